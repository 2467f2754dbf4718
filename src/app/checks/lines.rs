//! The rows of the checks pane, whatever state it is in: an invitation, the cases with one of them
//! open, what kept the program from being checked, or the way on after a pass. It never draws.

use super::{Face, case, face, passed};
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::model::Model;
use crate::app::msg::Grading;
use crate::app::practice::Practice;
use crate::app::text;
use crate::domain::verdict::{CaseStatus, CaseVerdict, Problem};
use crate::domain::{Action, Context};

/// A time is worth a look from here on.
const WORTH_TELLING_MILLIS: f64 = 100.0;

pub fn lines(model: &Model, practice: &Practice, width: usize) -> Vec<Line> {
    let checks = &practice.checks;
    let check_key = model.keys.word(Context::Editor, Action::Check);
    let mut lines = Vec::new();
    match face(model, practice) {
        Face::Unavailable => {
            if let Some(Grading::Unavailable { message, hint }) = &model.grading {
                say(
                    &mut lines,
                    width,
                    &[
                        message,
                        hint,
                        &format!(
                            "Then press {check_key}. You can read, write and take hints meanwhile; all of it is kept."
                        ),
                    ],
                );
            }
        }
        Face::NeedsConsent => {
            if let Some(Grading::NeedsConsent { message, hint }) = &model.grading {
                say(&mut lines, width, &[message, hint]);
                let key = model.keys.word(Context::Checks, Action::AgreeNoSandbox).to_owned();
                let line = Line::of("  ", Tone::Text).with(key, Tone::Key);
                lines.push(Line::blank());
                lines.push(
                    line.with("  run without a sandbox on this machine (asked once)", Tone::Text)
                        .aimed(Target::Press(Action::AgreeNoSandbox)),
                );
            }
        }
        Face::NotStarted => {
            say(&mut lines, width, &[&invitation(model, practice, check_key)]);
            lines.push(Line::blank());
            planned(&mut lines, practice, Tone::Muted, width);
        }
        Face::Starting => {
            say(
                &mut lines,
                width,
                &["The grader is starting. What you write is checked as soon as it is up."],
            );
            lines.push(Line::blank());
            planned(&mut lines, practice, Tone::Muted, width);
        }
        Face::Broken => {
            if let Some(failure) = &checks.failure {
                let again = format!("This is not your fault. {check_key} tries again.");
                say(&mut lines, width, &[&failure.message, &failure.hint, &again]);
                lines.push(Line::blank());
            }
            cases(&mut lines, practice, width);
        }
        Face::Waiting => planned(&mut lines, practice, Tone::Muted, width),
        Face::Problem => {
            if let Some(problem) = &checks.told {
                lines.extend(prose(&told(problem), width, 2, Tone::Failing));
                if let Some(reading) = problem.reading() {
                    lines.extend(case::place(reading, width));
                    lines.extend(prose(&reading.question, width, 2, Tone::Muted));
                }
                lines.push(Line::blank());
            }
            cases(&mut lines, practice, width);
        }
        Face::Passed => {
            if let Some(celebration) = &checks.celebration {
                lines.extend(passed::lines(model, practice, celebration, width));
                lines.push(Line::blank());
            }
            cases(&mut lines, practice, width);
        }
        Face::Judged => {
            wrong_piece(&mut lines, practice, width);
            cases(&mut lines, practice, width);
        }
    }
    lines
}

/// A problem as one sentence with its line first.
pub fn told(problem: &Problem) -> String {
    match problem.line {
        // A sentence of the catalogue names its line itself.
        Some(line) if problem.reading().is_none() && !problem.message.starts_with("line ") => {
            format!("line {line}: {}", problem.message)
        }
        _ => problem.message.clone(),
    }
}

fn invitation(model: &Model, practice: &Practice, check_key: &str) -> String {
    if !model.preferences.live_checks {
        format!("Write in the editor, then {check_key} runs the checks.")
    } else if practice.is_puzzle() {
        "The checks run when you pause. Put the pieces together to begin.".to_owned()
    } else if practice.exercise.is_predict() {
        "Write your answers in the editor; they are checked when you pause.".to_owned()
    } else {
        "The checks run when you pause. Write in the editor to begin.".to_owned()
    }
}

fn say(lines: &mut Vec<Line>, width: usize, sentences: &[&str]) {
    for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
        lines.extend(prose(sentence, width, 2, Tone::Text));
    }
}

/// A piece that does not belong into the program, once it is complete and fails.
fn wrong_piece(lines: &mut Vec<Line>, practice: &Practice, width: usize) {
    if let Some((code, why)) = told_of_piece(practice) {
        let code = text::clip(&code, width.saturating_sub(5));
        lines.push(Line::of(" ✗ ", Tone::Failing).with(code, Tone::Strong));
        // A sentence with code in it reads as well without its marks.
        lines.extend(prose(&why.replace('`', ""), width, 3, Tone::Text));
        lines.push(Line::blank());
    }
}

pub fn told_of_piece(practice: &Practice) -> Option<(String, &str)> {
    let failing = practice.checks.verdict.as_ref().is_some_and(|verdict| !verdict.passed());
    let desk = practice.desk.as_ref().filter(|_| failing && practice.is_puzzle())?;
    desk.why_wrong()
}

/// The cases as they stand in the exercise: none has been run.
fn planned(lines: &mut Vec<Line>, practice: &Practice, tone: Tone, width: usize) {
    for case in &practice.exercise.cases {
        if practice.exercise.is_predict() && case.hidden {
            continue;
        }
        let line = Line::of(" ◦ ", Tone::Muted).with(text::clip(&case.name, width.saturating_sub(12)), tone);
        lines.push(if case.hidden { line.with_right("hidden", Tone::Faint) } else { line });
    }
}

fn cases(lines: &mut Vec<Line>, practice: &Practice, width: usize) {
    let checks = &practice.checks;
    let Some(verdict) = &checks.verdict else {
        planned(lines, practice, Tone::Faint, width);
        return;
    };
    let from = lines.len();
    for (index, case) in verdict.cases.iter().enumerate() {
        let failing = case.status != CaseStatus::Passed;
        let chosen = index == checks.chosen && (failing || checks.by_hand);
        lines.push(row(case, chosen, width).aimed(Target::Case(index)));
        if chosen && (failing || checks.by_hand) {
            let rows = case::detail(case, &practice.exercise, width);
            lines.extend(rows.into_iter().map(|line| line.aimed(Target::Case(index))));
        }
    }
    if !verdict.output.trim().is_empty() && !verdict.passed() {
        lines.push(Line::blank());
        lines.push(Line::of("  printed while it was loaded", Tone::Muted));
        for row in verdict.output.lines().take(3) {
            lines.push(
                Line::of("    ", Tone::Text).with(text::clip(row, width.saturating_sub(5)), Tone::Muted),
            );
        }
    }
    if checks.out_of_date() {
        fade(&mut lines[from..]);
    }
}

fn row(case: &CaseVerdict, chosen: bool, width: usize) -> Line {
    let (glyph, tone) = sign(case.status);
    let mut right: Vec<Span> = Vec::new();
    if case.millis >= WORTH_TELLING_MILLIS {
        right.push(Span { text: super::duration(case.millis), tone: Tone::Muted });
    }
    if case.hidden {
        let gap = if right.is_empty() { "hidden" } else { "   hidden" };
        right.push(Span { text: gap.to_owned(), tone: Tone::Faint });
    }
    let taken: usize = right.iter().map(|span| text::width(&span.text)).sum();
    let room = width.saturating_sub(taken + 6);
    let mut line = Line::of(if chosen { "▸" } else { " " }, Tone::Accent)
        .with(format!("{glyph} "), tone)
        .with(text::clip(&case.name, room), if chosen { Tone::Strong } else { Tone::Text })
        .chosen(chosen);
    line.right = right;
    line
}

/// What stands for a case's status, always with its own shape.
pub const fn sign(status: CaseStatus) -> (&'static str, Tone) {
    match status {
        CaseStatus::Passed => ("✓", Tone::Passed),
        CaseStatus::Failed | CaseStatus::Raised | CaseStatus::TimedOut | CaseStatus::Died => {
            ("✗", Tone::Failing)
        }
        CaseStatus::NotRun => ("◦", Tone::Muted),
    }
}

/// What is about an older text is told quietly; its glyphs still say what it was.
fn fade(lines: &mut [Line]) {
    for line in lines {
        for span in line.left.iter_mut().chain(&mut line.right) {
            span.tone = Tone::Faint;
        }
    }
}

/// One case whole, as a page shows it.
pub fn page_lines(model: &Model, index: usize, width: usize) -> Vec<Line> {
    let Some(practice) = &model.practice else { return Vec::new() };
    let found = practice.checks.verdict.as_ref().and_then(|verdict| verdict.cases.get(index));
    let Some(case) = found else {
        return prose("This check has gone; Esc goes back.", width, 2, Tone::Muted);
    };
    let mut lines = vec![Line::blank()];
    lines.extend(case::page(case, &practice.exercise, width));
    lines
}
