//! Warm sandboxes: one run at a time in each, so that runs cannot see each other, and a new one in place
//! of each that was thrown away. It never knows what is run in them.

use super::cancel::Cancel;
use super::error::GradeError;
use super::plan::Plan;
use super::warm::Warm;
use crate::domain::verdict::Tier;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Kept warm while nothing runs; more than one only while several run.
const KEPT: usize = 1;
/// How long one waits for a free sandbox before looking whether the wish still stands.
const GLANCE: Duration = Duration::from_millis(20);

/// Gives out warm sandboxes. Dropping it ends all that are not given out.
pub(super) struct Pool {
    shared: Arc<Shared>,
    /// To the thread that starts sandboxes and brings spent ones to their end, as that takes a moment.
    orders: Option<Sender<Order>>,
    janitor: Option<JoinHandle<()>>,
}

enum Order {
    /// The sender is dropped when nothing is left of it.
    End(Warm, Sender<()>),
    Refill,
}

/// While this is there, two sandboxes are kept warm: for work that uses both cores for a moment.
pub struct Two<'pool>(&'pool Pool);

struct Shared {
    plan: Plan,
    tier: Tier,
    most: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Warm>,
    /// All that exist: idle, given out, and on their way to an end.
    living: usize,
    /// How many want two kept.
    two: usize,
    closing: bool,
}

impl Pool {
    /// A pool that begins by replacing a sandbox that was tried, and works.
    pub(super) fn new(plan: Plan, tried: Warm) -> Self {
        let most = std::thread::available_parallelism().map_or(2, |count| count.get().max(2));
        let tier = tried.tier();
        let state = Mutex::new(State { idle: Vec::new(), living: 1, two: 0, closing: false });
        let shared = Arc::new(Shared { plan, tier, most, state, changed: Condvar::new() });
        let (orders, received) = channel();
        let janitor = {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.clean_up(&received))
        };
        let pool = Self { shared, orders: Some(orders), janitor: Some(janitor) };
        pool.spend(tried);
        pool
    }

    pub(super) fn tier(&self) -> Tier {
        self.shared.tier
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.shared.plan
    }

    /// A warm sandbox, as soon as there may be one more.
    pub(super) fn take(&self, cancel: &Cancel) -> Result<Warm, GradeError> {
        let mut state = self.shared.lock();
        loop {
            if cancel.is_cancelled() {
                return Err(GradeError::Cancelled);
            }
            while let Some(warm) = state.idle.pop() {
                if warm.is_alive() {
                    return Ok(warm);
                }
                self.spend(warm);
            }
            if state.living < self.shared.most {
                state.living += 1;
                drop(state);
                return self.shared.start().inspect_err(|_| self.shared.one_less());
            }
            state = match self.shared.changed.wait_timeout(state, GLANCE) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }

    /// Takes a sandbox back after a clean run.
    pub(super) fn give_back(&self, warm: Warm) {
        let mut state = self.shared.lock();
        if state.idle.len() < state.kept() {
            state.idle.push(warm);
            drop(state);
            self.shared.changed.notify_one();
        } else {
            drop(state);
            self.spend(warm);
        }
    }

    /// Throws a sandbox away, with all that is in it, and does not wait until it is gone.
    pub(super) fn spend(&self, warm: Warm) {
        let _ = self.order_end(warm);
    }

    /// As `spend`, and returns when no process and no file of it is left.
    pub(super) fn spend_and_wait(&self, warm: Warm) {
        // Nothing is ever sent: it is the other end's going that is heard.
        let _ = self.order_end(warm).recv();
    }

    fn order_end(&self, mut warm: Warm) -> Receiver<()> {
        warm.order_end();
        let (until_gone, gone) = channel();
        if let Some(orders) = &self.orders {
            let _ = orders.send(Order::End(warm, until_gone));
        }
        gone
    }

    /// Keeps two warm as long as the result lives; the second is started beside whoever asks.
    pub(super) fn keep_two(&self) -> Two<'_> {
        self.shared.lock().two += 1;
        if let Some(orders) = &self.orders {
            let _ = orders.send(Order::Refill);
        }
        Two(self)
    }
}

impl Shared {
    fn start(&self) -> Result<Warm, GradeError> {
        Ok(Warm::start(&self.plan.launcher, &self.plan.server(self.tier))?)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn one_less(&self) {
        self.lock().living -= 1;
        self.changed.notify_one();
    }

    /// Brings spent sandboxes to their end, and sees to it that one is always warm.
    fn clean_up(&self, orders: &Receiver<Order>) {
        for order in orders {
            self.refill();
            if let Order::End(warm, _until_gone) = order {
                drop(warm);
                self.one_less();
            }
        }
    }

    fn refill(&self) {
        let mut state = self.lock();
        if state.closing || state.idle.len() >= state.kept() || state.living > self.most {
            return;
        }
        state.living += 1;
        drop(state);
        match self.start() {
            Ok(warm) => {
                self.lock().idle.push(warm);
                self.changed.notify_one();
            }
            // Whoever needs one next will try again, and be told.
            Err(_) => self.one_less(),
        }
    }
}

impl State {
    const fn kept(&self) -> usize {
        if self.two > 0 { KEPT + 1 } else { KEPT }
    }
}

impl Drop for Two<'_> {
    fn drop(&mut self) {
        let mut state = self.0.shared.lock();
        state.two -= 1;
        let most = state.kept();
        let extra = if state.idle.len() > most { state.idle.pop() } else { None };
        drop(state);
        if let Some(warm) = extra {
            self.0.spend(warm);
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let idle = {
            let mut state = self.shared.lock();
            state.closing = true;
            std::mem::take(&mut state.idle)
        };
        drop(idle);
        self.orders = None;
        if let Some(janitor) = self.janitor.take() {
            let _ = janitor.join();
        }
        drop(std::mem::take(&mut self.shared.lock().idle));
    }
}
