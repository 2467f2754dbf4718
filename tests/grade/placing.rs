//! Where exactly an error was raised, and what the names there held: bounded, clean, and harmless whatever
//! a program's own classes do.

use crate::support::exercises::{call, function, int};
use crate::support::graders::{check, tiers};
use codementor::domain::CaughtError;
use codementor::domain::exercise::Expected;
use codementor::domain::verdict::CaseStatus;

/// What is caught when `answer(7)` runs.
fn caught(source: &str) -> CaughtError {
    let exercise = call(function("answer", &["given"]), vec![int(7)], Expected::Value(int(8)));
    let grader = tiers().into_iter().next().expect("a sandbox");
    let verdict = check(grader, &exercise, source);
    assert_eq!(verdict.cases[0].status, CaseStatus::Raised, "{source}\n{verdict:?}");
    *verdict.cases[0].error.clone().expect("an error is caught")
}

fn shown(caught: &CaughtError) -> Vec<(&str, &str)> {
    caught.values.iter().map(|value| (value.name.as_str(), value.shown.as_str())).collect()
}

#[test]
fn the_exact_place_and_its_values_are_told() {
    let source = "def answer(given):\n    ä = 'é'\n    count = 0\n    return len(ä) + given / count\n";
    let caught = caught(source);
    let place = caught.place.expect("a place");
    assert_eq!((place.line, place.end_line), (4, 4));
    if caught.version >= (3, 11) {
        // `given / count`, in characters though one before it has two bytes.
        assert_eq!((place.column, place.end_column), (Some(21), 34));
        assert_eq!(shown(&caught), [("given", "7"), ("count", "0")]);
    } else {
        assert_eq!(place.column, None);
    }
}

#[test]
fn values_of_every_kind_are_short() {
    let holders = [
        ("'x' * 5000", "'xxx"),
        ("10 ** 5000", "a number with many digits"),
        ("list(range(1000))", "[0, 1, 2, 3, 4, 5, …]"),
        ("{'a': [1, {2: {3: 4}}]}", "{'a': [1, {2: …}]}"),
        ("(1,)", "(1,)"),
        ("set()", "set()"),
        ("None", "None"),
        ("[[[[[[]]]]]]", "[[[…]]]"),
        ("type('Dog', (), {})()", "<Dog>"),
        ("__import__('collections').Counter('aab')", "Counter({'a': 2, 'b': 1})"),
    ];
    for (value, expected) in holders {
        let caught =
            caught(&format!("def answer(given):\n    held = {value}\n    return held.nothing_of_it\n"));
        let held = &caught.values[0];
        assert_eq!(held.name, "held", "{value}");
        assert!(held.shown.starts_with(expected), "{value}: {held:?}");
        assert!(held.shown.chars().count() <= 160, "{held:?}");
    }
}

#[test]
fn an_object_is_told_by_what_it_holds_and_never_asked() {
    for method in [
        "        while True: pass",
        "        raise KeyError",
        "        return 'x' * 10**8",
        "        return '\\x1b[31m'",
        "        import os; os._exit(0)",
    ] {
        let source = format!(
            "class Hostile:\n    def __init__(self):\n        self.size = 3\n    def __repr__(self):\n{method}\n    \
             __str__ = __repr__\n    def __getattr__(self, name):\n        raise AttributeError(name)\n\n\
             def answer(given):\n    thing = Hostile()\n    return thing + given\n"
        );
        let caught = caught(&source);
        assert_eq!(caught.kind, "TypeError", "{method}");
        assert_eq!(shown(&caught), [("thing", "Hostile(size=3)"), ("given", "7")], "{method}");
    }
}

#[test]
fn hostile_names_are_cleaned_and_bounded() {
    let source = "def answer(given):\n    thing = type('\\x1b[31m' + 'y' * 10000, (), {'__slots__': ()})()\n    \
                  return thing + given\n";
    let caught = caught(source);
    let thing = &caught.values[0];
    for text in [&thing.shown, &thing.type_name] {
        assert!(!text.contains('\x1b') && text.chars().count() <= 160, "{thing:?}");
    }
    // Attributes that lead round in a circle, a subclass that lies of its length, a value in a property.
    for lie in [
        "class Lie(list):\n    def __len__(self): return -1\n    def __iter__(self): raise OSError\nheld = Lie([1])\n",
        "held = []\nheld.append(held)\n",
        "class Lie:\n    @property\n    def __dict__(self): return 1 / 0\nheld = Lie()\n",
        "class Lie(dict):\n    def items(self): return 1 / 0\nheld = Lie(a=1)\n",
        "class Lie:\n    pass\nheld = Lie()\nheld.held = held\n",
    ] {
        let caught = self::caught(&format!("{lie}\ndef answer(given):\n    return held ** held.nothing\n"));
        assert!(caught.values.iter().any(|value| value.name == "held"), "{lie}{caught:?}");
    }
}

#[test]
fn there_are_few_values_however_many_names_there_are() {
    let names: Vec<String> = (0..50).map(|number| format!("name_{number}")).collect();
    let given: Vec<String> = names.iter().map(|name| format!("    {name} = 0\n")).collect();
    let caught =
        caught(&format!("def answer(given):\n{}    return 1 / ({})\n", given.concat(), names.join(" + ")));
    assert_eq!(caught.values.len(), 6);
}
