//! `codementor model predict` against the fixture of simulated learners, and with files that are wrong.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::tempdir;

/// How far a prediction may be from the reference.
const TOLERANCE: f64 = 1e-4;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/learner").join(name)
}

fn predict(priors: &Path, attempts: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_codementor"))
        .args(["model", "predict", "--priors"])
        .arg(priors)
        .arg(attempts)
        .output()
        .expect("our program runs")
}

#[test]
fn predictions_agree_with_the_fixture_on_every_row() {
    let output = predict(&fixture("priors.csv"), &fixture("attempts.csv"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("text");
    let expected = std::fs::read_to_string(fixture("expected.csv")).expect("the fixture");
    assert_eq!(printed.lines().count(), expected.lines().count());
    assert_eq!(printed.lines().next(), Some("user,index,p"));
    let mut worst: f64 = 0.0;
    for (ours, theirs) in printed.lines().zip(expected.lines()).skip(1) {
        let (our_row, our_chance) = ours.rsplit_once(',').expect("three columns");
        let (their_row, their_chance) = theirs.rsplit_once(',').expect("three columns");
        assert_eq!(our_row, their_row);
        let chance = |text: &str| text.parse::<f64>().expect("a number");
        let apart = (chance(our_chance) - chance(their_chance)).abs();
        assert!(apart < TOLERANCE, "{our_row}: {our_chance} and not {their_chance}");
        worst = worst.max(apart);
    }
    assert!(printed.lines().count() > 2_000, "the whole fixture was read");
    assert!(worst < 2e-6, "the port rounds alike: {worst}");
}

#[test]
fn a_wrong_file_is_told_with_its_line() {
    let folder = tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file is written");
        path
    };
    let good_priors = write("priors.csv", "item,d\none,0.5\ntwo,-1\n");
    let header = "user,index,item,skills,correct,timestamp\n";
    for (rows, complaint) in [
        ("ann,0,one,loops,maybe,0\n", "line 2: `maybe` in the column correct"),
        ("ann,0,one,loops,1,0\nann,zero,one,loops,1,0\n", "line 3: `zero` in the column index"),
        ("ann,1,one,loops,1,0\nann,1,one,loops,1,0\n", "line 3: the index 1 comes after a later one"),
        ("ann,0,one,loops,1,noon\n", "line 2: `noon` in the column timestamp"),
        ("ann,0,one\n", "line 2: 3 fields"),
        ("ann,0,one,\"loops,1,0\n", "line 2: a quotation mark is never closed"),
        ("ann,0,one,loops,1,0\nbob,0,one,loops,1,0\nann,1,one,loops,1,0\n", "line 4: `ann` comes again"),
    ] {
        let attempts = write("attempts.csv", &format!("{header}{rows}"));
        let output = predict(&good_priors, &attempts);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{rows}: {told}");
        assert!(told.contains(complaint) && told.contains("hint: "), "{rows}: {told}");
    }
    let attempts = write("attempts.csv", "user,index,item,skills\nann,0,one,loops\n");
    let told = String::from_utf8(predict(&good_priors, &attempts).stderr).expect("text");
    assert!(told.contains("line 1: there is no column `correct`"), "{told}");
    let bad_priors = write("bad.csv", "item,d\none,easy\n");
    let told = String::from_utf8(predict(&bad_priors, &fixture("attempts.csv")).stderr).expect("text");
    assert!(told.contains("line 2: `easy` in the column d is no number"), "{told}");
    let told = String::from_utf8(predict(&folder.path().join("none.csv"), &attempts).stderr).expect("text");
    assert!(told.contains("failed to open"), "{told}");
}

#[test]
fn columns_may_come_in_any_order_and_time_and_priors_may_be_missing() {
    let folder = tempdir().expect("a folder");
    let (priors, attempts) = (folder.path().join("priors.csv"), folder.path().join("attempts.csv"));
    std::fs::write(&priors, "n,d,item\n5,0.5,one\n").expect("a file is written");
    let rows = "correct,skills,item,index,user\n1,loops;lists,one,0,\"Ann, B.\"\n0,,other,1,\"Ann, B.\"\n";
    std::fs::write(&attempts, rows).expect("a file is written");
    let output = predict(&priors, &attempts);
    let printed = String::from_utf8(output.stdout).expect("text");
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success(), "{told}");
    assert!(printed.lines().nth(1).is_some_and(|line| line.starts_with("\"Ann, B.\",0,0.")), "{printed}");
    assert_eq!(printed.lines().count(), 3);
    assert!(told.contains("1 of the items have no line") && told.contains("`other`"), "{told}");
}
