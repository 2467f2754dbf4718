//! `progress`: how far the learner has come, with every chart told as sentences.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::greeting;
use crate::cli::plain::program::counted;
use crate::learner::mastery::MasteryWord;

/// Of the calendar, so many days are told.
const DAYS: u16 = 28;
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub static COMMAND: Command = Command {
    name: "progress",
    group: Group::You,
    takes: "",
    about: "Tells how far you have come: exercises, streak, level, skills, the last weeks, badges.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let now = desk.now();
    let progress = desk.journey.progress(now);
    let mut solved = format!(
        "Solved {} of {} exercises, {} of them today. {}",
        progress.solved_total,
        progress.exercises_total,
        progress.solved_today,
        greeting::streak(desk),
    );
    if progress.longest_streak_days > progress.streak_days {
        let longest = counted(progress.longest_streak_days as usize, "day", "days");
        solved = format!("{solved} Your longest was {longest}.");
    }
    let mut lines = vec![solved];
    lines.push(level(desk));
    lines.push(calendar(desk));
    lines.extend(skills(desk));
    lines.extend(desk.journey.insights(now).into_iter().map(|insight| insight.sentence));
    lines.push(badges(desk));
    desk.list(lines);
    Ok(())
}

fn level(desk: &Desk) -> String {
    let levels = desk.journey.levels();
    match levels.successes_missing() {
        Some(missing) => format!(
            "Level {} of 10; {} without hints in a row lead to the next.",
            levels.level(),
            counted(missing.into(), "success", "successes")
        ),
        None => format!("Level {}, the highest.", levels.level()),
    }
}

/// The heat map in words: the days on which something was passed, the newest first.
fn calendar(desk: &Desk) -> String {
    let now = desk.now();
    let days = desk.journey.calendar(now, DAYS);
    let passes: usize = days.iter().map(|day| day.passes as usize).sum();
    if passes == 0 {
        return "In the last four weeks nothing was passed yet.".to_owned();
    }
    let today = now.local_day();
    let name = |ago: i64| match ago {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        // The first day of 1970 was a Thursday.
        2..=6 => WEEKDAYS[(today - ago + 3).rem_euclid(7) as usize].to_owned(),
        ago => format!("{ago} days ago"),
    };
    let active: Vec<String> = (0..)
        .zip(days.iter().rev())
        .filter(|(_, day)| day.passes > 0)
        .map(|(ago, day)| format!("{} {}", day.passes, name(ago)))
        .collect();
    format!(
        "In the last four weeks you passed {} on {}: {}.",
        counted(passes, "exercise", "exercises"),
        counted(active.len(), "day", "days"),
        active.join(", ")
    )
}

/// The radar in words: what was practised, each with its word; the others by their number only.
fn skills(desk: &Desk) -> Vec<String> {
    let (tried, new): (Vec<_>, Vec<_>) = desk
        .journey
        .skills(desk.now())
        .into_iter()
        .partition(|skill| skill.mastery.word != MasteryWord::New || skill.passed > 0);
    let mut lines: Vec<String> = tried
        .iter()
        .map(|skill| {
            let fading = if skill.mastery.fading { ", and it begins to fade" } else { "" };
            format!(
                "{}: {}, {:.0} of 100{fading}; {} of {} passed.",
                skill.title,
                skill.mastery.word.title(),
                skill.mastery.value * 100.0,
                skill.passed,
                skill.total
            )
        })
        .collect();
    if !new.is_empty() {
        lines.push(format!("{} not begun yet.", counted(new.len(), "skill is", "skills are")));
    }
    lines
}

fn badges(desk: &Desk) -> String {
    let badges = desk.journey.badges();
    let standings = badges.standings();
    let earned: Vec<&str> = standings
        .iter()
        .filter(|standing| standing.earned_at.is_some())
        .map(|standing| standing.badge.title)
        .collect();
    let mut text = match earned.as_slice() {
        [] => "No badge yet.".to_owned(),
        earned => format!("{}: {}.", counted(earned.len(), "badge", "badges"), earned.join(", ")),
    };
    if let Some(next) = badges.next() {
        let (title, takes) = (next.badge.title, next.badge.takes);
        text = format!("{text} The nearest: {title}. {takes}: {}.", next.progress_words());
    }
    text
}
