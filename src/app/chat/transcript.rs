//! The conversation as rows: days, headings, what was said, and the reply that is coming. It never changes
//! anything.

use super::{Chat, Reply, Spoken, has_code, is_reveal};
use crate::app::document::DocumentLine;
use crate::app::lines::{Line, Target, Tone, prose};
use crate::domain::exercise::Rung;
use crate::domain::tutoring::Speaker;
use crate::domain::{Action, Date};

/// Blanks before what is said.
const INDENT: usize = 2;
/// What a click on code asks for, at its right.
const COPY: &str = "copy";

impl Chat {
    /// Every row of the transcript, and the row where the newest entry begins.
    pub fn lines(&self, width: u16, hint_key: &str) -> (Vec<Line>, usize) {
        let wide = usize::from(width);
        let room = width.saturating_sub(4).max(1);
        let mut lines = Vec::new();
        let mut newest = 0;
        if self.entries.is_empty() && self.reply.is_none() {
            return (self.invitation(wide, hint_key), 0);
        }
        let mut before: Option<&Spoken> = None;
        let mut blocks = 0;
        for spoken in &self.entries {
            let goes_on = before.is_some_and(|other| is_reveal(&other.turn) && is_reveal(&spoken.turn));
            if let Some(day) = self.new_day(before, spoken) {
                lines.push(Line::blank());
                lines.push(Line::of(format!("  {}", Date::of(day).whole()), Tone::Faint));
            }
            newest = lines.len();
            if !goes_on {
                lines.push(Line::blank());
                if let Some(note) = &spoken.note {
                    lines.extend(prose(note, wide, INDENT, Tone::Muted));
                    lines.push(Line::blank());
                }
                lines.push(heading(spoken));
            }
            let text = spoken.text.lines(room);
            if has_code(&spoken.turn) {
                put_code(&mut lines, &text, blocks, width);
                blocks += spoken.text.code_blocks().len();
            } else {
                lines.extend(text.iter().map(|line| Line::read(line, INDENT)));
            }
            before = Some(spoken);
        }
        if let Some(reply) = &self.reply {
            self.put_reply(reply, &mut lines, blocks, width);
        } else if self.waiting.is_some() {
            lines.push(Line::blank());
            lines.push(thinking());
        }
        if let Some(offer) = self.offer.as_ref().filter(|_| self.waiting.is_none()) {
            lines.push(Line::blank());
            let target = Target::Press(Action::Voices);
            lines.extend(prose(offer, wide, INDENT, Tone::Muted).into_iter().map(|line| line.aimed(target)));
        }
        lines.push(Line::blank());
        (lines, newest)
    }

    /// The day that begins with this entry; a conversation of today alone needs no calendar.
    fn new_day(&self, before: Option<&Spoken>, spoken: &Spoken) -> Option<i64> {
        let day = spoken.day?;
        match before {
            Some(before) => (before.day != Some(day)).then_some(day),
            None => (self.today != Some(day)).then_some(day),
        }
    }

    fn put_reply(&self, reply: &Reply, lines: &mut Vec<Line>, blocks: usize, width: u16) {
        lines.push(Line::blank());
        if let Some(reason) = &reply.taken_back {
            lines.extend(prose(reason, width.into(), INDENT, Tone::Muted));
            lines.push(Line::blank());
        }
        lines.push(named("tutor", reply.by.as_deref()));
        let mut blocks = blocks;
        let parts = reply.text.lines(width.saturating_sub(4).max(1), self.calm);
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                lines.push(Line::blank());
            }
            let own = part.iter().filter_map(|line| line.code.map(|code| code.block + 1)).max();
            put_code(lines, part, blocks, width);
            blocks += own.unwrap_or(0);
        }
        if reply.stopping {
            lines.push(Line::blank());
            lines.push(Line::of("  ⋯ stopping", Tone::Working));
        } else if parts.is_empty() {
            lines.push(thinking());
        } else if self.calm {
            lines.push(Line::blank());
            lines.push(Line::of("  ⋯ the tutor is writing", Tone::Working));
        }
    }

    fn invitation(&self, width: usize, hint_key: &str) -> Vec<Line> {
        let mut lines = vec![Line::blank()];
        let first = match self.ladder.authored {
            0 => "Ask in your own words below.".to_owned(),
            count => format!("No hint taken yet. {hint_key} gives the first of {count}."),
        };
        lines.extend(prose(&first, width, INDENT, Tone::Text));
        if self.ladder.authored > 0 {
            lines.extend(prose("Each says a little more; none is the solution.", width, 2, Tone::Muted));
            lines.push(Line::blank());
            lines.extend(prose("Or ask in your own words below.", width, INDENT, Tone::Muted));
        }
        if self.waiting.is_some() {
            lines.push(Line::blank());
            lines.push(thinking());
        }
        lines
    }
}

fn thinking() -> Line {
    Line::of("  ⋯ the tutor is thinking", Tone::Working)
}

/// Rows of a document; of each block of code the first row with room for it can be clicked to copy it.
fn put_code(lines: &mut Vec<Line>, text: &[DocumentLine], first_block: usize, width: u16) {
    let mut marked = None;
    for row in text {
        let mut line = Line::read(row, INDENT);
        if let Some(code) = row.code {
            let block = first_block + code.block;
            line = line.aimed(Target::Row(block));
            if marked != Some(block) && line.width() + COPY.len() + 4 <= usize::from(width) {
                marked = Some(block);
                line = line.with_right(format!("{COPY} "), Tone::Faint);
            }
        }
        lines.push(line);
    }
}

fn heading(spoken: &Spoken) -> Line {
    match (spoken.turn.speaker, spoken.turn.rung, spoken.number) {
        (Speaker::Learner, _, _) => Line::of("  you", Tone::Muted),
        (Speaker::Tutor, Some(Rung::Reveal), _) => Line::of("  » ", Tone::Told)
            .with("the solution, line by line", Tone::Strong)
            .with("  told", Tone::Told),
        (Speaker::Tutor, Some(rung), Some(number)) => Line::of("  ", Tone::Text)
            .with(format!("{number}  "), Tone::Accent)
            .with(rung.title(), Tone::Strong),
        (Speaker::Tutor, _, _) => named("tutor", spoken.by.as_deref()),
    }
}

/// A speaker, with who that is in truth.
fn named(speaker: &str, by: Option<&str>) -> Line {
    let line = Line::of(format!("  {speaker}"), Tone::Accent);
    match by {
        Some(by) => line.with(format!("  {by}"), Tone::Faint),
        None => line,
    }
}
