//! `codementor skills`: the map of skills as an indented list, with what the learner has of each.

use super::{Failure, Home, output};
use crate::app::map::{SkillGraph, standings, tree};
use crate::runtime::{Clock, read_journey};
use std::process::ExitCode;

/// Wide enough for everything that a skill needs.
const WIDTH: usize = 110;

pub fn run(home: &Home) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let journey = read_journey(&library, &mut home.store()?)?;
    let graph = SkillGraph::new(library.skills());
    let states = standings(&graph, &journey, Clock::default().now());
    let mut list = String::new();
    for line in tree::lines(&graph, &states, None, WIDTH) {
        list.push_str(line.plain().trim_end());
        list.push('\n');
    }
    output::text(&list)?;
    Ok(ExitCode::SUCCESS)
}
