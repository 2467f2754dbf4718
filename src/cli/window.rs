//! The first thing on the screen: an empty window that looks as the last one did, drawn before anything is
//! opened that takes time. It never asks the history, which alone knows what was chosen, and never waits.

use super::tutor::{fixed_preferences, folder};
use super::{Failure, Home};
use crate::app::Model;
use crate::config::theme::Themes;
use crate::domain::finding::Finding;
use crate::domain::preferences::{Preference, Preferences};
use crate::tui::Face;
use crate::tui::colour::{ColourDepth, ColourHints};
use crate::tui::terminal::EnteredTerminal;
use std::sync::Arc;

/// A window on the learner's terminal that nothing is in yet. Dropping it gives the terminal back.
pub struct Window {
    pub terminal: EnteredTerminal,
    pub face: Face,
    /// By which it was drawn.
    pub preferences: Preferences,
    /// All themes, where the learner has some of their own; otherwise they are read when there is time.
    pub themes: Option<Themes>,
    pub findings: Vec<Finding>,
}

impl Window {
    pub fn draw(home: &Home) -> Result<Self, Failure> {
        let preferences = remembered(home);
        let own_themes = folder(&home.paths.themes());
        let (themes, findings) = match own_themes.as_slice() {
            [] => (None, Vec::new()),
            own => {
                let (all, findings) = Themes::with(own);
                (Some(all), findings)
            }
        };
        let environment = &home.environment;
        let depth = ColourDepth::detect(ColourHints {
            no_color: environment.text("NO_COLOR"),
            colorterm: environment.text("COLORTERM"),
            term: environment.text("TERM"),
        });
        let enough = themes.clone().or_else(|| Themes::only(&preferences.theme));
        let enough = Arc::new(enough.unwrap_or_else(Themes::built_in));
        let mut face = Face::new(Arc::default(), enough, depth);
        let terminal = EnteredTerminal::enter(preferences.mouse)?;
        let (columns, rows) = terminal.size();
        let model = Model { preferences: preferences.clone(), ..Model::new(columns, rows) };
        terminal.write(&face.frame(&model))?;
        Ok(Self { terminal, face, preferences, themes, findings })
    }
}

/// Keeps how the window looks for the next start. Nothing depends on it but the first frame.
pub fn remember(home: &Home, preferences: &Preferences) {
    let path = home.paths.window();
    let text = written(&home.settings.preferences, preferences);
    let changed = std::fs::read_to_string(&path).map_or(true, |before| before != text);
    if changed && let Err(error) = std::fs::write(&path, text) {
        tracing::warn!(%error, "failed to keep how the window looks");
    }
}

fn remembered(home: &Home) -> Preferences {
    let text = std::fs::read_to_string(home.paths.window()).unwrap_or_default();
    read(&text, &home.settings.preferences, &fixed_preferences(home))
}

/// A line for each preference: its name, what the settings said, and what it was.
fn written(settings: &Preferences, preferences: &Preferences) -> String {
    let line = |preference: Preference| {
        let (name, said, was) =
            (preference.name(), settings.value(preference), preferences.value(preference));
        format!("{name}\t{said}\t{was}\n")
    };
    Preference::ALL.into_iter().map(line).collect()
}

/// What was is so still, unless the settings or the environment say something else by now.
fn read(text: &str, settings: &Preferences, fixed: &[Preference]) -> Preferences {
    let mut preferences = settings.clone();
    for line in text.lines() {
        let mut parts = line.split('\t');
        if let (Some(name), Some(said), Some(was), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
            && let Some(preference) = Preference::from_name(name)
            && settings.value(preference) == said
            && !fixed.contains(&preference)
        {
            preferences.set(preference, was);
        }
    }
    preferences
}

#[cfg(test)]
mod tests {
    use super::{Preference, Preferences, read, written};

    fn light() -> Preferences {
        Preferences { theme: "light".to_owned(), mouse: false, ..Preferences::default() }
    }

    #[test]
    fn what_was_chosen_is_drawn_with_again() {
        let settings = Preferences::default();
        assert_eq!(read(&written(&settings, &light()), &settings, &[]), light());
    }

    #[test]
    fn what_the_settings_or_the_environment_say_since_counts_more() {
        let before = Preferences::default();
        let text = written(&before, &light());
        let since = Preferences { theme: "high-contrast".to_owned(), ..before.clone() };
        assert_eq!(read(&text, &since, &[]), Preferences { mouse: false, ..since.clone() });
        assert_eq!(read(&text, &before, &[Preference::Theme]), Preferences { mouse: false, ..before });
    }

    #[test]
    fn a_damaged_file_changes_nothing() {
        let settings = Preferences::default();
        for text in
            ["", "theme", "theme\tdark", "theme\tdark\tlight\tmore", "colour\tdark\tlight", "\0\t\t\n"]
        {
            assert_eq!(read(text, &settings, &[]), settings, "{text:?}");
        }
    }
}
