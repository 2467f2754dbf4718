//! The rows of a board, laid out in columns, and moving from one row that can be chosen to another. It
//! never knows what a row means.

use crate::app::lines::{Line, Target};

/// A column is read well up to so many cells.
const WIDEST: u16 = 74;
/// Under this width a second column makes no sense.
const NARROWEST: u16 = 48;
/// Cells between two columns.
const GAP: u16 = 2;

/// One column of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub left: u16,
    pub width: u16,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub columns: Vec<Column>,
}

/// A row that can be chosen: its column, its first row, and what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choosable {
    pub column: usize,
    pub row: usize,
    pub target: Target,
}

/// How many columns, at most `most`, stand well beside each other.
pub fn columns_of(width: u16, most: u16) -> u16 {
    (width / NARROWEST).clamp(1, most.max(1))
}

/// The width of each of `columns` columns.
pub fn column_width(width: u16, columns: u16) -> u16 {
    let gaps = GAP * columns.saturating_sub(1);
    (width.saturating_sub(gaps) / columns.max(1)).min(WIDEST)
}

impl Sheet {
    /// Columns of equal width, beside each other.
    pub fn of(width: u16, columns: Vec<Vec<Line>>) -> Self {
        let each = column_width(width, columns.len() as u16);
        let place = |(index, lines)| Column { left: index as u16 * (each + GAP), width: each, lines };
        Self { columns: columns.into_iter().enumerate().map(place).collect() }
    }

    /// One column that is read well, in the middle.
    pub fn centred(width: u16, lines: impl Fn(usize) -> Vec<Line>) -> Self {
        let each = column_width(width, 1);
        let left = (width - each) / 2;
        Self { columns: vec![Column { left, width: each, lines: lines(each.into()) }] }
    }

    /// Blocks in their order, poured into as many columns as there is room for, of about equal height.
    pub fn poured(width: u16, most: u16, blocks: impl Fn(usize) -> Vec<Vec<Line>>) -> Self {
        let count = columns_of(width, most);
        let blocks = blocks(column_width(width, count).into());
        let whole: usize = blocks.iter().map(Vec::len).sum();
        let fair = whole.div_ceil(count.into());
        let mut columns: Vec<Vec<Line>> = vec![Vec::new()];
        for block in blocks {
            let is_last = columns.len() == usize::from(count);
            match columns.last_mut() {
                Some(column) if is_last || column.is_empty() || column.len() + block.len() / 2 <= fair => {
                    column.extend(block);
                }
                _ => columns.push(block),
            }
        }
        columns.resize(count.into(), Vec::new());
        Self::of(width, columns)
    }

    /// The last column takes the rest of the width: its rows hold what needs it.
    #[must_use]
    pub fn widened(mut self, width: u16) -> Self {
        if let Some(column) = self.columns.last_mut() {
            column.width = width.saturating_sub(column.left);
        }
        self
    }

    pub fn height(&self) -> usize {
        self.columns.iter().map(|column| column.lines.len()).max().unwrap_or(0)
    }

    /// Everything that can be chosen, column by column. Rows in succession with one target are one.
    pub fn choosable(&self) -> Vec<Choosable> {
        let mut found: Vec<Choosable> = Vec::new();
        for (column, of) in self.columns.iter().enumerate() {
            let mut before = None;
            for (row, line) in of.lines.iter().enumerate() {
                if let Some(target) = line.target
                    && before != Some(target)
                {
                    found.push(Choosable { column, row, target });
                }
                before = line.target;
            }
        }
        found
    }

    /// Marks the rows of what is chosen.
    pub fn mark(&mut self, chosen: usize) {
        let Some(chosen) = self.choosable().get(chosen).copied() else { return };
        let lines = self.columns[chosen.column].lines.iter_mut().skip(chosen.row);
        for line in lines.take_while(|line| line.target == Some(chosen.target)) {
            line.chosen = true;
        }
    }

    /// The place of what can be chosen at a cell.
    pub fn at(&self, column: u16, row: usize) -> Option<usize> {
        let index = self.columns.iter().position(|of| column >= of.left && column < of.left + of.width)?;
        let target = self.columns[index].lines.get(row)?.target?;
        self.choosable()
            .iter()
            .rposition(|place| place.column == index && place.row <= row && place.target == target)
    }

    /// Where one comes to from `chosen`, one column further; the nearest row there.
    pub fn sideways(&self, chosen: usize, forward: bool) -> usize {
        let all = self.choosable();
        let Some(here) = all.get(chosen) else { return chosen };
        let wanted = |place: &&(usize, &Choosable)| {
            if forward { place.1.column > here.column } else { place.1.column < here.column }
        };
        let near = |place: &(usize, &Choosable)| {
            (place.1.column.abs_diff(here.column), place.1.row.abs_diff(here.row))
        };
        let places: Vec<(usize, &Choosable)> = all.iter().enumerate().collect();
        places.iter().filter(wanted).min_by_key(|place| near(place)).map_or(chosen, |place| place.0)
    }

    /// The first row to show so that what is chosen is seen, with the words above it where it is the
    /// first of its column.
    pub fn top_for(&self, chosen: usize, top: usize, height: usize) -> usize {
        let last = self.height().saturating_sub(height);
        let all = self.choosable();
        let Some(place) = all.get(chosen) else { return top.min(last) };
        let is_first = !all[..chosen].iter().any(|other| other.column == place.column);
        let above = if is_first { 0 } else { place.row.saturating_sub(1) };
        let rows = self.columns[place.column].lines[place.row..]
            .iter()
            .take_while(|line| line.target == Some(place.target))
            .count();
        let shown = top.max((place.row + rows + 1).saturating_sub(height));
        shown.min(if place.row < height && is_first { 0 } else { above }).min(last)
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use crate::app::lines::{Line, Target, Tone};

    fn row(text: &str, target: Option<usize>) -> Line {
        let line = Line::of(text, Tone::Text);
        match target {
            Some(index) => line.aimed(Target::Row(index)),
            None => line,
        }
    }

    fn sheet() -> Sheet {
        Sheet::of(
            100,
            vec![
                vec![
                    row("head", None),
                    row("one", Some(1)),
                    row("one goes on", Some(1)),
                    row("two", Some(2)),
                ],
                vec![row("head", None), row("", None), row("", None), row("three", Some(3))],
            ],
        )
    }

    #[test]
    fn rows_with_one_target_are_one_choice() {
        let targets: Vec<Target> = sheet().choosable().iter().map(|place| place.target).collect();
        assert_eq!(targets, [Target::Row(1), Target::Row(2), Target::Row(3)]);
        let mut marked = sheet();
        marked.mark(0);
        let chosen: Vec<bool> = marked.columns[0].lines.iter().map(|line| line.chosen).collect();
        assert_eq!(chosen, [false, true, true, false]);
    }

    #[test]
    fn a_cell_finds_its_row_and_a_step_aside_the_nearest() {
        let sheet = sheet();
        assert_eq!(sheet.at(3, 2), Some(0));
        assert_eq!(sheet.at(60, 3), Some(2));
        assert_eq!(sheet.at(3, 0), None);
        assert_eq!(sheet.at(3, 40), None);
        assert_eq!(sheet.sideways(0, true), 2);
        assert_eq!(sheet.sideways(2, false), 1);
        assert_eq!(sheet.sideways(2, true), 2);
    }

    #[test]
    fn what_is_chosen_is_in_view() {
        let lines = (0..40).map(|index| row("row", Some(index))).collect();
        let sheet = Sheet::of(40, vec![lines]);
        assert_eq!(sheet.top_for(0, 20, 10), 0);
        assert_eq!(sheet.top_for(25, 0, 10), 17);
        assert_eq!(sheet.top_for(39, 0, 10), 30);
        assert_eq!(sheet.top_for(12, 17, 10), 11);
    }

    #[test]
    fn blocks_are_poured_into_columns_of_about_equal_height() {
        let blocks = |_| vec![vec![Line::blank(); 5], vec![Line::blank(); 4], vec![Line::blank(); 3]];
        let heights = |width| -> Vec<usize> {
            Sheet::poured(width, 3, blocks).columns.iter().map(|column| column.lines.len()).collect()
        };
        assert_eq!(heights(40), [12]);
        assert_eq!(heights(100), [5, 7]);
        assert_eq!(heights(160), [5, 4, 3]);
    }
}
