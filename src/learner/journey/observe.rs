//! What each event changes. It never asks what follows for the learner; reading and choosing do.

use super::record::{Record, Run};
use super::{Chosen, Journey, task};
use crate::domain::attempt::Attempt;
use crate::domain::event::Event;
use crate::domain::exercise::{Kind, Rung};
use crate::domain::profile::{Field, ProfileChange};
use crate::domain::recall::Recall;
use crate::domain::verdict::Status;
use crate::domain::{ExerciseId, Moment};
use crate::learner::badges::Counts;
use crate::learner::difficulty;
use crate::learner::encounter::{Estimate, Finished};
use crate::learner::mastery::{AIDED_CREDIT, MasteryWord};
use crate::learner::model::Model;
use crate::learner::notice::Notice;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Days away after which one comes back.
const COMEBACK_DAYS: i64 = 14;
/// Of a chance that the model calls out of reach.
const OUT_OF_REACH: f64 = 0.4;
/// Days after which a passed review was not just repetition.
const LONG_AGO: i64 = 7;

impl Journey {
    /// Learns of the next event. Answers what is worth telling now; whoever replays an old log looks at
    /// [`Journey::untold`] instead.
    pub fn observe(&mut self, event: &Event, at: Moment) -> Vec<Notice> {
        if let Some(before) = self.last_at.replace(at) {
            self.attendance.went_on(before, at);
        }
        let mut counts = *self.badges.counts();
        let mut notices = Vec::new();
        match event {
            Event::ExerciseOpened { exercise, .. } | Event::UnderstandingChecked { exercise, .. } => {
                self.touch(exercise, at);
            }
            Event::DraftReset { exercise, .. } => {
                let item = self.touch(exercise, at);
                // Whatever is written from here on is written anew, even if it comes to the same.
                self.records[item].passed_source = None;
            }
            Event::QuestionAsked { exercise, .. } => {
                self.touch(exercise, at);
                counts.questions += 1;
            }
            Event::QuestionAnswered { .. }
            | Event::TutorSpoke { .. }
            | Event::DraftSetAside { .. }
            | Event::ProviderAgreed { .. } => {}
            Event::ExerciseReset { exercise } => self.begun_anew(exercise),
            Event::AttemptJudged(attempt) => self.judged(attempt, at, &mut counts, &mut notices),
            Event::HintGiven { exercise, rung, .. } => self.hinted(exercise, *rung, at),
            Event::SolutionRevealed { exercise } => self.ended(exercise, true, at, &mut counts, &mut notices),
            Event::ExerciseGivenUp { exercise } => self.ended(exercise, false, at, &mut counts, &mut notices),
            Event::ExerciseSkipped { exercise } => self.skipped(exercise, at),
            Event::ExerciseChosen { exercise, reason } => {
                let item = self.number(exercise);
                self.chosen = Some(Chosen { day: at.local_day(), item, reason: reason.clone() });
            }
            Event::ReviewGraded { exercise, grade } => {
                let item = self.number(exercise);
                self.records[item].graded(*grade, at.local_day());
            }
            Event::PreferenceChanged { key, value } => {
                self.answered.extend(Field::of_preference(key));
                self.profile.apply_preference(key, value);
            }
            Event::ProfileChanged { change } => self.profile_changed(change, at),
            Event::InterviewEnded { .. } => self.interview_ended = true,
            Event::TourEnded { .. } => self.tour_ended = true,
            Event::MemoryCorrected { line, text } => self.edits.correct(line, text),
            Event::MemoryErased { line } => self.edits.erase(line, self.finished.len()),
            Event::LevelChanged { to, .. } => {
                self.untold.retain(|notice| !matches!(notice, Notice::Level(change) if change.to == *to));
            }
            Event::BadgeEarned { badge } => {
                self.untold.retain(|notice| !matches!(notice, Notice::Badge(told) if told.slug == badge));
            }
        }
        let earned = self.badges.observe(counts, at);
        notices.extend(earned.into_iter().map(Notice::Badge));
        self.untold.extend(notices.iter().filter(|notice| notice.told().is_some()).cloned());
        notices
    }

    /// The number of an exercise; one that no pack has gets a number behind all others.
    fn number(&mut self, exercise: &ExerciseId) -> usize {
        if let Some(number) = self.catalogue.number(exercise) {
            return number;
        }
        let next = self.records.len();
        let number = *self.strangers.entry(exercise.clone()).or_insert(next);
        if number == next {
            self.records.push(Record::new(exercise.clone()));
        }
        number
    }

    fn estimate(&self, item: usize) -> Option<Estimate> {
        let entry = self.catalogue.items().get(item)?;
        Some(Estimate { minutes: entry.minutes, difficulty: entry.difficulty })
    }

    /// Something happened to an exercise: time went by.
    fn touch(&mut self, exercise: &ExerciseId, at: Moment) -> usize {
        let item = self.number(exercise);
        let record = &mut self.records[item];
        let active = record.encounter(at).touch(at);
        record.active_millis += active;
        self.calendar.entry(at.local_day()).or_default().active_millis += active;
        item
    }

    fn hinted(&mut self, exercise: &ExerciseId, rung: Rung, at: Moment) {
        let item = self.touch(exercise, at);
        let record = &mut self.records[item];
        record.hints += 1;
        record.hinted.push(rung);
        let encounter = record.encounter(at);
        if !encounter.closed {
            encounter.hints += 1;
            self.open = Some(item);
        }
    }

    /// Whether the hints since the last run helped. The same program judged again tells nothing.
    fn helped(&mut self, item: usize, attempt: &Attempt) {
        if attempt.verdict.status == Status::Error {
            // It did not run; what comes of the hint is still to be seen.
            return;
        }
        let record = &mut self.records[item];
        let source = fingerprint(&attempt.source);
        if record.judged_source.replace(source) == Some(source) {
            return;
        }
        let before = record.runs.last().map_or(0, |run| run.passed_cases);
        let better = attempt.verdict.passed() || attempt.verdict.passed_cases() > usize::from(before);
        for rung in std::mem::take(&mut record.hinted) {
            self.help.followed(rung, better);
        }
    }

    fn judged(&mut self, attempt: &Attempt, at: Moment, counts: &mut Counts, notices: &mut Vec<Notice>) {
        let verdict = &attempt.verdict;
        let item = self.touch(&attempt.exercise, at);
        let day = at.local_day();
        self.calendar.entry(day).or_default().runs += 1;
        self.run_count += 1;
        self.helped(item, attempt);
        let record = &mut self.records[item];
        record.runs.push(Run {
            at,
            trigger: attempt.trigger,
            status: verdict.status,
            passed_cases: u16::try_from(verdict.passed_cases()).unwrap_or(u16::MAX),
            cases: u16::try_from(verdict.cases.len()).unwrap_or(u16::MAX),
        });
        if verdict.passed()
            && record.passed_source.replace(fingerprint(&attempt.source))
                == Some(fingerprint(&attempt.source))
        {
            // The same program as before, found in the editor and judged once more: nothing was done.
            return;
        }
        record.encounter(at).judged(attempt.trigger, verdict.status);
        if !verdict.passed() {
            if record.is_begun() {
                self.open = Some(item);
            }
            return;
        }
        let first = record.passed_at.is_none();
        let had_given_up = record.given_up_on.is_some();
        record.passed_at.get_or_insert(at);
        record.anew = false;
        self.practised(day, counts, notices);
        if first {
            self.calendar.entry(day).or_default().first_passes += 1;
            counts.passed += 1;
            counts.unfinished_business += u32::from(had_given_up);
            self.passed_kind(item, counts);
            for skill in self.catalogue.skills_of(item) {
                self.skills[*skill].passed += 1;
            }
        }
        let estimate = self.estimate(item);
        match self.records[item].encounter(at).close(item, true, estimate, at) {
            Some(finished) => self.finish(finished, counts, notices),
            // Passed on the day on which it was given up: it is there to be reviewed soon.
            None if first => self.records[item].graded(Recall::Again, day),
            None => {}
        }
    }

    fn practised(&mut self, day: i64, counts: &mut Counts, notices: &mut Vec<Notice>) {
        if self.attendance.practised_on(day) {
            return;
        }
        if let Some(last) = self.attendance.last_before(day)
            && day - last > COMEBACK_DAYS
        {
            counts.comebacks += 1;
            notices.push(Notice::Comeback { days: day - last });
        }
        self.attendance.practise(day);
        self.attendance.settle(day);
        counts.longest_streak = counts.longest_streak.max(self.attendance.streak(day).longest);
    }

    fn passed_kind(&mut self, item: usize, counts: &mut Counts) {
        let Some(entry) = self.catalogue.items().get(item) else { return };
        counts.debugged += u32::from(entry.kind == Kind::Debug);
        counts.kinds += u32::from(self.kinds_passed.insert(entry.kind));
    }

    /// Given up, or shown the solution.
    fn ended(
        &mut self,
        exercise: &ExerciseId,
        revealed: bool,
        at: Moment,
        counts: &mut Counts,
        notices: &mut Vec<Notice>,
    ) {
        let item = self.touch(exercise, at);
        let estimate = self.estimate(item);
        let record = &mut self.records[item];
        if record.passed_at.is_none() {
            record.given_up_on = Some(at.local_day());
        }
        let encounter = record.encounter(at);
        encounter.revealed |= revealed;
        if let Some(finished) = encounter.close(item, false, estimate, at) {
            self.finish(finished, counts, notices);
        }
    }

    fn skipped(&mut self, exercise: &ExerciseId, at: Moment) {
        let item = self.touch(exercise, at);
        // More than the week has are none: the exercise stays.
        if self.attendance.skip(at.local_day()) {
            let record = &mut self.records[item];
            record.skipped_on = Some(at.local_day());
            record.encounter = None;
            self.open = self.open.filter(|open| *open != item);
        }
    }

    /// A reset changes where one is, not what one has learnt: what was passed stays passed for skills, badges
    /// and reviews.
    fn begun_anew(&mut self, exercise: &ExerciseId) {
        let item = self.number(exercise);
        let record = &mut self.records[item];
        record.encounter = None;
        record.passed_source = None;
        record.anew = true;
        self.open = self.open.filter(|open| *open != item);
    }

    /// An exercise has ended: the model, the level, the skills and the review learn of it.
    fn finish(&mut self, finished: Finished, counts: &mut Counts, notices: &mut Vec<Notice>) {
        let item = finished.item;
        self.open = self.open.filter(|open| *open != item);
        let day = finished.at.local_day();
        self.count_finished(&finished, counts);
        if finished.passed || finished.review {
            self.records[item].graded(assumed_grade(&finished), day);
        }
        let (catalogue, place) = (self.catalogue.clone(), self.finished.len());
        if let Some(task) = task(&catalogue, item, finished.review, place, finished.at) {
            let before = self.model.observe(&task, finished.unaided());
            counts.against_the_odds += u32::from(finished.unaided() && before.chance <= OUT_OF_REACH);
        }
        notices.extend(self.levels.observe(&finished).map(Notice::Level));
        self.finished.push(finished);
        self.count_skills(&finished, counts, notices);
    }

    fn count_finished(&mut self, finished: &Finished, counts: &mut Counts) {
        let today = self.calendar.entry(finished.at.local_day()).or_default();
        today.passes += u32::from(finished.passed);
        today.reviews += u32::from(finished.review);
        let record = &self.records[finished.item];
        if finished.review {
            let days = record.card.map_or(0, |card| card.days(finished.at.local_day()));
            counts.remembered += u32::from(finished.passed && days >= LONG_AGO);
            return;
        }
        counts.unaided += u32::from(finished.unaided());
        self.unaided_run = if finished.unaided() { self.unaided_run + 1 } else { 0 };
        counts.longest_unaided_run = counts.longest_unaided_run.max(self.unaided_run);
        counts.stubborn += u32::from(finished.passed && finished.failed_tries >= 8);
        let kind = self.catalogue.items().get(finished.item).map(|entry| entry.kind);
        let foreseen = finished.passed && finished.runs == 1 && kind == Some(Kind::Predict);
        counts.foreseen += u32::from(foreseen);
    }

    fn count_skills(&mut self, finished: &Finished, counts: &mut Counts, notices: &mut Vec<Notice>) {
        let catalogue = self.catalogue.clone();
        for skill in catalogue.skills_of(finished.item) {
            let count = &mut self.skills[*skill];
            counts.skills_tried += u32::from(count.tried == 0);
            count.tried += 1;
            if finished.passed && !finished.review {
                count.credit += if finished.unaided() { 1.0 } else { AIDED_CREDIT };
            }
            if !finished.passed || self.skills[*skill].mastered {
                continue;
            }
            // What was passed a moment ago is remembered.
            if self.mastery_with(*skill, finished.at, 1.0).word == MasteryWord::Strong {
                self.skills[*skill].mastered = true;
                counts.skills_mastered += 1;
                notices.push(Notice::SkillMastered(catalogue.skills()[*skill].title.clone()));
            }
        }
    }

    fn profile_changed(&mut self, change: &ProfileChange, at: Moment) {
        self.profile.apply(change);
        self.answered.insert(change.field());
        match change {
            // What was seen says more than what is said; nobody loses a level for an answer.
            ProfileChange::Experience(experience) if self.model.attempts() == 0 => {
                self.levels.set(experience.level());
                self.model = Model::starting_at(difficulty::ability(experience.level()));
            }
            ProfileChange::Frequency(frequency) => self.attendance.plan(at.local_day(), *frequency),
            ProfileChange::Interests(named) => self.edits.named("interest:", named),
            ProfileChange::Goals(named) => self.edits.named("goal:", named),
            ProfileChange::MinutesADay(_) => self.edits.forget("minutes"),
            ProfileChange::Style(_) => self.edits.forget("style"),
            ProfileChange::Confidence(_) => self.edits.forget("confidence"),
            ProfileChange::Experience(_) | ProfileChange::Language(_) => {}
        }
    }
}

/// How well it was remembered, as long as the learner has not said so.
fn assumed_grade(finished: &Finished) -> Recall {
    if !finished.passed || finished.revealed {
        Recall::Again
    } else if finished.hints > 0 || finished.struggle().is_some() {
        Recall::Hard
    } else {
        Recall::Good
    }
}

fn fingerprint(source: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    hasher.finish()
}
