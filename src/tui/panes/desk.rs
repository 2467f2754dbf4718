//! The desk: the box of pieces beside the program that they make, or above it. It never moves a piece.

use crate::app::desk::{BOX_GUTTER, BoxRow, Desk, Held, PROGRAM_GUTTER, ProgramRow, Side};
use crate::app::editor::{Editor, MarkKind};
use crate::app::keys::Keys;
use crate::app::layout::Area;
use crate::app::lines::{Line, Tone, prose};
use crate::app::text;
use crate::config::theme::Role;
use crate::domain::{Action, Context};
use crate::tui::painter::Painter;
use crate::tui::panes::title;
use crate::tui::widgets::source_line;
use crate::tui::widgets::text_area::mark_glyph;

/// Fewer columns than this behind a line hold no message.
const SHORTEST_MESSAGE: usize = 10;

/// A desk as it is drawn.
pub struct DeskView<'view> {
    pub desk: &'view Desk,
    /// The text that the program is, for what is marked in it.
    pub editor: &'view Editor,
    pub keys: &'view Keys,
    /// The keys go here.
    pub focused: bool,
}

impl DeskView<'_> {
    pub fn draw(&self, painter: &mut Painter<'_>) {
        let areas = &self.desk.areas;
        painter.hairline(areas.hairline);
        self.head(painter, areas.box_head, Side::Box);
        self.head(painter, areas.program_head, Side::Program);
        self.draw_box(painter, areas.box_rows);
        self.draw_program(painter, areas.program_rows);
    }

    /// A side's name, and what it is in.
    fn head(&self, painter: &mut Painter<'_>, row: Area, side: Side) {
        if row.is_empty() {
            return;
        }
        let active = self.focused && self.desk.side == side;
        let name = match side {
            Side::Box => "Pieces",
            Side::Program => "Program",
        };
        let style = painter.style(if active { Role::Strong } else { Role::Muted });
        let end = painter.write(row.left + 1, row.top, name, row.right(), style);
        let state = match side {
            Side::Box => match self.desk.boxed().len() {
                0 => Line::default(),
                count => Line::of(format!("{count} in the box"), Tone::Muted),
            },
            Side::Program => self.program_state(),
        };
        title::draw_state(painter, row, end + 2, &state.left);
    }

    fn program_state(&self) -> Line {
        let program = self.desk.program().len();
        match self.desk.held {
            Some(Held { over_box: true, .. }) => Line::of("◆ back into the box", Tone::Working),
            Some(_) => Line::of("◆ in hand", Tone::Working),
            None if program == 0 => Line::of("◦ empty", Tone::Muted),
            None => {
                let wanted = self.desk.puzzle.solved().len();
                Line::of(format!("{program} of {wanted} placed"), Tone::Muted)
            }
        }
    }

    fn draw_box(&self, painter: &mut Painter<'_>, area: Area) {
        let desk = self.desk;
        let boxed = desk.boxed();
        let program = desk.program();
        let rows = desk.box_rows();
        let lifted = desk.held.filter(|held| held.over_box).map(|held| held.piece);
        for (index, BoxRow { place, row, part }) in
            rows.iter().enumerate().skip(desk.box_top).take(area.height.into())
        {
            let piece = boxed[*place];
            let line = Area { top: area.top + (index - desk.box_top) as u16, height: 1, ..area };
            let chosen =
                self.focused && desk.side == Side::Box && *place == desk.in_box && desk.held.is_none();
            tint(painter, line, chosen, lifted == Some(piece));
            let mark = if lifted == Some(piece) {
                "◆"
            } else if chosen {
                "▸"
            } else {
                " "
            };
            let style = painter.style(Role::Accent);
            painter.write(
                line.left,
                line.top,
                if *row == 0 && part.is_first() { mark } else { " " },
                line.right(),
                style,
            );
            let first = *row == 0 && part.is_first();
            let bracket = match self.bracket(&rows, &boxed, index) {
                // What belongs to the row above.
                " " if !first => "┊",
                bracket => bracket,
            };
            let style = painter.style(Role::Muted);
            painter.write(line.left + 1, line.top, bracket, line.right(), style);
            let spare = desk.puzzle.is_spare(piece, &program);
            let text = &desk.puzzle.pieces[piece].rows[*row].text;
            let left = line.left + BOX_GUTTER;
            source_line::part(painter, line, left, (text, *part), desk.piece_spans(piece, *row), spare);
        }
        painter.thumb(rows.len(), desk.box_top, area);
        if rows.is_empty() {
            say(painter, area, "Every piece is in the program.", Tone::Muted);
        } else if rows.len() + 2 <= usize::from(area.height)
            && boxed.iter().any(|piece| self.is_paired(*piece))
        {
            let (_, below) = area.split_top(rows.len() as u16 + 1);
            say(painter, below, "╭ ╰ one of these", Tone::Faint);
        }
    }

    /// Alternatives that lie under each other in the box are held together by a bracket.
    fn bracket(&self, rows: &[BoxRow], boxed: &[usize], index: usize) -> &'static str {
        let pair = |index: Option<usize>| {
            let row = index.and_then(|index| rows.get(index))?;
            self.desk.puzzle.pieces[boxed[row.place]].pair
        };
        let own = pair(Some(index));
        if own.is_none() || !self.is_paired(boxed[rows[index].place]) {
            return " ";
        }
        match (pair(index.checked_sub(1)) == own, pair(Some(index + 1)) == own) {
            (false, true) => "╭",
            (true, true) => "│",
            (true, false) => "╰",
            (false, false) => "╶",
        }
    }

    /// Another piece in the box could stand in its place.
    fn is_paired(&self, piece: usize) -> bool {
        let desk = self.desk;
        let pair = desk.puzzle.pieces[piece].pair;
        pair.is_some()
            && desk.boxed().iter().filter(|other| desk.puzzle.pieces[**other].pair == pair).count() > 1
    }

    fn draw_program(&self, painter: &mut Painter<'_>, area: Area) {
        let desk = self.desk;
        let program = desk.program();
        let rows = desk.program_rows();
        let first_lines = desk.puzzle.first_lines(&program);
        for (index, what) in rows.iter().enumerate().skip(desk.program_top).take(area.height.into()) {
            let line = Area { top: area.top + (index - desk.program_top) as u16, height: 1, ..area };
            match *what {
                ProgramRow::Frame { row } => {
                    number(painter, line, index, false);
                    let (blanks, text) = source_line::split_blanks(&desk.puzzle.frame[row]);
                    let left =
                        line.left + PROGRAM_GUTTER + (blanks / desk.puzzle.step) as u16 * desk.areas.step;
                    let spans = source_line::shifted(desk.frame_spans(row), blanks);
                    source_line::whole(painter, line, left, text, &spans, false);
                }
                ProgramRow::Piece { place, row, part } => {
                    let source_line = first_lines[place] + row;
                    let placed = program[place];
                    let held = desk.held_place() == Some(place);
                    let active = self.focused && desk.side == Side::Program;
                    let chosen = active && place == desk.in_program;
                    tint(painter, line, chosen, held);
                    if part.is_first() {
                        number(painter, line, source_line, chosen);
                    }
                    let mark = if held {
                        "◆"
                    } else if chosen {
                        "▸"
                    } else {
                        " "
                    };
                    let style = painter.style(Role::Accent);
                    if row == 0 && part.is_first() {
                        painter.write(line.left, line.top, mark, line.right(), style);
                    }
                    let piece = &desk.puzzle.pieces[placed.piece].rows[row];
                    let level = if piece.fixed { 0 } else { placed.level as u16 };
                    if held {
                        self.steps(painter, line, level);
                    }
                    let left = line.left + PROGRAM_GUTTER + level * desk.areas.step;
                    let spans = desk.piece_spans(placed.piece, row);
                    let end = source_line::part(painter, line, left, (&piece.text, part), spans, false);
                    if desk.held.is_none() && part.end == piece.text.len() {
                        self.marked(painter, line, source_line, end, row == 0 && !chosen);
                    }
                }
            }
        }
        painter.thumb(rows.len(), desk.program_top, area);
        if program.is_empty() && desk.program_top == 0 {
            let (_, below) = area.split_top(rows.len() as u16 + 1);
            say(painter, below, &self.invitation(), Tone::Accent);
        }
    }

    /// An empty place says what to do.
    fn invitation(&self) -> String {
        let key = |action| self.keys.word(Context::Puzzle, action);
        let mut words = format!(
            "Choose a piece with {} and {}, and take it with {}. The arrows move it and indent it; {} puts it down.",
            key(Action::MoveUp),
            key(Action::MoveDown),
            key(Action::TakePiece),
            key(Action::TakePiece),
        );
        words.push_str(" With the mouse: press on a piece, or drag it.");
        if self.desk.puzzle.pieces.iter().any(|piece| piece.wrong.is_some()) {
            words.push_str(" Some pieces do not belong into the program.");
        }
        words
    }

    /// What a run said of a line.
    fn marked(&self, painter: &mut Painter<'_>, line: Area, index: usize, end: u16, sign: bool) {
        let Some(mark) = self.editor.mark(index).filter(|mark| mark.kind == MarkKind::Failing) else {
            return;
        };
        let style = painter.style(Role::Problem);
        if sign {
            painter.write(line.left, line.top, mark_glyph(mark.kind), line.right(), style);
        }
        let room = usize::from(line.right().saturating_sub(end + 3));
        if let Some(message) = mark.message.as_ref().filter(|_| room >= SHORTEST_MESSAGE) {
            painter.write(end + 2, line.top, &text::clip(message, room), line.right(), style);
        }
    }

    /// Where the steps of indentation are, while a piece may be moved along them.
    fn steps(&self, painter: &mut Painter<'_>, line: Area, level: u16) {
        let style = painter.style(Role::Faint);
        for step in 0..level {
            let column = line.left + PROGRAM_GUTTER + step * self.desk.areas.step;
            painter.write(column, line.top, "·", line.right(), style);
        }
    }
}

fn say(painter: &mut Painter<'_>, area: Area, words: &str, tone: Tone) {
    let lines = prose(words, area.width.into(), BOX_GUTTER.into(), tone);
    let seen = lines.len().min(area.height.into());
    painter.lines(&lines[..seen], 0, area);
}

fn number(painter: &mut Painter<'_>, line: Area, index: usize, chosen: bool) {
    let style = painter.style(if chosen { Role::GutterCurrent } else { Role::Gutter });
    let number = text::pad_left(&(index + 1).to_string(), usize::from(PROGRAM_GUTTER) - 2);
    painter.write(line.left + 1, line.top, &number, line.right(), style);
}

fn tint(painter: &mut Painter<'_>, line: Area, chosen: bool, held: bool) {
    let role = if held { Role::Selection } else { Role::CurrentLine };
    if held || chosen {
        painter.fill(line, painter.style(role));
    }
}
