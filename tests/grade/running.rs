//! Running a file as a program of its own.

use crate::support::graders::{config, on, tiers};
use codementor::domain::verdict::Tier;
use codementor::grade::{Cancel, GradeError, Grader, Input, RunEnd, RunFile, RunOutcome, Stream};
use std::io::Write;
use std::os::fd::AsFd;
use std::time::Duration;

struct Ran {
    outcome: RunOutcome,
    output: String,
    errors: String,
}

fn run(grader: &Grader, source: &str, input: Input<'_>, wall: Duration) -> Ran {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut take = |stream, bytes: &[u8]| match stream {
        Stream::Output => output.extend_from_slice(bytes),
        Stream::Errors => errors.extend_from_slice(bytes),
    };
    let file =
        RunFile { name: "hello.py".to_owned(), source: source.to_owned(), input, output: &mut take, wall };
    let outcome = grader.run_file(file, &Cancel::new()).expect("the file is run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { outcome, output: text(&output), errors: text(&errors) }
}

const SOON: Duration = Duration::from_secs(10);

#[test]
fn input_goes_in_and_output_comes_out() {
    for grader in tiers() {
        let source = "import sys\nname = input('Name? ')\nprint('Hello,', name)\nprint('oh', file=sys.stderr)\nsys.exit(3)\n";
        let ran = run(grader, source, Input::Text(b"Ann\n".to_vec()), SOON);
        assert_eq!(ran.output, "Name? Hello, Ann\n");
        assert_eq!(ran.errors, "oh\n");
        assert_eq!(ran.outcome.end, RunEnd::Exited(3));
        assert_eq!(ran.outcome.words.as_deref(), Some("The program ended with exit status 3."));
        let ran = run(grader, "print(__name__, __file__)\n1 / 0\n", Input::Nothing, SOON);
        assert!(ran.output.starts_with("__main__ ") && ran.output.ends_with("hello.py\n"), "{}", ran.output);
        assert!(ran.errors.contains("line 2") && ran.errors.contains("ZeroDivisionError"), "{}", ran.errors);
    }
}

#[test]
fn input_may_come_while_it_runs() {
    for grader in tiers() {
        let (reader, mut writer) = std::io::pipe().expect("a pipe");
        let mut output = Vec::new();
        // Each answer is written only when its question has come.
        let mut asked = 0;
        let mut take = |_, bytes: &[u8]| {
            output.extend_from_slice(bytes);
            let questions = output.iter().filter(|byte| **byte == b'?').count();
            while asked < questions {
                asked += 1;
                writeln!(writer, "{asked}").expect("the answer is taken");
            }
        };
        let file = RunFile {
            name: "sum.py".to_owned(),
            source: "print(int(input('one?')) + int(input('two?')))\n".to_owned(),
            input: Input::From(reader.as_fd()),
            output: &mut take,
            wall: SOON,
        };
        let outcome = grader.run_file(file, &Cancel::new()).expect("the file is run");
        assert_eq!(outcome.end, RunEnd::Exited(0));
        assert_eq!(String::from_utf8_lossy(&output), "one?two?3\n");
    }
}

#[test]
fn what_does_not_end_is_ended_and_what_floods_is_cut() {
    for grader in tiers() {
        let ran = run(grader, "while True:\n    print('x' * 1000)\n", Input::Nothing, Duration::from_secs(1));
        assert_eq!(ran.outcome.end, RunEnd::TimedOut);
        assert!(ran.outcome.cut);
        assert_eq!(ran.output.len(), 1 << 20);
        assert_eq!(
            ran.outcome.words.as_deref(),
            Some("It did not end within 1 second. A loop may never stop.")
        );
        // Who closes their output and sleeps does not hold anyone up either.
        let source = "import os, time\nos.closerange(0, 100)\ntime.sleep(60)\n";
        assert_eq!(run(grader, source, Input::Nothing, Duration::from_secs(1)).outcome.end, RunEnd::TimedOut);
        // Nor does a child that is left behind with the output open.
        let source =
            "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(60)\nprint('done')\n";
        let ran = run(grader, source, Input::Nothing, SOON);
        assert_eq!((ran.outcome.end, ran.output.as_str()), (RunEnd::Exited(0), "done\n"));
    }
}

#[test]
fn a_run_can_be_cancelled() {
    for grader in tiers() {
        let cancel = Cancel::new();
        // The program itself says when it runs.
        let mut take = |_, _: &[u8]| cancel.cancel();
        let file = RunFile {
            name: "endless.py".to_owned(),
            source: "print('here')\nwhile True:\n    pass\n".to_owned(),
            input: Input::Nothing,
            output: &mut take,
            wall: SOON,
        };
        assert_eq!(grader.run_file(file, &cancel), Err(GradeError::Cancelled));
    }
}

#[test]
fn the_bare_interpreter_runs() {
    for grader in tiers() {
        assert_eq!(grader.run_bare(vec!["-c".to_owned(), "raise SystemExit(5)".to_owned()]), Ok(5 << 8));
    }
}

#[test]
fn without_a_python_it_says_what_to_do() {
    let mut none = config(None);
    none.search_path = "/nowhere".into();
    let error = Grader::start(none).err().expect("there is no Python there");
    assert!(error.hint().contains("Install Python 3"), "{}", error.hint());
    let mut old = config(None);
    old.python = Some("/bin/true".into());
    let error = Grader::start(old).err().expect("that is no Python");
    assert!(error.hint().contains("/bin/true"), "{}", error.hint());
    let _ = on(Tier::A);
}
