//! A Parsons puzzle: a program taken apart into pieces, to be put in order and indented. It reads and
//! writes programs made of its pieces, and never knows how they look or whether a program is right.
//!
//! Two-dimensional, since in Python the indentation says what belongs where (Ihantola and Karavirta 2011);
//! a piece that looks right and is wrong lies beside the one that it could be taken for, not loose in the
//! heap (both compared by Denny, Luxton-Reilly and Simon 2008).

mod making;
mod program;
mod shuffle;
mod statements;

use super::exercise::{Distractor, Exercise, Kind};
use super::{ExerciseId, Language};

/// A learner cannot see through more at a time; a longer solution comes in larger pieces.
const MOST_AS_A_HINT: usize = 12;
/// Fewer pieces than this are no puzzle.
pub const LEAST_PIECES: usize = 3;
/// Steps of indentation that a piece can have.
pub const DEEPEST: usize = 8;

/// The pieces, in the order in which they lie in the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Puzzle {
    /// What stands above the pieces and stays: imports, the first header, its docstring.
    pub frame: Vec<String>,
    pub pieces: Vec<Piece>,
    /// Spaces of one step of indentation.
    pub step: usize,
    /// Steps of indentation under the frame.
    pub base: usize,
    solution: Vec<Placed>,
}

/// One or more lines that are moved together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub rows: Vec<Row>,
    /// Pieces with the same number are alternatives: one of them belongs into the program.
    pub pair: Option<usize>,
    /// Why it is wrong, for a piece that does not belong into the program.
    pub wrong: Option<String>,
}

/// A line of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub text: String,
    /// It begins inside of a string, so indentation would change what it says.
    pub fixed: bool,
}

/// A piece in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its index in the box.
    pub piece: usize,
    /// Steps of indentation.
    pub level: usize,
}

/// Why a program cannot be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A line of the solution, 1-based, and what is wrong with it.
    Solution { line: usize, message: String, advice: String },
    /// A distractor, by its place among those of the language.
    Distractor { index: usize, message: String, advice: String },
}

impl Puzzle {
    /// The puzzle of an exercise of the kind `arrange`.
    ///
    /// # Errors
    /// What in its files cannot be made into one.
    pub fn of(
        id: &ExerciseId,
        language: Language,
        solution: &str,
        distractors: &[&Distractor],
    ) -> Result<Self, Flaw> {
        let made = making::take_apart(solution, language)?;
        making::assemble(made, distractors, shuffle::seed(id, language))
    }

    /// The puzzle that an open exercise is, if it is one.
    pub fn of_exercise(exercise: &Exercise, language: Language) -> Option<Self> {
        if exercise.kind != Kind::Arrange {
            return None;
        }
        let distractors: Vec<&Distractor> =
            exercise.distractors.iter().filter(|distractor| distractor.language == language).collect();
        Self::of(&exercise.id, language, &exercise.files(language)?.solution, &distractors).ok()
    }

    /// The solution of an exercise of another kind in pieces, as the last hint before it is told; `None`
    /// where it is too short to be a puzzle. It has nothing wrong in it: it is there to help.
    pub fn as_hint(exercise: &Exercise, language: Language) -> Option<Self> {
        if matches!(exercise.kind, Kind::Arrange | Kind::Predict) {
            return None;
        }
        let mut made = making::take_apart(&exercise.files(language)?.solution, language).ok()?;
        making::join(&mut made, MOST_AS_A_HINT);
        let puzzle = making::assemble(made, &[], shuffle::seed(&exercise.id, language)).ok()?;
        (puzzle.pieces.len() >= LEAST_PIECES).then_some(puzzle)
    }

    /// The program that its author wrote.
    pub fn solved(&self) -> &[Placed] {
        &self.solution
    }

    /// The solution with one of its pieces replaced by a wrong one, for each wrong piece.
    pub fn spoilt(&self) -> Vec<(usize, Vec<Placed>)> {
        let wrong = (0..self.pieces.len()).filter(|index| self.pieces[*index].wrong.is_some());
        wrong
            .map(|index| {
                let replace = |placed: &Placed| {
                    let same = self.pieces[placed.piece].pair == self.pieces[index].pair;
                    if same { Placed { piece: index, ..*placed } } else { *placed }
                };
                (index, self.solution.iter().map(replace).collect())
            })
            .collect()
    }

    /// The pieces of the solution in the order of the box, each indented as it should be.
    pub fn shuffled(&self) -> Vec<Placed> {
        let mut shuffled = self.solution.clone();
        shuffled.sort_by_key(|placed| placed.piece);
        shuffled
    }

    /// Whether this is the author's program; equal pieces may stand for each other.
    pub fn is_solved_by(&self, placed: &[Placed]) -> bool {
        self.program(placed) == self.program(&self.solution)
    }

    /// The pieces that are still in the box, in its order.
    pub fn in_box(&self, placed: &[Placed]) -> Vec<usize> {
        (0..self.pieces.len()).filter(|index| placed.iter().all(|other| other.piece != *index)).collect()
    }

    /// Whether a piece lies in the box although its alternative is in the program.
    pub fn is_spare(&self, piece: usize, placed: &[Placed]) -> bool {
        let pair = self.pieces[piece].pair;
        pair.is_some()
            && placed.iter().any(|other| other.piece != piece && self.pieces[other.piece].pair == pair)
    }

    /// As many pieces stand in the program as the author's has.
    pub fn is_whole(&self, placed: &[Placed]) -> bool {
        placed.len() >= self.solution.len()
    }

    /// What is said of the first wrong piece in a program.
    pub fn why_wrong(&self, placed: &[Placed]) -> Option<(usize, &str)> {
        placed.iter().find_map(|placed| Some((placed.piece, self.pieces[placed.piece].wrong.as_deref()?)))
    }

    /// How far a piece is indented, most likely, that is put behind the first `at` of a program.
    pub fn likely_level(&self, placed: &[Placed], at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|index| placed.get(index));
        before.map_or(self.base, |before| {
            let opens = self.pieces[before.piece].opens_block();
            (before.level + usize::from(opens)).min(DEEPEST)
        })
    }
}

impl Piece {
    /// Its lines, one under the other.
    pub fn text(&self) -> String {
        self.rows.iter().map(|row| row.text.as_str()).collect::<Vec<&str>>().join("\n")
    }

    /// What follows belongs into it.
    fn opens_block(&self) -> bool {
        self.rows.len() == 1 && self.rows[0].text.ends_with(':')
    }
}
