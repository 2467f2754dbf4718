//! Which statements are suspect, in order: by the cases that ran them (`spectrum`), by what kind of
//! statement they are, and above all by the single edits that make every case pass (`search`); and whether
//! that is enough to point (`pointing`).

mod pointing;
mod search;
mod spectrum;

pub use pointing::Pointing;
pub use search::FoundEdit;
pub(super) use spectrum::{Spectrum, observe};

use super::likeness::likeness;
use super::stopwatch::Stopwatch;
use crate::domain::exercise::Case;
use crate::domain::{Exercise, Language};
use crate::grade::{Cancel, GradeError, Grader, Patience};
use crate::syntax::{EditKind, Tree};
use serde::{Deserialize, Serialize};

/// What is looked at, and with what.
#[derive(Clone, Copy)]
pub(super) struct Beside<'beside> {
    pub grader: &'beside Grader,
    pub exercise: &'beside Exercise,
    pub language: Language,
    pub source: &'beside str,
    pub cancel: &'beside Cancel,
}

/// What a search uses. All of it, but in a measurement.
#[derive(Debug, Clone, PartialEq)]
pub struct Thoroughness {
    /// Inputs made from those of the cases.
    pub grown: bool,
    /// The kind of statement, and tracebacks.
    pub priors: bool,
    /// What the reference says in the place of each statement.
    pub reference: bool,
    pub edits: bool,
    /// Edits of these kinds are left out.
    pub withheld: Vec<EditKind>,
}

impl Default for Thoroughness {
    fn default() -> Self {
        Self { grown: true, priors: true, reference: true, edits: true, withheld: Vec::new() }
    }
}

impl Thoroughness {
    /// Nothing but the coverage of the exercise's own cases.
    pub fn coverage_alone() -> Self {
        Self { grown: false, priors: false, reference: false, edits: false, withheld: Vec::new() }
    }
}

/// A statement that may be at fault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suspect {
    /// 1-based; a head without what stands below it.
    pub first_line: u32,
    pub last_line: u32,
    /// Comparable within one diagnosis only.
    pub score: f64,
}

/// What is suspect, most of all first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suspects {
    pub statements: Vec<Suspect>,
    /// The single edits that make every case pass and agree with the reference, likely ones first.
    pub edits: Vec<FoundEdit>,
    pub pointing: Pointing,
    /// How many edits were tried.
    pub tried: usize,
}

pub(super) fn suspects(
    beside: &Beside<'_>,
    grown: &[Case],
    spectrum: &Spectrum,
    patience: Patience,
    thoroughness: &Thoroughness,
    watch: &mut Stopwatch,
) -> Result<Option<Suspects>, GradeError> {
    let mut scores = spectrum.scores(thoroughness);
    if thoroughness.reference {
        for (score, factor) in scores.iter_mut().zip(beside_reference(beside, spectrum)) {
            *score *= factor;
        }
    }
    let mut tried = 0;
    let mut edits = Vec::new();
    if thoroughness.edits {
        let search = search::search(beside, grown, spectrum, &scores, patience, thoroughness)?;
        watch.lap("edits");
        tried = search.tried;
        edits = search.found;
        for (score, raised) in scores.iter_mut().zip(search.raised_scores) {
            *score += raised;
        }
    }
    let pointing = pointing::pointing(spectrum, &scores, &edits);
    let mut statements: Vec<Suspect> = spectrum
        .units
        .iter()
        .zip(&scores)
        .map(|(unit, score)| Suspect {
            first_line: unit.first_line,
            last_line: unit.last_line,
            score: *score,
        })
        .collect();
    statements.sort_by(|left, right| {
        right.score.total_cmp(&left.score).then(left.first_line.cmp(&right.first_line))
    });
    Ok(Some(Suspects { statements, edits, pointing, tried }))
}

/// How much more, or less, suspect each statement is for what the reference has in its place. 1 where
/// there is none to compare with, or it is another program altogether.
fn beside_reference(beside: &Beside<'_>, spectrum: &Spectrum) -> Vec<f64> {
    let alike = beside.exercise.files(beside.language).and_then(|files| {
        let right = Tree::parse(beside.language, &files.solution).ok()?;
        likeness(&spectrum.tree, &right)
    });
    let alike = alike.unwrap_or_default();
    spectrum.units.iter().map(|unit| alike.factor(unit.first_line)).collect()
}
