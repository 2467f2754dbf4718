//! `codementor search WORDS`: everything that learner and tutor ever said to each other with these words in
//! it, the newest first. It never knows how the words are found; the store does.

use super::output::{self, counted};
use super::{Failure, Home};
use crate::app::text::single_line;
use crate::app::wrap;
use crate::curriculum::Library;
use crate::domain::Moment;
use crate::domain::tutoring::{FoundTurn, Speaker};
use clap::{Args, value_parser};
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// What is left of 80 beside the indent.
const COLUMNS: usize = 78;

#[derive(Debug, Args)]
pub struct Arguments {
    /// What to look for. All words have to be there, in any order; `loop` finds `loops` as well.
    #[arg(required = true)]
    words: Vec<String>,
    /// Show no more than so many.
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = value_parser!(u32).range(1..))]
    limit: u32,
    /// Print JSON: an array of objects with exercise, `at`, speaker, rung and snippet.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let words = arguments.words.join(" ");
    if !words.contains(char::is_alphanumeric) {
        return Err(Failure::new(
            format!("failed to search for `{}`: there is no letter and no digit in it", single_line(&words)),
            "Say a word, like `codementor search loop`.",
        ));
    }
    // One more tells whether there are more.
    let limit = arguments.limit as usize;
    let mut found = home.store()?.search_turns(&words, limit + 1)?;
    let more = found.len() > limit;
    found.truncate(limit);
    if arguments.json {
        let all: Vec<Value> = found.iter().map(as_json).collect();
        output::line(&format!("{:#}", json!(all)))?;
    } else {
        home.warn();
        let (library, _) = home.library();
        output::text(&told(&found, more, &words, &library))?;
    }
    Ok(ExitCode::from(u8::from(found.is_empty())))
}

fn told(found: &[FoundTurn], more: bool, words: &str, library: &Library) -> String {
    if found.is_empty() {
        return format!(
            "Nothing was said with `{}` in it. Every word has to be there; fewer words find more.\n",
            single_line(words)
        );
    }
    let mut text = String::new();
    for turn in found {
        let exercise = library.get(&turn.exercise).map_or_else(
            || turn.exercise.to_string(),
            |exercise| format!("{} ({})", exercise.title, turn.exercise.slug),
        );
        let who = match (turn.speaker, turn.rung) {
            (Speaker::Learner, _) => "you".to_owned(),
            (Speaker::Tutor, Some(rung)) => format!("tutor, hint: {}", rung.title()),
            (Speaker::Tutor, None) => "tutor".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "{}  {}  {who}\n{}", local_time(turn.at), single_line(&exercise), snippet(turn));
    }
    let number = counted(found.len() as u64, "place", "places");
    if more {
        text.push_str("The newest ");
        text.push_str(&number);
        text.push_str("; there are more: `--limit NUMBER` shows them.\n");
    } else {
        text.push_str(&number);
        text.push_str(".\n");
    }
    text
}

/// The words between angle quotes, which programs do not have; an empty line after it.
fn snippet(turn: &FoundTurn) -> String {
    let parts = turn.snippet.iter().map(|part| {
        let text = single_line(&part.text);
        if part.found { format!("«{text}»") } else { text }
    });
    let line: String = parts.collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    wrap::words(&line, COLUMNS).iter().fold(String::new(), |text, row| text + "  " + row + "\n")
}

/// Like `2026-11-25 09:16`, as the learner's clock had it.
fn local_time(at: Moment) -> String {
    let local = at.unix_millis.saturating_add(i64::from(at.offset_minutes) * 60_000);
    let time = jiff::Timestamp::from_millisecond(local).unwrap_or_default();
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

fn as_json(turn: &FoundTurn) -> Value {
    let parts: Vec<Value> =
        turn.snippet.iter().map(|part| json!({ "text": part.text, "found": part.found })).collect();
    json!({
        "exercise": turn.exercise,
        "at": turn.at.unix_millis,
        "offset_minutes": turn.at.offset_minutes,
        "speaker": turn.speaker,
        "rung": turn.rung,
        "snippet": parts,
    })
}
