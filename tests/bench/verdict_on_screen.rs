//! From the last key of a change to its verdict on the screen, in the program's own loop: the pause that waits
//! for more keys, the judging, and what is left.

use super::Effort;
use super::figures::{Samples, heading, row, target_line};
use super::home::Home;
use super::session::Running;
use std::time::{Duration, Instant};

const ROUNDS: usize = 60;
/// As the settings come.
const PAUSE_MILLIS: f64 = 250.0;
const MOST_BESIDE_MILLIS: f64 = 10.0;

pub fn table(effort: Effort) {
    heading(
        "verdict-on-screen: from the last key to the frame with its verdict, in the program's loop, 120x40",
        &[
            "The judging is what the verdict itself says; the rest is the loop, the timer, the threads and the frame.",
        ],
    );
    let home = Home::opened_once();
    let session = Running::begin(&home);
    session.until_quiet(Duration::from_secs(2));
    session.send(b"\x1b[1;5F");
    session.send(b"\r");
    for letter in b"value = 1" {
        session.send(&[*letter]);
    }
    session.until_quiet(Duration::from_secs(2));
    let (mut whole, mut judging, mut beside) = (Samples::default(), Samples::default(), Samples::default());
    for _ in 0..effort.rounds(ROUNDS) {
        session.rest(Duration::from_millis(120));
        let begun = Instant::now();
        session.send(b"1");
        let millis = session.until_verdict();
        let took = begun.elapsed().as_secs_f64() * 1000.0;
        whole.add(took);
        judging.add(millis);
        beside.add(took - PAUSE_MILLIS - millis);
    }
    row("last key to verdict on screen", "ms", &whole);
    row("  of it the judging", "ms", &judging);
    row("  of it beside the pause and the judging", "ms", &beside);
    let share = |samples: &Samples| samples.percentile(50) / whole.percentile(50) * 100.0;
    println!(
        "  shares of the middle: pause {:.0} %, judging {:.0} %, the rest {:.0} %",
        PAUSE_MILLIS / whole.percentile(50) * 100.0,
        share(&judging),
        share(&beside)
    );
    target_line("beside the pause and the judging, p50", beside.percentile(50), "ms", MOST_BESIDE_MILLIS);
    target_line("beside the pause and the judging, p90", beside.percentile(90), "ms", MOST_BESIDE_MILLIS);
}
