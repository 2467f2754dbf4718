//! The least that a ratatui program can do: take the terminal, draw one word, wait for a key, and give the
//! terminal back. What our program is measured against; it knows nothing of it.

use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::widgets::Paragraph;
use ratatui_crossterm::CrosstermBackend;
use std::io::{self, Read as _};
use std::process::{Command, ExitCode};

/// With this argument the benches are this program.
pub const ARGUMENT: &str = "--empty-program";

pub const WORD: &[u8] = b"ready";

pub fn command() -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg(ARGUMENT);
    command
}

pub fn run() -> ExitCode {
    match draw() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("failed to draw: {error}");
            ExitCode::FAILURE
        }
    }
}

fn draw() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    terminal.draw(|frame| frame.render_widget(Paragraph::new("ready"), frame.area()))?;
    let _ = io::stdin().read(&mut [0])?;
    execute!(io::stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}
