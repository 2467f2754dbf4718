//! What the plain program says: lines of printable text, wrapped for a terminal and never otherwise. It
//! never knows what is said, and never moves a cursor.

use super::program;
use crate::app::document::{Document, Spoken};
use crate::app::text::strip_control;
use crate::app::wrap;
use crate::domain::Language;
use rustix::termios::tcgetwinsize;
use std::io::{IsTerminal, Write, stdout};

/// Prose on a terminal is never wider.
const WIDEST: usize = 78;
/// A terminal that says it is narrower than this does not know.
const NARROWEST: usize = 8;
/// What stands before an item of a list.
const ITEM: &str = "- ";
/// Of one line of values or output, so many characters are told.
const MOST_LETTERS: usize = 500;
/// Tabs are not printable; a row of what was printed keeps its shape with this many blanks.
const TAB: &str = "    ";

/// One thing to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// Wrapped where that is done.
    Prose(String),
    /// Lines that stay as they are, with what they are before them and a word at their end.
    Lines { what: String, lines: Vec<String>, end: &'static str },
}

/// Standard output as a voice.
#[derive(Debug)]
pub struct Voice {
    /// `None`: nothing is wrapped.
    width: Option<usize>,
    /// Nobody reads any more.
    gone: bool,
}

impl Voice {
    pub fn of_process() -> Self {
        let out = stdout();
        let width = out.is_terminal().then(|| {
            let columns = tcgetwinsize(&out).map_or(0, |size| usize::from(size.ws_col));
            // The last column is left free, where some terminals wrap.
            if columns < NARROWEST { WIDEST } else { WIDEST.min(columns - 1) }
        });
        Self { width, gone: false }
    }

    /// Nobody reads any more: there is no use in going on.
    pub const fn is_gone(&self) -> bool {
        self.gone
    }

    /// Says a paragraph.
    pub fn say(&mut self, text: &str) {
        match self.width {
            Some(width) => {
                // What goes on from a list's item stands below its text.
                let hang = if text.starts_with(ITEM) { ITEM.len() } else { 0 };
                let text = strip_control(text).replace('\t', " ");
                for (row, place) in wrap::words(&text, width - hang).iter().zip(0..) {
                    let margin = if place == 0 { 0 } else { hang };
                    self.line(&format!("{}{row}", " ".repeat(margin)));
                }
            }
            None => {
                for paragraph in strip_control(text).lines() {
                    self.line(&paragraph.split_whitespace().collect::<Vec<&str>>().join(" "));
                }
            }
        }
    }

    /// One line as it is, with nothing in it that is not text.
    pub fn line(&mut self, text: &str) {
        let text = strip_control(text).replace('\n', " ").replace('\t', TAB);
        self.write(&format!("{}\n", text.trim_end()));
    }

    /// What stands before the place where one types.
    pub fn prompt(&mut self, text: &str) {
        self.write(text);
    }

    /// Says one after the other; where rows are wrapped, a blank one tells them apart.
    pub fn tell(&mut self, passages: &[Passage]) {
        let mut before: Option<&Passage> = None;
        for passage in passages {
            if self.width.is_some() && before.is_some_and(|before| are_apart(before, passage)) {
                self.line("");
            }
            before = Some(passage);
            match passage {
                Passage::Prose(text) => self.say(text),
                Passage::Lines { what, lines, end } => {
                    self.say(&format!("{what}, {}:", program::counted(lines.len(), "line", "lines")));
                    for line in lines {
                        self.line(line);
                    }
                    self.say(end);
                }
            }
        }
    }

    fn write(&mut self, text: &str) {
        let mut out = stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        // Whatever keeps it from being read, the learner's work is on disk already.
        self.gone |= written.is_err();
    }
}

/// Items of one list belong together, and what ends with a colon to what it announces.
fn are_apart(before: &Passage, after: &Passage) -> bool {
    match (before, after) {
        (Passage::Prose(before), _) if before.ends_with(':') => false,
        (Passage::Prose(before), Passage::Prose(after)) => {
            !(before.starts_with(ITEM) && after.starts_with(ITEM))
        }
        _ => true,
    }
}

/// Markdown as passages; of code, every line tells how far it is indented.
pub fn markdown(text: &str, language: Language) -> Vec<Passage> {
    let piece = |piece: Spoken| match piece {
        Spoken::Heading(text) => Passage::Prose(format!("Heading: {text}")),
        Spoken::Prose(text) => Passage::Prose(text),
        Spoken::Code(lines) => code(lines.iter().map(String::as_str)),
    };
    Document::parse(text, Some(language)).spoken().into_iter().map(piece).collect()
}

/// A program that is told whole.
pub fn code<'line>(lines: impl Iterator<Item = &'line str>) -> Passage {
    Passage::Lines {
        what: "Code".to_owned(),
        lines: lines.map(program::spoken_line).collect(),
        end: "End of code.",
    }
}

/// Lines as they are, the first `most` of them: a loop may have printed thousands.
pub fn lines(what: &str, text: &str, most: usize) -> Vec<Passage> {
    let all: Vec<&str> = text.trim_end_matches('\n').split('\n').collect();
    let told = all.iter().take(most).map(|line| clipped(line)).collect();
    let mut passages = vec![Passage::Lines { what: what.to_owned(), lines: told, end: "End." }];
    if all.len() > most {
        let left = program::counted(all.len() - most, "line", "lines");
        passages.push(Passage::Prose(format!("That was the beginning; {left} more are left out.")));
    }
    passages
}

/// A value as far as anyone listens to it.
pub fn clipped(text: &str) -> String {
    let left = text.chars().count().saturating_sub(MOST_LETTERS);
    if left == 0 {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MOST_LETTERS).collect();
    format!("{kept} ... and {}", program::counted(left, "character more", "characters more"))
}
