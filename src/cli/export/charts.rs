//! Charts as plain text, each with its scale, and its number in words. It never reads a clock or a history.

use crate::app::text::{pad, pad_left, width};
use crate::cli::output::counted;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use std::fmt::Write;

/// Weeks in the picture of a year: every day of the last 365 is in one of them.
const WEEKS: i64 = 53;
const DAYS: i64 = 7;
/// A bar that is full, in columns.
const BAR: u32 = 24;
const SCALE: [char; 5] = ['·', '░', '▒', '▓', '█'];

/// A local day as people write it: 2026-11-25.
pub fn date(local_day: i64) -> String {
    calendar(local_day).to_string()
}

/// The month of a local day: 2026-11.
pub fn month(local_day: i64) -> String {
    calendar(local_day).strftime("%Y-%m").to_string()
}

fn calendar(local_day: i64) -> Date {
    let span = Span::new().try_days(local_day).unwrap_or_else(|_| 0.days());
    Date::constant(1970, 1, 1).saturating_add(span)
}

/// 0 is Monday; the first day of 1970 was a Thursday.
const fn weekday(local_day: i64) -> i64 {
    (local_day + 3).rem_euclid(DAYS)
}

/// The year up to today, a row to each week, the sign of a day the fuller the more was passed on it.
/// `passed` are local days with how many exercises were passed on each, in order.
pub fn year(passed: &[(i64, u32)], today: i64) -> String {
    let monday = today - weekday(today);
    let first = monday - (WEEKS - 1) * DAYS;
    let within: Vec<(i64, u32)> =
        passed.iter().copied().filter(|(day, count)| (first..=today).contains(day) && *count > 0).collect();
    let Some((first_day, _)) = within.first() else {
        return "Nothing was passed in the last 53 weeks.\n".to_owned();
    };
    let total: u32 = within.iter().map(|(_, count)| count).sum();
    let (best_day, best) =
        within.iter().copied().fold((*first_day, 0), |best, one| if one.1 > best.1 { one } else { best });
    let mut chart = format!(
        "{} on {}; the most on one day: {best} ({}).\n\n```text\nWeek of     M T W T F S S  In all\n",
        counted(total.into(), "exercise was passed", "exercises were passed"),
        counted(within.len() as u64, "day", "days"),
        date(best_day),
    );
    let on = |day: i64| within.iter().find(|(other, _)| *other == day).map_or(0, |(_, count)| *count);
    // Weeks before the first pass say nothing.
    let mut week = first_day - weekday(*first_day);
    while week <= monday {
        let days: String = (week..week + DAYS)
            .flat_map(|day| [if day > today { ' ' } else { SCALE[(on(day) as usize).min(4)] }, ' '])
            .collect();
        let total: u32 = (week..week + DAYS).map(on).sum();
        // Writing to a string cannot fail; so below.
        let _ = writeln!(chart, "{}  {days}{}", date(week), pad_left(&total.to_string(), 7));
        week += DAYS;
    }
    chart.push_str("\n· none  ░ 1  ▒ 2  ▓ 3  █ 4 or more exercises passed on a day\n```\n");
    chart
}

/// What one bar shows.
pub struct Bar {
    pub label: String,
    pub value: u32,
    /// What would fill it.
    pub full: u32,
    pub words: String,
}

/// A bar to a row, with its number in words beside it.
pub fn bars(bars: &[Bar], scale: &str) -> String {
    let labels = bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0);
    let words = bars.iter().map(|bar| width(&bar.words)).max().unwrap_or(0);
    let mut chart = "```text\n".to_owned();
    for bar in bars {
        // Whatever is more than nothing can be seen.
        let filled = (bar.value * BAR).div_ceil(bar.full.max(1)).min(BAR) as usize;
        let signs = "█".repeat(filled) + &"·".repeat(BAR as usize - filled);
        let _ = writeln!(chart, "{}  {signs}  {}", pad(&bar.label, labels), pad_left(&bar.words, words));
    }
    chart + "\n" + scale + "\n```\n"
}

#[cfg(test)]
mod tests {
    use super::{Bar, bars, date, month, year};

    #[test]
    fn days_have_dates() {
        for (day, expected) in
            [(0, "1970-01-01"), (20_782, "2026-11-25"), (19_782, "2024-02-29"), (-1, "1969-12-31")]
        {
            assert_eq!(date(day), expected);
        }
        assert_eq!(month(20_782), "2026-11");
    }

    #[test]
    fn a_year_is_rows_of_weeks_up_to_today() {
        // 20782 is a Wednesday; the week before has a Tuesday with one pass and a Sunday with five.
        let chart = year(&[(20_000, 9), (20_774, 1), (20_779, 5), (20_782, 2), (20_900, 3)], 20_782);
        assert_eq!(
            chart,
            "8 exercises were passed on 3 days; the most on one day: 5 (2026-11-22).\n\n```text\n\
             Week of     M T W T F S S  In all\n\
             2026-11-16  · ░ · · · · █       6\n\
             2026-11-23  · · ▒               2\n\n\
             · none  ░ 1  ▒ 2  ▓ 3  █ 4 or more exercises passed on a day\n```\n"
        );
        assert_eq!(year(&[(20_000, 9)], 20_782), "Nothing was passed in the last 53 weeks.\n");
    }

    #[test]
    fn bars_are_as_long_as_their_share() {
        let bar = |label: &str, value: u32| Bar {
            label: label.to_owned(),
            value,
            full: 24,
            words: format!("{value} of 24"),
        };
        assert_eq!(
            bars(&[bar("Loops", 24), bar("Sets", 1), bar("漢字", 0)], "A full bar is all."),
            "```text\n\
             Loops  ████████████████████████  24 of 24\n\
             Sets   █·······················   1 of 24\n\
             漢字   ························   0 of 24\n\n\
             A full bar is all.\n```\n"
        );
    }
}
