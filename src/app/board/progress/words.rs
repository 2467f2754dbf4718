//! The figures of the progress in sentences, for the screen and for a report alike. It never lays anything
//! out.

use crate::app::when;
use crate::domain::profile::Frequency;
use crate::learner::journey::Figures;

/// What today means for the streak, and what the plan asks for.
pub fn streak(figures: &Figures) -> String {
    let streak = &figures.streak;
    let now = match (streak.current, streak.practised_today, streak.needs_today) {
        (0, ..) => "One pass begins a streak.".to_owned(),
        (_, true, _) => "Today counts already.".to_owned(),
        (days, false, true) => format!("A pass today makes it {}.", when::count(days + 1, "day")),
        (_, false, false) => "It holds today without practice.".to_owned(),
    };
    let plan = match figures.plan {
        Frequency::Daily => "every day",
        Frequency::Weekdays => "Monday to Friday",
        Frequency::ThreeAWeek => "three days a week",
    };
    let skips = match figures.skips_left {
        0 => "no skip is left this week".to_owned(),
        left => format!("{} left this week", when::count(left, "skip")),
    };
    format!("{now} Your plan: {plan}; {skips}.")
}

/// What leads to the next level.
pub fn level(figures: &Figures) -> String {
    let next = figures.level + 1;
    match figures.successes_missing {
        None => "It is the highest.".to_owned(),
        Some(1) => format!("One more success without hints leads to level {next}."),
        Some(missing) => format!("{missing} successes in a row without hints lead to level {next}."),
    }
}

/// How many were passed lately, and how often the checks ran.
pub fn passed(figures: &Figures) -> String {
    format!(
        "{} this week, {} today. The checks ran {}.",
        when::grouped(figures.passed_this_week),
        figures.passed_today,
        when::count(figures.runs as i64, "time")
    )
}

/// Like `1 pass`, `3 passes`.
pub fn passes(count: u32) -> String {
    if count == 1 { "1 pass".to_owned() } else { format!("{} passes", when::grouped(count)) }
}
