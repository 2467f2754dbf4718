//! How far the learner has come: an overview in charts, the skills, the badges, and what was finished. It
//! never counts anything; the journey's figures do.

mod badges;
mod overview;
mod past;
mod skills;
pub mod words;

use super::Sheet;
use crate::app::Model;
use crate::app::charts::Axis;
use crate::app::lines::{Line, Span, Target, Tone};
use crate::app::update::looking_back;
use crate::learner::journey::Figures;

/// Its parts, each a board of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tab {
    #[default]
    Overview,
    Skills,
    Badges,
    History,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Overview, Self::Skills, Self::Badges, Self::History];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Skills => "Skills",
            Self::Badges => "Badges",
            Self::History => "History",
        }
    }

    /// The one after it, or before it; round at the ends.
    #[must_use]
    pub fn turned(self, forward: bool) -> Self {
        let here = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(here + step) % Self::ALL.len()]
    }
}

/// `unfolded` is the number of the skill whose exercises are listed under it.
pub fn sheet(model: &Model, tab: Tab, unfolded: Option<usize>, width: u16) -> Sheet {
    // They are gathered before anything is drawn.
    let Some(figures) = model.figures.as_deref() else { return Sheet::default() };
    match tab {
        Tab::Overview => overview::sheet(figures, width),
        Tab::Skills => skills::sheet(model, figures, unfolded, width),
        Tab::Badges => badges::sheet(figures, width),
        Tab::History => past::sheet(model, figures, width),
    }
}

pub fn state(model: &Model) -> Vec<Span> {
    super::today::state(model)
}

pub const fn verb(tab: Tab) -> &'static str {
    match tab {
        Tab::Overview | Tab::Badges => "open",
        Tab::Skills => "its exercises",
        Tab::History => "its attempts",
    }
}

pub fn accept(model: &mut Model, tab: Tab, target: Target) {
    let Target::Row(row) = target else { return };
    match tab {
        Tab::Overview | Tab::Badges => {}
        Tab::Skills => skills::unfold(model, row),
        Tab::History => {
            let exercise = past::exercise(model, row);
            looking_back::open(model, exercise);
        }
    }
}

/// A heading, with a figure at the right.
fn head(words: &str, right: impl Into<String>) -> Vec<Line> {
    vec![Line::blank(), Line::of(format!("  {words}"), Tone::Strong).with_right(right, Tone::Muted)]
}

/// The axes of the radar: what was practised most, in the order of the graph.
fn axes(figures: &Figures) -> Vec<Axis> {
    const MOST: usize = 6;
    let mut practised: Vec<usize> =
        (0..figures.skills.len()).filter(|place| figures.skills[*place].tried > 0).collect();
    practised.sort_by_key(|place| std::cmp::Reverse(figures.skills[*place].tried));
    practised.truncate(MOST);
    practised.sort_unstable();
    let axis = |place: usize| {
        let standing = &figures.skills[place].standing;
        Axis { name: standing.title.clone(), share: standing.mastery.value }
    };
    practised.into_iter().map(axis).collect()
}

#[cfg(test)]
mod tests {
    use super::Tab;

    #[test]
    fn tabs_go_round() {
        assert_eq!(Tab::Overview.turned(true), Tab::Skills);
        assert_eq!(Tab::Overview.turned(false), Tab::History);
        assert_eq!(Tab::History.turned(true), Tab::Overview);
    }
}
