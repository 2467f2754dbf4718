//! The grammars, each made once for the process. It never looks at a program.

mod python;

use super::grammar::Grammar;
use crate::domain::Language;
use std::sync::LazyLock;

static PYTHON: LazyLock<Grammar> = LazyLock::new(python::grammar);

pub(super) fn grammar(language: Language) -> &'static Grammar {
    match language {
        Language::Python => &PYTHON,
    }
}

#[cfg(test)]
mod tests {
    use super::grammar;
    use crate::domain::Language;

    #[test]
    fn every_language_has_sound_queries() {
        for language in Language::ALL {
            let grammar = grammar(language);
            for (name, query) in [("names", &grammar.name_query), ("habits", &grammar.habit_query)] {
                assert!(query.is_sound(), "{}/{name}.scm", language.slug());
            }
        }
    }
}
