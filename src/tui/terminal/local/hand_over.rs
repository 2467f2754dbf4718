//! Another program on our terminal, for as long as it runs: it gets the terminal as the shell would give
//! it, and we take it back as we had it. It never knows what the program is for.

use super::{LocalTerminal, TerminalError, modes, reader};
use crate::tui::terminal::TerminalEvent;
use rustix::process::{Pid, Signal, getpgrp, getpid, getsid, kill_process};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
use std::io;
use std::process::{Command, ExitStatus};
use std::time::Duration;
use tokio::process::Child;
use tokio::time::timeout;

/// How long a program may take to end after it was asked to; we are asked to end ourselves, and whoever
/// asks does not wait for ever.
const LAST_WORDS: Duration = Duration::from_secs(2);

impl LocalTerminal {
    /// Runs a program on this terminal and takes the terminal back when it has ended; the next event is
    /// then `Continued`, or the end that someone asked for meanwhile.
    ///
    /// The inner result is the program's: how it ended, or why it could not be started.
    ///
    /// # Errors
    /// When the terminal cannot be taken back.
    pub async fn hand_over(&mut self, command: Command) -> Result<io::Result<ExitStatus>, TerminalError> {
        if let Some(reader) = self.reader.take() {
            let bytes = reader.stop().await;
            let mut events = self.parser.feed(&bytes);
            events.extend(self.parser.flush());
            self.untold.extend(events);
            self.flush_at = None;
        }
        modes::leave();
        let ours = tcgetattr(rustix::stdio::stdin());
        let ended = match tokio::process::Command::from(command).spawn() {
            Ok(child) => self.wait_for(child).await,
            Err(error) => Err(error),
        };
        // A program that was killed leaves the terminal as it had it.
        if let Ok(ours) = &ours {
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, ours);
        }
        // What it was told of sizes and endings is no news any more.
        for signal in [
            &mut self.entered.signals.interrupt,
            &mut self.entered.signals.resize,
            &mut self.entered.signals.resume,
        ] {
            let _ = timeout(Duration::ZERO, signal.recv()).await;
        }
        if self.asked_to_end.is_some() {
            // Nothing more is read or drawn, and the terminal may be gone.
            return Ok(ended);
        }
        modes::enter(self.mouse).map_err(TerminalError::TakeBack)?;
        self.lost = true;
        self.reader = Some(reader::Reader::start().map_err(TerminalError::TakeBack)?);
        Ok(ended)
    }

    /// Until it ends. Ctrl-C is the program's own affair; being asked to end is passed on.
    async fn wait_for(&mut self, mut child: Child) -> io::Result<ExitStatus> {
        let process = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
        loop {
            tokio::select! {
                status = child.wait() => return status,
                Some(()) = self.entered.signals.terminate.recv() => {
                    self.asked_to_end = Some(TerminalEvent::Terminate);
                    return ask_to_end(child, process, Signal::TERM).await;
                }
                Some(()) = self.entered.signals.hangup.recv() => {
                    self.asked_to_end = Some(TerminalEvent::Hangup);
                    return ask_to_end(child, process, Signal::HUP).await;
                }
                Some(()) = self.entered.signals.interrupt.recv() => {}
                Some(()) = self.entered.signals.stop.recv() => {
                    // The program stops itself and asks its group to. A shell looks at us, not at it.
                    if getsid(None).is_ok_and(|session| session != getpgrp()) {
                        let _ = kill_process(getpid(), Signal::STOP);
                    }
                }
            }
        }
    }
}

async fn ask_to_end(mut child: Child, process: Option<Pid>, signal: Signal) -> io::Result<ExitStatus> {
    if let Some(process) = process {
        // It may have ended by itself.
        let _ = kill_process(process, signal);
    }
    match timeout(LAST_WORDS, child.wait()).await {
        Ok(status) => status,
        Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "it does not end when it is asked to")),
    }
}
