//! Leaving an exercise before it is solved: skipping it for a week, or giving it up. Both are asked first.
//! It never decides how often that may be; `learner` does.

use super::{checking, opening, say};
use crate::app::msg::NoticeKind;
use crate::app::question::Question;
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::{Action, Context};

pub fn ask_skip(model: &mut Model, effects: &mut Vec<Effect>) {
    let left = model.journey.skips_left(model.now);
    if left > 0 {
        model.question = Some(Question::SkipExercise { left });
        return;
    }
    let key = |action| model.keys.word(Context::Editor, action).to_owned();
    let (hint, list) = (key(Action::Hint), key(Action::Exercises));
    let text = format!(
        "No more skips until Monday. {hint} gives a hint; {list} opens any other exercise, and this one waits."
    );
    say(model, NoticeKind::Told, text, effects);
}

pub fn skip(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(id) = model.open_id().cloned() else { return };
    effects.push(Effect::Record(Box::new(Event::ExerciseSkipped { exercise: id })));
    opening::go_on(model, effects);
}

pub fn ask_give_up(model: &mut Model, effects: &mut Vec<Effect>) {
    match &model.practice {
        Some(practice) if practice.solution_is_open() => {
            let key = model.keys.word(Context::Editor, Action::ShowSolution).to_owned();
            say(
                model,
                NoticeKind::Told,
                format!("There is nothing to give up: {key} shows the solution."),
                effects,
            );
        }
        Some(_) => model.question = Some(Question::GiveUp),
        None => {}
    }
}

/// What was written stays; the solution may be seen, and the next exercise is a key away.
pub fn give_up(model: &mut Model, effects: &mut Vec<Effect>) {
    checking::stop(model, effects);
    let Some(practice) = &mut model.practice else { return };
    practice.given_up = true;
    practice.review = false;
    let exercise = practice.exercise.id.clone();
    effects.push(Effect::Record(Box::new(Event::ExerciseGivenUp { exercise })));
    super::paging::open_solution(model, effects);
    let key = model.keys.word(Context::Editor, Action::NextExercise).to_owned();
    let text = format!("That is all right: it comes back when you know more. {key} goes on.");
    say(model, NoticeKind::Told, text, effects);
}
