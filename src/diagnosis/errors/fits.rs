//! Whether a situation is the one of an error: its patterns and queries, one after the other, each with
//! the names that those before it gave. It never chooses between situations.

use super::loops::{self, EndlessLoop};
use super::scene::{Groups, Scene};
use super::situation::Situation;
use crate::syntax::{Query, Tree};
use fancy_regex::Regex;

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Fit {
    pub(super) groups: Groups,
    pub(super) endless: Option<EndlessLoop>,
}

/// Of one query, this many places are looked at.
const MOST_MATCHES: usize = 500;

pub(super) fn fit(situation: &Situation, scene: &Scene<'_>) -> Option<Fit> {
    let caught = scene.caught;
    let is_error = caught.kind == situation.error || caught.classes.contains(&situation.error);
    let fits = is_error
        && situation.versions.contain(caught.version)
        && situation.reads_input.is_none_or(|reads| reads == scene.program.reads_input);
    if !fits {
        return None;
    }
    let mut groups = Groups::new();
    if let Some(function) = scene.function() {
        groups.insert("function".to_owned(), function);
    }
    pattern(situation.message.as_ref(), Some(&caught.message), &mut groups)?;
    pattern(situation.line.as_ref(), scene.line_text(), &mut groups)?;
    pattern(situation.before.as_ref(), scene.previous_line(), &mut groups)?;
    pattern(situation.code.as_ref(), scene.code(), &mut groups)?;
    let endless = match situation.endless {
        Some(kind) => Some(loops::find(scene.tree.as_ref()?, kind)?),
        None => None,
    };
    if !(situation.queries.is_empty() && situation.unless.is_empty()) {
        let tree = scene.tree.as_ref()?;
        groups = all_match(&situation.queries, tree, scene, groups)?;
        if situation.unless.iter().any(|query| agreeing(query, tree, scene, &groups).next().is_some()) {
            return None;
        }
    }
    let known = |place: &str| scene.value(&groups, endless.as_ref(), place).is_some();
    let shown = situation.templates().into_iter().all(|template| template.places().all(known));
    let needed = situation.needs.iter().all(|place| known(place));
    (shown && needed).then_some(Fit { groups, endless })
}

/// Adds the named groups; `None` where the pattern does not match.
fn pattern(regex: Option<&Regex>, text: Option<&str>, groups: &mut Groups) -> Option<()> {
    let Some(regex) = regex else { return Some(()) };
    // A pattern that takes too many steps does not match.
    let found = regex.captures(text?).ok()??;
    for name in regex.capture_names().flatten() {
        if let Some(group) = found.name(name) {
            let known = groups.entry(name.to_owned()).or_insert_with(|| group.as_str().to_owned());
            if known != group.as_str() {
                return None;
            }
        }
    }
    Some(())
}

/// The groups with those of the first matches, one of each query, that agree with them and one another.
fn all_match(queries: &[Query], tree: &Tree, scene: &Scene<'_>, groups: Groups) -> Option<Groups> {
    let Some((first, others)) = queries.split_first() else { return Some(groups) };
    agreeing(first, tree, scene, &groups).find_map(|groups| all_match(others, tree, scene, groups))
}

/// The groups with those of each match that agrees with them.
fn agreeing(query: &Query, tree: &Tree, scene: &Scene<'_>, groups: &Groups) -> impl Iterator<Item = Groups> {
    query.matches(tree).into_iter().take(MOST_MATCHES).filter_map(|one| {
        let mut groups = groups.clone();
        one.captures
            .into_iter()
            .all(|(name, node)| agrees(&name, node, tree, scene, &mut groups))
            .then_some(groups)
    })
}

/// Whether a capture is where its name says, or has the text that the name has already.
fn agrees(name: &str, index: usize, tree: &Tree, scene: &Scene<'_>, groups: &mut Groups) -> bool {
    let node = &tree.nodes()[index];
    let line = scene.line();
    match name {
        "failing" => line.is_some_and(|line| scene.is_there(node, line)),
        "here" => line.is_some_and(|line| (node.first_line..=node.last_line).contains(&line)),
        "earlier" => line.is_some_and(|line| node.last_line < line),
        "later" => line.is_some_and(|line| node.first_line > line),
        _ if name.starts_with('_') => true,
        _ => {
            let text = tree.text(index);
            groups.insert(format!("{name}_line"), node.first_line.to_string());
            groups.entry(name.to_owned()).or_insert_with(|| text.to_owned()) == text
        }
    }
}
