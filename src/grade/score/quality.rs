//! What makes a program hard to trust or to read, where the tree leaves no doubt. It never looks at its
//! size (`shape`) or its looks (`style`).

use super::program::Program;
use super::rules::Found;
use crate::domain::exercise::Signature;
use crate::syntax::habits::Habit;
use crate::syntax::names::Bound;
use crate::syntax::tokens;

/// Plain assignments only: a loop's counter, a parameter or one of several unpacked names has to be there.
pub fn never_used(program: &Program<'_>) -> Vec<Found> {
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for binding in &program.names.bindings {
        let plain = matches!(binding.how, Bound::Assigned | Bound::Changed);
        if !plain || binding.name.starts_with('_') || seen.contains(&(binding.scope, binding.name)) {
            continue;
        }
        seen.push((binding.scope, binding.name));
        let elsewhere = program.names.bindings.iter().any(|other| {
            other.scope == binding.scope
                && other.name == binding.name
                && !matches!(other.how, Bound::Assigned | Bound::Changed)
        });
        if !elsewhere && !program.names.is_used(program.tree, binding) {
            found.push(Found::at(binding.line, format!("{} is set and never used", binding.name)));
        }
    }
    found
}

/// The first statement after one that leaves the block.
pub fn never_run(program: &Program<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for leaving in program.statements.iter().filter(|statement| statement.kind.ends_block()) {
        let mut after = program
            .statements
            .iter()
            .filter(|other| other.block == leaving.block && other.node > leaving.node);
        let Some(next) = after.next() else { continue };
        // `return` before a `yield` makes an empty generator: someone meant it.
        let meant = tokens::of(program.tree, next.node).iter().any(|token| token.text == "yield");
        let first =
            program.statements.iter().find(|other| other.block == leaving.block && other.kind.ends_block());
        if !meant && first.is_some_and(|first| first.node == leaving.node) {
            let word = program.first_word(leaving);
            found.push(Found::at(
                next.first_line,
                format!("this is never run, as the {word} above it leaves"),
            ));
        }
    }
    found
}

pub fn catches_all(program: &Program<'_>) -> Vec<Found> {
    let sentence = "an except without a name hides every kind of error";
    program.lines_with(Habit::BareExcept).map(|(line, _)| Found::at(line, sentence.to_owned())).collect()
}

/// What a program for the terminal prints is its answer; what a function prints was for its author.
pub fn left_over_prints(program: &Program<'_>) -> Vec<Found> {
    if program.exercise.signature == Signature::Program {
        return Vec::new();
    }
    let sentence = "a print is left over; the task does not ask for it";
    program.lines_with(Habit::Prints).map(|(line, _)| Found::at(line, sentence.to_owned())).collect()
}

pub fn needless_positions(program: &Program<'_>) -> Vec<Found> {
    let told = program.lines_with(Habit::CountsItems).filter_map(|(line, node)| {
        let items = program.tree.child(node, "right")?;
        let text = program.tree.text(items);
        let name = text.split(['(', ')']).nth(2)?.trim();
        let sentence = format!("the loop can go over {name} itself, without positions");
        Some(Found::at(line, sentence))
    });
    told.collect()
}

pub fn returned_condition(program: &Program<'_>) -> Vec<Found> {
    let sentence = "the condition itself can be returned, without an if";
    program
        .lines_with(Habit::ReturnsCondition)
        .map(|(line, _)| Found::at(line, sentence.to_owned()))
        .collect()
}

pub fn compared_with_truth(program: &Program<'_>) -> Vec<Found> {
    let sentence = "there is no need to compare with True or False";
    program.lines_with(Habit::ComparesTruth).map(|(line, _)| Found::at(line, sentence.to_owned())).collect()
}

pub fn compared_with_none(program: &Program<'_>) -> Vec<Found> {
    let sentence = "ask for None with \"is\", not with \"==\"";
    program.lines_with(Habit::ComparesNone).map(|(line, _)| Found::at(line, sentence.to_owned())).collect()
}
