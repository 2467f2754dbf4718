//! What every command begins with: the environment, the folders, the settings, and from these the
//! library, the history and the grader when a command asks for them.

use super::Failure;
use crate::config::{Environment, Paths, Settings, paths};
use crate::curriculum::Library;
use crate::domain::finding::Finding;
use crate::grade::{self, Grader, GraderConfig, Limits};
use crate::runtime::{Clock, DraftFolder, ModelHome, Services, models};
use crate::store::{Mended, Store};
use crate::telemetry;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// One learner's home on this machine.
pub struct Home {
    pub environment: Environment,
    pub paths: Paths,
    pub settings: Settings,
    /// What is wrong with the settings; the program works all the same.
    pub warnings: Vec<Finding>,
    /// What is told of panics that were survived.
    pub broken_off: BrokenOff,
    /// Why nothing is logged, if so.
    pub log_failure: Option<String>,
    /// Logging lasts as long as this.
    log: Option<telemetry::Guard>,
}

impl Home {
    /// # Errors
    /// When there is no folder to be at home in.
    pub fn open() -> Result<Self, Failure> {
        let mut home = Self::open_unlogged()?;
        home.begin_log();
        Ok(home)
    }

    /// For a door that has something to do before it takes the time to open a log.
    ///
    /// # Errors
    /// As [`Home::open`].
    pub fn open_unlogged() -> Result<Self, Failure> {
        let environment = Environment::of_process();
        let paths = Paths::find(&environment).ok_or_else(|| {
            Failure::new(
                "failed to find a home folder: HOME is not set",
                "Set CODEMENTOR_HOME to a folder of yours.",
            )
        })?;
        let broken_off = BrokenOff::default();
        let told = broken_off.clone();
        telemetry::report_panics(paths.reports(), move |report| told.tell(report));
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
        Ok(Self { environment, paths, settings, warnings, broken_off, log_failure: None, log: None })
    }

    /// From here on what the program does is logged, or told why not.
    pub fn begin_log(&mut self) {
        match telemetry::begin(&self.settings.log, &self.paths.logs()) {
            Ok(guard) => self.log = Some(guard),
            Err(failure) => self.log_failure = Some(failure),
        }
        tracing::info!(version = env!("CARGO_PKG_VERSION"), "began");
    }

    /// Every pack, with what is wrong with them.
    pub fn library(&self) -> (Library, Vec<Finding>) {
        let (mut library, findings) = Library::load(Some(&self.paths.packs()));
        library.write_sheets(grade::prediction_sheets);
        (library, findings)
    }

    /// The history. One that was damaged is mended first, which is told on standard error.
    pub fn store(&self) -> Result<Store, Failure> {
        let (store, mended) = self.store_and_news()?;
        if let Some(mended) = mended {
            eprintln!("warning: {}", mended.words());
        }
        Ok(store)
    }

    /// The history, and what was done about it where it was damaged.
    pub fn store_and_news(&self) -> Result<(Store, Option<Mended>), Failure> {
        Ok(Store::open_or_mend(&self.paths.history(), Clock::default().now())?)
    }

    /// The history for a door that is to open even where nothing can be kept, and what its person must know.
    pub fn store_at_any_rate(&self) -> Result<(Store, Option<String>), Failure> {
        let path = self.paths.history();
        match Store::open_or_mend(&path, Clock::default().now()) {
            Ok((store, mended)) => Ok((store, mended.map(|mended| mended.words()))),
            Err(error) if error.is_unwritable() => {
                let words = format!(
                    "Nothing that you do now is kept: {} cannot be written to, or the disk is full. Mend that and \
                     start again, or set CODEMENTOR_HOME to another folder.",
                    paths::shown(path.parent().unwrap_or(&path), &self.environment)
                );
                tracing::error!(%error, "the history is in memory only");
                Ok((Store::open_unkept(&path)?, Some(words)))
            }
            Err(error) => Err(error.into()),
        }
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

    /// What all sessions share, with what the learner added to the catalogues.
    pub fn services(&self, library: Library) -> Services {
        Services::new(library, self.grader_config(), Clock::default())
            .with_errors_of(self.paths.errors())
            .with_misconceptions_of(self.paths.misconceptions())
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

/// Where the reports of panics are, as a person is told: on standard error at once, which is seen when the
/// program ends of it, and on the screen when it goes on.
#[derive(Debug, Clone, Default)]
pub struct BrokenOff(Arc<Mutex<Vec<String>>>);

impl BrokenOff {
    fn tell(&self, report: Option<&Path>) {
        let words = match report {
            Some(path) => format!(
                "A part of CodeMentor broke off, through a fault of its own. What you wrote is kept. A report, \
                 without anything of yours in it, is in {}.",
                path.display()
            ),
            None => "A part of CodeMentor broke off, through a fault of its own. What you wrote is kept."
                .to_owned(),
        };
        eprintln!("{words}");
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(words);
    }

    /// What was not told on the screen yet.
    pub fn untold(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
