//! Carrying out effects: each becomes a job of the history's thread or a task, and its answer a
//! message. Nothing here waits; nothing here decides.

use super::checks::{CheckJob, Checks};
use super::keeper::Keeper;
use super::opening;
use super::services::{Services, describe_grading};
use crate::app::msg::HighlightTarget;
use crate::app::{Effect, Msg};
use crate::domain::event::Event;
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Question, Speaker, Turn};
use crate::domain::{Exercise, ExerciseId, Language, Moment, RequestId, Verdict};
use crate::grade::{GradeError, Grader};
use crate::runtime::highlight::{Highlighter, LineStates};
use crate::store::{Store, StoreError, StoredDraft};
use crate::tutor::{self, Conversation};
use ropey::Rope;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use tokio::sync::mpsc::UnboundedSender;

pub(super) use crate::domain::preferences::UNSANDBOXED;

/// How many lines are coloured before anyone else gets a turn.
const LINES_AT_A_TIME: usize = 2_000;

/// What carries out one session's effects.
pub struct Effects {
    services: Arc<Services>,
    keeper: Keeper,
    answers: UnboundedSender<Msg>,
    checks: Checks,
    line_states: Arc<Mutex<Option<LineStates>>>,
}

impl Effects {
    pub fn new(services: Arc<Services>, keeper: Keeper, answers: UnboundedSender<Msg>) -> Self {
        Self { services, keeper, answers, checks: Checks::default(), line_states: Arc::default() }
    }

    pub fn now(&self) -> Moment {
        self.services.clock.now()
    }

    /// Starts the grader beside everything else.
    pub fn start_grader(&self) {
        self.tell_grading(Services::grader);
    }

    fn tell_grading(
        &self,
        grader: impl FnOnce(&Services) -> Arc<Result<Grader, GradeError>> + Send + 'static,
    ) {
        let (services, answers) = (self.services.clone(), self.answers.clone());
        tokio::task::spawn_blocking(move || {
            let grading = describe_grading(&grader(&services));
            send(&answers, Msg::GraderReady(grading));
        });
    }

    pub fn cancel_check(&mut self) {
        self.checks.cancel();
    }

    /// Begins an effect that needs neither the door nor a timer.
    pub fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::OpenExercise { request, id } => self.open(request, id),
            Effect::Check { request, exercise, language, source, trigger, level } => {
                let job = self.checks.begin(exercise, language, source, trigger, level);
                self.check(request, job);
            }
            Effect::CancelCheck => self.checks.cancel(),
            Effect::ProbeGrader => self.tell_grading(Services::probe_grader),
            Effect::AgreeNoSandbox => {
                let agreed =
                    Event::PreferenceChanged { key: UNSANDBOXED.to_owned(), value: "agreed".to_owned() };
                self.record(agreed);
                self.tell_grading(Services::allow_unsandboxed);
            }
            Effect::AskTutor { request, exercise, language, question, source: _, verdict } => {
                self.ask_tutor(request, exercise, language, question, verdict);
            }
            Effect::SaveDraft { exercise, language, text, revision, cursor, top_line } => {
                let saved = Msg::DraftSaved { exercise: exercise.clone(), revision };
                let now = self.now();
                self.write(Some(saved), move |store| {
                    let source = text.to_string();
                    store.save_draft(&StoredDraft { exercise, language, source, cursor, top_line }, now)
                });
            }
            Effect::SavePlace(place) => self.write(None, move |store| store.save_place(&place)),
            Effect::Record(event) => self.record(*event),
            Effect::Highlight { target, revision, tag, text, stale } => {
                self.highlight(target, revision, &tag, text, stale);
            }
            Effect::Copy(_)
            | Effect::CaptureMouse(_)
            | Effect::After { .. }
            | Effect::StopTimer(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => tracing::error!("an effect of the session came to the services"),
        }
    }

    fn open(&self, request: RequestId, id: ExerciseId) {
        let (services, answers) = (self.services.clone(), self.answers.clone());
        self.keeper.send(move |store| {
            let message = match opening::open(&services.library, store, &id) {
                Ok(opened) => Msg::ExerciseOpened { request, opened: Box::new(opened) },
                Err(message) => Msg::OpenFailed { request, message },
            };
            send(&answers, message);
        });
    }

    fn check(&self, request: RequestId, job: CheckJob) {
        let (services, answers, now) = (self.services.clone(), self.answers.clone(), self.now());
        let history = self.keeper.handle();
        tokio::task::spawn_blocking(move || {
            let (outcome, attempt) = job.run(&services);
            send(&answers, Msg::Checked { request, outcome: Box::new(outcome) });
            if let (Some(attempt), Some(history)) = (attempt, history) {
                history.send(move |store| keep(store, Event::AttemptJudged(attempt), now, &answers));
            }
        });
    }

    fn ask_tutor(
        &self,
        request: RequestId,
        exercise: Arc<Exercise>,
        language: Language,
        question: Question,
        verdict: Option<Box<Verdict>>,
    ) {
        let (services, answers, now) = (self.services.clone(), self.answers.clone(), self.now());
        self.keeper.send(move |store| {
            let mut turns = store.turns(&exercise.id).unwrap_or_default();
            let conversation = Conversation {
                exercise: &exercise,
                language,
                turns: &turns,
                verdict: verdict.as_deref(),
                skills: services.library.skills(),
            };
            let said = tutor::answer(conversation, &question);
            for event in events_of(&exercise.id, &said) {
                keep(store, event, now, &answers);
            }
            turns.extend(said.iter().cloned());
            let ladder = tutor::ladder_of(&exercise, language, &turns);
            if ladder.finished() && said.iter().any(|turn| turn.rung == Some(Rung::Reveal)) {
                let event = Event::SolutionRevealed { exercise: exercise.id.clone() };
                keep(store, event, now, &answers);
            }
            send(&answers, Msg::TutorSaid { request, turns: said, ladder });
        });
    }

    fn highlight(
        &self,
        target: HighlightTarget,
        revision: u64,
        tag: &str,
        text: Rope,
        mut stale: Option<Range<usize>>,
    ) {
        let (answers, states) = (self.answers.clone(), self.line_states.clone());
        let told =
            move |first_line, lines| send(&answers, Msg::Highlighted { target, revision, first_line, lines });
        let Some(language) = Language::from_slug(tag).filter(|_| target == HighlightTarget::Editor) else {
            let tag = tag.to_owned();
            tokio::task::spawn_blocking(move || {
                told(0, Highlighter::shared().highlight_snippet(&tag, &text.to_string()));
            });
            return;
        };
        tokio::task::spawn_blocking(move || {
            let Ok(mut states) = states.lock() else { return };
            let states = states.get_or_insert_with(|| LineStates::new(language));
            let highlighter = Highlighter::shared();
            loop {
                let coloured = states.update(&highlighter, &text, stale.take(), LINES_AT_A_TIME);
                told(coloured.first_line, coloured.lines);
                if coloured.done {
                    return;
                }
            }
        });
    }

    fn record(&self, event: Event) {
        let (answers, now) = (self.answers.clone(), self.now());
        self.keeper.send(move |store| keep(store, event, now, &answers));
    }

    /// Writes something; answers `saved` when it is there, or tells the failure.
    fn write(
        &self,
        saved: Option<Msg>,
        job: impl FnOnce(&mut Store) -> Result<(), StoreError> + Send + 'static,
    ) {
        let answers = self.answers.clone();
        self.keeper.send(move |store| {
            let written = job(store);
            if written.is_ok()
                && let Some(saved) = saved
            {
                send(&answers, saved);
            }
            tell_failure(&answers, written);
        });
    }
}

/// The events that keep what was said.
fn events_of(exercise: &ExerciseId, turns: &[Turn]) -> Vec<Event> {
    let event = |turn: &Turn| {
        let (exercise, text) = (exercise.clone(), turn.text.clone());
        match (turn.speaker, turn.rung) {
            (Speaker::Learner, _) => Event::QuestionAsked { exercise, text },
            (Speaker::Tutor, Some(rung)) => Event::HintGiven { exercise, rung, text },
            (Speaker::Tutor, None) => Event::QuestionAnswered { exercise, text },
        }
    };
    turns.iter().map(event).collect()
}

/// Appends to the history. What is not there has not happened.
fn keep(store: &mut Store, event: Event, at: Moment, answers: &UnboundedSender<Msg>) {
    match store.record(&event, at) {
        Ok(()) => send(answers, Msg::Happened { event: Box::new(event), at }),
        failed => tell_failure(answers, failed),
    }
}

fn tell_failure(answers: &UnboundedSender<Msg>, written: Result<(), StoreError>) {
    if let Err(error) = written {
        tracing::error!(%error, "failed to write to the history");
        send(answers, Msg::SaveFailed { message: format!("{error}. {}", error.hint()) });
    }
}

/// The session may have ended; then nobody waits for the answer.
fn send(answers: &UnboundedSender<Msg>, message: Msg) {
    let _ = answers.send(message);
}
