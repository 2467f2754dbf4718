//! What the tutor knows of the learner, as lines that each can be read, corrected and erased. It never
//! keeps anything that the log does not hold.

use super::catalogue::Catalogue;
use super::encounter::Finished;
use super::help::Help;
use super::journey::SkillStanding;
use super::mastery::MasteryWord;
use crate::domain::event::Event;
use crate::domain::profile::{
    self, Confidence, Field, GOALS, INTERESTS, LearningStyle, Profile, ProfileChange,
};
use serde::{Deserialize, Serialize};
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
    pub source: Source,
    /// The text is the learner's own.
    pub corrected: bool,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The learner said so.
    Said,
    /// Seen in what they did.
    Seen,
}

impl Source {
    pub const fn title(self) -> &'static str {
        match self {
            Self::Said => "you said so",
            Self::Seen => "seen in your exercises",
        }
    }
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

/// What the learner changed in the lines, by the line's id.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Edits {
    edits: BTreeMap<String, Edit>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Edit {
    Corrected(String),
    /// What was finished up to then, so many exercises, says no more about it.
    Erased {
        finished: usize,
    },
}

impl Edits {
    pub fn correct(&mut self, line: &str, text: &str) {
        self.edits.insert(line.to_owned(), Edit::Corrected(text.to_owned()));
    }

    /// `finished`: how many exercises had been finished by then.
    pub fn erase(&mut self, line: &str, finished: usize) {
        self.edits.insert(line.to_owned(), Edit::Erased { finished });
    }

    /// The learner answered anew what this line came from.
    pub fn forget(&mut self, line: &str) {
        self.edits.remove(line);
    }

    /// The learner named these anew: one that was erased is there again, and the words for one that is
    /// not named any more are gone.
    pub fn named(&mut self, prefix: &str, names: &[String]) {
        self.edits.retain(|line, edit| {
            let Some(name) = line.strip_prefix(prefix) else { return true };
            let is_named = names.iter().any(|other| other == name);
            matches!(edit, Edit::Corrected(_)) == is_named
        });
    }

    pub fn is_erased(&self, line: &str) -> bool {
        matches!(self.edits.get(line), Some(Edit::Erased { .. }))
    }

    /// How many finished exercises say no more about a line.
    fn outdated(&self, line: &str) -> usize {
        match self.edits.get(line) {
            Some(Edit::Erased { finished }) => *finished,
            _ => 0,
        }
    }
}

/// What to write down so that a line is gone: what it was said by is taken back, too.
pub fn erasure(profile: &Profile, line: &str) -> Vec<Event> {
    let without = |list: &[String], name: &str| list.iter().filter(|other| *other != name).cloned().collect();
    let usual = Profile::default();
    let taken_back = match line.split_once(':') {
        Some(("goal", name)) => Some(ProfileChange::Goals(without(&profile.goals, name))),
        Some(("interest", name)) => Some(ProfileChange::Interests(without(&profile.interests, name))),
        _ => match line {
            "minutes" => Some(ProfileChange::MinutesADay(usual.minutes_a_day)),
            "style" => Some(ProfileChange::Style(usual.style)),
            "confidence" => Some(ProfileChange::Confidence(usual.confidence)),
            _ => None,
        },
    };
    let taken_back = taken_back.map(|change| Event::ProfileChanged { change });
    taken_back.into_iter().chain([Event::MemoryErased { line: line.to_owned() }]).collect()
}

/// What lines are distilled from.
pub struct Material<'material> {
    pub profile: &'material Profile,
    /// The oldest first.
    pub finished: &'material [Finished],
    pub help: &'material Help,
    pub skills: &'material [SkillStanding],
    pub catalogue: &'material Catalogue,
    pub edits: &'material Edits,
    /// What the learner has said anything about; the rest is assumed, which is no knowledge.
    pub answered: &'material dyn Fn(Field) -> bool,
}

/// In the order of the topics; what was erased is left out until something new speaks for it.
pub fn lines(material: &Material<'_>) -> Vec<MemoryLine> {
    let mut lines = said(material);
    lines.extend(seen(material));
    lines.sort_by_key(|line| line.topic);
    lines.into_iter().map(|line| edited(line, material.edits)).collect()
}

/// What the learner said.
fn said(material: &Material<'_>) -> Vec<MemoryLine> {
    let Profile { goals, interests, .. } = material.profile;
    let mut lines = Vec::new();
    let mut add = |topic, id: String, text: String| {
        lines.push(MemoryLine { id, topic, text, source: Source::Said, corrected: false });
    };
    for goal in goals {
        let text = match profile::words(&GOALS, goal) {
            Some(words) => format!("You want to program {words}."),
            None => format!("You are here for this: {goal}."),
        };
        add(MemoryTopic::Goal, format!("goal:{goal}"), text);
    }
    for interest in interests {
        let words = profile::words(&INTERESTS, interest).unwrap_or(interest);
        add(MemoryTopic::Interest, format!("interest:{interest}"), format!("You like {words}."));
    }
    if (material.answered)(Field::MinutesADay) {
        let text = format!("You mean to practise {} minutes a day.", material.profile.minutes_a_day);
        add(MemoryTopic::Pace, "minutes".to_owned(), text);
    }
    if (material.answered)(Field::Style) {
        add(MemoryTopic::Manner, "style".to_owned(), style(material.profile.style).to_owned());
    }
    if let Some(text) = confidence(material.profile.confidence) {
        add(MemoryTopic::Manner, "confidence".to_owned(), text.to_owned());
    }
    lines.retain(|line| !material.edits.is_erased(&line.id));
    lines
}

/// What shows in the exercises that they finished.
fn seen(material: &Material<'_>) -> Vec<MemoryLine> {
    let mut lines = Vec::new();
    let mut add = |topic, id: String, text: String| {
        lines.push(MemoryLine { id, topic, text, source: Source::Seen, corrected: false });
    };
    for skill in material.skills.iter().filter(|skill| skill.mastery.word == MasteryWord::Strong) {
        let id = format!("strength:{}", skill.slug);
        if shown_since(material, &id, &skill.slug) {
            add(MemoryTopic::Strength, id, format!("{}: strong.", skill.title));
        }
    }
    for (id, title, hard, tried) in struggles(material) {
        add(MemoryTopic::Struggle, id, format!("{title}: {hard} of the last {tried} were hard going."));
    }
    if let Some(text) = pace(since(material, "pace")) {
        add(MemoryTopic::Pace, "pace".to_owned(), text.to_owned());
    }
    // It says the same again after every exercise, so what was erased stays erased.
    if let Some(rung) = material.help.best().filter(|_| !material.edits.is_erased("help")) {
        let text = format!("Of all hints, this kind helps you most: {}.", rung.title());
        add(MemoryTopic::Manner, "help".to_owned(), text);
    }
    lines
}

fn edited(mut line: MemoryLine, edits: &Edits) -> MemoryLine {
    if let Some(Edit::Corrected(text)) = edits.edits.get(&line.id) {
        line.text.clone_from(text);
        line.source = Source::Said;
        line.corrected = true;
    }
    line
}

/// What was finished after a line was erased; everything, if it was not.
fn since<'material>(material: &Material<'material>, line: &str) -> &'material [Finished] {
    material.finished.get(material.edits.outdated(line)..).unwrap_or_default()
}

/// A skill that was erased from the strengths is one again once it was passed anew.
fn shown_since(material: &Material<'_>, line: &str, skill: &str) -> bool {
    let number = material.catalogue.skill_number(skill);
    let with_skill = |finished: &Finished| {
        number.is_some_and(|number| material.catalogue.skills_of(finished.item).contains(&number))
    };
    !material.edits.is_erased(line)
        || since(material, line).iter().any(|finished| finished.passed && with_skill(finished))
}

/// Id, title, struggles and times of each skill that is one, the newest times only.
fn struggles<'material>(
    material: &'material Material<'material>,
) -> impl Iterator<Item = (String, &'material str, usize, usize)> {
    material.skills.iter().filter_map(|skill| {
        let number = material.catalogue.skill_number(&skill.slug)?;
        let id = format!("struggle:{}", skill.slug);
        let recent = since(material, &id).iter().rev().filter(|finished| !finished.review);
        let with_skill: Vec<&Finished> = recent
            .take(STRUGGLES_BACK)
            .filter(|finished| material.catalogue.skills_of(finished.item).contains(&number))
            .take(LEAST_TRIED * 2)
            .collect();
        let hard = with_skill.iter().filter(|finished| finished.struggle().is_some()).count();
        let enough =
            with_skill.len() >= LEAST_TRIED && hard as f64 >= STRUGGLING_SHARE * with_skill.len() as f64;
        enough.then_some((id, skill.title.as_str(), hard, with_skill.len()))
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
