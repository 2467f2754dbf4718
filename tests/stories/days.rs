//! The learner's days: what comes after a pass, what comes back, what is set aside, and the tutor who
//! speaks first.

use crate::support::person::{Machine, Person};
use codementor::domain::event::Event;
use codementor::domain::recall::Recall;
use codementor::store::Store;
use std::path::Path;
use tempfile::tempdir;

const DAY: i64 = 86_400_000;
const STORM: &str = "def storm_distance(seconds):\n    return seconds * 340\n";

fn events(home: &Path) -> Vec<Event> {
    let mut store = Store::open(&home.join("history.db")).expect("a history");
    store.events().expect("events").into_iter().map(|(event, _)| event).collect()
}

#[test]
fn a_pass_is_looked_back_at_and_then_the_way_goes_on() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let home = tempdir().expect("a folder");
        let person = Person::sit_down(home.path(), Machine { columns, rows, ..Machine::default() });
        person.sees("storm");
        person.press(&["Alt+2"]);
        person.rewrite(STORM);
        person.sees("All 10 checks pass.");
        // One question about an input that was never seen.
        person.press(&["F8"]);
        person.sees("Do you know what it does?");
        person.sees("storm_distance(");
        person.write("17\n");
        person.sees("you said 17");
        // A grade, which the choice stands at already; then the next exercise.
        person.sees("How well did you know it?");
        person.press(&["Enter"]);
        person.sees("✓ just about, with effort");
        person.press(&["Enter"]);
        person.sees_no_more("How well did you know it?");
        person.sees("◦ not started");
        person.sees_no_more("How far is the storm?");
        person.quits();
        let events = events(home.path());
        assert!(events.iter().any(|event| matches!(event, Event::UnderstandingChecked { right: false, .. })));
        assert!(
            events.iter().any(|event| matches!(event, Event::ReviewGraded { grade: Recall::Hard, .. })),
            "a wrong answer lets the choice stand at the harder grade"
        );
    }
}

#[test]
fn whoever_is_in_a_hurry_goes_on_with_the_same_key() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("storm");
    person.rewrite(STORM);
    person.sees("All 10 checks pass.");
    person.press(&["F8"]);
    person.sees("What comes next");
    person.press(&["F8"]);
    person.sees_no_more("What comes next");
    person.sees("◦ not started");
    person.quits();
}

#[test]
fn another_day_begins_with_today_and_what_fades_comes_back_from_its_starter() {
    let home = tempdir().expect("a folder");
    let machine = Machine::default();
    let person = Person::sit_down(home.path(), machine.clone());
    person.sees("storm");
    person.rewrite(STORM);
    person.sees("All 10 checks pass.");
    person.quits();

    machine.clock.advance(30 * DAY);
    let person = Person::sit_down(home.path(), machine.clone());
    person.sees("Today's exercise");
    person.sees("About to be forgotten: 1");
    person.sees("How far is the storm?");
    // The row of the review: under today's exercise.
    let row = person.screen().lines().position(|line| line.contains("↻")).expect("a review");
    person.click(6, row as u16);
    person.sees_no_more("Today's exercise");
    person.sees("◦ not started");
    person.sees_no_more("return seconds * 340");
    // What was known is not shown before it is known again.
    person.press(&["F9"]);
    person.sees("The model solution opens when your checks pass");
    person.rewrite(STORM);
    person.sees("All 10 checks pass.");
    person.press(&["F8"]);
    person.sees("How well did you know it?");
    person.quits();

    // It is the next day's streak that counts now.
    machine.clock.advance(DAY);
    let person = Person::sit_down(home.path(), machine);
    person.sees("Streak: 1 day");
    person.sees("A pass today makes it 2 days.");
    person.press(&["Esc"]);
    person.sees_no_more("Today's exercise");
    person.press(&["F2"]);
    person.sees("Today's exercise");
    person.quits();
}

#[test]
fn midnight_is_noticed_by_whoever_stays_up() {
    let home = tempdir().expect("a folder");
    let machine = Machine::default();
    let person = Person::sit_down(home.path(), machine.clone());
    person.sees("storm");
    machine.clock.advance(DAY);
    person.press(&["Down"]);
    person.sees("A new day has begun: F2 shows today's exercise.");
    person.quits();
}

#[test]
fn two_exercises_a_week_can_be_set_aside_and_any_can_be_given_up() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("How far is the storm?");
    person.press(&["F8"]);
    person.sees("Set this one aside for a week? You can do that 2 times this week.");
    // Anything but a yes is a no.
    person.press(&["Esc"]);
    person.sees_no_more("Set this one aside");
    person.press(&["F8", "y"]);
    person.sees_no_more("How far is the storm?");
    person.press(&["F8"]);
    person.sees("It is the last time this week.");
    person.press(&["y"]);
    person.sees_no_more("The penguin's diet");
    person.press(&["F8"]);
    person.sees("No more skips until Monday.");

    person.press(&["Alt+x"]);
    person.sees("Give this one up?");
    person.press(&["y"]);
    person.sees("Model solution");
    person.press(&["F8"]);
    person.sees_no_more("Model solution");
    person.quits();
    let events = events(home.path());
    let skipped = events.iter().filter(|event| matches!(event, Event::ExerciseSkipped { .. })).count();
    let given_up = events.iter().filter(|event| matches!(event, Event::ExerciseGivenUp { .. })).count();
    assert_eq!((skipped, given_up), (2, 1));
}

#[test]
fn the_tutor_speaks_first_once_and_takes_no_focus() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 200, rows: 60, ..Machine::default() };
    let person = Person::sit_down(home.path(), machine.clone());
    person.sees("storm");
    for factor in [1, 2, 3] {
        person.rewrite(&format!("def storm_distance(seconds):\n    return seconds * {factor}\n"));
        person.press(&["Ctrl+S"]);
        person.sees(&format!("instead   {}", 6 * factor));
    }
    person.sees("This has been failing for a while.");
    person.write("# still writing");
    person.sees("# still writing");
    for factor in [4, 5, 6, 7] {
        person.rewrite(&format!("def storm_distance(seconds):\n    return seconds * {factor}\n"));
        person.press(&["Ctrl+S"]);
        person.sees(&format!("instead   {}", 6 * factor));
    }
    person.quits();
    let person = Person::sit_down(home.path(), machine);
    person.sees("This has been failing for a while.");
    person.quits();
    let spoken = events(home.path()).iter().filter(|event| matches!(event, Event::TutorSpoke { .. })).count();
    assert_eq!(spoken, 1);
}

#[test]
fn three_successes_in_a_row_lead_up_a_level_and_it_is_said() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("storm");
    person.rewrite(STORM);
    person.sees("All 10 checks pass.");
    person.sees("A badge: On your own.");
    for (word, name, program) in [
        ("penguin", "fish_today", "def fish_today(breakfast):\n    return 4 * breakfast + 5\n"),
        (
            "visitor number",
            "greeting",
            "def greeting(counter):\n    return f\"You are visitor number {int(counter) + 1}.\"\n",
        ),
    ] {
        person.press(&["F7"]);
        person.write(word);
        person.press(&["Enter", "Alt+2"]);
        person.sees(&format!("def {name}"));
        person.sees("◦ not started");
        person.rewrite(program);
        person.sees("✓ passed");
    }
    person.sees("Level 2");
    person.quits();
}
