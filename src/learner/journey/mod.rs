//! One learner's whole way, folded from the log of events: what screens and the tutor ask about it. It
//! never reads the log itself or a clock; `observe` is told of each event once, in the order of the log.

mod choosing;
mod figures;
mod kept;
mod observe;
mod reading;
mod record;
mod survey;

pub use figures::{BestDay, Figures, SkillFigure, TimeSpent};
pub use reading::{DueReview, SkillStanding, Today, TodayState};
pub use record::{Card, DayCount, Record, Run, Runs};
pub use survey::Survey;

use super::badges::Badges;
use super::catalogue::Catalogue;
use super::days::Attendance;
use super::difficulty;
use super::encounter::Finished;
use super::help::Help;
use super::levels::Levels;
use super::memory::Edits;
use super::model::{Model, Task};
use super::notice::Notice;
use crate::domain::exercise::Kind;
use crate::domain::profile::{Field, Profile};
use crate::domain::{ExerciseId, Moment};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const MILLIS_A_DAY: f64 = 86_400_000.0;

/// Everything that follows from the events seen so far.
///
/// When the packs change, a new one is folded from the beginning: exercises and skills are known by their
/// number in the catalogue.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Journey {
    #[serde(skip)]
    catalogue: Arc<Catalogue>,
    profile: Profile,
    /// What the learner has said anything about.
    answered: BTreeSet<Field>,
    interview_ended: bool,
    tour_ended: bool,
    model: Model,
    levels: Levels,
    badges: Badges,
    attendance: Attendance,
    calendar: BTreeMap<i64, DayCount>,
    /// By the catalogue's numbers; behind them, exercises that no pack has any more.
    records: Vec<Record>,
    strangers: BTreeMap<ExerciseId, usize>,
    finished: Vec<Finished>,
    help: Help,
    skills: Vec<SkillCount>,
    edits: Edits,
    /// The exercise that is under way.
    open: Option<usize>,
    /// The exercise of a day, as it was proposed.
    chosen: Option<Chosen>,
    untold: Vec<Notice>,
    run_count: usize,
    last_at: Option<Moment>,
    unaided_run: u32,
    kinds_passed: BTreeSet<Kind>,
}

/// What the log says of one skill.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct SkillCount {
    tried: u32,
    /// Different exercises passed.
    passed: u32,
    /// As [`super::mastery::Evidence`] has it.
    credit: f64,
    mastered: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Chosen {
    day: i64,
    item: usize,
    reason: String,
}

impl Default for Journey {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl Journey {
    /// Before anything happened.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        let records = catalogue.items().iter().map(|item| Record::new(item.id.clone())).collect();
        let skills = vec![SkillCount::default(); catalogue.skills().len()];
        let profile = Profile::default();
        Self {
            levels: Levels::starting_at(profile.experience.level()),
            profile,
            answered: BTreeSet::new(),
            interview_ended: false,
            tour_ended: false,
            model: Model::default(),
            badges: Badges::default(),
            attendance: Attendance::default(),
            calendar: BTreeMap::new(),
            records,
            strangers: BTreeMap::new(),
            finished: Vec::new(),
            help: Help::default(),
            skills,
            edits: Edits::default(),
            open: None,
            chosen: None,
            untold: Vec::new(),
            run_count: 0,
            last_at: None,
            unaided_run: 0,
            kinds_passed: BTreeSet::new(),
            catalogue,
        }
    }

    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The learner has said this of themselves, be it what it was before; otherwise it is assumed.
    pub fn has_answered(&self, field: Field) -> bool {
        self.answered.contains(&field)
    }

    /// The first interview was answered or skipped.
    pub const fn interview_ended(&self) -> bool {
        self.interview_ended
    }

    pub const fn tour_ended(&self) -> bool {
        self.tour_ended
    }

    pub const fn levels(&self) -> &Levels {
        &self.levels
    }

    pub const fn badges(&self) -> &Badges {
        &self.badges
    }

    pub const fn attendance(&self) -> &Attendance {
        &self.attendance
    }

    /// Every time that an exercise was passed or given up, the oldest first.
    pub fn finished(&self) -> &[Finished] {
        &self.finished
    }

    /// How many runs were judged in all.
    pub const fn run_count(&self) -> usize {
        self.run_count
    }

    /// What is worth telling and has not been told: [`Notice::told`], once recorded, takes it away.
    pub fn untold(&self) -> &[Notice] {
        &self.untold
    }

    /// The name of an exercise by its number, whether a pack has it or not.
    pub fn exercise_id(&self, item: usize) -> Option<&ExerciseId> {
        self.records.get(item).map(|record| &record.id)
    }

    /// What the log says of an exercise; `None` when it never came up.
    pub fn record(&self, id: &ExerciseId) -> Option<&Record> {
        let number = self.catalogue.number(id).or_else(|| self.strangers.get(id).copied())?;
        self.records.get(number)
    }
}

/// An exercise as the model sees it; `None` for one that no pack has. `place` is how many were done before.
fn task(
    catalogue: &Catalogue,
    item: usize,
    solved_before: bool,
    place: usize,
    at: Moment,
) -> Option<Task<'_>> {
    let easiness = difficulty::easiness(catalogue.items().get(item)?.difficulty);
    Some(Task {
        item,
        skills: catalogue.skills_of(item),
        easiness: easiness + if solved_before { difficulty::SOLVED_BEFORE } else { 0.0 },
        place: place as u64,
        day: Some(at.unix_millis as f64 / MILLIS_A_DAY),
    })
}
