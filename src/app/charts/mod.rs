//! Charts as rows of words: braille, blocks and figures, each with its scale and its number in words, so
//! that they can be drawn, printed and read aloud alike. None knows what its numbers are about.

mod braille;
mod heat_map;
mod line_chart;
mod radar;

pub use heat_map::{HeatMap, shade, sign};
pub use line_chart::LineChart;
pub use radar::{Axis, radar};

use super::lines::{Line, Tone};

/// A share of a whole as a bar `columns` wide: `━━━╌╌`. `share` is cut to 0..=1; what is more than
/// nothing shows at least one stroke.
pub fn bar(line: Line, share: f64, columns: usize, tone: Tone) -> Line {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let full = (share * columns as f64).round() as usize;
    let full = full.max(usize::from(share > 0.0)).min(columns);
    line.with("━".repeat(full), tone).with("╌".repeat(columns - full), Tone::Faint)
}

#[cfg(test)]
mod tests {
    use super::bar;
    use crate::app::lines::{Line, Tone};

    #[test]
    fn a_bar_is_as_full_as_its_share() {
        for (share, drawn) in
            [(0.0, "╌╌╌╌"), (0.01, "━╌╌╌"), (0.5, "━━╌╌"), (1.0, "━━━━"), (7.0, "━━━━"), (f64::NAN, "╌╌╌╌")]
        {
            assert_eq!(bar(Line::blank(), share, 4, Tone::Passed).plain(), drawn, "{share}");
        }
    }
}
