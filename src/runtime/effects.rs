//! Carrying out effects: each becomes a job of the history's thread or a task, and its answer a
//! message. Nothing here waits; nothing here decides.

use super::checks::Checks;
use super::draft_files::DraftFolder;
use super::journey;
use super::keeper::Keeper;
use super::opening;
use super::outside::Outside;
use super::past;
use super::services::{Services, describe_grading};
use super::tutoring::{self, Reply};
use crate::app::msg::HighlightTarget;
use crate::app::{Effect, Msg};
use crate::domain::attempt::Trigger;
use crate::domain::event::Event;
use crate::domain::tutoring::Question;
use crate::domain::{Exercise, ExerciseId, Language, Moment, RequestId, Verdict};
use crate::grade::{GradeError, Grader};
use crate::runtime::highlight::{Highlighter, LineStates};
use crate::store::{Store, StoreError, StoredDraft};
use crate::tutor::Conversation;
use ropey::Rope;
use std::ops::Range;
use std::path::PathBuf;
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
    outside: Outside,
}

impl Effects {
    pub fn new(
        services: Arc<Services>,
        keeper: Keeper,
        answers: UnboundedSender<Msg>,
        drafts: Option<DraftFolder>,
    ) -> Self {
        let (checks, outside) = (Checks::default(), Outside::new(drafts));
        Self { services, keeper, answers, checks, line_states: Arc::default(), outside }
    }

    /// Waits until another program has done something to the open draft's file.
    pub async fn draft_file_stirred(&mut self) {
        self.outside.stirred().await;
    }

    /// Tells what became of the open draft's file, if that is news.
    pub fn look_at_draft_file(&self) {
        self.outside.look(&self.keeper, &self.answers);
    }

    /// The draft's file, once everything is in it that was sent before.
    ///
    /// # Errors
    /// Why another program cannot have it, in words.
    pub async fn draft_file_for(
        &self,
        exercise: &Arc<Exercise>,
        language: Language,
    ) -> Result<PathBuf, String> {
        self.outside.ready(&self.keeper, exercise, language).await
    }

    /// The learner's own editor has ended: what it saved is told, and then that.
    pub fn editor_closed(&self, exercise: ExerciseId, problem: Option<String>) {
        self.look_at_draft_file();
        let answers = self.answers.clone();
        self.keeper.send(move |_| send(&answers, Msg::EditorClosed { exercise, problem }));
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

    /// Keeps what follows from the history, for the next start.
    pub fn keep_journey(&self) {
        let services = self.services.clone();
        self.keeper.send(move |store| journey::keep_if_worth(&services.library, store));
    }

    pub fn cancel_check(&mut self) {
        self.checks.cancel();
    }

    /// Begins an effect that needs neither the door nor a timer.
    pub fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::OpenExercise { request, id } => self.open(request, id),
            Effect::Check { request, exercise, language, source, trigger } => {
                self.check(request, exercise, language, source, trigger);
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
            Effect::SearchTurns { request, words, most } => self.search(request, words, most),
            Effect::SaveDraft { exercise, language, text, revision, cursor, top_line, taken } => {
                let saved = Msg::DraftSaved { exercise: exercise.clone(), revision };
                let now = self.now();
                let (file, known) = (text.clone(), self.services.library.get(&exercise).cloned());
                self.write(Some(saved), move |store| {
                    let source = text.to_string();
                    store.save_draft(&StoredDraft { exercise, language, source, cursor, top_line }, now)
                });
                if let Some(exercise) = known {
                    self.outside.save(&self.keeper, &self.answers, exercise, language, file, taken);
                }
            }
            Effect::ReadAttempts { request, exercise, before } => {
                self.read(move |store| Msg::AttemptsRead {
                    request,
                    attempts: past::attempts(store, exercise.as_ref(), before),
                });
            }
            Effect::ReadVersion { request, sequence } => {
                self.read(move |store| Msg::VersionRead { request, version: past::version(store, sequence) });
            }
            Effect::SavePlace(place) => self.write(None, move |store| store.save_place(&place)),
            Effect::Record(event) => self.record(*event),
            Effect::Highlight { target, revision, tag, text, stale } => {
                self.highlight(target, revision, &tag, text, stale);
            }
            Effect::KeepBeside { exercise, language, change, text } => {
                self.outside.keep_beside(&self.keeper, &self.answers, exercise, language, change, text);
            }
            Effect::Copy(_)
            | Effect::EditOutside { .. }
            | Effect::CaptureMouse(_)
            | Effect::After { .. }
            | Effect::StopTimer(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => tracing::error!("an effect of the session came to the services"),
        }
    }

    fn open(&mut self, request: RequestId, id: ExerciseId) {
        let (services, answers) = (self.services.clone(), self.answers.clone());
        if let Some(exercise) = services.library.get(&id) {
            self.outside.watch(exercise);
        }
        let desk = self.outside.desk();
        self.keeper.send(move |store| {
            let message = match opening::open(&services.library, store, desk.as_deref(), &id) {
                Ok(opened) => Msg::ExerciseOpened { request, opened: Box::new(opened) },
                Err(message) => Msg::OpenFailed { request, message },
            };
            send(&answers, message);
        });
    }

    fn check(
        &mut self,
        request: RequestId,
        exercise: Arc<Exercise>,
        language: Language,
        source: String,
        trigger: Trigger,
    ) {
        let job = self.checks.begin(exercise, language, source, trigger);
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

    fn search(&self, request: RequestId, words: String, most: usize) {
        let answers = self.answers.clone();
        self.keeper.send(move |store| {
            let found = store.search_turns(&words, most).unwrap_or_else(|error| {
                tracing::error!(%error, "failed to search the conversations");
                Vec::new()
            });
            send(&answers, Msg::TurnsFound { request, found });
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
            let turns = store.turns(&exercise.id).unwrap_or_default();
            let skills = services.library.skills();
            let verdict = verdict.as_deref();
            let conversation = Conversation { exercise: &exercise, language, turns: &turns, verdict, skills };
            let Reply { said, ladder, events } = tutoring::reply(conversation, &question);
            for event in events {
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

    /// Answers with what the history says.
    fn read(&self, job: impl FnOnce(&Store) -> Msg + Send + 'static) {
        let answers = self.answers.clone();
        self.keeper.send(move |store| send(&answers, job(store)));
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
