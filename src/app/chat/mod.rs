//! The conversation about an exercise: hints that were given, questions and answers, the reply that is
//! coming, and the line in which one writes. It never knows who answers.

mod reply;
mod transcript;

pub use reply::Reply;

use super::document::{CodeBlock, WrappedDocument};
use super::editor::{Editor, EditorOptions};
use super::lines::Tone;
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Ladder, Question, Speaker, Turn};
use crate::domain::{Action, RequestId};

/// The input grows to this many rows.
const MOST_INPUT_ROWS: u16 = 4;

#[derive(Debug, Clone)]
pub struct Chat {
    pub entries: Vec<Spoken>,
    pub ladder: Ladder,
    pub input: Editor,
    /// What was asked and is not answered yet.
    pub waiting: Option<RequestId>,
    /// What has come of the answer so far; `None` while nothing has.
    pub reply: Option<Reply>,
    /// What was asked last, to be asked again.
    pub last_asked: Option<Question>,
    /// The last reply was stopped, or was not the model's: asking again makes sense.
    pub unfinished: bool,
    pub top: usize,
    /// The end stays in view while a reply comes, until the reader looks elsewhere.
    pub follow: bool,
    /// Where the transcript stood when it was last drawn.
    pub settled_top: usize,
    last_question: Option<String>,
    /// The newest entry should come into view, from its first row on.
    pub show_newest: bool,
    /// The first entry whose code has not been sent to be coloured.
    pub uncoloured_from: Option<usize>,
    /// The tutor said something that has not been on the screen.
    pub unseen: bool,
    /// The code that was copied last, by its place among all.
    pub copied: Option<usize>,
    /// Replies come by paragraphs, since the learner asked for little motion.
    pub calm: bool,
    /// What is said once, quietly, of a model that could answer too.
    pub offer: Option<String>,
    /// The local day on which it is read.
    pub today: Option<i64>,
}

/// One turn with its text ready to be wrapped.
#[derive(Debug, Clone)]
pub struct Spoken {
    pub turn: Turn,
    /// Which hint it was, counted from 1.
    pub number: Option<usize>,
    pub text: WrappedDocument,
    /// The local day on which it was said, where that is known.
    pub day: Option<i64>,
    /// Which model said it, where that is known.
    pub by: Option<String>,
    /// Why someone else answers than was asked, and what to do.
    pub note: Option<String>,
}

impl Chat {
    /// `days` are the local days of the turns.
    pub fn open(turns: Vec<Turn>, days: &[i64], ladder: Ladder) -> Self {
        let mut chat = Self {
            entries: Vec::new(),
            ladder,
            input: empty_input(),
            waiting: None,
            reply: None,
            last_asked: None,
            unfinished: false,
            top: 0,
            follow: false,
            settled_top: 0,
            last_question: None,
            show_newest: true,
            uncoloured_from: None,
            unseen: false,
            copied: None,
            calm: false,
            offer: None,
            today: None,
        };
        chat.add(turns);
        for (spoken, day) in chat.entries.iter_mut().zip(days) {
            spoken.day = Some(*day);
        }
        chat
    }

    /// The learner asks; their words stand there at once.
    pub fn ask(&mut self, question: &Question, request: RequestId) {
        self.waiting = Some(request);
        self.unfinished = false;
        self.follow = true;
        if let Question::Typed(text) = question {
            self.last_question = Some(text.clone());
            self.add(vec![Turn { speaker: Speaker::Learner, text: text.clone(), rung: None }]);
        }
        self.last_asked = Some(question.clone());
    }

    /// The answer came. The learner's own words are in it too, and stand there already.
    pub fn answered(&mut self, turns: Vec<Turn>, ladder: Ladder, fell_back: Option<String>) {
        self.waiting = None;
        self.ladder = ladder;
        self.unfinished = fell_back.is_some();
        let reply = self.reply.take();
        let mut turns = turns;
        if let (Some(first), Some(last)) = (turns.first(), self.entries.last())
            && first.speaker == Speaker::Learner
            && last.turn.speaker == Speaker::Learner
            && first.text == last.turn.text
        {
            turns.remove(0);
        }
        let first = self.entries.len();
        self.add(turns);
        if reply.as_ref().is_some_and(|reply| !reply.text.is_blank()) {
            // It was read while it came: nothing moves now.
            self.show_newest = false;
        }
        if let Some(spoken) = self.entries.get_mut(first) {
            spoken.by = reply.and_then(|reply| reply.by).filter(|_| fell_back.is_none());
            spoken.note = fell_back;
        }
    }

    pub fn input_rows(&self) -> u16 {
        (self.input.line_count() as u16).clamp(1, MOST_INPUT_ROWS)
    }

    /// What stands in the input, which is then empty.
    pub fn take_input(&mut self) -> String {
        let text = self.input.text();
        self.input = empty_input();
        text
    }

    /// Brings the last question back into an empty input.
    pub fn recall(&mut self) -> bool {
        let Some(question) = &self.last_question else { return false };
        if !self.input.is_empty() {
            return false;
        }
        self.input = Editor::new(question, EditorOptions::prose());
        let _ = self.input.act(Action::MoveBottom, 0);
        true
    }

    /// The code that was said, in order; lines of a revealed solution are no code to be taken along.
    pub fn code_blocks(&self) -> Vec<&CodeBlock> {
        let said = self.entries.iter().filter(|spoken| has_code(&spoken.turn));
        let coming = self.reply.iter().flat_map(|reply| reply.text.code_blocks());
        said.flat_map(|spoken| spoken.text.code_blocks()).chain(coming).collect()
    }

    /// The code that the key copies now: the newest, and then the one before what was copied last.
    pub fn next_code(&self) -> Option<usize> {
        let count = self.code_blocks().len();
        match self.copied {
            Some(place) if place > 0 && place < count => Some(place - 1),
            _ => count.checked_sub(1),
        }
    }

    /// The tutor has a question that nobody asked for.
    pub fn speaks_first(&mut self, text: &str) {
        self.add(vec![Turn { speaker: Speaker::Tutor, text: text.to_owned(), rung: None }]);
        self.unseen = true;
    }

    /// It has done so before: something that is neither a hint nor an answer.
    pub fn tutor_spoke_first(&self) -> bool {
        let mut before = None;
        self.entries.iter().any(|spoken| {
            let answers = before.replace(spoken.turn.speaker) == Some(Speaker::Learner);
            spoken.turn.speaker == Speaker::Tutor && spoken.turn.rung.is_none() && !answers
        })
    }

    /// The state for the title row.
    pub fn summary(&self, revealed: bool) -> Vec<(String, Tone)> {
        let Ladder { given, authored, revealed_lines, solution_lines } = self.ladder;
        if revealed_lines > 0 || revealed {
            return vec![
                ("» told".to_owned(), Tone::Told),
                (format!("{revealed_lines} of {solution_lines} lines"), Tone::Muted),
            ];
        }
        vec![(format!("{given} of {authored} taken"), Tone::Muted)]
    }

    fn add(&mut self, turns: Vec<Turn>) {
        for turn in turns {
            let number = self.number_of(&turn);
            let text = match turn.speaker {
                Speaker::Tutor => WrappedDocument::parse(&turn.text, None),
                Speaker::Learner => WrappedDocument::parse(&escaped(&turn.text), None),
            };
            if turn.speaker == Speaker::Learner {
                self.last_question = Some(turn.text.clone());
            }
            let day = self.today;
            self.entries.push(Spoken { turn, number, text, day, by: None, note: None });
            self.show_newest = true;
            self.copied = None;
        }
    }

    fn number_of(&self, turn: &Turn) -> Option<usize> {
        turn.rung
            .filter(|rung| *rung != Rung::Reveal)
            .map(|_| 1 + self.entries.iter().filter(|spoken| spoken.number.is_some()).count())
    }
}

fn empty_input() -> Editor {
    Editor::new("", EditorOptions::prose())
}

/// Its code may be taken along.
fn has_code(turn: &Turn) -> bool {
    turn.speaker == Speaker::Tutor && !is_reveal(turn)
}

fn is_reveal(turn: &Turn) -> bool {
    turn.rung == Some(Rung::Reveal)
}

/// A learner's words are not Markdown: what would be taken for it is written as it stands.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if letter.is_ascii_punctuation() {
            escaped.push('\\');
        }
        if letter == '\n' {
            escaped.push_str("  ");
        }
        escaped.push(letter);
    }
    escaped
}
