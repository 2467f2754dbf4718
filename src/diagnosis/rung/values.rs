//! What the places of a template are filled with. It never knows the template.

use super::Findings;
use crate::diagnosis::Pointing;
use std::collections::BTreeMap;

/// A value is cut here, in characters.
const LONGEST: usize = 60;
/// An example longer than this says too much at once, in lines.
const LONGEST_EXAMPLE: usize = 12;

pub(super) struct Values {
    known: BTreeMap<&'static str, String>,
    found: Vec<&'static str>,
}

impl Values {
    pub fn of(findings: &Findings<'_>) -> Self {
        let mut values = Self { known: BTreeMap::new(), found: Vec::new() };
        match findings.pointing {
            Pointing::Line { line } => values.set("line", &[("line", line.to_string())]),
            Pointing::Region { lines } => match lines.as_slice() {
                [] => {}
                [line] => values.set("line", &[("line", line.to_string())]),
                [first, ..] => {
                    values.set("region", &[("first", first.to_string()), ("lines", listed(lines))]);
                }
            },
            Pointing::Nothing => {}
        }
        if let Some(error) = findings.error {
            values.set("error", &[("told", error.happened.clone()), ("error_ask", error.question.clone())]);
            if let Some(excerpt) = &error.excerpt {
                values.set("error_line", &[("error_line", excerpt.line.to_string())]);
            }
        }
        if let Some(held) = findings.held {
            values.set(
                "belief",
                &[
                    ("belief", held.believes.clone()),
                    ("believed_line", held.first_line.to_string()),
                    ("ask", held.question.clone()),
                    ("title", held.title.clone()),
                    ("idea", lower_first(&held.title)),
                ],
            );
        }
        if let Some(wrong) = findings.known {
            // Without a line, the sentences that name one are left out.
            values.set("belief", &[("belief", wrong.shows.clone()), ("ask", wrong.question.clone())]);
        }
        if let Some(missing) = findings.missing {
            values.set(
                "missing",
                &[("missing", missing.words.clone()), ("gap", missing.place.line().to_string())],
            );
        }
        if let Some(case) = findings.case {
            values.set("case", &[("call", one_line(case.call)), ("expected", one_line(case.expected))]);
            match case.actual {
                Some(actual) => values.set("actual", &[("actual", one_line(actual))]),
                None => values.set("silent", &[]),
            }
        }
        if let Some(example) = findings.example.filter(|text| text.trim().lines().count() <= LONGEST_EXAMPLE)
        {
            values.set("example", &[("example", example.trim_end().replace("```", ""))]);
        }
        if let Some(change) = findings.change {
            values.set("change", &[("change", change.to_owned())]);
        }
        values
    }

    fn set(&mut self, found: &'static str, values: &[(&'static str, String)]) {
        self.found.push(found);
        self.known.extend(values.iter().cloned());
    }

    pub fn has(&self, need: &str) -> bool {
        self.found.contains(&need)
    }

    /// `None` where a place has no value.
    pub fn fill(&self, template: &str) -> Option<String> {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (place, behind) = after.split_once('}')?;
            out.push_str(before);
            out.push_str(self.known.get(place)?);
            rest = behind;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// `2, 5 and 6`.
fn listed(lines: &[u32]) -> String {
    let words: Vec<String> = lines.iter().map(u32::to_string).collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => words.join(", "),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Fit for a code span.
fn one_line(text: &str) -> String {
    let line: String = text.trim().replace('\n', "⏎").replace('`', "'");
    if line.chars().count() <= LONGEST {
        line
    } else {
        line.chars().take(LONGEST - 1).chain(['…']).collect()
    }
}
