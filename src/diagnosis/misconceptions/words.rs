//! Sentences with places for the learner's own names and lines: `{name}`, `{line}`, `{loop.line}`. It
//! never invents a word.

use crate::syntax::{Match, Tree};

/// A capture's text is cut here, in characters.
const LONGEST: usize = 40;
/// What a place says if its capture is not there.
const NOTHING: &str = "…";

/// The names that the places of a sentence ask for.
pub(super) fn places(sentence: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((inner, behind)) = after.split_once('}') else { break };
        found.push(inner);
        rest = behind;
    }
    found
}

/// The capture that a place means.
pub(super) fn capture_of(place: &str) -> &str {
    match place.strip_suffix(".line") {
        Some(capture) => capture,
        None if place == "line" => "at",
        None => place,
    }
}

pub(super) fn filled(sentence: &str, tree: &Tree, one: &Match) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, behind)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push_str(&word(place, tree, one));
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn word(place: &str, tree: &Tree, one: &Match) -> String {
    let Some(node) = one.node(capture_of(place)) else { return NOTHING.to_owned() };
    if place == "line" || place.strip_suffix(".line").is_some() {
        return tree.nodes()[node].first_line.to_string();
    }
    let text = tree.text(node).split_whitespace().collect::<Vec<&str>>().join(" ").replace('`', "'");
    if text.chars().count() <= LONGEST {
        text
    } else {
        text.chars().take(LONGEST - 1).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{capture_of, places};

    #[test]
    fn places_are_found() {
        assert_eq!(places("In line {line}, `{name}` of {loop.line} {"), ["line", "name", "loop.line"]);
        assert_eq!(["line", "name", "loop.line"].map(capture_of), ["at", "name", "loop"]);
    }
}
