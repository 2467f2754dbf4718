//! The rules of the house that a machine can hold: who imports whom, how long a file is, what it opens
//! with, which names it uses. `src/lib.rs` explains them; a finding here names file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may import whom, beside themselves. `*` is everything. It stands in `src/lib.rs` in words.
const EDGES: [(&str, &[&str]); 22] = [
    ("domain", &[]),
    ("syntax", &["domain"]),
    ("learner", &["domain"]),
    ("curriculum", &["domain", "syntax"]),
    ("grade", &["domain", "syntax"]),
    ("diagnosis", &["domain", "syntax", "grade"]),
    ("tutor", &["domain", "syntax", "diagnosis"]),
    ("store", &["domain"]),
    ("wire", &["domain"]),
    ("config", &["domain"]),
    ("sync", &["domain", "wire", "store"]),
    ("app", &["domain", "learner"]),
    ("authoring", &["domain", "syntax", "curriculum", "grade", "diagnosis", "tutor"]),
    (
        "runtime",
        &[
            "app",
            "domain",
            "learner",
            "curriculum",
            "grade",
            "diagnosis",
            "tutor",
            "authoring",
            "store",
            "sync",
            "config",
        ],
    ),
    ("tui", &["app", "domain", "config"]),
    ("ssh", &["tui", "runtime", "config", "domain", "wire"]),
    ("mcp", &["runtime", "config", "domain", "wire"]),
    ("server", &["domain", "wire", "config", "learner"]),
    ("telemetry", &["config"]),
    ("cli", &["*"]),
    ("main", &["cli", "grade"]),
    ("lib", &["*"]),
];

/// Who reads the environment.
const ENVIRONMENT: &[&str] = &["cli/", "config/environment.rs"];

/// What only some modules may do: a piece of code, and the beginnings of the paths where it may stand.
const PRIVILEGES: [(&str, &[&str]); 14] = [
    ("env::var", ENVIRONMENT),
    ("env::var_os", ENVIRONMENT),
    ("env::vars_os", ENVIRONMENT),
    ("env::current_dir", ENVIRONMENT),
    ("env::temp_dir", ENVIRONMENT),
    ("tokio::spawn", &["runtime/", "ssh/", "server/", "mcp/"]),
    ("spawn_blocking", &["runtime/", "ssh/", "server/", "mcp/"]),
    ("println!", &["cli/", "main.rs"]),
    ("eprint!", &["cli/", "main.rs"]),
    ("unsafe", &["grade/sandbox/"]),
    ("rusqlite", &["store/", "server/db/"]),
    ("Timestamp::now", &["runtime/clock.rs", "telemetry.rs"]),
    ("SystemTime", &["grade/", "cli/"]),
    ("tracing_subscriber", &["telemetry.rs"]),
];

const LONGEST_FILE: usize = 600;
const LONGEST_MEDIAN: usize = 150;

/// Names of one letter that are names of the field: the tiers of the sandbox.
const LETTERS: [&str; 2] = ["A", "B"];

struct Source {
    /// Below the package's folder, with slashes.
    path: String,
    text: String,
    /// The text with comments, strings and characters blanked out, line by line the same.
    bare: String,
}

#[test]
fn modules_import_only_whom_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = EDGES.into_iter().collect();
    let mut complaints = String::new();
    for source in sources("src") {
        let inside = source.path.trim_start_matches("src/");
        let home = inside.split(['/', '.']).next().unwrap_or_default().to_owned();
        let edges = allowed.get(home.as_str()).copied().unwrap_or_default();
        for (line, target) in imports(&source, inside) {
            if target != home && !edges.contains(&"*") && !edges.contains(&target.as_str()) {
                let _ = writeln!(complaints, "{}:{line}: {home} may not import {target}", source.path);
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn every_module_has_its_place_in_the_table() {
    let known: BTreeSet<&str> = EDGES.iter().map(|(home, _)| *home).collect();
    for source in sources("src") {
        let home =
            source.path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        assert!(known.contains(home.as_str()), "{}: `{home}` is not in the import table", source.path);
    }
}

#[test]
fn what_is_reserved_stands_only_where_it_may() {
    let mut complaints = String::new();
    for source in sources("src") {
        let inside = source.path.trim_start_matches("src/");
        for (number, line) in code_lines(&source) {
            for (piece, homes) in PRIVILEGES {
                if contains_word(line, piece) && !homes.iter().any(|home| inside.starts_with(home)) {
                    let _ = writeln!(
                        complaints,
                        "{}:{number}: `{piece}` belongs in {}",
                        source.path,
                        homes.join(", ")
                    );
                }
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn the_pure_program_touches_nothing() {
    let outside =
        ["std::fs", "std::io", "std::net", "std::process", "std::thread", "Instant", "tokio", "ratatui"];
    for source in sources("src/app").into_iter().chain(sources("src/learner")).chain(sources("src/domain")) {
        for (number, line) in code_lines(&source) {
            for piece in outside {
                assert!(!contains_word(line, piece), "{}:{number}: `{piece}` in a pure module", source.path);
            }
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut lengths: Vec<usize> = Vec::new();
    let mut complaints = String::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let length = source.text.lines().count();
        if source.path.starts_with("src") {
            lengths.push(length);
        }
        if length > LONGEST_FILE {
            let _ = writeln!(complaints, "{}: {length} lines; {LONGEST_FILE} at most", source.path);
        }
        if !source.text.starts_with("//! ") {
            let _ = writeln!(
                complaints,
                "{}:1: a file opens with a `//!` sentence that says what it is",
                source.path
            );
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(
        median < LONGEST_MEDIAN,
        "the median file has {median} lines; fewer than {LONGEST_MEDIAN}, please"
    );
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn names_are_words() {
    let mut complaints = String::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        for (number, line) in source.bare.lines().enumerate() {
            for name in words(line) {
                let start = name.as_ptr() as usize - line.as_ptr() as usize;
                let foreign = is_foreign(&line[..start], name, &line[start + name.len()..]);
                if name.len() == 1
                    && !foreign
                    && !LETTERS.contains(&name)
                    && name.chars().all(char::is_alphabetic)
                {
                    let _ = writeln!(
                        complaints,
                        "{}:{}: `{name}` is a letter, not a name",
                        source.path,
                        number + 1
                    );
                }
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// A name that a library gave: after a dot (`area.x`), in a literal of its type (`Position { x: 0 }`), or
/// the C of `repr(C)`.
fn is_foreign(before: &str, name: &str, after: &str) -> bool {
    let declares = ["let ", "fn ", "|"].iter().any(|word| before.contains(word)) && !before.contains('{');
    let field = after.starts_with(": ") && ["x", "y", "k"].contains(&name) && !declares;
    before.ends_with('.') || before.ends_with("repr(") || field
}

#[test]
fn no_test_file_is_forgotten() {
    for source in sources("tests") {
        let path = Path::new(&source.path);
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if source.path == "tests/main.rs" || source.path.starts_with("tests/bench/") {
            continue;
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let (declared_in, name) = if stem == "mod" {
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            (module_file(folder.parent().unwrap_or(Path::new(""))), name)
        } else {
            (module_file(folder), stem)
        };
        let text = fs::read_to_string(root().join(&declared_in)).unwrap_or_default();
        let declared = text
            .lines()
            .any(|line| line.trim() == format!("mod {name};") || line.trim() == format!("pub mod {name};"));
        assert!(declared, "{}: add `mod {name};` to {}", source.path, declared_in.display());
    }
}

#[test]
fn migrations_are_numbered_without_a_gap_and_all_are_run() {
    let folder = root().join("src/store/migrations");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder of migrations")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"))
        .collect();
    names.sort();
    let open = fs::read_to_string(root().join("src/store/open.rs")).expect("open.rs");
    let mut last = 0;
    for (index, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:03}_", index + 1)), "{name}: expected number {:03}", index + 1);
        let place = open.find(&format!("migrations/{name}")).unwrap_or_else(|| panic!("{name} is never run"));
        assert!(place > last, "{name} is run out of order");
        last = place;
    }
}

#[test]
fn the_repository_speaks_of_nothing_but_the_program() {
    let top: BTreeSet<String> = fs::read_dir(root())
        .expect("the package's folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"))
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    let wanted: BTreeSet<String> = [
        "CHANGELOG.md",
        "CLAUDE.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "assets",
        "clippy.toml",
        "devlog",
        "openspec",
        "plans",
        "rustfmt.toml",
        "src",
        "tests",
    ]
    .map(str::to_owned)
    .into();
    let foreign: Vec<&String> = top.difference(&wanted).collect();
    assert!(foreign.is_empty(), "these do not belong at the top of the repository: {foreign:?}");
}

/// The modules that a file names, with the lines where it does.
fn imports(source: &Source, inside: &str) -> Vec<(usize, String)> {
    let mut place: Vec<&str> =
        inside.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let mut found = Vec::new();
    for (number, line) in source.bare.lines().enumerate() {
        if line.trim_start().starts_with("mod tests {") {
            place.push("tests");
        }
        for (start, _) in line.match_indices("crate::") {
            let target: Vec<&str> = words(&line[start + "crate::".len()..]).collect();
            // `use crate::{app, domain}` names several at once.
            let several = line[start..].starts_with("crate::{");
            let names = if several { target.as_slice() } else { &target[..target.len().min(1)] };
            let modules = names.iter().filter(|name| EDGES.iter().any(|(home, _)| home == *name));
            found.extend(modules.map(|name| (number + 1, (*name).to_owned())));
        }
        for (start, _) in line.match_indices("super::") {
            if line[..start].ends_with("super::") {
                continue;
            }
            let climbs = line[start..].split("::").take_while(|part| *part == "super").count();
            if climbs >= place.len() {
                let target = words(&line[start + climbs * "super::".len()..]).next().unwrap_or_default();
                found.push((number + 1, target.to_owned()));
            }
        }
    }
    found
}

/// Lines of code outside of unit tests.
fn code_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let lines = source.bare.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines.take_while(|(_, line)| !line.starts_with("mod tests {"))
}

fn contains_word(line: &str, piece: &str) -> bool {
    line.match_indices(piece).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + piece.len()..].chars().next();
        let part_of_word =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let ends_open = piece.ends_with(['!', ':']);
        !part_of_word(before) && (ends_open || !part_of_word(after))
    })
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

fn module_file(folder: &Path) -> PathBuf {
    if folder == Path::new("tests") { folder.join("main.rs") } else { folder.join("mod.rs") }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let below = path
                    .strip_prefix(root())
                    .expect("below the package")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(Source { path: below, bare: blanked(&text), text });
            }
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    found
}

/// Rust source with comments, strings and character literals replaced by blanks.
fn blanked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let next_is =
        |at: usize, wanted: &str| letters[at..].iter().take(wanted.len()).copied().eq(wanted.chars());
    while at < letters.len() {
        let end = if next_is(at, "//") {
            (at..letters.len()).find(|index| letters[*index] == '\n').unwrap_or(letters.len())
        } else if let Some(end) = raw_string_end(&letters, at) {
            end
        } else if letters[at] == '"' {
            string_end(&letters, at)
        } else if letters[at] == '\'' {
            character_end(&letters, at)
        } else {
            out.push(letters[at]);
            at += 1;
            continue;
        };
        out.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    out
}

fn string_end(letters: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(letters.len())
}

/// `r"…"` and `r#"…"#`, also with `b` before; `None` where no raw string begins.
fn raw_string_end(letters: &[char], start: usize) -> Option<usize> {
    let before_is_word = start > 0 && (letters[start - 1].is_alphanumeric() || letters[start - 1] == '_');
    let mut at = start;
    if letters[at] == 'b' || letters[at] == 'c' {
        // A byte or C string; raw or not.
        if !before_is_word && letters.get(at + 1) == Some(&'"') {
            return Some(string_end(letters, at + 1));
        }
        if !before_is_word && letters[at] == 'b' && letters.get(at + 1) == Some(&'\'') {
            return Some(character_end(letters, at + 1));
        }
        at += 1;
    }
    if before_is_word || letters.get(at) != Some(&'r') {
        return None;
    }
    let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
    if letters.get(at + 1 + hashes) != Some(&'"') {
        return None;
    }
    let mut end = at + 2 + hashes;
    while end < letters.len() {
        let closes = letters[end] == '"'
            && letters[end + 1..].iter().take_while(|letter| **letter == '#').count() >= hashes;
        if closes {
            return Some(end + 1 + hashes);
        }
        end += 1;
    }
    Some(letters.len())
}

/// A character literal is blanked whole; of a lifetime only the tick, so that its name is looked at.
fn character_end(letters: &[char], start: usize) -> usize {
    match letters.get(start + 1) {
        Some('\\') => {
            let close = letters[start + 2..].iter().skip(1).position(|letter| *letter == '\'');
            close.map_or(letters.len(), |offset| start + 4 + offset)
        }
        Some(_) if letters.get(start + 2) == Some(&'\'') => start + 3,
        _ => start + 1,
    }
}
