//! Exercises whose pieces are put together: every solution can be taken apart and put together again, the
//! box never lies right, and what an author got wrong is told with file and line.

use crate::support::graders;
use codementor::authoring::Prover;
use codementor::curriculum::{Library, PackFiles, read_exercise};
use codementor::diagnosis::misconceptions::Catalogue;
use codementor::domain::exercise::Kind;
use codementor::domain::finding::Finding;
use codementor::domain::puzzle::Puzzle;
use codementor::domain::verdict::Tier;
use codementor::domain::{Exercise, Language};
use codementor::grade::Cancel;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// Every puzzle that the built-in exercises make, be it the exercise or its last hint.
fn puzzles() -> Vec<(Exercise, Puzzle)> {
    let (library, _) = Library::load(None);
    let made = library.exercises().iter().filter_map(|exercise| {
        let own = Puzzle::of_exercise(exercise, Language::Python);
        let puzzle = own.or_else(|| Puzzle::as_hint(exercise, Language::Python))?;
        Some(((**exercise).clone(), puzzle))
    });
    made.collect()
}

#[test]
fn what_is_taken_apart_can_be_put_together() {
    let puzzles = puzzles();
    assert!(puzzles.len() >= 45, "{} puzzles", puzzles.len());
    // What does not come in pieces is too short for them, or one statement that goes over several lines.
    let (library, _) = Library::load(None);
    let whole =
        library.exercises().iter().filter(|exercise| puzzles.iter().all(|(made, _)| made.id != exercise.id));
    for exercise in whole.filter(|exercise| !exercise.is_predict()) {
        let solution = &exercise.languages[&Language::Python].solution;
        let lines = solution.lines().filter(|line| !line.trim().is_empty()).count();
        assert!(lines < 8, "{} does not come in pieces", exercise.id);
    }
    for (exercise, puzzle) in &puzzles {
        let solution = &exercise.languages[&Language::Python].solution;
        let bare = |text: &str| -> Vec<String> {
            let quiet = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with('#');
            text.lines().filter(quiet).map(|line| line.trim_end().to_owned()).collect()
        };
        assert_eq!(bare(&puzzle.program(puzzle.solved())), bare(solution), "{}", exercise.id);
        // Whatever stands there, it is read as what it is.
        let text = puzzle.program(puzzle.solved());
        let whole = puzzle.read(&text, "#");
        assert!(whole.is_whole() && puzzle.is_solved_by(&whole.placed), "{}", exercise.id);
        for placed in [puzzle.shuffled(), puzzle.solved()[1..].to_vec(), Vec::new()] {
            let read = puzzle.read(&puzzle.program(&placed), "#");
            assert!(read.is_whole(), "{}: {:?}", exercise.id, read.foreign);
            assert_eq!(puzzle.program(&read.placed), puzzle.program(&placed), "{}", exercise.id);
        }
    }
}

#[test]
fn the_box_lies_the_same_for_everybody_and_never_right() {
    let again = puzzles();
    for ((exercise, puzzle), (_, same)) in puzzles().iter().zip(&again) {
        assert_eq!(puzzle.pieces, same.pieces, "{}", exercise.id);
        assert!(!puzzle.is_solved_by(&puzzle.shuffled()), "{}", exercise.id);
        if exercise.kind != Kind::Arrange {
            assert!((3..=12).contains(&puzzle.pieces.len()), "{}: {}", exercise.id, puzzle.pieces.len());
            assert!(puzzle.pieces.iter().all(|piece| piece.wrong.is_none()), "{}", exercise.id);
        }
    }
}

#[test]
fn a_wrong_piece_lies_beside_the_one_that_it_could_be_taken_for() {
    let (library, _) = Library::load(None);
    let arranged: Vec<_> =
        library.exercises().iter().filter(|exercise| exercise.kind == Kind::Arrange).collect();
    assert!(arranged.len() >= 5);
    for exercise in arranged {
        let puzzle = Puzzle::of_exercise(exercise, Language::Python).expect("a puzzle");
        assert_eq!(exercise.languages[&Language::Python].starter, puzzle.program(&[]), "{}", exercise.id);
        let wrong = puzzle.pieces.iter().filter(|piece| piece.wrong.is_some());
        assert!(wrong.clone().count() >= 2, "{}", exercise.id);
        for piece in wrong {
            let pair: Vec<usize> =
                (0..puzzle.pieces.len()).filter(|index| puzzle.pieces[*index].pair == piece.pair).collect();
            assert!(pair.len() >= 2 && pair.windows(2).all(|two| two[0] + 1 == two[1]), "{}", exercise.id);
            assert_eq!(pair.iter().filter(|index| puzzle.pieces[**index].wrong.is_none()).count(), 1);
        }
        assert_eq!(puzzle.spoilt().len(), exercise.distractors.len(), "{}", exercise.id);
        for (index, placed) in puzzle.spoilt() {
            assert_eq!(puzzle.why_wrong(&placed).map(|(piece, _)| piece), Some(index), "{}", exercise.id);
            assert!(puzzle.is_whole(&placed) && !puzzle.is_solved_by(&placed), "{}", exercise.id);
        }
    }
}

#[test]
fn what_is_not_made_of_the_pieces_is_told_apart() {
    let (library, _) = Library::load(None);
    let exercise = library.find("snack-machine").expect("the exercise");
    let puzzle = Puzzle::of_exercise(exercise, Language::Python).expect("a puzzle");
    let starter = puzzle.program(&[]);
    for (text, pieces, foreign) in [
        (starter.clone(), 0, None),
        // As it was before the exercise became a puzzle.
        (format!("{starter}    # Your turn.\n    pass\n"), 0, None),
        (format!("{starter}\n    paid = 0\n\n    return paid\n"), 2, None),
        (format!("{starter}    paid = 0\n    paid = 0\n"), 1, Some(3)),
        (format!("{starter}  paid = 0\n"), 0, Some(2)),
        (format!("{starter}    total = 0\n    return paid\n"), 1, Some(2)),
        ("print('hello')\n".to_owned(), 0, Some(0)),
        (String::new(), 0, Some(0)),
    ] {
        let read = puzzle.read(&text, "#");
        assert_eq!((read.placed.len(), read.foreign), (pieces, foreign), "{text}");
    }
}

/// The change to one file of a good exercise, and what must be told of it.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    line: Option<usize>,
    message: &'static str,
}

#[test]
fn what_an_author_got_wrong_is_told_with_its_line() {
    let (about, solution) = ("exercise.toml", "python/solution.py");
    for Mistake { file, from, to, line, message } in [
        Mistake {
            file: about,
            from: "partner = \"count += 1\"",
            to: "partner = \"count += 2\"",
            line: Some(10),
            message: "`count += 2` is not one line of the solution",
        },
        Mistake {
            file: about,
            from: "code = \"count = 1\"",
            to: "code = \"count = 0\"",
            line: Some(10),
            message: "`count = 0` is a piece already",
        },
        Mistake {
            file: about,
            from: "shows = \"It",
            to: "show = \"It",
            line: Some(10),
            message: "`shows` is missing",
        },
        Mistake {
            file: about,
            from: "\"arrange\"",
            to: "\"function\"",
            line: Some(10),
            message: "is a distractor, and this exercise has no pieces",
        },
        Mistake {
            file: solution,
            from: "        count += 1",
            to: "       count += 1",
            line: Some(5),
            message: "not indented by whole steps",
        },
        Mistake {
            file: "wrong/python/one.py",
            from: "return count",
            to: "return 1",
            line: Some(6),
            message: "none of the pieces",
        },
    ] {
        let folder = exercise();
        let path = folder.path().join("counting").join(file);
        let text = fs::read_to_string(&path).expect("a file of the exercise");
        assert!(text.contains(from), "{file} has no `{from}`");
        fs::write(&path, text.replacen(from, to, 1)).expect("a changed file");
        let (_, findings) = read_exercise(&folder.path().join("counting"));
        told(&findings, file, line, message);
    }
    let folder = exercise();
    fs::write(folder.path().join("counting/python/starter.py"), "pass\n").expect("a file");
    let (_, findings) = read_exercise(&folder.path().join("counting"));
    told(&findings, "python/starter.py", None, "has no starter");
}

#[test]
fn a_distractor_that_passes_is_told() {
    let Some(grader) = graders::on(Tier::A).or_else(|| graders::on(Tier::B)) else { return };
    let prove = |folder: &Path| {
        let (read, findings) = read_exercise(folder);
        assert_eq!(findings, []);
        let files = PackFiles::Folder(folder.to_owned());
        let catalogue = Catalogue::built_in();
        let prover = Prover { grader, files: &files, catalogue, in_pack: false };
        prover.prove(&[read.expect("an exercise")], |_| {}).expect("it is proven")
    };
    let folder = exercise();
    let counting = folder.path().join("counting");
    assert_eq!(prove(&counting), []);
    let about = counting.join("exercise.toml");
    let text = fs::read_to_string(&about).expect("the file");
    let harmless = text.replace(
        "code = \"count = 1\"\npartner = \"count += 1\"",
        "code = \"count = count + 1\"\npartner = \"count += 1\"",
    );
    assert_ne!(text, harmless);
    fs::write(&about, harmless).expect("a changed file");
    let findings = prove(&counting);
    told(&findings, "exercise.toml", Some(11), "with the distractor `count = count + 1` every check passes");
}

#[test]
fn whoever_arranges_is_not_praised_for_what_the_author_wrote() {
    let Some(grader) = graders::on(Tier::A).or_else(|| graders::on(Tier::B)) else { return };
    let (library, _) = Library::load(None);
    let exercise = library.find("snack-machine").expect("the exercise");
    let puzzle = Puzzle::of_exercise(exercise, Language::Python).expect("a puzzle");
    let arranged = puzzle.program(puzzle.solved());
    let typed = arranged.replace("paid", "total");
    for (program, parts) in [(arranged, 1), (typed, 4)] {
        let verdict = grader.check_and_score(exercise, Language::Python, &program, &Cancel::new());
        let score = verdict.expect("it is judged").score.expect("it passes");
        let asked = score.parts().into_iter().filter(|(_, part)| part.of > 0).count();
        assert_eq!((asked, score.total()), (parts, 100), "{program}");
    }
}

#[track_caller]
fn told(findings: &[Finding], file: &str, line: Option<usize>, message: &str) {
    let found = findings.iter().find(|finding| finding.message.contains(message));
    let found = found.unwrap_or_else(|| panic!("`{message}` is not told: {findings:#?}"));
    assert!(found.file.ends_with(file), "{found}");
    assert!(line.is_none() || found.line == line, "{found}");
    assert!(!found.advice.is_empty(), "{found}");
}

/// A good exercise to arrange, in a folder `counting`.
fn exercise() -> TempDir {
    let folder = tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join("counting").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let hints = ["look", "question", "concept", "shape"]
        .map(|rung| format!("[[hint]]\nrung = \"{rung}\"\ntext = \"Think of {rung}.\"\n"))
        .concat();
    let wrong = ["one", "two"]
        .map(|name| {
            format!(
                "[[wrong]]\nfile = \"{name}.py\"\nmisconception = \"{name}\"\nshows = \"It is {name}.\"\n\
                 question = \"How many?\"\nfails = \"four\"\n"
            )
        })
        .concat();
    write(
        "exercise.toml",
        &format!(
            "title = \"Counting\"\nkind = \"arrange\"\nskills = [\"loops\"]\ndifficulty = 1\nminutes = 2\n\
             [signature]\nfunction = \"count\"\nparameters = [{{ name = \"word\", type = \"str\" }}]\n\
             returns = \"int\"\n[[distractor]]\ncode = \"count = 1\"\npartner = \"count += 1\"\nshows = \"It stays at one.\"\n{hints}{wrong}"
        ),
    );
    write("README.md", "Count the letters.\n");
    let words = ["one", "three", "four", "seven", "eleven", "twelve", "nineteen", "thirtyfour"];
    let cases = words.map(|word| {
        let hidden = if word.len() > 6 { "hidden = true\n" } else { "" };
        format!("[[case]]\nname = \"{word}\"\ninput = [\"{word}\"]\nexpected = {}\n{hidden}", word.len())
    });
    write("cases.toml", &cases.concat());
    let head = "def count(word):\n    \"\"\"Count.\"\"\"\n";
    write(
        "python/solution.py",
        &format!("{head}    count = 0\n    for letter in word:\n        count += 1\n    return count\n"),
    );
    write(
        "wrong/python/one.py",
        &format!("{head}    for letter in word:\n        count = 0\n        count += 1\n    return count\n"),
    );
    write(
        "wrong/python/two.py",
        &format!("{head}    count = 0\n    for letter in word:\n        count += 1\n        return count\n"),
    );
    folder
}
