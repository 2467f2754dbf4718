//! The help page: every key that works, made from the keymap, what is at hand first. It never holds a
//! key of its own.

use super::editor::vim::GUIDE;
use super::editor::{Editor, EditorOptions};
use super::keys::{KeyHint, Keys};
use super::lines::{Line, Tone};
use super::{text, wrap};
use crate::domain::Context;

/// A column of keys and their meanings is not wider than this.
const COLUMN: usize = 62;
const MOST_COLUMNS: usize = 3;
/// Columns for the keys themselves.
const KEYS: usize = 20;

#[derive(Debug, Clone)]
pub struct Help {
    /// Where one was when one asked.
    pub context: Context,
    pub query: Editor,
    pub top: usize,
    /// The editor has vim's keys, which are no keymap's.
    pub has_vim_keys: bool,
}

impl Help {
    pub fn new(context: Context) -> Self {
        Self { context, query: Editor::new("", EditorOptions::prompt()), top: 0, has_vim_keys: false }
    }

    /// All rows for a body so wide, in as many columns as fit.
    pub fn lines(&self, keys: &Keys, width: usize) -> Vec<Line> {
        let query = self.query.text().to_lowercase();
        let mut sections: Vec<Vec<Line>> = order(self.context)
            .into_iter()
            // Without them the keys beside them mean nothing.
            .filter(|context| *context != Context::Vim || self.has_vim_keys)
            .map(|context| section(context, context == self.context, keys, &query, width))
            .chain([signs(&query)])
            .collect();
        if self.has_vim_keys {
            sections.insert(1, vim(&query, width));
        }
        sections.retain(|section| !section.is_empty());
        if sections.is_empty() {
            let sorry = format!("  No key has “{query}” in what it does. Backspace widens the search.");
            return vec![Line::of(sorry, Tone::Muted)];
        }
        let columns = (width / COLUMN).clamp(1, MOST_COLUMNS);
        beside(in_columns(sections, columns), width / columns)
    }
}

/// Where one was first, then what it shares with others, then the rest.
fn order(context: Context) -> Vec<Context> {
    let mut order: Vec<Context> = context.layers().to_vec();
    // What holds everywhere is what newcomers look for, before the many keys of writing.
    order.sort_by_key(|layer| match layer {
        layer if *layer == context => 0,
        Context::Global => 1,
        _ => 2,
    });
    for other in Context::ALL {
        if !order.contains(&other) {
            order.push(other);
        }
    }
    order
}

fn section(context: Context, here: bool, keys: &Keys, query: &str, width: usize) -> Vec<Line> {
    let found: Vec<&KeyHint> = keys
        .section(context)
        .filter(|hint| {
            query.is_empty()
                || hint.action.help().to_lowercase().contains(query)
                || hint.keys.iter().any(|key| key.to_lowercase().contains(query))
        })
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let title = context.title();
    let title = if here { format!("{title}: where you are") } else { title.to_owned() };
    let mut lines =
        vec![Line::of("  ", Tone::Text).with(title, if here { Tone::Accent } else { Tone::Strong })];
    for hint in found {
        lines.extend(row(&hint.keys.join(", "), hint.action.help(), width));
    }
    lines.push(Line::blank());
    lines
}

/// What vim's letters do; no keymap has them.
fn vim(query: &str, width: usize) -> Vec<Line> {
    let has = |text: &str| text.to_lowercase().contains(query);
    let rows = GUIDE.iter().filter(|(keys, words)| query.is_empty() || has(keys) || has(words));
    let mut lines: Vec<Line> = rows.flat_map(|(keys, words)| row(keys, words, width)).collect();
    if !lines.is_empty() {
        lines.insert(0, Line::of("  ", Tone::Text).with("Vim's commands, in normal mode", Tone::Strong));
        lines.push(Line::blank());
    }
    lines
}

/// Keys and what they do, in as many rows as they need.
fn row(keys: &str, words: &str, width: usize) -> Vec<Line> {
    let columns = (width / COLUMN).clamp(1, MOST_COLUMNS);
    let room = (width / columns).saturating_sub(KEYS + 8);
    let mut keys = wrap::words(keys, KEYS).into_iter();
    let mut words = wrap::words(words, room.max(12)).into_iter();
    let mut lines = Vec::new();
    loop {
        let (key, word) = (keys.next(), words.next());
        if key.is_none() && word.is_none() {
            return lines;
        }
        lines.push(
            Line::of("    ", Tone::Text)
                .with(text::pad(&key.unwrap_or_default(), KEYS), Tone::Key)
                .with("  ", Tone::Text)
                .with(word.unwrap_or_default(), Tone::Text),
        );
    }
}

fn signs(query: &str) -> Vec<Line> {
    if !query.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::of("  ", Tone::Text).with("The signs", Tone::Strong)];
    for (sign, tone, meaning) in [
        ("◦", Tone::Muted, "not started"),
        ("⋯", Tone::Working, "working, or checking"),
        ("✗", Tone::Failing, "failing"),
        ("✓", Tone::Passed, "passed"),
        ("»", Tone::Told, "told: the solution was shown"),
        ("!", Tone::Failing, "cannot be done, or does not parse"),
        ("▸", Tone::Accent, "where your keys go"),
    ] {
        lines.push(
            Line::of("    ", Tone::Text)
                .with(text::pad(sign, KEYS), tone)
                .with("  ", Tone::Text)
                .with(meaning, Tone::Text),
        );
    }
    lines.push(Line::blank());
    lines
}

/// Sections, whole, into columns of about the same height; their order is kept.
fn in_columns(sections: Vec<Vec<Line>>, columns: usize) -> Vec<Vec<Line>> {
    let whole: usize = sections.iter().map(Vec::len).sum();
    let target = whole.div_ceil(columns);
    let mut filled: Vec<Vec<Line>> = vec![Vec::new()];
    for section in sections {
        let last = filled.len();
        if let Some(column) = filled.last_mut() {
            let fits = column.is_empty() || column.len() + section.len() / 2 <= target || last == columns;
            if fits {
                column.extend(section);
                continue;
            }
        }
        filled.push(section);
    }
    filled
}

fn beside(columns: Vec<Vec<Line>>, width: usize) -> Vec<Line> {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns = columns.into_iter();
    let Some(mut lines) = columns.next() else { return Vec::new() };
    lines.resize(rows, Line::blank());
    for (place, column) in columns.enumerate() {
        for (line, addition) in lines.iter_mut().zip(column) {
            let missing = ((place + 1) * width).saturating_sub(line.width());
            line.left.push(super::lines::Span { text: " ".repeat(missing), tone: Tone::Text });
            line.left.extend(addition.left);
        }
    }
    lines
}
