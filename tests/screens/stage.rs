//! A model with hands and a clock: messages go in, effects are answered, and the screen is compared
//! with a file. It never sets a field of the model.

use super::exercise;
use codementor::app::msg::{CheckOutcome, Grading, Opened, Pointer, PointerKind, Start, Timer};
use codementor::app::voices::Voices;
use codementor::app::{Effect, Model, Msg, update};
use codementor::config::keymap::Keymap;
use codementor::config::theme::Themes;
use codementor::domain::attempt::State;
use codementor::domain::place::Place;
use codementor::domain::preferences::Preferences;
use codementor::domain::{Action, Exercise, Moment, RequestId, Verdict};
use codementor::tui::colour::ColourDepth;
use codementor::tui::theme::Theme;
use codementor::tui::{Cursor, key_hints, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

pub struct Stage {
    pub model: Model,
    pub effects: Vec<Effect>,
    now: u64,
}

impl Stage {
    /// The window, before anything has come.
    pub fn empty(columns: u16, rows: u16) -> Self {
        Self { model: Model::new(columns, rows), effects: Vec::new(), now: 0 }
    }

    /// When the curtain rises.
    pub fn begin() -> Moment {
        at(0)
    }

    /// A first start, when all questions have been answered: nothing has ever been done.
    pub fn first_start(columns: u16, rows: u16) -> Self {
        let mut stage = Self::empty(columns, rows);
        let start = Self::start(Place::default(), State::New);
        stage.send(Msg::Started(Box::new(start)));
        stage.open(exercise::opened(exercise::rainy_days()));
        stage.grader_ready();
        stage
    }

    /// Someone who has just come: nothing was asked yet.
    pub fn newcomer(columns: u16, rows: u16) -> Self {
        let mut stage = Self::empty(columns, rows);
        let journey = Box::new(exercise::newcomers_journey());
        let start = Start { journey, ..Self::start(Place::default(), State::New) };
        stage.send(Msg::Started(Box::new(start)));
        stage.grader_ready();
        stage
    }

    /// In the middle of an exercise, with something written before.
    pub fn working(columns: u16, rows: u16) -> Self {
        let mut stage = Self::empty(columns, rows);
        let place = Place { exercise: Some(exercise::id("rainy-days")), ..Place::default() };
        let start = Self::start(place, State::Started);
        stage.send(Msg::Started(Box::new(start)));
        let mut opened = exercise::opened(exercise::rainy_days());
        opened.standing.opened = true;
        stage.open(opened);
        stage.grader_ready();
        stage
    }

    pub fn start(place: Place, rainy: State) -> Start {
        Start {
            place,
            preferences: Preferences::default(),
            preferences_fixed: Vec::new(),
            themes: Themes::built_in().names(),
            skills: exercise::skills(),
            catalogue: exercise::catalogue(rainy),
            journey: Box::new(exercise::journey(rainy != State::New, at(0))),
            notices: Vec::new(),
            voices: Voices::default(),
            helper_declined: false,
            keys: key_hints(&Keymap::built_in()),
        }
    }

    pub fn send(&mut self, message: Msg) {
        self.effects.extend(update(&mut self.model, message, at(self.now)));
    }

    pub fn act(&mut self, action: Action) {
        self.send(Msg::Act(action));
    }

    pub fn acts(&mut self, actions: &[Action]) {
        for action in actions {
            self.act(*action);
        }
    }

    pub fn wait(&mut self, millis: u64) {
        self.now += millis;
    }

    pub fn fire(&mut self, timer: Timer) {
        self.send(Msg::TimerFired(timer));
    }

    /// Answers the request for an exercise.
    pub fn open(&mut self, opened: Opened) {
        let request = self.newest(|effect| match effect {
            Effect::OpenExercise { request, .. } => Some(*request),
            _ => None,
        });
        self.send(Msg::ExerciseOpened { request, opened: Box::new(opened) });
    }

    pub fn open_exercise(&mut self, exercise: Exercise) {
        self.open(exercise::opened(exercise));
    }

    pub fn grader_ready(&mut self) {
        self.send(Msg::GraderReady(Grading::Ready {
            tier: "sandbox A".to_owned(),
            language: "Python 3.12".to_owned(),
        }));
    }

    /// Replaces the whole text as a person would: select everything, paste.
    pub fn write(&mut self, text: &str) {
        self.act(Action::SelectAll);
        self.send(Msg::Paste(text.to_owned()));
    }

    /// The pause after writing is over; the answer comes after `millis`.
    pub fn judge(&mut self, verdict: Verdict, millis: u64) {
        self.wait(250);
        self.fire(Timer::Check);
        self.wait(millis);
        self.answer(CheckOutcome::Judged(verdict));
    }

    pub fn answer(&mut self, outcome: CheckOutcome) {
        let request = self.newest(|effect| match effect {
            Effect::Check { request, .. } => Some(*request),
            _ => None,
        });
        self.send(Msg::Checked { request, outcome: Box::new(outcome) });
    }

    pub fn newest(&self, found: impl Fn(&Effect) -> Option<RequestId>) -> RequestId {
        self.effects.iter().rev().find_map(found).expect("it was asked for")
    }

    pub fn click(&mut self, column: u16, row: u16) {
        for kind in [PointerKind::Press { clicks: 1 }, PointerKind::Release] {
            self.send(Msg::Pointer(Pointer { kind, column, row, shift: false }));
        }
    }

    pub fn wheel(&mut self, column: u16, row: u16, down: bool) {
        let kind = if down { PointerKind::ScrollDown } else { PointerKind::ScrollUp };
        self.send(Msg::Pointer(Pointer { kind, column, row, shift: false }));
    }

    pub fn draw(&self) -> (Buffer, Option<Cursor>) {
        self.draw_in(self.model.theme(), ColourDepth::True)
    }

    pub fn draw_in(&self, theme: &str, depth: ColourDepth) -> (Buffer, Option<Cursor>) {
        static THEMES: OnceLock<Themes> = OnceLock::new();
        let themes = THEMES.get_or_init(Themes::built_in);
        let theme = Theme::new(themes.get_or_first(theme).expect("a theme"), depth);
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.model.columns, self.model.rows));
        let cursor = view(&self.model, &theme, &mut buffer);
        (buffer, cursor)
    }

    pub fn text(&self) -> String {
        text_of(&self.draw().0)
    }

    /// The screen is as the file says, which is written anew when `CODEMENTOR_BLESS` is set. With
    /// `CODEMENTOR_FRAMES=<folder>` the frame is also written there in its colours, to be looked at.
    #[track_caller]
    pub fn shows(&self, name: &str) {
        let (buffer, cursor) = self.draw();
        let name = format!("{name}-{}x{}", self.model.columns, self.model.rows);
        if let Some(folder) = std::env::var_os("CODEMENTOR_FRAMES") {
            let frame = ansi_of(&buffer, cursor);
            fs::write(Path::new(&folder).join(format!("{name}.ansi")), frame).expect("the folder is there");
        }
        let path = snapshots().join(format!("{name}.txt"));
        let seen = text_of(&buffer);
        if std::env::var_os("CODEMENTOR_BLESS").is_some() {
            fs::write(&path, &seen).expect("the snapshots' folder can be written");
            return;
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            seen == expected,
            "{} is not what is seen. Look at both; if what is seen is right, set CODEMENTOR_BLESS=1.\n{seen}",
            path.display()
        );
    }
}

/// So many milliseconds after the curtain rose.
fn at(millis: u64) -> Moment {
    Moment { unix_millis: 1_790_000_000_000 + millis as i64, steady_millis: millis, offset_minutes: 60 }
}

pub fn snapshots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/snapshots")
}

/// Rows without the blanks at their ends.
pub fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in 0..buffer.area.height {
        let mut line = String::new();
        let mut skip = 0;
        for column in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(column, row)].symbol();
            skip = codementor::app::text::width(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn ansi_of(buffer: &Buffer, cursor: Option<Cursor>) -> String {
    use ratatui::style::{Color, Modifier};
    let mut text = String::from("\u{1b}[H\u{1b}[2J");
    let colour = |colour: Color, base: u8| match colour {
        Color::Rgb(red, green, blue) => format!(";{};2;{red};{green};{blue}", base + 8),
        _ => String::new(),
    };
    for row in 0..buffer.area.height {
        let _ = write!(text, "\u{1b}[{};1H", row + 1);
        let mut skip = 0;
        for column in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let cell = &buffer[(column, row)];
            skip = codementor::app::text::width(cell.symbol()).saturating_sub(1);
            let mut codes = String::from("0");
            for (modifier, code) in [
                (Modifier::BOLD, ";1"),
                (Modifier::DIM, ";2"),
                (Modifier::ITALIC, ";3"),
                (Modifier::UNDERLINED, ";4"),
                (Modifier::REVERSED, ";7"),
            ] {
                if cell.modifier.contains(modifier) {
                    codes.push_str(code);
                }
            }
            codes.push_str(&colour(cell.fg, 30));
            codes.push_str(&colour(cell.bg, 40));
            let _ = write!(text, "\u{1b}[{codes}m{}", cell.symbol());
        }
    }
    let _ = match cursor {
        Some(cursor) => write!(text, "\u{1b}[0m\u{1b}[{};{}H", cursor.position.y + 1, cursor.position.x + 1),
        None => write!(text, "\u{1b}[?25l"),
    };
    text
}
