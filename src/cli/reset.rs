//! `codementor reset`: an exercise, the history, or everything begins anew. It says what will go, asks for a
//! word, and sets aside what was there; it never deletes anything.
//!
//! History is append-only, so an exercise begins anew by an event, and what was done stays in the log. A
//! whole history begins anew as a fresh database with a device of its own; the old one is moved to `kept/`,
//! with an export beside it that `codementor import` takes back.

use super::output::{self, counted};
use super::{Failure, Home, export, find, kept};
use crate::config::paths::shown;
use crate::domain::attempt::State;
use crate::domain::{Exercise, Language, Moment};
use crate::runtime::Clock;
use crate::store::{Keep, Store, backups_beside, begin_anew};
use clap::Args;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, IsTerminal, stdin};
use std::path::Path;
use std::process::ExitCode;

/// What has to be typed.
const WORD: &str = "reset";

#[derive(Debug, Args)]
#[group(multiple = false)]
struct Target {
    /// Begin one exercise as if it were new. What you did stays in the history.
    #[arg(long, value_name = "NAME")]
    exercise: Option<String>,
    /// Begin the history anew; your profile, choices and drafts stay.
    #[arg(long)]
    history: bool,
    /// Begin everything anew that the program keeps of you.
    #[arg(long)]
    everything: bool,
}

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    target: Target,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let person = stdin().is_terminal();
    if !person && !arguments.yes {
        return Err(Failure::new(
            "failed to reset: nobody can be asked, since standard input is not a terminal",
            "Nothing was changed. Run it in a terminal, or say --yes with what to reset.",
        ));
    }
    let target = &arguments.target;
    let named = target.exercise.as_deref();
    match (named, target.history, target.everything) {
        (Some(name), ..) => one_exercise(home, name, arguments.yes),
        (None, true, _) => history(home, Keep::Choices, arguments.yes),
        (None, _, true) => history(home, Keep::Nothing, arguments.yes),
        _ if person && !arguments.yes => chosen(home),
        _ => Err(Failure::new(
            "failed to reset: it is not said what",
            "Say --exercise NAME, --history or --everything. Nothing was changed.",
        )),
    }
}

fn chosen(home: &Home) -> Result<ExitCode, Failure> {
    output::text(
        "What shall begin anew?\n\
         \n  history     what you did: runs, hints, streaks; your profile, choices and drafts stay\
         \n  everything  all that the program keeps of you\
         \n  NAME        one exercise (`codementor list` shows their names)\n\
         \nType one of these, or nothing to leave everything as it is: ",
    )?;
    match answer()?.as_str() {
        "" => unchanged(),
        "history" => history(home, Keep::Choices, false),
        "everything" => history(home, Keep::Nothing, false),
        name => one_exercise(home, name, false),
    }
}

fn one_exercise(home: &Home, name: &str, yes: bool) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let exercise = find::in_library(&library, name)?;
    let mut store = home.store()?;
    let standing = store.standing(&exercise.id)?;
    let drafts = drafts_of(&store, &exercise)?;
    if drafts.is_empty() && standing.state() == State::New && standing.hints == 0 {
        output::line(&format!("`{}` is new already; there is nothing to reset.", exercise.id.slug))?;
        return Ok(ExitCode::SUCCESS);
    }
    let program = if drafts.is_empty() {
        ""
    } else {
        "  your program goes back to the starter (it is kept as a file)\n"
    };
    output::text(&format!(
        "`{}` begins as if it were new:\n{program}  \
         it counts as not solved\n  hints begin with the first one ({} taken so far)\n\
         Your {} of it and the days on which you practised stay in the history.\n",
        exercise.id.slug,
        standing.hints,
        counted(standing.attempts.into(), "run", "runs"),
    ))?;
    if !agreed(yes)? {
        return unchanged();
    }
    let now = Clock::default().now();
    for (language, source) in &drafts {
        keep_program(home, &exercise, *language, source, now)?;
    }
    let folder = home.drafts(&library);
    for language in exercise.languages.keys() {
        let kept = drafts.iter().find(|(kept, _)| kept == language).map(|(_, source)| source.as_str());
        keep_file(home, &folder.file(&exercise, *language), kept, &exercise.id.slug, now)?;
    }
    store.reset_exercise(&exercise.id, now)?;
    output::line(&format!("`{}` begins anew.", exercise.id.slug))?;
    Ok(ExitCode::SUCCESS)
}

fn drafts_of(store: &Store, exercise: &Exercise) -> Result<Vec<(Language, String)>, Failure> {
    let mut found = Vec::new();
    for language in exercise.languages.keys() {
        found.extend(store.draft(&exercise.id, *language)?.map(|draft| (*language, draft.source)));
    }
    Ok(found)
}

fn keep_program(
    home: &Home,
    exercise: &Exercise,
    language: Language,
    source: &str,
    now: Moment,
) -> Result<(), Failure> {
    let path = kept::path(home, now, &exercise.id.slug, language.extension())?;
    fs::write(&path, source).map_err(|error| {
        Failure::new(
            format!("failed to write {}: {error}", path.display()),
            "Nothing was changed. Look whether the disk is full.",
        )
    })?;
    output::line(&format!("Your program is kept in {}.", shown(&path, &home.environment)))
}

/// The file of a draft goes too, or it would count as written since. What it holds is kept, if it is not
/// what is `kept` already.
fn keep_file(home: &Home, file: &Path, kept: Option<&str>, slug: &str, now: Moment) -> Result<(), Failure> {
    if fs::symlink_metadata(file).is_err() {
        return Ok(());
    }
    let failed = |error: io::Error| {
        Failure::new(
            format!("failed to set {} aside: {error}", file.display()),
            "Nothing was changed. Look whether the data folder may be written to.",
        )
    };
    if kept.is_some_and(|kept| fs::read_to_string(file).is_ok_and(|text| text == kept)) {
        return fs::remove_file(file).map_err(failed);
    }
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let path = kept::path(home, now, &format!("{slug}-file"), &extension)?;
    fs::rename(file, &path).map_err(failed)?;
    output::line(&format!("The file of your draft is kept in {}.", shown(&path, &home.environment)))
}

fn history(home: &Home, keep: Keep, yes: bool) -> Result<ExitCode, Failure> {
    let mut store = home.store()?;
    output::text(&what_goes(&mut store, keep)?)?;
    if !agreed(yes)? {
        return unchanged();
    }
    let now = Clock::default().now();
    let exported = kept::path(home, now, "export", "json")?;
    export::json_file(&mut store, &exported, now)?;
    drop(store);
    let aside = kept::path(home, now, "history", "db")?;
    begin_anew(&home.paths.history(), &aside, keep, now)?;
    if keep == Keep::Nothing && home.paths.drafts().exists() {
        let files = kept::path(home, now, "drafts", "files")?;
        fs::rename(home.paths.drafts(), &files).map_err(|error| {
            Failure::new(
                format!("failed to set {} aside: {error}", home.paths.drafts().display()),
                "Move that folder away yourself, or its files count as your drafts.",
            )
        })?;
        output::line(&format!("The files of your drafts are kept in {}.", shown(&files, &home.environment)))?;
    }
    let mut exported_as_typed = shown(&exported, &home.environment);
    if exported_as_typed.contains(char::is_whitespace) {
        // Within quotation marks a shell does not know `~`.
        exported_as_typed = format!("'{}'", exported.display());
    }
    let exported = shown(&exported, &home.environment);
    let backups = backups_beside(&aside);
    let backups = if backups.exists() {
        format!("  {}  (its backups)\n", shown(&backups, &home.environment))
    } else {
        String::new()
    };
    output::text(&format!(
        "It begins anew. What was there is kept:\n  {exported}  (an export)\n  {}  (the database)\n{backups}\
         `codementor import {exported_as_typed}` brings it back.\n",
        shown(&aside, &home.environment),
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// What will go and what will stay, with numbers.
fn what_goes(store: &mut Store, keep: Keep) -> Result<String, Failure> {
    let (mut solved, mut runs, mut hints) = (0, 0, 0);
    for standing in store.standings()?.values() {
        solved += u64::from(standing.state() == State::Solved);
        runs += standing.attempts;
        hints += standing.hints;
    }
    let days = store.history()?.pass_days.iter().collect::<BTreeSet<_>>().len();
    let snapshot = store.snapshot()?;
    let drafts = counted(snapshot.drafts()?.len() as u64, "draft", "drafts");
    let choices = format!("  {drafts}, your profile, what you chose on screens, where you were\n");
    let (goes_too, stays) = match keep {
        Keep::Nothing => {
            (choices.as_str(), "  the files config.toml and keymap.toml, themes, packs, logs\n".to_owned())
        }
        Keep::Choices => ("", format!("{choices}  settings, themes, packs, logs\n")),
    };
    Ok(format!(
        "This will go:\n  {} of your history:\n  {}, {}, {}, {} with a pass,\n  \
         streaks, badges, levels, reviews, what the tutor has found out about you\n{goes_too}\
         This will stay:\n{stays}\
         An export is written first, and the database is set aside; nothing is deleted.\n",
        counted(snapshot.event_count()?, "event", "events"),
        counted(solved, "solved exercise", "solved exercises"),
        counted(runs.into(), "run", "runs"),
        counted(hints.into(), "hint", "hints"),
        counted(days as u64, "day", "days"),
    ))
}

fn agreed(yes: bool) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    output::text(&format!("Type `{WORD}` to go on, anything else to leave everything as it is: "))?;
    Ok(answer()? == WORD)
}

fn answer() -> Result<String, Failure> {
    let read = |error: io::Error| Failure::new(format!("failed to read the answer: {error}"), "");
    let mut line = String::new();
    stdin().lock().read_line(&mut line).map_err(read)?;
    Ok(line.trim().to_owned())
}

/// Not what was asked for, so not a success.
fn unchanged() -> Result<ExitCode, Failure> {
    output::line("Nothing was changed.")?;
    Ok(ExitCode::from(1))
}
