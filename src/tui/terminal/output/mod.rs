//! From buffers to the fewest bytes that show them. It never sends them: whoever holds the terminal,
//! local, SSH or a test's, does.

mod pen;
mod row;

use crate::tui::colour::ColourDepth;
use pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use row::Slot;
use std::io::Write as _;

/// Where the cursor is shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub column: u16,
    pub row: u16,
    pub shape: CursorShape,
    pub blinking: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CursorShape {
    Block,
    Underline,
    Bar,
}

impl Cursor {
    /// The parameter of DECSCUSR.
    const fn code(self) -> u8 {
        let steady = match self.shape {
            CursorShape::Block => 2,
            CursorShape::Underline => 4,
            CursorShape::Bar => 6,
        };
        if self.blinking { steady - 1 } else { steady }
    }
}

/// Knows what a terminal shows, and writes what is different in the next frame.
///
/// A frame is wrapped in synchronized output (mode 2026), so that terminals which know it never show
/// half of one; for the others the cursor is hidden meanwhile.
#[derive(Debug)]
pub struct FrameWriter {
    depth: ColourDepth,
    /// What the terminal shows; `None` while it is released.
    front: Option<Buffer>,
    /// A buffer to draw the next frame into.
    spare: Option<Buffer>,
    /// What the terminal was last drawn at; `None` until then.
    area: Option<Rect>,
    /// The terminal must be cleared before the next frame.
    clear: bool,
    pen: Pen,
    /// Where the terminal's cursor is, as far as it is known for certain.
    place: Option<(u16, u16)>,
    shown: Option<Cursor>,
    /// Whether the cursor is visible cannot be known before the next frame.
    doubtful: bool,
    shape: Option<u8>,
}

/// Blanks up to this many columns are written again where that is no longer than jumping over them.
const SHORT_GAP: u16 = 4;
/// From this many blanks on, the rest of a line is erased and not written.
const LONG_BLANK: usize = 6;

impl FrameWriter {
    /// For a terminal that has just been entered: blank, its cursor hidden.
    pub const fn new(depth: ColourDepth) -> Self {
        Self {
            depth,
            front: None,
            spare: None,
            area: None,
            clear: true,
            pen: Pen::PLAIN,
            place: None,
            shown: None,
            doubtful: false,
            shape: None,
        }
    }

    pub const fn depth(&self) -> ColourDepth {
        self.depth
    }

    /// The next frame clears the terminal and draws everything: after a stop, or when someone asks.
    /// What is known of the terminal is forgotten.
    pub fn clear(&mut self) {
        self.clear = true;
        self.shown = None;
        self.doubtful = true;
        self.shape = None;
        self.place = None;
    }

    /// Lets go of the buffers of an idle session. Before the next frame, draw what is shown once more
    /// and hand it to [`Self::restore`]; without that, the next frame is drawn whole.
    pub fn release(&mut self) {
        self.front = None;
        self.spare = None;
    }

    /// What the terminal shows, drawn again after a release. Nothing is written.
    pub fn restore(&mut self, front: Buffer) {
        if self.area == Some(front.area) {
            self.front = Some(front);
        }
    }

    /// An empty buffer to draw the next frame into.
    pub fn blank(&mut self, columns: u16, rows: u16) -> Buffer {
        let area = Rect::new(0, 0, columns, rows);
        match self.spare.take() {
            Some(mut spare) if spare.area == area => {
                spare.reset();
                spare
            }
            _ => Buffer::empty(area),
        }
    }

    /// The bytes that turn what the terminal shows into `frame`; empty when nothing changes. The frame
    /// begins at the terminal's first cell.
    pub fn draw(&mut self, frame: Buffer, cursor: Option<Cursor>) -> Vec<u8> {
        let mut body = Vec::new();
        let front = self.front.take().filter(|front| !self.clear && front.area == frame.area);
        let front = front.unwrap_or_else(|| {
            // In full: what is known of the pen may be wrong after a stop.
            body.extend_from_slice(b"\x1b[m\x1b[2J");
            self.pen = Pen::PLAIN;
            self.place = None;
            self.blank(frame.area.width, frame.area.height)
        });
        self.clear = false;
        self.area = Some(frame.area);
        self.rows(&front, &frame, &mut body);
        self.front = Some(frame);
        self.spare = Some(front);
        self.wrap(&body, cursor)
    }

    /// Puts a frame's bytes between what hides the half of it, and the cursor where it belongs.
    fn wrap(&mut self, body: &[u8], cursor: Option<Cursor>) -> Vec<u8> {
        let cursor = cursor.filter(|cursor| {
            self.area.is_some_and(|area| cursor.column < area.width && cursor.row < area.height)
        });
        if body.is_empty() && cursor == self.shown && (cursor.is_none() || self.place_is(cursor)) {
            return Vec::new();
        }
        let mut bytes = Vec::with_capacity(body.len() + 48);
        if !body.is_empty() {
            bytes.extend_from_slice(b"\x1b[?2026h");
            if self.shown.is_some() || self.doubtful {
                bytes.extend_from_slice(b"\x1b[?25l");
            }
            bytes.extend_from_slice(body);
        } else if self.shown.is_some() && cursor.is_none() {
            bytes.extend_from_slice(b"\x1b[?25l");
        }
        if let Some(cursor) = cursor {
            self.move_to(cursor.column, cursor.row, &mut bytes);
            if self.shape != Some(cursor.code()) {
                let _ = write!(bytes, "\x1b[{} q", cursor.code());
                self.shape = Some(cursor.code());
            }
            if !body.is_empty() || self.shown.is_none() {
                bytes.extend_from_slice(b"\x1b[?25h");
            }
        }
        if !body.is_empty() {
            bytes.extend_from_slice(b"\x1b[?2026l");
        }
        self.shown = cursor;
        self.doubtful = false;
        bytes
    }

    fn place_is(&self, cursor: Option<Cursor>) -> bool {
        cursor.is_some_and(|cursor| self.place == Some((cursor.column, cursor.row)))
    }

    fn rows(&mut self, front: &Buffer, frame: &Buffer, bytes: &mut Vec<u8>) {
        let width = usize::from(frame.area.width);
        if width == 0 {
            return;
        }
        let (mut old, mut new) = (Vec::with_capacity(width), Vec::with_capacity(width));
        let pairs = front.content.chunks(width).zip(frame.content.chunks(width));
        for (index, (old_cells, new_cells)) in pairs.enumerate() {
            if old_cells == new_cells {
                continue;
            }
            row::slots(old_cells, &mut old);
            row::slots(new_cells, &mut new);
            self.row(index as u16, &old, &new, bytes);
        }
    }

    fn row(&mut self, row: u16, old: &[Slot<'_>], new: &[Slot<'_>], bytes: &mut Vec<u8>) {
        let blank_from = self.erasable_from(old, new);
        for (column, slot) in new.iter().enumerate() {
            if column >= blank_from {
                self.jump(column as u16, row, new, bytes);
                self.pen.change(Pen::PLAIN, bytes);
                bytes.extend_from_slice(b"\x1b[K");
                return;
            }
            let Slot::Lead { symbol, width, cell } = slot else { continue };
            if old.get(column).is_some_and(|before| slot.shows_same(before)) {
                continue;
            }
            self.jump(column as u16, row, new, bytes);
            self.pen.change(Pen::of(cell, self.depth), bytes);
            self.put(symbol, *width, new.len() as u16, bytes);
        }
    }

    /// From where to the end of the line there are only blanks without any style, enough of them
    /// changed that erasing is shorter. (With a background the terminal's own would show on those that
    /// do not erase with the colour of the pen.)
    fn erasable_from(&self, old: &[Slot<'_>], new: &[Slot<'_>]) -> usize {
        let plain = |slot: &Slot<'_>| match slot {
            Slot::Lead { symbol, cell, .. } => *symbol == " " && Pen::of(cell, self.depth) == Pen::PLAIN,
            Slot::Covered => false,
        };
        let from = new.iter().rposition(|slot| !plain(slot)).map_or(0, |last| last + 1);
        let mut changed = (from..new.len())
            .filter(|column| old.get(*column).is_none_or(|before| !new[*column].shows_same(before)));
        let first = changed.next();
        match first {
            Some(first) if changed.count() + 1 >= LONG_BLANK => first,
            _ => new.len(),
        }
    }

    /// Moves to a column, over a short gap by writing what stands there.
    fn jump(&mut self, column: u16, row: u16, new: &[Slot<'_>], bytes: &mut Vec<u8>) {
        if let Some((from, at_row)) = self.place
            && at_row == row
            && from < column
            && column - from <= SHORT_GAP
        {
            let gap = new.get(usize::from(from)..usize::from(column)).unwrap_or_default();
            let same = |slot: &Slot<'_>| match slot {
                Slot::Lead { symbol, cell, .. } => symbol.len() == 1 && Pen::of(cell, self.depth) == self.pen,
                Slot::Covered => false,
            };
            if !gap.is_empty() && gap.iter().all(same) {
                for slot in gap {
                    if let Slot::Lead { symbol, .. } = slot {
                        bytes.extend_from_slice(symbol.as_bytes());
                    }
                }
                self.place = Some((column, row));
                return;
            }
        }
        self.move_to(column, row, bytes);
    }

    fn move_to(&mut self, column: u16, row: u16, bytes: &mut Vec<u8>) {
        let _ = match self.place {
            Some(place) if place == (column, row) => Ok(()),
            Some((from, at_row)) if at_row == row && from < column => match column - from {
                1 => write!(bytes, "\x1b[C"),
                steps => write!(bytes, "\x1b[{steps}C"),
            },
            Some((_, at_row)) if at_row == row => write!(bytes, "\x1b[{}G", column + 1),
            _ => write!(bytes, "\x1b[{};{}H", row + 1, column + 1),
        };
        self.place = Some((column, row));
    }

    /// Writes a glyph where the cursor is. Afterwards the place is known only where no terminal can
    /// think otherwise: not at the edge, and not after glyphs whose width they disagree about.
    fn put(&mut self, symbol: &str, width: u16, columns: u16, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(symbol.as_bytes());
        let mut letters = symbol.chars();
        let sure = match (letters.next(), letters.next()) {
            (Some(letter), None) => letter < '\u{1F000}',
            _ => false,
        };
        self.place = match self.place {
            Some((column, row)) if sure && column + width < columns => Some((column + width, row)),
            _ => None,
        };
    }
}
