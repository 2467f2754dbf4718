//! A program at a pseudo-terminal of its own, and when its bytes come. It never knows what they mean.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::{File, OpenOptions};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub const COLUMNS: u16 = 120;
pub const ROWS: u16 = 40;

/// How long anything may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program. Dropping it kills it.
pub struct Program {
    master: File,
    child: Child,
    begun: Instant,
    /// All that it has written.
    pub heard: Vec<u8>,
}

impl Program {
    /// The clock begins at the call that makes the process; the terminal is there before. There is no
    /// `setsid` between, which would be measured too: the terminal is not the process's controlling one.
    pub fn start(mut command: Command) -> Self {
        let master: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a pseudo-terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        let size = Winsize { ws_col: COLUMNS, ws_row: ROWS, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, size).expect("a size");
        let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("UTF-8");
        let slave = OpenOptions::new().read(true).write(true).open(name).expect("the slave");
        let end = || Stdio::from(slave.try_clone().expect("a copy"));
        command.stdin(end()).stdout(end()).stderr(end());
        let begun = Instant::now();
        let child = command.spawn().expect("the program starts");
        Self { master: File::from(master), child, begun, heard: Vec::new() }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until what was written is enough, and tells how long after the start that was.
    pub fn until(&mut self, what: &str, enough: impl Fn(&[u8]) -> bool) -> Duration {
        loop {
            if enough(&self.heard) {
                return self.begun.elapsed();
            }
            let left = PATIENCE.saturating_sub(self.begun.elapsed());
            let heard = String::from_utf8_lossy(&self.heard);
            assert!(!left.is_zero(), "waited for {what}, heard {heard:?}");
            self.listen(left);
        }
    }

    /// Takes what it writes, until it has written nothing for that long.
    pub fn until_quiet(&mut self, quiet: Duration) {
        while self.listen(quiet) {}
    }

    /// Takes what it writes, for that long.
    pub fn listen_for(&mut self, time: Duration) {
        let begun = Instant::now();
        while begun.elapsed() < time && self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            self.listen(time.saturating_sub(begun.elapsed()));
        }
    }

    /// Takes what comes next; false when nothing came within the time, or nothing can come any more.
    fn listen(&mut self, time: Duration) -> bool {
        let mut watched = [PollFd::new(&self.master, PollFlags::IN)];
        let time = Timespec::try_from(time).expect("a short time");
        if poll(&mut watched, Some(&time)).unwrap_or(0) == 0 {
            return false;
        }
        let mut buffer = [0; 8_192];
        match rustix::io::read(&self.master, &mut buffer) {
            Ok(length) if length > 0 => {
                self.heard.extend_from_slice(&buffer[..length]);
                true
            }
            _ => false,
        }
    }

    /// Types, and waits for nothing.
    pub fn type_keys(&mut self, keys: &[u8]) {
        rustix::io::write(&self.master, keys).expect("typed");
    }

    /// Types, and waits for the program's end; what it wrote until then is taken.
    pub fn leave(mut self, keys: &[u8]) {
        rustix::io::write(&self.master, keys).expect("typed");
        while self.listen(PATIENCE) {}
        self.child.wait().expect("an exit status");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
