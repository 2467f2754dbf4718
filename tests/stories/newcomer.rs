//! A first start: the questions, the exercise that they lead to, the tour, and what the tutor keeps of it.

use crate::support::person::{Machine, Person};
use codementor::domain::event::Event;
use codementor::domain::profile::{EditorKeys, Experience, LearningStyle, Profile};
use codementor::store::Store;
use std::path::Path;
use tempfile::tempdir;

/// The keys that a person needs who wants to be asked nothing.
const ESCAPES: [&str; 2] = ["Esc", "Esc"];

fn newcomer() -> Machine {
    Machine { newcomer: true, ..Machine::default() }
}

fn small() -> Machine {
    Machine { columns: 80, rows: 24, ..newcomer() }
}

fn events(home: &Path) -> Vec<Event> {
    let mut store = Store::open(&home.join("history.db")).expect("a history");
    store.events().expect("its events").into_iter().map(|(event, _)| event).collect()
}

fn profile(home: &Path) -> Profile {
    let mut profile = Profile::default();
    for event in events(home) {
        match event {
            Event::ProfileChanged { change } => profile.apply(&change),
            Event::PreferenceChanged { key, value } => profile.apply_preference(&key, &value),
            _ => {}
        }
    }
    profile
}

#[test]
fn whoever_skips_everything_passes_an_exercise_after_two_keys_and_a_program() {
    // One pane at a time, the task comes first, and Enter goes on to write.
    for (machine, to_the_editor) in [(newcomer(), &[][..]), (small(), &["Enter"][..])] {
        let home = tempdir().expect("a folder");
        let person = Person::sit_down(home.path(), machine);
        person.sees("How much have you programmed?");
        person.press(&ESCAPES[..1]);
        person.sees("How far is the storm?");
        person.sees("The tour, 1 of 6");
        person.press(&ESCAPES[1..]);
        person.sees_no_more("The tour, 1 of 6");
        person.press(to_the_editor);
        person.rewrite("def storm_distance(seconds):\n    return seconds * 340\n");
        person.sees("checks pass.");
        person.quits();
        let ends: Vec<Event> = events(home.path())
            .into_iter()
            .filter(|event| matches!(event, Event::InterviewEnded { .. } | Event::TourEnded { .. }))
            .collect();
        assert_eq!(ends, [Event::InterviewEnded { completed: false }, Event::TourEnded { completed: false }]);
        // And nobody asks again.
        let person = Person::sit_down(home.path(), newcomer());
        person.sees("line 3, column 1");
        assert!(!person.screen().contains("The tour"), "{}", person.screen());
        person.quits();
    }
}

#[test]
fn all_questions_are_answered_by_keys_and_lead_to_an_exercise_and_a_tour() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), newcomer());
    person.sees("1 of 7");
    person.press(&["Down", "Down", "Enter"]);
    person.sees("What do you want to program for?");
    person.press(&["Down", " ", "End", "Enter"]);
    person.sees("In your words:");
    person.write("a book of tides");
    person.press(&["Enter"]);
    person.sees("[✓] a book of tides");
    person.press(&["Enter"]);
    person.sees("What shall the exercises be about?");
    person.press(&[" ", "Down", " ", "Up", " ", "Enter"]);
    person.sees("How long do you want to practise");
    person.press(&["Down", "Enter"]);
    person.sees("How do you learn best?");
    person.press(&["Down", "Enter"]);
    person.sees("Which keys do your hands know?");
    person.press(&["Down"]);
    person.sees("i begins to write");
    person.press(&["Enter"]);
    person.sees("Which colours are good for your eyes?");
    person.press(&["Down", "Enter"]);
    person.sees("The tour, 1 of 6");
    for step in 2..=6 {
        person.press(&["Enter"]);
        person.sees(&format!("The tour, {step} of 6"));
    }
    person.press(&["Enter"]);
    person.sees("NORMAL");
    person.quits();

    let said = profile(home.path());
    assert_eq!(said.experience, Experience::Comfortable);
    assert_eq!(said.goals, ["school", "a book of tides"]);
    assert_eq!(said.interests, ["everyday"]);
    assert_eq!((said.minutes_a_day, said.style), (30, LearningStyle::Examples));
    assert_eq!((said.editor_keys, said.theme.as_str()), (EditorKeys::Vim, "light"));
    let log = events(home.path());
    let place = |wanted: fn(&Event) -> bool| log.iter().position(wanted).expect("it was written down");
    let over = place(|event| matches!(event, Event::InterviewEnded { completed: true }));
    assert!(place(|event| matches!(event, Event::TourEnded { completed: true })) > over);
    let opened: Vec<&Event> =
        log.iter().filter(|event| matches!(event, Event::ExerciseOpened { .. })).collect();
    assert_eq!(opened.len(), 1, "no exercise was opened for someone whom nobody knew: {opened:?}");
    let chosen = log.iter().rev().find_map(|event| match event {
        Event::ExerciseChosen { exercise, .. } => Some(exercise.clone()),
        _ => None,
    });
    let Event::ExerciseOpened { exercise, .. } = opened[0] else { panic!("{opened:?}") };
    assert_eq!(chosen.as_ref(), Some(exercise), "what was chosen with the answers was opened");
}

#[test]
fn the_questions_are_answered_with_the_mouse() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), small());
    person.click_on("I know a little");
    person.click_on("to make games");
    person.sees("[✓] to make games");
    person.click_on("to work with data");
    person.sees("[✓] to work with data");
    person.click_on("Enter go on");
    person.click_on("music");
    person.sees("[✓] music");
    person.click_on("Enter go on");
    person.click_on("about 10 minutes");
    person.click_on("by reading how it is meant");
    person.click_on("as in vim");
    person.click_on("high contrast");
    person.sees("The tour, 1 of 6");
    person.click_on("The tour, 1 of 6");
    person.sees("The tour, 2 of 6");
    person.click_on("Esc end the tour");
    person.sees_no_more("The tour");
    person.quits();
    let said = profile(home.path());
    assert_eq!(said.experience, Experience::Some);
    assert_eq!(
        (said.goals, said.interests),
        (vec!["games".to_owned(), "data".to_owned()], vec!["music".to_owned()])
    );
    assert_eq!((said.minutes_a_day, said.style), (10, LearningStyle::Reading));
    assert_eq!((said.editor_keys, said.theme.as_str()), (EditorKeys::Vim, "high-contrast"));
}

#[test]
fn whoever_leaves_in_the_middle_goes_on_where_they_were() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), newcomer());
    person.sees("1 of 7");
    person.press(&["Down", "Enter", "Enter"]);
    person.sees("3 of 7");
    person.press(&[" "]);
    person.sees("[✓] games");
    person.hangs_up();

    // What was marked is an answer.
    let person = Person::sit_down(home.path(), newcomer());
    person.sees("4 of 7");
    person.press(&["Left"]);
    person.sees("[✓] games");
    person.press(&["Left", "Left"]);
    person.sees("✓ I know a little");
    // Changed, and on to what is not answered yet.
    person.press(&["Down", "Enter"]);
    person.sees("4 of 7");
    person.press(&["Tab"]);
    person.sees("5 of 7");
    person.press(&["Esc"]);
    person.sees("The tour, 1 of 6");
    person.quits();
    assert_eq!(profile(home.path()).experience, Experience::Comfortable);

    // The questions are over; the tour is not.
    let person = Person::sit_down(home.path(), newcomer());
    person.sees("The tour, 1 of 6");
    person.write("y");
    person.sees("Esc ends it, and you can write");
    person.press(&["Esc"]);
    person.sees_no_more("The tour, 1 of 6");
    person.quits();
}

#[test]
fn nothing_leads_away_from_the_first_questions_but_their_own_keys() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), newcomer());
    person.sees("1 of 7");
    person.press(&["F7", "F2", "F10", "F12", "F8", "Alt+1", "F5", "Ctrl+S", "F1"]);
    person.sees("In the first questions: where you are");
    person.press(&["F7", "Esc"]);
    person.sees("How much have you programmed?");
    person.press(&["Ctrl+T"]);
    person.sees("Theme: light.");
    person.press(&["Esc", "Esc"]);
    person.sees("line 1, column 1");
    person.quits();
}

#[test]
fn settings_change_what_was_said_and_ask_everything_again() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine { columns: 200, rows: 60, ..Machine::default() });
    person.sees("line 1, column 1");
    person.press(&["F12"]);
    person.click_on("I practise");
    person.sees("from Monday to Friday");
    person.press(&["Right"]);
    person.sees("on three days a week");
    person.press(&["Left"]);
    person.sees("from Monday to Friday");
    person.click_on("Exercises are");
    person.sees("rather too hard than too easy");
    person.click_on("Goals");
    person.sees("What do you want to program for?");
    person.press(&[" ", "Enter"]);
    person.sees("to find out what programming is");
    person.sees("Settings");
    person.click_on("ask me everything again");
    person.sees("1 of 7");
    person.press(&["Enter"]);
    person.sees("[✓] to find out what programming is");
    person.press(&["Esc"]);
    person.sees("line 1, column 1");
    person.press(&["F12"]);
    person.click_on("show the tour again");
    person.sees("The tour, 1 of 6");
    person.press(&["Enter", "Left", "Esc"]);
    person.sees_no_more("The tour");
    person.press(&["F10"]);
    person.write("tour");
    person.press(&["Enter"]);
    person.sees("The tour, 1 of 6");
    person.quits();
}

#[test]
fn what_the_tutor_knows_is_corrected_and_erased_for_good() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), newcomer());
    person.sees("1 of 7");
    person.press(&["Tab", " ", "Enter", " ", "Down", " ", "Esc", "Esc"]);
    person.sees("line 1, column 1");
    person.press(&["F12"]);
    person.sees("what the tutor knows of you");
    person.click_on("what the tutor knows of you");
    person.sees("You want to program to find out what programming is.");
    person.press(&["Down", "Enter"]);
    person.write("I play chess.");
    person.press(&["Enter"]);
    person.sees("I play chess.");
    person.sees("in your own words");
    person.press(&["Down", "Delete"]);
    person.sees("Erase this line?");
    person.press(&["n"]);
    person.sees("You like everyday life.");
    person.press(&["Delete", "y"]);
    person.sees_no_more("You like everyday life.");
    person.quits();

    let person = Person::sit_down(home.path(), newcomer());
    person.sees("line 1, column 1");
    person.press(&["Ctrl+P"]);
    person.write("knows of you");
    person.press(&["Enter"]);
    person.sees("I play chess.");
    assert!(!person.screen().contains("everyday life"), "{}", person.screen());
    person.press(&["Esc"]);
    person.sees("line 1, column 1");
    person.quits();
    assert_eq!(profile(home.path()).interests, ["games"]);
}
