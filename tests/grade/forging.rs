//! Programs that try to be judged right without being right. None of them may pass, and none may
//! disturb the next check.

use crate::support::exercises::{call, double, function, int, text};
use crate::support::graders::{check, tiers};
use codementor::domain::Value;
use codementor::domain::exercise::Expected;
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
        "sends every record twice",
        "import sys\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\nscope = run.tell.__func__.__globals__\nhonest = scope['write_all']\ndef twice(descriptor, data):\n    honest(descriptor, data)\n    honest(descriptor, data)\nscope['write_all'] = twice\ndef double(number):\n    return None\n",
    ),
    (
        "sends half a record with a stolen nonce",
        "import sys\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\nimport posix\ndef double(number):\n    posix.write(4, run.mark + (100).to_bytes(4, 'little') + b't6:s4:case')\n    posix._exit(0)\n",
    ),
    (
        "guesses the nonce",
        "import os\ndef double(number):\n    body = b't6:s4:casei0;i1;i1;t2:s5:valuei2;N'\n    for guess in range(50):\n        os.write(4, os.urandom(16) + len(body).to_bytes(4, 'little') + body)\n    return None\n",
    ),
    (
        "digs the run out of the garbage collector",
        "import gc\ndef double(number):\n    for found in gc.get_objects():\n        if type(found).__name__ == 'Run':\n            for index in range(3):\n                found.tell('case', index, 1, 1, ('value', None), None)\n            found.asks = []\n    return None\n",
    ),
    (
        "inspects the stack and leads the records astray",
        "import inspect\ndef double(number):\n    for found in inspect.stack():\n        found.frame.f_globals['RECORDS'] = 1\n        run = found.frame.f_locals.get('self')\n        if run is not None:\n            run.asks = []\n            run.first = 3\n    return None\n",
    ),
    (
        "overwrites the nonce in memory",
        "import sys\nframe = sys._getframe()\nrun = None\nwhile frame:\n    run = frame.f_locals.get('self', run)\n    frame = frame.f_back\nimport ctypes\nctypes.memmove(id(run.mark) + bytes.__basicsize__ - 1, b'0123456789abcdef', 16)\ndef double(number):\n    return None\n",
    ),
    (
        "kills who started it",
        "import os\ndef double(number):\n    os.kill(os.getppid(), 9)\n    return None\n",
    ),
    ("kills all that it can", "import os\ndef double(number):\n    os.kill(-1, 9)\n    return None\n"),
    (
        "replaces unittest's verdict",
        "import sys, unittest\nclass Always(unittest.TestResult):\n    def wasSuccessful(self):\n        return True\nunittest.TestResult = unittest.TextTestResult = Always\nunittest.TestCase.assertEqual = lambda *rest, **more: None\nsys.exit = lambda *rest: None\ndef double(number):\n    return None\n",
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

/// A class that says yes to everything, derived from the type that is expected, with other contents.
const SAME: &str = "
class Same(BASE):
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return False
    def __hash__(self):
        return 0
    def __repr__(self):
        return SHOWN
    __str__ = __format__ = __repr__
    def __len__(self):
        return 2
    def __iter__(self):
        return iter(['a', 'b'])
    def __getitem__(self, index):
        return ['a', 'b'][index] if isinstance(index, int) else ['a', 'b']
    def __reduce__(self):
        return (BASE, (['a', 'b'],))
    def items(self):
        return [('a', 'b')]
def answer(given):
    return Same(OTHER)
";

#[test]
fn nothing_equals_everything() {
    let list = || vec![text("a"), text("b")];
    for (base, other, expected) in [
        ("object", "", int(7)),
        ("str", "'other'", text("ab")),
        ("list", "['other']", Value::List(list())),
        ("tuple", "['other']", Value::Tuple(list())),
        ("set", "['other']", Value::Set(list())),
        ("frozenset", "['other']", Value::Set(list())),
        ("dict", "{'other': 'other'}", Value::Map(vec![(text("a"), text("b"))])),
        ("float", "0.5", Value::Float(1.5)),
        ("int", "1", int(7)),
    ] {
        let shown = format!("{:?}", if base == "str" { "ab" } else { "7" });
        let source = SAME.replace("BASE", base).replace("OTHER", other).replace("SHOWN", &shown);
        let exercise = call(function("answer", &["given"]), vec![int(1)], Expected::Value(expected));
        for grader in tiers() {
            let verdict = check(grader, &exercise, &source);
            assert_eq!(verdict.cases[0].status, CaseStatus::Failed, "{base}: {verdict:#?}");
        }
    }
}

/// Collects all that it can find, whatever begins as the answer does.
const SEARCH: &str = "
import gc, os, sys
begin = 'the ' + 'answer '
def answer(given):
    seen = []
    ahead = [gc.get_objects(), vars(sys), dict(os.environ), sys.argv]
    frame = sys._getframe()
    while frame:
        ahead += [frame.f_locals, frame.f_globals]
        frame = frame.f_back
    known = set()
    while ahead:
        each = ahead.pop()
        if id(each) in known:
            continue
        known.add(id(each))
        if isinstance(each, bytes):
            each = each.decode('latin-1')
        if isinstance(each, str):
            seen += [each[each.index(begin):][:14]] if begin in each else []
        elif isinstance(each, dict):
            ahead += list(each.keys()) + list(each.values())
        elif isinstance(each, (list, tuple, set)):
            ahead += list(each)
        elif type(each).__name__ == 'Run':
            ahead.append(vars(each))
    for descriptor in range(256):
        try:
            os.set_blocking(descriptor, False)
            data = os.read(descriptor, 1 << 20).decode('latin-1')
            seen += [data[data.index(begin):][:14]] if begin in data else []
        except OSError:
            pass
    for folder, _, names in os.walk('.'):
        seen += [open(os.path.join(folder, name)).read() for name in names]
    return seen[0] if seen else given
";

#[test]
fn the_answers_are_nowhere_to_be_found() {
    let search = |given: &str| {
        let exercise =
            call(function("answer", &["given"]), vec![text(given)], Expected::Value(text("the answer 123")));
        tiers().into_iter().map(move |grader| check(grader, &exercise, SEARCH).cases[0].status)
    };
    assert!(search("nothing").all(|status| status == CaseStatus::Failed));
    // It would find it: an argument that holds the answer is found where the run keeps it.
    assert!(search("<the answer 123>").all(|status| status == CaseStatus::Passed));
}

#[test]
fn a_copy_of_the_program_has_nothing_to_tell() {
    let source = "import os\ndef double(number):\n    if os.fork() == 0:\n        return 0\n    os.wait()\n    return number * 2\n";
    for grader in tiers() {
        let verdict = check(grader, &double(), source);
        assert_eq!(verdict.status, Status::Pass, "{verdict:#?}");
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
