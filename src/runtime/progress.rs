//! What the learner's history says, put together with the library: progress, and the list of exercises.

use crate::app::msg::Entry;
use crate::curriculum::Library;
use crate::domain::Moment;
use crate::domain::attempt::{Progress, SkillProgress, Standing, State};
use crate::learner::days::Attendance;
use crate::store::{Store, StoreError};
use std::collections::HashMap;

/// How many days of passes the progress shows.
const SHOWN_DAYS: i64 = 28;

/// Reads both from the history.
pub fn overview(library: &Library, store: &Store, now: Moment) -> Result<(Progress, Vec<Entry>), StoreError> {
    let standings = store.standings()?;
    let history = store.history()?;
    let today = now.local_day();
    let mut attendance = Attendance::default();
    for day in &history.pass_days {
        attendance.practise(*day);
    }
    let streak = attendance.streak(today);
    let passes_on = |day: i64| history.pass_days.iter().filter(|pass| **pass == day).count() as u32;
    let entries = catalogue(library, &standings);
    let solved = entries.iter().filter(|entry| entry.state == State::Solved).count();
    let progress = Progress {
        solved_today: history.first_pass_days.iter().filter(|day| **day == today).count() as u32,
        solved_total: solved as u32,
        exercises_total: entries.len() as u32,
        streak_days: streak.current,
        longest_streak_days: streak.longest,
        skills: skills(library, &entries),
        recent_days: (today - SHOWN_DAYS + 1..=today).map(passes_on).collect(),
    };
    Ok((progress, entries))
}

fn catalogue(library: &Library, standings: &HashMap<String, Standing>) -> Vec<Entry> {
    let state = |name: &str| standings.get(name).map_or(State::New, Standing::state);
    library
        .exercises()
        .iter()
        .map(|exercise| Entry {
            id: exercise.id.clone(),
            title: exercise.title.clone(),
            about: first_paragraph(&exercise.task),
            kind: exercise.kind,
            difficulty: exercise.difficulty,
            minutes: exercise.minutes,
            skills: exercise.skills.clone(),
            needs: library.needs(exercise),
            state: state(&exercise.id.to_string()),
        })
        .collect()
}

fn first_paragraph(task: &str) -> String {
    task.trim().split("\n\n").next().unwrap_or_default().to_owned()
}

fn skills(library: &Library, entries: &[Entry]) -> Vec<SkillProgress> {
    let of_skill = |slug: &str| {
        let with: Vec<&Entry> =
            entries.iter().filter(|entry| entry.skills.iter().any(|skill| skill == slug)).collect();
        let solved = with.iter().filter(|entry| entry.state == State::Solved).count();
        (solved as u32, with.len() as u32)
    };
    library
        .skills()
        .iter()
        .map(|skill| {
            let (solved, total) = of_skill(&skill.slug);
            SkillProgress { slug: skill.slug.clone(), title: skill.title.clone(), solved, total }
        })
        .filter(|skill| skill.total > 0)
        .collect()
}
