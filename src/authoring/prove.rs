//! Proving exercises by running them: solutions pass, starters and wrong solutions fail, and all of it
//! twice alike. What was read from files is proven by `curriculum` before.

use super::beliefs::{Unproven, unproven};
use super::text::leaking_hints;
use crate::curriculum::PackFiles;
use crate::diagnosis::misconceptions::Catalogue;
use crate::domain::exercise::{Exercise, Kind};
use crate::domain::finding::Finding;
use crate::domain::nearest::advice;
use crate::domain::puzzle::{Placed, Puzzle};
use crate::domain::skill::Skill;
use crate::domain::verdict::{CaseStatus, CaseVerdict};
use crate::domain::{Language, Verdict};
use crate::grade::{Cancel, GradeError, Grader, judge_prediction};

/// How far a proof has come: one exercise is about to be proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'exercise> {
    /// 1-based.
    pub number: usize,
    pub total: usize,
    pub slug: &'exercise str,
}

/// Proves the exercises of one pack, or one that stands alone.
#[derive(Clone, Copy)]
pub struct Prover<'bench> {
    pub grader: &'bench Grader,
    pub files: &'bench PackFiles,
    /// The misconceptions that wrong solutions may name.
    pub catalogue: &'bench Catalogue,
    /// The exercises are folders of the pack; otherwise the files are those of one exercise.
    pub in_pack: bool,
}

impl Prover<'_> {
    /// Everything that is wrong with these exercises when they are run.
    ///
    /// # Errors
    /// When the grader itself fails.
    pub fn prove(
        &self,
        exercises: &[Exercise],
        mut tell: impl FnMut(Step<'_>),
    ) -> Result<Vec<Finding>, GradeError> {
        let mut findings = Vec::new();
        for (index, exercise) in exercises.iter().enumerate() {
            tell(Step { number: index + 1, total: exercises.len(), slug: &exercise.id.slug });
            for language in exercise.languages.keys() {
                self.prove_language(exercise, *language, &mut findings)?;
            }
        }
        Ok(findings)
    }

    /// Skills that no exercise practises.
    pub fn unpractised(&self, skills: &[Skill], exercises: &[Exercise]) -> Vec<Finding> {
        let practised = |slug: &String| exercises.iter().any(|exercise| exercise.skills.contains(slug));
        skills
            .iter()
            .filter(|skill| !practised(&skill.slug))
            .map(|skill| {
                let message = format!("no exercise practises the skill `{}`", skill.slug);
                let needle = format!("\"{}\"", skill.slug);
                self.at("skills.toml", &needle, message, "Write one, or take the skill away.")
            })
            .collect()
    }

    fn prove_language(
        &self,
        exercise: &Exercise,
        language: Language,
        findings: &mut Vec<Finding>,
    ) -> Result<(), GradeError> {
        let Some(files) = exercise.files(language) else { return Ok(()) };
        let folder = language.slug();
        let extension = language.extension();
        if let Some(program) = &files.program {
            let called = Exercise { kind: Kind::Function, ..exercise.clone() };
            let path = self.path(exercise, &format!("{folder}/program.{extension}"));
            self.prove_passes(&called, language, program, &path, findings)?;
        } else {
            let path = self.path(exercise, &format!("{folder}/solution.{extension}"));
            self.prove_passes(exercise, language, &files.solution, &path, findings)?;
            if let Some(puzzle) = Puzzle::of_exercise(exercise, language) {
                self.prove_puzzle(exercise, language, &puzzle, findings)?;
            }
            let starter = self.judge(exercise, language, &files.starter)?;
            if starter.passed() && exercise.kind != Kind::Arrange {
                let path = self.path(exercise, &format!("{folder}/starter.{extension}"));
                let message = "the starter passes every check already".to_owned();
                findings.push(self.at(
                    &path,
                    "",
                    message,
                    "Leave something to do in it, or add a case that it fails.",
                ));
            }
        }
        for (index, line) in leaking_hints(exercise, language) {
            let path = self.path(exercise, "exercise.toml");
            let message = format!("hint {} contains a line of the solution: `{line}`", index + 1);
            let first_words: String =
                exercise.hints[index].text.lines().next().unwrap_or_default().to_owned();
            findings.push(self.at(
                &path,
                &first_words,
                message,
                "Say it in other words, or with another example.",
            ));
        }
        self.prove_beliefs(exercise, language, findings);
        self.prove_wrong(exercise, language, findings)
    }

    /// Wrong solutions show the misconceptions that they are said to show, and the solution shows none.
    fn prove_beliefs(&self, exercise: &Exercise, language: Language, findings: &mut Vec<Finding>) {
        let about = self.path(exercise, "exercise.toml");
        for unproven in unproven(self.catalogue, exercise, language) {
            findings.push(match unproven {
                Unproven::Unknown { slug } => {
                    let known = self.catalogue.of(language).map(|one| one.slug.as_str());
                    let otherwise = "The files in assets/misconceptions are the catalogue.";
                    let advice = advice(&slug, known, otherwise);
                    let message = format!("`{slug}` is no misconception of the catalogue");
                    self.at(&about, &format!("\"{slug}\""), message, &advice)
                }
                Unproven::SolutionShows { slug, line } => {
                    let file = format!("{}/solution.{}", language.slug(), language.extension());
                    let advice = "Mend the solution, or name the misconception in `allows` of exercise.toml.";
                    let message = format!("the solution looks like the misconception `{slug}`");
                    let finding = self.at(&self.path(exercise, &file), "", message, advice);
                    Finding { line: Some(line as usize), ..finding }
                }
                Unproven::WrongDoesNotShow { file, slug, shows } => {
                    let message = format!("`{file}` does not show the misconception `{slug}`");
                    let advice = match shows.as_slice() {
                        [] => "It shows none; take the line `catalogue` away.".to_owned(),
                        shows => format!("It shows: {}.", shows.join(", ")),
                    };
                    self.at(&about, &format!("\"{file}\""), message, &advice)
                }
            });
        }
    }

    /// A program passes every case, twice with the same values.
    fn prove_passes(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        path: &str,
        findings: &mut Vec<Finding>,
    ) -> Result<(), GradeError> {
        let first = self.judge(exercise, language, source)?;
        if let Some(problem) = &first.problem {
            let finding = self.at(path, "", format!("it cannot be run: {}", problem.message), "Mend it.");
            findings
                .push(Finding { line: problem.line.map(|line| line as usize).or(finding.line), ..finding });
            return Ok(());
        }
        for case in first.cases.iter().filter(|case| case.status != CaseStatus::Passed) {
            let cases = self.path(exercise, "cases.toml");
            let message = format!("the solution fails the case “{}”: {}", case.name, what_came(case));
            let advice = "Mend the solution, or what the case expects.";
            findings.push(self.at(&cases, &format!("\"{}\"", case.name), message, advice));
        }
        let second = self.judge(exercise, language, source)?;
        let unlike = first
            .cases
            .iter()
            .zip(&second.cases)
            .find(|(one, two)| (one.status, &one.actual) != (two.status, &two.actual));
        if let Some((case, _)) = unlike {
            let message = format!("the case “{}” gives different results in two runs", case.name);
            findings.push(self.at(path, "", message, "Take chance, time and the order of sets out of it."));
        }
        Ok(())
    }

    /// The pieces put together as they should be pass; as they lie in the box, or with a wrong one in the
    /// place of the right one, they fail.
    fn prove_puzzle(
        &self,
        exercise: &Exercise,
        language: Language,
        puzzle: &Puzzle,
        findings: &mut Vec<Finding>,
    ) -> Result<(), GradeError> {
        let passes = |placed: &[Placed]| -> Result<bool, GradeError> {
            Ok(self.judge(exercise, language, &puzzle.program(placed))?.passed())
        };
        let path = self.path(exercise, &format!("{}/solution.{}", language.slug(), language.extension()));
        if !passes(puzzle.solved())? {
            let message = "the solution passes, and its pieces put together do not".to_owned();
            let advice =
                "Take out what lies between the statements: what a comment says to a program, for one.";
            findings.push(self.at(&path, "", message, advice));
        }
        for (told, placed) in [("without a piece", Vec::new()), ("as they are shuffled", puzzle.shuffled())] {
            if passes(&placed)? {
                let message = format!("the exercise passes {told}");
                let advice = "Add a case that it fails, or pieces whose order matters.";
                findings.push(self.at(&path, "", message, advice));
            }
        }
        for (index, placed) in puzzle.spoilt() {
            if passes(&placed)? {
                let code = puzzle.pieces[index].text();
                let message = format!("with the distractor `{code}` every check passes as well");
                let about = self.path(exercise, "exercise.toml");
                let advice = "Add a case that it fails, or think of another one.";
                findings.push(self.at(&about, &code, message, advice));
            }
        }
        Ok(())
    }

    /// Each wrong solution fails, and on the case that shows why.
    fn prove_wrong(
        &self,
        exercise: &Exercise,
        language: Language,
        findings: &mut Vec<Finding>,
    ) -> Result<(), GradeError> {
        for wrong in exercise.wrong.iter().filter(|wrong| wrong.language == language) {
            let verdict = self.judge(exercise, language, &wrong.source)?;
            let path = self.path(exercise, &format!("wrong/{}/{}", language.slug(), wrong.file));
            if verdict.passed() {
                let message = "this wrong solution passes every check".to_owned();
                findings.push(self.at(
                    &path,
                    "",
                    message,
                    "Add a case that it fails, and name it in `fails`.",
                ));
                continue;
            }
            let named = verdict.cases.iter().find(|case| case.name == wrong.fails);
            if named.is_some_and(|case| case.status == CaseStatus::Passed) {
                let failing: Vec<&str> = verdict
                    .cases
                    .iter()
                    .filter(|case| case.status != CaseStatus::Passed)
                    .map(|case| case.name.as_str())
                    .collect();
                let message = format!("this wrong solution passes the case “{}”", wrong.fails);
                let advice = format!("Name in `fails` one that it fails: {}.", failing.join("; "));
                findings.push(self.at(&path, "", message, &advice));
            }
            if let Some(problem) = &verdict.problem {
                let message = format!("this wrong solution cannot be run at all: {}", problem.message);
                findings.push(self.at(
                    &path,
                    "",
                    message,
                    "Show a belief about the problem, not a slip of the keys.",
                ));
            }
        }
        Ok(())
    }

    fn judge(&self, exercise: &Exercise, language: Language, source: &str) -> Result<Verdict, GradeError> {
        if exercise.is_predict() {
            return Ok(judge_prediction(exercise, language, source));
        }
        self.grader.check(exercise, language, source, &Cancel::default())
    }

    /// The path of an exercise's file, as the pack's files are asked for it.
    fn path(&self, exercise: &Exercise, file: &str) -> String {
        if self.in_pack { format!("{}/{file}", exercise.id.slug) } else { file.to_owned() }
    }

    /// A finding at the line of a file where `needle` first stands.
    fn at(&self, path: &str, needle: &str, message: String, advice: &str) -> Finding {
        let text = self.files.read(path).unwrap_or_default();
        let line = text.lines().position(|line| line.contains(needle)).map_or(1, |index| index + 1);
        Finding { file: self.files.name_of(path), line: Some(line), message, advice: advice.to_owned() }
    }
}

fn what_came(case: &CaseVerdict) -> String {
    match (&case.actual, &case.message) {
        (Some(actual), None) => format!("expected {}, and {actual} came", case.expected),
        (_, Some(message)) => message.clone(),
        (None, None) => "nothing came".to_owned(),
    }
}
