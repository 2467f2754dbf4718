//! Looking through everything that was ever said with the tutor: what is typed finds, the newest first. It
//! never searches itself; the history does.

use super::Sheet;
use crate::app::layout::Focus;
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::update::{focusing, opening};
use crate::app::{Effect, Model, text};
use crate::domain::RequestId;
use crate::domain::tutoring::{FoundTurn, Speaker};

/// How many places are shown.
pub const MOST: usize = 50;

/// What was looked for, and what was found.
#[derive(Debug, Clone, Default)]
pub struct Search {
    pub words: String,
    /// What has not been answered.
    pub request: Option<RequestId>,
    pub found: Vec<FoundTurn>,
}

pub fn sheet(model: &Model, width: u16) -> Sheet {
    let search = &model.search;
    let wide = usize::from(width);
    let mut lines = vec![Line::blank()];
    if search.words.trim().is_empty() {
        lines.extend(prose(
            "Type a word: everything that you and the tutor said with it stands here then.",
            wide,
            2,
            Tone::Muted,
        ));
    } else if search.found.is_empty() && search.request.is_none() {
        let sorry = "Nothing was said with these words. Every word has to be there; fewer find more.";
        lines.extend(prose(sorry, wide, 2, Tone::Muted));
    }
    for (place, turn) in search.found.iter().enumerate() {
        lines.extend(rows(model, turn, wide).into_iter().map(|row| row.aimed(Target::Row(place))));
    }
    Sheet::of(width, vec![lines])
}

pub fn state(model: &Model) -> Vec<Span> {
    let words = match model.search.found.len() {
        0 => String::new(),
        1 => "1 place".to_owned(),
        MOST => format!("the newest {MOST} places"),
        count => format!("{count} places"),
    };
    vec![Span { text: words, tone: Tone::Muted }]
}

/// Opens the conversation in which it was said.
pub fn accept(model: &mut Model, target: Target, effects: &mut Vec<Effect>) {
    let Target::Row(place) = target else { return };
    let Some(id) = model.search.found.get(place).map(|turn| turn.exercise.clone()) else { return };
    model.pages.clear();
    if model.open_id() == Some(&id) {
        focusing::go(model, Focus::Chat, effects);
    } else {
        opening::open(model, id, Some(Focus::Chat), effects);
    }
}

fn rows(model: &Model, turn: &FoundTurn, width: usize) -> [Line; 2] {
    let title =
        model.entry(&turn.exercise).map_or_else(|| turn.exercise.to_string(), |entry| entry.title.clone());
    let who = match (turn.speaker, turn.rung) {
        (Speaker::Learner, _) => "you".to_owned(),
        (Speaker::Tutor, Some(rung)) => format!("hint: {}", rung.title()),
        (Speaker::Tutor, None) => "tutor".to_owned(),
    };
    let days = model.now.local_day() - turn.at.local_day();
    let when = match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    };
    let title = text::clip(&title, width.saturating_sub(text::width(&who) + text::width(&when) + 8));
    let head = Line::of("   ", Tone::Text).with(title, Tone::Strong).with(format!("  {who}"), Tone::Muted);
    let mut said = Line::of("     ", Tone::Text);
    let mut room = width.saturating_sub(7);
    for part in &turn.snippet {
        let words = text::clip(&text::single_line(&part.text), room);
        room = room.saturating_sub(text::width(&words));
        said = said.with(words, if part.found { Tone::Accent } else { Tone::Text });
    }
    [head.with_right(when, Tone::Muted), said]
}
