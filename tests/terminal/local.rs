//! A session at a pseudo-terminal: what it takes, what it tells, and that it gives it back. The session
//! is this test binary again, running the test `child` with a variable set that tells it so.

use codementor::tui::terminal::{InputEvent, LocalTerminal, TerminalEvent, sequences};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};
use std::fs::{File, OpenOptions};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const CHILD: &str = "terminal::local::child";
const IS_CHILD: &str = "CODEMENTOR_TEST_AT_TERMINAL";
const PATIENCE: Duration = Duration::from_secs(20);

/// Not a test of its own: what runs at the pseudo-terminal. It tells every event in a line; `q` ends it,
/// `p` panics, `b` panics in a thread of its own, `h`, `k` and `m` hand the terminal over.
#[test]
fn child() {
    if std::env::var_os(IS_CHILD).is_none() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime").block_on(session());
}

async fn session() {
    let mut terminal = LocalTerminal::open(true).expect("a terminal");
    let (columns, rows) = terminal.size();
    say(&mut terminal, &format!("ready {columns}x{rows}")).await;
    loop {
        let event = terminal.next().await;
        match &event {
            TerminalEvent::Input(events) => {
                for event in events {
                    match event {
                        InputEvent::Key(chord) => {
                            let key = chord.to_string();
                            say(&mut terminal, &format!("key {key}")).await;
                            match key.as_str() {
                                "q" => return,
                                "p" => panic!("asked to"),
                                "b" => drop(std::thread::spawn(|| panic!("asked to, elsewhere")).join()),
                                "h" => {
                                    let script = "printf '<mine>'; read line; echo \"<$line>\"";
                                    hand_over(&mut terminal, script).await;
                                }
                                "k" => {
                                    let script = "stty raw -echo; echo '<raw>'; kill -9 $$";
                                    hand_over(&mut terminal, script).await;
                                }
                                "m" => hand_over(&mut terminal, "exec /nowhere/at/all").await,
                                _ => {}
                            }
                        }
                        InputEvent::Paste(text) => {
                            say(&mut terminal, &format!("paste {}", text.len())).await;
                        }
                        other => say(&mut terminal, &format!("{other:?}")).await,
                    }
                }
            }
            TerminalEvent::Closed | TerminalEvent::Hangup | TerminalEvent::Terminate => {
                let _ = terminal.write(format!("<{event:?}>").as_bytes()).await;
                return;
            }
            TerminalEvent::Suspend => {
                let stopped = terminal.suspend().await.expect("asked");
                say(&mut terminal, &format!("stopped {stopped}")).await;
            }
            _ => say(&mut terminal, &format!("{event:?}")).await,
        }
    }
}

async fn hand_over(terminal: &mut LocalTerminal, script: &str) {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    let ended = terminal.hand_over(command).await.expect("the terminal comes back");
    say(terminal, &format!("ended {:?}", ended.expect("started").code())).await;
}

async fn say(terminal: &mut LocalTerminal, text: &str) {
    terminal.write(format!("<{text}>").as_bytes()).await.expect("a terminal to write to");
}

fn wait_for_end(child: &mut Child) {
    let process = Pid::from_raw(child.id().cast_signed()).expect("a process");
    let handle = pidfd_open(process, PidfdFlags::empty()).expect("a handle");
    let patience = Timespec::try_from(PATIENCE).expect("a short time");
    let ended = poll(&mut [PollFd::new(&handle, PollFlags::IN)], Some(&patience));
    assert_eq!(ended, Ok(1), "it does not end");
    child.wait().expect("an exit status");
}

/// The other end of the pseudo-terminal, and the session at it.
struct Session {
    master: File,
    slave: File,
    child: Child,
    heard: Vec<u8>,
}

fn size(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }
}

impl Session {
    fn start() -> Self {
        let master: OwnedFd = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a pseudo-terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        tcsetwinsize(&master, size(100, 30)).expect("a size");
        let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("UTF-8");
        let slave = OpenOptions::new().read(true).write(true).open(name).expect("the slave");
        let end = || Stdio::from(slave.try_clone().expect("a copy"));
        // A session of its own with this terminal in control, so that signals come as from a real one.
        let child = Command::new("setsid")
            .args(["--ctty", "--wait"])
            .arg(std::env::current_exe().expect("this binary"))
            .args(["--exact", CHILD, "--nocapture", "--test-threads=1"])
            .env(IS_CHILD, "1")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .expect("setsid of util-linux");
        let mut session = Self { master: File::from(master), slave, child, heard: Vec::new() };
        session.hear("<ready 100x30>");
        session
    }

    fn type_in(&mut self, bytes: &[u8]) {
        // A terminal takes no more than its queue holds: what comes meanwhile must be heard.
        for part in bytes.chunks(1024) {
            rustix::io::write(&self.master, part).expect("written");
            self.listen(Duration::ZERO);
        }
    }

    /// Hears what comes within a time; false when nothing came.
    fn listen(&mut self, time: Duration) -> bool {
        let mut watched = [PollFd::new(&self.master, PollFlags::IN)];
        let time = Timespec::try_from(time).expect("a short time");
        if poll(&mut watched, Some(&time)).unwrap_or(0) == 0 {
            return false;
        }
        let mut buffer = [0; 4096];
        match rustix::io::read(&self.master, &mut buffer) {
            Ok(length) if length > 0 => {
                self.heard.extend_from_slice(&buffer[..length]);
                true
            }
            _ => false,
        }
    }

    /// Waits for a text, and forgets everything up to its end.
    fn hear(&mut self, text: &str) {
        let begun = Instant::now();
        loop {
            if let Some(at) = self.heard.windows(text.len()).position(|part| part == text.as_bytes()) {
                self.heard.drain(..at + text.len());
                return;
            }
            let heard = String::from_utf8_lossy(&self.heard).into_owned();
            assert!(begun.elapsed() < PATIENCE, "waited for {text:?}, heard {heard:?}");
            self.listen(Duration::from_millis(100));
        }
    }

    /// Waits for the end of the session; the terminal must be as it was.
    fn end(mut self) {
        let leave = String::from_utf8_lossy(sequences::LEAVE).into_owned();
        self.hear(&leave);
        wait_for_end(&mut self.child);
        let modes = tcgetattr(&self.slave).expect("modes").local_modes;
        assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO), "{modes:?}");
    }

    /// The process of the session itself, the child of `setsid`.
    fn process(&self) -> Pid {
        let children = format!("/proc/{0}/task/{0}/children", self.child.id());
        let text = std::fs::read_to_string(children).expect("children");
        let number = text.split_whitespace().next().map_or_else(
            // `setsid` becomes the program itself where it need not fork.
            || self.child.id().cast_signed(),
            |number| number.parse().expect("a number"),
        );
        Pid::from_raw(number).expect("a process")
    }
}

#[test]
fn keys_arrive_and_the_terminal_is_given_back() {
    let mut session = Session::start();
    session.type_in(b"a\x1b[1;5C\x1bh");
    session.hear("<key a><key Ctrl-Right><key Alt-H>");
    session.type_in(b"\x1b");
    session.hear("<key Esc>");
    session.type_in(b"\x03\x1a");
    session.hear("<key Ctrl-C><key Ctrl-Z>");
    session.type_in(b"q");
    session.end();
}

#[test]
fn a_long_paste_arrives_whole() {
    let mut session = Session::start();
    let text = "x".repeat(300_000);
    session.type_in(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    session.hear("<paste 300000>");
    session.type_in(b"q");
    session.end();
}

#[test]
fn sizes_and_signals_are_told() {
    let mut session = Session::start();
    tcsetwinsize(&session.master, size(80, 24)).expect("a size");
    session.hear("<Resized { columns: 80, rows: 24 }>");
    kill_process(session.process(), Signal::TSTP).expect("sent");
    // The session has no shell that could let it go on.
    session.hear("<stopped false>");
    kill_process(session.process(), Signal::CONT).expect("sent");
    session.hear("<Continued { columns: 80, rows: 24 }>");
    kill_process(session.process(), Signal::TERM).expect("sent");
    session.hear("<Terminate>");
    session.end();
}

#[test]
fn another_program_has_the_terminal_for_a_while() {
    let mut session = Session::start();
    let leave = String::from_utf8_lossy(sequences::LEAVE).into_owned();
    session.type_in(b"h");
    session.hear(&leave);
    session.hear("<mine>");
    // A line is read as at a shell: with an echo, and with Return at its end.
    let modes = tcgetattr(&session.slave).expect("modes").local_modes;
    assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO), "{modes:?}");
    tcsetwinsize(&session.master, size(90, 20)).expect("a size");
    session.type_in(b"typed there\r");
    session.hear("<typed there>");
    session.hear("\x1b[?1049h");
    session.hear("<ended Some(0)>");
    session.hear("<Continued { columns: 90, rows: 20 }>");
    session.type_in(b"m");
    session.hear("<ended Some(127)>");
    session.type_in(b"cq");
    session.hear("<key c>");
    session.end();
}

#[test]
fn a_program_that_is_killed_leaves_the_terminal_as_it_was() {
    let mut session = Session::start();
    session.type_in(b"k");
    session.hear("<raw>");
    session.hear("<ended None>");
    session.type_in(b"cq");
    session.hear("<key c>");
    session.end();
}

#[test]
fn being_asked_to_end_ends_the_other_program_too() {
    let mut session = Session::start();
    session.type_in(b"h");
    session.hear("<mine>");
    kill_process(session.process(), Signal::TERM).expect("sent");
    wait_for_end(&mut session.child);
    let modes = tcgetattr(&session.slave).expect("modes").local_modes;
    assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO), "{modes:?}");
}

#[test]
fn a_panic_gives_the_terminal_back_first() {
    let mut session = Session::start();
    session.type_in(b"p");
    session.hear("<key p>");
    let leave = String::from_utf8_lossy(sequences::LEAVE).into_owned();
    session.hear(&leave);
    session.hear("asked to");
    wait_for_end(&mut session.child);
    assert!(tcgetattr(&session.slave).expect("modes").local_modes.contains(LocalModes::ICANON));
}

#[test]
fn a_panic_that_is_survived_takes_the_terminal_again() {
    let mut session = Session::start();
    session.type_in(b"b");
    session.hear("asked to, elsewhere");
    session.hear("\x1b[?1049h");
    session.hear("<Continued { columns: 100, rows: 30 }>");
    session.type_in(b"c");
    session.hear("<key c>");
    session.type_in(b"q");
    session.end();
}

#[test]
fn a_terminal_that_goes_away_ends_the_session() {
    let Session { master, slave, mut child, .. } = Session::start();
    drop(master);
    drop(slave);
    wait_for_end(&mut child);
}
