//! A reply that comes in pieces, told sentence by sentence: code only whole, and nothing twice. It never knows
//! who speaks.

/// What has come and has not been told.
#[derive(Debug, Default)]
pub struct Sentences {
    waiting: String,
}

impl Sentences {
    /// Takes more, and gives what can be told by now: whole sentences, whole paragraphs, whole code.
    pub fn push(&mut self, text: &str) -> Option<String> {
        self.waiting.push_str(text);
        let end = end_of_whole(&self.waiting)?;
        let rest = self.waiting.split_off(end);
        Some(std::mem::replace(&mut self.waiting, rest)).filter(|told| !told.trim().is_empty())
    }

    /// Forgets what has not been told.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }

    /// What is left at the end.
    pub fn finish(&mut self) -> Option<String> {
        Some(std::mem::take(&mut self.waiting)).filter(|told| !told.trim().is_empty())
    }
}

/// The byte behind the last thing that is whole.
fn end_of_whole(text: &str) -> Option<usize> {
    let mut end = None;
    let mut in_code = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```");
        if is_fence && line.ends_with('\n') {
            in_code = !in_code;
            if !in_code {
                end = Some(start + line.len());
            }
        } else if !in_code && !is_fence {
            if line.ends_with('\n') {
                end = Some(start + line.len());
            } else {
                end = sentence_end(line).map(|place| start + place).or(end);
            }
        }
        start += line.len();
    }
    end
}

/// Behind the last blank after a sentence's end, outside of code within the line.
fn sentence_end(line: &str) -> Option<usize> {
    let mut end = None;
    let (mut ticks, mut stars) = (0, 0);
    let mut before = [' '; 2];
    for (place, letter) in line.char_indices() {
        ticks += usize::from(letter == '`');
        stars += usize::from(letter == '*');
        let [earlier, last] = before;
        let is_end = matches!(last, '.' | '?' | '!') && !earlier.is_ascii_digit();
        if letter == ' ' && is_end && ticks % 2 == 0 && stars % 2 == 0 {
            end = Some(place + 1);
        }
        before = [last, letter];
    }
    end
}

#[cfg(test)]
mod tests {
    use super::Sentences;

    #[test]
    fn only_what_is_whole_is_told_and_nothing_is_lost() {
        let reply = "Look at `a. b` first. Then ask: why? 1. One\n2. Two\n\n```python\nx = 1. \ny = 2\n```\nAnd the end";
        let mut sentences = Sentences::default();
        let mut told = Vec::new();
        for letter in reply.chars() {
            told.extend(sentences.push(&letter.to_string()));
        }
        told.extend(sentences.finish());
        // An empty line is not worth a word.
        assert_eq!(told.concat(), reply.replace("\n\n", "\n"));
        let trimmed: Vec<&str> = told.iter().map(|part| part.trim()).collect();
        assert_eq!(
            trimmed,
            [
                "Look at `a. b` first.",
                "Then ask: why?",
                "1. One",
                "2. Two",
                "```python\nx = 1. \ny = 2\n```",
                "And the end"
            ]
        );
    }
}
