//! What a learner may choose about the program. It never knows where a choice is stored.

use super::profile::EditorKeys;
use serde::{Deserialize, Serialize};

/// The name under which the history keeps that the learner agreed to run programs without a sandbox. It
/// holds for the machine on which they agreed, and for no other that the history comes to.
pub const UNSANDBOXED: &str = "unsandboxed";

/// The name under which the history keeps that no model is to be offered that was found on this machine.
pub const HELPER_DECLINED: &str = "models_not_offered";

/// Choices that screens and the program's flow depend on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// The name of a theme in `assets/themes/`.
    pub theme: String,
    /// How long the keys must rest before the checks run, in milliseconds.
    pub check_pause_millis: u64,
    /// Checks run while typing; otherwise only when asked.
    pub live_checks: bool,
    pub line_numbers: bool,
    pub mouse: bool,
    /// Nothing moves or blinks.
    pub reduced_motion: bool,
    #[serde(default)]
    pub editor_keys: EditorKeys,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: "dark".to_owned(),
            check_pause_millis: 250,
            live_checks: true,
            line_numbers: true,
            mouse: true,
            reduced_motion: false,
            editor_keys: EditorKeys::Plain,
        }
    }
}

/// One thing that can be chosen, as it is stored and shown. The name is what the history keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preference {
    Theme,
    LiveChecks,
    CheckPause,
    LineNumbers,
    Mouse,
    ReducedMotion,
    EditorKeys,
}

impl Preference {
    pub const ALL: [Self; 7] = [
        Self::Theme,
        Self::LiveChecks,
        Self::CheckPause,
        Self::LineNumbers,
        Self::Mouse,
        Self::ReducedMotion,
        Self::EditorKeys,
    ];

    /// The key that the history keeps it under.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::LiveChecks => "live-checks",
            Self::CheckPause => "check-pause",
            Self::LineNumbers => "line-numbers",
            Self::Mouse => "mouse",
            Self::ReducedMotion => "reduced-motion",
            Self::EditorKeys => "editor-keys",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preference| preference.name() == name)
    }

    /// The setting of the configuration that says the same.
    pub const fn setting(self) -> &'static str {
        match self {
            Self::Theme => "screen.theme",
            Self::LiveChecks => "checks.live",
            Self::CheckPause => "checks.pause_millis",
            Self::LineNumbers => "screen.line_numbers",
            Self::Mouse => "screen.mouse",
            Self::ReducedMotion => "screen.reduced_motion",
            Self::EditorKeys => "editor.keys",
        }
    }
}

impl Preferences {
    /// A preference's value as the history keeps it.
    pub fn value(&self, preference: Preference) -> String {
        let switch = |on: bool| if on { "on" } else { "off" }.to_owned();
        match preference {
            Preference::Theme => self.theme.clone(),
            Preference::LiveChecks => switch(self.live_checks),
            Preference::CheckPause => self.check_pause_millis.to_string(),
            Preference::LineNumbers => switch(self.line_numbers),
            Preference::Mouse => switch(self.mouse),
            Preference::ReducedMotion => switch(self.reduced_motion),
            Preference::EditorKeys => self.editor_keys.name().to_owned(),
        }
    }

    /// Takes such a value over; one that makes no sense changes nothing.
    pub fn set(&mut self, preference: Preference, value: &str) {
        let switch = |target: &mut bool| match value {
            "on" => *target = true,
            "off" => *target = false,
            _ => {}
        };
        match preference {
            Preference::Theme => value.clone_into(&mut self.theme),
            Preference::LiveChecks => switch(&mut self.live_checks),
            Preference::CheckPause => {
                if let Ok(millis) = value.parse()
                    && (50..=5_000).contains(&millis)
                {
                    self.check_pause_millis = millis;
                }
            }
            Preference::LineNumbers => switch(&mut self.line_numbers),
            Preference::Mouse => switch(&mut self.mouse),
            Preference::ReducedMotion => switch(&mut self.reduced_motion),
            Preference::EditorKeys => {
                self.editor_keys = EditorKeys::from_name(value).unwrap_or(self.editor_keys);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Preference, Preferences};

    #[test]
    fn every_value_comes_back_and_nonsense_changes_nothing() {
        let mut preferences = Preferences::default();
        for preference in Preference::ALL {
            assert_eq!(Preference::from_name(preference.name()), Some(preference));
            let before = preferences.clone();
            preferences.set(preference, &before.value(preference));
            assert_eq!(preferences, before);
            if preference != Preference::Theme {
                preferences.set(preference, "nonsense");
                assert_eq!(preferences, before);
            }
        }
        preferences.set(Preference::Mouse, "off");
        preferences.set(Preference::CheckPause, "700");
        assert!(!preferences.mouse);
        assert_eq!(preferences.check_pause_millis, 700);
    }
}
