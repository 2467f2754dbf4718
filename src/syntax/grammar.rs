//! What `syntax` must be told of a language, as data. It holds no rule of any language itself.

use super::Tree;
use super::habits::Habit;
use super::mutants::Maker;
use super::query::{Match, Query};
use super::statements::Kind;

/// One language, in the words of its tree-sitter grammar.
pub(super) struct Grammar {
    pub language: tree_sitter::Language,
    /// Kinds of nodes that are statements, where they stand in a block.
    pub statements: &'static [(&'static str, Kind)],
    /// Kinds of nodes that hold statements, the whole file among them.
    pub blocks: &'static [&'static str],
    /// Kinds of nodes that begin a scope for names.
    pub scopes: &'static [&'static str],
    /// Scopes whose names are reached from outside: a class.
    pub open_scopes: &'static [&'static str],
    pub comments: &'static [&'static str],
    pub names: &'static [&'static str],
    pub numbers: &'static [&'static str],
    /// Literal text, whole with its quotes.
    pub texts: &'static [&'static str],
    /// What computes inside of a text.
    pub interpolations: &'static [&'static str],
    /// A statement that is nothing but a text is a comment.
    pub remark: &'static str,
    /// Nodes whose operator stands between blanks in everyone's style.
    pub spaced: &'static [&'static str],
    pub operators: &'static [&'static str],
    /// Names that the language brings, and that a program would miss if it took them for itself.
    pub built_in: &'static [&'static str],
    /// With one of these, names are used that nobody can see.
    pub reflection: &'static [&'static str],
    /// What a query cannot say: whether there is no doubt about a habit that it found.
    pub is_sure: fn(&Tree, Habit, &Match) -> bool,
    /// The rules of its single-edit mutants, for one statement.
    pub mutate: fn(&mut Maker<'_>),
    /// `queries/<language>/names.scm`.
    pub name_query: Query,
    /// `queries/<language>/habits.scm`.
    pub habit_query: Query,
}
