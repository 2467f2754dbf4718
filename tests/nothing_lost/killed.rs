//! `kill -9` at any moment, again and again on one home. `CODEMENTOR_LONG=1` takes two hundred rounds.

use super::homes::Home;
use crate::editor::random::Random;
use crate::support::plain;
use crate::support::processes::{below, eventually, exists};
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use codementor::domain::event::Event;
use codementor::runtime::Clock;
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What is promised; a machine that is busy with other tests gets ten times as much.
const PROMISED: Duration = Duration::from_secs(1);

fn is_long() -> bool {
    std::env::var_os("CODEMENTOR_LONG").is_some()
}

/// A word that was typed, and when its last letter was sent.
struct Typed {
    word: String,
    at: Instant,
}

/// One life of the program, from its start to a random moment. Answers what was typed, when it was killed,
/// and who was below it.
fn live(home: &Home, scratch: &Path, random: &mut Random, round: usize) -> (Vec<Typed>, Instant, Vec<i32>) {
    let mut command = codementor(home.path(), &[]);
    command.env("TMPDIR", scratch);
    let mut person = AtTerminal::start(&command, 100, 30);
    let mut typed = Vec::new();
    if random.below(6) == 0 {
        person.hears_for(Duration::from_millis(random.below(60) as u64));
    } else {
        person.sees("line ");
        person.press(&["Ctrl+End"]);
        for number in 0..random.below(14) {
            let word = format!("w{round}x{number}z ");
            person.type_in(if number == 0 { b"\r# " } else { b"" });
            person.type_in(word.as_bytes());
            typed.push(Typed { word, at: Instant::now() });
            if random.below(4) == 0 {
                person.press(&["Ctrl+S"]);
            }
            person.hears_for(Duration::from_millis(random.below(220) as u64));
        }
    }
    let children = below(person.id());
    let killed = Instant::now();
    person.dies_killed();
    (typed, killed, children)
}

#[test]
fn a_program_that_is_killed_at_any_moment_loses_a_second_at_most() {
    let home = Home::known();
    let scratch = tempfile::tempdir().expect("a folder");
    let mut random = Random::seeded(0xdead_0001);
    let mut worst = Duration::ZERO;
    let (mut words, mut before) = (0, 0);
    for round in 0..if is_long() { 200 } else { 12 } {
        let (typed, killed, children) = live(&home, scratch.path(), &mut random, round);
        eventually("nothing is left running", || children.iter().all(|child| !exists(*child)));
        home.is_sound();
        let events = home.store().events().expect("the log").len();
        assert!(events >= before, "round {round}: the log only grows");
        before = events;
        let draft = home.draft().unwrap_or_default();
        words += typed.len();
        if let Some(lost) = typed.iter().find(|typed| !draft.contains(&typed.word)) {
            worst = worst.max(killed.duration_since(lost.at));
        }
    }
    eprintln!("{words} words typed; at most {} ms of typing were lost", worst.as_millis());
    assert!(worst < PROMISED * if is_long() { 1 } else { 10 }, "{worst:?} of typing were lost");
    // A start and an orderly end take away what the killed ones left in the folder for runs.
    let mut command = codementor(home.path(), &[]);
    command.env("TMPDIR", scratch.path());
    let mut person = AtTerminal::start(&command, 100, 30);
    person.sees("sandbox");
    person.press(&["Ctrl+Q"]);
    person.ends();
    let left: Vec<_> = fs::read_dir(scratch.path()).expect("the folder").flatten().collect();
    assert!(left.is_empty(), "{left:?}");
    let mounts = fs::read_to_string("/proc/self/mountinfo").expect("mounts");
    assert!(!mounts.contains(&scratch.path().display().to_string()), "{mounts}");
}

#[test]
fn an_import_that_is_killed_has_happened_or_not() {
    let coming = Home::known();
    let now = Clock::default().now();
    let mut store = coming.store();
    for number in 0..400 {
        let text = format!("question {number}");
        let asked = Event::QuestionAsked { exercise: super::homes::first_exercise(), text };
        store.record(&asked, now).expect("recorded");
    }
    drop(store);
    let mut command = plain::command(coming.path());
    let file = coming.path().join("carried.json");
    command.arg("export").stdout(fs::File::create(&file).expect("a file"));
    assert!(command.status().expect("it runs").success());
    let mut random = Random::seeded(0xdead_0002);
    let (mut done, mut not_done) = (0, 0);
    let home = Home::known();
    let empty = home.store().events().expect("the log").len();
    for _ in 0..if is_long() { 100 } else { 8 } {
        let home = Home::known();
        let mut command = plain::command(home.path());
        command.arg("import").arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
        let mut import = command.spawn().expect("it starts");
        let patience = Duration::from_micros(random.below(60_000) as u64);
        let begun = Instant::now();
        while begun.elapsed() < patience && import.try_wait().expect("a status").is_none() {
            std::thread::yield_now();
        }
        let process = Pid::from_raw(import.id().cast_signed()).expect("a process");
        let _ = kill_process(process, Signal::KILL);
        import.wait().expect("it ends");
        home.is_sound();
        let events = home.store().events().expect("the log").len();
        assert!(events == empty || events >= empty + 400, "{events} events: a part of it");
        if events == empty { not_done += 1 } else { done += 1 }
    }
    eprintln!("of the imports, {not_done} had not happened and {done} had");
}
