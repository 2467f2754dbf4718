//! The tutor speaks first: once for an exercise, quietly, when the learner is stuck. It asks about the case
//! that fails, and is no hint; it never takes the focus.

use super::record;
use crate::app::msg::{Notice, NoticeKind};
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::verdict::CaseVerdict;
use crate::domain::{Action, Context};

/// After a verdict that did not pass.
pub fn consider(model: &mut Model, effects: &mut Vec<Effect>) {
    let hint = model.keys.word(Context::Editor, Action::Hint).to_owned();
    let chat = model.keys.word(Context::Editor, Action::FocusChat).to_owned();
    let Some(practice) = &mut model.practice else { return };
    let Some(text) = unasked_question(practice, &hint) else { return };
    practice.chat.speaks_first(&text);
    record(effects, Event::TutorSpoke { exercise: practice.exercise.id.clone(), text });
    let text = format!("The tutor has a question for you, when you like: {chat}.");
    model.notices.announce(Notice { kind: NoticeKind::Told, text });
}

/// What the tutor asks now without being asked, if it is time for that. `hint_key` names the way to a hint.
pub fn unasked_question(practice: &Practice, hint_key: &str) -> Option<String> {
    if practice.chat.tutor_spoke_first() || practice.chat.ladder.given > 0 || practice.solution_is_open() {
        return None;
    }
    let index = practice.checks.stuck.at(practice.sitting.millis())?;
    let case = practice.checks.verdict.as_ref()?.cases.get(index)?;
    Some(format!("{}\n\n{hint_key} gives a hint, if you would rather have one.", about(case)))
}

fn about(case: &CaseVerdict) -> String {
    if case.hidden {
        return format!(
            "A hidden check, \"{}\", has been failing for a while. Read the task once more with that name in \
             mind: which input does it speak of that the visible checks do not try?",
            case.name
        );
    }
    let input = case.input.trim_end();
    if input.contains('\n') || input.contains('`') {
        return format!(
            "The check \"{}\" has been failing for a while. Take its input, and go through your program by \
             hand, line by line: at which line does it first do something else than you had in mind?",
            case.name
        );
    }
    format!(
        "`{input}` has been failing for a while. Let us look at just that one. What should it give, by the \
         task? And when you go through your program by hand with it, line by line: at which line does it first \
         do something else than you had in mind?"
    )
}
