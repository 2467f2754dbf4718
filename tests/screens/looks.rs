//! The same screens in every theme and depth of colour: nothing is said by colour alone.

use super::exercise::{WRONG, verdict};
use super::stage::{Stage, text_of};
use codementor::config::theme::Themes;
use codementor::domain::Action;
use codementor::tui::colour::ColourDepth;
use ratatui::style::{Color, Modifier};

fn stage() -> Stage {
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    stage.judge(verdict(&[3]), 30);
    stage.act(Action::MoveTop);
    stage.act(Action::SelectDown);
    stage
}

#[test]
fn every_theme_says_the_same() {
    let stage = stage();
    let expected = stage.text();
    for theme in Themes::built_in().names() {
        for depth in ColourDepth::ALL {
            assert_eq!(text_of(&stage.draw_in(&theme, depth).0), expected, "{theme}");
        }
    }
}

#[test]
fn without_colours_focus_states_and_selection_are_still_told() {
    let (buffer, _) = stage().draw_in("dark", ColourDepth::None);
    for position in buffer.area.positions() {
        let cell = &buffer[position];
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{position:?}");
    }
    let text = text_of(&buffer);
    for sign in ["▸Editor", "✓ one rainy day", "▸✗ a day exactly", "✗ 7 of 8", "⋯ working"] {
        assert!(text.contains(sign), "{sign}");
    }
    let reversed = buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count();
    assert!(reversed >= 31, "the selected line is seen: {reversed} cells");
    let differing = buffer.content().iter().filter(|cell| cell.symbol() == "^").count();
    assert_eq!(differing, 1, "the difference is marked");
}
