//! The page with the last request to a model, whole. It never keeps it: it is asked for when the page opens.

use super::lines::{Line, Tone, prose};
use super::text::strip_control;
use super::voices::SentRequest;
use super::wrap;
use crate::domain::RequestId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastRequest {
    pub asked: RequestId,
    /// `None` until it has come; then there may be none.
    pub sent: Option<Option<SentRequest>>,
    pub top: usize,
}

impl LastRequest {
    pub const fn new(asked: RequestId) -> Self {
        Self { asked, sent: None, top: 0 }
    }

    /// What is copied.
    pub fn text(&self) -> Option<String> {
        let sent = self.sent.as_ref()?.as_ref()?;
        Some(format!("{}\n\n{}", sent.to, sent.text))
    }

    pub fn lines(&self, width: usize) -> Vec<Line> {
        let mut lines = vec![Line::blank()];
        match &self.sent {
            None => lines.push(Line::of("  ⋯ reading", Tone::Working)),
            Some(None) => {
                let none = "No model has been asked since the program was started. The offline tutor sends nothing \
                            anywhere.";
                lines.extend(prose(none, width, 2, Tone::Text));
            }
            Some(Some(sent)) => {
                lines.extend(prose(&sent.to, width, 2, Tone::Strong));
                lines.push(Line::of("  as it was sent, without its key", Tone::Muted));
                lines.push(Line::blank());
                for row in strip_control(&sent.text).lines() {
                    let indent = row.len() - row.trim_start().len();
                    let room = width.saturating_sub(indent + 4).max(8);
                    // A line feed within a text stands there as `\\n`; a new row makes it readable.
                    let parts = row.trim_start().split_inclusive("\\n");
                    let rows: Vec<String> = parts.flat_map(|part| wrap::words(part, room)).collect();
                    let blanks = " ".repeat(indent + 2);
                    if rows.is_empty() {
                        lines.push(Line::blank());
                    }
                    lines.extend(rows.into_iter().map(|row| Line::of(format!("{blanks}{row}"), Tone::Code)));
                }
            }
        }
        lines.push(Line::blank());
        lines
    }
}
