//! The page of attempts: opening it, moving in it, reading more of it, and bringing a version back. It never
//! reads the history itself.

use super::{acting, editing, focusing, opening, say};
use crate::app::history::{History, HistoryAreas, Past};
use crate::app::layout::Focus;
use crate::app::msg::{HighlightTarget, NoticeKind, Pointer};
use crate::app::pages::Page;
use crate::app::{Effect, Model, text, when};
use crate::domain::attempt::{PastAttempt, Version};
use crate::domain::event::Event;
use crate::domain::place::Position;
use crate::domain::tokens::TokenSpan;
use crate::domain::{Action, Context, ExerciseId, RequestId};
use ropey::Rope;

/// Older attempts are asked for when so few are left below the chosen one.
const NEAR_THE_END: usize = 60;

/// Opens the attempts at the open exercise; where that page is open already, it is closed.
pub fn toggle(model: &mut Model) {
    if matches!(model.page(), Some(Page::History(_))) {
        model.pages.pop();
        return;
    }
    open(model, model.open_id().cloned());
}

/// Opens the attempts at one exercise, or at all.
pub fn open(model: &mut Model, exercise: Option<ExerciseId>) {
    model.notices.make_room();
    model.pages.push(Page::History(Box::new(History::of(exercise))));
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let body = model.layout.body;
    let open = model.open_id().cloned();
    let Some(Page::History(history)) = model.pages.last_mut() else { return };
    let areas = HistoryAreas::of(history, body);
    match action {
        Action::BringBack => bring_back(model, effects),
        Action::Copy => copy(model, effects),
        Action::Compare => {
            history.shown = history.shown.turned();
            history.code_top = 0;
        }
        Action::AllAttempts => {
            let chosen = history.chosen_attempt().map(|attempt| attempt.exercise.clone());
            let only = if history.exercise.is_some() { None } else { chosen.or(open) };
            **history = History { shown: history.shown, ..History::of(only) };
        }
        Action::NextPane | Action::PreviousPane => history.in_code = !history.in_code,
        Action::MoveLeft => history.in_code = false,
        Action::MoveRight | Action::Confirm => history.in_code = true,
        _ if history.in_code => {
            let page = isize::from(areas.code.height.max(2) as i16) - 1;
            history.code_top = acting::scrolled(history.code_top, action, page);
        }
        _ => {
            let page = usize::from(areas.list.height) / history.rows_each();
            move_in_list(history, action, page.max(2) - 1);
        }
    }
}

fn move_in_list(history: &mut History, action: Action, page: usize) {
    let chosen = match action {
        Action::MoveUp => history.chosen.saturating_sub(1),
        Action::MoveDown => history.chosen + 1,
        Action::MovePageUp => history.chosen.saturating_sub(page),
        Action::MovePageDown => history.chosen + page,
        Action::MoveTop => 0,
        Action::MoveBottom => usize::MAX,
        _ => return,
    };
    choose(history, chosen);
}

fn choose(history: &mut History, chosen: usize) {
    let chosen = chosen.min(history.attempts.len().saturating_sub(1));
    if chosen != history.chosen {
        history.chosen = chosen;
        history.code_top = 0;
    }
}

pub fn press(model: &mut Model, pointer: Pointer) {
    let body = model.layout.body;
    let Some(Page::History(history)) = model.pages.last_mut() else { return };
    let areas = HistoryAreas::of(history, body);
    let (column, row) = (pointer.column, pointer.row);
    if areas.list.contains(column, row) {
        history.in_code = false;
        let index = history.top + usize::from(row - areas.list.top) / history.rows_each();
        if index < history.attempts.len() {
            let again = history.chosen == index;
            choose(history, index);
            // Where there is room for one only, a second press opens it.
            history.in_code = again && !areas.has_both();
        }
    } else if areas.code.contains(column, row) {
        history.in_code = true;
    }
}

pub fn scroll(model: &mut Model, pointer: Pointer, by: isize) {
    let body = model.layout.body;
    let Some(Page::History(history)) = model.pages.last_mut() else { return };
    if HistoryAreas::of(history, body).code.contains(pointer.column, pointer.row) {
        history.code_top = history.code_top.saturating_add_signed(by);
    } else {
        choose(history, history.chosen.saturating_add_signed(by.signum()));
    }
}

/// An attempt was written down: it is the newest of every list that it belongs to.
pub fn happened(model: &mut Model, event: &Event, effects: &mut Vec<Effect>) {
    let Event::AttemptJudged(attempt) = event else { return };
    let concerned =
        |history: &History| history.exercise.as_ref().is_none_or(|exercise| *exercise == attempt.exercise);
    if find(model, concerned).is_none() {
        return;
    }
    let request = model.requests.advance();
    if let Some(history) = find(model, concerned) {
        history.reading = Some(request);
        effects.push(Effect::ReadAttempts { request, exercise: history.exercise.clone(), before: None });
    }
}

pub fn attempts_read(model: &mut Model, request: RequestId, attempts: Result<Vec<PastAttempt>, String>) {
    let Some(history) = find(model, |history| history.reading == Some(request)) else { return };
    history.reading = None;
    match attempts {
        Ok(attempts) => history.take(attempts),
        Err(problem) => {
            history.problem = Some(problem);
            history.complete = true;
        }
    }
}

pub fn version_read(
    model: &mut Model,
    request: RequestId,
    version: Result<Box<Version>, String>,
    effects: &mut Vec<Effect>,
) {
    let asked = |history: &History| history.version_asked.is_some_and(|(asked, _)| asked == request);
    let Some(history) = find(model, asked) else { return };
    match version {
        Ok(version) => {
            let tag = history.chosen_attempt().map_or("", |attempt| attempt.language.slug()).to_owned();
            effects.push(Effect::Highlight {
                target: HighlightTarget::Version,
                revision: version.sequence.unsigned_abs(),
                tag,
                // Lines as they are shown.
                text: Rope::from_str(&text::strip_control(version.source.trim_end())),
                stale: None,
            });
            history.colours.clear();
            history.version = Some(*version);
        }
        Err(problem) => history.problem = Some(problem),
    }
}

pub fn coloured(model: &mut Model, revision: u64, first_line: usize, lines: Vec<Vec<TokenSpan>>) {
    let of_version = |history: &History| {
        history.version.as_ref().is_some_and(|version| version.sequence.unsigned_abs() == revision)
    };
    let Some(history) = find(model, of_version) else { return };
    history.colours.truncate(first_line);
    history.colours.resize(first_line, Vec::new());
    history.colours.extend(lines);
}

/// Asks for what is missing, and keeps what is chosen in view.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let body = model.layout.body;
    let Some(Page::History(history)) = model.page() else { return };
    let mut history = history.clone();
    let areas = HistoryAreas::of(&history, body);
    if history.reading.is_none()
        && !history.complete
        && history.chosen + NEAR_THE_END >= history.attempts.len()
    {
        let request = model.requests.advance();
        let before = history.attempts.last().map(|oldest| oldest.sequence);
        history.reading = Some(request);
        effects.push(Effect::ReadAttempts { request, exercise: history.exercise.clone(), before });
    }
    if let Some(sequence) = history.chosen_attempt().map(|attempt| attempt.sequence)
        && history.chosen_version().is_none()
        && history.version_asked.is_none_or(|(_, asked)| asked != sequence)
    {
        let request = model.requests.advance();
        history.version_asked = Some((request, sequence));
        effects.push(Effect::ReadVersion { request, sequence });
    }
    let seen = (usize::from(areas.list.height) / history.rows_each()).max(1);
    if areas.list.height > 0 {
        history.top = history.top.min(history.chosen).max((history.chosen + 1).saturating_sub(seen));
    }
    if areas.code.height > 0 {
        let rows = history.code_lines(model, areas.code.width.into()).len();
        history.code_top = history.code_top.min(rows.saturating_sub(areas.code.height.into()));
    }
    model.pages.pop();
    model.pages.push(Page::History(history));
}

fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((attempt, source)) = chosen(model, effects) else { return };
    let words = format!("Copied: {}.", when::moment(attempt.at, model.now));
    effects.push(Effect::Copy(source));
    say(model, NoticeKind::Told, words, effects);
}

/// The version takes the place of what the editor has, as one change that can be undone.
fn bring_back(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((attempt, source)) = chosen(model, effects) else { return };
    let past = Past { words: when::moment(attempt.at, model.now), source };
    if model.open_id() == Some(&attempt.exercise) {
        model.pages.clear();
        return put_into_editor(model, &past, effects);
    }
    if model.entry(&attempt.exercise).is_none() {
        let text = "Its exercise is not there any more. The program can be copied.";
        return say(model, NoticeKind::Told, text, effects);
    }
    model.pages.clear();
    opening::open(model, attempt.exercise, Some(Focus::Editor), effects);
    if let Some(opening) = &mut model.opening {
        opening.past = Some(past);
    }
}

pub fn put_into_editor(model: &mut Model, past: &Past, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    let before = practice.editor.text();
    let now = model.now.steady_millis;
    focusing::focus(model, Focus::Editor);
    editing::with_editor(model, effects, |editor| {
        let outcome = editor.set_text_keeping_undo(&past.source, now);
        editor.move_to(Position::default());
        outcome
    });
    let changed = model.practice.as_ref().is_some_and(|practice| practice.editor.text() != before);
    let text = if changed {
        let key = model.keys.word(Context::Editor, Action::Undo);
        format!("The version of {} is back in the editor. {key} undoes this.", past.words)
    } else {
        "The editor has this version already.".to_owned()
    };
    say(model, NoticeKind::Told, text, effects);
}

/// The chosen attempt with its program; where it may not be seen, that is said.
fn chosen(model: &mut Model, effects: &mut Vec<Effect>) -> Option<(PastAttempt, String)> {
    let Some(Page::History(history)) = model.page() else { return None };
    if history.is_held_back(model) {
        let text = "You are doing this one from memory. It can be brought back when it passes.";
        say(model, NoticeKind::Told, text, effects);
        return None;
    }
    Some((history.chosen_attempt()?.clone(), history.chosen_version()?.source.clone()))
}

fn find(model: &mut Model, wanted: impl Fn(&History) -> bool) -> Option<&mut History> {
    model.pages.iter_mut().find_map(|page| match page {
        Page::History(history) if wanted(history) => Some(&mut **history),
        _ => None,
    })
}
