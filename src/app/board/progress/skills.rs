//! Every skill with its mastery, its exercises under the one that is unfolded, and the radar beside them. It
//! never judges mastery.

use super::{Figures, Sheet, axes, head};
use crate::app::board::{Board, column_width, columns_of};
use crate::app::charts::{bar, radar};
use crate::app::lines::{Line, Target, Tone, prose};
use crate::app::pages::Page;
use crate::app::{Model, text, when};
use crate::domain::attempt::State;
use crate::learner::journey::SkillFigure;
use crate::learner::mastery::MasteryWord;

const RADAR_ROWS: usize = 13;
const NAMES: usize = 24;
const BAR: usize = 12;
/// Columns for what stands right of a bar: the word, how many are passed, the time.
const WORD: usize = 10;
const PASSED: usize = 10;
const TIME: usize = 14;

pub fn sheet(model: &Model, figures: &Figures, unfolded: Option<usize>, width: u16) -> Sheet {
    let columns = columns_of(width, 2);
    let each = usize::from(column_width(width, columns));
    let list = list(model, figures, unfolded, each);
    if columns == 1 {
        return Sheet::of(width, vec![[chart(figures, each), list].concat()]);
    }
    Sheet::of(width, vec![list, chart(figures, each)])
}

/// Shows the exercises of a skill, or no longer; the skill stays chosen.
pub fn unfold(model: &mut Model, row: usize) {
    let width = model.layout.body.width;
    let Some(Page::Board(board)) = model.page() else { return };
    let unfolded = if board.unfolded == Some(row) { None } else { Some(row) };
    let mut board = Board { unfolded, ..(**board).clone() };
    let places = board.sheet(model, width).choosable();
    board.chosen = places.iter().position(|place| place.target == Target::Row(row)).unwrap_or(board.chosen);
    model.pages.pop();
    model.pages.push(Page::Board(Box::new(board)));
}

fn chart(figures: &Figures, width: usize) -> Vec<Line> {
    let drawn = radar(&axes(figures), width.saturating_sub(2).min(64), RADAR_ROWS);
    if drawn.is_empty() {
        return Vec::new();
    }
    let mut lines = head("What you practised most", "");
    lines.extend(drawn);
    lines.push(Line::of("   Centre: new. Rim: mastered.", Tone::Faint));
    lines
}

fn list(model: &Model, figures: &Figures, unfolded: Option<usize>, width: usize) -> Vec<Line> {
    let strong = |skill: &&SkillFigure| skill.standing.mastery.word == MasteryWord::Strong;
    let count = figures.skills.iter().filter(strong).count();
    let mut lines = head("Skills", format!("{count} of {} strong", figures.skills.len()));
    if figures.skills.is_empty() {
        lines.extend(prose("No exercise practises a skill.", width, 3, Tone::Muted));
    }
    let names =
        figures.skills.iter().map(|skill| text::width(&skill.standing.title)).max().unwrap_or(0).min(NAMES);
    for skill in &figures.skills {
        lines.push(row(skill, names, width).aimed(Target::Row(skill.number)));
        if unfolded == Some(skill.number) {
            lines.extend(exercises(model, skill, width));
        }
    }
    lines
}

fn row(skill: &SkillFigure, names: usize, width: usize) -> Line {
    let standing = &skill.standing;
    let (word, tone) = match (standing.mastery.fading, standing.mastery.word) {
        (true, _) => ("↻ fading", Tone::Working),
        (false, MasteryWord::New) => ("◦ new", Tone::Muted),
        (false, MasteryWord::Learning) => ("⋯ learning", Tone::Text),
        (false, MasteryWord::Steady) => ("steady", Tone::Passed),
        (false, MasteryWord::Strong) => ("✓ strong", Tone::Passed),
    };
    let time = if skill.active_millis == 0 { String::new() } else { when::duration(skill.active_millis) };
    let room = width.saturating_sub(3 + names + 2 + 2 + WORD + PASSED + 2);
    let with_time = room >= TIME + 6;
    let columns = if with_time { room - TIME } else { room }.min(BAR);
    let line = Line::of("   ", Tone::Text).with(text::pad(&standing.title, names + 2), Tone::Text);
    let line = bar(line, standing.mastery.value, columns, tone)
        .with("  ", Tone::Text)
        .with(text::pad(word, WORD), tone)
        .with(text::pad_left(&format!("{} of {}", standing.passed, standing.total), PASSED), Tone::Muted);
    if with_time { line.with(text::pad_left(&time, TIME), Tone::Muted) } else { line }
}

/// Its exercises; one that is chosen is opened.
fn exercises(model: &Model, skill: &SkillFigure, width: usize) -> Vec<Line> {
    let catalogue = model.journey.catalogue();
    let row = |item: &usize| {
        let item = catalogue.items().get(*item)?;
        let place = model.catalogue.iter().position(|entry| entry.id == item.id)?;
        let (sign, tone) = match model.journey.state(&item.id) {
            State::Solved => ("✓", Tone::Passed),
            State::Started => ("⋯", Tone::Working),
            State::New => ("◦", Tone::Muted),
        };
        let right = format!("difficulty {}", item.difficulty);
        let title = text::clip(&item.title, width.saturating_sub(right.len() + 11));
        let line = Line::of(format!("       {sign} "), tone)
            .with(title, Tone::Text)
            .with_right(right, Tone::Muted)
            .aimed(Target::Open(place));
        Some(line)
    };
    catalogue.items_of(skill.number).iter().filter_map(row).collect()
}
