//! What happens on a board: opening it, moving over its rows, typing into it, accepting a row. What a row
//! does is told by the board's own file.

use super::{acting, editing, opening};
use crate::app::board::{self, Board, Kind, after_pass};
use crate::app::lines::Target;
use crate::app::pages::{BoardAreas, Page};
use crate::app::{Effect, Model};
use crate::domain::Action;

/// Opens a board; one that is open already is closed instead.
pub fn open(model: &mut Model, kind: Kind) {
    let same = |other: Kind| std::mem::discriminant(&other) == std::mem::discriminant(&kind);
    let is_open = matches!(model.page(), Some(Page::Board(board)) if same(board.kind));
    model.notices.make_room();
    if is_open {
        model.pages.pop();
    } else {
        let mut board = Board::new(kind);
        if let Some(input) = board.input.as_mut().filter(|_| kind == Kind::Search) {
            // What was looked for last stands there still, and typing replaces it.
            let now = model.now.steady_millis;
            let _ = editing::insert_into(input, &model.search.words, true, now);
            let _ = input.act(Action::SelectAll, now);
        }
        model.pages.push(Page::Board(Box::new(board)));
    }
}

/// What there is to look back at after a fresh pass; `false` where that has been seen.
pub fn look_back(model: &mut Model) -> bool {
    let is_open = matches!(model.page(), Some(Page::Board(board)) if board.kind == Kind::AfterPass);
    let Some(practice) = model.practice.as_mut().filter(|practice| practice.reflection_due) else {
        return false;
    };
    practice.reflection_due = false;
    if is_open {
        return false;
    }
    let mut board = Board::new(Kind::AfterPass);
    if !after_pass::is_asking(model) {
        board.input = None;
    }
    board.chosen = after_pass::first_choice(model);
    model.notices.make_room();
    model.pages.clear();
    model.pages.push(Page::Board(Box::new(board)));
    true
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let Some(Page::Board(board)) = model.page() else { return };
    if board::act(model, board.kind, action, effects) {
        return;
    }
    let Some(Page::Board(board)) = model.page() else { return };
    let mut board = board.clone();
    let areas = BoardAreas::of(&board, model.layout.body);
    let sheet = board.sheet(model, areas.rows.width);
    let count = sheet.choosable().len();
    let page = usize::from(areas.rows.height.max(2)) - 1;
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send => return accept(model, effects),
        Action::NextPane | Action::PreviousPane | Action::MoveLeft | Action::MoveRight
            if board.kind.turned(true).is_some() =>
        {
            let forward = matches!(action, Action::NextPane | Action::MoveRight);
            if let Some(kind) = board.kind.turned(forward) {
                board = Box::new(Board::new(kind));
            }
        }
        Action::MoveUp | Action::MoveDown | Action::MovePageUp | Action::MovePageDown if count == 0 => {
            board.top = acting::scrolled(board.top, action, page as isize);
        }
        Action::MoveUp => board.chosen = board.chosen.saturating_sub(1),
        Action::MoveDown => board.chosen = (board.chosen + 1).min(count.saturating_sub(1)),
        Action::MovePageUp => board.chosen = board.chosen.saturating_sub(page),
        Action::MovePageDown => board.chosen = (board.chosen + page).min(count.saturating_sub(1)),
        Action::MoveTop => (board.chosen, board.top) = (0, 0),
        Action::MoveBottom => (board.chosen, board.top) = (count.saturating_sub(1), usize::MAX),
        Action::MoveLeft | Action::MoveRight if board.input.is_none() => {
            let forward = action == Action::MoveRight;
            if let Some(place) = sheet.choosable().get(board.chosen)
                && board::turn(model, board.kind, place.target, forward, effects)
            {
                return;
            }
            board.chosen = sheet.sideways(board.chosen, forward);
        }
        _ => {
            if let Some(input) = &mut board.input
                && input.act(action, model.now.steady_millis).changed.is_some()
            {
                (board.chosen, board.top) = (0, 0);
            }
        }
    }
    put_back(model, board);
}

/// Esc, where it does something else on this board than to close it.
pub fn cancelled(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(Page::Board(board)) = model.page() else { return false };
    board::act(model, board.kind, Action::Cancel, effects)
}

pub fn insert(model: &mut Model, text: &str, pasted: bool) {
    let now = model.now.steady_millis;
    board::interview::typed(model);
    if let Some(Page::Board(board)) = model.pages.last_mut()
        && let Some(input) = &mut board.input
    {
        let _ = editing::insert_into(input, text, pasted, now);
        if board.kind.is_typed_into() {
            (board.chosen, board.top) = (0, 0);
        }
    }
}

/// A press on a row chooses it and does what it asks for.
pub fn press(model: &mut Model, column: u16, row: u16, effects: &mut Vec<Effect>) {
    let Some(Page::Board(board)) = model.page() else { return };
    let mut board = board.clone();
    let areas = BoardAreas::of(&board, model.layout.body);
    if let Some((kind, ..)) = areas.tabs.iter().find(|(.., place)| place.contains(column, row)) {
        return put_back(model, Box::new(Board::new(*kind)));
    }
    if !areas.rows.contains(column, row) {
        return;
    }
    let sheet = board.sheet(model, areas.rows.width);
    let place = sheet.at(column - areas.rows.left, board.top + usize::from(row - areas.rows.top));
    if let Some(place) = place {
        board.chosen = place;
        if !board.kind.is_typed_into() {
            // One looks elsewhere: what was being typed is left.
            (board.input, board.line) = (None, None);
        }
        put_back(model, board);
        accept(model, effects);
    }
}

/// The wheel moves the choice, so that it is always seen; a board without choices scrolls.
pub fn scroll(model: &mut Model, by: isize) {
    let Some(Page::Board(board)) = model.page() else { return };
    let mut board = board.clone();
    let sheet = board.sheet(model, BoardAreas::of(&board, model.layout.body).rows.width);
    if sheet.choosable().is_empty() {
        board.top = board.top.saturating_add_signed(by);
    } else {
        board.chosen = board.chosen.saturating_add_signed(by.signum());
    }
    put_back(model, board);
}

/// Nothing is scrolled beyond its end, and what is chosen is seen.
pub fn settle(model: &Model, board: &mut Board) {
    let areas = BoardAreas::of(board, model.layout.body);
    let sheet = board.sheet(model, areas.rows.width);
    let count = sheet.choosable().len();
    board.chosen = board.chosen.min(count.saturating_sub(1));
    board.top = sheet.top_for(board.chosen, board.top, areas.rows.height.into());
}

fn accept(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Page::Board(board)) = model.page() else { return };
    let (kind, chosen, typed) = (board.kind, board.chosen, board.query());
    let sheet = board.sheet(model, BoardAreas::of(board, model.layout.body).rows.width);
    let Some(target) = sheet.choosable().get(chosen).map(|place| place.target) else { return };
    if let Target::Press(action) = target {
        // What is asked for belongs to where one was before.
        model.pages.pop();
        return acting::act(model, action, effects);
    }
    if let Target::Open(index) = target {
        return opening::open_entry(model, index, effects);
    }
    board::accept(model, kind, target, &typed, effects);
    if kind == Kind::AfterPass {
        go_further(model, target);
    }
}

/// What has been answered is behind: the choice goes to the next part.
fn go_further(model: &mut Model, target: Target) {
    let is_asking = after_pass::is_asking(model);
    let place = after_pass::next_place(model, target);
    if let Some(Page::Board(board)) = model.pages.last_mut()
        && !is_asking
    {
        board.input = None;
        board.chosen = place.unwrap_or(board.chosen);
    }
}

fn put_back(model: &mut Model, board: Box<Board>) {
    model.pages.pop();
    model.pages.push(Page::Board(board));
}
