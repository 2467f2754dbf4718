//! `help [COMMAND]`: what can be typed. It never does anything else.

use super::ALL;
use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group, Meant, find};
use crate::cli::plain::desk::{Desk, Told};

pub static COMMAND: Command = Command {
    name: "help",
    group: Group::Way,
    takes: "[COMMAND]",
    about: "Tells what can be typed, or all about one command.",
    more: "",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let word = typed.trim();
    if word.is_empty() {
        everything(desk);
        return Ok(());
    }
    match find(ALL, word) {
        Meant::This(command) => {
            desk.say(&format!("{}. {} {}", usage(command), command.about, command.more));
            Ok(())
        }
        Meant::Several(names) => {
            desk.say(&format!("{word} begins several: {}.", names.join(", ")));
            Ok(())
        }
        Meant::None(near) => Err(unknown(word, near)),
    }
}

fn everything(desk: &mut Desk) {
    for group in Group::ALL {
        desk.say(&format!("{}:", group.title()));
        for command in ALL.iter().filter(|command| command.group == group) {
            desk.say(&format!("- {}: {}", usage(command), command.about));
        }
    }
    desk.say("The beginning of a name is enough where no other begins like it. `help COMMAND` tells more.");
}

fn usage(command: &Command) -> String {
    if command.takes.is_empty() {
        command.name.to_owned()
    } else {
        format!("{} {}", command.name, command.takes)
    }
}

/// What is said of a word that is no command.
pub fn unknown(word: &str, near: Option<&'static str>) -> Failure {
    let word: String = word.chars().take(40).collect();
    let hint = match near {
        Some(near) => format!("Did you mean `{near}`? `help` tells every command."),
        None => {
            "`help` tells every command. To write code, begin with `append`, `line` or `write`.".to_owned()
        }
    };
    Failure::new(format!("failed to find a command `{word}`"), hint)
}
