//! What never ends and what uses up the machine: each ends by its limit, and is told in plain words.

use super::place::{Place, places};
use codementor::domain::verdict::{CaseStatus, Tier};
use codementor::grade::{Limits, RunEnd};
use std::time::Duration;

/// What is done, a definition of `abuse()` that does it, and a part of the sentence about it.
type Abuse = (&'static str, &'static str, &'static str);

const NEVER: &str = "A loop may never stop.";

const ENDLESS: &[Abuse] = &[
    ("an endless loop", "def abuse():\n    while True:\n        pass\n", NEVER),
    ("a sleeping process", "import time\ndef abuse():\n    time.sleep(1000)\n", NEVER),
    (
        "a process that stops itself",
        "import os, signal\ndef abuse():\n    os.kill(os.getpid(), signal.SIGSTOP)\n    while True:\n        pass\n",
        NEVER,
    ),
    (
        "a loop that catches everything and ignores signals",
        "import signal\nfor number in range(1, 65):\n    try:\n        signal.signal(number, signal.SIG_IGN)\n    except (OSError, ValueError):\n        pass\ndef abuse():\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass\n",
        NEVER,
    ),
    ("an output flood", "def abuse():\n    while True:\n        print('x' * 1000)\n", NEVER),
    (
        "a flood of errors without a pause",
        "import os\ndef abuse():\n    line = b'x' * 65536\n    while True:\n        os.write(2, line)\n",
        NEVER,
    ),
    (
        "closes its output and sleeps",
        "import os, time\ndef abuse():\n    os.closerange(0, 3)\n    time.sleep(1000)\n",
        NEVER,
    ),
    (
        "a fork bomb that never gives up",
        "import os\ndef abuse():\n    while True:\n        try:\n            os.fork()\n        except BaseException:\n            pass\n",
        NEVER,
    ),
    (
        "waits for a child that has stopped",
        "import os, signal\ndef abuse():\n    child = os.fork()\n    if child == 0:\n        os.setsid()\n        os.kill(os.getpid(), signal.SIGSTOP)\n    os.waitpid(child, 0)\n",
        NEVER,
    ),
];

const GREEDY: &[Abuse] = &[
    (
        "a memory bomb",
        "def abuse():\n    hoard = []\n    while True:\n        hoard.append(bytearray(1 << 20))\n",
        "It used more than 256 MiB of memory.",
    ),
    (
        "one huge piece of memory",
        "def abuse():\n    return bytearray(1 << 34)\n",
        "more than 256 MiB of memory",
    ),
    (
        "a fork bomb",
        "import os\ndef abuse():\n    first = os.getpid()\n    while True:\n        try:\n            os.fork()\n        except OSError:\n            if os.getpid() == first:\n                raise\n",
        "It tried to start more than 16 processes.",
    ),
    (
        "a thread bomb",
        "import threading\nthreading.stack_size(1 << 16)\ndef abuse():\n    never = threading.Event()\n    while True:\n        threading.Thread(target=never.wait, daemon=True).start()\n",
        "It tried to start more than 16 processes.",
    ),
    (
        "a disk flood",
        "def abuse():\n    with open('flood', 'wb') as file:\n        while True:\n            file.write(bytes(1 << 16))\n",
        "It wrote more than 4 MiB of files",
    ),
    (
        "a descriptor flood",
        "import os\ndef abuse():\n    while True:\n        os.dup(1)\n",
        "It had more than 64 files open at once.",
    ),
    (
        "memory past the limits",
        "import os\ndef abuse():\n    os.memfd_create('hoard')\n",
        "something that programs may not do here",
    ),
    (
        "the network",
        "import socket\ndef abuse():\n    socket.create_connection(('127.0.0.1', 9))\n",
        "something that programs may not do here, like using the network",
    ),
    ("the system's files", "def abuse():\n    open('/etc/passwd', 'a')\n", "own folder"),
    ("the home", "import os\ndef abuse():\n    open('/root/.profile')\n", "own folder"),
];

/// Only tier A counts all files together.
const GREEDY_OF_A: &[Abuse] = &[
    (
        "a flood of many files",
        "def abuse():\n    number = 0\n    while True:\n        open(f'file-{number}', 'w').close()\n        number += 1\n",
        "or more than 500 files",
    ),
    (
        "a disk flood in pieces",
        "def abuse():\n    for number in range(100):\n        open(f'file-{number}', 'wb').write(bytes(1 << 20))\n",
        "It wrote more than 4 MiB of files",
    ),
    (
        "a flood in the folder of temporary files",
        "def abuse():\n    for number in range(100):\n        open(f'/tmp/file-{number}', 'wb').write(bytes(1 << 20))\n",
        "It wrote more than 4 MiB of files",
    ),
    (
        "a flood of shared memory",
        "def abuse():\n    for number in range(100):\n        open(f'/dev/shm/file-{number}', 'wb').write(bytes(1 << 20))\n",
        "It wrote more than 4 MiB of files",
    ),
];

fn small() -> Limits {
    Limits {
        wall: Duration::from_secs(30),
        case: Duration::from_secs(20),
        memory_mib: 256,
        processes: 16,
        files_mib: 4,
        files: 500,
        open_files: 64,
        ..Limits::default()
    }
}

#[test]
fn what_never_ends_is_ended_and_told() {
    let limits = Limits {
        wall: Duration::from_millis(400),
        case: Duration::from_millis(300),
        processes: 16,
        ..Limits::default()
    };
    for place in places(&limits) {
        for (what, source, words) in ENDLESS {
            let ran = place.run(&format!("{source}\nabuse()\n"));
            assert_eq!(ran.outcome.end, RunEnd::TimedOut, "{what}: {}", ran.errors);
            assert!(ran.words().contains(words), "{what}: {}", ran.words());
            let case = place.check(&format!("{source}\ndef answer(given):\n    return abuse()\n"));
            assert_eq!(case.status, CaseStatus::TimedOut, "{what}: {case:#?}");
            assert!(
                case.message.as_deref().is_some_and(|message| message.contains(words)),
                "{what}: {case:#?}"
            );
        }
        place.close();
    }
}

#[test]
fn what_takes_too_much_is_refused_and_told() {
    for place in places(&small()) {
        let own = if place.tier == Tier::A { GREEDY_OF_A } else { &[] };
        for abuse in GREEDY.iter().chain(own) {
            assert_is_told(&place, abuse);
        }
        place.close();
    }
}

#[test]
fn deep_recursion_is_the_program_s_own_error() {
    let source = "def abuse():\n    abuse()\n";
    for place in places(&small()) {
        let ran = place.run(&format!("{source}\nabuse()\n"));
        assert_eq!(ran.outcome.end, RunEnd::Exited(1));
        assert!(ran.errors.contains("RecursionError"), "{}", ran.errors);
        let case = place.check(&format!("{source}\ndef answer(given):\n    return abuse()\n"));
        assert_eq!(case.status, CaseStatus::Raised, "{case:#?}");
        assert!(case.message.is_some_and(|message| message.contains("RecursionError")));
        place.close();
    }
}

fn assert_is_told(place: &Place, (what, source, words): &Abuse) {
    let tier = place.tier.title();
    let ran = place.run(&format!("{source}\nabuse()\n"));
    assert_eq!(ran.outcome.end, RunEnd::Exited(1), "{what} on {tier}: {}", ran.errors);
    assert!(ran.words().contains(words), "{what} on {tier}: {} {}", ran.words(), ran.errors);
    let case = place.check(&format!("{source}\ndef answer(given):\n    return abuse()\n"));
    assert_eq!(case.status, CaseStatus::Raised, "{what} on {tier}: {case:#?}");
    let message = case.message.as_deref().unwrap_or_default();
    assert!(message.contains(words), "{what} on {tier}: {case:#?}");
}

#[test]
fn the_processor_s_time_is_counted_too() {
    let limits = Limits { cpu_seconds: 1, ..small() };
    let told = "It used more than 1 second of processor time.";
    for place in places(&limits) {
        let ran = place.run("while True:\n    pass\n");
        assert_eq!((ran.outcome.end, ran.words()), (RunEnd::Signalled(24), told));
        // Who ignores the kernel's warning is killed a second later.
        let case = place.check("import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef answer(given):\n    while True:\n        pass\n");
        assert_eq!(case.status, CaseStatus::Died);
        assert!(case.message.as_deref().is_some_and(|message| message.contains("killed")), "{case:#?}");
        place.close();
    }
}

#[test]
fn a_flood_of_output_is_cut_and_does_not_cost_the_answer() {
    for place in places(&small()) {
        let source = "def answer(given):\n    for line in range(3000):\n        print('x' * 1000)\n    return 2 * given\n";
        let case = place.check(source);
        assert_eq!(case.status, CaseStatus::Passed, "{:?}", case.message);
        assert!(case.output.ends_with("(it printed more; the rest was cut)\n"), "{}", case.output.len());
        assert!(case.output.len() < 70_000, "{}", case.output.len());
        let ran = place.run("for line in range(3000):\n    print('x' * 1000)\n");
        assert_eq!((ran.outcome.end, ran.outcome.cut, ran.output.len()), (RunEnd::Exited(0), true, 1 << 20));
        place.close();
    }
}
