//! A program cut into its statements: a line, or several where a bracket or a string goes on over the
//! line's end. It knows no more of the language than that.

use super::Row;

/// A statement with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// 1-based line of the program.
    pub line: usize,
    /// Blanks in front of it.
    pub blanks: String,
    /// Its lines, without those blanks.
    pub rows: Vec<Row>,
}

impl Statement {
    /// Nothing but white space, or a comment.
    pub fn says_nothing(&self, comment: &str) -> bool {
        self.rows.len() == 1 && is_quiet(&self.rows[0].text, comment)
    }

    pub fn first(&self) -> &str {
        self.rows.first().map_or("", |row| row.text.as_str())
    }
}

pub fn is_quiet(line: &str, comment: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with(comment)
}

/// Where a line ends: inside of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct State {
    brackets: usize,
    /// The three quotes that a string will end with.
    long_string: Option<char>,
    /// A backslash stood at the very end.
    goes_on: bool,
}

pub fn statements(source: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut state = State::default();
    for (index, line) in source.lines().enumerate() {
        let line = line.trim_end();
        let fixed = state.long_string.is_some();
        let continues = state != State::default();
        state = after(line, state);
        if let (true, Some(statement)) = (continues, found.last_mut()) {
            let text =
                if fixed { line } else { line.strip_prefix(&statement.blanks).unwrap_or(line.trim_start()) };
            statement.rows.push(Row { text: text.to_owned(), fixed });
            continue;
        }
        let text = line.trim_start();
        let blanks = line[..line.len() - text.len()].to_owned();
        found.push(Statement {
            line: index + 1,
            blanks,
            rows: vec![Row { text: text.to_owned(), fixed: false }],
        });
    }
    found
}

fn after(line: &str, before: State) -> State {
    let mut state = State { goes_on: false, ..before };
    let letters: Vec<char> = line.chars().collect();
    let mut short_string: Option<char> = None;
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let tripled = letters[at..].iter().take(3).filter(|other| **other == letter).count() == 3;
        match (state.long_string.or(short_string), letter) {
            (Some(_), '\\') => at += 1,
            (Some(quote), _) if letter == quote => {
                if state.long_string.is_none() {
                    short_string = None;
                } else if tripled {
                    state.long_string = None;
                    at += 2;
                }
            }
            (None, '#') => return state,
            (None, '"' | '\'') if tripled => {
                state.long_string = Some(letter);
                at += 2;
            }
            (None, '"' | '\'') => short_string = Some(letter),
            (None, '(' | '[' | '{') => state.brackets += 1,
            (None, ')' | ']' | '}') => state.brackets = state.brackets.saturating_sub(1),
            (None, '\\') if at + 1 == letters.len() => state.goes_on = true,
            _ => {}
        }
        at += 1;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::statements;

    #[test]
    fn a_statement_ends_where_nothing_is_open() {
        for (source, expected) in [
            ("a = 1\nb = 2\n", vec![1, 1]),
            ("a = [\n    1,\n]\nb = 2", vec![3, 1]),
            ("a = \"[\" # (\nb = '''(\n  text\n'''\nc", vec![1, 3, 1]),
            ("a = 'it\\'s ['\nb", vec![1, 1]),
            ("a = 1 + \\\n    2\nb", vec![2, 1]),
            ("\"\"\"One.\"\"\"\n\"\"\"Two\n\"\"\"\nb", vec![1, 2, 1]),
            ("f(x)[0]\n", vec![1]),
            ("a = 'open\nb", vec![1, 1]),
        ] {
            let lengths: Vec<usize> =
                statements(source).iter().map(|statement| statement.rows.len()).collect();
            assert_eq!(lengths, expected, "{source}");
        }
    }

    #[test]
    fn lines_of_a_statement_keep_their_places_to_each_other() {
        let found = statements("def f():\n    many = [\n        1,\n    ]\n    text = \"\"\"a\n  b\"\"\"\n");
        let rows: Vec<(&str, bool)> =
            found[1].rows.iter().chain(&found[2].rows).map(|row| (row.text.as_str(), row.fixed)).collect();
        assert_eq!(
            rows,
            [
                ("many = [", false),
                ("    1,", false),
                ("]", false),
                ("text = \"\"\"a", false),
                ("  b\"\"\"", true)
            ]
        );
        assert_eq!((found[1].line, found[1].blanks.as_str()), (2, "    "));
    }
}
