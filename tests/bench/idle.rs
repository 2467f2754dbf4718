//! What the program costs while nobody does anything.

use super::Effort;
use super::figures::{Samples, heading, note, row, target_line};
use super::home::{self, Home, has_frame};
use super::pty::Program;
use std::fs;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
/// When the measurement begins, and how long it goes on.
const SETTLED: Duration = Duration::from_secs(3);
const WATCHED: Duration = Duration::from_secs(5);
const MOST_MIB: f64 = 30.0;

pub fn table(effort: Effort) {
    let home = Home::opened_once();
    let (mut share, mut wakes, mut resident) = (Samples::default(), Samples::default(), Samples::default());
    let (mut own, mut beside) = (Samples::default(), Samples::default());
    for _ in 0..effort.rounds(ROUNDS) {
        let mut program = Program::start(home.command());
        program.until("a first frame", has_frame);
        program.listen_for(SETTLED);
        let family = family(program.id());
        let (begun, before) = (Instant::now(), Use::of(&family));
        program.listen_for(WATCHED);
        let after = Use::of(&family);
        let seconds = begun.elapsed().as_secs_f64();
        share.add((after.busy_nanos - before.busy_nanos) as f64 / seconds / 1e7);
        wakes.add((after.wakes - before.wakes) as f64 / seconds);
        resident.add(status_mib(program.id(), "VmRSS:"));
        own.add(status_mib(program.id(), "RssAnon:"));
        beside.add(family.iter().filter(|id| **id != program.id()).map(|id| proportional_mib(*id)).sum());
        program.leave(home::LEAVE);
    }
    heading(
        "idle: an exercise open, its checks shown, nobody there",
        &[
            "Busy and woken: the program and its sandbox together, in the 5 s after the first 3. The sandbox is",
            "the warm Python with what watches it, its shared pages counted in part (PSS).",
        ],
    );
    row("busy", "% of a core", &share);
    row("woken", "times a second", &wakes);
    row("resident", "MiB", &resident);
    row("  of it not from files", "MiB", &own);
    row("sandbox beside it", "MiB", &beside);
    target_line("busy, p50", (share.percentile(50) * 10.0).round() / 10.0, "%", 0.0);
    target_line("resident, p50", resident.percentile(50), "MiB", MOST_MIB);
    if !fs::exists("/proc/self/smaps_rollup").unwrap_or(false) {
        note("This machine does not tell PSS; the sandbox's memory is missing.");
    }
}

/// What processes have used since they began.
#[derive(Default)]
struct Use {
    busy_nanos: u64,
    wakes: u64,
}

impl Use {
    fn of(family: &[u32]) -> Self {
        let mut total = Self::default();
        for id in family {
            let tasks = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
            for task in tasks.map(|entry| entry.path()) {
                let schedule = fs::read_to_string(task.join("schedstat")).unwrap_or_default();
                let mut fields = schedule.split_whitespace().map(|field| field.parse().unwrap_or(0));
                total.busy_nanos += fields.next().unwrap_or(0);
                total.wakes += fields.nth(1).unwrap_or(0);
            }
        }
        total
    }
}

/// A process, and all that descend from it.
fn family(ancestor: u32) -> Vec<u32> {
    let mut found = vec![ancestor];
    let mut index = 0;
    while index < found.len() {
        let tasks = fs::read_dir(format!("/proc/{}/task", found[index])).into_iter().flatten().flatten();
        for task in tasks.map(|entry| entry.path()) {
            let children = fs::read_to_string(task.join("children")).unwrap_or_default();
            found.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
        index += 1;
    }
    found
}

pub fn status_mib(id: u32, name: &str) -> f64 {
    field_mib(&format!("/proc/{id}/status"), name)
}

fn proportional_mib(id: u32) -> f64 {
    field_mib(&format!("/proc/{id}/smaps_rollup"), "Pss:")
}

fn field_mib(path: &str, name: &str) -> f64 {
    let text = fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}
