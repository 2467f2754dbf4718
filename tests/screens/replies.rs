//! A reply of a model while it comes: who speaks, what has come, and what keys do meanwhile.

use super::exercise;
use super::stage::{SIZES, Stage, text_of};
use codementor::app::{Effect, Msg};
use codementor::config::theme::Themes;
use codementor::domain::attempt::State;
use codementor::domain::place::Place;
use codementor::domain::tutoring::{Ladder, Question, Speaker, Told, Turn};
use codementor::domain::{Action, RequestId};
use codementor::tui::colour::ColourDepth;

const REPLY: &str = "You are close. Your loop looks at **every** day, and that is right.\n\nTry your line by hand with \
                     two days:\n\n```python\nlimit = 4\nfor amount in [4, 5]:\n    print(amount, amount > limit)\n\
                     ```\n\nFor which of the two should it count, by the words of the task?";

const LADDER: Ladder = Ladder { given: 0, authored: 5, revealed_lines: 0, solution_lines: 7 };

fn asked(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::working(columns, rows);
    stage.act(Action::FocusChat);
    stage.send(Msg::Type("why is the last one wrong?".to_owned()));
    stage.act(Action::Send);
    stage
}

fn request(stage: &Stage) -> RequestId {
    stage.newest(|effect| match effect {
        Effect::AskTutor { request, .. } => Some(*request),
        _ => None,
    })
}

fn tell(stage: &mut Stage, told: Told) {
    let request = request(stage);
    stage.send(Msg::TutorTold { request, told });
}

fn more(stage: &mut Stage, text: &str) {
    tell(stage, Told::More(text.to_owned()));
}

fn tutor(text: &str) -> Turn {
    Turn { speaker: Speaker::Tutor, text: text.to_owned(), rung: None }
}

fn end(stage: &mut Stage, text: &str, fell_back: Option<&str>) {
    let question = "why is the last one wrong?".to_owned();
    let asked = Turn { speaker: Speaker::Learner, text: question, rung: None };
    let turns = vec![asked, tutor(text)];
    let (request, fell_back) = (request(stage), fell_back.map(ToOwned::to_owned));
    stage.send(Msg::TutorSaid { request, turns, ladder: LADDER, fell_back });
}

fn by(stage: &mut Stage) {
    tell(stage, Told::By("ollama · llama3.2".to_owned()));
}

fn each(name: &str, play: impl Fn(&mut Stage)) {
    for (columns, rows) in SIZES {
        let mut stage = asked(columns, rows);
        play(&mut stage);
        stage.shows(name);
    }
}

fn half(stage: &mut Stage) {
    by(stage);
    more(stage, &REPLY[..REPLY.find("print").expect("code")]);
}

const LOST: &str = "ollama broke off in the middle of its reply. Here is the offline tutor's answer.";

#[test]
fn replies_in_every_state() {
    each("reply-awaited", by);
    each("reply-coming", half);
    each("reply-stopping", |stage| {
        half(stage);
        stage.act(Action::Cancel);
    });
    each("reply-stopped", |stage| {
        half(stage);
        stage.act(Action::Cancel);
        end(stage, "You are close. Your loop\n\n*You stopped the tutor here.*", None);
    });
    each("reply-whole", |stage| {
        half(stage);
        end(stage, REPLY, None);
    });
    each("reply-taken-back", |stage| {
        half(stage);
        tell(stage, Told::TakenBack("That said too much; the tutor says it in another way:".to_owned()));
        more(stage, "Which of the two days is *exactly* at the ");
    });
    each("reply-fell-back", |stage| {
        half(stage);
        end(stage, "Look at the check that fails: what should it give?", Some(LOST));
    });
}

#[test]
fn every_theme_shows_a_reply_alike() {
    let mut stage = asked(120, 40);
    half(&mut stage);
    let expected = stage.text();
    for theme in Themes::built_in().names() {
        for depth in ColourDepth::ALL {
            assert_eq!(text_of(&stage.draw_in(&theme, depth).0), expected, "{theme}");
        }
    }
}

#[test]
fn days_stand_above_what_was_said_on_them() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        let today = Stage::begin().local_day();
        let mut opened = exercise::opened(exercise::rainy_days());
        let learner = Turn { speaker: Speaker::Learner, ..tutor("what is a limit?") };
        opened.turns = vec![learner, tutor("A number that is not to be passed."), tutor("And today?")];
        opened.turn_days = vec![today - 3, today - 3, today];
        stage.act(Action::NextExercise);
        stage.open(opened);
        stage.act(Action::FocusChat);
        stage.shows("reply-days");
    }
}

/// What came first stays where it is on the screen, however long the reply gets, until the pane is full;
/// and a reader who scrolled up is left in peace.
#[test]
fn the_view_follows_only_at_the_end() {
    let mut stage = asked(80, 24);
    by(&mut stage);
    for line in 0..60 {
        more(&mut stage, &format!("Sentence number {line} of a long reply.\n\n"));
    }
    assert!(stage.text().contains("Sentence number 59"), "{}", stage.text());
    stage.act(Action::MovePageUp);
    let before = stage.text();
    assert!(!before.contains("Sentence number 59"));
    for line in 60..90 {
        more(&mut stage, &format!("Sentence number {line} of a long reply.\n\n"));
    }
    let row = |text: &str| text.lines().find(|line| line.contains("Sentence")).map(str::to_owned);
    assert_eq!(row(&before), row(&stage.text()));
    stage.acts(&[Action::MovePageDown; 40]);
    more(&mut stage, "Sentence number 90 of a long reply.\n\n");
    assert!(stage.text().contains("Sentence number 90"));
    // The end changes nothing of what is seen.
    let before = stage.text();
    let sentences = (0..91).map(|line| format!("Sentence number {line} of a long reply.\n\n"));
    let whole = sentences.collect::<Vec<_>>().concat();
    end(&mut stage, &whole, None);
    let seen = |text: &str| text.lines().filter(|line| line.contains("Sentence")).collect::<String>();
    assert_eq!(seen(&before), seen(&stage.text()));
}

#[test]
fn a_second_question_waits_in_the_line() {
    let mut stage = asked(120, 40);
    half(&mut stage);
    stage.send(Msg::Type("and why?".to_owned()));
    stage.act(Action::Send);
    let text = stage.text();
    assert!(text.contains("The tutor has not finished; Esc stops it."), "{text}");
    assert!(text.contains("> and why?"), "{text}");
    let asked = stage.effects.iter().filter(|effect| matches!(effect, Effect::AskTutor { .. })).count();
    assert_eq!(asked, 1);
}

#[test]
fn what_was_stopped_is_asked_again_by_one_key() {
    let mut stage = asked(120, 40);
    half(&mut stage);
    let first = request(&stage);
    stage.act(Action::Cancel);
    stage.act(Action::Cancel);
    let stops = |stage: &Stage| {
        let stop = |effect: &&Effect| matches!(effect, Effect::CancelTutor { request } if *request == first);
        stage.effects.iter().filter(stop).count()
    };
    assert_eq!(stops(&stage), 1);
    end(&mut stage, "You are close.\n\n*You stopped the tutor here.*", None);
    assert!(stage.text().contains("Alt-A ask again"), "{}", stage.text());
    stage.act(Action::AskAgain);
    let again = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::AskTutor { question, request, .. } => Some((question.clone(), *request)),
        _ => None,
    });
    let (question, second) = again.expect("it was asked");
    assert_eq!(question, Question::Typed("why is the last one wrong?".to_owned()));
    assert_ne!(first, second);
    // What the first one still says is not heard.
    stage.send(Msg::TutorTold { request: first, told: Told::More("old words ".to_owned()) });
    assert!(!stage.text().contains("old words"));
}

#[test]
fn code_is_copied_newest_first_and_by_its_mark() {
    let mut stage = asked(120, 40);
    half(&mut stage);
    end(&mut stage, "```python\nx = 1\n```\n\nand\n\n```python\ny = 2\nz = 3\n```\n", None);
    let copied = |stage: &Stage| {
        stage.effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        })
    };
    stage.act(Action::CopyCode);
    assert_eq!(copied(&stage).as_deref(), Some("y = 2\nz = 3"));
    assert!(stage.text().contains("Copied 2 lines of code. Alt-C copies the code before it."));
    stage.act(Action::CopyCode);
    assert_eq!(copied(&stage).as_deref(), Some("x = 1"));
    stage.act(Action::CopyCode);
    assert_eq!(copied(&stage).as_deref(), Some("y = 2\nz = 3"));
    let text = stage.text();
    let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains("x = 1")).expect("the code");
    let at = line.find("copy").expect("its mark");
    let column = line[..at].chars().count();
    stage.click(column as u16, row as u16);
    assert_eq!(copied(&stage).as_deref(), Some("x = 1"));
}

/// With little motion, a paragraph comes when it is whole.
#[test]
fn a_calm_reply_comes_by_paragraphs() {
    let mut stage = Stage::empty(120, 40);
    let mut start = Stage::start(Place::default(), State::New);
    start.preferences.reduced_motion = true;
    stage.send(Msg::Started(Box::new(start)));
    stage.open(exercise::opened(exercise::rainy_days()));
    stage.act(Action::FocusChat);
    stage.send(Msg::Type("why?".to_owned()));
    stage.act(Action::Send);
    by(&mut stage);
    more(&mut stage, "One paragraph that is not ");
    assert!(!stage.text().contains("One paragraph"));
    more(&mut stage, "long.\n\nAnd another that ");
    let text = stage.text();
    assert!(text.contains("One paragraph that is not long.") && !text.contains("And another"), "{text}");
}

#[test]
fn leaving_the_exercise_ends_the_reply() {
    let mut stage = asked(120, 40);
    half(&mut stage);
    let first = request(&stage);
    stage.act(Action::NextExercise);
    stage.open(exercise::opened(exercise::rainy_days()));
    let stops = |effect: &Effect| matches!(effect, Effect::CancelTutor { request } if *request == first);
    assert!(stage.effects.iter().any(stops));
}
