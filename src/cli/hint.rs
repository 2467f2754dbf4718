//! `codementor hint EXERCISE`: the next rung of the ladder, remembered like one taken on the screen.

use super::{Failure, Home, ask, find, output, test};
use crate::diagnosis::Budget;
use crate::domain::event::Event;
use crate::domain::exercise::Rung;
use crate::domain::puzzle::Puzzle;
use crate::domain::tutoring::Question;
use crate::domain::{Diagnosed, Exercise, Language};
use crate::grade::Cancel;
use crate::learner::levels::LOWEST;
use crate::runtime::{Clock, Subject};
use crate::tutor::{self, Conversation};
use clap::Args;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them).
    exercise: String,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// Your program: the hint then speaks of what is wrong in it. Without it, your draft is looked at.
    #[arg(long, short)]
    file: Option<PathBuf>,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let exercise = find::in_library(&library, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    let mut store = home.store()?;
    let source = match &arguments.file {
        Some(file) => Some(test::read(file)?),
        None => store.draft(&exercise.id, language)?.map(|draft| draft.source),
    };
    let diagnosed = source.clone().and_then(|source| looked_at(home, &exercise, language, source));
    if let Some(voice) = ask::speaking(home)? {
        let draft = match source {
            Some(source) => source,
            None => ask::draft(&store, &exercise, language)?,
        };
        let program = ask::Program { source: draft, verdict: None, found: diagnosed.map(Arc::new) };
        ask::by_model(&library, &mut store, &voice, (exercise, language), &Question::NextHint, program)?;
        return Ok(ExitCode::SUCCESS);
    }
    let turns = store.turns(&exercise.id)?;
    let conversation = Conversation {
        exercise: &exercise,
        language,
        turns: &turns,
        verdict: None,
        diagnosed: diagnosed.as_ref(),
        skills: library.skills(),
    };
    let ladder = tutor::ladder_of(&exercise, language, &turns);
    let puzzle = Puzzle::as_hint(&exercise, language);
    for turn in tutor::answer(conversation, &Question::NextHint) {
        let heading = match turn.rung {
            Some(Rung::Reveal) => {
                format!("Revealed, line {} of {}", ladder.revealed_lines + 1, ladder.solution_lines)
            }
            Some(rung) => format!("Hint {} of {}: {}", ladder.given + 1, ladder.authored, rung.title()),
            None => "The ladder has ended".to_owned(),
        };
        output::text(&format!("{heading}\n\n{}\n", turn.text))?;
        if let Some(puzzle) = puzzle.as_ref().filter(|_| turn.rung == Some(Rung::Pieces)) {
            output::text(&listed(puzzle))?;
        }
        if let Some(rung) = turn.rung {
            let event = Event::HintGiven { exercise: exercise.id.clone(), rung, text: turn.text };
            store.record(&event, Clock::default().now())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is wrong with the program, as far as it can be told; nothing where no program can be run here, or
/// where it is the starter.
fn looked_at(home: &Home, exercise: &Arc<Exercise>, language: Language, source: String) -> Option<Diagnosed> {
    let starter = exercise.files(language).map_or("", |files| files.starter.as_str());
    if exercise.is_predict() || source.trim_end() == starter.trim_end() {
        return None;
    }
    let level = test::level(home).unwrap_or(LOWEST);
    let subject = Subject { exercise: exercise.clone(), language, source, level };
    let services = home.services(home.library().0);
    let found = services.diagnose(&subject, Budget::default(), &Cancel::default());
    found.ok().map(|found| found.told())
}

/// The pieces in the order of the box, under what stands above them in any case.
fn listed(puzzle: &Puzzle) -> String {
    let mut text = String::new();
    for line in &puzzle.frame {
        let _ = writeln!(text, "       {line}");
    }
    for (place, piece) in puzzle.pieces.iter().enumerate() {
        for (row, line) in piece.rows.iter().enumerate() {
            let number = if row == 0 { format!("{:>4}.", place + 1) } else { String::new() };
            let _ = writeln!(text, "{number:<7}{}", line.text);
        }
    }
    text
}
