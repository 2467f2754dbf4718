//! One question to the tutor, answered by a voice that is held to the tutor's manners: the prompt, the reply
//! through the guard, one more try, and the offline answer where that was no use. It starts no task,
//! and writes nothing down.

mod gate;
mod portrait;
mod teaching;

pub use portrait::{FailingCase, Findings, Portrait};
pub use teaching::Teaching;

use super::guard::{Guard, Guarded};
use super::offline::{Conversation, answer};
use super::prompt;
use super::voice::{Prompt, Voice};
use crate::domain::exercise::{Exercise, Hint, Rung};
use crate::domain::remark::Remark;
use crate::domain::skill::Skill;
use crate::domain::tutoring::{Question, Turn};
use crate::domain::{Diagnosed, Language, Verdict};
use std::sync::Arc;

/// What a model takes in where nobody said otherwise, in its tokens.
pub const USUAL_WINDOW: u32 = 8_192;

/// All that a reply depends on, owned, so that it can be carried into a task.
#[derive(Debug, Clone)]
pub struct Lesson {
    pub exercise: Arc<Exercise>,
    pub language: Language,
    /// The learner's program as it is now.
    pub draft: String,
    /// What was said before, oldest first.
    pub turns: Vec<Turn>,
    /// The newest verdict on the learner's program, if there is one.
    pub verdict: Option<Verdict>,
    /// Every skill.
    pub skills: Arc<[Skill]>,
    pub learner: Portrait,
    pub findings: Findings,
    /// The same, as the ladder reads it.
    pub diagnosed: Option<Arc<Diagnosed>>,
    /// Known right solutions beside the exercise's own; the guard keeps them, too. No prompt has them.
    pub known_right: Vec<String>,
    /// How much the model takes in, prompt and reply, in its tokens.
    pub window: u32,
}

impl Lesson {
    /// A lesson about a program of which nothing is known yet.
    pub fn new(exercise: Arc<Exercise>, language: Language, draft: String, skills: Arc<[Skill]>) -> Self {
        Self {
            exercise,
            language,
            draft,
            turns: Vec::new(),
            verdict: None,
            skills,
            learner: Portrait::default(),
            findings: Findings::default(),
            diagnosed: None,
            known_right: Vec::new(),
            window: USUAL_WINDOW,
        }
    }

    /// The same lesson with what was found in the program, where anything was.
    #[must_use]
    pub fn knowing(mut self, found: Option<Arc<Diagnosed>>) -> Self {
        if let Some(found) = &found {
            self.findings = Findings::of(found);
        }
        self.diagnosed = found;
        self
    }

    pub fn conversation(&self) -> Conversation<'_> {
        Conversation {
            exercise: &self.exercise,
            language: self.language,
            turns: &self.turns,
            verdict: self.verdict.as_ref(),
            diagnosed: self.diagnosed.as_deref(),
            skills: &self.skills,
        }
    }

    /// The turns that the question adds without a voice: the learner's own words, where there are some, and
    /// the offline tutor's answer. The diagnosis knows this program, so its hint comes before the authored
    /// one of the same rung.
    pub fn offline(&self, question: &Question) -> Vec<Turn> {
        let mut turns = answer(self.conversation(), question);
        if let Some(hint) = &self.findings.hint
            && let Some(turn) = turns.last_mut().filter(|turn| turn.rung == Some(hint.rung))
        {
            turn.text.clone_from(&hint.text);
        }
        turns
    }

    /// The whole reply, piece by piece, as far as the learner may see it. The last item is
    /// [`Told::Settled`](crate::domain::tutoring::Told::Settled). Dropping the stream ends the request.
    pub fn teach<'voice>(self, voice: &'voice dyn Voice, question: &Question) -> Teaching<'voice> {
        let offline = self.offline(question);
        let hint = hint_of(&offline);
        // Pieces and revealed lines are the exercise's own: there is nothing to be put in other words.
        if hint.as_ref().is_some_and(|hint| hint.rung >= Rung::Pieces) {
            return Teaching::settled(voice, offline);
        }
        if question == &Question::Review {
            return match self.remarks() {
                Some(remarks) => {
                    let prompt = prompt::of_review(&self, remarks);
                    Teaching::begin(voice, prompt, self.guard(None).after_passing(), offline)
                }
                None => Teaching::settled(voice, offline),
            };
        }
        let prompt = prompt::of_lesson(&self, question, hint.as_ref());
        let guard = self.guard(hint.as_ref());
        Teaching::begin(voice, prompt, guard, offline)
    }

    /// What there is to say of a program that passes: a voice may put it in other words. What the learner has
    /// found may be shown then; hidden values and instructions may not.
    fn remarks(&self) -> Option<&[Remark]> {
        let verdict = self.verdict.as_ref().filter(|verdict| verdict.passed())?;
        Some(verdict.score.as_deref()?.remarks.as_slice()).filter(|remarks| !remarks.is_empty())
    }

    /// What the model would be told, for whoever wants to see it before; `None` where no model is asked.
    pub fn prompt(&self, question: &Question) -> Option<Prompt> {
        if question == &Question::Review {
            return Some(prompt::of_review(self, self.remarks()?));
        }
        let hint = hint_of(&self.offline(question));
        let asks = hint.as_ref().is_none_or(|hint| hint.rung < Rung::Pieces);
        asks.then(|| prompt::of_lesson(self, question, hint.as_ref()))
    }

    /// The guard of the next reply. `hint`: what the ladder says, the model may say.
    pub fn guard(&self, hint: Option<&Hint>) -> Guard {
        let allowed: Vec<String> = hint.map(|hint| hint.text.clone()).into_iter().collect();
        Guard::new(&Guarded {
            exercise: &self.exercise,
            language: self.language,
            draft: &self.draft,
            turns: &self.turns,
            allowed: &allowed,
            known_right: &self.known_right,
            skills: &self.skills,
        })
    }
}

/// The hint among these turns, if the last one is one.
fn hint_of(turns: &[Turn]) -> Option<Hint> {
    let turn = turns.last()?;
    Some(Hint { rung: turn.rung?, text: turn.text.clone() })
}
