//! Where lines come from: standard input, one line at a time and not a byte more than asked for, and the
//! keys Ctrl-C. It never knows what a line means.

use crate::cli::Failure;
use crate::runtime::attend;
use std::io::{IsTerminal, stdin};
use std::time::Duration;
use tokio::io::{AsyncReadExt, Stdin};
use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Nobody types a longer line, in bytes.
const LONGEST_LINE: usize = 64 * 1024;
/// While something takes long, it is said this often.
const BEAT: Duration = Duration::from_secs(3);

/// What was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Line {
        text: String,
        /// Some of it was not UTF-8, and U+FFFD stands in its place.
        damaged: bool,
    },
    /// A line that was too long to be taken; all of it has been passed over.
    TooLong,
    /// Ctrl-C.
    Interrupted,
    /// No more input can come.
    End,
}

/// Standard input.
pub struct Console {
    /// A person sits there, and not a pipe.
    pub is_terminal: bool,
    runtime: Runtime,
    input: Stdin,
    interrupts: Signal,
    bytes: Vec<u8>,
    /// The beginning of the line has been thrown away.
    passing_over: bool,
    ended: bool,
}

impl Console {
    /// From here on Ctrl-C no longer ends the process.
    ///
    /// # Errors
    /// When the machine gives no thread or no signal.
    pub fn of_process() -> Result<Self, Failure> {
        let failed = |error: std::io::Error| {
            Failure::new(format!("failed to start: {error}"), "Close other programs and try again.")
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let inside = runtime.enter();
        let interrupts = signal(SignalKind::interrupt()).map_err(failed)?;
        drop(inside);
        Ok(Self {
            is_terminal: stdin().is_terminal(),
            runtime,
            input: tokio::io::stdin(),
            interrupts,
            bytes: Vec::new(),
            passing_over: false,
            ended: false,
        })
    }

    /// Waits for the next line.
    pub fn hear(&mut self) -> Heard {
        loop {
            if let Some(heard) = self.take_line() {
                return heard;
            }
            let mut read = vec![0; 8 * 1024];
            let (input, interrupts) = (&mut self.input, &mut self.interrupts);
            let length = self.runtime.block_on(async {
                tokio::select! {
                    biased;
                    _ = interrupts.recv() => None,
                    // What can no longer be read has ended. A read that is left keeps its bytes for the next.
                    length = input.read(&mut read) => Some(length.unwrap_or(0)),
                }
            });
            match length {
                None => {
                    // The terminal has thrown away what stood on the line; so do we.
                    self.bytes.clear();
                    return Heard::Interrupted;
                }
                Some(0) => self.ended = true,
                Some(length) => self.bytes.extend_from_slice(&read[..length]),
            }
        }
    }

    /// More was sent at once than one line: the next is there already.
    pub fn has_line(&self) -> bool {
        self.bytes.contains(&b'\n')
    }

    /// Does work that blocks. `beat` is told of the seconds that have passed, `stop` ends the work early,
    /// when Ctrl-C is pressed.
    ///
    /// # Errors
    /// When the work panicked.
    pub fn attend<Answer: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> Answer + Send + 'static,
        mut beat: impl FnMut(u64),
        stop: impl FnOnce(),
    ) -> Result<Answer, Failure> {
        let interrupts = &mut self.interrupts;
        let stopped = async {
            interrupts.recv().await;
        };
        let told = attend(work, BEAT, |passed| beat(passed.as_secs()), stopped, stop);
        self.runtime.block_on(told).map_err(|error| {
            Failure::new(format!("failed to finish: {error}"), "Try again; what you wrote is kept.")
        })
    }

    /// Waits for something that goes on by itself; `stop` ends it, when Ctrl-C is pressed.
    pub fn listen<Answer>(&mut self, work: impl Future<Output = Answer>, stop: impl FnOnce()) -> Answer {
        let interrupts = &mut self.interrupts;
        self.runtime.block_on(async {
            let mut work = std::pin::pin!(work);
            let mut stop = Some(stop);
            loop {
                tokio::select! {
                    biased;
                    answer = &mut work => return answer,
                    _ = interrupts.recv(), if stop.is_some() => {
                        if let Some(stop) = stop.take() {
                            stop();
                        }
                    }
                }
            }
        })
    }

    /// Lets go of the input without waiting for it.
    pub fn close(self) {
        self.runtime.shutdown_timeout(Duration::from_millis(500));
    }

    /// A line that is there already, or what is left at the end.
    fn take_line(&mut self) -> Option<Heard> {
        let end = self.bytes.iter().position(|byte| *byte == b'\n');
        let Some(end) = end.or_else(|| (self.ended && !self.bytes.is_empty()).then_some(self.bytes.len()))
        else {
            if self.bytes.len() > LONGEST_LINE {
                self.bytes.clear();
                self.passing_over = true;
            }
            return self
                .ended
                .then(|| if std::mem::take(&mut self.passing_over) { Heard::TooLong } else { Heard::End });
        };
        let mut line: Vec<u8> = self.bytes.drain(..(end + 1).min(self.bytes.len())).collect();
        line.truncate(end);
        if std::mem::take(&mut self.passing_over) || line.len() > LONGEST_LINE {
            return Some(Heard::TooLong);
        }
        let text = String::from_utf8_lossy(&line);
        let damaged = matches!(text, std::borrow::Cow::Owned(_));
        Some(Heard::Line { text: text.trim_end_matches('\r').to_owned(), damaged })
    }
}
