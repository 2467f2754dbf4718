//! Looking after the history beside the session: a backup some moments after the start and whenever a new
//! day has one due. It never has the history itself; what is to be done about it goes to its thread.

use super::clock::Clock;
use crate::store::{Care, StoreError, care};
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;

/// The first frame and the first keys come before.
const AFTER_START: Duration = Duration::from_secs(2);
/// Someone may never leave.
const AGAIN: Duration = Duration::from_secs(6 * 60 * 60);

/// What looks after a history until it is dropped. It holds no handle of the history's thread, so that
/// leaving never waits for it.
pub struct Caretaker {
    findings: UnboundedReceiver<Care>,
    task: JoinHandle<()>,
}

impl Caretaker {
    /// Must be called within a tokio runtime.
    pub fn begin(history: PathBuf, clock: Clock) -> Self {
        let (sender, findings) = unbounded_channel();
        let task = tokio::spawn(async move {
            let mut pause = AFTER_START;
            loop {
                tokio::time::sleep(pause).await;
                pause = AGAIN;
                let (path, now) = (history.clone(), clock.now());
                match tokio::task::spawn_blocking(move || care(&path, now)).await {
                    Ok(Ok(found)) => {
                        let _ = sender.send(found);
                    }
                    Ok(Err(error)) => tell(&error),
                    Err(error) => tracing::error!(%error, "looking after the history broke off"),
                }
            }
        });
        Self { findings, task }
    }

    /// What is found next. May be dropped at any await.
    pub async fn next(&mut self) -> Care {
        match self.findings.recv().await {
            Some(found) => found,
            None => std::future::pending().await,
        }
    }
}

impl Drop for Caretaker {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A full disk is told where it matters, when something cannot be saved.
fn tell(error: &StoreError) {
    tracing::warn!(%error, "failed to make a backup of the history");
}
