//! The report in Markdown: its figures and charts are those of the history.

use super::home::{DAY, Home, at, id, judged};
use codementor::domain::Moment;
use codementor::domain::event::Event;
use codementor::domain::exercise::Rung;
use codementor::domain::verdict::Status;
use codementor::runtime::Clock;
use std::fs;

#[test]
fn a_report_tells_totals_days_skills_and_exercises() {
    let home = Home::new();
    let today = Clock::default().now();
    let ago = |days: i64| Moment { unix_millis: today.unix_millis - days * DAY, ..today };
    let mut store = home.store();
    let hint = Event::HintGiven { exercise: id("tide-table"), rung: Rung::Look, text: "Look.".to_owned() };
    for (event, moment) in [
        (judged("tide-table", Status::Fail), ago(8)),
        (hint, ago(8)),
        (judged("tide-table", Status::Pass), ago(8)),
        (judged("gone|away", Status::Pass), ago(1)),
        (judged("gone|away", Status::Pass), ago(0)),
        (judged("snack-machine", Status::Error), ago(0)),
    ] {
        store.record(&event, moment).expect("an event");
    }
    drop(store);
    let report = home.run(&["export", "--format", "markdown"]).well().out;
    for line in [
        "| Exercises solved | 1 of ",
        // The same program judged once more is no practice.
        "| Streak | 1 day |",
        "| Days with a pass | 3 |",
        "| Runs of the checks | 5 |",
        "| Hints taken | 1 |",
        "3 exercises were passed on 3 days; the most on one day: 1 (",
        "Week of     M T W T F S S  In all",
        "· none  ░ 1  ▒ 2  ▓ 3  █ 4 or more exercises passed on a day",
        "| Level | 1 of 10 |",
        "A full bar is a skill mastered in full",
        "learning   1 of ",
        " | On your own | Pass an exercise without a hint |",
        "\nNext: Warmed up (2 of 10): Pass 10 exercises.\n",
        " | first-steps/gone\\|away |  | 2 | none |",
        " of 10 | 2 | 1 hint |",
        "## Begun, not solved yet",
    ] {
        assert!(report.contains(line), "`{line}` is not in:\n{report}");
    }
    let weeks = report.lines().filter(|line| line.starts_with("20") && line.contains('░'));
    assert_eq!(weeks.map(|week| week.matches('░').count()).sum::<usize>(), 3, "{report}");
}

#[test]
fn a_report_tells_what_the_history_says_and_the_badges() {
    let home = Home::new();
    let today = Clock::default().now();
    let mut store = home.store();
    for days in (0..10).rev() {
        let moment = Moment { unix_millis: today.unix_millis - days * DAY, ..today };
        store.record(&judged(&format!("number-{days}"), Status::Pass), moment).expect("an event");
    }
    drop(store);
    let report = home.run(&["export", "--format", "markdown"]).well().out;
    for line in [
        "## What your history says\n\n- You practised on 10 of the last 14 days.\n",
        " | A week | Keep a streak of 7 days |",
        " | Warmed up | Pass 10 exercises |",
        "| Longest streak | 10 days |",
    ] {
        assert!(report.contains(line), "`{line}` is not in:\n{report}");
    }
    home.run(&["export", "--output", "all.md", "--format", "json"]).well();
    let written = fs::read_to_string(home.path("all.md")).expect("the file");
    assert!(written.starts_with('{'), "what is asked for in words wins over the name");
}

#[test]
fn an_empty_home_has_a_report_too() {
    let home = Home::new();
    home.run(&["export", "--output", "report.md"]).well();
    let report = fs::read_to_string(home.path("report.md")).expect("the report");
    assert!(report.starts_with("# What you have learnt\n"), "{report}");
    let words = ["Nothing was passed in the last 53 weeks.", "None yet."];
    assert!(words.iter().all(|words| report.contains(words)), "{report}");
}

#[test]
fn days_are_the_learner_s_own() {
    let home = Home::new();
    // Eleven at night in New York is the next day in UTC.
    let late = Moment { unix_millis: 101 * DAY + 4 * 3_600_000, steady_millis: 0, offset_minutes: -300 };
    home.store().record(&judged("tide-table", Status::Pass), late).expect("an event");
    home.store().record(&judged("tide-table", Status::Pass), at(101)).expect("an event");
    let days = home.store().activity().expect("days");
    let days: Vec<_> = days.into_iter().map(|day| (day.local_day, day.runs, day.passed)).collect();
    assert_eq!(days, [(100, 1, 1), (101, 1, 1)]);
}
