//! A journey that is kept and gone on with, against one that is folded from the whole log, on histories that
//! chance wrote.

use super::life::{Life, catalogue, id};
use codementor::domain::attempt::Trigger;
use codementor::domain::event::Event;
use codementor::domain::profile::{Confidence, Experience, Frequency, ProfileChange};
use codementor::domain::recall::Recall;
use codementor::domain::verdict::Status;
use codementor::domain::{ExerciseId, Language, Moment};
use codementor::learner::catalogue::Catalogue;
use codementor::learner::journey::Journey;
use codementor::store::Store;
use std::sync::Arc;

const HISTORIES: u64 = 40;
const EVENTS: usize = 260;

/// splitmix64 (Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn of<Thing: Clone>(&mut self, things: &[Thing]) -> Thing {
        things[self.below(things.len() as u64) as usize].clone()
    }
}

/// Everything that can happen, in any order: also on exercises that no pack has, across time zones, and with a
/// clock that goes back.
fn history(seed: u64) -> Vec<(Event, Moment)> {
    let mut chance = Chance(seed);
    let mut life = Life::begin(catalogue());
    let items: Vec<ExerciseId> = catalogue().items().iter().take(12).map(|item| item.id.clone()).collect();
    while life.log.len() < EVENTS {
        life.now.unix_millis +=
            [900, 25_000, 400_000, 3_000_000, 40_000_000, 700_000_000, -5_000_000][chance.below(7) as usize];
        life.now.offset_minutes = chance.of(&[60, 60, 60, 60, 120, -300, 780]);
        let slug =
            if chance.below(12) == 0 { "of-no-pack".to_owned() } else { chance.of(&items).slug.clone() };
        let exercise = id(&slug);
        let event = match chance.below(24) {
            0 => Event::ExerciseOpened { exercise, language: Language::Python },
            1 => Event::ExerciseReset { exercise },
            2 => Event::DraftReset { exercise, language: Language::Python, discarded: String::new() },
            3 => Event::ExerciseGivenUp { exercise },
            4 => Event::SolutionRevealed { exercise },
            5 => Event::ExerciseSkipped { exercise },
            6 => Event::ExerciseChosen { exercise, reason: "It is new.".to_owned() },
            7 => {
                let grade = chance.of(&Recall::ALL);
                Event::ReviewGraded { exercise, grade }
            }
            8 => Event::MemoryErased { line: chance.of(&["pace", "interest:music"]).to_owned() },
            9 => Event::MemoryCorrected { line: "pace".to_owned(), text: "Slow.".to_owned() },
            10 => Event::ProfileChanged { change: changed(&mut chance) },
            11 => Event::PreferenceChanged { key: "theme".to_owned(), value: "light".to_owned() },
            12 => Event::QuestionAsked { exercise, text: "why?".to_owned() },
            13 => {
                let Some(told) =
                    life.journey.untold().first().and_then(codementor::learner::notice::Notice::told)
                else {
                    continue;
                };
                told
            }
            14 => {
                life.takes_a_hint(&slug);
                continue;
            }
            other => {
                let status = [Status::Pass, Status::Pass, Status::Fail, Status::Fail, Status::Error];
                let trigger = if other % 2 == 0 { Trigger::Asked } else { Trigger::Live };
                let source = format!("# {}", chance.below(3));
                life.judged(&slug, trigger, chance.of(&status), source);
                continue;
            }
        };
        life.happens(event);
    }
    life.log.into_iter().map(|(event, at)| (event, Moment { steady_millis: 0, ..at })).collect()
}

fn changed(chance: &mut Chance) -> ProfileChange {
    match chance.below(5) {
        0 => ProfileChange::Frequency(chance.of(&[Frequency::Daily, Frequency::ThreeAWeek])),
        1 => ProfileChange::Interests(vec!["music".to_owned()]),
        2 => ProfileChange::Experience(Experience::Comfortable),
        3 => ProfileChange::Confidence(Confidence::Bold),
        _ => ProfileChange::MinutesADay(chance.below(60) as u16),
    }
}

fn folded(mut journey: Journey, events: &[(Event, Moment)]) -> Journey {
    for (event, at) in events {
        journey.observe(event, *at);
    }
    journey
}

/// Everything that is in it, to the last digit.
fn all_of(journey: &Journey) -> Vec<u8> {
    journey.to_bytes().expect("bytes")
}

#[test]
fn a_kept_journey_and_the_rest_are_the_whole_log() {
    let exercises = catalogue();
    for seed in 0..HISTORIES {
        let events = history(seed);
        let whole = folded(Journey::new(exercises.clone()), &events);
        let mut chance = Chance(seed + 7_000);
        let (mut journey, mut begin) = (Journey::new(exercises.clone()), 0);
        while begin < events.len() {
            let end = events.len().min(begin + 1 + chance.below(120) as usize);
            journey = folded(journey, &events[begin..end]);
            let bytes = journey.to_bytes().expect("bytes");
            journey = Journey::from_bytes(exercises.clone(), &bytes).expect("what was just written");
            begin = end;
        }
        assert!(all_of(&journey) == all_of(&whole), "history {seed}");
        assert!(!whole.finished().is_empty() && whole.run_count() > 0, "history {seed} says something");
    }
}

#[test]
fn a_store_reads_only_what_came_after_the_kept_journey() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("history.db")).expect("a history");
    let exercises = catalogue();
    let events = history(9_000);
    let fingerprint = Journey::fingerprint(&exercises);
    let fold = |store: &mut Store| {
        let begin = || Journey::new(exercises.clone());
        let restore = |bytes: &[u8]| Journey::from_bytes(exercises.clone(), bytes);
        let step = |journey: &mut Journey, event: &Event, at| drop(journey.observe(event, at));
        store.fold(fingerprint, begin, restore, step).expect("a fold")
    };
    let (earlier, later) = events.split_at(200);
    for (event, at) in earlier {
        store.record(event, *at).expect("recorded");
    }
    let first = fold(&mut store);
    assert_eq!(first.read, 200);
    store.keep_fold(fingerprint, first.until, &first.state.to_bytes().expect("bytes")).expect("kept");
    for (event, at) in later {
        store.record(event, *at).expect("recorded");
    }
    let second = fold(&mut store);
    assert_eq!(second.read, (events.len() - 200) as u64);
    let whole = folded(Journey::new(catalogue()), &events);
    assert!(all_of(&second.state) == all_of(&whole));
}

#[test]
fn a_journey_over_other_exercises_is_not_taken() {
    let exercises = catalogue();
    let bytes = folded(Journey::new(exercises.clone()), &history(1)).to_bytes().expect("bytes");
    let mut items = exercises.items().to_vec();
    let more = items[0].clone();
    items.push(codementor::learner::catalogue::Item { id: id("another"), ..more });
    let skills = exercises.skills().to_vec();
    let other = Arc::new(Catalogue::new(items, skills.clone()));
    assert_ne!(Journey::fingerprint(&other), Journey::fingerprint(&exercises));
    let mut harder = exercises.items().to_vec();
    harder[0].difficulty += 1;
    let harder = Catalogue::new(harder, skills);
    assert_ne!(Journey::fingerprint(&harder), Journey::fingerprint(&exercises));
    assert_eq!(Journey::fingerprint(&catalogue()), Journey::fingerprint(&exercises));
    for end in (0..bytes.len()).step_by(97) {
        assert!(Journey::from_bytes(exercises.clone(), &bytes[..end]).is_none(), "cut at {end}");
    }
}
