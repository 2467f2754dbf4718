//! The values of one filter, to choose from: what is typed meanwhile narrows them. It never changes the
//! filter itself.

use super::Browse;
use super::filter::{Facet, Filter};
use super::standing::Wanted;
use crate::app::editor::{Editor, EditorOptions};
use crate::app::msg::Entry;

/// An open menu.
#[derive(Debug, Clone)]
pub struct Menu {
    pub facet: Facet,
    pub input: Editor,
    /// Among what matches.
    pub chosen: usize,
    pub top: usize,
}

/// One value that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As it is typed; `None` takes the filter away.
    pub word: Option<String>,
    pub title: String,
    pub about: String,
    /// How many exercises there are with it, beside what else is asked for.
    pub count: usize,
}

impl Menu {
    pub fn new(facet: Facet) -> Self {
        Self { facet, input: Editor::new("", EditorOptions::prompt()), chosen: 0, top: 0 }
    }

    pub const fn question(&self) -> &'static str {
        match self.facet {
            Facet::Skill => "Which skill?",
            Facet::Kind => "Which kind?",
            Facet::Level => "Which level?",
            Facet::State => "Which exercises?",
        }
    }

    /// What can be taken now, "any" first.
    pub fn choices(&self, browse: &Browse, catalogue: &[Entry]) -> Vec<Choice> {
        let query = self.input.text().to_lowercase();
        let others = browse.asked().filter.without(self.facet);
        let vocabulary = browse.vocabulary();
        let count = |filter: &Filter| browse.count(catalogue, filter);
        let any = Choice {
            word: None,
            title: format!("any {}", self.facet.word()),
            about: String::new(),
            count: count(&others),
        };
        let value = |word: String| {
            let mut filter = others.clone();
            let _ = filter.set(self.facet, &word, vocabulary);
            let title = match self.facet {
                Facet::Skill => vocabulary.title(&word).to_owned(),
                Facet::Level => format!("level {}", word.replace('-', " to ")),
                Facet::Kind | Facet::State => word.clone(),
            };
            let about = match self.facet {
                Facet::State => {
                    Wanted::ALL.iter().find(|state| state.word() == word).map_or("", |state| state.about())
                }
                Facet::Kind => kind_about(&word),
                Facet::Skill | Facet::Level => "",
            };
            Choice { title, about: about.to_owned(), count: count(&filter), word: Some(word) }
        };
        let matching = |choice: &Choice| {
            let text = format!("{} {}", choice.title, choice.word.as_deref().unwrap_or("")).to_lowercase();
            query.split_whitespace().all(|word| text.contains(word))
        };
        let all = std::iter::once(any).chain(vocabulary.words(self.facet).into_iter().map(value));
        all.filter(matching).collect()
    }

    pub fn step(&mut self, by: isize, count: usize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Round and round, for the key that opened it.
    pub fn step_round(&mut self, count: usize) {
        self.chosen = (self.chosen + 1) % count.max(1);
    }

    pub fn keep_in_view(&mut self, rows: usize, count: usize) {
        let rows = rows.max(1);
        self.chosen = self.chosen.min(count.saturating_sub(1));
        self.top = self.top.min(self.chosen).max((self.chosen + 1).saturating_sub(rows));
        self.top = self.top.min(count.saturating_sub(rows));
    }
}

fn kind_about(word: &str) -> &'static str {
    match word {
        "function" => "write a function that gives the right value",
        "operations" => "write a class whose methods are called one after the other",
        "program" => "write a program that reads and prints",
        "debug" => "find what is wrong in a program, and mend it",
        "predict" => "read a program, and say what it does",
        "arrange" => "put the lines of a program into their order",
        _ => "",
    }
}
