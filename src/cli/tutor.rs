//! `codementor` itself: the full-screen tutor on the person's own terminal.

use super::home::BrokenOff;
use super::window::{self, Window};
use super::{Failure, Home};
use crate::app::msg::{Notice, NoticeKind};
use crate::app::{Model, Msg};
use crate::config::keymap::Keymap;
use crate::config::settings::Source;
use crate::config::theme::Themes;
use crate::config::{EditorError, ExternalEditor};
use crate::domain::finding::Finding;
use crate::domain::preferences::{Preference, Preferences};
use crate::domain::{Action, Moment};
use crate::runtime::{Door, Session, SessionSetup, chosen_preferences};
use crate::tui::terminal::{InputEvent, LocalTerminal, TerminalEvent, sequences};
use crate::tui::{Face, key_hints};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub fn run(mut home: Home) -> Result<ExitCode, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::new(
            "failed to open the tutor: this is not a terminal",
            "Run `codementor` in a terminal, or `codementor --plain`, which speaks in lines. `codementor test`, `run`, \
             `list`, `hint` and `progress` work anywhere.",
        ));
    }
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(
            |error| Failure::new(format!("failed to start: {error}"), "Close other programs and try again."),
        )?;
    // Before all else, and waiting for no other thread: on a busy machine that is what would take longest.
    let window = {
        let _context = runtime.enter();
        Window::draw(&home)?
    };
    let ended = runtime.block_on(session(&mut home, window));
    // A check that is being cancelled must not keep the person waiting.
    runtime.shutdown_timeout(std::time::Duration::from_millis(500));
    ended.map(|()| ExitCode::SUCCESS)
}

async fn session(home: &mut Home, window: Window) -> Result<(), Failure> {
    let Window { terminal, mut face, preferences: last, themes, findings } = window;
    let terminal = LocalTerminal::listen(terminal)?;
    // It may have changed since it was drawn on.
    let (columns, rows) = terminal.size();
    home.begin_log();
    let home = &*home;
    let failed =
        |error: io::Error| Failure::new(error.to_string(), "`codementor doctor` tells what works here.");
    let themes = themes.unwrap_or_else(Themes::built_in);
    let names = themes.names();
    let (keymap, key_findings) = Keymap::with(&file(&home.paths.keymap_file()));
    let keys = key_hints(&keymap);
    face.complete(Arc::new(keymap), Arc::new(themes));
    let fixed = fixed_preferences(home);
    let (store, news) = home.store_at_any_rate()?;
    let preferences = chosen_preferences(&store, home.settings.preferences.clone(), &fixed, &names)?;
    if preferences != last {
        window::remember(home, &preferences);
    }
    let editor = ExternalEditor::find(&home.environment);
    let broken_off = home.broken_off.clone();
    let mut door = LocalDoor { terminal, face, editor, broken_off, shown: preferences.clone() };
    let (library, library_findings) = home.library();
    let drafts = Some(home.drafts(&library));
    let services = home.services(library);
    let of_settings = home.warnings.iter().chain(&key_findings).chain(&findings).map(one_line);
    // The last of them stands on the screen.
    let warnings = of_settings.chain(home.log_failure.clone()).chain(library_findings.iter().map(one_line));
    let warnings = warnings.chain(news);
    let setup = SessionSetup {
        services: Arc::new(services),
        store,
        columns,
        rows,
        preferences,
        fixed_preferences: fixed,
        themes: names,
        warnings: warnings.collect(),
        keys,
        drafts,
        models: Some(home.models()),
    };
    let session = Session::begin(setup).map_err(failed)?;
    let ended = session.run(&mut door).await.map_err(failed);
    window::remember(home, &door.shown);
    ended
}

/// The person's own terminal as a door.
struct LocalDoor {
    terminal: LocalTerminal,
    face: Face,
    /// The person's own, or why there is none.
    editor: Result<ExternalEditor, EditorError>,
    broken_off: BrokenOff,
    /// By which it was drawn last.
    shown: Preferences,
}

enum Doing {
    Input(InputEvent),
    /// A window that was small for a moment has lost what it showed, even where it is as large as before: everything
    /// is drawn again.
    Resized {
        columns: u16,
        rows: u16,
    },
    Suspended,
    /// Something panicked, and the session goes on.
    BrokeOff(String),
}

impl Door for LocalDoor {
    type Doing = Doing;

    async fn next(&mut self) -> Option<Vec<Doing>> {
        Some(match self.terminal.next().await {
            TerminalEvent::Input(events) => events.into_iter().map(Doing::Input).collect(),
            TerminalEvent::Resized { columns, rows } => vec![Doing::Resized { columns, rows }],
            TerminalEvent::Suspend => vec![Doing::Suspended],
            TerminalEvent::Continued { columns, rows } => {
                let told = self.broken_off.untold().into_iter().map(Doing::BrokeOff);
                std::iter::once(Doing::Resized { columns, rows }).chain(told).collect()
            }
            TerminalEvent::Hangup | TerminalEvent::Terminate | TerminalEvent::Closed => return None,
        })
    }

    fn understand(&mut self, model: &Model, doing: Doing, now: Moment) -> Option<Msg> {
        match doing {
            Doing::Input(event) => self.face.understand(model, &event, now),
            Doing::BrokeOff(text) => Some(Msg::Told(Notice { kind: NoticeKind::Failure, text })),
            Doing::Suspended => Some(Msg::Act(Action::Suspend)),
            Doing::Resized { columns, rows } => {
                self.face.forget();
                Some(Msg::Resized { columns, rows })
            }
        }
    }

    async fn show(&mut self, model: &Model) -> io::Result<()> {
        if self.shown != model.preferences {
            self.shown.clone_from(&model.preferences);
        }
        let bytes = self.face.frame(model);
        if bytes.is_empty() { Ok(()) } else { self.terminal.write(&bytes).await.map_err(io::Error::other) }
    }

    async fn copy(&mut self, text: &str) -> io::Result<()> {
        match sequences::copy(text) {
            Some(bytes) => self.terminal.write(&bytes).await.map_err(io::Error::other),
            None => Ok(()),
        }
    }

    async fn capture_mouse(&mut self, wanted: bool) -> io::Result<()> {
        self.terminal.capture_mouse(wanted).await.map_err(io::Error::other)
    }

    async fn edit(&mut self, file: &Path) -> io::Result<Option<String>> {
        let told = |error: &EditorError| Some(format!("{error}. {}", error.hint()));
        let editor = match &self.editor {
            Ok(editor) => editor,
            Err(error) => return Ok(told(error)),
        };
        let ended = self.terminal.hand_over(editor.command(file)).await.map_err(io::Error::other)?;
        self.face.forget();
        Ok(editor.outcome(ended).err().as_ref().and_then(told))
    }

    fn forget(&mut self) {
        self.face.forget();
    }

    async fn suspend(&mut self) -> io::Result<()> {
        // Where there is no shell to return to, nothing happens.
        self.terminal.suspend().await.map(drop).map_err(io::Error::other)
    }
}

/// A finding as a notice has room for it.
fn one_line(finding: &Finding) -> String {
    finding.to_string().replace("\n    ", " ")
}

fn file(path: &Path) -> Vec<(String, String)> {
    std::fs::read_to_string(path).map(|text| vec![(path.display().to_string(), text)]).unwrap_or_default()
}

/// What the environment fixes, and no screen can change.
pub(super) fn fixed_preferences(home: &Home) -> Vec<Preference> {
    let sources = &home.settings.sources;
    let from_environment =
        |preference: &Preference| sources.get(preference.setting()) == Some(&Source::Environment);
    Preference::ALL.into_iter().filter(from_environment).collect()
}

/// The themes in a folder: their names and texts.
pub(super) fn folder(path: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|path| {
            Some((path.file_stem()?.to_str()?.to_owned(), std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    files.sort_unstable();
    files
}
