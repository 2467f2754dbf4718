//! A run that is stepped through, and when the program is looked at closely.

use super::exercise::{WRONG, verdict};
use super::stage::{SIZES, Stage};
use codementor::app::msg::Timer;
use codementor::app::{Effect, Msg};
use codementor::domain::trace::{Leaving, Trace, TraceStep, TracedName};
use codementor::domain::{Action, Diagnosed, Verdict};
use std::sync::Arc;

/// Line and names after it; `*` behind a name is new.
const STEPS: [(u32, &[(&str, &str)]); 5] = [
    (1, &[("amounts*", "[0.0, 12.5]"), ("limit*", "10.0")]),
    (4, &[("amounts", "[0.0, 12.5]"), ("limit", "10.0"), ("count*", "0")]),
    (5, &[("amounts", "[0.0, 12.5]"), ("limit", "10.0"), ("count", "0"), ("amount*", "0.0")]),
    (6, &[("amounts", "[0.0, 12.5]"), ("limit", "10.0"), ("count", "0"), ("amount", "0.0")]),
    (
        7,
        &[
            ("amounts", "[0.0, 12.5]"),
            ("limit", "10.0"),
            ("count*", "2"),
            ("amount", "0.0"),
            ("return*", "2"),
        ],
    ),
];

fn trace() -> Trace {
    let name = |(name, value): &(&str, &str)| TracedName {
        name: name.trim_end_matches('*').to_owned(),
        value: (*value).to_owned(),
        changed: name.ends_with('*'),
    };
    let step = |(line, names): &(u32, &[(&str, &str)])| TraceStep {
        line: *line,
        function: "rainy_days".to_owned(),
        names: names.iter().map(name).collect(),
    };
    Trace {
        call: "rainy_days([0.0, 12.5], 10.0)".to_owned(),
        expected: "1".to_owned(),
        actual: Some("2".to_owned()),
        message: None,
        passed: false,
        steps: STEPS.iter().map(step).collect(),
        leaves: Some(Leaving { step: 4, name: "count".to_owned(), expected: Some("1".to_owned()) }),
        cut: false,
    }
}

fn failed() -> Verdict {
    verdict(&[0, 2])
}

#[test]
fn a_run_is_stepped_through() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        stage.write(WRONG);
        stage.judge(failed(), 31);
        stage.act(Action::StepThrough);
        stage.shows("stepping-comes");
        let request = stage.newest(|effect| match effect {
            Effect::Trace { request, .. } => Some(*request),
            _ => None,
        });
        stage.send(Msg::Traced { request, trace: Ok(Box::new(trace())) });
        stage.acts(&[Action::MoveRight, Action::MoveRight]);
        stage.shows("stepping");
        stage.act(Action::NextFailing);
        stage.shows("stepping-wrong");
        // No further than the last step, and back to the first.
        stage.acts(&[Action::MoveRight, Action::MoveTop, Action::MoveLeft]);
        assert!(stage.text().contains("step 1 of 5"));
        stage.act(Action::Cancel);
        assert!(!stage.text().contains("Step by step"));
    }
}

#[test]
fn what_cannot_be_stepped_through_says_why() {
    let mut stage = Stage::working(80, 24);
    stage.write(WRONG);
    stage.judge(failed(), 31);
    stage.act(Action::StepThrough);
    let request = stage.newest(|effect| match effect {
        Effect::Trace { request, .. } => Some(*request),
        _ => None,
    });
    stage.send(Msg::Traced { request, trace: Err("No case was found to step through.".to_owned()) });
    assert!(stage.text().contains("No case was found to step through."));
}

#[test]
fn the_program_is_looked_at_when_one_rests_and_not_while_one_types() {
    let looks =
        |stage: &Stage| stage.effects.iter().filter(|one| matches!(one, Effect::Diagnose { .. })).count();
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    stage.judge(failed(), 31);
    stage.fire(Timer::Diagnose);
    assert_eq!(looks(&stage), 1);
    // One look at a time; typing gives it up.
    stage.fire(Timer::Diagnose);
    assert_eq!(looks(&stage), 1);
    let request = stage.newest(|effect| match effect {
        Effect::Diagnose { request, .. } => Some(*request),
        _ => None,
    });
    stage.send(Msg::Type("#".to_owned()));
    assert!(stage.effects.iter().any(|one| matches!(one, Effect::CancelDiagnosis)));
    // What comes now is about another text, and nothing is known of this one.
    stage.send(Msg::Diagnosed { request, found: Some(Arc::new(Diagnosed::default())) });
    let revision = stage.model.practice.as_ref().map(|practice| practice.editor.revision());
    let known = stage.model.practice.as_ref().and_then(|practice| practice.findings.of(revision?));
    assert!(known.is_none());
    // A text that has not been judged is not looked at.
    stage.fire(Timer::Diagnose);
    assert_eq!(looks(&stage), 1);
}
