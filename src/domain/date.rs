//! Days of the calendar. It never knows a time zone: days come in as the learner's own calendar had them.

/// The names of the months, short.
pub const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The names of the days of the week, short; the first is Monday.
pub const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const LONG_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const LONG_WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day with its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    pub year: i64,
    /// 1 to 12.
    pub month: usize,
    /// 1 to 31.
    pub day: i64,
    /// 0 is Monday.
    pub weekday: usize,
}

impl Date {
    /// Of a local day, as days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
    /// algorithms").
    pub const fn of(local_day: i64) -> Self {
        let shifted = local_day + 719_468;
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = shifted.div_euclid(146_097) * 400 + year_of_era + (month <= 2) as i64;
        Self { year, month: month as usize, day, weekday: (local_day + 3).rem_euclid(7) as usize }
    }

    pub const fn month_name(&self) -> &'static str {
        MONTHS[self.month - 1]
    }

    pub const fn weekday_name(&self) -> &'static str {
        WEEKDAYS[self.weekday]
    }

    /// Like `Wednesday 25 November`, as a heading says it.
    pub fn whole(&self) -> String {
        format!("{} {} {}", LONG_WEEKDAYS[self.weekday], self.day, LONG_MONTHS[self.month - 1])
    }

    /// Like `25 Nov`.
    pub fn short(&self) -> String {
        format!("{} {}", self.day, self.month_name())
    }

    /// Like `25 Nov 2026`.
    pub fn long(&self) -> String {
        format!("{} {}", self.short(), self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_have_their_names() {
        for (day, words, weekday) in [
            (0, "1 Jan 1970", "Thu"),
            (58, "28 Feb 1970", "Sat"),
            (59, "1 Mar 1970", "Sun"),
            (789, "29 Feb 1972", "Tue"),
            (-1, "31 Dec 1969", "Wed"),
            (20_782, "25 Nov 2026", "Wed"),
        ] {
            let date = Date::of(day);
            assert_eq!((date.long().as_str(), date.weekday_name()), (words, weekday), "{day}");
        }
    }
}
