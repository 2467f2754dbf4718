//! What a passed program is worth, 0 to 100, with the reason for every point that it lost. It never
//! decides whether a program passes, and never knows how anything was measured.

use super::remark::Remark;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The score of a program that passed, in four parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub correctness: Part,
    pub quality: Part,
    pub efficiency: Part,
    pub style: Part,
    /// What a teacher would say of the program beside; it costs and brings nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// One part: its points are what the reasons leave of `of`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub points: u8,
    /// What can be had; 0 where the exercise does not ask for it.
    pub of: u8,
    pub reasons: Vec<Reason>,
    /// Where it could not be measured, it has all its points.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub measured: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub lost: u8,
    /// 1-based, in the learner's program; `None` where it is about the whole.
    pub line: Option<u32>,
    /// What it is, for a beginner, without a full stop.
    pub sentence: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    Correctness,
    Quality,
    Efficiency,
    Style,
}

impl Aspect {
    /// The word for it on a screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Correctness => "correctness",
            Self::Quality => "quality",
            Self::Efficiency => "efficiency",
            Self::Style => "style",
        }
    }
}

/// A reason with the part that it belongs to; it reads as `-3 quality, line 4: total is never used`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost<'score> {
    pub aspect: Aspect,
    pub reason: &'score Reason,
}

impl Part {
    pub const fn full(of: u8) -> Self {
        Self { points: of, of, reasons: Vec::new(), measured: true }
    }

    pub const fn unmeasured(of: u8) -> Self {
        Self { points: of, of, reasons: Vec::new(), measured: false }
    }

    /// What these reasons leave. The last ones lose less, or are left out, where nothing is left to lose.
    pub fn less(of: u8, reasons: Vec<Reason>) -> Self {
        let mut part = Self::full(of);
        for mut reason in reasons {
            reason.lost = reason.lost.min(part.points);
            if reason.lost > 0 {
                part.points -= reason.lost;
                part.reasons.push(reason);
            }
        }
        part
    }
}

impl Score {
    pub const fn parts(&self) -> [(Aspect, &Part); 4] {
        [
            (Aspect::Correctness, &self.correctness),
            (Aspect::Quality, &self.quality),
            (Aspect::Efficiency, &self.efficiency),
            (Aspect::Style, &self.style),
        ]
    }

    /// 0 to 100, however much the parts add up to; 100 only when nothing was lost, 0 only when all was.
    pub fn total(&self) -> u8 {
        let parts = self.parts();
        let sum = |of: fn(&Part) -> u8| parts.iter().map(|(_, part)| u32::from(of(part))).sum::<u32>();
        let (points, of) = (sum(|part| part.points), sum(|part| part.of));
        if points >= of {
            return 100;
        }
        let rounded = (points * 200 + of) / (of * 2);
        rounded.clamp(u32::from(points > 0), 99) as u8
    }

    /// Each part that the exercise asks for, like `quality 27/30`, and whether it lost anything.
    pub fn in_words(&self) -> Vec<(String, bool)> {
        let asked = self.parts().into_iter().filter(|(_, part)| part.of > 0);
        let told = asked.map(|(aspect, part)| {
            let title = aspect.title();
            let words = if part.measured {
                format!("{title} {}/{}", part.points, part.of)
            } else {
                format!("{title} not measured")
            };
            (words, part.points < part.of)
        });
        told.collect()
    }

    /// Everything that cost points, the dearest first, then from the top of the program to its end.
    pub fn lost(&self) -> Vec<Lost<'_>> {
        let mut all: Vec<Lost<'_>> = Vec::new();
        for (aspect, part) in self.parts() {
            all.extend(part.reasons.iter().map(|reason| Lost { aspect, reason }));
        }
        all.sort_by_key(|lost| (u8::MAX - lost.reason.lost, lost.reason.line.unwrap_or(0), lost.aspect));
        all
    }
}

impl fmt::Display for Lost<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "-{} {}", self.reason.lost, self.aspect.title())?;
        if let Some(line) = self.reason.line {
            write!(out, ", line {line}")?;
        }
        write!(out, ": {}", self.reason.sentence)
    }
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_yes(measured: &bool) -> bool {
    *measured
}

#[cfg(test)]
mod tests {
    use super::{Part, Reason, Score};

    fn reason(lost: u8, line: Option<u32>) -> Reason {
        Reason { lost, line, sentence: format!("it loses {lost}") }
    }

    fn score(of: [u8; 4], lost: [u8; 4]) -> Score {
        let part = |index: usize| Part::less(of[index], vec![reason(lost[index], None)]);
        Score {
            correctness: part(0),
            quality: part(1),
            efficiency: part(2),
            style: part(3),
            remarks: Vec::new(),
        }
    }

    #[test]
    fn the_total_is_of_a_hundred_and_rounds_neither_to_all_nor_to_nothing() {
        for (of, lost, total) in [
            ([40, 30, 15, 15], [0, 0, 0, 0], 100),
            ([40, 30, 15, 15], [0, 3, 0, 1], 96),
            ([40, 30, 15, 15], [0, 1, 0, 0], 99),
            ([40, 0, 0, 0], [0, 0, 0, 0], 100),
            ([0, 0, 0, 0], [0, 0, 0, 0], 100),
            ([40, 30, 0, 0], [0, 7, 0, 0], 90),
            ([250, 250, 250, 250], [1, 0, 0, 0], 99),
            ([250, 250, 250, 250], [250, 250, 250, 249], 1),
            ([40, 30, 15, 15], [40, 30, 15, 15], 0),
            ([40, 30, 15, 15], [99, 99, 99, 99], 0),
        ] {
            assert_eq!(score(of, lost).total(), total, "{of:?} less {lost:?}");
        }
    }

    #[test]
    fn a_part_loses_no_more_than_it_has_and_says_where_each_point_went() {
        let part = Part::less(5, vec![reason(3, None), reason(3, None), reason(3, None)]);
        assert_eq!(part.points, 0);
        assert_eq!(part.reasons.iter().map(|reason| reason.lost).collect::<Vec<u8>>(), [3, 2]);
        assert!(Part::less(0, vec![reason(3, None)]).reasons.is_empty());
    }

    #[test]
    fn the_dearest_comes_first_and_reads_as_a_line() {
        let mut score = score([40, 30, 15, 15], [0, 0, 0, 0]);
        score.style = Part::less(15, vec![reason(1, Some(2)), reason(2, Some(9))]);
        score.quality = Part::less(30, vec![reason(2, Some(3)), reason(2, None)]);
        let told: Vec<String> = score.lost().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "-2 quality: it loses 2",
                "-2 quality, line 3: it loses 2",
                "-2 style, line 9: it loses 2",
                "-1 style, line 2: it loses 1",
            ]
        );
    }

    #[test]
    fn the_parts_are_told_where_the_exercise_asks_for_them() {
        let mut score = score([40, 30, 15, 0], [0, 3, 0, 0]);
        score.efficiency = Part::unmeasured(15);
        let words =
            [("correctness 40/40", false), ("quality 27/30", true), ("efficiency not measured", false)];
        assert_eq!(score.in_words(), words.map(|(word, lost)| (word.to_owned(), lost)));
    }

    #[test]
    fn what_was_written_is_read_again() {
        let mut score = score([40, 30, 15, 15], [0, 3, 0, 0]);
        score.efficiency = Part::unmeasured(15);
        let text = serde_json::to_string(&score).expect("JSON");
        assert_eq!(text.matches("measured").count(), 1, "{text}");
        assert_eq!(serde_json::from_str::<Score>(&text).expect("a score"), score);
    }
}
