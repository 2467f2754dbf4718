//! The progress and the attempts, for someone who has just begun and for someone after a year, at three
//! sizes.

use super::exercise::{RIGHT, WRONG, id, opened, rainy_days, verdict};
use super::rich;
use super::stage::{SIZES, Stage};
use codementor::app::msg::Start;
use codementor::app::{Effect, Msg};
use codementor::domain::attempt::{Attempt, PastAttempt, PastSource, State, Trigger, Version};
use codementor::domain::event::Event;
use codementor::domain::place::Place;
use codementor::domain::verdict::Status;
use codementor::domain::{Action, Language, Moment};

fn begun(columns: u16, rows: u16, rich: bool) -> Stage {
    let mut stage = Stage::empty(columns, rows);
    let place = Place { exercise: Some(id("rainy-days")), ..Place::default() };
    let start = Stage::start(place, State::New);
    let start = if rich {
        Start { catalogue: rich::catalogue(), journey: Box::new(rich::journey(Stage::begin())), ..start }
    } else {
        start
    };
    stage.send(Msg::Started(Box::new(start)));
    stage.open(opened(rainy_days()));
    stage.grader_ready();
    stage
}

fn each(name: &str, rich: bool, play: impl Fn(&mut Stage)) {
    for (columns, rows) in SIZES {
        let mut stage = begun(columns, rows, rich);
        play(&mut stage);
        stage.shows(name);
    }
}

/// Each part of the progress, from its beginning.
fn parts(name: &str, rich: bool) {
    for (turns, part) in ["overview", "skills", "badges", "history"].into_iter().enumerate() {
        each(&format!("{name}-{part}"), rich, |stage| {
            stage.act(Action::Progress);
            for _ in 0..turns {
                stage.act(Action::NextPane);
            }
        });
    }
}

#[test]
fn progress_before_anything_was_done() {
    parts("progress-empty", false);
}

#[test]
fn progress_after_a_year() {
    parts("progress-rich", true);
    each("progress-rich-skill", true, |stage| {
        stage.acts(&[
            Action::Progress,
            Action::MoveRight,
            Action::MoveDown,
            Action::MoveDown,
            Action::Confirm,
        ]);
    });
    for (turns, name) in [(1, "progress-rich-below"), (2, "progress-rich-further"), (3, "progress-rich-end")]
    {
        let mut stage = begun(80, 24, true);
        stage.act(Action::Progress);
        for _ in 0..turns {
            stage.act(Action::MovePageDown);
        }
        stage.shows(name);
    }
}

fn past(sequence: i64, status: Status, passed_cases: u32, trigger: Trigger, minutes_ago: i64) -> PastAttempt {
    let at = Stage::begin();
    PastAttempt {
        sequence,
        exercise: id("rainy-days"),
        language: Language::Python,
        trigger,
        status,
        passed_cases,
        cases: 8,
        hints: u32::from(sequence > 2),
        at: Moment { unix_millis: at.unix_millis - minutes_ago * 60_000, ..at },
    }
}

/// Answers what the list asked for last.
fn attempts_come(stage: &mut Stage, attempts: Vec<PastAttempt>) {
    let request = stage.newest(|effect| match effect {
        Effect::ReadAttempts { request, .. } => Some(*request),
        _ => None,
    });
    stage.send(Msg::AttemptsRead { request, attempts: Ok(attempts) });
}

fn version_comes(stage: &mut Stage, sequence: i64, source: &str, before: Option<&str>) {
    let request = stage.newest(|effect| match effect {
        Effect::ReadVersion { request, .. } => Some(*request),
        _ => None,
    });
    let earlier = |sequence: i64| before.map(|source| PastSource { sequence, source: source.to_owned() });
    let version =
        Version { sequence, source: source.to_owned(), before: earlier(sequence - 1), first: earlier(1) };
    stage.send(Msg::VersionRead { request, version: Ok(Box::new(version)) });
}

fn three_attempts(stage: &mut Stage) {
    stage.act(Action::History);
    attempts_come(
        stage,
        vec![
            past(3, Status::Pass, 8, Trigger::Asked, 2),
            past(2, Status::Fail, 7, Trigger::Live, 9),
            past(1, Status::Error, 0, Trigger::Live, 1_500),
        ],
    );
    version_comes(stage, 3, RIGHT, Some(WRONG));
}

#[test]
fn attempts() {
    each("attempts-none", false, |stage| {
        stage.act(Action::History);
        attempts_come(stage, Vec::new());
    });
    each("attempts", true, three_attempts);
    each("attempts-of-all", true, |stage| {
        three_attempts(stage);
        stage.act(Action::AllAttempts);
        attempts_come(
            stage,
            vec![
                past(9, Status::Pass, 8, Trigger::Asked, 2),
                past(8, Status::Fail, 3, Trigger::Live, 20_000),
            ],
        );
        version_comes(stage, 9, RIGHT, None);
    });
    each("attempts-changes", true, |stage| {
        three_attempts(stage);
        stage.acts(&[Action::Confirm, Action::Compare]);
    });
}

#[test]
fn a_pass_behind_the_progress_changes_it() {
    let mut stage = begun(120, 40, true);
    stage.act(Action::Progress);
    assert!(stage.text().contains("36 of 40"), "{}", stage.text());
    let exercise = id("exercise-38");
    let attempt = Attempt {
        exercise: exercise.clone(),
        language: Language::Python,
        source: "new\n".to_owned(),
        trigger: Trigger::Asked,
        verdict: codementor::domain::Verdict { exercise, ..verdict(&[]) },
    };
    stage.send(Msg::Happened { event: Box::new(Event::AttemptJudged(attempt)), at: Stage::begin() });
    assert!(stage.text().contains("37 of 40"), "{}", stage.text());
}

#[test]
fn the_parts_can_be_clicked_and_a_skill_opens_its_exercises() {
    let mut stage = begun(80, 24, true);
    stage.act(Action::Progress);
    // The name of the second part, behind the title.
    stage.click(24, 0);
    assert!(stage.text().contains("of 8 strong"), "{}", stage.text());
    stage.acts(&[Action::MoveDown, Action::Confirm, Action::MoveDown, Action::MoveDown, Action::Confirm]);
    assert!(stage.model.opening.is_some());
    assert!(stage.model.pages.is_empty());
}

#[test]
fn what_is_done_from_memory_shows_no_earlier_program() {
    let mut stage = begun(120, 40, true);
    let due = stage.model.journey.due_reviews(Stage::begin());
    let review = due.first().expect("a review is due").id.clone();
    stage.act(Action::Today);
    // Above the first review stands today's exercise.
    stage.acts(&[Action::MoveDown, Action::Confirm]);
    let exercise = codementor::domain::Exercise { id: review.clone(), ..rainy_days() };
    stage.open(opened(exercise));
    stage.act(Action::History);
    let attempt = PastAttempt { exercise: review, ..past(1, Status::Pass, 8, Trigger::Asked, 20_000) };
    attempts_come(&mut stage, vec![attempt]);
    version_comes(&mut stage, 1, RIGHT, None);
    assert!(stage.text().contains("You are doing this one again, from memory."), "{}", stage.text());
    assert!(!stage.text().contains("count += 1"));
    stage.act(Action::BringBack);
    assert!(stage.text().contains("It can be brought back when it passes."), "{}", stage.text());
}
