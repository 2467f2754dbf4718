//! What is said after a pass: all checks lit, the facts, and the way on. Drawn once and calm; it never
//! repeats itself for a pass that has been celebrated.

use super::{Celebration, remarks, score};
use crate::app::lines::{Line, Target, Tone, prose};
use crate::app::model::Model;
use crate::app::practice::Practice;
use crate::domain::{Action, Context};

/// More ticks than this would be a wall.
const MOST_TICKS: usize = 24;

pub fn lines(model: &Model, practice: &Practice, celebration: &Celebration, width: usize) -> Vec<Line> {
    let count = practice.checks.verdict.as_ref().map_or(0, |verdict| verdict.cases.len());
    let mut lines = vec![ticks(count, celebration.lit, width)];
    let verdict = practice.checks.verdict.as_ref();
    if let Some(score) = verdict.and_then(|verdict| verdict.score.as_ref()) {
        lines.extend(score::lines(score, width));
        lines.extend(remarks::lines(score, width));
    }
    lines.push(Line::blank());
    if practice.standing.revealed {
        let reset = model.keys.word(Context::Editor, Action::ResetDraft);
        lines.extend(prose("You saw the solution, so this one counts as told.", width, 2, Tone::Told));
        let again = format!("{reset} clears the editor: write it again from memory.");
        lines.extend(prose(&again, width, 2, Tone::Text));
    } else {
        lines.extend(prose(&facts(celebration), width, 2, Tone::Text));
        lines.extend(prose(&standing(model, celebration), width, 2, Tone::Muted));
    }
    for news in &practice.checks.news {
        lines.extend(prose(&format!("★ {news}"), width, 2, Tone::Accent));
    }
    lines.push(Line::blank());
    let next = model.next.as_ref().and_then(|choice| model.entry(&choice.id)).map_or_else(
        || "every exercise is passed; choose one to take again".to_owned(),
        |entry| {
            let first = if practice.understanding.is_some() && practice.reflection_due {
                "one question, then"
            } else {
                "next"
            };
            format!("{first}: {}", entry.title)
        },
    );
    lines.push(press(model, Action::NextExercise, &next));
    lines.push(press(model, Action::ShowSolution, "the model solution beside yours"));
    if !practice.exercise.is_predict() {
        let words = match model.voices.speaker() {
            Some(_) => "talk about your program, line by line",
            None => "all that can be said of your program",
        };
        lines.push(press(model, Action::Review, words));
    }
    lines
}

fn ticks(count: usize, lit: usize, width: usize) -> Line {
    let told = if count == 1 { "The check passes.".to_owned() } else { format!("All {count} checks pass.") };
    let shown = count.min(MOST_TICKS).min(width.saturating_sub(told.len() + 5) / 2);
    let lit = lit.min(shown);
    Line::of("  ", Tone::Text)
        .with("✓ ".repeat(lit), Tone::Passed)
        .with("· ".repeat(shown - lit), Tone::Faint)
        .with(if shown > 0 { " " } else { "" }, Tone::Text)
        .with(told, Tone::Strong)
}

fn facts(celebration: &Celebration) -> String {
    let Celebration { runs, hints, minutes, .. } = *celebration;
    let hints = if hints == 0 { "no hints".to_owned() } else { counted(u64::from(hints), "hint", "hints") };
    let time = if minutes == 0 { "under a minute".to_owned() } else { counted(minutes, "minute", "minutes") };
    format!("{}, {hints}, {time}.", counted(u64::from(runs), "run", "runs"))
}

fn standing(model: &Model, celebration: &Celebration) -> String {
    if !celebration.first {
        return "You had passed it before; it stays passed.".to_owned();
    }
    let progress = &model.progress;
    let streak = match progress.streak_days {
        0 => String::new(),
        1 => " A streak begins.".to_owned(),
        days => format!(" Streak: {days} days."),
    };
    let today = match progress.solved_today {
        0 | 1 => "The first today".to_owned(),
        count => format!("The {} today", ordinal(count)),
    };
    format!(
        "{today}; {} of {} solved in all.{streak}",
        progress.solved_total.max(1),
        progress.exercises_total
    )
}

fn press(model: &Model, action: Action, words: &str) -> Line {
    let key = model.keys.word(Context::Editor, action).to_owned();
    Line::of("  ", Tone::Text)
        .with(key, Tone::Key)
        .with("  ", Tone::Text)
        .with(words, Tone::Text)
        .aimed(Target::Press(action))
}

pub fn counted(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

pub fn ordinal(count: u32) -> String {
    let ending = match (count % 10, count % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    };
    format!("{count}{ending}")
}

#[cfg(test)]
mod tests {
    use super::{counted, ordinal};

    #[test]
    fn figures_read_as_people_say_them() {
        for (count, expected) in
            [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
        {
            assert_eq!(ordinal(count), expected);
        }
        assert_eq!(counted(1, "run", "runs"), "1 run");
        assert_eq!(counted(6, "run", "runs"), "6 runs");
    }
}
