//! How a program's time compares with the model solution's for the same cases. Times on a shared machine
//! are noisy, so only a difference of an order of magnitude counts. It never runs anything.

use crate::domain::score::{Part, Reason};
use crate::domain::verdict::{CaseVerdict, Verdict};

/// What is faster than this is fast enough, whatever it is compared with.
const SLOW_MILLIS: f64 = 50.0;
/// So many times the model solution's time cost a third of the part, and so many two thirds.
const SLOWER: f64 = 10.0;
const MUCH_SLOWER: f64 = 100.0;
/// A case of the model solution takes at least this, as far as a ratio is concerned.
const LEAST_MILLIS: f64 = 0.1;
/// A run that took longer than this is no accident, and is not made again.
pub const SURE_MILLIS: f64 = 2_000.0;

/// What there is to compare with.
#[derive(Debug, Clone, PartialEq)]
pub enum Measured {
    /// Every case was so fast that nothing needs to be known.
    Fast,
    /// The least that each case took, in milliseconds: the program's and the model solution's.
    Times { own: Vec<f64>, model: Vec<f64> },
    /// The model solution could not be run.
    Unknown,
}

pub fn is_slow(verdict: &Verdict) -> bool {
    times(verdict).into_iter().any(|millis| millis > SLOW_MILLIS)
}

pub fn times(verdict: &Verdict) -> Vec<f64> {
    verdict.cases.iter().map(|case| case.millis).collect()
}

/// Each case's shorter time.
pub fn least(left: &[f64], right: &[f64]) -> Vec<f64> {
    left.iter().zip(right).map(|(left, right)| left.min(*right)).collect()
}

/// The case that is slower than the model solution by the largest factor, if that counts at all.
pub fn slowest(own: &[f64], model: &[f64]) -> Option<usize> {
    let factor = |index: usize| own[index] / model[index].max(LEAST_MILLIS);
    (0..own.len().min(model.len()))
        .filter(|index| own[*index] > SLOW_MILLIS && factor(*index) > SLOWER)
        .max_by(|left, right| factor(*left).total_cmp(&factor(*right)))
}

pub fn part(of: u8, verdict: &Verdict, measured: &Measured) -> Part {
    let (own, model) = match measured {
        Measured::Fast => return Part::full(of),
        Measured::Unknown => return Part::unmeasured(of),
        Measured::Times { own, model } => (own, model),
    };
    let Some(index) = slowest(own, model) else { return Part::full(of) };
    let thirds = if own[index] / model[index].max(LEAST_MILLIS) > MUCH_SLOWER { 2 } else { 1 };
    let name = verdict.cases.get(index).map_or("a check", |case: &CaseVerdict| case.name.as_str());
    let sentence =
        format!("\"{name}\" took {}, the model solution {}", duration(own[index]), duration(model[index]));
    Part::less(of, vec![Reason { lost: of * thirds / 3, line: None, sentence }])
}

fn duration(millis: f64) -> String {
    if millis < 1.0 {
        "less than 1 ms".to_owned()
    } else if millis < 1_000.0 {
        format!("{millis:.0} ms")
    } else {
        format!("{:.1} s", millis / 1_000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Measured, duration, least, part, slowest};
    use crate::domain::ExerciseId;
    use crate::domain::language::Language;
    use crate::domain::verdict::{CaseStatus, CaseVerdict, Status, Tier, Verdict};

    fn verdict() -> Verdict {
        let case = |name: &str| CaseVerdict {
            name: name.to_owned(),
            hidden: false,
            status: CaseStatus::Passed,
            input: String::new(),
            expected: String::new(),
            actual: None,
            message: None,
            output: String::new(),
            line: None,
            millis: 0.0,
            memory_kib: 0,
            error: None,
        };
        Verdict {
            exercise: ExerciseId::new("tests", "slow"),
            language: Language::Python,
            status: Status::Pass,
            problem: None,
            cases: vec![case("few"), case("many")],
            output: String::new(),
            millis: 0.0,
            memory_kib: 0,
            tier: Tier::A,
            score: None,
        }
    }

    #[test]
    fn only_an_order_of_magnitude_counts() {
        for (own, model, points) in [
            ([1.0, 49.0], [0.1, 0.1], 15),
            ([1.0, 51.0], [0.1, 5.2], 15),
            ([1.0, 51.0], [0.1, 5.0], 10),
            ([1.0, 340.0], [0.1, 3.0], 5),
            ([1.0, 51.0], [0.0, 0.0], 5),
            ([9_000.0, 9_000.0], [2_000.0, 1_000.0], 15),
        ] {
            let measured = Measured::Times { own: own.to_vec(), model: model.to_vec() };
            let part = part(15, &verdict(), &measured);
            assert_eq!(part.points, points, "{own:?} {model:?}");
            assert!(part.measured && part.reasons.len() == usize::from(points < 15));
        }
    }

    #[test]
    fn the_reason_has_the_case_and_both_times() {
        let measured = Measured::Times { own: vec![60.0, 1_340.0], model: vec![0.2, 3.0] };
        let part = part(15, &verdict(), &measured);
        assert_eq!(part.reasons[0].sentence, "\"many\" took 1.3 s, the model solution 3 ms");
        assert_eq!(duration(0.3), "less than 1 ms");
    }

    #[test]
    fn what_was_not_measured_costs_nothing_and_says_so() {
        let unknown = part(15, &verdict(), &Measured::Unknown);
        assert!(!unknown.measured && unknown.points == 15);
        let fast = part(15, &verdict(), &Measured::Fast);
        assert!(fast.measured && fast.points == 15);
        assert_eq!(slowest(&[], &[1.0]), None);
        assert_eq!(least(&[3.0, 1.0], &[2.0, 5.0]), [2.0, 1.0]);
    }
}
