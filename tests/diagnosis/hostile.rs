//! Programs that do not want to be looked at: they stay within limits, and nothing of them is left.

use super::{grader, look};
use crate::support::exercises::double;
use crate::support::graders::check;
use crate::support::processes;
use codementor::diagnosis::Pointing;
use codementor::domain::exercise::LanguageFiles;
use codementor::domain::verdict::Status;
use codementor::domain::{Exercise, Language};

const HOSTILE: &[(&str, &str)] = &[
    (
        "takes tracing and alarms away",
        "import signal, sys\nfor number in (signal.SIGALRM, signal.SIGPROF):\n    signal.signal(number, signal.SIG_IGN)\ndef double(number):\n    sys.settrace(None)\n    signal.setitimer(signal.ITIMER_REAL, 0)\n    return number * 3\n",
    ),
    (
        "forks without end",
        "import os\ndef double(number):\n    while True:\n        try:\n            os.fork()\n        except OSError:\n            pass\n",
    ),
    (
        "leaves processes behind",
        "import os, sys\ndef double(number):\n    if os.fork() == 0:\n        os.setsid()\n        os.execv(sys.executable, [sys.executable, '-S', '-c', 'import time; time.sleep(1000)', 'MARK'])\n    return number * 3\n",
    ),
    (
        "writes into every channel",
        "import os\ndef double(number):\n    for descriptor in range(3, 40):\n        try:\n            os.write(descriptor, b'garbage')\n        except OSError:\n            pass\n    return number * 3\n",
    ),
    (
        "ends its parents",
        "import os, signal\ndef double(number):\n    os.kill(os.getppid(), signal.SIGKILL)\n    return number\n",
    ),
    (
        "swallows every end",
        "def double(number):\n    while True:\n        try:\n            while True:\n                number += 1\n        except BaseException:\n            pass\n",
    ),
    ("recurses for ever", "def double(number):\n    return double(number) + double(number)\n"),
    (
        "grows for ever",
        "def double(number):\n    items = [number]\n    while items:\n        items.extend(items)\n    return items\n",
    ),
];

fn exercise() -> Exercise {
    let mut exercise = double();
    let solution = "def double(number):\n    return number * 2\n".to_owned();
    exercise
        .languages
        .insert(Language::Python, LanguageFiles { starter: String::new(), solution, program: None });
    exercise
}

#[test]
fn they_stay_within_limits_and_leave_nothing() {
    let mark = format!("left-{}", uuid::Uuid::new_v4().simple());
    for (what, source) in HOSTILE {
        let found = look(&exercise(), &source.replace("MARK", &mark));
        assert!(found.problem.is_some() || found.suspects.is_some(), "{what}");
        let good = check(grader(), &exercise(), "def double(number):\n    return number * 2\n");
        assert_eq!(good.status, Status::Pass, "after: {what}");
    }
    let left = processes::all().into_iter().filter(|one| one.state != 'Z' && one.command.contains(&mark));
    assert_eq!(left.count(), 0, "processes are left");
}

/// A program cannot learn what is expected by asking those that run it, and cannot talk a tutor into
/// pointing by forging records.
#[test]
fn forged_records_point_at_nothing() {
    let forging = "import sys\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\ndef double(number):\n    for index in range(3):\n        run.tell('seen', index, [1, 99999, 7], [])\n        run.tell('case', index, 1, 1, ('value', 42), None)\n        run.tell('answer', 0, index, (('value', 42), None))\n    return None\n";
    let found = look(&exercise(), forging);
    assert!(!matches!(found.pointing(), Pointing::Line { line } if *line > 12), "{:?}", found.pointing());
}
