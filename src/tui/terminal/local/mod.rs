//! The learner's own terminal: the process's standard input and output. It never knows what is drawn
//! on it, and nothing but a door may open it.

mod hand_over;
mod modes;
mod reader;

use super::event::{TerminalEvent, clamp_size};
use super::input::InputParser;
use rustix::process::Signal as ProcessSignal;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;
use tokio::io::{AsyncWriteExt as _, Stdout};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};

/// What follows an Esc later than this is not of one sequence with it.
const ESCAPE_PAUSE: Duration = Duration::from_millis(30);

/// Why the terminal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    #[error("failed to open the terminal: standard {0} is not one")]
    NotATerminal(&'static str),
    #[error("failed to change the terminal's mode")]
    Mode(#[source] io::Error),
    #[error("failed to listen for signals")]
    Signals(#[source] io::Error),
    #[error("failed to start reading the terminal")]
    Reader(#[source] io::Error),
    #[error("failed to write to the terminal")]
    Write(#[source] io::Error),
    #[error("failed to stop the program for now")]
    Stop(#[source] io::Error),
    #[error("failed to take the terminal back")]
    TakeBack(#[source] io::Error),
}

impl TerminalError {
    /// What to do next.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NotATerminal(_) => {
                "Start `codementor` in a terminal, without pipes; `codementor test`, `hint` and `list` work without one."
            }
            Self::Mode(_) | Self::Reader(_) | Self::Signals(_) => {
                "Try another terminal; `codementor test`, `hint` and `list` work in any."
            }
            Self::Write(_) | Self::TakeBack(_) => "The terminal may be closed. What you wrote is kept.",
            Self::Stop(_) => "Go on, or leave; everything is kept.",
        }
    }
}

/// The terminal in the program's mode, raw and on the alternate screen, which nobody listens to yet. Dropping it
/// gives the terminal back, and so does a panic anywhere in the process.
#[derive(Debug)]
pub struct EnteredTerminal {
    mouse: bool,
    /// Heard from before the mode is changed: a signal must not end the program with the terminal so.
    signals: Signals,
}

impl EnteredTerminal {
    /// Takes the terminal over. Must be called within a tokio runtime; there can be one at a time.
    ///
    /// # Errors
    /// When standard input or output is no terminal, its mode cannot be changed, or nobody tells of signals.
    pub fn enter(mouse: bool) -> Result<Self, TerminalError> {
        if !io::stdin().is_terminal() {
            return Err(TerminalError::NotATerminal("input"));
        }
        if !io::stdout().is_terminal() {
            return Err(TerminalError::NotATerminal("output"));
        }
        let signals = Signals::new().map_err(TerminalError::Signals)?;
        modes::restore_on_panic();
        modes::enter(mouse).map_err(TerminalError::Mode)?;
        Ok(Self { mouse, signals })
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        size()
    }

    /// Sends bytes, in whole sequences. Returns when the terminal has taken them.
    ///
    /// # Errors
    /// When the terminal cannot be written to any more.
    pub fn write(&self, bytes: &[u8]) -> Result<(), TerminalError> {
        let mut output = io::stdout().lock();
        output.write_all(bytes).and_then(|()| output.flush()).map_err(TerminalError::Write)
    }
}

impl Drop for EnteredTerminal {
    fn drop(&mut self) {
        modes::leave();
    }
}

fn size() -> (u16, u16) {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout());
    size.map_or((80, 24), |size| clamp_size(size.ws_col, size.ws_row))
}

/// The terminal while the program has it. Dropping it gives it back.
#[derive(Debug)]
pub struct LocalTerminal {
    parser: InputParser,
    /// Until when what came last may be the beginning of a sequence.
    flush_at: Option<Instant>,
    /// `None` only where it could not be started again.
    reader: Option<reader::Reader>,
    /// What was read and not told yet.
    untold: Vec<super::InputEvent>,
    /// Someone asked the program to end while another had the terminal.
    asked_to_end: Option<TerminalEvent>,
    output: Stdout,
    mouse: bool,
    /// The screen was given up and taken back; everything must be drawn.
    lost: bool,
    /// Given back after all else.
    entered: EnteredTerminal,
}

#[derive(Debug)]
struct Signals {
    resize: Signal,
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
    stop: Signal,
    resume: Signal,
}

impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self {
            resize: signal(SignalKind::window_change())?,
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hangup: signal(SignalKind::hangup())?,
            stop: signal(SignalKind::from_raw(libc::SIGTSTP))?,
            resume: signal(SignalKind::from_raw(libc::SIGCONT))?,
        })
    }
}

impl LocalTerminal {
    /// Takes the terminal over. Must be called within a tokio runtime; there can be one at a time.
    pub fn open(mouse: bool) -> Result<Self, TerminalError> {
        Self::listen(EnteredTerminal::enter(mouse)?)
    }

    /// Begins to read from a terminal that was entered.
    ///
    /// # Errors
    /// When the machine gives no thread.
    pub fn listen(entered: EnteredTerminal) -> Result<Self, TerminalError> {
        let reader = reader::Reader::start().map_err(TerminalError::Reader)?;
        Ok(Self {
            parser: InputParser::default(),
            flush_at: None,
            reader: Some(reader),
            untold: Vec::new(),
            asked_to_end: None,
            output: tokio::io::stdout(),
            mouse: entered.mouse,
            lost: false,
            entered,
        })
    }

    /// Asks for the mouse, or gives it back to the terminal, now and after every return to it.
    ///
    /// # Errors
    /// When the terminal cannot be written to any more.
    pub async fn capture_mouse(&mut self, wanted: bool) -> Result<(), TerminalError> {
        self.mouse = wanted;
        self.write(super::sequences::mouse(wanted)).await
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        size()
    }

    /// Waits for the next event. May be dropped and called again at any time; nothing is lost. After
    /// `Closed` it returns `Closed`.
    pub async fn next(&mut self) -> TerminalEvent {
        loop {
            if let Some(asked) = &self.asked_to_end {
                return asked.clone();
            }
            if std::mem::take(&mut self.lost) {
                return self.continued();
            }
            if !self.untold.is_empty() {
                return TerminalEvent::Input(std::mem::take(&mut self.untold));
            }
            let Some(reader) = &mut self.reader else { return TerminalEvent::Closed };
            let flush_at = self.flush_at.unwrap_or_else(Instant::now);
            tokio::select! {
                bytes = reader.bytes.recv() => match bytes {
                    Some(bytes) => {
                        let events = self.feed(&bytes);
                        if !events.is_empty() {
                            return TerminalEvent::Input(events);
                        }
                    }
                    None => return TerminalEvent::Closed,
                },
                () = sleep_until(flush_at), if self.flush_at.is_some() => {
                    self.flush_at = None;
                    let events = self.parser.flush();
                    if !events.is_empty() {
                        return TerminalEvent::Input(events);
                    }
                }
                Some(()) = self.entered.signals.resize.recv() => {
                    let (columns, rows) = self.size();
                    return TerminalEvent::Resized { columns, rows };
                }
                Some(()) = self.entered.signals.terminate.recv() => return TerminalEvent::Terminate,
                Some(()) = self.entered.signals.interrupt.recv() => return TerminalEvent::Terminate,
                Some(()) = self.entered.signals.hangup.recv() => return TerminalEvent::Hangup,
                Some(()) = self.entered.signals.stop.recv() => return TerminalEvent::Suspend,
                // A panic somewhere gave the terminal back, and was survived.
                () = modes::panicked() => {
                    if modes::enter(self.mouse).is_err() {
                        return TerminalEvent::Closed;
                    }
                    return self.continued();
                }
                Some(()) = self.entered.signals.resume.recv() => {
                    // Stopped from outside: the shell has had the terminal, in its own mode.
                    if modes::enter(self.mouse).is_err() {
                        return TerminalEvent::Closed;
                    }
                    return self.continued();
                }
            }
        }
    }

    fn continued(&self) -> TerminalEvent {
        let (columns, rows) = self.size();
        TerminalEvent::Continued { columns, rows }
    }

    /// Everything that has come by now, so that it is drawn once.
    fn feed(&mut self, bytes: &[u8]) -> Vec<super::InputEvent> {
        let mut events = self.parser.feed(bytes);
        while let Some(more) = self.reader.as_mut().and_then(|reader| reader.bytes.try_recv().ok()) {
            events.extend(self.parser.feed(&more));
        }
        self.flush_at = self.parser.needs_flush().then(|| Instant::now() + ESCAPE_PAUSE);
        events
    }

    /// Sends bytes, in whole sequences. Returns when the terminal has taken them. Once it was given away
    /// for good, nothing is sent.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), TerminalError> {
        if self.asked_to_end.is_some() {
            return Ok(());
        }
        self.output.write_all(bytes).await.map_err(TerminalError::Write)?;
        self.output.flush().await.map_err(TerminalError::Write)
    }

    /// Gives the terminal back, stops the process group as a shell expects it, and takes the terminal
    /// again once someone lets it go on; the next event is then `Continued`. Returns false, and does
    /// nothing, where there is no shell that could let it go on.
    pub async fn suspend(&mut self) -> Result<bool, TerminalError> {
        let session = rustix::process::getsid(None).map_err(|error| TerminalError::Stop(error.into()))?;
        if session == rustix::process::getpgrp() {
            return Ok(false);
        }
        // Old news of having gone on must not be taken for the coming one.
        let _ = timeout(Duration::ZERO, self.entered.signals.resume.recv()).await;
        modes::leave();
        // The whole group, as the key would: a parent such as `cargo run` must stop with us, or the shell
        // goes on waiting for it. STOP and not TSTP, which we listen to ourselves.
        let stopped = rustix::process::kill_current_process_group(ProcessSignal::STOP);
        if stopped.is_ok() {
            // Other threads may run on for a moment, this one waits until it is true.
            self.entered.signals.resume.recv().await;
        }
        modes::enter(self.mouse).map_err(TerminalError::Mode)?;
        self.lost = true;
        stopped.map(|()| true).map_err(|error| TerminalError::Stop(error.into()))
    }
}

type Bytes = mpsc::Receiver<Vec<u8>>;
