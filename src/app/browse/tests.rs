//! The list by itself: what is found, in which order, and what stays chosen.

use super::filter::Facet;
use super::order::Order;
use super::{Browse, Typed};
use crate::app::editor::{Editor, EditorOptions};
use crate::app::msg::Entry;
use crate::domain::attempt::State;
use crate::domain::exercise::Kind;
use crate::domain::{ExerciseId, Moment};
use crate::learner::journey::Journey;

fn entry(title: &str, skill: &str, kind: Kind, difficulty: u8) -> Entry {
    Entry {
        id: ExerciseId::new("pack", title.to_lowercase().replace(' ', "-")),
        title: title.to_owned(),
        kind,
        difficulty,
        minutes: 5,
        skills: vec![skill.to_owned()],
        needs: Vec::new(),
        state: State::New,
        about: String::new(),
    }
}

fn catalogue() -> Vec<Entry> {
    vec![
        entry("Rainy days", "loops", Kind::Function, 3),
        entry("Even and odd", "conditionals", Kind::Predict, 1),
        entry("The lost comma", "strings", Kind::Debug, 2),
        entry("After the storm", "strings", Kind::Function, 5),
    ]
}

fn browse(catalogue: &[Entry]) -> Browse {
    let mut browse = Browse::default();
    browse.refresh(catalogue, &Journey::default(), Moment::default());
    browse
}

fn write(browse: &mut Browse, catalogue: &[Entry], text: &str) {
    browse.input = Editor::new(text, EditorOptions::prompt());
    browse.search_typed(catalogue);
}

fn titles<'entries>(browse: &Browse, catalogue: &'entries [Entry]) -> Vec<&'entries str> {
    browse.found.iter().map(|found| catalogue[found.index].title.as_str()).collect()
}

fn chosen<'entries>(browse: &Browse, catalogue: &'entries [Entry]) -> Option<&'entries str> {
    browse.chosen_entry(catalogue).map(|entry| entry.title.as_str())
}

#[test]
fn typing_chooses_what_goes_with_it_best() {
    let catalogue = catalogue();
    let mut browse = browse(&catalogue);
    browse.step(1);
    assert_eq!(chosen(&browse, &catalogue), Some("Even and odd"));
    write(&mut browse, &catalogue, "o");
    assert_eq!(chosen(&browse, &catalogue), Some("Even and odd"), "a word begins with it");
    write(&mut browse, &catalogue, "co");
    assert_eq!(chosen(&browse, &catalogue), Some("The lost comma"));
    write(&mut browse, &catalogue, "storm");
    assert_eq!(chosen(&browse, &catalogue), Some("After the storm"));
    browse.order = Order::Title;
    write(&mut browse, &catalogue, "strings lost");
    assert_eq!(chosen(&browse, &catalogue), Some("The lost comma"));
    write(&mut browse, &catalogue, "o");
    assert_eq!(titles(&browse, &catalogue).first(), Some(&"After the storm"), "the order that was asked for");
}

#[test]
fn filters_narrow_together_and_typed_ones_count_more() {
    let catalogue = catalogue();
    let mut browse = browse(&catalogue);
    browse.set(Facet::Skill, Some("strings"), &catalogue);
    assert_eq!(titles(&browse, &catalogue), ["The lost comma", "After the storm"]);
    browse.set(Facet::Kind, Some("debug"), &catalogue);
    assert_eq!(titles(&browse, &catalogue), ["The lost comma"]);
    write(&mut browse, &catalogue, "kind:function");
    assert_eq!(titles(&browse, &catalogue), ["After the storm"]);
    browse.set(Facet::Kind, None, &catalogue);
    assert_eq!(browse.query(), "", "what was typed of it goes too");
    write(&mut browse, &catalogue, "level:2- comma");
    assert_eq!(titles(&browse, &catalogue), ["The lost comma"]);
    browse.clear(&catalogue);
    assert_eq!(browse.found.len(), catalogue.len());
    assert_eq!(browse.asked(), Typed::default());
}

#[test]
fn the_choice_stays_on_its_exercise_and_in_view() {
    let catalogue: Vec<Entry> =
        (0..30).map(|number| entry(&format!("Number {number}"), "loops", Kind::Function, 1)).collect();
    let mut browse = browse(&catalogue);
    browse.step(21);
    browse.keep_in_view(10);
    assert_eq!((browse.chosen, browse.top), (21, 12));
    browse.order = Order::Title;
    browse.search(&catalogue);
    assert_eq!(chosen(&browse, &catalogue), Some("Number 21"));
    browse.step(isize::MIN);
    assert_eq!(browse.chosen, 0);
    browse.step(isize::MAX);
    assert_eq!(browse.chosen, 29);
}

#[test]
fn where_one_was_comes_back_as_far_as_it_is_still_there() {
    let catalogue = catalogue();
    let mut before = browse(&catalogue);
    before.set(Facet::Skill, Some("strings"), &catalogue);
    before.order = Order::Difficulty;
    before.step(1);
    let mut place = before.place(&catalogue);
    let mut after = browse(&catalogue);
    after.return_to(&place, &catalogue);
    assert_eq!(titles(&after, &catalogue), ["The lost comma", "After the storm"]);
    assert_eq!(chosen(&after, &catalogue), Some("After the storm"));
    assert_eq!(after.order, Order::Difficulty);
    place.filters = vec![("skill".to_owned(), "gone".to_owned()), ("zebra".to_owned(), "x".to_owned())];
    place.order = "zebra".to_owned();
    let mut other = browse(&catalogue);
    other.return_to(&place, &catalogue);
    assert_eq!(other.found.len(), catalogue.len());
    assert_eq!(other.order, Order::Fit);
}

#[test]
fn a_menu_says_how_many_each_value_leaves_and_goes_round() {
    let catalogue = catalogue();
    let mut browse = browse(&catalogue);
    browse.set(Facet::Skill, Some("strings"), &catalogue);
    browse.open_menu(&catalogue, Facet::Kind);
    let menu = browse.menu.clone().expect("it is open");
    let offered: Vec<(String, usize)> =
        menu.choices(&browse, &catalogue).into_iter().map(|choice| (choice.title, choice.count)).collect();
    let expected = [("any kind", 2), ("debug", 1), ("function", 1), ("predict", 0)];
    assert_eq!(offered, expected.map(|(title, count)| (title.to_owned(), count)));
    browse.open_menu(&catalogue, Facet::Kind);
    browse.take_from_menu(&catalogue);
    assert_eq!(browse.filter.kind, Some(Kind::Debug));
    browse.open_menu(&catalogue, Facet::Kind);
    assert_eq!(browse.menu.as_ref().map(|menu| menu.chosen), Some(1), "it opens on what is set");
}
