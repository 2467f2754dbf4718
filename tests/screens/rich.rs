//! A learner who has been here for a year: many exercises, in many skills, with tries, hints and reviews.

use super::exercise::{id, rainy_days, verdict};
use codementor::app::msg::Entry;
use codementor::domain::attempt::{Attempt, State, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::{Kind, Rung};
use codementor::domain::{Language, Moment, Verdict};
use codementor::learner::catalogue::{Catalogue, Item, SkillEntry};
use codementor::learner::journey::Journey;
use codementor::learner::notice::Notice;
use std::sync::Arc;

const SKILLS: [(&str, &str); 9] = [
    ("functions", "Functions"),
    ("variables", "Variables"),
    ("conditionals", "Conditionals"),
    ("loops", "Loops"),
    ("strings", "Strings"),
    ("lists", "Lists"),
    ("dictionaries", "Dictionaries"),
    ("classes", "Classes"),
    ("recursion", "Recursion"),
];

const DAY: i64 = 86_400_000;
const EXERCISES: usize = 40;

fn slug(number: usize) -> String {
    if number == 0 { "rainy-days".to_owned() } else { format!("exercise-{number}") }
}

/// The one that is open on the stage, and 39 others.
pub fn catalogue() -> Vec<Entry> {
    let kinds = [Kind::Function, Kind::Predict, Kind::Debug, Kind::Program, Kind::Operations];
    let skill = |number: usize| SKILLS[number * 7 / EXERCISES % 8].0.to_owned();
    (0..EXERCISES)
        .map(|number| Entry {
            id: id(&slug(number)),
            title: if number == 0 { rainy_days().title } else { format!("Exercise number {number}") },
            kind: kinds[number % 5],
            difficulty: (1 + number / 6) as u8,
            minutes: 10,
            skills: vec![skill(number), skill(number * 3 + 11)],
            needs: Vec::new(),
            state: if number < 30 { State::Solved } else { State::New },
            about: "Write a function.".to_owned(),
        })
        .collect()
}

/// Two exercises every third day for most of a year, some with hints, the older ones taken again.
pub fn journey(now: Moment) -> Journey {
    let item = |entry: &Entry| Item {
        id: entry.id.clone(),
        title: entry.title.clone(),
        kind: entry.kind,
        difficulty: entry.difficulty,
        minutes: entry.minutes,
        skills: entry.skills.clone(),
        needs: Vec::new(),
        interests: Vec::new(),
    };
    let skills = SKILLS.map(|(slug, title)| SkillEntry { slug: slug.to_owned(), title: title.to_owned() });
    let known = Catalogue::new(catalogue().iter().map(item).collect(), skills.to_vec());
    let mut journey = Journey::new(Arc::new(known));
    for event in [Event::InterviewEnded { completed: true }, Event::TourEnded { completed: true }] {
        journey.observe(&event, Moment { unix_millis: now.unix_millis - 300 * DAY, ..now });
    }
    let mut events: Vec<(i64, Event)> = Vec::new();
    for step in 0..150_i64 {
        let ago = if step > 130 { 150 - step } else { 300 - step * 2 };
        let begin = now.unix_millis - ago * DAY - (step % 5) * 3_600_000;
        let each = 400_000 - step * 1_200;
        let encounter = encounter(step as usize % 30, step).into_iter().zip(0..);
        events.extend(encounter.map(|(event, place)| (begin + place * each, event)));
    }
    // The newest ones, some with a hint, come back within the week.
    for (number, ago, step) in [(30, 5, 1), (31, 4, 0), (32, 2, 1), (33, 2, 0), (34, 1, 0), (35, 1, 1)] {
        let begin = now.unix_millis - ago * DAY + number * 200_000;
        let encounter = encounter(number as usize, step).into_iter().zip(0..);
        events.extend(encounter.map(|(event, place)| (begin + place * 200_000, event)));
    }
    events.sort_by_key(|(at, _)| *at);
    for (at, event) in events {
        journey.observe(&event, Moment { unix_millis: at, ..now });
    }
    for told in journey.untold().iter().filter_map(Notice::told).collect::<Vec<_>>() {
        journey.observe(&told, now);
    }
    journey
}

/// Opened, tried, perhaps helped, passed.
fn encounter(number: usize, step: i64) -> Vec<Event> {
    let exercise = id(&slug(number));
    let mut events = vec![
        Event::ExerciseOpened { exercise: exercise.clone(), language: Language::Python },
        run(number, step, &[0, 3]),
    ];
    if step % 4 == 1 && step < 90 {
        events.push(Event::HintGiven { exercise, rung: Rung::Look, text: "Look there.".to_owned() });
    }
    events.push(run(number, step, &[]));
    events
}

fn run(number: usize, step: i64, failing: &[usize]) -> Event {
    let exercise = id(&slug(number));
    Event::AttemptJudged(Attempt {
        exercise: exercise.clone(),
        language: Language::Python,
        source: format!("step = {step}, {failing:?}\n"),
        trigger: Trigger::Asked,
        verdict: Verdict { exercise, ..verdict(failing) },
    })
}
