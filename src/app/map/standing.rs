//! How it stands with each skill of the map for this learner, as a sign, a word and a share. It never
//! decides what a learner may do: a locked skill can be opened all the same.

use super::graph::SkillGraph;
use crate::app::lines::Tone;
use crate::domain::Moment;
use crate::learner::journey::Journey;
use crate::learner::mastery::MasteryWord;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    #[default]
    Locked,
    /// Everything that it needs is there.
    New,
    Learning,
    Steady,
    Strong,
    Fading,
}

/// One skill.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SkillState {
    pub stage: Stage,
    /// 0 to 1.
    pub mastery: f64,
    pub passed: u32,
    /// Exercises that practise it.
    pub total: u32,
    /// Numbers of the skills that are missing before it.
    pub missing: Vec<usize>,
}

impl SkillState {
    pub const fn sign(&self) -> &'static str {
        match self.stage {
            Stage::Locked => "·",
            Stage::New => "◦",
            Stage::Learning => "⋯",
            Stage::Steady => "●",
            Stage::Strong => "✓",
            Stage::Fading => "↻",
        }
    }

    pub const fn word(&self) -> &'static str {
        match self.stage {
            Stage::Locked => "locked",
            Stage::New => "new",
            Stage::Learning => "learning",
            Stage::Steady => "steady",
            Stage::Strong => "strong",
            Stage::Fading => "fading",
        }
    }

    pub const fn tone(&self) -> Tone {
        match self.stage {
            Stage::Locked => Tone::Faint,
            Stage::New => Tone::Text,
            Stage::Learning | Stage::Fading => Tone::Working,
            Stage::Steady | Stage::Strong => Tone::Passed,
        }
    }
}

/// Every skill, by its number on the map.
pub fn standings(graph: &SkillGraph, journey: &Journey, now: Moment) -> Vec<SkillState> {
    let known = journey.skills(now);
    let has: Vec<bool> = graph.nodes().iter().map(|node| journey.has(&node.slug)).collect();
    let state = |node: &super::SkillNode| {
        let missing: Vec<usize> = node.needs.iter().copied().filter(|need| !has[*need]).collect();
        let own = known.iter().find(|skill| skill.slug == node.slug);
        let stage = match own.map(|skill| (skill.mastery.fading, skill.mastery.word)) {
            Some((true, _)) => Stage::Fading,
            Some((_, MasteryWord::Strong)) => Stage::Strong,
            Some((_, MasteryWord::Steady)) => Stage::Steady,
            Some((_, MasteryWord::Learning)) => Stage::Learning,
            Some((_, MasteryWord::New)) | None if missing.is_empty() => Stage::New,
            Some((_, MasteryWord::New)) | None => Stage::Locked,
        };
        SkillState {
            stage,
            mastery: own.map_or(0.0, |skill| skill.mastery.value),
            passed: own.map_or(0, |skill| skill.passed),
            total: own.map_or(0, |skill| skill.total),
            missing,
        }
    };
    graph.nodes().iter().map(state).collect()
}
