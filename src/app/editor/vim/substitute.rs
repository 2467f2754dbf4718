//! `:s`: what matches in some lines is replaced, all of it undone as one. It never reads a line of
//! commands.

use super::pattern::{PatternError, compile};
use crate::app::editor::history::EditKind;
use crate::app::editor::{Editor, Outcome, Selection};
use fancy_regex::{Captures, Regex};
use std::ops::RangeInclusive;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Substitution {
    pub pattern: String,
    pub replacement: String,
    /// Every match of a line, not the first one only.
    pub all: bool,
    pub ignore_case: bool,
    /// Counts, and changes nothing.
    pub only_count: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Replaced {
    pub matches: usize,
    pub lines: usize,
}

/// A text does not grow beyond this by one command.
const MOST_CHARACTERS: usize = 1 << 22;

pub(super) fn substitute(
    editor: &mut Editor,
    substitution: &Substitution,
    lines: RangeInclusive<usize>,
    now: u64,
) -> Result<(Outcome, Replaced), PatternError> {
    let regex = compile(&substitution.pattern, substitution.ignore_case)?;
    let mut replaced = Replaced::default();
    let outcome = editor.change(EditKind::Whole, now, |editor| {
        let mut line = *lines.start();
        let mut left = lines.end().saturating_sub(line) + 1;
        let mut last = None;
        while left > 0 && line <= editor.buffer.last_line() {
            let old = String::from(editor.buffer.line(line));
            let (new, matches) = in_line(&regex, substitution, &old);
            replaced.matches += matches;
            replaced.lines += usize::from(matches > 0);
            let added = new.matches('\n').count();
            let grows_too_much = editor.buffer.len_chars() + new.len() > MOST_CHARACTERS + old.len();
            if matches > 0 && !substitution.only_count && !grows_too_much {
                let start = editor.buffer.line_start(line);
                editor.replace(start..start + old.chars().count(), &new);
                last = Some(line + added);
            }
            line += 1 + added;
            left -= 1;
        }
        if let Some(line) = last {
            editor.selection = Selection::cursor(super::motions::first_letter(editor, line));
        }
    });
    Ok((outcome, replaced))
}

/// A line after its substitutions, and how many there were.
fn in_line(regex: &Regex, substitution: &Substitution, line: &str) -> (String, usize) {
    let mut new = String::new();
    let mut copied = 0;
    let mut from = 0;
    let mut matches = 0;
    while from <= line.len() {
        let Ok(Some(captures)) = regex.captures_from_pos(line, from) else { break };
        let Some(found) = captures.get(0) else { break };
        matches += 1;
        new.push_str(&line[copied..found.start()]);
        expand(&substitution.replacement, &captures, &mut new);
        copied = found.end();
        // Behind a match of nothing one goes on at the next character.
        let step = line[found.end()..].chars().next().map_or(1, char::len_utf8);
        from = if found.range().is_empty() { found.end() + step } else { found.end() };
        if !substitution.all || from >= line.len() {
            break;
        }
    }
    new.push_str(&line[copied.min(line.len())..]);
    (new, matches)
}

/// `&` and `\0` stand for the match, `\1` to `\9` for its groups, `\r` and `\n` for a line's end.
fn expand(replacement: &str, captures: &Captures<'_>, out: &mut String) {
    let group = |number: usize, out: &mut String| {
        out.push_str(captures.get(number).map_or("", |found| found.as_str()));
    };
    let mut letters = replacement.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '&' => group(0, out),
            '\\' => match letters.next() {
                Some(digit @ '0'..='9') => group(digit as usize - '0' as usize, out),
                Some('r' | 'n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            other => out.push(other),
        }
    }
}
