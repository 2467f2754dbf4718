//! `codementor watch`: nothing but the verdict, for a window beside one's own editor, or for a pipe.

mod looks;
mod paint;

use super::{Failure, Home, find};
use crate::config::ExternalEditor;
use crate::runtime::Watching;
use crate::tui::colour::{ColourDepth, ColourHints};
use crate::tui::terminal::{InputEvent, LocalTerminal, TerminalError, TerminalEvent};
use clap::Args;
use looks::Looks;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them); without it, whichever is open in the tutor.
    exercise: Option<String>,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let folder = home.drafts(&library);
    let named = arguments.exercise.as_ref().map(|name| find::in_library(&library, name));
    let exercise = named.transpose()?;
    let services = Arc::new(home.services(library));
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(
            |error| Failure::new(format!("failed to start: {error}"), "Close other programs and try again."),
        )?;
    runtime.block_on(async {
        let store = home.store()?;
        let history = home.paths.history();
        let (watching, news) = Watching::begin(services, store, &history, folder, exercise)?;
        let editor = ExternalEditor::find(&home.environment).ok();
        let mut looks = Looks::new(editor.map(|editor| editor.name().to_owned()));
        if let Some(news) = news {
            let _ = looks.take(news);
        }
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            on_terminal(home, watching, looks).await
        } else {
            in_pipe(watching, looks).await
        }
    })?;
    runtime.shutdown_timeout(std::time::Duration::from_millis(500));
    Ok(ExitCode::SUCCESS)
}

async fn on_terminal(home: &Home, mut watching: Watching, mut looks: Looks) -> Result<(), Failure> {
    let environment = &home.environment;
    let depth = ColourDepth::detect(ColourHints {
        no_color: environment.text("NO_COLOR"),
        colorterm: environment.text("COLORTERM"),
        term: environment.text("TERM"),
    });
    let mut terminal = LocalTerminal::open(false)?;
    loop {
        let (columns, rows) = terminal.size();
        let lines = looks.lines(columns.into());
        terminal.write(&paint::screen(&lines, columns, rows, depth != ColourDepth::None)).await?;
        tokio::select! {
            event = terminal.next() => match event {
                TerminalEvent::Input(events) if events.iter().any(ends) => return Ok(()),
                TerminalEvent::Hangup | TerminalEvent::Terminate | TerminalEvent::Closed => return Ok(()),
                TerminalEvent::Suspend => drop(terminal.suspend().await?),
                TerminalEvent::Input(_)
                | TerminalEvent::Resized { .. }
                | TerminalEvent::Continued { .. } => {}
            },
            news = watching.next() => {
                let _ = looks.take(news?);
            }
        }
    }
}

/// q, Esc, Ctrl-C, Ctrl-D or Ctrl-Q: whatever one ends programs with.
fn ends(event: &InputEvent) -> bool {
    let InputEvent::Key(chord) = event else { return false };
    ["q", "Esc", "Ctrl-C", "Ctrl-D", "Ctrl-Q"].contains(&chord.to_string().as_str())
}

/// One block for each verdict, without colours, until the reader is gone.
async fn in_pipe(mut watching: Watching, mut looks: Looks) -> Result<(), Failure> {
    // What to do, where nothing is open yet.
    let mut shown = !looks.has_exercise();
    loop {
        if shown {
            let text = paint::block(&looks.lines(paint::BLOCK_COLUMNS));
            match io::stdout().lock().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
                written => written.map_err(|error| {
                    Failure::new(format!("failed to print: {error}"), "Look whether the disk is full.")
                })?,
            }
        }
        shown = looks.take(watching.next().await?);
    }
}

impl From<TerminalError> for Failure {
    fn from(error: TerminalError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}
