//! Everything that is kept, as it was at one moment, for whoever carries it elsewhere. What others write
//! meanwhile is not in it.

use super::{DatedDraft, LoggedEvent, Store, StoreError, drafts, events, place, preferences};
use crate::domain::place::Place;
use rusqlite::Transaction;

/// The database as it was when this was made.
pub struct Snapshot<'store> {
    transaction: Transaction<'store>,
    device_id: &'store str,
}

impl Store {
    pub fn snapshot(&mut self) -> Result<Snapshot<'_>, StoreError> {
        let Self { connection, device_id, .. } = self;
        let transaction = connection.transaction()?;
        // The moment of a reading transaction is its first look.
        events::count(&transaction)?;
        Ok(Snapshot { transaction, device_id })
    }
}

impl Snapshot<'_> {
    /// Of the database that this is taken from; its events may come from others as well.
    pub fn device_id(&self) -> &str {
        self.device_id
    }

    pub fn event_count(&self) -> Result<u64, StoreError> {
        Ok(events::count(&self.transaction)?)
    }

    /// The log in its order, one event in memory at a time.
    pub fn each_event<Failure: From<StoreError>>(
        &self,
        mut take: impl FnMut(LoggedEvent) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        // One error type for both: the reader's own, or ours in it.
        struct Either<Failure>(Failure);
        impl<Failure: From<StoreError>> From<rusqlite::Error> for Either<Failure> {
            fn from(error: rusqlite::Error) -> Self {
                Self(StoreError::Read(error).into())
            }
        }
        events::each(&self.transaction, |_, logged| take(logged).map_err(Either))
            .map_err(|Either(error)| error)
    }

    pub fn drafts(&self) -> Result<Vec<DatedDraft>, StoreError> {
        Ok(drafts::all(&self.transaction)?)
    }

    pub fn preferences(&self) -> Result<Vec<(String, String)>, StoreError> {
        Ok(preferences::all(&self.transaction)?)
    }

    pub fn place(&self) -> Result<Place, StoreError> {
        Ok(place::read(&self.transaction)?)
    }
}
