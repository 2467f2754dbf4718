//! When something was, in words: the nearer, the less of a calendar. It never reads a clock.

use crate::domain::{Date, Moment};

/// Like `today, 14:05`, `yesterday, 09:30`, `Monday…` as `5 days ago, 18:12`, and `3 Oct 2026, 07:45`.
pub fn moment(at: Moment, now: Moment) -> String {
    let (hour, minute) = at.local_time();
    format!("{}, {hour:02}:{minute:02}", day(at.local_day(), now.local_day()))
}

/// The same without the time of the day.
pub fn day(day: i64, today: i64) -> String {
    match today - day {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        ago @ 2..=6 => format!("{ago} days ago"),
        _ if Date::of(day).year == Date::of(today).year => Date::of(day).short(),
        _ => Date::of(day).long(),
    }
}

/// A stretch of time like `under a minute`, `25 min`, `3 h 20 min`.
pub fn duration(millis: i64) -> String {
    let minutes = (millis + 30_000) / 60_000;
    match (minutes / 60, minutes % 60) {
        (0, 0) if millis > 0 => "under a minute".to_owned(),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Like `0.4 s`.
pub fn seconds(millis: u128) -> String {
    format!("{}.{} s", millis / 1_000, millis % 1_000 / 100)
}

/// Like `1 day`, `3 days`.
pub fn count(number: impl Into<i64>, one: &str) -> String {
    let number: i64 = number.into();
    if number == 1 { format!("1 {one}") } else { format!("{} {one}s", grouped(number)) }
}

/// Thousands set apart, like `100,000`.
pub fn grouped(number: impl Into<i64>) -> String {
    let number: i64 = number.into();
    let digits = number.unsigned_abs().to_string();
    let mut words = if number < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{count, day, duration, grouped, moment};
    use crate::domain::Moment;

    #[test]
    fn what_is_near_is_told_by_its_distance() {
        // 2026-11-25.
        let today = 20_782;
        for (past, words) in [
            (today, "today"),
            (today - 1, "yesterday"),
            (today - 6, "6 days ago"),
            (today - 7, "18 Nov"),
            (today - 400, "21 Oct 2025"),
            (today + 2, "27 Nov"),
        ] {
            assert_eq!(day(past, today), words);
        }
        let at = Moment { unix_millis: today * 86_400_000 + 8 * 3_600_000 + 300_000, ..Moment::default() };
        assert_eq!(moment(at, at), "today, 08:05");
        assert_eq!(moment(Moment { offset_minutes: 16 * 60, ..at }, at), "26 Nov, 00:05");
    }

    #[test]
    fn stretches_and_counts() {
        for (millis, words) in [
            (0, "0 min"),
            (20_000, "under a minute"),
            (90_000, "2 min"),
            (3_600_000, "1 h"),
            (5_400_000, "1 h 30 min"),
        ] {
            assert_eq!(duration(millis), words);
        }
        assert_eq!(
            (count(1, "day"), count(0, "day"), count(1_200, "run")),
            ("1 day".to_owned(), "0 days".to_owned(), "1,200 runs".to_owned())
        );
        for (number, words) in [(7, "7"), (1_000, "1,000"), (-1_234_567, "-1,234,567"), (999, "999")] {
            assert_eq!(grouped(number), words);
        }
    }
}
