//! What a teacher would say of a program that passed, as rows below its score. It never repeats what cost points.

use crate::app::lines::{Line, Tone};
use crate::app::{text, wrap};
use crate::domain::Score;
use crate::domain::remark::{Remark, RemarkKind};

/// More remarks than this are no help at once; `codementor review` tells them all.
const MOST: usize = 2;
const MARGIN: usize = 2;
const WIDEST: usize = 72;

pub fn lines(score: &Score, width: usize) -> Vec<Line> {
    let lost = score.lost();
    let told = |remark: &&Remark| {
        !lost
            .iter()
            .any(|lost| remark.sentence.trim_end_matches('.') == lost.reason.sentence.trim_end_matches('.'))
    };
    score.remarks.iter().filter(told).take(MOST).flat_map(|remark| rows(remark, width)).collect()
}

/// `+ line 3: …`, further rows under the words. What could be better is followed by its reason.
fn rows(remark: &Remark, width: usize) -> Vec<Line> {
    let well = remark.kind == RemarkKind::Well;
    let (glyph, tone) = if well { ("+", Tone::Passed) } else { ("~", Tone::Working) };
    let title = match (well, remark.line) {
        (true, Some(line)) => format!("well done, line {line}: "),
        (true, None) => "well done: ".to_owned(),
        (false, Some(line)) => format!("line {line}: "),
        (false, None) => String::new(),
    };
    let why = if well { "" } else { remark.why.as_str() };
    let words = format!("{title}{} {why}", remark.sentence);
    let indent = MARGIN + text::width(glyph) + 1;
    let room = width.saturating_sub(indent + MARGIN).clamp(1, WIDEST);
    let told = wrap::words(words.trim_end(), room).into_iter().enumerate();
    told.map(|(index, row)| {
        if index == 0 {
            Line::of("  ", Tone::Text).with(glyph, tone).with(" ", Tone::Text).with(row, Tone::Text)
        } else {
            Line::of(" ".repeat(indent), Tone::Text).with(row, Tone::Text)
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::app::lines::Line;
    use crate::domain::Score;
    use crate::domain::remark::{Remark, RemarkKind};
    use crate::domain::score::{Part, Reason};

    fn remark(kind: RemarkKind, line: u32, sentence: &str) -> Remark {
        Remark { kind, line: Some(line), sentence: sentence.to_owned(), why: "So it is.".to_owned() }
    }

    #[test]
    fn the_praise_comes_first_and_what_cost_points_is_not_said_twice() {
        let reason = Reason { lost: 2, line: Some(4), sentence: "total is never used".to_owned() };
        let score = Score {
            correctness: Part::full(40),
            quality: Part::less(30, vec![reason]),
            efficiency: Part::full(15),
            style: Part::full(15),
            remarks: vec![
                remark(RemarkKind::Well, 3, "You leave early."),
                remark(RemarkKind::Idiom, 4, "total is never used."),
                remark(RemarkKind::Faster, 5, "You sort everything."),
            ],
        };
        let told: Vec<String> = lines(&score, 60).iter().map(Line::plain).collect();
        assert_eq!(
            told,
            ["  + well done, line 3: You leave early.", "  ~ line 5: You sort everything. So it is."]
        );
    }
}
