//! What happened, in words for someone who has just begun to program. It decides nothing: who calls it
//! knows what happened.

use super::records::Raised;
use super::sandbox::Limits;
use crate::domain::verdict::{Problem, ProblemKind};

/// What the kernel's signals say to a beginner.
const SIGNALS: [(i32, &str); 6] = [
    (4, "The Python interpreter itself crashed (signal SIGILL)."),
    (6, "The program aborted itself (signal SIGABRT)."),
    (7, "The Python interpreter itself crashed (signal SIGBUS)."),
    (8, "The Python interpreter itself crashed (signal SIGFPE)."),
    (9, "The program was killed before giving an answer (signal SIGKILL)."),
    (
        11,
        "The Python interpreter itself crashed (signal SIGSEGV). Functions that call themselves very deeply \
          can do that.",
    ),
];

pub(super) fn case_timed_out(limits: &Limits) -> String {
    format!("It did not end within {}. A loop may never stop.", seconds(limits.case.as_secs_f64()))
}

pub(super) fn run_timed_out(limits: &Limits) -> String {
    format!("All cases together took more than {}.", seconds(limits.wall.as_secs_f64()))
}

pub(super) fn load_timed_out(limits: &Limits) -> Problem {
    let message = format!(
        "Just loading the program did not end within {}. A loop outside of all functions may never stop.",
        seconds(limits.case.as_secs_f64())
    );
    problem(ProblemKind::TimedOut, message)
}

pub(super) fn problem(kind: ProblemKind, message: String) -> Problem {
    Problem { kind, message, line: None, column: None, error: None }
}

/// A process ended without an answer; `status` is what wait(2) said.
pub(super) fn died(status: i32, limits: &Limits) -> String {
    let signal = status & 0x7f;
    if signal == 0 {
        return format!(
            "The program stopped itself before giving an answer (exit status {}).",
            (status >> 8) & 0xff
        );
    }
    match signal {
        24 => format!("It used more than {} of processor time.", seconds(limits.cpu_seconds as f64)),
        25 => files_full(limits),
        _ => SIGNALS.iter().find(|(number, _)| *number == signal).map_or_else(
            || format!("The program was ended by a signal (number {signal}) before giving an answer."),
            |(_, words)| (*words).to_owned(),
        ),
    }
}

/// What the traceback at the end of a run's errors means, where it is a limit of ours. A program can write
/// there what it likes, so it serves for words alone.
pub(super) fn told_by_traceback(errors: &str, limits: &Limits) -> Option<String> {
    errors.lines().rev().find_map(|line| {
        let (name, message) = line.split_once(": ").unwrap_or((line, ""));
        let number = message.strip_prefix("[Errno ").and_then(|rest| rest.split_once(']')?.0.parse().ok());
        let name = name.rsplit('.').next().unwrap_or(name).to_owned();
        let mut classes = vec![name.clone()];
        classes.extend(number.map(|_| "OSError".to_owned()));
        meaning(&Raised { name, classes, message: message.to_owned(), number, ..Raised::default() }, limits)
    })
}

pub(super) const GARBLED: &str = "The program wrote into a channel that is not its own, so its answer could not be \
                                  read.";
pub(super) const SERVER_GONE: &str =
    "The program ended the process that was running it, so there is no answer.";
pub(super) const NO_RECORD: &str = "The program closed the channel for its answer, so there is none.";
pub(super) const AFTER_TWO: &str = "Not run, as two cases before it did not end.";
pub(super) const AFTER_LIMIT: &str = "Not run, as the time for the whole run was used up.";
pub(super) const NOT_LOADED: &str = "Not run, as the program could not be loaded.";

/// An error in one line as Python writes it, then what it means where it is a limit of ours, then where.
pub(super) fn raised(raised: &Raised, limits: &Limits) -> String {
    let mut text = headline(raised);
    if let Some(meaning) = meaning(raised, limits) {
        text = format!("{meaning} ({text})");
    }
    if raised.trace.len() > 1 {
        let mut places: Vec<String> = raised.trace.iter().rev().map(place).collect();
        places.dedup();
        let more = places.len() > 3;
        places.truncate(3);
        text.push_str("\nAt ");
        text.push_str(&places.join(",\ncalled from "));
        text.push_str(if more { ", …" } else { "." });
    }
    text
}

fn headline(raised: &Raised) -> String {
    if raised.message.is_empty() {
        raised.name.clone()
    } else {
        format!("{}: {}", raised.name, raised.message)
    }
}

fn place((line, function): &(u32, String)) -> String {
    if function == "<module>" { format!("line {line}") } else { format!("line {line}, in {function}") }
}

/// What an error means where it is a limit of ours. What it means otherwise, the catalogue of errors tells.
pub(super) fn meaning(raised: &Raised, limits: &Limits) -> Option<String> {
    let is = |name: &str| raised.classes.iter().any(|class| class == name);
    let again = raised.number == Some(11) || raised.message.contains("can't start new thread");
    Some(if is("MemoryError") {
        format!("It used more than {} MiB of memory.", limits.memory_mib)
    } else if again && (is("OSError") || is("RuntimeError")) {
        format!("It tried to start more than {} processes.", limits.processes)
    } else if is("OSError") && matches!(raised.number, Some(27 | 28)) {
        files_full(limits)
    } else if is("OSError") && raised.number == Some(24) {
        format!("It had more than {} files open at once.", limits.open_files)
    } else if is("PermissionError") && raised.message.contains("not permitted") {
        "It tried to do something that programs may not do here, like using the network.".to_owned()
    } else if is("OSError") && matches!(raised.number, Some(13 | 30)) {
        "It tried to use a file outside of its own folder.".to_owned()
    } else if is("FileNotFoundError") && raised.message.contains(": '/") {
        "A program sees no files here but those in its own folder.".to_owned()
    } else {
        return None;
    })
}

fn files_full(limits: &Limits) -> String {
    format!("It wrote more than {} MiB of files, or more than {} files.", limits.files_mib, limits.files)
}

pub(super) fn syntax(name: &str, message: &str) -> String {
    format!("{name}: {message}")
}

/// The exercise asks for `name`, and it is not there.
pub(super) fn missing(name: &str, what: &str, other: bool, defined: &[String]) -> String {
    if other {
        return format!("`{name}` is there, but it is not a {what}.");
    }
    let near = defined.iter().find(|other| is_near(name, other)).map_or_else(String::new, |near| {
        format!(" There is one called {near}: is one of the two names mistyped?")
    });
    format!("There is no {what} called {name} yet.{near}")
}

/// The same but for case, underscores, or one or two letters.
fn is_near(name: &str, other: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('_', "");
    plain(name) == plain(other) || distance(name, other) <= 2.min(name.len() / 3)
}

/// Levenshtein's distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, letter) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, other) in right.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

pub(super) fn large(why: &str) -> &'static str {
    match why {
        "depth" => "The result contains itself, or is nested more than 64 deep.",
        "digits" => "The result is a number with thousands of digits.",
        "parts" => "The result has more than 100,000 parts.",
        _ => "The result is larger than 1 MiB.",
    }
}

pub(super) fn seconds(count: f64) -> String {
    if (count - 1.0).abs() < f64::EPSILON { "1 second".to_owned() } else { format!("{count} seconds") }
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn a_mistyped_name_is_noticed() {
        let defined = ["rainydays".to_owned(), "main".to_owned()];
        assert_eq!(
            missing("rainy_days", "function", false, &defined),
            "There is no function called rainy_days yet. There is one called rainydays: is one of the two \
             names mistyped?"
        );
        assert_eq!(missing("area", "function", false, &defined), "There is no function called area yet.");
    }
}
