//! Every misconception shows in the programs that its author wrote for it, in no right solution of ours,
//! and never takes the program with it.

use crate::editor::random::{Random, seeds};
use codementor::authoring::{Unproven, unproven};
use codementor::curriculum::Library;
use codementor::diagnosis::misconceptions::{Catalogue, MOST_NODES, Misconception, Right, Sample};
use codementor::domain::Language;
use codementor::domain::exercise::{Exercise, Kind};
use codementor::syntax::Tree;
use std::fmt::Write;
use std::path::Path;

fn tree(source: &str) -> Tree {
    Tree::parse(Language::Python, source).expect("a tree")
}

/// As the files stand now, so that an author need not build anything.
fn catalogue() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/misconceptions");
    let (catalogue, findings) = Catalogue::of_folder(&folder);
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
    catalogue
}

fn found(catalogue: &Catalogue, program: &str, right: Option<&str>) -> Vec<(String, u32)> {
    let right = right.map(|right| Right::of(&tree(right)));
    let held = catalogue.find(&tree(program), right.as_ref());
    held.into_iter().map(|one| (one.slug, one.first_line)).collect()
}

#[test]
fn every_sample_shows_its_misconception_and_nothing_similar_does() {
    let catalogue = catalogue();
    let mut complaints = String::new();
    let (library, _) = Library::load(None);
    for one in catalogue.of(Language::Python) {
        let shows = |sample: &Sample| {
            let lines = found(&catalogue, &sample.program, sample.right.as_deref());
            lines.into_iter().find(|(slug, _)| *slug == one.slug)
        };
        assert!(library.skill(&one.concept).is_some(), "{}: `{}` is no skill", one.slug, one.concept);
        for sample in &one.shows {
            let line = shows(sample).map(|(_, line)| line);
            if line.is_none() || sample.line.is_some_and(|wanted| line != Some(wanted)) {
                let _ = writeln!(complaints, "{} does not show ({line:?}) in\n{}", one.slug, sample.program);
            }
        }
        for sample in one.similar.iter().filter(|sample| shows(sample).is_some()) {
            let _ = writeln!(complaints, "{} shows in\n{}", one.slug, sample.program);
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
    assert!(catalogue.of(Language::Python).count() >= 50);
}

#[test]
fn no_right_solution_of_ours_shows_one() {
    let catalogue = catalogue();
    let (library, _) = Library::load(None);
    let mut complaints = String::new();
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let solution = &exercise.languages[&Language::Python].solution;
        for right in [Some(solution.as_str()), None] {
            for (slug, line) in found(&catalogue, solution, right) {
                let _ = writeln!(complaints, "{}:{line}: {slug}", exercise.id.slug);
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn wrong_solutions_show_what_they_are_said_to_show() {
    let catalogue = catalogue();
    let (library, _) = Library::load(None);
    let (mut all, mut mapped, mut told) = (0, 0, 0);
    let mut complaints = String::new();
    for exercise in library.exercises() {
        for one in unproven(&catalogue, exercise, Language::Python) {
            let _ = writeln!(complaints, "{}: {one:?}", exercise.id.slug);
        }
        let solution = &exercise.languages[&Language::Python].solution;
        for wrong in exercise.wrong.iter().filter(|_| !exercise.is_predict()) {
            all += 1;
            mapped += usize::from(wrong.catalogue.is_some());
            let held = found(&catalogue, &wrong.source, Some(solution));
            told += usize::from(!held.is_empty());
            println!("{} {} {} {held:?}", exercise.id.slug, wrong.file, wrong.misconception);
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
    println!("{mapped} of {all} wrong solutions show their own misconception, {told} show any");
    assert!(mapped * 100 >= all * 80, "{mapped} of {all}");
}

/// A starter that is not buggy on purpose is empty, or says nothing yet.
#[test]
fn starters_show_only_the_mistakes_that_are_in_them() {
    let catalogue = catalogue();
    let (library, _) = Library::load(None);
    let mut complaints = String::new();
    for exercise in library.exercises().iter().filter(|one| !one.is_predict() && one.kind != Kind::Debug) {
        let files = &exercise.languages[&Language::Python];
        for (slug, line) in found(&catalogue, &files.starter, Some(&files.solution)) {
            // A starter that gives back a fixed value looks at nothing yet.
            if slug != "example-is-the-rule" {
                let _ = writeln!(complaints, "{}:{line}: {slug}", exercise.id.slug);
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn the_built_in_catalogue_is_the_folder() {
    let slugs = |catalogue: &Catalogue| {
        catalogue.of(Language::Python).map(|one: &Misconception| one.slug.clone()).collect::<Vec<String>>()
    };
    assert_eq!(slugs(Catalogue::built_in()), slugs(&catalogue()));
}

const GOOD: &str = "title = \"One\"\nconcept = \"loops\"\nbelieves = \"It looks so.\"\nquestion = \"Is it `{name}`?\"\nquery = '''\n((call function: (identifier) @name) @at\n  (#defined? @name))\n'''\n[[shows]]\nprogram = \"def one():\\n    one()\\n\"\n[[similar]]\nprogram = \"print()\\n\"\n";

#[test]
fn every_mistake_in_a_file_is_told_with_its_line() {
    for (from, to, line, message) in [
        ("", "", 0, ""),
        ("title = ", "titel = ", 1, "`titel` is not a known key"),
        ("(#defined?", "(#definde?", 7, "`#definde?` is not a condition"),
        ("(#defined? @name)", "(#defined? \"name\")", 7, "`#defined?` takes 1 captures and no text"),
        ("(call function", "(kall function", 6, "this is no query"),
        ("{name}", "{nome}", 4, "`question` has the place `{nome}`"),
        ("Is it `{name}`?", "So it is.", 4, "the question has not exactly one question mark"),
        ("@at", "@here", 5, "no pattern has a capture `@at`"),
        ("[[similar]]", "[[similiar]]", 11, "`similiar` is not a known key"),
        ("[[shows]]", "[[shown]]", 1, "there is no `[[shows]]` program"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("python")).expect("a folder");
        assert!(GOOD.contains(from), "{from}");
        let text = if from.is_empty() { GOOD.to_owned() } else { GOOD.replacen(from, to, 1) };
        std::fs::write(folder.path().join("python/mine.toml"), text).expect("a file");
        let (catalogue, findings) = Catalogue::with(Some(folder.path()));
        if message.is_empty() {
            assert_eq!(findings, []);
            assert!(catalogue.get(Language::Python, "mine").is_some());
            continue;
        }
        let told = findings.iter().find(|finding| finding.message.contains(message));
        let told = told.unwrap_or_else(|| panic!("`{to}` is not told: {findings:#?}"));
        assert_eq!(told.line, Some(line), "{told}");
        assert!(!told.advice.is_empty(), "{told}");
    }
}

/// Lines of our own programs in any order and depth: nothing panics, and every place is in the program.
#[test]
fn random_programs_are_looked_at_without_harm() {
    let (library, _) = Library::load(None);
    let programs: Vec<&str> =
        library.exercises().iter().map(|one| one.languages[&Language::Python].solution.as_str()).collect();
    let lines: Vec<&str> = programs.iter().flat_map(|program| program.lines()).collect();
    let right = Right::of(&tree(programs[0]));
    for seed in seeds(0, 60) {
        let mut random = Random::seeded(seed);
        let mut program = String::new();
        for _line in 0..random.below(40) {
            let _ = writeln!(
                program,
                "{}{}",
                " ".repeat(random.below(4) * 4),
                random.choose(&lines).trim_start()
            );
        }
        let parsed = tree(&program);
        for held in Catalogue::built_in().find(&parsed, Some(&right)) {
            assert!(held.first_line >= 1 && held.first_line as usize <= program.lines().count());
            assert!(!held.question.contains('{'), "{held:?}");
        }
    }
}

#[test]
fn a_program_that_nobody_wrote_is_not_judged() {
    let program = "total = total + 1\n".repeat(2_000);
    let parsed = tree(&program);
    assert!(parsed.nodes().len() > MOST_NODES);
    assert_eq!(Catalogue::built_in().find(&parsed, None), []);
    let almost = "total = (total + total) * (total + total)\n".repeat(350);
    assert!(tree(&almost).nodes().len() < MOST_NODES);
    let _ = Catalogue::built_in().find(&tree(&almost), Some(&Right::of(&tree(&almost))));
}

#[test]
fn an_exercise_that_promises_what_its_files_do_not_show_is_told() {
    let (library, _) = Library::load(None);
    let exercise = library.find("snack-machine").expect("the exercise");
    let catalogue = Catalogue::built_in();
    assert_eq!(unproven(catalogue, exercise, Language::Python), []);
    let changed = |change: &dyn Fn(&mut Exercise)| {
        let mut exercise = (**exercise).clone();
        change(&mut exercise);
        unproven(catalogue, &exercise, Language::Python)
    };
    let wrong = changed(&|exercise| exercise.wrong[0].catalogue = Some("mutable-default".to_owned()));
    assert!(
        matches!(&wrong[..], [Unproven::WrongDoesNotShow { slug, shows, .. }] if slug == "mutable-default" && !shows.is_empty()),
        "{wrong:?}"
    );
    let unknown = changed(&|exercise| exercise.wrong[0].catalogue = Some("mutable-defualt".to_owned()));
    assert_eq!(unknown, [Unproven::Unknown { slug: "mutable-defualt".to_owned() }]);
    let spoil = |exercise: &mut Exercise| {
        if let Some(files) = exercise.languages.get_mut(&Language::Python) {
            files.solution.push_str("\n\ndef spare(coins=[]):\n    return coins\n");
        }
    };
    let shown = changed(&spoil);
    assert!(
        shown.contains(&Unproven::SolutionShows { slug: "mutable-default".to_owned(), line: 11 }),
        "{shown:?}"
    );
    let allowed = changed(&|exercise| {
        spoil(exercise);
        exercise.allows.push("mutable-default".to_owned());
    });
    assert!(!allowed.iter().any(|one| matches!(one, Unproven::SolutionShows { .. })), "{allowed:?}");
}
