//! A Markdown reply taken apart: fences, code within sentences, and sentences. It never judges.

/// What a reply consists of.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    /// Blocks of code, fenced or indented, or lines that can only be code, without their marks.
    pub fences: Vec<String>,
    /// Code in backticks.
    pub spans: Vec<String>,
    /// Sentences with their code in backticks, which is kept, in the order of the text.
    pub sentences: Vec<String>,
}

impl Pieces {
    pub fn of(text: &str) -> Self {
        let mut pieces = Self::default();
        let mut prose = String::new();
        let mut fence: Option<(char, usize, String)> = None;
        let mut after_blank = true;
        for line in text.lines() {
            let bare = strip_quote(line);
            if let Some((sign, length, mut body)) = fence.take() {
                let closes = mark_of(bare).is_some_and(|(other, count, rest)| {
                    other == sign && count >= length && rest.trim().is_empty()
                });
                if closes {
                    pieces.fences.push(body);
                } else {
                    body.push_str(bare);
                    body.push('\n');
                    fence = Some((sign, length, body));
                }
                continue;
            }
            if let Some((sign, length, _)) = mark_of(bare) {
                fence = Some((sign, length, String::new()));
                prose.push_str("\n\n");
            } else if (after_blank && bare.starts_with("    ") || looks_like_code(bare))
                && !bare.trim().is_empty()
            {
                if let Some(block) = pieces.fences.last_mut().filter(|_| prose.ends_with('\u{1}')) {
                    block.push_str(bare);
                    block.push('\n');
                } else {
                    pieces.fences.push(format!("{bare}\n"));
                    prose.push('\u{1}');
                }
                continue;
            } else {
                prose.push_str(bare);
                prose.push('\n');
            }
            after_blank = bare.trim().is_empty();
        }
        if let Some((_, _, body)) = fence {
            pieces.fences.push(body);
        }
        let prose = prose.replace('\u{1}', "\n\n");
        pieces.sentences = sentences(&prose);
        pieces.spans = pieces.sentences.iter().flat_map(|sentence| spans(sentence)).collect();
        pieces
    }

    /// The same without blocks and sentences of which this is true.
    pub fn without(mut self, is_known: impl Fn(&str) -> bool) -> Self {
        self.fences.retain(|fence| !is_known(fence));
        self.sentences.retain(|sentence| !is_known(sentence));
        self.spans = self.sentences.iter().flat_map(|sentence| spans(sentence)).collect();
        self
    }

    /// All code, each block and span for itself.
    pub fn code(&self) -> impl Iterator<Item = &str> {
        self.fences.iter().chain(&self.spans).map(String::as_str)
    }
}

/// A line without the marks of quotes and list points before code.
fn strip_quote(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.trim_start().strip_prefix('>') {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

fn mark_of(line: &str) -> Option<(char, usize, &str)> {
    let line = line.trim_start().trim_start_matches(['-', '*', '+']).trim_start();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let count = line.len() - rest.len();
    (count >= 3 && !rest.contains(sign)).then_some((sign, count, rest))
}

/// A line that nobody would take for a sentence, though it has no marks: `if x > 3:`, `total += x`.
fn looks_like_code(line: &str) -> bool {
    let line = line.trim();
    if line.contains('`') || line.len() < 4 || line.starts_with('|') {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let heads = ["if", "elif", "else:", "for", "while", "def", "class", "try:", "except", "with"];
    let block = line.ends_with(':') && heads.contains(&first) && words.len() <= 12
        || line.ends_with('{')
        || line.ends_with("};");
    let signs = [" = ", " += ", " -= ", " == ", " <= ", " >= ", " != ", "= [", "= {"];
    let assigns = signs.iter().any(|sign| line.contains(sign)) && words.len() <= 10 && !ends_sentence(line);
    let returns =
        matches!(first, "return" | "import" | "from" | "print") && words.len() <= 8 && !ends_sentence(line);
    block || assigns || returns
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '?', '!'])
}

fn spans(sentence: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some(open) = rest.find('`') {
        let from = &rest[open..];
        let ticks = from.len() - from.trim_start_matches('`').len();
        let inner = &from[ticks..];
        let Some(close) = inner.find(&from[..ticks]) else {
            // A mark that is never closed: the rest counts as code.
            found.push(inner.to_owned());
            break;
        };
        found.push(inner[..close].to_owned());
        rest = &inner[close + ticks..];
    }
    found
}

fn sentences(prose: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for paragraph in prose.split("\n\n") {
        let mut sentence = String::new();
        let mut ticks = false;
        let letters: Vec<char> = paragraph.chars().collect();
        for (index, letter) in letters.iter().enumerate() {
            ticks ^= *letter == '`';
            let next = letters.get(index + 1);
            let blank = next.is_none_or(|next| next.is_whitespace());
            let point = *letter == '\n'
                && letters[index + 1..]
                    .iter()
                    .find(|next| **next != ' ')
                    .is_some_and(|next| matches!(next, '-' | '*' | '+' | '#') || next.is_ascii_digit());
            sentence.push(if *letter == '\n' { ' ' } else { *letter });
            if !ticks && (matches!(letter, '.' | '?' | '!') && blank || point) {
                found.push(std::mem::take(&mut sentence));
            }
        }
        found.push(sentence.trim_end().to_owned());
    }
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn a_reply_is_taken_apart() {
        let text = "Look at `x = 1`. Is it so?\n\n```python\na = 2\n```\n\n> ~~~\n> b = 3\n> ~~~\n\n    c = 4\n    d = 5\n\nreturn x + 1\nEnd `open";
        let pieces = Pieces::of(text);
        assert_eq!(pieces.fences, ["a = 2\n", "b = 3\n", "    c = 4\n    d = 5\n", "return x + 1\n"]);
        assert_eq!(pieces.spans, ["x = 1", "open"]);
        assert_eq!(pieces.sentences.len(), 3, "{:?}", pieces.sentences);
    }
}
