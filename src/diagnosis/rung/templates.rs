//! The templates of the hints, read with every complaint at its line. It never fills one in.

use crate::domain::exercise::Rung;
use crate::domain::finding::Finding;
use crate::domain::reading::{TableReader, TomlText};
use std::sync::LazyLock;

const BUILT_IN: &str = include_str!("../../../assets/hints/hints.toml");

static TEMPLATES: LazyLock<Templates> =
    LazyLock::new(|| Templates::read("(built in)/hints.toml", BUILT_IN).0);

const NEEDS: [&str; 11] = [
    "line",
    "region",
    "error",
    "error_line",
    "belief",
    "missing",
    "case",
    "actual",
    "silent",
    "example",
    "change",
];

/// A step of the ladder, from the least help to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Look,
    Question,
    Concept,
    Example,
    Shape,
    Pieces,
    Reveal,
}

impl Step {
    pub const ALL: [Self; 7] =
        [Self::Look, Self::Question, Self::Concept, Self::Example, Self::Shape, Self::Pieces, Self::Reveal];

    /// The rung of the ladder that it is.
    pub const fn rung(self) -> Rung {
        match self {
            Self::Look => Rung::Look,
            Self::Question => Rung::Question,
            Self::Concept => Rung::Concept,
            Self::Example => Rung::Example,
            Self::Shape => Rung::Shape,
            Self::Pieces => Rung::Pieces,
            Self::Reveal => Rung::Reveal,
        }
    }

    pub const fn slug(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Question => "question",
            Self::Concept => "concept",
            Self::Example => "example",
            Self::Shape => "shape",
            Self::Pieces => "pieces",
            Self::Reveal => "reveal",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Templates {
    steps: Vec<(Step, Template)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    /// At most so many.
    pub words: usize,
    pub say: Vec<Sentence>,
    pub ask: Vec<Sentence>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub group: u32,
    pub needs: Vec<String>,
    pub text: String,
}

impl Templates {
    pub fn built_in() -> &'static Self {
        &TEMPLATES
    }

    /// What cannot be used is left out, and found fault with.
    pub fn read(file: &str, text: &str) -> (Self, Vec<Finding>) {
        let toml = TomlText::new(file, text);
        let mut templates = Self::default();
        if let Some(root) = toml.parse() {
            let mut reader = TableReader::new(&toml, &root, 0..0);
            templates.steps = reader.tables("step").into_iter().filter_map(read_step).collect();
            for step in Step::ALL.into_iter().filter(|step| templates.of(*step).is_none()) {
                let message = format!("there is no step `{}`", step.slug());
                reader.complain(&reader.span(), message, "Add a `[[step]]` section.");
            }
            reader.finish();
        }
        (templates, toml.into_findings())
    }

    pub(super) fn of(&self, step: Step) -> Option<&Template> {
        self.steps.iter().find(|(known, _)| *known == step).map(|(_, template)| template)
    }
}

fn read_step(mut table: TableReader<'_, '_>) -> Option<(Step, Template)> {
    let span = table.span();
    let slug = table.required_string("step")?;
    let step = Step::ALL.into_iter().find(|step| step.slug() == slug);
    if step.is_none() {
        let names = Step::ALL.map(Step::slug).join(", ");
        table.complain(&span, format!("`{slug}` is not a step"), format!("Mean one of: {names}."));
    }
    let words = table.required("words").and(table.integer("words", 80..161));
    let say =
        table.tables("say").into_iter().filter_map(|sentence| read_sentence(sentence, 0, true)).collect();
    let ask: Vec<Sentence> =
        table.tables("ask").into_iter().filter_map(|sentence| read_sentence(sentence, 1, false)).collect();
    if ask.last().is_none_or(|last| !last.needs.is_empty()) {
        table.complain(&span, "the last `ask` of this step has needs", "Add one without any.");
    }
    table.finish();
    Some((step?, Template { words: usize::try_from(words?).ok()?, say, ask }))
}

fn read_sentence(mut table: TableReader<'_, '_>, questions: usize, grouped: bool) -> Option<Sentence> {
    let span = table.span();
    let group = if grouped { table.integer("group", 1..100).unwrap_or(1) } else { 1 };
    let needs = table.strings("needs");
    for need in needs.iter().filter(|need| !NEEDS.contains(&need.as_str())) {
        let advice = format!("Mean one of: {}.", NEEDS.join(", "));
        table.complain(&span, format!("`{need}` is nothing that is found"), advice);
    }
    let text = table.required_string("text")?;
    // What is filled in may bring the question along.
    if text.matches('?').count() != questions && !["{ask}", "{error_ask}"].contains(&text.trim()) {
        let message = format!("this sentence has not {questions} question marks");
        table.complain(&span, message, "Only an `ask` asks, and once.");
    }
    table.finish();
    Some(Sentence { group: u32::try_from(group).ok()?, needs, text })
}
