//! What a learner is told of their program, for every kind of exercise and of mistake.

use crate::support::exercises::{call, class, double, function, int, program, step, steps, text};
use crate::support::graders::{check, tiers};
use codementor::domain::Value;
use codementor::domain::exercise::{Exercise, Expected};
use codementor::domain::verdict::{CaseStatus, CaseVerdict, ProblemKind, Status, Verdict};
use codementor::grade::results_json;

/// The same verdict on every tier; it is checked on each, and the last is returned.
fn judged(exercise: &Exercise, source: &str, expect: impl Fn(&Verdict)) -> Verdict {
    let mut last = None;
    for grader in tiers() {
        let verdict = check(grader, exercise, source);
        assert_eq!(verdict.tier, grader.report().tier);
        assert_eq!(verdict.cases.len(), exercise.cases.len());
        expect(&verdict);
        last = Some(verdict);
    }
    last.expect("at least one tier is there")
}

/// An exercise with one case.
fn one(arguments: Vec<Value>, expected: Value) -> Exercise {
    call(function("answer", &["given"]), arguments, Expected::Value(expected))
}

fn case_of(exercise: &Exercise, source: &str) -> CaseVerdict {
    judged(exercise, source, |_| {}).cases.remove(0)
}

#[test]
fn a_right_function_passes_and_a_wrong_one_fails() {
    judged(&double(), "def double(number):\n    return number * 2\n", |verdict| {
        assert_eq!(verdict.status, Status::Pass, "{verdict:#?}");
        assert!(verdict.memory_kib > 1000 && verdict.millis > 0.0);
    });
    judged(&double(), "def double(number):\n    return number + 1\n", |verdict| {
        assert_eq!((verdict.status, verdict.passed_cases()), (Status::Fail, 1));
        let failing = verdict.first_failing().expect("a case fails");
        assert_eq!((failing.input.as_str(), failing.expected.as_str()), ("double(2)", "4"));
        assert_eq!((failing.status, failing.actual.as_deref()), (CaseStatus::Failed, Some("3")));
    });
}

#[test]
fn a_wrong_type_shows() {
    let case = case_of(&one(vec![int(1)], int(3)), "def answer(given):\n    return '3'\n");
    assert_eq!((case.expected.as_str(), case.actual.as_deref()), ("3", Some("'3'")));
    assert_eq!(case.message.as_deref(), Some("It should be a whole number (int), and it is text (str)."));
    let case = case_of(&one(vec![int(1)], int(3)), "def answer(given):\n    print(3)\n");
    assert_eq!(case.message.as_deref(), Some("It returned None. A `return` may be missing."));
    assert_eq!(case.output, "3\n");
}

#[test]
fn values_of_every_kind_go_in_and_come_back() {
    let value = Value::Map(vec![
        (text("list"), Value::List(vec![int(1), Value::Float(-0.5), Value::Float(f64::INFINITY)])),
        (int(2), Value::Tuple(vec![Value::None, Value::Bool(true), text("é\n\"'\0😀")])),
        (Value::Tuple(vec![int(1)]), Value::Set(vec![int(i64::MAX), int(i64::MIN)])),
        (Value::None, Value::Float(f64::NAN)),
    ]);
    let exercise = one(vec![value.clone()], value);
    assert_eq!(case_of(&exercise, "def answer(given):\n    return given\n").status, CaseStatus::Passed);
}

#[test]
fn derived_classes_count_as_what_they_are_made_of_and_others_as_nothing() {
    let counted = Value::Map(vec![(text("a"), int(2)), (text("b"), int(1))]);
    let exercise = one(vec![text("aab")], counted);
    let source = "from collections import Counter\ndef answer(given):\n    return Counter(given)\n";
    assert_eq!(case_of(&exercise, source).status, CaseStatus::Passed);
    let exercise = one(vec![int(3)], Value::List(vec![int(0), int(1), int(2)]));
    let case = case_of(&exercise, "def answer(given):\n    return range(given)\n");
    assert_eq!((case.status, case.actual.as_deref()), (CaseStatus::Failed, Some("range(0, 3)")));
    assert_eq!(case.message.as_deref(), Some("It should be a list, and it is an object of type range."));
}

#[test]
fn endless_and_huge_values_are_told() {
    let exercise = one(vec![int(1)], int(1));
    for (body, words) in [
        ("    it = []\n    it.append(it)\n    return it", "contains itself"),
        ("    return [0] * 200000", "more than 100,000 parts"),
        ("    return 'x' * 3000000", "larger than 1 MiB"),
        ("    return 10 ** 100000", "thousands of digits"),
    ] {
        let case = case_of(&exercise, &format!("def answer(given):\n{body}\n"));
        assert_eq!(case.status, CaseStatus::Failed);
        assert!(case.message.as_deref().is_some_and(|message| message.contains(words)), "{case:?}");
    }
    let case = case_of(&exercise, "def answer(given):\n    return 2 ** 64\n");
    assert_eq!(case.actual.as_deref(), Some("18446744073709551616"));
}

#[test]
fn errors_are_told_with_their_line() {
    let exercise = one(vec![int(0)], int(1));
    let source =
        "def helper(number):\n    return 1 / number\n\ndef answer(given):\n    return helper(given)\n";
    let case = case_of(&exercise, source);
    assert_eq!((case.status, case.line), (CaseStatus::Raised, Some(2)));
    assert_eq!(
        case.message.as_deref(),
        Some("ZeroDivisionError: division by zero\nAt line 2, in helper,\ncalled from line 5, in answer.")
    );
    for (body, words) in [
        ("return answer(given)", "RecursionError: maximum recursion depth exceeded"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("exit()", "SystemExit"),
        ("import sys; sys.exit(0)", "SystemExit: 0"),
        ("return input()", "EOFError: EOF when reading a line"),
        ("return bytearray(600 << 20)", "It used more than 512 MiB of memory."),
        ("raise type('', (Exception,), {'__str__': lambda self: 1 / 0})", ""),
    ] {
        let case = case_of(&exercise, &format!("def answer(given):\n    {body}\n"));
        assert_eq!(case.status, CaseStatus::Raised, "{body}");
        assert!(case.message.as_deref().is_some_and(|message| message.contains(words)), "{case:?}");
        assert_eq!(case.line, Some(2));
    }
}

#[test]
fn an_expected_error_passes_and_its_absence_fails() {
    let expected = Expected::Error("ValueError".to_owned());
    let exercise = call(function("answer", &["given"]), vec![int(-1)], expected);
    let case = case_of(&exercise, "def answer(given):\n    raise ValueError('no')\n");
    assert_eq!((case.status, case.expected.as_str()), (CaseStatus::Passed, "raises ValueError"));
    let case = case_of(&exercise, "def answer(given):\n    return -1\n");
    assert_eq!((case.status, case.actual.as_deref()), (CaseStatus::Failed, Some("-1")));
    let case = case_of(&exercise, "def answer(given):\n    raise TypeError('no')\n");
    assert_eq!(case.status, CaseStatus::Raised);
    let case = case_of(&exercise, "def answer(given):\n    return int('x')\n");
    assert_eq!(case.status, CaseStatus::Passed);
}

#[test]
fn what_cannot_be_loaded_is_a_problem_and_not_a_failure() {
    let problem = |source: &str| {
        let verdict = judged(&double(), source, |verdict| {
            assert_eq!(verdict.status, Status::Error, "{source}");
            assert!(verdict.cases.iter().all(|case| case.status == CaseStatus::NotRun));
        });
        verdict.problem.expect("a problem is told")
    };
    let found = problem("def double(number)\n    return 2 * number\n");
    assert_eq!((found.kind, found.line), (ProblemKind::Syntax, Some(1)));
    assert!(found.column.is_some_and(|column| column > 10) && found.message.starts_with("SyntaxError: "));
    let found = problem("def double(number):\nreturn 2\n");
    assert!(found.message.starts_with("IndentationError: "), "{found:?}");
    let found = problem("import missing_thing\n");
    assert_eq!((found.kind, found.line), (ProblemKind::Load, Some(1)));
    assert!(found.message.starts_with("ModuleNotFoundError: No module named 'missing_thing'"), "{found:?}");
    let found = problem("name = input()\n");
    assert!(found.message.contains("EOFError"), "{found:?}");
    let found = problem("def doubel(number):\n    return 2\n");
    assert_eq!(found.kind, ProblemKind::Missing);
    assert!(found.message.contains("no function called double yet. There is one called doubel"), "{found:?}");
    assert!(problem("double = 3\n").message.contains("it is not a function"));
    assert_eq!(problem("").message, "There is no function called double yet.");
    let found = problem("import os\nos._exit(3)\n");
    assert_eq!(found.kind, ProblemKind::Died);
    assert!(found.message.contains("exit status 3"), "{found:?}");
    let found = problem("while True:\n    pass\n");
    assert_eq!(found.kind, ProblemKind::TimedOut);
    for odd in ["a = '\0'\n", &"(".repeat(5000), &format!("a = {}1", "-".repeat(50_000))] {
        let found = problem(odd);
        assert!(
            matches!(found.kind, ProblemKind::Syntax | ProblemKind::Load | ProblemKind::Died),
            "{found:?}"
        );
    }
}

#[test]
fn each_case_has_its_own_output() {
    let source = "import sys, os\nprint('loading')\ndef double(number):\n    print('out', number)\n    print('err', number, file=sys.stderr)\n    os.system(f'echo child {number}')\n    return 2 * number\n";
    judged(&double(), source, |verdict| {
        assert_eq!(verdict.output, "loading\n");
        assert_eq!(verdict.status, Status::Pass, "{verdict:#?}");
        for (case, number) in verdict.cases.iter().zip([1, 2, 21]) {
            for part in [format!("out {number}\n"), format!("err {number}\n"), format!("child {number}\n")] {
                assert!(case.output.contains(&part), "{case:?}");
            }
            assert_eq!(case.output.lines().count(), 3);
        }
    });
}

#[test]
fn arguments_must_be_kept_where_the_exercise_says_so() {
    let mut exercise = one(vec![Value::List(vec![int(2), int(1)])], int(1));
    exercise.keeps_arguments = true;
    let case = case_of(&exercise, "def answer(given):\n    given.sort()\n    return given[0]\n");
    assert_eq!(case.status, CaseStatus::Failed);
    assert_eq!(
        case.message.as_deref(),
        Some("The function changed given, which it was given: it was [2, 1], and now it is [1, 2].")
    );
    let case = case_of(&exercise, "def answer(given):\n    return sorted(given)[0]\n");
    assert_eq!(case.status, CaseStatus::Passed);
}

#[test]
fn objects_are_made_and_used_step_by_step() {
    let exercise = steps(
        class("TicketTill", &["coins"], &["sell", "total", "log"]),
        vec![int(100)],
        vec![
            step("sell", vec![int(5)], None),
            step("log", vec![], Some(Expected::Value(Value::List(vec![int(5)])))),
            step("sell", vec![int(7)], None),
            step("total", vec![], Some(Expected::Value(int(112)))),
            step("sell", vec![int(-1)], Some(Expected::Error("ValueError".to_owned()))),
        ],
    );
    let source = "class TicketTill:\n    def __init__(self, coins):\n        self.coins = coins\n        self.sold = []\n    def sell(self, price):\n        if price < 0:\n            raise ValueError(price)\n        self.sold.append(price)\n    def log(self):\n        return self.sold\n    def total(self):\n        return self.coins + sum(self.sold)\n";
    let case = case_of(&exercise, source);
    assert_eq!(case.status, CaseStatus::Passed, "{case:?}");
    assert!(case.input.starts_with("ticket_till = TicketTill(100)\nticket_till.sell(5)\n"), "{}", case.input);
    let case = case_of(&exercise, &source.replace("self.coins + ", ""));
    assert_eq!(case.status, CaseStatus::Failed);
    assert_eq!(case.actual.as_deref(), Some("ticket_till.log() -> [5]\nticket_till.total() -> 12"));
    let case = case_of(&exercise, &source.replace("def total", "def whole"));
    assert_eq!(case.status, CaseStatus::Raised);
    assert!(
        case.message.as_deref().is_some_and(|message| message.contains("no method called total")),
        "{case:?}"
    );
    let case = case_of(&exercise, "class TicketTill:\n    pass\n");
    assert_eq!(case.status, CaseStatus::Raised, "{case:?}");
}

#[test]
fn programs_are_judged_by_what_they_print() {
    let exercise = program(&[("Ann\nBo\n", "Hello, Ann!\nHello, Bo!\n"), ("", "")]);
    let source = "import sys\nif __name__ == '__main__':\n    for line in sys.stdin:\n        print(f'Hello, {line.strip()}!  ')\n    print()\n    sys.exit()\n";
    judged(&exercise, source, |verdict| {
        assert_eq!(verdict.status, Status::Pass, "{verdict:#?}");
    });
    let exercise = program(&[("4\n", "8\n"), ("5\n", "10\n")]);
    judged(&exercise, "print(int(input()) + 4)\n", |verdict| {
        assert_eq!(verdict.status, Status::Fail);
        assert_eq!(verdict.cases[1].actual.as_deref(), Some("9"));
        assert_eq!((verdict.cases[1].input.as_str(), verdict.cases[1].expected.as_str()), ("5\n", "10"));
    });
    judged(&exercise, "input()\nprint(input())\n", |verdict| {
        assert_eq!(verdict.cases[0].status, CaseStatus::Raised);
        assert!(verdict.cases[0].message.as_deref().is_some_and(|words| words.contains("EOFError")));
    });
    judged(&exercise, "print(\n", |verdict| assert_eq!(verdict.status, Status::Error));
    let late = "import atexit, threading, time\nnumber = int(input())\natexit.register(lambda: print(2 * number))\nthreading.Thread(target=time.sleep, args=(0.01,)).start()\n";
    judged(&exercise, late, |verdict| assert_eq!(verdict.status, Status::Pass, "{verdict:#?}"));
}

#[test]
fn a_verdict_is_written_as_results_json() {
    let mut exercise = double();
    exercise.cases[1].hidden = true;
    let verdict =
        judged(&exercise, "def double(number):\n    print('x' * 600)\n    return number + 1\n", |_| {});
    let results = results_json(&exercise, &verdict);
    assert_eq!((&results["version"], &results["status"]), (&3.into(), &"fail".into()));
    let tests = results["tests"].as_array().expect("tests are listed");
    assert_eq!(tests.len(), 3);
    assert_eq!((&tests[0]["status"], &tests[0]["name"]), (&"pass".into(), &"case 1".into()));
    assert_eq!((&tests[1]["hidden"], &tests[1]["expected"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(&tests[2]["message"], "Expected 42, and got 22.");
    assert_eq!((&tests[2]["input"], &tests[2]["actual"]), (&"double(21)".into(), &"22".into()));
    assert_eq!(tests[0]["output"].as_str().map(|output| output.chars().count()), Some(500));
}
