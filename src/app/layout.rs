//! Where everything stands on the screen: one pure place, asked by `update` (pages, clicks) and by the
//! view alike. It never knows what stands inside a pane, nor a terminal.

use crate::domain::place::Pane;

/// Columns from which on there are three columns of panes.
const WIDE: u16 = 150;
/// Columns from which on there are two.
const MEDIUM: u16 = 100;
/// Under this many columns or rows one sentence is all that can be shown.
const LEAST_COLUMNS: u16 = 30;
const LEAST_ROWS: u16 = 8;
/// Under this many columns the tabs are one name with its place among them.
const ALL_TABS: u16 = 46;
/// Under this many rows the checks are one row: their title.
const ROOM_FOR_CHECKS: u16 = 16;

/// A rectangle of cells, 0-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub left: u16,
    pub top: u16,
    pub width: u16,
    pub height: u16,
}

/// What the keys go to on the practice screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Focus {
    Exercise,
    #[default]
    Editor,
    /// The checks under the editor; in a saved place they count as the editor.
    Checks,
    Chat,
    Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    TooSmall,
    /// One pane at a time, with tabs.
    Narrow,
    /// Tabs on the left, the editor with its checks on the right.
    Medium,
    /// Exercise; editor with checks; hints above progress.
    Wide,
}

/// A pane's first row, and what is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub focus: Focus,
    pub title: Area,
    pub content: Area,
    /// Its title row carries a hairline, since another pane stands above.
    pub below_another: bool,
    /// The names of the column's panes stand in its title row.
    pub tabbed: bool,
}

/// What the layout depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    pub columns: u16,
    pub rows: u16,
    pub focus: Focus,
    /// The tab shown on the left where there are two columns.
    pub left_tab: Pane,
    pub zoomed: bool,
    /// Rows of the chat's input.
    pub input_rows: u16,
    pub card: Option<Card>,
}

/// A few words at the foot of a pane, which makes room for them: so many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    pub focus: Focus,
    pub rows: u16,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub arrangement: Arrangement,
    pub whole: Area,
    pub body: Area,
    pub footer: Area,
    pub frames: Vec<Frame>,
    /// The names that can be clicked, where a column has tabs.
    pub tabs: Vec<(Pane, Area)>,
    /// Vertical hairlines, one column wide.
    pub hairlines: Vec<Area>,
    /// The chat's input, and the hairline above it.
    pub chat_input: Area,
    pub chat_rule: Area,
    /// Empty where there is none, or no room for it.
    pub card: Area,
}

/// What stands at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    Tab(Pane),
    Title(Focus),
    /// Inside of a pane, with the cell's place in its content.
    Content(Focus, u16, u16),
    ChatInput(u16, u16),
    /// Column within the footer.
    Footer(u16),
    Nothing,
}

impl Focus {
    pub const ALL: [Self; 5] = [Self::Exercise, Self::Editor, Self::Checks, Self::Chat, Self::Progress];

    pub const fn pane(self) -> Pane {
        match self {
            Self::Exercise => Pane::Exercise,
            Self::Editor | Self::Checks => Pane::Editor,
            Self::Chat => Pane::Chat,
            Self::Progress => Pane::Progress,
        }
    }

    pub const fn of(pane: Pane) -> Self {
        match pane {
            Pane::Exercise => Self::Exercise,
            Pane::Editor => Self::Editor,
            Pane::Chat => Self::Chat,
            Pane::Progress => Self::Progress,
        }
    }

    /// The one `steps` further on the way round.
    pub fn turned(self, forward: bool) -> Self {
        let count = Self::ALL.len();
        let place = Self::ALL.iter().position(|focus| *focus == self).unwrap_or(0);
        Self::ALL[if forward { place + 1 } else { place + count - 1 } % count]
    }
}

impl Area {
    pub const fn new(left: u16, top: u16, width: u16, height: u16) -> Self {
        Self { left, top, width, height }
    }

    pub const fn right(self) -> u16 {
        self.left.saturating_add(self.width)
    }

    pub const fn bottom(self) -> u16 {
        self.top.saturating_add(self.height)
    }

    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    pub const fn contains(self, column: u16, row: u16) -> bool {
        column >= self.left && column < self.right() && row >= self.top && row < self.bottom()
    }

    /// The first `height` rows (all of them where there are fewer), and the rest.
    pub fn split_top(self, height: u16) -> (Self, Self) {
        let height = height.min(self.height);
        (Self { height, ..self }, Self { top: self.top + height, height: self.height - height, ..self })
    }

    /// All but the last `height` rows, and those.
    pub fn split_bottom(self, height: u16) -> (Self, Self) {
        self.split_top(self.height - height.min(self.height))
    }

    /// The first `width` columns, and the rest.
    pub fn split_left(self, width: u16) -> (Self, Self) {
        let width = width.min(self.width);
        (Self { width, ..self }, Self { left: self.left + width, width: self.width - width, ..self })
    }

    /// Without `columns` on the left and on the right.
    pub fn inset(self, columns: u16) -> Self {
        let columns = columns.min(self.width / 2);
        Self { left: self.left + columns, width: self.width - 2 * columns, ..self }
    }
}

impl Layout {
    pub fn of(request: &Request) -> Self {
        let whole = Area::new(0, 0, request.columns, request.rows);
        let (body, footer) = whole.split_bottom(1);
        let mut layout = Self {
            arrangement: arrangement(request.columns, request.rows),
            whole,
            body,
            footer,
            frames: Vec::with_capacity(5),
            tabs: Vec::new(),
            hairlines: Vec::new(),
            chat_input: Area::default(),
            chat_rule: Area::default(),
            card: Area::default(),
        };
        match layout.arrangement {
            Arrangement::TooSmall => {}
            _ if request.zoomed => layout.add(request.focus, body, false, false),
            Arrangement::Narrow => layout.narrow(request),
            Arrangement::Medium => layout.medium(request),
            Arrangement::Wide => layout.wide(request),
        }
        layout.place_chat_input(request.input_rows);
        if let Some(card) = request.card {
            layout.place_card(card);
        }
        layout
    }

    pub fn frame(&self, focus: Focus) -> Option<&Frame> {
        self.frames.iter().find(|frame| frame.focus == focus)
    }

    /// The content of a pane; empty where it is not shown.
    pub fn content(&self, focus: Focus) -> Area {
        self.frame(focus).map_or_else(Area::default, |frame| frame.content)
    }

    pub fn shows(&self, focus: Focus) -> bool {
        self.frame(focus).is_some()
    }

    pub fn spot(&self, column: u16, row: u16) -> Spot {
        if self.footer.contains(column, row) {
            return Spot::Footer(column - self.footer.left);
        }
        if let Some((pane, _)) = self.tabs.iter().find(|(_, area)| area.contains(column, row)) {
            return Spot::Tab(*pane);
        }
        if self.chat_input.contains(column, row) {
            return Spot::ChatInput(column - self.chat_input.left, row - self.chat_input.top);
        }
        for frame in &self.frames {
            if frame.title.contains(column, row) {
                return Spot::Title(frame.focus);
            }
            if frame.content.contains(column, row) {
                let (left, top) = (frame.content.left, frame.content.top);
                return Spot::Content(frame.focus, column - left, row - top);
            }
        }
        Spot::Nothing
    }

    fn wide(&mut self, request: &Request) {
        let left_width = share(self.body.width, 28, 40, 74);
        let right_width = share(self.body.width, 24, 38, 60);
        let (left, rest) = self.body.split_left(left_width);
        let (first_line, rest) = rest.split_left(1);
        let (middle, rest) = rest.split_left(rest.width - right_width - 1);
        let (second_line, right) = rest.split_left(1);
        self.hairlines.extend([first_line, second_line]);
        self.add(Focus::Exercise, left, false, false);
        self.add_editor(middle, request, false);
        let (chat, progress) = right.split_bottom(share(right.height, 40, 9, 24));
        self.add(Focus::Chat, chat, false, false);
        self.add(Focus::Progress, progress, true, false);
    }

    fn medium(&mut self, request: &Request) {
        let (left, rest) = self.body.split_left(share(self.body.width, 38, 38, 56));
        let (line, right) = rest.split_left(1);
        self.hairlines.push(line);
        let shown = match request.left_tab {
            Pane::Editor => Pane::Exercise,
            other => other,
        };
        self.add(Focus::of(shown), left, false, true);
        self.add_tabs(left, &[Pane::Exercise, Pane::Chat, Pane::Progress]);
        self.add_editor(right, request, false);
    }

    fn narrow(&mut self, request: &Request) {
        match request.focus {
            Focus::Editor | Focus::Checks => self.add_editor(self.body, request, true),
            other => self.add(other, self.body, false, true),
        }
        if self.body.width >= ALL_TABS {
            self.add_tabs(self.body, &Pane::ALL);
        }
    }

    fn add_editor(&mut self, area: Area, request: &Request, tabbed: bool) {
        let checks_rows = if area.height < ROOM_FOR_CHECKS {
            // Too low for both: the one that has the keys gets the room.
            if request.focus == Focus::Checks { area.height.saturating_sub(4) } else { 1 }
        } else {
            share(area.height, 36, 9, 22)
        };
        let (editor, checks) = area.split_bottom(checks_rows);
        self.add(Focus::Editor, editor, false, tabbed);
        self.add(Focus::Checks, checks, true, false);
    }

    fn add(&mut self, focus: Focus, area: Area, below_another: bool, tabbed: bool) {
        let (title, content) = area.split_top(1);
        self.frames.push(Frame { focus, title, content, below_another, tabbed });
    }

    fn add_tabs(&mut self, column: Area, panes: &[Pane]) {
        let mut left = column.left;
        for pane in panes {
            // The mark, the name.
            let width = 1 + pane.title().len() as u16;
            if left + width > column.right() {
                break;
            }
            self.tabs.push((*pane, Area::new(left, column.top, width, 1)));
            left += width + 2;
        }
    }

    fn place_card(&mut self, card: Card) {
        let Some(frame) = self.frames.iter_mut().find(|frame| frame.focus == card.focus) else { return };
        // Something of the pane itself is always seen.
        let rows = card.rows.min(frame.content.height.saturating_sub(1));
        (frame.content, self.card) = frame.content.split_bottom(rows);
    }

    fn place_chat_input(&mut self, input_rows: u16) {
        let Some(frame) = self.frames.iter_mut().find(|frame| frame.focus == Focus::Chat) else { return };
        let rows = input_rows.clamp(1, 4).min(frame.content.height);
        // Where another pane stands under the input, a blank row sets them apart.
        let apart = self.arrangement == Arrangement::Wide && frame.content.height > 8;
        let (above, _) = frame.content.split_bottom(u16::from(apart));
        let (transcript, input) = above.split_bottom(rows);
        let (transcript, rule) = transcript.split_bottom(1);
        frame.content = transcript;
        self.chat_input = input;
        self.chat_rule = rule;
    }
}

pub const fn arrangement(columns: u16, rows: u16) -> Arrangement {
    if columns < LEAST_COLUMNS || rows < LEAST_ROWS {
        Arrangement::TooSmall
    } else if columns < MEDIUM {
        Arrangement::Narrow
    } else if columns < WIDE {
        Arrangement::Medium
    } else {
        Arrangement::Wide
    }
}

fn share(whole: u16, percent: u32, least: u16, most: u16) -> u16 {
    ((u32::from(whole) * percent / 100) as u16).clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::{Area, Arrangement, Card, Focus, Layout, Request, Spot};
    use crate::domain::place::Pane;

    fn request(columns: u16, rows: u16) -> Request {
        Request {
            columns,
            rows,
            focus: Focus::Editor,
            left_tab: Pane::Exercise,
            zoomed: false,
            input_rows: 1,
            card: None,
        }
    }

    #[test]
    fn the_size_alone_decides_the_arrangement() {
        for (columns, rows, expected) in [
            (200, 60, Arrangement::Wide),
            (150, 8, Arrangement::Wide),
            (149, 40, Arrangement::Medium),
            (100, 24, Arrangement::Medium),
            (99, 24, Arrangement::Narrow),
            (30, 8, Arrangement::Narrow),
            (29, 24, Arrangement::TooSmall),
            (80, 7, Arrangement::TooSmall),
            (1, 1, Arrangement::TooSmall),
        ] {
            assert_eq!(Layout::of(&request(columns, rows)).arrangement, expected, "{columns}x{rows}");
        }
    }

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_window() {
        for columns in (1..240).step_by(7) {
            for rows in (1..70).step_by(3) {
                for focus in Focus::ALL {
                    for (zoomed, rows_of_card) in [(false, 0), (true, 5), (false, 7)] {
                        let wanted = Request {
                            focus,
                            zoomed,
                            input_rows: 3,
                            card: Some(Card { focus, rows: rows_of_card }),
                            left_tab: focus.pane(),
                            ..request(columns, rows)
                        };
                        let layout = Layout::of(&wanted);
                        let mut areas: Vec<Area> = layout.hairlines.clone();
                        areas.extend([layout.chat_input, layout.chat_rule, layout.card, layout.footer]);
                        for frame in &layout.frames {
                            areas.extend([frame.title, frame.content]);
                        }
                        let mut taken = vec![false; usize::from(columns) * usize::from(rows)];
                        for area in areas {
                            for row in area.top..area.bottom() {
                                for column in area.left..area.right() {
                                    assert!(column < columns && row < rows, "{wanted:?}: {area:?}");
                                    let cell = &mut taken
                                        [usize::from(row) * usize::from(columns) + usize::from(column)];
                                    assert!(!*cell, "{wanted:?}: {area:?} is over another");
                                    *cell = true;
                                }
                            }
                        }
                        if layout.arrangement != Arrangement::TooSmall {
                            assert!(layout.shows(focus), "{wanted:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_click_finds_what_stands_there() {
        let layout = Layout::of(&request(80, 24));
        assert_eq!(layout.spot(1, 0), Spot::Tab(Pane::Exercise));
        assert_eq!(layout.spot(12, 0), Spot::Tab(Pane::Editor));
        assert_eq!(layout.spot(60, 0), Spot::Title(Focus::Editor));
        assert_eq!(layout.spot(3, 2), Spot::Content(Focus::Editor, 3, 1));
        assert_eq!(layout.spot(3, 23), Spot::Footer(3));
    }
}
