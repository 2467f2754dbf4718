//! The lines between the rows: where each leaves and arrives, and which track it takes across. It never
//! moves a skill.
//!
//! Each skill has one stem, which leaves it below its middle; between two rows it runs along one track and
//! drops to whatever it opens there. No two skills' lines begin or end in one column, so that lines cross
//! but never lie upon each other.

use super::drawing::{DOWN, Drawing, LEFT, NODE_ROWS, NodeBox, RIGHT, UP};
use super::graph::SkillNode;
use super::order::{Item, joined};
use super::place::{Layers, Placed};

/// The lines of one skill between two rows.
struct Net {
    source: usize,
    from: usize,
    ends: Vec<End>,
    track: usize,
}

/// Where a line arrives.
struct End {
    column: usize,
    /// The skills that it leads to in the end.
    targets: Vec<usize>,
}

impl Net {
    fn first(&self) -> usize {
        self.ends.iter().map(|end| end.column).fold(self.from, usize::min)
    }

    fn last(&self) -> usize {
        self.ends.iter().map(|end| end.column).fold(self.from, usize::max)
    }
}

pub fn drawn(nodes: &[SkillNode], placed: Layers) -> Drawing {
    let Layers { layers: mut rows, width } = placed;
    let mut drawing = Drawing { boxes: vec![NodeBox::default(); nodes.len()], width, ..Drawing::default() };
    let mut top = 0;
    for layer in 0..rows.len() {
        for own in &rows[layer] {
            match own.item {
                Item::Skill(number) => {
                    drawing.boxes[number] = NodeBox { left: own.left, top, width: own.width };
                }
                Item::Lane(source) => {
                    let targets = further(nodes, source, layer);
                    for row in top..top + NODE_ROWS {
                        drawing.stroke(row, own.left, source, &targets, UP | DOWN);
                    }
                }
            }
        }
        top += NODE_ROWS;
        drawing.height = top;
        let (above, below) = rows.split_at_mut(layer + 1);
        let (Some(above), Some(below)) = (above.last(), below.first_mut()) else { break };
        let mut nets = nets(nodes, layer, above, below);
        let tracks = assign_tracks(&mut nets);
        for net in &nets {
            draw(&mut drawing, net, top, tracks);
        }
        top += tracks;
    }
    drawing
}

/// What a skill opens behind this row.
fn further(nodes: &[SkillNode], source: usize, layer: usize) -> Vec<usize> {
    nodes[source].opens.iter().copied().filter(|other| nodes[*other].layer > layer).collect()
}

/// The lines from one row to the next, each with its columns. Lanes may step aside by a column.
fn nets(nodes: &[SkillNode], layer: usize, above: &[Placed], below: &mut [Placed]) -> Vec<Net> {
    let stems: Vec<usize> = above.iter().map(Placed::middle).collect();
    let mut nets: Vec<Net> = above
        .iter()
        .map(|own| Net { source: own.item.source(), from: own.middle(), ends: Vec::new(), track: 0 })
        .collect();
    let mut taken: Vec<usize> = Vec::new();
    let is_free = |column: usize, from: usize, taken: &[usize]| {
        !taken.contains(&column) && (column == from || !stems.contains(&column))
    };
    // Lanes have no choice, or nearly none; so they choose first.
    for lane in below.iter_mut() {
        let Item::Lane(source) = lane.item else { continue };
        let Some(net) = nets.iter_mut().find(|net| net.source == source) else { continue };
        let near = [lane.left, lane.left + 1, lane.left.saturating_sub(1)];
        let column = near.into_iter().find(|column| is_free(*column, net.from, &taken)).unwrap_or(lane.left);
        lane.left = column;
        taken.push(column);
        net.ends.push(End { column, targets: further(nodes, source, layer + 1) });
    }
    // Then the lines that can go straight down, then the others, nearest first.
    let mut wanted: Vec<(usize, usize, usize)> = Vec::new();
    for (upper, own) in above.iter().enumerate() {
        for (lower, other) in below.iter().enumerate() {
            if other.skill().is_some() && joined(nodes, layer, own.item, other.item) {
                let inside = other.left + 1..other.left + other.width - 1;
                let aside =
                    if inside.contains(&own.middle()) { 0 } else { own.middle().abs_diff(other.middle()) };
                wanted.push((aside, upper, lower));
            }
        }
    }
    wanted.sort_unstable();
    for (_, upper, lower) in wanted {
        let (net, other) = (&mut nets[upper], &below[lower]);
        let Some(target) = other.skill() else { continue };
        let mut columns: Vec<usize> = (other.left + 1..other.left + other.width - 1).collect();
        // Near the middle unless straight down; and not right beside another line.
        let crowded = |column: usize| taken.iter().any(|other| other.abs_diff(column) == 1);
        let middle = other.middle();
        columns.sort_by_key(|column| (*column != net.from, crowded(*column), column.abs_diff(middle)));
        let column = columns.into_iter().find(|column| is_free(*column, net.from, &taken)).unwrap_or(middle);
        taken.push(column);
        net.ends.push(End { column, targets: vec![target] });
    }
    nets.retain(|net| !net.ends.is_empty());
    nets
}

/// Gives each line that goes across a row of its own where others are in the way; returns how many rows
/// that takes, at least one.
fn assign_tracks(nets: &mut [Net]) -> usize {
    let mut across: Vec<usize> =
        (0..nets.len()).filter(|place| nets[*place].first() != nets[*place].last()).collect();
    across.sort_by_key(|place| (nets[*place].last() - nets[*place].first(), *place));
    let mut tracks: Vec<Vec<(usize, usize)>> = Vec::new();
    for place in across {
        let (first, last) = (nets[place].first(), nets[place].last());
        let is_free =
            |track: &Vec<(usize, usize)>| track.iter().all(|other| other.1 + 1 < first || last + 1 < other.0);
        let found = tracks.iter().position(is_free).unwrap_or_else(|| {
            tracks.push(Vec::new());
            tracks.len() - 1
        });
        tracks[found].push((first, last));
        nets[place].track = found;
    }
    exchange_tracks(nets, tracks.len());
    tracks.len().max(1)
}

/// Exchanges tracks for as long as fewer lines cross then.
fn exchange_tracks(nets: &mut [Net], count: usize) {
    const MOST: usize = 16;
    if count > MOST {
        return;
    }
    let mut fewest = crossings(nets);
    let mut better = true;
    while better {
        better = false;
        for one in 0..count {
            for other in one + 1..count {
                exchange(nets, one, other);
                let crossed = crossings(nets);
                if crossed < fewest {
                    (fewest, better) = (crossed, true);
                } else {
                    exchange(nets, one, other);
                }
            }
        }
    }
}

fn exchange(nets: &mut [Net], one: usize, other: usize) {
    for net in nets {
        if net.track == one {
            net.track = other;
        } else if net.track == other {
            net.track = one;
        }
    }
}

/// How often a line that goes down crosses one that goes across.
fn crossings(nets: &[Net]) -> usize {
    let crossed = |across: &Net, down: &Net| {
        let is_under = |column: usize| across.first() < column && column < across.last();
        let is_straight = |net: &Net| net.first() == net.last();
        if is_straight(across) {
            return 0;
        }
        let stem = is_under(down.from) && (across.track < down.track || is_straight(down));
        let drops = down
            .ends
            .iter()
            .filter(|end| is_under(end.column) && across.track > down.track && !is_straight(down));
        usize::from(stem) + drops.count()
    };
    let pairs = nets.iter().flat_map(|across| nets.iter().map(move |down| (across, down)));
    pairs
        .filter(|(across, down)| across.source != down.source)
        .map(|(across, down)| crossed(across, down))
        .sum()
}

/// `top` is the first row between the two rows of skills.
fn draw(drawing: &mut Drawing, net: &Net, top: usize, tracks: usize) {
    let track = top + net.track;
    for end in &net.ends {
        let mut stroke = |row: usize, column: usize, ways: u8| {
            drawing.stroke(row, column, net.source, &end.targets, ways);
        };
        for row in top..track {
            stroke(row, net.from, UP | DOWN);
        }
        if end.column == net.from {
            stroke(track, net.from, UP | DOWN);
        } else {
            let (first, last) = (net.from.min(end.column), net.from.max(end.column));
            let (outward, inward) = if end.column > net.from { (RIGHT, LEFT) } else { (LEFT, RIGHT) };
            stroke(track, net.from, UP | outward);
            for column in first + 1..last {
                stroke(track, column, LEFT | RIGHT);
            }
            stroke(track, end.column, DOWN | inward);
        }
        for row in track + 1..top + tracks {
            stroke(row, end.column, UP | DOWN);
        }
    }
}
