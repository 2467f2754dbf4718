//! Known wrong programs: one that differs from a learner's in nothing but names was written with the same
//! belief. It never knows why a program is wrong; its author does.

use super::shape::{Kind, Shape};
use crate::domain::Language;
use crate::domain::exercise::WrongSolution;
use crate::syntax::Tree;
use crate::syntax::names::names;
use crate::syntax::tokens::tokens;
use std::collections::{HashMap, HashSet};

/// A wrong solution of the exercise that a program equals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<'exercise> {
    pub wrong: &'exercise WrongSolution,
}

/// The wrong solution that is this program with other names, other comments and another layout.
pub fn known_wrong<'exercise>(program: &Tree, wrong: &'exercise [WrongSolution]) -> Option<Known<'exercise>> {
    let here = row(program);
    let language: Language = program.language();
    wrong
        .iter()
        .filter(|wrong| wrong.language == language)
        .find(|wrong| Tree::parse(language, &wrong.source).is_ok_and(|tree| row(&tree) == here))
        .map(|wrong| Known { wrong })
}

/// The tokens, and what stands in what: tokens alone do not tell how far a line is moved in.
fn row(tree: &Tree) -> (Vec<String>, Vec<(Kind, Option<usize>)>) {
    let pieces = Shape::of(tree).pieces;
    let blocks = pieces.iter().map(|piece| (piece.kind, piece.parent)).collect();
    // What stands behind the colon of `{red:02x}` is no token.
    let formats = (0..tree.nodes().len()).filter(|node| tree.nodes()[*node].kind == "format_specifier");
    // Names that come from elsewhere (`min`, a method) are themselves; the learner's own are numbered.
    let known = names(tree);
    let own: HashSet<&str> = known.bindings.iter().map(|binding| binding.name).collect();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let all = tokens(tree);
    let words = all.iter().map(|token| {
        if token.place.is_none() || !own.contains(token.text) {
            return token.text.to_owned();
        }
        let next = places.len();
        format!("name{}", places.entry(token.text).or_insert(next))
    });
    let words = words.chain(formats.map(|node| tree.text(node).to_owned()));
    (words.collect(), blocks)
}
