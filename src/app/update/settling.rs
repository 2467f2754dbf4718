//! After every message: the layout as it is now, and nothing scrolled beyond its end. It never answers
//! to anything that happened.

use super::{arranging, boarding, browsing, looking_back, mapping, searching, tutoring, vim_keys, voicing};
use crate::app::board::Kind;
use crate::app::layout::{Focus, Layout};
use crate::app::lines::Target;
use crate::app::pages::Page;
use crate::app::practice::Practice;
use crate::app::{Effect, Model, checks, exercise_pane, progress_pane};
use crate::domain::{Action, Context};

pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    searching::settle(model, effects);
    if let Some(news) = model.notices.next_news() {
        super::tell(model, news, effects);
    }
    tutoring::colour(model, effects);
    let offer = voicing::offer(model);
    if let Some(practice) = &mut model.practice {
        practice.chat.offer = offer;
        practice.chat.calm = model.preferences.reduced_motion;
        practice.chat.today = Some(model.now.local_day());
    }
    model.layout = Layout::of(&model.layout_request());
    // Panes are read as a whole while one of their parts is changed.
    if let Some(mut practice) = model.practice.take() {
        let has_vim_keys = model.has_vim_keys();
        vim_keys::settle(&mut model.vim, has_vim_keys, &mut practice);
        settle_editors(model, &mut practice);
        arranging::settle(model, &mut practice);
        settle_texts(model, &mut practice);
        settle_checks(model, &mut practice);
        model.practice = Some(practice);
    }
    gather_figures(model);
    settle_pages(model);
    looking_back::settle(model, effects);
}

/// A board that shows them has them before it is drawn.
fn gather_figures(model: &mut Model) {
    let shown = |page: &Page| matches!(page, Page::Board(board) if matches!(board.kind, Kind::Progress(_)));
    if model.figures.is_none() && model.pages.iter().any(shown) {
        model.figures = Some(Box::new(model.journey.figures(model.now)));
    }
}

fn settle_editors(model: &Model, practice: &mut Practice) {
    let mut area = model.layout.content(Focus::Editor);
    if let Some(finder) = &practice.finder {
        area.height = area.height.saturating_sub(finder.rows());
    }
    practice.editor.show_line_numbers(model.preferences.line_numbers);
    if !area.is_empty() {
        practice.editor.set_viewport(area.height.into(), area.width.into());
    }
    let input = model.layout.chat_input;
    if !input.is_empty() {
        practice.chat.input.set_viewport(input.height.into(), input.width.saturating_sub(4).max(1).into());
    }
}

fn settle_texts(model: &Model, practice: &mut Practice) {
    let task = model.layout.content(Focus::Exercise);
    if !task.is_empty() {
        let rows = exercise_pane::lines(model, practice, task.width).len();
        practice.task_top = practice.task_top.min(rows.saturating_sub(task.height.into()));
    }
    let progress = model.layout.content(Focus::Progress);
    if !progress.is_empty() {
        let rows = progress_pane::lines(model, practice, progress.width.into()).len();
        practice.progress_top = practice.progress_top.min(rows.saturating_sub(progress.height.into()));
    }
    let chat = model.layout.content(Focus::Chat);
    if !chat.is_empty() {
        practice.chat.unseen = false;
        let key = model.keys.word(Context::Editor, Action::Hint);
        let (lines, newest) = practice.chat.lines(chat.width, key);
        let last = lines.len().saturating_sub(chat.height.into());
        let chat = &mut practice.chat;
        if chat.top != chat.settled_top {
            // The reader has looked elsewhere; at the end, they want to see what comes.
            chat.follow = chat.top >= last;
        }
        if chat.show_newest {
            chat.show_newest = false;
            chat.top = newest;
        } else if chat.follow && chat.reply.is_some() {
            chat.top = last;
        }
        chat.top = chat.top.min(last);
        chat.settled_top = chat.top;
    }
}

/// The chosen case and its detail are in view, unless one has scrolled away from them.
fn settle_checks(model: &Model, practice: &mut Practice) {
    let area = model.layout.content(Focus::Checks);
    if area.is_empty() {
        return;
    }
    let height = usize::from(area.height);
    let lines = checks::lines(model, practice, area.width.into());
    if practice.checks.follow {
        let chosen = Some(Target::Case(practice.checks.chosen));
        let first = lines.iter().position(|line| line.chosen && line.target == chosen);
        if let Some(first) = first {
            let rows = lines[first..].iter().take_while(|line| line.target == chosen).count();
            let top = practice.checks.top.max((first + rows).saturating_sub(height));
            practice.checks.top = top.min(first);
        }
    }
    // What is said of a wrong piece stands above the cases, and comes before them.
    if practice.checks.follow && !practice.checks.by_hand && checks::told_of_piece(practice).is_some() {
        practice.checks.top = 0;
    }
    practice.checks.top = practice.checks.top.min(lines.len().saturating_sub(height));
}

fn settle_pages(model: &mut Model) {
    let body = model.layout.body;
    let height = usize::from(body.height.saturating_sub(1)).max(1);
    let width = usize::from(body.width);
    browsing::settle(model);
    mapping::settle(model);
    let Some(mut page) = model.pages.pop() else { return };
    match &mut page {
        Page::Help(help) => {
            let rows = help.lines(&model.keys, width).len();
            // Under its title stand the search and a blank row.
            help.top = help.top.min(rows.saturating_sub(height.saturating_sub(2)));
        }
        Page::Exercises | Page::SkillMap | Page::History(_) | Page::Pieces | Page::Stepping(_) => {}
        Page::Skill(page) => mapping::settle_skill(model, page),
        Page::Board(board) => boarding::settle(model, board),
        Page::Solution(comparison) => {
            comparison.top = comparison.top.min(comparison.rows().saturating_sub(height));
        }
        Page::Consent(consent) => {
            let rows = consent.lines(model.keys.consent(), width).len();
            consent.top = consent.top.min(rows.saturating_sub(height));
        }
        Page::LastRequest(page) => {
            page.top = page.top.min(page.lines(width).len().saturating_sub(height));
        }
        Page::Case(case) => {
            let rows = checks::page_lines(model, case.index, width).len();
            case.top = case.top.min(rows.saturating_sub(height));
        }
    }
    model.pages.push(page);
}
