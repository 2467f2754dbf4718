//! Colours for code: asked for off the key's path, taken in when they come. It never parses anything.

use super::looking_back;
use crate::app::comparison::Comparison;
use crate::app::map::SkillPage;
use crate::app::msg::{HighlightTarget, Timer};
use crate::app::pages::Page;
use crate::app::{Effect, Model};
use crate::domain::tokens::TokenSpan;
use ropey::Rope;

const AFTER_CHANGE_MILLIS: u64 = 150;
/// Code blocks of the conversation are numbered from here on, a thousand for each entry.
const CHAT_BLOCKS: usize = 1_000;

/// The editor's text changed.
pub fn changed(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if !practice.colours_wanted {
        effects.push(Effect::After { timer: Timer::Highlight, millis: AFTER_CHANGE_MILLIS });
    }
    practice.colours_wanted = true;
}

pub fn due(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if !std::mem::take(&mut practice.colours_wanted) {
        return;
    }
    effects.push(Effect::Highlight {
        target: HighlightTarget::Editor,
        revision: practice.editor.revision(),
        tag: practice.language.slug().to_owned(),
        text: practice.editor.snapshot(),
        stale: practice.editor.stale_lines(),
    });
}

/// An exercise was opened: its text, its blocks, its conversation.
pub fn all(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(practice) = &mut model.practice {
        practice.colours_wanted = true;
    }
    due(model, effects);
    let Some(practice) = &model.practice else { return };
    for (index, block) in practice.task.code_blocks().iter().enumerate() {
        effects.push(block_effect(index, practice.task_revision, &block.tag, &block.text));
    }
    pieces(model, effects);
    chat_from(model, 0, effects);
}

/// The conversation grew from this entry on.
pub fn chat_from(model: &Model, first: usize, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    for (entry, spoken) in practice.chat.entries.iter().enumerate().skip(first) {
        for (index, block) in spoken.text.code_blocks().iter().enumerate().take(CHAT_BLOCKS) {
            let number = (entry + 1) * CHAT_BLOCKS + index;
            let tag = if block.tag.is_empty() { practice.language.slug() } else { &block.tag };
            effects.push(block_effect(number, practice.task_revision, tag, &block.text));
        }
    }
}

/// Lines of code that have come with the reply under way.
pub fn reply(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    let (entry, language) = (practice.chat.entries.len(), practice.language);
    let Some(reply) = &mut practice.chat.reply else { return };
    for (index, tag, text) in reply.uncoloured().into_iter().filter(|(index, ..)| *index < CHAT_BLOCKS) {
        let tag = if tag.is_empty() { language.slug() } else { &tag };
        effects.push(block_effect((entry + 1) * CHAT_BLOCKS + index, practice.task_revision, tag, &text));
    }
}

/// The pieces of a puzzle lie on the desk.
pub fn pieces(model: &Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    let Some(desk) = &practice.desk else { return };
    effects.push(Effect::Highlight {
        target: HighlightTarget::Pieces,
        revision: practice.task_revision,
        tag: practice.language.slug().to_owned(),
        text: Rope::from_str(&desk.source()),
        stale: None,
    });
}

/// The model solution stands on the screen.
pub fn solution(model: &Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    effects.push(Effect::Highlight {
        target: HighlightTarget::Solution,
        revision: practice.task_revision,
        tag: practice.language.slug().to_owned(),
        text: Rope::from_str(practice.solution()),
        stale: None,
    });
}

/// A skill's page is opened.
pub fn concept(page: &SkillPage, effects: &mut Vec<Effect>) {
    for (index, block) in page.concept.code_blocks().iter().enumerate() {
        effects.push(block_effect(index, page.revision, &block.tag, &block.text));
    }
}

pub fn coloured(
    model: &mut Model,
    target: HighlightTarget,
    revision: u64,
    first_line: usize,
    lines: Vec<Vec<TokenSpan>>,
) {
    if target == HighlightTarget::Version {
        return looking_back::coloured(model, revision, first_line, lines);
    }
    for page in &mut model.pages {
        if let (Page::Skill(page), HighlightTarget::Block { index }) = (page, target)
            && page.revision == revision
        {
            return page.concept.set_tokens(index, first_line, lines);
        }
    }
    let Some(practice) = &mut model.practice else { return };
    match target {
        HighlightTarget::Editor => practice.editor.apply_tokens(revision, first_line, lines),
        HighlightTarget::Version => {}
        _ if revision != practice.task_revision => {}
        HighlightTarget::Block { index } if index < CHAT_BLOCKS => {
            practice.task.set_tokens(index, first_line, lines);
        }
        HighlightTarget::Block { index } => {
            let (entry, block) = (index / CHAT_BLOCKS - 1, index % CHAT_BLOCKS);
            let chat = &mut practice.chat;
            if let Some(spoken) = chat.entries.get_mut(entry) {
                spoken.text.set_tokens(block, first_line, lines);
            } else if let Some(reply) = chat.reply.as_mut().filter(|_| entry == chat.entries.len()) {
                reply.text.set_tokens(block, first_line, lines);
            }
        }
        HighlightTarget::Pieces => {
            if let Some(desk) = &mut practice.desk {
                desk.set_tokens(first_line, lines);
            }
        }
        HighlightTarget::Solution => {
            for page in &mut model.pages {
                if let Page::Solution(comparison) = page {
                    return Comparison::set_tokens(&mut comparison.model, first_line, lines);
                }
            }
        }
    }
}

fn block_effect(index: usize, revision: u64, tag: &str, text: &str) -> Effect {
    Effect::Highlight {
        target: HighlightTarget::Block { index },
        revision,
        tag: tag.to_owned(),
        text: Rope::from_str(text),
        stale: None,
    }
}
