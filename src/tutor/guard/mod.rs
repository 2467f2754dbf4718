//! The leak guard: judges a reply, in all that was said before it, against what the learner has not found yet.
//! It never changes a reply, and never asks a model about a model.
//!
//! `letters` and `disguise` take what hides a text away, `pieces` takes the reply apart, `words` and `prose`
//! make rows of program words of code and of sentences, `quoted` finds lines that stand alone, `reference` knows
//! what the learner's program lacks.
//! The thresholds were measured; `devlog/guard.md` has the tables.

mod dictation;
mod disguise;
mod judging;
mod letters;
mod pieces;
mod prose;
mod quoted;
mod reference;
mod rows;
mod secrets;
mod words;

use crate::domain::Language;
use crate::domain::exercise::{Exercise, Rung, Signature};
use crate::domain::skill::Skill;
use crate::domain::tutoring::{Speaker, Turn};
use pieces::Pieces;
use reference::{Reference, lines_of, row};
use secrets::Secrets;
use std::collections::HashSet;
use words::{Word, of_sentence, texts, words};

/// Words of the instructions in a row that are no accident.
const INSTRUCTION: usize = 8;

/// What a reply is judged against.
#[derive(Debug, Clone, Copy)]
pub struct Guarded<'lesson> {
    pub exercise: &'lesson Exercise,
    pub language: Language,
    pub draft: &'lesson str,
    /// What was said before about this exercise, oldest first.
    pub turns: &'lesson [Turn],
    /// What may be said in this reply because the ladder says it.
    pub allowed: &'lesson [String],
    /// Known right solutions beside the exercise's own.
    pub known_right: &'lesson [String],
    /// Every skill: what stands on their pages is no secret.
    pub skills: &'lesson [Skill],
}

/// Why a reply is withheld.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", rule.in_words())]
pub struct Breach {
    pub rule: Rule,
    /// The piece of the reply that shows it, in one line.
    pub excerpt: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Too much of the solution, word by word.
    Share,
    /// The same with other names.
    Renamed,
    /// A line that the learner's program lacks.
    Line,
    /// The words that the learner's program lacks, in code.
    Edit,
    /// A sentence that tells the edit.
    Dictation,
    /// The solution told in sentences.
    Told,
    /// The solution in disguise.
    Disguised,
    /// More code than a teacher would write about this exercise.
    Length,
    /// A value of a hidden case, or the answer of a prediction.
    Secret,
    /// The tutor's own instructions.
    Instructions,
}

impl Rule {
    pub const ALL: [Self; 10] = [
        Self::Share,
        Self::Renamed,
        Self::Line,
        Self::Edit,
        Self::Dictation,
        Self::Told,
        Self::Disguised,
        Self::Length,
        Self::Secret,
        Self::Instructions,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Renamed => "renamed",
            Self::Line => "line",
            Self::Edit => "edit",
            Self::Dictation => "dictation",
            Self::Told => "told",
            Self::Disguised => "disguised",
            Self::Length => "length",
            Self::Secret => "secret",
            Self::Instructions => "instructions",
        }
    }

    /// A sentence for whoever asks why.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Share => "its code has too much of the solution",
            Self::Renamed => "its code is the solution with other names",
            Self::Line => "it has a line of the solution that the program lacks",
            Self::Edit => "its code has the very words that the program lacks",
            Self::Dictation => "a sentence tells the edit",
            Self::Told => "its sentences tell the solution step by step",
            Self::Disguised => "the solution hides in it, coded or spelled out",
            Self::Length => "it has more code than a hint about this exercise needs",
            Self::Secret => "it tells a value that the learner has to find",
            Self::Instructions => "it repeats the tutor's instructions",
        }
    }

    /// The same for a model, which learns nothing from it that it could give away.
    pub const fn to_model(self) -> &'static str {
        self.in_words()
    }
}

/// Judges replies about one program of one learner.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    references: Vec<Reference>,
    secrets: Secrets,
    instructions: HashSet<Vec<String>>,
    /// What the learner calls the program by, and the names that the task gave.
    own_names: Vec<String>,
    /// The names alone that the task asks to be defined.
    asked_for: Vec<String>,
    /// Lines of the learner's program, and of what they have been shown.
    known_lines: HashSet<Vec<String>>,
    /// Lines and spans of the concept pages of this exercise: too short, they are anybody's.
    taught_lines: HashSet<Vec<String>>,
    /// Lines of the learner's program as they stand there.
    draft_lines: HashSet<String>,
    /// What everybody may read: the task, the concept pages, the hints given. Without layout; whole blocks and
    /// sentences of it may be repeated.
    public: String,
    past: judging::Past,
    passed: bool,
}

impl Guard {
    pub fn new(guarded: &Guarded<'_>) -> Self {
        let Guarded { exercise, language, draft, turns, allowed, known_right, skills } = *guarded;
        let files = exercise.files(language);
        let (starter, solution) =
            files.map_or(("", ""), |files| (files.starter.as_str(), files.solution.as_str()));
        let given: Vec<&str> = allowed_texts(exercise, turns, allowed);
        let mut seen: Vec<&str> = vec![draft, starter, &exercise.task];
        seen.extend(files.and_then(|files| files.program.as_deref()));
        seen.extend(&given);
        let known: Vec<Vec<Word>> = seen.iter().flat_map(|text| rows_of(text)).collect();
        // The idioms of other skills' pages are no part of this exercise.
        let is_near = |skill: &&Skill| {
            exercise.skills.contains(&skill.slug) || exercise.prerequisites.contains(&skill.slug)
        };
        let pages: Vec<&str> = skills.iter().filter(is_near).map(|skill| skill.concept.as_str()).collect();
        let taught_lines = pages.iter().flat_map(|page| lines_in(page)).collect();
        let taught: Vec<&str> =
            pages.into_iter().chain(exercise.hints.iter().map(|hint| hint.text.as_str())).collect();
        let taught_rows: Vec<Vec<Word>> = taught.iter().flat_map(|text| rows_of(text)).collect();
        let draft_lines = lines_of(language, draft);
        let solutions = std::iter::once(solution).chain(known_right.iter().map(String::as_str));
        let references: Vec<Reference> = if exercise.is_predict() {
            Vec::new()
        } else {
            solutions
                .map(|text| Reference::new(&lines_of(language, text), &draft_lines, &known, &taught_rows))
                .collect()
        };
        let mut known_lines: HashSet<Vec<String>> =
            draft_lines.iter().map(|line| texts(&line.words)).collect();
        known_lines.extend(seen.iter().flat_map(|text| text.lines()).map(|line| texts(&words(line))));
        let public: String = skills
            .iter()
            .map(|skill| skill.concept.as_str())
            .chain(given.iter().copied())
            .chain([exercise.task.as_str()])
            .map(|text| disguise::squeezed(&letters::plain(text)))
            .collect();
        let known_texts: Vec<Vec<String>> = known.iter().map(|row| texts(row)).collect();
        let (asked_for, own_names) = names_of(exercise, &draft_lines, solution);
        Self {
            references,
            secrets: Secrets::new(exercise, &known_texts),
            instructions: instructions(),
            own_names,
            asked_for,
            known_lines,
            taught_lines,
            draft_lines: draft.lines().map(judging::as_it_stands).collect(),
            past: judging::Past::new(&earlier(exercise, turns), &public),
            public,
            passed: false,
        }
    }

    /// For a learner who has passed: the solution is theirs; hidden values and instructions stay.
    #[must_use]
    pub fn after_passing(self) -> Self {
        Self { references: Vec::new(), passed: true, ..self }
    }

    /// # Errors
    /// Why the learner may not see this reply, or this beginning of one.
    pub fn judge(&self, reply: &str) -> Result<(), Breach> {
        judging::judge(self, reply)
    }
}

/// Texts that the ladder has shown: revealed lines, authored hints, and what this reply may say.
fn allowed_texts<'text>(
    exercise: &'text Exercise,
    turns: &'text [Turn],
    allowed: &'text [String],
) -> Vec<&'text str> {
    let shown = turns.iter().filter(|turn| is_ladders(exercise, turn)).map(|turn| turn.text.as_str());
    shown.chain(allowed.iter().map(String::as_str)).collect()
}

/// A turn whose words are the ladder's own, and not a model's.
fn is_ladders(exercise: &Exercise, turn: &Turn) -> bool {
    matches!(turn.rung, Some(Rung::Reveal | Rung::Pieces))
        || turn.rung.is_some() && exercise.hints.iter().any(|hint| hint.text == turn.text)
}

fn earlier(exercise: &Exercise, turns: &[Turn]) -> String {
    let tutor = turns.iter().filter(|turn| turn.speaker == Speaker::Tutor && !is_ladders(exercise, turn));
    tutor.map(|turn| turn.text.as_str()).collect::<Vec<&str>>().join("\n\n")
}

/// The rows of a text that is both prose and code: each of its blocks and spans, and the whole.
fn rows_of(text: &str) -> Vec<Vec<Word>> {
    let pieces = Pieces::of(text);
    let mut rows: Vec<Vec<Word>> = pieces.code().map(words).collect();
    rows.push(words(text));
    rows
}

/// The words of each line of code and of each span in a text.
fn lines_in(text: &str) -> Vec<Vec<String>> {
    Pieces::of(text).code().flat_map(str::lines).map(|line| texts(&words(line))).collect()
}

/// What the task asks to be defined, and all names that belong to this exercise.
fn names_of(exercise: &Exercise, draft: &[reference::Line], solution: &str) -> (Vec<String>, Vec<String>) {
    let one = |name: &str| texts(&words(name)).into_iter().next();
    let (asked, parameters): (Vec<&str>, Vec<&str>) = match &exercise.signature {
        Signature::Function { name, parameters, .. } => {
            (vec![name], parameters.iter().map(|parameter| parameter.name.as_str()).collect())
        }
        Signature::Class { name, constructor, methods } => (
            std::iter::once(name)
                .chain(methods.iter().map(|method| &method.name))
                .map(String::as_str)
                .collect(),
            constructor.iter().map(|parameter| parameter.name.as_str()).collect(),
        ),
        Signature::Program => (Vec::new(), Vec::new()),
    };
    let asked: Vec<String> = asked.into_iter().filter_map(one).collect();
    let mut own: HashSet<String> = asked.iter().cloned().collect();
    own.extend(parameters.into_iter().filter_map(one));
    let in_programs = row(draft).into_iter().chain(words(solution));
    own.extend(in_programs.filter(|word| word.own && word.text.len() >= 4).map(|word| word.text));
    (asked, own.into_iter().collect())
}

/// The rows of words in the instructions that nobody says by accident.
fn instructions() -> HashSet<Vec<String>> {
    let mut rows = HashSet::new();
    for (_, text) in super::prompt::texts::ALL {
        let row = texts(&of_sentence(super::prompt::texts::body(text)));
        rows.extend(row.windows(INSTRUCTION).map(<[String]>::to_vec));
    }
    rows
}
