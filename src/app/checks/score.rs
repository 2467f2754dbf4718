//! The score of a pass as rows: the total with its parts, and what cost most. It never measures anything.

use crate::app::lines::{Line, Tone};
use crate::app::{text, wrap};
use crate::domain::Score;
use crate::domain::score::Lost;

/// More reasons than this are no help at once; the others show when these are gone.
const MOST_REASONS: usize = 3;
/// On both sides of a row.
const MARGIN: usize = 2;
const WIDEST: usize = 72;

pub fn lines(score: &Score, width: usize) -> Vec<Line> {
    with_reasons(score, width, MOST_REASONS)
}

/// With every reason.
pub fn all_lines(score: &Score, width: usize) -> Vec<Line> {
    with_reasons(score, width, usize::MAX)
}

fn with_reasons(score: &Score, width: usize, most: usize) -> Vec<Line> {
    let mut lines = vec![total(score, width)];
    let lost = score.lost();
    for one in lost.iter().take(most) {
        lines.extend(reason(one, width));
    }
    if lost.len() > most {
        lines.push(Line::of(format!("     and {} more", lost.len() - most), Tone::Muted));
    }
    lines
}

/// The parts stand beside the total as far as there is room.
fn total(score: &Score, width: usize) -> Line {
    let total = score.total().to_string();
    let mut line = Line::of("  score ", Tone::Text).with(total, Tone::Strong);
    let all = score.in_words();
    if all.len() < 2 {
        return line;
    }
    let losing: Vec<(String, bool)> = all.iter().filter(|(_, lost)| *lost).cloned().collect();
    // A pass has all of the first part, which is correctness.
    let rest = all.get(1..).unwrap_or_default().to_vec();
    let room = width.saturating_sub(line.width() + 3 + MARGIN);
    let fits = |parts: &[(String, bool)]| {
        let words: usize = parts.iter().map(|(part, _)| text::width(part) + 3).sum();
        words.saturating_sub(3) <= room
    };
    let Some(parts) = [all, rest, losing].into_iter().find(|parts| fits(parts)) else {
        return line;
    };
    for (index, (part, lost)) in parts.into_iter().enumerate() {
        line = line.with(if index == 0 { "   " } else { " · " }, Tone::Faint);
        line = line.with(part, if lost { Tone::Text } else { Tone::Muted });
    }
    line
}

/// `-3 quality, line 4: …`, further rows under the words.
fn reason(lost: &Lost<'_>, width: usize) -> Vec<Line> {
    let told = lost.to_string();
    let (points, words) = told.split_once(' ').unwrap_or(("", &told));
    let indent = MARGIN + text::width(points) + 1;
    let room = width.saturating_sub(indent + MARGIN).clamp(1, WIDEST);
    let rows = wrap::words(words, room).into_iter().enumerate();
    let rows = rows.map(|(index, row)| {
        if index == 0 {
            Line::of("  ", Tone::Text).with(points, Tone::Working).with(" ", Tone::Text).with(row, Tone::Text)
        } else {
            Line::of(" ".repeat(indent), Tone::Text).with(row, Tone::Text)
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::app::lines::Line;
    use crate::domain::score::{Part, Reason, Score};

    fn score(quality: &[u8]) -> Score {
        let reasons = quality.iter().zip(4..).map(|(lost, line)| Reason {
            lost: *lost,
            line: Some(line),
            sentence: "total is set and never used".to_owned(),
        });
        Score {
            correctness: Part::full(40),
            quality: Part::less(30, reasons.collect()),
            efficiency: Part::full(15),
            style: Part::full(15),
            remarks: Vec::new(),
        }
    }

    fn plain(score: &Score, width: usize) -> Vec<String> {
        lines(score, width).iter().map(Line::plain).collect()
    }

    #[test]
    fn the_parts_stand_beside_the_total_as_far_as_there_is_room() {
        for (width, expected) in [
            (81, "  score 97   correctness 40/40 · quality 27/30 · efficiency 15/15 · style 15/15"),
            (90, "  score 97   correctness 40/40 · quality 27/30 · efficiency 15/15 · style 15/15"),
            (80, "  score 97   quality 27/30 · efficiency 15/15 · style 15/15"),
            (30, "  score 97   quality 27/30"),
            (20, "  score 97"),
        ] {
            let first = plain(&score(&[3]), width).remove(0);
            assert_eq!(first, expected, "{width}");
        }
    }

    #[test]
    fn at_most_three_reasons_are_told_and_how_many_more_there_are() {
        assert_eq!(plain(&score(&[]), 80).len(), 1);
        let told = plain(&score(&[3, 3, 2, 1, 1]), 80);
        assert_eq!(told.len(), 5);
        assert_eq!(told[1], "  -3 quality, line 4: total is set and never used");
        assert_eq!(told[4], "     and 2 more");
    }

    #[test]
    fn a_long_reason_goes_on_under_its_own_words_and_nothing_is_too_wide() {
        for width in 8..90 {
            let told = plain(&score(&[3]), width);
            if width > 24 {
                assert!(told.iter().all(|row| row.chars().count() <= width), "{width}: {told:?}");
            }
        }
        assert_eq!(
            plain(&score(&[3]), 30)[1..],
            ["  -3 quality, line 4: total", "     is set and never used"]
        );
    }
}
