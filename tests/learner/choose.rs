//! The choice by tables: what comes first, what is refused, and that the reason says what counted.

use super::life::{Life, catalogue, id, item};
use codementor::domain::event::Event;
use codementor::domain::exercise::Kind;
use codementor::domain::profile::{Confidence, Experience, ProfileChange};
use codementor::domain::verdict::Status;
use codementor::domain::{ExerciseId, attempt::Trigger};
use codementor::learner::catalogue::{Catalogue, Item, SkillEntry};
use codementor::learner::choose::{Choice, Selection, Wish, target_chance};
use std::sync::Arc;

fn selection(life: &Life) -> Selection {
    life.journey.choose(life.now, &Wish::default()).expect("a choice")
}

fn choice(life: &Life) -> Choice {
    selection(life).choice
}

fn entry<'life>(life: &'life Life, id: &ExerciseId) -> &'life Item {
    let number = life.journey.catalogue().number(id).expect("a number");
    &life.journey.catalogue().items()[number]
}

/// A life with these exercises only: slug, skill, difficulty, kind.
fn among(items: &[(&str, &str, u8, Kind)]) -> Life {
    let items: Vec<Item> = items
        .iter()
        .map(|(slug, skill, difficulty, kind)| Item {
            needs: Vec::new(),
            ..item(slug, skill, *difficulty, *kind)
        })
        .collect();
    let skills = ["loops", "lists"]
        .map(|slug| SkillEntry { slug: slug.to_owned(), title: slug[..1].to_uppercase() + &slug[1..] });
    Life::begin(Arc::new(Catalogue::new(items, skills.into())))
}

#[test]
fn the_first_exercise_is_an_easy_one_and_says_what_it_begins() {
    let life = Life::begin(catalogue());
    let Selection { choice, alternatives } = selection(&life);
    assert_eq!((entry(&life, &choice.id).difficulty, choice.id.slug.as_str()), (1, "variables-0"));
    assert_eq!(choice.reason, "It begins something new: variables.");
    assert_eq!(alternatives.len(), 5);
    let mut all: Vec<&ExerciseId> = alternatives.iter().map(|other| &other.id).chain([&choice.id]).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 6, "each is told once");
    assert!(alternatives.iter().all(|other| entry(&life, &other.id).needs.is_empty()), "{alternatives:?}");
}

#[test]
fn one_is_open_at_a_time() {
    let mut life = Life::begin(catalogue());
    life.opens("variables-3");
    assert_ne!(choice(&life).id, id("variables-3"), "looking at one is not beginning it");
    life.runs("variables-3", Trigger::Live, Status::Fail);
    assert_eq!(choice(&life).id, id("variables-3"));
    assert!(choice(&life).reason.starts_with("You have begun it already"));
    life.sleep(3);
    assert_eq!(choice(&life).id, id("variables-3"), "it waits");
    let wish = Wish { topic: None, leave_out: vec![id("variables-3")] };
    let other = life.journey.choose(life.now, &wish).expect("a choice").choice;
    assert_ne!(other.id, id("variables-3"), "another can be chosen");
    life.happens(Event::ExerciseGivenUp { exercise: id("variables-3") });
    assert_ne!(choice(&life).id, id("variables-3"));
}

#[test]
fn two_quick_successes_ask_for_a_little_more() {
    let mut life = among(&[
        ("one", "loops", 2, Kind::Function),
        ("two", "loops", 2, Kind::Debug),
        ("three", "loops", 3, Kind::Program),
    ]);
    life.passes("one", 2, 0, 0);
    life.passes("two", 2, 0, 0);
    let next = choice(&life);
    assert_eq!(next.id, id("three"));
    assert_eq!(next.reason, "You solved two loops exercises quickly; this one asks for a little more.");
}

#[test]
fn after_a_struggle_the_ground_is_firmer() {
    let mut life = among(&[
        ("one", "loops", 3, Kind::Function),
        ("easy", "loops", 1, Kind::Debug),
        ("same", "loops", 3, Kind::Debug),
        ("hard", "loops", 5, Kind::Debug),
    ]);
    let before = target_chance(&life.journey.situation(life.now));
    life.gives_up("one", 10);
    assert!(target_chance(&life.journey.situation(life.now)) > before - 0.03);
    let next = choice(&life);
    assert_eq!(next.id, id("easy"));
    assert_eq!(next.reason, "The last one was hard going; this one gives you firmer ground with loops.");
}

#[test]
fn the_target_follows_confidence_struggles_and_ease() {
    let mut life = Life::begin(catalogue());
    let target = |life: &Life| (target_chance(&life.journey.situation(life.now)) * 100.0).round() as i64;
    life.passes("variables-0", 9, 0, 1);
    assert_eq!(target(&life), 75);
    for (confidence, expected) in
        [(Confidence::Bold, 65), (Confidence::Careful, 82), (Confidence::Balanced, 75)]
    {
        life.happens(Event::ProfileChanged { change: ProfileChange::Confidence(confidence) });
        assert_eq!(target(&life), expected, "{confidence:?}");
    }
    life.gives_up("variables-1", 2);
    assert_eq!(target(&life), 81);
    life.gives_up("variables-2", 2);
    assert_eq!(target(&life), 87);
    for slug in ["variables-3", "variables-4", "variables-5"] {
        life.passes(slug, 2, 0, 0);
    }
    assert_eq!(target(&life), 70);
}

#[test]
fn bold_learners_get_harder_exercises_than_careful_ones() {
    let difficulty = |confidence: Confidence| {
        let mut life = Life::begin(catalogue());
        life.happens(Event::ProfileChanged { change: ProfileChange::Experience(Experience::Comfortable) });
        life.happens(Event::ProfileChanged { change: ProfileChange::Confidence(confidence) });
        let Selection { choice, alternatives } = selection(&life);
        let all: Vec<u8> =
            alternatives.iter().chain([&choice]).map(|one| entry(&life, &one.id).difficulty).collect();
        all.iter().map(|difficulty| f64::from(*difficulty)).sum::<f64>() / all.len() as f64
    };
    assert!(difficulty(Confidence::Bold) > difficulty(Confidence::Careful) + 0.5);
}

#[test]
fn kinds_vary_and_interests_count() {
    let mut life = among(&[
        ("one", "loops", 2, Kind::Function),
        ("two", "lists", 2, Kind::Function),
        ("alike", "loops", 2, Kind::Function),
        ("other", "loops", 2, Kind::Debug),
    ]);
    life.passes("one", 7, 0, 1);
    life.passes("two", 7, 0, 1);
    let next = choice(&life);
    assert_eq!(
        (next.id, next.reason.as_str()),
        (id("other"), "A change after two function exercises: this one is of the kind debug.")
    );

    let mut life = Life::begin(catalogue());
    life.happens(Event::ProfileChanged { change: ProfileChange::Interests(vec!["music".to_owned()]) });
    assert!(entry(&life, &choice(&life).id).interests.contains(&"music".to_owned()));
    life.passes("variables-0", 7, 0, 1);
    let next = choice(&life);
    assert!(entry(&life, &next.id).interests.contains(&"music".to_owned()), "{next:?}");
    // What the tutor may not remember does not count either.
    life.happens(Event::MemoryErased { line: "interest:music".to_owned() });
    assert!(life.journey.situation(life.now).interests.is_empty());
}

#[test]
fn what_is_longer_than_the_day_waits() {
    let mut short = item("short", "loops", 2, Kind::Function);
    let mut long = item("long", "loops", 2, Kind::Function);
    (short.needs, long.needs, short.minutes, long.minutes) = (Vec::new(), Vec::new(), 8, 30);
    let mut life = Life::begin(Arc::new(Catalogue::new(vec![long, short], Vec::new())));
    assert_eq!(choice(&life).id, id("short"));
    life.happens(Event::ProfileChanged { change: ProfileChange::MinutesADay(60) });
    assert_eq!(choice(&life).id, id("long"), "with time enough, the order decides");
}

#[test]
fn a_topic_can_be_asked_for() {
    let mut life = Life::begin(catalogue());
    let ask = |life: &Life, topic: &str| {
        let wish = Wish { topic: Some(topic.to_owned()), leave_out: Vec::new() };
        life.journey.choose(life.now, &wish).map(|selection| selection.choice)
    };
    assert_eq!(ask(&life, "knitting"), None);
    let early = ask(&life, "recursion").expect("a choice");
    assert_eq!(early.id, id("recursion-0"));
    assert!(early.reason.contains("You asked for recursion"), "{}", early.reason);
    life.runs("variables-0", Trigger::Live, Status::Fail);
    let other = ask(&life, "variables").expect("a choice");
    assert_eq!(other.id, id("variables-0"), "what is under way is under the topic too");
    life.passes("variables-0", 2, 0, 0);
    let types = ask(&life, "types").expect("a choice");
    assert!(entry(&life, &types.id).skills.contains(&"types".to_owned()));
}

#[test]
fn reviews_come_when_due_but_not_one_after_the_other() {
    let mut life = Life::begin(catalogue());
    for slug in ["variables-0", "variables-1", "variables-2", "types-0"] {
        life.passes(slug, 3, 0, 0);
    }
    life.sleep(6);
    let first = choice(&life);
    assert!(first.review, "{first:?}");
    assert_eq!(first.reason, "You solved it 6 days ago; once more now, and it stays with you.");
    life.passes(&first.id.slug, 2, 0, 0);
    assert!(!choice(&life).review, "{:?}", choice(&life));
    assert!(!life.journey.due_reviews(life.now).is_empty(), "others stay due");
}

#[test]
fn what_one_is_not_ready_for_comes_last_and_says_so() {
    let life = Life::begin(Arc::new(Catalogue::new(
        vec![
            Item { needs: vec!["lists".to_owned()], ..item("later", "loops", 1, Kind::Function) },
            Item { needs: vec!["loops".to_owned()], ..item("later-too", "lists", 1, Kind::Function) },
        ],
        Vec::new(),
    )));
    assert!(choice(&life).reason.starts_with("It asks for things that you have not practised yet"));
}
