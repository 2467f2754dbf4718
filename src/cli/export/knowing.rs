//! The sections of a report that tell what has been learnt: insights, skills, badges. Plain data in, text
//! out, as in `report`.

use super::charts::{Bar, bars, date};
use super::report::{Report, plain};
use crate::app::text::single_line;
use std::fmt::Write;

/// Sentences that the history carries.
pub fn insights(report: &Report) -> String {
    if report.insights.is_empty() {
        return String::new();
    }
    let mut text = "## What your history says\n\n".to_owned();
    for sentence in &report.insights {
        // Writing to a string cannot fail; so below.
        let _ = writeln!(text, "- {}", plain(sentence));
    }
    text
}

pub fn skills(report: &Report) -> String {
    let rows: Vec<Bar> = report
        .skills
        .iter()
        .map(|skill| {
            let word = if skill.mastery.fading { "fading" } else { skill.mastery.word.title() };
            let percent = (skill.mastery.value * 100.0).round();
            Bar {
                label: single_line(&skill.title),
                value: percent as u32,
                full: 100,
                words: format!("{percent:>3} %  {word:<8}  {:>2} of {:>2}", skill.passed, skill.total),
            }
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let scale =
        "A full bar is a skill mastered in full; beside it the exercises passed, of all that practise it.";
    format!("## By skill\n\n{}", bars(&rows, scale))
}

pub fn badges(report: &Report) -> String {
    let mut earned: Vec<_> =
        report.badges.iter().filter_map(|standing| Some((standing.earned_at?, standing.badge))).collect();
    earned.sort_by_key(|(at, _)| at.unix_millis);
    let mut text = "## Badges\n\n".to_owned();
    if earned.is_empty() {
        text.push_str("None yet.\n");
    } else {
        text.push_str("| Date | Badge | What it took |\n|---|---|---|\n");
    }
    for (at, badge) in earned {
        let _ = writeln!(text, "| {} | {} | {} |", date(at.local_day()), badge.title, badge.takes);
    }
    if let Some(next) = &report.next_badge {
        let _ =
            writeln!(text, "\nNext: {} ({}): {}.", next.badge.title, next.progress_words(), next.badge.takes);
    }
    text
}
