//! What an exercise of the kind `arrange` has of its own: its distractors, and whether its solution can be
//! taken apart. It never runs anything.

use super::files::PackFiles;
use crate::domain::Language;
use crate::domain::exercise::{Distractor, Exercise, Kind};
use crate::domain::finding::Finding;
use crate::domain::puzzle::{Flaw, LEAST_PIECES, Puzzle};
use crate::domain::reading::TableReader;

/// More pieces than these do not fit on a screen, nor into a head.
const MOST_PIECES: usize = 20;

/// A distractor with its line in exercise.toml.
pub type Told = (Distractor, usize);

pub fn read_distractors(reader: &mut TableReader<'_, '_>) -> Vec<Told> {
    reader.tables("distractor").into_iter().filter_map(read_distractor).collect()
}

fn read_distractor(mut table: TableReader<'_, '_>) -> Option<Told> {
    let line = table.line();
    let code = table.required_string("code");
    let partner = table.required_string("partner");
    let shows = table.required_string("shows");
    let language = table.string("language").map_or(Some(Language::Python), |slug| Language::from_slug(&slug));
    table.finish();
    let (code, partner) = (code?.trim().to_owned(), partner?.trim().to_owned());
    Some((Distractor { language: language?, code, partner, shows: shows? }, line))
}

/// Gives the exercise what stays above its pieces, and complains of what cannot be a puzzle.
pub fn complete(
    files: &PackFiles,
    inside: &dyn Fn(&str) -> String,
    exercise: &mut Exercise,
    told: &[Told],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if exercise.kind != Kind::Arrange {
        findings.extend(told.iter().map(|(distractor, line)| Finding {
            line: Some(*line),
            ..files.finding(
                &inside("exercise.toml"),
                &format!("`{}` is a distractor, and this exercise has no pieces", distractor.code),
                "Take it away, or write `kind = \"arrange\"`.",
            )
        }));
        return findings;
    }
    exercise.distractors = told.iter().map(|(distractor, _)| distractor.clone()).collect();
    for language in exercise.languages.keys().copied().collect::<Vec<Language>>() {
        let own: Vec<&Told> = told.iter().filter(|(distractor, _)| distractor.language == language).collect();
        let path = |stem: &str| inside(&format!("{}/{stem}.{}", language.slug(), language.extension()));
        if files.exists(&path("starter")) {
            let advice =
                "Take the file away: the learner begins with the pieces, which are made of the solution.";
            findings.push(files.finding(&path("starter"), "an exercise to arrange has no starter", advice));
        }
        match make(exercise, language, &own) {
            Ok(puzzle) => {
                let count = puzzle.pieces.len();
                if !(LEAST_PIECES..=MOST_PIECES).contains(&count) {
                    let message = format!("there are {count} pieces to arrange");
                    let advice = format!(
                        "Have between {LEAST_PIECES} and {MOST_PIECES}, distractors among them; headers and \
                         docstrings at the top do not count."
                    );
                    findings.push(files.finding(&path("solution"), &message, &advice));
                }
                findings.extend(check_wrong(files, inside, exercise, language, &puzzle));
                if let Some(own) = exercise.languages.get_mut(&language) {
                    own.starter = puzzle.program(&[]);
                }
            }
            Err(Flaw::Solution { line, message, advice }) => findings
                .push(Finding { line: Some(line), ..files.finding(&path("solution"), &message, &advice) }),
            Err(Flaw::Distractor { index, message, advice }) => findings.push(Finding {
                line: own.get(index).map(|(_, line)| *line),
                ..files.finding(&inside("exercise.toml"), &message, &advice)
            }),
        }
    }
    findings
}

fn make(exercise: &Exercise, language: Language, own: &[&Told]) -> Result<Puzzle, Flaw> {
    let distractors: Vec<&Distractor> = own.iter().map(|(distractor, _)| distractor).collect();
    let solution = exercise.files(language).map_or("", |files| files.solution.as_str());
    Puzzle::of(&exercise.id, language, solution, &distractors)
}

/// A typical wrong solution is one that a learner can put together.
fn check_wrong(
    files: &PackFiles,
    inside: &dyn Fn(&str) -> String,
    exercise: &Exercise,
    language: Language,
    puzzle: &Puzzle,
) -> Vec<Finding> {
    let own = exercise.wrong.iter().filter(|wrong| wrong.language == language && !wrong.source.is_empty());
    own.filter_map(|wrong| {
        let reading = puzzle.read(&wrong.source, language.line_comment());
        let line = reading.foreign?;
        Some(Finding {
            line: Some(line + 1),
            ..files.finding(
                &inside(&format!("wrong/{}/{}", language.slug(), wrong.file)),
                "this line is none of the pieces, or used up",
                "Put the wrong solution together from the pieces of the exercise, each once.",
            )
        })
    })
    .collect()
}
