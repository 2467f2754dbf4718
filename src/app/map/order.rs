//! In which order the skills of a row stand, so that few lines cross: barycentres, down and up, the best of
//! all sweeps. It never knows how wide anything is.

use super::graph::SkillNode;
use std::collections::HashMap;

/// Something that stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    Skill(usize),
    /// The stem of this skill passes the row on its way to what stands further down.
    Lane(usize),
}

/// A line from one row to the next, by the places in both.
type Link = (usize, usize);

const SWEEPS: usize = 24;

impl Item {
    /// The skill whose lines leave it downwards.
    pub const fn source(self) -> usize {
        match self {
            Self::Skill(number) | Self::Lane(number) => number,
        }
    }
}

/// What is joined with `item` in the next row.
pub fn joined(nodes: &[SkillNode], layer: usize, item: Item, below: Item) -> bool {
    let source = item.source();
    let has_stem = match item {
        Item::Skill(number) => nodes[number].layer == layer,
        Item::Lane(_) => true,
    };
    has_stem
        && match below {
            Item::Skill(number) => nodes[number].needs.contains(&source),
            Item::Lane(number) => number == source,
        }
}

/// The rows with their lanes, sorted.
pub fn ordered(nodes: &[SkillNode]) -> Vec<Vec<Item>> {
    let count = nodes.iter().map(|node| node.layer + 1).max().unwrap_or(0);
    let mut layers: Vec<Vec<Item>> = vec![Vec::new(); count];
    for (number, node) in nodes.iter().enumerate() {
        layers[node.layer].push(Item::Skill(number));
        let last = node.opens.iter().map(|other| nodes[*other].layer).max().unwrap_or(0);
        for layer in layers.iter_mut().take(last).skip(node.layer + 1) {
            layer.push(Item::Lane(number));
        }
    }
    let mut best = layers.clone();
    let mut fewest = crossings(nodes, &best);
    for sweep in 0..SWEEPS {
        if fewest == 0 {
            break;
        }
        let down = sweep % 2 == 0;
        for step in 1..count {
            let (own, other) = if down { (step, step - 1) } else { (count - 1 - step, count - step) };
            sort(nodes, &mut layers, own, other);
        }
        let crossed = crossings(nodes, &layers);
        if crossed < fewest {
            (fewest, best) = (crossed, layers.clone());
        }
    }
    exchange(nodes, &mut best);
    best
}

/// Exchanges neighbours for as long as that takes a crossing away. Rows that are very long are left as they
/// are: nobody could follow their lines anyway, and it would take too long.
fn exchange(nodes: &[SkillNode], layers: &mut [Vec<Item>]) {
    const LONGEST: usize = 32;
    const ROUNDS: usize = 8;
    for _ in 0..ROUNDS {
        let mut better = false;
        for layer in 0..layers.len() {
            if layers[layer].len() > LONGEST {
                continue;
            }
            for place in 1..layers[layer].len() {
                let around = |layers: &[Vec<Item>]| {
                    let first = layer.saturating_sub(1);
                    (first..=layer).map(|gap| crossings_below(nodes, layers, gap)).sum::<usize>()
                };
                let before = around(layers);
                layers[layer].swap(place - 1, place);
                if around(layers) < before {
                    better = true;
                } else {
                    layers[layer].swap(place - 1, place);
                }
            }
        }
        if !better {
            return;
        }
    }
}

/// Sorts a row by the middle of what its items are joined with in the other.
fn sort(nodes: &[SkillNode], layers: &mut [Vec<Item>], own: usize, other: usize) {
    let upper = own.min(other);
    let is_joined = |item: Item, neighbour: Item| {
        let (above, below) = if own > other { (neighbour, item) } else { (item, neighbour) };
        joined(nodes, upper, above, below)
    };
    let middles: HashMap<Item, f64> = layers[own]
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let joined = layers[other].iter().enumerate().filter(|(_, with)| is_joined(*item, **with));
            let places: Vec<f64> = joined.map(|(place, _)| place as f64).collect();
            let middle = if places.is_empty() {
                // Without any it stays about where it is.
                place as f64 * layers[other].len() as f64 / layers[own].len() as f64
            } else {
                places.iter().sum::<f64>() / places.len() as f64
            };
            (*item, middle)
        })
        .collect();
    layers[own].sort_by(|left, right| middles[left].total_cmp(&middles[right]));
}

/// How many pairs of lines cross.
fn crossings(nodes: &[SkillNode], layers: &[Vec<Item>]) -> usize {
    (0..layers.len()).map(|layer| crossings_below(nodes, layers, layer)).sum()
}

/// The same between this row and the next.
fn crossings_below(nodes: &[SkillNode], layers: &[Vec<Item>], layer: usize) -> usize {
    let (Some(above), Some(below)) = (layers.get(layer), layers.get(layer + 1)) else { return 0 };
    let links = links(nodes, layer, above, below);
    let crossed = |place: usize| {
        let own = links[place];
        links[place + 1..].iter().filter(|other| crosses(own, **other)).count()
    };
    (0..links.len()).map(crossed).sum()
}

fn links(nodes: &[SkillNode], layer: usize, above: &[Item], below: &[Item]) -> Vec<Link> {
    let mut links = Vec::new();
    for (upper, item) in above.iter().enumerate() {
        for (lower, other) in below.iter().enumerate() {
            if joined(nodes, layer, *item, *other) {
                links.push((upper, lower));
            }
        }
    }
    links
}

const fn crosses(one: Link, other: Link) -> bool {
    (one.0 < other.0 && one.1 > other.1) || (one.0 > other.0 && one.1 < other.1)
}
