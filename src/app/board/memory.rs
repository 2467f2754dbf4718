//! What the tutor knows of the learner, line by line, with where it comes from; each can be put into one's
//! own words or erased. It never finds anything out; `learner` does.

use super::{Board, Sheet};
use crate::app::editor::{Editor, EditorOptions};
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::pages::Page;
use crate::app::question::Question;
use crate::app::update::editing;
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::{Action, Context};
use crate::learner::memory::{self, MemoryLine};

/// A line is not longer than this.
const LONGEST_LINE: usize = 160;

pub fn sheet(model: &Model, width: u16) -> Sheet {
    Sheet::poured(width, 2, |width| {
        let known = model.journey.memory(model.now);
        if known.is_empty() {
            return vec![empty(width)];
        }
        let mut blocks: Vec<Vec<Line>> = Vec::new();
        for (place, line) in known.iter().enumerate() {
            if place == 0 || known[place - 1].topic != line.topic {
                blocks.push(vec![Line::blank(), Line::of(format!("  {}", line.topic.title()), Tone::Strong)]);
            }
            if let Some(block) = blocks.last_mut() {
                block.extend(rows(line, width).into_iter().map(|row| row.aimed(Target::Row(place))));
            }
        }
        blocks.push(ways(model, width));
        blocks
    })
}

pub fn state(model: &Model) -> Vec<Span> {
    let words = match model.journey.memory(model.now).len() {
        0 => "nothing yet".to_owned(),
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    vec![Span { text: words, tone: Tone::Muted }]
}

/// What an action does here; `false` where it does what it does on every board.
pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let now = model.now.steady_millis;
    let Some(board) = board_mut(model) else { return false };
    let Some(input) = &mut board.input else {
        if action == Action::Erase {
            ask_to_erase(model);
        }
        return action == Action::Erase;
    };
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send => {
            let words = editing::one_line(&input.text(), LONGEST_LINE);
            let line = board.line.take();
            board.input = None;
            let known = line.and_then(|id| find(model, &id)).filter(|known| known.text != words);
            match known {
                Some(_) if words.is_empty() => ask_to_erase(model),
                Some(known) => {
                    let event = Event::MemoryCorrected { line: known.id, text: words };
                    effects.push(Effect::Record(Box::new(event)));
                }
                None => {}
            }
        }
        Action::Cancel => (board.line, board.input) = (None, None),
        _ => {
            let _ = input.act(action, now);
        }
    }
    true
}

/// The chosen line, to be put into one's own words.
pub fn accept(model: &mut Model, target: Target) {
    let Target::Row(place) = target else { return };
    let known = model.journey.memory(model.now).into_iter().nth(place);
    if let (Some(known), Some(board)) = (known, board_mut(model)) {
        let mut input = Editor::new(&known.text, EditorOptions::prompt());
        // What is typed replaces it; an arrow goes into it.
        let _ = input.act(Action::SelectAll, 0);
        (board.line, board.input) = (Some(known.id), Some(input));
    }
}

/// The learner agreed: the chosen line goes.
pub fn erase(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(line) = chosen(model) else { return };
    for event in memory::erasure(&model.profile, &line.id) {
        if let Event::ProfileChanged { change } = &event {
            model.profile.apply(change);
        }
        effects.push(Effect::Record(Box::new(event)));
    }
}

fn ask_to_erase(model: &mut Model) {
    if chosen(model).is_some() {
        model.question = Some(Question::EraseMemory);
    }
}

fn rows(line: &MemoryLine, width: usize) -> Vec<Line> {
    let mut rows = prose(&line.text, width, 3, Tone::Text);
    let source = if line.corrected { "in your own words" } else { line.source.title() };
    rows.extend(prose(source, width, 5, Tone::Muted));
    rows
}

fn ways(model: &Model, width: usize) -> Vec<Line> {
    let [correct, erase] =
        [Action::Confirm, Action::Erase].map(|action| model.keys.word(Context::Board, action));
    let words = format!(
        "{correct} puts a line into your own words, {erase} erases it. An erased line comes back only when \
         something new speaks for it. All of this stays on your machine."
    );
    [vec![Line::blank()], prose(&words, width, 2, Tone::Muted)].concat()
}

fn empty(width: usize) -> Vec<Line> {
    let words = [
        "Nothing yet.",
        "Here will stand what the tutor knows of you: what you want to program for and what you like, once \
         you have said so; what you are good at, what is hard going and how quickly you work, once a few \
         exercises show it.",
        "You can put each line into your own words, or erase it.",
    ];
    words
        .iter()
        .flat_map(|words| [vec![Line::blank()], prose(words, width, 2, Tone::Muted)].concat())
        .collect()
}

fn chosen(model: &Model) -> Option<MemoryLine> {
    match model.page() {
        Some(Page::Board(board)) if board.kind == super::Kind::Memory => {
            let sheet = board.sheet(model, model.layout.body.width);
            let Target::Row(place) = sheet.choosable().get(board.chosen)?.target else { return None };
            model.journey.memory(model.now).into_iter().nth(place)
        }
        _ => None,
    }
}

fn find(model: &Model, id: &str) -> Option<MemoryLine> {
    model.journey.memory(model.now).into_iter().find(|line| line.id == id)
}

fn board_mut(model: &mut Model) -> Option<&mut Board> {
    match model.pages.last_mut() {
        Some(Page::Board(board)) if board.kind == super::Kind::Memory => Some(board),
        _ => None,
    }
}
