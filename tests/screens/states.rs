//! Every other state of the practice screen and its pages.

use super::exercise::{self, RIGHT, WRONG, does_not_parse, printed_and_timed_out, raised, scored, verdict};
use super::stage::{SIZES, Stage};
use codementor::app::msg::{CheckOutcome, Grading, Timer};
use codementor::app::{Effect, Msg};
use codementor::domain::Action;
use codementor::domain::exercise::Rung;
use codementor::domain::tutoring::{Ladder, Speaker, Turn};

fn each(name: &str, play: impl Fn(&mut Stage)) {
    for (columns, rows) in SIZES {
        at(columns, rows, name, &play);
    }
}

fn at(columns: u16, rows: u16, name: &str, play: impl Fn(&mut Stage)) {
    let mut stage = Stage::working(columns, rows);
    play(&mut stage);
    stage.shows(name);
}

fn failing(stage: &mut Stage) {
    stage.write(WRONG);
    stage.judge(verdict(&[3]), 38);
}

fn passed(stage: &mut Stage) {
    stage.write(RIGHT);
    stage.judge(scored(&[]), 36);
    for _ in 0..10 {
        stage.fire(Timer::Tick);
    }
}

fn tutor(text: &str, rung: Option<Rung>) -> Turn {
    Turn { speaker: Speaker::Tutor, text: text.to_owned(), rung }
}

/// The tutor answers what was asked last.
fn answer(stage: &mut Stage, turns: Vec<Turn>, given: usize, revealed_lines: usize) {
    let request = stage.newest(|effect| match effect {
        Effect::AskTutor { request, .. } => Some(*request),
        _ => None,
    });
    let ladder = Ladder { given, authored: 5, revealed_lines, solution_lines: 6 };
    stage.send(Msg::TutorSaid { request, turns, ladder, fell_back: None });
}

fn two_hints_and_a_question(stage: &mut Stage) {
    stage.act(Action::Hint);
    answer(
        stage,
        vec![tutor("Look at the line that compares one amount with the limit.", Some(Rung::Look))],
        1,
        0,
    );
    stage.act(Action::FocusChat);
    stage.send(Msg::Type("what is *wrong* with it?".to_owned()));
    stage.act(Action::Send);
    answer(stage, vec![tutor("What should happen on a day with **exactly** the limit?", None)], 1, 0);
    stage.act(Action::Hint);
    answer(
        stage,
        vec![tutor(
            "A day with exactly the limit: is it above the limit? Say the sentence aloud, then read your \
             line aloud.",
            Some(Rung::Question),
        )],
        2,
        0,
    );
}

#[test]
fn checks_in_every_state() {
    each("raised", |stage| {
        stage.write(WRONG);
        stage.judge(raised(), 31);
    });
    each("printed-and-timed-out", |stage| {
        stage.write(WRONG);
        stage.judge(printed_and_timed_out(), 10_000);
    });
    each("hidden-fails", |stage| {
        stage.write(WRONG);
        stage.judge(verdict(&[4]), 40);
    });
    each("does-not-parse", |stage| {
        failing(stage);
        stage.act(Action::MoveUp);
        stage.send(Msg::Type("(".to_owned()));
        stage.judge(does_not_parse(), 12);
        stage.wait(1_000);
        stage.fire(Timer::TellSyntax);
    });
    each("checking", |stage| {
        failing(stage);
        stage.send(Msg::Type("x".to_owned()));
        stage.wait(250);
        stage.fire(Timer::Check);
        stage.wait(2_100);
        stage.fire(Timer::Tick);
    });
    each("checker-failed", |stage| {
        failing(stage);
        stage.send(Msg::Type("x".to_owned()));
        stage.fire(Timer::Check);
        stage.answer(CheckOutcome::Failed {
            message:
                "The checker stopped before your program was run: failed to start Python in the sandbox."
                    .to_owned(),
            hint: "`codementor doctor` looks for the cause.".to_owned(),
        });
    });
    each("no-python", |stage| {
        stage.send(Msg::GraderReady(Grading::Unavailable {
            message: "Python 3 was not found, so nothing can be checked.".to_owned(),
            hint: "Install it (Debian, Ubuntu: apt install python3).".to_owned(),
        }));
    });
    each("no-sandbox", |stage| {
        stage.send(Msg::GraderReady(Grading::NeedsConsent {
            message: "This machine cannot lock your program away: user namespaces and Landlock are both \
                      missing. Run here, it could read and delete your files, and use the network."
                .to_owned(),
            hint: "`codementor doctor` says how to mend it.".to_owned(),
        }));
        stage.act(Action::FocusChecks);
    });
}

#[test]
fn hints_and_the_revealed_solution() {
    each("hints", two_hints_and_a_question);
    each("revealed", |stage| {
        stage.act(Action::Hint);
        let line = |code: &str| tutor(&format!("```python\n{code}\n```"), Some(Rung::Reveal));
        let turns = vec![
            tutor("Compare with `>`, not with `>=`.", Some(Rung::Shape)),
            line("def rainy_days(amounts, limit):"),
            line("    if limit < 0:"),
        ];
        answer(stage, turns, 5, 2);
        stage.act(Action::FocusChat);
    });
}

#[test]
fn pages() {
    each("help", |stage| stage.act(Action::Help));
    each("help-searched", |stage| {
        stage.act(Action::Help);
        stage.send(Msg::Type("pane".to_owned()));
    });
    each("exercises", |stage| stage.act(Action::Exercises));
    each("exercises-searched", |stage| {
        stage.act(Action::Exercises);
        stage.send(Msg::Type("strings".to_owned()));
        stage.act(Action::MoveDown);
    });
    each("exercises-not-found", |stage| {
        stage.act(Action::Exercises);
        stage.send(Msg::Type("zebra".to_owned()));
    });
    each("exercises-filtered", |stage| {
        stage.act(Action::Exercises);
        stage.act(Action::FilterSkill);
        stage.send(Msg::Type("strings".to_owned()));
        stage.acts(&[Action::Confirm, Action::NextOrder, Action::MoveDown]);
    });
    each("exercises-menu", |stage| {
        stage.acts(&[Action::Exercises, Action::FilterState, Action::FilterState]);
    });
    each("skill-map", |stage| stage.acts(&[Action::SkillMap, Action::MoveDown]));
    each("skill", |stage| stage.acts(&[Action::SkillMap, Action::Confirm, Action::MoveDown]));
    each("solution", |stage| {
        passed(stage);
        stage.act(Action::ShowSolution);
    });
    each("case", |stage| {
        stage.write(WRONG);
        stage.judge(printed_and_timed_out(), 10_000);
        stage.act(Action::CaseDetail);
    });
}

#[test]
fn a_pass_with_a_score() {
    each("passed-scored", |stage| {
        stage.write(RIGHT);
        stage.judge(scored(&[3, 3, 2, 1, 1]), 36);
        for _ in 0..10 {
            stage.fire(Timer::Tick);
        }
    });
}

#[test]
fn panes_alone_and_in_front() {
    each("progress", |stage| {
        failing(stage);
        stage.act(Action::FocusProgress);
    });
    each("exercise", |stage| {
        failing(stage);
        stage.act(Action::FocusExercise);
    });
    each("zoomed-editor", |stage| {
        failing(stage);
        stage.act(Action::Zoom);
    });
    each("zoomed-exercise", |stage| {
        stage.act(Action::FocusExercise);
        stage.act(Action::Zoom);
    });
    each("checks-focused", |stage| {
        failing(stage);
        stage.act(Action::FocusChecks);
        stage.act(Action::MoveUp);
        stage.act(Action::MoveUp);
    });
}

#[test]
fn the_footer_in_every_mood() {
    each("reset-asked", |stage| {
        failing(stage);
        stage.act(Action::ResetDraft);
    });
    each("notice", |stage| {
        failing(stage);
        stage.act(Action::ShowSolution);
    });
    each("selected", |stage| {
        failing(stage);
        stage.act(Action::MoveTop);
        stage.act(Action::SelectDown);
    });
    each("find", |stage| {
        failing(stage);
        stage.act(Action::Find);
        stage.send(Msg::Type("limit".to_owned()));
    });
    each("replace", |stage| {
        failing(stage);
        stage.act(Action::Replace);
        stage.send(Msg::Type("limit".to_owned()));
        stage.act(Action::Confirm);
        stage.send(Msg::Type("most".to_owned()));
    });
}

#[test]
fn vims_keys_in_every_mode() {
    let vim = |stage: &mut Stage, letters: &str| {
        failing(stage);
        stage.act(Action::ToggleVimKeys);
        stage.wait(2_100);
        for letter in letters.chars() {
            stage.send(Msg::Type(letter.to_string()));
        }
    };
    each("vim-selected", |stage| vim(stage, "ggjvjf:"));
    each("vim-command", |stage| vim(stage, "2:s/limit/most"));
    each("vim-half-a-command", |stage| vim(stage, "gg2d"));
    each("vim-help", |stage| {
        vim(stage, "i");
        stage.act(Action::Help);
    });
}

#[test]
fn a_program_to_be_read() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        stage.act(Action::NextExercise);
        stage.open_exercise(exercise::even_and_odd());
        stage.act(Action::FocusExercise);
        stage.shows("predict");
    }
}

#[test]
fn small_windows() {
    at(100, 24, "skill-map-low", |stage| {
        stage.acts(&[Action::SkillMap, Action::MoveBottom]);
    });
    at(48, 12, "exercises-small", |stage| stage.act(Action::Exercises));
    at(48, 12, "skill-small", |stage| stage.acts(&[Action::SkillMap, Action::Confirm]));
    at(40, 12, "small", failing);
    at(40, 12, "small-checks", |stage| {
        failing(stage);
        stage.act(Action::FocusChecks);
    });
    at(30, 8, "smallest", failing);
    at(80, 24, "too-small", |stage| {
        failing(stage);
        stage.send(Msg::Resized { columns: 24, rows: 6 });
    });
    at(100, 24, "medium-low", failing);
    at(150, 24, "wide-low", failing);
}

#[test]
fn before_anything_has_come() {
    for (columns, rows) in SIZES {
        Stage::empty(columns, rows).shows("empty");
        let mut stage = Stage::empty(columns, rows);
        let start = Stage::start(
            codementor::domain::place::Place::default(),
            codementor::domain::attempt::State::New,
        );
        stage.send(Msg::Started(Box::new(start)));
        stage.open_exercise(exercise::rainy_days());
        stage.act(Action::FocusEditor);
        stage.write(WRONG);
        stage.shows("grader-starting");
    }
}

#[test]
fn boards() {
    each("palette", |stage| {
        stage.act(Action::Palette);
        stage.send(Msg::Type("next".to_owned()));
        stage.act(Action::MoveDown);
    });
    each("settings", |stage| {
        stage.act(Action::Settings);
        stage.act(Action::MoveDown);
        stage.act(Action::MoveRight);
    });
    each("today", |stage| stage.act(Action::Today));
    each("after-a-pass", |stage| {
        stage.write(RIGHT);
        stage.judge(verdict(&[]), 30);
        stage.act(Action::NextExercise);
    });
}
