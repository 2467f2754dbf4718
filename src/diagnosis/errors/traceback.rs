//! What a traceback as text says of an error, for programs that ran by themselves. A program can print
//! what it likes, so it serves for words alone.

use crate::domain::CaughtError;

/// More frames than this say nothing more.
const MOST_FRAMES: usize = 12;
/// A message is not longer than this, in characters.
const MOST_LETTERS: usize = 2_000;

/// The error at the end of this text, which the program in `file` printed; `None` where there is none.
pub fn caught(text: &str, file: &str, version: (u32, u32)) -> Option<CaughtError> {
    let last = text.lines().rev().find(|line| !line.trim().is_empty())?;
    let (name, message) = last.split_once(": ").unwrap_or((last.trim_end(), ""));
    let is_name = |name: &str| {
        let sound = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
        name.starts_with(char::is_alphabetic) && name.chars().all(sound)
    };
    if !is_name(name) || !text.contains("  File \"") {
        return None;
    }
    let kind = name.rsplit('.').next().unwrap_or(name).to_owned();
    let mut trace: Vec<(u32, String)> = text.lines().filter_map(|line| frame(line, file)).collect();
    trace.drain(..trace.len().saturating_sub(MOST_FRAMES));
    if trace.is_empty() {
        return None;
    }
    let mut classes = vec![kind.clone(), "Exception".to_owned(), "BaseException".to_owned()];
    match kind.as_str() {
        "IndentationError" => classes.push("SyntaxError".to_owned()),
        "TabError" => classes.extend(["IndentationError", "SyntaxError"].map(str::to_owned)),
        "UnicodeEncodeError" | "UnicodeDecodeError" => classes.push("UnicodeError".to_owned()),
        _ => {}
    }
    Some(CaughtError {
        kind,
        classes,
        message: message.chars().take(MOST_LETTERS).collect(),
        told: last.chars().take(MOST_LETTERS).collect(),
        trace,
        version,
        ..CaughtError::default()
    })
}

/// `  File "…/program.py", line 3, in area` -> 3, area.
fn frame(line: &str, file: &str) -> Option<(u32, String)> {
    let (path, rest) = line.trim_start().strip_prefix("File \"")?.split_once("\", line ")?;
    if path.rsplit('/').next() != Some(file) {
        return None;
    }
    let (number, function) = rest.split_once(", in ").unwrap_or((rest, "<module>"));
    Some((number.trim().parse().ok()?, function.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn the_last_error_of_the_own_file_is_read() {
        let text = "Traceback (most recent call last):\n  File \"/box/a.py\", line 4, in <module>\n    go()\n  \
                    File \"/box/a.py\", line 2, in go\n    int('x')\n  File \"/lib/b.py\", line 9, in deep\n\
                    ValueError: invalid literal for int() with base 10: 'x'\n";
        let error = caught(text, "a.py", (3, 11)).expect("an error");
        assert_eq!((error.kind.as_str(), error.line()), ("ValueError", Some(2)));
        assert_eq!(error.trace[1].1, "go");
        for other in ["", "\n\n", "ValueError: x", "  File \"/box/b.py\", line 2, in go\nValueError: x"] {
            assert_eq!(caught(other, "a.py", (3, 11)), None, "{other}");
        }
    }
}
