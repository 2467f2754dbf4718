//! The real program at a real pseudo-terminal, in a session of its own, so that signals and other programs
//! come as at a person's. It never asserts anything itself but that what was waited for has come.

use super::keyboard;
use super::processes::program;
use super::virtual_terminal::VirtualTerminal;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// A program at its terminal. Dropping it closes the terminal.
pub struct AtTerminal {
    master: File,
    slave: File,
    child: Child,
    screen: VirtualTerminal,
    /// What came and was not waited for yet.
    heard: Vec<u8>,
    /// Whether the program has the other screen at this moment.
    on_other_screen: bool,
}

/// Our program with these arguments, at home in a folder, with nothing else of the environment that could
/// change what it does.
pub fn codementor(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CODEMENTOR_") {
            command.env_remove(name);
        }
    }
    for name in ["VISUAL", "EDITOR", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.args(arguments).env("CODEMENTOR_HOME", home).env("TERM", "xterm-256color").current_dir(home);
    command
}

fn size(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }
}

impl AtTerminal {
    pub fn start(command: &Command, columns: u16, rows: u16) -> Self {
        let master: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a pseudo-terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        tcsetwinsize(&master, size(columns, rows)).expect("a size");
        let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("UTF-8");
        let slave = OpenOptions::new().read(true).write(true).open(name).expect("the slave");
        let end = || Stdio::from(slave.try_clone().expect("a copy"));
        let mut session = Command::new(program("setsid").expect("setsid of util-linux"));
        session.args(["--ctty", "--wait"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => session.env(name, value),
                None => session.env_remove(name),
            };
        }
        session.current_dir(command.get_current_dir().unwrap_or(Path::new("/")));
        session.stdin(end()).stdout(end()).stderr(end());
        let child = session.spawn().expect("started");
        let screen = VirtualTerminal::new(columns, rows);
        Self { master: File::from(master), slave, child, screen, heard: Vec::new(), on_other_screen: false }
    }

    /// Presses keys, by their names.
    pub fn press(&mut self, keys: &[&str]) {
        for key in keys {
            self.type_in(&keyboard::bytes(key));
        }
    }

    pub fn type_in(&mut self, bytes: &[u8]) {
        rustix::io::write(&self.master, bytes).expect("typed");
        self.listen(Duration::ZERO);
    }

    /// Pastes text of any length, as a terminal does; what comes back meanwhile is taken.
    pub fn pastes(&mut self, text: &[u8]) {
        let bytes = [b"\x1b[200~", text, b"\x1b[201~"].concat();
        let mut rest = bytes.as_slice();
        let begun = Instant::now();
        let moment = Timespec::try_from(Duration::from_millis(20)).expect("a short time");
        while !rest.is_empty() {
            assert!(begun.elapsed() < PATIENCE, "nobody reads: {} bytes are left", rest.len());
            let mut watched = [PollFd::new(&self.master, PollFlags::OUT)];
            if poll(&mut watched, Some(&moment)).unwrap_or(0) == 1 {
                // As much as always fits when anything does.
                let length = rest.len().min(256);
                let written = rustix::io::write(&self.master, &rest[..length]).expect("typed");
                rest = &rest[written..];
            }
            self.listen(Duration::ZERO);
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.resize(columns, rows);
        tcsetwinsize(&self.master, size(columns, rows)).expect("a size");
    }

    /// Waits until the text stands on the screen.
    pub fn sees(&mut self, text: &str) {
        self.sees_that(text, |screen| screen.contains(text));
    }

    /// Waits until something is so of the screen's rows.
    pub fn sees_that(&mut self, what: &str, so: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        while !so(&self.screen.text()) {
            let screen = self.screen.text();
            assert!(begun.elapsed() < PATIENCE, "`{what}` did not come. The screen:\n{screen}");
            self.listen(Duration::from_millis(100));
        }
    }

    /// Waits until the text was sent, whatever stands on the screen, and forgets all up to it, which is answered.
    pub fn hears(&mut self, text: &str) -> Vec<u8> {
        let begun = Instant::now();
        loop {
            if let Some(at) = self.heard.windows(text.len()).position(|part| part == text.as_bytes()) {
                return self.heard.drain(..at + text.len()).collect();
            }
            let heard = String::from_utf8_lossy(&self.heard).into_owned();
            assert!(begun.elapsed() < PATIENCE, "waited for {text:?}, heard {heard:?}");
            self.listen(Duration::from_millis(100));
        }
    }

    /// Whether the text was sent by now.
    pub fn was_sent(&self, text: &str) -> bool {
        self.heard.windows(text.len()).any(|part| part == text.as_bytes())
    }

    /// Whether the terminal reads lines, as a shell leaves it.
    pub fn is_as_a_shell_leaves_it(&self) -> bool {
        let modes = tcgetattr(&self.slave).expect("modes").local_modes;
        modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// Sends a signal to the program itself.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.process(), signal).expect("sent");
    }

    /// The number of the program's process.
    pub fn id(&self) -> i32 {
        self.process().as_raw_nonzero().get()
    }

    /// Kills the program as the machine would, and waits until it is gone.
    pub fn dies_killed(mut self) {
        self.signal(Signal::KILL);
        self.waits_for_end();
    }

    /// Closes the terminal without a word, and waits until the program has ended.
    pub fn window_is_closed(mut self) {
        let nowhere = || OpenOptions::new().read(true).write(true).open("/dev/null").expect("nowhere");
        self.slave = nowhere();
        self.master = nowhere();
        self.waits_for_end();
    }

    /// Takes what the program has sent by now, and waits for more of it for a moment.
    pub fn hears_for(&mut self, time: Duration) {
        let begun = Instant::now();
        while let Some(left) = time.checked_sub(begun.elapsed()).filter(|left| !left.is_zero()) {
            self.listen(left);
        }
    }

    /// Waits until the program has ended; the terminal must be as it was.
    pub fn ends(mut self) {
        self.waits_for_end();
        while self.listen(Duration::ZERO) {}
        assert!(!self.on_other_screen, "the screen was not given back");
        assert!(self.is_as_a_shell_leaves_it(), "the terminal was not given back");
    }

    fn waits_for_end(&mut self) {
        let process = Pid::from_raw(self.child.id().cast_signed()).expect("a process");
        let handle = pidfd_open(process, PidfdFlags::empty()).expect("a handle");
        let begun = Instant::now();
        let moment = Timespec::try_from(Duration::from_millis(20)).expect("a short time");
        while poll(&mut [PollFd::new(&handle, PollFlags::IN)], Some(&moment)) != Ok(1) {
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            self.listen(Duration::ZERO);
        }
        self.child.wait().expect("an exit status");
    }

    /// The process of the program itself: `setsid` becomes it where it need not fork.
    fn process(&self) -> Pid {
        let of = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", self.child.id()));
        let child = self.child.id().cast_signed();
        let number = if of("comm").expect("a name").starts_with("setsid") {
            let children = of(&format!("task/{child}/children")).expect("children");
            // It may not have come so far yet.
            children.split_whitespace().next().map_or(Some(child), |number| number.parse().ok())
        } else {
            Some(child)
        };
        number.and_then(Pid::from_raw).expect("a process")
    }

    /// Takes what comes next; false when nothing came within the time.
    fn listen(&mut self, time: Duration) -> bool {
        let mut watched = [PollFd::new(&self.master, PollFlags::IN)];
        let time = Timespec::try_from(time).expect("a short time");
        if poll(&mut watched, Some(&time)).unwrap_or(0) == 0 {
            return false;
        }
        let mut buffer = [0; 8_192];
        match rustix::io::read(&self.master, &mut buffer) {
            Ok(length) if length > 0 => {
                self.screen.apply(&buffer[..length]);
                self.heard.extend_from_slice(&buffer[..length]);
                let last =
                    |sequence: &[u8]| self.heard.windows(sequence.len()).rposition(|part| part == sequence);
                let (taken, given) = (last(b"\x1b[?1049h"), last(b"\x1b[?1049l"));
                if taken != given {
                    self.on_other_screen = taken > given;
                }
                true
            }
            _ => false,
        }
    }
}

impl Drop for AtTerminal {
    fn drop(&mut self) {
        // Whoever waits for the terminal is told that it is gone; what stays is killed.
        let _ = kill_process(Pid::from_raw(self.child.id().cast_signed()).expect("a process"), Signal::HUP);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
