//! From one skill of the map to another: along lines, and between those of one row. It never draws.

use super::graph::SkillGraph;
use super::{SkillMap, tree};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
    Left,
    Right,
}

/// Where one comes to on the drawing; up and down go along a line where there is one, back the way that
/// one came.
pub fn step(graph: &SkillGraph, map: &SkillMap, way: Way) -> usize {
    let Some(here) = graph.nodes().get(map.chosen) else { return map.chosen };
    let column = |skill: &usize| {
        let node = graph.drawing().boxes.get(*skill).copied().unwrap_or_default();
        node.left + node.width / 2
    };
    let nearest = |skills: &[usize]| -> Option<usize> {
        skills.iter().copied().min_by_key(|skill| column(skill).abs_diff(column(&map.chosen)))
    };
    let found = match way {
        Way::Up | Way::Down => {
            let joined = if way == Way::Up { &here.needs } else { &here.opens };
            let beyond = if way == Way::Up { here.layer.checked_sub(1) } else { Some(here.layer + 1) };
            let row = beyond.and_then(|layer| graph.layers().get(layer)).map_or(&[][..], Vec::as_slice);
            map.before
                .filter(|before| joined.contains(before))
                .or_else(|| nearest(joined))
                .or_else(|| nearest(row))
        }
        Way::Left | Way::Right => graph.layers().get(here.layer).and_then(|row| {
            let place = row.iter().position(|skill| *skill == map.chosen)?;
            let next = if way == Way::Left { place.checked_sub(1)? } else { place + 1 };
            row.get(next).copied()
        }),
    };
    found.unwrap_or(map.chosen)
}

/// Where one comes to on the indented list: up and down its rows, left to what it stands under, right to
/// the first that stands under it.
pub fn step_in_list(graph: &SkillGraph, map: &SkillMap, way: Way) -> usize {
    let rows = tree::rows(graph);
    let Some(place) = rows.iter().position(|row| row.skill == map.chosen) else { return map.chosen };
    let found = match way {
        Way::Up => place.checked_sub(1).and_then(|above| rows.get(above)),
        Way::Down => rows.get(place + 1),
        Way::Left => rows[..place].iter().rev().find(|row| row.depth < rows[place].depth),
        Way::Right => rows.get(place + 1).filter(|row| row.depth > rows[place].depth),
    };
    found.map_or(map.chosen, |row| row.skill)
}
