//! Programs as trees. It knows what a program is made of, and never whether it is right, whose it is, or
//! how it is run.
//!
//! [`Tree::parse`] makes a tree of any text, also of half a program; [`tokens`], [`statements`], [`names`]
//! and [`habits`] read it; a [`Query`] asks it what an author wrote down as data. All of them know a
//! language by its `grammar` alone: a new language is one file in `languages/` and a folder of queries.

mod grammar;
pub mod habits;
mod languages;
pub mod mutants;
pub mod names;
mod query;
pub mod statements;
pub mod tokens;
mod tree;

pub use mutants::{EditKind, Mutant, mutants};
pub use query::{Argument, Condition, Match, Query, QueryError};
pub use tree::{Node, ParseError, Tree};
