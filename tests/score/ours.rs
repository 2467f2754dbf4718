//! The programs that we bring: every model solution deserves its points, and no wrong solution, and no
//! broken one, ends the scorer.

use super::{of, passed, told};
use crate::editor::random::Random;
use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::domain::exercise::Exercise;
use codementor::grade::{Measured, judge_prediction, prediction_sheets, score};
use std::fmt::Write;

fn library() -> Library {
    let (mut library, _) = Library::load(None);
    library.write_sheets(prediction_sheets);
    library
}

/// With the exemption for what the model solution does itself switched off: its twin is the model.
fn bare(exercise: &Exercise) -> Exercise {
    let mut bare = exercise.clone();
    if let Some(files) = bare.languages.get_mut(&Language::Python) {
        "pass\n".clone_into(&mut files.solution);
        files.starter = String::new();
    }
    bare
}

#[test]
fn every_model_solution_is_worth_95_at_least() {
    let mut scored = 0;
    for exercise in library().exercises() {
        let files = exercise.files(Language::Python).expect("Python");
        let score = if exercise.is_predict() {
            judge_prediction(exercise, Language::Python, &files.solution).score.map(|score| *score)
        } else {
            Some(of(exercise, &files.solution))
        };
        let score = score.expect("a score");
        assert!(score.total() >= 95, "{}: {:?}", exercise.id, told(&score));
        scored += 1;
    }
    assert!(scored >= 60, "{scored} were scored");
}

/// Most rules must have nothing to say of good programs even when these are not exempted. Size and depth
/// mean nothing without a model.
#[test]
fn good_programs_lose_nothing_by_the_rules_themselves() {
    let mut complaints = String::new();
    for exercise in library().exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let files = exercise.files(Language::Python).expect("Python");
        for line in told(&of(&bare(exercise), &files.solution)) {
            if !line.contains("the model solution") {
                let _ = writeln!(complaints, "{}: {line}", exercise.id);
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn wrong_programs_and_starters_are_read_without_harm() {
    for exercise in library().exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let files = exercise.files(Language::Python).expect("Python");
        let wrong = exercise.wrong.iter().map(|wrong| wrong.source.as_str());
        for source in wrong.chain([files.starter.as_str(), ""]) {
            let score = of(exercise, source);
            assert!(score.total() >= 50, "{}: {:?}", exercise.id, told(&score));
        }
    }
}

#[test]
fn random_changes_never_end_the_scorer_and_every_point_has_its_reason() {
    let library = library();
    let mut random = Random::seeded(0x0005_c04e);
    let pieces = [
        "x=1;y=2\n",
        "    ",
        "\t",
        "import os\n",
        "(",
        ")",
        ":",
        "\"",
        "print(list)\n",
        "return\n",
        "list = 3\n",
        "é",
        "except:\n",
    ];
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let mut lines: Vec<String> = exercise
            .files(Language::Python)
            .map(|files| files.solution.lines().map(|line| format!("{line}\n")).collect())
            .unwrap_or_default();
        for _ in 0..12 {
            let at = random.below(lines.len());
            match random.below(4) {
                0 => drop(lines.splice(at..lines.len().min(at + 1), [])),
                1 => lines.insert(at, lines.get(random.below(lines.len())).cloned().unwrap_or_default()),
                _ => lines.insert(at, (*random.choose(&pieces)).to_owned()),
            }
            let score = score(exercise, Language::Python, &lines.concat(), &passed(), &Measured::Fast);
            for (_, part) in score.parts() {
                let lost: u8 = part.reasons.iter().map(|reason| reason.lost).sum();
                assert_eq!(part.points + lost, part.of);
                let last = lines.concat().lines().count() as u32;
                assert!(part.reasons.iter().all(|reason| reason.line.is_none_or(|line| line <= last)));
            }
            assert_eq!(score.total() == 100, score.lost().is_empty());
        }
    }
}
