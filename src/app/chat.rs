//! The conversation about an exercise: hints that were given, questions and answers, and the line in
//! which one writes. It never knows who answers.

use super::document::WrappedDocument;
use super::editor::{Editor, EditorOptions};
use super::lines::{Line, Tone, prose};
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Ladder, Speaker, Turn};
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
    pub top: usize,
    last_question: Option<String>,
    /// The newest entry should come into view, from its first row on.
    pub show_newest: bool,
    /// The first entry whose code has not been sent to be coloured.
    pub uncoloured_from: Option<usize>,
    /// The tutor said something that has not been on the screen.
    pub unseen: bool,
}

/// One turn with its text ready to be wrapped.
#[derive(Debug, Clone)]
pub struct Spoken {
    pub turn: Turn,
    /// Which hint it was, counted from 1.
    pub number: Option<usize>,
    pub text: WrappedDocument,
}

impl Chat {
    pub fn open(turns: Vec<Turn>, ladder: Ladder) -> Self {
        let mut chat = Self {
            entries: Vec::new(),
            ladder,
            input: empty_input(),
            waiting: None,
            top: 0,
            last_question: None,
            show_newest: true,
            uncoloured_from: None,
            unseen: false,
        };
        chat.add(turns);
        chat
    }

    /// The learner asks; their words stand there at once.
    pub fn ask(&mut self, text: &str, request: RequestId) {
        self.waiting = Some(request);
        self.last_question = Some(text.to_owned());
        self.add(vec![Turn { speaker: Speaker::Learner, text: text.to_owned(), rung: None }]);
    }

    /// The answer came. The learner's own words are in it too, and stand there already.
    pub fn answered(&mut self, turns: Vec<Turn>, ladder: Ladder) {
        self.waiting = None;
        self.ladder = ladder;
        let mut turns = turns;
        if let (Some(first), Some(last)) = (turns.first(), self.entries.last())
            && first.speaker == Speaker::Learner
            && last.turn.speaker == Speaker::Learner
            && first.text == last.turn.text
        {
            turns.remove(0);
        }
        self.add(turns);
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

    /// Every row of the transcript, and the row where the newest entry begins.
    pub fn lines(&self, width: u16, hint_key: &str) -> (Vec<Line>, usize) {
        let wide = usize::from(width);
        let mut lines = Vec::new();
        let mut newest = 0;
        if self.entries.is_empty() {
            return (self.invitation(wide, hint_key), 0);
        }
        let mut before: Option<&Spoken> = None;
        for spoken in &self.entries {
            let goes_on = before.is_some_and(|other| is_reveal(&other.turn) && is_reveal(&spoken.turn));
            newest = lines.len();
            if !goes_on {
                lines.push(Line::blank());
                lines.push(heading(spoken));
            }
            let text = spoken.text.lines(width.saturating_sub(4).max(1));
            lines.extend(text.iter().map(|line| Line::read(line, 2)));
            before = Some(spoken);
        }
        if self.waiting.is_some() {
            lines.push(Line::blank());
            lines.push(Line::of("  ⋯ the tutor is thinking", Tone::Working));
        }
        lines.push(Line::blank());
        (lines, newest)
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
            self.entries.push(Spoken { turn, number, text });
            self.show_newest = true;
        }
    }

    fn number_of(&self, turn: &Turn) -> Option<usize> {
        turn.rung
            .filter(|rung| *rung != Rung::Reveal)
            .map(|_| 1 + self.entries.iter().filter(|spoken| spoken.number.is_some()).count())
    }

    fn invitation(&self, width: usize, hint_key: &str) -> Vec<Line> {
        let mut lines = vec![Line::blank()];
        let first = match self.ladder.authored {
            0 => "Ask in your own words below.".to_owned(),
            count => format!("No hint taken yet. {hint_key} gives the first of {count}."),
        };
        lines.extend(prose(&first, width, 2, Tone::Text));
        if self.ladder.authored > 0 {
            lines.extend(prose("Each says a little more; none is the solution.", width, 2, Tone::Muted));
            lines.push(Line::blank());
            lines.extend(prose("Or ask in your own words below.", width, 2, Tone::Muted));
        }
        if self.waiting.is_some() {
            lines.push(Line::blank());
            lines.push(Line::of("  ⋯ the tutor is thinking", Tone::Working));
        }
        lines
    }
}

fn heading(spoken: &Spoken) -> Line {
    match (spoken.turn.speaker, spoken.turn.rung, spoken.number) {
        (Speaker::Learner, _, _) => Line::of("  you", Tone::Muted),
        (Speaker::Tutor, Some(Rung::Reveal), _) => Line::of("  » ", Tone::Told)
            .with("the solution, line by line", Tone::Strong)
            .with("  told", Tone::Told),
        (Speaker::Tutor, Some(rung), Some(number)) => Line::of("  ", Tone::Text)
            .with(format!("{number}  "), Tone::Accent)
            .with(rung.title(), Tone::Strong),
        (Speaker::Tutor, _, _) => Line::of("  tutor", Tone::Accent),
    }
}

fn empty_input() -> Editor {
    Editor::new("", EditorOptions::prose())
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
