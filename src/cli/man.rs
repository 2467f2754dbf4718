//! `codementor man [COMMAND]`: the manual page, in roff, of everything or of one command. Commands and options come from the definitions of the command
//! line; what stands here is only what these cannot know: files, variables, exit statuses.

use super::{Failure, output};
use clap::{Args, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io;
use std::process::ExitCode;

const STATUSES: [(&str, &str); 3] = [
    ("0", "It was done; for test: every check passes; for guard: the reply may be seen."),
    (
        "1",
        "For test, pack check and doctor: something fails. For run: the program was ended. For search: nothing \
         was found. For reset: you said no. For guard: the reply would be withheld.",
    ),
    ("2", "It could not be done; standard error says why, and what to do."),
];

const VARIABLES: [(&str, &str); 7] = [
    ("CODEMENTOR_HOME", "Moves everything (settings, history, packs, logs) into one folder."),
    ("CODEMENTOR_THEME", "The theme of the screen."),
    ("CODEMENTOR_PYTHON", "The Python interpreter."),
    ("CODEMENTOR_SANDBOX", "The tier of the sandbox: auto, A or B."),
    ("CODEMENTOR_LOG", "The level of the logs."),
    ("NO_COLOR", "No colours; everything that a colour says is said by a sign as well."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "Where the folders are, without CODEMENTOR_HOME."),
];

const FILES: [(&str, &str); 4] = [
    ("~/.config/codementor/config.toml", "The settings; keymap.toml and themes/ lie beside it."),
    ("~/.local/share/codementor/history.db", "What you did: the history, drafts and choices."),
    ("~/.local/share/codementor/kept/", "What was set aside by reset."),
    ("~/.local/state/codementor/logs/", "What the program did, without your code and words."),
];

#[derive(Debug, Args)]
pub struct Arguments {
    /// One command, like `export` or `pack check`; without it, the page tells all of them.
    command: Vec<String>,
}

pub fn run(mut command_line: Command, arguments: &Arguments) -> Result<ExitCode, Failure> {
    command_line.build();
    let page =
        if arguments.command.is_empty() { page(&command_line) } else { page_of(&command_line, arguments)? }
            .map_err(|error| Failure::new(format!("failed to write the manual page: {error}"), ""))?;
    output::bytes(&page)?;
    Ok(ExitCode::SUCCESS)
}

fn page_of(command_line: &Command, arguments: &Arguments) -> Result<io::Result<Vec<u8>>, Failure> {
    let mut command = command_line;
    for name in &arguments.command {
        command = command.find_subcommand(name).ok_or_else(|| {
            Failure::new(
                format!("failed to find the command `{}`", arguments.command.join(" ")),
                "`codementor --help` lists the commands.",
            )
        })?;
    }
    let mut page = Vec::new();
    let written = Man::new(command.clone()).manual("CodeMentor").render(&mut page);
    Ok(written.map(|()| page))
}

fn page(command_line: &Command) -> io::Result<Vec<u8>> {
    let manual = Man::new(command_line.clone()).manual("CodeMentor");
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    manual.render_synopsis_section(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    let mut heading = Roff::new();
    heading.control("SH", ["COMMANDS"]);
    page.extend(heading.render().into_bytes());
    commands(command_line, &mut page)?;
    for (title, entries) in
        [("EXIT STATUS", &STATUSES[..]), ("ENVIRONMENT", &VARIABLES[..]), ("FILES", &FILES[..])]
    {
        page.extend(section(title, entries).render().into_bytes());
    }
    manual.render_version_section(&mut page)?;
    Ok(page)
}

/// Every command that does something, with its options: one page tells all of them, where the library would
/// point to a page for each.
fn commands(parent: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    for command in parent.get_subcommands().filter(|command| !command.is_hide_set()) {
        if command.has_subcommands() {
            commands(command, page)?;
            continue;
        }
        let manual = Man::new(command.clone());
        let mut heading = Roff::new();
        heading.control("SS", [command.get_bin_name().unwrap_or(command.get_name())]);
        page.extend(heading.render().into_bytes());
        let mut body = Vec::new();
        manual.render_synopsis_section(&mut body)?;
        body.extend(b".PP\n");
        manual.render_description_section(&mut body)?;
        manual.render_options_section(&mut body)?;
        // Its parts are paragraphs below its own heading, not sections of the page.
        for line in String::from_utf8_lossy(&body).lines().filter(|line| !line.starts_with(".SH")) {
            page.extend(line.as_bytes());
            page.push(b'\n');
        }
    }
    Ok(())
}

fn section(title: &str, entries: &[(&str, &str)]) -> Roff {
    let mut section = Roff::new();
    section.control("SH", [title]);
    for (name, about) in entries {
        section.control("TP", []);
        section.text([bold(*name)]);
        section.text([roman(*about)]);
    }
    section
}
