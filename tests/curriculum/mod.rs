//! Packs as authors write them: the built-in one is without fault, and each mistake is told with its
//! file, its line, and what to do.

mod arrange;

use codementor::curriculum::{Library, PackFiles, read_pack};
use codementor::domain::exercise::{Ask, Expected, Kind};
use codementor::domain::finding::Finding;
use codementor::domain::{Language, Value};
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

#[test]
fn the_built_in_pack_is_without_fault() {
    let (library, findings) = Library::load(None);
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
    assert!(library.exercises().len() >= 24);
    let kinds: BTreeSet<&str> = library.exercises().iter().map(|exercise| exercise.kind.title()).collect();
    assert_eq!(kinds.len(), Kind::ALL.len(), "{kinds:?}");
    let skills: BTreeSet<&str> =
        library.exercises().iter().flat_map(|exercise| exercise.skills.iter().map(String::as_str)).collect();
    assert!(skills.len() >= 12, "{skills:?}");
    let hardest = library.exercises().iter().map(|exercise| exercise.difficulty).max();
    assert!(hardest >= Some(8));
    assert_eq!(library.exercises()[0].difficulty, 1);
    for skill in library.skills() {
        assert!(skill.concept.contains("## Try this"), "the page of {} ends with nothing to try", skill.slug);
    }
}

#[test]
fn a_good_pack_reads_whole() {
    let pack = good_pack();
    let (read, findings) = read(&pack);
    assert_eq!(findings, []);
    let read = read.expect("a pack");
    let exercise = &read.exercises[0];
    assert_eq!((exercise.kind, exercise.cases.len(), exercise.hints.len()), (Kind::Function, 8, 4));
    assert_eq!(
        exercise.languages[&Language::Python].solution,
        "def double(number):\n    return number * 2\n"
    );
    let expected = Ask::Call { arguments: vec![Value::Int(1)], expected: Expected::Value(Value::Int(2)) };
    assert_eq!(exercise.cases[0].ask, expected);
}

/// The change to one file of the good pack, and what must be told of it.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    line: Option<usize>,
    message: &'static str,
}

const fn mistake(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    line: Option<usize>,
    message: &'static str,
) -> Mistake {
    Mistake { file, from, to, line, message }
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let about = "doubling/exercise.toml";
    let cases = "doubling/cases.toml";
    let mistakes = [
        mistake("pack.toml", "name = \"mine\"", "nome = \"mine\"", Some(1), "`name` is missing"),
        mistake("pack.toml", "format = 1", "format = 9", Some(2), "`format` is not 1"),
        mistake("pack.toml", "\"mine\"", "\"my pack\"", Some(1), "`my pack` is not a name"),
        mistake(
            "skills.toml",
            "needs = []",
            "needs = [\"magic\"]",
            Some(1),
            "`doubles` needs `magic`, which is no skill",
        ),
        mistake("skills.toml", "needs = []", "needs = [\"doubles\"]", Some(1), "the skills go in a circle"),
        mistake(about, "title = \"Doubling\"", "title = 3", Some(1), "`title` is not a text in quotes"),
        mistake(about, "title = \"Doubling\"", "title = \"\"", Some(1), "`title` is empty"),
        mistake(
            about,
            "kind = \"function\"",
            "kind = \"funktion\"",
            Some(2),
            "`funktion` is not a kind of exercise",
        ),
        mistake(
            about,
            "difficulty = 1",
            "difficulty = 11",
            Some(4),
            "`difficulty` is not a whole number from 1 to 10",
        ),
        mistake(about, "minutes = 2", "minuts = 2", Some(5), "`minuts` is not a known key"),
        mistake(about, "[\"doubles\"]", "[\"doublets\"]", None, "`doublets` is no skill"),
        mistake(about, "type = \"int\"", "type = \"integer\"", Some(8), "`integer` is not a type"),
        mistake(about, "rung = \"shape\"", "rung = \"shap\"", None, "`shap` is not a rung"),
        mistake(
            about,
            "rung = \"look\"",
            "rung = \"shape\"",
            None,
            "the rungs of the hint ladder are not in order",
        ),
        mistake(about, "fails = \"one\"", "fails = \"eleven\"", None, "no case has that name"),
        mistake(about, "file = \"adds.py\"", "file = \"gone.py\"", None, "this file is missing"),
        mistake(about, "title = ", "title ", Some(1), ""),
        mistake(
            cases,
            "expected = 2\n",
            "expected = \"2\"\n",
            Some(4),
            "this value is not of the type `int`",
        ),
        mistake(
            cases,
            "input = [1]",
            "input = [1, 2]",
            Some(3),
            "there are 2 arguments, and the signature has 1",
        ),
        mistake(cases, "name = \"two\"", "name = \"one\"", Some(5), "a case named `one` is there already"),
        mistake(cases, "hidden = true", "hidden = false", None, "0 cases are hidden"),
    ];
    for Mistake { file, from, to, line, message } in mistakes {
        let pack = good_pack();
        let path = pack.path().join(file);
        let text = fs::read_to_string(&path).expect("a file of the pack");
        assert!(text.contains(from), "{file} has no `{from}`");
        fs::write(&path, text.replacen(from, to, 1)).expect("a changed file");
        let (_, findings) = read(&pack);
        let told = findings.iter().find(|finding| finding.message.contains(message));
        let told = told.unwrap_or_else(|| panic!("`{to}` in {file} is not told: {findings:#?}"));
        assert!(line.is_none() || told.line == line, "`{to}` in {file}: {told}");
        assert!(!told.advice.is_empty(), "{told}");
    }
}

#[test]
fn files_that_are_missing_huge_or_no_text_are_told() {
    for (file, content, message) in [
        ("doubling/README.md", None, "this file is missing"),
        ("doubling/python/starter.py", None, "this file is missing"),
        ("concepts/doubles.md", None, "this file is missing"),
        ("doubling/README.md", Some(vec![b'#', b'\n', 0xff, 0xfe]), "this line is not UTF-8 text"),
        ("doubling/cases.toml", Some(vec![b'#'; 2 * 1024 * 1024]), "this file is larger than 1 MiB"),
    ] {
        let pack = good_pack();
        let path = pack.path().join(file);
        match &content {
            Some(bytes) => fs::write(&path, bytes).expect("a changed file"),
            None => fs::remove_file(&path).expect("a file taken away"),
        }
        let (_, findings) = read(&pack);
        assert!(findings.iter().any(|finding| finding.message.contains(message)), "{file}: {findings:#?}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_pack_is_not_followed() {
    let pack = good_pack();
    let readme = pack.path().join("doubling/README.md");
    fs::remove_file(&readme).expect("a file taken away");
    std::os::unix::fs::symlink("/etc/passwd", &readme).expect("a link");
    let (_, findings) = read(&pack);
    assert!(
        findings.iter().any(|finding| finding.message.contains("leads out of the pack")),
        "{findings:#?}"
    );
}

#[test]
fn a_pack_in_the_data_folder_is_found_beside_the_built_in_one() {
    let packs = tempdir().expect("a folder");
    let pack = good_pack();
    fs::rename(pack.path(), packs.path().join("anything")).expect("a moved pack");
    let (library, findings) = Library::load(Some(packs.path()));
    assert_eq!(findings, []);
    let found = library.find("mine/doubling").or_else(|| library.find("doubling")).expect("the exercise");
    assert_eq!(found.id.to_string(), "mine/doubling");
    assert!(library.exercises().len() > 24);
}

fn read(pack: &TempDir) -> (Option<codementor::curriculum::Pack>, Vec<Finding>) {
    read_pack(&PackFiles::Folder(pack.path().to_owned()), &HashSet::new())
}

/// A small pack with nothing wrong in it.
fn good_pack() -> TempDir {
    let folder = tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("pack.toml", "name = \"mine\"\nformat = 1\ntitle = \"My pack\"\n");
    write(
        "skills.toml",
        "[[skill]]\nslug = \"doubles\"\ntitle = \"Doubles\"\nabout = \"Twice.\"\nneeds = []\n",
    );
    write("concepts/doubles.md", "Twice as much.\n");
    let hints = ["look", "question", "concept", "shape"]
        .map(|rung| format!("[[hint]]\nrung = \"{rung}\"\ntext = \"Think of {rung}.\"\n"))
        .join("");
    let wrong = ["adds", "squares"]
        .map(|name| {
            format!(
                "[[wrong]]\nfile = \"{name}.py\"\nmisconception = \"{name}\"\nshows = \"It {name}.\"\n\
                 question = \"What is twice three?\"\nfails = \"one\"\n"
            )
        })
        .join("");
    write(
        "doubling/exercise.toml",
        &format!(
            "title = \"Doubling\"\nkind = \"function\"\nskills = [\"doubles\"]\ndifficulty = 1\nminutes = 2\n\
             [signature]\nfunction = \"double\"\nparameters = [{{ name = \"number\", type = \"int\" }}]\n\
             returns = \"int\"\n{hints}{wrong}"
        ),
    );
    write("doubling/README.md", "Double the number.\n");
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
    let mut cases = String::new();
    for (number, name) in (1..).zip(names) {
        let hidden = if number > 6 { "hidden = true\n" } else { "" };
        let expected = number * 2;
        write!(cases, "[[case]]\nname = \"{name}\"\ninput = [{number}]\nexpected = {expected}\n{hidden}")
            .expect("a string takes everything");
    }
    write(
        "doubling/cases.toml",
        &cases.replace("hidden = true\n[[case]]\nname = \"eight\"", "[[case]]\nname = \"eight\""),
    );
    write("doubling/python/starter.py", "def double(number):\n    ...\n");
    write("doubling/python/solution.py", "def double(number):\n    return number * 2\n");
    write("doubling/wrong/python/adds.py", "def double(number):\n    return number + 2\n");
    write("doubling/wrong/python/squares.py", "def double(number):\n    return number * number\n");
    folder
}
