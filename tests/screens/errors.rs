//! Errors as the checks pane, the editor and a case's page show them once they have been read.

use super::exercise::{WRONG, does_not_parse, raised};
use super::stage::{SIZES, Stage};
use codementor::app::msg::Timer;
use codementor::diagnosis::errors::{Catalogue, Program, Reader};
use codementor::domain::caught::{CaughtError, ErrorPlace, ShownValue};
use codementor::domain::{Action, Language, Verdict};

fn read(verdict: &mut Verdict, source: &str) {
    let program =
        Program { language: Language::Python, source, reads_input: false, reader: Reader::Beginner };
    Catalogue::load(None).0.read_verdict(verdict, program);
}

fn error(kind: &str, message: &str, column: u32, end_column: u32) -> Box<CaughtError> {
    Box::new(CaughtError {
        kind: kind.to_owned(),
        classes: vec![kind.to_owned(), "Exception".to_owned(), "BaseException".to_owned()],
        message: message.to_owned(),
        told: format!("{kind}: {message}"),
        place: Some(ErrorPlace { line: 6, column: Some(column), end_line: 6, end_column }),
        trace: vec![(6, "rainy_days".to_owned())],
        version: (3, 11),
        ..CaughtError::default()
    })
}

/// Every case raised the same error, and its values are known.
fn compared_with_text() -> Verdict {
    let mut verdict = raised();
    let value = |name: &str, shown: &str, type_name: &str| ShownValue {
        name: name.to_owned(),
        shown: shown.to_owned(),
        type_name: type_name.to_owned(),
        length: None,
    };
    let caught = error("TypeError", "'>=' not supported between instances of 'float' and 'str'", 12, 27);
    for case in &mut verdict.cases {
        case.message = Some(caught.told.clone());
        let values = vec![value("amount", "12.5", "float"), value("limit", "'10'", "str")];
        case.error = Some(Box::new(CaughtError { values, ..*caught.clone() }));
    }
    read(&mut verdict, WRONG);
    verdict
}

#[test]
fn a_case_that_raised_is_read() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        stage.write(WRONG);
        stage.judge(compared_with_text(), 31);
        stage.shows("error-read");
        stage.act(Action::CaseDetail);
        stage.shows("error-read-whole");
    }
}

#[test]
fn a_program_that_does_not_parse_is_read() {
    let source = WRONG.replace("limit:\n            count", "limit\n            count");
    let mut verdict = does_not_parse();
    let caught = error("SyntaxError", "expected ':'", 27, 28);
    let problem = verdict.problem.as_mut().expect("a problem");
    problem.message.clone_from(&caught.told);
    problem.error = Some(caught);
    read(&mut verdict, &source);
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        stage.write(&source);
        stage.judge(verdict.clone(), 12);
        stage.wait(1_000);
        stage.fire(Timer::TellSyntax);
        stage.shows("syntax-error-read");
    }
}
