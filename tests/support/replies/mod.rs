//! Replies of a tutor to be judged, made of our own exercises and of templates, each in a half that was
//! looked at while the guard was written, or in one that was held out.

pub mod disguises;
mod harmless;
mod mutants;
mod prose;
pub mod solutions;
mod templates;

use codementor::curriculum::Library;
use codementor::domain::tutoring::{Speaker, Turn};
use codementor::domain::{Exercise, Language};
use codementor::tutor::guard::{Breach, Guard, Guarded};

/// What a reply is, and so whether it may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Solution,
    FixedLine,
    Dictation,
    Harmless,
}

/// One conversation, of which the last turns are judged.
#[derive(Debug, Clone)]
pub struct Sample {
    pub class: Class,
    /// The kind within the class, for the table.
    pub kind: &'static str,
    /// Its place in `Library::exercises`.
    pub exercise: usize,
    pub draft: String,
    /// Judged one after the other, each with those before it as what was said.
    pub replies: Vec<String>,
    /// What the ladder says here, and so the tutor may.
    pub allowed: Vec<String>,
    pub held_out: bool,
}

/// The samples of one in so many exercises, the same ones each time.
pub fn samples(library: &Library, one_in: usize) -> Vec<Sample> {
    let mut all = Vec::new();
    for (index, exercise) in library.exercises().iter().enumerate() {
        if index % one_in != one_in / 2 {
            continue;
        }
        let place = Place { library, exercise, index };
        if !exercise.is_predict() {
            all.extend(solutions::samples(&place));
            all.extend(prose::samples(&place));
        }
        all.extend(harmless::samples(&place));
    }
    all
}

/// The exercise that samples are made of.
pub struct Place<'library> {
    library: &'library Library,
    exercise: &'library Exercise,
    index: usize,
}

impl Place<'_> {
    /// Every other exercise is held out.
    fn held_out(&self) -> bool {
        self.index % 2 == 1
    }

    fn solution(&self) -> &str {
        &self.exercise.languages[&Language::Python].solution
    }

    fn starter(&self) -> &str {
        &self.exercise.languages[&Language::Python].starter
    }

    fn sample(&self, class: Class, kind: &'static str, draft: &str, replies: Vec<String>) -> Sample {
        let held_out = self.held_out();
        Sample {
            class,
            kind,
            exercise: self.index,
            draft: draft.to_owned(),
            replies,
            allowed: Vec::new(),
            held_out,
        }
    }
}

/// The first breach of a sample's replies, if there is one.
pub fn judged(library: &Library, sample: &Sample) -> Option<Breach> {
    let exercise = &library.exercises()[sample.exercise];
    let mut turns: Vec<Turn> = Vec::new();
    for reply in &sample.replies {
        let guard = Guard::new(&Guarded {
            exercise,
            language: Language::Python,
            draft: &sample.draft,
            turns: &turns,
            allowed: &sample.allowed,
            known_right: &[],
            skills: library.skills(),
        });
        if let Err(breach) = guard.judge(reply) {
            return Some(breach);
        }
        turns.push(Turn { speaker: Speaker::Tutor, text: reply.clone(), rung: None });
    }
    None
}
