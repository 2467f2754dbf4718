//! Browse: all exercises, searched, filtered and sorted; what stands in the list and what is chosen. It
//! never opens an exercise itself, and never draws.

pub mod areas;
pub mod chips;
pub mod fact;
pub mod filter;
pub mod lines;
pub mod menu;
pub mod order;
pub mod preview;
mod rank;
pub mod remark;
pub mod standing;
mod words;

#[cfg(test)]
mod tests;

pub use fact::{Fact, chance_word};
pub use filter::{Facet, Filter, Vocabulary};
pub use menu::Menu;
pub use order::Order;
pub use words::{Typed, completed};

use super::editor::{Editor, EditorOptions};
use super::msg::Entry;
use crate::domain::place::BrowsePlace;
use crate::domain::{Action, ExerciseId, Moment};
use crate::learner::journey::Journey;
use rank::{Fields, Search};

/// The page's state; it is kept while the page is closed, so that it opens where one was.
#[derive(Debug, Clone)]
pub struct Browse {
    pub input: Editor,
    /// What is narrowed by keys and clicks; what is typed counts more.
    pub filter: Filter,
    pub order: Order,
    pub menu: Option<Menu>,
    /// What is in the list, in its order.
    pub found: Vec<Found>,
    /// Index into `found`.
    pub chosen: usize,
    /// The first row that is shown.
    pub top: usize,
    facts: Vec<Fact>,
    vocabulary: Vocabulary,
}

/// One exercise of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Its place in the catalogue.
    pub index: usize,
    /// How well it goes with what was typed; 0 where nothing was.
    pub score: u32,
    /// Graphemes of its title that were typed.
    pub marks: Vec<u32>,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            input: Editor::new("", EditorOptions::prompt()),
            filter: Filter::default(),
            order: Order::default(),
            menu: None,
            found: Vec::new(),
            chosen: 0,
            top: 0,
            facts: Vec::new(),
            vocabulary: Vocabulary::default(),
        }
    }
}

impl Browse {
    /// What has been typed.
    pub fn query(&self) -> String {
        self.input.text()
    }

    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub fn fact(&self, index: usize) -> Option<&Fact> {
        self.facts.get(index)
    }

    /// The learner's history has moved on, or the page opens: everything is looked at again, and the choice
    /// stays on its exercise.
    pub fn refresh(&mut self, catalogue: &[Entry], journey: &Journey, now: Moment) {
        self.facts = fact::facts(catalogue, journey, now);
        self.vocabulary = fact::vocabulary(catalogue, journey);
        self.search(catalogue);
    }

    /// Everything that is asked for: what was typed, over what was chosen.
    pub fn asked(&self) -> Typed {
        let mut typed = Typed::read(&self.query(), &self.vocabulary);
        typed.filter = std::mem::take(&mut typed.filter).over(&self.filter);
        typed
    }

    /// Searches again; the choice stays on its exercise where that is still found.
    pub fn search(&mut self, catalogue: &[Entry]) {
        let before = self.chosen_entry(catalogue).map(|entry| entry.id.clone());
        self.found = self.all_found(catalogue, &self.asked());
        self.chosen = 0;
        if let Some(id) = before {
            self.choose(catalogue, &id);
        }
    }

    /// Searches for what has just been typed, and chooses what goes with it best.
    pub fn search_typed(&mut self, catalogue: &[Entry]) {
        self.found = self.all_found(catalogue, &self.asked());
        let best = self.found.iter().enumerate().max_by_key(|(place, found)| {
            // The first one of those that go as well.
            (found.score, std::cmp::Reverse(*place))
        });
        self.chosen = best.map_or(0, |(place, _)| place);
        self.top = 0;
    }

    /// How many exercises there are with this filter, by the words that are typed now.
    pub fn count(&self, catalogue: &[Entry], filter: &Filter) -> usize {
        let asked = Typed { text: self.asked().text, filter: filter.clone(), remark: None };
        self.all_found(catalogue, &asked).len()
    }

    /// Everything that is asked for, in the order of the list.
    pub fn all_found(&self, catalogue: &[Entry], asked: &Typed) -> Vec<Found> {
        let mut search = Search::new(&asked.text);
        let known = catalogue.iter().zip(&self.facts).enumerate();
        let mut found: Vec<Found> = known
            .filter(|(_, (entry, fact))| asked.filter.allows(entry, fact.standing, fact.fits))
            .filter_map(|(index, (entry, fact))| match &mut search {
                None => Some(Found { index, ..Found::default() }),
                Some(search) => {
                    let matched = search.matched(&Fields {
                        title: &entry.title,
                        slug: &entry.id.slug,
                        skills: &fact.skills,
                        kind: entry.kind.title(),
                        interests: &fact.interests,
                        about: &entry.about,
                    })?;
                    Some(Found { index, score: matched.score, marks: matched.marks })
                }
            })
            .collect();
        found.sort_by(|left, right| {
            let of = |found: &Found| (&catalogue[found.index], &self.facts[found.index]);
            let by_score = right.score.cmp(&left.score);
            let by_order = self.order.compare(of(left), of(right));
            if self.order == Order::Fit { by_score.then(by_order) } else { by_order.then(by_score) }
        });
        found
    }

    /// Chooses the exercise with this id, if it stands in the list.
    pub fn choose(&mut self, catalogue: &[Entry], id: &ExerciseId) {
        let is_it = |found: &Found| catalogue.get(found.index).is_some_and(|entry| entry.id == *id);
        if let Some(place) = self.found.iter().position(is_it) {
            self.chosen = place;
        }
    }

    pub fn chosen_entry<'entries>(&self, catalogue: &'entries [Entry]) -> Option<&'entries Entry> {
        self.found.get(self.chosen).and_then(|found| catalogue.get(found.index))
    }

    /// Moves the choice, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }

    /// Scrolls just so far that the choice is among `rows` rows.
    pub fn keep_in_view(&mut self, rows: usize) {
        let rows = rows.max(1);
        self.top = self.top.min(self.chosen).max((self.chosen + 1).saturating_sub(rows));
        self.top = self.top.min(self.found.len().saturating_sub(rows));
    }

    /// Opens the menu of a filter with the value that it has; the same key again goes on to the next value.
    pub fn open_menu(&mut self, catalogue: &[Entry], facet: Facet) {
        let mut menu = match self.menu.take() {
            Some(mut menu) if menu.facet == facet => {
                menu.step_round(menu.choices(self, catalogue).len());
                menu
            }
            _ => {
                let mut menu = Menu::new(facet);
                let now = self.asked().filter.word(facet);
                let choices = menu.choices(self, catalogue);
                menu.chosen = choices.iter().position(|choice| choice.word == now).unwrap_or(0);
                menu
            }
        };
        menu.top = menu.top.min(menu.chosen);
        self.menu = Some(menu);
    }

    /// Takes what is chosen in the menu, and closes it.
    pub fn take_from_menu(&mut self, catalogue: &[Entry]) {
        let Some(menu) = self.menu.take() else { return };
        let choices = menu.choices(self, catalogue);
        if let Some(choice) = choices.get(menu.chosen) {
            self.set(menu.facet, choice.word.as_deref(), catalogue);
        }
    }

    /// Sets a filter by its word, or takes it away, in what was typed too.
    pub fn set(&mut self, facet: Facet, word: Option<&str>, catalogue: &[Entry]) {
        self.filter = self.filter.without(facet);
        if let Some(word) = word {
            // Only words that are offered come here.
            let _ = self.filter.set(facet, word, &self.vocabulary);
        }
        let typed = self.query();
        let left = words::without(&typed, facet);
        if left != typed.split_whitespace().collect::<Vec<_>>().join(" ") {
            self.input = Editor::new(&left, EditorOptions::prompt());
            let _ = self.input.act(Action::MoveLineEnd, 0);
        }
        self.search(catalogue);
    }

    /// Takes away every filter, and what was typed.
    pub fn clear(&mut self, catalogue: &[Entry]) {
        self.filter = Filter::default();
        self.input = Editor::new("", EditorOptions::prompt());
        self.menu = None;
        self.search(catalogue);
    }

    /// Puts this into the search, with the cursor behind it.
    pub fn write(&mut self, text: &str, catalogue: &[Entry]) {
        self.input = Editor::new(text, EditorOptions::prompt());
        let _ = self.input.act(Action::MoveLineEnd, 0);
        self.search_typed(catalogue);
    }

    /// What is remembered over a restart.
    pub fn place(&self, catalogue: &[Entry]) -> BrowsePlace {
        BrowsePlace {
            query: self.query(),
            filters: Facet::ALL
                .into_iter()
                .filter_map(|facet| Some((facet.word().to_owned(), self.filter.word(facet)?)))
                .collect(),
            order: self.order.word().to_owned(),
            chosen: self.chosen_entry(catalogue).map(|entry| entry.id.clone()),
        }
    }

    /// Goes back to where one was; what is not there any more is left out.
    pub fn return_to(&mut self, place: &BrowsePlace, catalogue: &[Entry]) {
        self.order = Order::from_word(&place.order).unwrap_or_default();
        for (facet, word) in &place.filters {
            if let Some(facet) = Facet::from_word(facet) {
                let _ = self.filter.set(facet, word, &self.vocabulary);
            }
        }
        self.input = Editor::new(&place.query, EditorOptions::prompt());
        self.search(catalogue);
        if let Some(id) = &place.chosen {
            self.choose(catalogue, id);
        }
    }
}
