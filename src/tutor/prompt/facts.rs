//! Learner, exercise and findings in the words of a prompt. It never looks at the reference solution, nor
//! at a case that is hidden.

use super::data::{marked, one_line};
use crate::domain::exercise::{Exercise, Parameter, Rung, Signature};
use crate::domain::tutoring::{Ladder, Turn};
use crate::domain::verdict::{CaseStatus, Status};
use crate::tutor::lesson::{Findings, Lesson, Portrait};
use std::fmt::Write as _;

/// Lines of memory that are told, at most.
const MOST_REMEMBERED: usize = 12;

pub fn of_learner(learner: &Portrait) -> String {
    let mut lines = vec![format!("- Level {} of 10.", learner.level)];
    let mut list = |title: &str, words: &[String]| {
        if !words.is_empty() {
            let words: Vec<String> = words.iter().map(|word| one_line(word, 80)).collect();
            lines.push(format!("- {title}: {}.", words.join(", ")));
        }
    };
    list("Goals", &learner.goals);
    list("Interests", &learner.interests);
    list("Has mastered", &learner.mastered);
    list("Struggles with", &learner.struggling);
    if !learner.remembered.is_empty() {
        let remembered: Vec<String> = learner.remembered.iter().take(MOST_REMEMBERED).cloned().collect();
        lines.push(format!("- Remembered of them:\n{}", marked("notes", &remembered.join("\n"))));
    }
    lines.join("\n")
}

pub fn of_exercise(lesson: &Lesson, ladder: Ladder) -> String {
    let exercise = &lesson.exercise;
    let skills: Vec<&str> = exercise.skills.iter().map(|slug| title_of(lesson, slug)).collect();
    let mut text = format!(
        "- “{}”, difficulty {} of 10, about {}.\n",
        one_line(&exercise.title, 80),
        exercise.difficulty,
        skills.join(", ")
    );
    // Writing to a string cannot fail; so below.
    let _ = writeln!(text, "- What is asked for: {}.", asked_for(exercise));
    if exercise.is_predict() {
        text.push_str("- The learner runs nothing: they read a program and say what its calls return.\n");
    }
    let _ = writeln!(text, "- Hints taken: {} of {}.", ladder.given, ladder.authored);
    if ladder.revealed_lines > 0 {
        let _ =
            writeln!(text, "- Lines of the solution that they asked to be shown: {}.", ladder.revealed_lines);
    }
    text.push_str(&marked("the task", &exercise.task));
    if let Some(program) = exercise.files(lesson.language).and_then(|files| files.program.as_deref()) {
        text.push('\n');
        text.push_str(&marked("the program to be read", program));
    }
    text
}

fn title_of<'lesson>(lesson: &'lesson Lesson, slug: &'lesson str) -> &'lesson str {
    lesson.skills.iter().find(|skill| skill.slug == slug).map_or(slug, |skill| skill.title.as_str())
}

fn asked_for(exercise: &Exercise) -> String {
    let names = |parameters: &[Parameter]| {
        parameters.iter().map(|parameter| parameter.name.as_str()).collect::<Vec<&str>>().join(", ")
    };
    match &exercise.signature {
        Signature::Function { name, parameters, .. } => format!("a function `{name}({})`", names(parameters)),
        Signature::Class { name, constructor, methods } => {
            let methods: Vec<String> =
                methods.iter().map(|one| format!("`{}({})`", one.name, names(&one.parameters))).collect();
            format!("a class `{name}({})` with {}", names(constructor), methods.join(", "))
        }
        Signature::Program => "a program that reads its input and prints".to_owned(),
    }
}

pub fn of_findings(lesson: &Lesson) -> String {
    let Findings { facts, place, failing, misconceptions, .. } = &lesson.findings;
    let mut lines: Vec<String> = vec![of_verdict(lesson)];
    if let Some((first, last)) = place {
        lines.push(if first == last {
            format!("- The place to look at is line {first}.")
        } else {
            format!("- The place to look at is between line {first} and line {last}.")
        });
    }
    if let Some(case) = failing {
        let mut text =
            format!("input: {}\nexpected: {}", one_line(&case.input, 300), one_line(&case.expected, 300));
        if let Some(actual) = &case.actual {
            let _ = write!(text, "\ntheirs gives: {}", one_line(actual, 300));
        }
        if let Some(message) = &case.message {
            let _ = write!(text, "\nwhat happens: {}", one_line(message, 300));
        }
        lines.push(format!("- The smallest case that fails:\n{}", marked("a check", &text)));
    }
    lines.extend(facts.iter().map(|fact| format!("- {}", one_line(fact, 400))));
    if !misconceptions.is_empty() {
        lines.push("- What they may believe, and is not so:".to_owned());
        lines.extend(misconceptions.iter().map(|belief| format!("  - {}", one_line(belief, 300))));
    }
    lines.join("\n")
}

fn of_verdict(lesson: &Lesson) -> String {
    let Some(verdict) = &lesson.verdict else { return "- It has not been checked yet.".to_owned() };
    match verdict.status {
        Status::Pass => "- It passes every check.".to_owned(),
        Status::Error => {
            let problem = verdict.problem.as_ref();
            let message = problem.map_or("it could not be run", |problem| problem.message.as_str());
            let place = problem
                .and_then(|problem| problem.line)
                .map_or(String::new(), |line| format!(" (line {line})"));
            format!("- It could not be run{place}:\n{}", marked("what was said", message))
        }
        Status::Fail => {
            let passed = verdict.passed_cases();
            let mut text = format!("- {passed} of {} checks pass.", verdict.cases.len());
            let failing =
                verdict.cases.iter().filter(|case| case.status != CaseStatus::Passed).take(6).map(|case| {
                    let hidden = if case.hidden { " (hidden)" } else { "" };
                    format!("{}{hidden}", one_line(&case.name, 80))
                });
            let names: Vec<String> = failing.collect();
            let _ = write!(text, " Failing:\n{}", marked("names of checks", &names.join("\n")));
            text
        }
    }
}

/// What the program printed, for the learner's message; nothing of a hidden case.
pub fn printed(lesson: &Lesson) -> Option<String> {
    let verdict = lesson.verdict.as_ref()?;
    let case = verdict.first_failing().filter(|case| !case.hidden).map(|case| case.output.as_str());
    [Some(verdict.output.as_str()), case]
        .into_iter()
        .flatten()
        .find(|output| !output.trim().is_empty())
        .map(|output| super::data::clipped(output, 1_000))
}

/// The rungs taken, as a prompt speaks of them.
pub fn rungs_taken(turns: &[Turn]) -> String {
    let titles: Vec<&str> = turns.iter().filter_map(|turn| turn.rung).map(Rung::title).collect();
    titles.join(", ")
}
