//! After a pass: a question that checks understanding, how well it was known, and the way on. It never
//! judges the program, and never chooses what is next.

use super::Sheet;
use crate::app::checks::all_score_lines;
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::practice::Practice;
use crate::app::understanding::Understanding;
use crate::app::update::{opening, record};
use crate::app::{Effect, Model, text};
use crate::domain::event::Event;
use crate::domain::recall::Recall;
use crate::learner::choose::Choice;

/// How many other exercises are offered.
const OTHERS: usize = 3;

/// Rows: the answer; then a grade each; from [`FIRST_CHOICE`] on, exercises.
const ANSWER: usize = 0;
const FIRST_GRADE: usize = 1;
const FIRST_CHOICE: usize = FIRST_GRADE + Recall::ALL.len();

pub fn sheet(model: &Model, width: u16) -> Sheet {
    let Some(practice) = &model.practice else { return Sheet::default() };
    Sheet::poured(width, 2, |width| {
        vec![
            question(practice, width),
            recall(model, practice, width),
            score(practice, width),
            onwards(model, width),
        ]
    })
}

pub fn state(model: &Model) -> Vec<Span> {
    let solved = model.progress.solved_total;
    let words = format!("{solved} of {} solved", model.progress.exercises_total);
    vec![Span { text: words, tone: Tone::Muted }]
}

/// Something is to be typed: the question has not been answered.
pub fn is_asking(model: &Model) -> bool {
    let question = model.practice.as_ref().and_then(|practice| practice.understanding.as_ref());
    question.is_some_and(|question| question.answer.is_none())
}

/// Where the choice stands when the board opens: the answer where one is asked for, else what the learner
/// would most likely say.
pub fn first_choice(model: &Model) -> usize {
    let grade = model.practice.as_ref().map_or(Recall::Good, |practice| likely_grade(practice));
    let place = Recall::ALL.iter().position(|other| *other == grade).unwrap_or(0);
    if is_asking(model) { 0 } else { place }
}

/// Answers with what was typed, grades, or goes on.
pub fn accept(model: &mut Model, target: Target, typed: &str, effects: &mut Vec<Effect>) {
    let Target::Row(row) = target else { return };
    match row {
        ANSWER => answer(model, typed, effects),
        row if row < FIRST_CHOICE => {
            let grade = Recall::ALL[row - FIRST_GRADE];
            let Some(practice) = &mut model.practice else { return };
            practice.recall = Some(grade);
            let exercise = practice.exercise.id.clone();
            record(effects, Event::ReviewGraded { exercise, grade });
        }
        row => {
            if let Some(choice) = choices(model).into_iter().nth(row - FIRST_CHOICE) {
                opening::open_choice(model, choice, effects);
            }
        }
    }
}

/// The place of the first row of the part that comes after this row.
pub fn next_place(model: &Model, target: Target) -> Option<usize> {
    let Target::Row(row) = target else { return None };
    if row == ANSWER {
        return Some(first_choice(model));
    }
    (row < FIRST_CHOICE).then_some(Recall::ALL.len())
}

fn answer(model: &mut Model, typed: &str, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    let Some(question) = &mut practice.understanding else { return };
    let answer = typed.trim();
    if question.answer.is_some() || answer.is_empty() {
        return;
    }
    question.answer = Some(answer.to_owned());
    let (input, right) = (question.input.clone(), question.is_right());
    let exercise = practice.exercise.id.clone();
    record(effects, Event::UnderstandingChecked { exercise, input, answer: answer.to_owned(), right });
}

fn question(practice: &Practice, width: usize) -> Vec<Line> {
    let Some(question) = &practice.understanding else { return Vec::new() };
    let mut lines = vec![Line::blank(), Line::of("  Do you know what it does?", Tone::Strong)];
    let is_program = question.input.contains('\n') || !question.input.contains('(');
    let ask = if is_program { "Your program reads:" } else { "What does this give?" };
    lines.extend(prose(ask, width, 3, Tone::Text));
    for row in question.input.lines() {
        lines.push(Line::of("     ", Tone::Text).with(text::clip(row, width.saturating_sub(7)), Tone::Code));
    }
    if is_program {
        lines.extend(prose("What does it print?", width, 3, Tone::Text));
    }
    let Some(answer) = &question.answer else {
        lines.extend(prose(
            "Think it through without running it, and type the result.",
            width,
            3,
            Tone::Muted,
        ));
        lines.push(Line::of("   answer with what stands above", Tone::Accent).aimed(Target::Row(ANSWER)));
        return lines;
    };
    let room = width.saturating_sub(20);
    if question.is_right() {
        let row = Line::of("   ✓ ", Tone::Passed).with("Right: ", Tone::Text);
        lines.push(row.with(text::clip(&question.result, room), Tone::Code));
    } else {
        let row = Line::of("   ✗ ", Tone::Failing).with("It gives ", Tone::Text);
        lines.push(row.with(text::clip(&question.result, room), Tone::Code));
        let row = Line::of("     you said ", Tone::Muted);
        lines.push(row.with(text::clip(answer, room), Tone::Differs));
        lines.extend(prose(
            "Follow your program by hand with this input: where does it part from what you had in mind?",
            width,
            5,
            Tone::Muted,
        ));
    }
    lines
}

/// What the program is worth, with every point that it lost.
fn score(practice: &Practice, width: usize) -> Vec<Line> {
    let score = practice.checks.verdict.as_ref().and_then(|verdict| verdict.score.as_ref());
    let Some(score) = score else { return Vec::new() };
    let mut lines = vec![Line::blank(), Line::of("  Your program", Tone::Strong)];
    lines.extend(all_score_lines(score, width));
    lines
}

fn recall(model: &Model, practice: &Practice, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::blank(), Line::of("  How well did you know it?", Tone::Strong)];
    for (place, grade) in Recall::ALL.into_iter().enumerate() {
        let days = model.journey.returns_in(&practice.exercise.id, grade, model.now);
        let back = match days {
            Some(1) => "back tomorrow".to_owned(),
            Some(days) => format!("back in {days} days"),
            None => String::new(),
        };
        let is_said = practice.recall == Some(grade);
        let (sign, tone) = if is_said { ("✓", Tone::Passed) } else { ("◦", Tone::Muted) };
        let words = text::clip(words_of(grade), width.saturating_sub(22));
        let row = Line::of(format!("   {sign} "), tone).with(words, Tone::Text).with_right(back, Tone::Muted);
        lines.push(row.aimed(Target::Row(FIRST_GRADE + place)));
    }
    lines
}

fn onwards(model: &Model, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::blank(), Line::of("  What comes next", Tone::Strong)];
    let choices = choices(model);
    if choices.is_empty() {
        let words = "Everything else is passed, and nothing is due. Any exercise can be taken again.";
        lines.extend(prose(words, width, 3, Tone::Muted));
    }
    for (place, choice) in choices.iter().enumerate() {
        let title =
            model.entry(&choice.id).map_or_else(|| choice.id.to_string(), |entry| entry.title.clone());
        let facts =
            model.entry(&choice.id).map(|entry| format!("{}, {} min", entry.kind.title(), entry.minutes));
        let facts = facts.unwrap_or_default();
        let title = text::clip(&title, width.saturating_sub(text::width(&facts) + 9));
        let (sign, tone) = if place == 0 { ("▹", Tone::Accent) } else { ("◦", Tone::Text) };
        let row = Line::of(format!("   {sign} "), tone).with(title, tone).with_right(facts, Tone::Muted);
        let mut rows = vec![row];
        rows.extend(prose(&choice.reason, width, 5, Tone::Muted));
        lines.extend(rows.into_iter().map(|line| line.aimed(Target::Row(FIRST_CHOICE + place))));
    }
    lines
}

/// The proposal, then the others.
fn choices(model: &Model) -> Vec<Choice> {
    let mut choices: Vec<Choice> = model.next.clone().into_iter().collect();
    let others = model.others.iter().filter(|other| choices.iter().all(|choice| choice.id != other.id));
    let others: Vec<Choice> = others.take(OTHERS).cloned().collect();
    choices.extend(others);
    choices
}

/// What the learner would most likely say, from how it went.
fn likely_grade(practice: &Practice) -> Recall {
    let wrong = practice
        .understanding
        .as_ref()
        .is_some_and(|question| question.answer.is_some() && !question.is_right());
    match practice.checks.celebration {
        _ if practice.standing.revealed => Recall::Again,
        Some(celebration) if celebration.hints > 0 || wrong => Recall::Hard,
        _ => Recall::Good,
    }
}

const fn words_of(grade: Recall) -> &'static str {
    match grade {
        Recall::Again => "not without help",
        Recall::Hard => "just about, with effort",
        Recall::Good => "well enough",
        Recall::Easy => "in my sleep",
    }
}

/// The board has something to say: the pass is fresh.
pub fn prepare(practice: &mut Practice) {
    let time = practice.standing.attempts as usize;
    let verdict = practice.checks.verdict.as_ref();
    practice.understanding =
        verdict.and_then(|verdict| Understanding::ask(&practice.exercise, verdict, time));
    practice.recall = None;
    practice.reflection_due = true;
}
