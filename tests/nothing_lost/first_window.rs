//! The window that is there before anything is read: it looks as the last one did, and can be ended like any other.

use super::homes::Home;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use codementor::domain::event::Event;
use codementor::runtime::Clock;
use rustix::process::Signal;
use std::fs;

/// The end of a frame.
const FRAME_END: &str = "\x1b[?2026l";

/// All that is sent up to the end of the first frame. The program is left then.
fn first_frame(home: &Home) -> Vec<u8> {
    let mut person = AtTerminal::start(&codementor(home.path(), &[]), 80, 24);
    let frame = person.hears(FRAME_END);
    person.sees("Exercise");
    person.press(&["Ctrl+Q"]);
    person.ends();
    frame
}

fn choose_theme(home: &Home, name: &str) {
    let chosen = Event::PreferenceChanged { key: "theme".to_owned(), value: name.to_owned() };
    home.store().record(&chosen, Clock::default().now()).expect("chosen");
}

#[test]
fn it_looks_as_the_last_one_did() {
    let (by_settings, by_choice) = (Home::known(), Home::known());
    fs::write(by_settings.path().join("config.toml"), "[screen]\ntheme = \"light\"\n").expect("settings");
    let light = first_frame(&by_settings);
    let dark = first_frame(&by_choice);
    assert_ne!(light, dark, "the theme is seen in it");
    choose_theme(&by_choice, "light");
    first_frame(&by_choice);
    assert_eq!(first_frame(&by_choice), light);
}

#[test]
fn what_the_settings_say_since_is_seen_at_once() {
    let home = Home::known();
    let dark = first_frame(&home);
    fs::write(home.path().join("config.toml"), "[screen]\ntheme = \"light\"\n").expect("settings");
    assert_ne!(first_frame(&home), dark);
}

#[test]
fn a_damaged_memory_of_it_is_no_hindrance() {
    let home = Home::known();
    choose_theme(&home, "light");
    first_frame(&home);
    let light = first_frame(&home);
    fs::write(home.path().join("window"), b"theme\tdark\xff\n\0").expect("damaged");
    let dark = first_frame(&home);
    assert_ne!(dark, light);
    assert_eq!(first_frame(&home), light, "and it is mended");
}

#[test]
fn a_signal_that_comes_with_it_leaves_the_terminal_as_it_was() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let home = Home::known();
        let mut person = AtTerminal::start(&codementor(home.path(), &[]), 80, 24);
        person.hears(FRAME_END);
        person.signal(signal);
        person.ends();
        home.is_sound();
    }
}
