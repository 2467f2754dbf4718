//! What the tutor knows of the learner, as lines that each can be read, corrected and erased. It never
//! keeps anything that the log does not hold.

use super::catalogue::Catalogue;
use super::encounter::Finished;
use super::journey::SkillStanding;
use super::mastery::MasteryWord;
use crate::domain::profile::{Confidence, LearningStyle, Profile};
use std::collections::BTreeMap;

/// Times with a skill from which on it may be called a struggle, and the share of them that were one.
const LEAST_TRIED: usize = 3;
const STRUGGLING_SHARE: f64 = 0.5;
/// How far back struggles are looked for, in exercises.
const STRUGGLES_BACK: usize = 30;
/// Passes that speak for a pace, and from which share of the expected time on it is called so.
const LEAST_TIMED: usize = 5;
const QUICK: f64 = 0.75;
const SLOW: f64 = 1.3;

/// One thing that the tutor knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoryLine {
    /// What corrections and erasures name; it stays the same while the text changes.
    pub id: String,
    pub topic: MemoryTopic,
    pub text: String,
    /// The text is the learner's own.
    pub corrected: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemoryTopic {
    Goal,
    Interest,
    Strength,
    Struggle,
    Pace,
    /// How the learner likes to be taught.
    Manner,
}

impl MemoryTopic {
    /// What lists call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Goal => "Goals",
            Self::Interest => "Interests",
            Self::Strength => "Strengths",
            Self::Struggle => "Struggles",
            Self::Pace => "Pace",
            Self::Manner => "Manner",
        }
    }
}

/// What the learner changed in the lines.
#[derive(Debug, Clone, Default)]
pub struct Edits {
    /// By the line's id; `None`: erased.
    edits: BTreeMap<String, Option<String>>,
}

impl Edits {
    pub fn correct(&mut self, line: &str, text: &str) {
        self.edits.insert(line.to_owned(), Some(text.to_owned()));
    }

    pub fn erase(&mut self, line: &str) {
        self.edits.insert(line.to_owned(), None);
    }

    /// The learner answered anew what lines with this beginning came from.
    pub fn forget(&mut self, prefix: &str) {
        self.edits.retain(|line, _| !line.starts_with(prefix));
    }

    pub fn is_erased(&self, line: &str) -> bool {
        self.edits.get(line).is_some_and(Option::is_none)
    }
}

/// What lines are distilled from.
pub struct Material<'material> {
    pub profile: &'material Profile,
    /// The oldest first.
    pub finished: &'material [Finished],
    pub skills: &'material [SkillStanding],
    pub catalogue: &'material Catalogue,
    pub edits: &'material Edits,
}

/// In the order of the topics; erased ones are left out.
pub fn lines(material: &Material<'_>) -> Vec<MemoryLine> {
    let mut lines = Vec::new();
    let mut add =
        |topic, id: String, text: String| lines.push(MemoryLine { id, topic, text, corrected: false });
    for goal in &material.profile.goals {
        add(MemoryTopic::Goal, format!("goal:{goal}"), format!("You are here for this: {goal}."));
    }
    for interest in &material.profile.interests {
        add(MemoryTopic::Interest, format!("interest:{interest}"), format!("You like {interest}."));
    }
    for skill in material.skills.iter().filter(|skill| skill.mastery.word == MasteryWord::Strong) {
        add(MemoryTopic::Strength, format!("strength:{}", skill.slug), format!("{}: strong.", skill.title));
    }
    for (slug, title, hard, tried) in struggles(material) {
        let text = format!("{title}: {hard} of the last {tried} were hard going.");
        add(MemoryTopic::Struggle, format!("struggle:{slug}"), text);
    }
    if let Some(text) = pace(material.finished) {
        add(MemoryTopic::Pace, "pace".to_owned(), text.to_owned());
    }
    let minutes = material.profile.minutes_a_day;
    add(MemoryTopic::Pace, "minutes".to_owned(), format!("You mean to practise {minutes} minutes a day."));
    add(MemoryTopic::Manner, "style".to_owned(), style(material.profile.style).to_owned());
    if let Some(text) = confidence(material.profile.confidence) {
        add(MemoryTopic::Manner, "confidence".to_owned(), text.to_owned());
    }
    lines.into_iter().filter_map(|line| edited(line, material.edits)).collect()
}

fn edited(mut line: MemoryLine, edits: &Edits) -> Option<MemoryLine> {
    match edits.edits.get(&line.id) {
        None => Some(line),
        Some(None) => None,
        Some(Some(text)) => {
            line.text.clone_from(text);
            line.corrected = true;
            Some(line)
        }
    }
}

/// Slug, title, struggles and times of each skill that is one, the newest times only.
fn struggles<'material>(
    material: &'material Material<'_>,
) -> impl Iterator<Item = (&'material str, &'material str, usize, usize)> {
    material.skills.iter().filter_map(|skill| {
        let number = material.catalogue.skill_number(&skill.slug)?;
        let recent = material.finished.iter().rev().filter(|finished| !finished.review).take(STRUGGLES_BACK);
        let with_skill: Vec<&Finished> = recent
            .filter(|finished| material.catalogue.skills_of(finished.item).contains(&number))
            .take(LEAST_TRIED * 2)
            .collect();
        let hard = with_skill.iter().filter(|finished| finished.struggle().is_some()).count();
        let enough =
            with_skill.len() >= LEAST_TRIED && hard as f64 >= STRUGGLING_SHARE * with_skill.len() as f64;
        enough.then_some((skill.slug.as_str(), skill.title.as_str(), hard, with_skill.len()))
    })
}

fn pace(finished: &[Finished]) -> Option<&'static str> {
    let passes = finished.iter().rev().filter(|finished| finished.passed && !finished.review);
    let mut paces: Vec<f64> = passes.filter_map(Finished::pace).take(LEAST_TIMED * 2).collect();
    if paces.len() < LEAST_TIMED {
        return None;
    }
    paces.sort_unstable_by(f64::total_cmp);
    match paces[paces.len() / 2] {
        ..=QUICK => Some("You work quicker than most exercises expect."),
        SLOW.. => Some("You take your time, more than most exercises expect."),
        _ => Some("You take about as long as exercises expect."),
    }
}

const fn style(style: LearningStyle) -> &'static str {
    match style {
        LearningStyle::Trying => "You learn best by trying first.",
        LearningStyle::Examples => "You like to see an example first.",
        LearningStyle::Reading => "You like to read about it first.",
        LearningStyle::Questions => "You like to be asked questions.",
    }
}

const fn confidence(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::Careful => Some("You want firm ground before the next step."),
        Confidence::Balanced => None,
        Confidence::Bold => Some("You would rather have it too hard than too easy."),
    }
}
