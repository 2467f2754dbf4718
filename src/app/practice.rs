//! The open exercise: its text, what has been written, its checks and its conversation. It never knows
//! which other exercises there are.

use super::chat::Chat;
use super::checks::Checks;
use super::desk::Desk;
use super::document::WrappedDocument;
use super::draft_file::DraftFile;
use super::editor::{Editor, EditorOptions, Scroll};
use super::finder::Finder;
use super::findings::Findings;
use super::msg::Opened;
use super::understanding::Understanding;
use crate::domain::attempt::Standing;
use crate::domain::exercise::{Kind, Rung};
use crate::domain::puzzle::Puzzle;
use crate::domain::recall::Recall;
use crate::domain::{Exercise, Language, Moment};
use crate::learner::journey::{Journey, Record};
use std::fmt::Write as _;
use std::sync::Arc;

/// Between two keys a learner may think this long and still be at work.
const LONGEST_THOUGHT_MILLIS: u64 = 120_000;

#[derive(Debug, Clone)]
pub struct Practice {
    pub exercise: Arc<Exercise>,
    pub language: Language,
    pub standing: Standing,
    /// It was passed before and is done again; nothing of it is shown.
    pub review: bool,
    /// It was given up today.
    pub given_up: bool,
    /// It was just passed, and the board after the pass has not been seen.
    pub reflection_due: bool,
    pub understanding: Option<Understanding>,
    /// What the learner said of how well they knew it.
    pub recall: Option<Recall>,
    pub skill_titles: Vec<String>,
    pub starter: String,
    pub editor: Editor,
    /// Where pieces are put together: the exercise's own, or those of the hint.
    pub desk: Option<Box<Desk>>,
    /// The program that the pieces of the hint make; the desk is about the editor where there is none.
    pub aid: Option<Box<Editor>>,
    /// The ladder ends with the solution in pieces, before it is told.
    pub offers_pieces: bool,
    /// The pieces have been asked for, and their page opens when they come.
    pub pieces_wanted: bool,
    /// They have come since the exercise was opened.
    pub pieces_came: bool,
    pub checks: Checks,
    pub findings: Findings,
    pub chat: Chat,
    /// The task, and for `predict` the program to be read.
    pub task: WrappedDocument,
    /// Tells the documents' colours apart: those of another exercise are dropped.
    pub task_revision: u64,
    /// The first row of the exercise pane that is shown.
    pub task_top: usize,
    /// The welcome of a first start stands above the task.
    pub welcome: bool,
    pub progress_top: usize,
    pub draft: Saving,
    /// The draft as a file; `None` where there is no disk of the learner's.
    pub file: Option<DraftFile>,
    pub sitting: Sitting,
    /// A search or a line number is being typed.
    pub finder: Option<Finder>,
    /// A drag that began in the editor is under way.
    pub dragging: bool,
    /// When the text changed last, in steady milliseconds.
    pub changed_at: u64,
    /// Colours will be asked for soon.
    pub colours_wanted: bool,
}

/// How far the draft has been written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Saving {
    /// The newest revision that is known to be kept.
    pub kept: Option<u64>,
    /// The newest revision that was sent to be kept.
    pub sent: Option<u64>,
    /// A save is due at the end of a running timer.
    pub armed: bool,
    /// The cursor has moved since.
    pub moved: bool,
    pub failed: bool,
}

/// Time spent on the exercise since it was opened, pauses left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sitting {
    millis: u64,
    last: Option<u64>,
}

impl Sitting {
    /// The learner did something.
    pub fn active(&mut self, now: Moment) {
        let gap = self.last.map_or(0, |last| now.steady_millis.saturating_sub(last));
        if gap <= LONGEST_THOUGHT_MILLIS {
            self.millis += gap;
        }
        self.last = Some(now.steady_millis);
    }

    pub const fn millis(&self) -> u64 {
        self.millis
    }

    /// Whole minutes, the begun one counted from its half on.
    pub const fn minutes(&self) -> u64 {
        (self.millis + 30_000) / 60_000
    }
}

impl Practice {
    pub fn open(opened: Opened, task_revision: u64, welcome: bool, now: Moment) -> Self {
        let Opened { exercise, language, draft, standing, turns, turn_days, ladder, skill_titles, file } =
            opened;
        let starter = exercise.files(language).map_or_else(String::new, |files| files.starter.clone());
        let options = EditorOptions::code(language);
        let mut editor;
        if let Some(draft) = &draft {
            editor = Editor::new(&draft.source, options);
            editor.restore(draft.cursor, Scroll { top: draft.top_line, left: 0 });
        } else {
            editor = Editor::new(&starter, options);
        }
        let mut sitting = Sitting::default();
        sitting.active(now);
        let mut practice = Self {
            task: WrappedDocument::parse(&task_text(&exercise, language), Some(language)),
            chat: Chat::open(turns, &turn_days, ladder),
            desk: Puzzle::of_exercise(&exercise, language)
                .map(|puzzle| Box::new(Desk::new(puzzle, &editor, language))),
            aid: None,
            offers_pieces: Puzzle::as_hint(&exercise, language).is_some(),
            pieces_wanted: false,
            pieces_came: false,
            exercise,
            language,
            standing,
            review: false,
            given_up: false,
            reflection_due: false,
            understanding: None,
            recall: None,
            skill_titles,
            starter,
            editor,
            checks: Checks::default(),
            findings: Findings::default(),
            task_revision,
            task_top: 0,
            welcome,
            progress_top: 0,
            draft: Saving::default(),
            file,
            sitting,
            finder: None,
            dragging: false,
            changed_at: now.steady_millis,
            colours_wanted: false,
        };
        practice.draft.kept = Some(practice.editor.revision());
        practice.draft.sent = practice.draft.kept;
        practice.checks.untouched = practice.is_untouched();
        practice
    }

    /// What has been written is the starter as it came, white space at ends aside.
    pub fn is_untouched(&self) -> bool {
        let text = self.editor.text();
        let mut written: Vec<&str> = text.lines().map(str::trim_end).collect();
        let mut starter: Vec<&str> = self.starter.lines().map(str::trim_end).collect();
        while written.last().is_some_and(|line| line.is_empty()) {
            written.pop();
        }
        while starter.last().is_some_and(|line| line.is_empty()) {
            starter.pop();
        }
        written == starter
    }

    /// The exercise is to be put together from pieces.
    pub fn is_puzzle(&self) -> bool {
        self.exercise.kind == Kind::Arrange && self.desk.is_some()
    }

    /// Pieces stand in the place of the editor.
    pub fn arranges(&self) -> bool {
        self.is_puzzle() && self.finder.is_none() && self.desk.as_ref().is_some_and(|desk| !desk.by_hand)
    }

    pub fn holds_a_piece(&self) -> bool {
        self.desk.as_ref().is_some_and(|desk| desk.held.is_some())
    }

    /// The next hint is the solution in pieces.
    pub fn next_is_pieces(&self) -> bool {
        let ladder = self.chat.ladder;
        self.offers_pieces && ladder.given + 1 == ladder.authored && !self.pieces_are_told()
    }

    /// The pieces may be put together. Those of another time are no help that a review would count.
    pub fn has_taken_pieces(&self) -> bool {
        self.pieces_came || !self.review && self.pieces_are_told()
    }

    fn pieces_are_told(&self) -> bool {
        self.chat.entries.iter().any(|spoken| spoken.turn.rung == Some(Rung::Pieces))
    }

    /// The model solution may be seen.
    pub fn solution_is_open(&self) -> bool {
        !self.review && (self.standing.passed_at.is_some() || self.standing.revealed || self.given_up)
    }

    /// The learner has begun it, or it is today's, and it has not come to an end.
    pub fn is_under_way(&self, journey: &Journey, now: Moment) -> bool {
        let id = &self.exercise.id;
        let ended = self.standing.passed_at.is_some() && !self.review || self.given_up;
        let is_begun = journey.record(id).is_some_and(Record::is_begun);
        let todays = journey.today(now);
        !ended && (is_begun || todays.is_some_and(|today| today.choice.id == *id))
    }

    pub fn solution(&self) -> &str {
        self.exercise.files(self.language).map_or("", |files| files.solution.as_str())
    }

    /// What the editor's text would be called as a file.
    pub fn file_name(&self) -> String {
        if self.exercise.is_predict() {
            return "your answers".to_owned();
        }
        format!("{}.{}", self.exercise.id.slug.replace('-', "_"), self.language.extension())
    }
}

/// The task in Markdown; a program that is to be read follows it.
fn task_text(exercise: &Exercise, language: Language) -> String {
    let mut text = exercise.task.clone();
    if let Some(program) = exercise.files(language).and_then(|files| files.program.as_ref()) {
        // A longer fence than any in the program.
        let fence = "`".repeat(8);
        let _ = write!(text, "\n\n{fence}{}\n{}\n{fence}\n", language.slug(), program.trim_end());
    }
    text
}
