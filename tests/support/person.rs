//! A person at a terminal in memory: keys go in as bytes, the screen comes out as text, and between
//! them runs the real program, with its real history, library and sandbox.

use super::keyboard;
use super::virtual_terminal::VirtualTerminal;
use codementor::app::{Model, Msg};
use codementor::config::keymap::Keymap;
use codementor::config::theme::Themes;
use codementor::curriculum::Library;
use codementor::domain::Moment;
use codementor::domain::event::Event;
use codementor::domain::preferences::Preferences;
use codementor::grade::{self, GraderConfig, Limits};
use codementor::runtime::{Clock, Door, DraftFolder, ModelHome, Services, Session, SessionSetup};
use codementor::store::{Store, StoreError};
use codementor::tui::colour::ColourDepth;
use codementor::tui::terminal::{InputEvent, InputParser, sequences};
use codementor::tui::{Face, key_hints};
use std::io;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// How long anything may take to come onto the screen. It only matters when it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Someone who uses the program. Dropping them closes their terminal.
pub struct Person {
    doings: Option<UnboundedSender<Doing>>,
    screen: Arc<Screen>,
    session: Option<JoinHandle<io::Result<()>>>,
}

/// What a session needs of its machine.
#[derive(Debug, Clone)]
pub struct Machine {
    pub clock: Clock,
    pub preferences: Preferences,
    pub grader: GraderConfig,
    pub columns: u16,
    pub rows: u16,
    /// Nobody has asked them anything yet; everyone else has answered, and seen the tour.
    pub newcomer: bool,
    /// Where models are set up; nowhere.
    pub models: Option<ModelHome>,
}

impl Default for Machine {
    fn default() -> Self {
        let clock = Clock::default();
        clock.advance(until_nine(clock.now(), clock.now().local_day()));
        Self {
            clock,
            preferences: Preferences { reduced_motion: true, ..Preferences::default() },
            grader: GraderConfig {
                launcher: env!("CARGO_BIN_EXE_codementor").into(),
                python: None,
                search_path: std::env::var_os("PATH").unwrap_or_default(),
                scratch: std::env::temp_dir(),
                limits: Limits::default(),
                force_tier: None,
                allow_unsandboxed: false,
            },
            columns: 120,
            rows: 40,
            newcomer: false,
            models: None,
        }
    }
}

/// Milliseconds from `now` to nine o'clock of that local day. Stories begin then, so that none crosses
/// midnight because of the hour at which the tests are run.
pub fn until_nine(now: Moment, day: i64) -> i64 {
    let (hour, minute) = now.local_time();
    ((day - now.local_day()) * 24 * 60 + 9 * 60 - (hour * 60 + minute)) * 60_000
}

#[derive(Default)]
struct Screen {
    terminal: Mutex<Option<VirtualTerminal>>,
    changed: Condvar,
}

enum Doing {
    Input(InputEvent),
    Resized {
        columns: u16,
        rows: u16,
    },
    /// The screen falls apart while it is drawn.
    Breaks,
}

impl Person {
    /// Sits down at the machine; `home` is the folder of their history.
    pub fn sit_down(home: &Path, machine: Machine) -> Self {
        let screen = Arc::new(Screen::default());
        *screen.terminal.lock().expect("the screen") =
            Some(VirtualTerminal::new(machine.columns, machine.rows));
        let (doings, receiver) = unbounded_channel();
        let (path, shown) = (home.join("history.db"), screen.clone());
        let session = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
            let (mut library, _) = Library::load(None);
            library.write_sheets(grade::prediction_sheets);
            let keymap = Keymap::built_in();
            let themes = Themes::built_in();
            let mut store = Store::open(&path).map_err(io::Error::other)?;
            if !machine.newcomer {
                get_to_know(&mut store, machine.clock.now()).map_err(io::Error::other)?;
            }
            let drafts = DraftFolder {
                path: path.with_file_name("drafts"),
                shown: "~/drafts".to_owned(),
                built_in: library.built_in().to_owned(),
            };
            let setup = SessionSetup {
                services: Arc::new(Services::new(library, machine.grader, machine.clock)),
                store,
                columns: machine.columns,
                rows: machine.rows,
                preferences: machine.preferences,
                fixed_preferences: Vec::new(),
                themes: themes.names().iter().map(ToString::to_string).collect(),
                warnings: Vec::new(),
                keys: key_hints(&keymap),
                drafts: Some(drafts),
                models: machine.models,
            };
            let face = Face::new(Arc::new(keymap), Arc::new(themes), ColourDepth::True);
            let mut door = MemoryDoor { doings: receiver, face, screen: shown, broken: false };
            let ended = runtime.block_on(async {
                let session = Session::begin(setup)?;
                session.run(&mut door).await
            });
            runtime.shutdown_timeout(PATIENCE);
            ended
        });
        Self { doings: Some(doings), screen, session: Some(session) }
    }

    /// Presses keys, by their names.
    pub fn press(&self, keys: &[&str]) {
        for key in keys {
            let mut parser = InputParser::default();
            let mut events = parser.feed(&keyboard::bytes(key));
            events.extend(parser.flush());
            self.send(events.into_iter().map(Doing::Input));
        }
    }

    /// Types text letter by letter.
    pub fn write(&self, text: &str) {
        for letter in text.chars() {
            let mut buffer = [0; 4];
            let key = if letter == '\n' { "Enter" } else { letter.encode_utf8(&mut buffer) };
            self.press(&[key]);
        }
    }

    pub fn paste(&self, text: &str) {
        let events = InputParser::default().feed(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self.send(events.into_iter().map(Doing::Input));
    }

    /// Replaces everything in the editor.
    pub fn rewrite(&self, program: &str) {
        self.press(&["Ctrl+A"]);
        self.paste(program);
    }

    /// Presses the left button at a cell, 0-based, and lets it go.
    pub fn click(&self, column: u16, row: u16) {
        let (column, row) = (column + 1, row + 1);
        let events =
            InputParser::default().feed(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m").as_bytes());
        self.send(events.into_iter().map(Doing::Input));
    }

    /// Presses the left button at a cell, carries it to another, and lets it go there.
    pub fn drag(&self, from: (u16, u16), to: (u16, u16)) {
        let ((column, row), (end, last)) = ((from.0 + 1, from.1 + 1), (to.0 + 1, to.1 + 1));
        let bytes = format!("\x1b[<0;{column};{row}M\x1b[<32;{end};{last}M\x1b[<0;{end};{last}m");
        self.send(InputParser::default().feed(bytes.as_bytes()).into_iter().map(Doing::Input));
    }

    /// Clicks at the first place where the text stands.
    pub fn click_on(&self, text: &str) {
        self.sees(text);
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| Some((line.find(text)?, row, line)));
        let (start, row, line) = found.expect("the text is on the screen");
        let column = unicode_width::UnicodeWidthStr::width(&line[..start]);
        self.click(column as u16, row as u16);
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        if let Some(terminal) = self.screen.terminal.lock().expect("the screen").as_mut() {
            terminal.resize(columns, rows);
        }
        self.send([Doing::Resized { columns, rows }]);
    }

    /// Waits until the text stands on the screen.
    pub fn sees(&self, text: &str) {
        self.waits_for(&format!("`{text}`"), |screen| screen.contains(text));
    }

    /// Waits until the first letter of the text, where it stands first, has another colour than the
    /// last.
    pub fn sees_coloured(&self, text: &str) {
        self.waits_for_terminal(&format!("colours of `{text}`"), |terminal| {
            let screen = terminal.text();
            let found = screen.lines().zip(0..).find_map(|(line, row)| Some((line.find(text)?, row, line)));
            found.is_some_and(|(start, row, line)| {
                let left = unicode_width::UnicodeWidthStr::width(&line[..start]) as u16;
                let right = left + unicode_width::UnicodeWidthStr::width(text) as u16 - 1;
                terminal.style_at(left, row).fg != terminal.style_at(right, row).fg
            })
        });
    }

    /// Waits until the text is gone from the screen.
    pub fn sees_no_more(&self, text: &str) {
        self.waits_for(&format!("no `{text}`"), |screen| !screen.contains(text));
    }

    pub fn waits_for(&self, what: &str, arrived: impl Fn(&str) -> bool) {
        self.waits_for_terminal(what, |terminal| arrived(&terminal.text()));
    }

    fn waits_for_terminal(&self, what: &str, arrived: impl Fn(&VirtualTerminal) -> bool) {
        let begin = Instant::now();
        let mut terminal = self.screen.terminal.lock().expect("the screen");
        loop {
            if terminal.as_ref().is_some_and(&arrived) {
                return;
            }
            let left = PATIENCE.saturating_sub(begin.elapsed());
            let text = terminal.as_ref().map(VirtualTerminal::text).unwrap_or_default();
            assert!(!left.is_zero(), "{what} did not come. The screen:\n{text}");
            (terminal, _) = self.screen.changed.wait_timeout(terminal, left).expect("the screen");
        }
    }

    pub fn screen(&self) -> String {
        self.screen
            .terminal
            .lock()
            .expect("the screen")
            .as_ref()
            .map(VirtualTerminal::text)
            .unwrap_or_default()
    }

    /// Waits until the terminal's clipboard holds the text.
    pub fn has_copied(&self, text: &str) {
        self.waits_for_terminal(&format!("a copy of `{text}`"), |terminal| terminal.copied() == Some(text));
    }

    /// Waits until the cursor is shown, in the shape that DECSCUSR gives this number.
    pub fn sees_cursor_as(&self, code: u16) {
        self.waits_for_terminal(&format!("a cursor of shape {code}"), |terminal| {
            terminal.cursor().is_some() && terminal.cursor_code() == code
        });
    }

    /// Waits until the program has ended by itself.
    pub fn has_left(mut self) {
        self.ends();
    }

    /// Leaves by the key, and waits until the program has ended.
    pub fn quits(mut self) {
        self.press(&["Ctrl+Q"]);
        self.ends();
    }

    /// Has the drawing of the screen panic, which ends the session with it.
    pub fn breaks_the_screen(mut self) {
        self.send([Doing::Breaks]);
        let session = self.session.take().expect("a session");
        assert!(session.join().is_err(), "the session did not panic");
    }

    /// Closes the terminal without a word.
    pub fn hangs_up(mut self) {
        self.doings = None;
        self.ends();
    }

    fn ends(&mut self) {
        if let Some(session) = self.session.take() {
            session.join().expect("the session does not panic").expect("the session ends well");
        }
    }

    fn send(&self, doings: impl IntoIterator<Item = Doing>) {
        let sender = self.doings.as_ref().expect("the terminal is open");
        for doing in doings {
            // A session that has ended hears nothing; whoever waits for its screen will tell.
            let _ = sender.send(doing);
        }
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.doings = None;
        if let Some(session) = self.session.take() {
            // A test that failed has said why.
            let _ = session.join();
        }
    }
}

/// Whoever has no history yet has answered the first questions and seen the tour.
pub fn get_to_know(store: &mut Store, now: Moment) -> Result<(), StoreError> {
    if store.events()?.is_empty() {
        store.record(&Event::InterviewEnded { completed: true }, now)?;
        store.record(&Event::TourEnded { completed: true }, now)?;
    }
    Ok(())
}

struct MemoryDoor {
    doings: UnboundedReceiver<Doing>,
    face: Face,
    screen: Arc<Screen>,
    broken: bool,
}

impl MemoryDoor {
    fn write(&self, bytes: &[u8]) {
        if let Some(terminal) = self.screen.terminal.lock().expect("the screen").as_mut() {
            terminal.apply(bytes);
        }
        self.screen.changed.notify_all();
    }
}

impl Door for MemoryDoor {
    type Doing = Doing;

    async fn next(&mut self) -> Option<Vec<Doing>> {
        self.doings.recv().await.map(|doing| vec![doing])
    }

    fn understand(&mut self, model: &Model, doing: Doing, now: Moment) -> Option<Msg> {
        match doing {
            Doing::Input(event) => self.face.understand(model, &event, now),
            Doing::Resized { columns, rows } => Some(Msg::Resized { columns, rows }),
            Doing::Breaks => {
                self.broken = true;
                None
            }
        }
    }

    async fn show(&mut self, model: &Model) -> io::Result<()> {
        assert!(!self.broken, "the screen falls apart, as asked");
        let bytes = self.face.frame(model);
        self.write(&bytes);
        Ok(())
    }

    async fn copy(&mut self, text: &str) -> io::Result<()> {
        if let Some(bytes) = sequences::copy(text) {
            self.write(&bytes);
        }
        Ok(())
    }

    async fn capture_mouse(&mut self, wanted: bool) -> io::Result<()> {
        self.write(sequences::mouse(wanted));
        Ok(())
    }

    fn forget(&mut self) {
        self.face.forget();
    }

    async fn suspend(&mut self) -> io::Result<()> {
        self.face.forget();
        Ok(())
    }
}
