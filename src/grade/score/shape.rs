//! What a program's outline says: much longer than the model solution, much deeper, or the same lines
//! twice. It compares with generous slack: there are many good ways.

use super::program::Program;
use super::rules::Found;
use crate::syntax::statements::Statement;
use crate::syntax::tokens;
use std::collections::HashMap;

/// Fewer blocks in one another than this are no trouble to anyone.
const DEEP: usize = 4;
/// A repeated stretch has at least so many statements and tokens; what is shorter happens to everyone.
const REPEATED_STATEMENTS: usize = 3;
const REPEATED_TOKENS: usize = 18;
/// Stretches of more statements side by side are not looked for.
const LONGEST_STRETCH: usize = 12;
/// Programs of more statements are not searched for repetition.
const MOST_STATEMENTS: usize = 500;

/// Both the statements and the tokens are counted, so that neither many short lines nor a table of data
/// is held against anyone.
pub fn much_longer(program: &Program<'_>) -> Vec<Found> {
    let (own, model) = (program.measure, program.reference);
    let beyond = |factor: usize, statements: usize, tokens: usize| {
        own.statements > factor * model.statements + statements && own.tokens > factor * model.tokens + tokens
    };
    if !beyond(2, 6, 40) {
        return Vec::new();
    }
    let weight = if beyond(4, 12, 80) { 2 } else { 1 };
    let sentence =
        format!("it has {} statements, the model solution has {}", own.statements, model.statements);
    vec![Found { line: None, sentence, weight }]
}

pub fn deeper(program: &Program<'_>) -> Vec<Found> {
    let (own, model) = (program.measure.depth, program.reference.depth);
    if own < DEEP || own < model + 2 {
        return Vec::new();
    }
    let deepest = program.statements.iter().find(|statement| statement.depth == own);
    let weight = if own >= model + 4 { 2 } else { 1 };
    let needed = match model {
        0 => "needs none".to_owned(),
        1 => "needs one".to_owned(),
        depth => format!("needs {depth}"),
    };
    let sentence = format!("this is nested {own} levels deep; the model solution {needed}");
    vec![Found { line: deepest.map(|statement| statement.first_line), sentence, weight }]
}

/// First and last line.
type Lines = (u32, u32);

struct Stretch {
    lines: Lines,
    tokens: usize,
}

/// The same statements twice, word for word, the longest stretches first.
pub fn repeated(program: &Program<'_>) -> Vec<Found> {
    if program.statements.len() > MOST_STATEMENTS {
        return Vec::new();
    }
    let mut blocks: HashMap<usize, Vec<&Statement>> = HashMap::new();
    for statement in &program.statements {
        blocks.entry(statement.block).or_default().push(statement);
    }
    let mut stretches: HashMap<String, Vec<Stretch>> = HashMap::new();
    for block in blocks.values() {
        for first in 0..block.len() {
            let (mut words, mut tokens, mut statements) = (String::new(), 0, 0);
            for statement in block[first..].iter().take(LONGEST_STRETCH) {
                for token in tokens::of(program.tree, statement.node) {
                    words.push_str(token.text);
                    words.push('\n');
                    tokens += 1;
                }
                statements += inside(program, statement);
                if statements >= REPEATED_STATEMENTS && tokens >= REPEATED_TOKENS {
                    let lines = (block[first].first_line, statement.last_line);
                    stretches.entry(words.clone()).or_default().push(Stretch { lines, tokens });
                }
            }
        }
    }
    let mut pairs: Vec<(usize, Lines, Lines)> = Vec::new();
    for mut same in stretches.into_values() {
        same.sort_by_key(|stretch| stretch.lines);
        let pair_up = same.windows(2).map(|two| (two[0].tokens, two[0].lines, two[1].lines));
        pairs.extend(pair_up.filter(|(_, first, second)| second.0 > first.1));
    }
    pairs.sort_by_key(|(tokens, first, second)| (usize::MAX - tokens, *first, *second));
    let mut taken: Vec<Lines> = Vec::new();
    let mut found = Vec::new();
    for (_, first, second) in pairs {
        if taken.iter().any(|other| second.0 <= other.1 && other.0 <= second.1) {
            continue;
        }
        taken.push(second);
        let sentence = format!("{} again what {} already", says(second), says_short(first));
        found.push(Found::at(second.0, sentence));
    }
    found.sort_by_key(|one| one.line);
    found
}

/// The statement itself and all that stand in it.
fn inside(program: &Program<'_>, statement: &Statement) -> usize {
    let within = program.tree.descendants(statement.node);
    1 + program.statements.iter().filter(|other| within.contains(&other.node)).count()
}

fn says((first, last): Lines) -> String {
    if first == last { "this line says".to_owned() } else { format!("lines {first} to {last} say") }
}

fn says_short((first, last): Lines) -> String {
    if first == last { format!("line {first} says") } else { format!("lines {first} to {last} say") }
}
