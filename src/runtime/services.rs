//! What all sessions of a process share: exercises, grader, what errors mean, clock. It never holds
//! anything of one learner.

use super::clock::Clock;
use crate::app::map::SkillGraph;
use crate::app::msg::Grading;
use crate::curriculum::Library;
use crate::diagnosis::errors::{Catalogue, Program};
use crate::diagnosis::{Budget, Catalogues, Diagnosis, diagnose, misconceptions, trace};
use crate::domain::exercise::Case;
use crate::domain::{Exercise, Language, Trace, Verdict};
use crate::grade::{Cancel, GradeError, Grader, GraderConfig, judge_prediction};
use crate::tutor::review;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Shared behind one `Arc`.
pub struct Services {
    pub library: Library,
    /// The skills of the library, with their map.
    pub skills: Arc<SkillGraph>,
    pub clock: Clock,
    grading: Mutex<GradingState>,
    errors: OnceLock<Catalogue>,
    errors_folder: Option<PathBuf>,
    misconceptions: OnceLock<misconceptions::Catalogue>,
    misconceptions_folder: Option<PathBuf>,
}

/// A program that is looked at closely, and for whom.
#[derive(Debug, Clone)]
pub struct Subject {
    pub exercise: Arc<Exercise>,
    pub language: Language,
    pub source: String,
    /// The learner's, 1 to 10.
    pub level: u8,
}

/// A grader, or why there is none.
type Started = Arc<Result<Grader, GradeError>>;

struct GradingState {
    config: GraderConfig,
    started: Option<Started>,
}

impl Services {
    pub fn new(library: Library, config: GraderConfig, clock: Clock) -> Self {
        let grading = Mutex::new(GradingState { config, started: None });
        let skills = Arc::new(SkillGraph::new(library.skills()));
        Self {
            library,
            skills,
            clock,
            grading,
            errors: OnceLock::new(),
            errors_folder: None,
            misconceptions: OnceLock::new(),
            misconceptions_folder: None,
        }
    }

    /// The folder where the user adds to the catalogue of errors.
    #[must_use]
    pub fn with_errors_of(mut self, folder: PathBuf) -> Self {
        self.errors_folder = Some(folder);
        self
    }

    /// The folder where the user adds to the catalogue of misconceptions.
    #[must_use]
    pub fn with_misconceptions_of(mut self, folder: PathBuf) -> Self {
        self.misconceptions_folder = Some(folder);
        self
    }

    /// What errors mean. It is read when the first error comes, and a file with a fault is left out:
    /// `doctor` tells why.
    fn errors(&self) -> &Catalogue {
        self.errors.get_or_init(|| Catalogue::load(self.errors_folder.as_deref()).0)
    }

    fn catalogues(&self, level: u8) -> Catalogues<'_> {
        let misconceptions = self
            .misconceptions
            .get_or_init(|| misconceptions::Catalogue::with(self.misconceptions_folder.as_deref()).0);
        Catalogues { errors: self.errors(), misconceptions, level }
    }

    /// The grader, or what keeps learners' programs from being run on this machine. The first call
    /// starts it, which takes a moment; others wait for that.
    pub fn grader(&self) -> Started {
        let mut grading = self.grading.lock().unwrap_or_else(PoisonError::into_inner);
        let GradingState { config, started } = &mut *grading;
        started.get_or_insert_with(|| Arc::new(Grader::start(config.clone()))).clone()
    }

    /// Looks again for what can run programs, if nothing could before.
    pub fn probe_grader(&self) -> Started {
        {
            let mut grading = self.grading.lock().unwrap_or_else(PoisonError::into_inner);
            if grading.started.as_ref().is_some_and(|started| started.is_err()) {
                grading.started = None;
            }
        }
        self.grader()
    }

    /// The learner agreed, some time ago, to run programs without a sandbox on this machine.
    pub fn allow_unsandboxed_later(&self) {
        self.grading.lock().unwrap_or_else(PoisonError::into_inner).config.allow_unsandboxed = true;
    }

    /// The learner agrees to run programs without a sandbox on this machine.
    pub fn allow_unsandboxed(&self) -> Started {
        self.allow_unsandboxed_later();
        self.probe_grader()
    }

    /// Programs would run if the learner agreed to run them without a sandbox. Known once the grader was
    /// started.
    pub fn needs_consent(&self) -> bool {
        let grading = self.grading.lock().unwrap_or_else(PoisonError::into_inner);
        grading.started.as_ref().is_some_and(|started| matches!(**started, Err(GradeError::NoSandbox { .. })))
    }

    /// Judges a program, and scores it if it passes; blocks until the verdict is there. A prediction needs no grader.
    /// Errors are read for a learner at `level`, 1 to 10.
    ///
    /// # Errors
    /// Why it could not be judged, through no fault of the program.
    pub fn check(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        level: u8,
        cancel: &Cancel,
    ) -> Result<Verdict, GradeError> {
        if exercise.is_predict() {
            return Ok(judge_prediction(exercise, language, source));
        }
        let mut verdict = match &*self.grader() {
            Ok(grader) => grader.check_and_score(exercise, language, source, cancel)?,
            Err(error) => return Err(error.clone()),
        };
        if verdict.errors_mut().next().is_some() {
            self.errors().read_verdict(&mut verdict, Program::of(exercise, language, source, level));
        }
        review::add_to(&mut verdict, exercise, language, source);
        Ok(verdict)
    }

    /// Looks for what is wrong with a program; blocks for as long as the budget says at most.
    ///
    /// # Errors
    /// Why it could not be looked at, through no fault of the program; or that it was cancelled.
    pub fn diagnose(
        &self,
        subject: &Subject,
        budget: Budget,
        cancel: &Cancel,
    ) -> Result<Diagnosis, GradeError> {
        let Subject { exercise, language, source, level } = subject;
        let grader = self.grader();
        let grader = grader.as_ref().as_ref().map_err(Clone::clone)?;
        let mut found = diagnose(grader, exercise, *language, source, budget, cancel)?;
        found.read(exercise, *language, source, self.catalogues(*level));
        Ok(found)
    }

    /// The run of one case, step by step; `None` where there is nothing to step through.
    ///
    /// # Errors
    /// As of `diagnose`.
    pub fn trace(
        &self,
        subject: &Subject,
        case: &Case,
        cancel: &Cancel,
    ) -> Result<Option<Trace>, GradeError> {
        let Subject { exercise, language, source, level } = subject;
        let grader = self.grader();
        let grader = grader.as_ref().as_ref().map_err(Clone::clone)?;
        trace(grader, exercise, *language, source, case, self.catalogues(*level), cancel)
    }
}

/// The grader's state in words, for screens.
pub fn describe_grading(grader: &Result<Grader, GradeError>) -> Grading {
    match grader {
        Ok(grader) => {
            let report = grader.report();
            Grading::Ready {
                tier: format!("sandbox {}", report.tier.title()),
                language: format!("Python {}", report.python_version),
            }
        }
        Err(error @ GradeError::NoSandbox { .. }) => {
            Grading::NeedsConsent { message: error.to_string(), hint: error.hint() }
        }
        Err(error) => Grading::Unavailable { message: error.to_string(), hint: error.hint() },
    }
}
