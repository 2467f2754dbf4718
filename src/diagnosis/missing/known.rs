//! Known wrong programs: one that differs from a learner's in nothing but names was written with the same
//! belief. It never knows why a program is wrong; its author does.

use super::shape::{Kind, Shape};
use crate::domain::Language;
use crate::domain::exercise::WrongSolution;
use crate::syntax::Tree;
use crate::syntax::tokens::{Token, tokens};

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
    let words = tokens(tree).iter().map(Token::renamed).chain(formats.map(|node| tree.text(node).to_owned()));
    (words.collect(), blocks)
}
