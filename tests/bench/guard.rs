//! How much the guard withholds of what it should, and of what it should not, by kind and by half; and what a
//! judgement costs. It never changes a threshold.

use super::Effort;
use super::figures::{Samples, heading, note, row};
use super::replies::{Class, Sample, judged, samples};
use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::tutor::guard::{Guard, Guarded};
use std::collections::BTreeMap;
use std::time::Instant;

/// The class, what it is called, whether its samples should be withheld, and the share to reach.
const CLASSES: [(Class, &str, bool, f64); 4] = [
    (Class::Solution, "full solutions", true, 98.0),
    (Class::FixedLine, "inline fixed lines", true, 95.0),
    (Class::Dictation, "dictating prose", true, 85.0),
    (Class::Harmless, "harmless turns", false, 1.0),
];

/// Set to a class (`Solution`, `FixedLine`, `Dictation`, `Harmless`) or to `all`, it has the samples printed that
/// were judged the wrong way; never those held out, which nobody may tune on. Told in `devlog/benches.md`.
const SHOW: &str = "GUARD_SHOW";

/// How often of how many, in one half.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    withheld: usize,
    of: usize,
}

pub fn table(effort: Effort) {
    let (library, _) = Library::load(None);
    let one_in = if effort == Effort::Quick { 5 } else { 1 };
    heading(
        "Guard",
        &[
            "The share of replies that are withheld, of those looked at while it was written and of those held out",
            "(every other exercise, with templates of their own). To reach, held out: 98, 95, 85, and 1 at most.",
        ],
    );
    let mut counts: BTreeMap<(Class, &str, bool), Count> = BTreeMap::new();
    let show = std::env::var(SHOW).ok();
    let mut rules: BTreeMap<(Class, &str), usize> = BTreeMap::new();
    for sample in samples(&library, one_in) {
        let breach = judged(&library, &sample);
        let count = counts.entry((sample.class, sample.kind, sample.held_out)).or_default();
        count.of += 1;
        count.withheld += usize::from(breach.is_some());
        if let Some(breach) = &breach {
            *rules.entry((sample.class, breach.rule.name())).or_default() += 1;
        }
        if let Some(show) = &show {
            reveal(&library, &sample, breach.map(|breach| breach.to_string()), show);
        }
    }
    for (class, title, should, target) in CLASSES {
        let mut whole = [Count::default(); 2];
        println!("\n{title} ({} {target} %)", if should { "at least" } else { "at most" });
        println!("  {:<44} {:>22} {:>22}", "", "looked at", "held out");
        let kinds: Vec<&str> = counts
            .keys()
            .filter(|(other, _, half)| *other == class && !half)
            .map(|(_, kind, _)| *kind)
            .collect();
        for kind in kinds {
            let of = |half: bool| counts.get(&(class, kind, half)).copied().unwrap_or_default();
            println!("  {kind:<44} {:>22} {:>22}", told(of(false)), told(of(true)));
            for (sum, half) in whole.iter_mut().zip([false, true]) {
                sum.withheld += of(half).withheld;
                sum.of += of(half).of;
            }
        }
        println!("  {:<44} {:>22} {:>22}", "all", told(whole[0]), told(whole[1]));
        let by: Vec<String> = rules
            .iter()
            .filter(|((other, _), _)| *other == class)
            .map(|((_, rule), count)| format!("{rule} {count}"))
            .collect();
        note(&format!("by rule: {}", by.join(", ")));
    }
    times(&library, effort);
}

fn told(count: Count) -> String {
    let share = 100.0 * count.withheld as f64 / count.of.max(1) as f64;
    format!("{share:>5.1} % of {:>5}", count.of)
}

/// For who works on the guard: a sample of the half that is looked at, where it was judged the wrong way.
fn reveal(library: &Library, sample: &Sample, breach: Option<String>, show: &str) {
    let wrong = breach.is_some() == (sample.class == Class::Harmless);
    let wanted = show == "all" || format!("{:?}", sample.class) == show;
    if !wrong || !wanted || sample.held_out {
        return;
    }
    let slug = &library.exercises()[sample.exercise].id.slug;
    println!("--- {slug}, {}: {}", sample.kind, breach.unwrap_or_else(|| "allowed".to_owned()));
    println!("{}", sample.replies.join("\n=====\n"));
}

fn times(library: &Library, effort: Effort) {
    let (mut made, mut judgement) = (Samples::default(), Samples::default());
    for exercise in library.exercises().iter().take(effort.rounds(60)) {
        let files = &exercise.languages[&Language::Python];
        let guarded = Guarded {
            exercise,
            language: Language::Python,
            draft: &files.starter,
            turns: &[],
            allowed: &[],
            known_right: &[],
            skills: library.skills(),
        };
        let begin = Instant::now();
        let guard = Guard::new(&guarded);
        made.add_millis(begin.elapsed());
        for hint in &exercise.hints {
            let begin = Instant::now();
            let _ = std::hint::black_box(guard.judge(&hint.text));
            judgement.add_millis(begin.elapsed());
        }
    }
    println!();
    row("a guard for one question", "ms", &made);
    row("a judgement of a hint's length", "ms", &judgement);
}
