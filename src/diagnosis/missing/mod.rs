//! Missing code: what kind of statement a program lacks, and where, told by laying its shape on that of
//! right programs. It runs nothing, never says what to write, and keeps silent unless the margin is clear.

mod distance;
mod known;
mod shape;
mod words;

pub use known::{Known, known_wrong};
pub use shape::{Kind, Piece, Shape};

use crate::syntax::Tree;
pub(super) use distance::{Ordered, Script, script};
use serde::{Deserialize, Serialize};

/// The cost of a statement that only one program has, in the unit of [`pair_cost`].
const SINGLE: u32 = 4;
/// Beside what is missing, the programs may differ by this much for each statement, in hundredths.
const MOST_UNLIKE: u32 = 120;

/// A statement that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub kind: Kind,
    pub place: Place,
    /// What is not done, for the learner.
    pub words: String,
}

/// Between two lines of the learner's program, and inside of which statement. All 1-based.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The loop, question or function that it belongs in; `None` for the whole program.
    pub inside: Option<u32>,
    pub inside_kind: Kind,
    /// The last line before it, and the first behind it, in the same block.
    pub after: Option<u32>,
    pub before: Option<u32>,
}

impl Place {
    /// The line that is nearest to it: what stands before it, or else the head that it stands in.
    pub fn line(&self) -> u32 {
        self.after.or(self.inside).or(self.before).unwrap_or(1)
    }
}

/// What the program lacks, if it is one statement and hardly anything else.
///
/// `rights` are right programs for the same exercise; the nearest one decides.
pub fn missing(program: &Tree, rights: &[&Tree]) -> Option<Missing> {
    let here = Shape::of(program);
    let compared = rights.iter().filter_map(|right| Comparison::of(&here, Shape::of(right)));
    let nearest = compared.min_by_key(|one| one.script.cost)?;
    nearest.missing(&here)
}

struct Comparison {
    right: Shape,
    script: Script,
}

impl Comparison {
    fn of(here: &Shape, right: Shape) -> Option<Self> {
        let parents = |shape: &Shape| shape.pieces.iter().map(|piece| piece.parent).collect::<Vec<_>>();
        let pair = |one: usize, two: usize| pair_cost(&here.pieces[one], &right.pieces[two]);
        let (one, two) = (Ordered::of(&parents(here)), Ordered::of(&parents(&right)));
        let script = script(&one, &two, SINGLE, &pair)?;
        Some(Self { right, script })
    }

    fn missing(&self, here: &Shape) -> Option<Missing> {
        let pairs = &self.script.pairs;
        let there: Vec<usize> = (0..self.right.pieces.len())
            .filter(|piece| pairs.iter().all(|(_, right)| right != piece))
            .collect();
        let extra = here.pieces.len() - pairs.len();
        // One statement, with what stands in it.
        let first = *there.first()?;
        let whole = there.iter().all(|piece| *piece == first || self.stands_in(*piece, first));
        let unlike = self.script.cost - SINGLE * (there.len() + extra) as u32;
        if !whole || extra > 0 || unlike * 100 > MOST_UNLIKE * pairs.len() as u32 || pairs.len() < 2 {
            return None;
        }
        let place = self.place(here, first)?;
        let piece = &self.right.pieces[first];
        if piece.kind == Kind::Import || piece.kind == Kind::Function || piece.kind == Kind::Class {
            // Nobody needs another function; the interpreter tells of a missing import itself.
            return None;
        }
        let words = words::of(piece, &place, here);
        Some(Missing { kind: piece.kind, place, words })
    }

    fn stands_in(&self, piece: usize, outer: usize) -> bool {
        std::iter::successors(self.right.pieces[piece].parent, |above| self.right.pieces[*above].parent)
            .any(|above| above == outer)
    }

    fn place(&self, here: &Shape, piece: usize) -> Option<Place> {
        let partner =
            |wanted: usize| self.script.pairs.iter().find(|(_, right)| *right == wanted).map(|(one, _)| *one);
        let parent = self.right.pieces[piece].parent?;
        let around = partner(parent)?;
        let inside = &here.pieces[around];
        let siblings: Vec<usize> = self.right.children(parent).collect();
        let at = siblings.iter().position(|sibling| *sibling == piece)?;
        let after = siblings[..at].iter().rev().find_map(|sibling| partner(*sibling));
        let before = siblings[at + 1..].iter().find_map(|sibling| partner(*sibling));
        Some(Place {
            inside: (inside.kind != Kind::Program).then_some(inside.line),
            inside_kind: inside.kind,
            after: after.map(|piece| here.pieces[piece].last_line),
            before: before.map(|piece| here.pieces[piece].line),
        })
    }
}

/// 0 for the same, up to [`SINGLE`] for the same kind with nothing in common, and more than leaving both
/// alone would never be cheaper for another kind.
fn pair_cost(one: &Piece, two: &Piece) -> u32 {
    if one.kind != two.kind {
        return 2 * SINGLE + 1;
    }
    let unlike = |left: &[String], right: &[String]| {
        let mut rest: Vec<&String> = right.iter().collect();
        let mut common = 0;
        for token in left {
            if let Some(at) = rest.iter().position(|other| *other == token) {
                rest.swap_remove(at);
                common += 1;
            }
        }
        let all = left.len() + right.len();
        if all == 0 { 0 } else { (SINGLE * (all - 2 * common) as u32).div_ceil(all as u32) }
    };
    // What is alike but for the names counts twice.
    (unlike(&one.exact, &two.exact) + 2 * unlike(&one.renamed, &two.renamed)).div_ceil(3)
}
