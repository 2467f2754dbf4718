//! A way to stop a run that is no longer of interest, from another thread. It never knows what the run is.

use std::io::{PipeReader, PipeWriter, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Stops the run that it was given to: clones speak of the same run. Once cancelled it stays so.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    cancelled: AtomicBool,
    /// Those who wait, to be woken by a byte.
    waiting: Mutex<Vec<Weak<PipeWriter>>>,
}

impl Cancel {
    pub fn new() -> Self {
        Self::default()
    }

    /// Wakes whoever waits; they end the run and return.
    pub fn cancel(&self) {
        self.state.cancelled.store(true, Ordering::SeqCst);
        let waiting = self.state.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        for wake in waiting.iter().filter_map(Weak::upgrade) {
            let _ = (&*wake).write(b"!");
        }
    }

    pub fn is_cancelled(&self) -> bool {
        self.state.cancelled.load(Ordering::SeqCst)
    }

    /// A descriptor that becomes readable when this is cancelled.
    pub(super) fn waiter(&self) -> std::io::Result<Waiter> {
        let (readable, wake) = std::io::pipe()?;
        let wake = Arc::new(wake);
        let mut waiting = self.state.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|other| other.strong_count() > 0);
        waiting.push(Arc::downgrade(&wake));
        drop(waiting);
        if self.is_cancelled() {
            (&*wake).write_all(b"!")?;
        }
        Ok(Waiter { readable, _wake: wake })
    }
}

/// One who waits; it takes itself off the list when it is dropped.
#[derive(Debug)]
pub(super) struct Waiter {
    readable: PipeReader,
    _wake: Arc<PipeWriter>,
}

impl AsFd for Waiter {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.readable.as_fd()
    }
}
