//! A terminal in memory: it shows what `tui::terminal` writes, and understands nothing else. It never
//! panics, whatever the bytes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// A cell as it is shown. A covered cell is the rest of the wide glyph before it.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    symbol: String,
    covered: bool,
    style: Style,
}

impl Shown {
    fn blank() -> Self {
        Self { symbol: " ".to_owned(), covered: false, style: plain() }
    }
}

/// The screen, the cursor, and what else was asked of the terminal.
#[derive(Debug, Clone)]
pub struct VirtualTerminal {
    columns: u16,
    rows: u16,
    cells: Vec<Shown>,
    column: u16,
    row: u16,
    pen: Style,
    /// DEC private modes that are on.
    modes: BTreeSet<u16>,
    cursor_code: u16,
    title: String,
    copied: Option<String>,
    /// What it did not understand.
    unknown: Vec<String>,
    /// An unfinished sequence.
    pending: Vec<u8>,
}

fn plain() -> Style {
    Style::new().fg(Color::Reset).bg(Color::Reset)
}

impl VirtualTerminal {
    pub fn new(columns: u16, rows: u16) -> Self {
        let (columns, rows) = (columns.max(1), rows.max(1));
        Self {
            columns,
            rows,
            cells: vec![Shown::blank(); usize::from(columns) * usize::from(rows)],
            column: 0,
            row: 0,
            pen: plain(),
            modes: BTreeSet::from([7, 25]),
            cursor_code: 0,
            title: String::new(),
            copied: None,
            unknown: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// Another size; what is shown is kept as far as it fits, as most terminals do.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let mut other = Self::new(columns, rows);
        for row in 0..rows.min(self.rows) {
            for column in 0..columns.min(self.columns) {
                let cell = self.cells[self.index(column, row)].clone();
                let index = other.index(column, row);
                other.cells[index] = cell;
            }
        }
        (self.columns, self.rows, self.cells) = (other.columns, other.rows, other.cells);
        self.column = self.column.min(self.columns - 1);
        self.row = self.row.min(self.rows - 1);
    }

    /// Shows what the bytes say; they may come in any pieces.
    pub fn apply(&mut self, bytes: &[u8]) {
        let mut all = std::mem::take(&mut self.pending);
        all.extend_from_slice(bytes);
        let mut rest = all.as_slice();
        while let Some(first) = rest.first() {
            let used = if *first == 0x1B { self.sequence(rest) } else { self.run(rest) };
            match used {
                Some(used) => rest = &rest[used.min(rest.len())..],
                None => break,
            }
        }
        self.pending = rest.to_vec();
    }

    /// Text up to the next Esc; `None` where its last character is not whole.
    fn run(&mut self, bytes: &[u8]) -> Option<usize> {
        let end = bytes.iter().position(|byte| *byte == 0x1B).unwrap_or(bytes.len());
        let text = match std::str::from_utf8(&bytes[..end]) {
            Ok(text) => text,
            Err(error) if error.valid_up_to() == 0 && error.error_len().is_none() && end == bytes.len() => {
                return None;
            }
            Err(error) if error.valid_up_to() == 0 => {
                self.unknown.push("bytes that are not UTF-8".to_owned());
                return Some(error.error_len().unwrap_or(end));
            }
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        };
        for grapheme in text.graphemes(true) {
            self.print(grapheme);
        }
        Some(text.len())
    }

    fn print(&mut self, grapheme: &str) {
        if grapheme.chars().any(char::is_control) {
            self.unknown.push(format!("control character {grapheme:?}"));
            return;
        }
        let width = codementor::app::text::grapheme_width(grapheme) as u16;
        if width == 0 || self.column + width > self.columns {
            self.unknown.push(format!("{grapheme:?} at column {}", self.column));
            return;
        }
        for column in self.column..self.column + width {
            self.tear(column);
        }
        for column in self.column..self.column + width {
            let index = self.index(column, self.row);
            self.cells[index] = Shown {
                symbol: if column == self.column { grapheme.to_owned() } else { String::new() },
                covered: column != self.column,
                style: self.pen,
            };
        }
        self.column = (self.column + width).min(self.columns - 1);
    }

    /// What stands at a column is written over: the other half of a wide glyph there becomes blank.
    fn tear(&mut self, column: u16) {
        let mut first = column;
        while first > 0 && self.cells[self.index(first, self.row)].covered {
            first -= 1;
        }
        let mut column = first;
        loop {
            let index = self.index(column, self.row);
            let style = self.cells[index].style;
            self.cells[index] = Shown { style, ..Shown::blank() };
            column += 1;
            if column >= self.columns || !self.cells[self.index(column, self.row)].covered {
                return;
            }
        }
    }

    /// A sequence from its Esc; how many bytes it has, `None` where it is not whole.
    fn sequence(&mut self, bytes: &[u8]) -> Option<usize> {
        match bytes.get(1)? {
            b'[' => {
                let end = 2 + bytes[2..].iter().position(|byte| (0x40..=0x7E).contains(byte))?;
                let body = String::from_utf8_lossy(&bytes[2..end]).into_owned();
                self.control(&body, bytes[end]);
                Some(end + 1)
            }
            b']' => {
                let end = bytes.windows(2).position(|pair| pair == b"\x1b\\")?;
                let body = String::from_utf8_lossy(&bytes[2..end]).into_owned();
                self.command(&body);
                Some(end + 2)
            }
            b'\\' => Some(2),
            other => {
                self.unknown.push(format!("Esc {:?}", char::from(*other)));
                Some(2)
            }
        }
    }

    fn control(&mut self, body: &str, last: u8) {
        let numbers: Vec<u16> = body
            .trim_start_matches('?')
            .trim_end_matches(' ')
            .split(';')
            .map(|number| number.parse().unwrap_or(0))
            .collect();
        let at_least_one = |index: usize| numbers.get(index).copied().unwrap_or(0).max(1);
        match (last, body.starts_with('?')) {
            (b'h', true) => self.modes.extend(numbers),
            (b'l', true) => self.modes.retain(|mode| !numbers.contains(mode)),
            (b'm', false) => self.style(&numbers),
            (b'H', false) => {
                self.row = (at_least_one(0) - 1).min(self.rows - 1);
                self.column = (at_least_one(1) - 1).min(self.columns - 1);
            }
            (b'G', false) => self.column = (at_least_one(0) - 1).min(self.columns - 1),
            (b'C', false) => self.column = self.column.saturating_add(at_least_one(0)).min(self.columns - 1),
            (b'K', false) if body.is_empty() => {
                for column in self.column..self.columns {
                    self.tear(column);
                    let index = self.index(column, self.row);
                    self.cells[index] = Shown { style: self.erased(), ..Shown::blank() };
                }
            }
            (b'J', false) if body == "2" => {
                let blank = Shown { style: self.erased(), ..Shown::blank() };
                self.cells.fill(blank);
            }
            (b'q', false) if body.ends_with(' ') => self.cursor_code = numbers[0],
            (b't', false) => {}
            _ => self.unknown.push(format!("CSI {body}{}", char::from(last))),
        }
    }

    /// Erased cells have the pen's background and nothing else.
    fn erased(&self) -> Style {
        plain().bg(self.pen.bg.unwrap_or(Color::Reset))
    }

    fn style(&mut self, numbers: &[u16]) {
        let mut numbers = numbers.iter().copied();
        while let Some(number) = numbers.next() {
            match number {
                0 => self.pen = plain(),
                1 => self.pen = self.pen.add_modifier(Modifier::BOLD),
                2 => self.pen = self.pen.add_modifier(Modifier::DIM),
                3 => self.pen = self.pen.add_modifier(Modifier::ITALIC),
                4 => self.pen = self.pen.add_modifier(Modifier::UNDERLINED),
                7 => self.pen = self.pen.add_modifier(Modifier::REVERSED),
                9 => self.pen = self.pen.add_modifier(Modifier::CROSSED_OUT),
                22 => self.end(Modifier::BOLD | Modifier::DIM),
                23 => self.end(Modifier::ITALIC),
                24 => self.end(Modifier::UNDERLINED),
                27 => self.end(Modifier::REVERSED),
                29 => self.end(Modifier::CROSSED_OUT),
                30..=37 => self.pen.fg = Some(codementor::tui::colour::ansi(number as u8 - 30)),
                40..=47 => self.pen.bg = Some(codementor::tui::colour::ansi(number as u8 - 40)),
                90..=97 => self.pen.fg = Some(codementor::tui::colour::ansi(number as u8 - 82)),
                100..=107 => self.pen.bg = Some(codementor::tui::colour::ansi(number as u8 - 92)),
                39 => self.pen.fg = Some(Color::Reset),
                49 => self.pen.bg = Some(Color::Reset),
                38 | 48 => {
                    let colour = match numbers.next() {
                        Some(5) => Color::Indexed(numbers.next().unwrap_or(0) as u8),
                        Some(2) => {
                            let mut part = || numbers.next().unwrap_or(0) as u8;
                            Color::Rgb(part(), part(), part())
                        }
                        _ => Color::Reset,
                    };
                    if number == 38 {
                        self.pen.fg = Some(colour);
                    } else {
                        self.pen.bg = Some(colour);
                    }
                }
                other => self.unknown.push(format!("SGR {other}")),
            }
        }
    }

    /// Ends a modifier. A cell has no memory of having lost one.
    fn end(&mut self, modifier: Modifier) {
        self.pen.add_modifier.remove(modifier);
    }

    fn command(&mut self, body: &str) {
        if let Some(title) = body.strip_prefix("2;") {
            title.clone_into(&mut self.title);
        } else if let Some(coded) = body.strip_prefix("52;c;") {
            self.copied = Some(decode_base64(coded));
        } else {
            self.unknown.push(format!("OSC {body}"));
        }
    }

    fn index(&self, column: u16, row: u16) -> usize {
        usize::from(row) * usize::from(self.columns) + usize::from(column)
    }

    /// The rows as text, blanks at their ends cut off.
    pub fn text(&self) -> String {
        let rows: Vec<String> = (0..self.rows).map(|row| self.row_text(row).trim_end().to_owned()).collect();
        rows.join("\n")
    }

    pub fn row_text(&self, row: u16) -> String {
        (0..self.columns).map(|column| self.symbol(column, row)).collect()
    }

    /// What stands in a cell; empty where a wide glyph covers it.
    pub fn symbol(&self, column: u16, row: u16) -> &str {
        self.cells.get(self.index(column, row)).map_or("", |cell| cell.symbol.as_str())
    }

    pub fn style_at(&self, column: u16, row: u16) -> Style {
        self.cells.get(self.index(column, row)).map_or(plain(), |cell| cell.style)
    }

    /// The screen as a buffer, as a view would have drawn it.
    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.columns, self.rows));
        for (cell, shown) in buffer.content.iter_mut().zip(&self.cells) {
            if !shown.covered {
                cell.set_symbol(&shown.symbol).set_style(shown.style);
            }
        }
        buffer
    }

    /// Where the cursor is shown; `None` while it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.modes.contains(&25).then_some((self.column, self.row))
    }

    /// The parameter of DECSCUSR that was set last.
    pub fn cursor_code(&self) -> u16 {
        self.cursor_code
    }

    /// Whether a DEC private mode is on: 1049 the alternate screen, 2004 bracketed paste, …
    pub fn mode(&self, mode: u16) -> bool {
        self.modes.contains(&mode)
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    /// What was handed to the clipboard last.
    pub fn copied(&self) -> Option<&str> {
        self.copied.as_deref()
    }

    /// What it did not understand; a frame writer that keeps to its few sequences leaves it empty.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }
}

fn decode_base64(coded: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in coded.bytes().filter(|letter| *letter != b'=') {
        let Some(value) = ALPHABET.iter().position(|other| *other == letter) else { continue };
        bits = (bits << 6 | value as u32) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
