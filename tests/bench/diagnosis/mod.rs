//! How often a diagnosis points at the mistake: on single-edit bugs in our own solutions (`diagnosis`), and
//! on `QuixBugs` where a copy is (`quixbugs`). Beside chance and plain Ochiai. It holds no buggy program itself.

mod faults;
mod otherwise;
mod quixbugs;
mod tally;

use super::Effort;
use super::figures::note;
use codementor::diagnosis::{Budget, Diagnosis, Thoroughness, diagnose_thoroughly};
use codementor::domain::{Exercise, Language};
use codementor::grade::{Cancel, Grader, GraderConfig, Limits};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tally::Tally;

/// A folder with `QuixBugs` (<https://github.com/jkoppel/QuixBugs>): `python_programs`,
/// `correct_python_programs`, `json_testcases`.
const QUIXBUGS: &str = "CODEMENTOR_QUIXBUGS";
/// Tells each bug and what was made of it, for whoever wants to make it better.
/// Never of the held-out half, which nobody is to read.
const DETAILS: &str = "CODEMENTOR_DIAGNOSIS_DETAILS";
const TUNED: &str = "tuning";

/// A program with one mistake.
pub struct Bug {
    pub name: String,
    pub exercise: Exercise,
    pub source: String,
    /// 1-based: where the mistake is.
    pub lines: Vec<u32>,
    /// What may not be used to find it.
    pub withheld: Vec<codementor::syntax::EditKind>,
}

pub fn table(effort: Effort) {
    let grader = match grader() {
        Ok(grader) => grader,
        Err(why) => return note(&format!("Diagnosis is not measured: {why}")),
    };
    println!("\nDiagnosis");
    note("top-1/3/5: the share of bugs whose statement is among so many, ties averaged. line: how often the");
    note("line that it names is right; region: how often the mistake is in the statements that it names.");
    let own = faults::own(&grader, effort);
    for tuned in [false, true] {
        measure(&grader, &title("edits of the reference", tuned), &half(&own, tuned));
    }
    let withheld: Vec<Bug> = faults::without_their_kind(own);
    measure(&grader, &title("the same, their kind of edit withheld", false), &half(&withheld, false));
    if details() {
        measure(&grader, &title("the same, their kind of edit withheld", true), &half(&withheld, true));
    }
    let foreign = faults::foreign(&grader, effort);
    measure(&grader, &title("operators of the bench", false), &half(&foreign, false));
}

/// Bugs in programs that differ from the reference in more than the mistake.
pub fn otherwise_table(effort: Effort) {
    println!("\nDiagnosis of programs that are written otherwise than the reference");
    let grader = match grader() {
        Ok(grader) => grader,
        Err(why) => return note(&format!("It is not measured: {why}")),
    };
    let otherwise = faults::otherwise(&grader, effort);
    measure(&grader, &title("written otherwise", false), &half(&otherwise, false));
    let withheld = faults::without_their_kind(otherwise);
    let what = "written otherwise, their kind of edit withheld";
    measure(&grader, &title(what, false), &half(&withheld, false));
    if details() {
        measure(&grader, &title(what, true), &half(&withheld, true));
    }
}

fn details() -> bool {
    std::env::var_os(DETAILS).is_some()
}

fn title(what: &str, tuned: bool) -> String {
    format!("{what}, {} half", if tuned { TUNED } else { "held-out" })
}

fn half(bugs: &[Bug], tuned: bool) -> Vec<&Bug> {
    bugs.iter().filter(|bug| faults::is_held_out(&bug.exercise) != tuned).collect()
}

/// The same on a public set, where somebody has a copy.
pub fn public_table(effort: Effort) {
    println!("\nDiagnosis of public programs");
    let Some(folder) = std::env::var_os(QUIXBUGS).map(PathBuf::from) else {
        return note(&format!("QuixBugs is not measured: {QUIXBUGS} names no folder with a copy."));
    };
    match grader() {
        Ok(grader) => {
            let bugs = quixbugs::read(&grader, &folder, effort);
            measure(&grader, "QuixBugs", &bugs.iter().collect::<Vec<&Bug>>());
        }
        Err(why) => note(&format!("it is not measured: {why}")),
    }
}

pub fn grader() -> Result<Grader, String> {
    Grader::start(GraderConfig {
        launcher: PathBuf::from(env!("CARGO_BIN_EXE_codementor")),
        python: None,
        search_path: std::env::var_os("PATH").unwrap_or_default(),
        scratch: std::env::temp_dir(),
        limits: Limits::default(),
        force_tier: None,
        allow_unsandboxed: false,
    })
    .map_err(|error| error.to_string())
}

fn measure(grader: &Grader, title: &str, bugs: &[&Bug]) {
    let (mut chance, mut coverage) = (Tally::default(), Tally::default());
    let (mut ranked, mut compared, mut full) = (Tally::default(), Tally::default(), Tally::default());
    let mut rate = (0, 0.0);
    let details = details() && title.contains(TUNED);
    for bug in bugs {
        let look = |thoroughness: Thoroughness| {
            let begin = Instant::now();
            let budget = Budget { smallest: Duration::ZERO, ..Budget::default() };
            let found = diagnose_thoroughly(
                grader,
                &bug.exercise,
                Language::Python,
                &bug.source,
                budget,
                &thoroughness,
                &Cancel::new(),
            );
            (found.unwrap_or_default(), begin.elapsed())
        };
        let (alone, time) = look(Thoroughness::coverage_alone());
        chance.add_chance(bug, &alone);
        coverage.add(bug, &alone, time);
        let without = Thoroughness { edits: false, ..Thoroughness::default() };
        let (found, time) = look(Thoroughness { reference: false, ..without.clone() });
        ranked.add(bug, &found, time);
        let (found, time) = look(without);
        compared.add(bug, &found, time);
        let (found, time) = look(Thoroughness { withheld: bug.withheld.clone(), ..Thoroughness::default() });
        full.add(bug, &found, time);
        let millis = found.times.iter().find(|step| step.step == "edits").map_or(0.0, |step| step.millis);
        rate.0 += found.suspects.as_ref().map_or(0, |suspects| suspects.tried);
        rate.1 += millis / 1000.0;
        if details {
            detail(bug, &found);
        }
    }
    println!(
        "\n  {title}: {} bugs, {:.0} edits tried a second",
        bugs.len(),
        rate.0 as f64 / rate.1.max(0.001)
    );
    Tally::heading();
    chance.row("chance");
    coverage.row("plain Ochiai");
    ranked.row("+ more inputs, kinds, tracebacks");
    compared.row("+ laid beside the reference");
    full.row("+ single edits");
    full.targets();
}

fn detail(bug: &Bug, found: &Diagnosis) {
    let Some(suspects) = &found.suspects else {
        println!("DETAIL {} {:?}: nothing ({:?})", bug.name, bug.lines, found.problem);
        return;
    };
    let first: Vec<(u32, f64)> =
        suspects.statements.iter().take(4).map(|one| (one.first_line, one.score)).collect();
    let edits: Vec<String> = suspects
        .edits
        .iter()
        .take(6)
        .map(|one| format!("{}:{:?} {:.3} {:.2}", one.line, one.kind, one.weight, one.agreement))
        .collect();
    println!(
        "DETAIL {} {:?}: {:?} {first:?} {edits:?} tried {}",
        bug.name, bug.lines, suspects.pointing, suspects.tried
    );
}
