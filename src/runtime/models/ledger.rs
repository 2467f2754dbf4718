//! The history as a ledger of language models: what they cost is counted in it, and their replies are kept
//! in it, by a thread of its own, so that no stream waits for a disk.

use crate::domain::Moment;
use crate::runtime::Clock;
use crate::runtime::keeper::Keeper;
use crate::store::{ModelUsage, Store, StoreError};
use crate::tutor::providers::{Bill, Later, Ledger, Spent};
use crate::tutor::voice::Usage;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tokio::sync::oneshot;

/// Dropping it waits until everything is written.
#[derive(Debug)]
pub struct HistoryLedger {
    /// Behind a lock because a channel's sender is not shared by reference everywhere that this is.
    keeper: Mutex<Keeper>,
    clock: Clock,
}

impl HistoryLedger {
    /// # Errors
    /// When the machine gives no thread.
    pub fn start(history: PathBuf, clock: Clock) -> Result<Self, StoreError> {
        let keeper = Keeper::visiting(history).map_err(StoreError::Thread)?;
        Ok(Self { keeper: Mutex::new(keeper), clock })
    }

    fn send(&self, job: impl FnOnce(&mut Store) + Send + 'static) {
        self.keeper.lock().unwrap_or_else(PoisonError::into_inner).send(job);
    }

    fn ask<Answer: Send + 'static>(
        &self,
        otherwise: Answer,
        job: impl FnOnce(&mut Store) -> Result<Answer, StoreError> + Send + 'static,
    ) -> Later<Answer> {
        let (sender, receiver) = oneshot::channel();
        self.send(move |store| {
            let answer = job(store);
            if let Err(error) = &answer {
                tracing::error!("{error}");
            }
            // Whoever asked may have left.
            let _ = sender.send(answer.ok());
        });
        Box::pin(async move { receiver.await.ok().flatten().unwrap_or(otherwise) })
    }
}

impl Ledger for HistoryLedger {
    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn today(&self) -> Later<Spent> {
        let day = self.clock.now().local_day();
        self.ask(Spent::default(), move |store| Ok(sum(&store.model_usage(day, day)?)))
    }

    fn kept(&self, digest: &str) -> Later<Option<String>> {
        let (digest, now) = (digest.to_owned(), self.clock.now());
        self.ask(None, move |store| store.model_reply(&digest, now))
    }

    fn keep(&self, digest: &str, text: &str) {
        let (digest, text, now) = (digest.to_owned(), text.to_owned(), self.clock.now());
        self.send(move |store| told(store.keep_model_reply(&digest, &text, now)));
    }

    fn spend(&self, bill: Bill) {
        let now = self.clock.now();
        let usage = ModelUsage {
            provider: bill.provider,
            model: bill.model,
            replies: 1,
            input_tokens: bill.usage.input,
            output_tokens: bill.usage.output,
            cost: bill.cost,
        };
        self.send(move |store| told(store.add_model_usage(&usage, now)));
    }
}

/// All of it together.
pub fn sum(all: &[ModelUsage]) -> Spent {
    all.iter().fold(Spent::default(), |sum, usage| Spent {
        replies: sum.replies + usage.replies,
        usage: Usage {
            input: sum.usage.input + usage.input_tokens,
            output: sum.usage.output + usage.output_tokens,
        },
        cost: sum.cost + usage.cost,
    })
}

fn told(result: Result<(), StoreError>) {
    if let Err(error) = result {
        tracing::error!("{error}");
    }
}
