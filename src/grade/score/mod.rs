//! The score of a program that passed: what its shape and its time say of it, each lost point with a
//! reason that a beginner can check. It never runs anything, and never decides whether a program passes.
//!
//! `program` reads the program, `rules` has the list of what costs points and what it costs, `shape`,
//! `quality` and `style` find it, `efficiency` compares times with those of the model solution. What the
//! starter or the model solution does itself costs nothing.

mod efficiency;
mod models;
mod program;
mod quality;
mod rules;
mod shape;
mod style;

use crate::domain::puzzle::Puzzle;
use crate::domain::score::{Aspect, Part, Score};
use crate::domain::verdict::Verdict;
use crate::domain::{Exercise, Language};
use crate::syntax::Tree;
pub use efficiency::Measured;
pub(super) use models::Models;

use program::Program;
use std::collections::HashSet;

/// The score of `source`, which passed with this verdict.
pub fn score(
    exercise: &Exercise,
    language: Language,
    source: &str,
    verdict: &Verdict,
    measured: &Measured,
) -> Score {
    if is_put_together(exercise, language, source) {
        return prediction(exercise);
    }
    let rubric = exercise.rubric;
    let (quality, style) = read(exercise, language, source).map_or_else(
        || (Part::unmeasured(rubric.quality), Part::unmeasured(rubric.style)),
        |found| {
            let part = |aspect, of| Part::less(of, rules::reasons(&found, aspect));
            (part(Aspect::Quality, rubric.quality), part(Aspect::Style, rubric.style))
        },
    );
    Score {
        correctness: Part::full(rubric.correctness),
        quality,
        efficiency: efficiency::part(rubric.efficiency, verdict, measured),
        style,
        remarks: Vec::new(),
    }
}

/// Every line is its author's: the learner has put them in order, and that is what can be right.
fn is_put_together(exercise: &Exercise, language: Language, source: &str) -> bool {
    Puzzle::of_exercise(exercise, language)
        .is_some_and(|puzzle| puzzle.read(source, language.line_comment()).is_whole())
}

/// The score of answers that are all right: there is no program of the learner's, so correctness is all.
pub(super) fn prediction(exercise: &Exercise) -> Score {
    let [quality, efficiency, style] = [Part::full(0), Part::full(0), Part::full(0)];
    Score {
        correctness: Part::full(exercise.rubric.correctness),
        quality,
        efficiency,
        style,
        remarks: Vec::new(),
    }
}

/// What the rules find in the learner's program and neither in the starter nor in the model solution;
/// `None` where one of them cannot be read for certain.
fn read(exercise: &Exercise, language: Language, source: &str) -> Option<Vec<rules::Hit>> {
    let tree = |text: &str| Tree::parse(language, text).ok().filter(Tree::is_sound);
    let files = exercise.files(language)?;
    let (learner, reference) = (tree(source)?, tree(&files.solution)?);
    let starter = Tree::parse(language, &files.starter).ok()?;
    let nobody = HashSet::new();
    let measure = program::Measure::of(&reference);
    let given: HashSet<String> = [&starter, &reference]
        .into_iter()
        .flat_map(|tree| rules::hits(&Program::read(exercise, tree, &nobody, measure)))
        .map(|hit| hit.found.sentence)
        .collect();
    let own = program::own_names(exercise, &[&starter, &reference]);
    let mut hits = rules::hits(&Program::read(exercise, &learner, &own, measure));
    hits.retain(|hit| !given.contains(&hit.found.sentence));
    Some(hits)
}
