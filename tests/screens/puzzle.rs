//! Pieces that are put together, as a person sees them: the box, the piece in hand, what was wrong, the
//! page of the last hint; and what keys and the mouse do to them.

use super::exercise::{self, verdict};
use super::stage::{SIZES, Stage};
use codementor::app::desk::{Desk, PROGRAM_GUTTER, Side};
use codementor::app::msg::{Pointer, PointerKind, Timer};
use codementor::app::pages::Page;
use codementor::app::{Effect, Msg};
use codementor::domain::exercise::Rung;
use codementor::domain::puzzle::Placed;
use codementor::domain::tutoring::{Ladder, Speaker, Turn};
use codementor::domain::{Action, Context};

fn at_the_puzzle(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::working(columns, rows);
    stage.act(Action::NextExercise);
    stage.open_exercise(exercise::in_pieces());
    stage.act(Action::FocusEditor);
    stage.fire(Timer::Notice);
    stage
}

fn desk(stage: &Stage) -> &Desk {
    stage.model.practice.as_ref().and_then(|practice| practice.desk.as_deref()).expect("a desk")
}

/// Puts pieces together with keys, those of the box one after the other.
fn put_together(stage: &mut Stage, wanted: &[Placed]) {
    for (count, next) in wanted.iter().enumerate() {
        let place = desk(stage).boxed().iter().position(|piece| *piece == next.piece).expect("in the box");
        stage.acts(&[Action::PieceLeft, Action::MoveTop]);
        stage.acts(&vec![Action::MoveDown; place]);
        stage.act(Action::TakePiece);
        let level = desk(stage).puzzle.likely_level(&wanted[..count], count);
        stage.acts(&vec![Action::PieceRight; next.level.saturating_sub(level)]);
        stage.acts(&vec![Action::PieceLeft; level.saturating_sub(next.level)]);
        stage.act(Action::TakePiece);
    }
}

/// The program with its wrong comparison.
fn spoilt(stage: &Stage) -> Vec<Placed> {
    let puzzle = &desk(stage).puzzle;
    let found = puzzle.spoilt().into_iter().find(|(index, _)| puzzle.pieces[*index].text().contains(">="));
    found.expect("a wrong piece").1
}

/// The last hint, asked for and taken.
fn at_the_hint(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::working(columns, rows);
    let mut ladder = Ladder { given: 4, authored: 5, revealed_lines: 0, solution_lines: 6 };
    stage.act(Action::Hint);
    answer(&mut stage, "Compare the two.", Rung::Shape, ladder);
    stage.act(Action::Hint);
    stage.act(Action::Confirm);
    ladder.given = 5;
    answer(&mut stage, "Here is one way to write it, in 3 pieces and shuffled.", Rung::Pieces, ladder);
    stage
}

fn answer(stage: &mut Stage, text: &str, rung: Rung, ladder: Ladder) {
    let request = stage.newest(|effect| match effect {
        Effect::AskTutor { request, .. } => Some(*request),
        _ => None,
    });
    let turns = vec![Turn { speaker: Speaker::Tutor, text: text.to_owned(), rung: Some(rung) }];
    stage.send(Msg::TutorSaid { request, turns, ladder, fell_back: None });
}

#[test]
fn the_desk_in_every_state() {
    for (columns, rows) in SIZES.into_iter().chain([(40, 12)]) {
        let mut stage = at_the_puzzle(columns, rows);
        stage.shows("puzzle");
        let wanted = spoilt(&stage);
        put_together(&mut stage, &wanted[..3]);
        stage.acts(&[Action::TakePiece, Action::PieceRight]);
        stage.shows("puzzle-in-hand");
        let mut stage = at_the_puzzle(columns, rows);
        put_together(&mut stage, &wanted);
        stage.act(Action::PieceRight);
        stage.judge(verdict(&[3]), 38);
        stage.shows("puzzle-failing");
    }
}

#[test]
fn the_last_hint_in_pieces() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        let ladder = Ladder { given: 4, authored: 5, revealed_lines: 0, solution_lines: 6 };
        stage.act(Action::Hint);
        answer(&mut stage, "Compare the two.", Rung::Shape, ladder);
        stage.act(Action::Hint);
        stage.shows("pieces-asked");
        at_the_hint(columns, rows).shows("pieces-hint");
    }
}

#[test]
fn every_move_is_a_change_of_the_text_that_can_be_undone() {
    let mut stage = at_the_puzzle(120, 40);
    let text = |stage: &Stage| stage.model.practice.as_ref().expect("it is open").editor.text();
    let starter = text(&stage);
    let wanted = desk(&stage).puzzle.solved().to_vec();
    put_together(&mut stage, &wanted);
    assert_eq!(text(&stage), exercise::RIGHT);
    assert!(desk(&stage).boxed().len() == 2, "the wrong ones are left");
    // The last line is taken further in, moved up, and put back.
    stage.acts(&[Action::PieceRight, Action::MoveBottom, Action::InsertIndent]);
    assert!(text(&stage).ends_with("        return count\n"), "{}", text(&stage));
    stage.act(Action::MoveLineUp);
    assert!(text(&stage).ends_with("            count += 1\n"), "{}", text(&stage));
    stage.act(Action::ReturnPiece);
    assert!(!text(&stage).contains("return count"));
    for _ in 0..3 {
        stage.act(Action::Undo);
    }
    assert_eq!(text(&stage), exercise::RIGHT);
    for _ in 0..wanted.len() {
        stage.act(Action::Undo);
    }
    assert_eq!(text(&stage), starter);
    stage.act(Action::Redo);
    assert_eq!(desk(&stage).placed().len(), 1);
    // What is in hand is no change until it is put down.
    stage.acts(&[Action::PieceLeft, Action::TakePiece, Action::MoveUp]);
    assert_eq!(desk(&stage).placed().len(), 1);
    stage.act(Action::Undo);
    assert!(desk(&stage).held.is_none() && desk(&stage).placed().len() == 1);
}

#[test]
fn letters_are_not_lost_but_answered_and_text_is_a_key_away() {
    let mut stage = at_the_puzzle(120, 40);
    assert_eq!(codementor::app::context(&stage.model), Context::Puzzle);
    stage.send(Msg::Type("x".to_owned()));
    assert!(stage.text().contains("To type instead: Alt-J"), "{}", stage.text());
    stage.act(Action::Pieces);
    assert_eq!(codementor::app::context(&stage.model), Context::Editor);
    stage.act(Action::MoveBottom);
    stage.send(Msg::Type("    total = 0".to_owned()));
    assert!(stage.text().contains("total = 0"));
    // What is no piece goes when it becomes a puzzle again, and comes back with undo.
    stage.act(Action::Pieces);
    assert_eq!(codementor::app::context(&stage.model), Context::Puzzle);
    assert!(!stage.model.practice.as_ref().expect("it is open").editor.text().contains("total"));
    stage.act(Action::Undo);
    assert_eq!(codementor::app::context(&stage.model), Context::Editor);
    assert!(stage.text().contains("total = 0"));
}

#[test]
fn a_draft_that_is_not_made_of_the_pieces_is_text() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::NextExercise);
    let mut opened = exercise::opened(exercise::in_pieces());
    opened.draft = Some(codementor::app::msg::Draft {
        source: exercise::WRONG.replace("count", "number"),
        cursor: codementor::domain::place::Position::default(),
        top_line: 0,
    });
    stage.open(opened);
    stage.act(Action::FocusEditor);
    stage.fire(Timer::Notice);
    assert_eq!(codementor::app::context(&stage.model), Context::Editor);
    assert!(
        stage.text().contains("number += 1") && stage.text().contains("Alt-J puzzle"),
        "{}",
        stage.text()
    );
    stage.act(Action::Pieces);
    // The lines that are pieces stand in the program.
    assert_eq!(desk(&stage).placed().len(), 4);
}

#[test]
fn the_mouse_adds_takes_out_and_carries() {
    for (columns, rows) in SIZES {
        let mut stage = at_the_puzzle(columns, rows);
        let areas = desk(&stage).areas;
        let solved = desk(&stage).puzzle.solved().to_vec();
        let frame = desk(&stage).puzzle.frame.len() as u16;
        let row_of = |stage: &Stage, piece: usize| {
            let boxed = desk(stage).boxed();
            desk(stage).box_rows().iter().position(|row| boxed[row.place] == piece).expect("in the box")
                as u16
        };
        for next in &solved[..2] {
            let row = areas.box_rows.top + row_of(&stage, next.piece);
            stage.click(areas.box_rows.left + 6, row);
        }
        assert_eq!(
            desk(&stage).placed().iter().map(|placed| placed.piece).collect::<Vec<_>>(),
            [solved[0].piece, solved[1].piece]
        );
        // The second one is carried above the first, one step further in.
        let text = areas.program_rows.left + PROGRAM_GUTTER;
        let second = areas.program_rows.top + frame + 1;
        let level = desk(&stage).placed()[1].level as u16;
        let mut carry =
            |kind, column, row| stage.send(Msg::Pointer(Pointer { kind, column, row, shift: false }));
        carry(PointerKind::Press { clicks: 1 }, text + level * areas.step + 1, second);
        carry(PointerKind::Drag, text + (level + 1) * areas.step + 1, second - 1);
        carry(PointerKind::Release, text + (level + 1) * areas.step + 1, second - 1);
        let placed = desk(&stage).placed().to_vec();
        assert_eq!(
            (placed[0].piece, placed[0].level),
            (solved[1].piece, usize::from(level) + 1),
            "{columns}x{rows}"
        );
        // Over the box it goes back; a press takes the other one out.
        let mut carry =
            |kind, column, row| stage.send(Msg::Pointer(Pointer { kind, column, row, shift: false }));
        carry(PointerKind::Press { clicks: 1 }, text + 12, second - 1);
        carry(PointerKind::Drag, areas.box_rows.left + 5, areas.box_rows.top + 1);
        carry(PointerKind::Release, areas.box_rows.left + 5, areas.box_rows.top + 1);
        assert_eq!(desk(&stage).placed().len(), 1);
        stage.click(text + 6, second - 1);
        assert!(desk(&stage).placed().is_empty() && desk(&stage).side == Side::Box);
    }
}

#[test]
fn what_is_put_together_right_goes_into_the_editor_and_can_be_undone() {
    let mut stage = at_the_hint(120, 40);
    assert!(matches!(stage.model.page(), Some(Page::Pieces)));
    assert_eq!(stage.model.practice.as_ref().expect("it is open").standing.hints, 5);
    let solved = desk(&stage).puzzle.solved().to_vec();
    let before = stage.model.practice.as_ref().expect("it is open").editor.text();
    // Half of it is not judged.
    put_together(&mut stage, &solved[..1]);
    stage.act(Action::Check);
    assert!(stage.text().contains("pieces are still in the box"), "{}", stage.text());
    stage.act(Action::Undo);
    stage.act(Action::Cancel);
    assert!(stage.model.page().is_none());
    // It is there as it was left, once it is opened again.
    stage.act(Action::Pieces);
    put_together(&mut stage, &solved);
    let practice = stage.model.practice.as_ref().expect("it is open");
    assert!(stage.model.page().is_none());
    assert_eq!(practice.editor.text(), practice.solution());
    assert!(stage.text().contains("That is it."), "{}", stage.text());
    assert!(stage.effects.iter().any(|effect| matches!(effect, Effect::Check { .. })));
    stage.act(Action::Undo);
    assert_eq!(stage.model.practice.as_ref().expect("it is open").editor.text(), before);
}

#[test]
fn with_vims_keys_a_puzzle_is_a_puzzle_and_its_text_is_vims() {
    let mut stage = at_the_puzzle(120, 40);
    stage.act(Action::ToggleVimKeys);
    assert_eq!(codementor::app::context(&stage.model), Context::Puzzle);
    stage.act(Action::Pieces);
    assert_eq!(codementor::app::context(&stage.model), Context::Vim);
    for letter in ["G", "o", "x"] {
        stage.send(Msg::Type(letter.to_owned()));
    }
    // In the middle of an insertion: what is moved afterwards is undone piece by piece.
    stage.act(Action::Pieces);
    let solved = desk(&stage).puzzle.solved().to_vec();
    put_together(&mut stage, &solved);
    for left in (0..solved.len()).rev() {
        stage.act(Action::Undo);
        assert_eq!(desk(&stage).placed().len(), left);
    }
}

#[test]
fn a_press_that_began_elsewhere_moves_no_piece() {
    let mut stage = at_the_puzzle(120, 40);
    let areas = desk(&stage).areas;
    let (column, row) = (areas.box_rows.left + 5, areas.box_rows.top);
    let mut point = |kind, column, row| stage.send(Msg::Pointer(Pointer { kind, column, row, shift: false }));
    point(PointerKind::Press { clicks: 1 }, column, row);
    point(PointerKind::Press { clicks: 1 }, 3, 5);
    point(PointerKind::Drag, areas.program_rows.left + 9, areas.program_rows.top + 3);
    point(PointerKind::Release, areas.program_rows.left + 9, areas.program_rows.top + 3);
    assert!(desk(&stage).placed().is_empty() && desk(&stage).held.is_none());
}
