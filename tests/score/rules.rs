//! Each rule with programs that it finds something in, and programs that it must leave alone.

use super::{exercise, of, program, told, with_starter};

const MODEL: &str = "def go(items, L):\n    return [item for item in items if item > L]\n";

/// What a function with this body loses.
fn lost(body: &str) -> Vec<String> {
    lost_by(&format!("def go(items, L):\n{body}"))
}

fn lost_by(source: &str) -> Vec<String> {
    told(&of(&exercise(MODEL), source))
}

#[test]
fn names_that_are_never_used() {
    for (body, expected) in [
        ("    total = 1\n    return items\n", vec!["-3 quality, line 2: total is set and never used"]),
        (
            "    total = 0\n    for item in items:\n        total += item\n    return items\n",
            vec!["-3 quality, line 2: total is set and never used"],
        ),
        ("    total = 0\n    total = total + 1\n    return items\n", vec![]),
        ("    for _ in items:\n        pass\n    return items\n", vec![]),
        ("    for turn in items:\n        pass\n    return items\n", vec![]),
        ("    first, second = items\n    return first\n", vec![]),
        ("    _rest = items\n    return items\n", vec![]),
        (
            "    total = 1\n    def inner():\n        nonlocal total\n        total = 2\n    return inner()\n",
            vec![],
        ),
        ("    with open(items) as handle:\n        return L\n", vec![]),
        ("    total = 1\n    return eval(items)\n", vec![]),
    ] {
        assert_eq!(lost(body), expected, "{body}");
    }
}

#[test]
fn names_that_are_never_used_cost_no_more_than_two() {
    let score = of(
        &exercise(MODEL),
        "def go(items, L):\n    one = 1\n    two = 2\n    three = 3\n    return items\n",
    );
    assert_eq!(score.quality.points, 24);
    assert_eq!(score.lost().len(), 2);
}

#[test]
fn what_is_never_run() {
    for (body, expected) in [
        (
            "    return items\n    go(1, 2)\n    go(3, 4)\n",
            vec!["-3 quality, line 3: this is never run, as the return above it leaves"],
        ),
        (
            "    while items:\n        break\n        go(1, 2)\n    return items\n",
            vec!["-3 quality, line 4: this is never run, as the break above it leaves"],
        ),
        (
            "    raise ValueError(L)\n    return items\n",
            vec!["-3 quality, line 3: this is never run, as the raise above it leaves"],
        ),
        ("    if items:\n        return L\n    return items\n", vec![]),
        ("    return items\n    yield\n", vec![]),
        ("    return items\n    # nothing more\n", vec![]),
    ] {
        assert_eq!(lost(body), expected, "{body}");
    }
}

#[test]
fn prints_that_are_left_over() {
    let print = "    print(items)\n    return items\n";
    assert_eq!(lost(print), ["-2 quality, line 2: a print is left over; the task does not ask for it"]);
    assert!(told(&of(&program(), "line = input()\nprint(line)\nprint('done')\n")).is_empty());
    let asked = with_starter(&format!("def go(items, L):\n{print}"), "");
    assert!(told(&of(&asked, &format!("def go(items, L):\n    print(L)\n{print}"))).is_empty());
}

#[test]
fn habits_that_a_teacher_would_point_at() {
    for (body, expected) in [
        (
            "    try:\n        return items[0]\n    except:\n        return L\n",
            vec!["-3 quality, line 4: an except without a name hides every kind of error"],
        ),
        ("    try:\n        return items[0]\n    except IndexError:\n        return L\n", vec![]),
        (
            "    if items == True:\n        return L\n    return items\n",
            vec!["-1 quality, line 2: there is no need to compare with True or False"],
        ),
        (
            "    if items == None:\n        return L\n    return items\n",
            vec!["-1 quality, line 2: ask for None with \"is\", not with \"==\""],
        ),
        (
            "    if items > L:\n        return True\n    else:\n        return False\n",
            vec!["-2 quality, line 2: the condition itself can be returned, without an if"],
        ),
        (
            "    for i in range(len(items)):\n        go(items[i], L)\n    return L\n",
            vec!["-2 quality, line 2: the loop can go over items itself, without positions"],
        ),
        ("    for i in range(len(items)):\n        go(items[i], i)\n    return L\n", vec![]),
        ("    for i in range(len(items)):\n        items[i] += 1\n    return L\n", vec![]),
    ] {
        assert_eq!(lost(body), expected, "{body}");
    }
}

#[test]
fn programs_that_are_much_longer() {
    let lines = |count: usize| -> String {
        (0..count)
            .map(|line| format!("    items = items + [L * {line}, L - {line}]\n"))
            .collect::<Vec<String>>()
            .concat()
            + "    return items\n"
    };
    assert!(lost(&lines(7)).is_empty(), "{:?}", lost(&lines(7)));
    assert_eq!(lost(&lines(14)), ["-4 quality: it has 16 statements, the model solution has 2"]);
    assert_eq!(lost(&lines(30)), ["-8 quality: it has 32 statements, the model solution has 2"]);
    // A table is long, and no statement.
    let table = format!("TABLE = [{}]\n", "1,\n".repeat(300));
    assert!(lost_by(&format!("{table}def go(items, L):\n    return TABLE\n")).is_empty());
}

#[test]
fn programs_that_are_much_deeper() {
    let deep = |depth: usize| -> String {
        let stairs: Vec<String> =
            (1..=depth).map(|step| format!("{}for item in items:\n", "    ".repeat(step))).collect();
        format!("{}{}go(item, L)\n    return items\n", stairs.concat(), "    ".repeat(depth + 1))
    };
    assert!(lost(&deep(3)).is_empty());
    assert_eq!(
        lost(&deep(4)).first().map(String::as_str),
        Some("-6 quality, line 6: this is nested 4 levels deep; the model solution needs none")
    );
    let model = format!("def go(items, L):\n{}", deep(3));
    let source = format!("def go(items, L):\n{}", deep(4));
    assert!(told(&of(&exercise(&model), &source)).is_empty());
}

#[test]
fn the_same_lines_twice() {
    let block =
        "    total = 0\n    for item in items:\n        if item > L:\n            total += item * item\n";
    let twice = format!("{block}    go(total, L)\n{block}    return total\n");
    assert_eq!(lost(&twice), ["-4 quality, line 7: lines 7 to 10 say again what lines 2 to 5 say already"]);
    let renamed = format!("{block}{}    return total + other\n", block.replace("total", "other"));
    assert!(lost(&renamed).is_empty(), "{:?}", lost(&renamed));
    assert!(lost("    items = items[1:]\n    items = items[1:]\n    return items\n").is_empty());
    let branches = "    if items:\n        left = go(items, L)\n        right = go(left, items)\n        whole = go(right, left + items)\n    else:\n        left = go(items, L)\n        right = go(left, items)\n        whole = go(right, left + items)\n    return whole\n";
    assert_eq!(lost(branches), ["-4 quality, line 7: lines 7 to 9 say again what lines 3 to 5 say already"]);
}

#[test]
fn names_and_their_looks() {
    let mixed =
        |name: &str| format!("-1 style, line 2: {name}: names have small letters and _ between words");
    let letter = |name: &str| format!("-1 style, line 2: {name} is a letter; a word would say what it is");
    for (body, expected) in [
        ("    myTotal = 1\n    return myTotal\n", vec![mixed("myTotal")]),
        ("    Total = 1\n    return Total\n", vec![mixed("Total")]),
        ("    MOST = 1\n    return MOST\n", vec![]),
        ("    my_total2 = 1\n    return my_total2\n", vec![]),
        ("    t = 1\n    return t\n", vec![letter("t")]),
        ("    i = n = 1\n    return i + n\n", vec![]),
        ("    for t in items:\n        go(t, L)\n    return L\n", vec![]),
        ("    return [t for t in items]\n", vec![]),
        ("    return sorted(items, key=lambda t: -t)\n", vec![]),
        ("    with open(L) as f:\n        return f\n", vec![]),
        ("    L = 1\n    return L\n", vec![]),
        (
            "    list = [1]\n    return list\n",
            vec!["-2 style, line 2: list hides the list that Python brings".to_owned()],
        ),
        (
            "    max = 1\n    max += 1\n    return max\n",
            vec!["-2 style, line 2: max hides the max that Python brings".to_owned()],
        ),
        ("    id = 1\n    return id\n", vec![]),
        ("    return go(list=1, max=2)\n", vec![]),
    ] {
        assert_eq!(lost(body), expected, "{body}");
    }
    assert_eq!(
        lost_by(
            "class boat:\n    sum = 0\n    def max(self):\n        self.topSpeed = 1\n\ndef go(items, L):\n    return boat()\n"
        ),
        [
            "-1 style, line 1: boat: the name of a class begins with a capital letter",
            "-1 style, line 4: topSpeed: names have small letters and _ between words",
        ]
    );
    assert!(lost_by("from collections import namedtuple, OrderedDict as Ordered\nPoint = namedtuple('Point', 'x y')\ndef go(items, L):\n    return Ordered(Point(1, 2))\n").is_empty());
}

#[test]
fn lines_and_blanks() {
    let long = format!("    return items + '{}'\n", "x".repeat(90));
    for (body, expected) in [
        (long.as_str(), vec!["-1 style, line 2: the line has 111 columns; 99 are enough"]),
        (
            "    a_line = 1; b_line = 2\n    return a_line + b_line\n",
            vec!["-1 style, line 2: several statements share a line"],
        ),
        ("    if items: return L\n    return items\n", vec![]),
        (
            "    items=1\n    return items\n",
            vec!["-1 style, line 2: \"=\" reads better with a blank on both sides"],
        ),
        (
            "    if items>1 and L<2:\n        return L\n    return items\n",
            vec!["-1 style, line 2: \">\" reads better with a blank on both sides"],
        ),
        ("    return go(items=items[1:2], L=L-1)\n", vec![]),
        ("    return items * -1\n", vec![]),
        (
            "    if items:\n\treturn L\n    return items\n",
            vec!["-2 style, line 3: lines begin with tabs here and with blanks there"],
        ),
        ("    text = '''\n\tone'''\n    return text\n", vec![]),
    ] {
        assert_eq!(lost(body), expected, "{body}");
    }
    assert!(lost_by("def go(items, L):\n\tif items:\n\t\treturn L\n\treturn items\n").is_empty());
}

#[test]
fn imports_that_nobody_uses() {
    for (imports, expected) in [
        ("import math\n", vec!["-2 style, line 1: math is imported and never used"]),
        (
            "from math import pi, sqrt as root\n",
            vec![
                "-2 style, line 1: pi is imported and never used",
                "-2 style, line 1: root is imported and never used",
            ],
        ),
        (
            "import os.path\nitems = os.path.sep\nprint = items\n",
            vec![
                "-2 style, line 3: print hides the print that Python brings",
                "-3 quality, line 3: print is set and never used",
            ],
        ),
        ("from __future__ import annotations\n", vec![]),
        ("from math import *\n", vec![]),
    ] {
        let mut lost = lost_by(&format!("{imports}def go(items, L):\n    return items\n"));
        lost.sort();
        assert_eq!(lost, expected, "{imports}");
    }
}

#[test]
fn what_the_starter_or_the_model_solution_does_costs_nothing() {
    let source = "def go(items, L):\n    myTotal=1\n    q = 2\n    return items\n";
    assert_eq!(lost_by(source).len(), 5);
    assert!(told(&of(&with_starter(MODEL, source), source)).is_empty());
    assert!(told(&of(&exercise(source), source)).is_empty());
}

#[test]
fn what_cannot_be_read_for_certain_is_not_judged() {
    let score = of(&exercise(MODEL), "def go(items, L):\n    return (items\n");
    assert_eq!(score.total(), 100);
    assert!(!score.quality.measured && !score.style.measured);
}

#[test]
fn the_weights_of_the_exercise_bound_what_is_lost() {
    let mut exercise = exercise(MODEL);
    exercise.rubric.quality = 4;
    exercise.rubric.style = 0;
    let score = of(&exercise, "import math\ndef go(items, L):\n    one=1\n    two=2\n    return items\n");
    assert_eq!(score.quality.points, 0);
    assert_eq!(score.style.points, 0);
    assert_eq!(
        told(&score),
        ["-3 quality, line 3: one is set and never used", "-1 quality, line 4: two is set and never used"]
    );
    assert_eq!(score.total(), 93, "55 of 59");
}
