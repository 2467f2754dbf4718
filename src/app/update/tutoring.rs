//! The conversation with the tutor: asking for a hint, sending a question, taking in what was said. It
//! never answers anything itself.

use super::{arranging, checking, diagnosing, editing, focusing, highlighting, say, voicing};
use crate::app::layout::{Arrangement, Focus};
use crate::app::msg::NoticeKind;
use crate::app::question::Question as Asked;
use crate::app::{Effect, Model};
use crate::domain::attempt::Trigger;
use crate::domain::exercise::Rung;
use crate::domain::place::Pane;
use crate::domain::tutoring::{Ladder, Question, Told, Turn};
use crate::domain::{Action, Context, RequestId};

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
        return tell_to_wait(model, effects);
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

/// What there is to say of the program, once it passes as it stands.
pub fn review(model: &mut Model, effects: &mut Vec<Effect>) {
    let check = model.keys.word(Context::Editor, Action::Check).to_owned();
    let Some(practice) = &model.practice else { return };
    if practice.exercise.is_predict() {
        return say(model, NoticeKind::Told, "There is no program of yours to look back at here.", effects);
    }
    let is_judged = practice.checks.passed() && practice.checks.answered == Some(practice.editor.revision());
    if !is_judged {
        let text = format!("There is something to say once every check passes. {check} runs them.");
        return say(model, NoticeKind::Told, text, effects);
    }
    if practice.chat.waiting.is_some() {
        return tell_to_wait(model, effects);
    }
    ask(model, Question::Review, effects);
    bring_to_front(model, effects);
}

/// The last question once more, as it was.
pub fn ask_again(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    if practice.chat.waiting.is_some() {
        return tell_to_wait(model, effects);
    }
    match practice.chat.last_asked.clone() {
        Some(question) => {
            ask(model, question, effects);
            bring_to_front(model, effects);
        }
        None => say(model, NoticeKind::Told, "Nothing has been asked yet.", effects),
    }
}

/// Esc while the tutor speaks: what was said so far stays. `false` where nobody speaks.
pub fn stopped_by_hand(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    // With vim's keys Esc is pressed in the editor for other reasons.
    if model.vim_mode().is_some() {
        return false;
    }
    let Some(practice) = &mut model.practice else { return false };
    let chat = &mut practice.chat;
    let Some(request) = chat.waiting else { return false };
    let reply = chat.reply.get_or_insert_default();
    if !std::mem::replace(&mut reply.stopping, true) {
        effects.push(Effect::CancelTutor { request });
    }
    true
}

/// The exercise is left: whoever speaks about it is stopped, and what was said is kept.
pub fn left(model: &Model, effects: &mut Vec<Effect>) {
    if let Some(request) = model.practice.as_ref().and_then(|practice| practice.chat.waiting) {
        effects.push(Effect::CancelTutor { request });
    }
}

fn tell_to_wait(model: &mut Model, effects: &mut Vec<Effect>) {
    let key = model.keys.word(Context::Chat, Action::Cancel);
    let text = format!("The tutor has not finished; {key} stops it. Your question stays in the line.");
    say(model, NoticeKind::Told, text, effects);
}

/// Copies the newest code of the conversation; once more, the one before it.
pub fn copy_next_code(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    match practice.chat.next_code() {
        Some(place) => copy_code(model, place, effects),
        None => say(model, NoticeKind::Told, "No code has been said here.", effects),
    }
}

/// Copies the code at this place among all that was said.
pub fn copy_code(model: &mut Model, place: usize, effects: &mut Vec<Effect>) {
    let key = model.keys.word(Context::Chat, Action::CopyCode).to_owned();
    let Some(practice) = &mut model.practice else { return };
    let blocks = practice.chat.code_blocks();
    let Some(text) = blocks.get(place).map(|block| block.text.clone()) else { return };
    let earlier = place > 0;
    practice.chat.copied = Some(place);
    let lines = match text.lines().count() {
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    let more = if earlier { format!(" {key} copies the code before it.") } else { String::new() };
    effects.push(Effect::Copy(text));
    say(model, NoticeKind::Told, format!("Copied {lines} of code.{more}"), effects);
}

/// More of the reply.
pub fn told(model: &mut Model, request: RequestId, told: Told) {
    let Some(practice) = &mut model.practice else { return };
    if practice.chat.waiting == Some(request) {
        practice.chat.reply.get_or_insert_default().hear(told);
    }
}

pub fn said(
    model: &mut Model,
    request: RequestId,
    turns: Vec<Turn>,
    ladder: Ladder,
    fell_back: Option<String>,
    effects: &mut Vec<Effect>,
) {
    let again = model.keys.word(Context::Chat, Action::AskAgain).to_owned();
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
    let stopped = practice.chat.reply.as_ref().is_some_and(|reply| reply.stopping);
    let fell_back = fell_back.map(|why| {
        let why = why.trim_end_matches("Ask again.").trim_end();
        format!("{why} {again} asks the model again.")
    });
    practice.chat.answered(turns, ladder, fell_back);
    practice.chat.unfinished |= stopped;
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
    highlighting::reply(model, effects);
}

fn ask(model: &mut Model, question: Question, effects: &mut Vec<Effect>) {
    let waits = model.practice.as_ref().is_none_or(|practice| practice.chat.waiting.is_some());
    if !waits && voicing::asks_first(model, &question) {
        return;
    }
    ask_now(model, question, effects);
}

/// Asks whoever may answer now.
pub fn ask_now(model: &mut Model, question: Question, effects: &mut Vec<Effect>) {
    voicing::consider_offering(model, &question, effects);
    let level = model.journey.levels().level();
    let closely = question == Question::NextHint && may_be_looked_at(model);
    let request = model.requests.advance();
    let Some(practice) = &mut model.practice else { return };
    if practice.chat.waiting.is_some() {
        return;
    }
    practice.chat.ask(&question, request);
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
