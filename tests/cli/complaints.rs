//! Files that are not what they should be: each is told with its place, and nothing of it comes in.

use super::home::{Home, Ran, events};

/// Imports into a used home, which must not change.
fn refused(coming: &str) -> Ran {
    let home = Home::lived_in(200);
    let before = home.all();
    let ran = home.import(coming);
    assert_eq!(home.all(), before, "{ran:#?}");
    ran.complains(&["failed to import coming.json", "Nothing was changed."]);
    ran
}

/// The exported text with one piece of it changed.
fn changed(exported: &str, from: &str, to: &str) -> String {
    assert!(exported.contains(from), "`{from}` is not in {exported}");
    exported.replacen(from, to, 1)
}

#[test]
fn a_changed_text_is_told_with_its_line() {
    let exported = Home::lived_in(100).export();
    let line = exported.lines().position(|line| line.contains("\"why?\"")).expect("the question") + 1;
    let told = refused(&changed(&exported, "\"why?\"", "\"what?\""));
    told.complains(&[&format!("line {line}, column "), "does not match its sha256"]);
}

#[test]
fn a_changed_time_or_number_is_noticed_at_the_end() {
    let exported = Home::lived_in(100).export();
    for (from, to) in
        [("\"happened_at\":8640001000", "\"happened_at\":8640001001"), ("\"dev_seq\":3", "\"dev_seq\":30")]
    {
        refused(&changed(&exported, from, to)).complains(&["at its end", "is missing or was changed"]);
    }
}

#[test]
fn a_missing_or_changed_draft_is_noticed() {
    let exported = Home::lived_in(100).export();
    refused(&changed(&exported, "print(", "prin(")).complains(&["at its end", "is missing or was changed"]);
    let without: Vec<&str> = exported.lines().filter(|line| !line.starts_with("{\"exercise\"")).collect();
    refused(&without.join("\n")).complains(&["at its end", "is missing or was changed"]);
}

#[test]
fn a_file_that_was_cut_off_is_told_as_such_wherever_it_was() {
    let exported = Home::lived_in(100).export();
    let whole = exported.trim_end().len();
    for cut in [0, 1, 40, whole / 4, whole / 2, whole * 3 / 4, whole - 40, whole - 1] {
        let cut = (0..=cut).rev().find(|at| exported.is_char_boundary(*at)).expect("a boundary");
        refused(&exported[..cut]).complains(&["it ends in the middle", "line "]);
    }
}

#[test]
fn a_file_without_its_last_event_is_noticed() {
    let exported = Home::lived_in(100).export();
    let last = format!(",\n{}", events(&exported).last().expect("an event"));
    refused(&changed(&exported, &last, "")).complains(&["at its end"]);
}

#[test]
fn a_newer_file_asks_for_a_newer_program() {
    let exported = Home::lived_in(100).export();
    let told = refused(&changed(&exported, "\"version\": 1", "\"version\": 2"));
    told.complains(&["line 3, column ", "a newer CodeMentor wrote it", "Install the newest"]);
}

#[test]
fn other_files_are_told_apart() {
    for (coming, words) in [
        ("Dear Ann,\n", "it is not JSON"),
        ("[1, 2]", "an object that `codementor export` wrote"),
        ("{}", "does not begin with its format and version"),
        ("{\"format\": \"backup\", \"version\": 1}", "its format is not `codementor-export`"),
        ("{\"events\": []}", "does not begin with its format and version"),
        ("{\"format\": \"codementor-export\", \"version\": 1}", "it does not say where it ends"),
    ] {
        refused(coming).complains(&[words]);
    }
}

#[test]
fn events_that_cannot_be_are_told_with_their_line() {
    let exported = Home::lived_in(100).export();
    for (from, to, words) in [
        ("\"kind\":\"exercise_opened\",\"h", "\"sort\":\"exercise_opened\",\"h", "missing field `kind`"),
        ("\"kind\":\"exercise_opened\",\"h", "\"kind\":\"level_changed\",\"h", "says another kind"),
        ("\"dev_seq\":1,", "\"dev_seq\":-1,", "a number or a time that cannot be"),
        ("\"happened_at\":8640001000", "\"happened_at\":9223372036854775807", "a time that cannot be"),
        ("\"happened_at\":8640001000", "\"happened_at\":-9223372036854775808", "a time that cannot be"),
        ("{\"event_id\":\"", "{\"event_id\":\"x", "is no UUID"),
    ] {
        let line = exported.lines().position(|line| line.starts_with("{\"event_id\"")).expect("an event") + 1;
        refused(&changed(&exported, from, to)).complains(&[words, &format!("line {line}, column ")]);
    }
    refused(&(exported + "{}")).complains(&["trailing characters"]);
}

#[test]
fn another_event_under_a_known_id_is_refused() {
    let home = Home::lived_in(100);
    let exported = home.export();
    let digest = codementor::store::digest("{}");
    home.meddle(&format!("UPDATE event SET payload = '{{}}', sha256 = '{digest}' WHERE device_sequence = 4"));
    let told = home.import(&exported);
    told.complains(&["failed to import coming.json", "another event is here under the id"]);
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let home = Home::new();
    home.run(&["import", "missing.json"]).complains(&["failed to read missing.json", "hint: "]);
    home.run(&["import", "."]).complains(&["failed to read .", "it is a folder"]);
}

#[test]
fn damage_in_the_database_does_not_spoil_the_export() {
    let home = Home::lived_in(100);
    home.meddle("UPDATE event SET payload = '{\"half' WHERE device_sequence = 5");
    let ran = home.run(&["export"]).well();
    assert!(
        ran.errors.contains("the text of 1 event ") && ran.errors.contains("`damaged`"),
        "{}",
        ran.errors
    );
    assert!(ran.out.contains("\"payload_text\":\"{\\\"half\""), "{}", ran.out);
    let other = Home::new();
    other.import(&ran.out).well();
    assert_eq!(events(&other.export()).len(), 10);
}
