//! Finds what the pieces of a program are, for colouring. It never knows a colour, and it is never
//! called while a key is being handled.

mod classes;
mod line_states;
mod parsing;

pub use line_states::{Coloured, LineStates};

use crate::domain::Language;
use crate::domain::tokens::TokenSpan;
use classes::Classes;
use parsing::LineState;
use ropey::Rope;
use std::sync::{Arc, OnceLock};
use std::thread;
use syntect::parsing::{SyntaxReference, SyntaxSet};

/// Lines of a snippet that are coloured; nobody reads further in a chat.
const SNIPPET_LINES: usize = 1_000;

/// The grammars, one set for the whole process. Regular expressions are compiled when first used,
/// which takes tens of milliseconds a language.
pub struct Highlighter {
    syntaxes: SyntaxSet,
    classes: Classes,
}

impl Highlighter {
    /// The one of this process; the first call loads it (a few milliseconds).
    pub fn shared() -> Arc<Self> {
        static SHARED: OnceLock<Arc<Highlighter>> = OnceLock::new();
        SHARED
            .get_or_init(|| {
                Arc::new(Self { syntaxes: two_face::syntax::extra_newlines(), classes: Classes::new() })
            })
            .clone()
    }

    /// Loads it and compiles what these languages need, in a thread of its own. Where no thread can
    /// be had, the first use does it.
    pub fn warm(languages: &'static [Language]) {
        let warming = move || {
            let highlighter = Self::shared();
            for language in languages {
                highlighter.highlight_snippet(language.slug(), sample(*language));
            }
        };
        drop(thread::Builder::new().name("highlight-warming".to_owned()).spawn(warming));
    }

    /// The coloured stretches of each line of a code block, whose language is named as in Markdown
    /// (`python`, `py`, `rs` …). Unknown languages are plain.
    pub fn highlight_snippet(&self, language_tag: &str, text: &str) -> Vec<Vec<TokenSpan>> {
        let lines = text.lines().count();
        let tag = language_tag.split([' ', ',', '{']).next().unwrap_or_default();
        let Some(syntax) = self.syntaxes.find_syntax_by_token(tag).filter(|_| !tag.is_empty()) else {
            return vec![Vec::new(); lines];
        };
        let mut state = LineState::initial(syntax);
        let mut coloured: Vec<Vec<TokenSpan>> =
            text.lines().take(SNIPPET_LINES).map(|line| state.advance(line, self)).collect();
        coloured.resize(lines, Vec::new());
        coloured
    }

    fn syntax(&self, language: Language) -> &SyntaxReference {
        self.syntaxes
            .find_syntax_by_extension(language.extension())
            .unwrap_or_else(|| self.syntaxes.find_syntax_plain_text())
    }
}

/// The text of a line without its end.
fn line_of(text: &Rope, line: usize) -> std::borrow::Cow<'_, str> {
    let slice = text.line(line);
    let end = slice.len_chars() - usize::from(slice.chars_at(slice.len_chars()).prev() == Some('\n'));
    slice.slice(..end).into()
}

/// A program that uses most of a grammar.
const fn sample(language: Language) -> &'static str {
    match language {
        Language::Python => {
            "import os\n@property\nclass Name(Base):\n    \"\"\"Text.\"\"\"\n    async def work(self, *rest: int, \
             key='a\\n', **more) -> str:\n        # words\n        for item in [1, 2.5, 0x1f, None]:\n            \
             if item is not True and len(rest) >= 2:\n                yield f\"{item:>3}\" % {'a': lambda: 1}\n        \
             try:\n            pass\n        except ValueError as error:\n            raise error\n        \
             return r'[a-z]+' + b'bytes'\n"
        }
    }
}
