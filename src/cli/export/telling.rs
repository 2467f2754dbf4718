//! What a report is made of, from the history and the library. It never says how the report looks.

use super::report::{Report, Worked};
use crate::cli::{Failure, Home};
use crate::domain::attempt::{Standing, State};
use crate::domain::{ExerciseId, Moment};
use crate::runtime::read_journey;
use crate::store::Store;

pub fn report(home: &Home, store: &mut Store, now: Moment) -> Result<String, Failure> {
    let (library, _) = home.library();
    let journey = read_journey(&library, store)?;
    let mut standings: Vec<(String, Standing)> = store.standings()?.into_iter().collect();
    standings.sort_unstable_by(|(left, _), (right, _)| left.cmp(right));
    standings.sort_by_key(|(_, standing)| standing.passed_at);
    let mut report = Report {
        today: now.local_day(),
        progress: journey.progress(now),
        streak: journey.streak(now),
        level: journey.levels().level(),
        active_minutes: journey.active_millis() / 60_000,
        insights: journey.insights(now).into_iter().map(|insight| insight.sentence).collect(),
        skills: journey.skills(now),
        badges: journey.badges().standings(),
        next_badge: journey.badges().next(),
        days: store.activity()?,
        solved: Vec::new(),
        begun: Vec::new(),
    };
    for (name, standing) in standings {
        // An exercise stays in the history when its pack is taken away.
        let exercise = ExerciseId::parse(&name).and_then(|id| library.get(&id));
        let worked = Worked {
            title: exercise.map_or(name, |exercise| exercise.title.clone()),
            solved_on: standing.passed_at.map(|moment| moment.local_day()),
            difficulty: exercise.map(|exercise| exercise.difficulty),
            runs: standing.attempts,
            hints: standing.hints,
            revealed: standing.revealed,
        };
        match standing.state() {
            State::Solved => report.solved.push(worked),
            State::Started => report.begun.push(worked),
            State::New => {}
        }
    }
    Ok(report.markdown())
}
