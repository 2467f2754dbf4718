//! The rows of the progress pane: this exercise, its skills, the day, the streak, and four weeks. It
//! never counts anything itself; history does.

use super::lines::{Line, Tone};
use super::model::Model;
use super::practice::Practice;
use super::text;
use crate::domain::verdict::CaseStatus;

/// Figures stand no further right than this.
const WIDEST: usize = 72;
const FOUR_WEEKS: &str = "The last four weeks";
/// Days in a row of the heat map.
const WEEK: usize = 7;

pub fn lines(model: &Model, practice: &Practice, width: usize) -> Vec<Line> {
    let width = width.min(WIDEST + 4);
    let mut lines = vec![Line::blank()];
    lines.extend(overall(model, width));
    lines.push(Line::blank());
    lines.extend(this_exercise(practice, width));
    let skills = skills(model, practice, width);
    if !skills.is_empty() {
        lines.push(Line::blank());
        lines.extend(skills);
    }
    lines.push(Line::blank());
    lines.extend(recent_days(model, width));
    lines
}

/// The state for the title row.
pub fn summary(model: &Model) -> Vec<(String, Tone)> {
    match model.progress.streak_days {
        0 if model.progress.solved_total == 0 => vec![("◦ nothing yet".to_owned(), Tone::Muted)],
        0 => vec![(format!("{} solved", model.progress.solved_total), Tone::Muted)],
        days => vec![(format!("streak {days} {}", day_word(days)), Tone::Muted)],
    }
}

fn overall(model: &Model, width: usize) -> Vec<Line> {
    let progress = &model.progress;
    let all = format!("{} of {}", progress.solved_total, progress.exercises_total);
    let streak = format!("{} {}", progress.streak_days, day_word(progress.streak_days));
    let mut lines = vec![
        figure("Solved today", &progress.solved_today.to_string(), 2, Tone::Text, width),
        figure("Solved in all", &all, 2, Tone::Text, width),
        figure("Streak", &streak, 2, Tone::Text, width),
    ];
    if progress.longest_streak_days > progress.streak_days {
        let longest = format!("{} {}", progress.longest_streak_days, day_word(progress.longest_streak_days));
        lines.push(figure("Longest streak", &longest, 2, Tone::Text, width));
    }
    lines
}

fn this_exercise(practice: &Practice, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::of("  This exercise", Tone::Strong)];
    let standing = &practice.standing;
    let hints = format!("{} of {}", practice.chat.ladder.given, practice.chat.ladder.authored);
    let minutes = match practice.sitting.minutes() {
        0 => "under a minute".to_owned(),
        minutes => format!("{minutes} min"),
    };
    let passed = practice.checks.verdict.as_ref().map(|verdict| {
        let passed = verdict.cases.iter().filter(|case| case.status == CaseStatus::Passed).count();
        format!("{passed} of {}", verdict.cases.len())
    });
    lines.push(figure("runs", &standing.attempts.to_string(), 4, Tone::Muted, width));
    lines.push(figure("hints taken", &hints, 4, Tone::Muted, width));
    if let Some(passed) = passed {
        lines.push(figure("checks that pass", &passed, 4, Tone::Muted, width));
    }
    lines.push(figure("this sitting", &minutes, 4, Tone::Muted, width));
    lines
}

fn skills(model: &Model, practice: &Practice, width: usize) -> Vec<Line> {
    let found: Vec<_> = practice
        .exercise
        .skills
        .iter()
        .filter_map(|slug| model.progress.skills.iter().find(|skill| skill.slug == *slug))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let names = found.iter().map(|skill| text::width(&skill.title)).max().unwrap_or(0).min(18);
    let bar = width.saturating_sub(names + 4 + 2 + 10 + 2).clamp(0, 28);
    let mut lines = vec![Line::of("  Its skills, solved of all", Tone::Strong)];
    for skill in found {
        let share = (bar as u32 * skill.solved).div_ceil(skill.total.max(1)) as usize;
        let share = share.min(bar);
        lines.push(
            Line::of("    ", Tone::Text)
                .with(text::pad(&skill.title, names), Tone::Muted)
                .with("  ", Tone::Text)
                .with("━".repeat(share), Tone::Passed)
                .with("╌".repeat(bar - share), Tone::Faint)
                .with(
                    text::pad_left(
                        &format!("{} of {}", skill.solved, skill.total),
                        pad_to(width, names + bar + 6),
                    ),
                    Tone::Text,
                ),
        );
    }
    lines
}

/// Four weeks as rows of half blocks: the fuller, the more was passed that day.
fn recent_days(model: &Model, width: usize) -> Vec<Line> {
    let days = &model.progress.recent_days;
    let total: u32 = days.iter().sum();
    let active = days.iter().filter(|count| **count > 0).count();
    let room = pad_to(width, FOUR_WEEKS.len() + 4);
    let words = match (total, active) {
        (0, _) => ["nothing solved yet".to_owned(), "none yet".to_owned()],
        (total, active) => {
            let solved = format!("{total} solved");
            [format!("{solved} on {active} {}", day_word(active as u32)), solved]
        }
    };
    let words = words.iter().find(|words| text::width(words) <= room).unwrap_or(&words[1]);
    let mut lines = vec![figure(FOUR_WEEKS, words, 2, Tone::Strong, width)];
    let mut row = Line::of("    ", Tone::Text);
    for (place, count) in days.iter().enumerate() {
        if place > 0 && place % WEEK == 0 {
            row = row.with(" ", Tone::Text);
        }
        let sign = match count {
            0 => "·",
            1 => "▂",
            2 => "▄",
            3 => "▆",
            _ => "█",
        };
        row =
            row.with(sign, if *count == 0 { Tone::Faint } else { Tone::Heat((*count as usize).min(3) + 1) });
    }
    lines.push(row);
    let span = days.len() + days.len().saturating_sub(1) / WEEK;
    if span > 20 {
        let gap = span.saturating_sub("four weeks ago".len() + "today".len());
        let scale = format!("    four weeks ago{}today", " ".repeat(gap));
        lines.push(Line::of(scale, Tone::Faint));
    }
    lines
}

fn figure(label: &str, value: &str, indent: usize, tone: Tone, width: usize) -> Line {
    let left = format!("{}{label}", " ".repeat(indent));
    let room = pad_to(width, text::width(&left));
    Line::of(left, tone).with(text::pad_left(value, room), Tone::Text)
}

/// Columns left until two before the right edge.
fn pad_to(width: usize, taken: usize) -> usize {
    width.saturating_sub(taken + 2)
}

const fn day_word(days: u32) -> &'static str {
    if days == 1 { "day" } else { "days" }
}
