//! The tutor speaks first: once for an exercise, quietly, when the learner is stuck. It asks about the case
//! that fails, and is no hint; it never takes the focus.

use super::{diagnosing, record};
use crate::app::msg::{Notice, NoticeKind};
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::verdict::CaseVerdict;
use crate::domain::{Action, Context, Diagnosed};

/// After a verdict that did not pass. Where the program can be looked at, the tutor looks first.
pub fn consider(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if !is_time(practice) {
        return;
    }
    practice.findings.speaks = true;
    diagnosing::look(model, effects);
    let looks = model.practice.as_ref().is_some_and(|practice| practice.findings.running.is_some());
    if !looks {
        speak(model, effects);
    }
}

/// Says it, if it is still time for that.
pub fn speak(model: &mut Model, effects: &mut Vec<Effect>) {
    let hint = model.keys.word(Context::Editor, Action::Hint).to_owned();
    let chat = model.keys.word(Context::Editor, Action::FocusChat).to_owned();
    let Some(practice) = &mut model.practice else { return };
    practice.findings.speaks = false;
    let found = practice.findings.of(practice.editor.revision()).cloned();
    let Some(text) = unasked_question(practice, found.as_deref(), &hint) else { return };
    practice.chat.speaks_first(&text);
    record(effects, Event::TutorSpoke { exercise: practice.exercise.id.clone(), text });
    let text = format!("The tutor has a question for you, when you like: {chat}.");
    model.notices.announce(Notice { kind: NoticeKind::Told, text });
}

/// The learner is stuck, and has not been spoken to.
pub fn is_time(practice: &Practice) -> bool {
    let spoken = practice.chat.tutor_spoke_first() || practice.chat.ladder.given > 0;
    !spoken && !practice.solution_is_open() && practice.checks.stuck.at(practice.sitting.millis()).is_some()
}

/// What the tutor asks now without being asked, if it is time for that: the least that the findings have to
/// say, or else about the case that fails. `hint_key` names the way to a hint.
pub fn unasked_question(practice: &Practice, found: Option<&Diagnosed>, hint_key: &str) -> Option<String> {
    if !is_time(practice) {
        return None;
    }
    let index = practice.checks.stuck.at(practice.sitting.millis())?;
    let case = practice.checks.verdict.as_ref()?.cases.get(index)?;
    let said = found
        .and_then(Diagnosed::lowest)
        .map_or_else(|| about(case), |hint| format!("This has been failing for a while. {}", hint.text));
    Some(format!("{said}\n\n{hint_key} gives a hint, if you would rather have one."))
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
