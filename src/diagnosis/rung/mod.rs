//! The words of each step of the hint ladder, made from what was found in the learner's program. It is
//! pure, it never makes a finding, and it never says what would give the solution away.
//!
//! A hint is put together from templates (`assets/hints/`): each sentence must leave the whole within its
//! words, easy to read ([`reading::grade`]), and without a piece of the solution ([`leak::leaks`]); one
//! that does not is left out, and the next one that fits is tried.

pub mod leak;
pub mod reading;
mod support;
mod templates;
mod values;

pub use support::supports;
pub use templates::{Step, Templates};

use super::misconceptions::Held;
use super::missing::Missing;
use super::{Known, Pointing};
use crate::domain::ErrorReading;
use crate::syntax::Tree;
use leak::Guarded;
use templates::Sentence;
use values::Values;

/// No hint is harder to read than this, as a school grade.
pub const HARDEST: f64 = 9.0;

/// All that a hint may be made of; nothing need be there.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'found> {
    pub pointing: &'found Pointing,
    /// The error that keeps the program from running, or that ends the case.
    pub error: Option<&'found ErrorReading>,
    /// The misconception to talk about.
    pub held: Option<&'found Held>,
    /// A small program that shows the misconception, about something else.
    pub example: Option<&'found str>,
    /// The wrong solution of the exercise that the program equals: its author knew the belief best.
    pub known: Option<&'found Known>,
    pub missing: Option<&'found Missing>,
    /// The smallest failing case; never a hidden one.
    pub case: Option<Case<'found>>,
    /// The kind of the change that would mend the program, in a few words: "a sign of comparison".
    pub change: Option<&'found str>,
}

impl Default for Findings<'_> {
    fn default() -> Self {
        Self {
            pointing: &Pointing::Nothing,
            error: None,
            held: None,
            example: None,
            known: None,
            missing: None,
            case: None,
            change: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case<'found> {
    /// Such as `total([1, 2])`.
    pub call: &'found str,
    pub expected: &'found str,
    /// `None` where nothing came.
    pub actual: Option<&'found str>,
}

/// What must not be given away, and what the learner has already.
#[derive(Clone, Copy)]
pub struct Sources<'found> {
    pub reference: &'found Tree,
    pub program: &'found Tree,
}

/// The misconception that a hint is best about: one at the suspect line, else the first.
pub fn to_talk_about<'held>(held: &'held [Held], pointing: &Pointing) -> Option<&'held Held> {
    held.iter().find(|one| pointing.names(one.first_line)).or_else(|| match pointing {
        // A single line is surer than a habit that shows elsewhere.
        Pointing::Line { .. } => None,
        Pointing::Region { .. } | Pointing::Nothing => held.first(),
    })
}

/// The hint of a step, in Markdown.
pub fn compose(templates: &Templates, step: Step, findings: &Findings<'_>, sources: Sources<'_>) -> String {
    let Some(template) = templates.of(step) else { return String::new() };
    let values = Values::of(findings);
    let guarded = Guarded::of(sources.reference, sources.program);
    let mut text = String::new();
    let fits = |text: &str| {
        reading::words(text) <= template.words
            && reading::grade(text) <= HARDEST
            && !leak::leaks(text, &guarded)
    };
    let mut done: Vec<u32> = Vec::new();
    for say in &template.say {
        let Some(filled) = said(say, &values).filter(|_| !done.contains(&say.group)) else { continue };
        let longer = joined(&text, &filled);
        // The question still has to find room.
        if reading::questions(&filled) == 0 && fits(&longer) && reading::words(&longer) + 25 <= template.words
        {
            done.push(say.group);
            text = longer;
        }
    }
    let asked = template.ask.iter().filter_map(|ask| said(ask, &values)).find_map(|filled| {
        let whole = joined(&text, &filled);
        (reading::questions(&filled) == 1 && fits(&whole)).then_some(whole)
    });
    asked.unwrap_or(text)
}

fn said(sentence: &Sentence, values: &Values) -> Option<String> {
    if !sentence.needs.iter().all(|need| values.has(need)) {
        return None;
    }
    values.fill(&sentence.text)
}

fn joined(text: &str, more: &str) -> String {
    let more = more.trim();
    match (text.is_empty(), text.ends_with("```") || more.contains("```")) {
        (true, _) => more.to_owned(),
        (false, true) => format!("{text}\n\n{more}"),
        (false, false) => format!("{text} {more}"),
    }
}
