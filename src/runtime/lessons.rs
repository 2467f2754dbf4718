//! The replies of the tutor that are under way in one session: begun, stopped, and at the end written down.
//! It never knows what is said.

use super::portrait::portrait;
use super::read_journey;
use super::telling::{Ending, forward, frame, stopped};
use super::tutoring::{self, Reply};
use crate::app::Msg;
use crate::curriculum::Library;
use crate::domain::tutoring::{Question, Told, Turn};
use crate::domain::{Exercise, Language, Moment, RequestId, Verdict};
use crate::store::{Store, StoreError};
use crate::tutor::lesson::Lesson;
use crate::tutor::providers::Roster;
use std::pin::pin;
use std::sync::Arc;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// What is asked about, as far as the end of a reply needs it.
#[derive(Debug, Clone)]
pub struct Asked {
    pub request: RequestId,
    pub exercise: Arc<Exercise>,
    pub language: Language,
    pub question: Question,
}

/// What a reply came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What had been said before the question.
    pub before: Vec<Turn>,
    pub turns: Vec<Turn>,
    pub fell_back: Option<String>,
}

#[derive(Debug, Default)]
pub struct Lessons {
    under_way: Vec<UnderWay>,
}

#[derive(Debug)]
struct UnderWay {
    request: RequestId,
    /// Dropping it stops the reply too.
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Lessons {
    /// Lets a reply come. `lesson` gives it once the history has been read; `end` is told what was said.
    pub fn begin(
        &mut self,
        asked: &Asked,
        lesson: oneshot::Receiver<Lesson>,
        voice: Roster,
        answers: UnboundedSender<Msg>,
        end: impl FnOnce(Said) + Send + 'static,
    ) {
        self.under_way.retain(|lesson| !lesson.task.is_finished());
        let (request, question) = (asked.request, asked.question.clone());
        let (stop, stopping) = oneshot::channel();
        let task = tokio::spawn(async move {
            let Ok(lesson) = lesson.await else { return };
            let before = lesson.turns.clone();
            let tell = |told: Told| {
                let _ = answers.send(Msg::TutorTold { request, told });
            };
            let ending = {
                // When this ends, the request has ended.
                let teaching = pin!(lesson.teach(&voice, &question));
                forward(teaching, stopping, frame(), tell).await
            };
            let (turns, fell_back) = match ending {
                Ending::Settled { turns, fell_back } => (turns, fell_back),
                Ending::Stopped { said } => (stopped(&question, &said), None),
            };
            end(Said { before, turns, fell_back });
        });
        self.under_way.push(UnderWay { request, stop: Some(stop), task });
    }

    pub fn stop(&mut self, request: RequestId) {
        for lesson in &mut self.under_way {
            if lesson.request == request {
                lesson.stop = None;
            }
        }
    }

    /// Stops all of them, and waits until what they said is on its way into the history.
    pub async fn end(&mut self) {
        for lesson in &mut self.under_way {
            lesson.stop = None;
        }
        for lesson in self.under_way.drain(..) {
            if lesson.task.await.is_err() {
                tracing::error!("a reply of the tutor panicked");
            }
        }
    }
}

/// What a reply means for the ladder, with the events that keep it; the question itself is kept already.
pub fn kept(asked: &Asked, before: &[Turn], said: Vec<Turn>) -> Reply {
    let mut reply = tutoring::settled(&asked.exercise, asked.language, before, said);
    if matches!(asked.question, Question::Typed(_))
        && matches!(reply.events.first(), Some(crate::domain::event::Event::QuestionAsked { .. }))
    {
        reply.events.remove(0);
    }
    reply
}

/// The lesson for a question: what was said before, and who is taught.
///
/// # Errors
/// When the history cannot be read.
pub fn lesson(
    library: &Library,
    store: &mut Store,
    asked: &Asked,
    draft: String,
    verdict: Option<Verdict>,
    voice: &Roster,
    now: Moment,
) -> Result<Lesson, StoreError> {
    let journey = read_journey(library, store)?;
    let (exercise, language) = (asked.exercise.clone(), asked.language);
    let mut lesson = Lesson::new(exercise, language, draft, library.skills().into());
    lesson.turns = store.turns(&asked.exercise.id)?;
    lesson.verdict = verdict;
    lesson.learner = portrait(&journey, now);
    if let Some(window) = voice.window() {
        lesson.window = u32::try_from(window).unwrap_or(u32::MAX);
    }
    Ok(lesson)
}
