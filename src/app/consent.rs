//! The question whether a learner's words may go to a model, with exactly what would be sent and where. It
//! never sends anything.

use super::lines::{Line, Tone, prose};
use super::voices::Asking;
use crate::domain::tutoring::Question;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    pub asking: Asking,
    /// What was being asked of the tutor, and goes on after the answer.
    pub question: Option<Question>,
    /// The place of what was found, where it is to be written into the settings.
    pub found: Option<usize>,
    pub top: usize,
}

impl Consent {
    pub fn new(asking: Asking, question: Option<Question>, found: Option<usize>) -> Self {
        Self { asking, question, found, top: 0 }
    }

    pub fn lines(&self, keys: [&str; 3], width: usize) -> Vec<Line> {
        let Asking { provider, model, host, is_local, sent, never_sent, .. } = &self.asking;
        let mut lines = vec![Line::blank()];
        let name = if model.is_empty() { provider.clone() } else { format!("{provider} with {model}") };
        let asked = format!("May {name} answer your questions?");
        lines.extend(prose(&asked, width, 2, Tone::Strong));
        lines.push(Line::blank());
        let place = if *is_local {
            format!("It runs at {host}, on this machine or beside it: nothing goes to the Internet.")
        } else {
            format!(
                "It runs at {host}, on the Internet. Whoever runs it can read what is sent, and may keep it."
            )
        };
        lines.extend(prose(&place, width, 2, Tone::Text));
        lines.push(Line::blank());
        lines.push(Line::of("  With each question this is sent, and nothing else:", Tone::Text));
        lines.push(Line::blank());
        for part in sent {
            for (row, line) in prose(part, width.saturating_sub(2), 4, Tone::Text).into_iter().enumerate() {
                let mark = if row == 0 { "  • " } else { "    " };
                let text = line.plain();
                lines.push(Line::of(mark, Tone::Muted).with(text.trim_start(), Tone::Text));
            }
        }
        lines.push(Line::blank());
        lines.extend(prose(never_sent, width, 2, Tone::Text));
        lines.push(Line::blank());
        let [agree, decline, later] = keys;
        let answers = [
            (agree, "yes, it may; you can take that back at any time"),
            (decline, "no, and do not ask again"),
            (later, "later: the offline tutor answers for now"),
        ];
        for (key, words) in answers {
            lines.push(Line::of(format!("  {key:<4}"), Tone::Key).with(words, Tone::Text));
        }
        lines.push(Line::blank());
        let check = "Its answers are checked before you see them, and the last request can be read whole, as it was \
                     sent.";
        lines.extend(prose(check, width, 2, Tone::Muted));
        lines.push(Line::blank());
        lines
    }
}
