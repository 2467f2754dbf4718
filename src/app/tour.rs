//! The tour of the practice screen: what each step shows, in which words, and where the words stand. It
//! never covers what it explains: the pane beside it makes room.

use super::keys::Keys;
use super::layout::{Area, Card, Focus, Layout};
use super::lines::{Line, Tone, prose};
use super::text;
use crate::domain::place::Pane;
use crate::domain::{Action, Context};

/// The tour under way, and where one was before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tour {
    pub step: usize,
    pub before: Focus,
    pub tab_before: Pane,
    pub zoomed_before: bool,
}

/// What a step is about, in the order of the tour.
const STEPS: [Step; 6] =
    [Step::Exercise, Step::Editor, Step::Checks, Step::Hints, Step::Progress, Step::Everything];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Exercise,
    Editor,
    Checks,
    Hints,
    Progress,
    Everything,
}

/// Rows that a pane keeps for itself beside a card.
const LEFT_TO_THE_PANE: u16 = 3;

impl Tour {
    pub const STEPS: usize = STEPS.len();

    /// The pane that is lit up.
    pub fn focus(&self) -> Focus {
        match self.shown() {
            Step::Exercise => Focus::Exercise,
            Step::Editor | Step::Everything => Focus::Editor,
            Step::Checks => Focus::Checks,
            Step::Hints => Focus::Chat,
            Step::Progress => Focus::Progress,
        }
    }

    /// Where the card stands in such a layout, and how many rows it wants: at the foot of the pane that it
    /// explains, or of one beside it where that one is too low.
    pub fn card(&self, keys: &Keys, layout: &Layout) -> Card {
        let own = self.focus();
        let nearest = match own {
            Focus::Checks => [Focus::Editor, Focus::Checks, Focus::Exercise],
            _ => [own, Focus::Editor, Focus::Exercise],
        };
        let card = |focus: Focus| {
            let rows = self.lines(keys, layout.content(focus).width).len() as u16;
            Card { focus, rows }
        };
        let is_roomy = |card: &Card| layout.content(card.focus).height >= card.rows + LEFT_TO_THE_PANE;
        nearest.into_iter().map(card).find(is_roomy).unwrap_or_else(|| card(own))
    }

    /// The card's rows; the keys come before the words where there is little room.
    pub fn lines(&self, keys: &Keys, width: u16) -> Vec<Line> {
        let width = usize::from(width);
        let head = format!("  The tour, {} of {}  ", self.step + 1, Self::STEPS);
        let rule = "─".repeat(width.saturating_sub(head.len() + 1));
        let mut lines = vec![Line::of(head, Tone::Accent).with(rule, Tone::Hairline)];
        lines.extend(prose(&self.words(keys), width, 2, Tone::Text));
        let mut foot = Line::blank();
        for (action, word) in self.ways() {
            let key = keys.word(Context::Tour, action).to_owned();
            let gap = if foot.left.is_empty() { "  " } else { "   " };
            foot = foot.with(gap, Tone::Text).with(key, Tone::Key).with(format!(" {word}"), Tone::Muted);
        }
        lines.push(foot);
        lines
    }

    /// What a click at a cell of the card asks for: a key of its foot, or to go on.
    pub fn at(&self, keys: &Keys, card: Area, column: u16, row: u16) -> Action {
        let lines = self.lines(keys, card.width);
        let is_foot = usize::from(row - card.top) + 1 == lines.len();
        let mut end = usize::from(card.left);
        for ((action, _), spans) in
            self.ways().into_iter().zip(lines.last().map_or(&[][..], |foot| &foot.left).chunks(3))
        {
            end += spans.iter().map(|span| text::width(&span.text)).sum::<usize>();
            if is_foot && usize::from(column) < end {
                return action;
            }
        }
        Action::Confirm
    }

    /// What can be done now, the most likely first.
    pub fn ways(&self) -> Vec<(Action, &'static str)> {
        let is_last = self.step + 1 >= Self::STEPS;
        let mut ways = vec![(Action::Confirm, if is_last { "begin" } else { "next" })];
        if !is_last {
            ways.push((Action::Cancel, "end the tour"));
        }
        if self.step > 0 {
            ways.push((Action::Back, "back"));
        }
        ways
    }

    fn shown(&self) -> Step {
        STEPS[self.step.min(STEPS.len() - 1)]
    }

    fn words(&self, keys: &Keys) -> String {
        let key = |action: Action| keys.word(Context::Editor, action);
        match self.shown() {
            Step::Exercise => format!(
                "Your task stands here. Read it first. Later, {} scrolls it while you write, and {} goes \
                 from pane to pane.",
                key(Action::ExerciseDown),
                key(Action::NextPane)
            ),
            Step::Editor => format!(
                "Here you write. It is kept while you type; there is nothing to save. {} takes back what \
                 you did.",
                key(Action::Undo)
            ),
            Step::Checks => format!(
                "The checks run by themselves whenever you pause, and say what was expected and what came \
                 instead. {} goes to the next one that fails.",
                key(Action::NextFailing)
            ),
            Step::Hints => format!(
                "Stuck? {} gives one hint, from a nudge to the last step, or ask in your own words. It \
                 never runs ahead of you.",
                key(Action::Hint)
            ),
            Step::Progress => format!(
                "How far you have come. {} shows today: your exercise of the day, what is about to be \
                 forgotten, your streak.",
                key(Action::Today)
            ),
            Step::Everything => format!(
                "{} finds everything else by its words, {} shows every key, {} leaves and keeps it all. \
                 Now it is yours.",
                key(Action::Palette),
                key(Action::Help),
                key(Action::Quit)
            ),
        }
    }
}
