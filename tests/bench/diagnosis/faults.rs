//! Bugs made from our own solutions: by the edits that a search knows, with one kind of them withheld, and
//! by operators that only this bench has. Each fails a case and can be loaded.

use super::Bug;
use super::otherwise::written_otherwise;
use crate::Effort;
use codementor::curriculum::Library;
use codementor::domain::verdict::CaseStatus;
use codementor::domain::{Edit, Exercise, Language};
use codementor::grade::{Cancel, Grader, Patience};
use codementor::syntax::statements::{Kind, statements};
use codementor::syntax::{EditKind, Mutant, Tree, mutants};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

const EACH: usize = 4;
const SEED: u64 = 20_261_125;

/// Half of the problems, by their names alone, on which nothing was tuned.
pub fn is_held_out(exercise: &Exercise) -> bool {
    hash(&exercise.id.slug).is_multiple_of(2)
}

fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(SEED, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(17))
}

pub fn own(grader: &Grader, effort: Effort) -> Vec<Bug> {
    let choose = |tree: &Tree, _: &Exercise| {
        let nodes: Vec<usize> = statements(tree).iter().map(|one| one.node).collect();
        mutants(tree, &nodes)
    };
    bugs(grader, effort, &references(), &choose)
}

/// The same edits in right programs that are written otherwise than the reference.
pub fn otherwise(grader: &Grader, effort: Effort) -> Vec<Bug> {
    let choose = |tree: &Tree, _: &Exercise| {
        let nodes: Vec<usize> = statements(tree).iter().map(|one| one.node).collect();
        mutants(tree, &nodes)
    };
    let rights: Vec<Right> = references()
        .into_iter()
        .filter_map(|(exercise, _)| {
            let is_right = |text: &str| {
                let statuses = statuses(grader, &exercise, text);
                !statuses.is_empty() && statuses.iter().all(|status| *status == CaseStatus::Passed)
            };
            let text = written_otherwise(&exercise, &is_right)?;
            Some((exercise, text))
        })
        .collect();
    bugs(grader, effort, &rights, &choose)
}

/// The same bugs, where the search must do without the kind of edit that made each.
pub fn without_their_kind(bugs: Vec<Bug>) -> Vec<Bug> {
    bugs.into_iter()
        .map(|mut bug| {
            let kind = EditKind::ALL.into_iter().find(|kind| bug.name.ends_with(&format!("{kind:?}")));
            bug.withheld.extend(kind);
            bug
        })
        .collect()
}

/// Operators of the bench's own: a part of a calculation lost, a text or number of another case, a line
/// doubled, a loop that ends too early, a value forgotten.
pub fn foreign(grader: &Grader, effort: Effort) -> Vec<Bug> {
    bugs(grader, effort, &references(), &|tree, _| foreign_edits(tree))
}

fn foreign_edits(tree: &Tree) -> Vec<Mutant> {
    let nodes = tree.nodes();
    let mut found = Vec::new();
    let mut put = |statement: usize, start: usize, end: usize, text: String, kind: EditKind| {
        let line = 1 + tree.source()[..start].matches('\n').count() as u32;
        found.push(Mutant { edit: Edit::new(start..end, text), kind, statement, line, prior: 1.0 });
    };
    for one in statements(tree).iter().filter(|one| !one.remark) {
        let bytes = nodes[one.node].bytes.clone();
        let text = tree.text(one.node).to_owned();
        let indent =
            " ".repeat(bytes.start - tree.source()[..bytes.start].rfind('\n').map_or(0, |end| end + 1));
        if one.kind == Kind::Expression {
            // The same line twice.
            put(one.node, bytes.start, bytes.end, format!("{text}\n{indent}{text}"), EditKind::Statement);
        }
        if one.kind == Kind::Return && text.len() > 7 {
            put(one.node, bytes.start + 6, bytes.end, String::new(), EditKind::Return);
        }
        for node in tree.descendants(one.node) {
            let inner = nodes[node].bytes.clone();
            let own = tree.ancestors(node).find(|above| {
                nodes[*above].kind.ends_with("statement") || nodes[*above].kind.ends_with("definition")
            });
            if own != Some(one.node) {
                continue;
            }
            match nodes[node].kind {
                "integer" => {
                    put(
                        one.node,
                        inner.start,
                        inner.end,
                        format!("({} + 3)", tree.text(node)),
                        EditKind::Constant,
                    );
                }
                "comparison_operator" => {
                    put(
                        one.node,
                        inner.start,
                        inner.end,
                        format!("bool({}) is False", tree.text(node)),
                        EditKind::Condition,
                    );
                }
                "call" => {
                    put(
                        one.node,
                        inner.start,
                        inner.end,
                        format!("({} or None)", tree.text(node)),
                        EditKind::Call,
                    );
                }
                "binary_operator" => {
                    put(
                        one.node,
                        inner.start,
                        inner.end,
                        format!("({}) * 2", tree.text(node)),
                        EditKind::Operator,
                    );
                }
                "subscript" => {
                    let whole = tree.child(node, "value").map_or("", |value| tree.text(value)).to_owned();
                    put(
                        one.node,
                        inner.start,
                        inner.end,
                        format!("{whole}[len({whole}) // 2]"),
                        EditKind::Index,
                    );
                }
                _ => {}
            }
        }
    }
    found
}

type Choose<'choose> = &'choose dyn Fn(&Tree, &Exercise) -> Vec<Mutant>;

/// An exercise with a program that is right.
type Right = (Arc<Exercise>, String);

fn references() -> Vec<Right> {
    let (library, _) = Library::load(None);
    let exercises = library.exercises().iter().filter(|exercise| !exercise.is_predict());
    exercises
        .filter_map(|exercise| Some((exercise.clone(), exercise.files(Language::Python)?.solution.clone())))
        .collect()
}

fn bugs(grader: &Grader, effort: Effort, rights: &[Right], choose: Choose<'_>) -> Vec<Bug> {
    rights.iter().flat_map(|(exercise, right)| of_one(grader, effort, exercise, right, choose)).collect()
}

fn of_one(grader: &Grader, effort: Effort, exercise: &Exercise, right: &str, choose: Choose<'_>) -> Vec<Bug> {
    let Ok(tree) = Tree::parse(Language::Python, right) else { return Vec::new() };
    let mut edits = choose(&tree, exercise);
    // Chance by the seed, the same each time.
    edits.sort_by_key(|one| hash(&format!("{}{:?}{:?}", exercise.id.slug, one.edit, one.kind)));
    let mut found: Vec<Bug> = Vec::new();
    let mut kinds: BTreeSet<EditKind> = BTreeSet::new();
    for spread in [true, false] {
        for one in &edits {
            if found.len() >= effort.rounds(EACH) {
                return found;
            }
            // Of each kind one, before there are two of any.
            if spread && kinds.contains(&one.kind) {
                continue;
            }
            let source = one.edit.apply(right);
            let known = found.iter().any(|bug| bug.source == source);
            if !known && is_a_bug(grader, exercise, &source) {
                kinds.insert(one.kind);
                found.push(Bug {
                    name: format!("{} {:?}", exercise.id.slug, one.kind),
                    exercise: exercise.clone(),
                    lines: changed_lines(&source, right),
                    source,
                    withheld: Vec::new(),
                });
            }
        }
    }
    found
}

fn statuses(grader: &Grader, exercise: &Exercise, source: &str) -> Vec<CaseStatus> {
    let patience =
        Patience { each: Duration::from_millis(100), until: Instant::now() + Duration::from_secs(5) };
    let nothing = Edit::new(0..0, "");
    let tried = grader.try_edits(exercise, Language::Python, source, &[&nothing], patience, &Cancel::new());
    tried.ok().and_then(|mut all| all.pop().flatten()).unwrap_or_default()
}

/// It gives an answer to some case, and a wrong one to some.
fn is_a_bug(grader: &Grader, exercise: &Exercise, source: &str) -> bool {
    let statuses = statuses(grader, exercise, source);
    let count = |wanted: fn(&CaseStatus) -> bool| statuses.iter().filter(|status| wanted(status)).count();
    count(|status| *status != CaseStatus::Passed) > 0 && count(|status| *status != CaseStatus::Died) > 0
}

/// The lines of a program that the right one does not have at that place; where it only lacks some, the
/// lines between which they are missing.
pub fn changed_lines(source: &str, right: &str) -> Vec<u32> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (source.lines().collect(), right.lines().collect());
    let mut common = vec![vec![0_usize; theirs.len() + 1]; ours.len() + 1];
    for row in (0..ours.len()).rev() {
        for column in (0..theirs.len()).rev() {
            common[row][column] = if ours[row] == theirs[column] {
                common[row + 1][column + 1] + 1
            } else {
                common[row + 1][column].max(common[row][column + 1])
            };
        }
    }
    let (mut row, mut column, mut changed, mut missing) = (0, 0, Vec::new(), Vec::new());
    while row < ours.len() || column < theirs.len() {
        if row < ours.len() && column < theirs.len() && ours[row] == theirs[column] {
            (row, column) = (row + 1, column + 1);
        } else if column >= theirs.len()
            || row < ours.len() && common[row + 1][column] >= common[row][column + 1]
        {
            changed.push(row as u32 + 1);
            row += 1;
        } else {
            missing.extend([row as u32, row as u32 + 1]);
            column += 1;
        }
    }
    if changed.is_empty() { missing } else { changed }
}
