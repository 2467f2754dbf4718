//! Two people's changes of one text, at random: what is put together has all of both in it, and taking a
//! text over gives exactly that text, and undo the one before.

use super::random::{PIECES, Random, seeds};
use codementor::app::editor::{Editor, EditorOptions};
use codementor::app::text::merge;
use codementor::domain::{Action, Language};
use std::collections::BTreeSet;

/// Lines that no other text has, taken from and put into a text at random.
fn edited(base: &[String], name: &str, random: &mut Random) -> Vec<String> {
    let mut lines = base.to_vec();
    for number in 0..=random.below(4) {
        let at = random.below(lines.len() + 1);
        let fresh = format!("{name} {number}\n");
        match random.below(3) {
            0 => lines.insert(at, fresh),
            1 if at < lines.len() => lines[at] = fresh,
            _ if at < lines.len() => drop(lines.remove(at)),
            _ => {}
        }
    }
    lines
}

fn set(lines: &[String]) -> BTreeSet<&str> {
    lines.iter().map(String::as_str).collect()
}

#[test]
fn what_is_merged_has_the_changes_of_both() {
    let mut merged_at_all = 0;
    for seed in seeds(0, 2_000) {
        let mut random = Random::seeded(seed);
        let base: Vec<String> = (0..random.below(30)).map(|number| format!("line {number}\n")).collect();
        let (ours, theirs) = (edited(&base, "ours", &mut random), edited(&base, "theirs", &mut random));
        let texts = [base.concat(), ours.concat(), theirs.concat()];
        let merged = merge(&texts[0], &texts[1], &texts[2]);
        assert_eq!(merged, merge(&texts[0], &texts[2], &texts[1]), "seed {seed}: order matters");
        let Some(merged) = merged else { continue };
        merged_at_all += 1;
        let found: BTreeSet<&str> = merged.split_inclusive('\n').collect();
        let (base, ours, theirs) = (set(&base), set(&ours), set(&theirs));
        for added in ours.difference(&base).chain(theirs.difference(&base)) {
            assert!(found.contains(added), "seed {seed}: {added:?} is missing");
        }
        for removed in base.iter().filter(|line| !ours.contains(*line) || !theirs.contains(*line)) {
            assert!(!found.contains(removed), "seed {seed}: {removed:?} was removed");
        }
        assert_eq!(found.len(), merged.lines().count(), "seed {seed}: a line stands twice");
    }
    assert!(merged_at_all > 200, "only {merged_at_all} could be merged");
}

#[test]
fn who_changed_nothing_gets_the_other_text() {
    for seed in seeds(0, 500) {
        let mut random = Random::seeded(seed);
        let text = |random: &mut Random| -> String {
            (0..random.below(40)).map(|_| *random.choose(PIECES)).collect()
        };
        let (base, other) = (text(&mut random), text(&mut random));
        assert_eq!(merge(&base, &other, &base).as_deref(), Some(other.as_str()), "seed {seed}");
        assert_eq!(merge(&base, &base, &other).as_deref(), Some(other.as_str()), "seed {seed}");
        assert_eq!(merge(&base, &other, &other).as_deref(), Some(other.as_str()), "seed {seed}");
    }
}

#[test]
fn taking_over_gives_the_text_and_undo_the_one_before() {
    for seed in seeds(0, 500) {
        let mut random = Random::seeded(seed);
        let text = |random: &mut Random| -> String {
            (0..random.below(40)).map(|_| *random.choose(PIECES)).collect()
        };
        let open = |text: &str| Editor::new(text, EditorOptions::code(Language::Python));
        let mut editor = open(&text(&mut random));
        let other = text(&mut random);
        let before = editor.text();
        let _ = editor.take_over(&other, 0);
        let other = open(&other).text();
        assert_eq!(editor.text(), other, "seed {seed}");
        if before != other {
            let _ = editor.act(Action::Undo, 0);
        }
        assert_eq!(editor.text(), before, "seed {seed}");
    }
}
