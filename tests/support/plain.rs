//! The plain program as a process of its own: lines go in by a pipe or at a terminal that can do nothing
//! else, and what it says comes out. It never looks inside.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{
    LocalModes, OptionalActions, OutputModes, Winsize, tcgetattr, tcsetattr, tcsetwinsize,
};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take. It only matters when it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Our program, at home in this folder, in no terminal.
pub fn command(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
    set_home(&mut command, home);
    command
}

fn set_home(command: &mut Command, home: &Path) {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CODEMENTOR_") {
            command.env_remove(name);
        }
    }
    command.env("CODEMENTOR_HOME", home).env_remove("TERM").env_remove("VISUAL").env_remove("EDITOR");
}

/// Runs a command with this as its standard input.
pub fn piped(mut command: Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("our program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_vec();
    // Beside the reading, since a pipe holds only so much.
    let writer = std::thread::spawn(move || {
        // It may have left before it heard everything.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("all is written");
    output
}

/// What is said to these lines; the program has ended well, and said nothing but text.
pub fn says(home: &Path, lines: &str) -> String {
    says_to(home, lines.as_bytes())
}

pub fn says_to(home: &Path, input: &[u8]) -> String {
    let mut command = command(home);
    command.arg("--plain");
    let output = piped(command, input);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{:?}: {errors}", output.status);
    is_plain(&output.stdout);
    String::from_utf8(output.stdout).expect("text")
}

/// Panics at a byte that is neither text nor a line feed, and at a character that draws.
pub fn is_plain(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    for line in text.split('\n') {
        let drawing = |letter: char| {
            letter.is_control()
                || matches!(letter, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}' | '✓' | '✗')
        };
        assert!(!line.contains(drawing), "not plain: {line:?}");
    }
}

/// Panics unless these stand in the text, in this order.
pub fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for piece in wanted {
        let place = rest.find(piece).unwrap_or_else(|| panic!("`{piece}` does not come in:\n{text}"));
        rest = &rest[place + piece.len()..];
    }
}

/// A terminal to read from, with its other end, which must be kept.
pub fn keys() -> (Stdio, File) {
    let (master, slave) = open_pty();
    (Stdio::from(slave), master)
}

fn open_pty() -> (File, File) {
    let master: OwnedFd =
        openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a pseudo-terminal");
    grantpt(&master).expect("granted");
    unlockpt(&master).expect("unlocked");
    let size = Winsize { ws_col: 100, ws_row: 30, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&master, size).expect("a size");
    let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("UTF-8");
    let slave = OpenOptions::new().read(true).write(true).open(name).expect("the slave");
    (File::from(master), slave)
}

/// The program at a terminal that says of itself that it is dumb.
pub struct LineTerminal {
    master: File,
    child: Child,
    heard: Vec<u8>,
    /// Everything that was ever heard.
    pub all: Vec<u8>,
}

impl LineTerminal {
    /// Starts the program in a session of its own, with the terminal in control of it, so that Ctrl-C comes as
    /// from a real one. Nothing that is typed is echoed, and line feeds stay what they are, so that all that is
    /// heard is the program's.
    pub fn start(home: &Path, arguments: &[&str]) -> Self {
        Self::start_with(home, arguments, &[])
    }

    /// The same, with these variables in its environment.
    pub fn start_with(home: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let (master, slave) = open_pty();
        let mut modes = tcgetattr(&slave).expect("modes");
        modes.local_modes.remove(LocalModes::ECHO);
        modes.output_modes.remove(OutputModes::OPOST);
        tcsetattr(&slave, OptionalActions::Now, &modes).expect("set");
        let end = || Stdio::from(slave.try_clone().expect("a copy"));
        let mut command = Command::new("setsid");
        command.args(["--ctty", "--wait"]).arg(env!("CARGO_BIN_EXE_codementor")).args(arguments);
        set_home(&mut command, home);
        let child = command
            .env("TERM", "dumb")
            .envs(variables.iter().copied())
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .expect("setsid of util-linux");
        Self { master, child, heard: Vec::new(), all: Vec::new() }
    }

    pub fn type_in(&self, bytes: &[u8]) {
        rustix::io::write(&self.master, bytes).expect("written");
    }

    /// Waits for a text, and forgets everything up to its end.
    pub fn hears(&mut self, text: &str) {
        let begun = Instant::now();
        loop {
            if let Some(at) = self.heard.windows(text.len()).position(|part| part == text.as_bytes()) {
                self.heard.drain(..at + text.len());
                return;
            }
            let heard = String::from_utf8_lossy(&self.heard).into_owned();
            assert!(begun.elapsed() < PATIENCE, "waited for {text:?}, heard {heard:?}");
            self.listen();
        }
    }

    /// Waits for the program's end, which is a good one, and answers all that was heard.
    pub fn ends(mut self) -> Vec<u8> {
        while self.listen() {}
        let process = Pid::from_raw(self.child.id().cast_signed()).expect("a process");
        if let Ok(handle) = pidfd_open(process, PidfdFlags::empty()) {
            let patience = Timespec::try_from(PATIENCE).expect("a short time");
            let ended = poll(&mut [PollFd::new(&handle, PollFlags::IN)], Some(&patience));
            assert_eq!(ended, Ok(1), "it does not end");
        }
        let status = self.child.wait().expect("an exit status");
        assert!(status.success(), "{status:?}");
        std::mem::take(&mut self.all)
    }

    /// The number of the program's own process.
    pub fn process(&self) -> Pid {
        let below = super::processes::below(self.child.id().cast_signed());
        let own = below.first().copied().unwrap_or_else(|| self.child.id().cast_signed());
        Pid::from_raw(own).expect("a process")
    }

    /// Hears what comes next; false when nothing more can come, or nothing came for very long.
    fn listen(&mut self) -> bool {
        let mut watched = [PollFd::new(&self.master, PollFlags::IN)];
        let patience = Timespec::try_from(PATIENCE).expect("a short time");
        if poll(&mut watched, Some(&patience)).unwrap_or(0) == 0 {
            return false;
        }
        let mut buffer = [0; 4096];
        match rustix::io::read(&self.master, &mut buffer) {
            Ok(length) if length > 0 => {
                self.heard.extend_from_slice(&buffer[..length]);
                self.all.extend_from_slice(&buffer[..length]);
                true
            }
            _ => false,
        }
    }
}

impl Drop for LineTerminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
