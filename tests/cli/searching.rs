//! The search of all conversations: whatever is typed is looked for as it stands, and what comes, goes or
//! moves in the history comes, goes or moves in the index.

use super::home::{DAY, Home, at, id};
use codementor::domain::Moment;
use codementor::domain::event::Event;
use codementor::domain::exercise::Rung;
use serde_json::Value;

fn asked(slug: &str, text: &str) -> Event {
    Event::QuestionAsked { exercise: id(slug), text: text.to_owned() }
}

fn answered(slug: &str, text: &str) -> Event {
    Event::QuestionAnswered { exercise: id(slug), text: text.to_owned() }
}

fn hinted(slug: &str, text: &str) -> Event {
    Event::HintGiven { exercise: id(slug), rung: Rung::Concept, text: text.to_owned() }
}

/// Somebody who has talked.
fn talked() -> Home {
    let home = Home::new();
    let mut store = home.store();
    let late = Moment { unix_millis: 101 * DAY + 82_800_000, steady_millis: 0, offset_minutes: 120 };
    for (event, moment) in [
        (asked("tide-table", "Why does my loop never end?"), at(100)),
        (answered("tide-table", "What would have to change\nfor the `while` loop to stop?"), at(100)),
        (hinted("odd-one", "A set keeps each thing once; a Schlüssel opens one door."), late),
        (asked("gone-away", "is total_price[0] += 1 in two loops the same as \"sum\"?"), at(103)),
    ] {
        store.record(&event, moment).expect("an event");
    }
    drop(store);
    home
}

fn sound(home: &Home) {
    home.meddle("INSERT INTO turn_words (turn_words, rank) VALUES ('integrity-check', 1)");
}

fn found(home: &Home, words: &str) -> Vec<String> {
    let turns = home.store().search_turns(words, 50).expect("a search");
    turns.into_iter().map(|turn| turn.exercise.slug).collect()
}

#[test]
fn it_shows_where_when_who_and_the_words_newest_first() {
    let home = talked();
    let told = home.run(&["search", "loop"]).well().out;
    let expected = "1970-04-14 01:00  first-steps/gone-away  you\n  \
                    is total_price[0] += 1 in two «loops» the same as \"sum\"?\n\n\
                    1970-04-11 01:00  Waves on the harbour wall (tide-table)  tutor\n  \
                    What would have to change for the `while` «loop» to stop?\n\n\
                    1970-04-11 01:00  Waves on the harbour wall (tide-table)  you\n  \
                    Why does my «loop» never end?\n\n3 places.\n";
    assert_eq!(told, expected);
    let told = home.run(&["search", "schlussel"]).well().out;
    // An hour before midnight in UTC is the next day where the learner is.
    assert!(told.starts_with("1970-04-13 01:00  "), "{told}");
    assert!(told.contains("tutor, hint: the idea") && told.contains("a «Schlüssel» opens"), "{told}");
}

#[test]
fn all_words_have_to_be_there_in_any_order() {
    let home = talked();
    assert_eq!(found(&home, "end loop"), ["tide-table"]);
    assert_eq!(found(&home, "LOOP wh"), ["tide-table", "tide-table"], "`why` and `while`");
    assert_eq!(found(&home, "total_price"), ["gone-away"]);
    assert_eq!(found(&home, "oop"), [""; 0], "not from the middle of a word");
    let ran = home.run(&["search", "loop", "schlussel"]);
    assert_eq!((ran.status, ran.errors.as_str()), (1, ""), "{ran:#?}");
    assert!(ran.out.contains("Nothing was said with `loop schlussel` in it."), "{}", ran.out);
}

#[test]
fn nothing_that_is_typed_is_syntax() {
    let home = talked();
    for words in [
        "loop*",
        "\"loop\"",
        "\"loop",
        "(loop",
        "loop)",
        "+loop",
        "^loop",
        "loop:",
        "{loop}",
        "loop,",
        "loop;--",
        "'loop'",
        "\u{0}loop\u{2}",
        "loop \u{3}",
        "[loop]",
        "loop \\ ",
        "loop %",
    ] {
        assert_eq!(found(&home, words).len(), 3, "{words:?}");
    }
    for words in [
        "loop OR set",
        "loop AND end",
        "NOT loop",
        "text:loop",
        "NEAR(loop end)",
        "loop NEAR end",
        "- loop - x",
    ] {
        assert!(found(&home, words).len() < 3, "operators are words: {words:?}");
    }
    assert_eq!(found(&home, "+= [0] \"sum\"?"), ["gone-away"]);
    for words in ["", " ", "+=", "\"\"", "\u{0}", "*"] {
        assert!(found(&home, words).is_empty(), "{words:?}");
    }
    assert!(found(&home, &"many words ".repeat(5_000)).is_empty());
    assert_eq!(found(&home, &"loop ".repeat(5_000)).len(), 3);
    home.run(&["search", "+="]).complains(&["no letter and no digit", "hint: Say a word"]);
    home.run(&["search"]).complains(&["required"]);
}

#[test]
fn there_is_an_end_to_what_is_shown_and_json_for_programs() {
    let home = talked();
    let told = home.run(&["search", "loop", "--limit", "2"]).well().out;
    assert!(told.ends_with("The newest 2 places; there are more: `--limit NUMBER` shows them.\n"), "{told}");
    let all: Value =
        serde_json::from_str(&home.run(&["search", "loop", "--json"]).well().out).expect("JSON alone");
    assert_eq!(all.as_array().map(Vec::len), Some(3));
    assert_eq!(all[1]["exercise"], "first-steps/tide-table");
    assert_eq!((&all[1]["speaker"], &all[1]["at"]), (&"tutor".into(), &at(100).unix_millis.into()));
    assert_eq!(all[1]["snippet"][1], serde_json::json!({ "text": "loop", "found": true }));
    let none = home.run(&["search", "nothing", "--json"]);
    assert_eq!((none.status, none.out.as_str()), (1, "[]\n"));
}

#[test]
fn the_index_follows_imports_resets_and_rebuilding() {
    let home = talked();
    let other = Home::lived_in(90);
    other.import(&home.export()).well();
    sound(&other);
    assert_eq!(found(&other, "loop").len(), 3);
    assert_eq!(found(&other, "because"), ["tide-table"]);
    other.store().rebuild().expect("a rebuilding");
    sound(&other);
    assert_eq!(found(&other, "loop").len(), 3);
    other.run(&["reset", "--exercise", "tide-table", "--yes"]).well();
    sound(&other);
    assert_eq!(found(&other, "loop"), ["gone-away"]);
    other.run(&["reset", "--everything", "--yes"]).well();
    assert!(found(&other, "loop").is_empty());
}

#[test]
fn a_history_from_before_the_index_is_searched_too() {
    let home = talked();
    home.meddle(
        "DROP TABLE turn_words; DROP TABLE model_usage; DROP TABLE model_reply; DROP TABLE fold;
         DROP INDEX event_of_kind; PRAGMA user_version = 1;",
    );
    assert_eq!(found(&home, "loop").len(), 3);
    sound(&home);
}
