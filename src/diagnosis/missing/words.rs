//! What is not done, in a sentence. It names places and the learner's own variables, never what to write.

use super::Place;
use super::shape::{Kind, Piece, Shape};

pub(super) fn of(piece: &Piece, place: &Place, here: &Shape) -> String {
    // Only a name that the learner has: another would be a piece of the answer.
    let name = piece.name.as_ref().filter(|name| has(here, name));
    let what = match (piece.kind, name) {
        (Kind::Change, Some(name)) => format!("nothing changes `{name}`"),
        (Kind::Assign, Some(name)) => format!("`{name}` is not given a value"),
        (Kind::Change, None) => "nothing is changed or collected".to_owned(),
        (Kind::Assign, None) => "no value is kept".to_owned(),
        (Kind::Return, _) => "nothing is given back".to_owned(),
        (Kind::If, _) => "no question is asked".to_owned(),
        (Kind::ElseIf, _) => "one question of the chain is not asked".to_owned(),
        (Kind::Else, _) => "nothing is done for the other case".to_owned(),
        (Kind::For | Kind::While, _) => "nothing is done more than once".to_owned(),
        (Kind::Try | Kind::Except, _) => "nothing is ready for an error".to_owned(),
        (Kind::Raise, _) => "nothing is refused".to_owned(),
        (Kind::Leave, _) => "nothing ends or skips a turn".to_owned(),
        _ => "one step is not done".to_owned(),
    };
    format!("{}, {what}.", where_it_is(place))
}

fn has(here: &Shape, name: &str) -> bool {
    here.pieces.iter().any(|piece| piece.exact.iter().any(|token| token == name))
}

fn where_it_is(place: &Place) -> String {
    let inside = place.inside.map(|line| match place.inside_kind {
        Kind::For | Kind::While => format!("inside the loop in line {line}"),
        Kind::If | Kind::ElseIf => format!("below the question in line {line}"),
        Kind::Else => format!("below the `else` in line {line}"),
        Kind::Function => format!("in the function of line {line}"),
        _ => format!("below line {line}"),
    });
    let between = match (place.after, place.before) {
        (Some(after), Some(before)) => format!("between line {after} and line {before}"),
        (Some(after), None) => format!("after line {after}"),
        (None, Some(before)) => format!("before line {before}"),
        (None, None) => String::new(),
    };
    let text = match (inside, between.is_empty()) {
        (Some(inside), true) => inside,
        (Some(inside), false) => format!("{inside}, {between}"),
        (None, true) => "in the program".to_owned(),
        (None, false) => between,
    };
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
