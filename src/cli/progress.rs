//! `codementor progress`: how far the learner has come, in plain lines or as JSON.

use super::{Failure, Home, output};
use crate::app::board::progress::words;
use crate::app::when;
use crate::learner::badges::BadgeStanding;
use crate::learner::journey::{Figures, SkillFigure};
use crate::runtime::{Clock, read_journey};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// The width of a skill's bar, in characters.
const BAR: usize = 12;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Print JSON: an object with level, streak, exercises, time, reviews, skills, badges and insights.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let figures = read_journey(&library, &mut home.store()?)?.figures(Clock::default().now());
    if arguments.json {
        output::line(&format!("{:#}", as_json(&figures)))?;
    } else {
        output::text(&report(&figures))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn report(figures: &Figures) -> String {
    let streak = figures.streak;
    let (now, later) = reviews(figures);
    let mut lines = vec![
        format!("Level {} of 10. {}", figures.level, words::level(figures)),
        format!(
            "Streak: {} (the longest: {}). {}",
            when::count(streak.current, "day"),
            when::count(streak.longest, "day"),
            words::streak(figures)
        ),
        format!("Passed: {} of {} exercises; {}", figures.passed, figures.exercises, words::passed(figures)),
        format!(
            "Time at work: {} today, {} this week, {} in all.",
            when::duration(figures.time.today),
            when::duration(figures.time.this_week),
            when::duration(figures.time.whole)
        ),
        format!("Reviews: {now} due now, {later} more in the next days."),
    ];
    if !figures.insights.is_empty() {
        lines.extend([String::new(), "What stands out".to_owned()]);
        lines.extend(figures.insights.iter().map(|insight| format!("  {}", insight.sentence)));
    }
    lines.extend([String::new(), "Skills".to_owned()]);
    let widest = figures.skills.iter().map(|skill| skill.standing.title.chars().count()).max().unwrap_or(0);
    lines.extend(figures.skills.iter().map(|skill| skill_line(skill, widest)));
    let earned = figures.badges.iter().filter(|badge| badge.earned_at.is_some()).count();
    lines.extend([String::new(), format!("Badges: {earned} of {}", figures.badges.len())]);
    if let Some(next) = &figures.next_badge {
        let (title, takes) = (next.badge.title, next.badge.takes);
        lines.push(format!("  next: {title}, {}. {takes}.", next.progress_words()));
    }
    lines.extend(figures.badges.iter().filter_map(|badge| badge_line(badge, figures.today)));
    lines.into_iter().fold(String::new(), |mut report, line| {
        // Writing to a string cannot fail.
        let _ = writeln!(report, "{}", line.trim_end());
        report
    })
}

/// Due now, and on the days after today.
fn reviews(figures: &Figures) -> (u32, u32) {
    (figures.reviews[0], figures.reviews[1..].iter().sum())
}

fn skill_line(skill: &SkillFigure, widest: usize) -> String {
    let standing = &skill.standing;
    let filled = (standing.mastery.value * BAR as f64).round() as usize;
    let bar: String = (0..BAR).map(|cell| if cell < filled { '█' } else { '░' }).collect();
    let fading = if standing.mastery.fading { ", fading" } else { "" };
    let word = format!("{}{fading}", standing.mastery.word.title());
    let time = if skill.active_millis == 0 { String::new() } else { when::duration(skill.active_millis) };
    format!(
        "  {:<widest$}  {bar}  {word:<16}  {} of {}  {time}",
        standing.title, standing.passed, standing.total
    )
}

fn badge_line(badge: &BadgeStanding, today: i64) -> Option<String> {
    let day = when::day(badge.earned_at?.local_day(), today);
    Some(format!("  ✓ {}, {day}: {}.", badge.badge.title, badge.badge.takes))
}

fn as_json(figures: &Figures) -> Value {
    let skill = |skill: &SkillFigure| {
        json!({
            "slug": skill.standing.slug,
            "title": skill.standing.title,
            "mastery": skill.standing.mastery.value,
            "word": skill.standing.mastery.word.title(),
            "fading": skill.standing.mastery.fading,
            "passed": skill.standing.passed,
            "total": skill.standing.total,
            "active_millis": skill.active_millis,
        })
    };
    let badge = |badge: &BadgeStanding| {
        json!({
            "slug": badge.badge.slug,
            "title": badge.badge.title,
            "takes": badge.badge.takes,
            "progress": badge.progress,
            "needed": badge.badge.needed,
            "earned_at_unix_millis": badge.earned_at.map(|at| at.unix_millis),
        })
    };
    json!({
        "level": figures.level,
        "successes_missing": figures.successes_missing,
        "streak": {
            "days": figures.streak.current,
            "longest": figures.streak.longest,
            "practised_today": figures.streak.practised_today,
            "needs_today": figures.streak.needs_today,
            "skips_left": figures.skips_left,
        },
        "exercises": {
            "passed": figures.passed,
            "total": figures.exercises,
            "passed_today": figures.passed_today,
            "passed_this_week": figures.passed_this_week,
            "runs": figures.runs,
        },
        "active_millis": {
            "today": figures.time.today,
            "this_week": figures.time.this_week,
            "whole": figures.time.whole,
        },
        "reviews_by_day": figures.reviews,
        "skills": figures.skills.iter().map(skill).collect::<Vec<Value>>(),
        "badges": figures.badges.iter().map(badge).collect::<Vec<Value>>(),
        "next_badge": figures.next_badge.map(|next| next.badge.slug),
        "insights": figures.insights.iter().map(|insight| &insight.sentence).collect::<Vec<&String>>(),
    })
}
