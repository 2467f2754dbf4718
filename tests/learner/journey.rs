//! The fold over events: what counts, what does not, and what screens read of it.

use super::life::{Life, MONDAY, catalogue, id, item};
use codementor::domain::Moment;
use codementor::domain::attempt::{State, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::Kind;
use codementor::domain::profile::{Experience, Field, Frequency, ProfileChange};
use codementor::domain::recall::Recall;
use codementor::domain::verdict::Status;
use codementor::learner::catalogue::Catalogue;
use codementor::learner::encounter::Struggle;
use codementor::learner::journey::{Journey, TodayState};
use codementor::learner::notice::Notice;
use std::sync::Arc;

fn life() -> Life {
    Life::begin(catalogue())
}

#[test]
fn what_one_time_with_an_exercise_was_is_measured_from_the_log() {
    let mut life = life();
    life.opens("variables-0");
    life.wait(2);
    // While typing, checks run at each pause: these are no tries.
    for _ in 0..30 {
        life.now.unix_millis += 2_000;
        life.runs("variables-0", Trigger::Live, Status::Fail);
    }
    // Rested on for half a minute: a try.
    life.now.unix_millis += 30_000;
    life.runs("variables-0", Trigger::Live, Status::Error);
    life.runs("variables-0", Trigger::Asked, Status::Fail);
    life.takes_a_hint("variables-0");
    // Lunch.
    life.wait(45);
    life.runs("variables-0", Trigger::Asked, Status::Pass);
    let finished = life.journey.finished()[0];
    assert_eq!((finished.runs, finished.failed_tries, finished.hints), (33, 2, 1));
    assert_eq!(
        finished.active_millis,
        120_000 + 60_000 + 30_000,
        "breaks of more than ten minutes are left out"
    );
    assert!(finished.passed && !finished.unaided() && !finished.review);
    assert_eq!(finished.struggle(), None);
    // What is done with it afterwards is tinkering.
    life.wait(1);
    life.runs("variables-0", Trigger::Live, Status::Fail);
    life.runs("variables-0", Trigger::Live, Status::Pass);
    assert_eq!(life.journey.finished().len(), 1);
    let record = life.journey.record(&id("variables-0")).expect("a record");
    assert_eq!((record.runs.len(), record.hints, record.active_millis), (35, 1, 270_000));
    assert_eq!(life.journey.state(&id("variables-0")), State::Solved);
    assert_eq!(life.journey.state(&id("variables-1")), State::New);
}

#[test]
fn struggles_are_too_long_too_many_tries_or_given_up() {
    let mut life = life();
    // Six minutes are expected at difficulty 1.
    life.passes("variables-0", 9, 0, 0);
    life.passes("variables-1", 10, 0, 0);
    life.passes("types-0", 2, 7, 0);
    life.passes("types-1", 2, 8, 0);
    life.gives_up("types-2", 2);
    let struggles: Vec<Option<Struggle>> =
        life.journey.finished().iter().map(codementor::learner::encounter::Finished::struggle).collect();
    let expected = [None, Some(Struggle::TooLong), None, Some(Struggle::ManyTries), Some(Struggle::GivenUp)];
    assert_eq!(struggles, expected);
}

#[test]
fn levels_follow_the_plain_rules() {
    let mut life = life();
    let levels = |life: &Life| life.journey.levels().level();
    life.passes("variables-0", 3, 0, 0);
    life.passes("variables-1", 3, 0, 0);
    life.passes("variables-2", 3, 0, 1);
    assert_eq!(levels(&life), 1, "a hint breaks the row");
    for slug in ["types-0", "types-1", "types-2"] {
        life.passes(slug, 3, 0, 0);
    }
    assert_eq!(levels(&life), 2);
    for slug in ["functions-0", "functions-1", "functions-2"] {
        life.passes(slug, 3, 0, 0);
    }
    assert_eq!(levels(&life), 3);
    life.gives_up("loops-0", 3);
    life.passes("strings-0", 3, 0, 0);
    life.gives_up("loops-1", 3);
    assert_eq!(levels(&life), 3, "a success between forgets the first struggle");
    life.passes("strings-1", 60, 0, 0);
    assert_eq!(levels(&life), 2);
    let changes: Vec<(u8, u8)> =
        life.journey.levels().changes().iter().map(|change| (change.from, change.to)).collect();
    assert_eq!(changes, [(1, 2), (2, 3), (3, 2)]);
    let sentences: Vec<String> = life
        .notices
        .iter()
        .filter(|notice| matches!(notice, Notice::Level(_)))
        .map(Notice::sentence)
        .collect();
    assert_eq!(sentences.len(), 3);
    assert!(sentences[0].starts_with("Level 2: three in a row"), "{sentences:?}");
    assert!(sentences[2].starts_with("Level 2: the last two were hard going"), "{sentences:?}");
    // At the bottom and at the top nothing changes, and nothing is said.
    for _ in 0..8 {
        life.sleep(1);
        life.gives_up("loops-2", 2);
    }
    assert_eq!(levels(&life), 1);
}

#[test]
fn what_was_told_is_not_told_again() {
    let mut life = life();
    for slug in ["variables-0", "variables-1", "variables-2"] {
        life.passes(slug, 3, 0, 0);
    }
    let told: Vec<Event> = life.journey.untold().iter().filter_map(Notice::told).collect();
    assert!(told.contains(&Event::LevelChanged { from: 1, to: 2 }), "{told:?}");
    assert!(told.contains(&Event::BadgeEarned { badge: "unaided".to_owned() }), "{told:?}");
    for event in told {
        life.happens(event);
    }
    assert!(life.journey.untold().is_empty());
    let mut replayed = Journey::new(catalogue());
    for (event, at) in &life.log {
        replayed.observe(event, *at);
    }
    assert!(replayed.untold().is_empty());
    assert_eq!(replayed.levels(), life.journey.levels());
    assert_eq!(replayed.skills(life.now), life.journey.skills(life.now));
}

#[test]
fn a_passed_exercise_comes_back_for_review_and_grades_move_it() {
    let mut life = life();
    life.passes("variables-0", 3, 0, 0);
    assert!(life.journey.due_reviews(life.now).is_empty());
    // Good: stability 2.3 days, so two days later.
    life.sleep(1);
    assert!(life.journey.due_reviews(life.now).is_empty());
    life.sleep(1);
    let due = life.journey.due_reviews(life.now);
    assert_eq!((due.len(), due[0].days, due[0].due_on), (1, 2, MONDAY + 2));
    assert!((0.88..0.92).contains(&due[0].recall), "{due:?}");
    // The program that was left in the editor, judged once more, is no review.
    let passed = life.log.iter().rev().find_map(|(event, _)| match event {
        Event::AttemptJudged(attempt) if attempt.verdict.passed() => Some(attempt.source.clone()),
        _ => None,
    });
    life.judged("variables-0", Trigger::Live, Status::Pass, passed.expect("a pass"));
    assert_eq!(life.journey.due_reviews(life.now).len(), 1);
    assert!(!life.journey.streak(life.now).practised_today);
    // One of its own is.
    life.passes("variables-0", 2, 0, 0);
    assert!(life.journey.finished().last().is_some_and(|finished| finished.review && finished.passed));
    let card =
        |life: &Life| life.journey.record(&id("variables-0")).and_then(|record| record.card).expect("a card");
    let assumed = card(&life);
    assert!(assumed.due_on() > MONDAY + 2 + 5, "{assumed:?}");
    // The learner's own grade replaces the assumed one, and may be given anew.
    life.happens(Event::ReviewGraded { exercise: id("variables-0"), grade: Recall::Again });
    assert!(card(&life).memory.stability < assumed.memory.stability);
    life.happens(Event::ReviewGraded { exercise: id("variables-0"), grade: Recall::Good });
    assert_eq!(card(&life), assumed);
    life.happens(Event::ReviewGraded { exercise: id("variables-0"), grade: Recall::Easy });
    assert!(card(&life).due_on() > assumed.due_on());
}

#[test]
fn reviews_of_a_clock_that_was_ahead_are_due_at_once() {
    let mut life = life();
    let right = life.now;
    life.now.unix_millis += 400 * 86_400_000;
    life.passes("variables-0", 3, 0, 0);
    life.now = right;
    life.wait(10);
    assert_eq!(life.journey.due_reviews(life.now).len(), 1);
    assert_eq!(life.journey.streak(life.now).current, 0);
    life.passes("variables-0", 3, 0, 0);
    assert_eq!(life.journey.streak(life.now).current, 1);
    assert!(life.journey.active_millis() <= 6 * 60_000, "a jump is no time spent");
}

#[test]
fn todays_exercise_stays_until_midnight() {
    let mut life = life();
    let today = life.journey.today(life.now).expect("an exercise");
    assert_eq!(today.state, TodayState::Proposed);
    let chosen = today.choice.id.clone();
    life.happens(Event::ExerciseChosen { exercise: chosen.clone(), reason: today.choice.reason.clone() });
    // Something else is passed meanwhile.
    let other = if chosen.slug == "variables-1" { "variables-0" } else { "variables-1" };
    life.passes(other, 3, 0, 0);
    let state = |life: &Life| {
        let today = life.journey.today(life.now).expect("an exercise");
        (today.choice.id, today.state)
    };
    assert_eq!(state(&life), (chosen.clone(), TodayState::Waiting));
    assert_eq!(life.journey.today(life.now).expect("an exercise").choice.reason, today.choice.reason);
    life.opens(&chosen.slug);
    life.runs(&chosen.slug, Trigger::Live, Status::Fail);
    assert_eq!(state(&life), (chosen.clone(), TodayState::Begun));
    life.passes(&chosen.slug, 2, 0, 0);
    assert_eq!(state(&life), (chosen.clone(), TodayState::Done));
    // One minute before local midnight, and one after it (the zone is an hour ahead).
    life.now.unix_millis = (life.now.local_day() + 1) * 86_400_000 - 61 * 60_000;
    assert_eq!(state(&life).1, TodayState::Done);
    life.wait(2);
    let (next, proposed) = state(&life);
    assert_eq!(proposed, TodayState::Proposed);
    assert_ne!(next, chosen);
}

#[test]
fn two_skips_a_week_set_an_exercise_aside() {
    let mut life = life();
    let mut seen = Vec::new();
    for left in [2, 1] {
        assert_eq!(life.journey.skips_left(life.now), left);
        let today = life.journey.today(life.now).expect("an exercise").choice.id;
        assert!(!seen.contains(&today), "{today} was skipped");
        life.happens(Event::ExerciseChosen { exercise: today.clone(), reason: String::new() });
        life.happens(Event::ExerciseSkipped { exercise: today.clone() });
        seen.push(today);
    }
    assert_eq!(life.journey.skips_left(life.now), 0);
    let third = life.journey.today(life.now).expect("an exercise").choice.id;
    life.happens(Event::ExerciseChosen { exercise: third.clone(), reason: String::new() });
    life.happens(Event::ExerciseSkipped { exercise: third.clone() });
    assert_eq!(life.journey.today(life.now).expect("an exercise").choice.id, third, "the third skip is none");
}

#[test]
fn the_calendar_counts_runs_passes_and_time() {
    let mut life = life();
    life.passes("variables-0", 3, 1, 0);
    life.sleep(2);
    life.passes("variables-0", 2, 0, 0);
    life.passes("variables-1", 4, 0, 0);
    let days = life.journey.calendar(life.now, 4);
    let figures: Vec<_> = days
        .iter()
        .map(|day| (day.passes, day.first_passes, day.reviews, day.active_millis / 60_000))
        .collect();
    assert_eq!(figures, [(0, 0, 0, 0), (1, 1, 0, 3), (0, 0, 0, 0), (2, 1, 1, 6)]);
    assert_eq!(life.journey.calendar(life.now, 366).len(), 366);
    assert_eq!(life.journey.active_millis(), 9 * 60_000);
}

#[test]
fn who_knows_more_begins_higher_and_need_not_prove_the_first_steps() {
    let mut life = life();
    let mean_difficulty = |life: &Life| {
        let selection = life.journey.choose(life.now, &codementor::learner::choose::Wish::default());
        let choice = selection.expect("a choice").choice;
        let number = life.journey.catalogue().number(&choice.id).expect("a number");
        life.journey.catalogue().items()[number].difficulty
    };
    assert_eq!(mean_difficulty(&life), 1);
    life.happens(Event::ProfileChanged { change: ProfileChange::Experience(Experience::Comfortable) });
    assert_eq!(life.journey.levels().level(), 5);
    assert!((3..=6).contains(&mean_difficulty(&life)), "{}", mean_difficulty(&life));
}

#[test]
fn nobody_loses_a_level_for_saying_again_what_they_said() {
    let mut life = life();
    let says = |experience| Event::ProfileChanged { change: ProfileChange::Experience(experience) };
    life.happens(says(Experience::Fluent));
    life.happens(says(Experience::Some));
    assert_eq!(life.journey.levels().level(), 3);
    life.passes("variables-0", 3, 0, 0);
    life.happens(says(Experience::Fluent));
    life.happens(says(Experience::New));
    assert_eq!(life.journey.levels().level(), 3, "what was seen says more");
}

#[test]
fn an_exercise_that_no_pack_has_any_more_still_counts() {
    let mut life = life();
    life.passes("long-gone", 5, 1, 0);
    life.passes("variables-0", 3, 0, 0);
    assert_eq!(life.journey.badges().counts().passed, 2);
    assert_eq!(life.journey.state(&id("long-gone")), State::Solved);
    assert_eq!(life.journey.streak(life.now).current, 1);
    assert!(
        life.journey
            .due_reviews(Moment { unix_millis: i64::MAX / 4, ..life.now })
            .iter()
            .all(|due| due.id != id("long-gone"))
    );
}

#[test]
fn the_plan_of_the_profile_shapes_the_streak() {
    let mut life = life();
    life.happens(Event::ProfileChanged { change: ProfileChange::Frequency(Frequency::Weekdays) });
    life.sleep(4);
    life.passes("variables-0", 3, 0, 0);
    life.sleep(3);
    life.passes("variables-1", 3, 0, 0);
    assert_eq!(life.journey.streak(life.now).current, 2, "Friday and Monday");
}

#[test]
fn what_was_said_is_known_from_what_is_assumed() {
    let mut life = life();
    assert!(!life.journey.has_answered(Field::Experience) && !life.journey.interview_ended());
    // What it is assumed to be, but said.
    life.happens(Event::ProfileChanged { change: ProfileChange::Experience(Experience::New) });
    let theme = Event::PreferenceChanged { key: "theme".to_owned(), value: "dark".to_owned() };
    life.happens(theme);
    life.happens(Event::PreferenceChanged { key: "mouse".to_owned(), value: "off".to_owned() });
    assert!(life.journey.has_answered(Field::Experience) && life.journey.has_answered(Field::Theme));
    assert!(!life.journey.has_answered(Field::Goals) && !life.journey.has_answered(Field::EditorKeys));
    life.happens(Event::InterviewEnded { completed: false });
    assert!(life.journey.interview_ended() && !life.journey.tour_ended());
}

#[test]
fn an_empty_catalogue_and_any_event_do_no_harm() {
    let mut life = Life::begin(Arc::new(Catalogue::default()));
    life.passes("anything", 2, 1, 1);
    life.happens(Event::ExerciseChosen { exercise: id("nothing"), reason: String::new() });
    assert_eq!(life.journey.today(life.now), None);
    assert!(life.journey.skills(life.now).is_empty() && life.journey.due_reviews(life.now).is_empty());
    let one = Catalogue::new(vec![item("one", "loops", 200, Kind::Debug)], Vec::new());
    let mut life = Life::begin(Arc::new(one));
    life.passes("one", 2, 0, 0);
    assert_eq!(life.journey.today(life.now), None, "all is passed, and nothing is due");
}
