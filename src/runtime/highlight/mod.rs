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
use syntect::parsing::SyntaxSet;

/// Lines of a snippet that are coloured; nobody reads further in a chat.
const SNIPPET_LINES: usize = 1_000;

/// The grammars, one set for the whole process. Regular expressions are compiled when first used,
/// which takes tens of milliseconds a language.
///
/// Python is read with syntect's own grammar: the newer one of two-face never leaves a `lambda` in
/// brackets, as in `{"+": lambda a, b: a + b}`, and the rest of the file loses its keywords.
pub struct Highlighter {
    python: SyntaxSet,
    others: OnceLock<SyntaxSet>,
    classes: Classes,
}

/// Which of the sets a grammar is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Python,
    Others,
}

impl Highlighter {
    /// The one of this process; the first call loads it (a few milliseconds).
    pub fn shared() -> Arc<Self> {
        static SHARED: OnceLock<Arc<Highlighter>> = OnceLock::new();
        let load = || {
            let python = SyntaxSet::load_defaults_newlines();
            Arc::new(Self { python, others: OnceLock::new(), classes: Classes::new() })
        };
        SHARED.get_or_init(load).clone()
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
        let Some(mut state) = self.initial_state(tag) else {
            return vec![Vec::new(); lines];
        };
        let mut coloured: Vec<Vec<TokenSpan>> =
            text.lines().take(SNIPPET_LINES).map(|line| state.advance(line, self)).collect();
        coloured.resize(lines, Vec::new());
        coloured
    }

    /// The beginning of a text in a language, which is named by a word or by the ending of its files.
    fn initial_state(&self, tag: &str) -> Option<LineState> {
        let source = match tag.to_ascii_lowercase().as_str() {
            "" => return None,
            "py" | "python" | "python3" | "pycon" => Source::Python,
            _ => Source::Others,
        };
        let set = self.set(source);
        let syntax = if source == Source::Python {
            set.find_syntax_by_extension("py")
        } else {
            set.find_syntax_by_token(tag)
        };
        Some(LineState::initial(source, syntax?))
    }

    /// The beginning of a learner's program.
    fn initial_state_of(&self, language: Language) -> LineState {
        self.initial_state(language.extension())
            .unwrap_or_else(|| LineState::initial(Source::Python, self.python.find_syntax_plain_text()))
    }

    fn set(&self, source: Source) -> &SyntaxSet {
        match source {
            Source::Python => &self.python,
            Source::Others => self.others.get_or_init(two_face::syntax::extra_newlines),
        }
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
