//! What a teacher says of a program that passes: one thing done well, and at most three that could be better,
//! each by its line. It never says what is not there to be seen, and runs nothing.

mod catalogue;

pub use catalogue::{Written, all, found};

use crate::domain::remark::{Remark, RemarkKind};
use crate::domain::score::{Aspect, Score};
use crate::domain::{Exercise, Language, Verdict};
use crate::syntax::names::{Bound, names};
use crate::syntax::statements::statements;
use crate::syntax::{Tree, names as naming};
use std::fmt::Write as _;

/// Remarks in all; the first is always something done well.
const MOST: usize = 4;
/// A name of fewer letters is no word.
const LEAST_NAME: usize = 3;
/// A program of fewer statements shows nothing.
const LEAST_STATEMENTS: usize = 2;

/// Puts the remarks beside the score of a verdict on this program, where there is one.
pub fn add_to(verdict: &mut Verdict, exercise: &Exercise, language: Language, source: &str) {
    if let Some(score) = verdict.score.as_mut() {
        score.remarks = remarks(exercise, language, source, score);
    }
}

/// The remarks on a program that passed with this score, the praise first.
pub fn remarks(exercise: &Exercise, language: Language, source: &str, score: &Score) -> Vec<Remark> {
    let parse = |text: &str| Tree::parse(language, text).ok().filter(Tree::is_sound);
    let Some(files) = exercise.files(language).filter(|_| !exercise.is_predict()) else { return Vec::new() };
    let Some(tree) = parse(source) else { return vec![passed()] };
    let given: Vec<&str> = [&files.starter, &files.solution]
        .into_iter()
        .filter_map(|text| parse(text))
        .flat_map(|tree| {
            found(&tree).into_iter().map(|(written, _)| written.name.as_str()).collect::<Vec<&str>>()
        })
        .collect();
    let written = found(&tree);
    let praise = written.iter().find(|(written, _)| written.kind == RemarkKind::Well);
    let first = praise.map_or_else(|| by_shape(&tree, parse(&files.solution).as_ref()), |one| told(*one));
    let mut others: Vec<Remark> = from_score(score);
    others.extend(
        written
            .into_iter()
            .filter(|(written, _)| {
                written.kind != RemarkKind::Well && !given.contains(&written.name.as_str())
            })
            .map(told),
    );
    // One line is spoken of once, and the dearest first.
    let mut lines: Vec<u32> = Vec::new();
    others.retain(|remark| {
        let new = remark.line.is_none_or(|line| !lines.contains(&line));
        lines.extend(remark.line);
        new
    });
    others.sort_by_key(|remark| remark.kind);
    others.truncate(MOST - 1);
    std::iter::once(first).chain(others).collect()
}

fn told((written, line): (&Written, u32)) -> Remark {
    Remark {
        kind: written.kind,
        line: Some(line),
        sentence: written.sentence.clone(),
        why: written.why.clone(),
    }
}

/// The dearest reason of each part of the score: it is certain, and known by line.
fn from_score(score: &Score) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    for lost in score.lost() {
        let (kind, why) = match lost.aspect {
            Aspect::Correctness => continue,
            Aspect::Efficiency => (RemarkKind::Faster, "The model solution needs less time for the same."),
            Aspect::Quality => (RemarkKind::Idiom, "Whoever changes the program next has it easier without."),
            Aspect::Style => (RemarkKind::Naming, "It is what a reader stumbles over first."),
        };
        if remarks.iter().all(|remark| remark.kind != kind) {
            let mut sentence = lost.reason.sentence.clone();
            if !sentence.ends_with(['.', '?', '!']) {
                sentence.push('.');
            }
            remarks.push(Remark { kind, line: lost.reason.line, sentence, why: why.to_owned() });
        }
    }
    remarks
}

/// What can be said of any program, if it is so: its length, its depth, its names.
fn by_shape(tree: &Tree, model: Option<&Tree>) -> Remark {
    let size = |tree: &Tree| statements(tree).iter().filter(|statement| !statement.remark).count();
    let well = |line: Option<u32>, sentence: &str, why: &str| Remark {
        kind: RemarkKind::Well,
        line,
        sentence: sentence.to_owned(),
        why: why.to_owned(),
    };
    let own = statements(tree);
    let depth = own.iter().map(|statement| statement.depth).max().unwrap_or(0);
    if size(tree) >= LEAST_STATEMENTS && model.is_some_and(|model| size(tree) <= size(model)) {
        return well(
            None,
            "Your program has no more steps than the model solution.",
            "What is not there need not be read, nor mended.",
        );
    }
    let bound = names(tree);
    let words: Vec<&str> = bound
        .bindings
        .iter()
        .filter(|binding| {
            matches!(binding.how, Bound::Assigned | Bound::Changed | Bound::Counter | Bound::Unpacked)
        })
        .map(|binding| binding.name)
        .collect();
    let is_word = |name: &&str| {
        let is_plain = name.chars().all(|letter| letter.is_alphabetic() || letter == '_');
        is_plain && name.chars().count() >= LEAST_NAME && !naming::is_built_in(tree, name)
    };
    if !words.is_empty() && words.iter().all(is_word) {
        return well(None, "Every name that you gave is a word.", "The program says what it is about.");
    }
    if size(tree) >= LEAST_STATEMENTS && depth <= 1 {
        return well(None, "Nothing is nested deep.", "One way through can be followed with a finger.");
    }
    passed()
}

fn passed() -> Remark {
    Remark {
        kind: RemarkKind::Well,
        line: None,
        sentence: "It does what was asked for in every check, the hidden ones too.".to_owned(),
        why: "That comes first, and everything else can be changed step by step from here.".to_owned(),
    }
}

/// The remarks as Markdown, for a conversation.
pub fn in_words(remarks: &[Remark]) -> String {
    let mut text = String::new();
    for remark in remarks {
        let place = remark.line.map_or(String::new(), |line| format!(", line {line}"));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "- **{}{place}.** {} {}", remark.kind.title(), remark.sentence, remark.why);
    }
    text.trim_end().to_owned()
}
