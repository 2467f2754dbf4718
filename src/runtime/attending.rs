//! Work that blocks, done on a thread of its own while somebody waits for it: they are told from time to
//! time that it goes on, and can stop it. It never knows what the work is.

use std::time::Duration;
use tokio::task::JoinError;
use tokio::time::{Instant, interval_at};

/// Does the work. `beat` is called each time that another `every` has passed; once `stopped` is ready,
/// `stop` is called, after which the work is expected to end early.
///
/// # Errors
/// When the work panicked.
pub async fn attend<Answer: Send + 'static>(
    work: impl FnOnce() -> Answer + Send + 'static,
    every: Duration,
    mut beat: impl FnMut(Duration),
    stopped: impl Future<Output = ()>,
    stop: impl FnOnce(),
) -> Result<Answer, JoinError> {
    let mut work = tokio::task::spawn_blocking(work);
    let mut ticks = interval_at(Instant::now() + every, every);
    let mut passed = Duration::ZERO;
    let mut stopped = std::pin::pin!(stopped);
    let mut stop = Some(stop);
    loop {
        tokio::select! {
            answer = &mut work => return answer,
            () = &mut stopped, if stop.is_some() => {
                if let Some(stop) = stop.take() {
                    stop();
                }
            }
            _ = ticks.tick() => {
                passed += every;
                beat(passed);
            }
        }
    }
}
