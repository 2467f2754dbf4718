//! Files and bytes that nobody meant: real ones with random changes, read by whoever reads them. Nothing may
//! panic. `CODEMENTOR_FUZZ_SECONDS=60` goes on for that long with each.

use super::homes::Home;
use crate::editor::random::Random;
use crate::support::plain;
use codementor::app::document::{Document, WrappedDocument};
use codementor::config::keymap::Keymap;
use codementor::config::theme::Themes;
use codementor::config::{Environment, Settings};
use codementor::curriculum::read_exercise;
use codementor::diagnosis::errors::{Catalogue, Program, Reader, caught_in_traceback};
use codementor::domain::Language;
use codementor::store::carve;
use codementor::tui::terminal::InputParser;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PIECES: [&[u8]; 22] = [
    b"[",
    b"]",
    b"[[",
    b"\"",
    b"'''",
    b"\\",
    b"=",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"\x1b[",
    b"\x1b[200~",
    b"\xff",
    b"\xc3",
    "é👩‍👧".as_bytes(),
    b"99999999999999999999",
    b"-1",
    b"nan",
    b"|---|",
    b"```",
    b"1e999",
];

/// Real bytes with one to six changes.
fn changed(random: &mut Random, sample: &[u8]) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(5) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, random.choose(&PIECES).iter().copied())),
            2 => {
                let copied = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, copied);
            }
            3 => bytes.truncate(at),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    bytes
}

/// So many rounds, or as long as it was asked for.
fn rounds(seed: u64, rounds: usize, mut round: impl FnMut(&mut Random)) {
    let seconds = std::env::var("CODEMENTOR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let long = seconds.map(Duration::from_secs);
    let (begun, mut random, mut done) = (Instant::now(), Random::seeded(seed), 0);
    while done < rounds || long.is_some_and(|long| begun.elapsed() < long) {
        round(&mut random);
        done += 1;
    }
}

fn asset(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path)).expect("an asset")
}

#[test]
fn settings_keymaps_and_themes() {
    let (config, keymap, theme) = (asset("config.toml"), asset("keymap.toml"), asset("themes/dark.toml"));
    rounds(1, 150, |random| {
        let text = String::from_utf8_lossy(&changed(random, &config)).into_owned();
        let (_, findings) = Settings::read(Some(("config.toml", &text)), &Environment::default());
        assert!(findings.iter().all(|finding| !finding.message.is_empty()));
        let text = String::from_utf8_lossy(&changed(random, &keymap)).into_owned();
        let (read, _) = Keymap::with(&[("keymap.toml".to_owned(), text)]);
        assert!(!codementor::tui::key_hints(&read).is_empty());
        let text = String::from_utf8_lossy(&changed(random, &theme)).into_owned();
        let (read, _) = Themes::with(&[("mine".to_owned(), text)]);
        assert!(read.names().len() >= 4);
    });
}

#[test]
fn pack_files() {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exercises/two-deck-ferry");
    let folder = tempfile::tempdir().expect("a folder");
    let mut files: Vec<PathBuf> = Vec::new();
    copy_tree(&from, folder.path(), &mut files);
    rounds(2, 120, |random| {
        let path = random.choose(&files).clone();
        let sample = fs::read(&path).expect("a file");
        fs::write(&path, changed(random, &sample)).expect("written");
        let (exercise, findings) = read_exercise(folder.path());
        assert!(exercise.is_some() || !findings.is_empty(), "refused without a word");
        fs::write(&path, sample).expect("written");
    });
}

fn copy_tree(from: &Path, to: &Path, files: &mut Vec<PathBuf>) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target, files);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
            files.push(target);
        }
    }
    files.sort();
}

#[test]
fn key_bytes() {
    let sample = b"abc\x1b[A\x1b[1;5C\x1b[<0;10;10M\x1b[<0;10;10m\x1bOP\x1b[200~pasted\ntext\x1b[201~\x1b\x1b[3~\xc3\xa9\x7f\x03\x1b[97;5u";
    rounds(3, 3_000, |random| {
        let bytes = changed(random, sample);
        let mut parser = InputParser::default();
        let cut = random.below(bytes.len() + 1);
        let mut events = parser.feed(&bytes[..cut]);
        events.extend(parser.feed(&bytes[cut..]));
        events.extend(parser.flush());
        // Whatever came before, an end of a paste and a letter are understood.
        let after = [parser.feed(b"\x1b[201~"), parser.feed(b"x"), parser.flush()].concat();
        assert!(!after.is_empty(), "{bytes:?}");
    });
}

#[test]
fn markdown() {
    let sample = asset("exercises/two-deck-ferry/README.md");
    let rich = b"# Title\n\n- a\n  1. b\n\n| a | b |\n|---|:-:|\n| `x` | **y** |\n\n> quote\n\n```python\nx = 1\n```\n[a](b) ~~c~~ &amp; <b>d</b>\n";
    let sample = [sample.as_slice(), rich].concat();
    rounds(4, 120, |random| {
        let text = String::from_utf8_lossy(&changed(random, &sample)).into_owned();
        let document = WrappedDocument::new(Document::parse(&text, None));
        let width = random.below(100) as u16;
        assert!(document.lines(width).len() < 100_000);
    });
}

#[test]
fn traceback_texts() {
    let source = "def answer(given):\n    items = [1, 2]\n    return items[given] + naïve\n";
    let sample = "Traceback (most recent call last):\n  File \"a.py\", line 7, in <module>\n    print(answer(3))\n          \
                  ^^^^^^^^^\n  File \"a.py\", line 3, in answer\n    return items[given] + naïve\n           ~~~~~^^^^^^^\n\
                  IndexError: list index out of range\n\nDuring handling of the above exception, another exception \
                  occurred:\n\n  File \"a.py\", line 2\n    items = [1, 2\n            ^\nSyntaxError: '[' was never closed\n";
    let catalogue = Catalogue::load(None).0;
    let program = Program { language: Language::Python, source, reads_input: true, reader: Reader::Beginner };
    let mut read = 0;
    rounds(7, 1_500, |random| {
        let text = String::from_utf8_lossy(&changed(random, sample.as_bytes())).into_owned();
        let changed_source = String::from_utf8_lossy(&changed(random, source.as_bytes())).into_owned();
        if let Some(caught) = caught_in_traceback(&text, "a.py", (3, 11)) {
            for source in [source, changed_source.as_str()] {
                let reading = catalogue.read(&caught, Program { source, ..program }, true);
                read += usize::from(reading.is_some_and(|reading| !reading.happened.is_empty()));
            }
        }
    });
    assert!(read > 100, "most of them are read: {read}");
}

#[test]
fn databases() {
    let home = Home::known();
    let sample = fs::read(home.history()).expect("the file");
    rounds(5, 60, |random| {
        let (database, log) = (changed(random, &sample), changed(random, &sample));
        assert!(carve(&database, &log).len() <= 8);
    });
}

#[test]
fn exported_files() {
    let coming = Home::known();
    let mut command = plain::command(coming.path());
    command.arg("export");
    let sample = plain::piped(command, b"").stdout;
    let home = Home::known();
    let file = home.path().join("coming.json");
    rounds(6, 12, |random| {
        fs::write(&file, changed(random, &sample)).expect("written");
        let mut command = plain::command(home.path());
        command.arg("import").arg(&file);
        let output = plain::piped(command, b"");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || errors.contains("Nothing was changed"), "{errors}");
    });
    home.is_sound();
}
