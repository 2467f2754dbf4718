//! The commands of the plain program, one file each. Adding one is a file that declares `COMMAND`, and its
//! place in this table, in whose order help tells them.

#![expect(clippy::unnecessary_wraps, reason = "commands have one shape, also those that cannot fail")]

mod agree;
mod answer;
mod append;
mod ask;
mod check;
mod concept;
mod delete;
mod edit;
mod give_up;
mod help;
mod hint;
mod indent;
mod insert;
mod line;
mod list;
mod more;
mod next;
mod open;
mod profile;
mod progress;
mod quit;
mod recall;
mod redo;
mod reset;
mod review;
mod run;
mod settings;
mod show;
mod skip;
mod solution;
mod task;
mod test;
mod today;
mod trace;
mod tutor;
mod undo;
mod write;

pub use help::unknown;

use super::command::Command;

pub static ALL: &[&Command] = &[
    &help::COMMAND,
    &today::COMMAND,
    &open::COMMAND,
    &next::COMMAND,
    &skip::COMMAND,
    &list::COMMAND,
    &more::COMMAND,
    &task::COMMAND,
    &concept::COMMAND,
    &show::COMMAND,
    &write::COMMAND,
    &append::COMMAND,
    &line::COMMAND,
    &insert::COMMAND,
    &delete::COMMAND,
    &indent::COMMAND,
    &edit::COMMAND,
    &answer::COMMAND,
    &undo::COMMAND,
    &redo::COMMAND,
    &reset::COMMAND,
    &test::COMMAND,
    &check::COMMAND,
    &run::COMMAND,
    &trace::COMMAND,
    &hint::COMMAND,
    &ask::COMMAND,
    &review::COMMAND,
    &solution::COMMAND,
    &give_up::COMMAND,
    &recall::COMMAND,
    &agree::COMMAND,
    &progress::COMMAND,
    &profile::COMMAND,
    &settings::COMMAND,
    &tutor::COMMAND,
    &quit::COMMAND,
];

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::cli::plain::command::{Meant, find};

    #[test]
    fn every_command_has_a_name_of_its_own_and_says_what_it_does() {
        for command in ALL {
            assert!(matches!(find(ALL, command.name), Meant::This(found) if found.name == command.name));
            assert!(command.about.ends_with('.'), "{}", command.name);
            assert!(command.name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'));
        }
    }

    #[test]
    fn the_beginning_of_a_name_is_enough_where_it_is_the_only_one() {
        assert!(matches!(find(ALL, "prog"), Meant::This(command) if command.name == "progress"));
        assert!(matches!(find(ALL, "TASK"), Meant::This(command) if command.name == "task"));
        assert!(matches!(find(ALL, "re"), Meant::Several(names) if names.contains(&"redo")));
        assert!(matches!(find(ALL, "tset"), Meant::None(Some("test"))));
        assert!(matches!(find(ALL, "return"), Meant::None(_)));
        assert!(matches!(find(ALL, "xylophone"), Meant::None(None)));
    }
}
