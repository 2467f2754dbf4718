//! The thread that owns the history. Whoever wants something of it sends a job; jobs are done in the
//! order in which they come, so that what was written is there for what is read after it.

use crate::store::Store;
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
        let (jobs, receiver) = channel();
        let thread =
            std::thread::Builder::new().name("history".to_owned()).spawn(move || keep(store, &receiver))?;
        Ok(Self { handle: Some(Handle { jobs }), thread: Some(thread) })
    }

    /// Has a job done after those that were sent before it.
    pub fn send(&self, job: impl FnOnce(&mut Store) + Send + 'static) {
        if let Some(handle) = &self.handle {
            handle.send(job);
        }
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
        job(&mut store);
    }
}
