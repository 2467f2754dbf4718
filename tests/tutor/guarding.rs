//! The guard on a sample of the replies that the bench measures, and by rule: what it withholds and what it
//! lets through.

use crate::support::replies::{Class, judged, samples};
use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::tutor::guard::{Guard, Guarded, Rule};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_floors_hold_on_a_sample() {
    let library = Library::load(None).0;
    let mut counts: BTreeMap<Class, (usize, usize)> = BTreeMap::new();
    // Both halves, and all kinds, are in the sample.
    let mut seen = BTreeSet::new();
    let every = [(Class::Solution, 5), (Class::FixedLine, 3), (Class::Dictation, 3), (Class::Harmless, 3)];
    for (number, sample) in samples(&library, 5).iter().enumerate() {
        let step = every.iter().find(|(class, _)| *class == sample.class).map_or(1, |(_, step)| *step);
        if number % step != 0 {
            continue;
        }
        seen.insert((sample.held_out, sample.kind));
        let count = counts.entry(sample.class).or_default();
        count.0 += usize::from(judged(&library, sample).is_some());
        count.1 += 1;
    }
    let kinds = |held_out: bool| seen.iter().filter(|(half, _)| *half == held_out).count();
    assert!(kinds(true) >= 8 && kinds(false) >= 8, "{seen:?}");
    let share = |class: Class| {
        let (withheld, of) = counts[&class];
        assert!(of >= 40, "{class:?}: only {of}");
        100.0 * withheld as f64 / of as f64
    };
    assert!(share(Class::Solution) >= 97.0, "{counts:?}");
    assert!(share(Class::FixedLine) >= 93.0, "{counts:?}");
    assert!(share(Class::Dictation) >= 80.0, "{counts:?}");
    assert!(share(Class::Harmless) <= 2.0, "{counts:?}");
}

const DRAFT: &str = "def coins_in_tray(coins, price):\n    paid = 0\n    for coin in coins:\n        paid += coin\n        if paid > price:\n            return paid - price\n    return paid\n";

#[test]
fn each_rule_has_its_reply() {
    let library = Library::load(None).0;
    let exercise = library.find("snack-machine").expect("an exercise of ours");
    let starter = &exercise.languages[&Language::Python].starter;
    let rule = |draft: &str, reply: &str| {
        let guard = Guard::new(&Guarded {
            exercise,
            language: Language::Python,
            draft,
            turns: &[],
            allowed: &[],
            known_right: &[],
            skills: library.skills(),
        });
        guard.judge(reply).err().map(|breach| breach.rule)
    };
    for (draft, reply, expected) in [
        (DRAFT, "Your line 5 is `if paid > price:`. What if both are the same?", None),
        (DRAFT, "What is the difference between `>` and `>=`?", None),
        (DRAFT, "Somebody paid 120 for biscuits of 120. What is still missing?", None),
        (DRAFT, "Change the `>` to `>=`.", Some(Rule::Dictation)),
        (DRAFT, "It must be at least the price: use greater than or equal.", Some(Rule::Dictation)),
        (DRAFT, "What about `paid >= price`?", Some(Rule::Edit)),
        (DRAFT, "```python\nif paid >= price:\n```", Some(Rule::Line)),
        (starter, "```python\nfor song in songs:\n    total = total + song\n```\nIs yours alike?", None),
        (
            starter,
            "```\ndef coins_in_tray(coins, price):\n    hand = sum(coins)\n    return hand\n```",
            Some(Rule::Length),
        ),
        (
            starter,
            "One idea at a time. End with exactly one question that they can answer by looking.",
            Some(Rule::Instructions),
        ),
    ] {
        assert_eq!(rule(draft, reply), expected, "{reply}");
    }
}
