//! Programs that try to be judged right without being right. None of them may pass, and none may
//! disturb the next check.

use crate::support::exercises::double;
use crate::support::graders::{check, tiers};
use codementor::domain::verdict::{CaseStatus, Status};

/// Each is a program for `double`, and the cases that it may pass: none, unless it answers them rightly.
const TRICKS: &[(&str, &str)] = &[
    (
        "prints that all passed",
        "print('OK\\nall passed\\nRan 3 tests')\ndef double(number):\n    print('OK')\n    return None\n",
    ),
    ("ends with success while it is called", "import os\ndef double(number):\n    os._exit(0)\n"),
    ("ends with success at load", "import os\nos._exit(0)\n"),
    (
        "ends with success at exit",
        "import atexit, os\natexit.register(os._exit, 0)\ndef double(number):\n    raise SystemExit(0)\n",
    ),
    (
        "equals everything",
        "class Same:\n    def __eq__(self, other):\n        return True\n    def __ne__(self, other):\n        return False\n    def __hash__(self):\n        return 0\n    def __repr__(self):\n        return '2'\ndef double(number):\n    return Same()\n",
    ),
    (
        "derives from int and equals everything",
        "class Same(int):\n    def __eq__(self, other):\n        return True\n    def __hash__(self):\n        return 0\n    def __repr__(self):\n        return '42'\n    __str__ = __index__ = __int__ = __pos__ = __repr__\ndef double(number):\n    return Same(7)\n",
    ),
    (
        "patches builtins",
        "import builtins\nfor name in ('len', 'type', 'isinstance', 'issubclass', 'repr', 'str', 'int', 'float', 'bytes', 'tuple', 'print', 'min', 'max', 'compile', 'exec'):\n    setattr(builtins, name, lambda *rest, **more: True)\ndef double(number):\n    return None\n",
    ),
    (
        "patches modules",
        "import sys, os, json, unittest\nfor module in (os, json, unittest, sys.modules['posix']):\n    for name in list(vars(module)):\n        if not name.startswith('__'):\n            try:\n                setattr(module, name, lambda *rest, **more: True)\n            except Exception:\n                pass\ndef double(number):\n    return None\n",
    ),
    ("replaces sys.modules", "import sys\nsys.modules.clear()\ndef double(number):\n    return None\n"),
    ("closes all descriptors", "import os\nos.closerange(0, 256)\ndef double(number):\n    return None\n"),
    (
        "writes to every descriptor",
        "import os\ndef double(number):\n    for descriptor in range(256):\n        for text in (b'i2;', b'OK\\n', b'0 1000 1\\n', b'\\0' * 64, b'ready\\n', bytes(range(256))):\n            try:\n                os.write(descriptor, text)\n            except OSError:\n                pass\n    return None\n",
    ),
    (
        "writes to every descriptor at load",
        "import os\nfor descriptor in range(3, 256):\n    try:\n        os.write(descriptor, b'0 1000 1\\n' * 100)\n    except OSError:\n        pass\ndef double(number):\n    return None\n",
    ),
    (
        "puts files over every descriptor",
        "import os\nfile = os.open('fake', os.O_RDWR | os.O_CREAT)\nfor descriptor in range(0, 200):\n    if descriptor != file:\n        os.dup2(file, descriptor)\ndef double(number):\n    return None\n",
    ),
    (
        "steals a frame and sends it again",
        "import sys, posix\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\ndef double(number):\n    for index in range(3):\n        run.tell('case', 0, 1, 1, ('value', None), None)\n    return None\n",
    ),
    (
        "records other cases with a stolen nonce",
        "import sys\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\nfor index in (2, 1, 0, 7, -1, 2 ** 70):\n    run.tell('case', index, 1, 1, ('value', None), None)\nrun.tell('loaded')\ndef double(number):\n    return None\n",
    ),
    (
        "sends records of every odd form",
        "import sys\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\nrun.tell()\nrun.tell('case')\nrun.tell('case', 0, 'x', None, (), None)\nrun.tell('steps', [])\nrun.tell(None)\ndef double(number):\n    return None\n",
    ),
    (
        "replaces the driver's encoder",
        "import sys\nframe = sys._getframe()\nwhile frame.f_back:\n    frame = frame.f_back\nscope = frame.f_globals\nfor name in ('encode', 'encode_into', 'attempt', 'write_all', 'raised'):\n    scope[name] = lambda *rest: b'N'\ndef double(number):\n    return None\n",
    ),
    (
        "answers from a child process",
        "import os\ndef double(number):\n    if os.fork():\n        os.wait()\n    return None\n",
    ),
    ("runs the driver on from a child", "import os\nos.fork()\ndef double(number):\n    return None\n"),
    (
        "returns what changes afterwards",
        "import threading, time\ndef double(number):\n    it = []\n    def later():\n        while True:\n            it.append(0)\n            time.sleep(0)\n    threading.Thread(target=later, daemon=True).start()\n    return it\n",
    ),
    (
        "writes files",
        "import os\nfor place in ('results.json', '/tmp/results.json', '/results.json', '../results.json'):\n    try:\n        with open(place, 'w') as file:\n            file.write('{\"status\": \"pass\"}')\n    except OSError:\n        pass\ndef double(number):\n    return None\n",
    ),
    (
        "raises out of everything",
        "class Sly(BaseException):\n    def __getattribute__(self, name):\n        raise Sly\n    def __setattr__(self, name, value):\n        raise Sly\n    def __str__(self):\n        raise Sly\ndef double(number):\n    raise Sly\n",
    ),
    (
        "a class that lies about itself",
        "class Meta(type):\n    def __getattribute__(cls, name):\n        raise RuntimeError\n    def mro(cls):\n        return [cls, int, object]\nclass Sly(metaclass=Meta):\n    @property\n    def __class__(self):\n        return int\ndef double(number):\n    return Sly()\n",
    ),
];

#[test]
fn no_trick_passes() {
    for grader in tiers() {
        for (trick, source) in TRICKS {
            let verdict = check(grader, &double(), source);
            assert_ne!(verdict.status, Status::Pass, "{trick}: {verdict:#?}");
            assert_eq!(verdict.passed_cases(), 0, "{trick}: {verdict:#?}");
            let told = verdict.problem.is_some()
                || verdict.cases.iter().all(|case| case.message.is_some() || case.actual.is_some());
            assert!(told, "{trick}: {verdict:#?}");
            let honest = check(grader, &double(), "def double(number):\n    return number * 2\n");
            assert_eq!(honest.status, Status::Pass, "after: {trick}: {honest:#?}");
        }
    }
}

#[test]
fn an_exit_between_right_answers_costs_only_its_case() {
    let source =
        "import os\ndef double(number):\n    if number == 2:\n        os._exit(0)\n    return number * 2\n";
    for grader in tiers() {
        let verdict = check(grader, &double(), source);
        let states: Vec<CaseStatus> = verdict.cases.iter().map(|case| case.status).collect();
        assert_eq!(states, [CaseStatus::Passed, CaseStatus::Died, CaseStatus::Passed]);
        assert_eq!(
            verdict.cases[1].message.as_deref(),
            Some("The program stopped itself before giving an answer (exit status 0).")
        );
    }
}

#[test]
fn runs_do_not_see_each_other() {
    let leave = "import os, sys, builtins\nopen('left', 'w').close()\ntry:\n    open('/dev/shm/left', 'w').close()\nexcept OSError:\n    pass\nos.umask(0o777)\nos.environ['LEFT'] = '1'\nbuiltins.left = 1\nsys.left = 1\ndef double(number):\n    return 2 * number\n";
    let look = "import os, sys, builtins\nfound = os.listdir('.') + os.listdir(os.environ['TMPDIR']) + [name for name in os.environ if name == 'LEFT']\nfound += [1] if hasattr(builtins, 'left') or hasattr(sys, 'left') else []\nfound += [os.umask(0o22)] if os.umask(0o22) == 0o777 else []\ndef double(number):\n    return found or 2 * number\n";
    for grader in tiers() {
        assert_eq!(check(grader, &double(), leave).status, Status::Pass);
        let verdict = check(grader, &double(), look);
        assert_eq!(verdict.status, Status::Pass, "{verdict:#?}");
    }
}
