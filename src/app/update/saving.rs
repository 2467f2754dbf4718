//! Drafts: what was written is sent to be kept within half a second, and at once before anything else
//! may come between. It never writes anything itself.

use super::tell;
use crate::app::msg::{Notice, NoticeKind, Timer};
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::ExerciseId;

/// After the first change; later ones do not put it off.
const AFTER_CHANGE_MILLIS: u64 = 400;
/// Where the cursor stands is worth keeping too, with less haste.
const AFTER_MOVE_MILLIS: u64 = 2_000;
const TRY_AGAIN_MILLIS: u64 = 5_000;

pub fn changed(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if !practice.draft.armed {
        practice.draft.armed = true;
        effects.push(Effect::After { timer: Timer::SaveDraft, millis: AFTER_CHANGE_MILLIS });
    }
}

/// The cursor moved, and nothing else.
pub fn moved(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    practice.draft.moved = true;
    if !practice.draft.armed {
        effects.push(Effect::After { timer: Timer::SaveDraft, millis: AFTER_MOVE_MILLIS });
    }
}

pub fn due(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(practice) = &mut model.practice {
        practice.draft.armed = false;
    }
    send(model, effects);
}

/// Sends what has not been sent, without waiting.
pub fn now(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if practice.draft.armed {
        practice.draft.armed = false;
        effects.push(Effect::StopTimer(Timer::SaveDraft));
    }
    send(model, effects);
}

pub fn saved(model: &mut Model, exercise: &ExerciseId, revision: u64) {
    let Some(practice) = &mut model.practice else { return };
    if practice.exercise.id == *exercise {
        practice.draft.kept = practice.draft.kept.max(Some(revision));
        practice.draft.failed = false;
    }
}

pub fn failed(model: &mut Model, message: String, effects: &mut Vec<Effect>) {
    if let Some(practice) = &mut model.practice {
        practice.draft.failed = true;
        practice.draft.sent = None;
        practice.draft.armed = true;
        effects.push(Effect::After { timer: Timer::SaveDraft, millis: TRY_AGAIN_MILLIS });
    }
    tell(model, Notice { kind: NoticeKind::Failure, text: message }, effects);
}

fn send(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    let revision = practice.editor.revision();
    if practice.draft.sent == Some(revision) && !practice.draft.moved {
        return;
    }
    practice.draft.moved = false;
    push(practice, effects);
}

/// The saving of what was not sent yet, where nothing else can be done any more.
pub fn last_words(model: &mut Model) -> Option<Effect> {
    let mut effects = Vec::new();
    send(model, &mut effects);
    effects.pop()
}

/// Sends the draft, whatever was sent before.
pub fn push(practice: &mut Practice, effects: &mut Vec<Effect>) {
    let revision = practice.editor.revision();
    practice.draft.sent = Some(revision);
    effects.push(Effect::SaveDraft {
        exercise: practice.exercise.id.clone(),
        language: practice.language,
        text: practice.editor.snapshot(),
        revision,
        cursor: practice.editor.cursor(),
        top_line: practice.editor.scroll().top,
        taken: practice.file.as_ref().map_or(0, |file| file.taken),
    });
}
