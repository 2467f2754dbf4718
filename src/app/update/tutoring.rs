//! The conversation with the tutor: asking for a hint, sending a question, taking in what was said. It
//! never answers anything itself.

use super::{arranging, checking, diagnosing, editing, focusing, highlighting, say};
use crate::app::layout::{Arrangement, Focus};
use crate::app::msg::NoticeKind;
use crate::app::question::Question as Asked;
use crate::app::{Effect, Model};
use crate::domain::attempt::Trigger;
use crate::domain::exercise::Rung;
use crate::domain::place::Pane;
use crate::domain::tutoring::{Ladder, Question, Turn};
use crate::domain::{Action, RequestId};

/// The next rung. The keys stay where they are, unless the hint could not be seen then.
pub fn hint(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    if practice.next_is_pieces() && practice.chat.waiting.is_none() {
        model.question = Some(Asked::TakePieces);
        return;
    }
    let finished = practice.chat.ladder.finished() && practice.chat.ladder.authored > 0;
    if finished && practice.chat.waiting.is_none() {
        let text = "Every hint and the whole solution have been shown; they stand in the hints.";
        say(model, NoticeKind::Told, text, effects);
    } else {
        // A check that waits for a pause comes first: it would end the look.
        checking::check(model, Trigger::Live, effects);
        ask(model, Question::NextHint, effects);
    }
    bring_to_front(model, effects);
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Send => send(model, effects),
        _ => editing::scroll_or_type(model, action, effects),
    }
}

pub fn send(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if practice.chat.waiting.is_some() {
        return say(model, NoticeKind::Told, "One moment: the tutor has not answered yet.", effects);
    }
    let text = practice.chat.take_input();
    let text = text.trim();
    if !text.is_empty() {
        ask(model, Question::Typed(text.to_owned()), effects);
    }
}

/// The learner takes the solution in pieces; their page opens as soon as they are there.
pub fn take_pieces(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    practice.pieces_wanted = true;
    ask(model, Question::NextHint, effects);
}

pub fn said(
    model: &mut Model,
    request: RequestId,
    turns: Vec<Turn>,
    ladder: Ladder,
    effects: &mut Vec<Effect>,
) {
    let Some(practice) = &mut model.practice else { return };
    if practice.chat.waiting != Some(request) {
        return;
    }
    let taken = ladder.given.saturating_sub(practice.chat.ladder.given);
    practice.standing.hints += taken as u32;
    if ladder.finished() && ladder.revealed_lines > 0 {
        practice.standing.revealed = true;
    }
    let first_new = practice.chat.entries.len();
    practice.chat.answered(turns, ladder);
    practice.chat.uncoloured_from = Some(first_new);
    let came = practice.chat.entries[first_new..].iter().any(|spoken| spoken.turn.rung == Some(Rung::Pieces));
    practice.pieces_came |= came;
    if std::mem::take(&mut practice.pieces_wanted) && came {
        arranging::open_as_hint(model, effects);
    }
}

/// Colours are asked for once the answer stands there.
pub fn colour(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if let Some(first) = practice.chat.uncoloured_from.take() {
        highlighting::chat_from(model, first, effects);
    }
}

fn ask(model: &mut Model, question: Question, effects: &mut Vec<Effect>) {
    let level = model.journey.levels().level();
    let closely = question == Question::NextHint && may_be_looked_at(model);
    let request = model.requests.advance();
    let Some(practice) = &mut model.practice else { return };
    if practice.chat.waiting.is_some() {
        return;
    }
    match &question {
        Question::NextHint => practice.chat.waiting = Some(request),
        Question::Typed(text) => practice.chat.ask(text, request),
    }
    effects.push(Effect::AskTutor {
        request,
        exercise: practice.exercise.clone(),
        language: practice.language,
        question,
        source: practice.editor.text(),
        verdict: practice.checks.verdict.clone().map(Box::new),
        level,
        closely,
    });
}

/// The program fails, or nobody knows yet.
fn may_be_looked_at(model: &Model) -> bool {
    let under_way = model.practice.as_ref().is_some_and(|practice| practice.checks.running.is_some());
    diagnosing::is_worth_a_look(model) || under_way
}

fn bring_to_front(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.layout.arrangement == Arrangement::Narrow || model.zoomed {
        focusing::go(model, Focus::Chat, effects);
    } else {
        model.left_tab = Pane::Chat;
    }
}
