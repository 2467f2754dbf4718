//! Today's exercise on the command line: it says why, and stays the same until midnight.

use super::home::{DAY, Home, judged};
use codementor::domain::Moment;
use codementor::domain::event::Event;
use codementor::domain::verdict::Status;
use codementor::runtime::Clock;
use serde_json::Value;

fn ago(days: i64) -> Moment {
    let now = Clock::default().now();
    Moment { unix_millis: now.unix_millis - days * DAY, ..now }
}

fn as_json(home: &Home) -> Value {
    serde_json::from_str(&home.run(&["today", "--json"]).well().out).expect("JSON alone on standard output")
}

fn chosen_in_log(home: &Home) -> Vec<String> {
    let log = home.store().events().expect("the log");
    log.into_iter()
        .filter_map(|(event, _)| match event {
            Event::ExerciseChosen { exercise, .. } => Some(exercise.to_string()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_newcomer_is_told_what_to_begin_with_and_why() {
    let home = Home::new();
    let told = home.run(&["today"]).well().out;
    let names: Vec<&str> = told.lines().filter_map(|line| line.split("  ").next()).collect();
    let expected = ["Today", "", "", "Why", "Begun", "Reviews", "Streak", "Next badge"];
    assert_eq!(names, expected, "{told}");
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    for words in
        ["difficulty 1 of 10", "not begun yet", "none is due", "none yet; it begins with", "A week, 0 of 7"]
    {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
    let why = told.lines().find(|line| line.starts_with("Why")).expect("a reason");
    assert_eq!((why.matches('.').count(), why.ends_with('.')), (1, true), "one sentence: {why}");
}

#[test]
fn it_is_written_down_once_and_stays() {
    let home = Home::new();
    let first = as_json(&home);
    let chosen = chosen_in_log(&home);
    assert_eq!(chosen.len(), 1);
    assert_eq!(first["today"]["id"], chosen[0].as_str());
    assert_eq!(first["today"]["state"], "waiting");
    // What would be best has changed, what was chosen has not.
    home.store().record(&judged("tide-table", Status::Pass), ago(0)).expect("an event");
    assert_eq!(as_json(&home)["today"]["id"], first["today"]["id"]);
    assert_eq!(chosen_in_log(&home), chosen);
}

#[test]
fn it_tells_what_is_begun_reviewed_and_kept_up() {
    let home = Home::new();
    let mut store = home.store();
    for (event, moment) in [
        (judged("tide-table", Status::Pass), ago(40)),
        (judged("snack-machine", Status::Fail), ago(2)),
        (judged("snack-machine", Status::Fail), ago(2)),
        (judged("thunder-count", Status::Pass), ago(1)),
    ] {
        store.record(&event, moment).expect("an event");
    }
    drop(store);
    let told = as_json(&home);
    assert_eq!(told["reviews"][0]["id"], "first-steps/tide-table", "{told:#}");
    assert_eq!(told["reviews"][0]["days"], 40);
    assert_eq!((&told["streak"]["days"], &told["streak"]["practised_today"]), (&1.into(), &false.into()));
    let words = home.run(&["today"]).well().out;
    assert!(words.contains("1 day (the longest: 1 day)"), "{words}");
    assert!(words.contains("Waves on the harbour wall (tide-table), last done 40 days ago"), "{words}");
    // It is either today's, or named among what else is begun.
    let mut begun = vec![told["today"].clone()];
    begun.extend(told["begun"].as_array().expect("a list").clone());
    assert!(begun.iter().any(|entry| entry["id"] == "first-steps/snack-machine"), "{told:#}");
}

#[test]
fn what_is_done_today_is_told_as_done() {
    let home = Home::new();
    let slug = as_json(&home)["today"]["slug"].as_str().expect("a name").to_owned();
    home.store().record(&judged(&slug, Status::Fail), ago(0)).expect("an event");
    assert_eq!(as_json(&home)["today"]["state"], "begun");
    home.store().record(&judged(&slug, Status::Pass), ago(0)).expect("an event");
    let told = as_json(&home);
    assert_eq!((&told["today"]["state"], &told["today"]["slug"]), (&"done".into(), &slug.into()));
    assert!(home.run(&["today"]).well().out.contains("you have practised today"));
}
