//! `codementor hint EXERCISE`: the next rung of the ladder, remembered like one taken on the screen.

use super::{Failure, Home, find, output};
use crate::domain::event::Event;
use crate::domain::exercise::Rung;
use crate::domain::tutoring::Question;
use crate::runtime::Clock;
use crate::tutor::{self, Conversation};
use clap::Args;
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
    let ladder = tutor::ladder_of(&exercise, language, &turns);
    for turn in tutor::answer(conversation, &Question::NextHint) {
        let heading = match turn.rung {
            Some(Rung::Reveal) => {
                format!("Revealed, line {} of {}", ladder.revealed_lines + 1, ladder.solution_lines)
            }
            Some(rung) => format!("Hint {} of {}: {}", ladder.given + 1, ladder.authored, rung.title()),
            None => "The ladder has ended".to_owned(),
        };
        output::text(&format!("{heading}\n\n{}\n", turn.text))?;
        if let Some(rung) = turn.rung {
            let event = Event::HintGiven { exercise: exercise.id.clone(), rung, text: turn.text };
            store.record(&event, Clock::default().now())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
