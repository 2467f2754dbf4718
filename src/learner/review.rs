//! When something is about to be forgotten: FSRS-6 with its default parameters. It never reads a clock:
//! days since the last review come in.
//!
//! Source: the Free Spaced Repetition Scheduler, version 6, as its authors describe it
//! (github.com/open-spaced-repetition/awesome-fsrs, "The Algorithm"). The model holds two figures for each
//! thing remembered: its stability, the days after which it is recalled with a chance of 90 %, and its
//! difficulty, 1 to 10.

use crate::domain::recall::Recall;
use serde::{Deserialize, Serialize};

/// The default parameters of FSRS-6, `w0` to `w20`.
const WEIGHTS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// The chance of recall at which a review is due.
pub const RETENTION: f64 = 0.9;

/// Days; below it nothing is remembered, above it everything is.
const STABILITY: (f64, f64) = (0.001, 36_500.0);
const DIFFICULTY: (f64, f64) = (1.0, 10.0);

/// What is remembered of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Days until the chance of recall has sunk to 90 %.
    pub stability: f64,
    /// 1 (easily kept) to 10.
    pub difficulty: f64,
}

impl Memory {
    /// After the first time.
    pub fn first(grade: Recall) -> Self {
        Self {
            stability: WEIGHTS[number(grade) as usize - 1],
            difficulty: first_difficulty(grade).clamp(DIFFICULTY.0, DIFFICULTY.1),
        }
    }

    /// After another review, `days` after the one before; less than a day is the same day.
    pub fn reviewed(self, grade: Recall, days: f64) -> Self {
        let recall = self.recall(days);
        let stability = match grade {
            _ if days < 1.0 => self.stability_on_the_same_day(grade),
            Recall::Again => self.stability_when_forgotten(recall),
            Recall::Hard | Recall::Good | Recall::Easy => self.stability_when_recalled(grade, recall),
        };
        Self { stability: stability.clamp(STABILITY.0, STABILITY.1), difficulty: self.next_difficulty(grade) }
    }

    /// The chance of recall `days` after the last review: the forgetting curve, a power law.
    pub fn recall(self, days: f64) -> f64 {
        (1.0 + curve_factor() * days.max(0.0) / self.stability).powf(-WEIGHTS[20])
    }

    /// Days until the chance of recall has sunk to `retention`.
    pub fn days_until(self, retention: f64) -> f64 {
        self.stability / curve_factor() * (retention.powf(-1.0 / WEIGHTS[20]) - 1.0)
    }

    /// Whole days until the next review, 1 at least.
    pub fn interval(self) -> i64 {
        (self.days_until(RETENTION).round() as i64).max(1)
    }

    fn stability_when_recalled(self, grade: Recall, recall: f64) -> f64 {
        let penalty = if grade == Recall::Hard { WEIGHTS[15] } else { 1.0 };
        let bonus = if grade == Recall::Easy { WEIGHTS[16] } else { 1.0 };
        let growth = WEIGHTS[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-WEIGHTS[9])
            * ((WEIGHTS[10] * (1.0 - recall)).exp() - 1.0)
            * penalty
            * bonus;
        self.stability * (1.0 + growth)
    }

    fn stability_when_forgotten(self, recall: f64) -> f64 {
        let left = WEIGHTS[11]
            * self.difficulty.powf(-WEIGHTS[12])
            * ((self.stability + 1.0).powf(WEIGHTS[13]) - 1.0)
            * (WEIGHTS[14] * (1.0 - recall)).exp();
        left.min(self.stability / (WEIGHTS[17] * WEIGHTS[18]).exp())
    }

    fn stability_on_the_same_day(self, grade: Recall) -> f64 {
        let growth =
            (WEIGHTS[17] * (number(grade) - 3.0 + WEIGHTS[18])).exp() * self.stability.powf(-WEIGHTS[19]);
        // Whoever recalled it has not lost by it; the crate `fsrs` 6.6 holds this for `hard` as well.
        self.stability * if grade == Recall::Again { growth } else { growth.max(1.0) }
    }

    /// Moves by the grade, the less the closer to 10, and a little towards the difficulty of `easy`.
    fn next_difficulty(self, grade: Recall) -> f64 {
        let change = -WEIGHTS[6] * (number(grade) - 3.0);
        let damped = self.difficulty + change * (10.0 - self.difficulty) / 9.0;
        let reverted = WEIGHTS[7] * first_difficulty(Recall::Easy) + (1.0 - WEIGHTS[7]) * damped;
        reverted.clamp(DIFFICULTY.0, DIFFICULTY.1)
    }
}

/// Makes the curve pass through 90 % at the stability.
fn curve_factor() -> f64 {
    RETENTION.powf(-1.0 / WEIGHTS[20]) - 1.0
}

fn first_difficulty(grade: Recall) -> f64 {
    WEIGHTS[4] - (WEIGHTS[5] * (number(grade) - 1.0)).exp() + 1.0
}

/// The grade as the formulas count it.
const fn number(grade: Recall) -> f64 {
    match grade {
        Recall::Again => 1.0,
        Recall::Hard => 2.0,
        Recall::Good => 3.0,
        Recall::Easy => 4.0,
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::domain::recall::Recall::{self, Again, Easy, Good, Hard};

    // The values are those which the crate `fsrs` 6.6 (in 32 bits) and py-fsrs 6.3 publish in their tests.

    fn assert_near(ours: f64, theirs: f64) {
        assert!((ours - theirs).abs() < 1e-5 * theirs.abs().max(1.0), "{ours} and not {theirs}");
    }

    #[test]
    fn the_forgetting_curve_agrees_with_the_reference() {
        let recalls = [1.0, 0.940_344_3, 0.925_378_6, 0.918_522_9, 0.9, 0.826_135_9];
        for ((days, stability), recall) in
            [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 4.0), (5.0, 2.0)].into_iter().zip(recalls)
        {
            assert_near(Memory { stability, difficulty: 5.0 }.recall(days), recall);
        }
    }

    #[test]
    fn first_grades_agree_with_the_reference() {
        for (grade, stability, difficulty) in [
            (Again, 0.212, 6.4133),
            (Hard, 1.2931, 5.112_170_7),
            (Good, 2.3065, 2.118_104),
            (Easy, 8.2956, 1.0),
        ] {
            let memory = Memory::first(grade);
            assert_near(memory.stability, stability);
            assert_near(memory.difficulty, difficulty);
        }
    }

    #[test]
    fn steps_agree_with_the_reference() {
        let recalled =
            [(Again, 1.0, 0.9, 25.602_541), (Hard, 2.0, 0.8, 28.226_582), (Good, 3.0, 0.7, 58.656_002)];
        for (grade, difficulty, recall, stability) in
            recalled.into_iter().chain([(Easy, 4.0, 0.6, 127.226_685)])
        {
            assert_near(
                Memory { stability: 5.0, difficulty }.stability_when_recalled(grade, recall),
                stability,
            );
        }
        for (difficulty, recall, stability) in
            [(1.0, 0.9, 1.052_539_6), (2.0, 0.8, 1.189_432_9), (3.0, 0.7, 1.368_083_8), (4.0, 0.6, 1.584_989)]
        {
            assert_near(Memory { stability: 5.0, difficulty }.stability_when_forgotten(recall), stability);
        }
        for (grade, stability, difficulty) in [
            (Again, 1.596_818, 8.341_763),
            (Hard, 5.0, 6.665_995_6),
            (Good, 5.0, 4.990_228),
            (Easy, 8.129_61, 3.314_461_5),
        ] {
            let memory = Memory { stability: 5.0, difficulty: 5.0 }.reviewed(grade, 0.0);
            assert_near(memory.stability, stability);
            assert_near(memory.difficulty, difficulty);
        }
    }

    #[test]
    fn a_history_agrees_with_the_reference() {
        let mut memory = Memory::first(Again);
        for days in [0.0, 1.0, 3.0, 8.0, 21.0] {
            memory = memory.reviewed(Good, days);
        }
        assert_near(memory.stability, 53.626_91);
        assert_near(memory.difficulty, 6.357_486_7);
    }

    #[test]
    fn intervals_agree_with_the_reference() {
        let days =
            |retention| Memory { stability: 1.0, difficulty: 5.0 }.days_until(retention).round() as i64;
        let tenths = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(days);
        assert_eq!(tenths, [34793, 2508, 387, 90, 27, 9, 3, 1]);
        // Good six times, each on its day, forgotten twice, good again: whole days as py-fsrs tells them.
        let mut memory = Memory::first(Good).reviewed(Good, 0.0);
        let mut intervals = vec![memory.interval()];
        let later: [(Recall, bool); 11] = [
            (Good, true),
            (Good, true),
            (Good, true),
            (Good, true),
            (Again, true),
            (Again, false),
            (Good, false),
            (Good, true),
            (Good, true),
            (Good, true),
            (Good, true),
        ];
        for (grade, after_the_interval) in later {
            let days = if after_the_interval { memory.interval() as f64 } else { 0.0 };
            memory = memory.reviewed(grade, days);
            if grade == Good {
                intervals.push(memory.interval());
            }
        }
        assert_eq!(intervals, [2, 11, 46, 163, 498, 2, 4, 7, 12, 21]);
    }

    #[test]
    fn whatever_comes_the_figures_stay_in_their_bounds() {
        let mut memory = Memory::first(Good);
        for step in 0..2_000_u32 {
            let grade = Recall::ALL[(step * 7 % 4) as usize];
            memory = memory.reviewed(grade, f64::from(step * 13 % 400) - 5.0);
            assert!((1.0..=10.0).contains(&memory.difficulty) && memory.stability >= 0.001, "{memory:?}");
            assert!((0.0..=1.0).contains(&memory.recall(1e9)) && memory.interval() >= 1, "{memory:?}");
        }
    }
}
