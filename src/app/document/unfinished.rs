//! Markdown that is still being written: how much of it is closed for good, and how much of the rest may
//! be shown without having to be taken back. It never parses more than it must, and never wraps.

/// The byte up to which nothing that comes can change what the text means; 0 where there is no such place
/// behind its beginning.
pub(super) fn closed(text: &str) -> usize {
    let mut closed = 0;
    let mut fence: Option<Fence> = None;
    let mut after_blank = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_whole = line.ends_with('\n');
        if let Some(open) = fence {
            if is_whole && open.is_closed_by(line) {
                fence = None;
                // What follows a fence at the margin begins anew.
                if open.indent == 0 {
                    closed = start + line.len();
                }
            }
            after_blank = false;
        } else {
            if after_blank && begins_a_block(line) {
                closed = start;
            }
            after_blank = is_whole && line.trim().is_empty();
            fence = Fence::opened_by(line);
        }
        start += line.len();
    }
    closed
}

/// The part of an unfinished text that can be read: whole words, whole lines of code, what is open closed.
pub(super) fn readable(text: &str) -> String {
    let mut fence: Option<(Fence, usize)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        match fence {
            Some((open, _)) if open.is_closed_by(line) && line.ends_with('\n') => fence = None,
            Some(_) => {}
            None => fence = Fence::opened_by(line).map(|fence| (fence, start)),
        }
        start += line.len();
    }
    if let Some((_, opened_at)) = fence {
        return code_so_far(text, opened_at);
    }
    let words = text.rfind(char::is_whitespace).map_or("", |end| &text[..end]);
    let block = words.rfind("\n\n").map_or(0, |end| end + 2);
    if words[block..].trim_start().starts_with('|') {
        // The columns of a table are known at its end.
        return words[..block].to_owned();
    }
    closed_marks(without_bare_marks(words), block)
}

/// A text that ended in the middle, as far as it makes sense: whole words, nothing left open.
pub fn broken_off(text: &str) -> String {
    let mut kept = readable(text);
    let mut fence: Option<Fence> = None;
    for line in kept.lines() {
        match fence {
            Some(open) if open.is_closed_by(line) => fence = None,
            Some(_) => {}
            None => fence = Fence::opened_by(line),
        }
    }
    if let Some(open) = fence {
        let mark = if open.mark == b'~' { "~" } else { "`" };
        kept = format!("{kept}\n{}", mark.repeat(open.length));
    }
    kept.trim().to_owned()
}

/// Whole lines; a fence without any is not there yet.
fn code_so_far(text: &str, opened_at: usize) -> String {
    let lines = text.rfind('\n').map_or("", |end| &text[..end]);
    let has_code = lines.len() > opened_at && lines[opened_at..].contains('\n');
    let shown = if has_code { lines } else { &text[..opened_at] };
    shown.trim_end_matches('\n').to_owned()
}

/// Without a last line that is nothing but marks, which what follows decides about.
fn without_bare_marks(text: &str) -> &str {
    let start = text.rfind('\n').map_or(0, |end| end + 1);
    let last = text[start..].trim();
    let bare = !last.is_empty()
        && (last.chars().all(|letter| "#*-+=_`~>| ".contains(letter))
            || last.trim_end_matches(['.', ')']).chars().all(|letter| letter.is_ascii_digit()));
    if bare { &text[..start] } else { text }
}

/// Closes what is open in the last block, and leaves a link out that has not ended.
fn closed_marks(text: &str, block: usize) -> String {
    let block = block.min(text.len());
    let line = text[block..]
        .match_indices('\n')
        .map(|(place, _)| block + place + 1)
        .rfind(|start| is_item(&text[*start..]));
    let from = line.unwrap_or(block);
    let mut open: Vec<&str> = Vec::new();
    let mut code: Option<usize> = None;
    let mut bracket = None;
    let bytes = text.as_bytes();
    let mut place = from;
    while place < bytes.len() {
        let run = bytes[place..].iter().take_while(|byte| **byte == bytes[place]).count();
        match bytes[place] {
            b'\\' => {
                place += 2;
                continue;
            }
            b'`' => match code {
                Some(ticks) if ticks == run => code = None,
                Some(_) => {}
                None => code = Some(run),
            },
            _ if code.is_some() => {}
            mark @ (b'*' | b'_') => {
                let mark = match (mark, run) {
                    (b'*', 1) => "*",
                    (b'*', _) => "**",
                    (_, 1) => "_",
                    _ => "__",
                };
                let before = text[..place].chars().next_back();
                let after = text[place + run..].chars().next();
                if open.last() == Some(&mark) && before.is_some_and(|letter| !letter.is_whitespace()) {
                    open.pop();
                } else if before.is_none_or(|letter| !letter.is_alphanumeric())
                    && after.is_some_and(|letter| !letter.is_whitespace())
                {
                    open.push(mark);
                }
            }
            b'[' => bracket = Some(place),
            b']' if bytes.get(place + 1) != Some(&b'(') => bracket = None,
            b')' => bracket = None,
            _ => {}
        }
        place += run;
    }
    let end = bracket.filter(|_| code.is_none()).unwrap_or(text.len());
    let mut shown = text[..end].trim_end().to_owned();
    if let Some(ticks) = code {
        shown.push_str(&"`".repeat(ticks));
    }
    for mark in open.iter().rev() {
        // Nothing stands behind it yet: it is not there either.
        match shown.strip_suffix(mark) {
            Some(before) => shown.truncate(before.len()),
            None => shown.push_str(mark),
        }
    }
    shown
}

#[derive(Debug, Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    indent: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        // Within an item, a fence stands behind the item's mark or its blanks.
        let text = after_item_mark(text);
        let mark = *text.as_bytes().first()?;
        let length = text.bytes().take_while(|byte| *byte == mark).count();
        let is_fence = (mark == b'`' || mark == b'~') && length >= 3;
        let rest = text.get(length..).unwrap_or_default();
        let indent = line.len() - text.len();
        (is_fence && !(mark == b'`' && rest.contains('`'))).then_some(Self { mark, length, indent })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.length && text.bytes().all(|byte| byte == self.mark)
    }
}

fn after_item_mark(text: &str) -> &str {
    if !is_item(text) {
        return text;
    }
    text.split_once(' ').map_or(text, |(_, rest)| rest.trim_start_matches(' '))
}

/// A line after a blank one begins a block of its own, whatever came before: no item of a list, nothing
/// indented, no quotation. What has come of it must be enough to know.
fn begins_a_block(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let known = line.contains(char::is_whitespace) || first.is_alphabetic();
    !first.is_whitespace() && first != '>' && known && !is_item(line)
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches(' ');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = if digits > 0 { digits } else { 0 };
    let signs: &[u8] = if digits > 0 { b".)" } else { b"-*+" };
    let bytes = line.as_bytes();
    bytes.get(mark).is_some_and(|sign| signs.contains(sign))
        && bytes.get(mark + 1).is_none_or(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{closed, readable};

    #[test]
    fn only_what_nothing_can_change_is_closed() {
        for (text, expected) in [
            ("one two", 0),
            ("one\n\n", 0),
            ("one\n\ntwo", 5),
            ("one\n\n1", 0),
            ("one\n\n1. two", 0),
            ("- one\n\n- two\n\nthree", 14),
            ("```python\nx = 1\n\ny = 2\n", 0),
            ("```python\nx = 1\n```\n", 20),
            ("- a\n  ```\n  x\n  ```\n", 0),
            ("one\n\n**two", 0),
            ("one\n\n**two** three", 5),
        ] {
            assert_eq!(closed(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_open_is_closed_and_what_is_half_is_kept_back() {
        for (text, shown) in [
            ("Look at the li", "Look at the"),
            ("Look **at the ", "Look **at the**"),
            ("Look **", "Look"),
            ("Call `range(n) ", "Call `range(n)`"),
            ("Two * three ", "Two * three"),
            ("See [the manual](https:/", "See"),
            ("See [the manual](https://x) now ", "See [the manual](https://x) now"),
            ("text\n\n``", "text\n"),
            ("text\n\n```py", "text"),
            ("text\n\n```python\nx = ", "text"),
            ("text\n\n```python\nx = 1\ny", "text\n\n```python\nx = 1"),
            ("text\n- ", "text"),
            ("| a | b |\n| - | - |\n| 1 ", ""),
        ] {
            assert_eq!(readable(text).trim_end(), shown.trim_end(), "{text:?}");
        }
    }
}
