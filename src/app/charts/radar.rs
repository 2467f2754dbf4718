//! Several shares around a centre, as a polygon of braille dots. It never knows what they are shares of.

use super::braille::Canvas;
use crate::app::lines::{Line, Tone};
use crate::app::text;
use std::f64::consts::TAU;

/// One direction: its name, and how far it reaches, 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub name: String,
    pub share: f64,
}

/// The most that is drawn: more would be a disc.
const MOST: usize = 12;
/// A name takes no more than this.
const NAME: usize = 14;

/// `height` rows, names around it, clockwise from the top. Fewer than three directions make no shape:
/// then there are no rows.
pub fn radar(axes: &[Axis], width: usize, height: usize) -> Vec<Line> {
    let axes = &axes[..axes.len().min(MOST)];
    let names = axes.iter().map(|axis| text::width(&axis.name)).max().unwrap_or(0).min(NAME);
    let rows = height.saturating_sub(2);
    // A cell is about twice as high as wide, and so are its dots apart: a circle is round in dots.
    let columns = (rows * 2).min(width.saturating_sub(2 * names + 4));
    if axes.len() < 3 || columns < 6 || rows < 3 {
        return Vec::new();
    }
    let rows = rows.min(columns / 2);
    let canvas = draw(axes, columns, rows);
    let mut grid = Grid::new(columns + 2 * names + 4, rows + 2);
    for (row, dots) in canvas.rows().iter().enumerate() {
        grid.put(names + 2, row + 1, dots);
    }
    for (index, axis) in axes.iter().enumerate() {
        let (across, down) = direction(index, axes.len());
        let name = text::clip(&axis.name, NAME);
        let wide = text::width(&name);
        let row = (f64::midpoint(down, 1.0) * (rows + 1) as f64).round() as usize;
        let edge = (names + 2) as f64 + f64::midpoint(across, 1.0) * columns as f64;
        let left = match across {
            across if across > 0.2 => edge + 1.0,
            across if across < -0.2 => edge - wide as f64 - 1.0,
            _ => edge - wide as f64 / 2.0,
        };
        grid.put(left.round().max(0.0) as usize, row, &name);
    }
    grid.lines()
}

fn direction(index: usize, of: usize) -> (f64, f64) {
    let angle = index as f64 / of as f64 * TAU;
    (angle.sin(), -angle.cos())
}

fn draw(axes: &[Axis], columns: usize, rows: usize) -> Canvas {
    let mut canvas = Canvas::new(columns, rows);
    let (middle, centre) = ((canvas.width() - 1) as f64 / 2.0, (canvas.height() - 1) as f64 / 2.0);
    let place = |index: usize, share: f64| {
        let (across, down) = direction(index, axes.len());
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        (middle + across * share * middle, centre + down * share * centre)
    };
    for index in 0..axes.len() {
        // The end of each direction, and a mark half-way.
        for share in [0.5, 1.0] {
            let (left, top) = place(index, share);
            canvas.dot(left.round() as isize, top.round() as isize);
        }
    }
    for (index, axis) in axes.iter().enumerate() {
        let next = (index + 1) % axes.len();
        canvas.line(place(index, axis.share), place(next, axes[next].share));
    }
    canvas
}

/// Letters at places, later ones over earlier ones.
struct Grid {
    rows: Vec<Vec<char>>,
}

impl Grid {
    fn new(columns: usize, rows: usize) -> Self {
        Self { rows: vec![vec![' '; columns]; rows] }
    }

    fn put(&mut self, left: usize, row: usize, words: &str) {
        let Some(row) = self.rows.get_mut(row) else { return };
        for (place, letter) in words.chars().enumerate() {
            if let Some(cell) = row.get_mut(left + place) {
                *cell = letter;
            }
        }
    }

    /// Names are muted, dots carry the accent.
    fn lines(self) -> Vec<Line> {
        let is_dot = |letter: char| ('\u{2800}'..='\u{28ff}').contains(&letter);
        let line = |row: Vec<char>| {
            let mut line = Line::blank();
            for part in row.chunk_by(|one, two| is_dot(*one) == is_dot(*two)) {
                let tone = if is_dot(part[0]) { Tone::Accent } else { Tone::Muted };
                line = line.with(part.iter().collect::<String>(), tone);
            }
            line
        };
        self.rows.into_iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, radar};

    fn axes(shares: &[f64]) -> Vec<Axis> {
        shares
            .iter()
            .enumerate()
            .map(|(index, share)| Axis { name: format!("axis {index}"), share: *share })
            .collect()
    }

    #[test]
    fn every_name_stands_around_it() {
        let lines = radar(&axes(&[1.0, 0.5, 0.2, 0.8, 0.0, f64::NAN]), 60, 14);
        assert_eq!(lines.len(), 14);
        let all: String = lines.iter().map(|line| line.plain() + "\n").collect();
        for index in 0..6 {
            assert!(all.contains(&format!("axis {index}")), "{all}");
        }
        assert!(lines.iter().all(|line| line.width() <= 60), "{all}");
    }

    #[test]
    fn what_makes_no_shape_is_not_drawn() {
        assert!(radar(&axes(&[1.0, 0.5]), 60, 14).is_empty());
        assert!(radar(&axes(&[1.0, 0.5, 0.3]), 10, 14).is_empty());
        assert!(radar(&axes(&[1.0, 0.5, 0.3]), 60, 2).is_empty());
    }
}
