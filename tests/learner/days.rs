//! Streaks by tables: plans, skips, daylight saving, journeys over the date line, clocks that jump.

use codementor::domain::Moment;
use codementor::domain::profile::Frequency;
use codementor::learner::days::{Attendance, Streak, weekday};

/// A Monday: 2026-11-02.
const MONDAY: i64 = 20_759;
const HOUR: i64 = 3_600_000;

/// Days after [`MONDAY`] with practice, and today; current and longest streak.
type Row = (&'static [i64], i64, (u32, u32));

fn attended(plan: Frequency, days: &[i64]) -> Attendance {
    let mut attendance = Attendance::default();
    attendance.plan(0, plan);
    for day in days {
        attendance.practise(MONDAY + day);
    }
    attendance
}

fn assert_rows(plan: Frequency, rows: &[Row]) {
    for (days, today, expected) in rows {
        let Streak { current, longest, .. } = attended(plan, days).streak(MONDAY + today);
        assert_eq!((current, longest), *expected, "{plan:?}: {days:?}, on day {today}");
    }
}

/// A moment by UTC hours since 2026-11-02 and the zone's hours ahead.
fn moment(hours: i64, ahead: i32) -> Moment {
    Moment { unix_millis: MONDAY * 24 * HOUR + hours * HOUR, steady_millis: 0, offset_minutes: ahead * 60 }
}

#[test]
fn the_calendar_begins_its_weeks_on_monday() {
    assert_eq!(weekday(MONDAY), 0);
    assert_eq!([weekday(0), weekday(-1), weekday(3)], [3, 2, 6]);
}

#[test]
fn daily_streaks() {
    assert_rows(
        Frequency::Daily,
        &[
            (&[], 10, (0, 0)),
            (&[10], 10, (1, 1)),
            (&[9], 10, (1, 1)),
            (&[8], 10, (0, 1)),
            (&[8, 9, 10, 10], 10, (3, 3)),
            (&[1, 2, 3, 4, 9, 10], 10, (2, 4)),
            // The clock was ahead once: days to come do not count until they come.
            (&[9, 10, 500], 10, (2, 2)),
            // It was at the beginning of time once.
            (&[-MONDAY, 9, 10], 10, (2, 2)),
        ],
    );
}

#[test]
fn weekday_streaks_do_not_ask_for_weekends_and_count_them_all_the_same() {
    assert_rows(
        Frequency::Weekdays,
        &[
            (&[3, 4, 7], 7, (3, 3)),
            (&[3, 4], 6, (2, 2)),
            (&[3, 4], 7, (2, 2)),
            (&[3, 4], 8, (0, 2)),
            (&[4, 5, 7], 7, (3, 3)),
            (&[2, 4], 4, (1, 1)),
        ],
    );
}

#[test]
fn three_days_a_week_may_be_any_three() {
    assert_rows(
        Frequency::ThreeAWeek,
        &[
            // Begun on a Saturday: that week asks for nothing.
            (&[5, 7, 9, 13], 14, (4, 4)),
            (&[0, 2, 4, 11, 12, 13], 14, (6, 6)),
            // Two in the second week are too few; on its Sunday it is lost.
            (&[0, 2, 4, 7, 8], 13, (5, 5)),
            (&[0, 2, 4, 7, 8], 14, (0, 5)),
            (&[0, 2, 4, 7, 8, 14], 14, (1, 5)),
            // A whole week away.
            (&[0, 1, 2, 14, 15], 15, (2, 3)),
        ],
    );
    let attendance = attended(Frequency::ThreeAWeek, &[0, 2, 4, 7]);
    let needs = |today: i64| attendance.streak(MONDAY + today).needs_today;
    assert_eq!([10, 11, 12, 13].map(needs), [false, false, true, false], "Saturday is the last chance");
}

#[test]
fn a_plan_holds_from_its_day_on() {
    let mut attendance = attended(Frequency::Weekdays, &[3, 4, 7, 8]);
    attendance.plan(MONDAY + 9, Frequency::Daily);
    assert_eq!(attendance.streak(MONDAY + 9).current, 4, "the weekend before the change stays free");
    for day in 9..12 {
        attendance.practise(MONDAY + day);
    }
    assert_eq!(attendance.streak(MONDAY + 12).current, 7);
    assert_eq!(attendance.streak(MONDAY + 13).current, 0, "the weekend after it does not");
}

#[test]
fn two_skips_a_week_keep_the_streak_and_add_nothing() {
    let mut attendance = attended(Frequency::Daily, &[0, 3]);
    assert!(attendance.skip(MONDAY + 1) && attendance.skip(MONDAY + 2));
    assert!(!attendance.skip(MONDAY + 4), "the third of a week is none");
    assert_eq!(attendance.skips_left(MONDAY + 6), 0);
    assert_eq!(attendance.streak(MONDAY + 3).current, 2);
    assert_eq!(attendance.streak(MONDAY + 5).current, 0, "the third did not hold the streak");
    assert_eq!(attendance.skips_left(MONDAY + 7), 2, "a new week");
    assert!(attendance.skip(MONDAY + 7));
    assert_eq!(attendance.skips_left(MONDAY + 7), 1);
}

#[test]
fn today_is_asked_for_only_where_the_plan_asks() {
    assert!(attended(Frequency::Daily, &[4]).streak(MONDAY + 5).needs_today);
    assert!(!attended(Frequency::Daily, &[4, 5]).streak(MONDAY + 5).needs_today);
    assert!(!attended(Frequency::Weekdays, &[4]).streak(MONDAY + 5).needs_today);
    assert!(!attended(Frequency::Daily, &[]).streak(MONDAY + 5).needs_today, "nothing can be lost");
}

#[test]
fn days_of_23_and_25_hours_are_days() {
    // Clocks go forward on the second night and back on the fourth; practice at 23:30 or 00:30 local.
    let mut attendance = Attendance::default();
    let evening = |day: i64, ahead: i32| {
        let mut at = moment(day * 24 + 23 - i64::from(ahead), ahead);
        at.unix_millis += HOUR / 2;
        at
    };
    let times = [evening(0, 1), evening(1, 1), evening(2, 2), evening(3, 2), evening(4, 1)];
    let mut before = None;
    for at in times {
        if let Some(before) = before.replace(at) {
            attendance.went_on(before, at);
        }
        attendance.practise(at.local_day());
    }
    assert_eq!(attendance.streak(MONDAY + 4).current, 5);
    // A night whose clock went forward is no journey: a missed day stays missed.
    let mut missed = Attendance::default();
    missed.practise(MONDAY);
    missed.went_on(evening(0, 1), moment(46, 2));
    missed.practise(MONDAY + 2);
    assert_eq!(missed.streak(MONDAY + 2).current, 1);
}

#[test]
fn journeys_over_the_date_line_cost_no_streak() {
    let fly = |from: Moment, to: Moment| {
        let mut attendance = Attendance::default();
        attendance.practise(from.local_day() - 1);
        attendance.practise(from.local_day());
        attendance.went_on(from, to);
        attendance.practise(to.local_day());
        attendance.streak(to.local_day()).current
    };
    // Los Angeles (UTC-8) on Monday at 22:00, Auckland (UTC+13) on Wednesday at 20:00: no Tuesday between.
    assert_eq!(fly(moment(30, -8), moment(55, 13)), 3);
    // Back: Auckland on Wednesday at 21:00, Los Angeles on the same Wednesday at 20:00.
    assert_eq!(fly(moment(56, 13), moment(76, -8)), 2);
    // Whoever flies and then lets two days go has missed one.
    assert_eq!(fly(moment(30, -8), moment(55 + 24, 13)), 1);
}

#[test]
fn a_clock_that_jumps_back_and_forward_loses_nothing() {
    let mut attendance = attended(Frequency::Daily, &[0, 1, 2]);
    // For an hour, the machine believed in another year; then it was put right.
    let wrong = moment(24 * 400, 0);
    attendance.went_on(moment(60, 0), wrong);
    attendance.practise(wrong.local_day());
    attendance.went_on(wrong, moment(61, 0));
    assert_eq!(attendance.streak(MONDAY + 2).current, 3);
    attendance.practise(MONDAY + 3);
    assert_eq!(
        attendance.streak(MONDAY + 3),
        Streak { current: 4, longest: 4, practised_today: true, needs_today: false }
    );
}
