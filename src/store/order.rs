//! The order of a log in which the logs of several devices came together. It never asks what an event says.
//!
//! Within a device, events keep their order. Between devices time decides; where a device's clock was put
//! back, what came after counts as having happened when the clock had been furthest. So every database
//! with the same events reads them in the same order, wherever each came from first.

use rusqlite::Transaction;

/// Gives each event its place. The projections must be empty, since they point at places. Answers how many
/// events had to move.
pub(super) fn arrange(transaction: &Transaction<'_>) -> rusqlite::Result<usize> {
    transaction.execute_batch(
        "CREATE TEMP TABLE arranged AS
         WITH reached AS (
             SELECT sequence, device_id, device_sequence,
                    MAX(happened_at) OVER (PARTITION BY device_id ORDER BY device_sequence) AS reached_at
             FROM event
         ),
         placed AS (
             SELECT sequence, ROW_NUMBER() OVER (ORDER BY reached_at, device_id, device_sequence) AS place
             FROM reached
         )
         SELECT sequence, place FROM placed WHERE place <> sequence;",
    )?;
    // By way of negative places, so that no two rows ever stand in the same one.
    let moved = transaction.execute(
        "UPDATE event SET sequence = -arranged.place FROM arranged WHERE event.sequence = arranged.sequence",
        [],
    )?;
    transaction
        .execute_batch("UPDATE event SET sequence = -sequence WHERE sequence < 0; DROP TABLE arranged;")?;
    Ok(moved)
}
