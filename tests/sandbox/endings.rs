//! Programs in Python, C and shell that never end, that use up the machine, or that leave somebody behind: how
//! each ends on each tier, and what is said.

use super::abuse;
use super::place::{Place, places};
use crate::support::processes;
use codementor::grade::{Limits, RunEnd};
use std::time::Duration;

/// How a program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// At its time.
    Never,
    /// All its processes together used too much, and this is said.
    TooMuch(&'static str),
    /// By itself, having said `done`.
    Done,
    /// By this signal, having said `done`.
    Signal(i32),
    /// By itself, as it is told that no more can be written.
    Full,
}
use End::{Done, Full, Never, Signal, TooMuch};

const MEMORY: &str = "It used more than 512 MiB of memory in all its processes together.";
const CHANNELS: &str = "It had more than 1024 pipes and sockets open in all its processes together.";

const ENDINGS: &[(&str, End)] = &[
    ("bomb_fork.sh", Never),
    ("bomb_fork_quick.c", Never),
    ("bomb_memory_hidden.py", TooMuch(MEMORY)),
    ("bomb_memory_in_sockets.py", TooMuch(CHANNELS)),
    ("bomb_memory_quick.c", TooMuch(MEMORY)),
    ("bomb_memory_tree.py", TooMuch(MEMORY)),
    ("crash.c", Signal(11)),
    ("daemon.c", Done),
    ("endless.c", Never),
    ("escape_sequences.sh", Done),
    ("exec_loop.sh", Never),
    ("flood_disk.c", Full),
    ("flood_output.sh", Never),
    ("held_output.sh", Done),
    ("honest_copies.py", Done),
    ("honest_workers.py", Done),
    ("kill_all.sh", Done),
    ("sleeper.sh", Never),
    ("stopped.c", Never),
];

/// Why none of these is run without a sandbox.
pub const NOT_WITHOUT: &str = "they would fill this machine, or stay on it";

pub fn files() -> impl Iterator<Item = &'static str> {
    ENDINGS.iter().map(|(file, _)| *file)
}

/// Like `place.run`, and what it leaves is looked for by a number that only it sleeps for.
fn run(place: &Place, file: &str) -> Option<super::place::Ran> {
    let mark = format!("1000.{}", uuid::Uuid::new_v4().as_u128() % 1_000_000_000);
    let source = abuse::alone(file)?.replace("sleep 1000", &format!("sleep {mark}"));
    let ran = place.run(&source);
    assert!(processes::marked(&mark).is_empty(), "processes are left of {file}");
    let tier = place.tier.title();
    assert!(place.is_sound(), "after {file} on {tier}");
    Some(ran)
}

/// Those that only wait for their time wait side by side on all tiers; those that fill the memory take turns.
#[test]
fn each_that_never_ends_is_ended() {
    eprintln!("none of these is run without a sandbox: {NOT_WITHOUT}");
    let brief = Limits { wall: Duration::from_millis(250), ..Limits::default() };
    std::thread::scope(|scope| {
        for place in places(&brief) {
            scope.spawn(move || all_of(place, |end| end == Never));
        }
    });
}

#[test]
fn each_ends_as_it_must() {
    let patient = Limits { wall: Duration::from_secs(30), ..Limits::default() };
    for place in places(&patient) {
        all_of(place, |end| end != Never);
    }
}

fn all_of(place: Place, wanted: impl Fn(End) -> bool) {
    let tier = place.tier.title();
    for (file, end) in ENDINGS.iter().filter(|(_, end)| wanted(*end)) {
        let Some(ran) = run(&place, file) else { continue };
        let told = format!("{file} on {tier}: {:?}, {}{}", ran.outcome, ran.output.len(), ran.errors);
        match end {
            Never => assert_eq!(ran.outcome.end, RunEnd::TimedOut, "{told}"),
            TooMuch(words) => {
                assert_eq!((ran.outcome.end, ran.words()), (RunEnd::TooMuch, *words), "{told}");
            }
            Done => {
                assert_eq!(ran.outcome.end, RunEnd::Exited(0), "{told}");
                assert!(ran.output.ends_with("done\n"), "{told}");
            }
            Signal(number) => {
                assert_eq!(ran.outcome.end, RunEnd::Signalled(*number), "{told}");
                assert_eq!(ran.output, "done\n", "{told}");
            }
            Full => {
                // Tier A counts all files together, tier B each.
                let why = ["No space left on device", "File too large"];
                let told_so = why.map(|why| format!("write on|refused|{why}\n"));
                assert!(told_so.contains(&ran.output), "{told}: {}", ran.output);
            }
        }
    }
    place.close();
}
