//! The list of what costs points: how many each time, and how many in all. It never looks at a program
//! itself.
//!
//! A rule is here only if no teacher would be surprised by it and the program's tree leaves no doubt.
//! `devlog/scoring.md` tells what was left out, and why.

use super::program::Program;
use super::{quality, shape, style};
use crate::domain::score::{Aspect, Reason};

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub line: Option<u32>,
    pub sentence: String,
    /// How many times over it counts.
    pub weight: u8,
}

impl Found {
    pub const fn at(line: u32, sentence: String) -> Self {
        Self { line: Some(line), sentence, weight: 1 }
    }
}

/// A thing found, with the rule (by its place in the list) that found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    rule: usize,
    pub found: Found,
}

struct Rule {
    aspect: Aspect,
    /// Points for each time.
    lost: u8,
    /// Points in all.
    most: u8,
    find: fn(&Program<'_>) -> Vec<Found>,
}

const fn quality(lost: u8, most: u8, find: fn(&Program<'_>) -> Vec<Found>) -> Rule {
    Rule { aspect: Aspect::Quality, lost, most, find }
}

const fn style(lost: u8, most: u8, find: fn(&Program<'_>) -> Vec<Found>) -> Rule {
    Rule { aspect: Aspect::Style, lost, most, find }
}

/// Points are of the usual 30 for quality and 15 for style.
const RULES: [Rule; 19] = [
    quality(4, 8, shape::much_longer),
    quality(3, 6, shape::deeper),
    quality(4, 8, shape::repeated),
    quality(3, 6, quality::never_used),
    quality(3, 6, quality::never_run),
    quality(3, 3, quality::catches_all),
    quality(2, 4, quality::left_over_prints),
    quality(2, 4, quality::needless_positions),
    quality(2, 4, quality::returned_condition),
    quality(1, 2, quality::compared_with_truth),
    quality(1, 2, quality::compared_with_none),
    style(2, 4, style::hidden_built_ins),
    style(2, 4, style::unused_imports),
    style(2, 2, style::mixed_indentation),
    style(1, 4, style::unusual_names),
    style(1, 3, style::letters),
    style(1, 3, style::long_lines),
    style(1, 3, style::crowded_lines),
    style(1, 3, style::tight_operators),
];

/// Everything that any rule finds.
pub fn hits(program: &Program<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (rule, Rule { find, .. }) in RULES.iter().enumerate() {
        hits.extend(find(program).into_iter().map(|found| Hit { rule, found }));
    }
    hits
}

/// What is lost in one part of the score, no rule taking more than its most.
pub fn reasons(hits: &[Hit], aspect: Aspect) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (index, rule) in RULES.iter().enumerate().filter(|(_, rule)| rule.aspect == aspect) {
        let mut left = rule.most;
        for Found { line, sentence, weight } in
            hits.iter().filter(|hit| hit.rule == index).map(|hit| &hit.found)
        {
            let lost = (rule.lost * weight).min(left);
            left -= lost;
            if lost > 0 {
                reasons.push(Reason { lost, line: *line, sentence: sentence.clone() });
            }
        }
    }
    reasons.sort_by_key(|reason| (u8::MAX - reason.lost, reason.line));
    reasons
}
