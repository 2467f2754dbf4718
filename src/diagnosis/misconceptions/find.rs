//! Finding misconceptions in a program: patterns, conditions, and the words with the learner's own names
//! and lines in them. It never says what the program should be.

use super::catalogue::{Catalogue, Misconception};
use super::conditions::Asked;
use super::looking::Looking;
use super::right::Right;
use super::words;
use crate::syntax::{Match, Tree};
use serde::{Deserialize, Serialize};

/// A program with more nodes than this is not judged; exercises have some hundreds.
pub const MOST_NODES: usize = 8_000;
/// Of one misconception, this many places are looked at; the learner is told of the first.
const MOST_MATCHES: usize = 200;

/// A misconception that shows in a program, once for each place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub slug: String,
    pub title: String,
    /// What the learner seems to believe, with their own names.
    pub believes: String,
    /// What lets them see it, with their own names and lines.
    pub question: String,
    /// The slug of the skill whose page explains it.
    pub concept: String,
    /// Weak: told only where nothing else shows.
    pub fallback: bool,
    /// Where it shows, 1-based.
    pub first_line: u32,
    pub last_line: u32,
}

impl Catalogue {
    /// All misconceptions that show, in the order of the text; `right` is a right program for the same
    /// exercise, where one is known.
    pub fn find(&self, tree: &Tree, right: Option<&Right>) -> Vec<Held> {
        if tree.nodes().len() > MOST_NODES {
            return Vec::new();
        }
        let looking = Looking::at(tree);
        let mut found: Vec<Held> = Vec::new();
        for misconception in self.of(tree.language()) {
            let mut known: Vec<u32> = Vec::new();
            for one in misconception.query.matches(tree).iter().take(MOST_MATCHES) {
                let held = holds(misconception, &looking, right, one);
                // The same line is told once, whichever pattern found it.
                if let Some(held) = held.filter(|held| !known.contains(&held.first_line)) {
                    known.push(held.first_line);
                    found.push(held);
                }
            }
        }
        if found.iter().any(|held| !held.fallback) {
            found.retain(|held| !held.fallback);
        }
        found.sort_by(|one, two| (one.first_line, &one.slug).cmp(&(two.first_line, &two.slug)));
        found
    }
}

fn holds(
    misconception: &Misconception,
    looking: &Looking<'_>,
    right: Option<&Right>,
    one: &Match,
) -> Option<Held> {
    let at = one.node("at")?;
    let asked = Asked { looking, right, one };
    let conditions = misconception.query.conditions().get(one.pattern).map(Vec::as_slice).unwrap_or_default();
    if !conditions.iter().all(|condition| asked.holds(condition)) {
        return None;
    }
    let place = &looking.tree.nodes()[at];
    Some(Held {
        slug: misconception.slug.clone(),
        title: misconception.title.clone(),
        believes: words::filled(&misconception.believes, looking.tree, one),
        question: words::filled(&misconception.question, looking.tree, one),
        concept: misconception.concept.clone(),
        fallback: misconception.fallback,
        first_line: place.first_line,
        last_line: place.last_line,
    })
}
