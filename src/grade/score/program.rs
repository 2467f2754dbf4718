//! A program as the rules read it: its tree, and everything that more than one of them asks for. It never
//! judges.

use crate::domain::Exercise;
use crate::domain::exercise::Signature;
use crate::syntax::Tree;
use crate::syntax::habits::{self, Found as Seen, Habit};
use crate::syntax::names::{self, Names};
use crate::syntax::statements::{self, Kind, Statement};
use crate::syntax::tokens;
use std::collections::HashSet;

pub struct Program<'program> {
    pub exercise: &'program Exercise,
    pub tree: &'program Tree,
    /// Without those that are comments for people.
    pub statements: Vec<Statement>,
    pub names: Names<'program>,
    habits: Vec<Seen>,
    /// Names that the task itself gave.
    own: &'program HashSet<String>,
    pub measure: Measure,
    /// The model solution's.
    pub reference: Measure,
}

/// How large a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Without imports and remarks.
    pub statements: usize,
    pub tokens: usize,
    /// Of branches, loops and the like in one another.
    pub depth: usize,
}

impl Measure {
    pub fn of(tree: &Tree) -> Self {
        Self::count(tree, &statements::statements(tree))
    }

    fn count(tree: &Tree, statements: &[Statement]) -> Self {
        let counted = statements.iter().filter(|one| !one.remark && one.kind != Kind::Import);
        Self {
            statements: counted.count(),
            tokens: tokens::tokens(tree).len(),
            depth: statements.iter().map(|one| one.depth).max().unwrap_or(0),
        }
    }
}

impl<'program> Program<'program> {
    pub fn read(
        exercise: &'program Exercise,
        tree: &'program Tree,
        own: &'program HashSet<String>,
        reference: Measure,
    ) -> Self {
        let mut statements = statements::statements(tree);
        let measure = Measure::count(tree, &statements);
        statements.retain(|statement| !statement.remark);
        let (names, habits) = (names::names(tree), habits::habits(tree));
        Self { exercise, tree, statements, names, habits, own, measure, reference }
    }

    /// The lines where this shows.
    pub fn lines_with(&self, habit: Habit) -> impl Iterator<Item = (u32, usize)> {
        self.habits.iter().filter(move |seen| seen.habit == habit).map(|seen| (seen.line, seen.node))
    }

    /// The task, its starter or its model solution has this name.
    pub fn is_given(&self, name: &str) -> bool {
        self.own.contains(name)
    }

    /// The first word of a statement.
    pub fn first_word(&self, statement: &Statement) -> &str {
        self.tree
            .text(statement.node)
            .split(|letter: char| !letter.is_alphanumeric())
            .next()
            .unwrap_or_default()
    }
}

/// The names that the signature asks for, and those in these trees.
pub fn own_names(exercise: &Exercise, trees: &[&Tree]) -> HashSet<String> {
    let mut own = HashSet::new();
    match &exercise.signature {
        Signature::Function { name, parameters, .. } => {
            own.insert(name.clone());
            own.extend(parameters.iter().map(|parameter| parameter.name.clone()));
        }
        Signature::Class { name, constructor, methods } => {
            own.insert(name.clone());
            own.extend(constructor.iter().map(|parameter| parameter.name.clone()));
            for method in methods {
                own.insert(method.name.clone());
                own.extend(method.parameters.iter().map(|parameter| parameter.name.clone()));
            }
        }
        Signature::Program => {}
    }
    for tree in trees {
        let named = tokens::tokens(tree).into_iter().filter(|token| token.kind == tokens::Kind::Name);
        own.extend(named.map(|token| token.text.to_owned()));
    }
    own
}
