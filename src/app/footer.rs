//! The last row: the few keys that work here and now, a notice or a question in their place, and what
//! runs the learner's code. Every key in it can be clicked. It never decides what a key does.

use super::Model;
use super::board::interview::Occasion;
use super::board::progress::Tab;
use super::board::{Board, Kind};
use super::desk::Side;
use super::editor::vim::Mode;
use super::finder::Purpose;
use super::layout::{Arrangement, Focus};
use super::lines::Target;
use super::msg::{Grading, Notice};
use super::pages::Page;
use super::practice::Practice;
use super::{context, text};
use crate::domain::{Action, Context};

/// Blanks between two keys.
const GAP: u16 = 2;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    pub message: Option<Message>,
    /// The mode of vim's keys, in front of everything.
    pub mode: Option<&'static str>,
    pub items: Vec<Item>,
    /// At the right edge: language and sandbox.
    pub status: String,
}

/// What takes the place of the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Told(Notice),
    Asked(String),
}

/// A key with its word, and the columns that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub action: Action,
    pub key: String,
    pub word: String,
    pub left: u16,
    pub width: u16,
}

impl Footer {
    pub fn of(model: &Model) -> Self {
        let width = model.columns;
        let mut footer = Self { message: None, mode: None, items: Vec::new(), status: String::new() };
        if model.layout.arrangement == Arrangement::TooSmall {
            return footer;
        }
        if let Some(question) = model.question {
            footer.message = Some(Message::Asked(question.text()));
            let (yes, no) = question.answers();
            let wanted = [(Action::Confirm, yes.to_owned()), (Action::Cancel, no.to_owned())];
            let left = 1 + text::width(&question.text()) as u16 + 3;
            footer.place(model, &wanted, left, width);
            return footer;
        }
        if let Some(notice) = model.notices.shown() {
            footer.message = Some(Message::Told(notice.clone()));
            return footer;
        }
        let wanted = wanted(model);
        footer.mode = model.vim_mode().map(Mode::name);
        let left = footer.mode.map_or(1, |mode| 1 + text::width(mode) as u16 + GAP);
        for status in statuses(model) {
            // The status gives way before the keys do.
            let taken = if status.is_empty() { 0 } else { text::width(&status) as u16 + 1 + GAP };
            footer.items.clear();
            footer.status = status;
            if footer.place(model, &wanted, left, width.saturating_sub(taken)) {
                return footer;
            }
        }
        footer.place_what_fits(model, wanted, left, width);
        footer
    }

    /// The action of the key that stands at this column.
    pub fn at(&self, column: u16) -> Option<Action> {
        let found = self.items.iter().find(|item| column >= item.left && column < item.left + item.width);
        found.map(|item| item.action)
    }

    /// Puts all of `wanted` before column `end`; `false` where they do not fit.
    fn place(&mut self, model: &Model, wanted: &[(Action, String)], from: u16, end: u16) -> bool {
        let mut left = from;
        for (action, word) in wanted {
            let Some(key) = model.keys.label(context(model), *action) else { continue };
            let width = (text::width(key) + 1 + text::width(word)) as u16;
            let fits = left.saturating_add(width) <= end;
            let item = Item { action: *action, key: key.to_owned(), word: word.clone(), left, width };
            if !fits {
                return false;
            }
            self.items.push(item);
            left += width + GAP;
        }
        true
    }

    /// Leaves keys out, from the second-last backwards: the last one is help.
    fn place_what_fits(&mut self, model: &Model, wanted: Vec<(Action, String)>, left: u16, width: u16) {
        let mut wanted = wanted;
        loop {
            self.items.clear();
            if self.place(model, &wanted, left, width) || wanted.len() <= 1 {
                return;
            }
            wanted.remove(wanted.len() - 2);
        }
    }
}

/// What may stand at the right, longest first.
fn statuses(model: &Model) -> Vec<String> {
    let Some(Grading::Ready { tier, language }) = &model.grading else {
        let starting = if model.grading.is_none() { "starting the grader" } else { "" };
        return vec![starting.to_owned(), String::new()];
    };
    vec![format!("{language}   {tier}"), tier.clone(), String::new()]
}

fn wanted(model: &Model) -> Vec<(Action, String)> {
    let mut wanted = match model.page() {
        Some(page) => of_page(model, page),
        None if model.tour.is_some() => words(&model.tour.map_or_else(Vec::new, |tour| tour.ways())),
        None => of_focus(model),
    };
    if !matches!(model.page(), Some(Page::Help(_))) {
        wanted.push((Action::Help, "help".to_owned()));
    }
    wanted
}

fn of_page(model: &Model, page: &Page) -> Vec<(Action, String)> {
    match page {
        Page::Help(help) => {
            let rows = help.lines(&model.keys, model.columns.into()).len();
            let seen = usize::from(model.layout.body.height.saturating_sub(3));
            let mut wanted = Vec::new();
            if rows > help.top + seen {
                wanted.push((Action::MovePageDown, "more".to_owned()));
            }
            wanted.push((Action::Cancel, "back".to_owned()));
            wanted
        }
        Page::Exercises => {
            if model.browse.menu.is_some() {
                return words(&[
                    (Action::Confirm, "take it"),
                    (Action::MoveDown, "choose"),
                    (Action::Cancel, "back"),
                ]);
            }
            let mut wanted = words(&[(Action::Confirm, "open"), (Action::MoveDown, "choose")]);
            if !model.browse.asked().filter.is_empty() {
                wanted.push((Action::ClearFilters, "clear".to_owned()));
            }
            wanted.extend(words(&[(Action::SkillMap, "skill map"), (Action::Cancel, "back")]));
            wanted
        }
        Page::SkillMap => words(&[
            (Action::Confirm, "read"),
            (Action::MoveDown, "go on"),
            (Action::BestAbout, "best one"),
            (Action::Exercises, "exercises"),
            (Action::Cancel, "back"),
        ]),
        Page::Skill(page) => {
            let open = if page.chosen.is_some() { "open" } else { "choose" };
            words(&[
                (Action::Confirm, open),
                (Action::MoveDown, "choose"),
                (Action::MovePageDown, "read on"),
                (Action::BestAbout, "best one"),
                (Action::Cancel, "back"),
            ])
        }
        Page::Solution(_) => {
            let mut wanted = Vec::new();
            if model.layout.arrangement == Arrangement::Narrow {
                wanted.push((Action::NextPane, "other side".to_owned()));
            }
            wanted.extend(next(model));
            wanted.extend(words(&[(Action::MoveDown, "scroll both"), (Action::Cancel, "back")]));
            wanted
        }
        Page::Board(board) if board.kind.input().is_some() && !board.kind.is_typed_into() => {
            of_answers(model, board)
        }
        Page::Board(board) => {
            let mut wanted = Vec::new();
            let places = board.sheet(model, model.layout.body.width).choosable();
            if let Some(chosen) = places.get(board.chosen) {
                let opens = matches!(chosen.target, Target::Open(_));
                let verb = if opens { "open" } else { board.verb() };
                wanted.push((Action::Confirm, verb.to_owned()));
                wanted.push((Action::MoveDown, "choose".to_owned()));
            }
            if board.kind.turned(true).is_some() {
                wanted.push((Action::NextPane, "next part".to_owned()));
                if matches!(board.kind, Kind::Progress(Tab::Overview | Tab::Badges)) {
                    wanted.push((Action::MovePageDown, "more".to_owned()));
                }
            }
            wanted.push((Action::Cancel, "back".to_owned()));
            wanted
        }
        Page::History(history) => {
            let mut wanted = Vec::new();
            if history.chosen_version().is_some() && !history.is_held_back(model) {
                wanted.extend(words(&[
                    (Action::Compare, "changes"),
                    (Action::BringBack, "bring back"),
                    (Action::Copy, "copy"),
                ]));
            }
            if !history.in_code && !history.attempts.is_empty() {
                wanted.push((Action::Confirm, "read".to_owned()));
            }
            wanted.push((Action::Cancel, if history.in_code { "list" } else { "back" }.to_owned()));
            let scope = if history.exercise.is_some() { "all exercises" } else { "only this one" };
            wanted.push((Action::AllAttempts, scope.to_owned()));
            wanted
        }
        Page::Pieces => {
            let mut wanted = Vec::new();
            if let Some(practice) = &model.practice {
                on_desk(practice, &mut wanted);
            }
            wanted.extend(words(&[(Action::Check, "check"), (Action::Cancel, "back")]));
            wanted
        }
        Page::Stepping(page) => {
            let mut wanted = Vec::new();
            if let Some(trace) = &page.trace {
                wanted.extend(words(&[(Action::MoveRight, "next step"), (Action::MoveLeft, "step back")]));
                if trace.leaves.is_some() {
                    wanted.push((Action::NextFailing, "where it goes wrong".to_owned()));
                }
            }
            wanted.push((Action::Cancel, "back".to_owned()));
            wanted
        }
        Page::Consent(_) => words(&[
            (Action::Agree, "yes"),
            (Action::Decline, "no"),
            (Action::Cancel, "later"),
            (Action::MoveDown, "scroll"),
        ]),
        Page::LastRequest(_) => {
            words(&[(Action::MoveDown, "scroll"), (Action::Copy, "copy"), (Action::Cancel, "back")])
        }
        Page::Case(_) => words(&[
            (Action::MoveDown, "scroll"),
            (Action::StepThrough, "step through"),
            (Action::NextFailing, "next failing"),
            (Action::Cancel, "back"),
        ]),
    }
}

/// Boards that one answers on, or writes a line on.
fn of_answers(model: &Model, board: &Board) -> Vec<(Action, String)> {
    if board.input.is_some() {
        return words(&[(Action::Confirm, "take it"), (Action::Cancel, "leave it")]);
    }
    let Some(interview) = &board.interview else {
        let mut wanted = vec![(Action::Confirm, "correct"), (Action::Erase, "erase")];
        wanted.retain(|_| !model.journey.memory(model.now).is_empty());
        wanted.push((Action::Cancel, "back"));
        return words(&wanted);
    };
    let mut wanted = if interview.topic().takes_many() {
        vec![(Action::Mark, "mark"), (Action::Confirm, "go on")]
    } else {
        vec![(Action::Confirm, "answer")]
    };
    let away = match interview.occasion {
        Occasion::First => "to the exercise",
        Occasion::Again => "leave",
        Occasion::One => "back",
    };
    wanted.push((Action::Cancel, away));
    if interview.occasion != Occasion::One {
        wanted.push((Action::Skip, "leave out"));
    }
    if interview.step > 0 {
        wanted.push((Action::Back, "back"));
    }
    words(&wanted)
}

fn of_focus(model: &Model) -> Vec<(Action, String)> {
    let Some(practice) = &model.practice else {
        return words(&[(Action::Exercises, "exercises")]);
    };
    let mut wanted = Vec::new();
    if practice.checks.running.is_some_and(|running| running.shown_millis >= 1_000) {
        wanted.push((Action::Cancel, "stop".to_owned()));
    }
    let passed = practice.checks.passed();
    if passed {
        wanted.extend(next(model));
        wanted.push((Action::ShowSolution, "solution".to_owned()));
        if !practice.exercise.is_predict() {
            wanted.push((Action::Review, "review".to_owned()));
        }
    }
    match model.focus {
        Focus::Exercise => {
            wanted.push((Action::Confirm, "write".to_owned()));
            wanted.push((Action::MoveDown, "scroll".to_owned()));
        }
        Focus::Editor => {
            if practice.arranges() {
                on_desk(practice, &mut wanted);
            }
            in_editor(practice, passed, &mut wanted);
        }
        Focus::Checks => {
            wanted.extend(words(&[(Action::MoveDown, "next check"), (Action::CaseDetail, "show whole")]));
            wanted.push((Action::Cancel, "editor".to_owned()));
        }
        Focus::Chat => {
            if practice.chat.waiting.is_some() {
                wanted.push((Action::Cancel, "stop".to_owned()));
            } else if practice.chat.unfinished {
                wanted.push((Action::AskAgain, "ask again".to_owned()));
            }
            wanted.push((Action::Send, "send".to_owned()));
            wanted.push((Action::Hint, hint_word(practice).to_owned()));
            if practice.aid.is_some() || practice.has_taken_pieces() {
                wanted.push((Action::Pieces, "pieces".to_owned()));
            }
            if !practice.chat.code_blocks().is_empty() {
                wanted.push((Action::CopyCode, "copy code".to_owned()));
            }
            if practice.chat.waiting.is_none() {
                wanted.push((Action::Cancel, "editor".to_owned()));
            }
        }
        Focus::Progress => {
            wanted.extend(words(&[(Action::Confirm, "all of it"), (Action::Cancel, "editor")]));
        }
    }
    if model.zoomed {
        wanted.push((Action::Zoom, "all panes".to_owned()));
    }
    if matches!(model.focus, Focus::Exercise | Focus::Editor | Focus::Progress) && !passed {
        wanted.push((Action::Exercises, "exercises".to_owned()));
    }
    wanted.push((Action::NextPane, "next pane".to_owned()));
    wanted
}

/// What can be done with the piece that is chosen, or in hand.
fn on_desk(practice: &Practice, wanted: &mut Vec<(Action, String)>) {
    let Some(desk) = &practice.desk else { return };
    if desk.held.is_some() {
        wanted.extend(words(&[
            (Action::TakePiece, "put down"),
            (Action::InsertIndent, "indent"),
            (Action::ReturnPiece, "into the box"),
        ]));
        return;
    }
    wanted.push((Action::TakePiece, "take".to_owned()));
    if desk.side == Side::Program {
        wanted.extend(words(&[(Action::InsertIndent, "indent"), (Action::ReturnPiece, "put back")]));
    }
}

fn in_editor(practice: &Practice, passed: bool, wanted: &mut Vec<(Action, String)>) {
    if let Some(finder) = &practice.finder {
        match finder.purpose {
            Purpose::Find => {
                wanted.extend(words(&[(Action::FindNext, "next"), (Action::Replace, "replace")]));
            }
            Purpose::Replace if finder.in_replacement => wanted.extend(words(&[
                (Action::Confirm, "replace"),
                (Action::FindNext, "skip"),
                (Action::ReplaceAll, "all"),
            ])),
            Purpose::Replace => wanted.push((Action::Confirm, "replacement".to_owned())),
            Purpose::GoToLine => wanted.push((Action::Confirm, "go".to_owned())),
            Purpose::Pattern { .. } => wanted.push((Action::Confirm, "find".to_owned())),
            Purpose::Command => wanted.push((Action::Confirm, "do it".to_owned())),
        }
        wanted.push((Action::Cancel, "close".to_owned()));
        return;
    }
    if practice.editor.selected().is_some() {
        wanted.extend(words(&[
            (Action::Copy, "copy"),
            (Action::Cut, "cut"),
            (Action::ToggleComment, "comment"),
            (Action::InsertIndent, "indent"),
        ]));
        return;
    }
    wanted.push((Action::Check, "check".to_owned()));
    if let Some(words) = pieces_word(practice) {
        wanted.push((Action::Pieces, words.to_owned()));
    }
    if passed {
        return;
    }
    wanted.push((Action::Hint, hint_word(practice).to_owned()));
    if practice.checks.told.is_some() {
        wanted.push((Action::NextFailing, "go to the line".to_owned()));
    } else {
        match practice.checks.failing().len() {
            0 => {}
            1 => wanted.push((Action::NextFailing, "show whole".to_owned())),
            _ => wanted.push((Action::NextFailing, "next failing".to_owned())),
        }
    }
}

fn next(model: &Model) -> Option<(Action, String)> {
    let choice = model.next.as_ref()?;
    let entry = model.entry(&choice.id)?;
    Some((Action::NextExercise, format!("next: {}", text::clip(&entry.title, 24))))
}

/// What the key for the pieces does here, where it does something.
fn pieces_word(practice: &Practice) -> Option<&'static str> {
    if practice.arranges() {
        return Some("type it");
    }
    if practice.is_puzzle() {
        return Some("puzzle");
    }
    (practice.has_taken_pieces() && !practice.checks.passed()).then_some("pieces")
}

fn hint_word(practice: &Practice) -> &'static str {
    if practice.chat.ladder.next_reveals() {
        "next line"
    } else if practice.next_is_pieces() {
        "pieces"
    } else {
        "hint"
    }
}

fn words(wanted: &[(Action, &str)]) -> Vec<(Action, String)> {
    wanted.iter().map(|(action, word)| (*action, (*word).to_owned())).collect()
}

/// What the context is called in the footer's own tests and in the help page's title.
pub const fn place_name(context: Context) -> &'static str {
    match context {
        Context::Global | Context::Page => "page",
        Context::Text | Context::Editor | Context::Vim => "editor",
        Context::Puzzle => "puzzle",
        Context::Reading | Context::Exercise => "exercise",
        Context::Checks => "checks",
        Context::Chat => "hints",
        Context::Progress => "progress",
        Context::List | Context::Browse => "exercises",
        Context::Map => "skill map",
        Context::Help => "help",
        Context::Board => "board",
        Context::History => "attempts",
        Context::Interview => "questions",
        Context::Tour => "tour",
        Context::Stepping => "steps",
        Context::Prompt => "search",
        Context::Dialog | Context::Consent => "question",
    }
}
