//! What keys, clicks, answers and timers do: one rule a test.

use super::exercise::{self, RIGHT, STARTER, WRONG, does_not_parse, verdict};
use super::stage::Stage;
use codementor::app::layout::Focus;
use codementor::app::msg::{CheckOutcome, Notice, NoticeKind, Pointer, PointerKind, Timer};
use codementor::app::{Effect, Msg, context};
use codementor::domain::attempt::{State, Trigger};
use codementor::domain::event::Event;
use codementor::domain::place::{Pane, Place};
use codementor::domain::tutoring::{Ladder, Question};
use codementor::domain::{Action, Context, RequestId};

fn checks(stage: &Stage) -> Vec<(Trigger, String)> {
    let sent = stage.effects.iter().filter_map(|effect| match effect {
        Effect::Check { trigger, source, .. } => Some((*trigger, source.clone())),
        _ => None,
    });
    sent.collect()
}

fn drafts(stage: &Stage) -> Vec<String> {
    let sent = stage.effects.iter().filter_map(|effect| match effect {
        Effect::SaveDraft { text, .. } => Some(text.to_string()),
        _ => None,
    });
    sent.collect()
}

fn has(stage: &Stage, wanted: impl Fn(&Effect) -> bool) -> bool {
    stage.effects.iter().any(wanted)
}

fn told(stage: &Stage) -> String {
    stage.model.notices.shown().map(|notice| notice.text.clone()).unwrap_or_default()
}

#[test]
fn an_untouched_starter_is_not_run() {
    let mut stage = Stage::first_start(120, 40);
    stage.act(Action::Check);
    stage.send(Msg::Type("x".to_owned()));
    stage.act(Action::DeleteLeft);
    stage.wait(300);
    stage.fire(Timer::Check);
    stage.write(&format!("{STARTER}\n   \n"));
    stage.fire(Timer::Check);
    assert_eq!(checks(&stage), []);
    assert!(stage.text().contains("◦ not started"));
}

#[test]
fn a_pause_runs_the_checks_and_newer_text_cancels_them() {
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    assert!(has(&stage, |effect| matches!(effect, Effect::After { timer: Timer::Check, millis: 250 })));
    stage.fire(Timer::Check);
    stage.fire(Timer::Check);
    assert_eq!(checks(&stage), [(Trigger::Live, WRONG.to_owned())]);
    let old = stage.model.requests;
    stage.send(Msg::Type("#".to_owned()));
    assert!(has(&stage, |effect| matches!(effect, Effect::CancelCheck)));
    let outcome = Box::new(CheckOutcome::Judged(verdict(&[])));
    stage.send(Msg::Checked { request: old, outcome });
    assert!(!stage.text().contains("passed"), "an answer about older text is dropped");
    stage.act(Action::Check);
    assert_eq!(checks(&stage).last(), Some(&(Trigger::Asked, format!("{WRONG}#"))));
}

#[test]
fn the_grader_runs_what_waited_for_it() {
    let mut stage = Stage::empty(120, 40);
    let start = Stage::start(Place::default(), State::New);
    stage.send(Msg::Started(Box::new(start)));
    stage.open_exercise(exercise::rainy_days());
    stage.write(WRONG);
    stage.fire(Timer::Check);
    stage.act(Action::Check);
    assert_eq!(checks(&stage), []);
    assert!(stage.text().contains("the grader is starting"));
    stage.grader_ready();
    assert_eq!(checks(&stage), [(Trigger::Asked, WRONG.to_owned())]);
}

#[test]
fn what_does_not_parse_is_told_after_a_second_of_rest() {
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    stage.judge(verdict(&[3]), 30);
    stage.send(Msg::Type("(".to_owned()));
    stage.judge(does_not_parse(), 20);
    let sentence = "line 6: the \"if\" needs a \":\" at its end.";
    assert!(!stage.text().contains(sentence));
    assert!(stage.text().contains("✗ 7 of 8   before your last change"));
    assert!(has(&stage, |effect| matches!(effect, Effect::After { timer: Timer::TellSyntax, millis: 730 })));
    stage.wait(730);
    stage.fire(Timer::TellSyntax);
    assert!(stage.text().contains(sentence));
    stage.act(Action::DeleteLeft);
    stage.judge(verdict(&[3]), 20);
    assert!(!stage.text().contains("needs a"), "as soon as it parses it goes");
}

#[test]
fn what_does_not_parse_is_told_at_once_when_asked() {
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    stage.act(Action::Check);
    stage.wait(20);
    stage.answer(CheckOutcome::Judged(does_not_parse()));
    assert!(stage.text().contains("line 6: the \"if\""));
    stage.act(Action::NextFailing);
    assert_eq!(stage.model.practice.as_ref().map(|practice| practice.editor.cursor().line), Some(5));
}

#[test]
fn a_pass_is_celebrated_once() {
    let mut stage = Stage::working(120, 40);
    stage.write(RIGHT);
    stage.judge(verdict(&[]), 30);
    assert!(stage.text().contains("· · · · · · · ·  All 8 checks pass."));
    stage.fire(Timer::Tick);
    assert!(stage.text().contains("✓ · · · · · · ·"));
    for _ in 0..9 {
        stage.fire(Timer::Tick);
    }
    assert!(stage.text().contains("✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓"));
    stage.send(Msg::Type("#".to_owned()));
    stage.judge(verdict(&[]), 30);
    assert!(stage.text().contains("✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓"), "it stays as it was");
    stage.send(Msg::Type("x".to_owned()));
    stage.judge(verdict(&[3]), 30);
    assert!(!stage.text().contains("All 8"));
    assert!(stage.text().contains("✓ passed"), "what is passed stays passed");
    stage.act(Action::Undo);
    stage.judge(verdict(&[]), 30);
    assert!(stage.text().contains("it stays passed"));
    assert!(stage.text().contains("✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓"), "nothing moves the second time");
}

#[test]
fn with_reduced_motion_all_is_there_at_once() {
    let mut stage = Stage::empty(120, 40);
    let mut start = Stage::start(Place::default(), State::New);
    start.preferences.reduced_motion = true;
    stage.send(Msg::Started(Box::new(start)));
    stage.open_exercise(exercise::rainy_days());
    stage.grader_ready();
    stage.write(RIGHT);
    stage.judge(verdict(&[]), 30);
    assert!(stage.text().contains("✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓"));
}

#[test]
fn a_long_run_says_so_and_can_be_stopped() {
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    stage.fire(Timer::Check);
    stage.wait(150);
    stage.fire(Timer::Tick);
    assert!(stage.text().contains("⋯ checking"));
    assert!(!stage.text().contains("stops it"));
    stage.wait(1_000);
    stage.fire(Timer::Tick);
    assert!(stage.text().contains("⋯ checking   1 s   Esc stops it"));
    stage.act(Action::Cancel);
    assert!(has(&stage, |effect| matches!(effect, Effect::CancelCheck)));
    assert_eq!(told(&stage), "Stopped. Ctrl-S runs the checks again.");
    stage.fire(Timer::Check);
    assert_eq!(checks(&stage).len(), 1, "what was stopped does not begin again by itself");
    stage.act(Action::Check);
    assert_eq!(checks(&stage).len(), 2);
}

#[test]
fn drafts_are_kept_soon_and_before_anything_else() {
    let mut stage = Stage::working(120, 40);
    stage.send(Msg::Type("a".to_owned()));
    let soon = |effect: &Effect| matches!(effect, Effect::After { timer: Timer::SaveDraft, millis } if *millis <= 500);
    assert!(has(&stage, soon));
    let armed = stage.effects.len();
    stage.send(Msg::Type("b".to_owned()));
    assert!(!stage.effects[armed..].iter().any(soon), "more keys do not put it off");
    stage.fire(Timer::SaveDraft);
    assert_eq!(drafts(&stage), [format!("ab{STARTER}")]);
    stage.send(Msg::Type("c".to_owned()));
    stage.act(Action::NextExercise);
    assert_eq!(drafts(&stage).len(), 2, "before another exercise is opened");
    stage.open_exercise(exercise::even_and_odd());
    stage.send(Msg::Type("d".to_owned()));
    stage.act(Action::Quit);
    assert_eq!(drafts(&stage).len(), 3, "before the session ends");
    assert!(matches!(stage.effects.last(), Some(Effect::Quit)));
    let count = stage.effects.len();
    stage.send(Msg::Type("e".to_owned()));
    assert_eq!(stage.effects.len(), count, "after the end nothing is done");
}

#[test]
fn a_closed_terminal_keeps_the_draft_too() {
    let mut stage = Stage::working(120, 40);
    stage.send(Msg::Type("a".to_owned()));
    stage.send(Msg::Interrupted);
    assert_eq!(drafts(&stage).len(), 1);
    assert!(stage.model.ended);
}

#[test]
fn what_could_not_be_saved_is_told_and_tried_again() {
    let mut stage = Stage::working(120, 40);
    stage.send(Msg::Type("a".to_owned()));
    stage.fire(Timer::SaveDraft);
    stage.send(Msg::SaveFailed { message: "The disk is full. Free some.".to_owned() });
    assert!(stage.text().contains("! not saved"));
    assert!(stage.text().contains("! The disk is full. Free some."));
    stage.wait(5_000);
    stage.fire(Timer::SaveDraft);
    assert_eq!(drafts(&stage).len(), 2);
    stage.send(Msg::DraftSaved { exercise: exercise::id("rainy-days"), revision: 1 });
    assert!(!stage.text().contains("not saved"));
}

#[test]
fn going_back_to_the_starter_asks_once_and_can_be_undone() {
    let mut stage = Stage::working(120, 40);
    stage.write(WRONG);
    stage.act(Action::ResetDraft);
    assert_eq!(context(&stage.model), Context::Dialog);
    stage.act(Action::Cancel);
    stage.act(Action::ResetDraft);
    stage.send(Msg::Type("q".to_owned()));
    stage.act(Action::Confirm);
    let text = |stage: &Stage| stage.model.practice.as_ref().map(|practice| practice.editor.text());
    assert_eq!(text(&stage).as_deref(), Some(STARTER));
    let reset = |effect: &Effect| matches!(effect, Effect::Record(event) if matches!(&**event, Event::DraftReset { discarded, .. } if discarded == WRONG));
    assert!(has(&stage, reset));
    stage.act(Action::Undo);
    assert_eq!(text(&stage).as_deref(), Some(WRONG));
}

#[test]
fn a_hint_leaves_the_keys_where_they_are_unless_it_could_not_be_seen() {
    for (columns, rows, focus) in [(200, 60, Focus::Editor), (120, 40, Focus::Editor), (80, 24, Focus::Chat)]
    {
        let mut stage = Stage::working(columns, rows);
        stage.act(Action::Hint);
        assert_eq!(stage.model.focus, focus, "{columns}x{rows}");
        assert!(stage.model.layout.shows(Focus::Chat));
        assert!(has(&stage, |effect| matches!(
            effect,
            Effect::AskTutor { question: Question::NextHint, .. }
        )));
        stage.act(Action::Hint);
        let asked = stage.effects.iter().filter(|effect| matches!(effect, Effect::AskTutor { .. }));
        assert_eq!(asked.count(), 1, "one question at a time");
    }
}

#[test]
fn typed_questions_are_sent_and_stale_answers_dropped() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::FocusChat);
    stage.act(Action::Send);
    stage.send(Msg::Type("why?".to_owned()));
    stage.act(Action::Send);
    let question = Question::Typed("why?".to_owned());
    assert!(has(
        &stage,
        |effect| matches!(effect, Effect::AskTutor { question: asked, .. } if *asked == question)
    ));
    let ladder = Ladder { given: 4, authored: 5, ..Ladder::default() };
    stage.send(Msg::TutorSaid { request: RequestId(9_999), turns: Vec::new(), ladder, fell_back: None });
    assert!(stage.text().contains("the tutor is thinking"));
    stage.act(Action::LastQuestion);
    assert!(stage.text().contains("> why?"));
}

#[test]
fn the_list_opens_what_is_chosen_and_remembers_where_one_was() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::Exercises);
    stage.send(Msg::Type("string".to_owned()));
    while stage
        .model
        .browse
        .chosen_entry(&stage.model.catalogue)
        .is_some_and(|entry| entry.id.slug != "the-lost-comma")
    {
        stage.act(Action::MoveDown);
    }
    stage.act(Action::Confirm);
    let word_count = exercise::id("the-lost-comma");
    assert!(has(&stage, |effect| matches!(effect, Effect::OpenExercise { id, .. } if *id == word_count)));
    stage.act(Action::Exercises);
    let chosen = stage.model.browse.chosen_entry(&stage.model.catalogue).map(|entry| entry.title.clone());
    assert_eq!(chosen.as_deref(), Some("The lost comma"));
    stage.act(Action::Cancel);
    assert_eq!(context(&stage.model), Context::Browse, "Esc clears the search first");
    stage.act(Action::Cancel);
    assert_eq!(context(&stage.model), Context::Editor);
}

#[test]
fn panes_are_gone_round_and_the_place_is_kept() {
    let mut stage = Stage::working(120, 40);
    let mut round = Vec::new();
    for _ in 0..5 {
        stage.act(Action::NextPane);
        round.push(context(&stage.model));
    }
    let names: Vec<&str> = round.iter().map(|place: &Context| place.name()).collect();
    assert_eq!(names, ["checks", "chat", "progress", "exercise", "editor"]);
    let places: Vec<Pane> = stage
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::SavePlace(place) => Some(place.pane),
            _ => None,
        })
        .collect();
    // The first one is of the opening: the exercise is chosen in the list too.
    assert_eq!(places, [Pane::Editor, Pane::Chat, Pane::Progress, Pane::Exercise, Pane::Editor]);
    stage.act(Action::Zoom);
    assert!(has(&stage, |effect| matches!(effect, Effect::SavePlace(Place { zoomed: true, .. }))));
    stage.act(Action::Cancel);
    assert!(!stage.model.zoomed);
}

#[test]
fn the_theme_is_kept() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::NextTheme);
    assert_eq!(stage.model.preferences.theme, "light");
    let kept = |effect: &Effect| matches!(effect, Effect::Record(event) if matches!(&**event, Event::PreferenceChanged { key, value } if key == "theme" && value == "light"));
    assert!(has(&stage, kept));
}

#[test]
fn notices_fade_and_take_no_keys() {
    let mut stage = Stage::working(120, 40);
    stage.send(Msg::Told(Notice { kind: NoticeKind::Good, text: "Level up.".to_owned() }));
    assert!(stage.text().contains("✓ Level up."));
    assert!(has(&stage, |effect| matches!(effect, Effect::After { timer: Timer::Notice, .. })));
    assert_eq!(context(&stage.model), Context::Editor);
    stage.send(Msg::Type("a".to_owned()));
    assert!(stage.text().contains("Level up."), "a key in haste does not take it away");
    stage.fire(Timer::Notice);
    assert!(!stage.text().contains("Level up."));
}

#[test]
fn the_solution_opens_after_a_pass() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::ShowSolution);
    assert!(told(&stage).starts_with("The model solution opens when your checks pass."));
    stage.write(RIGHT);
    stage.judge(verdict(&[]), 30);
    stage.act(Action::ShowSolution);
    assert!(stage.text().contains("return sum("));
    // First one looks back, then one goes on.
    stage.act(Action::NextExercise);
    assert!(stage.text().contains("How well did you know it?"));
    stage.act(Action::NextExercise);
    assert!(stage.model.pages.is_empty());
}

#[test]
fn an_exercise_that_does_not_open_leaves_the_old_one() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::NextExercise);
    let request = stage.newest(|effect| match effect {
        Effect::OpenExercise { request, .. } => Some(*request),
        _ => None,
    });
    stage.send(Msg::OpenFailed { request, message: "It has gone. F7 lists the others.".to_owned() });
    assert!(stage.text().contains("! It has gone. F7 lists the others."));
    assert!(stage.text().contains("Rainy days"));
}

#[test]
fn clicks_do_what_they_show() {
    let mut stage = Stage::working(80, 24);
    stage.click(1, 0);
    assert_eq!(stage.model.focus, Focus::Exercise);
    stage.click(12, 0);
    assert_eq!(stage.model.focus, Focus::Editor);
    stage.write(WRONG);
    stage.judge(verdict(&[3]), 30);
    let row = |stage: &Stage, words: &str| {
        stage.text().lines().position(|line| line.contains(words)).map_or(0, |row| row as u16)
    };
    let passed_case = row(&stage, "no day above");
    stage.click(10, passed_case);
    assert!(stage.text().contains("rainy_days([1.0, 2.0], 10.0)"));
    assert_eq!(stage.model.focus, Focus::Checks);
    let column = stage.text().lines().last().and_then(|line| line.find("? help")).unwrap_or(0) as u16;
    stage.click(column, 23);
    assert_eq!(context(&stage.model), Context::Help);
    stage.act(Action::Cancel);
    stage.act(Action::Exercises);
    let till = row(&stage, "The till");
    stage.click(10, till);
    stage.click(10, till);
    let opened = exercise::id("the-till");
    assert!(has(&stage, |effect| matches!(effect, Effect::OpenExercise { id, .. } if *id == opened)));
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_dragging_selects() {
    let mut stage = Stage::working(110, 20);
    assert!(stage.text().contains("level 2"));
    for _ in 0..3 {
        stage.wheel(5, 5, true);
    }
    assert!(!stage.text().contains("level 2"));
    assert_eq!(stage.model.focus, Focus::Editor, "the keys stay");
    stage.wheel(5, 5, false);
    let area = stage.model.layout.content(Focus::Editor);
    for (kind, column) in
        [(PointerKind::Press { clicks: 1 }, 4), (PointerKind::Drag, 7), (PointerKind::Release, 7)]
    {
        let pointer = Pointer { kind, column: area.left + column, row: area.top, shift: false };
        stage.send(Msg::Pointer(pointer));
    }
    let selected = stage.model.practice.as_ref().map(|practice| practice.editor.selected_text());
    assert_eq!(selected.as_deref(), Some("def"));
}

#[test]
fn the_first_exercise_opens_straight_away() {
    let stage = Stage::first_start(80, 24);
    assert_eq!(stage.model.focus, Focus::Exercise, "one pane at a time: the task is read first");
    let first = exercise::id("rainy-days");
    assert!(has(&stage, |effect| matches!(effect, Effect::OpenExercise { id, .. } if *id == first)));
    assert!(has(
        &stage,
        |effect| matches!(effect, Effect::Record(event) if matches!(**event, Event::ExerciseOpened { .. }))
    ));
    assert_eq!(Stage::first_start(120, 40).model.focus, Focus::Editor);
}
