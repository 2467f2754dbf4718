//! `edit`: the learner's own editor on the program, as a file. What it saved becomes the program.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program::{self, counted};
use crate::config::EditorError;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest program that is taken over, in bytes.
const LARGEST: u64 = 1 << 20;

pub static COMMAND: Command = Command {
    name: "edit",
    group: Group::Writing,
    takes: "",
    about: "Opens your program in your own editor; what you save there is your program when it closes.",
    more: "VISUAL or EDITOR names it; otherwise nano, vim or vi is taken. `undo` brings the old program back.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    if !desk.console.is_terminal {
        let hint = "`write`, `line` and `append` change your program without one.";
        return Err(Failure::new("failed to open an editor: the commands do not come from a terminal", hint));
    }
    let practice = desk.practice()?;
    let (exercise, before) = (practice.exercise.clone(), practice.editor.text());
    let name = if exercise.is_predict() {
        format!("{}.txt", exercise.id.slug.replace('-', "_"))
    } else {
        practice.file_name()
    };
    let is_built_in = exercise.id.pack == desk.services.library.built_in();
    let file =
        if is_built_in { desk.drafts.join(name) } else { desk.drafts.join(&exercise.id.pack).join(name) };
    let mut command = desk.own_editor.as_ref().map_err(told)?.command(&file);
    write(&file, &before).map_err(|error| {
        let message = format!("failed to write {}: {error}", file.display());
        Failure::new(message, "Look whether the disk is full, and whether the folder may be written to.")
    })?;
    // Ctrl-C is the editor's own affair.
    let ended = desk.console.attend(move || command.status(), |_| (), || ())?;
    let outcome = desk.own_editor.as_ref().map_err(told)?.outcome(ended);
    take_over(desk, &file, &before)?;
    outcome.map_err(|error| told(&error))
}

/// What the editor saved becomes the program, as one change.
fn take_over(desk: &mut Desk, file: &Path, before: &str) -> Told {
    let after = read(file).map_err(|why| {
        let hint = "Your program is as it was before; the file is left as it is.";
        Failure::new(format!("failed to take over {}: {why}", file.display()), hint)
    })?;
    if after == before {
        desk.say("Nothing was changed.");
        return Ok(());
    }
    desk.rewrite(&after)?;
    let lines = program::lines(&desk.practice()?.editor.text());
    desk.say(&format!("Your program has {} now. `test` checks it.", counted(lines.len(), "line", "lines")));
    Ok(())
}

/// Beside it first, then in its place.
fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    let beside: PathBuf = file.with_extension(format!("{}.new", std::process::id()));
    fs::write(&beside, text)?;
    fs::rename(&beside, file)
}

fn read(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(|error| error.to_string())?;
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST {
        return Err("it is larger than 1 MiB".to_owned());
    }
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())
}

fn told(error: &EditorError) -> Failure {
    Failure::new(error.to_string(), error.hint())
}
