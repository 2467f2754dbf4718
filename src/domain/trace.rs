//! A run of a learner's program with one input, step by step, as a table that can be stepped through. Of the
//! expected path it knows one value only: the one that the run first misses.

use serde::{Deserialize, Serialize};

/// The name under which a step tells what its function gives back. No variable can be called so.
pub const GIVES_BACK: &str = "return";

/// A run. Its texts are in the notation of the learner's language; lines are 1-based.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trace {
    /// Such as `highest([0, 1])`.
    pub call: String,
    pub expected: String,
    /// `None` where nothing came.
    pub actual: Option<String>,
    pub message: Option<String>,
    pub passed: bool,
    pub steps: Vec<TraceStep>,
    /// Where the run first leaves the expected path, where that can be told.
    pub leaves: Option<Leaving>,
    /// The run went on for longer than is told here.
    pub cut: bool,
}

/// The step after which a name has another value than on the expected path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// Its index in the steps.
    pub step: usize,
    pub name: String,
    /// `None`: the name should not have changed once more.
    pub expected: Option<String>,
}

/// One line that ran, with the names of its function as they are after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceStep {
    pub line: u32,
    pub function: String,
    /// In the order in which they came.
    pub names: Vec<TracedName>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TracedName {
    pub name: String,
    /// In a few letters.
    pub value: String,
    /// This line gave it that value.
    pub changed: bool,
}

fn told(name: &TracedName) -> String {
    if name.name == GIVES_BACK {
        format!("it gives back {}", name.value)
    } else {
        format!("{} is {}", name.name, name.value)
    }
}

impl Trace {
    /// The question that comes before any looking.
    pub fn prediction(&self) -> String {
        format!("What should {} give? What does yours give?", self.call.trim().replace('\n', "⏎"))
    }

    /// The step to begin with: the one that leaves the path, else the first.
    pub fn first_of_interest(&self) -> usize {
        self.leaves.as_ref().map_or(0, |leaving| leaving.step)
    }

    /// What is to be said of a step that leaves the expected path.
    pub fn leaving_words(&self, step: usize) -> Option<String> {
        let leaving = self.leaves.as_ref().filter(|leaving| leaving.step == step)?;
        Some(leaving.expected.as_ref().map_or_else(
            || {
                format!(
                    "Here the run leaves the expected path: `{}` should not change any more.",
                    leaving.name
                )
            },
            |expected| {
                format!("Here the run leaves the expected path: `{}` should be {expected}.", leaving.name)
            },
        ))
    }

    /// The whole run in lines that can be listened to: the question, each step with what it changes, the end.
    pub fn in_lines(&self, source: &str) -> Vec<String> {
        let mut lines = vec![self.prediction()];
        for (index, step) in self.steps.iter().enumerate() {
            let code = source.lines().nth((step.line as usize).saturating_sub(1)).unwrap_or_default().trim();
            let changed: Vec<String> = step.names.iter().filter(|name| name.changed).map(told).collect();
            let changed = if changed.is_empty() { "nothing changes".to_owned() } else { changed.join(", ") };
            let words = self.leaving_words(index).map_or_else(String::new, |words| format!(" {words}"));
            lines.push(format!("Step {}, line {}, `{code}`: {changed}.{words}", index + 1, step.line));
        }
        if self.cut {
            lines.push("It went on for longer; only so much is kept.".to_owned());
        }
        lines.push(self.end_words());
        lines
    }

    /// What came of the run, in a sentence.
    pub fn end_words(&self) -> String {
        let expected = self.expected.trim_end();
        match (&self.actual, self.passed) {
            (Some(actual), true) => format!("It gives {}, as it should.", actual.trim_end()),
            (Some(actual), false) => format!("It gives {}, and {expected} should come.", actual.trim_end()),
            (None, _) => {
                let message = self.message.as_deref().unwrap_or("Nothing came.");
                format!("{message} {expected} should come.")
            }
        }
    }
}
