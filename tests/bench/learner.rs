//! What the learner's rules cost: choosing out of 10,000 exercises, folding 100,000 events, one update of the
//! model. It never touches a disk or a screen.

use super::Effort;
use super::figures::{Samples, heading, row, target_line};
use codementor::domain::attempt::{Attempt, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::Kind;
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{ExerciseId, Language, Moment, Verdict};
use codementor::learner::catalogue::{Catalogue, Item, SkillEntry};
use codementor::learner::choose::Wish;
use codementor::learner::journey::Journey;
use codementor::learner::model::{Model, Task};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

const EXERCISES: usize = 10_000;
const SKILLS: usize = 40;
const EVENTS: usize = 100_000;
const UPDATES: u32 = 200_000;
/// Between two events of the log, in milliseconds: about 27 of them on each day of ten years.
const STEP: i64 = 3_200_000;

pub fn id(number: usize) -> ExerciseId {
    ExerciseId::new("pack", format!("exercise-{number}"))
}

fn catalogue(exercises: usize) -> Arc<Catalogue> {
    let skill = |number: usize| format!("skill-{}", number % SKILLS);
    let kinds = [Kind::Function, Kind::Operations, Kind::Program, Kind::Debug, Kind::Predict];
    let item = |number: usize| Item {
        id: id(number),
        title: String::new(),
        kind: kinds[number % 5],
        difficulty: (1 + number % 10) as u8,
        minutes: 12,
        skills: vec![skill(number), skill(number * 7 + 3)],
        needs: (number % SKILLS).checked_sub(1).map(skill).into_iter().collect(),
        interests: vec!["music".to_owned(), "games".to_owned()],
    };
    let skills = (0..SKILLS).map(|number| SkillEntry { slug: skill(number), title: skill(number) }).collect();
    Arc::new(Catalogue::new((0..exercises).map(item).collect(), skills))
}

pub fn at(step: usize) -> Moment {
    Moment { unix_millis: step as i64 * STEP, steady_millis: 0, offset_minutes: 60 }
}

/// Of ten events, one opens an exercise, one is a hint, and eight are runs, of which the last passes.
fn event(step: usize, exercises: usize) -> Event {
    event_on(id(step / 10 % exercises), step)
}

/// What happens at this step to this exercise.
pub fn event_on(exercise: ExerciseId, step: usize) -> Event {
    match step % 10 {
        0 => Event::ExerciseOpened { exercise, language: Language::Python },
        4 => Event::QuestionAsked { exercise, text: String::new() },
        place => {
            let verdict = Verdict {
                exercise: exercise.clone(),
                language: Language::Python,
                status: if place == 9 { Status::Pass } else { Status::Fail },
                problem: None,
                cases: Vec::new(),
                output: String::new(),
                millis: 1.0,
                memory_kib: 1,
                tier: Tier::A,
                score: None,
            };
            let source = format!("# program {step}\n").repeat(40);
            Event::AttemptJudged(Attempt {
                exercise,
                language: Language::Python,
                source,
                trigger: Trigger::Live,
                verdict,
            })
        }
    }
}

/// A journey of so many events over so many exercises, and how long folding them took.
pub fn folded(exercises: usize, events: usize) -> (Journey, f64) {
    let log: Vec<Event> = (0..events).map(|step| event(step, exercises)).collect();
    fold(exercises, &log)
}

fn fold(exercises: usize, log: &[Event]) -> (Journey, f64) {
    let mut journey = Journey::new(catalogue(exercises));
    let begin = Instant::now();
    for (step, event) in log.iter().enumerate() {
        black_box(journey.observe(event, at(step)));
    }
    (journey, begin.elapsed().as_secs_f64() * 1000.0)
}

pub fn table(effort: Effort) {
    heading("The learner's rules, over ten years of events", &[]);
    for exercises in [60, EXERCISES] {
        let log: Vec<Event> = (0..EVENTS).map(|step| event(step, exercises)).collect();
        let (mut folds, mut choices, mut screens) =
            (Samples::default(), Samples::default(), Samples::default());
        for _ in 0..effort.rounds(6) {
            let (journey, millis) = fold(exercises, &log);
            folds.add(millis);
            for round in 0..effort.rounds(12) {
                let now = at(EVENTS + round);
                let begin = Instant::now();
                black_box(journey.choose(now, &Wish::default()));
                choices.add_millis(begin.elapsed());
                let begin = Instant::now();
                black_box((journey.skills(now), journey.insights(now), journey.memory(now)));
                black_box((journey.calendar(now, 366), journey.due_reviews(now), journey.streak(now)));
                screens.add_millis(begin.elapsed());
            }
        }
        row(&format!("{exercises} exercises: 100,000 events folded"), "ms", &folds);
        row(&format!("{exercises} exercises: a choice"), "ms", &choices);
        row(&format!("{exercises} exercises: all for a screen"), "ms", &screens);
        if exercises == EXERCISES {
            target_line("100,000 events folded", folds.percentile(50), "ms", 500.0);
            target_line("choosing the next of 10,000", choices.percentile(50), "ms", 10.0);
        }
    }
    let mut updates = Samples::default();
    for _ in 0..effort.rounds(12) {
        updates.add(update_micros());
    }
    row("a prediction and an update", "µs", &updates);
    target_line("an update", updates.percentile(50), "µs", 2.0);
}

fn update_micros() -> f64 {
    let mut model = Model::default();
    let begin = Instant::now();
    for place in 0..UPDATES {
        let skills = [place as usize % 7, 7 + place as usize % 5];
        let day = Some(f64::from(place) / 20.0);
        let easiness = f64::from(place % 9) / 3.0 - 1.5;
        let item = place as usize % 500;
        let task = Task { item, skills: &skills, easiness, place: u64::from(place), day };
        black_box(model.observe(&task, place % 3 > 0));
    }
    begin.elapsed().as_secs_f64() * 1e6 / f64::from(UPDATES)
}
