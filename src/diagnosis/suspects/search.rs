//! Single edits at the suspects, in the order of how likely each is to be the mistake, run until the time is
//! used up: those that make every case pass, and agree with the reference on all other inputs. It hands out
//! what they change, never to a learner how.

use super::spectrum::{Observed, Spectrum, at_line};
use super::{Beside, Thoroughness};
use crate::domain::exercise::Case;
use crate::domain::verdict::CaseStatus;
use crate::domain::{Edit, Exercise};
use crate::grade::{GradeError, Patience};
use crate::syntax::{EditKind, Mutant, mutants};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// So many are tried before it is looked whether there is enough.
const ROUND: usize = 96;
const MOST: usize = 2500;
/// What is far less likely than what has been found is not tried any more.
const HOPELESS: f64 = 0.08;
/// A statement that no failing case ran may hold the mistake all the same, by what it does to others.
const UNSEEN: f64 = 0.02;
/// Of the time, so much is for the proof of what passed the probes.
const FOR_PROOF: Duration = Duration::from_millis(150);

/// An edit that makes every case pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundEdit {
    /// 1-based.
    pub line: u32,
    pub kind: EditKind,
    /// How likely it is the mistake, beside the others that were found.
    pub weight: f64,
    /// The share of other inputs on which it agrees with the reference.
    pub agreement: f64,
    /// For authors. It is not written with the rest, so that nobody passes it on by accident.
    #[serde(skip)]
    pub edit: Option<Edit>,
    /// The place of its statement among the suspects, for whoever weighs it.
    #[serde(skip)]
    pub(super) unit: usize,
}

pub(super) struct Search {
    pub found: Vec<FoundEdit>,
    pub tried: usize,
    /// What is to be added to the score of each unit.
    pub raised_scores: Vec<f64>,
}

struct Candidate {
    mutant: Mutant,
    unit: usize,
    weight: f64,
}

pub(super) fn search(
    beside: &Beside<'_>,
    grown: &[Case],
    spectrum: &Spectrum,
    scores: &[f64],
    patience: Patience,
    thoroughness: &Thoroughness,
) -> Result<Search, GradeError> {
    let candidates = candidates(spectrum, scores, thoroughness);
    let probes = probes(beside, spectrum);
    let until = patience.until.checked_sub(FOR_PROOF).unwrap_or(patience.until);
    let trying = Patience { until, ..patience };
    let mut search = Search { found: Vec::new(), tried: 0, raised_scores: vec![0.0; scores.len()] };
    for round in candidates.chunks(ROUND) {
        let best =
            search.found.iter().filter(|one| one.agreement >= 1.0).map(|one| one.weight).fold(0.0, f64::max);
        if Instant::now() >= until || round[0].weight < best * HOPELESS {
            break;
        }
        let edits: Vec<&Edit> = round.iter().map(|one| &one.mutant.edit).collect();
        let passing = beside.grader.try_edits(
            &probes,
            beside.language,
            beside.source,
            &edits,
            trying,
            beside.cancel,
        )?;
        search.tried += passing.iter().flatten().count();
        let alive: Vec<&Candidate> = round
            .iter()
            .zip(passing)
            .filter(|(_, statuses)| statuses.as_ref().is_some_and(|all| passed(all)))
            .map(|(one, _)| one)
            .collect();
        prove(beside, grown, &alive, patience, &mut search.found)?;
    }
    search.found.sort_by(|left, right| {
        right.agreement.total_cmp(&left.agreement).then(right.weight.total_cmp(&left.weight))
    });
    raise(&mut search);
    Ok(search)
}

fn candidates(spectrum: &Spectrum, scores: &[f64], thoroughness: &Thoroughness) -> Vec<Candidate> {
    let mut nodes: Vec<usize> = spectrum.units.iter().map(|unit| unit.statement).collect();
    nodes.dedup();
    let mut found: Vec<Candidate> = mutants(&spectrum.tree, &nodes)
        .into_iter()
        .filter(|mutant| !thoroughness.withheld.contains(&mutant.kind))
        .filter_map(|mutant| {
            let of_statement = |index: &usize| spectrum.units[*index].statement == mutant.statement;
            let unit = at_line(&spectrum.units, mutant.line)
                .into_iter()
                .find(of_statement)
                .or_else(|| (0..spectrum.units.len()).find(of_statement))?;
            let weight = mutant.prior * (scores[unit] + UNSEEN);
            Some(Candidate { mutant, unit, weight })
        })
        .collect();
    found.sort_by(|left, right| right.weight.total_cmp(&left.weight));
    found.truncate(MOST);
    found
}

/// The exercise with a few cases only, which nearly every edit fails: one or two that fail now, and one that
/// passes.
fn probes(beside: &Beside<'_>, spectrum: &Spectrum) -> Exercise {
    let mut failing: Vec<&Observed> = spectrum.cases.iter().filter(|case| !case.passed()).collect();
    failing.sort_by(|left, right| {
        let slow =
            |one: &Observed| (one.watched.verdict.status == CaseStatus::TimedOut, one.watched.verdict.millis);
        slow(left).partial_cmp(&slow(right)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut chosen: Vec<&Observed> = failing.first().copied().into_iter().collect();
    if let Some(first) = chosen.first() {
        let other = failing.iter().find(|case| case.ran != first.ran).or(failing.get(1));
        chosen.extend(other.copied());
    }
    let passing = spectrum.cases.iter().filter(|case| case.passed());
    let much_and_soon = |case: &&Observed| {
        let micros = (case.watched.verdict.millis * 1000.0) as u64;
        (case.ran.as_ref().map_or(0, BTreeSet::len), Reverse(micros))
    };
    chosen.extend(passing.max_by_key(much_and_soon));
    let cases = chosen.into_iter().map(|observed| observed.case.clone()).collect();
    Exercise { cases, ..beside.exercise.clone() }
}

/// All cases, in order, for the few that passed the probes.
fn prove(
    beside: &Beside<'_>,
    grown: &[Case],
    alive: &[&Candidate],
    patience: Patience,
    found: &mut Vec<FoundEdit>,
) -> Result<(), GradeError> {
    if alive.is_empty() {
        return Ok(());
    }
    let mut exercise = beside.exercise.clone();
    let own = exercise.cases.len();
    exercise.cases.extend_from_slice(grown);
    let edits: Vec<&Edit> = alive.iter().map(|one| &one.mutant.edit).collect();
    let statuses = beside.grader.try_edits(
        &exercise,
        beside.language,
        beside.source,
        &edits,
        patience,
        beside.cancel,
    )?;
    for (candidate, statuses) in alive.iter().zip(statuses) {
        let Some(statuses) = statuses.filter(|all| passed(&all[..own])) else { continue };
        let agreeing = statuses[own..].iter().filter(|status| **status == CaseStatus::Passed).count();
        found.push(FoundEdit {
            line: candidate.mutant.line,
            kind: candidate.mutant.kind,
            weight: candidate.weight,
            agreement: if grown.is_empty() { 1.0 } else { agreeing as f64 / grown.len() as f64 },
            edit: Some(candidate.mutant.edit.clone()),
            unit: candidate.unit,
        });
    }
    Ok(())
}

fn passed(statuses: &[CaseStatus]) -> bool {
    statuses.iter().all(|status| *status == CaseStatus::Passed)
}

/// A statement where an edit agrees comes before all others, one whose edit only passes the cases before
/// those without any.
fn raise(search: &mut Search) {
    let agrees = search.found.iter().any(|one| one.agreement >= 1.0);
    for one in &search.found {
        let raised = if one.agreement >= 1.0 {
            20.0 + one.weight
        } else if agrees {
            0.0
        } else {
            10.0 * one.agreement + one.weight
        };
        let score = &mut search.raised_scores[one.unit];
        *score = score.max(raised);
    }
}
