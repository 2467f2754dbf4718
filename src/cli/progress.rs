//! `codementor progress`: how far the learner has come, in words and bars.

use super::{Failure, Home, output};
use crate::runtime::{Clock, read_journey};
use std::fmt::Write;
use std::process::ExitCode;

/// The width of a skill's bar, in characters.
const BAR: u32 = 12;

pub fn run(home: &Home) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let progress = read_journey(&library, &mut home.store()?)?.progress(Clock::default().now());
    let days = |count: u32| if count == 1 { "1 day".to_owned() } else { format!("{count} days") };
    let mut report = format!(
        "Solved {} of {} exercises, {} of them today.\nStreak: {} (the longest: {}).\n\n",
        progress.solved_total,
        progress.exercises_total,
        progress.solved_today,
        days(progress.streak_days),
        days(progress.longest_streak_days),
    );
    let widest = progress.skills.iter().map(|skill| skill.title.chars().count()).max().unwrap_or(0);
    for skill in &progress.skills {
        let filled = (skill.solved * BAR).checked_div(skill.total).unwrap_or(0);
        let bar: String = (0..BAR).map(|cell| if cell < filled { '█' } else { '░' }).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(report, "{:<widest$}  {bar}  {} of {}", skill.title, skill.solved, skill.total);
    }
    output::text(&report)?;
    Ok(ExitCode::SUCCESS)
}
