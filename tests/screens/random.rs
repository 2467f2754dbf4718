//! Thousands of random messages, windows down to one cell among them: nothing panics, the layout stays
//! inside of its window, and every frame can be drawn.

use super::exercise::{self, does_not_parse, printed_and_timed_out, raised, verdict};
use super::stage::Stage;
use codementor::app::keys::KeyHint;
use codementor::app::msg::{
    CheckOutcome, Grading, HighlightTarget, Notice, NoticeKind, Pointer, PointerKind, Timer,
};
use codementor::app::{Effect, Msg};
use codementor::domain::attempt::State;
use codementor::domain::event::Event;
use codementor::domain::exercise::Rung;
use codementor::domain::place::Place;
use codementor::domain::profile::ProfileChange;
use codementor::domain::recall::Recall;
use codementor::domain::tokens::{TokenClass, TokenSpan};
use codementor::domain::tutoring::{Ladder, Speaker, Turn};
use codementor::domain::{Action, Context, Moment, RequestId};

const SEEDS: u64 = 24;
const MESSAGES: usize = 700;

/// A small generator of numbers, the same ones for the same seed (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound.max(1)
    }

    fn one_of<'list, Item>(&mut self, list: &'list [Item]) -> &'list Item {
        &list[self.below(list.len())]
    }
}

#[test]
fn nothing_breaks_whatever_comes() {
    for seed in 1..=SEEDS {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut stage = Stage::empty(80, 24);
        for step in 0..MESSAGES {
            let message = random_message(&mut dice, &stage);
            stage.wait(dice.below(1_500) as u64);
            let told = format!("seed {seed}, step {step}: {message:?}");
            holds(&stage, &told);
        }
    }
}

fn holds(stage: &Stage, told: &str) {
    let (columns, rows) = (stage.model.columns, stage.model.rows);
    let layout = &stage.model.layout;
    assert_eq!((layout.whole.width, layout.whole.height), (columns, rows), "{told}");
    for frame in &layout.frames {
        for area in [frame.title, frame.content, layout.chat_input, layout.footer] {
            assert!(area.right() <= columns && area.bottom() <= rows, "{told}: {area:?}");
        }
    }
    if let Some(practice) = &stage.model.practice {
        let selection = practice.editor.selection();
        let length = practice.editor.snapshot().len_chars();
        assert!(selection.head.max(selection.anchor) <= length, "{told}: {selection:?} in {length}");
    }
    let (_, cursor) = stage.draw();
    if let Some(cursor) = cursor {
        assert!(cursor.position.x < columns && cursor.position.y < rows, "{told}: {cursor:?}");
    }
}

fn random_message(dice: &mut Dice, stage: &Stage) -> Msg {
    match dice.below(24) {
        0..=7 => Msg::Act(*dice.one_of(Action::ALL)),
        8 | 9 => {
            let texts =
                ["x", "(", "\"", "y", "q", "?", " ", "漢", "e\u{301}", "👩‍👩‍👧", "\u{1b}", "\n", "\t", ""];
            Msg::Type((*dice.one_of(&texts)).to_owned())
        }
        10 => {
            let texts =
                [exercise::WRONG, exercise::RIGHT, exercise::STARTER, "", "\r\n\u{0}\u{202e}x", "a\n\n\n"];
            Msg::Paste((*dice.one_of(&texts)).to_owned())
        }
        11 | 12 => random_pointer(dice),
        13 | 14 => Msg::Resized {
            columns: *dice.one_of(&[1, 2, 10, 29, 30, 40, 47, 79, 80, 99, 100, 120, 149, 150, 200, 300]),
            rows: *dice.one_of(&[1, 2, 3, 7, 8, 9, 12, 16, 17, 24, 40, 60, 90]),
        },
        15 => {
            let place = Place { exercise: Some(exercise::id("rainy-days")), ..Place::default() };
            let states = [State::New, State::Started, State::Solved];
            let mut start = Stage::start(place, *dice.one_of(&states));
            if dice.below(3) == 0 {
                start.journey = Box::new(exercise::newcomers_journey());
                start.place = Place::default();
            }
            if dice.below(4) == 0 {
                start.catalogue.clear();
                start.themes.clear();
                start.keys =
                    vec![KeyHint { context: Context::Global, action: Action::Quit, keys: Vec::new() }];
            }
            Msg::Started(Box::new(start))
        }
        16 => Msg::GraderReady(match dice.below(4) {
            0 => Grading::Unavailable { message: "No.".to_owned(), hint: String::new() },
            1 => Grading::NeedsConsent { message: "May I?".to_owned(), hint: String::new() },
            _ => Grading::Ready { tier: "sandbox B".to_owned(), language: "Python 3.12".to_owned() },
        }),
        17 => random_opening(dice, stage),
        18 | 19 => random_outcome(dice, stage),
        20 => random_answer(dice, stage),
        21 => Msg::TimerFired(*dice.one_of(&[
            Timer::Check,
            Timer::TellSyntax,
            Timer::SaveDraft,
            Timer::Highlight,
            Timer::Notice,
            Timer::Tick,
        ])),
        22 => random_colours(dice),
        _ => random_news(dice),
    }
}

fn random_pointer(dice: &mut Dice) -> Msg {
    let kind = match dice.below(7) {
        0 | 1 => PointerKind::Press { clicks: dice.below(4) as u8 },
        2 => PointerKind::Drag,
        3 => PointerKind::Release,
        4 => PointerKind::ScrollUp,
        5 => PointerKind::ScrollDown,
        _ => PointerKind::ScrollRight,
    };
    let (column, row) = (dice.below(220) as u16, dice.below(70) as u16);
    Msg::Pointer(Pointer { kind, column, row, shift: dice.below(4) == 0 })
}

fn random_opening(dice: &mut Dice, stage: &Stage) -> Msg {
    let asked = stage.model.opening.as_ref().map(|opening| opening.request);
    let request = asked.unwrap_or(RequestId(dice.below(50) as u64));
    if dice.below(8) == 0 {
        return Msg::OpenFailed { request, message: "It has gone.".to_owned() };
    }
    let exercise = match dice.below(4) {
        0 => exercise::even_and_odd(),
        1 => exercise::in_pieces(),
        _ => exercise::rainy_days(),
    };
    Msg::ExerciseOpened { request, opened: Box::new(exercise::opened(exercise)) }
}

fn random_outcome(dice: &mut Dice, stage: &Stage) -> Msg {
    let asked = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::Check { request, .. } => Some(*request),
        _ => None,
    });
    let request = asked.unwrap_or_default();
    let outcome = match dice.below(8) {
        0 => CheckOutcome::Cancelled,
        1 => CheckOutcome::Failed { message: "It broke.".to_owned(), hint: "Look.".to_owned() },
        2 => CheckOutcome::Judged(does_not_parse()),
        3 => CheckOutcome::Judged(raised()),
        4 => CheckOutcome::Judged(printed_and_timed_out()),
        5 | 6 => CheckOutcome::Judged(verdict(&[])),
        _ => CheckOutcome::Judged(verdict(&[dice.below(8)])),
    };
    Msg::Checked { request, outcome: Box::new(outcome) }
}

fn random_answer(dice: &mut Dice, stage: &Stage) -> Msg {
    let asked = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::AskTutor { request, .. } => Some(*request),
        _ => None,
    });
    let rungs = [None, Some(Rung::Look), Some(Rung::Shape), Some(Rung::Pieces), Some(Rung::Reveal)];
    let speakers = [Speaker::Tutor, Speaker::Learner];
    let turns = (0..dice.below(4))
        .map(|_| Turn {
            speaker: *dice.one_of(&speakers),
            text: "Look *here*:\n\n```python\nfor amount in amounts:\n```\n\n> and there".to_owned(),
            rung: *dice.one_of(&rungs),
        })
        .collect();
    let ladder =
        Ladder { given: dice.below(6), authored: 5, revealed_lines: dice.below(8), solution_lines: 7 };
    Msg::TutorSaid { request: asked.unwrap_or_default(), turns, ladder, fell_back: None }
}

fn random_colours(dice: &mut Dice) -> Msg {
    let targets = [
        HighlightTarget::Editor,
        HighlightTarget::Solution,
        HighlightTarget::Pieces,
        HighlightTarget::Block { index: 0 },
        HighlightTarget::Block { index: 1_000 },
        HighlightTarget::Block { index: 999_999 },
    ];
    let span = TokenSpan { start: dice.below(9), end: dice.below(40), class: TokenClass::Keyword };
    Msg::Highlighted {
        target: *dice.one_of(&targets),
        revision: dice.below(30) as u64,
        first_line: dice.below(12),
        lines: vec![vec![span]; dice.below(12)],
    }
}

fn random_event(dice: &mut Dice) -> Event {
    let exercise = exercise::id(["rainy-days", "a-greeting", "gone"][dice.below(3)]);
    match dice.below(9) {
        0 => Event::ExerciseSkipped { exercise },
        1 => Event::ExerciseGivenUp { exercise },
        2 => Event::ExerciseChosen { exercise, reason: "It is new.".to_owned() },
        3 => Event::LevelChanged { from: 1, to: 2 },
        4 => Event::InterviewEnded { completed: true },
        5 => Event::TourEnded { completed: false },
        6 => Event::MemoryErased { line: "goal:job".to_owned() },
        7 => Event::ProfileChanged { change: ProfileChange::Goals(vec!["job".to_owned()]) },
        _ => Event::ReviewGraded { exercise, grade: Recall::Good },
    }
}

fn random_news(dice: &mut Dice) -> Msg {
    match dice.below(4) {
        0 => Msg::DraftSaved { exercise: exercise::id("rainy-days"), revision: dice.below(40) as u64 },
        1 => Msg::SaveFailed { message: "The disk is full.".to_owned() },
        2 => Msg::Happened { event: Box::new(random_event(dice)), at: Moment::default() },
        _ => Msg::Told(Notice { kind: NoticeKind::Good, text: "Level up. ".repeat(dice.below(40)) }),
    }
}
