//! Where files lie. It never makes a folder: who writes there does.

use super::Environment;
use std::path::{Path, PathBuf};

/// The folders of one learner on one machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// `config.toml`, `keymap.toml`, `themes/`.
    pub config: PathBuf,
    /// The history, and packs of exercises.
    pub data: PathBuf,
    /// Logs and reports.
    pub state: PathBuf,
}

impl Paths {
    /// By `CODEMENTOR_HOME`, which moves everything, or else by the XDG base directories.
    ///
    /// `None` when neither these nor `HOME` are set.
    ///
    /// Source: XDG Base Directory Specification 0.8.
    pub fn find(environment: &Environment) -> Option<Self> {
        if let Some(home) = environment.text("CODEMENTOR_HOME") {
            let home = std::path::absolute(home).unwrap_or_else(|_| PathBuf::from(home));
            return Some(Self { config: home.clone(), data: home.clone(), state: home });
        }
        let home = environment.absolute_path("HOME");
        let folder = |variable: &str, otherwise: &str| {
            let base =
                environment.absolute_path(variable).or_else(|| Some(home.as_ref()?.join(otherwise)))?;
            Some(base.join("codementor"))
        };
        Some(Self {
            config: folder("XDG_CONFIG_HOME", ".config")?,
            data: folder("XDG_DATA_HOME", ".local/share")?,
            state: folder("XDG_STATE_HOME", ".local/state")?,
        })
    }

    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// Keys of language models, for nobody else's eyes.
    pub fn keys_file(&self) -> PathBuf {
        self.config.join("keys.toml")
    }

    pub fn keymap_file(&self) -> PathBuf {
        self.config.join("keymap.toml")
    }

    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }

    pub fn history(&self) -> PathBuf {
        self.data.join("history.db")
    }

    /// Drafts as files, for other editors.
    pub fn drafts(&self) -> PathBuf {
        self.data.join("drafts")
    }

    /// What was set aside before something was begun anew.
    pub fn kept(&self) -> PathBuf {
        self.data.join("kept")
    }

    pub fn packs(&self) -> PathBuf {
        self.data.join("packs")
    }

    /// Situations that are added to the catalogue of errors, in a folder for each language.
    pub fn errors(&self) -> PathBuf {
        self.data.join("errors")
    }

    /// Misconceptions that a person adds to the catalogue, in a folder for each language.
    pub fn misconceptions(&self) -> PathBuf {
        self.data.join("misconceptions")
    }

    /// What is told of panics.
    pub fn reports(&self) -> PathBuf {
        self.state.join("reports")
    }

    /// How the window looked when the program was left.
    pub fn window(&self) -> PathBuf {
        self.state.join("window")
    }

    pub fn logs(&self) -> PathBuf {
        self.state.join("logs")
    }
}

/// A path as a person writes it: with `~` for their home.
pub fn shown(path: &Path, environment: &Environment) -> String {
    let home = environment.absolute_path("HOME");
    match home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned)) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Environment, Paths};
    use std::path::PathBuf;

    #[test]
    fn one_variable_moves_everything() {
        let environment =
            Environment::from_iter([("CODEMENTOR_HOME", "/tmp/elsewhere"), ("HOME", "/home/ann")]);
        let paths = Paths::find(&environment);
        let home = PathBuf::from("/tmp/elsewhere");
        assert_eq!(paths, Some(Paths { config: home.clone(), data: home.clone(), state: home }));
    }

    #[test]
    fn xdg_folders_count_when_they_are_absolute() {
        let environment = Environment::from_iter([
            ("HOME", "/home/ann"),
            ("XDG_DATA_HOME", "/data"),
            ("XDG_STATE_HOME", "relative"),
        ]);
        let paths = Paths::find(&environment).expect("HOME is set");
        assert_eq!(paths.config, PathBuf::from("/home/ann/.config/codementor"));
        assert_eq!(paths.data, PathBuf::from("/data/codementor"));
        assert_eq!(paths.state, PathBuf::from("/home/ann/.local/state/codementor"));
        assert_eq!(Paths::find(&Environment::default()), None);
    }
}
