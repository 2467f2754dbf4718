//! The table `model_usage`: what language models cost, by local day, provider and model.

use rusqlite::{Connection, Transaction, params};

/// What one model cost on some days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModelUsage {
    pub provider: String,
    pub model: String,
    pub replies: u64,
    pub input_tokens: u64,
    pub output_tokens: u64,
    /// In millionths of a dollar.
    pub cost: u64,
}

pub(super) fn add(transaction: &Transaction<'_>, local_day: i64, usage: &ModelUsage) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO model_usage (local_day, provider, model, replies, input_tokens, output_tokens, cost)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (local_day, provider, model) DO UPDATE SET
                 replies = replies + excluded.replies,
                 input_tokens = input_tokens + excluded.input_tokens,
                 output_tokens = output_tokens + excluded.output_tokens,
                 cost = cost + excluded.cost",
        )?
        .execute(params![
            local_day,
            usage.provider,
            usage.model,
            stored(usage.replies),
            stored(usage.input_tokens),
            stored(usage.output_tokens),
            stored(usage.cost),
        ])?;
    Ok(())
}

/// From the first of these days to the last, the dearest first.
pub(super) fn between(connection: &Connection, first: i64, last: i64) -> rusqlite::Result<Vec<ModelUsage>> {
    connection
        .prepare_cached(
            "SELECT provider, model, sum(replies), sum(input_tokens), sum(output_tokens), sum(cost)
             FROM model_usage WHERE local_day BETWEEN ?1 AND ?2
             GROUP BY provider, model ORDER BY sum(cost) DESC, provider, model",
        )?
        .query_map(params![first, last], |row| {
            let number = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
            Ok(ModelUsage {
                provider: row.get(0)?,
                model: row.get(1)?,
                replies: number(2)?,
                input_tokens: number(3)?,
                output_tokens: number(4)?,
                cost: number(5)?,
            })
        })?
        .collect()
}

/// A provider's count is what it says; none may be so large that the sum of a month overflows.
fn stored(count: u64) -> i64 {
    const MOST: u64 = 1 << 40;
    count.min(MOST).cast_signed()
}
