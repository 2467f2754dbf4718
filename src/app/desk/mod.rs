//! The desk on which a puzzle is put together: the box of pieces, the program made of them, and the piece
//! in hand. What stands in the program is always the text of an editor; it never keeps one of its own, and
//! never knows whether a program is right.

mod hands;
mod parts;
mod places;
mod pointer;

pub use parts::Part;
pub use places::{BOX_GUTTER, BoxRow, DeskAreas, PROGRAM_GUTTER, ProgramRow};

use super::editor::{Editor, EditorOptions, Outcome};
use super::layout::Area;
use crate::domain::Language;
use crate::domain::puzzle::{Placed, Puzzle};
use crate::domain::tokens::TokenSpan;
use pointer::Grip;

#[derive(Debug, Clone)]
pub struct Desk {
    pub puzzle: Puzzle,
    /// The learner types the program instead.
    pub by_hand: bool,
    pub side: Side,
    /// The chosen piece on each side, by its place there.
    pub in_box: usize,
    pub in_program: usize,
    pub held: Option<Held>,
    /// The first row that is shown of each side.
    pub box_top: usize,
    pub program_top: usize,
    /// Where everything stands.
    pub areas: DeskAreas,
    /// Colours of the frame's rows, and then of each piece's.
    pub spans: Vec<Vec<TokenSpan>>,
    /// The program, as the text says.
    placed: Vec<Placed>,
    /// The revision of the text that was read.
    read: Option<u64>,
    comment: &'static str,
    grip: Option<Grip>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Box,
    Program,
}

/// A piece in hand: where it came from, and where it would be put down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub piece: usize,
    /// Its place in the program before; `None` where it lay in the box.
    pub from: Option<usize>,
    /// How many pieces of the program are above it.
    pub at: usize,
    pub level: usize,
    /// It is dragged over the box, and would be put back there.
    pub over_box: bool,
}

impl Desk {
    /// The desk as the text of `editor` has it; by hand, where the text is not made of the pieces.
    pub fn new(puzzle: Puzzle, editor: &Editor, language: Language) -> Self {
        let mut desk = Self {
            puzzle,
            by_hand: false,
            side: Side::Box,
            in_box: 0,
            in_program: 0,
            held: None,
            box_top: 0,
            program_top: 0,
            areas: DeskAreas::default(),
            spans: Vec::new(),
            placed: Vec::new(),
            read: None,
            comment: language.line_comment(),
            grip: None,
        };
        desk.follow(editor);
        desk
    }

    /// An editor for a puzzle that is put together beside one's own program.
    pub fn editor_beside(puzzle: &Puzzle, language: Language) -> Editor {
        Editor::new(&puzzle.program(&[]), EditorOptions::code(language))
    }

    /// The program as it stands, without what is in hand.
    pub fn placed(&self) -> &[Placed] {
        &self.placed
    }

    /// The program as it would be if the piece in hand were put down.
    pub fn program(&self) -> Vec<Placed> {
        let mut program = self.without_held();
        if let Some(held) = self.held.filter(|held| !held.over_box) {
            program.insert(held.at.min(program.len()), Placed { piece: held.piece, level: held.level });
        }
        program
    }

    /// The pieces in the box, in its order.
    pub fn boxed(&self) -> Vec<usize> {
        self.puzzle.in_box(&self.program())
    }

    /// The place of the piece in hand in the program.
    pub fn held_place(&self) -> Option<usize> {
        self.held.filter(|held| !held.over_box).map(|held| held.at)
    }

    /// The text may have changed elsewhere: undone, put back to its beginning, typed.
    pub fn follow(&mut self, editor: &Editor) {
        if self.read == Some(editor.revision()) {
            return;
        }
        let reading = self.puzzle.read(&editor.text(), self.comment);
        self.by_hand |= !reading.is_whole();
        self.placed = reading.placed;
        self.read = Some(editor.revision());
        self.let_go();
    }

    /// Makes a puzzle of what was typed; what is no piece goes. Says whether anything did.
    pub fn take_over(&mut self, editor: &mut Editor, now: u64) -> (Outcome, bool) {
        let reading = self.puzzle.read(&editor.text(), self.comment);
        self.by_hand = false;
        if reading.is_whole() {
            return (Outcome::handled(), false);
        }
        (self.write(editor, reading.placed, now), true)
    }

    /// The cursor is where there is something; where everything stands is known.
    pub fn settle(&mut self, area: Area) {
        self.areas = DeskAreas::of(&self.puzzle, area);
        let boxed = self.boxed().len();
        let program = self.program().len();
        self.in_box = self.in_box.min(boxed.saturating_sub(1));
        self.in_program = self.held_place().unwrap_or(self.in_program).min(program.saturating_sub(1));
        match self.side {
            Side::Box if boxed == 0 && self.held.is_none() => self.side = Side::Program,
            Side::Program if program == 0 && self.held.is_none() => self.side = Side::Box,
            _ => {}
        }
        if self.held_place().is_some() {
            self.side = Side::Program;
        }
        self.keep_in_view();
    }

    /// The source of every row, for colours.
    pub fn source(&self) -> String {
        let pieces =
            self.puzzle.pieces.iter().flat_map(|piece| piece.rows.iter().map(|row| row.text.as_str()));
        self.puzzle.frame.iter().map(String::as_str).chain(pieces).collect::<Vec<&str>>().join("\n")
    }

    pub fn set_tokens(&mut self, first_line: usize, lines: Vec<Vec<TokenSpan>>) {
        let rows =
            self.puzzle.frame.len() + self.puzzle.pieces.iter().map(|piece| piece.rows.len()).sum::<usize>();
        self.spans.resize(rows, Vec::new());
        for (known, spans) in self.spans.iter_mut().skip(first_line).zip(lines) {
            *known = spans;
        }
    }

    pub fn frame_spans(&self, row: usize) -> &[TokenSpan] {
        self.spans.get(row).map_or(&[], Vec::as_slice)
    }

    pub fn piece_spans(&self, piece: usize, row: usize) -> &[TokenSpan] {
        let before: usize = self.puzzle.pieces[..piece].iter().map(|piece| piece.rows.len()).sum();
        self.frame_spans(self.puzzle.frame.len() + before + row)
    }

    /// What is said of a wrong piece, once as many pieces stand there as belong there.
    pub fn why_wrong(&self) -> Option<(String, &str)> {
        if self.by_hand || !self.puzzle.is_whole(&self.placed) {
            return None;
        }
        let (piece, why) = self.puzzle.why_wrong(&self.placed)?;
        Some((self.puzzle.pieces[piece].text(), why))
    }

    fn without_held(&self) -> Vec<Placed> {
        let mut program = self.placed.clone();
        if let Some(from) = self.held.and_then(|held| held.from).filter(|from| *from < program.len()) {
            program.remove(from);
        }
        program
    }

    /// Puts what is in hand back to where it was.
    fn let_go(&mut self) {
        self.held = None;
        self.grip = None;
    }

    fn write(&mut self, editor: &mut Editor, placed: Vec<Placed>, now: u64) -> Outcome {
        let outcome = editor.set_text_keeping_undo(&self.puzzle.program(&placed), now);
        self.placed = placed;
        self.read = Some(editor.revision());
        outcome
    }
}
