//! Programs whose cases share a process, and those that must not: whatever one case does, the next one finds
//! everything as it was.

use crate::support::exercises::program;
use crate::support::graders::{check, tiers};
use codementor::domain::verdict::{CaseStatus, Status, Verdict};

/// What each case would print alone is expected of each.
fn alike(what: &str, source: &str, inputs: &[(&str, &str)]) {
    let exercise = program(inputs);
    for grader in tiers() {
        let verdict = check(grader, &exercise, source);
        assert_eq!(verdict.status, Status::Pass, "{what}: {verdict:#?}");
        let again = check(grader, &exercise, source);
        assert_eq!(again.status, Status::Pass, "{what}, once more: {again:#?}");
    }
}

const SAME: [(&str, &str); 4] = [("1\n", "1\n"), ("1\n", "1\n"), ("1\n", "1\n"), ("1\n", "1\n")];

/// Each prints 1 at its first run in a process, and something else where an earlier run can be seen.
const LEAVERS: [(&str, &str); 19] = [
    ("a global", "try:\n    count += 1\nexcept NameError:\n    count = 1\nprint(count)\n"),
    ("a module's name", "import math\nprint(int(math.pi != 0) + int(math.pi == 7))\nmath.pi = 7\n"),
    (
        "a module's class",
        "from collections import Counter\nprint(getattr(Counter, 'seen', 1))\nCounter.seen = 2\n",
    ),
    (
        "a module's class, without getattr",
        "from collections import Counter\ntry:\n    print(Counter.seen)\nexcept AttributeError:\n    print(1)\nCounter.seen = 2\n",
    ),
    ("a module of one's own", "import sys\nprint(1 + ('mine' in sys.modules))\nsys.modules['mine'] = sys\n"),
    ("a file", "import os\nprint(1 + os.path.exists('left'))\nopen('left', 'w').close()\n"),
    (
        "a file without modules",
        "try:\n    open('left').close()\n    print(2)\nexcept OSError:\n    print(1)\nopen('left', 'w').close()\n",
    ),
    ("a builtin", "import builtins\nprint(vars(builtins).get('seen', 1))\nbuiltins.seen = 2\n"),
    ("a builtin behind a dunder", "print(print.__self__.__dict__.get('seen', 1))\nprint.__self__.seen = 2\n"),
    (
        "the recursion limit",
        "import sys\nprint(1 + (sys.getrecursionlimit() == 4321))\nsys.setrecursionlimit(4321)\n",
    ),
    ("arguments", "import sys\nprint(len(sys.argv))\nsys.argv.append('more')\n"),
    ("a stream", "import sys\nprint(1, file=sys.stdout)\nsys.stdout.flush()\nsys.stdout.close()\n"),
    ("a replaced stream", "import sys\nprint(1)\nsys.stdout = sys.stderr\nsys.stdin = None\n"),
    ("what is not read", "print(1)\n"),
    (
        "chance",
        "import random\nfound = random.getstate()\nrandom.seed(5)\nprint(1 + (found == random.getstate()))\n",
    ),
    ("an exit", "print(1)\nexit()\n"),
    ("a trace", "import sys\nprint(1 + (sys.gettrace() is not None))\nsys.settrace(lambda *rest: None)\n"),
    ("an environment", "import os\nprint(os.environ.get('SEEN', '1'))\nos.environ['SEEN'] = '2'\n"),
    (
        "a generator that is not over",
        "def steps():\n    try:\n        yield 1\n    finally:\n        print('over')\nwaiting = steps()\nprint(next(waiting))\n",
    ),
];

#[test]
fn no_case_sees_another() {
    for (what, source) in LEAVERS {
        alike(what, source, &SAME);
    }
}

#[test]
fn each_case_has_its_own_input_and_output() {
    let long: String = "7\n".repeat(60_000);
    let inputs: [(&str, &str); 5] =
        [("3\nunread\n", "3\n"), ("4", "4\n"), (&long, "7\n"), ("5\n6\n", "5\n"), ("8\n", "8\n")];
    alike("by input", "print(int(input()))\n", &inputs);
    alike("by the stream", "import sys\nprint(sys.stdin.readline().strip())\n", &inputs);
    alike("by its bytes", "import sys\nprint(int(sys.stdin.buffer.readline()))\n", &inputs);
    alike(
        "by iterating",
        "import sys\nfor line in sys.stdin:\n    print(line.strip())\n    break\n",
        &inputs,
    );
    let errors = "import sys\nword = input()\nprint(word)\nprint('heard', word, file=sys.stderr)\n";
    for grader in tiers() {
        let verdict = check(grader, &program(&[("a\n", "a\n"), ("b\n", "b\n"), ("c\n", "c\n")]), errors);
        let told: Vec<&str> = verdict.cases.iter().map(|case| case.output.as_str()).collect();
        assert_eq!(told, ["a\nheard a\n", "b\nheard b\n", "c\nheard c\n"]);
    }
}

#[test]
fn each_case_may_print_as_much_as_if_it_were_alone() {
    let much = "x".repeat(60_000) + "\n";
    let cases: Vec<(&str, &str)> = std::iter::repeat_n(("", much.as_str()), 24).collect();
    alike("much", "print('x' * 60_000)\n", &cases);
}

#[test]
fn a_case_that_fails_costs_no_other() {
    let source = "number = int(input())\nif number == 2:\n    while True:\n        pass\nif number == 3:\n    print(1 // 0)\nif number == 4:\n    hoard = [0] * 10 ** 10\nprint(number)\n";
    let exercise = program(&[
        ("1\n", "1\n"),
        ("3\n", "3\n"),
        ("2\n", "2\n"),
        ("4\n", "4\n"),
        ("5\n", "5\n"),
        ("x\n", "0\n"),
    ]);
    for grader in tiers() {
        let Verdict { cases, .. } = check(grader, &exercise, source);
        let statuses: Vec<CaseStatus> = cases.iter().map(|case| case.status).collect();
        assert_eq!(
            statuses,
            [
                CaseStatus::Passed,
                CaseStatus::Raised,
                CaseStatus::TimedOut,
                CaseStatus::Raised,
                CaseStatus::Passed,
                CaseStatus::Raised
            ],
            "{cases:#?}"
        );
    }
}

#[test]
fn what_a_case_holds_in_memory_is_not_held_against_the_next() {
    // Ten of these at once are more than a run may have.
    let source = "word = input()\nhoard = bytearray(100_000_000)\nprint(word)\n";
    let cases: Vec<(&str, &str)> = std::iter::repeat_n(("a\n", "a\n"), 10).collect();
    alike("memory", source, &cases);
}

#[test]
fn warnings_of_the_program_are_told_with_each_case() {
    let exercise = program(&[("", "1\n"), ("", "1\n")]);
    for grader in tiers() {
        let verdict = check(grader, &exercise, "print(1 if 1 is 1 else 2)\n");
        for case in &verdict.cases {
            assert!(case.output.contains("SyntaxWarning"), "{case:?}");
        }
    }
}
