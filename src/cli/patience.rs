//! What is told on standard error while something takes its time: nothing for a second, then how far it has
//! come. It never writes to standard output.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// What ends sooner needs no words.
const QUIET: Duration = Duration::from_secs(1);
/// How often a line on a terminal changes.
const LIVELY: Duration = Duration::from_millis(100);
/// How often a line is added to a file or a pipe.
const SLOW: Duration = Duration::from_secs(5);

/// Tells how far something has come.
pub struct Patience {
    doing: &'static str,
    next: Instant,
    terminal: bool,
    shown: bool,
}

impl Patience {
    pub fn with(doing: &'static str) -> Self {
        Self { doing, next: Instant::now() + QUIET, terminal: stderr().is_terminal(), shown: false }
    }

    /// May be called for every little step.
    pub fn tell(&mut self, done: u64, total: Option<u64>) {
        let now = Instant::now();
        if now < self.next {
            return;
        }
        let far = match total {
            Some(total) if total > 0 => format!("{} %", (done * 100 / total).min(100)),
            _ => format!("{done} so far"),
        };
        if self.terminal {
            eprint!("\r\x1b[K{}: {far}", self.doing);
            // Progress that cannot be shown is no reason to stop.
            let _ = stderr().flush();
        } else {
            eprintln!("{}: {far}", self.doing);
        }
        self.next = now + if self.terminal { LIVELY } else { SLOW };
        self.shown = true;
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        if self.shown && self.terminal {
            eprint!("\r\x1b[K");
        }
    }
}
