//! Values over time as a line of braille dots, with the scale beside it. It never knows what is counted.

use super::braille::Canvas;
use crate::app::lines::{Line, Tone};
use crate::app::text;

#[derive(Debug, Clone, Copy)]
pub struct LineChart<'values> {
    /// At equal distances, oldest first; none below zero.
    pub values: &'values [f64],
    /// Words under its left and its right end.
    pub from: &'values str,
    pub to: &'values str,
}

impl LineChart<'_> {
    /// `height` rows of dots, and a row of words under them.
    pub fn lines(&self, width: usize, height: usize) -> Vec<Line> {
        let most = self.values.iter().copied().filter(|value| value.is_finite()).fold(0.0, f64::max);
        let top = nice(most);
        let scale = format!("{top}").len().max(2);
        let columns = width.saturating_sub(scale + 4).max(1);
        let height = height.max(2);
        let mut canvas = Canvas::new(columns, height);
        let (right, bottom) = ((canvas.width() - 1) as f64, (canvas.height() - 1) as f64);
        let last = self.values.len().saturating_sub(1).max(1) as f64;
        let point = |(index, value): (usize, &f64)| {
            let value = if value.is_finite() { value.clamp(0.0, top) } else { 0.0 };
            (index as f64 / last * right, bottom - value / top * bottom)
        };
        let points: Vec<(f64, f64)> = self.values.iter().enumerate().map(point).collect();
        for pair in points.windows(2) {
            canvas.line(pair[0], pair[1]);
        }
        let mut lines: Vec<Line> = canvas
            .rows()
            .into_iter()
            .enumerate()
            .map(|(row, dots)| {
                let figure = match row {
                    0 => format!("{top}"),
                    row if row + 1 == height => "0".to_owned(),
                    _ => String::new(),
                };
                Line::of(format!("  {} ", text::pad_left(&figure, scale)), Tone::Faint)
                    .with("│", Tone::Hairline)
                    .with(dots, Tone::Accent)
            })
            .collect();
        let gap = columns.saturating_sub(text::width(self.from) + text::width(self.to));
        let words = format!("{}{}{}{}", " ".repeat(scale + 4), self.from, " ".repeat(gap), self.to);
        lines.push(Line::of(words, Tone::Faint));
        lines
    }
}

/// The next round number: 1, 2 or 5 times a power of ten.
fn nice(value: f64) -> f64 {
    let mut step = 1.0;
    while step < 1e9 {
        for part in [1.0, 2.0, 5.0] {
            if value <= step * part {
                return step * part;
            }
        }
        step *= 10.0;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{LineChart, nice};

    #[test]
    fn scales_are_round() {
        for (value, expected) in [(0.0, 1.0), (1.0, 1.0), (3.0, 5.0), (12.0, 20.0), (51.0, 100.0)] {
            assert!((nice(value) - expected).abs() < 1e-9, "{value}");
        }
    }

    #[test]
    fn a_rising_line_rises() {
        let chart = LineChart { values: &[0.0, 1.0, 2.0], from: "then", to: "now" };
        let lines: Vec<String> = chart.lines(16, 2).iter().map(super::Line::plain).collect();
        assert_eq!(lines, ["   2 │     ⣀⠤⠔⠒⠉", "   0 │⣀⠤⠔⠒⠉⠁    ", "      then   now"].map(str::to_owned));
        for values in [&[][..], &[5.0], &[f64::NAN, 1.0]] {
            assert_eq!(LineChart { values, from: "", to: "" }.lines(3, 1).len(), 3);
        }
    }
}
