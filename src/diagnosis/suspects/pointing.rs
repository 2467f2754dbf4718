//! Whether to point at a line, at a few, or at nothing: a tutor who points at the wrong line does harm, so
//! there has to be a margin.

use super::search::FoundEdit;
use super::spectrum::Spectrum;
use serde::{Deserialize, Serialize};

/// What part of all the weight one statement must have to be pointed at alone, and three together.
const LINE_SHARE: f64 = 0.8;
const REGION_SHARE: f64 = 0.9;
const MOST_IN_REGION: usize = 3;
/// What the most suspect statement must have at least, where coverage alone speaks.
const STANDS_OUT: f64 = 0.6;
/// How much less suspect the fourth statement must be than the third.
const MARGIN: f64 = 0.02;
/// With fewer cases than this to disagree on, agreement says little.
const ENOUGH_CASES: usize = 12;

/// Where the tutor may point.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum Pointing {
    /// 1-based.
    Line { line: u32 },
    /// The first lines of three statements at most.
    Region { lines: Vec<u32> },
    /// It does not know.
    #[default]
    Nothing,
}

impl Pointing {
    /// Whether it points at this line, alone or among others.
    pub fn names(&self, wanted: u32) -> bool {
        match self {
            Self::Line { line } => *line == wanted,
            Self::Region { lines } => lines.contains(&wanted),
            Self::Nothing => false,
        }
    }
}

pub(super) fn pointing(spectrum: &Spectrum, scores: &[f64], edits: &[FoundEdit]) -> Pointing {
    let agreeing: Vec<&FoundEdit> = edits.iter().filter(|one| one.agreement >= 1.0).collect();
    if agreeing.is_empty() {
        return by_coverage(spectrum, scores);
    }
    let mut weights: Vec<(usize, f64, u32)> = Vec::new();
    for one in agreeing {
        match weights.iter_mut().find(|(unit, _, _)| *unit == one.unit) {
            Some((_, weight, _)) => *weight = weight.max(one.weight),
            None => weights.push((one.unit, one.weight, one.line)),
        }
    }
    weights.sort_by(|left, right| right.1.total_cmp(&left.1));
    let all: f64 = weights.iter().map(|(_, weight, _)| weight).sum();
    let enough = spectrum.cases.len() >= ENOUGH_CASES;
    if enough && weights[0].1 >= all * LINE_SHARE {
        return Pointing::Line { line: weights[0].2 };
    }
    let first: f64 = weights.iter().take(MOST_IN_REGION).map(|(_, weight, _)| weight).sum();
    if first >= all * REGION_SHARE {
        let mut lines: Vec<u32> = weights.iter().take(MOST_IN_REGION).map(|(_, _, line)| *line).collect();
        lines.sort_unstable();
        lines.dedup();
        return Pointing::Region { lines };
    }
    Pointing::Nothing
}

/// Without an edit: the three most suspect, where the fourth is less suspect than they are. One alone is not
/// named: measured, the most suspect by coverage, or the line of an error, is wrong a third of the time.
fn by_coverage(spectrum: &Spectrum, scores: &[f64]) -> Pointing {
    let mut ranked: Vec<(f64, u32)> = scores
        .iter()
        .zip(&spectrum.units)
        .map(|(score, unit)| (*score, unit.first_line))
        .filter(|(score, _)| *score > 0.0)
        .collect();
    ranked.sort_by(|left, right| right.0.total_cmp(&left.0));
    let score = |place: usize| ranked.get(place).map_or(0.0, |(score, _)| *score);
    let last = score(MOST_IN_REGION - 1);
    if score(0) < STANDS_OUT || last <= 0.0 || last - score(MOST_IN_REGION) < last * MARGIN {
        return Pointing::Nothing;
    }
    let mut lines: Vec<u32> = ranked.iter().take(MOST_IN_REGION).map(|(_, line)| *line).collect();
    lines.sort_unstable();
    lines.dedup();
    Pointing::Region { lines }
}
