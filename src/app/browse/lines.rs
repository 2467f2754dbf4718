//! The rows of the list: one exercise each, with what there is room for. It never searches.

use super::fact::{Fact, chance_word};
use super::{Found, Menu};
use crate::app::charts;
use crate::app::lines::{Line, Target, Tone};
use crate::app::msg::Entry;
use crate::app::{Model, text};
use unicode_segmentation::UnicodeSegmentation;

/// A mark, a sign, blanks between.
const FRONT: usize = 5;
/// Blanks between two parts.
const GAP: usize = 2;

const STATE: usize = 8;
const KIND: usize = 10;
const LEVEL: usize = 2;
const MINUTES: usize = 3;
const SKILL: usize = 12;
const CHANCE: usize = 6;
const CHANCE_WORD: usize = 11;
const LEAST_TITLE: usize = 18;
const MOST_TITLE: usize = 36;

/// How wide the parts of a row are; those without room are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Columns {
    pub title: usize,
    pub state: usize,
    pub kind: usize,
    pub level: usize,
    pub minutes: usize,
    pub skill: usize,
    pub chance: usize,
    pub chance_word: usize,
}

impl Columns {
    pub fn of(width: usize) -> Self {
        let room = width.saturating_sub(FRONT + 1);
        let mut columns = Self { title: LEAST_TITLE.min(room), ..Self::default() };
        let mut left = room - columns.title;
        for (part, wanted) in [
            (&mut columns.state, STATE),
            (&mut columns.chance, CHANCE),
            (&mut columns.level, LEVEL),
            (&mut columns.kind, KIND),
            (&mut columns.minutes, MINUTES),
            (&mut columns.skill, SKILL),
            (&mut columns.chance_word, CHANCE_WORD),
        ] {
            if left >= wanted + GAP {
                *part = wanted;
                left -= wanted + GAP;
            }
        }
        let more = left.min(MOST_TITLE - LEAST_TITLE);
        columns.title += more;
        if columns.skill > 0 {
            columns.skill += (left - more).min(14);
        }
        columns
    }
}

pub fn heads(columns: &Columns) -> Line {
    let mut words = format!("{}{}", " ".repeat(FRONT), text::pad("Exercise", columns.title));
    for (word, width, is_figure) in [
        ("State", columns.state, false),
        ("Kind", columns.kind, false),
        ("Lv", columns.level, true),
        ("Min", columns.minutes, true),
        ("Skill", columns.skill, false),
        ("Chance", columns.chance, false),
    ] {
        if width > 0 {
            words.push_str("  ");
            words.push_str(&if is_figure { text::pad_left(word, width) } else { text::pad(word, width) });
        }
    }
    Line::of(words, Tone::Faint)
}

/// One exercise.
pub fn row(model: &Model, found: &Found, columns: &Columns, chosen: bool) -> Line {
    let browse = &model.browse;
    let none = Fact::default();
    let fact = browse.fact(found.index).unwrap_or(&none);
    let Some(entry) = model.catalogue.get(found.index) else { return Line::blank() };
    let standing = fact.standing;
    let mut line = Line::of("   ", Tone::Text).with(standing.sign(), standing.tone()).with(" ", Tone::Text);
    line = titled(line, entry, found, columns.title);
    let part = |line: Line, words: &str, width: usize, tone: Tone| match width {
        0 => line,
        _ => line.with(format!("  {}", text::pad(words, width)), tone),
    };
    let figure = |line: Line, figure: u16, width: usize| match width {
        0 => line,
        _ => line.with(format!("  {}", text::pad_left(&figure.to_string(), width)), Tone::Muted),
    };
    line = part(line, standing.word(), columns.state, standing.tone());
    line = part(line, entry.kind.title(), columns.kind, Tone::Muted);
    line = figure(line, entry.difficulty.into(), columns.level);
    line = figure(line, entry.minutes, columns.minutes);
    let skill = entry.skills.first().map_or("", |slug| browse.vocabulary().title(slug));
    line = part(line, skill, columns.skill, Tone::Muted);
    if columns.chance > 0 {
        line = line.with("  ", Tone::Text);
        line = match fact.chance {
            Some(chance) => charts::bar(line, chance, columns.chance, chance_tone(fact)),
            None => line.with(text::pad("", columns.chance), Tone::Faint),
        };
        line = part(line, fact.chance.map_or("", chance_word), columns.chance_word, Tone::Muted);
    }
    line.chosen(chosen)
}

/// What fits now stands out.
const fn chance_tone(fact: &Fact) -> Tone {
    if fact.fits { Tone::Accent } else { Tone::Muted }
}

/// The title with the letters that were typed.
fn titled(line: Line, entry: &Entry, found: &Found, width: usize) -> Line {
    let title = text::clip(&entry.title, width);
    let blanks = " ".repeat(width.saturating_sub(text::width(&title)));
    let mut line = line;
    for (index, grapheme) in title.graphemes(true).enumerate() {
        let marked = found.marks.binary_search(&(index as u32)).is_ok() && grapheme != text::ELLIPSIS;
        let tone = if marked { Tone::Marked } else { Tone::Text };
        match line.left.last_mut() {
            Some(last) if last.tone == tone => last.text.push_str(grapheme),
            _ => line = line.with(grapheme, tone),
        }
    }
    line.with(blanks, Tone::Text)
}

/// The values of an open menu, each with how many exercises it leaves.
pub fn menu(model: &Model, menu: &Menu, width: usize) -> Vec<Line> {
    let standings = model.journey.skills(model.now);
    let choices = menu.choices(&model.browse, &model.catalogue);
    if choices.is_empty() {
        let words = format!("  Nothing is called “{}”.", menu.input.text().trim());
        return vec![Line::of(words, Tone::Muted)];
    }
    let widest = choices.iter().map(|choice| text::width(&choice.title)).max().unwrap_or(0).min(26);
    let row = |(index, choice): (usize, super::menu::Choice)| {
        let tone = if choice.count == 0 { Tone::Faint } else { Tone::Text };
        let count = text::pad_left(&choice.count.to_string(), 4);
        let mut line = Line::of("   ", Tone::Text)
            .with(text::pad(&choice.title, widest), tone)
            .with(format!("{count}  "), Tone::Muted);
        let standing = standings.iter().find(|skill| Some(&skill.slug) == choice.word.as_ref());
        if let Some(skill) = standing {
            let word = if skill.mastery.fading { "fading" } else { skill.mastery.word.title() };
            line = charts::bar(line, skill.mastery.value, 10, Tone::Passed);
            line = line.with(format!("  {}", text::pad(word, 9)), Tone::Muted);
        } else {
            let room = width.saturating_sub(line.width() + 2);
            line = line.with(text::clip(&choice.about, room), Tone::Muted);
        }
        line.aimed(Target::Row(index)).chosen(index == menu.chosen)
    };
    choices.into_iter().enumerate().map(row).collect()
}
