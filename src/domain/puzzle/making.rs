//! Making a puzzle: the frame that stays, the pieces, those that look right and are wrong beside the
//! ones that are. It never runs anything.

use super::statements::{Statement, statements};
use super::{DEEPEST, Flaw, Piece, Placed, Puzzle, Row, shuffle};
use crate::domain::Language;
use crate::domain::exercise::Distractor;

/// A program taken apart.
#[derive(Debug, Clone)]
pub struct Parts {
    frame: Vec<String>,
    base: usize,
    /// Spaces of one step of indentation.
    step: usize,
    /// In the order of the program.
    pieces: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Part {
    level: usize,
    rows: Vec<Row>,
}

/// Alternatives: the right piece, and those that it could be taken for.
#[derive(Debug, Clone)]
pub struct Group {
    /// The place of the right one in the program.
    pub place: usize,
    /// The right one's text.
    pub text: String,
    pub members: Vec<Member>,
}

#[derive(Debug, Clone)]
pub struct Member {
    rows: Vec<Row>,
    wrong: Option<String>,
}

/// What begins a statement that opens the program, where there is nothing to choose.
const OPENINGS: [&str; 5] = ["@", "import ", "from ", "class ", "def "];

pub fn take_apart(solution: &str, language: Language) -> Result<Parts, Flaw> {
    let step = language.indent();
    let comment = language.line_comment();
    let mut told: Vec<(Statement, usize)> = Vec::new();
    for statement in statements(solution).into_iter().filter(|statement| !statement.says_nothing(comment)) {
        let blanks = statement.blanks.len();
        if statement.blanks.contains('\t') || blanks % step != 0 || blanks / step > DEEPEST {
            return Err(Flaw::Solution {
                line: statement.line,
                message: format!("this line is not indented by whole steps of {step} spaces"),
                advice: format!("Indent it by 0, {step}, {} … spaces.", 2 * step),
            });
        }
        told.push((statement, blanks / step));
    }
    let fixed = frame_length(&told);
    let base =
        told[..fixed].iter().rev().find(|(statement, _)| !is_string(statement)).map_or(0, |(last, level)| {
            level + usize::from(last.rows.last().is_some_and(|row| row.text.ends_with(':')))
        });
    let pieces = told.split_off(fixed);
    let mut frame: Vec<String> = Vec::new();
    for (statement, level) in told {
        // Where the author left a line between imports and header, it stays.
        let before = statement.line.checked_sub(2).and_then(|index| solution.lines().nth(index));
        if !frame.is_empty() && before.is_some_and(|line| line.trim().is_empty()) {
            frame.push(String::new());
        }
        frame.extend(written(&statement.rows, level, step));
    }
    let pieces = pieces.into_iter().map(|(statement, level)| Part { level, rows: statement.rows }).collect();
    Ok(Parts { frame, base, step, pieces })
}

/// How many statements stand above what is to be arranged: imports, headers down to the first function's,
/// and docstrings.
fn frame_length(told: &[(Statement, usize)]) -> usize {
    let mut length = 0;
    let mut in_function = false;
    for (index, (statement, _)) in told.iter().enumerate() {
        let first = statement.first();
        let after_header =
            index > 0 && told[index - 1].0.rows.last().is_some_and(|row| row.text.ends_with(':'));
        let opens = OPENINGS.iter().any(|opening| first.starts_with(opening)) && !in_function;
        let explains = is_string(statement) && (index == 0 || after_header);
        if !opens && !explains {
            break;
        }
        in_function |= first.starts_with("def ");
        length = index + 1;
    }
    length
}

fn is_string(statement: &Statement) -> bool {
    statement.first().starts_with("\"\"\"")
}

/// Joins neighbours, the shortest first, until there are so few. What is joined stays a block of its own:
/// nothing in it is indented less than its first line.
pub fn join(parts: &mut Parts, most: usize) {
    while parts.pieces.len() > most {
        let fits = |index: &usize| parts.pieces[index + 1].level >= parts.pieces[*index].level;
        let length = |index: &usize| parts.pieces[*index].rows.len() + parts.pieces[index + 1].rows.len();
        let Some(index) = (0..parts.pieces.len() - 1).filter(fits).min_by_key(length) else { return };
        let next = parts.pieces.remove(index + 1);
        let first = &mut parts.pieces[index];
        let deeper = next.level - first.level;
        let blanks = " ".repeat(deeper * parts.step);
        first.rows.extend(next.rows.into_iter().map(|row| Row {
            text: if row.fixed { row.text } else { format!("{blanks}{}", row.text) },
            fixed: row.fixed,
        }));
    }
}

pub fn assemble(parts: Parts, distractors: &[&Distractor], seed: u64) -> Result<Puzzle, Flaw> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, part) in parts.pieces.iter().enumerate() {
        let text = text_of(&part.rows);
        groups.push(Group { place, text, members: vec![Member { rows: part.rows.clone(), wrong: None }] });
    }
    for (index, distractor) in distractors.iter().enumerate() {
        add_distractor(&mut groups, distractor, index)?;
    }
    shuffle::mix(&mut groups, seed);
    let mut pieces = Vec::new();
    let mut solution: Vec<(usize, Placed)> = Vec::new();
    for (pair, group) in groups.into_iter().enumerate() {
        let pair = (group.members.len() > 1).then_some(pair);
        for member in group.members {
            if member.wrong.is_none() {
                let level = parts.pieces[group.place].level;
                solution.push((group.place, Placed { piece: pieces.len(), level }));
            }
            pieces.push(Piece { rows: member.rows, pair, wrong: member.wrong });
        }
    }
    solution.sort_by_key(|(place, _)| *place);
    let solution = solution.into_iter().map(|(_, placed)| placed).collect();
    Ok(Puzzle { frame: parts.frame, pieces, step: parts.step, base: parts.base, solution })
}

/// Puts a wrong piece beside the one that it could be taken for.
fn add_distractor(groups: &mut [Group], distractor: &Distractor, index: usize) -> Result<(), Flaw> {
    let flaw = |message: String, advice: &str| Flaw::Distractor { index, message, advice: advice.to_owned() };
    let code = distractor.code.trim();
    let same = |member: &Member| text_of(&member.rows) == code;
    if groups.iter().any(|group| group.members.iter().any(same)) {
        let advice = "Take it away, or change it: a wrong piece must not look like a right one.";
        return Err(flaw(format!("`{code}` is a piece already"), advice));
    }
    let partner = distractor.partner.trim();
    let mut meant = groups.iter_mut().filter(|group| group.text == partner);
    let (Some(group), None) = (meant.next(), meant.next()) else {
        let advice =
            "Write in `partner` a line of the solution that stands in it once, without its indentation.";
        return Err(flaw(format!("`{partner}` is not one line of the solution"), advice));
    };
    let rows = code.lines().map(|line| Row { text: line.trim_end().to_owned(), fixed: false }).collect();
    group.members.push(Member { rows, wrong: Some(distractor.shows.trim().to_owned()) });
    Ok(())
}

/// Lines as they stand in a program.
pub fn written(rows: &[Row], level: usize, step: usize) -> impl Iterator<Item = String> {
    let blanks = " ".repeat(level * step);
    rows.iter().map(move |row| {
        if row.fixed || row.text.is_empty() { row.text.clone() } else { format!("{blanks}{}", row.text) }
    })
}

fn text_of(rows: &[Row]) -> String {
    rows.iter().map(|row| row.text.as_str()).collect::<Vec<&str>>().join("\n")
}
