//! `codementor diagnose EXERCISE`: where the mistake in a program is, as far as it can be told without a
//! network.

use super::{Failure, Home, output, subject};
use crate::app::wrap;
use crate::diagnosis::{Budget, Diagnosis, FoundEdit, Pointing, Suspects};
use crate::grade::Cancel;
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Suspects that are told in words; all are in the JSON.
const MOST_TOLD: usize = 5;
/// A hint's rows are no longer than this.
const COLUMNS: usize = 76;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them), or a folder with an exercise in our format.
    exercise: String,
    /// The program to look at.
    #[arg(long, short)]
    file: PathBuf,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// Print everything as JSON.
    #[arg(long)]
    json: bool,
    /// How long it may look, at most; it looks for two seconds where nothing is said.
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: Option<u64>,
    /// For authors: show the text of the edits that mend the program, too.
    #[arg(long)]
    show_edits: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Arguments { exercise, file, lang, .. } = arguments;
    let subject = subject::of_file(home, exercise, lang, file, "look at")?;
    let budget =
        arguments.seconds.map_or_else(Budget::default, |seconds| Budget::of(Duration::from_secs(seconds)));
    let found = home.services(home.library().0).diagnose(&subject, budget, &Cancel::default())?;
    let source = subject.source;
    if arguments.json {
        output::line(&format!("{:#}", as_json(&found, &source, arguments.show_edits)))?;
    } else {
        home.warn();
        output::text(&told(&found, &source, arguments.show_edits))?;
    }
    Ok(if found.found_anything() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn as_json(found: &Diagnosis, source: &str, show_edits: bool) -> Value {
    let mut value = serde_json::to_value(found).unwrap_or_default();
    if show_edits && let Some(suspects) = &found.suspects {
        for (index, edit) in suspects.edits.iter().enumerate() {
            value["suspects"]["edits"][index]["text"] = json!(edited(edit, source));
        }
    }
    value
}

/// The lines that an edit changes, before and after it.
fn edited(found: &FoundEdit, source: &str) -> Option<[String; 2]> {
    let edit = found.edit.as_ref()?;
    let begin = source.get(..edit.start)?.rfind('\n').map_or(0, |end| end + 1);
    let after = source.get(edit.end..)?.find('\n').map_or(source.len(), |end| edit.end + end);
    let before = source.get(begin..after)?.to_owned();
    let changed = edit.apply(source);
    let end = after + edit.text.len() - (edit.end - edit.start);
    Some([before, changed.get(begin..end)?.to_owned()])
}

fn told(found: &Diagnosis, source: &str, show_edits: bool) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail; so below.
    if let Some(problem) = &found.problem {
        let place = problem.line.map_or(String::new(), |line| format!("line {line}: "));
        let _ = writeln!(text, "✗ {place}{}", problem.message);
    } else if let Some(suspects) = &found.suspects {
        tell_pointing(&mut text, &suspects.pointing, source);
        tell_case(&mut text, found);
        tell_suspects(&mut text, suspects, source, show_edits);
    } else {
        text.push_str("✓ Every check passes: there is nothing to look for.\n");
    }
    tell_shape(&mut text, found);
    tell_hints(&mut text, found);
    let times: Vec<String> =
        found.times.iter().map(|time| format!("{} {:.0} ms", time.step, time.millis)).collect();
    let _ = writeln!(text, "\n{}", times.join(" · "));
    text
}

fn tell_pointing(text: &mut String, pointing: &Pointing, source: &str) {
    match pointing {
        Pointing::Line { line } => {
            let _ = writeln!(text, "→ The mistake is in line {line}:\n{}", quoted(source, &[*line]));
        }
        Pointing::Region { lines } if lines.len() == 1 => {
            let _ =
                writeln!(text, "→ The mistake is probably in line {}:\n{}", lines[0], quoted(source, lines));
        }
        Pointing::Region { lines } => {
            let _ =
                writeln!(text, "→ The mistake is probably in one of these lines:\n{}", quoted(source, lines));
        }
        Pointing::Nothing => {
            text.push_str("? I do not know where the mistake is: no statement stands out.\n");
        }
    }
}

fn quoted(source: &str, lines: &[u32]) -> String {
    let line = |number: &u32| source.lines().nth(*number as usize - 1).unwrap_or_default();
    lines.iter().fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "  {number:>4}  {}", line(number));
        text
    })
}

fn tell_case(text: &mut String, found: &Diagnosis) {
    let Some(case) = &found.smallest else { return };
    let indented = |value: &str| value.trim_end().replace('\n', "\n            ");
    let _ = writeln!(text, "The smallest case that fails:");
    let _ = writeln!(text, "  asked     {}", indented(&case.input));
    let _ = writeln!(text, "  expected  {}", indented(&case.expected));
    if let Some(actual) = &case.actual {
        let _ = writeln!(text, "  came      {}", indented(actual));
    }
    if let Some(message) = &case.message {
        let _ = writeln!(text, "            {}", indented(message));
    }
    if let Some(step) = &found.departure {
        let wanted = step.expected.as_ref().map_or_else(
            || "it should not change any more".to_owned(),
            |expected| format!("{expected} was to be expected"),
        );
        let _ = writeln!(text, "  Line {} makes {} {}, and {wanted}.", step.line, step.name, step.value);
    }
    text.push('\n');
}

/// What the program seems to believe, and what it lacks.
fn tell_shape(text: &mut String, found: &Diagnosis) {
    let beliefs = found.told().beliefs;
    if !beliefs.is_empty() {
        text.push_str("\nWhat its author may believe:\n");
    }
    for belief in beliefs {
        let place = belief.line.map_or(String::new(), |line| format!("line {line}: "));
        let _ = writeln!(text, "  {place}{}\n    {}", belief.sentence, belief.question);
    }
    if let Some(missing) = &found.missing {
        let _ = writeln!(text, "\nWhat is missing:\n  {}", missing.words);
    }
}

fn tell_hints(text: &mut String, found: &Diagnosis) {
    if found.hints.is_empty() {
        return;
    }
    text.push_str("\nThe hint of each rung (~ the exercise's own says more, and is given instead):\n");
    for hint in &found.hints {
        let mark = if hint.supported { ' ' } else { '~' };
        // Code stays as it is.
        let wrapped = |line: &str| {
            if line.starts_with(' ') { vec![line.to_owned()] } else { wrap::words(line, COLUMNS) }
        };
        let rows: Vec<String> = hint.text.lines().flat_map(wrapped).collect();
        let _ = writeln!(text, "{mark} {:<9} {}", hint.step, rows.join("\n            "));
    }
}

fn tell_suspects(text: &mut String, suspects: &Suspects, source: &str, show_edits: bool) {
    let _ = writeln!(text, "Suspect statements, most of all first:");
    for one in suspects.statements.iter().take(MOST_TOLD).filter(|one| one.score > 0.0) {
        let line = source.lines().nth(one.first_line as usize - 1).unwrap_or_default();
        let _ = writeln!(text, "  {:>4}  {:>6.2}  {}", one.first_line, one.score, line.trim());
    }
    let count = suspects.edits.len();
    let _ = writeln!(text, "\n{} edits tried, {count} of them make every check pass.", suspects.tried);
    for edit in suspects.edits.iter().take(MOST_TOLD) {
        let _ = writeln!(
            text,
            "  line {:>3}: {} (agrees on {:.0} % of other inputs)",
            edit.line,
            edit.kind.title(),
            edit.agreement * 100.0
        );
        if show_edits && let Some([before, after]) = edited(edit, source) {
            let _ = writeln!(text, "    - {}\n    + {}", before.trim(), after.trim());
        }
    }
}
