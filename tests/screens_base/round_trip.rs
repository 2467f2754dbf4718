//! Whatever is drawn is what the terminal then shows, frame after frame, at every depth of colours. It
//! looks only at what the terminal shows, never at the bytes, but for their number.

use crate::support::virtual_terminal::VirtualTerminal;
use codementor::app::text::{grapheme_width, is_harmful};
use codementor::tui::colour::ColourDepth;
use codementor::tui::terminal::{Cursor, CursorShape, FrameWriter, sequences};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// A generator of Marsaglia's xorshift kind, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }

    fn pick<'item, Item>(&mut self, items: &'item [Item]) -> &'item Item {
        &items[self.below(items.len())]
    }

    fn colour(&mut self) -> Color {
        match self.below(6) {
            0 => Color::Rgb(self.below(256) as u8, self.below(256) as u8, self.below(256) as u8),
            1 => Color::Indexed(self.below(256) as u8),
            2 => *self.pick(&[Color::Red, Color::Gray, Color::DarkGray, Color::LightCyan, Color::White]),
            _ => Color::Reset,
        }
    }

    fn style(&mut self) -> Style {
        let modifiers = [
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM | Modifier::BOLD,
            Modifier::ITALIC | Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::CROSSED_OUT | Modifier::SLOW_BLINK,
        ];
        Style::new().fg(self.colour()).bg(self.colour()).add_modifier(*self.pick(&modifiers))
    }
}

const TEXTS: [&str; 12] =
    ["words", " ", "        ", "漢字", "e\u{301}té", "👩‍👩‍👧", "🇩🇪🇫🇷", "│─▸✓", "x漢y", "a\u{7}b", "ﷺ", "✌️"];

fn scribble(chance: &mut Chance, buffer: &mut Buffer, strokes: usize) {
    let Rect { width, height, .. } = buffer.area;
    for _ in 0..strokes {
        let (column, row) =
            (chance.below(usize::from(width)) as u16, chance.below(usize::from(height)) as u16);
        let style = if chance.below(3) == 0 { Style::reset() } else { chance.style() };
        let text = *chance.pick(&TEXTS);
        if chance.below(8) == 0 {
            // Straight into a cell, past what a widget would have kept out.
            let symbols = ["漢", "👩‍👩‍👧", "\u{301}", "\u{7}", "\u{1b}[2J", "\u{202e}", "ﷺ", "✌️", ""];
            buffer[(column, row)].set_symbol(chance.pick::<&str>(&symbols)).set_style(style);
        } else {
            buffer.set_stringn(column, row, text, usize::from(width - column), style);
        }
    }
}

/// What the terminal must show for a buffer: covered cells empty, unshowable ones blank.
fn expected(buffer: &Buffer, depth: ColourDepth) -> Vec<(String, Color, Color, Modifier)> {
    let shown = Modifier::all() - Modifier::SLOW_BLINK - Modifier::RAPID_BLINK - Modifier::HIDDEN;
    let mut cells = Vec::new();
    for row in buffer.content.chunks(usize::from(buffer.area.width)) {
        let mut column = 0;
        while let Some(cell) = row.get(column) {
            let symbol = cell.symbol();
            let width = grapheme_width(symbol);
            let unfit = width == 0 || symbol.contains(is_harmful) || column + width > row.len();
            let (symbol, width) = if unfit { (" ", 1) } else { (symbol, width) };
            let style = (depth.nearest(cell.fg), depth.nearest(cell.bg), cell.modifier & shown);
            for covered in 0..width {
                let text = if covered == 0 { symbol } else { "" };
                cells.push((text.to_owned(), style.0, style.1, style.2));
            }
            column += width;
        }
    }
    cells
}

fn shown(terminal: &VirtualTerminal, area: Rect) -> Vec<(String, Color, Color, Modifier)> {
    let mut cells = Vec::new();
    for row in 0..area.height {
        for column in 0..area.width {
            let style = terminal.style_at(column, row);
            cells.push((
                terminal.symbol(column, row).to_owned(),
                style.fg.unwrap_or(Color::Reset),
                style.bg.unwrap_or(Color::Reset),
                style.add_modifier,
            ));
        }
    }
    cells
}

#[test]
fn frames_are_shown_as_they_were_drawn() {
    for depth in ColourDepth::ALL {
        for seed in 1..40_u64 {
            let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let (mut columns, mut rows) = (1 + chance.below(40) as u16, 1 + chance.below(8) as u16);
            let mut terminal = VirtualTerminal::new(columns, rows);
            let mut writer = FrameWriter::new(depth);
            terminal.apply(&sequences::enter(true));
            let mut last = writer.blank(columns, rows);
            for step in 0..30 {
                match chance.below(12) {
                    0 => {
                        (columns, rows) = (1 + chance.below(40) as u16, 1 + chance.below(8) as u16);
                        terminal.resize(columns, rows);
                        last = Buffer::empty(Rect::new(0, 0, columns, rows));
                    }
                    1 => writer.clear(),
                    2 => writer.release(),
                    3 if step > 0 => {
                        writer.release();
                        writer.restore(last.clone());
                    }
                    4 => last.reset(),
                    _ => {}
                }
                let mut frame = writer.blank(columns, rows);
                frame.clone_from(&last);
                let strokes = chance.below(12);
                scribble(&mut chance, &mut frame, strokes);
                let cursor = (chance.below(3) > 0).then(|| Cursor {
                    column: chance.below(usize::from(columns)) as u16,
                    row: chance.below(usize::from(rows)) as u16,
                    shape: *chance.pick(&[CursorShape::Bar, CursorShape::Block]),
                    blinking: chance.below(2) == 0,
                });
                last.clone_from(&frame);
                let bytes = writer.draw(frame, cursor);
                // In two pieces, as a network may bring it.
                let from = chance.below(bytes.len() + 1);
                let escape = bytes[from..].iter().position(|byte| *byte == 0x1B);
                let cut = escape.map_or(bytes.len(), |at| from + at + chance.below(3));
                let (one, other) = bytes.split_at(cut);
                terminal.apply(one);
                terminal.apply(other);
                assert_eq!(terminal.unknown(), [""; 0], "{depth:?} seed {seed} step {step}");
                let pairs = shown(&terminal, last.area).into_iter().zip(expected(&last, depth));
                for (place, (left, right)) in pairs.enumerate() {
                    let sent = String::from_utf8_lossy(&bytes).escape_debug().to_string();
                    assert_eq!(left, right, "{depth:?} seed {seed} step {step} cell {place}: {sent}");
                }
                assert_eq!(terminal.cursor(), cursor.map(|cursor| (cursor.column, cursor.row)));
                assert!(!terminal.mode(2026));
            }
        }
    }
}

/// A page of code on a painted background, with the cursor after what was typed.
fn page(writer: &mut FrameWriter, typed: &str) -> (Buffer, Cursor) {
    let ink = Style::new().fg(Color::Rgb(216, 222, 229)).bg(Color::Rgb(16, 20, 24));
    let mut frame = writer.blank(120, 40);
    frame.set_style(frame.area, ink);
    for row in 0..40 {
        frame.set_string(2, row, format!("{row:>3} def function_{row}(argument):"), ink);
    }
    let keyword = ink.fg(Color::Rgb(147, 185, 248)).add_modifier(Modifier::BOLD);
    frame.set_string(2, 20, "    ", ink);
    frame.set_string(6, 20, typed, keyword);
    frame.set_string(100, 0, format!("column {}", typed.len()), ink);
    let column = 6 + typed.len() as u16;
    (frame, Cursor { column, row: 20, shape: CursorShape::Bar, blinking: true })
}

#[test]
fn a_typed_character_costs_few_bytes_and_nothing_new_costs_none() {
    let mut writer = FrameWriter::new(ColourDepth::True);
    let mut terminal = VirtualTerminal::new(120, 40);
    for typed in ["ret", "retu", "retur"] {
        let (frame, cursor) = page(&mut writer, typed);
        let bytes = writer.draw(frame, Some(cursor));
        terminal.apply(&bytes);
        if typed != "ret" {
            assert!(bytes.len() <= 200, "{} bytes: {:?}", bytes.len(), String::from_utf8_lossy(&bytes));
        }
        assert_eq!((terminal.cursor(), terminal.cursor_code()), (Some((6 + typed.len() as u16, 20)), 5));
        assert!(terminal.row_text(20).starts_with(&format!("      {typed}")));
        assert!(terminal.text().starts_with("    0 def function_0(argument):"));
        let (frame, _) = page(&mut FrameWriter::new(ColourDepth::True), typed);
        assert_eq!(terminal.buffer(), frame);
    }
    let (frame, cursor) = page(&mut writer, "retur");
    assert!(writer.draw(frame, Some(cursor)).is_empty());
    let (frame, cursor) = page(&mut writer, "retur");
    let moved = Cursor { column: 3, ..cursor };
    let bytes = writer.draw(frame, Some(moved));
    terminal.apply(&bytes);
    assert_eq!((terminal.cursor(), bytes.len() <= 8), (Some((3, 20)), true));
}

#[test]
fn leaving_undoes_entering_even_in_the_middle_of_a_frame() {
    let mut writer = FrameWriter::new(ColourDepth::True);
    let (frame, cursor) = page(&mut writer, "x");
    let frame_bytes = writer.draw(frame, Some(cursor));
    for cut in [0, 3, 12, 200, frame_bytes.len()] {
        let mut terminal = VirtualTerminal::new(120, 40);
        terminal.apply(&sequences::enter(true));
        for mode in [1049, 2004, 1004, 1000, 1002, 1006] {
            assert!(terminal.mode(mode), "{mode}");
        }
        // Only whole sequences: the writer sends a frame in one piece.
        if cut == 0 || cut == frame_bytes.len() {
            terminal.apply(&frame_bytes[..cut]);
        }
        terminal.apply(sequences::LEAVE);
        for mode in [1049, 2004, 1004, 1000, 1002, 1006, 2026] {
            assert!(!terminal.mode(mode), "{mode}");
        }
        assert!(terminal.mode(7) && terminal.mode(25));
    }
}

#[test]
fn titles_and_copies_arrive() {
    let mut terminal = VirtualTerminal::new(10, 2);
    terminal.apply(&sequences::title("CodeMentor: Rainy days\x1b"));
    terminal.apply(&sequences::copy("for ü in 漢:").expect("short"));
    assert_eq!(terminal.title(), "CodeMentor: Rainy days");
    assert_eq!(terminal.copied(), Some("for ü in 漢:"));
}

#[test]
fn the_virtual_terminal_survives_anything() {
    for seed in 1..200_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let likely = b"\x1b\x1b[[]?;0123456789mHCGKJhlqt \\abc\xe6\xbc\xa2\xff";
        let bytes: Vec<u8> = (0..300).map(|_| *chance.pick(likely)).collect();
        VirtualTerminal::new(1 + chance.below(9) as u16, 1 + chance.below(3) as u16).apply(&bytes);
    }
}
