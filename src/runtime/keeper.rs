//! The thread that owns the history. Whoever wants something of it sends a job; jobs are done in the
//! order in which they come, so that what was written is there for what is read after it.

use crate::store::Store;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

type Job = Box<dyn FnOnce(&mut Store) + Send>;

/// The thread, for as long as its session lasts. Dropping it waits until every job is done and every
/// handle is gone.
#[derive(Debug)]
pub struct Keeper {
    handle: Option<Handle>,
    thread: Option<JoinHandle<()>>,
}

/// A way to send jobs.
#[derive(Debug, Clone)]
pub struct Handle {
    jobs: Sender<Job>,
}

impl Handle {
    /// Has a job done after those that were sent before it.
    pub fn send(&self, job: impl FnOnce(&mut Store) + Send + 'static) {
        if self.jobs.send(Box::new(job)).is_err() {
            tracing::error!("the history's thread has ended");
        }
    }
}

impl Keeper {
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(store: Store) -> std::io::Result<Self> {
        Self::running(move |jobs| keep(store, jobs))
    }

    /// For a history that is wanted only now and then: it is opened for the jobs that wait and closed behind
    /// them, so that whoever mends it meanwhile has it alone. Jobs for one that cannot be opened are dropped.
    ///
    /// # Errors
    /// When the machine gives no thread.
    pub fn visiting(history: PathBuf) -> std::io::Result<Self> {
        Self::running(move |jobs| visit(&history, jobs))
    }

    fn running(work: impl FnOnce(&Receiver<Job>) + Send + 'static) -> std::io::Result<Self> {
        let (jobs, receiver) = channel();
        let thread = std::thread::Builder::new().name("history".to_owned()).spawn(move || work(&receiver))?;
        Ok(Self { handle: Some(Handle { jobs }), thread: Some(thread) })
    }

    /// Has a job done after those that were sent before it.
    pub fn send(&self, job: impl FnOnce(&mut Store) + Send + 'static) {
        if let Some(handle) = &self.handle {
            handle.send(job);
        }
    }

    /// Until every job that was sent before is done.
    pub async fn settled(&self) {
        let (sender, done) = tokio::sync::oneshot::channel();
        self.send(move |_| {
            let _ = sender.send(());
        });
        // A thread that has ended has nothing left to do.
        let _ = done.await;
    }

    /// For a task that will have something to write.
    pub fn handle(&self) -> Option<Handle> {
        self.handle.clone()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.handle = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the history's thread panicked");
        }
    }
}

fn keep(mut store: Store, jobs: &Receiver<Job>) {
    while let Ok(job) = jobs.recv() {
        carry_out(job, &mut store);
    }
}

fn visit(history: &Path, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        match Store::open(history) {
            Ok(mut store) => {
                carry_out(first, &mut store);
                while let Ok(job) = jobs.try_recv() {
                    carry_out(job, &mut store);
                }
            }
            Err(error) => tracing::error!(%error, "a job of the history is dropped"),
        }
    }
}

/// One that panics takes back what it had begun, and must not take the others with it: without this thread
/// nothing is kept any more.
fn carry_out(job: Job, store: &mut Store) {
    if catch_unwind(AssertUnwindSafe(|| job(store))).is_err() {
        tracing::error!("a job of the history's thread panicked");
    }
}

#[cfg(test)]
mod tests {
    use super::Keeper;
    use crate::domain::event::Event;
    use crate::domain::{ExerciseId, Moment};
    use crate::store::Store;

    #[test]
    fn a_job_that_panics_undoes_itself_and_the_next_ones_are_done() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("history.db");
        let asked = |text: &str| Event::QuestionAsked {
            exercise: ExerciseId::new("pack", "one"),
            text: text.to_owned(),
        };
        let keeper = Keeper::start(Store::open(&path).expect("a history")).expect("a thread");
        keeper.send(|store| {
            let _half_done = store.intake().expect("a transaction");
            panic!("in the middle of a transaction");
        });
        let event = asked("still here?");
        keeper.send(move |store| store.record(&event, Moment::default()).expect("recorded"));
        drop(keeper);
        let events = Store::open(&path).and_then(|mut store| store.events()).expect("the log");
        assert_eq!(events, [(asked("still here?"), Moment::default())]);
    }
}
