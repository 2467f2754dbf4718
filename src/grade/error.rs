//! Why nothing could be run at all. A learner's mistakes are never errors: they are verdicts.

use super::sandbox::Failure;

/// Each says what to do next in `hint`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GradeError {
    #[error("failed to find Python 3.8 or newer")]
    NoPython { tried: Vec<String> },
    #[error("failed to put a safe wall around programs on this machine")]
    NoSandbox { refused: Vec<String> },
    #[error("failed to start a sandbox: {0}")]
    Sandbox(#[from] Failure),
    #[error("failed to start the checker: {reason}")]
    Start { reason: String },
    #[error("failed to grade {exercise}: it has nothing for this language")]
    NoSuchLanguage { exercise: String },
    #[error("the run was cancelled")]
    Cancelled,
    #[error("failed to run programs: not yet supported on this system")]
    Unsupported,
}

impl GradeError {
    /// What a person can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoPython { tried } if tried.is_empty() => {
                "Install Python 3 (on Debian and Ubuntu: `sudo apt \
                install python3`; on Fedora: `sudo dnf install python3`), or name one in config.toml: \
                under [python], path = \"/path/to/python3\"."
                    .to_owned()
            }
            Self::NoPython { tried } => format!(
                "These were tried: {}. Install Python 3.8 or newer, or name one in config.toml: under [python], path = \"/path/to/python3\".",
                tried.join("; ")
            ),
            Self::NoSandbox { refused } => format!(
                "{}. A newer Linux (6.2 or later, with Landlock) always offers one. `codementor doctor` says more.",
                refused.join(". ")
            ),
            Self::Sandbox(_) | Self::Start { .. } => {
                "Try again. If it stays so, `codementor doctor` says what is missing.".to_owned()
            }
            Self::NoSuchLanguage { .. } => "Choose another language for it.".to_owned(),
            Self::Cancelled => "Start it again if you still want it.".to_owned(),
            Self::Unsupported => "Programs can be run on Linux, and on Windows inside WSL 2.".to_owned(),
        }
    }
}
