//! From what came from a terminal to messages, by the keymap. It never knows what a message does, and
//! never reads a clock: the time of an event is handed in.

use super::terminal::event::{InputEvent, MouseEvent, MouseKind};
use crate::app::Msg;
use crate::app::msg::{Pointer, PointerKind};
use crate::config::keymap::Keymap;
use crate::domain::Context;

/// Presses at one cell count as one gesture when they follow each other within this time.
const CLICK_MILLIS: u64 = 400;
const MOST_CLICKS: u8 = 3;

/// Makes messages of one session's input; it remembers the last click and nothing else.
#[derive(Debug, Clone, Default)]
pub struct Translator {
    last_press: Option<Press>,
}

#[derive(Debug, Clone, Copy)]
struct Press {
    column: u16,
    row: u16,
    millis: u64,
    clicks: u8,
}

impl Translator {
    /// What an event asks for where `context` has the focus; `None` where it means nothing. Letters
    /// without a binding are handed on everywhere: what becomes of them is not decided here.
    /// `now_millis` is of a clock that only goes forward.
    #[must_use]
    pub fn translate(
        &mut self,
        context: Context,
        keymap: &Keymap,
        event: &InputEvent,
        now_millis: u64,
    ) -> Option<Msg> {
        match event {
            InputEvent::Key(chord) => {
                if let Some(action) = keymap.lookup(context, *chord) {
                    return Some(Msg::Act(action));
                }
                chord.typed().map(|letter| Msg::Type(letter.to_string()))
            }
            InputEvent::Text(text) => Some(Msg::Type(text.clone())),
            InputEvent::Paste(text) => Some(Msg::Paste(text.clone())),
            InputEvent::Mouse(mouse) => Some(Msg::Pointer(self.pointer(*mouse, now_millis))),
            InputEvent::Focus(_) => None,
        }
    }

    fn pointer(&mut self, mouse: MouseEvent, now_millis: u64) -> Pointer {
        let MouseEvent { kind, column, row, shift } = mouse;
        let kind = match kind {
            MouseKind::Press => PointerKind::Press { clicks: self.count(column, row, now_millis) },
            MouseKind::Drag => PointerKind::Drag,
            MouseKind::Release => PointerKind::Release,
            MouseKind::ScrollUp => PointerKind::ScrollUp,
            MouseKind::ScrollDown => PointerKind::ScrollDown,
            MouseKind::ScrollLeft => PointerKind::ScrollLeft,
            MouseKind::ScrollRight => PointerKind::ScrollRight,
        };
        Pointer { kind, column, row, shift }
    }

    fn count(&mut self, column: u16, row: u16, millis: u64) -> u8 {
        let clicks = match self.last_press {
            Some(last)
                if (last.column, last.row) == (column, row)
                    && millis.saturating_sub(last.millis) <= CLICK_MILLIS
                    && last.clicks < MOST_CLICKS =>
            {
                last.clicks + 1
            }
            _ => 1,
        };
        self.last_press = Some(Press { column, row, millis, clicks });
        clicks
    }
}

#[cfg(test)]
mod tests {
    use super::Translator;
    use crate::app::Msg;
    use crate::app::msg::PointerKind;
    use crate::config::keymap::Keymap;
    use crate::domain::Context;
    use crate::tui::terminal::input::InputParser;

    fn messages(context: Context, sent: &str) -> Vec<String> {
        let keymap = Keymap::built_in();
        let mut translator = Translator::default();
        InputParser::default()
            .feed(sent.as_bytes())
            .iter()
            .filter_map(|event| translator.translate(context, &keymap, event, 0))
            .map(|message| match message {
                Msg::Act(action) => action.name().to_owned(),
                Msg::Type(text) => format!("type {text}"),
                Msg::Paste(text) => format!("paste {text}"),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_key_is_looked_up_before_it_is_typed() {
        for (context, sent, expected) in [
            (Context::Editor, "a?\x13\x1b[1;2A", vec!["type a", "type ?", "check", "select-up"]),
            (Context::Exercise, "a?j", vec!["type a", "help", "move-down"]),
            (Context::Editor, "e\u{301}", vec!["type e\u{301}"]),
            (Context::Exercise, "e\u{301}", vec!["type e\u{301}"]),
            (Context::Editor, "\x1b[200~two\rlines\x1b[201~", vec!["paste two\nlines"]),
            (Context::Editor, "\x1b?\x12", vec!["help", "reset-draft"]),
            (Context::Vim, "dw\x12\x1b?", vec!["type d", "type w", "redo", "help"]),
            (Context::Dialog, "yx\x1b[B", vec!["confirm", "type x"]),
            (Context::Editor, "\x1f\x1b[1;5D\x1b]", vec!["toggle-comment", "move-word-left"]),
        ] {
            assert_eq!(messages(context, sent), expected, "{sent:?} in {}", context.name());
        }
    }

    #[test]
    fn clicks_are_counted_by_place_and_time() {
        let keymap = Keymap::built_in();
        let mut translator = Translator::default();
        let mut parser = InputParser::default();
        let counts: Vec<u8> = [(5, 0), (5, 100), (5, 450), (5, 500), (6, 510), (6, 2000)]
            .into_iter()
            .filter_map(|(column, millis)| {
                let event = parser.feed(format!("\x1b[<0;{column};1M").as_bytes()).remove(0);
                match translator.translate(Context::Editor, &keymap, &event, millis)? {
                    Msg::Pointer(pointer) => match pointer.kind {
                        PointerKind::Press { clicks } => Some(clicks),
                        _ => None,
                    },
                    _ => None,
                }
            })
            .collect();
        assert_eq!(counts, [1, 2, 3, 1, 1, 1]);
    }
}
