//! Closer looks than a check: which lines ran, how variables changed, what many edits give; and programs
//! that do not want to be looked at.

use crate::support::exercises::{call, double, function, int, program, text};
use crate::support::graders::{check, config, tiers};
use crate::support::processes;
use codementor::domain::exercise::{Ask, Expected};
use codementor::domain::verdict::{CaseStatus, Problem, ProblemKind, Status};
use codementor::domain::{Edit, Exercise, Language, Value};
use codementor::grade::{Cancel, Closer, Grader, GraderConfig, Patience, Watched};
use std::path::Path;
use std::time::{Duration, Instant};

const SIGN: &str = "def sign(number):\n    if number < 0:\n        word = 'minus'\n    else:\n        word = 'plus'\n    return word\n";

fn sign() -> Exercise {
    [(-3, "minus"), (4, "plus"), (0, "zero")]
        .into_iter()
        .fold(function("sign", &["number"]), |exercise, (number, word)| {
            call(exercise, vec![int(number)], Expected::Value(text(word)))
        })
}

fn watch(grader: &Grader, exercise: &Exercise, source: &str, steps: usize) -> Watched {
    let closer = Closer { each: Duration::from_millis(300), steps };
    grader.watch(exercise, Language::Python, source, closer, &Cancel::new()).expect("the run is watched")
}

fn patience() -> Patience {
    Patience { each: Duration::from_millis(200), until: Instant::now() + Duration::from_secs(20) }
}

fn statuses(
    grader: &Grader,
    exercise: &Exercise,
    source: &str,
    edits: &[Edit],
) -> Vec<Option<Vec<CaseStatus>>> {
    let edits: Vec<&Edit> = edits.iter().collect();
    grader
        .try_edits(exercise, Language::Python, source, &edits, patience(), &Cancel::new())
        .expect("the edits are tried")
}

#[test]
fn the_lines_of_each_case_are_told() {
    for grader in tiers() {
        let watched = watch(grader, &sign(), SIGN, 0);
        assert_eq!(watched.loading, [1]);
        let lines: Vec<_> = watched.cases.iter().map(|case| case.lines.clone().expect("lines")).collect();
        assert_eq!(lines, [vec![2, 3, 6], vec![2, 5, 6], vec![2, 5, 6]]);
        let passed: Vec<bool> = watched.cases.iter().map(codementor::grade::WatchedCase::passed).collect();
        assert_eq!(passed, [true, true, false]);
    }
}

/// `sys.monitoring` came with Python 3.12, so each kind of looking is tried where there is an interpreter.
#[test]
fn every_python_tells_the_same_lines() {
    let mut tried = 0;
    for version in ["3.8", "3.11", "3.12", "3.13"] {
        let name = format!("python{version}");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut places = std::env::split_paths(&path).map(|folder| folder.join(&name));
        let Some(python) = places.find(|place| place.is_file()) else { continue };
        let Ok(grader) = Grader::start(GraderConfig { python: Some(python), ..config(None) }) else {
            continue;
        };
        let watched = watch(&grader, &sign(), SIGN, 0);
        let lines: Vec<_> = watched.cases.into_iter().map(|case| case.lines.expect("lines")).collect();
        assert_eq!(lines, [vec![2, 3, 6], vec![2, 5, 6], vec![2, 5, 6]], "{name}");
        tried += 1;
    }
    assert!(tried > 0 || !Path::new("/usr/bin/python3").exists(), "no interpreter could be tried");
}

#[test]
fn a_trace_tells_what_each_line_changed_and_is_bounded() {
    for grader in tiers() {
        let watched = watch(grader, &sign(), SIGN, 100);
        let told: Vec<(u32, &str, &str)> = watched.cases[0]
            .steps
            .iter()
            .flat_map(|step| {
                step.changed.iter().map(|(name, value)| (step.line, name.as_str(), value.as_str()))
            })
            .collect();
        assert_eq!(told, [(1, "number", "-3"), (3, "word", "'minus'"), (6, "return", "'minus'")]);
        let lines: Vec<u32> = watched.cases[0].steps.iter().map(|step| step.line).collect();
        assert_eq!(lines, [1, 2, 3, 6]);

        let long = "def double(number):\n    items = []\n    for count in range(100000):\n        items.append('x' * 1000)\n    return number * 2\n";
        let watched = watch(grader, &double(), long, 300);
        let steps = &watched.cases[0].steps;
        assert!(steps.len() <= 300);
        let bytes: usize =
            steps.iter().flat_map(|step| &step.changed).map(|(name, value)| name.len() + value.len()).sum();
        assert!(bytes < 64 << 10, "{bytes}");
    }
}

#[test]
fn a_loop_without_an_end_tells_where_it_was_and_the_next_case_is_run() {
    let source = "def double(number):\n    while number == 2:\n        number = number\n    try:\n        return number * 2\n    except:\n        pass\n";
    for grader in tiers() {
        let watched = watch(grader, &double(), source, 0);
        let statuses: Vec<CaseStatus> = watched.cases.iter().map(|case| case.verdict.status).collect();
        assert_eq!(statuses, [CaseStatus::Passed, CaseStatus::TimedOut, CaseStatus::Passed]);
        assert_eq!(watched.cases[1].lines.as_deref(), Some([2, 3].as_slice()));
    }
}

#[test]
fn an_error_tells_the_lines_that_led_to_it_and_a_program_that_does_not_load_says_so() {
    let source =
        "def double(number):\n    return inner(number)\n\ndef inner(number):\n    return number.size\n";
    for grader in tiers() {
        let watched = watch(grader, &double(), source, 0);
        assert!(watched.cases.iter().all(|case| case.raised == [2, 5]));
        for (source, kind) in [
            ("def double(:\n", ProblemKind::Syntax),
            ("1 / 0\n", ProblemKind::Load),
            ("x = 1\n", ProblemKind::Missing),
        ] {
            let problem = watch(grader, &double(), source, 0).problem;
            assert!(matches!(problem, Some(Problem { kind: told, .. }) if told == kind), "{source}");
        }
    }
}

#[test]
fn a_program_is_watched_with_its_input() {
    let exercise = program(&[("2\n", "4\n"), ("5\n", "10\n")]);
    let source = "number = int(input())\nif number > 3:\n    number = 0\nprint(number * 2)\n";
    for grader in tiers() {
        let watched = watch(grader, &exercise, source, 0);
        let lines: Vec<_> = watched.cases.iter().map(|case| case.lines.clone().expect("lines")).collect();
        assert_eq!(lines, [vec![1, 2, 4], vec![1, 2, 3, 4]]);
        assert!(watched.cases[0].passed() && !watched.cases[1].passed());
        let three = source.find('3').expect("the digit");
        let edits = [Edit::new(three..three + 1, "9"), Edit::new(0..0, "")];
        let mended = statuses(grader, &exercise, source, &edits);
        assert_eq!(mended[0], Some(vec![CaseStatus::Passed; 2]), "{source}");
        assert_eq!(mended[1], Some(vec![CaseStatus::Passed, CaseStatus::Failed]));
    }
}

#[test]
fn each_edit_has_a_process_of_its_own() {
    let source = "seen = []\ndef double(number):\n    seen.append(number)\n    return number * 3\n";
    let three = source.find('3').expect("the digit");
    let hang = "2 if number else 0\n    while True:\n        pass\n";
    let edits = [
        Edit::new(three..three + 1, "2"),
        Edit::new(three..three + 1, "0 + (2).missing"),
        Edit::new(three - 16..three - 16, "  while True: pass\n  "),
        Edit::new(three..three + 1, "2 * len(seen)"),
        Edit::new(three..three + 1, hang),
        Edit::new(three..three + 1, "("),
        Edit::new(three..three + 1, "0 + __import__('os')._exit(0)"),
        Edit::new(three..three + 1, "2"),
    ];
    for grader in tiers() {
        let found = statuses(grader, &double(), source, &edits);
        let passed: Vec<Option<usize>> = found
            .iter()
            .map(|one| Some(one.as_ref()?.iter().filter(|status| **status == CaseStatus::Passed).count()))
            .collect();
        assert_eq!(passed, [3, 0, 0, 1, 3, 0, 0, 3].map(Some));
    }
}

#[test]
fn a_program_that_is_right_says_what_to_expect() {
    let asks: Vec<Ask> = [3, 0, 9]
        .into_iter()
        .map(|number| Ask::Call { arguments: vec![int(number)], expected: Expected::Value(Value::None) })
        .collect();
    let source =
        "def double(number):\n    return [] if number == 9 else number // (1 if number else 0) * 2\n";
    for grader in tiers() {
        let cases =
            grader.answers(&double(), source, &asks, patience(), &Cancel::new()).expect("they are answered");
        let expected: Vec<Option<Value>> = cases
            .into_iter()
            .map(|case| match case?.ask {
                Ask::Call { expected: Expected::Value(value), .. } => Some(value),
                _ => None,
            })
            .collect();
        assert_eq!(expected, [Some(int(6)), None, Some(Value::List(Vec::new()))]);
    }
}

/// Programs that fight being watched, or many of them at once. Nothing of them may be left, and the next
/// check is judged as ever.
const HOSTILE: &[(&str, &str)] = &[
    (
        "takes the tracing away",
        "import sys\ndef double(number):\n    sys.settrace(None)\n    return number\n",
    ),
    (
        "takes the alarm away and loops",
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nsignal.setitimer(signal.ITIMER_REAL, 0)\ndef double(number):\n    while True:\n        pass\n",
    ),
    (
        "swallows everything",
        "def double(number):\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass\n",
    ),
    (
        "writes to every descriptor",
        "import os\ndef double(number):\n    for descriptor in range(3, 64):\n        try:\n            os.write(descriptor, b'garbage' * 9)\n        except OSError:\n            pass\n    return number\n",
    ),
    (
        "leaves processes behind",
        "import os, sys\ndef double(number):\n    for _ in range(5):\n        if os.fork() == 0:\n            os.setsid()\n            os.execv(sys.executable, [sys.executable, '-S', '-c', 'import time; time.sleep(1000)', 'MARK'])\n    return number\n",
    ),
    (
        "forks without end",
        "import os\ndef double(number):\n    while True:\n        try:\n            os.fork()\n        except OSError:\n            pass\n",
    ),
    (
        "ends its parent",
        "import os, signal\ndef double(number):\n    os.kill(os.getppid(), signal.SIGKILL)\n    return number\n",
    ),
    ("takes all memory", "def double(number):\n    return [number] * (1 << 40)\n"),
    ("prints without end", "def double(number):\n    while True:\n        print('x' * 10000)\n"),
    ("tells more than it may", "def double(number):\n    return 'x' * (1 << 30)\n"),
    (
        "shows itself forever",
        "class Slow:\n    def __repr__(self):\n        while True:\n            pass\ndef double(number):\n    slow = Slow()\n    return slow\n",
    ),
];

#[test]
fn hostile_programs_stay_within_limits_and_leave_nothing() {
    let mark = format!("left-{}", uuid::Uuid::new_v4().simple());
    for grader in tiers() {
        for (what, source) in HOSTILE {
            let source = &source.replace("MARK", &mark);
            let watched = watch(grader, &double(), source, 50);
            assert!(watched.cases.iter().all(|case| !case.passed()), "{what}");
            let edits: Vec<Edit> = (0..3).map(|count| Edit::new(0..0, "#\n".repeat(count))).collect();
            let found = statuses(grader, &double(), source, &edits);
            let passed = found.iter().flatten().flatten().filter(|status| **status == CaseStatus::Passed);
            assert_eq!(passed.count(), 0, "{what}");
            let good = check(grader, &double(), "def double(number):\n    return number * 2\n");
            assert_eq!(good.status, Status::Pass, "after: {what}");
        }
    }
    let left = processes::all().into_iter().filter(|one| one.state != 'Z' && one.command.contains(&mark));
    assert_eq!(left.count(), 0, "processes are left");
}
