//! Local days: which ones were practised on, what the learner's plan asks of them, and the streak. It never
//! reads a clock: days come in as the learner's own calendar had them.
//!
//! A day is the number of the local calendar day since 1970-01-01, as [`Moment::local_day`] tells it, so
//! that a day of 23 or 25 hours is one day. Days after today are of a clock that was wrong; they wait.

use crate::domain::Moment;
use crate::domain::profile::Frequency;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How often the exercise of the day may be skipped between Monday and Sunday.
pub const SKIPS_A_WEEK: u32 = 2;

/// Days of practice that [`Frequency::ThreeAWeek`] asks for.
const WEEKLY_DAYS: i64 = 3;

/// A change of the clock by more is a journey, not daylight saving. In minutes.
const DAYLIGHT_SAVING: i32 = 60;

/// On which days the learner was there.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Attendance {
    practised: BTreeSet<i64>,
    skips: BTreeMap<i64, u32>,
    /// Days that a journey cut short before they were over.
    unlived: BTreeSet<i64>,
    /// From which day on which plan holds, in the order in which they were made.
    plans: Vec<(i64, Frequency)>,
    /// Where a walk through all days before this one has led, so that the next begins there.
    walked: Option<(i64, Walk)>,
}

/// Days of practice in a row, as the plan counts them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Streak {
    pub current: u32,
    pub longest: u32,
    /// Something was passed today already.
    pub practised_today: bool,
    /// Without practice today, the streak is lost at midnight.
    pub needs_today: bool,
}

/// 0 is Monday.
pub const fn weekday(day: i64) -> i64 {
    // The first day of 1970 was a Thursday.
    (day + 3).rem_euclid(7)
}

/// Weeks go from Monday to Sunday.
pub const fn week(day: i64) -> i64 {
    (day + 3).div_euclid(7)
}

impl Attendance {
    pub fn practise(&mut self, day: i64) {
        self.changed(day);
        self.practised.insert(day);
    }

    /// Remembers the walk through the days before `day`, which are not expected to change.
    pub fn settle(&mut self, day: i64) {
        self.walked = Some((day, self.walk(day)));
    }

    fn changed(&mut self, day: i64) {
        self.walked = self.walked.take().filter(|(next, _)| *next <= day);
    }

    /// Skips the exercise of a day, which keeps the streak as it is. `false` when the week has none left.
    pub fn skip(&mut self, day: i64) -> bool {
        let left = self.skips_left(day) > 0;
        if left {
            self.changed(day);
            *self.skips.entry(day).or_default() += 1;
        }
        left
    }

    pub fn skips_left(&self, today: i64) -> u32 {
        let monday = today - weekday(today);
        let used: u32 = self.skips.range(monday..monday + 7).map(|(_, count)| count).sum();
        SKIPS_A_WEEK.saturating_sub(used)
    }

    /// Two things that happened one after the other. Where the learner flew over the date line in between,
    /// the day that they hardly had is not counted as missed: a day is missed when it was over in the zone
    /// that they left as well.
    pub fn went_on(&mut self, before: Moment, after: Moment) {
        let shift = after.offset_minutes - before.offset_minutes;
        if after.unix_millis < before.unix_millis || shift <= DAYLIGHT_SAVING {
            return;
        }
        let at_home = Moment { offset_minutes: before.offset_minutes, ..after };
        let first = at_home.local_day().max(before.local_day() + 1);
        self.changed(first);
        self.unlived.extend(first..after.local_day());
    }

    pub fn plan(&mut self, day: i64, frequency: Frequency) {
        self.changed(day);
        self.plans.push((day, frequency));
    }

    pub fn frequency(&self, day: i64) -> Frequency {
        let in_force = self.plans.iter().rev().find(|(from, _)| *from <= day);
        in_force.map_or_else(Frequency::default, |(_, frequency)| *frequency)
    }

    pub fn practised_on(&self, day: i64) -> bool {
        self.practised.contains(&day)
    }

    /// The last day of practice before `day`.
    pub fn last_before(&self, day: i64) -> Option<i64> {
        self.practised.range(..day).next_back().copied()
    }

    /// The streak as it is on a day that is not over, and so cannot be missed yet.
    pub fn streak(&self, today: i64) -> Streak {
        let mut walk = self.walk(today);
        walk.day(self, today);
        let practised_today = self.practised_on(today);
        Streak {
            current: walk.run,
            longest: walk.longest,
            practised_today,
            needs_today: walk.run > 0 && !practised_today && walk.is_missed(self, today),
        }
    }

    /// Through all days before `end`.
    fn walk(&self, end: i64) -> Walk {
        let (begin, mut walk) =
            self.walked.clone().filter(|(next, _)| *next <= end).unwrap_or((i64::MIN, Walk::default()));
        let practised_from = |day: i64| self.practised.range(day..).next().copied().filter(|day| *day < end);
        // Nothing happens to a streak that there is not.
        let next = |walk: &Walk, day: i64| {
            if walk.run == 0 { practised_from(day) } else { Some(day).filter(|day| *day < end) }
        };
        let mut today = next(&walk, begin);
        while let Some(day) = today {
            walk.day(self, day);
            if walk.is_missed(self, day) {
                walk.run = 0;
            }
            today = next(&walk, day + 1);
        }
        walk
    }
}

/// Where the walk through the days is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Walk {
    run: u32,
    longest: u32,
    /// The streak and the present plan have been there since Monday.
    whole_week: bool,
    /// Days of practice since Monday.
    week_count: i64,
    plan: Option<Frequency>,
}

impl Walk {
    fn day(&mut self, attendance: &Attendance, day: i64) {
        let plan = attendance.frequency(day);
        if self.run == 0 || self.plan != Some(plan) {
            (self.whole_week, self.week_count, self.plan) = (false, 0, Some(plan));
        } else if weekday(day) == 0 {
            (self.whole_week, self.week_count) = (true, 0);
        }
        if attendance.practised_on(day) {
            self.run += 1;
            self.week_count += 1;
            self.longest = self.longest.max(self.run);
        }
    }

    /// Whether the streak ends with this day, once it is over.
    fn is_missed(&self, attendance: &Attendance, day: i64) -> bool {
        let absent = !(attendance.practised.contains(&day)
            || attendance.skips.contains_key(&day)
            || attendance.unlived.contains(&day));
        match attendance.frequency(day) {
            Frequency::Daily => absent,
            Frequency::Weekdays => absent && weekday(day) < 5,
            // The week of a beginning asks for nothing; any other is lost when too few days are left.
            Frequency::ThreeAWeek => self.whole_week && WEEKLY_DAYS - self.week_count > 6 - weekday(day),
        }
    }
}
