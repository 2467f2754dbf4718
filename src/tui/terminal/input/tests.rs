//! What terminals send and what it means, as a table; and that nothing which they send can hurt. It
//! opens no terminal.

use super::InputParser;
use crate::tui::terminal::event::{InputEvent, MouseEvent, MouseKind};

/// Events as a person reads them, so that tables stay tables.
fn shown(events: &[InputEvent]) -> Vec<String> {
    events
        .iter()
        .map(|event| match event {
            InputEvent::Key(chord) => chord.to_string(),
            other => format!("{other:?}"),
        })
        .collect()
}

const SENT: [(&str, &str); 79] = [
    ("a", "a"),
    ("A", "A"),
    (" ", "Space"),
    ("é", "é"),
    ("漢", "漢"),
    ("\r", "Enter"),
    ("\n", "Enter"),
    ("\t", "Tab"),
    ("\x7f", "Backspace"),
    ("\x08", "Backspace"),
    ("\x13", "Ctrl-S"),
    ("\0", "Ctrl-Space"),
    ("\x1f", "Ctrl-/"),
    ("\x1d", "Ctrl-]"),
    ("\x1bh", "Alt-H"),
    ("\x1bH", "Alt-Shift-H"),
    ("\x1b1", "Alt-1"),
    ("\x1bé", "Alt-É"),
    ("\x1b\x7f", "Alt-Backspace"),
    ("\x1b\r", "Alt-Enter"),
    ("\x1b[A", "Up"),
    ("\x1bOA", "Up"),
    ("\x1b[1;2A", "Shift-Up"),
    ("\x1b[1;3B", "Alt-Down"),
    ("\x1b[1;5C", "Ctrl-Right"),
    ("\x1b[1;6D", "Ctrl-Shift-Left"),
    ("\x1b[1;4D", "Alt-Shift-Left"),
    ("\x1b\x1b[A", "Alt-Up"),
    ("\x1b\x1bOB", "Alt-Down"),
    ("\x1b[a", "Shift-Up"),
    ("\x1bOd", "Ctrl-Left"),
    ("\x1b[H", "Home"),
    ("\x1b[1~", "Home"),
    ("\x1b[7~", "Home"),
    ("\x1bOF", "End"),
    ("\x1b[1;5H", "Ctrl-Home"),
    ("\x1b[8^", "Ctrl-End"),
    ("\x1b[2~", "Insert"),
    ("\x1b[3~", "Delete"),
    ("\x1b[3;5~", "Ctrl-Delete"),
    ("\x1b[3^", "Ctrl-Delete"),
    ("\x1b[3$", "Shift-Delete"),
    ("\x1b[3@", "Ctrl-Shift-Delete"),
    ("\x1b[5~", "PageUp"),
    ("\x1b[5;3~", "Alt-PageUp"),
    ("\x1b[6;2~", "Shift-PageDown"),
    ("\x1b[Z", "Shift-Tab"),
    ("\x1bOP", "F1"),
    ("\x1b[[A", "F1"),
    ("\x1b[11~", "F1"),
    ("\x1b[P", "F1"),
    ("\x1b[1;2P", "Shift-F1"),
    ("\x1bO2P", "Shift-F1"),
    ("\x1bOR", "F3"),
    ("\x1b[13~", "F3"),
    ("\x1b[1;2R", "Shift-F3"),
    ("\x1b[13;2~", "Shift-F3"),
    ("\x1b[[E", "F5"),
    ("\x1b[15~", "F5"),
    ("\x1b[17;2~", "Shift-F6"),
    ("\x1b[17$", "Shift-F6"),
    ("\x1b[21~", "F10"),
    ("\x1b[24~", "F12"),
    ("\x1bOM", "Enter"),
    ("\x1b[27u", "Esc"),
    ("\x1b[115;5u", "Ctrl-S"),
    ("\x1b[97;6u", "Ctrl-Shift-A"),
    ("\x1b[97;2u", "A"),
    ("\x1b[13;3u", "Alt-Enter"),
    ("\x1b[127;5u", "Ctrl-Backspace"),
    ("\x1b[27;5;13~", "Ctrl-Enter"),
    ("\x1b[57414u", "Enter"),
    ("\x1b]x\x1bPy", "Alt-] x Alt-Shift-P y"),
    // What is not for us.
    ("\x1b[97;9u", ""),
    ("\x1b[97;1:3u", ""),
    ("\x1b[?1;2c", ""),
    ("\x1b]11;rgb:0000/0000/0000\x07", ""),
    ("\x1bP1$r0m\x1b\\", ""),
    ("\x1b[12;40R", ""),
];

#[test]
fn keys_of_many_terminals() {
    for (sent, expected) in SENT {
        let mut parser = InputParser::default();
        let events = parser.feed(sent.as_bytes());
        assert_eq!(shown(&events).join(" "), expected, "{sent:?}");
        assert!(!parser.needs_flush(), "{sent:?}");
    }
}

#[test]
fn sequences_may_come_in_any_pieces() {
    for (sent, expected) in SENT {
        for at in 0..=sent.len() {
            let mut parser = InputParser::default();
            let mut events = parser.feed(&sent.as_bytes()[..at]);
            events.extend(parser.feed(&sent.as_bytes()[at..]));
            assert_eq!(shown(&events).join(" "), expected, "{sent:?} at {at}");
        }
    }
    let all: String = SENT.iter().map(|(sent, _)| *sent).collect();
    let whole = shown(&InputParser::default().feed(all.as_bytes()));
    let mut parser = InputParser::default();
    let single: Vec<InputEvent> = all.bytes().flat_map(|byte| parser.feed(&[byte])).collect();
    assert_eq!(shown(&single), whole);
}

#[test]
fn a_beginning_that_nothing_follows_is_a_key() {
    for (sent, expected) in [
        ("\x1b", "Esc"),
        ("\x1b\x1b", "Esc Esc"),
        ("\x1b[", "Alt-["),
        ("\x1b]", "Alt-]"),
        ("\x1bO", "Alt-Shift-O"),
        ("\x1bP", "Alt-Shift-P"),
        ("a\x1b", "a Esc"),
    ] {
        let mut parser = InputParser::default();
        let mut events = parser.feed(sent.as_bytes());
        assert!(parser.needs_flush(), "{sent:?}");
        events.extend(parser.flush());
        assert!(!parser.needs_flush(), "{sent:?}");
        events.extend(parser.feed(b"x"));
        assert_eq!(shown(&events).join(" "), format!("{expected} x"), "{sent:?}");
    }
}

#[test]
fn half_a_sequence_waits_for_its_other_half() {
    let mut parser = InputParser::default();
    assert_eq!(parser.feed(b"\x1b[1;5"), []);
    assert!(!parser.needs_flush());
    assert_eq!(parser.flush(), []);
    assert_eq!(shown(&parser.feed(b"A")), ["Ctrl-Up"]);
}

#[test]
fn graphemes_of_several_characters_come_as_one() {
    let mut parser = InputParser::default();
    let events = parser.feed("e\u{301}👩‍👩‍👧x🇩🇪".as_bytes());
    assert_eq!(
        events,
        [
            InputEvent::Text("e\u{301}".to_owned()),
            InputEvent::Text("👩‍👩‍👧".to_owned()),
            InputEvent::Key("x".parse().expect("a key")),
            InputEvent::Text("🇩🇪".to_owned()),
        ]
    );
}

#[test]
fn pastes_are_text() {
    let mut parser = InputParser::default();
    let sent = b"\x1b[200~def f():\r\treturn \x1b[31m1\x07\r\n\x1b[201~x";
    let events = parser.feed(sent);
    assert_eq!(events[0], InputEvent::Paste("def f():\n\treturn [31m1\n".to_owned()));
    assert_eq!(shown(&events[1..]), ["x"]);
}

#[test]
fn five_megabytes_can_be_pasted_and_more_is_cut() {
    for (length, expected) in [(5_000_000, 5_000_000), (9_000_000, 8 * 1024 * 1024)] {
        let mut parser = InputParser::default();
        let mut events = parser.feed(b"\x1b[200~");
        let part = vec![b'x'; 100_000];
        for _ in 0..length / part.len() {
            events.extend(parser.feed(&part));
        }
        events.extend(parser.feed(b"\x1b[201~"));
        let [InputEvent::Paste(text)] = events.as_slice() else { panic!("one paste") };
        assert_eq!(text.len(), expected);
    }
}

#[test]
fn the_mouse_is_told_by_cell() {
    for (sent, kind, column, row, shift) in [
        ("\x1b[<0;10;5M", MouseKind::Press, 9, 4, false),
        ("\x1b[<0;10;5m", MouseKind::Release, 9, 4, false),
        ("\x1b[<32;11;5M", MouseKind::Drag, 10, 4, false),
        ("\x1b[<4;1;1M", MouseKind::Press, 0, 0, true),
        ("\x1b[<64;300;200M", MouseKind::ScrollUp, 299, 199, false),
        ("\x1b[<65;1;1M", MouseKind::ScrollDown, 0, 0, false),
        ("\x1b[M !!", MouseKind::Press, 0, 0, false),
    ] {
        let events = InputParser::default().feed(sent.as_bytes());
        assert_eq!(events, [InputEvent::Mouse(MouseEvent { kind, column, row, shift })], "{sent:?}");
    }
    assert_eq!(InputParser::default().feed(b"\x1b[<2;1;1M"), []);
    assert_eq!(InputParser::default().feed(b"\x1b[I\x1b[O").len(), 2);
}

#[test]
fn an_answer_without_an_end_does_not_swallow_the_keys_after_it() {
    let mut parser = InputParser::default();
    assert_eq!(parser.feed(b"\x1b]11;rgb:00"), []);
    assert!(parser.needs_flush());
    assert_eq!(parser.flush(), []);
    assert_eq!(shown(&parser.feed(b"q")), ["q"]);
}

/// A generator of Marsaglia's xorshift kind, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

#[test]
fn garbage_is_dropped_and_split_anywhere_means_the_same() {
    let likely = b"\x1b\x1b\x1b[[O]P0123456789;:<>?$~mMRuABCDIZ\x07\\\xc3\xa9\xf0\x9f\x91\xa9\xff\x00";
    for seed in 1..400 {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let bytes: Vec<u8> = (0..60)
            .map(|_| {
                let number = chance.next();
                if number.is_multiple_of(5) {
                    (number >> 8) as u8
                } else {
                    likely[(number >> 8) as usize % likely.len()]
                }
            })
            .collect();
        let mut whole_parser = InputParser::default();
        let mut whole = join(whole_parser.feed(&bytes));
        whole.extend(shown(&whole_parser.flush()));
        for at in 0..bytes.len() {
            let mut parser = InputParser::default();
            let mut parts = parser.feed(&bytes[..at]);
            parts.extend(parser.feed(&bytes[at..]));
            let mut parts = join(parts);
            parts.extend(shown(&parser.flush()));
            assert_eq!(parts.concat(), whole.concat(), "seed {seed} at {at}: {bytes:x?}");
        }
    }
}

/// Texts as the characters that they are of: where bytes are split, graphemes may be too.
fn join(events: Vec<InputEvent>) -> Vec<String> {
    events
        .into_iter()
        .map(|event| match event {
            InputEvent::Text(text) => text,
            other => shown(&[other]).concat(),
        })
        .collect()
}
