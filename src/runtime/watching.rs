//! `codementor watch`: the checks of a draft's file, run anew whenever it is saved, beside whatever editor
//! saves it. It never draws, and never writes into a file that is there.

use super::checks::Checks;
use super::draft_files::{self, DraftFolder, FileWatcher, Presence};
use super::effects::UNSANDBOXED;
use super::journey::read_journey;
use super::services::Services;
use crate::app::msg::CheckOutcome;
use crate::domain::attempt::{Attempt, Trigger};
use crate::domain::event::Event;
use crate::domain::place::Position;
use crate::domain::{Exercise, Language};
use crate::store::{Store, StoreError, StoredDraft};
use std::future::pending;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

/// A check that takes longer than this is told to be under way.
const WORTH_TELLING: Duration = Duration::from_millis(150);

/// The watch over one exercise, or over whichever is open in the tutor.
pub struct Watching {
    services: Arc<Services>,
    store: Store,
    folder: DraftFolder,
    /// Tells that something was written into the history, maybe another place.
    history: Option<FileWatcher>,
    open: Option<Watched>,
    checks: Checks,
    /// The learner's, 1 to 10, when the watch began.
    level: u8,
    running: Option<Running>,
}

struct Watched {
    exercise: Arc<Exercise>,
    language: Language,
    path: PathBuf,
    watcher: FileWatcher,
    /// What was checked last.
    text: Option<String>,
}

struct Running {
    job: JoinHandle<(CheckOutcome, Option<Attempt>)>,
    /// When it is told that it is under way; `None` once it was.
    tell_at: Option<Instant>,
}

/// What there is to show.
#[derive(Debug)]
pub enum WatchNews {
    /// This exercise is watched from now on; its file, as a person reads it.
    Opened {
        exercise: Arc<Exercise>,
        file: String,
    },
    /// There is nothing but the starter in the file.
    Untouched,
    Checking,
    Answered(Box<CheckOutcome>),
    /// The file cannot be read: what happened.
    Trouble(String),
}

impl Watching {
    /// Watches `exercise`; `None`: the one that is open in the tutor, now and later. Must be called within
    /// a tokio runtime.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn begin(
        services: Arc<Services>,
        mut store: Store,
        history: &Path,
        folder: DraftFolder,
        exercise: Option<Arc<Exercise>>,
    ) -> Result<(Self, Option<WatchNews>), StoreError> {
        if store.preferences()?.iter().any(|(key, _)| key == UNSANDBOXED) {
            services.allow_unsandboxed_later();
        }
        let log = history.with_extension("db-wal");
        let follows = exercise.is_none().then(|| FileWatcher::of_open_file(log));
        let level = read_journey(&services.library, &mut store)?.levels().level();
        let mut watching = Self {
            services,
            store,
            folder,
            history: follows,
            open: None,
            checks: Checks::default(),
            level,
            running: None,
        };
        let news = match exercise {
            Some(exercise) => watching.open(&exercise)?,
            None => watching.follow()?,
        };
        Ok((watching, news))
    }

    /// What comes next to be shown. May be dropped at any await; nothing is lost.
    ///
    /// # Errors
    /// When the history cannot be read or written.
    pub async fn next(&mut self) -> Result<WatchNews, StoreError> {
        loop {
            let tell_at = self.running.as_ref().and_then(|running| running.tell_at);
            let news = tokio::select! {
                () = stirred(self.open.as_mut().map(|open| &mut open.watcher)) => self.look(),
                () = stirred(self.history.as_mut()) => self.follow()?,
                () = until(tell_at) => {
                    self.running.as_mut().and_then(|running| running.tell_at.take()).map(|_| WatchNews::Checking)
                }
                answer = answered(self.running.as_mut()) => self.keep(answer)?,
            };
            if let Some(news) = news {
                return Ok(news);
            }
        }
    }

    /// Goes to the exercise that is open in the tutor, if that is another one.
    fn follow(&mut self) -> Result<Option<WatchNews>, StoreError> {
        let Some(id) = self.store.place()?.exercise else { return Ok(None) };
        if self.open.as_ref().is_some_and(|open| open.exercise.id == id) {
            return Ok(None);
        }
        let Some(exercise) = self.services.library.get(&id).cloned() else { return Ok(None) };
        self.open(&exercise)
    }

    fn open(&mut self, exercise: &Arc<Exercise>) -> Result<Option<WatchNews>, StoreError> {
        let Some(language) = exercise.languages.keys().next().copied() else { return Ok(None) };
        let path = self.folder.file(exercise, language);
        let written = if let Ok(None) = draft_files::read(&path) {
            // So that there is a file to be opened.
            let draft = self.store.draft(&exercise.id, language)?.map(|draft| draft.source);
            draft_files::write(&path, &draft.unwrap_or_else(|| starter(exercise, language).to_owned()))
        } else {
            Ok(())
        };
        if let Err(trouble) = written {
            return Ok(Some(WatchNews::Trouble(format!("{} {trouble}.", path.display()))));
        }
        let mut watcher = FileWatcher::of_file(path.clone());
        // What stands there already is checked too.
        watcher.stir();
        let news = WatchNews::Opened {
            exercise: exercise.clone(),
            file: self.folder.shown_file(exercise, language),
        };
        self.checks.cancel();
        self.running = None;
        self.open = Some(Watched { exercise: exercise.clone(), language, path, watcher, text: None });
        Ok(Some(news))
    }

    /// Reads the file, and has it checked if it holds something new.
    fn look(&mut self) -> Option<WatchNews> {
        let open = self.open.as_mut()?;
        let text = match draft_files::read(&open.path) {
            Ok(Some(found)) => found.text,
            Ok(None) => return Some(WatchNews::Trouble(format!("{} is gone.", name_of(&open.path)))),
            Err(trouble) => return Some(WatchNews::Trouble(format!("{} {trouble}.", name_of(&open.path)))),
        };
        if open.text.as_ref() == Some(&text) {
            return None;
        }
        open.text = Some(text.clone());
        self.checks.cancel();
        self.running = None;
        if text.trim_end() == starter(&open.exercise, open.language).trim_end() {
            return Some(WatchNews::Untouched);
        }
        let job = self.checks.begin(open.exercise.clone(), open.language, text, Trigger::Live, self.level);
        let services = self.services.clone();
        self.running = Some(Running {
            job: tokio::task::spawn_blocking(move || job.run(&services)),
            tell_at: Some(Instant::now() + WORTH_TELLING),
        });
        None
    }

    /// Writes an attempt down, unless the tutor, which has the same draft open, does.
    fn keep(
        &mut self,
        (outcome, attempt): (CheckOutcome, Option<Attempt>),
    ) -> Result<Option<WatchNews>, StoreError> {
        self.running = None;
        if let Some(attempt) = attempt
            && !self.tutor_has_it_open()?
        {
            let now = self.services.clock.now();
            let Attempt { exercise, language, source, .. } = attempt.clone();
            let before = self.store.draft(&exercise, language)?;
            let (cursor, top_line) =
                before.map_or((Position::default(), 0), |draft| (draft.cursor, draft.top_line));
            self.store.save_draft(&StoredDraft { exercise, language, source, cursor, top_line }, now)?;
            self.store.record(&Event::AttemptJudged(attempt), now)?;
        }
        Ok(match outcome {
            CheckOutcome::Cancelled => None,
            outcome => Some(WatchNews::Answered(Box::new(outcome))),
        })
    }

    fn tutor_has_it_open(&self) -> Result<bool, StoreError> {
        let open = self.open.as_ref().map(|open| &open.exercise.id);
        Ok(Presence::is_anyone_there(&self.folder.path) && self.store.place()?.exercise.as_ref() == open)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.checks.cancel();
    }
}

async fn stirred(watcher: Option<&mut FileWatcher>) {
    match watcher {
        Some(watcher) => watcher.changed().await,
        None => pending().await,
    }
}

async fn until(moment: Option<Instant>) {
    match moment {
        Some(at) => sleep_until(at).await,
        None => pending().await,
    }
}

async fn answered(running: Option<&mut Running>) -> (CheckOutcome, Option<Attempt>) {
    match running {
        Some(running) => (&mut running.job).await.unwrap_or((CheckOutcome::Cancelled, None)),
        None => pending().await,
    }
}

fn starter(exercise: &Exercise, language: Language) -> &str {
    exercise.files(language).map_or("", |files| files.starter.as_str())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
