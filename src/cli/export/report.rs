//! A learner's history as a Markdown report: plain data in, text out, section by section. It never reads the
//! history itself; a section more is a function more.

use super::charts::{Bar, bars, date, month, year};
use super::knowing::{badges, insights, skills};
use crate::app::text::single_line;
use crate::cli::output::counted;
use crate::domain::attempt::Progress;
use crate::learner::badges::BadgeStanding;
use crate::learner::days::Streak;
use crate::learner::journey::SkillStanding;
use crate::store::Activity;
use std::fmt::Write;

/// Months that the bars show.
const MONTHS: usize = 24;

/// What a report is made of.
pub struct Report {
    /// The local day on which it is made.
    pub today: i64,
    pub progress: Progress,
    pub streak: Streak,
    /// 1 to 10.
    pub level: u8,
    /// Breaks left out.
    pub active_minutes: i64,
    /// Sentences, the most telling first.
    pub insights: Vec<String>,
    pub skills: Vec<SkillStanding>,
    pub badges: Vec<BadgeStanding>,
    /// The one that the least is missing of.
    pub next_badge: Option<BadgeStanding>,
    /// Days on which something was judged, in order.
    pub days: Vec<Activity>,
    /// In the order in which they were solved.
    pub solved: Vec<Worked>,
    pub begun: Vec<Worked>,
}

/// An exercise that the learner has worked on.
pub struct Worked {
    pub title: String,
    /// The local day of the first pass, where there is one.
    pub solved_on: Option<i64>,
    /// 1 to 10; `None` where its pack is not here.
    pub difficulty: Option<u8>,
    pub runs: u32,
    pub hints: u32,
    pub revealed: bool,
}

const SECTIONS: [fn(&Report) -> String; 8] = [totals, insights, heat, months, skills, badges, solved, begun];

impl Report {
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "# What you have learnt\n\nWritten on {} by CodeMentor {}.\n",
            date(self.today),
            env!("CARGO_PKG_VERSION")
        );
        for section in SECTIONS {
            let section = section(self);
            if !section.is_empty() {
                text.push('\n');
                text.push_str(&section);
            }
        }
        text
    }

    fn passed_on_days(&self) -> Vec<(i64, u32)> {
        self.days.iter().map(|day| (day.local_day, day.passed)).collect()
    }
}

fn totals(report: &Report) -> String {
    let progress = &report.progress;
    let days = |count: u32| counted(count.into(), "day", "days");
    let all = || report.solved.iter().chain(&report.begun);
    let rows = [
        ("Exercises solved", format!("{} of {}", progress.solved_total, progress.exercises_total)),
        ("Solved today", progress.solved_today.to_string()),
        ("Level", format!("{} of 10", report.level)),
        ("Streak", days(report.streak.current)),
        ("Longest streak", days(report.streak.longest)),
        ("Time at work", hours(report.active_minutes)),
        ("Days with a pass", report.days.iter().filter(|day| day.passed > 0).count().to_string()),
        ("Runs of the checks", report.days.iter().map(|day| day.runs).sum::<u32>().to_string()),
        ("Hints taken", all().map(|worked| worked.hints).sum::<u32>().to_string()),
        ("Solutions shown", all().filter(|worked| worked.revealed).count().to_string()),
    ];
    let mut text = "## In all\n\n| What | How much |\n|---|--:|\n".to_owned();
    for (name, value) in rows {
        // Writing to a string cannot fail; so below.
        let _ = writeln!(text, "| {name} | {value} |");
    }
    text
}

/// Like `3 h 05 min`.
fn hours(minutes: i64) -> String {
    match minutes {
        ..60 => format!("{minutes} min"),
        _ => format!("{} h {:02} min", minutes / 60, minutes % 60),
    }
}

fn heat(report: &Report) -> String {
    format!("## The year\n\n{}", year(&report.passed_on_days(), report.today))
}

fn months(report: &Report) -> String {
    let mut months: Vec<(String, u32)> = Vec::new();
    for (day, passed) in report.passed_on_days() {
        let name = month(day);
        match months.last_mut() {
            Some((last, total)) if *last == name => *total += passed,
            _ => months.push((name, passed)),
        }
    }
    let shown = &months[months.len().saturating_sub(MONTHS)..];
    let most = shown.iter().map(|(_, passed)| *passed).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let rows: Vec<Bar> = shown
        .iter()
        .map(|(name, passed)| Bar {
            label: name.clone(),
            value: *passed,
            full: most,
            words: format!("{passed} passed"),
        })
        .collect();
    let scale = format!("A full bar is {}.", counted(most.into(), "exercise", "exercises"));
    format!("## By month\n\nMonths in which you practised.\n\n{}", bars(&rows, &scale))
}

fn solved(report: &Report) -> String {
    let mut text = "## Solved exercises\n\n".to_owned();
    if report.solved.is_empty() {
        return text + "None yet.\n";
    }
    text.push_str("| Date | Exercise | Difficulty | Runs | Help |\n|---|---|--:|--:|---|\n");
    for worked in &report.solved {
        let day = worked.solved_on.map(date).unwrap_or_default();
        let _ = writeln!(text, "| {day} | {} |", columns(worked));
    }
    text
}

fn begun(report: &Report) -> String {
    if report.begun.is_empty() {
        return String::new();
    }
    let mut text =
        "## Begun, not solved yet\n\n| Exercise | Difficulty | Runs | Help |\n|---|--:|--:|---|\n".to_owned();
    for worked in &report.begun {
        let _ = writeln!(text, "| {} |", columns(worked));
    }
    text
}

fn columns(worked: &Worked) -> String {
    let help = match (worked.revealed, worked.hints) {
        (true, _) => "the solution was shown".to_owned(),
        (false, 0) => "none".to_owned(),
        (false, hints) => counted(hints.into(), "hint", "hints"),
    };
    let difficulty = worked.difficulty.map(|difficulty| format!("{difficulty} of 10")).unwrap_or_default();
    format!("{} | {difficulty} | {} | {help}", plain(&worked.title), worked.runs)
}

/// A text that Markdown shows as it is.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in single_line(text).chars() {
        if matches!(letter, '\\' | '|' | '`' | '*' | '_' | '<' | '[' | ']') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn titles_are_shown_as_they_are() {
        assert_eq!(plain("a|b *c* <d>\n_e_"), "a\\|b \\*c\\* \\<d> \\_e\\_");
    }
}
