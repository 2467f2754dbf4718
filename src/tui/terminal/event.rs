//! What comes from a terminal. It never knows what a key is bound to.

use crate::config::keymap::Chord;

/// One thing that a person did at a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputEvent {
    Key(Chord),
    /// A grapheme of several characters that came as one.
    Text(String),
    /// Pasted text: line feeds for line ends, no other control characters but tabs.
    Paste(String),
    Mouse(MouseEvent),
    /// The window has got (true) or lost the focus.
    Focus(bool),
}

/// At a cell of the screen, 0-based. Only the left button and the wheels are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MouseEvent {
    pub kind: MouseKind,
    pub column: u16,
    pub row: u16,
    pub shift: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    Press,
    Drag,
    Release,
    ScrollUp,
    ScrollDown,
    ScrollLeft,
    ScrollRight,
}

/// What a local terminal tells its session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TerminalEvent {
    Input(Vec<InputEvent>),
    Resized {
        columns: u16,
        rows: u16,
    },
    /// The terminal is gone (SIGHUP): write everything down and end.
    Hangup,
    /// Someone asks the program to end (SIGTERM, SIGINT).
    Terminate,
    /// Someone asks the program to stop for now (SIGTSTP): call `suspend`.
    Suspend,
    /// The program goes on after it was stopped, or the screen was lost: clear and draw everything, at
    /// this size.
    Continued {
        columns: u16,
        rows: u16,
    },
    /// No more input will come.
    Closed,
}

/// Sizes that screens are drawn at; what lies beyond is a mistake or malice.
const MOST_COLUMNS: u16 = 1000;
const MOST_ROWS: u16 = 400;

/// A size as it is drawn: at least one cell, at most what a screen can be; a terminal that says 0 does
/// not know, and is taken for one of 80x24.
pub const fn clamp_size(columns: u16, rows: u16) -> (u16, u16) {
    let columns = match columns {
        0 => 80,
        1..=MOST_COLUMNS => columns,
        _ => MOST_COLUMNS,
    };
    let rows = match rows {
        0 => 24,
        1..=MOST_ROWS => rows,
        _ => MOST_ROWS,
    };
    (columns, rows)
}
