//! `codementor --plain`: the whole program as plain lines, for screen readers, pipes and terminals that can do
//! nothing else. It never moves a cursor, colours anything or draws a box.
//!
//! It is the same program as the full screen because it puts the same parts together: the open exercise is an
//! [`crate::app::practice::Practice`] with its editor and undo, opening goes through
//! [`crate::runtime::open_exercise`], checks through [`crate::runtime::CheckJob`] (which decides what history
//! keeps), the tutor through [`crate::runtime::tutoring`], and everything is written as the same events and
//! drafts into the same history. It does not drive `app::update` through a door. That was looked at first and
//! refused: the machine speaks in keys and panes. `line 3 return 7` has no message but a row of cursor moves
//! that depend on a layout, answers come back through notices that fade, timers run checks that nobody asked
//! for, and a command's end is nowhere to be seen. Lines are a conversation: one question, one answer, then
//! silence. So what is decided once stays in `domain`, `learner`, `grade`, `tutor` and `runtime`, and the two
//! doors say it each in their own way.
//!
//! A command is a file in [`commands`] and a line of its table.

mod command;
mod commands;
mod console;
mod desk;
mod greeting;
mod model;
mod outside;
mod program;
mod sentences;
mod told;
mod voice;

use super::{Failure, Home, tutor};
use crate::config::ExternalEditor;
use crate::config::theme::Themes;
use crate::domain::Moment;
use crate::runtime::{Clock, Speakers};
use crate::store::{Care, care};
use command::{Meant, find};
use console::{Console, Heard};
use desk::{Desk, Furniture, Told};
use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;
use voice::Voice;

const PROMPT: &str = "codementor> ";

/// Whether `codementor` without a command speaks in plain lines: it was asked to, the terminal says of itself
/// that it can do nothing else, or the commands do not come from a terminal. Where only the output goes
/// elsewhere, a person sits at the keys without seeing anything, and is told so instead.
pub fn is_chosen(home: &Home, asked: bool) -> bool {
    let (keys, screen) = (stdin().is_terminal(), stdout().is_terminal());
    asked || !keys || (screen && home.environment.text("TERM") == Some("dumb"))
}

/// The status is 0, whatever the checks said: scripts ask `codementor test`.
pub fn run(home: &Home) -> Result<ExitCode, Failure> {
    home.warn();
    let (store, news) = home.store_at_any_rate()?;
    let is_kept = store.is_kept();
    if let Some(words) = news {
        eprintln!("warning: {words}");
    }
    let (library, findings) = home.library();
    for finding in &findings {
        eprintln!("warning: {finding}");
    }
    let drafts = home.drafts(&library);
    let (themes, _) = Themes::with(&tutor::folder(&home.paths.themes()));
    let clock = Clock::default();
    let speakers = Speakers::begin(home.models(), clock.clone())?;
    let mut desk = Desk::furnish(Furniture {
        services: home.services(library),
        speakers: Some(speakers),
        store,
        console: Console::of_process()?,
        voice: Voice::of_process(),
        preferences: home.settings.preferences.clone(),
        fixed_preferences: tutor::fixed_preferences(home),
        themes: themes.names().iter().map(ToString::to_string).collect(),
        drafts,
        own_editor: ExternalEditor::find(&home.environment),
    })?;
    greeting::begin(&mut desk)?;
    desk.tell_news()?;
    converse(&mut desk);
    desk.say(if is_kept { "Goodbye; everything is kept." } else { "Goodbye; nothing of this was kept." });
    let (history, now) = (desk.store.path().to_owned(), desk.now());
    desk.console.close();
    if is_kept {
        look_after(&history, now);
    }
    Ok(ExitCode::SUCCESS)
}

/// Today's backup, once nobody waits any more.
fn look_after(history: &Path, now: Moment) {
    match care(history, now) {
        Ok(Care::NotDue | Care::Made(_)) => {}
        Ok(Care::Behind(_) | Care::Damaged(_)) => {
            eprintln!("warning: Your history is damaged. `codementor doctor` mends it from its backups.");
        }
        Err(error) => tracing::warn!(%error, "failed to make a backup of the history"),
    }
}

/// One command after the other, until the learner leaves or no more can come.
fn converse(desk: &mut Desk) {
    while !desk.leaving && !desk.voice.is_gone() {
        match desk.hear(PROMPT) {
            Heard::Line { text, .. } => {
                desk.look_at_the_day();
                let done = outside::look(desk).and_then(|_| obey(desk, &text));
                if let Err(failure) = done {
                    desk.say(&told(&failure));
                }
            }
            Heard::TooLong => {}
            Heard::Interrupted => desk.say("Nothing is running. `quit` leaves."),
            Heard::End => return,
        }
    }
}

fn obey(desk: &mut Desk, typed: &str) -> Told {
    let (word, rest) = program::split_word(typed.trim_start());
    if word.is_empty() {
        return Ok(());
    }
    match find(commands::ALL, word) {
        Meant::This(command) => {
            (command.run)(desk, rest)?;
            desk.tell_news()?;
            greeting::keep_todays(desk)
        }
        Meant::Several(names) => Err(Failure::new(
            format!("failed to tell which command is meant by `{word}`"),
            format!("Say more of it: {}.", names.join(", ")),
        )),
        Meant::None(near) => Err(commands::unknown(word, near)),
    }
}

/// A failure as a sentence, with what to do next.
fn told(failure: &Failure) -> String {
    let message = failure.message.trim_end_matches('.');
    format!("Error: {message}. {}", failure.hint)
}
