//! Patterns as vim writes them (its "magic" kind), made into regular expressions. What needs to look
//! back or around is refused: no pattern takes long.

use fancy_regex::{Regex, RegexBuilder};
use std::iter::Peekable;
use std::str::Chars;

/// A pattern may be compiled to so many bytes.
const MOST_BYTES: usize = 1 << 20;
const LONGEST: usize = 1_000;

/// Why a pattern is none, in words for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    #[error("`{0}` is not known in patterns here")]
    Unknown(String),
    #[error("This pattern does not end well: look at its brackets")]
    Unfinished,
    #[error("This pattern is too long")]
    TooLong,
}

/// Case counts, unless `\c` or `ignore_case` say otherwise.
pub fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, PatternError> {
    if pattern.len() > LONGEST {
        return Err(PatternError::TooLong);
    }
    let mut ignores = ignore_case;
    let expression = translate(pattern, &mut ignores)?;
    RegexBuilder::new(&expression)
        .case_insensitive(ignores)
        .delegate_size_limit(MOST_BYTES)
        .build()
        .map_err(|_| PatternError::Unfinished)
}

/// The pattern that finds a text as it is, as a whole word where it is one.
pub fn of_word(word: &str, whole: bool) -> String {
    let escaped: String = word
        .chars()
        .flat_map(|letter| {
            let special = matches!(letter, '\\' | '.' | '*' | '[' | ']' | '^' | '$' | '~' | '/');
            special.then_some('\\').into_iter().chain([letter])
        })
        .collect();
    if whole { format!("\\<{escaped}\\>") } else { escaped }
}

fn translate(pattern: &str, ignores: &mut bool) -> Result<String, PatternError> {
    let mut out = String::new();
    let mut letters = pattern.chars().peekable();
    // Where `^` is an anchor and `*` a star.
    let mut at_begin = true;
    while let Some(letter) = letters.next() {
        let begins = std::mem::replace(&mut at_begin, false);
        match letter {
            '\\' => at_begin = escaped(&mut letters, &mut out, ignores)? || (begins && out.is_empty()),
            '^' if begins => {
                out.push('^');
                at_begin = true;
            }
            '*' if begins => out.push_str("\\*"),
            '$' if ends(&letters) => out.push('$'),
            '.' | '*' => out.push(letter),
            '[' => set(&mut letters, &mut out),
            _ => literal(letter, &mut out),
        }
    }
    Ok(out)
}

/// What follows a backslash; `true` where a group or an alternative begins.
fn escaped(
    letters: &mut Peekable<Chars<'_>>,
    out: &mut String,
    ignores: &mut bool,
) -> Result<bool, PatternError> {
    let Some(letter) = letters.next() else { return Err(PatternError::Unfinished) };
    match letter {
        '(' | '|' => {
            out.push(letter);
            return Ok(true);
        }
        ')' | '+' | '?' => out.push(letter),
        '=' => out.push('?'),
        '<' | '>' => out.push_str("\\b"),
        'c' => *ignores = true,
        'C' => *ignores = false,
        'd' | 'D' | 'w' | 'W' | 's' | 'S' | 't' => {
            out.push('\\');
            out.push(letter);
        }
        'a' => out.push_str("[A-Za-z]"),
        'l' => out.push_str("[a-z]"),
        'u' => out.push_str("[A-Z]"),
        'h' => out.push_str("[A-Za-z_]"),
        'x' => out.push_str("[0-9A-Fa-f]"),
        '{' => counted(letters, out)?,
        letter if letter.is_alphanumeric() || matches!(letter, '@' | '%' | '&') => {
            return Err(PatternError::Unknown(format!("\\{letter}")));
        }
        letter => literal(letter, out),
    }
    Ok(false)
}

/// `\{2,5}`, and `\{-}` for as few as possible.
fn counted(letters: &mut Peekable<Chars<'_>>, out: &mut String) -> Result<(), PatternError> {
    let inside: String = letters.by_ref().take_while(|letter| *letter != '}').collect();
    let inside = inside.trim_end_matches('\\');
    let (few, count) = inside.strip_prefix('-').map_or(("", inside), |count| ("?", count));
    if !count.chars().all(|letter| letter.is_ascii_digit() || letter == ',') {
        return Err(PatternError::Unfinished);
    }
    match count {
        "" | "," => out.push('*'),
        count => {
            let least = if count.starts_with(',') { "0" } else { "" };
            out.extend(["{", least, count, "}"]);
        }
    }
    out.push_str(few);
    Ok(())
}

/// `[a-z]`; a bracket that nothing closes is one.
fn set(letters: &mut Peekable<Chars<'_>>, out: &mut String) {
    let rest: Vec<char> = letters.clone().collect();
    let first = usize::from(rest.first() == Some(&'^'));
    let Some(end) = (first + 1..rest.len()).find(|index| rest[*index] == ']') else {
        return literal('[', out);
    };
    out.push('[');
    for (index, letter) in rest[..end].iter().enumerate() {
        let escapes = matches!(letter, '[' | ']' | '&' | '~') || (*letter == '^' && index > 0);
        if escapes {
            out.push('\\');
        }
        out.push(*letter);
    }
    out.push(']');
    for _ in 0..=end {
        letters.next();
    }
}

fn literal(letter: char, out: &mut String) {
    if letter.is_ascii_punctuation() {
        out.push('\\');
    }
    out.push(letter);
}

/// Nothing follows, or the end of a group or an alternative.
fn ends(letters: &Peekable<Chars<'_>>) -> bool {
    let mut letters = letters.clone();
    match (letters.next(), letters.next()) {
        (None, _) => true,
        (Some('\\'), Some(next)) => matches!(next, ')' | '|'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{PatternError, compile, of_word};

    #[test]
    fn patterns_find_what_vims_find() {
        for (pattern, text, found) in [
            ("a+b", "xa+b", Some("a+b")),
            ("a\\+b", "xaab", Some("aab")),
            ("f(x)", "f(x)", Some("f(x)")),
            ("\\(ab\\)\\{2}", "ababab", Some("abab")),
            ("\\<in\\>", "int in", Some("in")),
            ("^ *if", "  if x", Some("  if")),
            ("*x", "a*x", Some("*x")),
            ("x$", "xyx", Some("x")),
            ("$x", "a$x", Some("$x")),
            ("a\\|b", "cb", Some("b")),
            ("[a-c]\\{-1,}", "cab", Some("c")),
            ("[", "a[b", Some("[")),
            ("[[]", "a[b", Some("[")),
            ("\\cABC", "xabc", Some("abc")),
            ("ABC", "xabc", None),
            ("\\d\\d*", "ab12", Some("12")),
            ("a/b", "a/b", Some("a/b")),
            ("a\\/b", "a/b", Some("a/b")),
            ("é\\{2}", "éé", Some("éé")),
        ] {
            let regex = compile(pattern, false).expect(pattern);
            let seen = regex.find(text).expect("no limit").map(|found| found.as_str());
            assert_eq!(seen, found, "{pattern} in {text}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, error) in [
            ("\\(a", PatternError::Unfinished),
            ("a\\", PatternError::Unfinished),
            ("\\(a\\)\\1", PatternError::Unknown("\\1".to_owned())),
            ("a\\@=", PatternError::Unknown("\\@".to_owned())),
            ("a\\{99999999}", PatternError::Unfinished),
        ] {
            assert_eq!(compile(pattern, false).err(), Some(error), "{pattern}");
        }
        let long = "x".repeat(1_001);
        assert_eq!(compile(&long, false).err(), Some(PatternError::TooLong));
    }

    #[test]
    fn a_word_is_found_as_it_is() {
        let regex = compile(&of_word("a.b*[c]", false), false).expect("a pattern");
        assert!(regex.is_match("xa.b*[c]").expect("no limit"));
        assert!(!regex.is_match("xaxb*[c]").expect("no limit"));
    }
}
