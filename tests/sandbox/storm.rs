//! Hostile and honest runs mixed, four at a time, and what is there afterwards: what was there before.
//! `CODEMENTOR_LONG=1` makes it 1,000 runs.

use super::place::{Place, places};
use crate::support::exercises::double;
use crate::support::graders;
use codementor::domain::verdict::Status;
use codementor::grade::{Limits, RunEnd};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const FEW: usize = 120;
const MANY: usize = 1000;
/// For each tier; most machines have two.
const AT_A_TIME: usize = 2;
/// Between the first half of the runs and the second: the buffers that each thread keeps are there
/// by then, and what leaks would grow on.
const ROOM_KIB: u64 = 2 << 10;

const HONEST: &str = "def double(number):\n    return number * 2\n";

/// Checks, each with whether it passes.
const CHECKS: &[(&str, bool)] = &[
    (HONEST, true),
    ("def double(number):\n    return 0\n", false),
    (HONEST, true),
    ("import os\nos._exit(0)\n", false),
    ("def double(number):\n    while True:\n        pass\n", false),
    (
        "import os\ndef double(number):\n    if os.fork() == 0:\n        os.setsid()\n        while True:\n            pass\n    return number * 2\n",
        true,
    ),
    ("import os\ndef double(number):\n    while True:\n        os.fork()\n", false),
    ("def double(number):\n    return [bytearray(1 << 20) for _ in range(1000)]\n", false),
    (
        "import os, time\ndef double(number):\n    for _ in range(9):\n        if os.fork() == 0:\n            break\n    hoard = b'x' * (30 << 20)\n    time.sleep(100)\n",
        false,
    ),
    (
        "import os\nos.mkdir('left')\nopen('left/file', 'w').close()\ndef double(number):\n    return number * 2\n",
        true,
    ),
    ("import os\ndef double(number):\n    os.closerange(0, 256)\n", false),
    ("import os\ndef double(number):\n    while True:\n        os.write(4, b'!')\n", false),
    ("import os\ndef double(number):\n    os.kill(os.getppid(), 9)\n    os.kill(-1, 9)\n", false),
];

/// Programs of their own.
const RUNS: &[&str] = &[
    "print('done')\n",
    "while True:\n    print('x' * 1000)\n",
    "import os\nif os.fork() == 0:\n    os.setsid()\n    while True:\n        pass\n",
    "import os, time\nfor _ in range(9):\n    os.fork()\ntime.sleep(100)\n",
];

#[test]
fn a_storm_leaves_nothing() {
    let program = std::env::current_exe().expect("the program of the tests");
    // Memory and descriptors are counted for a whole process, so it has one of its own.
    let run = Command::new(program)
        .args(["sandbox::storm::alone_a_storm_leaves_nothing", "--exact", "--test-threads=1", "--nocapture"])
        .env(ALONE, "1")
        // The allocator is to give back what it does not need, so that what grows is held by somebody.
        .envs(["MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"].map(|name| (name, "65536")))
        .envs([("MALLOC_ARENA_MAX", "1"), ("MALLOC_TOP_PAD_", "0")])
        .output()
        .expect("the tests can be started");
    let told = String::from_utf8_lossy(&run.stdout);
    let errors = String::from_utf8_lossy(&run.stderr);
    eprintln!("{errors}");
    assert!(run.status.success() && told.contains("1 passed"), "{told}{errors}");
}

/// Set where the process has nothing else to do.
const ALONE: &str = "CODEMENTOR_TEST_ALONE";

/// What a process holds that a run might leave in it.
#[derive(Debug, PartialEq, Eq)]
struct Held {
    descriptors: usize,
    mounts: usize,
    threads: usize,
}

fn held() -> Held {
    let entries = |folder: &str| fs::read_dir(folder).map_or(0, Iterator::count);
    Held {
        descriptors: entries("/proc/self/fd"),
        mounts: fs::read_to_string("/proc/self/mountinfo").map_or(0, |mounts| mounts.lines().count()),
        threads: entries("/proc/self/task"),
    }
}

/// Memory of our own, without the program's file, in KiB.
fn own_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Not a test by itself: it looks at the whole process.
#[test]
fn alone_a_storm_leaves_nothing() {
    if std::env::var_os(ALONE).is_none() {
        return;
    }
    let limits = Limits {
        wall: Duration::from_millis(400),
        case: Duration::from_millis(120),
        memory_mib: 128,
        processes: 16,
        ..Limits::default()
    };
    let runs = if std::env::var_os("CODEMENTOR_LONG").is_some() { MANY } else { FEW };
    // The shared graders that tell which tiers there are stay open.
    drop(places(&limits));
    let before = held();
    let places = places(&limits);
    let mut memory = vec![own_kib()];
    storm(&places, CHECKS.len() + RUNS.len());
    memory.push(own_kib());
    let begun = Instant::now();
    for _ in 0..2 {
        let ends = storm(&places, runs / 2);
        memory.push(own_kib());
        eprintln!("{} runs: {:.1} s, {ends:?}", runs / 2, begun.elapsed().as_secs_f64());
    }
    eprintln!("KiB before, after each program once, after half, after all: {memory:?}");
    let grown = memory[3].saturating_sub(memory[2]);
    assert!(grown < ROOM_KIB, "memory grew by {grown} KiB in the second half: {memory:?}");
    for place in places {
        // No process, no folder.
        place.close();
    }
    assert_eq!(held(), before);
}

/// So many runs, spread over the places; how many ended in which way.
fn storm(places: &[Place], runs: usize) -> BTreeMap<String, usize> {
    let next = AtomicUsize::new(0);
    let ends = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for place in places {
            for _ in 0..AT_A_TIME {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= runs {
                            break;
                        }
                        let end = one(place, number);
                        *ends.lock().expect("nobody panicked").entry(end).or_insert(0) += 1;
                    }
                });
            }
        }
    });
    ends.into_inner().expect("nobody panicked")
}

fn one(place: &Place, number: usize) -> String {
    let turn = number % (CHECKS.len() + RUNS.len());
    if let Some((source, passes)) = CHECKS.get(turn) {
        let verdict = graders::check(&place.grader, &double(), source);
        // A machine that is busy may take an honest program's time; it never makes a wrong one right.
        assert!(*passes || verdict.status != Status::Pass, "{source}: {verdict:#?}");
        format!("check {:?}", verdict.status)
    } else {
        let ran = place.run(RUNS[turn - CHECKS.len()]);
        assert!(ran.outcome.end != RunEnd::Exited(2));
        format!("run {:?}", ran.outcome.end)
    }
}
