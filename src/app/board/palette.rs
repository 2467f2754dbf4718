//! The palette: every action by its words, with its key. It never does anything itself.

use super::Sheet;
use crate::app::lines::{Line, Span, Target, Tone};
use crate::app::{Model, text};
use crate::domain::{Action, Context};

/// Columns for a key.
const KEYS: usize = 14;

pub fn sheet(model: &Model, query: &str, width: u16) -> Sheet {
    let found = found(model, query);
    if found.is_empty() {
        let sorry = format!("  Nothing that can be done has “{}” in its words. Esc clears it.", query.trim());
        return Sheet::of(width, vec![vec![Line::blank(), Line::of(sorry, Tone::Muted)]]);
    }
    let room = usize::from(width).saturating_sub(KEYS + 6).min(72);
    let line = |action: Action| {
        Line::of("   ", Tone::Text)
            .with(text::pad(action.help(), room), Tone::Text)
            .with(" ", Tone::Text)
            .with(text::clip(&key(model, action), KEYS), Tone::Key)
            .aimed(Target::Press(action))
    };
    Sheet::of(width.max(1), vec![found.into_iter().map(line).collect()]).widened(width)
}

pub fn state(model: &Model, query: &str) -> Vec<Span> {
    let words = format!("{} of {}", found(model, query).len(), offered().count());
    vec![Span { text: words, tone: Tone::Muted }]
}

fn offered() -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(|action| action.stands_in_palette())
}

/// What has every word, those that begin with the first one first.
fn found(model: &Model, query: &str) -> Vec<Action> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let matching = |action: &Action| {
        let text = format!("{} {} {}", action.help(), action.name(), key(model, *action)).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<Action> = offered().filter(matching).collect();
    found.sort_by_key(|action| {
        let help = action.help().to_lowercase();
        words.first().is_some_and(|first| !help.split_whitespace().any(|word| word.starts_with(first)))
    });
    found
}

fn key(model: &Model, action: Action) -> String {
    let place = Context::ALL.into_iter().find_map(|context| {
        let of = model.keys.section(context).find(|hint| hint.action == action)?;
        of.keys.first().cloned()
    });
    place.unwrap_or_default()
}
