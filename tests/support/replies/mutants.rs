//! Programs that are one edit away from a solution, with the words of the edit. They are made by tokens, not
//! by what they would give.

use codementor::domain::Language;
use codementor::syntax::names::{Bound, names};
use codementor::syntax::tokens::{Kind, tokens};
use codementor::syntax::{Tree, statements};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something stands where something else belongs.
    Replaced { wrong: String, right: String },
    /// A statement is missing.
    Missing { statement: String },
    /// Something is there that does not belong there.
    Extra { wrong: String },
    /// A statement stands at another depth.
    Moved { statement: String },
}

#[derive(Debug, Clone)]
pub struct Mutant {
    pub source: String,
    pub what: What,
    /// The line of the mutant to be looked at, 1-based; for what is missing, the line before it.
    pub line: usize,
    /// The right line, without indentation.
    pub right_line: String,
    /// The right words with a word before and a word after.
    pub fragment: String,
}

const PAIRS: [(&str, &str); 16] = [
    ("<", "<="),
    ("<=", "<"),
    (">", ">="),
    (">=", ">"),
    ("==", "!="),
    ("!=", "=="),
    ("+", "-"),
    ("-", "+"),
    ("*", "+"),
    ("/", "//"),
    ("//", "/"),
    ("%", "//"),
    ("and", "or"),
    ("or", "and"),
    ("+=", "="),
    ("-=", "+="),
];

/// At most `most` of each kind, from the top of the program.
pub fn of(solution: &str, most: usize) -> Vec<Mutant> {
    let Ok(tree) = Tree::parse(Language::Python, solution) else { return Vec::new() };
    let mut found = replaced(&tree, solution, most);
    found.extend(missing(&tree, solution, most));
    found.extend(moved(&tree, solution));
    found
}

fn replaced(tree: &Tree, solution: &str, most: usize) -> Vec<Mutant> {
    let all = tokens(tree);
    let known = names(tree);
    let own: Vec<&str> = known
        .bindings
        .iter()
        .filter(|binding| !matches!(binding.how, Bound::Function | Bound::Class | Bound::Imported))
        .map(|binding| binding.name)
        .filter(|name| *name != "self" && !name.starts_with('_'))
        .collect();
    let (mut signs, mut numbers, mut called, mut extras) = (0, 0, 0, 0);
    let mut found = Vec::new();
    for (index, token) in all.iter().enumerate() {
        // What the task gives is no secret.
        let head = solution.lines().nth(token.line as usize - 1).unwrap_or_default().trim();
        if ["def ", "class ", "import ", "from "].iter().any(|word| head.starts_with(word)) {
            continue;
        }
        let before = index.checked_sub(1).map_or("", |before| all[before].text);
        let after = all.get(index + 1).map_or("", |after| after.text);
        let mut add = |wrong: &str, count: &mut usize| {
            if *count >= most || wrong == token.text {
                return;
            }
            *count += 1;
            let end = token.start + token.text.len();
            let source = format!("{}{wrong}{}", &solution[..token.start], &solution[end..]);
            let line = token.line as usize;
            let right_line = solution.lines().nth(line - 1).unwrap_or_default().trim().to_owned();
            let what = match wrong.strip_prefix(token.text).map(str::trim) {
                Some(extra) if wrong.contains(' ') => What::Extra { wrong: extra.to_owned() },
                _ => What::Replaced { wrong: wrong.to_owned(), right: token.text.to_owned() },
            };
            let nearby = all.iter().enumerate().filter(|(_, other)| other.line == token.line);
            let near = nearby.filter(|(place, _)| place.abs_diff(index) <= 2);
            let fragment = near.map(|(_, other)| other.text).collect::<Vec<&str>>().join(" ");
            found.push(Mutant { source, what, line, right_line, fragment });
        };
        let pair = PAIRS.iter().find(|(right, _)| *right == token.text);
        match token.kind {
            Kind::Sign => {
                if let Some((_, wrong)) = pair {
                    add(wrong, &mut signs);
                }
            }
            Kind::Number => {
                let wrong = if token.text == "0" { "1" } else { "0" };
                add(wrong, &mut numbers);
                if numbers % 2 == 1 {
                    add(&format!("{} + 1", token.text), &mut extras);
                }
            }
            Kind::Name if own.contains(&token.text) && before != "." && after != "=" && before != "def" => {
                let next = own.iter().find(|name| **name != token.text && name.len() > 1);
                if let Some(wrong) = next.filter(|_| index % 3 == 0) {
                    add(wrong, &mut called);
                }
            }
            _ => {}
        }
    }
    found
}

/// The solution without one of its simple statements.
fn missing(tree: &Tree, solution: &str, most: usize) -> Vec<Mutant> {
    let lines: Vec<&str> = solution.lines().collect();
    let mut found = Vec::new();
    for statement in statements::statements(tree) {
        let simple = matches!(
            statement.kind,
            statements::Kind::Expression | statements::Kind::Return | statements::Kind::Leave
        );
        let line = statement.first_line as usize;
        if !simple
            || statement.remark
            || statement.last_line as usize != line
            || line < 3
            || found.len() >= most
        {
            continue;
        }
        let text = lines[line - 1].trim().to_owned();
        let without: Vec<&str> =
            lines.iter().enumerate().filter(|(index, _)| index + 1 != line).map(|(_, line)| *line).collect();
        let source = format!("{}\n", without.join("\n"));
        let what = What::Missing { statement: text.clone() };
        found.push(Mutant { source, what, line: line - 1, right_line: text.clone(), fragment: text });
    }
    found
}

/// The last line of a loop's function, put into the loop.
fn moved(tree: &Tree, solution: &str) -> Vec<Mutant> {
    let lines: Vec<&str> = solution.lines().collect();
    let mut found = Vec::new();
    for statement in statements::statements(tree) {
        let line = statement.first_line as usize;
        if statement.kind != statements::Kind::Return || statement.last_line as usize != line || line < 3 {
            continue;
        }
        let depth = |text: &str| text.len() - text.trim_start().len();
        if depth(lines[line - 2]) <= depth(lines[line - 1]) || lines[line - 2].trim().is_empty() {
            continue;
        }
        let text = lines[line - 1].trim();
        let deeper = format!("{}{text}", " ".repeat(depth(lines[line - 2])));
        let mut changed: Vec<&str> = lines.clone();
        changed[line - 1] = &deeper;
        let source = format!("{}\n", changed.join("\n"));
        let what = What::Moved { statement: text.to_owned() };
        found.push(Mutant { source, what, line, right_line: text.to_owned(), fragment: text.to_owned() });
    }
    found.truncate(2);
    found
}
