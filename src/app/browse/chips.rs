//! The filters and the order in one row, each with its key; a click on one does what its key does. It
//! never changes anything.

use super::{Facet, Order};
use crate::app::lines::{Span, Tone};
use crate::app::{Model, text};
use crate::domain::{Action, Context};

/// Blanks before the first one, and between two.
const FRONT: usize = 2;
const GAP: usize = 2;
/// What a value may take where there is little room.
const SHORT: usize = 13;

/// One filter, with the columns that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    pub action: Action,
    pub left: usize,
    pub spans: Vec<Span>,
}

impl Chip {
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| text::width(&span.text)).sum()
    }
}

/// As many as there is room for in `width` columns.
pub fn chips(model: &Model, width: usize) -> Vec<Chip> {
    let whole = placed(model, usize::MAX);
    if end(&whole) <= width {
        return whole;
    }
    let mut short = placed(model, SHORT);
    while end(&short) > width && short.pop().is_some() {}
    short
}

/// What stands at this column.
pub fn at(model: &Model, width: usize, column: usize) -> Option<Action> {
    let is_there = |chip: &Chip| (chip.left..chip.left + chip.width()).contains(&column);
    chips(model, width).into_iter().find(is_there).map(|chip| chip.action)
}

fn end(chips: &[Chip]) -> usize {
    chips.last().map_or(0, |chip| chip.left + chip.width() + 1)
}

fn placed(model: &Model, longest: usize) -> Vec<Chip> {
    let browse = &model.browse;
    let asked = browse.asked().filter;
    let span = |text: String, tone| Span { text, tone };
    let mut chips: Vec<Chip> = Vec::new();
    let mut add = |action: Action, words: String, tone: Tone| {
        let left = chips.last().map_or(FRONT, |chip| chip.left + chip.width() + GAP);
        let key = model.keys.label(Context::Browse, action).map_or(String::new(), |key| format!("{key} "));
        let spans = vec![span(key, Tone::Key), span(text::clip(&words, longest), tone)];
        chips.push(Chip { action, left, spans });
    };
    for facet in Facet::ALL {
        match asked.word(facet) {
            None => add(facet.action(), facet.word().to_owned(), Tone::Muted),
            Some(word) => {
                let words = match facet {
                    Facet::Skill => browse.vocabulary().title(&word).to_owned(),
                    Facet::Level => format!("level {word}"),
                    Facet::Kind | Facet::State => word,
                };
                add(facet.action(), words, Tone::Accent);
            }
        }
    }
    let is_searched = browse.order == Order::Fit && !browse.asked().text.is_empty();
    let order = if is_searched { "best match" } else { browse.order.title() };
    let tone = if browse.order == Order::Fit { Tone::Muted } else { Tone::Accent };
    add(Action::NextOrder, order.to_owned(), tone);
    if !asked.is_empty() || !browse.query().is_empty() {
        add(Action::ClearFilters, "clear".to_owned(), Tone::Muted);
    }
    chips
}
