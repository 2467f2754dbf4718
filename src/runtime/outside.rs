//! A session's dealings with the file of the open draft: the jobs that read and write it on the history's
//! thread, and the watch over it. It never decides what a change means; `update` does.

use super::draft_files::{Desk, DraftFolder, FileWatcher};
use super::keeper::Keeper;
use crate::app::Msg;
use crate::app::draft_file::{DraftFile, FileNews, Newer};
use crate::app::msg::Draft;
use crate::domain::place::Position;
use crate::domain::{Exercise, Language};
use ropey::Rope;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;

/// Nothing of it is there where drafts are no files.
pub struct Outside {
    desk: Option<Arc<Mutex<Desk>>>,
    folder: Option<DraftFolder>,
    open: Option<Open>,
}

/// The draft that is watched.
struct Open {
    exercise: Arc<Exercise>,
    language: Language,
    watcher: FileWatcher,
}

impl Outside {
    pub fn new(folder: Option<DraftFolder>) -> Self {
        let desk = folder.clone().map(|folder| Arc::new(Mutex::new(Desk::new(folder))));
        Self { desk, folder, open: None }
    }

    pub fn desk(&self) -> Option<Arc<Mutex<Desk>>> {
        self.desk.clone()
    }

    /// Watches this exercise's file from now on, and no other.
    pub fn watch(&mut self, exercise: &Arc<Exercise>) {
        let Some(folder) = &self.folder else { return };
        let Some(language) = exercise.languages.keys().next().copied() else { return };
        let path = folder.file(exercise, language);
        if let Some(folder) = path.parent()
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            // Writing the draft fails as well, and that is told.
            tracing::warn!(%error, "failed to make the folder of drafts");
        }
        let watcher = FileWatcher::of_file(path);
        self.open = Some(Open { exercise: exercise.clone(), language, watcher });
    }

    /// Waits until something happened to the watched file, for ever where none is. May be dropped at any
    /// await.
    pub async fn stirred(&mut self) {
        match &mut self.open {
            Some(open) => open.watcher.changed().await,
            None => std::future::pending().await,
        }
    }

    pub fn look(&self, keeper: &Keeper, answers: &UnboundedSender<Msg>) {
        let Some(open) = &self.open else { return };
        let language = open.language;
        self.with_desk(keeper, answers, open.exercise.clone(), move |desk, exercise| {
            desk.look(exercise, language)
        });
    }

    pub fn save(
        &self,
        keeper: &Keeper,
        answers: &UnboundedSender<Msg>,
        exercise: Arc<Exercise>,
        language: Language,
        text: Rope,
        taken: u64,
    ) {
        self.with_desk(keeper, answers, exercise, move |desk, exercise| {
            desk.save(exercise, language, &text, taken)
        });
    }

    pub fn keep_beside(
        &self,
        keeper: &Keeper,
        answers: &UnboundedSender<Msg>,
        exercise: Arc<Exercise>,
        language: Language,
        change: u64,
        text: String,
    ) {
        self.with_desk(keeper, answers, exercise, move |desk, exercise| {
            Some(desk.keep_beside(exercise, language, change, text))
        });
    }

    /// The file for another program, once the jobs that were sent before are done.
    pub async fn ready(
        &self,
        keeper: &Keeper,
        exercise: &Arc<Exercise>,
        language: Language,
    ) -> Result<PathBuf, String> {
        let nowhere = || "Your draft is no file here.".to_owned();
        let desk = self.desk().ok_or_else(nowhere)?;
        let exercise = exercise.clone();
        let (sender, receiver) = oneshot::channel();
        keeper.send(move |_| {
            // Nobody waits any more when the session has ended.
            let _ = sender.send(lock(&desk).ready(&exercise, language));
        });
        receiver.await.unwrap_or_else(|_| Err(nowhere()))
    }

    fn with_desk(
        &self,
        keeper: &Keeper,
        answers: &UnboundedSender<Msg>,
        exercise: Arc<Exercise>,
        job: impl FnOnce(&mut Desk, &Exercise) -> Option<FileNews> + Send + 'static,
    ) {
        let Some(desk) = self.desk() else { return };
        let answers = answers.clone();
        keeper.send(move |_| {
            if let Some(news) = job(&mut lock(&desk), &exercise) {
                // The session may have ended; then nobody waits for the answer.
                let _ = answers.send(Msg::DraftFile { exercise: exercise.id.clone(), news });
            }
        });
    }
}

/// Opens a draft's file beside the draft, which becomes what the editor begins with.
pub fn open(
    desk: &Mutex<Desk>,
    exercise: &Exercise,
    language: Language,
    draft: &mut Option<Draft>,
    saved_at: i64,
) -> DraftFile {
    let mut desk = lock(desk);
    let starter = exercise.files(language).map_or("", |files| files.starter.as_str());
    let kept = draft.as_ref().map(|draft| (draft.source.as_str(), saved_at));
    let opening = desk.open(exercise, language, kept, starter);
    if let Some(source) = opening.text {
        match draft {
            Some(draft) => draft.source = source,
            None => *draft = Some(Draft { source, cursor: Position::default(), top_line: 0 }),
        }
    }
    let common = match (&opening.newer, &*draft) {
        (Some(Newer::File(text)), _) => text,
        (_, Some(draft)) => &draft.source,
        (_, None) => starter,
    };
    DraftFile {
        path: desk.folder().file(exercise, language).display().to_string(),
        shown: desk.folder().shown_file(exercise, language),
        common: Rope::from_str(common),
        taken: 0,
        newer: opening.newer,
        trouble: opening.trouble,
    }
}

fn lock(desk: &Mutex<Desk>) -> std::sync::MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}
