//! Hands that know vim's keys: they press them on an editor as the program would, and write down what came
//! of it with `|` for the cursor.

use codementor::app::editor::vim::{Mode, Reply, Request, Vim};
use codementor::app::editor::{Editor, EditorOptions, Outcome};
use codementor::domain::place::Position;
use codementor::domain::{Action, Language};
use std::fmt::Write as _;

/// Text and cursor before, keys, text and cursor after, the mode then.
pub type Row = (&'static str, &'static str, &'static str, Mode);

pub struct Hands {
    pub vim: Vim,
    pub editor: Editor,
    now: u64,
    /// A line that is being typed, and whether it is a pattern.
    line: Option<(String, bool)>,
    pub asked: Vec<Action>,
    pub told: Vec<String>,
}

impl Hands {
    /// On a Python program without brackets that close by themselves.
    pub fn on(text: &str) -> Self {
        let before: String = text.chars().take_while(|letter| *letter != '|').collect();
        let has_cursor = text.contains('|');
        let text = if has_cursor { text.replacen('|', "", 1) } else { text.to_owned() };
        let options = EditorOptions { auto_close: false, ..EditorOptions::code(Language::Python) };
        let mut editor = Editor::new(&text, options);
        editor.set_viewport(20, 60);
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
        if has_cursor {
            editor.move_to(Position { line: before.matches('\n').count(), column });
        }
        let mut vim = Vim::default();
        vim.settle(&mut editor);
        Self { vim, editor, now: 0, line: None, asked: Vec::new(), told: Vec::new() }
    }

    /// Presses keys; those with names stand in angle brackets.
    pub fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(letter) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let known = ["CR", "Esc", "BS", "C-r", "Left", "Right", "Up", "Down", "Del"];
            if let Some((name, after)) = named.filter(|(name, _)| known.contains(name)) {
                self.named(name);
                rest = after;
            } else {
                self.letter(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }

    pub fn letter(&mut self, letter: char) {
        self.now += 10;
        if let Some((line, is_pattern)) = &mut self.line {
            line.push(letter);
            if *is_pattern {
                let line = line.clone();
                self.vim.preview(&mut self.editor, &line);
            }
            return;
        }
        let reply = self.vim.typed(&mut self.editor, letter.encode_utf8(&mut [0; 4]), self.now);
        self.hear(reply);
    }

    fn named(&mut self, name: &str) {
        self.now += 10;
        match (self.line.take(), name) {
            (Some((line, true)), "CR") => {
                let reply = self.vim.search(&mut self.editor, &line, self.now);
                return self.hear(reply);
            }
            (Some((line, false)), "CR") => {
                let reply = self.vim.run_line(&mut self.editor, &line, self.now);
                return self.hear(reply);
            }
            (Some((_, is_pattern)), _) => {
                if is_pattern {
                    self.vim.abandon_search(&mut self.editor);
                }
                return self.vim.settle(&mut self.editor);
            }
            (None, _) => {}
        }
        let action = match name {
            "CR" => Action::InsertNewline,
            "BS" => Action::DeleteLeft,
            "Del" => Action::DeleteRight,
            "C-r" => Action::Redo,
            "Left" => Action::MoveLeft,
            "Right" => Action::MoveRight,
            "Up" => Action::MoveUp,
            "Down" => Action::MoveDown,
            _ => {
                let _ = self.vim.escape(&mut self.editor, self.now);
                return self.hear(Reply::default());
            }
        };
        self.act(action);
    }

    pub fn act(&mut self, action: Action) {
        let reply = self.vim.act(&mut self.editor, action, self.now);
        self.hear(reply);
    }

    pub fn paste(&mut self, text: &str) {
        let reply = self.vim.pasted(&mut self.editor, text, self.now);
        self.hear(reply);
    }

    /// Something that is not of vim is done with the editor.
    pub fn outside(&mut self, doing: impl FnOnce(&mut Editor) -> Outcome) {
        let _ = self.vim.from_outside(&mut self.editor, doing);
        self.hear(Reply::default());
    }

    fn hear(&mut self, reply: Reply) {
        self.told.extend(reply.told);
        match reply.request {
            Some(Request::CommandLine(begin)) => self.line = Some((begin, false)),
            Some(Request::Search) => self.line = Some((String::new(), true)),
            Some(Request::Do(action)) => self.asked.push(action),
            None => {}
        }
        if self.line.is_none() {
            self.vim.settle(&mut self.editor);
        }
    }

    pub const fn is_asked_for_a_line(&self) -> bool {
        self.line.is_some()
    }

    pub fn seen(&self) -> String {
        let text: Vec<char> = self.editor.text().chars().collect();
        let head = self.editor.selection().head.min(text.len());
        let (before, after) = text.split_at(head);
        before.iter().chain(&['|']).chain(after).collect()
    }
}

/// Tries every row, and tells all that went wrong.
pub fn check(rows: &[Row]) {
    let mut complaints = String::new();
    for (before, keys, after, mode) in rows {
        let mut hands = Hands::on(before);
        hands.press(keys);
        let seen = (hands.seen(), hands.vim.mode());
        if seen != ((*after).to_owned(), *mode) {
            let _ = writeln!(complaints, "{before:?} {keys} gives {seen:?}, not {after:?} in {mode:?}");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}
