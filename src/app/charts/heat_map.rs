//! A calendar of days: a column a week, a row a weekday, the fuller the more happened. It never knows
//! what is counted.

use crate::app::lines::{Line, Tone};
use crate::domain::Date;

const WEEKDAYS: [&str; 7] = ["Mon", "", "Wed", "", "Fri", "", ""];
/// Columns in front of the days.
const FRONT: usize = 6;

/// Counts of the last days, the last one being `today`.
#[derive(Debug, Clone, Copy)]
pub struct HeatMap<'days> {
    /// Local days since 1970-01-01 (a Thursday).
    pub today: i64,
    pub counts: &'days [u32],
}

impl HeatMap<'_> {
    /// As many weeks as there is room for, newest on the right: the months, seven rows, the scale.
    pub fn lines(&self, width: usize) -> Vec<Line> {
        let step = if width >= FRONT + 53 * 2 { 2 } else { 1 };
        let room = width.saturating_sub(FRONT + 1) / step;
        let weeks = room.min(self.counts.len().div_ceil(7) + 1).max(1);
        // The Monday of the first week that is shown.
        let first = monday_of(self.today) - (weeks as i64 - 1) * 7;
        let mut lines = vec![months(first, weeks, step)];
        for (weekday, name) in WEEKDAYS.iter().enumerate() {
            let mut line = Line::of(format!("  {name:<4}"), Tone::Faint);
            for week in 0..weeks as i64 {
                let day = first + week * 7 + weekday as i64;
                line = match self.count(day) {
                    Some(count) => line.with(sign(count), Tone::Heat(shade(count))),
                    None => line.with(" ", Tone::Text),
                };
                if step == 2 {
                    line = line.with(" ", Tone::Text);
                }
            }
            lines.push(line);
        }
        let mut scale = Line::of("      none ", Tone::Faint);
        for count in 0..5 {
            scale = scale.with(sign(count), Tone::Heat(shade(count))).with(" ", Tone::Text);
        }
        lines.push(scale.with("four or more a day", Tone::Faint));
        lines
    }

    fn count(&self, day: i64) -> Option<u32> {
        let back = usize::try_from(self.today - day).ok()?;
        if back >= self.counts.len() {
            return None;
        }
        self.counts.get(self.counts.len() - 1 - back).copied()
    }
}

/// The block for a day on which so much happened.
pub const fn sign(count: u32) -> &'static str {
    match count {
        0 => "·",
        1 => "▂",
        2 => "▄",
        3 => "▆",
        _ => "█",
    }
}

/// The shade for it, 0 to 4.
pub const fn shade(count: u32) -> usize {
    if count > 4 { 4 } else { count as usize }
}

/// The names of the months above their first weeks.
fn months(first: i64, weeks: usize, step: usize) -> Line {
    let mut names = " ".repeat(FRONT);
    for week in 0..weeks {
        let monday = first + week as i64 * 7;
        let sunday = Date::of(monday + 6);
        let column = FRONT + week * step;
        if sunday.day <= 7 && names.chars().count() <= column {
            names.push_str(&" ".repeat(column - names.chars().count()));
            names.push_str(sunday.month_name());
            names.push(' ');
        }
    }
    Line::of(names.trim_end().to_owned(), Tone::Faint)
}

const fn monday_of(day: i64) -> i64 {
    // 1970-01-01 was a Thursday: the Monday before it is day -3.
    day - (day + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::{HeatMap, monday_of};

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(monday_of(0), -3);
        assert_eq!(monday_of(20_782), 20_780);
    }

    #[test]
    fn today_stands_in_the_last_column_on_its_weekday() {
        // 2026-11-25 is a Wednesday.
        let mut counts = vec![0; 21];
        counts[20] = 3;
        counts[19] = 9;
        let lines: Vec<String> =
            HeatMap { today: 20_782, counts: &counts }.lines(40).iter().map(super::Line::plain).collect();
        assert_eq!(lines[1], "  Mon  ···");
        assert_eq!(lines[2], "       ··█");
        assert_eq!(lines[3], "  Wed  ··▆");
        assert_eq!(lines[4], "      ··· ");
        assert!(lines[8].contains("four or more a day"));
    }
}
