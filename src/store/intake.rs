//! Taking in what another database kept: its events, drafts and place, all of it or nothing. It never
//! judges whether what comes is whole; who reads the file does.

use super::drafts::{self, DatedDraft};
use super::events::{self, LoggedEvent};
use super::{Store, StoreError, order, place, project};
use crate::domain::Moment;
use crate::domain::event::Event;
use crate::domain::place::Place;
use rusqlite::{Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::{Builder, Uuid};

/// What came in, and what did not have to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    pub events: u64,
    /// They were here already.
    pub known_events: u64,
    /// Their number on their device was taken by another event.
    pub renumbered: u64,
    /// This version cannot read them. They are in the log for one that can.
    pub unread: u64,
    pub drafts: u64,
    /// The older one of two, now in the log.
    pub drafts_set_aside: u64,
}

/// A transaction that takes things in. Without [`Intake::commit`], nothing has happened.
pub struct Intake<'store> {
    transaction: Transaction<'store>,
    device_id: &'store str,
    was_empty: bool,
    /// For a device whose numbers are taken: the id under which its events come in.
    twins: HashMap<String, String>,
    appended: bool,
    taken: Taken,
}

impl Store {
    /// Nobody else can write until it ends.
    pub fn intake(&mut self) -> Result<Intake<'_>, StoreError> {
        let Self { connection, device_id, .. } = self;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|source| StoreError::write("begin to import", source))?;
        let was_empty = events::count(&transaction)? == 0;
        Ok(Intake {
            transaction,
            device_id,
            was_empty,
            twins: HashMap::new(),
            appended: false,
            taken: Taken::default(),
        })
    }
}

impl Intake<'_> {
    /// Takes an event in, unless it is here already.
    ///
    /// # Errors
    /// When another event is here under its id.
    pub fn event(&mut self, event: &LoggedEvent) -> Result<(), StoreError> {
        if let Some(digest) = events::digest_of(&self.transaction, &event.event_id)? {
            if digest != event.sha256 {
                return Err(StoreError::Contradiction { event_id: event.event_id.clone() });
            }
            self.taken.known_events += 1;
            return Ok(());
        }
        let numbered = self.numbered(event)?;
        events::insert(&self.transaction, numbered.as_ref().unwrap_or(event)).map_err(failed)?;
        self.appended = true;
        self.taken.events += 1;
        Ok(())
    }

    /// Two copies of one database, both written to, gave the same numbers to different events. Both are the
    /// learner's. From the first such event on, those that come in are numbered anew, under the id of a
    /// device that follows from that event, so that the same file leads to the same log anywhere.
    fn numbered(&mut self, event: &LoggedEvent) -> Result<Option<LoggedEvent>, StoreError> {
        if !self.twins.contains_key(&event.device_id) {
            let free = self
                .transaction
                .prepare_cached(
                    "SELECT NOT EXISTS (SELECT 1 FROM event WHERE device_id = ?1 AND device_sequence = ?2)",
                )?
                .query_row((&event.device_id, event.device_sequence), |row| row.get(0))?;
            if free {
                return Ok(None);
            }
            let twin = named_after(&format!("{} {}", event.device_id, event.event_id)).to_string();
            self.twins.insert(event.device_id.clone(), twin);
        }
        let device_id = self.twins[&event.device_id].clone();
        let device_sequence = events::next_number(&self.transaction, &device_id)?;
        self.taken.renumbered += 1;
        Ok(Some(LoggedEvent { device_id, device_sequence, ..event.clone() }))
    }

    /// Takes a draft in where it is newer than the one here. The older of two different ones goes into the
    /// log, once however often the same file comes.
    pub fn draft(&mut self, coming: &DatedDraft, now: Moment) -> Result<(), StoreError> {
        let draft = &coming.draft;
        let here = drafts::dated(&self.transaction, &draft.exercise, draft.language)?;
        let older = match here {
            Some(here) if here.draft.source == draft.source && here.saved_at >= coming.saved_at => {
                return Ok(());
            }
            Some(here) if here.saved_at >= coming.saved_at => return self.set_aside(coming, now),
            Some(here) if here.draft.source != draft.source => Some(here),
            _ => None,
        };
        if let Some(older) = older {
            self.set_aside(&older, now)?;
        }
        drafts::save_dated(&self.transaction, draft, coming.saved_at).map_err(failed)?;
        self.taken.drafts += 1;
        Ok(())
    }

    fn set_aside(&mut self, older: &DatedDraft, now: Moment) -> Result<(), StoreError> {
        let event = Event::DraftSetAside {
            exercise: older.draft.exercise.clone(),
            language: older.draft.language,
            source: older.draft.source.clone(),
            saved_at: older.saved_at,
        };
        let content = format!("{} {} {} ", older.draft.exercise, older.draft.language.slug(), older.saved_at);
        let event_id = named_after(&(content + &older.draft.source));
        if events::digest_of(&self.transaction, &event_id.to_string())?.is_none() {
            events::append_as(&self.transaction, event_id, self.device_id, &event, now).map_err(failed)?;
            self.appended = true;
            self.taken.drafts_set_aside += 1;
        }
        Ok(())
    }

    /// Takes the place in where there is none yet.
    pub fn place(&mut self, place: &Place) -> Result<(), StoreError> {
        if !place::is_stored(&self.transaction)? {
            place::save(&self.transaction, place).map_err(failed)?;
        }
        Ok(())
    }

    /// Brings the log into its order and the projections up to date; tells how many of how many events are
    /// done. An empty database has taken over the order of the other.
    pub fn settle(&mut self, mut tell: impl FnMut(u64, u64)) -> Result<Taken, StoreError> {
        if self.appended {
            project::empty(&self.transaction).map_err(failed)?;
            // A draft that was set aside stands before the older events of an empty log.
            if !self.was_empty || self.taken.drafts_set_aside > 0 {
                order::arrange(&self.transaction).map_err(failed)?;
            }
            let total = events::count(&self.transaction)?;
            self.taken.unread = project::rebuild(&self.transaction, self.device_id, |done| tell(done, total))
                .map_err(failed)?;
        }
        Ok(self.taken)
    }

    pub fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().map_err(failed)
    }
}

fn failed(source: rusqlite::Error) -> StoreError {
    StoreError::write("import", source)
}

/// An id that follows from a text (UUID version 8, RFC 9562: what its bytes mean is ours to say).
fn named_after(text: &str) -> Uuid {
    let digest = Sha256::digest(text.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}
