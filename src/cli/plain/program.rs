//! The learner's program by its lines, as they are said and changed: numbers from 1, and how far a line is
//! indented in words. It never keeps a program.

use crate::app::editor::normalise;
use crate::cli::Failure;
use crate::domain::Language;
use std::ops::RangeInclusive;

/// The lines of a program; an empty one has none.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The text of these lines.
pub fn text(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    if !lines.is_empty() {
        text.push('\n');
    }
    text
}

/// A line as it is said, like `indent 4: return 1`.
pub fn spoken_line(line: &str) -> String {
    let line = line.replace('\t', "    ");
    let code = line.trim();
    match line.chars().take_while(|letter| *letter == ' ').count() {
        _ if code.is_empty() => "blank".to_owned(),
        0 => code.to_owned(),
        indent => format!("indent {indent}: {code}"),
    }
}

/// A line with its number, like `3, indent 4: return 1`.
pub fn numbered_line(number: usize, line: &str) -> String {
    let spoken = spoken_line(line);
    let mark = if spoken.starts_with("indent ") { "," } else { ":" };
    format!("{number}{mark} {spoken}")
}

/// What was typed, as a line of a program: tabs become blanks, control characters go.
pub fn typed(text: &str) -> String {
    normalise::pasted(text).replace('\n', " ").trim_end().to_owned()
}

/// What was typed after a command, as a line: indented as its own blanks say, or as `indent N` before it
/// says, or else by `otherwise`.
pub fn indented(text: &str, otherwise: usize) -> String {
    let text = typed(text);
    if text.starts_with(' ') || text.is_empty() {
        return text;
    }
    let said = text.strip_prefix("indent ").and_then(|rest| {
        let (number, code) = rest.trim_start().split_once([' ', ':']).unwrap_or((rest.trim(), ""));
        let number: usize = number.trim_end_matches(':').parse().ok().filter(|number| *number <= 200)?;
        Some((number, code.trim_start_matches(':').trim_start()))
    });
    let (indent, code) = said.unwrap_or((otherwise, text.as_str()));
    format!("{}{code}", " ".repeat(indent))
}

/// Where a line after these is most likely to begin, in blanks.
pub fn next_indent(before: &[String], language: Language) -> usize {
    let Some(last) = before.iter().rev().find(|line| !line.trim().is_empty()) else { return 0 };
    indent_of(last) + if opens_block(last, language) { language.indent() } else { 0 }
}

/// How far a line is indented.
pub fn indent_of(line: &str) -> usize {
    line.chars().take_while(|letter| *letter == ' ').count()
}

fn opens_block(line: &str, language: Language) -> bool {
    let code = line.split(language.line_comment()).next().unwrap_or(line);
    code.trim_end().ends_with(':')
}

/// Reads a line's number at the beginning of what was typed; the rest begins after one blank.
pub fn split_number<'typed>(typed: &'typed str, usage: &str) -> Result<(usize, &'typed str), Failure> {
    let (number, rest) = split_word(typed);
    let number = number.trim_end_matches(':').parse().map_err(|_| {
        Failure::new("failed to understand which line is meant", format!("Say it like this: {usage}."))
    })?;
    Ok((number, rest))
}

/// The first word, and what follows it after one blank. A tab stays with what follows: it indents.
pub fn split_word(typed: &str) -> (&str, &str) {
    let end = typed.find([' ', '\t']).unwrap_or(typed.len());
    let (word, rest) = typed.split_at(end);
    (word, rest.strip_prefix(' ').unwrap_or(rest))
}

/// Reads `N` or `N-M`, lines that a program of `count` lines has.
pub fn range(typed: &str, count: usize, usage: &str) -> Result<RangeInclusive<usize>, Failure> {
    let (first, last) = typed.split_once('-').unwrap_or((typed, typed));
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let (Some(first), Some(last)) = (number(first), number(last)) else {
        return Err(Failure::new(
            "failed to understand which lines are meant",
            format!("Say it like this: {usage}."),
        ));
    };
    exists(first.min(last), count)?;
    exists(last, count)?;
    Ok(first..=last)
}

/// Complains of a line that is not there.
pub fn exists(number: usize, count: usize) -> Result<(), Failure> {
    if (1..=count).contains(&number) {
        return Ok(());
    }
    let has = match count {
        0 => "The program is empty; `append TEXT` or `write` begins it.".to_owned(),
        1 => "The program has 1 line.".to_owned(),
        count => format!("The program has lines 1 to {count}; `show` reads them."),
    };
    Err(Failure::new(format!("failed to find line {number}"), has))
}

/// The first line, from 1, in which two programs differ.
pub fn first_difference(before: &[String], after: &[String]) -> Option<usize> {
    let common = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    (common < before.len().max(after.len())).then_some(common + 1)
}

/// `1 line`, `3 lines`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

#[cfg(test)]
mod tests {
    use super::{first_difference, indented, lines, next_indent, numbered_line, range, text, typed};
    use crate::domain::Language;

    #[test]
    fn indentation_is_said_as_a_count() {
        assert_eq!(numbered_line(1, "def go():"), "1: def go():");
        assert_eq!(numbered_line(2, "    return 1"), "2, indent 4: return 1");
        assert_eq!(numbered_line(3, "\treturn 1"), "3, indent 4: return 1");
        assert_eq!(numbered_line(4, "   "), "4: blank");
    }

    #[test]
    fn indentation_is_taken_from_blanks_or_words_or_the_line_before() {
        assert_eq!(indented("return 1", 4), "    return 1");
        assert_eq!(indented("  return 1", 4), "  return 1");
        assert_eq!(indented("indent 8 return 1", 4), "        return 1");
        assert_eq!(indented("indent 8: return 1", 4), "        return 1");
        assert_eq!(indented("indent 0 def go():", 4), "def go():");
        // Code that begins with the same word.
        assert_eq!(indented("indent = 3", 4), "    indent = 3");
        assert_eq!(indented("indent 99999 x", 0), "indent 99999 x");
        assert_eq!(indented("\treturn 1", 0), "    return 1");
        let before = lines("def go():  # here:\n    if rain:\n\n");
        assert_eq!(next_indent(&before, Language::Python), 8);
        assert_eq!(next_indent(&before[..1], Language::Python), 4);
        assert_eq!(next_indent(&[], Language::Python), 0);
    }

    #[test]
    fn what_is_typed_is_text() {
        assert_eq!(typed("a\u{1b}[31mb\u{0}c\t "), "a[31mbc");
        assert_eq!(text(&lines("a\n\nb")), "a\n\nb\n");
        assert_eq!(text(&[]), "");
    }

    #[test]
    fn lines_that_are_not_there_are_complained_of() {
        assert_eq!(range("2", 3, "show 2").expect("a line"), 2..=2);
        assert_eq!(range("1-3", 3, "show 2").expect("lines"), 1..=3);
        for wrong in ["0", "4", "2-4", "0-2", "x", "", "1-", "99999999999999999999"] {
            assert!(range(wrong, 3, "show 2").is_err(), "{wrong}");
        }
        assert!(range("3-1", 3, "show 2").expect("an empty range").is_empty());
        assert_eq!(first_difference(&lines("a\nb\n"), &lines("a\nc\n")), Some(2));
        assert_eq!(first_difference(&lines("a\n"), &lines("a\n")), None);
    }
}
