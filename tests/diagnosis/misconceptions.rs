//! Every misconception shows in the programs that its author wrote for it, in no right solution of ours,
//! and never takes the program with it.

use codementor::diagnosis::misconceptions::{Catalogue, Misconception, Right, Sample};
use codementor::curriculum::Library;
use codementor::domain::Language;
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

/// Not asserted: what the devlog tells, printed with `--nocapture`.
#[test]
fn wrong_solutions_show_what_they_are_said_to_show() {
    let catalogue = catalogue();
    let (library, _) = Library::load(None);
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let files = &exercise.languages[&Language::Python];
        println!("# {} starter {:?}", exercise.id.slug, found(&catalogue, &files.starter, Some(&files.solution)));
        for wrong in &exercise.wrong {
            let held = found(&catalogue, &wrong.source, Some(&files.solution));
            println!("{} {} {} {:?}", exercise.id.slug, wrong.file, wrong.misconception, held);
        }
    }
}

#[test]
fn the_built_in_catalogue_is_the_folder() {
    let slugs = |catalogue: &Catalogue| {
        catalogue.of(Language::Python).map(|one: &Misconception| one.slug.clone()).collect::<Vec<String>>()
    };
    assert_eq!(slugs(Catalogue::built_in()), slugs(&catalogue()));
}
