//! The skills and what each needs and opens, with the drawing made once. It never knows a learner.

use super::drawing::Drawing;
use super::{order, place, route};
use crate::domain::skill::Skill;

/// One skill of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillNode {
    pub slug: String,
    pub title: String,
    /// One sentence.
    pub about: String,
    /// The concept page, in Markdown; may be empty.
    pub concept: String,
    /// Numbers of the skills to have first, in the author's order.
    pub needs: Vec<usize>,
    /// Numbers of the skills that need it.
    pub opens: Vec<usize>,
    /// One more than the last of what it needs; 0 for what needs nothing.
    pub layer: usize,
}

/// All skills, shared by every session.
#[derive(Debug, Clone, Default)]
pub struct SkillGraph {
    nodes: Vec<SkillNode>,
    /// The rows of the map, each from left to right.
    layers: Vec<Vec<usize>>,
    drawing: Drawing,
}

impl SkillGraph {
    /// A need that is no skill here is left out, and so is one that would close a circle: packs are
    /// complained of elsewhere, and a map that cannot be drawn helps nobody.
    pub fn new(skills: &[Skill]) -> Self {
        let mut nodes: Vec<SkillNode> = skills.iter().map(node).collect();
        for (number, skill) in skills.iter().enumerate() {
            let find = |need: &String| skills.iter().position(|other| other.slug == *need);
            let mut needs: Vec<usize> =
                skill.needs.iter().filter_map(find).filter(|need| *need != number).collect();
            let mut seen = Vec::new();
            needs.retain(|need| {
                !seen.contains(need) && {
                    seen.push(*need);
                    true
                }
            });
            nodes[number].needs = needs;
        }
        put_in_layers(&mut nodes);
        for number in 0..nodes.len() {
            for need in nodes[number].needs.clone() {
                nodes[need].opens.push(number);
            }
        }
        let ordered = order::ordered(&nodes);
        let placed = place::placed(&nodes, ordered);
        let layers =
            placed.layers.iter().map(|layer| layer.iter().filter_map(place::Placed::skill).collect());
        Self { layers: layers.collect(), drawing: route::drawn(&nodes, placed), nodes }
    }

    pub fn nodes(&self) -> &[SkillNode] {
        &self.nodes
    }

    pub fn layers(&self) -> &[Vec<usize>] {
        &self.layers
    }

    pub const fn drawing(&self) -> &Drawing {
        &self.drawing
    }

    pub fn number(&self, slug: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.slug == slug)
    }
}

fn node(skill: &Skill) -> SkillNode {
    SkillNode {
        slug: skill.slug.clone(),
        title: skill.title.clone(),
        about: skill.about.clone(),
        concept: skill.concept.clone(),
        needs: Vec::new(),
        opens: Vec::new(),
        layer: 0,
    }
}

/// Gives each its layer, those first whose needs have theirs. Where a circle leaves none, the first one
/// that waits loses the needs that it waits for.
fn put_in_layers(nodes: &mut [SkillNode]) {
    let mut done = vec![false; nodes.len()];
    for _ in 0..nodes.len() {
        let waiting = |number: &usize| !done[*number];
        let is_ready = |number: &usize| nodes[*number].needs.iter().all(|need| done[*need]);
        let ready = (0..nodes.len()).filter(waiting).find(is_ready);
        let Some(number) = ready.or_else(|| (0..nodes.len()).find(waiting)) else { return };
        nodes[number].needs.retain(|need| done[*need]);
        let layers = nodes[number].needs.iter().map(|need| nodes[*need].layer + 1);
        nodes[number].layer = layers.max().unwrap_or(0);
        done[number] = true;
    }
}
