//! Missing code: one statement is taken out of our own solutions, the names are changed, and it must be
//! told what is gone, and where, or nothing at all.

use codementor::curriculum::Library;
use codementor::diagnosis::missing::{Kind, Shape, known_wrong, missing};
use codementor::domain::Language;
use codementor::syntax::Tree;
use codementor::syntax::names::{Bound, names};
use std::collections::BTreeMap;

fn tree(source: &str) -> Tree {
    Tree::parse(Language::Python, source).expect("a tree")
}

#[test]
fn what_is_missing_is_told_with_its_place() {
    let right = "def total(numbers):\n    result = 0\n    for number in numbers:\n        print(number)\n        result += number\n    return result\n";
    for (program, kind, words) in [
        (
            "def total(numbers):\n    result = 0\n    for number in numbers:\n        print(number)\n    return result\n",
            Kind::Change,
            "Inside the loop in line 3, after line 4, nothing changes `result`.",
        ),
        (
            "def total(items):\n    result = 0\n    for item in items:\n        print(item)\n        result += item\n",
            Kind::Return,
            "In the function of line 1, after line 5, nothing is given back.",
        ),
        (
            "def total(numbers):\n    for number in numbers:\n        print(number)\n        result += number\n    return result\n",
            Kind::Assign,
            "In the function of line 1, before line 2, `result` is not given a value.",
        ),
    ] {
        let found = missing(&tree(program), &[&tree(right)]).expect("something missing");
        assert_eq!((found.kind, found.words.as_str()), (kind, words));
    }
    assert_eq!(missing(&tree(right), &[&tree(right)]), None);
    let other = "def total(numbers):\n    return sum(numbers)\n";
    assert_eq!(missing(&tree(other), &[&tree(right)]), None, "another way is no gap");
    assert_eq!(missing(&tree(""), &[&tree(right)]), None);
}

/// Every name that the program gives itself, apart from functions, parameters and attributes, is another.
fn renamed(source: &str) -> String {
    let parsed = tree(source);
    let known = names(&parsed);
    let mut fresh: BTreeMap<&str, String> = BTreeMap::new();
    let fixed = [Bound::Function, Bound::Parameter, Bound::Class, Bound::Imported, Bound::Attribute];
    for binding in &known.bindings {
        let stays = known.bindings.iter().any(|one| one.name == binding.name && fixed.contains(&one.how));
        if !stays {
            let number = fresh.len();
            fresh.entry(binding.name).or_insert(format!("word_{number}"));
        }
    }
    let mut out = source.to_owned();
    let places = known.bindings.iter().map(|one| one.node).chain(known.uses.iter().copied());
    let mut places: Vec<usize> = places.collect();
    places.sort_by_key(|node| std::cmp::Reverse(parsed.nodes()[*node].bytes.start));
    for node in places {
        if let Some(other) = fresh.get(parsed.text(node)) {
            out.replace_range(parsed.nodes()[node].bytes.clone(), other);
        }
    }
    out
}

#[derive(Default)]
struct Count {
    all: usize,
    told: usize,
    right: usize,
}

/// Takes each simple statement out of `source`, one at a time, and looks for it by the `right` program.
fn take_out(source: &str, right: &Tree, count: &mut Count) {
    let lines: Vec<&str> = source.lines().collect();
    let shape = Shape::of(&tree(source));
    let taken = [
        Kind::Assign,
        Kind::Change,
        Kind::Call,
        Kind::Return,
        Kind::Raise,
        Kind::Leave,
        Kind::If,
        Kind::For,
        Kind::While,
    ];
    for piece in shape.pieces.iter().filter(|piece| taken.contains(&piece.kind)) {
        let alone = shape.children(piece.parent.unwrap_or(0)).count() == 1;
        let (first, last) = (piece.line as usize, piece.last_line as usize);
        let indent = lines[first - 1].len() - lines[first - 1].trim_start().len();
        let filler = alone.then(|| format!("{}pass", " ".repeat(indent)));
        let kept = lines[..first - 1].iter().map(|line| (*line).to_owned());
        let rest = lines[last..].iter().map(|line| (*line).to_owned());
        let program: Vec<String> = kept.chain(filler).chain(rest).collect();
        count.all += 1;
        let Some(found) = missing(&tree(&(program.join("\n") + "\n")), &[right]) else { continue };
        count.told += 1;
        let near = found.place.line().abs_diff(piece.line - 1) <= 1
            || found.place.before.is_some_and(|before| before.abs_diff(piece.line) <= 1);
        count.right += usize::from(near && found.kind == piece.kind);
    }
}

#[test]
fn one_statement_taken_out_is_told_or_nothing_is_said() {
    let (library, _) = Library::load(None);
    let (mut same, mut other, mut wrong) = (Count::default(), Count::default(), Count::default());
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let solution = &exercise.languages[&Language::Python].solution;
        let right = tree(solution);
        take_out(solution, &right, &mut same);
        take_out(&renamed(solution), &right, &mut other);
        // Programs that somebody else wrote: typical wrong ones, of which a statement is lost on top.
        for program in exercise.wrong.iter().filter(|one| missing(&tree(&one.source), &[&right]).is_none()) {
            take_out(&program.source, &right, &mut wrong);
        }
    }
    for (name, count) in [("ours", &same), ("with other names", &other), ("wrong ones", &wrong)] {
        println!(
            "{name}: {} taken out, {} told, {} right in place and kind",
            count.all, count.told, count.right
        );
    }
    assert!(same.right * 100 >= same.all * 95);
    assert!(other.right * 100 >= other.all * 95);
    assert!(
        wrong.right * 100 >= wrong.told * 90 && wrong.told * 10 >= wrong.all,
        "{} of {}",
        wrong.right,
        wrong.told
    );
}

#[test]
fn a_wrong_solution_with_other_names_is_known() {
    let (library, _) = Library::load(None);
    let (mut all, mut known, mut told) = (0, 0, 0);
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let solution = &exercise.languages[&Language::Python].solution;
        assert_eq!(known_wrong(&tree(solution), &exercise.wrong), None, "{}", exercise.id.slug);
        for wrong in &exercise.wrong {
            all += 1;
            let again = renamed(&wrong.source);
            let found = known_wrong(&tree(&again), &exercise.wrong);
            known += usize::from(found.is_some_and(|found| found.wrong.file == wrong.file));
            if let Some(found) = missing(&tree(&wrong.source), &[&tree(solution)]) {
                told += 1;
                println!("{} {}: {}", exercise.id.slug, wrong.file, found.words);
            }
        }
    }
    println!("{known} of {all} wrong solutions known with other names; something missing in {told}");
    assert!(known * 100 >= all * 95, "{known} of {all}");
}
