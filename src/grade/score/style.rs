//! How a program looks to who reads it: names, lines, blanks. Names that the task itself gave are never
//! held against anyone.

use super::program::Program;
use super::rules::Found;
use crate::syntax::habits::Habit;
use crate::syntax::names::{self, Binding, Bound};
use std::collections::{BTreeMap, BTreeSet};

/// In columns.
const LONGEST_LINE: usize = 99;
/// Letters that everyone uses: counters, a number, coordinates.
const USUAL_LETTERS: [&str; 6] = ["i", "j", "k", "n", "x", "y"];

pub fn unusual_names(program: &Program<'_>) -> Vec<Found> {
    once(program, |binding| {
        let name = binding.name;
        if binding.how == Bound::Class {
            let small = name.trim_start_matches('_').starts_with(char::is_lowercase);
            return small.then(|| format!("{name}: the name of a class begins with a capital letter"));
        }
        let mixed = name.contains(char::is_uppercase) && name.contains(char::is_lowercase);
        let exempt = binding.how == Bound::Imported || makes_a_type(program, binding);
        (mixed && !exempt).then(|| format!("{name}: names have small letters and _ between words"))
    })
}

/// `Point = namedtuple(…)`: a name with a capital that a call gave to the whole program may be a class.
fn makes_a_type(program: &Program<'_>, binding: &Binding<'_>) -> bool {
    let above = program.tree.nodes()[binding.node].parent;
    let right = above.and_then(|assignment| program.tree.child(assignment, "right"));
    binding.scope == 0
        && binding.how == Bound::Assigned
        && binding.name.starts_with(char::is_uppercase)
        && right.is_some_and(|value| program.tree.text(value).contains(['(', '[']))
}

/// Counters of a loop, and what was opened or caught, live for a few lines.
pub fn letters(program: &Program<'_>) -> Vec<Found> {
    once(program, |binding| {
        let name = binding.name;
        let counted = matches!(
            binding.how,
            Bound::Assigned | Bound::Changed | Bound::Unpacked | Bound::Parameter | Bound::Function
        );
        let letter = name.chars().count() == 1 && name != "_" && !USUAL_LETTERS.contains(&name);
        let counter =
            || program.names.bindings.iter().any(|other| other.how == Bound::Counter && other.name == name);
        (counted && letter && !counter()).then(|| format!("{name} is a letter; a word would say what it is"))
    })
}

pub fn hidden_built_ins(program: &Program<'_>) -> Vec<Found> {
    let language = program.tree.language().title();
    once(program, |binding| {
        let name = binding.name;
        let counted = !matches!(binding.how, Bound::Attribute | Bound::Imported | Bound::Class)
            && !program.names.is_open(binding.scope);
        (counted && names::is_built_in(program.tree, name))
            .then(|| format!("{name} hides the {name} that {language} brings"))
    })
}

pub fn unused_imports(program: &Program<'_>) -> Vec<Found> {
    once(program, |binding| {
        let unused = binding.how == Bound::Imported && !program.names.is_used(program.tree, binding);
        unused.then(|| format!("{} is imported and never used", binding.name))
    })
}

pub fn mixed_indentation(program: &Program<'_>) -> Vec<Found> {
    let mut kinds: Vec<char> = Vec::new();
    for statement in &program.statements {
        let start = program.tree.nodes()[statement.node].bytes.start;
        let before = program.tree.source().get(..start).unwrap_or_default();
        let indent = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        if !indent.trim_matches([' ', '\t']).is_empty() {
            continue;
        }
        kinds.extend([' ', '\t'].into_iter().filter(|kind| indent.contains(*kind)));
        if kinds.contains(&' ') && kinds.contains(&'\t') {
            let sentence = "lines begin with tabs here and with blanks there".to_owned();
            return vec![Found::at(statement.first_line, sentence)];
        }
    }
    Vec::new()
}

pub fn long_lines(program: &Program<'_>) -> Vec<Found> {
    let lines = program.tree.source().lines().zip(1..);
    let long = lines.filter_map(|(text, line)| {
        let columns = text.chars().count();
        (columns > LONGEST_LINE)
            .then(|| Found::at(line, format!("the line has {columns} columns; {LONGEST_LINE} are enough")))
    });
    long.collect()
}

/// Two statements of one block in one line. `if ready: return` is one statement in another, and common.
pub fn crowded_lines(program: &Program<'_>) -> Vec<Found> {
    let mut lines: BTreeSet<u32> = BTreeSet::new();
    let mut last: BTreeMap<usize, u32> = BTreeMap::new();
    for statement in &program.statements {
        if last.insert(statement.block, statement.last_line) == Some(statement.first_line) {
            lines.insert(statement.first_line);
        }
    }
    lines.into_iter().map(|line| Found::at(line, "several statements share a line".to_owned())).collect()
}

pub fn tight_operators(program: &Program<'_>) -> Vec<Found> {
    let mut lines: BTreeMap<u32, &str> = BTreeMap::new();
    for (line, node) in program.lines_with(Habit::TightOperator) {
        lines.entry(line).or_insert_with(|| program.tree.text(node));
    }
    let told = lines.into_iter().map(|(line, operator)| {
        Found::at(line, format!("\"{operator}\" reads better with a blank on both sides"))
    });
    told.collect()
}

/// Each name once, where it is first given, unless the task gave it.
fn once(program: &Program<'_>, tell: impl Fn(&Binding<'_>) -> Option<String>) -> Vec<Found> {
    let mut told: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for binding in &program.names.bindings {
        if told.contains(&binding.name) || program.is_given(binding.name) {
            continue;
        }
        if let Some(sentence) = tell(binding) {
            told.push(binding.name);
            found.push(Found::at(binding.line, sentence));
        }
    }
    found
}
