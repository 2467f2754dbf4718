//! Where a reply waits until it is judged: it opens at the ends of lines and sentences, and stays shut within
//! code. It never judges.

/// A longer reply is cut off, in bytes: nobody reads so much, and some servers never end.
const LONGEST: usize = 6_000;

/// A reply as far as it came, and how much of it has been told.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    text: String,
    told: usize,
}

impl Gate {
    /// More of the reply. Control characters, and signs that turn the direction of a text, stay outside.
    pub fn push(&mut self, piece: &str) {
        let fit = |letter: &char| {
            let turns = matches!(*letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            !turns && (!letter.is_control() || matches!(letter, '\n' | '\t'))
        };
        self.text.extend(piece.chars().filter(fit));
    }

    pub fn is_full(&self) -> bool {
        self.text.len() > LONGEST
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The whole reply so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How much of the reply stands for itself, in bytes; nothing where that has been told already.
    pub fn ready(&self) -> Option<usize> {
        let ready = settled(&self.text);
        (ready > self.told).then_some(ready)
    }

    /// What was not told yet, up to there; from then on it is told.
    pub fn tell(&mut self, upto: usize) -> String {
        let part = self.text.get(self.told..upto).unwrap_or_default().to_owned();
        self.told = upto.max(self.told);
        part
    }

    /// Everything that was told so far.
    pub fn told(&self) -> &str {
        self.text.get(..self.told).unwrap_or_default()
    }
}

/// The end of the last line or sentence that is not within code, in bytes.
fn settled(text: &str) -> usize {
    let mut settled = 0;
    let mut at = 0;
    let mut fence: Option<(char, usize)> = None;
    let mut open_ticks = 0;
    for line in text.split_inclusive('\n') {
        let whole = line.ends_with('\n');
        let mark = fence_of(line);
        match (fence, mark) {
            (Some((sign, length)), Some((other, count)))
                if other == sign && count >= length && line.trim().chars().all(|letter| letter == sign) =>
            {
                fence = None;
            }
            (Some(_), _) => {}
            (None, Some(opened)) => fence = Some(opened),
            (None, None) => {
                if line.trim().is_empty() {
                    open_ticks = 0;
                }
                let letters: Vec<(usize, char)> = line.char_indices().collect();
                for (index, (start, letter)) in letters.iter().enumerate() {
                    if *letter == '`' {
                        open_ticks ^= 1;
                    }
                    let ends = matches!(letter, '.' | '?' | '!')
                        && letters.get(index + 1).is_some_and(|(_, next)| next.is_whitespace());
                    if open_ticks == 0 && ends {
                        settled = at + start + letter.len_utf8();
                    }
                }
            }
        }
        at += line.len();
        if whole && fence.is_none() && open_ticks == 0 {
            settled = at;
        }
    }
    settled
}

/// The sign and the length of a line's fence mark.
fn fence_of(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let count = line.chars().take_while(|letter| *letter == sign).count();
    (count >= 3).then_some((sign, count))
}

#[cfg(test)]
mod tests {
    use super::{Gate, settled};

    #[test]
    fn sentences_and_lines_flow_and_code_is_held() {
        for (text, expected) in [
            ("Look at this", ""),
            ("Look at this. And", "Look at this."),
            ("Is 3.5 more? Yes", "Is 3.5 more?"),
            ("Look at `a. b` and", ""),
            ("Look at `a.\nb", ""),
            ("One.\n```python\nreturn 1\n", "One.\n"),
            ("One.\n```python\nreturn 1\n```\n", "One.\n```python\nreturn 1\n```\n"),
            ("One.\n~~~\n```\nreturn 1\n", "One.\n"),
            ("- a point\n- another", "- a point\n"),
        ] {
            assert_eq!(&text[..settled(text)], expected, "{text:?}");
        }
    }

    #[test]
    fn what_was_told_is_not_told_again_however_it_came() {
        let text = "First one. Second `x = 1` here.\n\n```\ncode\n```\nEnd? Yes";
        for size in 1..9 {
            let mut gate = Gate::default();
            let mut told = String::new();
            let letters: Vec<char> = text.chars().collect();
            for piece in letters.chunks(size) {
                gate.push(&piece.iter().collect::<String>());
                if let Some(ready) = gate.ready() {
                    told.push_str(&gate.tell(ready));
                }
            }
            let end = gate.text().len();
            told.push_str(&gate.tell(end));
            assert_eq!(told, text);
        }
    }

    #[test]
    fn control_characters_stay_outside() {
        let mut gate = Gate::default();
        gate.push("a\u{1b}[2Jb\u{202e}c\n");
        assert_eq!(gate.text(), "a[2Jbc\n");
    }
}
