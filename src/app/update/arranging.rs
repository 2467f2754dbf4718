//! Putting a program together from its pieces: in the editor's pane, where the exercise is a puzzle, and on
//! a page of its own, where the pieces are a hint. It never moves a piece itself; the desk does.

use super::{checking, editing, focusing, highlighting, say};
use crate::app::desk::Desk;
use crate::app::editor::{Editor, Outcome};
use crate::app::layout::Focus;
use crate::app::msg::{NoticeKind, Pointer, PointerKind};
use crate::app::pages::Page;
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::puzzle::Puzzle;
use crate::domain::{Action, Context};

/// The desk has the keys of the editor's pane.
pub fn is_open(model: &Model) -> bool {
    model.focus == Focus::Editor && model.practice.as_deref().is_some_and(Practice::arranges)
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    if matches!(action, Action::Undo | Action::Redo) {
        let holds = model.practice.as_ref().is_some_and(|practice| practice.holds_a_piece());
        if !holds {
            editing::tell_nothing_to_undo(model, action, effects);
        }
    }
    let now = model.now.steady_millis;
    with_desk(model, effects, |desk, editor| desk.act(editor, action, now));
}

/// Esc: what is in hand goes back; `false` where nothing is.
pub fn cancelled(model: &mut Model) -> bool {
    let open = is_open(model);
    let desk = model.practice.as_mut().and_then(|practice| practice.desk.as_mut());
    open && desk.is_some_and(|desk| desk.cancel())
}

/// Letters mean nothing here; whoever types them is told where they do.
pub fn typed(model: &mut Model, effects: &mut Vec<Effect>) {
    let take = model.keys.word(Context::Puzzle, Action::TakePiece);
    let other = model.keys.word(Context::Puzzle, Action::Pieces);
    let text = format!("{take} takes a piece, the arrows move it. To type instead: {other}");
    say(model, NoticeKind::Told, text, effects);
}

/// The puzzle becomes text, or the text a puzzle; where the pieces are a hint, their page opens.
pub fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    let key = model.keys.word(Context::Puzzle, Action::Pieces).to_owned();
    let undo = model.keys.word(Context::Puzzle, Action::Undo).to_owned();
    let now = model.now.steady_millis;
    let Some(practice) = &mut model.practice else { return };
    if !practice.is_puzzle() {
        return open_as_hint(model, effects);
    }
    let Some(desk) = &mut practice.desk else { return };
    if desk.by_hand {
        // What is typed and what is moved are steps of their own.
        model.vim.rest(Some(&mut practice.editor));
        let mut lost = false;
        with_desk(model, effects, |desk, editor| {
            let (outcome, dropped) = desk.take_over(editor, now);
            lost = dropped;
            outcome
        });
        let text = if lost {
            format!("What is no piece has gone from the program. {undo} brings it back.")
        } else {
            format!("The program is in pieces again. {key} turns it into text.")
        };
        say(model, NoticeKind::Told, text, effects);
    } else {
        desk.cancel();
        desk.by_hand = true;
        let text = format!("Type as you like. {key} makes it a puzzle again.");
        say(model, NoticeKind::Told, text, effects);
    }
    focusing::go(model, Focus::Editor, effects);
}

/// The page with the pieces of the solution, for those who have taken them as a hint.
pub fn open_as_hint(model: &mut Model, effects: &mut Vec<Effect>) {
    let hint = model.keys.word(Context::Editor, Action::Hint).to_owned();
    let Some(practice) = &mut model.practice else { return };
    if !practice.has_taken_pieces() {
        let text = if practice.review && practice.offers_pieces {
            "This is a review: the pieces stay away, so that you find out what you remember.".to_owned()
        } else if practice.offers_pieces {
            format!("The pieces of a solution are the last hint before it. {hint} gives the next hint.")
        } else {
            "This exercise does not come in pieces.".to_owned()
        };
        return say(model, NoticeKind::Told, text, effects);
    }
    if practice.aid.is_none() {
        let language = practice.language;
        let Some(puzzle) = Puzzle::as_hint(&practice.exercise, language) else { return };
        let editor = Desk::editor_beside(&puzzle, language);
        practice.desk = Some(Box::new(Desk::new(puzzle, &editor, language)));
        practice.aid = Some(Box::new(editor));
        highlighting::pieces(model, effects);
    }
    model.notices.make_room();
    model.pages.retain(|page| !matches!(page, Page::Pieces));
    model.pages.push(Page::Pieces);
}

/// On the page: the same as in the pane, and what is put together right goes into the editor.
pub fn act_on_page(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Check => judge(model, effects),
        Action::Pieces => {
            model.pages.pop();
        }
        _ => {
            act(model, action, effects);
            finish(model, effects);
        }
    }
}

/// Closes the page, or puts back what is in hand there.
pub fn close_page(model: &mut Model) {
    let desk = model.practice.as_mut().and_then(|practice| practice.desk.as_mut());
    if !desk.is_some_and(|desk| desk.cancel()) {
        model.pages.pop();
    }
}

pub fn point(model: &mut Model, pointer: Pointer, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    let Pointer { kind, column, row, .. } = pointer;
    match kind {
        PointerKind::Press { .. } => {
            with_desk(model, effects, |desk, editor| desk.press(editor, column, row, now));
        }
        PointerKind::Drag => with_desk(model, effects, |desk, _| {
            desk.drag(column, row);
            Outcome::handled()
        }),
        PointerKind::Release => {
            with_desk(model, effects, |desk, editor| desk.release(editor, now));
            finish(model, effects);
        }
        PointerKind::ScrollUp | PointerKind::ScrollDown => {
            let by = if kind == PointerKind::ScrollUp { -1 } else { 1 };
            with_desk(model, effects, |desk, _| {
                desk.scroll(column, row, by);
                Outcome::handled()
            });
        }
        PointerKind::ScrollLeft | PointerKind::ScrollRight => {}
    }
}

/// After every message: the desk is as the text says, and knows where it stands.
pub fn settle(model: &Model, practice: &mut Practice) {
    let area = if matches!(model.page(), Some(Page::Pieces)) {
        crate::app::pages::pieces_area(model.layout.body)
    } else {
        model.layout.content(Focus::Editor)
    };
    let Some(desk) = &mut practice.desk else { return };
    desk.follow(practice.aid.as_deref().unwrap_or(&practice.editor));
    if !area.is_empty() {
        desk.settle(area);
    }
}

/// Does something with the desk and the text that it is about.
fn with_desk(
    model: &mut Model,
    effects: &mut Vec<Effect>,
    doing: impl FnOnce(&mut Desk, &mut Editor) -> Outcome,
) {
    let Some(practice) = &mut model.practice else { return };
    let Some(mut desk) = practice.desk.take() else { return };
    if let Some(aid) = &mut practice.aid {
        let _ = doing(&mut desk, aid);
    } else {
        editing::with_editor(model, effects, |editor| doing(&mut desk, editor));
    }
    if let Some(practice) = &mut model.practice {
        practice.desk = Some(desk);
    }
}

/// What is put together as its author has it goes into the editor at once.
fn finish(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    let (Some(desk), true) = (&practice.desk, practice.aid.is_some()) else { return };
    if desk.held.is_some() || !desk.puzzle.is_solved_by(desk.placed()) {
        return;
    }
    let solution = practice.solution().to_owned();
    hand_over(model, &solution, "That is it. It stands in your editor now.", effects);
}

/// There may be more than one right order: what is complete is judged by running it, in the editor.
fn judge(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    let (Some(desk), Some(aid)) = (&practice.desk, &practice.aid) else { return };
    let left = desk.puzzle.in_box(desk.placed()).len();
    if left > 0 || desk.held.is_some() {
        let text = match left {
            0 => "Put the piece down first.".to_owned(),
            1 => "One piece is still in the box.".to_owned(),
            count => format!("{count} pieces are still in the box."),
        };
        return say(model, NoticeKind::Told, text, effects);
    }
    let text = aid.text();
    hand_over(model, &text, "Your order stands in the editor now, and is being checked.", effects);
}

fn hand_over(model: &mut Model, program: &str, told: &str, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    model.pages.retain(|page| !matches!(page, Page::Pieces));
    editing::with_editor(model, effects, |editor| editor.set_text_keeping_undo(program, now));
    focusing::go(model, Focus::Editor, effects);
    let undo = model.keys.word(Context::Editor, Action::Undo).to_owned();
    say(model, NoticeKind::Good, format!("{told} {undo} brings back what was there."), effects);
    checking::asked(model, effects);
}
