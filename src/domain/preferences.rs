//! What a learner may choose about the program. It never knows where a choice is stored.

use serde::{Deserialize, Serialize};

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
        }
    }
}
