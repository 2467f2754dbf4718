//! `codementor hint EXERCISE`: the next rung of the ladder, remembered like one taken on the screen.

use super::{Failure, Home, ask, find, output};
use crate::domain::event::Event;
use crate::domain::exercise::Rung;
use crate::domain::puzzle::Puzzle;
use crate::domain::tutoring::Question;
use crate::runtime::Clock;
use crate::tutor::{self, Conversation};
use clap::Args;
use std::fmt::Write as _;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them).
    exercise: String,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let exercise = find::in_library(&library, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    let mut store = home.store()?;
    let turns = store.turns(&exercise.id)?;
    let conversation = Conversation {
        exercise: &exercise,
        language,
        turns: &turns,
        verdict: None,
        skills: library.skills(),
    };
    if let Some(voice) = ask::speaking(home)? {
        let draft = ask::draft(&store, &exercise, language)?;
        let about = (exercise, language);
        ask::by_model(&library, &mut store, &voice, about, &Question::NextHint, draft)?;
        return Ok(ExitCode::SUCCESS);
    }
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
