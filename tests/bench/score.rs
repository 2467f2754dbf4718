//! What it costs to read a program as a tree and to score it, beside the shortest verdict there is. It never
//! runs a program.

use super::Effort;
use super::figures::{Samples, heading, row};
use codementor::curriculum::Library;
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{Exercise, Language, Verdict};
use codementor::grade::{Measured, score};
use codementor::syntax::Tree;
use std::hint::black_box;
use std::time::Instant;

const LINES: usize = 300;

pub fn table(effort: Effort) {
    let (library, _) = Library::load(None);
    let programs: Vec<(&Exercise, &str)> = library
        .exercises()
        .iter()
        .filter(|exercise| !exercise.is_predict())
        .filter_map(|exercise| Some((exercise.as_ref(), exercise.files(Language::Python)?.solution.as_str())))
        .collect();
    let all: Vec<&str> = programs.iter().flat_map(|(_, source)| source.lines()).take(LINES).collect();
    let long = all.join("\n");
    let (mut parse, mut each) = (Samples::default(), Samples::default());
    for _ in 0..effort.rounds(120) {
        let begin = Instant::now();
        black_box(Tree::parse(Language::Python, &long).is_ok());
        parse.add_millis(begin.elapsed());
        for (exercise, source) in &programs {
            let verdict = passed(exercise);
            let begin = Instant::now();
            black_box(score(exercise, Language::Python, source, &verdict, &Measured::Fast));
            each.add_millis(begin.elapsed());
        }
    }
    heading(
        "Score",
        &["A verdict takes some milliseconds (the table `verdict`); a score is added to a pass."],
    );
    row(&format!("a tree of {LINES} lines"), "ms", &parse);
    row("the score of a model solution, model and all", "ms", &each);
}

fn passed(exercise: &Exercise) -> Verdict {
    Verdict {
        exercise: exercise.id.clone(),
        language: Language::Python,
        status: Status::Pass,
        problem: None,
        cases: Vec::new(),
        output: String::new(),
        millis: 1.0,
        memory_kib: 0,
        tier: Tier::A,
        score: None,
    }
}
