//! `codementor ask EXERCISE QUESTION`: a question to the tutor in one's own words, remembered like one asked on
//! the screen. A model answers where the learner agreed to one; otherwise the offline tutor does.

use super::{Failure, Home, find, output, test};
use crate::domain::event::Event;
use crate::domain::tutoring::{Question, Speaker, Told, Turn};
use crate::domain::{Diagnosed, Exercise, Language, RequestId, Verdict};
use crate::runtime::lessons::{Asked, kept, lesson};
use crate::runtime::telling::{Ending, forward};
use crate::runtime::tutoring::{Reply, reply};
use crate::runtime::{Clock, Speakers};
use crate::store::Store;
use crate::tutor::Conversation;
use crate::tutor::providers::Roster;
use clap::Args;
use std::path::PathBuf;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them).
    exercise: String,
    /// What you want to know.
    #[arg(required = true)]
    question: Vec<String>,
    /// Your program; without it, the draft that is kept.
    #[arg(long)]
    file: Option<PathBuf>,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let exercise = find::in_library(&library, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    let question = Question::Typed(arguments.question.join(" "));
    let mut store = home.store()?;
    let draft = match &arguments.file {
        Some(path) => test::read(path)?,
        None => draft(&store, &exercise, language)?,
    };
    if let Some(voice) = speaking(home)? {
        let program = Program { source: draft, ..Program::default() };
        by_model(&library, &mut store, &voice, (exercise, language), &question, program)?;
        return Ok(ExitCode::SUCCESS);
    }
    let turns = store.turns(&exercise.id)?;
    let skills = library.skills();
    let conversation =
        Conversation { exercise: &exercise, language, turns: &turns, verdict: None, diagnosed: None, skills };
    let Reply { said, events, .. } = reply(conversation, &question);
    for event in &events {
        store.record(event, Clock::default().now())?;
    }
    tell(&said)?;
    Ok(ExitCode::SUCCESS)
}

/// The program as it was left; the starter where nothing was written.
pub fn draft(store: &Store, exercise: &Exercise, language: Language) -> Result<String, Failure> {
    let kept = store.draft(&exercise.id, language)?.map(|draft| draft.source);
    let starter = || exercise.files(language).map(|files| files.starter.clone());
    Ok(kept.or_else(starter).unwrap_or_default())
}

/// The models that may be asked; where one waits for the learner's word, that is told.
pub fn speaking(home: &Home) -> Result<Option<Roster>, Failure> {
    let speakers = Speakers::begin(home.models(), Clock::default())?;
    if let Some(asking) = speakers.roster().to_ask_about() {
        eprintln!(
            "note: the offline tutor answers. `codementor tutor agree {}` tells what would be sent to {}, and asks.",
            asking.provider, asking.host
        );
    }
    Ok(speakers.speaking())
}

/// A program, and what is known of it.
#[derive(Debug, Default)]
pub struct Program {
    pub source: String,
    pub verdict: Option<Verdict>,
    pub found: Option<Arc<Diagnosed>>,
}

/// Lets a model answer about a program, and prints the reply as it comes; it is kept
/// like one on the screen.
pub fn by_model(
    library: &crate::curriculum::Library,
    store: &mut Store,
    voice: &Roster,
    (exercise, language): (Arc<Exercise>, Language),
    question: &Question,
    program: Program,
) -> Result<(), Failure> {
    let now = Clock::default().now();
    let asked = Asked { request: RequestId(0), exercise, language, question: question.clone() };
    let Program { source, verdict, found } = program;
    let lesson = lesson(library, store, &asked, source, verdict, voice, now)?.knowing(found);
    if let Question::Typed(text) = question {
        let (exercise, text) = (asked.exercise.id.clone(), text.clone());
        store.record(&Event::QuestionAsked { exercise, text }, now)?;
    }
    let before = lesson.turns.clone();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
        Failure::new(format!("failed to start: {error}"), "Close other programs and try again.")
    })?;
    let (_never, stopping) = oneshot::channel();
    let mut printed = false;
    let mut failed = None;
    let ending = runtime.block_on(async {
        let tell = |told: Told| {
            let text = match told {
                Told::By(name) => {
                    eprintln!("The tutor, by {name}:");
                    return;
                }
                Told::More(text) => {
                    printed = true;
                    text
                }
                Told::TakenBack(reason) => {
                    printed = false;
                    format!("\n\nThat is taken back: {reason}\n\n")
                }
                Told::Settled { .. } => return,
            };
            if let Err(failure) = output::text(&text) {
                failed.get_or_insert(failure);
            }
        };
        let teaching = pin!(lesson.teach(voice, question));
        forward(teaching, stopping, Duration::from_millis(1), tell).await
    });
    if let Some(failure) = failed {
        return Err(failure);
    }
    let Ending::Settled { turns, fell_back } = ending else { return Ok(()) };
    let Reply { said, events, .. } = kept(&asked, &before, turns);
    for event in &events {
        store.record(event, now)?;
    }
    match fell_back {
        Some(why) => {
            eprintln!("note: {why}");
            tell(&said)
        }
        None if printed => output::text("\n"),
        None => tell(&said),
    }
}

fn tell(said: &[Turn]) -> Result<(), Failure> {
    for turn in said.iter().filter(|turn| turn.speaker == Speaker::Tutor) {
        output::text(&format!("{}\n", turn.text.trim_end()))?;
    }
    Ok(())
}
