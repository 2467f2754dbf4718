//! The map as an indented list: each skill under the last of what it needs. It never leaves one out.

use super::graph::SkillGraph;
use super::standing::SkillState;
use crate::app::charts;
use crate::app::lines::{Line, Target, Tone};
use crate::app::text;

/// One skill of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub skill: usize,
    pub depth: usize,
    /// The strokes in front of it.
    pub branch: String,
    /// What it needs beside the one that it stands under.
    pub also: Vec<usize>,
}

/// Every skill once.
pub fn rows(graph: &SkillGraph) -> Vec<Row> {
    let roots: Vec<usize> =
        (0..graph.nodes().len()).filter(|skill| parent(graph, *skill).is_none()).collect();
    let mut rows = Vec::new();
    for root in roots {
        rows.push(Row { skill: root, depth: 0, branch: String::new(), also: Vec::new() });
        under(graph, root, 1, "", &mut rows);
    }
    rows
}

/// The row of a skill.
pub fn row_of(graph: &SkillGraph, skill: usize) -> usize {
    rows(graph).iter().position(|row| row.skill == skill).unwrap_or(0)
}

/// The need that comes last on the way: the lowest on the map, of several the first that its author names.
fn parent(graph: &SkillGraph, skill: usize) -> Option<usize> {
    let needs = &graph.nodes()[skill].needs;
    let lowest = needs.iter().map(|need| graph.nodes()[*need].layer).max()?;
    needs.iter().copied().find(|need| graph.nodes()[*need].layer == lowest)
}

fn under(graph: &SkillGraph, above: usize, depth: usize, strokes: &str, rows: &mut Vec<Row>) {
    let own = |skill: &usize| parent(graph, *skill) == Some(above);
    let children: Vec<usize> = graph.nodes()[above].opens.iter().copied().filter(own).collect();
    for (place, skill) in children.iter().enumerate() {
        let is_last = place + 1 == children.len();
        let also = graph.nodes()[*skill].needs.iter().copied().filter(|need| *need != above).collect();
        let branch = format!("{strokes}{}", if is_last { "└ " } else { "├ " });
        rows.push(Row { skill: *skill, depth, branch, also });
        let deeper = format!("{strokes}{}", if is_last { "  " } else { "│ " });
        under(graph, *skill, depth + 1, &deeper, rows);
    }
}

/// The list for a screen, or for a terminal: sign, title, mastery as a bar and in a word, what else it
/// needs.
pub fn lines(graph: &SkillGraph, states: &[SkillState], chosen: Option<usize>, width: usize) -> Vec<Line> {
    let rows = rows(graph);
    let front = |row: &Row| text::width(&row.branch) + 2 + text::width(&graph.nodes()[row.skill].title);
    let widest = rows.iter().map(front).max().unwrap_or(0).min(width.saturating_sub(28));
    let line = |row: &Row| {
        let node = &graph.nodes()[row.skill];
        let none = SkillState::default();
        let state = states.get(row.skill).unwrap_or(&none);
        let is_chosen = chosen == Some(row.skill);
        let room = widest.saturating_sub(text::width(&row.branch) + 2);
        let mut line = Line::of("   ", Tone::Text)
            .with(row.branch.clone(), Tone::Hairline)
            .with(format!("{} ", state.sign()), state.tone())
            .with(text::pad(&node.title, room), if is_chosen { Tone::Strong } else { Tone::Text })
            .with("  ", Tone::Text);
        line = charts::bar(line, state.mastery, 8, state.tone());
        line = line.with(format!("  {}", text::pad(state.word(), 8)), Tone::Muted);
        if !row.also.is_empty() {
            let titles: Vec<&str> = row.also.iter().map(|need| graph.nodes()[*need].title.as_str()).collect();
            let left = width.saturating_sub(line.width() + 3);
            let words = format!("  and {}", titles.join(", "));
            line = line.with(text::clip(&words, left), Tone::Faint);
        }
        line.aimed(Target::Row(row.skill)).chosen(is_chosen)
    };
    rows.iter().map(line).collect()
}
