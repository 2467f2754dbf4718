//! The words of the hints: short, easy, one question, and never the answer, whatever was found.

use crate::editor::random::{Random, seeds};
use codementor::curriculum::Library;
use codementor::diagnosis::misconceptions::{Catalogue, Held, Right};
use codementor::diagnosis::missing::{known_wrong, missing};
use codementor::diagnosis::rung::leak::{Guarded, leaks};
use codementor::diagnosis::rung::reading::{grade, questions, words};
use codementor::diagnosis::rung::{
    Case, Findings, HARDEST, Sources, Step, Templates, compose, to_talk_about,
};
use codementor::diagnosis::{Known, Pointing};
use codementor::domain::ErrorReading;
use codementor::domain::Language;
use codementor::domain::caught::Excerpt;
use codementor::domain::exercise::Exercise;
use codementor::syntax::Tree;

fn tree(source: &str) -> Tree {
    Tree::parse(Language::Python, source).expect("a tree")
}

fn check(hint: &str, step: Step, sources: Sources<'_>) {
    assert_eq!(questions(hint), 1, "{}: {hint}", step.slug());
    assert!((5..=160).contains(&words(hint)), "{} words in {hint}", words(hint));
    assert!(grade(hint) <= HARDEST, "grade {:.1}: {hint}", grade(hint));
    assert!(!leaks(hint, &Guarded::of(sources.reference, sources.program)), "{hint}");
    assert!(!hint.contains("\n- ") && !hint.contains("\n1. "), "{hint}");
}

/// A program of ours with a mistake, and what our own searches find in it.
fn each(mut look: impl FnMut(&Exercise, &str, &Tree, &Tree)) {
    let (library, _) = Library::load(None);
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let reference = tree(&exercise.languages[&Language::Python].solution);
        for wrong in &exercise.wrong {
            look(exercise, &wrong.source, &reference, &tree(&wrong.source));
        }
    }
}

fn error() -> ErrorReading {
    ErrorReading {
        situation: "index-past-end".to_owned(),
        happened: "Line 4 asks `numbers` for place 3, and its last place is 2.".to_owned(),
        question: "Which places does a list of three have?".to_owned(),
        concept: None,
        excerpt: Some(Excerpt { line: 4, text: "numbers[3]".to_owned(), marked: None }),
        values: Vec::new(),
    }
}

#[test]
fn the_templates_are_without_fault() {
    let text = include_str!("../../assets/hints/hints.toml");
    let (templates, findings) = Templates::read("hints.toml", text);
    assert_eq!(findings, []);
    assert_eq!(&templates, Templates::built_in());
    for (from, to, message) in [
        ("step  = \"look\"", "step  = \"lok\"", "`lok` is not a step"),
        ("needs = [\"line\"]", "needs = [\"lime\"]", "`lime` is nothing that is found"),
        ("words = 80", "words = 800", "`words` is not"),
        ("text  = \"Look at line {line}.\"", "text  = \"Is it line {line}?\"", "has not 0 question marks"),
        ("text  = \"Which line are you least sure of?\"", "text  = \"Think.\"", "has not 1 question marks"),
    ] {
        let (_, findings) = Templates::read("hints.toml", &text.replacen(from, to, 1));
        let told = findings.iter().find(|finding| finding.message.contains(message));
        assert!(told.is_some_and(|finding| finding.line.is_some()), "`{to}`: {findings:#?}");
    }
}

#[test]
fn every_hint_for_every_wrong_solution_keeps_its_manners() {
    let (mut hints, mut with_belief) = (0, 0);
    each(|exercise, _source, reference, program| {
        let right = Right::of(reference);
        let held = Catalogue::built_in().find(program, Some(&right));
        let gap = missing(program, &[reference]);
        let known = known_wrong(program, &exercise.wrong).map(|known| Known {
            misconception: known.wrong.misconception.clone(),
            shows: known.wrong.shows.clone(),
            question: known.wrong.question.clone(),
        });
        let known = known.as_ref();
        let error = error();
        let sources = Sources { reference, program };
        let case = Case { call: "f([3, 1, 2])", expected: "[1, 2, 3]", actual: Some("[3, 1, 2]") };
        let none = Case { actual: None, ..case };
        let region = Pointing::Region { lines: vec![2, 4, 9] };
        for pointing in [Pointing::Nothing, Pointing::Line { line: 3 }, region] {
            for (case, known, error) in [
                (Some(case), None, None),
                (Some(none), known, None),
                (None, None, None),
                (Some(none), None, Some(&error)),
            ] {
                let about = to_talk_about(&held, &pointing);
                let example = about.and_then(|held| Catalogue::built_in().get(Language::Python, &held.slug));
                let findings = Findings {
                    pointing: &pointing,
                    error,
                    held: about,
                    example: example.map(|one| one.shows[0].program.as_str()),
                    known,
                    missing: gap.as_ref(),
                    case,
                    change: Some("a sign of comparison"),
                };
                for step in Step::ALL {
                    let hint = compose(Templates::built_in(), step, &findings, sources);
                    check(&hint, step, sources);
                    hints += 1;
                    let asks =
                        about.is_some_and(|held| step == Step::Question && hint.contains(&held.question));
                    with_belief += usize::from(asks);
                }
            }
        }
    });
    println!("{hints} hints; {with_belief} ask the misconception's own question");
    assert!(hints > 10_000 && with_belief > 500);
}

/// Every misconception's own words are short and easy enough to be said at all.
#[test]
fn no_misconceptions_words_are_too_hard_to_be_said() {
    let empty = tree("");
    let sources = Sources { reference: &empty, program: &empty };
    for one in Catalogue::built_in().of(Language::Python) {
        let sample = &one.shows[0];
        let right = sample.right.as_deref().map(|right| Right::of(&tree(right)));
        let held = Catalogue::built_in().find(&tree(&sample.program), right.as_ref());
        let held = held.iter().find(|held| held.slug == one.slug).expect("it shows in its sample");
        let findings = Findings { held: Some(held), ..Findings::default() };
        for (step, said) in [(Step::Question, &held.question), (Step::Concept, &held.believes)] {
            let hint = compose(Templates::built_in(), step, &findings, sources);
            check(&hint, step, sources);
            assert!(hint.contains(said), "{}: {said}\n{hint}", one.slug);
        }
    }
}

#[test]
fn what_gives_the_answer_away_is_left_unsaid() {
    let reference = tree(
        "def total(numbers):\n    result = 0\n    for number in numbers:\n        result += number\n    return result\n",
    );
    let program = tree("def total(numbers):\n    return 0\n");
    let sources = Sources { reference: &reference, program: &program };
    let telling = Held {
        slug: "telling".to_owned(),
        title: "Telling".to_owned(),
        believes: "You need `result += number` in it.".to_owned(),
        question: "Why not `for number in numbers: result += number`?".to_owned(),
        concept: "loops".to_owned(),
        fallback: false,
        first_line: 2,
        last_line: 2,
    };
    let example = "for number in numbers:\n    result += number";
    let findings = Findings { held: Some(&telling), example: Some(example), ..Findings::default() };
    for step in Step::ALL {
        let hint = compose(Templates::built_in(), step, &findings, sources);
        check(&hint, step, sources);
        assert!(!hint.contains("+="), "{hint}");
    }
}

#[test]
fn any_texts_are_put_in_without_harm() {
    let pieces =
        ["?", "`", "{line}", "\n", "```", "a very long word", "def f(x):", "…", "✂", "''", "f(1)", "{", "}"];
    let reference = tree("def f(x):\n    return x\n");
    let sources = Sources { reference: &reference, program: &reference };
    for seed in seeds(0, 200) {
        let mut random = Random::seeded(seed);
        let mut text = || (0..random.below(30)).map(|_turn| *random.choose(&pieces)).collect::<String>();
        let (call, expected, actual) = (text(), text(), text());
        let case = Case { call: &call, expected: &expected, actual: Some(&actual) };
        let findings =
            Findings { case: Some(case), pointing: &Pointing::Line { line: 3 }, ..Findings::default() };
        for step in Step::ALL {
            let hint = compose(Templates::built_in(), step, &findings, sources);
            assert_eq!(questions(&hint), 1, "{hint}");
            assert!(words(&hint) <= 160 && grade(&hint) <= HARDEST, "{hint}");
        }
    }
}

#[test]
fn a_suspect_line_is_surer_than_a_habit_elsewhere() {
    let program =
        tree("def f(items=[]):\n    for item in items:\n        items.remove(item)\n    return items\n");
    let held = Catalogue::built_in().find(&program, None);
    let slug = |pointing: Pointing| to_talk_about(&held, &pointing).map(|held| held.slug.as_str());
    assert_eq!(slug(Pointing::Nothing), Some("mutable-default"));
    assert_eq!(slug(Pointing::Line { line: 3 }), Some("changing-while-iterating"));
    assert_eq!(slug(Pointing::Line { line: 4 }), None);
    assert_eq!(slug(Pointing::Region { lines: vec![2, 3] }), Some("changing-while-iterating"));
}
