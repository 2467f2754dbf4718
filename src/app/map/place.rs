//! Where the items of each row stand: in their order, apart, and as near as may be to what they are joined
//! with. It never sorts.

use super::graph::SkillNode;
use super::order::{Item, joined};
use crate::app::text;

/// A node is at least so wide: the mark, the sign, a bar of four, a word.
const NARROWEST: usize = 16;
/// Blanks between two items.
const GAP: usize = 2;
const ROUNDS: usize = 16;

/// An item with its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub item: Item,
    pub left: usize,
    pub width: usize,
}

/// All rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layers {
    pub layers: Vec<Vec<Placed>>,
    pub width: usize,
}

impl Placed {
    /// Its number, if it is a skill and no lane.
    pub const fn skill(&self) -> Option<usize> {
        match self.item {
            Item::Skill(number) => Some(number),
            Item::Lane(_) => None,
        }
    }

    pub const fn middle(&self) -> usize {
        self.left + self.width / 2
    }
}

pub fn placed(nodes: &[SkillNode], layers: Vec<Vec<Item>>) -> Layers {
    let width_of = |item: &Item| match item {
        Item::Skill(number) => NARROWEST.max(text::width(&nodes[*number].title) + 4),
        Item::Lane(_) => 1,
    };
    let mut rows: Vec<Vec<Placed>> = layers
        .into_iter()
        .map(|layer| {
            let mut left = 0;
            let place = |item: Item| {
                let width = width_of(&item);
                let own = Placed { item, left, width };
                left += width + GAP;
                own
            };
            layer.into_iter().map(place).collect()
        })
        .collect();
    let end = |row: &Vec<Placed>| row.last().map_or(0, |last| last.left + last.width);
    let width = rows.iter().map(end).max().unwrap_or(0);
    for round in 0..ROUNDS {
        let count = rows.len();
        for step in 0..count {
            let row = if round % 2 == 0 { step } else { count - 1 - step };
            let wished = wishes(nodes, &rows, row);
            settle(&mut rows[row], &wished, width);
        }
    }
    Layers { layers: rows, width }
}

/// The left edge that each item of a row would like to have.
fn wishes(nodes: &[SkillNode], rows: &[Vec<Placed>], row: usize) -> Vec<f64> {
    let above = row.checked_sub(1).and_then(|above| rows.get(above));
    let below = rows.get(row + 1);
    let wish = |own: &Placed| {
        let mut middles: Vec<f64> = Vec::new();
        for other in above.into_iter().flatten() {
            if joined(nodes, row - 1, other.item, own.item) {
                // A stem goes straight down where it can.
                let times = if matches!(own.item, Item::Lane(_)) { 3 } else { 1 };
                middles.extend(std::iter::repeat_n(other.middle() as f64, times));
            }
        }
        for other in below.into_iter().flatten() {
            if joined(nodes, row, own.item, other.item) {
                middles.push(other.middle() as f64);
            }
        }
        if middles.is_empty() {
            return own.left as f64;
        }
        middles.iter().sum::<f64>() / middles.len() as f64 - (own.width / 2) as f64
    };
    rows[row].iter().map(wish).collect()
}

/// Moves a row towards its wishes. Pushed apart from the left and from the right, each is in order; and so
/// is the middle between both.
fn settle(row: &mut [Placed], wished: &[f64], width: usize) {
    let mut from_left: Vec<f64> = wished.to_vec();
    for place in 1..row.len() {
        let least = from_left[place - 1] + (row[place - 1].width + GAP) as f64;
        from_left[place] = from_left[place].max(least);
    }
    let mut from_right: Vec<f64> = wished.to_vec();
    for place in (0..row.len().saturating_sub(1)).rev() {
        let most = from_right[place + 1] - (row[place].width + GAP) as f64;
        from_right[place] = from_right[place].min(most);
    }
    let needed = |items: &[Placed]| -> usize { items.iter().map(|item| item.width + GAP).sum() };
    let mut end_before = 0;
    for place in 0..row.len() {
        let first = needed(&row[..place]);
        let last = (width + GAP).saturating_sub(needed(&row[place..]));
        let middle = f64::midpoint(from_left[place], from_right[place]).round().max(0.0) as usize;
        // Rounding must not push two together.
        row[place].left = middle.clamp(first, last.max(first)).max(end_before);
        end_before = row[place].left + row[place].width + GAP;
    }
}
