//! The model solution beside one's own program: both as they stand, and which lines they share. It
//! never changes either.

use crate::domain::tokens::TokenSpan;

/// Comparing beyond this many lines is not worth its time.
const MOST_LINES: usize = 600;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    pub yours: Vec<SourceLine>,
    pub model: Vec<SourceLine>,
    /// The first row shown; both sides scroll together.
    pub top: usize,
    /// Where there is room for one side only: the model's is in front.
    pub model_in_front: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceLine {
    pub text: String,
    pub spans: Vec<TokenSpan>,
    /// The other side has it too.
    pub shared: bool,
}

impl Comparison {
    pub fn new(yours: &str, model: &str) -> Self {
        let mut comparison =
            Self { yours: source_lines(yours), model: source_lines(model), top: 0, model_in_front: true };
        comparison.find_shared();
        comparison
    }

    pub fn rows(&self) -> usize {
        self.yours.len().max(self.model.len())
    }

    /// Colours came for some lines of a side.
    pub fn set_tokens(lines: &mut [SourceLine], first_line: usize, tokens: Vec<Vec<TokenSpan>>) {
        for (line, spans) in lines.iter_mut().skip(first_line).zip(tokens) {
            line.spans = spans;
        }
    }

    /// The longest common subsequence of lines, blank ones aside.
    fn find_shared(&mut self) {
        let (rows, columns) = (self.yours.len().min(MOST_LINES), self.model.len().min(MOST_LINES));
        let width = columns + 1;
        let mut lengths = vec![0_u16; (rows + 1) * width];
        let same = |row: usize, column: usize| {
            let (left, right) = (self.yours[row].text.trim_end(), self.model[column].text.trim_end());
            !left.is_empty() && left == right
        };
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                lengths[row * width + column] = if same(row, column) {
                    lengths[(row + 1) * width + column + 1] + 1
                } else {
                    lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
                };
            }
        }
        let mut pairs = Vec::new();
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            if same(row, column) {
                pairs.push((row, column));
                row += 1;
                column += 1;
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1;
            } else {
                column += 1;
            }
        }
        for (row, column) in pairs {
            self.yours[row].shared = true;
            self.model[column].shared = true;
        }
    }
}

fn source_lines(text: &str) -> Vec<SourceLine> {
    text.trim_end()
        .lines()
        .map(|line| SourceLine { text: super::text::strip_control(line), ..SourceLine::default() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Comparison;

    #[test]
    fn shared_lines_are_found_in_order() {
        let comparison = Comparison::new("a\nb\n\nc\n", "b\nx\n\nc\n");
        let shared = |lines: &[super::SourceLine]| lines.iter().map(|line| line.shared).collect::<Vec<_>>();
        assert_eq!(shared(&comparison.yours), [false, true, false, true]);
        assert_eq!(shared(&comparison.model), [true, false, false, true]);
    }
}
