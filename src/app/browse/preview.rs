//! The chosen exercise, to be read beside the list: what it is about, how it stands, why it would be
//! proposed or what has to come first. It never opens it.

use super::fact::{Fact, chance_word};
use crate::app::charts;
use crate::app::document::{CodeColours, Document};
use crate::app::lines::{Line, Tone, prose};
use crate::app::msg::Entry;
use crate::app::{Model, text};
use crate::domain::Moment;
use std::fmt::Write;

/// Columns of a bar.
const BAR: usize = 10;

/// The chosen exercise in rows of this width; nothing where none is chosen.
pub fn lines(model: &Model, width: usize) -> Vec<Line> {
    let Some((entry, fact)) = chosen(model) else { return Vec::new() };
    let standing = fact.standing;
    let title = text::clip(&entry.title, width.saturating_sub(16));
    let words = format!("{} {}", standing.sign(), standing.word());
    let mut lines = vec![
        Line::of(format!(" {title}"), Tone::Strong).with_right(words, standing.tone()),
        Line::of(format!("  {}", facts(entry)), Tone::Muted),
    ];
    if let Some(chance) = fact.chance {
        let line = charts::bar(Line::of("  ", Tone::Text), chance, BAR, Tone::Accent);
        let words = format!("  alone: {} ({:.0} %)", chance_word(chance), chance * 100.0);
        lines.push(line.with(words, Tone::Muted));
    }
    lines.push(Line::blank());
    let prose_width = width.saturating_sub(4).clamp(1, 72) as u16;
    let about = Document::parse(&entry.about, None).wrap(prose_width, &CodeColours::default());
    lines.extend(about.iter().map(|line| Line::read(line, 2)));
    lines.push(Line::blank());
    lines.extend(skills(model, entry, width));
    lines.push(Line::blank());
    lines.extend(why(fact, width));
    if let Some(history) = history(fact, model.now) {
        lines.push(Line::blank());
        lines.extend(prose(&history, width, 2, Tone::Muted));
    }
    lines
}

/// The same where there are only a few rows under the list.
pub fn short(model: &Model, width: usize, rows: usize) -> Vec<Line> {
    let Some((entry, fact)) = chosen(model) else { return Vec::new() };
    let about = Document::parse(&entry.about, None);
    let room = width.saturating_sub(4).clamp(1, 76) as u16;
    let mut lines: Vec<Line> =
        about.wrap(room, &CodeColours::default()).iter().map(|line| Line::read(line, 2)).collect();
    let why = why(fact, width.min(80));
    let most = rows.saturating_sub(why.len().min(rows / 2)).max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = std::mem::take(last).with(" …", Tone::Faint);
        }
    }
    lines.extend(why);
    lines.truncate(rows);
    lines
}

fn chosen(model: &Model) -> Option<(&Entry, &Fact)> {
    let found = model.browse.found.get(model.browse.chosen)?;
    Some((model.catalogue.get(found.index)?, model.browse.fact(found.index)?))
}

fn facts(entry: &Entry) -> String {
    format!("{}, level {} of 10, about {} minutes", entry.kind.title(), entry.difficulty, entry.minutes)
}

fn skills(model: &Model, entry: &Entry, width: usize) -> Vec<Line> {
    let standings = model.journey.skills(model.now);
    let own = entry.skills.iter().filter_map(|slug| standings.iter().find(|skill| skill.slug == *slug));
    let own: Vec<_> = own.collect();
    let names = own.iter().map(|skill| text::width(&skill.title)).max().unwrap_or(0).min(20);
    let bar = BAR.min(width.saturating_sub(names + 14));
    let line = |skill: &&crate::learner::journey::SkillStanding| {
        let word = if skill.mastery.fading { "fading" } else { skill.mastery.word.title() };
        let name = text::pad(&skill.title, names + 2);
        let line = Line::of(format!("  {name}"), Tone::Text);
        charts::bar(line, skill.mastery.value, bar, Tone::Passed).with(format!("  {word}"), Tone::Muted)
    };
    own.iter().map(line).collect()
}

/// Why it would be proposed, or what is missing before it.
fn why(fact: &Fact, width: usize) -> Vec<Line> {
    if fact.missing.is_empty() {
        return prose(&fact.reason, width, 2, Tone::Text);
    }
    let words = format!("First comes: {}.", fact.missing.join(", "));
    prose(&words, width, 2, Tone::Working)
}

fn history(fact: &Fact, now: Moment) -> Option<String> {
    let tried = fact.tried_at?;
    let times = |count: usize| if count == 1 { "once".to_owned() } else { format!("{count} times") };
    let mut words = format!("Checked {}, last {}.", times(fact.attempts), ago(tried, now));
    if let Some(passed) = fact.passed_at {
        // Writing to a string cannot fail.
        let _ = write!(words, " Passed {}.", ago(passed, now));
    }
    if fact.hints > 0 {
        let _ = write!(words, " Hints: {}.", fact.hints);
    }
    Some(words)
}

fn ago(then: Moment, now: Moment) -> String {
    match now.local_day() - then.local_day() {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}
