//! The catalogue as data: every fault has its line, a user's folder adds to it, and nothing that a program
//! or an author writes makes the reader panic.

use codementor::diagnosis::errors::{Catalogue, Program, Reader, caught_in_traceback};
use codementor::domain::caught::{CaughtError, ErrorPlace, ShownValue};
use codementor::domain::{ErrorReading, Language};
use std::collections::HashSet;
use std::fs;
use tempfile::TempDir;

fn program(source: &str) -> Program<'_> {
    Program { language: Language::Python, source, reads_input: true, reader: Reader::Beginner }
}

/// A user's folder with this file in it.
fn folder(text: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("python")).expect("a folder in it");
    fs::write(folder.path().join("python/mine.toml"), text).expect("a file in it");
    folder
}

fn read(catalogue: &Catalogue, caught: &CaughtError, source: &str) -> ErrorReading {
    catalogue.read(caught, program(source), true).expect("a reading")
}

fn zero_division() -> CaughtError {
    let words = |text: &str| text.to_owned();
    CaughtError {
        kind: words("ZeroDivisionError"),
        classes: ["ZeroDivisionError", "Exception", "BaseException"].map(words).to_vec(),
        message: words("division by zero"),
        told: words("ZeroDivisionError: division by zero"),
        place: Some(ErrorPlace { line: 2, column: Some(5), end_line: 2, end_column: 14 }),
        trace: vec![(2, words("<module>"))],
        values: vec![ShownValue {
            name: words("count"),
            shown: words("0"),
            type_name: words("int"),
            length: None,
        }],
        version: (3, 11),
        ..CaughtError::default()
    }
}

const SOURCE: &str = "count = 0\nx = 1 / count\n";

#[test]
fn the_built_in_catalogue_has_no_fault_and_nothing_twice() {
    let (catalogue, findings) = Catalogue::load(None);
    assert!(findings.is_empty(), "{findings:?}");
    let situations = catalogue.situations(Language::Python);
    let slugs: HashSet<&str> = situations.iter().map(|situation| situation.slug.as_str()).collect();
    assert_eq!(slugs.len(), situations.len());
    // What stands in the files is all there: one that has the name of another would be left out.
    let files =
        fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/errors/python")).expect("the folder");
    let texts = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("a text"));
    let written: usize = texts.map(|text| text.lines().filter(|line| *line == "[[situation]]").count()).sum();
    assert_eq!(written, situations.len());
    assert!(situations.len() >= 60);
    let (library, _) = codementor::curriculum::Library::load(None);
    for situation in situations {
        let known = situation.concept.as_ref().is_none_or(|concept| library.skill(concept).is_some());
        assert!(known, "{}: {:?} is no skill", situation.slug, situation.concept);
    }
}

#[test]
fn every_fault_has_its_line() {
    let text = r#"
[[situation]]
slug = "mine"
error = "ValueError"
message = "("
endless = "sometimes"
from = "three"
beginner = "No full stop"
later = "A {place that is none}."
question = "Not a question."
colour = "red"

[[situation]]
slug = "other"
error = "ValueError"
queries = ["(no_such_node)"]
beginner = "One."
later = "Two."
question = "Three?"
[[situation.sample]]
program = "x"
"#;
    let folder = folder(text);
    let (catalogue, findings) = Catalogue::load(Some(folder.path()));
    let found: Vec<(usize, &str)> =
        findings.iter().map(|one| (one.line.unwrap_or(0), one.message.as_str())).collect();
    for (line, words) in [
        (5, "`message` is not a pattern"),
        (6, "`sometimes` is not a kind of loop"),
        (7, "`three` is not a version"),
        (8, "`beginner` does not end with `.`"),
        (9, "is not a place to fill in"),
        (10, "`question` does not end with `?`"),
        (11, "`colour` is not a known key"),
        (16, "a query with a fault"),
    ] {
        assert!(
            found.iter().any(|(at, message)| *at == line && message.contains(words)),
            "{line} {words} {found:?}"
        );
    }
    assert!(found.iter().any(|(_, message)| message.contains("`says` is missing")), "{found:?}");
    // The faulty file is left out, and the others still serve.
    assert!(catalogue.situations(Language::Python).iter().all(|situation| situation.slug != "mine"));
    assert_eq!(read(&catalogue, &zero_division(), SOURCE).situation, "divided-by-zero");
}

#[test]
fn a_user_s_situation_comes_first() {
    let folder = folder(
        "[[situation]]\nslug = \"divided-by-zero\"\nerror = \"ArithmeticError\"\nbeginner = \"Never.\"\nlater = \
         \"Never.\"\nquestion = \"Never?\"\n[[situation]]\nslug = \"mine\"\nerror = \"ZeroDivisionError\"\nbeginner \
         = \"Mine: `{right}` is {right_value}.\"\nlater = \"Later.\"\nquestion = \"Why?\"\n",
    );
    let (catalogue, findings) = Catalogue::load(Some(folder.path()));
    assert!(findings.is_empty(), "{findings:?}");
    let reading = read(&catalogue, &zero_division(), SOURCE);
    assert_eq!((reading.situation.as_str(), reading.happened.as_str()), ("mine", "Mine: `count` is 0."));
    let excerpt = reading.excerpt.expect("an excerpt");
    assert_eq!((excerpt.line, excerpt.text.as_str(), excerpt.marked), (2, "x = 1 / count", Some(4..13)));
    // The built-in one of the same name has given way.
    let slugs = catalogue.situations(Language::Python).iter().filter(|known| known.slug == "divided-by-zero");
    assert_eq!(slugs.count(), 1);
}

#[test]
fn the_values_of_a_hidden_case_stay_hidden() {
    let (catalogue, _) = Catalogue::load(None);
    let mut caught = zero_division();
    caught.kind = "IndexError".to_owned();
    caught.classes = vec!["IndexError".to_owned(), "Exception".to_owned()];
    caught.message = "list index out of range".to_owned();
    caught.values = vec![
        ShownValue {
            name: "secret".into(),
            shown: "[4711]".into(),
            type_name: "list".into(),
            length: Some(1),
        },
        ShownValue { name: "at".into(), shown: "815".into(), type_name: "int".into(), length: None },
    ];
    let source = "count = 0\nx = secret[at]\n";
    caught.place = Some(ErrorPlace { line: 2, column: Some(5), end_line: 2, end_column: 15 });
    let open = format!("{:?}", catalogue.read(&caught, program(source), true));
    assert!(open.contains("815") && open.contains("4711"), "{open}");
    let hidden = format!("{:?}", catalogue.read(&caught, program(source), false));
    assert!(!hidden.contains("815") && !hidden.contains("4711") && hidden.contains("index"), "{hidden}");
}

/// A small generator of numbers (xorshift, Marsaglia 2003), so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    fn choose<'list>(&mut self, list: &[&'list str]) -> &'list str {
        list[self.below(list.len())]
    }

    fn text(&mut self, most: usize) -> String {
        const PIECES: [&str; 26] = [
            "count",
            " ",
            "\n",
            "    ",
            "\t",
            "(",
            ")",
            "[",
            "{",
            "}",
            "'",
            "\"",
            "f\"{",
            ":",
            "=",
            "==",
            "é",
            "“",
            "\u{1f600}",
            "\u{1b}[31m",
            "\0",
            "while ",
            "for x in ",
            "def f(",
            "x = x.sort()\n",
            "\r\n",
        ];
        let count = self.below(most);
        (0..count).map(|_| self.choose(&PIECES)).collect()
    }
}

#[test]
fn whatever_is_read_nothing_panics_and_what_is_told_is_clean() {
    let (catalogue, _) = Catalogue::load(None);
    let kinds = [
        "SyntaxError",
        "IndentationError",
        "TabError",
        "NameError",
        "UnboundLocalError",
        "TypeError",
        "IndexError",
        "KeyError",
        "ValueError",
        "AttributeError",
        "ZeroDivisionError",
        "RecursionError",
        "TimeLimit",
        "MemoryError",
        "Weird\u{1b}[0m",
    ];
    let messages = [
        "name 'count' is not defined",
        "'NoneType' object has no attribute 'x'",
        "list index out of range",
        "unsupported operand type(s) for +: 'int' and 'str'",
        "invalid syntax",
        "f() missing 1 required positional argument: 'x'",
        "'int' object is not callable",
        "invalid literal for int() with base 10: '{'",
        "'(' was never closed",
        "",
    ];
    for seed in 1..=1_500_u64 {
        let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let source = numbers.text(60);
        let kind = numbers.choose(&kinds).to_owned();
        let message =
            if numbers.below(4) == 0 { numbers.text(20) } else { numbers.choose(&messages).to_owned() };
        let number = |numbers: &mut Numbers| [0, 1, 2, 3, 9, u32::MAX][numbers.below(6)];
        let place = (numbers.below(5) > 0).then(|| ErrorPlace {
            line: number(&mut numbers),
            column: Some(number(&mut numbers)).filter(|column| *column != 9),
            end_line: number(&mut numbers),
            end_column: number(&mut numbers),
        });
        let values = (0..numbers.below(4)).map(|_| ShownValue {
            name: numbers.text(3),
            shown: numbers.text(30),
            type_name: numbers.choose(&["int", "list", "NoneType", "str", "Own"]).to_owned(),
            length: Some(numbers.below(3) as u64),
        });
        let caught = CaughtError {
            classes: vec![kind.clone(), "Exception".to_owned(), "BaseException".to_owned()],
            kind,
            message,
            values: values.collect(),
            place,
            trace: vec![(number(&mut numbers), numbers.text(3))],
            version: (3, [8, 10, 11, 13][numbers.below(4)]),
            ..CaughtError::default()
        };
        let Some(reading) = catalogue.read(&caught, program(&source), true) else { continue };
        for text in [&reading.happened, &reading.question] {
            assert!(!text.contains(char::is_control), "seed {seed}: {text:?}");
            assert!(text.chars().count() < 1_000, "seed {seed}: {text}");
        }
        assert!(
            reading.values.iter().all(|(name, shown)| !format!("{name}{shown}").contains(char::is_control))
        );
    }
}

#[test]
fn random_tracebacks_are_read_or_left() {
    let (catalogue, _) = Catalogue::load(None);
    let lines = [
        "Traceback (most recent call last):\n",
        "  File \"/box/a.py\", line 2, in go\n",
        "  File \"/box/a.py\", line ",
        "99999999999999\n",
        "    x = 1\n",
        "    ~~^~~\n",
        "TypeError: 'int' object is not callable\n",
        "KeyError: 'é'\n",
        "  File \"a.py\", line 1\n",
        "SyntaxError: invalid syntax\n",
        ": \n",
        "\u{1b}[31mError: x\n",
        "  [Previous line repeated 996 more times]\n",
    ];
    let mut read = 0;
    for seed in 1..=3_000_u64 {
        let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let text: String = (0..numbers.below(9)).map(|_| numbers.choose(&lines)).collect();
        let source = numbers.text(20);
        if let Some(caught) = caught_in_traceback(&text, "a.py", (3, 11)) {
            assert!(!caught.trace.is_empty() && !caught.kind.contains('\u{1b}'), "seed {seed}");
            read += usize::from(catalogue.read(&caught, program(&source), true).is_some());
        }
    }
    assert!(read > 100, "{read}");
}
