//! What a tree says of a program: its statements, tokens, names and habits.

use codementor::domain::Language;
use codementor::syntax::habits::{Habit, habits};
use codementor::syntax::names::{Bound, names};
use codementor::syntax::statements::{Kind, statements};
use codementor::syntax::tokens::{self, tokens};
use codementor::syntax::{Query, Tree};

fn tree(source: &str) -> Tree {
    Tree::parse(Language::Python, source).expect("a tree")
}

const TIDES: &str = "\
def tides(lines):
    \"\"\"What the tide does.\"\"\"
    best = None  # nothing yet
    for line in lines:
        if best is None:
            best = line
        elif line > best:
            while True:
                break
    return best
";

#[test]
fn statements_have_kinds_lines_and_depths() {
    let tree = tree(TIDES);
    let found: Vec<(Kind, u32, u32, usize)> = statements(&tree)
        .into_iter()
        .map(|statement| (statement.kind, statement.first_line, statement.last_line, statement.depth))
        .collect();
    let expected = [
        (Kind::Function, 1, 10, 0),
        (Kind::Expression, 2, 2, 0),
        (Kind::Expression, 3, 3, 0),
        (Kind::Loop, 4, 9, 0),
        (Kind::If, 5, 9, 1),
        (Kind::Expression, 6, 6, 2),
        (Kind::Loop, 8, 9, 2),
        (Kind::Leave, 9, 9, 3),
        (Kind::Return, 10, 10, 0),
    ];
    assert_eq!(found, expected);
    assert!(statements(&tree)[1].remark && !statements(&tree)[2].remark);
}

#[test]
fn tokens_leave_out_comments_layout_and_docstrings() {
    let left = tree(TIDES);
    let right = tree(
        "def tides( lines ) :\n  best=None\n  for line in lines :\n    if best is None: best = line\n    elif line>best:\n      while True: break\n  return best",
    );
    let texts =
        |tree: &Tree| -> Vec<String> { tokens(tree).iter().map(|token| token.text.to_owned()).collect() };
    assert_eq!(texts(&left), texts(&right));
    assert_eq!(texts(&left)[..6], ["def", "tides", "(", "lines", ")", ":"]);
}

#[test]
fn names_can_be_compared_by_their_places() {
    let renamed = |source: &str| -> Vec<String> {
        let tree = tree(source);
        tokens(&tree).iter().map(tokens::Token::renamed).collect()
    };
    assert_eq!(renamed("one = two + one * 3"), renamed("a1 = b1 + a1 * 3"));
    assert_ne!(renamed("one = two + one"), renamed("one = two + two"));
    let program = tree("print(f'{one:>4} of {two}', 'x', 2.5)");
    let shapes: Vec<&str> = tokens(&program).iter().map(tokens::Token::shape).collect();
    assert_eq!(shapes.iter().filter(|shape| **shape == "name").count(), 3, "{shapes:?}");
    assert!(shapes.contains(&"text") && shapes.contains(&"number"), "{shapes:?}");
}

#[test]
fn every_way_of_binding_a_name_is_seen() {
    let source = "\
import os.path
from math import sqrt as root, pi
first = second = 0
first += 1
left, (right, *rest) = first
for key, (value, more) in root(items):
    pass
with open(first) as handle:
    pass
def tell(self, count: int, size=2, *others, deep: int = 3, **named):
    return [one for one in others]
class Boat:
    sails = 2
    def go(self):
        self.speed = lambda knots: knots
try:
    pass
except ValueError as error:
    pass
if (found := first):
    pass
";
    let tree = tree(source);
    let names = names(&tree);
    let of = |how: Bound| -> Vec<&str> {
        names.bindings.iter().filter(|binding| binding.how == how).map(|binding| binding.name).collect()
    };
    assert_eq!(of(Bound::Imported), ["os", "root", "pi"]);
    assert_eq!(of(Bound::Assigned), ["first", "second", "sails"]);
    assert_eq!(of(Bound::Changed), ["first"]);
    assert_eq!(of(Bound::Unpacked), ["left", "right", "rest"]);
    assert_eq!(of(Bound::Counter), ["key", "value", "more", "one", "knots"]);
    assert_eq!(of(Bound::Handle), ["handle", "error"]);
    assert_eq!(of(Bound::Parameter), ["self", "count", "size", "others", "deep", "named", "self"]);
    assert_eq!(of(Bound::Function), ["tell", "go"]);
    assert_eq!(of(Bound::Class), ["Boat"]);
    assert_eq!(of(Bound::Attribute), ["speed"]);
    assert_eq!(of(Bound::Other), ["found"]);
}

#[test]
fn a_use_counts_in_its_own_scope_and_in_those_inside() {
    for (source, name, used) in [
        ("def go():\n    total = 1\n    return 2\n", "total", false),
        ("def go():\n    total = 1\n    return total\n", "total", true),
        ("def go():\n    total = 1\n    total += 2\n", "total", false),
        ("def go():\n    total = 1\n    return f'{total}'\n", "total", true),
        (
            "def go():\n    total = 1\n    def inner():\n        return total\n    return inner\n",
            "total",
            true,
        ),
        ("def go():\n    total = 1\ndef other(total):\n    return total\n", "total", false),
        ("def go():\n    global total\n    total = 1\n", "total", true),
        ("def go():\n    total = 1\n    return locals()\n", "total", true),
        ("def go():\n    total = 1\n    return go(total=2)\n", "total", false),
        ("class Boat:\n    total = 1\n", "total", true),
        ("total = 1\ndef go():\n    return total\n", "total", true),
    ] {
        let tree = tree(source);
        let names = names(&tree);
        let binding = names.bindings.iter().find(|binding| binding.name == name).expect(source);
        assert_eq!(names.is_used(&tree, binding), used, "{source}");
    }
}

#[test]
fn habits_are_found_only_where_there_is_no_doubt() {
    let loops = |body: &str| format!("for place in range(len(words)):\n    {body}\n");
    for (source, expected) in [
        ("try:\n    go()\nexcept:\n    pass\n".to_owned(), vec![Habit::BareExcept]),
        ("try:\n    go()\nexcept ValueError:\n    pass\n".to_owned(), vec![]),
        ("if ready == True:\n    go()\n".to_owned(), vec![Habit::ComparesTruth]),
        ("if ready != False:\n    go()\n".to_owned(), vec![Habit::ComparesTruth]),
        ("if ready is True or ready == 'True':\n    go()\n".to_owned(), vec![]),
        ("if ready == None:\n    go()\n".to_owned(), vec![Habit::ComparesNone]),
        ("if ready is None:\n    go()\n".to_owned(), vec![]),
        ("def go(it):\n    if it > 1:\n        return True\n    else:\n        return False\n".to_owned(), vec![Habit::ReturnsCondition]),
        ("def go(it):\n    if it > 1:\n        return 1\n    else:\n        return False\n".to_owned(), vec![]),
        ("def go(it):\n    if it > 1:\n        go(2)\n        return True\n    else:\n        return False\n".to_owned(), vec![]),
        ("def go(it):\n    if it > 1:\n        return True\n    elif it:\n        return True\n    else:\n        return False\n".to_owned(), vec![]),
        ("print(1)\nself.print(2)\n".to_owned(), vec![Habit::Prints]),
        (loops("go(words[place])"), vec![Habit::CountsItems]),
        (loops("total = total + words[place] * words[place]"), vec![Habit::CountsItems]),
        (loops("go(words[place], place)"), vec![]),
        (loops("go(words[place], words)"), vec![]),
        (loops("go(words[place], words[place + 1])"), vec![]),
        (loops("words[place] = 1"), vec![]),
        (loops("words[place] += 1"), vec![]),
        (loops("words[place], other = 1, 2"), vec![]),
        (loops("del words[place]"), vec![]),
        (loops("go(others[place])"), vec![]),
        (loops("go()"), vec![]),
        (loops("go(words[place])") + "go(place)\n", vec![]),
        (loops("go(words[place])") + "for place in others:\n    go(place)\n", vec![Habit::CountsItems]),
        ("for place in range(1, len(words)):\n    go(words[place])\n".to_owned(), vec![]),
        ("one=1\n".to_owned(), vec![Habit::TightOperator]),
        ("one = go(two=1, three=n-1)\nfour[1:2] += 1\nfive: int = 5\n".to_owned(), vec![]),
        ("if one==2 or one <3:\n    go()\n".to_owned(), vec![Habit::TightOperator, Habit::TightOperator]),
    ] {
        let tree = tree(&source);
        let found: Vec<Habit> = habits(&tree).iter().map(|found| found.habit).collect();
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn half_a_program_has_a_tree_and_its_whole_parts() {
    let tree = tree("def tides(lines):\n    best = None\n    for line in\n    return best\n");
    assert!(!tree.is_sound());
    assert!(statements(&tree).iter().any(|statement| statement.kind == Kind::Return));
    assert!(names(&tree).bindings.iter().any(|binding| binding.name == "best"));
}

#[test]
fn an_authors_query_is_compiled_or_refused_with_its_line() {
    let query = Query::compile(Language::Python, "(call function: (identifier) @called)").expect("a query");
    let program = tree("one(two(3))\n");
    let called: Vec<&str> = query
        .matches(&program)
        .iter()
        .filter_map(|one| one.node("called"))
        .map(|node| program.text(node))
        .collect();
    assert_eq!(called, ["one", "two"]);
    let error = Query::compile(Language::Python, "(call)\n(no_such_node) @it").err().expect("no query");
    assert_eq!(error.line, 2);
    assert!(error.to_string().starts_with("failed to understand the query at line 2"), "{error}");
    assert!(error.hint().contains("tree-sitter"));
}
