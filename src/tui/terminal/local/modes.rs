//! Taking the process's terminal and giving it back, exactly once each. It never reads from it.

use super::super::sequences;
use std::io::{self, Write as _};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// Whether the terminal is ours at this moment. One for the process, as the terminal is.
static ACTIVE: AtomicBool = AtomicBool::new(false);
/// Told when a panic has given the terminal back.
static PANICKED: Notify = Notify::const_new();

/// Waits until a panic has given the terminal back.
pub(super) async fn panicked() {
    PANICKED.notified().await;
}

/// Raw mode and the alternate screen, also where they were ours before: a shell may have changed them
/// while the process was stopped.
pub(super) fn enter(mouse: bool) -> io::Result<()> {
    if ACTIVE.load(Ordering::SeqCst) {
        // Only so are the modes set again; what they were at first is kept.
        crossterm::terminal::disable_raw_mode()?;
    }
    crossterm::terminal::enable_raw_mode()?;
    ACTIVE.store(true, Ordering::SeqCst);
    let mut output = io::stdout().lock();
    output.write_all(&sequences::enter(mouse))?;
    output.flush()
}

/// Gives the terminal back, if it is ours. What goes wrong then cannot be told anywhere.
pub(super) fn leave() {
    if ACTIVE.swap(false, Ordering::SeqCst) {
        let mut output = io::stdout().lock();
        let _ = output.write_all(sequences::LEAVE);
        let _ = output.flush();
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// From now on a panic first gives the terminal back, so that its message can be read.
pub(super) fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            leave_in_panic();
            before(information);
        }));
    });
}

/// Like [`leave`], past the lock of standard output: the thread that panics may hold it.
fn leave_in_panic() {
    if ACTIVE.swap(false, Ordering::SeqCst) {
        let mut rest = sequences::LEAVE;
        while let Ok(written) = rustix::io::write(rustix::stdio::stdout(), rest) {
            rest = rest.get(written..).unwrap_or_default();
            if rest.is_empty() || written == 0 {
                break;
            }
        }
        let _ = crossterm::terminal::disable_raw_mode();
        PANICKED.notify_one();
    }
}
