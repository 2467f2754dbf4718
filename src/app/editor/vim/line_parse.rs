//! From a line of commands to what it asks for. It never knows a text but by its number of lines and
//! where the cursor is.

use super::substitute::Substitution;

/// What a line asks for, of the lines from `first` to `last`, 0-based.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    pub first: usize,
    pub last: usize,
    /// Lines were named.
    pub ranged: bool,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    GoTo,
    /// `None`: the last one again.
    Substitute(Option<Substitution>),
    Delete,
    Yank,
    Join,
    Shift {
        deeper: bool,
        times: usize,
    },
    Check,
    Leave,
    ForgetMatches,
    Undo,
    Redo,
    Help,
}

/// What addresses refer to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings {
    pub cursor: usize,
    pub last: usize,
    /// The lines that were last selected.
    pub selected: Option<(usize, usize)>,
}

/// Reads a line without its colon; an error is a sentence for the person who typed it.
pub(super) fn read(line: &str, around: Surroundings) -> Result<Order, String> {
    let line = line.trim_start_matches([' ', ':']);
    let mut rest = line;
    let mut ranged = false;
    let (mut first, mut last) = (around.cursor, around.cursor);
    if let Some(after) = rest.strip_prefix('%') {
        (first, last, rest, ranged) = (0, around.last, after, true);
    } else if let Some((address, after)) = address(rest, around)? {
        (first, last, rest, ranged) = (address, address, after, true);
        if let Some(after) = rest.trim_start().strip_prefix([',', ';']) {
            let (address, after) =
                self::address(after.trim_start(), around)?.unwrap_or((around.cursor, after));
            (last, rest) = (address, after);
        }
    }
    if first > last {
        (first, last) = (last, first);
    }
    let (first, last) = (first.min(around.last), last.min(around.last));
    let what = what(rest.trim_start())?;
    Ok(Order { first, last, ranged, what })
}

/// One address at the beginning of a text, 0-based, and what follows it.
fn address(text: &str, around: Surroundings) -> Result<Option<(usize, &str)>, String> {
    let unselected = || "Nothing has been selected yet.".to_owned();
    let (mut line, mut rest) = if let Some(after) = text.strip_prefix('.') {
        (around.cursor, after)
    } else if let Some(after) = text.strip_prefix('$') {
        (around.last, after)
    } else if let Some(after) = text.strip_prefix("'<") {
        (around.selected.ok_or_else(unselected)?.0, after)
    } else if let Some(after) = text.strip_prefix("'>") {
        (around.selected.ok_or_else(unselected)?.1, after)
    } else if text.starts_with(['+', '-']) {
        (around.cursor, text)
    } else if let (Some(number), after) = number(text) {
        (number.saturating_sub(1), after)
    } else {
        return Ok(None);
    };
    while let Some(sign) = rest.chars().next().filter(|sign| matches!(sign, '+' | '-')) {
        let (steps, after) = number(&rest[1..]);
        let steps = steps.unwrap_or(1);
        line = if sign == '+' { line.saturating_add(steps) } else { line.saturating_sub(steps) };
        rest = after;
    }
    Ok(Some((line, rest)))
}

fn number(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    // Too many digits are as good as the last line.
    ((!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX)), rest)
}

fn what(text: &str) -> Result<What, String> {
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let plain = rest.trim_matches([' ', '!']).is_empty();
    let what = match name {
        "" if text.is_empty() => What::GoTo,
        "" if text.starts_with(['>', '<']) => {
            let sign = if text.starts_with('>') { '>' } else { '<' };
            if !text.trim_end().chars().all(|letter| letter == sign) {
                return Err(unknown(text));
            }
            What::Shift { deeper: sign == '>', times: text.trim_end().len() }
        }
        "s" | "su" | "substitute" => What::Substitute(substitution(rest)?),
        _ if !plain => return Err(unknown(text)),
        "w" | "wr" | "write" | "up" | "update" => What::Check,
        "q" | "qu" | "quit" | "wq" | "x" | "xit" | "exit" | "qa" | "qall" | "wqa" | "wqall" | "xa" => {
            What::Leave
        }
        "d" | "de" | "delete" => What::Delete,
        "y" | "ya" | "yank" => What::Yank,
        "j" | "jo" | "join" => What::Join,
        "noh" | "nohl" | "nohlsearch" => What::ForgetMatches,
        "u" | "un" | "undo" => What::Undo,
        "red" | "redo" => What::Redo,
        "h" | "help" => What::Help,
        _ => return Err(unknown(text)),
    };
    Ok(what)
}

fn unknown(text: &str) -> String {
    format!("`:{}` is not known here. `:w` checks, `:q` leaves, `:%s/old/new/g` replaces.", text.trim_end())
}

/// What follows `s`: `/pattern/replacement/flags`, with any sign for the slash.
fn substitution(text: &str) -> Result<Option<Substitution>, String> {
    let mut letters = text.chars();
    let Some(sign) = letters.next().filter(|sign| *sign != ' ') else { return Ok(None) };
    if sign.is_alphanumeric() || matches!(sign, '\\' | '"' | '|') {
        return Err(unknown(&format!("s{text}")));
    }
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for letter in letters {
        let part = parts.len() - 1;
        if escaped {
            // The sign itself is written with a backslash, which is then gone.
            if letter != sign {
                parts[part].push('\\');
            }
            parts[part].push(letter);
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == sign && part < 2 {
            parts.push(String::new());
        } else {
            parts[part].push(letter);
        }
    }
    if escaped {
        let part = parts.len() - 1;
        parts[part].push('\\');
    }
    let mut parts = parts.into_iter();
    let mut next = || parts.next().unwrap_or_default();
    let (pattern, replacement, flags) = (next(), next(), next());
    let flags = flags.trim();
    if let Some(flag) = flags.chars().find(|flag| !matches!(flag, 'g' | 'i' | 'I' | 'n' | 'e')) {
        return Err(if flag == 'c' {
            "Asking at each place is not done here; the replace key does it.".to_owned()
        } else {
            format!("`{flag}` is not a flag of `:s`: write g, i, n or none.")
        });
    }
    Ok(Some(Substitution {
        pattern,
        replacement,
        all: flags.contains('g'),
        ignore_case: flags.contains('i'),
        only_count: flags.contains('n'),
    }))
}
