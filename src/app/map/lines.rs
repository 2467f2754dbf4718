//! The map in rows of words, as much of it as is seen, and what is told of the chosen skill. It never
//! changes the map.

use super::drawing::{self, Drawing, NODE_ROWS};
use super::graph::SkillGraph;
use super::standing::{SkillState, Stage};
use super::{MapAreas, SkillMap, tree};
use crate::app::charts;
use crate::app::lines::{Line, Tone, prose};
use crate::app::text;
use unicode_segmentation::UnicodeSegmentation;

/// Columns of the bar in a box, and of the one beside the map.
const SMALL_BAR: usize = 4;
const BAR: usize = 12;

/// The part of the map that is seen.
pub fn view(graph: &SkillGraph, states: &[SkillState], map: &SkillMap, areas: &MapAreas) -> Vec<Line> {
    let (width, height) = (usize::from(areas.view.width), usize::from(areas.view.height));
    if !areas.is_drawn {
        let all = tree::lines(graph, states, Some(map.chosen), width);
        return all.into_iter().skip(map.top).take(height).collect();
    }
    let drawing = graph.drawing();
    let left = indent(drawing, width);
    (map.top..drawing.height.min(map.top + height))
        .map(|row| cut(&drawn_row(graph, states, map, row), map.left, width, left))
        .collect()
}

/// Where the drawing begins in a view that is wider than it.
pub fn indent(drawing: &Drawing, width: usize) -> usize {
    width.saturating_sub(drawing.width) / 2
}

/// One row of the whole drawing.
fn drawn_row(graph: &SkillGraph, states: &[SkillState], map: &SkillMap, row: usize) -> Line {
    let drawing = graph.drawing();
    let mut line = Line::blank();
    let mut column = 0;
    let mut boxes: Vec<usize> = (0..drawing.boxes.len())
        .filter(|skill| (drawing.boxes[*skill].top..drawing.boxes[*skill].top + NODE_ROWS).contains(&row))
        .collect();
    boxes.sort_by_key(|skill| drawing.boxes[*skill].left);
    for skill in boxes {
        let node = drawing.boxes[skill];
        line = strokes(drawing, map, line, row, column..node.left);
        let none = SkillState::default();
        let state = states.get(skill).unwrap_or(&none);
        let chosen = skill == map.chosen;
        line = if row == node.top {
            title(line, &graph.nodes()[skill].title, state, node.width, chosen)
        } else {
            standing(line, state, node.width)
        };
        column = node.left + node.width;
    }
    strokes(drawing, map, line, row, column..drawing.width)
}

fn title(line: Line, title: &str, state: &SkillState, width: usize, chosen: bool) -> Line {
    let tone = if chosen {
        Tone::Strong
    } else if state.stage == Stage::Locked {
        Tone::Muted
    } else {
        Tone::Text
    };
    line.with(if chosen { "▸" } else { " " }, Tone::Accent)
        .with(format!("{} ", state.sign()), state.tone())
        .with(text::pad(title, width.saturating_sub(3)), tone)
}

fn standing(line: Line, state: &SkillState, width: usize) -> Line {
    let has_bar = !matches!(state.stage, Stage::Locked | Stage::New);
    let line = line.with("   ", Tone::Text);
    if !has_bar {
        return line.with(text::pad(state.word(), width.saturating_sub(3)), Tone::Faint);
    }
    let line = charts::bar(line, state.mastery, SMALL_BAR, state.tone());
    line.with(text::pad(&format!(" {}", state.word()), width.saturating_sub(3 + SMALL_BAR)), Tone::Muted)
}

/// The lines in these columns of a row; those of the chosen skill stand out.
fn strokes(
    drawing: &Drawing,
    map: &SkillMap,
    line: Line,
    row: usize,
    columns: std::ops::Range<usize>,
) -> Line {
    let mut line = line;
    for column in columns {
        let seen = drawing.strokes.get(&(row, column)).map(Vec::as_slice).unwrap_or_default();
        let is_chosen =
            |stroke: &drawing::Stroke| stroke.source == map.chosen || stroke.targets.contains(&map.chosen);
        let (sign, tone) = match drawing::glyph(seen) {
            Some((stroke, sign)) if is_chosen(stroke) => (sign, Tone::Accent),
            Some((_, sign)) => (sign, Tone::Hairline),
            None => (" ", Tone::Text),
        };
        match line.left.last_mut() {
            Some(last) if last.tone == tone => last.text.push_str(sign),
            _ => line = line.with(sign, tone),
        }
    }
    line
}

/// `width` columns of a row from column `from` on, after `indent` blanks.
fn cut(line: &Line, from: usize, width: usize, indent: usize) -> Line {
    let mut cut = Line::of(" ".repeat(indent), Tone::Text);
    let mut column = 0;
    for span in &line.left {
        let mut kept = String::new();
        for grapheme in span.text.graphemes(true) {
            let wide = text::grapheme_width(grapheme);
            if column >= from && column + wide <= from + width {
                kept.push_str(grapheme);
            }
            column += wide;
        }
        if !kept.is_empty() {
            cut = cut.with(kept, span.tone);
        }
    }
    cut
}

/// What is told of the chosen skill where there is a column for it.
pub fn detail(graph: &SkillGraph, states: &[SkillState], skill: usize, width: usize) -> Vec<Line> {
    let Some((node, state)) = graph.nodes().get(skill).zip(states.get(skill)) else { return Vec::new() };
    let mut lines = vec![
        Line::of(format!(" {}", node.title), Tone::Strong)
            .with_right(format!("{} {}", state.sign(), state.word()), state.tone()),
        Line::blank(),
    ];
    lines.extend(prose(&node.about, width, 2, Tone::Text));
    lines.push(Line::blank());
    let bar = charts::bar(Line::of("  ", Tone::Text), state.mastery, BAR, state.tone());
    lines.push(bar.with(format!("  {}", passed_words(state)), Tone::Muted));
    for (word, skills) in [("Needs", &node.needs), ("Opens", &node.opens)] {
        if skills.is_empty() {
            continue;
        }
        lines.push(Line::blank());
        lines.push(Line::of(format!("  {word}"), Tone::Muted));
        for other in skills {
            let of = &states[*other];
            let title = &graph.nodes()[*other].title;
            lines.push(
                Line::of(format!("  {} ", of.sign()), of.tone())
                    .with(text::clip(title, width.saturating_sub(16)), Tone::Text)
                    .with_right(of.word(), Tone::Muted),
            );
        }
    }
    if let Some(words) = locked_words(graph, state) {
        lines.push(Line::blank());
        lines.extend(prose(&words, width, 2, Tone::Working));
    }
    lines
}

/// The same in three rows.
pub fn short(graph: &SkillGraph, states: &[SkillState], skill: usize, width: usize) -> Vec<Line> {
    let Some((node, state)) = graph.nodes().get(skill).zip(states.get(skill)) else { return Vec::new() };
    let titles = |skills: &[usize]| {
        skills.iter().map(|other| graph.nodes()[*other].title.as_str()).collect::<Vec<_>>().join(", ")
    };
    let room = width.saturating_sub(4);
    let about = text::clip(&node.about, room.saturating_sub(text::width(&node.title) + 2));
    let mut ways = Vec::new();
    if !node.needs.is_empty() {
        ways.push(format!("needs {}", titles(&node.needs)));
    }
    if !node.opens.is_empty() {
        ways.push(format!("opens {}", titles(&node.opens)));
    }
    let last_tone = if state.stage == Stage::Locked { Tone::Working } else { state.tone() };
    let last = locked_words(graph, state)
        .unwrap_or_else(|| format!("{} {}; {}", state.sign(), state.word(), passed_words(state)));
    vec![
        Line::of(format!("  {}  ", node.title), Tone::Strong).with(about, Tone::Text),
        Line::of(format!("  {}", text::clip(&ways.join("; "), room)), Tone::Muted),
        Line::of(format!("  {}", text::clip(&last, room)), last_tone),
    ]
}

pub fn passed_words(state: &SkillState) -> String {
    match state.total {
        0 => "no exercises yet".to_owned(),
        total => format!("{} of {total} exercises passed", state.passed),
    }
}

/// What has to be there first, if that is so.
pub fn locked_words(graph: &SkillGraph, state: &SkillState) -> Option<String> {
    if state.stage != Stage::Locked || state.missing.is_empty() {
        return None;
    }
    let titles: Vec<&str> = state.missing.iter().map(|need| graph.nodes()[*need].title.as_str()).collect();
    Some(format!("Locked until you have {}; you may look at it all the same.", titles.join(" and ")))
}
