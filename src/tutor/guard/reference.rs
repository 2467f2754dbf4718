//! What the learner's program lacks of a reference solution: windows of words, lines, and the edits that
//! would make one of the other. It never judges a reply.

use super::disguise::squeezed;
use super::quoted::typed;
use super::rows::{self, Windows};
use super::words::{Word, texts, words};
use crate::domain::Language;
use crate::syntax::{Tree, tokens};
use std::collections::HashSet;

/// A program whose edits are more than this share of the reference is no near miss.
const NEAR: f64 = 0.45;
/// Edits that can be dictated one by one.
const MOST_EDITS: usize = 8;

/// Words before and after an edit.
const AROUND: usize = 3;
/// Letters of a run.
pub(super) const RUN: usize = 10;

/// A line of a program.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub words: Vec<Word>,
    /// Blanks before it.
    pub indent: usize,
    /// Its letters as `quoted` looks for them.
    pub typed: Vec<char>,
}

/// One place where the learner's program would have to change.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub removed: Vec<Word>,
    pub inserted: Vec<Word>,
    /// Up to three words before and after, which stay.
    pub before: Vec<Word>,
    pub after: Vec<Word>,
    /// It is one whole line or more of the reference.
    pub whole: bool,
    /// The words are right, and the indentation is not.
    pub indentation: bool,
}

/// One solution, beside what the learner has.
#[derive(Debug, Clone, Default)]
pub(super) struct Reference {
    /// Lines that the learner does not have, and has not seen.
    pub lines: Vec<Line>,
    pub named: Windows,
    pub spoken: Windows,
    pub nameless: Windows,
    /// `None`: the program is far from the reference.
    pub edits: Option<Vec<Edit>>,
    /// All lines, whether the learner has them or not.
    pub whole: Vec<Vec<String>>,
    /// What the learner has written, in one row.
    pub theirs: Vec<String>,
    /// Runs of letters and signs of the solution that the learner does not have.
    pub runs: HashSet<String>,
}

/// A program without comments, docstrings and blank lines; what cannot be read as a tree is read as text.
pub(super) fn lines_of(language: Language, source: &str) -> Vec<Line> {
    let Ok(tree) = Tree::parse(language, source) else {
        return source
            .lines()
            .map(|line| line_of(line, line))
            .filter(|line| !line.words.is_empty())
            .collect();
    };
    let all = tokens::tokens(&tree);
    let mut lines: Vec<Line> = Vec::new();
    let mut index = 0;
    while index < all.len() {
        let number = all[index].line;
        let mut text = String::new();
        while let Some(token) = all.get(index).filter(|token| token.line == number) {
            if !text.is_empty() && !text.ends_with('.') && token.text != "." {
                text.push(' ');
            }
            text.push_str(token.text);
            index += 1;
        }
        let raw = source.lines().nth(number as usize - 1).unwrap_or_default();
        let line = line_of(&text, raw);
        if !line.words.is_empty() {
            lines.push(line);
        }
    }
    lines
}

fn line_of(text: &str, raw: &str) -> Line {
    Line { words: words(text), indent: raw.len() - raw.trim_start().len(), typed: typed(text) }
}

/// All words in a row.
pub(super) fn row(lines: &[Line]) -> Vec<Word> {
    lines.iter().flat_map(|line| line.words.iter().cloned()).collect()
}

impl Reference {
    /// `known`: rows of words that the learner has before them anyway. `taught`: rows of the concept pages
    /// and hints, whose idioms are no secret whatever the names.
    pub fn new(solution: &[Line], draft: &[Line], known: &[Vec<Word>], taught: &[Vec<Word>]) -> Self {
        let (right, theirs) = (row(solution), row(draft));
        let known_rows: Vec<Vec<String>> = known.iter().map(|row| texts(row)).collect();
        let has = |line: &Line| {
            let wanted = texts(&line.words);
            draft.iter().any(|other| texts(&other.words) == wanted)
                || known_rows.iter().any(|row| rows::find(row, &wanted).is_some())
        };
        let lines: Vec<Line> = solution.iter().filter(|line| !has(line)).cloned().collect();
        let mut named = rows::named(&right);
        let mut spoken = rows::named(&rows::spoken(&right));
        let mut nameless = rows::nameless(&right);
        for row in known.iter().chain([&theirs]) {
            named = &named - &rows::named(row);
            spoken = &spoken - &rows::named(&rows::spoken(row));
            nameless = &nameless - &rows::nameless(row);
        }
        for row in taught {
            nameless = &nameless - &rows::nameless(row);
        }
        let all = |lines: &[Line]| squeezed(&texts(&row(lines)).concat());
        let runs = &runs(&all(solution)) - &runs(&all(draft));
        Self {
            lines,
            named,
            spoken,
            nameless,
            edits: edits(solution, draft),
            whole: solution.iter().map(|line| texts(&line.words)).collect(),
            theirs: texts(&theirs),
            runs,
        }
    }
}

/// Runs of so many letters and signs.
fn runs(squeezed: &str) -> HashSet<String> {
    let letters: Vec<char> = squeezed.chars().collect();
    letters.windows(RUN).map(|run| run.iter().collect()).collect()
}

/// The edits from the draft to the solution, where they are few: by lines first, and by words where lines
/// stand against lines.
fn edits(solution: &[Line], draft: &[Line]) -> Option<Vec<Edit>> {
    let size: usize = solution.iter().map(|line| line.words.len()).sum();
    let other: usize = draft.iter().map(|line| line.words.len()).sum();
    if size == 0 || other > 4 * size + 40 {
        return None;
    }
    let keys =
        |lines: &[Line]| lines.iter().map(|line| texts(&line.words).join(" ")).collect::<Vec<String>>();
    let kept = common(&keys(solution), &keys(draft));
    let mut edits: Vec<Edit> = Vec::new();
    let (mut right, mut theirs) = (0, 0);
    for (next_right, next_theirs) in kept.into_iter().chain([(solution.len(), draft.len())]) {
        let before = row(&solution[..right]);
        let after = row(&solution[next_right..]);
        edits.extend(within(&solution[right..next_right], &draft[theirs..next_theirs], &before, &after));
        (right, theirs) = (next_right + 1, next_theirs + 1);
    }
    let changed: usize = edits.iter().map(|edit| edit.inserted.len().max(edit.removed.len())).sum();
    edits.extend(indentations(solution, draft));
    let near = edits.len() <= MOST_EDITS && (changed as f64) <= NEAR * size as f64;
    near.then_some(edits)
}

/// The edits between lines that stand against each other. `before`, `after`: what both have around them.
fn within(solution: &[Line], draft: &[Line], before: &[Word], after: &[Word]) -> Vec<Edit> {
    let last = |row: &[Word]| row[row.len().saturating_sub(AROUND)..].to_vec();
    let first = |row: &[Word]| row[..row.len().min(AROUND)].to_vec();
    if draft.is_empty() {
        let mut before = before.to_vec();
        let mut edits = Vec::new();
        for (index, line) in solution.iter().enumerate() {
            let after = [row(&solution[index + 1..]), after.to_vec()].concat();
            edits.push(Edit {
                removed: Vec::new(),
                inserted: line.words.clone(),
                before: last(&before),
                after: first(&after),
                whole: true,
                indentation: false,
            });
            before.extend(line.words.iter().cloned());
        }
        return edits;
    }
    let (right, theirs) = (row(solution), row(draft));
    let kept = common(&texts(&right), &texts(&theirs));
    let mut edits = Vec::new();
    let (mut at_right, mut at_theirs) = (0, 0);
    for (next_right, next_theirs) in kept.into_iter().chain([(right.len(), theirs.len())]) {
        let inserted = right[at_right..next_right].to_vec();
        let removed = theirs[at_theirs..next_theirs].to_vec();
        if !inserted.is_empty() || !removed.is_empty() {
            edits.push(Edit {
                whole: is_whole(solution, at_right, next_right),
                removed,
                inserted,
                before: last(&[before, &right[..at_right]].concat()),
                after: first(&[&right[next_right..], after].concat()),
                indentation: false,
            });
        }
        (at_right, at_theirs) = (next_right + 1, next_theirs + 1);
    }
    edits
}

/// The words from `start` to `end` are whole lines.
fn is_whole(solution: &[Line], start: usize, end: usize) -> bool {
    let mut at = 0;
    let mut edges = vec![0];
    for line in solution {
        at += line.words.len();
        edges.push(at);
    }
    end > start && edges.contains(&start) && edges.contains(&end)
}

/// Lines that both have, at another depth.
fn indentations(solution: &[Line], draft: &[Line]) -> Vec<Edit> {
    let whole =
        |lines: &[Line]| lines.iter().map(|line| texts(&line.words).join(" ")).collect::<Vec<String>>();
    let depth = |lines: &[Line]| {
        let steps: Vec<usize> = lines.iter().map(|line| line.indent).collect();
        let first = steps.iter().copied().filter(|step| *step > 0).min().unwrap_or(1);
        steps.into_iter().map(|step| step / first).collect::<Vec<usize>>()
    };
    let (deep_right, deep_theirs) = (depth(solution), depth(draft));
    common(&whole(solution), &whole(draft))
        .into_iter()
        .filter(|(right, theirs)| deep_right[*right] != deep_theirs[*theirs])
        .map(|(right, _)| Edit {
            removed: Vec::new(),
            inserted: solution[right].words.clone(),
            before: Vec::new(),
            after: Vec::new(),
            whole: true,
            indentation: true,
        })
        .collect()
}

/// The longest common row of two rows, as pairs of places. Source: the textbook table.
fn common(left: &[String], right: &[String]) -> Vec<(usize, usize)> {
    let mut table = vec![vec![0_u16; right.len() + 1]; left.len() + 1];
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            table[row][column] = if left[row] == right[column] {
                table[row + 1][column + 1] + 1
            } else {
                table[row + 1][column].max(table[row][column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < left.len() && column < right.len() {
        if left[row] == right[column] {
            pairs.push((row, column));
            row += 1;
            column += 1;
        } else if table[row + 1][column] >= table[row][column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}
