//! What a command of the plain program is, and which one a typed word means. It never knows what any of
//! them does.

use super::desk::{Desk, Told};
use crate::domain::nearest::nearest;

/// One command: a file in `commands/` that declares it as `COMMAND`, and a line in `commands/mod.rs`.
#[derive(Debug)]
pub struct Command {
    pub name: &'static str,
    pub group: Group,
    /// What follows the name, like `NAME or NUMBER`; empty where nothing does.
    pub takes: &'static str,
    /// One sentence: what it does.
    pub about: &'static str,
    /// What else there is to say, for `help NAME`; may be empty.
    pub more: &'static str,
    /// It is given what was typed after the name and one blank.
    pub run: fn(&mut Desk, &str) -> Told,
}

/// What commands are about, in the order in which help tells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Way,
    Reading,
    Writing,
    Checking,
    You,
}

impl Group {
    pub const ALL: [Self; 5] = [Self::Way, Self::Reading, Self::Writing, Self::Checking, Self::You];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Way => "Finding your way",
            Self::Reading => "Reading",
            Self::Writing => "Writing",
            Self::Checking => "Checks and help",
            Self::You => "You and the program",
        }
    }
}

/// What a word means.
#[derive(Debug)]
pub enum Meant {
    This(&'static Command),
    /// It begins the names of several.
    Several(Vec<&'static str>),
    /// None; the nearest name, if one is near.
    None(Option<&'static str>),
}

/// Finds a command by its name or by the beginning of it.
pub fn find(commands: &'static [&'static Command], word: &str) -> Meant {
    let word = word.to_lowercase();
    if let Some(command) = commands.iter().find(|command| command.name == word) {
        return Meant::This(command);
    }
    let begun: Vec<&'static Command> =
        commands.iter().copied().filter(|command| command.name.starts_with(&word)).collect();
    match begun.as_slice() {
        [only] => Meant::This(only),
        [] => Meant::None(nearest(&word, commands.iter().map(|command| command.name))),
        several => Meant::Several(several.iter().map(|command| command.name).collect()),
    }
}
