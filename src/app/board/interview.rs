//! The questions of the beginning: one at a time, with why it is asked and what is answered now. What an
//! answer is and does is told by its topic; nothing here draws.

use super::{Board, Sheet};
use crate::app::charts;
use crate::app::editor::{Editor, EditorOptions};
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::pages::Page;
use crate::app::topic::Topic;
use crate::app::update::{editing, introducing};
use crate::app::{Effect, Model, text, wrap};
use crate::domain::preferences::Preference;
use crate::domain::{Action, Context};

/// Columns of the bar that says how far one is.
const BAR: usize = 14;
/// Columns in front of an answer.
const INDENT: usize = 7;
/// Own words are not longer than this.
const LONGEST_WORDS: usize = 60;
/// Under this many rows nothing stands but the question and its answers.
const ROOM_FOR_WORDS: usize = 16;
const ROOM_FOR_REASON: usize = 10;

/// Why it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The first start.
    First,
    /// The learner wants to answer again.
    Again,
    /// One topic of the settings.
    One,
}

/// Which questions are asked, and where one is among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    pub occasion: Occasion,
    /// At least one.
    pub topics: Vec<Topic>,
    pub step: usize,
}

impl Interview {
    /// Goes on with the first question that is not answered yet; `None`: none is left.
    pub fn first(model: &Model) -> Option<Self> {
        let topics = open_topics(model);
        let step = topics.iter().position(|topic| !is_answered(model, *topic))?;
        Some(Self { occasion: Occasion::First, topics, step })
    }

    pub fn again(model: &Model) -> Option<Self> {
        let topics = open_topics(model);
        (!topics.is_empty()).then_some(Self { occasion: Occasion::Again, topics, step: 0 })
    }

    pub fn one(topic: Topic) -> Self {
        Self { occasion: Occasion::One, topics: vec![topic], step: 0 }
    }

    pub fn topic(&self) -> Topic {
        self.topics[self.step.min(self.topics.len() - 1)]
    }

    /// Puts the choice on what is answered now.
    pub fn show(model: &mut Model) {
        let Some(topic) = interview(model).map(Self::topic) else { return };
        let given = topic.given(model);
        let chosen = topic.answers(model).iter().position(|answer| given.contains(&answer.slug));
        if let Some(board) = board_mut(model) {
            (board.chosen, board.top, board.input) = (chosen.unwrap_or(0), 0, None);
        }
    }
}

pub fn sheet(model: &Model, board: &Board, width: u16) -> Sheet {
    let Some(interview) = &board.interview else { return Sheet::default() };
    let topic = interview.topic();
    let height = usize::from(model.layout.body.height.saturating_sub(1));
    let is_roomy = height >= ROOM_FOR_WORDS;
    Sheet::centred(width, |width| {
        let mut lines = prose(topic.question(), width, 2, Tone::Strong);
        if height >= ROOM_FOR_REASON {
            lines.extend(prose(topic.about(), width, 2, Tone::Muted));
        }
        if is_roomy {
            lines.push(Line::blank());
        }
        lines.extend(answers(model, topic, width));
        if is_roomy {
            lines.extend(looks(model, board, topic));
            lines.push(Line::blank());
            lines.extend(prose(&ways(model, interview), width, 2, Tone::Muted));
        }
        // Above the middle, where eyes begin.
        let above = height.saturating_sub(lines.len()) / 3;
        let mut all = vec![Line::blank(); if board.input.is_some() { 0 } else { above }];
        all.append(&mut lines);
        all
    })
}

pub fn state(board: &Board) -> Vec<Span> {
    let Some(interview) = board.interview.as_ref().filter(|interview| interview.topics.len() > 1) else {
        return Vec::new();
    };
    let (here, all) = (interview.step + 1, interview.topics.len());
    let bar = charts::bar(Line::blank(), here as f64 / all as f64, BAR, Tone::Accent);
    let bar: String = bar.left.into_iter().map(|span| span.text).collect();
    let words = Span { text: format!("{here} of {all}"), tone: Tone::Accent };
    vec![words, Span { text: bar, tone: Tone::Accent }]
}

/// The theme of the answer that is being looked at, so that one sees it before one takes it.
pub fn theme_looked_at(model: &Model) -> Option<&str> {
    let Some(Page::Board(board)) = model.page() else { return None };
    let topic = board.interview.as_ref()?.topic();
    let is_theme = topic == Topic::Preference(Preference::Theme);
    model.themes.get(board.chosen).filter(|_| is_theme).map(String::as_str)
}

/// What an action does here; `false` where it does what it does on every board.
pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(interview) = interview(model).cloned() else { return false };
    if board_mut(model).is_some_and(|board| board.input.is_some()) {
        return in_own_words(model, interview.topic(), action, effects);
    }
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send => confirm(model, interview.topic(), effects),
        Action::Mark => press(model, effects),
        Action::Skip => on(model, effects),
        Action::Back | Action::MoveLeft => back(model, effects),
        Action::Cancel => introducing::interview_over(model, interview.occasion, false, effects),
        _ => return false,
    }
    true
}

/// A press on a row: of several answers it is marked, a single one is given.
pub fn press(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(topic) = interview(model).map(Interview::topic) else { return };
    let Some(chosen) = board_mut(model).map(|board| board.chosen) else { return };
    let answers = topic.answers(model);
    let Some(answer) = answers.get(chosen) else {
        return own_words(model);
    };
    topic.give(model, &answer.slug, effects);
    if !topic.takes_many() {
        on(model, effects);
    }
}

/// Letters begin an answer in one's own words, where there can be one.
pub fn typed(model: &mut Model) {
    own_words(model);
}

/// Enter: a single answer is taken; of several, what is marked stays, and it goes on.
fn confirm(model: &mut Model, topic: Topic, effects: &mut Vec<Effect>) {
    let chosen = board_mut(model).map_or(0, |board| board.chosen);
    if !topic.takes_many() || chosen >= topic.answers(model).len() {
        return press(model, effects);
    }
    topic.keep(model, effects);
    on(model, effects);
}

/// A line to write in, where an answer may be one's own.
fn own_words(model: &mut Model) {
    let may = interview(model).is_some_and(|interview| interview.topic().takes_many());
    if let Some(board) = board_mut(model)
        && board.input.is_none()
        && may
    {
        board.input = Some(Editor::new("", EditorOptions::prompt()));
    }
}

fn in_own_words(model: &mut Model, topic: Topic, action: Action, effects: &mut Vec<Effect>) -> bool {
    let now = model.now.steady_millis;
    let Some(board) = board_mut(model) else { return false };
    let Some(input) = &mut board.input else { return false };
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send => {
            let words = editing::one_line(&input.text(), LONGEST_WORDS);
            board.input = None;
            if !words.is_empty() && !topic.given(model).contains(&words) {
                topic.give(model, &words, effects);
            }
            if let Some(place) = topic.answers(model).iter().position(|answer| answer.slug == words)
                && let Some(board) = board_mut(model)
            {
                board.chosen = place;
            }
        }
        Action::Cancel => board.input = None,
        _ => {
            let _ = input.act(action, now);
        }
    }
    true
}

/// To the next question, on a first start to the next that is not answered; or it is over.
fn on(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(interview) = interview(model).cloned() else { return };
    let is_open =
        |step: &usize| interview.occasion != Occasion::First || !is_answered(model, interview.topics[*step]);
    match (interview.step + 1..interview.topics.len()).find(is_open) {
        Some(step) => go_to(model, step),
        None => introducing::interview_over(model, interview.occasion, true, effects),
    }
}

fn back(model: &mut Model, effects: &mut Vec<Effect>) {
    match interview(model).map(|interview| (interview.step, interview.occasion)) {
        Some((0, occasion)) if occasion == Occasion::One => {
            introducing::interview_over(model, occasion, true, effects);
        }
        Some((step, _)) => go_to(model, step.saturating_sub(1)),
        None => {}
    }
}

fn go_to(model: &mut Model, step: usize) {
    if let Some(interview) = board_mut(model).and_then(|board| board.interview.as_mut()) {
        interview.step = step;
    }
    Interview::show(model);
}

fn answers(model: &Model, topic: Topic, width: usize) -> Vec<Line> {
    let (given, many) = (topic.given(model), topic.takes_many());
    let mut lines = Vec::new();
    let all = topic.answers(model);
    let count = all.len();
    for (place, answer) in all.into_iter().enumerate() {
        let is_given = given.contains(&answer.slug);
        let sign = match (many, is_given) {
            (true, true) => "[✓] ",
            (true, false) => "[ ] ",
            (false, true) => "✓ ",
            (false, false) => "  ",
        };
        let mut words = wrap::words(&answer.words, width.saturating_sub(INDENT + 2).max(1)).into_iter();
        let first = words.next().unwrap_or_default();
        let state = if many { "marked" } else { "as it is now" };
        let fits = INDENT + text::width(&first) + state.len() + 3 <= width;
        let mut line = Line::of("   ", Tone::Text).with(sign, Tone::Passed).with(first, Tone::Text);
        if is_given && fits {
            line = line.with_right(state, Tone::Muted);
        }
        lines.push(line.aimed(Target::Row(place)));
        let rest = words.map(|words| Line::of(" ".repeat(INDENT), Tone::Text).with(words, Tone::Text));
        lines.extend(rest.map(|line| line.aimed(Target::Row(place))));
    }
    if many {
        let row = Line::of("    +  ", Tone::Accent).with("something else, in your own words", Tone::Text);
        lines.push(row.aimed(Target::Row(count)));
    }
    lines
}

/// What the answer that is being looked at looks like.
fn looks(model: &Model, board: &Board, topic: Topic) -> Vec<Line> {
    let row = |spans: &[(&str, Tone)]| {
        let line = Line::of("     ", Tone::Text);
        spans.iter().fold(line, |line, (words, tone)| line.with(*words, *tone))
    };
    let shown = match topic {
        Topic::Preference(Preference::Theme) => vec![row(&[
            ("✓ passed", Tone::Passed),
            ("   ✗ failing", Tone::Failing),
            ("   ⋯ working", Tone::Working),
            ("   » told", Tone::Told),
            ("   what matters", Tone::Accent),
        ])],
        Topic::Preference(Preference::EditorKeys) => {
            let is_vim = topic.answers(model).get(board.chosen).is_some_and(|answer| answer.slug == "vim");
            let keys: [(&str, &str); 3] = if is_vim {
                [("i ", "begins to write, "), ("Esc ", "ends it; "), ("dd u p . / ", "and the rest work")]
            } else {
                [("Ctrl-C ", "copies, "), ("Ctrl-Z ", "takes back, "), ("Shift and arrows ", "select")]
            };
            let spans: Vec<(&str, Tone)> =
                keys.iter().flat_map(|(key, words)| [(*key, Tone::Key), (*words, Tone::Muted)]).collect();
            vec![row(&spans)]
        }
        _ => return Vec::new(),
    };
    [vec![Line::blank()], shown].concat()
}

/// What the keys do, in a sentence or two.
fn ways(model: &Model, interview: &Interview) -> String {
    let key = |action: Action| model.keys.word(Context::Interview, action);
    let answer = if interview.topic().takes_many() {
        format!("{} marks, {} goes on.", key(Action::Mark), key(Action::Confirm))
    } else {
        format!("{} answers and goes on.", key(Action::Confirm))
    };
    let settings = model.keys.word(Context::Global, Action::Settings);
    match interview.occasion {
        Occasion::First if interview.step == 0 => format!(
            "{answer} {} leaves a question out. {} skips all of them and opens your first exercise. \
             {settings} changes everything later.",
            key(Action::Skip),
            key(Action::Cancel)
        ),
        Occasion::First => format!(
            "{answer} {} goes back. {} leaves this question out, {} the rest, and your first exercise opens.",
            key(Action::Back),
            key(Action::Skip),
            key(Action::Cancel)
        ),
        Occasion::Again => format!("{answer} {} leaves it all as it is now.", key(Action::Cancel)),
        Occasion::One => format!("{answer} Whatever is marked is kept at once."),
    }
}

fn open_topics(model: &Model) -> Vec<Topic> {
    Topic::INTERVIEW.into_iter().filter(|topic| topic.is_open(model)).collect()
}

fn is_answered(model: &Model, topic: Topic) -> bool {
    topic.field().is_some_and(|field| model.journey.has_answered(field))
}

fn interview(model: &Model) -> Option<&Interview> {
    match model.page() {
        Some(Page::Board(board)) => board.interview.as_ref(),
        _ => None,
    }
}

fn board_mut(model: &mut Model) -> Option<&mut Board> {
    match model.pages.last_mut() {
        Some(Page::Board(board)) if board.interview.is_some() => Some(board),
        _ => None,
    }
}
