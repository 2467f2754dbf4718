//! Carrying out effects: each becomes a job of the history's thread or a task, and its answer a
//! message. Nothing here waits; nothing here decides.

use super::checks::{CheckJob, Checks};
use super::diagnosing::{CheckUnderWay, Diagnoses};
use super::draft_files::DraftFolder;
use super::journey;
use super::keeper::Keeper;
use super::lessons::{self, Asked, Lessons, Said};
use super::models::usage_report;
use super::opening;
use super::outside::Outside;
use super::past;
use super::services::{Services, Subject, describe_grading};
use super::speakers::{self, Speakers};
use super::tutoring::{self, Reply};
use crate::app::msg::{CheckOutcome, HighlightTarget, Notice, NoticeKind};
use crate::app::{Effect, Msg};
use crate::domain::event::Event;
use crate::domain::tutoring::Question;
use crate::domain::{Diagnosed, Exercise, ExerciseId, Language, Moment, RequestId, Verdict};
use crate::grade::{GradeError, Grader};
use crate::runtime::highlight::{Highlighter, LineStates};
use crate::store::{Care, Mended, Store, StoreError, StoredBackup, StoredDraft};
use crate::tutor::Conversation;
use crate::tutor::providers::Roster;
use ropey::Rope;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
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
    diagnoses: Diagnoses,
    line_states: Arc<Mutex<Option<LineStates>>>,
    lessons: Lessons,
    /// Models that may answer; `None` where there can be none.
    speakers: Option<Speakers>,
    outside: Outside,
}

impl Effects {
    pub fn new(
        services: Arc<Services>,
        keeper: Keeper,
        answers: UnboundedSender<Msg>,
        drafts: Option<DraftFolder>,
        speakers: Option<Speakers>,
    ) -> Self {
        let (checks, outside) = (Checks::default(), Outside::new(drafts));
        Self {
            services,
            keeper,
            answers,
            checks,
            diagnoses: Diagnoses::default(),
            line_states: Arc::default(),
            lessons: Lessons::default(),
            speakers,
            outside,
        }
    }

    /// Waits until another program has done something to the open draft's file.
    pub async fn draft_file_stirred(&mut self) {
        self.outside.stirred().await;
    }

    /// Tells what became of the open draft's file, if that is news.
    pub fn look_at_draft_file(&self) {
        self.outside.look(&self.keeper, &self.answers);
    }

    /// Until everything that was sent to the history is in it.
    pub async fn settled(&self) {
        self.keeper.settled().await;
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

    /// Does what is to be done about a history that was looked through.
    pub fn care_for_history(&self, found: Care) {
        let (answers, now) = (self.answers.clone(), self.now());
        match found {
            Care::NotDue => {}
            Care::Made(backup) => {
                tracing::info!(backup.bytes = backup.bytes, "made a backup of the history");
            }
            Care::Behind(backup) => self.keeper.send(move |store| match store.take_back(&backup.path, now) {
                Ok(events) => tell(&answers, NoticeKind::Warning, lost_and_back(events, &backup)),
                failed => tell_failure(&answers, failed.map(drop)),
            }),
            Care::Damaged(error) => {
                tracing::error!(%error, "the history is damaged");
                self.keeper.send(move |store| match store.mend(now) {
                    Ok(mended) => tell_mended(&answers, mended),
                    failed => tell_failure(&answers, failed.map(drop)),
                });
            }
        }
    }

    /// Whatever runs the learner's program ends.
    pub fn cancel_runs(&mut self) {
        self.checks.cancel();
        self.diagnoses.cancel();
    }

    /// Nobody listens to the tutor any more; what was said is kept.
    pub async fn end_lessons(&mut self) {
        self.lessons.end().await;
    }

    /// Begins an effect that needs neither the door nor a timer.
    pub fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::OpenExercise { request, id } => self.open(request, id),
            Effect::Check { request, exercise, language, source, trigger, level } => {
                let job = self.checks.begin(exercise, language, source, trigger, level);
                let under_way = self.diagnoses.check_begins();
                self.check(request, job, under_way);
            }
            Effect::Diagnose { request, exercise, language, source, level } => {
                self.diagnose(request, Subject { exercise, language, source, level });
            }
            Effect::CancelDiagnosis => self.diagnoses.cancel(),
            Effect::Trace { request, exercise, language, source, level, case } => {
                self.trace(request, Subject { exercise, language, source, level }, case);
            }
            Effect::CancelCheck => self.checks.cancel(),
            Effect::ProbeGrader => self.tell_grading(Services::probe_grader),
            Effect::AgreeNoSandbox => {
                let agreed =
                    Event::PreferenceChanged { key: UNSANDBOXED.to_owned(), value: "agreed".to_owned() };
                self.record(agreed);
                self.tell_grading(Services::allow_unsandboxed);
            }
            Effect::AskTutor { request, exercise, language, question, source, verdict, level, closely } => {
                let asked = Asked { request, exercise: exercise.clone(), language, question };
                let subject = Subject { exercise, language, source, level };
                match self.speakers.as_ref().and_then(Speakers::speaking) {
                    Some(voice) => self.ask_model(&asked, voice, subject, verdict, closely),
                    None => self.ask_tutor(asked, subject, verdict, closely),
                }
            }
            Effect::FindVoices { request } => self.find_voices(request),
            Effect::UseFound { request, place } => self.use_found(request, place),
            Effect::ChooseModelUse(uses) => {
                let chosen = self.speakers.as_mut().map(|speakers| speakers.choose(uses));
                if let Some(Err(message)) = chosen {
                    send(&self.answers, Msg::SaveFailed { message });
                }
                self.tell_voices();
            }
            Effect::AnswerConsent { asking, agreed } => {
                let event = self.speakers.as_ref().map(|speakers| speakers.answered(&asking, agreed));
                if let Some(event) = event {
                    self.record(event);
                }
                self.tell_voices();
            }
            Effect::ReadLastRequest { request } => {
                let sent = self.speakers.as_ref().and_then(Speakers::last_request);
                send(&self.answers, Msg::LastRequestRead { request, sent });
            }
            Effect::CancelTutor { request } => self.lessons.stop(request),
            Effect::SearchTurns { request, words, most } => self.search(request, words, most),
            Effect::SaveDraft { exercise, language, text, revision, cursor, top_line, taken } => {
                let saved = Msg::DraftSaved { exercise: exercise.clone(), revision };
                let now = self.now();
                let (file, known) = (text.clone(), self.services.library.get(&exercise).cloned());
                self.write(Some(saved), move |store| {
                    let (exercise, source) = (exercise.clone(), text.to_string());
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

    fn check(&self, request: RequestId, job: CheckJob, under_way: CheckUnderWay) {
        let (services, answers, now) = (self.services.clone(), self.answers.clone(), self.now());
        let history = self.keeper.handle();
        tokio::task::spawn_blocking(move || {
            let judged = catch_unwind(AssertUnwindSafe(|| job.run(&services)));
            let (outcome, attempt) = judged.unwrap_or_else(|_| (broken_off(), None));
            drop(under_way);
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

    fn diagnose(&mut self, request: RequestId, subject: Subject) {
        let (services, answers) = (self.services.clone(), self.answers.clone());
        let job = self.diagnoses.begin(subject);
        tokio::task::spawn_blocking(move || {
            send(&answers, Msg::Diagnosed { request, found: job.run(&services) });
        });
    }

    fn trace(&mut self, request: RequestId, subject: Subject, case: Option<String>) {
        let (services, answers) = (self.services.clone(), self.answers.clone());
        let job = self.diagnoses.begin(subject);
        tokio::task::spawn_blocking(move || {
            let trace = job.trace(&services, case.as_deref()).map(Box::new);
            send(&answers, Msg::Traced { request, trace });
        });
    }

    /// Goes on in the history's thread with what is known of the program. `closely`: it may wait until the
    /// program has been looked at.
    fn with_findings(
        &mut self,
        subject: Subject,
        closely: bool,
        go_on: impl FnOnce(&mut Store, Option<Arc<Diagnosed>>) + Send + 'static,
    ) {
        let known = self.diagnoses.known(&subject);
        if known.is_some() || !closely {
            return self.keeper.send(move |store| go_on(store, known));
        }
        let (services, job) = (self.services.clone(), self.diagnoses.begin(subject));
        let Some(history) = self.keeper.handle() else { return };
        tokio::task::spawn_blocking(move || {
            let found = job.run(&services);
            history.send(move |store| go_on(store, found));
        });
    }

    /// Lets a model answer, within the tutor's manners.
    fn ask_model(
        &mut self,
        asked: &Asked,
        voice: Roster,
        subject: Subject,
        verdict: Option<Box<Verdict>>,
        closely: bool,
    ) {
        let (services, answers, now) = (self.services.clone(), self.answers.clone(), self.now());
        let Some(history) = self.keeper.handle() else { return };
        let (sender, lesson) = tokio::sync::oneshot::channel();
        let (about, asks, draft) = (asked.clone(), voice.clone(), subject.source.clone());
        self.with_findings(subject, closely, move |store, found| {
            let verdict = verdict.map(|verdict| *verdict);
            let lesson = lessons::lesson(&services.library, store, &about, draft, verdict, &asks, now);
            let lesson = lesson.map(|lesson| lesson.knowing(found));
            // The question is kept, whatever becomes of the answer.
            if let Question::Typed(text) = &about.question {
                let (exercise, text) = (about.exercise.id.clone(), text.clone());
                keep(store, Event::QuestionAsked { exercise, text }, now, &answers);
            }
            match lesson {
                // The session may have ended.
                Ok(lesson) => drop(sender.send(lesson)),
                Err(error) => tell_failure(&answers, Err(error)),
            }
        });
        let (answers, told) = (self.answers.clone(), self.voices_teller());
        let of = asked.clone();
        self.lessons.begin(asked, lesson, voice, self.answers.clone(), move |said| {
            let Said { before, turns, fell_back } = said;
            history.send(move |store| {
                let Reply { said, ladder, events } = lessons::kept(&of, &before, turns);
                for event in events {
                    keep(store, event, now, &answers);
                }
                send(&answers, Msg::TutorSaid { request: of.request, turns: said, ladder, fell_back });
            });
            told();
        });
    }

    /// Tells the screens who answers, and what that has cost.
    fn tell_voices(&self) {
        self.voices_teller()();
    }

    /// The same, for later.
    fn voices_teller(&self) -> impl FnOnce() + Send + 'static {
        let speakers = self.speakers.clone();
        let (history, answers, now) = (self.keeper.handle(), self.answers.clone(), self.now());
        move || {
            let (Some(speakers), Some(history)) = (speakers, history) else { return };
            tokio::spawn(async move {
                // What has just ended is counted by then.
                let _ = speakers.roster().spent_today().await;
                history.send(move |store| {
                    let report = usage_report(store, now).unwrap_or_default();
                    send(&answers, Msg::Voices(Box::new(speakers.voices(&report))));
                });
            });
        }
    }

    fn find_voices(&self, request: RequestId) {
        let answers = self.answers.clone();
        let Some(speakers) = &self.speakers else {
            return send(&answers, Msg::VoicesFound { request, found: Vec::new() });
        };
        let look = speakers.look();
        tokio::spawn(async move {
            let found = look.await;
            send(&answers, Msg::VoicesFound { request, found });
        });
    }

    fn use_found(&mut self, request: RequestId, place: usize) {
        let answers = self.answers.clone();
        let Some(speakers) = &mut self.speakers else { return };
        let (provider, event) = match speakers.take(place) {
            Ok(taken) => taken,
            Err(words) => return send(&answers, Msg::VoiceTried { request, outcome: Err(words) }),
        };
        let roster = speakers.roster().clone();
        self.record(event);
        let told = self.voices_teller();
        tokio::spawn(async move {
            let health = roster.look_after(&provider).await;
            let outcome = speakers::told(&provider, &health);
            send(&answers, Msg::VoiceTried { request, outcome });
            told();
        });
    }

    fn ask_tutor(&mut self, asked: Asked, subject: Subject, verdict: Option<Box<Verdict>>, closely: bool) {
        let Asked { request, exercise, language, question } = asked;
        let (services, answers, now) = (self.services.clone(), self.answers.clone(), self.now());
        self.with_findings(subject, closely, move |store, found| {
            let turns = store.turns(&exercise.id).unwrap_or_default();
            let conversation = Conversation {
                exercise: &exercise,
                language,
                turns: &turns,
                verdict: verdict.as_deref(),
                diagnosed: found.as_deref(),
                skills: services.library.skills(),
            };
            let Reply { said, ladder, events } = tutoring::reply(conversation, &question);
            for event in events {
                keep(store, event, now, &answers);
            }
            send(&answers, Msg::TutorSaid { request, turns: said, ladder, fell_back: None });
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
        job: impl FnMut(&mut Store) -> Result<(), StoreError> + Send + 'static,
    ) {
        let (answers, now) = (self.answers.clone(), self.now());
        self.keeper.send(move |store| {
            let written = mending(store, now, &answers, job);
            if written.is_ok()
                && let Some(saved) = saved
            {
                send(&answers, saved);
            }
            tell_failure(&answers, written);
        });
    }
}

/// A check that panicked.
fn broken_off() -> CheckOutcome {
    CheckOutcome::Failed {
        message: "the check broke off, through a fault of CodeMentor".to_owned(),
        hint: "What you wrote is kept. Run the checks again, or change the program a little.".to_owned(),
    }
}

/// Appends to the history. What is not there has not happened.
fn keep(store: &mut Store, event: Event, at: Moment, answers: &UnboundedSender<Msg>) {
    match mending(store, at, answers, |store| store.record(&event, at)) {
        Ok(()) => send(answers, Msg::Happened { event: Box::new(event), at }),
        failed => tell_failure(answers, failed),
    }
}

/// Does something with the history, and once more where that had to be mended first, which is told.
fn mending(
    store: &mut Store,
    now: Moment,
    answers: &UnboundedSender<Msg>,
    work: impl FnMut(&mut Store) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let ((), mended) = store.mending(now, work)?;
    tell_mended(answers, mended);
    Ok(())
}

fn tell_mended(answers: &UnboundedSender<Msg>, mended: Option<Mended>) {
    if let Some(mended) = mended {
        tell(answers, NoticeKind::Warning, mended.words());
    }
}

fn lost_and_back(events: u64, backup: &StoredBackup) -> String {
    format!(
        "Your history had lost {events} events. They are back from the backup of {}; all screens show them \
         after the next start.",
        backup.date()
    )
}

fn tell(answers: &UnboundedSender<Msg>, kind: NoticeKind, text: String) {
    send(answers, Msg::Told(Notice { kind, text }));
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
