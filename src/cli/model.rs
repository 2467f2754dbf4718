//! `codementor model predict`: the learner's model over a file of attempts, for anyone with data of their
//! own. It never touches the learner's own history.

use super::csv::{self, Row, Table};
use super::{Failure, output};
use crate::learner::model::{Model, Task};
use clap::{Args, Subcommand};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

const SECONDS_A_DAY: f64 = 86_400.0;

/// What is printed at once.
const CHUNK: usize = 64 * 1024;

#[derive(Debug, Subcommand)]
pub enum ModelCommand {
    /// Print, for each attempt, the chance of success that was told before its outcome was known.
    Predict(PredictArguments),
}

#[derive(Debug, Args)]
pub struct PredictArguments {
    /// The easiness of the items: columns item and d (logits, positive is easy).
    #[arg(long)]
    priors: PathBuf,
    /// The attempts in order: columns user, index, item, skills (apart by `;`), correct (0 or 1), and
    /// timestamp (Unix seconds), which may be left out.
    attempts: PathBuf,
}

pub fn run(command: &ModelCommand) -> Result<ExitCode, Failure> {
    let ModelCommand::Predict(arguments) = command;
    let priors = read_priors(arguments)?;
    let required = ["user", "index", "item", "skills", "correct"];
    let mut table = Table::open(&arguments.attempts, &required, &["timestamp"])?;
    let mut replay = Replay { priors, ..Replay::default() };
    let mut printed = "user,index,p\n".to_owned();
    while let Some(row) = table.next()? {
        let chance = replay
            .attempt(&row)
            .map_err(|complaint| table.failure(row.line, &complaint.message, complaint.hint))?;
        // Writing to a string cannot fail.
        let _ =
            writeln!(printed, "{},{},{chance:.6}", csv::field(&row.fields[0]), csv::field(&row.fields[1]));
        if printed.len() >= CHUNK {
            output::text(&printed)?;
            printed.clear();
        }
    }
    output::text(&printed)?;
    if !replay.without_prior.is_empty() {
        let mut names: Vec<&str> = replay.without_prior.iter().map(String::as_str).collect();
        names.sort_unstable();
        eprintln!(
            "note: {} of the items have no line in {} and were taken as middling (d = 0); the first is `{}`",
            names.len(),
            arguments.priors.display(),
            names[0],
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn read_priors(arguments: &PredictArguments) -> Result<HashMap<String, f64>, Failure> {
    let mut table = Table::open(&arguments.priors, &["item", "d"], &[])?;
    let mut priors = HashMap::new();
    while let Some(row) = table.next()? {
        let easiness = row.fields[1].parse::<f64>().ok().filter(|easiness| easiness.is_finite());
        let Some(easiness) = easiness else {
            let message = format!("`{}` in the column d is no number", row.fields[1]);
            return Err(table.failure(
                row.line,
                &message,
                "It is the item's easiness in logits, like -0.25.",
            ));
        };
        if priors.insert(row.fields[0].clone(), easiness).is_some() {
            let message = format!("the item `{}` is there already", row.fields[0]);
            return Err(table.failure(row.line, &message, "Take one of the two lines away."));
        }
    }
    Ok(priors)
}

struct Complaint {
    message: String,
    hint: &'static str,
}

/// The model going through attempts, one learner after the other.
#[derive(Default)]
struct Replay {
    priors: HashMap<String, f64>,
    user: Option<String>,
    finished_users: HashSet<String>,
    last_index: Option<u64>,
    model: Model,
    items: HashMap<String, usize>,
    skills: HashMap<String, usize>,
    without_prior: HashSet<String>,
}

impl Replay {
    /// The chance of success before the outcome, which is then learnt from.
    fn attempt(&mut self, row: &Row) -> Result<f64, Complaint> {
        let [user, index, item, skills, correct, timestamp] = row.fields.as_slice() else {
            return Err(Complaint { message: "it has other columns".to_owned(), hint: "" });
        };
        self.turn_to(user)?;
        let place = self.place(index)?;
        let solved = match correct.as_str() {
            "1" | "1.0" | "true" => true,
            "0" | "0.0" | "false" => false,
            other => {
                let message = format!("`{other}` in the column correct is neither 0 nor 1");
                return Err(Complaint { message, hint: "An attempt was solved (1) or not (0)." });
            }
        };
        let mut numbers: Vec<usize> = skills
            .split(';')
            .map(str::trim)
            .filter(|skill| !skill.is_empty())
            .map(|skill| number_of(&mut self.skills, skill))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let task = Task {
            item: number_of(&mut self.items, item),
            skills: &numbers,
            easiness: self.easiness(item),
            place,
            day: day(timestamp)?,
        };
        Ok(self.model.observe(&task, solved).chance)
    }

    fn turn_to(&mut self, user: &str) -> Result<(), Complaint> {
        if self.user.as_deref() == Some(user) {
            return Ok(());
        }
        if let Some(before) = self.user.replace(user.to_owned()) {
            self.finished_users.insert(before);
        }
        if self.finished_users.contains(user) {
            let message = format!("`{user}` comes again after another user");
            return Err(Complaint { message, hint: "Sort the file by user, each user's attempts in order." });
        }
        // Numbers are given anew too: a model is as long as what its learner has seen.
        (self.model, self.last_index) = (Model::default(), None);
        self.items.clear();
        self.skills.clear();
        Ok(())
    }

    fn place(&mut self, index: &str) -> Result<u64, Complaint> {
        let hint = "It counts a user's exercises: whole numbers that grow.";
        let Ok(place) = index.parse::<u64>() else {
            return Err(Complaint {
                message: format!("`{index}` in the column index is no whole number"),
                hint,
            });
        };
        if self.last_index.is_some_and(|last| place <= last) {
            return Err(Complaint { message: format!("the index {place} comes after a later one"), hint });
        }
        self.last_index = Some(place);
        Ok(place)
    }

    fn easiness(&mut self, item: &str) -> f64 {
        self.priors.get(item).copied().unwrap_or_else(|| {
            self.without_prior.insert(item.to_owned());
            0.0
        })
    }
}

fn number_of(numbers: &mut HashMap<String, usize>, name: &str) -> usize {
    let next = numbers.len();
    numbers.get(name).copied().unwrap_or_else(|| {
        numbers.insert(name.to_owned(), next);
        next
    })
}

fn day(timestamp: &str) -> Result<Option<f64>, Complaint> {
    if timestamp.is_empty() {
        return Ok(None);
    }
    match timestamp.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() => Ok(Some(seconds / SECONDS_A_DAY)),
        _ => Err(Complaint {
            message: format!("`{timestamp}` in the column timestamp is no number"),
            hint: "It is in Unix seconds; leave the column out where there is no clock.",
        }),
    }
}
