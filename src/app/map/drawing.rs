//! The map as boxes and strokes in cells, whoever learns. It never knows a colour.

use std::collections::BTreeMap;

/// Rows of a box: its title, and how it stands.
pub const NODE_ROWS: usize = 2;

pub const UP: u8 = 1;
pub const DOWN: u8 = 2;
pub const LEFT: u8 = 4;
pub const RIGHT: u8 = 8;

/// Where a skill stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NodeBox {
    pub left: usize,
    pub top: usize,
    pub width: usize,
}

/// Part of the lines that leave one skill, in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    pub source: usize,
    /// The skills that are reached through it, sorted.
    pub targets: Vec<usize>,
    /// Where it leaves the cell: [`UP`], [`DOWN`], [`LEFT`], [`RIGHT`].
    pub ways: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// By the skills' numbers.
    pub boxes: Vec<NodeBox>,
    /// By row and column.
    pub strokes: BTreeMap<(usize, usize), Vec<Stroke>>,
    pub width: usize,
    pub height: usize,
}

impl Drawing {
    /// The skill at a cell.
    pub fn at(&self, column: usize, row: usize) -> Option<usize> {
        self.boxes.iter().position(|node| {
            (node.left..node.left + node.width).contains(&column)
                && (node.top..node.top + NODE_ROWS).contains(&row)
        })
    }

    /// Adds ways to the lines of `source` in a cell.
    pub(super) fn stroke(&mut self, row: usize, column: usize, source: usize, targets: &[usize], ways: u8) {
        let cell = self.strokes.entry((row, column)).or_default();
        let place = cell.iter().position(|stroke| stroke.source == source).unwrap_or_else(|| {
            cell.push(Stroke { source, targets: Vec::new(), ways: 0 });
            cell.len() - 1
        });
        let stroke = &mut cell[place];
        stroke.ways |= ways;
        stroke.targets.extend(targets);
        stroke.targets.sort_unstable();
        stroke.targets.dedup();
    }
}

/// What is seen of a cell. Where two lines cross, the one that goes down lies in front, since a sign for
/// both could not be told from a branch.
pub fn glyph(strokes: &[Stroke]) -> Option<(&Stroke, &'static str)> {
    let stroke = strokes.iter().find(|stroke| stroke.ways & (UP | DOWN) != 0).or(strokes.first())?;
    Some((stroke, sign(stroke.ways)))
}

const fn sign(ways: u8) -> &'static str {
    const SIGNS: [&str; 16] =
        [" ", "│", "│", "│", "─", "╯", "╮", "┤", "─", "╰", "╭", "├", "─", "┴", "┬", "┼"];
    SIGNS[(ways & 15) as usize]
}
