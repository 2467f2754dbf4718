//! From a key to its frame, in the program's own loop, while checks, colours and drafts go on beside it.

use super::Effort;
use super::figures::{Samples, heading, row, target_line};
use super::home::Home;
use super::session::{Frame, Running};
use std::time::Duration;

const BLOCK: &str = "def rainy_days(depths, least=2.5):\n    \"\"\"Count the days.\"\"\"\n    days = 0\n    for depth \
                     in depths:\n        if depth >= least and not depth is None:\n            days += 1  # one \
                     more\n    return days\n\n\nprint(rainy_days([0.0, 12.5, 3.1], 10.0))\n";

const TYPED: &str = "total = sum(len(word) for word in words if word.startswith('a'))";

/// Between two keys of a word: faster than anyone types, so that a frame that comes late delays the next.
const BETWEEN_KEYS: Duration = Duration::from_millis(15);
/// After a word: long enough that colours, a check and a draft come due while the next word is typed.
const BETWEEN_WORDS: Duration = Duration::from_millis(280);
const LETTERS_IN_A_WORD: usize = 8;

const OTHERS: [(&str, &[u8]); 7] = [
    ("left", b"\x1b[D"),
    ("right", b"\x1b[C"),
    ("Backspace", b"\x7f"),
    ("up", b"\x1b[A"),
    ("down", b"\x1b[B"),
    ("Enter", b"\r"),
    ("undo", b"\x1a"),
];

const ROUNDS: usize = 6;
const MOST_BYTES: f64 = 200.0;

pub fn table(effort: Effort) {
    heading(
        "keys: from a key to its frame, in the program's loop, 120x40",
        &[
            "From sending the key's byte to the bytes of the frame that shows it, with the pauses of someone who",
            "types, so that checks, colours and drafts are under way. Others: arrows, Enter, Backspace, undo.",
        ],
    );
    for (lines, target) in [(300, 5.0), (5_000, 15.0)] {
        let typed = measure(lines, effort);
        let name = |what: &str| format!("{lines} lines, {what}");
        row(&name("a letter"), "ms", &typed.letters);
        row(&name("another key"), "ms", &typed.others);
        row(&name("a letter, work of the loop"), "ms", &typed.letters_worked);
        row(&name("another key, work of the loop"), "ms", &typed.others_worked);
        row(&name("frame of a letter"), "bytes", &typed.bytes);
        println!("  the slowest of the others: {}", typed.slowest.0);
        target_line(&name("a letter, p99"), typed.letters.percentile(99), "ms", target);
        target_line(&name("another key, p99"), typed.others.percentile(99), "ms", target);
        target_line(&name("frame of a letter, p50"), typed.bytes.percentile(50), "B", MOST_BYTES);
    }
}

#[derive(Default)]
struct Typed {
    letters: Samples,
    others: Samples,
    letters_worked: Samples,
    others_worked: Samples,
    /// The key, and how long it took.
    slowest: (&'static str, Duration),
    bytes: Samples,
}

impl Typed {
    fn add_other(&mut self, name: &'static str, frame: &Frame) {
        let took = took(frame);
        self.others.add_millis(took);
        self.others_worked.add_millis(frame.worked);
        if took > self.slowest.1 {
            self.slowest = (name, took);
        }
    }
}

fn measure(lines: usize, effort: Effort) -> Typed {
    let home = Home::opened_once();
    let session = Running::begin(&home);
    session.until_quiet(Duration::from_secs(1));
    let program: Vec<&str> = BLOCK.lines().cycle().take(lines).collect();
    session.send(b"\x01");
    session.send(format!("\x1b[200~{}\x1b[201~", program.join("\n")).as_bytes());
    let settled = session.send(b"\x1b[D");
    assert!(settled.lines.is_some_and(|found| found >= lines), "the program is in the editor");
    session.until_quiet(Duration::from_secs(2));
    let mut typed = Typed::default();
    let rounds = effort.rounds(ROUNDS);
    for _ in 0..rounds {
        // Each round at another place: pages up from the end, evenly spread.
        for _ in 0..lines / 30 / rounds {
            typed.add_other("page up", &session.send(b"\x1b[5~"));
        }
        session.send(b"\x1b[F");
        typed.add_other("Enter after a page", &session.send(b"\r"));
        for (index, letter) in TYPED.bytes().enumerate() {
            session.rest(if index % LETTERS_IN_A_WORD == 0 { BETWEEN_WORDS } else { BETWEEN_KEYS });
            let frame = session.send(&[letter]);
            typed.letters.add_millis(took(&frame));
            typed.letters_worked.add_millis(frame.worked);
            typed.bytes.add(frame.bytes as f64);
        }
        for (name, key) in OTHERS {
            session.rest(BETWEEN_KEYS);
            typed.add_other(name, &session.send(key));
        }
    }
    typed
}

fn took(frame: &Frame) -> Duration {
    frame.took.expect("it answers a key")
}
