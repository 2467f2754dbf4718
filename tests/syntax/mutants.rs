//! Single edits of programs: the mistakes that people make are among them, and none is made twice.

use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::syntax::statements::statements;
use codementor::syntax::{EditKind, Mutant, Tree, mutants};
use std::collections::HashSet;

fn all(source: &str) -> Vec<Mutant> {
    let tree = Tree::parse(Language::Python, source).expect("a tree");
    let nodes: Vec<usize> = statements(&tree).iter().map(|one| one.node).collect();
    mutants(&tree, &nodes)
}

/// The one line of a program, as the edits of a kind leave it.
fn lines(source: &str, kind: EditKind) -> HashSet<String> {
    all(source).into_iter().filter(|one| one.kind == kind).map(|one| one.edit.apply(source)).collect()
}

#[test]
fn what_people_get_wrong_is_among_them() {
    for (source, kind, wanted) in [
        ("if a < b:\n    pass\n", EditKind::Comparison, "if a <= b:\n    pass\n"),
        ("if a and b:\n    pass\n", EditKind::Condition, "if a or b:\n    pass\n"),
        ("if not a:\n    pass\n", EditKind::Condition, "if a:\n    pass\n"),
        ("if a:\n    pass\n", EditKind::Condition, "if not (a):\n    pass\n"),
        ("for i in range(n):\n    pass\n", EditKind::Range, "for i in range(1, n):\n    pass\n"),
        ("for i in range(1, n):\n    pass\n", EditKind::Range, "for i in range(1, n + 1):\n    pass\n"),
        ("x = y[i]\n", EditKind::Index, "x = y[i - 1]\n"),
        ("x = y[1:n]\n", EditKind::Index, "x = y[:n]\n"),
        ("x = y[1:]\n", EditKind::Index, "x = y[1:-1]\n"),
        ("x = 1\n", EditKind::Constant, "x = 0\n"),
        ("x = 0\n", EditKind::InitialValue, "x = None\n"),
        ("x = 1\nx = 2\n", EditKind::Assignment, "x = 1\nx += 2\n"),
        ("x += 2\n", EditKind::Assignment, "x = 2\n"),
        ("x = max(y)\n", EditKind::Call, "x = min(y)\n"),
        ("x = int(y)\n", EditKind::Call, "x = y\n"),
        ("x = y\n", EditKind::Call, "x = int(y)\n"),
        ("x = y.lower\n", EditKind::Call, "x = y.lower()\n"),
        ("x = f(a, b)\n", EditKind::Argument, "x = f(b, a)\n"),
        ("x = sorted(y)\n", EditKind::Argument, "x = sorted(y, reverse=True)\n"),
        ("a = 1\nb = 2\nc = a\n", EditKind::Name, "a = 1\nb = 2\nc = b\n"),
        ("x = a - b\n", EditKind::Operator, "x = a + b\n"),
        ("x = a + b * c\n", EditKind::Operator, "x = (a + b) * c\n"),
        ("x = a - b\n", EditKind::Order, "x = b - a\n"),
        ("def f(x):\n    print(x)\n", EditKind::Return, "def f(x):\n    return (x)\n"),
        (
            "def f(x):\n    for y in x:\n        z = y\n        return z\n",
            EditKind::Indentation,
            "def f(x):\n    for y in x:\n        z = y\n    return z\n",
        ),
        (
            "for y in x:\n    z = y\nprint(z)\n",
            EditKind::Indentation,
            "for y in x:\n    z = y\n    print(z)\n",
        ),
        ("while a:\n    break\n", EditKind::Statement, "while a:\n    continue\n"),
        ("a = 1\nb = 2\n", EditKind::Order, "b = 2\na = 1\n"),
        ("print(f'{x:.2f}')\n", EditKind::Text, "print(f'{x:.3f}')\n"),
    ] {
        assert!(lines(source, kind).contains(wanted), "{wanted}{:#?}", lines(source, kind));
    }
}

#[test]
fn no_two_give_the_same_program_and_likely_ones_come_first() {
    let (library, _) = Library::load(None);
    let mut count = 0;
    for exercise in library.exercises() {
        let Some(files) = exercise.files(Language::Python) else { continue };
        let found = all(&files.solution);
        let programs: HashSet<String> = found.iter().map(|one| one.edit.apply(&files.solution)).collect();
        assert_eq!(programs.len(), found.len(), "{}", exercise.id.slug);
        assert!(!programs.contains(&files.solution), "{}", exercise.id.slug);
        assert!(found.windows(2).all(|pair| pair[0].prior >= pair[1].prior));
        for one in &found {
            let line = files.solution[..one.edit.start].matches('\n').count() as u32 + 1;
            assert_eq!(one.line, line);
        }
        count += found.len();
    }
    assert!(count > 5_000, "{count} edits of all solutions");
}

/// What does not parse is tried for nothing.
#[test]
fn nearly_all_of_them_are_programs() {
    let (library, _) = Library::load(None);
    let (mut sound, mut broken) = (0_usize, Vec::new());
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let Some(files) = exercise.files(Language::Python) else { continue };
        for one in all(&files.solution).into_iter().step_by(7) {
            let program = one.edit.apply(&files.solution);
            if Tree::parse(Language::Python, &program).is_ok_and(|tree| tree.is_sound()) {
                sound += 1;
            } else {
                broken.push(format!("{:?} {:?} `{}`", one.kind, exercise.id.slug, one.edit.text));
            }
        }
    }
    assert!(broken.len() * 50 < sound, "{} of {sound}: {:#?}", broken.len(), &broken[..broken.len().min(30)]);
}

#[test]
fn half_a_program_has_edits_too() {
    for source in
        ["", "if", "def f(:\n  x = = 1", "x[", "'''", "for in range(", "\"{\"", "f'{x:", "a = 'ü' + ß[1:"]
    {
        for one in all(source) {
            assert_ne!(one.edit.apply(source), source);
        }
    }
}
