//! A panic: the terminal is given back, the draft is kept, and a report says where it was, without anything
//! of the learner's in it.

use crate::support::pseudo_terminal::AtTerminal;
use codementor::telemetry::report_panics;
use codementor::tui::terminal::{InputEvent, LocalTerminal, TerminalEvent};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const CHILD: &str = "nothing_lost::panics::child";
const FOLDER: &str = "CODEMENTOR_TEST_REPORTS";

/// Not a test of its own: what runs at the pseudo-terminal. `b` panics beside it, `p` in it.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    report_panics(folder, |report| eprintln!("the report is {}", report.expect("written").display()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let mut terminal = LocalTerminal::open(false).expect("a terminal");
        terminal.write(b"<ready>").await.expect("a terminal");
        loop {
            let TerminalEvent::Input(events) = terminal.next().await else { continue };
            for event in events {
                let InputEvent::Key(chord) = event else { continue };
                let secret = format!("print('my secret program', {chord})");
                match chord.to_string().as_str() {
                    "b" => {
                        let thread = std::thread::Builder::new().name("beside".to_owned());
                        let joined = thread.spawn(move || panic!("{secret}")).expect("a thread").join();
                        assert!(joined.is_err());
                        terminal.write(b"<goes on>").await.expect("a terminal");
                    }
                    _ => panic!("{secret}"),
                }
            }
        }
    });
}

#[test]
fn the_report_says_where_it_was_and_nothing_of_the_learner() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(std::env::current_exe().expect("this binary"));
    command.args(["--exact", CHILD, "--nocapture", "--test-threads=1"]).env(FOLDER, folder.path());
    command.current_dir(folder.path());
    let mut session = AtTerminal::start(&command, 100, 30);
    session.hears("<ready>");
    session.type_in(b"b");
    session.hears("the report is ");
    session.hears("<goes on>");
    session.type_in(b"p");
    session.hears("\x1b[?1049l");
    session.hears("the report is ");
    session.ends();
    let mut reports: Vec<PathBuf> =
        fs::read_dir(folder.path()).expect("the folder").flatten().map(|entry| entry.path()).collect();
    reports.sort();
    assert_eq!(reports.len(), 2, "{reports:?}");
    for (report, thread) in reports.iter().zip(["beside", CHILD]) {
        let text = fs::read_to_string(report).expect("text");
        assert!(text.contains(&format!("CodeMentor {}", env!("CARGO_PKG_VERSION"))), "{text}");
        assert!(text.contains("place: tests/nothing_lost/panics.rs:"), "{text}");
        assert!(text.contains(&format!("thread: {thread}")), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}
