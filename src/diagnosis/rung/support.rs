//! Which steps of the ladder the findings support, so that their hint says more than what the exercise's
//! author wrote for everyone. It never composes one.

use super::{Findings, Step};
use crate::diagnosis::Pointing;

/// Whether the hint of a step is to be composed from the findings; otherwise the author's own words are said.
///
/// The author knows the task, the findings know this program. So: *look* where there is a line to look at;
/// *question* where there are concrete values, or a question about what the learner seems to believe;
/// *concept* and *example* where a belief shows or something is missing, since what is known of a line alone
/// says nothing of an idea; *shape* only where the one change, or the one missing step, is known. The pieces
/// and the solution are the same for everyone.
pub fn supports(step: Step, findings: &Findings<'_>) -> bool {
    let pointed = !matches!(findings.pointing, Pointing::Nothing);
    let error_line = findings.error.is_some_and(|error| error.excerpt.is_some());
    let believed = findings.held.is_some() || findings.known.is_some();
    match step {
        Step::Look => pointed || error_line || findings.held.is_some() || findings.missing.is_some(),
        Step::Question => believed || findings.case.is_some() || findings.error.is_some(),
        Step::Concept => believed || findings.missing.is_some(),
        Step::Example => findings.example.is_some(),
        Step::Shape => {
            let line = matches!(findings.pointing, Pointing::Line { .. });
            findings.missing.is_some() || (line && findings.change.is_some())
        }
        Step::Pieces | Step::Reveal => false,
    }
}
