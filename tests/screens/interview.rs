//! The first questions, the tour and the tutor's memory, as they are seen.

use super::exercise;
use super::stage::{SIZES, Stage};
use codementor::app::Effect;
use codementor::app::Msg;
use codementor::app::layout::Focus;
use codementor::app::msg::{Draft, Start};
use codementor::domain::attempt::State;
use codementor::domain::event::Event;
use codementor::domain::place::{Place, Position};
use codementor::domain::profile::ProfileChange;
use codementor::domain::{Action, Moment};

/// To the question with this number, by leaving the others out.
fn asked(columns: u16, rows: u16, number: usize) -> Stage {
    let mut stage = Stage::newcomer(columns, rows);
    (1..number).for_each(|_| stage.act(Action::Skip));
    stage
}

#[test]
fn the_first_questions() {
    for (columns, rows) in SIZES {
        asked(columns, rows, 1).shows("interview");
        let mut stage = asked(columns, rows, 2);
        stage.acts(&[Action::Mark, Action::MoveDown, Action::MoveDown, Action::Mark]);
        stage.shows("interview-goals");
        stage.acts(&[Action::MoveBottom, Action::Confirm]);
        stage.send(Msg::Paste("a book of tides".to_owned()));
        stage.shows("interview-own-words");
        asked(columns, rows, 6).shows("interview-keys");
        asked(columns, rows, 7).shows("interview-theme");
    }
}

#[test]
fn the_first_questions_in_other_colours() {
    let list = Stage::newcomer(80, 24).model.themes;
    for (place, theme) in list.iter().enumerate().filter(|(_, theme)| *theme != "sixteen") {
        let mut stage = asked(80, 24, 7);
        (0..place).for_each(|_| stage.act(Action::MoveDown));
        assert_eq!(stage.model.theme(), theme, "it is seen before it is taken");
        assert_eq!(stage.model.preferences.theme, "dark", "and not taken yet");
        stage.shows(&format!("interview-in-{theme}"));
    }
}

#[test]
fn the_first_questions_in_tiny_windows() {
    for (columns, rows) in [(40, 12), (30, 8)] {
        asked(columns, rows, 1).shows("interview-small");
        let mut stage = asked(columns, rows, 2);
        stage.act(Action::MoveBottom);
        stage.shows("interview-small-goals");
    }
}

#[test]
fn the_tour() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::first_start(columns, rows);
        stage.act(Action::Tour);
        let names = ["exercise", "editor", "checks", "hints", "progress", "everything"];
        for name in names {
            stage.shows(&format!("tour-{name}"));
            stage.act(Action::Confirm);
        }
        assert!(stage.model.tour.is_none());
    }
    let mut stage = Stage::first_start(40, 12);
    stage.act(Action::Tour);
    stage.acts(&[Action::Confirm, Action::Confirm]);
    stage.shows("tour-small");
}

#[test]
fn no_card_covers_what_it_explains() {
    for columns in (30..210).step_by(9) {
        for rows in (8..64).step_by(3) {
            let mut stage = Stage::first_start(columns, rows);
            stage.act(Action::Tour);
            while let Some(tour) = stage.model.tour {
                let layout = &stage.model.layout;
                let shown = layout.frame(tour.focus()).expect("the pane is shown");
                let told = format!("{columns}x{rows}, {tour:?}");
                assert_eq!(stage.model.focus, tour.focus(), "{told}");
                let card = layout.card;
                let covers = |row: u16| row >= card.top && row < card.bottom();
                for row in shown.content.top..shown.content.bottom() {
                    let beside = card.right() <= shown.content.left || card.left >= shown.content.right();
                    assert!(card.is_empty() || beside || !covers(row), "{told}");
                }
                assert!(rows < 12 || shown.content.height >= 1 || shown.focus == Focus::Checks, "{told}");
                assert!(rows < 16 || card.height >= 4, "{told}: the card has its words");
                stage.act(Action::Confirm);
            }
        }
    }
}

#[test]
fn what_the_tutor_knows() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::newcomer(columns, rows);
        stage.act(Action::Cancel);
        stage.open(exercise::opened(exercise::rainy_days()));
        stage.acts(&[Action::Cancel, Action::Memory]);
        stage.shows("memory-empty");
        let says = |change: ProfileChange| Msg::Happened {
            event: Box::new(Event::ProfileChanged { change }),
            at: Moment::default(),
        };
        stage.send(says(ProfileChange::Goals(vec!["job".to_owned(), "a book of tides".to_owned()])));
        stage.send(says(ProfileChange::Interests(vec!["music".to_owned()])));
        stage.send(says(ProfileChange::MinutesADay(30)));
        let event = Event::MemoryCorrected { line: "minutes".to_owned(), text: "Half an hour.".to_owned() };
        stage.send(Msg::Happened { event: Box::new(event), at: Moment::default() });
        stage.shows("memory");
        stage.acts(&[Action::MoveDown, Action::Confirm]);
        stage.shows("memory-correcting");
        stage.acts(&[Action::Cancel, Action::Erase]);
        stage.shows("memory-erasing");
    }
}

#[test]
fn whoever_was_at_work_before_anybody_asked_stays_there() {
    let mut stage = Stage::empty(120, 40);
    let place = Place { exercise: Some(exercise::id("rainy-days")), ..Place::default() };
    let journey = Box::new(exercise::newcomers_journey());
    let start = Start { journey, ..Stage::start(place, State::Started) };
    stage.send(Msg::Started(Box::new(start)));
    let mut opened = exercise::opened(exercise::rainy_days());
    opened.standing.opened = true;
    let source = exercise::WRONG.to_owned();
    opened.draft = Some(Draft { source, cursor: Position::default(), top_line: 0 });
    stage.open(opened);
    assert!(stage.text().contains("How much have you programmed?"));
    stage.effects.clear();
    stage.act(Action::Cancel);
    assert!(stage.model.tour.is_some() && stage.model.opening.is_none());
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::OpenExercise { .. })));
    stage.act(Action::Cancel);
    assert!(stage.text().contains("return count"), "{}", stage.text());
}

#[test]
fn one_question_of_the_settings_leads_back_to_them() {
    let mut stage = Stage::first_start(80, 24);
    stage.act(Action::Settings);
    while !stage.text().contains("▸ Goals") {
        stage.act(Action::MoveDown);
    }
    for leave in [Action::Confirm, Action::Back, Action::Cancel] {
        stage.act(Action::Confirm);
        assert!(stage.text().contains("What do you want to program for?"));
        stage.act(leave);
        assert!(stage.text().contains("▸ Goals"), "{leave:?}: {}", stage.text());
    }
    let over = |effect: &Effect| matches!(effect, Effect::Record(event) if matches!(**event, Event::InterviewEnded { .. }));
    assert!(!stage.effects.iter().any(over));
}
