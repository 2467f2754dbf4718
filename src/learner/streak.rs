//! Days in a row. It never reads a clock: days come in as local calendar days.

/// The streak that ends today or yesterday, and the longest ever, in days.
///
/// `days` are local days (since 1970-01-01) on which something was passed, in any order and with
/// repetitions. A day without a pass does not end the streak until it is over.
pub fn streaks(days: &[i64], today: i64) -> (u32, u32) {
    let mut sorted: Vec<i64> = days.iter().copied().filter(|day| *day <= today).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let (mut run, mut longest, mut previous) = (0, 0, None);
    for day in sorted {
        run = if previous == Some(day - 1) { run + 1 } else { 1 };
        longest = longest.max(run);
        previous = Some(day);
    }
    let current = if previous.is_some_and(|last| today - last <= 1) { run } else { 0 };
    (current, longest)
}

#[cfg(test)]
mod tests {
    use super::streaks;

    #[test]
    fn streaks_end_today_or_yesterday() {
        for (days, today, expected) in [
            (vec![], 10, (0, 0)),
            (vec![10], 10, (1, 1)),
            (vec![9], 10, (1, 1)),
            (vec![8], 10, (0, 1)),
            (vec![8, 9, 10, 10], 10, (3, 3)),
            (vec![1, 2, 3, 4, 9, 10], 10, (2, 4)),
            // The clock was ahead once: days to come do not count.
            (vec![9, 10, 500], 10, (2, 2)),
        ] {
            assert_eq!(streaks(&days, today), expected, "{days:?}");
        }
    }
}
