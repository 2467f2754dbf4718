//! What each scope of a grammar counts as. It follows the naming scheme of Sublime Text's scopes and
//! never knows a language.

use crate::domain::tokens::TokenClass;
use syntect::parsing::Scope;

/// What a scope says of the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Class(TokenClass),
    /// Code within a string: plain again.
    Plain,
    /// What is around it decides.
    Inherit,
}

/// Beginnings of scopes and what they count as; the first that fits decides.
const TABLE: &[(&str, Kind)] = &[
    // A docstring is a string to Python, and to those who learn it.
    ("comment.block.documentation.python", Kind::Class(TokenClass::String)),
    ("punctuation.definition.comment.begin.python", Kind::Class(TokenClass::String)),
    ("punctuation.definition.comment.end.python", Kind::Class(TokenClass::String)),
    ("comment", Kind::Class(TokenClass::Comment)),
    ("punctuation.definition.comment", Kind::Class(TokenClass::Comment)),
    ("constant.character.escape", Kind::Class(TokenClass::Escape)),
    ("constant.other.placeholder", Kind::Class(TokenClass::Escape)),
    // Regular expressions in strings.
    ("constant.other.character-class", Kind::Class(TokenClass::Escape)),
    ("keyword.operator.quantifier.regexp", Kind::Class(TokenClass::Escape)),
    ("keyword.operator.or.regexp", Kind::Class(TokenClass::Escape)),
    ("keyword.control.anchors.regexp", Kind::Class(TokenClass::Escape)),
    ("constant.character", Kind::Class(TokenClass::String)),
    ("constant.numeric", Kind::Class(TokenClass::Number)),
    ("constant", Kind::Class(TokenClass::Constant)),
    ("meta.interpolation", Kind::Plain),
    ("meta.template.expression", Kind::Plain),
    ("punctuation.section.interpolation", Kind::Class(TokenClass::Escape)),
    ("punctuation.definition.template-expression", Kind::Class(TokenClass::Escape)),
    ("string", Kind::Class(TokenClass::String)),
    ("storage.type.string", Kind::Class(TokenClass::String)),
    ("keyword.operator.word", Kind::Class(TokenClass::Keyword)),
    ("keyword.operator.logical.python", Kind::Class(TokenClass::Keyword)),
    ("keyword.operator", Kind::Class(TokenClass::Operator)),
    ("keyword", Kind::Class(TokenClass::Keyword)),
    ("storage.type.numeric", Kind::Class(TokenClass::Number)),
    ("storage", Kind::Class(TokenClass::Keyword)),
    ("entity.name.function", Kind::Class(TokenClass::Function)),
    ("entity.name.class", Kind::Class(TokenClass::Type)),
    ("entity.name.struct", Kind::Class(TokenClass::Type)),
    ("entity.name.enum", Kind::Class(TokenClass::Type)),
    ("entity.name.trait", Kind::Class(TokenClass::Type)),
    ("entity.name.impl", Kind::Class(TokenClass::Type)),
    ("entity.name.type", Kind::Class(TokenClass::Type)),
    ("entity.name.interface", Kind::Class(TokenClass::Type)),
    ("entity.name.tag", Kind::Class(TokenClass::Keyword)),
    ("entity.other.attribute-name", Kind::Class(TokenClass::Parameter)),
    ("entity.other.inherited-class", Kind::Class(TokenClass::Type)),
    ("support.function", Kind::Class(TokenClass::Builtin)),
    ("support.macro", Kind::Class(TokenClass::Builtin)),
    ("support.constant", Kind::Class(TokenClass::Constant)),
    ("support.type", Kind::Class(TokenClass::Type)),
    ("support.class", Kind::Class(TokenClass::Type)),
    ("variable.parameter", Kind::Class(TokenClass::Parameter)),
    ("variable.language", Kind::Class(TokenClass::Builtin)),
    ("variable.function", Kind::Class(TokenClass::Function)),
    ("variable.annotation", Kind::Class(TokenClass::Function)),
];

/// The table with its scopes parsed.
pub struct Classes {
    table: Vec<(Scope, Kind)>,
}

impl Classes {
    pub fn new() -> Self {
        let parsed = TABLE.iter().filter_map(|(name, kind)| Some((Scope::new(name).ok()?, *kind)));
        Self { table: parsed.collect() }
    }

    pub fn kind_of(&self, scope: Scope) -> Kind {
        let found = self.table.iter().find(|(beginning, _)| beginning.is_prefix_of(scope));
        found.map_or(Kind::Inherit, |(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::{Classes, TABLE};

    #[test]
    fn every_scope_of_the_table_is_one() {
        assert_eq!(Classes::new().table.len(), TABLE.len());
    }
}
