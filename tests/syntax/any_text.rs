//! Any text has a tree that can be read, however broken, deep or long it is.

use crate::editor::random::Random;
use codementor::domain::Language;
use codementor::syntax::habits::habits;
use codementor::syntax::names::names;
use codementor::syntax::statements::statements;
use codementor::syntax::tokens::tokens;
use codementor::syntax::{ParseError, Tree};

const PROGRAM: &str = include_str!("../../assets/exercises/two-deck-ferry/python/solution.py");
const LARGEST: usize = 64 * 1024;

/// Reads all that can be read, and holds the tree to its promises.
fn read(source: &str) -> Result<(), ParseError> {
    let tree = Tree::parse(Language::Python, source)?;
    assert_eq!(tree.nodes()[0].after, tree.nodes().len());
    for (index, node) in tree.nodes().iter().enumerate() {
        assert!(node.after > index && node.bytes.end <= source.len() && node.first_line <= node.last_line);
        assert!(node.parent.is_none_or(|parent| tree.nodes()[parent].after >= node.after && parent < index));
    }
    for binding in names(&tree).bindings {
        assert!(!binding.name.is_empty() || !tree.is_sound());
    }
    assert!(statements(&tree).len() <= tree.nodes().len());
    assert!(tokens(&tree).len() <= tree.nodes().len());
    assert!(habits(&tree).len() <= tree.nodes().len());
    Ok(())
}

#[test]
fn random_changes_never_break_the_reader() {
    let pieces = [
        "\n", "    ", "\t", "(", ")", "[", "\"", "'''", "f'{", "}", ":", "def ", "é", "🦭", "\0", "\\", "@",
        "else", "lambda", ";", "#", "=", "\r", "*", "match ",
    ];
    let mut random = Random::seeded(0x5eed_0001);
    let mut next = |below: usize| random.below(below);
    let mut source: Vec<char> = PROGRAM.chars().collect();
    for round in 0..400 {
        if round % 20 == 0 {
            source = PROGRAM.chars().collect();
        }
        let at = next(source.len() + 1);
        match next(3) {
            0 => {
                let end = (at + next(30)).min(source.len());
                source.drain(at.min(end)..end);
            }
            1 => {
                let piece = pieces[next(pieces.len())];
                source.splice(at..at, piece.chars());
            }
            _ => {
                let from = next(source.len());
                let copied: Vec<char> = source[from..(from + next(60)).min(source.len())].to_vec();
                source.splice(at..at, copied);
            }
        }
        let text: String = source.iter().collect();
        read(&text).expect("a tree");
    }
}

#[test]
fn bytes_that_are_no_text_are_read_as_what_can_be_read() {
    let bytes: Vec<u8> =
        (0..20_000_u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    read(&String::from_utf8_lossy(&bytes)).expect("a tree");
    for source in ["", "\n", "\0", "\u{feff}x = 1", "\r\r\r", "#", "'", "\\"] {
        read(source).expect("a tree");
    }
}

#[test]
fn depth_is_no_danger() {
    for source in [
        "(".repeat(50_000),
        format!("x = {}1{}", "[".repeat(20_000), "]".repeat(20_000)),
        "not ".repeat(15_000),
    ] {
        assert_eq!(read(&source), Err(ParseError::TooTangled), "{}", &source[..4]);
    }
    let stairs: Vec<String> = (0..90).map(|depth| format!("{}if x:\n", " ".repeat(depth))).collect();
    read(&stairs.concat()).expect("deep, and a program all the same");
    read(&format!("x = {}1{}", "[".repeat(190), "]".repeat(190))).expect("as deep as Python goes");
}

#[test]
fn what_is_too_long_is_refused_with_words() {
    let error = read(&"name = 100\n".repeat(LARGEST / 11 + 1)).expect_err("too long");
    assert!(error.to_string().contains("65538 bytes, 65536 at most"), "{error}");
    assert_eq!(error.hint(), "Make the program shorter.");
    read(&"name = 100\n".repeat(LARGEST / 11)).expect("just short enough");
}
