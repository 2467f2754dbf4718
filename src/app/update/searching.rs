//! Asking the history for what was said: once for each change of the words. It never searches itself.

use crate::app::board::Kind;
use crate::app::board::search::MOST;
use crate::app::pages::Page;
use crate::app::{Effect, Model};
use crate::domain::RequestId;
use crate::domain::tutoring::FoundTurn;

/// What stands in the search is what is looked for.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Page::Board(board)) = model.page() else { return };
    let words = board.query();
    if board.kind != Kind::Search || words == model.search.words {
        return;
    }
    model.search.words.clone_from(&words);
    if words.trim().is_empty() {
        (model.search.request, model.search.found) = (None, Vec::new());
        return;
    }
    let request = model.requests.advance();
    model.search.request = Some(request);
    effects.push(Effect::SearchTurns { request, words, most: MOST });
}

pub fn found(model: &mut Model, request: RequestId, found: Vec<FoundTurn>) {
    if model.search.request.take_if(|asked| *asked == request).is_some() {
        model.search.found = found;
    }
}
