//! What every command begins with: the environment, the folders, the settings, and from these the
//! library, the history and the grader when a command asks for them.

use super::Failure;
use crate::config::{Environment, Paths, Settings, paths};
use crate::curriculum::Library;
use crate::domain::finding::Finding;
use crate::grade::{self, Grader, GraderConfig, Limits};
use crate::runtime::{DraftFolder, ModelHome, models};
use crate::store::Store;
use crate::telemetry;
use std::time::Duration;

/// One learner's home on this machine.
pub struct Home {
    pub environment: Environment,
    pub paths: Paths,
    pub settings: Settings,
    /// What is wrong with the settings; the program works all the same.
    pub warnings: Vec<Finding>,
    /// Why nothing is logged, if so.
    pub log_failure: Option<String>,
    /// Logging lasts as long as this.
    _log: Option<telemetry::Guard>,
}

impl Home {
    /// # Errors
    /// When there is no folder to be at home in.
    pub fn open() -> Result<Self, Failure> {
        let environment = Environment::of_process();
        let paths = Paths::find(&environment).ok_or_else(|| {
            Failure::new(
                "failed to find a home folder: HOME is not set",
                "Set CODEMENTOR_HOME to a folder of yours.",
            )
        })?;
        let file = paths.config_file();
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file);
        let (settings, mut warnings) =
            Settings::read(text.as_ref().ok().map(|text| (name.as_str(), text.as_str())), &environment);
        if let Err(error) = text
            && error.kind() != std::io::ErrorKind::NotFound
        {
            let advice = "The defaults are used until it can be read.".to_owned();
            warnings.push(Finding {
                file: name,
                line: None,
                message: format!("cannot be read: {error}"),
                advice,
            });
        }
        let (log, log_failure) = match telemetry::begin(&settings.log, &paths.logs()) {
            Ok(guard) => (Some(guard), None),
            Err(failure) => (None, Some(failure)),
        };
        tracing::info!(version = env!("CARGO_PKG_VERSION"), "began");
        Ok(Self { environment, paths, settings, warnings, log_failure, _log: log })
    }

    /// Every pack, with what is wrong with them.
    pub fn library(&self) -> (Library, Vec<Finding>) {
        let (mut library, findings) = Library::load(Some(&self.paths.packs()));
        library.write_sheets(grade::prediction_sheets);
        (library, findings)
    }

    pub fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.paths.history())?)
    }

    /// Where drafts lie as files.
    pub fn drafts(&self, library: &Library) -> DraftFolder {
        let path = self.paths.drafts();
        let shown = paths::shown(&path, &self.environment);
        DraftFolder { path, shown, built_in: library.built_in().to_owned() }
    }

    /// Where models are set up.
    pub fn models(&self) -> ModelHome {
        ModelHome {
            settings: self.settings.clone(),
            environment: self.environment.clone(),
            config_file: self.paths.config_file(),
            keys_file: self.paths.keys_file(),
            history: self.paths.history(),
            network: models::network(&self.environment),
        }
    }

    pub fn grader_config(&self) -> GraderConfig {
        let sandbox = &self.settings.sandbox;
        GraderConfig {
            launcher: std::env::current_exe().unwrap_or_else(|_| "codementor".into()),
            python: self.settings.python.clone(),
            search_path: self.environment.raw("PATH"),
            scratch: std::env::temp_dir(),
            limits: Limits {
                wall: Duration::from_secs(sandbox.wall_seconds),
                case: Duration::from_secs(sandbox.case_seconds),
                cpu_seconds: sandbox.wall_seconds,
                memory_mib: sandbox.memory_mib,
                processes: sandbox.processes,
                ..Limits::default()
            },
            force_tier: sandbox.tier,
            allow_unsandboxed: false,
        }
    }

    pub fn grader(&self) -> Result<Grader, Failure> {
        Ok(Grader::start(self.grader_config())?)
    }

    /// Tells what is wrong with the settings, on standard error.
    pub fn warn(&self) {
        for warning in &self.warnings {
            eprintln!("warning: {warning}");
        }
    }
}
