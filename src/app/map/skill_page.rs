//! One skill's page: its concept to be read, its exercises, what it needs and what it opens. It never opens
//! anything itself.

use super::SkillGraph;
use super::lines::{locked_words, passed_words};
use super::standing::{SkillState, standings};
use crate::app::browse::remark;
use crate::app::browse::standing::Standing;
use crate::app::charts;
use crate::app::document::WrappedDocument;
use crate::app::layout::Area;
use crate::app::lines::{Line, Target, Tone, prose};
use crate::app::{Model, text};
use crate::domain::{Action, Context, Language};

/// From this width on the concept stands beside the rest.
const ROOM_FOR_TWO: u16 = 110;
/// Columns of the concept there.
const TEXT: u16 = 76;

/// An open page.
#[derive(Debug, Clone)]
pub struct SkillPage {
    pub skill: usize,
    /// The place of the chosen row among those that can be chosen.
    pub chosen: Option<usize>,
    /// The first row that is shown, of what scrolls.
    pub top: usize,
    pub concept: WrappedDocument,
    /// What the concept's colours are asked for by.
    pub revision: u64,
}

/// Where the parts of the page stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkillAreas {
    /// The concept; everything where there is no room for two columns.
    pub text: Area,
    pub hairline: Area,
    pub side: Area,
}

impl SkillAreas {
    pub fn of(body: Area) -> Self {
        let (_, rest) = body.split_top(1);
        if rest.width < ROOM_FOR_TWO {
            return Self { text: rest, hairline: Area::default(), side: Area::default() };
        }
        let (text, rest) = rest.split_left(TEXT.min(rest.width * 6 / 10));
        let (hairline, side) = rest.split_left(1);
        // What stands at the right of a row belongs to what stands at its left.
        let (side, _) = side.split_left(TEXT.min(side.width));
        Self { text, hairline, side }
    }

    pub const fn has_side(&self) -> bool {
        self.side.width > 0
    }

    /// Where the rows stand that can be chosen.
    pub const fn choices(&self) -> Area {
        if self.has_side() { self.side } else { self.text }
    }
}

/// A page's rows: the concept, and the rest unless it stands under the concept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SkillLines {
    pub text: Vec<Line>,
    pub side: Vec<Line>,
}

impl SkillPage {
    pub fn new(graph: &SkillGraph, skill: usize, revision: u64) -> Self {
        let markdown = graph.nodes().get(skill).map_or("", |node| node.concept.as_str());
        let concept = WrappedDocument::parse(markdown, Some(Language::Python));
        Self { skill, chosen: None, top: 0, concept, revision }
    }

    pub fn lines(&self, model: &Model, areas: &SkillAreas) -> SkillLines {
        let graph = &*model.skills;
        let states = standings(graph, &model.journey, model.now);
        let Some(node) = graph.nodes().get(self.skill) else { return SkillLines::default() };
        let mut concept = vec![Line::blank()];
        concept.extend(prose(&node.about, areas.text.width.into(), 2, Tone::Muted));
        concept.push(Line::blank());
        let width = areas.text.width.saturating_sub(5).clamp(1, 72);
        concept.extend(self.concept.lines(width).iter().map(|line| Line::read(line, 2)));
        let mut side = self.side(model, &states, areas.choices().width.into());
        mark(&mut side, self.chosen);
        if areas.has_side() {
            return SkillLines { text: concept, side };
        }
        concept.extend(side);
        SkillLines { text: concept, side: Vec::new() }
    }

    /// The first row of the side that is shown, so that what is chosen is seen.
    pub fn side_top(&self, side: &[Line], height: usize) -> usize {
        let chosen = self.chosen.and_then(|place| choosable(side).get(place).copied());
        chosen.map_or(0, |(row, _)| (row + 2).saturating_sub(height)).min(side.len().saturating_sub(height))
    }

    fn side(&self, model: &Model, states: &[SkillState], width: usize) -> Vec<Line> {
        let graph = &*model.skills;
        let Some((node, state)) = graph.nodes().get(self.skill).zip(states.get(self.skill)) else {
            return Vec::new();
        };
        let bar = charts::bar(Line::of("  ", Tone::Text), state.mastery, 12, state.tone());
        let mut lines = vec![Line::blank(), bar.with(format!("  {}", passed_words(state)), Tone::Muted)];
        if let Some(words) = locked_words(graph, state) {
            lines.extend(prose(&words, width, 2, Tone::Working));
        }
        lines.extend(best(model, &node.slug, width));
        lines.extend(exercises(model, &node.slug, width));
        for (word, skills) in [("It needs", &node.needs), ("It opens", &node.opens)] {
            if skills.is_empty() {
                continue;
            }
            lines.push(Line::blank());
            lines.push(Line::of(format!("  {word}"), Tone::Strong));
            for other in skills {
                let of = &states[*other];
                let title = text::clip(&graph.nodes()[*other].title, width.saturating_sub(18));
                lines.push(
                    Line::of("   ", Tone::Text)
                        .with(format!("{} ", of.sign()), of.tone())
                        .with(title, Tone::Text)
                        .with_right(of.word(), Tone::Muted)
                        .aimed(Target::Row(*other)),
                );
            }
        }
        lines
    }
}

/// What suits best of it, with its reason.
fn best(model: &Model, slug: &str, width: usize) -> Vec<Line> {
    let Some(choice) = remark::about(model, slug.to_owned()) else { return Vec::new() };
    let title = model.entry(&choice.id).map_or("", |entry| entry.title.as_str());
    let key = model.keys.word(Context::Map, Action::BestAbout);
    let row = Line::of("   ", Tone::Text)
        .with(text::clip(title, width.saturating_sub(12)), Tone::Accent)
        .with_right(key, Tone::Key);
    let mut lines = vec![Line::blank(), Line::of("  The best one now", Tone::Strong), row];
    lines.extend(prose(&choice.reason, width, 5, Tone::Muted));
    lines[2..].iter_mut().for_each(|line| line.target = Some(Target::Press(Action::BestAbout)));
    lines
}

/// All that practise it, in the order of the catalogue: the easiest first.
fn exercises(model: &Model, slug: &str, width: usize) -> Vec<Line> {
    let own =
        model.catalogue.iter().enumerate().filter(|(_, entry)| entry.skills.iter().any(|of| of == slug));
    let mut lines = Vec::new();
    for (index, entry) in own {
        let standing = model.browse.fact(index).map_or(Standing::from(entry.state), |fact| fact.standing);
        let title = text::clip(&entry.title, width.saturating_sub(24));
        lines.push(
            Line::of("   ", Tone::Text)
                .with(format!("{} ", standing.sign()), standing.tone())
                .with(title, Tone::Text)
                .with_right(format!("{}  level {:>2}", standing.word(), entry.difficulty), Tone::Muted)
                .aimed(Target::Open(index)),
        );
    }
    if lines.is_empty() {
        return lines;
    }
    let key = model.keys.word(Context::Map, Action::Exercises);
    let all = Line::of("     search and filter these", Tone::Muted)
        .with_right(key, Tone::Key)
        .aimed(Target::Press(Action::Exercises));
    let heads = [Line::blank(), Line::of("  Exercises", Tone::Strong)];
    heads.into_iter().chain(lines).chain([all]).collect()
}

/// The first row of each thing that can be chosen, with what it asks for. Rows in succession with one
/// target are one.
pub fn choosable(lines: &[Line]) -> Vec<(usize, Target)> {
    let mut found = Vec::new();
    let mut before = None;
    for (row, line) in lines.iter().enumerate() {
        if let Some(target) = line.target
            && before != Some(target)
        {
            found.push((row, target));
        }
        before = line.target;
    }
    found
}

fn mark(lines: &mut [Line], chosen: Option<usize>) {
    let Some((row, target)) = chosen.and_then(|place| choosable(lines).get(place).copied()) else { return };
    for line in lines[row..].iter_mut().take_while(|line| line.target == Some(target)) {
        line.chosen = true;
    }
}
