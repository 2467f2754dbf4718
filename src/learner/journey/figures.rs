//! The whole way in figures, for a screen that shows all of it and for a report. They are gathered once and
//! kept until something happens; a frame never gathers them.

use super::{Card, DayCount, Journey, SkillStanding};
use crate::domain::Moment;
use crate::domain::profile::Frequency;
use crate::learner::badges::BadgeStanding;
use crate::learner::days::{self, Streak};
use crate::learner::insights::Insight;

/// Days of the calendar: a year, with the weeks at its ends whole.
pub const CALENDAR_DAYS: u16 = 53 * 7;
/// Points of a line over time, at most.
const POINTS: i64 = 120;
/// Days ahead for which reviews are counted.
pub const DAYS_AHEAD: usize = 7;

#[derive(Debug, Clone)]
pub struct Figures {
    /// The local day on which they were gathered.
    pub today: i64,
    pub exercises: u32,
    pub passed: u32,
    pub passed_today: u32,
    /// Since Monday, today among them.
    pub passed_this_week: u32,
    /// Runs of the checks.
    pub runs: usize,
    pub streak: Streak,
    pub skips_left: u32,
    pub plan: Frequency,
    pub level: u8,
    pub successes_missing: Option<u8>,
    /// The last of them is today.
    pub days: Vec<DayCount>,
    /// Of those days.
    pub best_day: Option<BestDay>,
    /// The first day on which anything was passed.
    pub first_day: Option<i64>,
    /// Different exercises passed up to a day, from the day before the first one until today, at equal
    /// distances; empty before the first pass.
    pub growth: Vec<f64>,
    /// The level over the same days.
    pub levels: Vec<f64>,
    /// Every skill that an exercise practises, in the order of the graph.
    pub skills: Vec<SkillFigure>,
    /// In their own order.
    pub badges: Vec<BadgeStanding>,
    pub next_badge: Option<BadgeStanding>,
    pub time: TimeSpent,
    pub insights: Vec<Insight>,
    /// Reviews that are due: today and before, tomorrow, and so on.
    pub reviews: [u32; DAYS_AHEAD],
}

/// The day on which the most was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BestDay {
    pub day: i64,
    pub passes: u32,
}

/// A skill with what went into it.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillFigure {
    /// Its number in the catalogue.
    pub number: usize,
    pub standing: SkillStanding,
    /// Times that one of its exercises ended.
    pub tried: u32,
    /// On its exercises, breaks left out.
    pub active_millis: i64,
}

/// In milliseconds, breaks left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeSpent {
    pub today: i64,
    /// Since Monday.
    pub this_week: i64,
    pub whole: i64,
}

impl Journey {
    /// Gathers everything. With 100,000 attempts that takes milliseconds: keep it.
    pub fn figures(&self, now: Moment) -> Figures {
        let today = now.local_day();
        let monday = today - days::weekday(today);
        let days = self.calendar(now, CALENDAR_DAYS);
        let week = || self.calendar.range(monday..=today).map(|(_, day)| day);
        let of_today = days.last().copied().unwrap_or_default();
        let known = self.records.iter().take(self.catalogue.items().len());
        let first_day = self.calendar.iter().find(|(_, day)| day.first_passes > 0).map(|(day, _)| *day);
        let first_day = first_day.filter(|first| *first <= today);
        let (growth, levels) = first_day.map_or_else(Default::default, |first| self.lines(first, today));
        Figures {
            today,
            exercises: self.catalogue.items().len() as u32,
            passed: known.filter(|record| record.passed_at.is_some()).count() as u32,
            passed_today: of_today.first_passes,
            passed_this_week: week().map(|day| day.first_passes).sum(),
            runs: self.run_count,
            streak: self.streak(now),
            skips_left: self.skips_left(now),
            plan: self.attendance.frequency(today),
            level: self.levels.level(),
            successes_missing: self.levels.successes_missing(),
            best_day: best_day(&days, today),
            first_day,
            growth,
            levels,
            skills: self.skill_figures(now),
            badges: self.badges.standings(),
            next_badge: self.badges.next(),
            time: TimeSpent {
                today: of_today.active_millis,
                this_week: week().map(|day| day.active_millis).sum(),
                whole: self.active_millis(),
            },
            insights: self.insights(now),
            reviews: self.reviews_ahead(today),
            days,
        }
    }

    /// How many were passed, and the level, from the day before the first pass until today.
    fn lines(&self, first: i64, today: i64) -> (Vec<f64>, Vec<f64>) {
        let begin = first - 1;
        let steps = (today - begin).min(POINTS);
        let changes = self.levels.changes();
        let mut level = changes.first().map_or(self.levels.level(), |change| change.from);
        let mut changes = changes.iter().peekable();
        let mut passes = self.calendar.iter().peekable();
        let mut passed = 0;
        let mut point = |step: i64| {
            let day = begin + (today - begin) * step / steps;
            while let Some((_, count)) = passes.next_if(|(of, _)| **of <= day) {
                passed += count.first_passes;
            }
            while let Some(change) = changes.next_if(|change| change.at.local_day() <= day) {
                level = change.to;
            }
            (f64::from(passed), f64::from(level))
        };
        let (growth, mut levels): (Vec<f64>, Vec<f64>) = (0..=steps).map(&mut point).unzip();
        // A level that the learner has said themselves is no change of the log.
        if let Some(last) = levels.last_mut() {
            *last = f64::from(self.levels.level());
        }
        (growth, levels)
    }

    fn skill_figures(&self, now: Moment) -> Vec<SkillFigure> {
        let numbers = (0..self.skills.len()).filter(|skill| !self.catalogue.items_of(*skill).is_empty());
        let figure = |(number, standing): (usize, SkillStanding)| SkillFigure {
            number,
            standing,
            tried: self.skills[number].tried,
            active_millis: self
                .catalogue
                .items_of(number)
                .iter()
                .map(|item| self.records[*item].active_millis)
                .sum(),
        };
        numbers.zip(self.skills(now)).map(figure).collect()
    }

    fn reviews_ahead(&self, today: i64) -> [u32; DAYS_AHEAD] {
        let mut ahead = [0; DAYS_AHEAD];
        let known = self.records.iter().take(self.catalogue.items().len());
        let cards = known.filter(|record| record.passed_at.is_some()).filter_map(|record| record.card);
        for card in cards {
            if let Some(count) = days_until(&card, today).and_then(|days| ahead.get_mut(days)) {
                *count += 1;
            }
        }
        ahead
    }
}

/// 0 where it is due already.
fn days_until(card: &Card, today: i64) -> Option<usize> {
    if card.is_due(today) { Some(0) } else { usize::try_from(card.due_on() - today).ok() }
}

/// Of equals, the newest.
fn best_day(days: &[DayCount], today: i64) -> Option<BestDay> {
    let (place, best) = days.iter().enumerate().max_by_key(|(_, day)| day.passes)?;
    let day = today - (days.len() - 1 - place) as i64;
    (best.passes > 0).then_some(BestDay { day, passes: best.passes })
}
