//! A history that travels: out as JSON, into an empty home, into a used one, back again. Nothing is lost,
//! nothing is doubled.

use super::home::{DAY, Home, at, chosen, draft, events, id, judged};
use codementor::domain::Language;
use codementor::domain::event::Event;
use codementor::domain::verdict::Status;
use codementor::store::StoreError;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::Stdio;

#[test]
fn an_empty_home_becomes_the_same_and_exports_the_same_events_byte_for_byte() {
    let first = Home::lived_in(100);
    let exported = first.export();
    assert_eq!(events(&exported).len(), 11, "{exported}");
    let second = Home::new();
    let told = second.import(&exported).well();
    assert_eq!(told.out, "Imported 11 events and 1 draft from coming.json.\n");
    assert_eq!(second.tables(), first.tables());
    let again = second.export();
    assert_eq!(events(&again), events(&exported));
    let others = |text: &str| -> Vec<String> {
        let kinds = ["{\"exercise\"", "\"end\"", "\"place\""];
        let lines = text.lines().filter(|line| kinds.iter().any(|kind| line.starts_with(kind)));
        lines.map(str::to_owned).collect()
    };
    assert_eq!((others(&again).len(), others(&again)), (3, others(&exported)), "draft, place and end");
    second.store().rebuild().expect("a rebuilding");
    assert_eq!(second.tables(), first.tables());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let home = Home::lived_in(100);
    let exported = home.export();
    let before = home.all();
    let told = home.import(&exported).well();
    assert!(told.out.contains("Imported 0 events and 0 drafts"), "{}", told.out);
    assert!(told.out.contains("11 events were here already"), "{}", told.out);
    assert_eq!(home.all(), before);
}

#[test]
fn two_used_homes_become_alike_whichever_imports_first() {
    let (early, late) = (Home::lived_in(100), Home::lived_in(101));
    early.store().record(&chosen("theme", "dark"), at(110)).expect("a choice");
    let (from_early, from_late) = (early.export(), late.export());
    early.import(&from_late).well();
    late.import(&from_early).well();
    let logs = ["attempt", "standing", "turn", "pass_day", "preference"];
    assert_eq!(early.rows(&logs), late.rows(&logs));
    assert_eq!(events(&early.export()), events(&late.export()));
    // The newest choice counts, though it was not the last to come; the first pass is the first in time.
    let store = late.store();
    assert_eq!(store.preferences().expect("choices"), [("theme".to_owned(), "dark".to_owned())]);
    let standing = store.standing(&id("tide-table")).expect("a standing");
    assert_eq!((standing.attempts, standing.hints), (6, 2));
    assert_eq!(standing.passed_at.map(|moment| moment.local_day()), Some(100));
    assert_eq!(store.history().expect("history").pass_days, [100, 101, 102]);
}

#[test]
fn what_happened_on_a_device_keeps_its_order_when_its_clock_was_put_back() {
    let (home, other) = (Home::new(), Home::lived_in(100));
    for (text, day) in [("first", 103), ("second", 90), ("third", 91)] {
        let event = Event::QuestionAsked { exercise: id("tide-table"), text: text.to_owned() };
        home.store().record(&event, at(day)).expect("an event");
    }
    home.import(&other.export()).well();
    let said: Vec<String> =
        home.store().turns(&id("tide-table")).expect("turns").into_iter().map(|turn| turn.text).collect();
    assert_eq!(said, ["Look at the last line.", "why?", "Because.", "first", "second", "third"]);
}

#[test]
fn the_newer_draft_wins_and_the_older_is_in_the_history() {
    let (home, other) = (Home::new(), Home::new());
    for (place, slug, source, day) in [
        (&home, "tide-table", "older here", 100),
        (&other, "tide-table", "newer there", 101),
        (&home, "odd-one", "newer here", 103),
        (&other, "odd-one", "older there", 102),
        (&home, "same", "the same", 100),
        (&other, "same", "the same", 105),
    ] {
        place.store().save_draft(&draft(slug, source), at(day)).expect("a draft is saved");
    }
    let exported = other.export();
    let told = home.import(&exported).well();
    assert!(told.out.contains("0 events and 2 drafts"), "{}", told.out);
    assert!(told.out.contains("2 drafts were older"), "{}", told.out);
    let source = |slug: &str| {
        let found = home.store().draft(&id(slug), Language::Python).expect("drafts");
        found.map(|draft| draft.source).unwrap_or_default()
    };
    assert_eq!((source("tide-table").as_str(), source("odd-one").as_str()), ("newer there", "newer here"));
    let mut aside: Vec<(String, i64)> = Vec::new();
    for (event, _) in home.store().events().expect("the log") {
        if let Event::DraftSetAside { source, saved_at, .. } = event {
            aside.push((source, saved_at));
        }
    }
    aside.sort();
    let expected = [("older here", 100), ("older there", 102)];
    assert_eq!(aside, expected.map(|(source, day)| (source.to_owned(), day * DAY + 1_000)));
    let before = home.all();
    home.import(&exported).well();
    assert_eq!(home.all(), before, "once is enough");
}

#[test]
fn a_draft_set_aside_in_an_empty_history_comes_after_what_happened_before() {
    let (home, other) = (Home::new(), Home::lived_in(100));
    home.store().save_draft(&draft("odd-one", "older here"), at(100)).expect("a draft is saved");
    home.import(&other.export()).well();
    let log = home.store().events().expect("the log");
    assert_eq!(log.len(), 12);
    assert!(matches!(log.last(), Some((Event::DraftSetAside { .. }, _))), "{:?}", log.last());
    assert!(log.is_sorted_by_key(|(_, moment)| moment.unix_millis));
}

#[test]
fn two_copies_of_one_home_that_were_both_used_come_together() {
    let home = Home::lived_in(100);
    let copy = Home::new();
    fs::copy(home.path("history.db"), copy.path("history.db")).expect("a copy");
    home.store().record(&judged("here", Status::Pass), at(105)).expect("an event");
    home.store().record(&judged("here-too", Status::Pass), at(107)).expect("an event");
    copy.store().record(&judged("there", Status::Pass), at(106)).expect("an event");
    let exported = copy.export();
    let told = home.import(&exported).well();
    assert!(told.out.contains("Imported 1 event "), "{}", told.out);
    assert!(told.out.contains("1 event has a new number"), "{}", told.out);
    assert_eq!(home.store().history().expect("history").pass_days, [100, 101, 105, 106, 107]);
    let before = home.all();
    home.import(&exported).well();
    assert_eq!(home.all(), before);
    assert_eq!(events(&home.export()).len(), 14);
}

#[test]
fn consent_to_no_sandbox_stays_on_its_machine() {
    let (home, other) = (Home::lived_in(100), Home::new());
    home.store().record(&chosen("unsandboxed", "agreed"), at(101)).expect("a choice");
    let exported = home.export();
    other.import(&exported).well();
    let consents = |home: &Home| {
        let all = home.store().preferences().expect("choices");
        all.into_iter().filter(|(key, _)| key == "unsandboxed").count()
    };
    assert_eq!((consents(&home), consents(&other)), (1, 0));
    assert_eq!(events(&other.export()), events(&exported), "the log has it all the same");
}

#[test]
fn events_of_kinds_to_come_are_kept_for_a_version_that_knows_them() {
    let home = Home::lived_in(100);
    let payload = r#"{"kind":"pair_joined","room":"blue"}"#;
    home.meddle(&format!(
        "INSERT INTO event (event_id, device_id, device_sequence, kind, happened_at, offset_minutes, payload, sha256)
         SELECT '0198c0de-0000-7000-8000-000000000001', device_id, 99, 'pair_joined', 1, 0, '{payload}', '{}'
         FROM device",
        codementor::store::digest(payload)
    ));
    let exported = home.export();
    let other = Home::new();
    let told = other.import(&exported).well();
    assert!(told.out.contains("1 event is of a kind that this version does not know"), "{}", told.out);
    assert_eq!(events(&other.export()), events(&exported));
}

#[test]
fn a_program_may_lay_the_file_out_anew() {
    let home = Home::lived_in(100);
    let exported = home.export();
    let document: Value = serde_json::from_str(&exported).expect("JSON");
    for laid_out in [format!("{document:#}"), document.to_string()] {
        let other = Home::new();
        other.import(&laid_out).well();
        assert_eq!(events(&other.export()), events(&exported));
        assert_eq!(other.tables(), home.tables());
    }
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let exported = Home::lived_in(100).export();
    let home = Home::lived_in(105);
    let before = home.all();
    fs::write(home.path("coming.json"), exported).expect("a file");
    let told = home.run(&["import", "--dry-run", "coming.json"]).well();
    assert!(told.out.contains("Would import 11 events and 0 drafts"), "{}", told.out);
    assert!(told.out.contains("Nothing was changed"), "{}", told.out);
    assert_eq!(home.all(), before);
}

#[test]
fn it_goes_through_a_pipe() {
    let exported = Home::lived_in(100).export();
    let home = Home::new();
    let mut command = home.command(&["import", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    child.stdin.take().expect("its input").write_all(exported.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(events(&home.export()), events(&exported));
}

#[test]
fn a_file_is_whole_or_not_there_and_is_not_replaced_unasked() {
    let home = Home::lived_in(100);
    home.run(&["export", "--output", "mine.json"]).well();
    let written = fs::read_to_string(home.path("mine.json")).expect("the file");
    assert_eq!(events(&written), events(&home.export()));
    fs::write(home.path("letter.txt"), "Dear Ann").expect("a file");
    home.run(&["export", "--output", "letter.txt"])
        .complains(&["letter.txt: it is there already", "--force"]);
    assert_eq!(fs::read_to_string(home.path("letter.txt")).expect("the file"), "Dear Ann");
    home.run(&["export", "--force", "--output", "letter.txt"]).well();
    let replaced = fs::read_to_string(home.path("letter.txt")).expect("the file");
    assert_eq!(events(&replaced), events(&written));
    home.run(&["export", "--output", "nowhere/mine.json"]).complains(&["failed to write nowhere/mine.json"]);
    let left = fs::read_dir(home.path("")).expect("the home").flatten();
    assert_eq!(left.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part")).count(), 0);
}

#[test]
fn settings_and_logs_do_not_travel() {
    let home = Home::lived_in(100);
    fs::write(home.path("config.toml"), "[provider]\nkey = \"sk-very-secret\"\n").expect("settings");
    fs::create_dir_all(home.path("logs")).expect("a folder");
    fs::write(home.path("logs/codementor.2026-11-24.log"), "logged-line-of-yesterday").expect("a log");
    let exported = home.export();
    let document: Value = serde_json::from_str(&exported).expect("JSON");
    assert!(!exported.contains("sk-very-secret") && !exported.contains("logged-line-of-yesterday"));
    let keys: Vec<&str> = document.as_object().expect("an object").keys().map(String::as_str).collect();
    let known = "format version program written_at device_id place preferences drafts events damaged end";
    assert_eq!(keys.join(" "), known);
    assert_eq!(document["preferences"]["theme"], "sixteen");
    assert_eq!(document["place"]["pane"], "chat");
}

#[test]
fn an_export_is_of_one_moment() {
    let home = Home::lived_in(100);
    let mut reader = home.store();
    let snapshot = reader.snapshot().expect("a snapshot");
    home.store().record(&chosen("theme", "dark"), at(200)).expect("a choice");
    let mut seen = 0;
    let counted = snapshot.each_event(|_| -> Result<(), StoreError> {
        seen += 1;
        Ok(())
    });
    counted.expect("events");
    assert_eq!((seen, snapshot.event_count().expect("a count")), (11, 11));
    drop(snapshot);
    assert_eq!(reader.snapshot().expect("a snapshot").event_count().expect("a count"), 12);
}
