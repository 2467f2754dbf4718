//! Every situation of the catalogue of errors is brought about by running its sample, and is recognised
//! with its values filled in.

use crate::support::exercises::{call, function, program};
use crate::support::graders;
use codementor::diagnosis::errors::{Catalogue, Program, Sample};
use codementor::domain::caught::CaughtError;
use codementor::domain::exercise::{Exercise, Expected};
use codementor::domain::{ErrorReading, Language, Value, Verdict};
use codementor::grade::{Grader, GraderConfig, Limits};
use std::time::Duration;

pub fn catalogue() -> Catalogue {
    let (catalogue, findings) = Catalogue::load(None);
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    catalogue
}

/// A grader of this machine's Python, which gives up soon.
fn impatient() -> Grader {
    let limits = Limits { case: Duration::from_millis(1_500), memory_mib: 256, ..Limits::default() };
    Grader::start(GraderConfig { limits, ..graders::config(None) }).expect("a grader")
}

fn exercise(sample: &Sample) -> Exercise {
    match &sample.call {
        Some(name) => call(function(name, &[]), Vec::new(), Expected::Value(Value::Int(1))),
        None => program(&[(sample.input.as_str(), "what no sample prints\n")]),
    }
}

fn checked(grader: &Grader, sample: &Sample) -> Verdict {
    graders::check(grader, &exercise(sample), &sample.program)
}

/// The one error of a verdict.
fn error_of(verdict: &mut Verdict) -> Option<(CaughtError, String)> {
    verdict.errors_mut().next().map(|caught| (caught.error.clone(), caught.message.clone()))
}

fn read(
    catalogue: &Catalogue,
    sample: &Sample,
    verdict: &mut Verdict,
    level: u8,
) -> Option<(ErrorReading, String)> {
    let exercise = exercise(sample);
    let about = Program::of(&exercise, Language::Python, &sample.program, level);
    catalogue.read_verdict(verdict, about);
    let (caught, message) = error_of(verdict)?;
    Some((caught.reading?, message))
}

#[test]
fn every_situation_is_proven_by_its_sample() {
    let catalogue = catalogue();
    let grader = impatient();
    let mut faults = Vec::new();
    let (mut proven, mut elsewhere) = (0, 0);
    let mut numbers = grader.report().python_version.split('.').map(|part| part.parse().expect("a number"));
    let version = (numbers.next().expect("a version"), numbers.next().expect("a version"));
    for situation in catalogue.situations(Language::Python) {
        let mut here = 0;
        for sample in situation.samples.iter().filter(|sample| sample.versions.contain(version)) {
            let mut verdict = checked(&grader, sample);
            let Some((caught, _)) = error_of(&mut verdict) else {
                faults.push(format!("{}: no error came of\n{}\n{verdict:?}", situation.slug, sample.program));
                continue;
            };
            assert_eq!(caught.version, version);
            here += 1;
            let Some((reading, message)) = read(&catalogue, sample, &mut verdict.clone(), 1) else {
                faults.push(format!("{}: nothing was recognised in {caught:?}", situation.slug));
                continue;
            };
            if reading.situation != situation.slug {
                faults.push(format!(
                    "{}: taken for {}\n{}  {caught:?}\n  {}",
                    situation.slug, reading.situation, sample.program, reading.happened
                ));
            }
            for words in sample.says.iter().filter(|words| !reading.happened.contains(*words)) {
                faults.push(format!("{}: does not say `{words}`: {}", situation.slug, reading.happened));
            }
            let later = read(&catalogue, sample, &mut verdict, 8).map(|(reading, _)| reading.happened);
            for text in [Some(&reading.happened), Some(&reading.question), later.as_ref(), Some(&message)] {
                if text.is_none_or(|text| text.contains(['{', '}']) && !sample.program.contains(['{', '}'])) {
                    faults.push(format!("{}: something is not filled in: {text:?}", situation.slug));
                }
            }
            if message != reading.happened {
                faults.push(format!("{}: the verdict says `{message}`", situation.slug));
            }
        }
        if here > 0 {
            proven += 1;
        } else {
            elsewhere += 1;
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n\n"));
    println!("{proven} situations proven with this Python, {elsewhere} belong to others or have no sample");
    assert!(proven >= 60, "{proven}");
}

#[test]
fn what_only_looks_like_a_situation_is_not_taken_for_it() {
    let catalogue = catalogue();
    let grader = impatient();
    for (source, never) in [
        ("band = 1\nband +\n", "keyword-misspelt"),
        ("forms = [1]\nforms forms\n", "keyword-misspelt"),
        ("total = 1\nprint(total ** )\n", "keyword-misspelt"),
        ("list = [1]\nsize = 4\nprint(size())\n", "shadowed-builtin"),
        ("sizes = [3]\nsizes.sort()\nother = None\nother[0]\n", "none-from-changing-in-place"),
        ("def f():\n    return None\nresult = f()\nresult + 1\n", "none-from-own-function"),
        ("class Dog:\n    name = 1\nprint(nothing_like_it)\n", "forgotten-self"),
        ("age = int(input())\nprint(age + 'x')\n", "input-is-text"),
        ("numbers = [1]\nprint(numbers[3])\n", "item-of-empty-list"),
        (
            "def f(number):\n    if number:\n        return f(number)\n    return 1\nf(2)\n",
            "recursion-without-if",
        ),
        ("while len(input()) > 0:\n    pass\n", "loop-condition-never-changes"),
    ] {
        let sample = program(&[("4\n", "what no sample prints\n")]);
        let mut verdict = graders::check(&grader, &sample, source);
        catalogue.read_verdict(&mut verdict, Program::of(&sample, Language::Python, source, 1));
        let (caught, _) = error_of(&mut verdict).expect("an error");
        let reading = caught.reading.expect("a reading");
        assert_ne!(reading.situation, never, "{source}{}", reading.happened);
    }
}
