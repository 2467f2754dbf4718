//! What each event changes in the projections, and rebuilding them all from the log. Nothing else writes
//! to them.

use super::{attempts, events, folds, preferences, progress, standings, turn_words, turns};
use crate::domain::Moment;
use crate::domain::event::Event;
use crate::domain::preferences::UNSANDBOXED;
use rusqlite::Transaction;

/// One event of this device.
pub(super) fn project(
    transaction: &Transaction<'_>,
    sequence: i64,
    event: &Event,
    at: Moment,
) -> rusqlite::Result<()> {
    match event {
        Event::ExerciseOpened { exercise, .. } => standings::opened(transaction, exercise),
        Event::AttemptJudged(attempt) => {
            attempts::insert(transaction, sequence, attempt, at)?;
            standings::attempted(transaction, attempt, at)?;
            progress::passed_on(transaction, attempt, at)
        }
        Event::HintGiven { exercise, rung, text } => {
            turns::insert_hint(transaction, sequence, exercise, *rung, text)?;
            standings::hinted(transaction, exercise)
        }
        Event::QuestionAsked { exercise, text } => {
            turns::insert_question(transaction, sequence, exercise, text)
        }
        Event::QuestionAnswered { exercise, text } | Event::TutorSpoke { exercise, text } => {
            turns::insert_answer(transaction, sequence, exercise, text)
        }
        Event::SolutionRevealed { exercise } => standings::revealed(transaction, exercise),
        // The ladder begins at its first rung again. Attempts and days stay: they did happen.
        Event::ExerciseReset { exercise } => {
            turns::forget(transaction, exercise)?;
            standings::forget(transaction, exercise)
        }
        Event::PreferenceChanged { key, value } => preferences::set(transaction, key, value),
        // No table: what the learner's model needs of these it folds from the log itself.
        Event::DraftReset { .. }
        | Event::DraftSetAside { .. }
        | Event::ExerciseChosen { .. }
        | Event::ExerciseSkipped { .. }
        | Event::ExerciseGivenUp { .. }
        | Event::ReviewGraded { .. }
        | Event::UnderstandingChecked { .. }
        | Event::ProfileChanged { .. }
        | Event::InterviewEnded { .. }
        | Event::TourEnded { .. }
        | Event::MemoryCorrected { .. }
        | Event::MemoryErased { .. }
        | Event::LevelChanged { .. }
        | Event::BadgeEarned { .. }
        | Event::ProviderAgreed { .. } => Ok(()),
    }
}

pub(super) fn empty(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    folds::forget(transaction)?;
    turn_words::empty(transaction)?;
    transaction.execute_batch(
        "DELETE FROM attempt; DELETE FROM standing; DELETE FROM turn; DELETE FROM pass_day;
         DELETE FROM preference;",
    )
}

/// Empties every projection and rebuilds it from the log; tells after each event how many there were so
/// far. Answers how many this version could not read.
pub(super) fn rebuild(
    transaction: &Transaction<'_>,
    device_id: &str,
    mut tell: impl FnMut(u64),
) -> rusqlite::Result<u64> {
    empty(transaction)?;
    let (mut done, mut unread) = (0, 0);
    events::each(transaction, |sequence, logged| {
        match events::understood(sequence, &logged) {
            Some((event, at)) if counts_here(&event, &logged.device_id, device_id) => {
                project(transaction, sequence, &event, at)?;
            }
            Some(_) => {}
            None => unread += 1,
        }
        done += 1;
        tell(done);
        Ok::<(), rusqlite::Error>(())
    })?;
    Ok(unread)
}

/// Consent to run programs without a sandbox was given for one machine. It does not come along with the
/// history to another, least of all with somebody else's file.
fn counts_here(event: &Event, written_by: &str, device_id: &str) -> bool {
    let consent = matches!(event, Event::PreferenceChanged { key, .. } if key == UNSANDBOXED);
    !consent || written_by == device_id
}
