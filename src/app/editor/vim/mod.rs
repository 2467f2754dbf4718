//! The keys of vim for an editor: modes, and commands of letters. It works on an editor from outside,
//! knows no screen, and asks for what is the program's to do.

mod changes;
mod command;
mod command_line;
mod guide;
mod insertion;
mod line_parse;
mod motions;
mod operators;
mod parse;
mod pattern;
mod perform;
mod region;
mod registers;
mod repeat;
mod search;
mod substitute;
mod text_objects;
mod visual;
mod word_motions;

use super::movement::Motion as Travel;
use super::{Editor, Outcome, Selection};
use crate::domain::Action;
use command::{Command, Find, Motion, Verb};
pub use guide::GUIDE;
use insertion::{Insertion, Typed};
use parse::{BACKSPACE, ENTER, Parsed, parse};
use registers::Registers;
use repeat::Change;
use substitute::Substitution;
use visual::lay_open;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    #[default]
    Normal,
    Insert,
    Visual,
    VisualLine,
}

impl Mode {
    /// What the screen calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "NORMAL",
            Self::Insert => "INSERT",
            Self::Visual => "VISUAL",
            Self::VisualLine => "VISUAL LINE",
        }
    }
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Reply {
    pub outcome: Outcome,
    pub request: Option<Request>,
    /// A sentence for the person.
    pub told: Option<String>,
}

/// What is not the editor's to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A line of commands is asked for; it begins with this.
    CommandLine(String),
    /// A pattern is asked for.
    Search,
    Do(Action),
}

impl Reply {
    fn of(outcome: Outcome) -> Self {
        Self { outcome, ..Self::default() }
    }

    fn asking(request: Request) -> Self {
        Self { outcome: Outcome::handled(), request: Some(request), told: None }
    }

    fn told(told: String) -> Self {
        Self { outcome: Outcome::handled(), request: None, told: Some(told) }
    }
}

/// What vim's keys remember from one key to the next. One is enough for all texts of a session.
#[derive(Debug, Clone)]
pub struct Vim {
    mode: Mode,
    /// These are the keys in use.
    awake: bool,
    /// The letters of a command that is not whole yet.
    letters: Vec<char>,
    registers: Registers,
    last_find: Option<Find>,
    searches_forward: bool,
    last_change: Option<Change>,
    /// `.` is at work.
    repeating: bool,
    insertion: Insertion,
    last_visual: Option<(Selection, Mode)>,
    last_substitution: Option<Substitution>,
    last_line: String,
    /// A search that waits for its pattern.
    waiting: Option<Command>,
    /// What a command has to say.
    told: Option<String>,
}

impl Default for Vim {
    fn default() -> Self {
        Self {
            mode: Mode::Normal,
            awake: false,
            letters: Vec::new(),
            registers: Registers::default(),
            last_find: None,
            searches_forward: true,
            last_change: None,
            repeating: false,
            insertion: Insertion::default(),
            last_visual: None,
            last_substitution: None,
            last_line: String::new(),
            waiting: None,
            told: None,
        }
    }
}

impl Vim {
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// What has been typed of a command.
    pub fn pending(&self) -> String {
        self.letters.iter().map(|letter| if letter.is_control() { ' ' } else { *letter }).collect()
    }

    const fn is_visual(&self) -> bool {
        matches!(self.mode, Mode::Visual | Mode::VisualLine)
    }

    /// Takes what was typed. `now` is in steady milliseconds, as for the editor.
    pub fn typed(&mut self, editor: &mut Editor, text: &str, now: u64) -> Reply {
        if self.mode == Mode::Insert {
            return Reply::of(self.insert(editor, Typed::Text(text.to_owned()), now));
        }
        let mut reply = Reply::default();
        for letter in text.chars() {
            reply = self.key(editor, letter, now);
        }
        reply
    }

    /// Takes what was pasted, which is text in every mode.
    pub fn pasted(&mut self, editor: &mut Editor, text: &str, now: u64) -> Reply {
        if self.mode == Mode::Insert {
            return Reply::of(self.insert(editor, Typed::Pasted(text.to_owned()), now));
        }
        Reply::of(self.from_outside(editor, |editor| editor.paste(text, now)))
    }

    /// Does what a key of the keymap asks for.
    pub fn act(&mut self, editor: &mut Editor, action: Action, now: u64) -> Reply {
        if self.mode == Mode::Insert {
            return Reply::of(self.insert(editor, Typed::Did(action), now));
        }
        if let Some(letter) = self.letter_of(action) {
            return self.key(editor, letter, now);
        }
        let motion = match action {
            Action::FindNext => Some(Motion::NextMatch { turned: !self.searches_forward }),
            Action::FindPrevious => Some(Motion::NextMatch { turned: self.searches_forward }),
            Action::MoveTop => Some(Motion::FirstLine),
            Action::SelectTop if self.is_visual() => Some(Motion::FirstLine),
            _ => None,
        };
        if let Some(motion) = motion {
            self.letters.clear();
            return self.run(editor, &Command::of(Verb::Move(motion)), now);
        }
        self.letters.clear();
        let page = match action {
            Action::MovePageUp => Some(Travel::PageUp),
            Action::MovePageDown => Some(Travel::PageDown),
            _ => None,
        };
        if let Some(page) = page {
            let outcome = editor.travel(page, self.is_visual());
            let goal = editor.goal_column;
            self.keep_in_line(editor);
            editor.goal_column = goal;
            self.show(editor);
            return Reply::of(outcome);
        }
        match action {
            Action::Undo | Action::Redo => {
                self.end_visual(editor);
                let outcome =
                    if action == Action::Undo { self.undo(editor, 1) } else { self.redo(editor, 1) };
                Reply { told: self.told.take(), ..Reply::of(outcome) }
            }
            Action::InsertIndent | Action::RemoveIndent if !self.is_visual() => Reply::of(Outcome::handled()),
            _ => Reply::of(self.from_outside(editor, |editor| editor.act(action, now))),
        }
    }

    /// Esc: half a command, insert mode or a selection is left; `None` where there is nothing to leave.
    pub fn escape(&mut self, editor: &mut Editor, now: u64) -> Option<Outcome> {
        if !self.letters.is_empty() {
            self.letters.clear();
            return Some(Outcome::handled());
        }
        match self.mode {
            Mode::Insert => Some(self.end_insertion(editor, now)),
            Mode::Visual | Mode::VisualLine => {
                self.end_visual(editor);
                self.keep_in_line(editor);
                Some(Outcome::handled())
            }
            Mode::Normal => None,
        }
    }

    /// Does something with the editor that is not of vim. What is selected is an ordinary selection then.
    pub fn from_outside(
        &mut self,
        editor: &mut Editor,
        doing: impl FnOnce(&mut Editor) -> Outcome,
    ) -> Outcome {
        if self.mode == Mode::Insert {
            let cursor = editor.selection;
            let outcome = doing(editor);
            if editor.selection != cursor {
                self.moved_while_inserting(editor);
            }
            return outcome;
        }
        self.letters.clear();
        lay_open(editor);
        let outcome = doing(editor);
        self.settle(editor);
        outcome
    }

    /// Whatever has happened to the editor: the mode fits what is selected, and the cursor of normal mode
    /// is on a character.
    pub fn settle(&mut self, editor: &mut Editor) {
        self.awake = true;
        match self.mode {
            Mode::Insert => {}
            Mode::Normal if editor.selection.is_empty() => self.keep_in_line(editor),
            Mode::Visual | Mode::VisualLine if editor.shown.is_some() => {}
            Mode::Normal | Mode::Visual | Mode::VisualLine => {
                self.adopt(editor);
                self.keep_in_line(editor);
            }
        }
    }

    /// The cursor went elsewhere by a search or a number: in normal mode nothing is selected there.
    pub fn jumped(&mut self, editor: &mut Editor) {
        match self.mode {
            Mode::Insert => self.moved_while_inserting(editor),
            Mode::Normal => editor.place(Selection::cursor(editor.selection.range().start)),
            Mode::Visual | Mode::VisualLine => {}
        }
    }

    /// A line that was typed beside the text is gone, and the selection is as it was.
    pub fn resume(&self, editor: &mut Editor) {
        self.show(editor);
    }

    /// The last line of commands, to be changed and done again.
    pub fn last_line(&self) -> &str {
        &self.last_line
    }

    /// Other keys are in use now: what was under way is ended, once.
    pub fn sleep(&mut self, editor: &mut Editor) {
        if self.awake {
            self.rest(Some(editor));
            self.awake = false;
        }
    }

    /// Leaves every mode, for another text or for other keys.
    pub fn rest(&mut self, editor: Option<&mut Editor>) {
        self.mode = Mode::Normal;
        self.letters.clear();
        self.insertion = Insertion::default();
        self.last_visual = None;
        self.waiting = None;
        if let Some(editor) = editor {
            lay_open(editor);
            editor.place(Selection::cursor(editor.selection.head));
            editor.history.end_group();
        }
    }

    fn key(&mut self, editor: &mut Editor, letter: char, now: u64) -> Reply {
        self.letters.push(letter);
        match parse(&self.letters, self.is_visual()) {
            Parsed::Begun => Reply::default(),
            Parsed::Unknown => {
                self.letters.clear();
                Reply::default()
            }
            Parsed::Whole(command) => {
                self.letters.clear();
                self.run(editor, &command, now)
            }
        }
    }

    /// In normal mode the cursor does not stand behind the last character of a line.
    fn keep_in_line(&self, editor: &mut Editor) {
        if self.mode != Mode::Normal {
            return;
        }
        let head = editor.selection.head;
        let line = editor.buffer.line_of(head);
        if head == editor.buffer.line_end(line) && head > editor.buffer.line_start(line) {
            let goal = editor.goal_column;
            editor.place(Selection::cursor(editor.buffer.previous_grapheme(head)));
            editor.goal_column = goal;
        }
    }

    /// The letter that does the same as an action of the keymap.
    const fn letter_of(&self, action: Action) -> Option<char> {
        let letter = match action {
            Action::MoveLeft => 'h',
            Action::MoveRight => 'l',
            Action::MoveUp => 'k',
            Action::MoveDown => 'j',
            Action::MoveWordLeft => 'b',
            Action::MoveWordRight => 'w',
            Action::MoveLineStart => '0',
            Action::MoveLineEnd => '$',
            Action::MoveBottom => 'G',
            Action::MoveToBracket => '%',
            Action::InsertNewline => ENTER,
            Action::DeleteLeft => BACKSPACE,
            Action::DeleteRight => 'x',
            Action::SelectLeft if self.is_visual() => 'h',
            Action::SelectRight if self.is_visual() => 'l',
            Action::SelectUp if self.is_visual() => 'k',
            Action::SelectDown if self.is_visual() => 'j',
            Action::SelectWordLeft if self.is_visual() => 'b',
            Action::SelectWordRight if self.is_visual() => 'w',
            Action::SelectLineStart if self.is_visual() => '0',
            Action::SelectLineEnd if self.is_visual() => '$',
            Action::SelectBottom if self.is_visual() => 'G',
            _ => return None,
        };
        Some(letter)
    }
}
