//! Which statements each case ran, and how suspect that makes them: Ochiai (Abreu, Zoeteweij, van Gemund
//! 2006), times how often a statement of the kind is at fault. It changes nothing.

use super::{Beside, Thoroughness};
use crate::domain::Exercise;
use crate::domain::exercise::Case;
use crate::domain::verdict::{CaseStatus, Problem};
use crate::grade::{Closer, GradeError, WatchedCase};
use crate::syntax::Tree;
use crate::syntax::statements::{Kind, clauses, head_end, statements};
use std::collections::BTreeSet;
use std::time::Duration;

/// A right program takes some milliseconds, and watching makes it slower.
const EACH: Duration = Duration::from_millis(150);

/// A statement without what stands in it, or an `elif` and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::diagnosis) struct Unit {
    /// The node of the statement that it belongs to.
    pub statement: usize,
    pub kind: Kind,
    pub first_line: u32,
    pub last_line: u32,
}

/// What a run of all cases showed.
pub(in crate::diagnosis) struct Spectrum {
    pub tree: Tree,
    pub units: Vec<Unit>,
    /// The exercise's own cases, then those that were made.
    pub cases: Vec<Observed>,
    /// How many of them are the exercise's own.
    pub own: usize,
}

pub(in crate::diagnosis) struct Observed {
    pub case: Case,
    pub watched: WatchedCase,
    /// The units that it ran; `None` where that is not known.
    pub ran: Option<BTreeSet<usize>>,
}

impl Observed {
    pub fn passed(&self) -> bool {
        self.watched.passed()
    }
}

/// Runs everything once. `None`, and perhaps a problem, where there is nothing to see.
pub(in crate::diagnosis) fn observe(
    beside: &Beside<'_>,
    grown: &[Case],
    problem: &mut Option<Problem>,
) -> Result<Option<Spectrum>, GradeError> {
    let Ok(tree) = Tree::parse(beside.language, beside.source) else { return Ok(None) };
    let mut exercise: Exercise = beside.exercise.clone();
    let own = exercise.cases.len();
    exercise.cases.extend_from_slice(grown);
    let closer = Closer { each: EACH, steps: 0 };
    let watched = beside.grader.watch(&exercise, beside.language, beside.source, closer, beside.cancel)?;
    if watched.problem.is_some() {
        *problem = watched.problem;
        return Ok(None);
    }
    let units = units(&tree);
    let loading: BTreeSet<usize> = watched.loading.iter().flat_map(|line| at_line(&units, *line)).collect();
    let cases = exercise
        .cases
        .into_iter()
        .zip(watched.cases)
        .map(|(case, watched)| {
            let ran = watched.lines.as_ref().map(|lines| {
                let mut ran: BTreeSet<usize> = lines.iter().flat_map(|line| at_line(&units, *line)).collect();
                ran.extend(&loading);
                ran
            });
            Observed { case, watched, ran }
        })
        .collect();
    Ok(Some(Spectrum { tree, units, cases, own }))
}

fn units(tree: &Tree) -> Vec<Unit> {
    let mut found = Vec::new();
    for statement in statements(tree).into_iter().filter(|one| !one.remark) {
        let nodes = tree.nodes();
        let mut parts = vec![statement.node];
        parts.extend(clauses(tree, statement.node));
        for part in parts {
            found.push(Unit {
                statement: statement.node,
                kind: statement.kind,
                first_line: nodes[part].first_line,
                last_line: head_end(tree, part),
            });
        }
    }
    found
}

/// The units that a line belongs to: several where several begin on it.
pub(super) fn at_line(units: &[Unit], line: u32) -> Vec<usize> {
    let holds = |unit: &Unit| unit.first_line <= line && line <= unit.last_line;
    let nearest = units.iter().filter(|unit| holds(unit)).map(|unit| unit.first_line).max();
    (0..units.len())
        .filter(|index| holds(&units[*index]) && Some(units[*index].first_line) == nearest)
        .collect()
}

impl Spectrum {
    /// Whether a case of the exercise fails.
    pub fn fails(&self) -> bool {
        self.cases.iter().take(self.own).any(|case| !case.passed())
    }

    /// How suspect each unit is, 0 to about 1.
    pub fn scores(&self, thoroughness: &Thoroughness) -> Vec<f64> {
        let seen = if thoroughness.grown { self.cases.len() } else { self.own };
        let cases: Vec<&Observed> = self.cases.iter().take(seen).collect();
        let failing = cases.iter().filter(|case| !case.passed()).count() as f64;
        (0..self.units.len())
            .map(|index| {
                let ran = |passed: bool| {
                    cases
                        .iter()
                        .filter(|case| case.passed() == passed)
                        .filter(|case| case.ran.as_ref().is_some_and(|ran| ran.contains(&index)))
                        .count() as f64
                };
                let (failed, passed) = (ran(false), ran(true));
                let below = (failing * (failed + passed)).sqrt();
                let ochiai = if below > 0.0 { failed / below } else { 0.0 };
                if thoroughness.priors {
                    ochiai * prior(self.units[index].kind) * self.raised(index)
                } else {
                    ochiai
                }
            })
            .collect()
    }

    /// More where failing cases raise an error.
    fn raised(&self, index: usize) -> f64 {
        let raising: Vec<&Observed> = self
            .cases
            .iter()
            .filter(|case| {
                case.watched.verdict.status == CaseStatus::Raised && !case.watched.raised.is_empty()
            })
            .collect();
        let failing = self.cases.iter().filter(|case| !case.passed()).count();
        let share = |count: usize| count as f64 / failing.max(1) as f64;
        let at = |line: Option<&u32>| line.is_some_and(|line| at_line(&self.units, *line).contains(&index));
        let last = raising.iter().filter(|case| at(case.watched.raised.last())).count();
        let on_the_way =
            raising.iter().filter(|case| case.watched.raised.iter().any(|line| at(Some(line)))).count();
        1.0 + 0.6 * share(last) + 0.2 * share(on_the_way)
    }
}

/// How often a statement of the kind is at fault, beside the others.
const fn prior(kind: Kind) -> f64 {
    match kind {
        Kind::If | Kind::Return => 1.0,
        Kind::Loop | Kind::Expression => 0.9,
        Kind::Other | Kind::Match => 0.6,
        Kind::Leave | Kind::Raise => 0.5,
        Kind::Try | Kind::With => 0.4,
        Kind::Nothing | Kind::Declaration => 0.2,
        Kind::Function => 0.15,
        Kind::Class | Kind::Import => 0.05,
    }
}
