//! What language models cost today and this month, for whoever shows it.

use super::ledger::sum;
use crate::domain::{Date, Moment};
use crate::store::{ModelUsage, Store, StoreError};
use crate::tutor::providers::Spent;

/// The figures, by provider and model, the dearest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsageReport {
    pub today: Vec<ModelUsage>,
    pub month: Vec<ModelUsage>,
}

impl UsageReport {
    pub fn spent_today(&self) -> Spent {
        sum(&self.today)
    }

    pub fn spent_this_month(&self) -> Spent {
        sum(&self.month)
    }
}

/// The figures of the local day and the calendar month of now.
pub fn usage_report(store: &Store, now: Moment) -> Result<UsageReport, StoreError> {
    let day = now.local_day();
    let first = day - (Date::of(day).day - 1);
    Ok(UsageReport { today: store.model_usage(day, day)?, month: store.model_usage(first, day)? })
}
