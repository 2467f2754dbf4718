//! The map of skills: which needs which, as a drawing that can be walked or an indented list. It never
//! knows what a learner may do; the journey does.
//!
//! The drawing is layered, as Sugiyama, Tagawa and Toda laid graphs out (IEEE Transactions on Systems, Man
//! and Cybernetics 11, 1981): every skill stands one row below the last of what it needs, the rows are
//! sorted so that few lines cross, and lines that pass a row get a lane of their own in it. All lines that
//! leave one skill share one stem, so that a skill that many others need does not fill the map.

pub mod drawing;
pub mod graph;
pub mod lines;
mod order;
mod place;
mod route;
pub mod skill_page;
pub mod standing;
pub mod tree;
pub mod walk;

#[cfg(test)]
mod tests;

pub use drawing::Drawing;
pub use graph::{SkillGraph, SkillNode};
pub use skill_page::SkillPage;
pub use standing::{SkillState, standings};

use super::layout::Area;

/// Where one is on the map; it is kept while the map is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SkillMap {
    pub chosen: usize,
    /// Where one came from, so that the way back is the same.
    pub before: Option<usize>,
    pub left: usize,
    pub top: usize,
    /// The view goes with the choice, until one scrolls.
    pub follow: bool,
    /// It has been open before.
    pub seen: bool,
}

/// Where the parts of the map stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MapAreas {
    pub view: Area,
    /// About the chosen skill: beside the map, or in a few rows under it.
    pub detail: Area,
    pub is_beside: bool,
    /// The map is drawn; otherwise it is a list.
    pub is_drawn: bool,
}

/// Under this width the map is an indented list.
const ROOM_FOR_DRAWING: u16 = 100;
/// What the chosen skill is told in beside the map, and under it.
const BESIDE: u16 = 44;
const UNDER: u16 = 4;
const ROOM_FOR_UNDER: u16 = 16;

impl MapAreas {
    pub fn of(body: Area, graph: &SkillGraph) -> Self {
        let (_, rest) = body.split_top(1);
        let is_drawn = body.width >= ROOM_FOR_DRAWING;
        let wide = graph.drawing().width as u16 + 2;
        if is_drawn && body.width >= wide.saturating_add(BESIDE) {
            let (view, rest) = rest.split_left(body.width - BESIDE.max((body.width - wide) / 2));
            let (_, detail) = rest.split_left(1);
            return Self { view, detail, is_beside: true, is_drawn };
        }
        if rest.height < ROOM_FOR_UNDER {
            return Self { view: rest, detail: Area::default(), is_beside: false, is_drawn };
        }
        let (view, detail) = rest.split_top(rest.height - UNDER);
        Self { view, detail, is_beside: false, is_drawn }
    }
}

impl SkillMap {
    /// Chooses a skill; the view follows.
    pub fn choose(&mut self, skill: usize) {
        if skill != self.chosen {
            self.before = Some(self.chosen);
        }
        self.chosen = skill;
        self.follow = true;
    }

    /// Nothing is scrolled beyond its end, and what is chosen is seen if the view follows.
    pub fn settle(&mut self, areas: &MapAreas, graph: &SkillGraph) {
        self.chosen = self.chosen.min(graph.nodes().len().saturating_sub(1));
        let (width, height) = (usize::from(areas.view.width), usize::from(areas.view.height));
        let drawing = graph.drawing();
        let (place, whole) = if areas.is_drawn {
            let node = drawing.boxes.get(self.chosen).copied().unwrap_or_default();
            ((node.left, node.width, node.top, drawing::NODE_ROWS), (drawing.width, drawing.height))
        } else {
            ((0, 0, tree::row_of(graph, self.chosen), 1), (0, graph.nodes().len()))
        };
        if self.follow {
            // A little of what lies around is seen too.
            self.top = in_view(self.top, place.2, place.3, height, 2);
            self.left = in_view(self.left, place.0, place.1, width, 2);
        }
        self.top = self.top.min(whole.1.saturating_sub(height));
        self.left = self.left.min(whole.0.saturating_sub(width));
    }
}

/// The first cell that is shown so that `length` cells from `start` on are among `room` cells.
fn in_view(first: usize, start: usize, length: usize, room: usize, around: usize) -> usize {
    let around = if room > length + 2 * around { around } else { 0 };
    let last = (start + length + around).saturating_sub(room);
    first.max(last).min(start.saturating_sub(around))
}
