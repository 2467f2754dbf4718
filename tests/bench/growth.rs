//! Whether the program grows while it is used: an hour of keys, checks, hints and pages, compressed into
//! minutes; its memory after five minutes' worth against after sixty.

use super::Effort;
use super::figures::{Samples, heading, note, row, target_line};
use super::home::{self, Home, has_frame};
use super::idle::status_mib;
use super::pty::Program;
use std::time::Duration;

/// What a busy minute consists of: so many changes that are judged, each of a word and its removal.
const CHANGES: usize = 3;
const WORD: &[u8] = b"words += 1  # as many as there are";
/// Long enough that a check is begun.
const REST: Duration = Duration::from_millis(300);
const BETWEEN: Duration = Duration::from_millis(4);
const MINUTES: usize = 60;
const EARLY: usize = 5;
/// Memory that comes and goes with what is on the screen.
const MOST_GROWTH: f64 = 1.05;

/// A hint, the progress and today's page, the list of all, the search, help; each is left again.
const PAGES: [&[u8]; 6] = [b"\x1bh", b"\x1bp\x1b", b"\x1bt\x1b", b"\x1be\x1b", b"\x1b/\x1b", b"\x1bOP\x1b"];

pub fn table(effort: Effort) {
    heading(
        "growth: an hour of use, compressed",
        &[
            "A minute is three changes with their checks, about 220 keys, and one of: hint, progress, today, list,",
            "search, help. Memory is looked at when the program has come to rest.",
        ],
    );
    let minutes = effort.rounds(MINUTES);
    let home = Home::opened_once();
    let mut program = Program::start(home.command());
    program.until("a first frame", has_frame);
    program.listen_for(Duration::from_secs(3));
    program.type_keys(b"\x1b[1;5F\r");
    let mut resident = Vec::new();
    for minute in 1..=minutes {
        for _ in 0..CHANGES {
            for key in WORD {
                program.type_keys(&[*key]);
                program.listen_for(BETWEEN);
            }
            program.listen_for(REST);
            for _ in WORD {
                program.type_keys(b"\x7f");
                program.listen_for(BETWEEN);
            }
            program.listen_for(REST);
        }
        for key in PAGES[minute % PAGES.len()].split_inclusive(|byte| *byte != 0x1b) {
            program.type_keys(key);
            program.listen_for(Duration::from_millis(60));
        }
        program.heard.clear();
        if minute == EARLY.min(minutes) || minute % 15 == 0 || minute == minutes {
            program.listen_for(Duration::from_secs(2));
            resident.push((minute, status_mib(program.id(), "VmRSS:")));
        }
    }
    program.leave(home::LEAVE);
    for (minute, mib) in &resident {
        let mut sample = Samples::default();
        sample.add(*mib);
        row(&format!("resident after {minute} minutes' worth"), "MiB", &sample);
    }
    if let (Some((_, early)), Some((_, late))) = (resident.first(), resident.last()) {
        target_line("the last against the first", late / early, "x", MOST_GROWTH);
    }
    if minutes < MINUTES {
        note("A shortened hour: only the full run says anything.");
    }
}
