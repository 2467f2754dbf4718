//! A month of three learners' days, by keys, on the built-in exercises and with real Python: a struggling,
//! an average and a quick one. Each must see sensible choices, levels, reviews and streaks.

use crate::support::person::{Machine, Person, until_nine};
use codementor::curriculum::Library;
use codementor::domain::event::Event;
use codementor::domain::exercise::{Exercise, Kind};
use codementor::domain::preferences::Preferences;
use codementor::domain::{ExerciseId, Language, Moment};
use codementor::grade;
use codementor::store::Store;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use tempfile::tempdir;

const DAYS: usize = 30;
const MINUTE: i64 = 60_000;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let (mut library, _) = Library::load(None);
    library.write_sheets(grade::prediction_sheets);
    library
});

/// How someone goes about an exercise.
struct Habits {
    /// Programs that fail before the one that passes.
    failures: usize,
    /// Minutes from one run to the next.
    minutes: i64,
    /// On every so many-th day a hint is taken before the pass.
    hint_every: Option<usize>,
    /// On every so many-th day the exercise is given up.
    give_up_every: Option<usize>,
    /// Days on which they do not come.
    away: &'static [usize],
}

const STRUGGLING: Habits =
    Habits { failures: 3, minutes: 8, hint_every: Some(2), give_up_every: Some(4), away: &[6, 7] };
const AVERAGE: Habits =
    Habits { failures: 1, minutes: 2, hint_every: Some(4), give_up_every: None, away: &[13] };
const QUICK: Habits = Habits { failures: 0, minutes: 1, hint_every: None, give_up_every: None, away: &[] };

/// What the month left behind.
struct Month {
    events: Vec<(Event, Moment)>,
    /// The exercise of each day on which they came.
    done: Vec<Arc<Exercise>>,
    /// What Today said on the last day.
    last_today: String,
}

fn live(habits: &Habits) -> Month {
    let home = tempdir().expect("a folder");
    let machine = Machine {
        columns: 200,
        rows: 60,
        preferences: Preferences { live_checks: false, reduced_motion: true, ..Preferences::default() },
        ..Machine::default()
    };
    let mut person = Person::sit_down(home.path(), machine.clone());
    let mut done = Vec::new();
    let mut last_today = String::new();
    let first_day = machine.clock.now().local_day();
    for day in 0..DAYS {
        machine.clock.advance(until_nine(machine.clock.now(), first_day + day as i64));
        if habits.away.contains(&day) {
            continue;
        }
        if day == DAYS / 2 {
            // Everything is found again in the middle of the month.
            person.quits();
            person = Person::sit_down(home.path(), machine.clone());
        }
        person.waits_for("an exercise or Today", |screen| screen.contains("▸Today") || is_practice(screen));
        if !person.screen().contains("▸Today") {
            person.press(&["F2"]);
        }
        person.sees("Today's exercise");
        last_today = person.screen();
        let title = todays_title(&last_today).to_owned();
        let exercise = LIBRARY.exercises().iter().find(|exercise| title == exercise.title);
        let exercise = exercise.unwrap_or_else(|| panic!("no exercise is called {title}"));
        person.press(&["Enter"]);
        person.waits_for("today's exercise, as it is before it is solved", |screen| {
            title_on(screen) == Some(title.as_str()) && !screen.contains("✓ passed")
        });
        work(&person, habits, exercise, day, &machine);
        // The day has its end once the history knows of it.
        person.press(&["F2"]);
        person.waits_for("the day's end", |screen| is_over(screen, &title));
        person.press(&["Esc"]);
        person.sees_no_more("Today's exercise");
        done.push(exercise.clone());
    }
    person.quits();
    Month { events: events(home.path()), done, last_today }
}

fn events(home: &Path) -> Vec<(Event, Moment)> {
    Store::open(&home.join("history.db")).expect("a history").events().expect("events")
}

fn is_practice(screen: &str) -> bool {
    title_on(screen).is_some()
}

/// The row above `level 1 · about 2 minutes · function`.
fn title_on(screen: &str) -> Option<&str> {
    if screen.starts_with("▸Today") || screen.starts_with("▸Passed") {
        return None;
    }
    let rows: Vec<&str> = screen.lines().map(|row| row.split('│').next().unwrap_or(row).trim()).collect();
    let facts = rows.iter().position(|row| row.starts_with("level ") && row.contains("· about"))?;
    rows.get(facts.checked_sub(1)?).copied()
}

/// In the row under the heading, between its sign and its state.
fn todays_title(screen: &str) -> &str {
    let row =
        screen.lines().skip_while(|row| !row.contains("Today's exercise")).nth(1).expect("today's exercise");
    let row = row.trim_start_matches([' ', '▸', '◦', '⋯', '✓']);
    row.split("  ").next().unwrap_or(row)
}

/// Today's exercise is done, or another one after it was given up.
fn is_over(screen: &str, title: &str) -> bool {
    screen.contains("Today's exercise") && (todays_title(screen) != title || screen.contains("✓ "))
}

/// What the progress pane counts of this exercise.
fn runs_on(screen: &str) -> u32 {
    let row = screen.lines().find_map(|row| row.split("    runs ").nth(1));
    row.and_then(|row| row.trim().parse().ok()).unwrap_or(0)
}

fn work(person: &Person, habits: &Habits, exercise: &Exercise, day: usize, machine: &Machine) {
    let files = exercise.files(Language::Python).expect("a Python exercise");
    person.press(&["Alt+2"]);
    if exercise.kind == Kind::Arrange && person.screen().contains("puzzle   saved") {
        // These three would rather type.
        person.press(&["Alt+j"]);
        person.sees("Type as you like.");
    }
    let wrong: Vec<&str> = exercise.wrong.iter().map(|wrong| wrong.source.as_str()).collect();
    for failure in 0..habits.failures {
        machine.clock.advance(habits.minutes * MINUTE);
        let program = match wrong.get(failure % wrong.len().max(1)) {
            Some(wrong) => (*wrong).to_owned(),
            None => files.starter.clone(),
        };
        person.rewrite(&format!("{program}\n# try {failure}\n"));
        let before = runs_on(&person.screen());
        person.press(&["Ctrl+S"]);
        person.waits_for("the next run", |screen| runs_on(screen) > before);
    }
    machine.clock.advance(habits.minutes * MINUTE);
    if habits.give_up_every.is_some_and(|every| day % every == every - 1) {
        person.press(&["Alt+x"]);
        person.sees("Give this one up?");
        person.press(&["y"]);
        person.sees("Model solution");
        person.press(&["Esc"]);
        person.sees_no_more("Model solution");
        return;
    }
    if habits.hint_every.is_some_and(|every| day % every == every - 1) {
        person.press(&["F5"]);
        person.sees(" taken");
        machine.clock.advance(habits.minutes * MINUTE);
    }
    person.rewrite(&files.solution);
    person.press(&["Ctrl+S"]);
    person.sees("✓ passed");
    // The question and the grade are looked at, and passed over.
    person.press(&["F8"]);
    person.sees("How well did you know it?");
    person.press(&["Esc"]);
    person.sees_no_more("How well did you know it?");
}

impl Month {
    fn count(&self, wanted: impl Fn(&Event) -> bool) -> usize {
        self.events.iter().filter(|(event, _)| wanted(event)).count()
    }

    /// The highest level that was reached, as it was told.
    fn levels(&self) -> Vec<u8> {
        let level = |event: &Event| if let Event::LevelChanged { to, .. } = event { Some(*to) } else { None };
        self.events.iter().filter_map(|(event, _)| level(event)).collect()
    }

    fn mean_difficulty(&self) -> f64 {
        let sum: u32 = self.done.iter().map(|exercise| u32::from(exercise.difficulty)).sum();
        f64::from(sum) / self.done.len() as f64
    }

    fn kinds(&self) -> BTreeSet<&'static str> {
        self.done.iter().map(|exercise| Kind::title(exercise.kind)).collect()
    }

    fn badges(&self) -> BTreeSet<&str> {
        let mut badges = BTreeSet::new();
        for (event, _) in &self.events {
            if let Event::BadgeEarned { badge } = event {
                badges.insert(badge.as_str());
            }
        }
        badges
    }

    /// Exercises that were done on more than one day.
    fn reviewed(&self) -> usize {
        let ids: BTreeSet<&ExerciseId> = self.done.iter().map(|exercise| &exercise.id).collect();
        self.done.len() - ids.len()
    }

    /// What is asked of any month.
    fn is_sensible(&self) {
        assert!(self.kinds().len() >= 3, "no variety: {:?}", self.kinds());
        assert!(self.reviewed() >= 2, "nothing came back");
        let chosen = self.count(|event| matches!(event, Event::ExerciseChosen { .. }));
        assert!(chosen >= self.done.len(), "a new exercise each day");
        // Nobody is asked for what they have not met: each skill that an exercise builds on was had before.
        let mut had: BTreeSet<&str> = BTreeSet::new();
        let mut unready = 0;
        for exercise in &self.done {
            let needs = LIBRARY.needs(exercise);
            unready += usize::from(!needs.iter().all(|need| had.contains(need.as_str())));
            had.extend(exercise.skills.iter().map(String::as_str));
        }
        assert!(unready <= 1, "{unready} exercises came before what they build on");
    }

    /// What was given up is not there again on the next day. (When it comes back is a matter of the choice,
    /// whose tests are `learner::choose`.)
    fn what_was_given_up_rests(&self) {
        let mut given_up: Option<(&ExerciseId, i64)> = None;
        let mut times = 0;
        for (event, at) in &self.events {
            match event {
                Event::ExerciseGivenUp { exercise } => {
                    given_up = Some((exercise, at.local_day()));
                    times += 1;
                }
                Event::ExerciseChosen { exercise, .. } => {
                    let again = given_up == Some((exercise, at.local_day() - 1));
                    assert!(!again, "{exercise} came back on the day after");
                }
                _ => {}
            }
        }
        assert!(times >= 5, "given up {times} times only");
    }
}

#[test]
fn someone_who_struggles_gets_firm_ground_and_a_rest_from_what_was_too_hard() {
    let month = live(&STRUGGLING);
    month.is_sensible();
    month.what_was_given_up_rests();
    assert!(month.levels().iter().all(|level| *level <= 2), "{:?}", month.levels());
    assert!(month.mean_difficulty() < 3.0, "{}", month.mean_difficulty());
    assert!(month.count(|event| matches!(event, Event::TutorSpoke { .. })) >= 1, "the tutor noticed");
}

#[test]
fn an_average_learner_climbs_and_keeps_most_of_a_streak() {
    let month = live(&AVERAGE);
    month.is_sensible();
    assert!(month.levels().iter().any(|level| *level >= 3), "{:?}", month.levels());
    assert!(month.badges().contains("streak-7"), "{:?}", month.badges());
    assert!(!month.badges().contains("streak-30"));
    assert!(month.last_today.contains("Streak: 15 days"), "{}", month.last_today);
}

#[test]
fn a_quick_one_is_soon_given_something_to_chew_on() {
    let month = live(&QUICK);
    month.is_sensible();
    assert!(month.levels().iter().any(|level| *level >= 6), "{:?}", month.levels());
    let (first, rest) = month.done.split_at(5);
    let mean = |of: &[Arc<Exercise>]| {
        of.iter().map(|exercise| f64::from(exercise.difficulty)).sum::<f64>() / of.len() as f64
    };
    assert!(mean(rest) > mean(first) + 1.5, "{} after {}", mean(rest), mean(first));
    assert!(month.badges().contains("streak-30"), "{:?}", month.badges());
    assert!(month.badges().contains("run-5") && month.badges().contains("passed-10"));
}
