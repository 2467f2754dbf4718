//! The list of all exercises, with a search: what stands in it and what is chosen. It never opens
//! anything itself.

use super::editor::{Editor, EditorOptions};
use super::msg::Entry;
use crate::domain::ExerciseId;

/// The page's state; it is kept while the page is closed, so that it opens where one was.
#[derive(Debug, Clone)]
pub struct Picker {
    pub input: Editor,
    /// Indices into the catalogue, in its order.
    pub found: Vec<usize>,
    /// Index into `found`.
    pub chosen: usize,
    /// The first row that is shown.
    pub top: usize,
}

impl Default for Picker {
    fn default() -> Self {
        Self { input: Editor::new("", EditorOptions::prompt()), found: Vec::new(), chosen: 0, top: 0 }
    }
}

impl Picker {
    /// What has been typed.
    pub fn query(&self) -> String {
        self.input.text()
    }

    /// Searches again: in what is now in the catalogue, keeping the choice where it can be kept.
    pub fn search(&mut self, catalogue: &[Entry]) {
        let query = self.query();
        let before = self.found.get(self.chosen).copied();
        let found = |matches: fn(&str, &str, &str) -> bool| -> Vec<usize> {
            (0..catalogue.len()).filter(|index| has_all(&catalogue[*index], &query, matches)).collect()
        };
        self.found = found(contains);
        if self.found.is_empty() {
            self.found = found(in_order);
        }
        self.chosen =
            before.and_then(|entry| self.found.iter().position(|index| *index == entry)).unwrap_or(0);
    }

    /// Chooses the exercise with this id, if it stands in the list.
    pub fn choose(&mut self, catalogue: &[Entry], id: &ExerciseId) {
        if let Some(place) =
            self.found.iter().position(|index| catalogue.get(*index).is_some_and(|entry| entry.id == *id))
        {
            self.chosen = place;
        }
    }

    pub fn chosen_entry<'entries>(&self, catalogue: &'entries [Entry]) -> Option<&'entries Entry> {
        self.found.get(self.chosen).and_then(|index| catalogue.get(*index))
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
}

/// Every word of the query is found in the entry.
fn has_all(entry: &Entry, query: &str, matches: fn(&str, &str, &str) -> bool) -> bool {
    let title = entry.title.to_lowercase();
    let text = format!("{title} {} {}", entry.skills.join(" "), entry.kind.title());
    query.to_lowercase().split_whitespace().all(|word| matches(word, &title, &text))
}

/// The word stands in a title, a skill, or the kind.
fn contains(word: &str, _title: &str, text: &str) -> bool {
    text.contains(word)
}

/// Or its letters stand in the title in their order, others between them; for when nothing else is found.
fn in_order(word: &str, title: &str, text: &str) -> bool {
    let mut letters = title.chars();
    text.contains(word) || word.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::Picker;
    use crate::app::editor::{Editor, EditorOptions};
    use crate::app::msg::Entry;
    use crate::domain::ExerciseId;
    use crate::domain::attempt::State;
    use crate::domain::exercise::Kind;

    fn entry(title: &str, skill: &str, kind: Kind) -> Entry {
        Entry {
            id: ExerciseId::new("pack", title.to_lowercase().replace(' ', "-")),
            title: title.to_owned(),
            kind,
            difficulty: 1,
            minutes: 5,
            skills: vec![skill.to_owned()],
            needs: Vec::new(),
            state: State::New,
            about: String::new(),
        }
    }

    #[test]
    fn words_find_titles_skills_kinds_and_letters_in_order() {
        let catalogue = [
            entry("Rainy days", "loops", Kind::Function),
            entry("Even and odd", "conditionals", Kind::Predict),
            entry("The lost comma", "strings", Kind::Debug),
        ];
        let mut picker = Picker::default();
        for (query, found) in [
            ("", vec![0, 1, 2]),
            ("rain", vec![0]),
            ("LOOPS", vec![0]),
            ("predict", vec![1]),
            ("debug strings", vec![2]),
            ("tlc", vec![2]),
            ("zebra", vec![]),
        ] {
            picker.input = Editor::new(query, EditorOptions::prompt());
            picker.search(&catalogue);
            assert_eq!(picker.found, found, "{query}");
        }
    }

    #[test]
    fn the_choice_survives_a_narrower_search_and_stays_in_view() {
        let catalogue: Vec<Entry> =
            (0..30).map(|number| entry(&format!("Number {number}"), "loops", Kind::Function)).collect();
        let mut picker = Picker::default();
        picker.search(&catalogue);
        picker.step(21);
        picker.keep_in_view(10);
        assert_eq!((picker.chosen, picker.top), (21, 12));
        picker.input = Editor::new("2", EditorOptions::prompt());
        picker.search(&catalogue);
        picker.keep_in_view(10);
        assert_eq!(picker.chosen_entry(&catalogue).map(|entry| entry.title.as_str()), Some("Number 21"));
        picker.step(-100);
        assert_eq!(picker.chosen, 0);
    }
}
