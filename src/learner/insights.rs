//! Sentences that the learner's history carries: what became faster, what needs fewer hints, when it goes
//! best, what fades. It never says anything that fewer cases than its thresholds speak for.

use super::catalogue::Catalogue;
use super::encounter::Finished;
use super::help::Help;
use super::journey::SkillStanding;
use crate::domain::Moment;
use crate::domain::exercise::Kind;

/// The days that are "now", and how far back "before" goes.
const RECENT_DAYS: i64 = 14;
const BEFORE_DAYS: i64 = 56;

/// Exercises on each side of a comparison of time, and how much shorter it has to have become.
const LEAST_TIMED: usize = 3;
const FASTER: f64 = 0.7;
const TWICE_AS_FAST: f64 = 0.55;

/// Exercises on each side of a comparison of hints, and how many hints fewer.
const LEAST_HINTED: usize = 5;
const FEWER_HINTS: f64 = 0.75;

/// Exercises in a part of the day, or of a kind, and all others; and how much larger the share of those
/// solved without a hint.
const LEAST_IN_PART: usize = 8;
const LEAST_OF_KIND: usize = 5;
const LARGER_SHARE: f64 = 0.25;

/// The share of hints after which the next run was better, to be worth telling.
const HELPFUL: f64 = 0.4;

/// Days of practice of the last fourteen.
const FAITHFUL_DAYS: usize = 10;

/// What insights are drawn from.
pub struct Material<'material> {
    pub catalogue: &'material Catalogue,
    /// The oldest first.
    pub finished: &'material [Finished],
    /// Whether a local day was one of practice.
    pub practised: &'material dyn Fn(i64) -> bool,
    pub skills: &'material [SkillStanding],
    pub help: &'material Help,
    pub now: Moment,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    pub sentence: String,
    /// How telling it is, to be compared with that of others only.
    pub weight: f64,
}

/// The most telling first.
pub fn insights(material: &Material<'_>) -> Vec<Insight> {
    let mut found: Vec<Insight> = faster_skills(material);
    found.extend(fewer_hints(material));
    found.extend(hints_that_help(material));
    found.extend(best_part_of_the_day(material));
    found.extend(strong_kind(material));
    found.extend(faithful(material));
    found.extend(fading(material));
    found.sort_by(|left, right| right.weight.total_cmp(&left.weight));
    found
}

/// First times that are of `skill`, if one is given, and so many days old.
fn first_times<'material>(
    material: &'material Material<'_>,
    skill: Option<usize>,
    ages: std::ops::Range<i64>,
) -> impl Iterator<Item = &'material Finished> {
    let today = material.now.local_day();
    material.finished.iter().filter(move |finished| {
        !finished.review
            && ages.contains(&(today - finished.at.local_day()))
            && skill.is_none_or(|skill| material.catalogue.skills_of(finished.item).contains(&skill))
    })
}

/// "You solve loops in half the time of three weeks ago": times as shares of what authors expect, so that
/// harder exercises do not look slower.
fn faster_skills(material: &Material<'_>) -> Vec<Insight> {
    let today = material.now.local_day();
    let of_skill = |skill: usize| {
        let paces = |ages| -> Vec<(f64, i64)> {
            let passed = first_times(material, Some(skill), ages).filter(|finished| finished.passed);
            passed.filter_map(|finished| Some((finished.pace()?, today - finished.at.local_day()))).collect()
        };
        let (recent, before) = (paces(0..RECENT_DAYS), paces(RECENT_DAYS..BEFORE_DAYS));
        if recent.len() < LEAST_TIMED || before.len() < LEAST_TIMED {
            return None;
        }
        let middle = |paces: &[(f64, i64)]| median(paces.iter().map(|(pace, _)| *pace).collect());
        let ratio = middle(&recent)? / middle(&before)?.max(f64::EPSILON);
        let share = match ratio {
            ..=TWICE_AS_FAST => "half the time",
            ..=FASTER => "two thirds of the time",
            _ => return None,
        };
        let days = before.iter().map(|(_, age)| age).sum::<i64>() / before.len() as i64;
        let weeks = ((days + 3) / 7).max(2);
        let sentence =
            format!("You solve {} in {share} of {weeks} weeks ago.", material.catalogue.skill_word(skill));
        Some(Insight { sentence, weight: 2.0 - ratio })
    };
    (0..material.catalogue.skills().len()).filter_map(of_skill).collect()
}

fn fewer_hints(material: &Material<'_>) -> Option<Insight> {
    let hints =
        |ages| -> Vec<u32> { first_times(material, None, ages).map(|finished| finished.hints).collect() };
    let (recent, before) = (hints(0..RECENT_DAYS), hints(RECENT_DAYS..BEFORE_DAYS));
    if recent.len() < LEAST_HINTED || before.len() < LEAST_HINTED {
        return None;
    }
    let mean = |hints: &[u32]| f64::from(hints.iter().sum::<u32>()) / hints.len() as f64;
    let (now, then) = (mean(&recent), mean(&before));
    (then - now >= FEWER_HINTS).then(|| Insight {
        sentence: format!(
            "You take {now:.1} hints an exercise these two weeks; before that it was {then:.1}."
        ),
        weight: (then - now).min(2.0),
    })
}

/// Said where it is good news; that hints do not help is for whoever writes them.
fn hints_that_help(material: &Material<'_>) -> Option<Insight> {
    let (sentence, share) = material.help.sentence()?;
    (share >= HELPFUL).then_some(Insight { sentence, weight: share / 2.0 })
}

fn best_part_of_the_day(material: &Material<'_>) -> Option<Insight> {
    let parts = [("In the morning", 5..12), ("In the afternoon", 12..17), ("In the evening", 17..22)];
    let firsts: Vec<&Finished> = first_times(material, None, 0..BEFORE_DAYS).collect();
    let of_part = |(name, hours): (&str, std::ops::Range<i64>)| {
        let (inside, outside): (Vec<&Finished>, Vec<&Finished>) =
            firsts.iter().partition(|finished| hours.contains(&local_hour(finished.at)));
        let (here, elsewhere) =
            (share_unaided(&inside, LEAST_IN_PART)?, share_unaided(&outside, LEAST_IN_PART)?);
        (here - elsewhere >= LARGER_SHARE).then(|| Insight {
            sentence: format!(
                "{name} you solve {} without a hint; at other times {}.",
                percent(here),
                percent(elsewhere)
            ),
            weight: here - elsewhere,
        })
    };
    parts.into_iter().filter_map(of_part).max_by(|left, right| left.weight.total_cmp(&right.weight))
}

fn strong_kind(material: &Material<'_>) -> Option<Insight> {
    let firsts: Vec<&Finished> = first_times(material, None, 0..BEFORE_DAYS).collect();
    let kind_of = |finished: &Finished| material.catalogue.items().get(finished.item).map(|item| item.kind);
    let mut kinds: Vec<Kind> = Vec::new();
    for kind in firsts.iter().filter_map(|finished| kind_of(finished)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let of_kind = |kind: Kind| {
        let (inside, outside): (Vec<&Finished>, Vec<&Finished>) =
            firsts.iter().partition(|finished| kind_of(finished) == Some(kind));
        let (here, elsewhere) =
            (share_unaided(&inside, LEAST_OF_KIND)?, share_unaided(&outside, LEAST_OF_KIND)?);
        (here - elsewhere >= LARGER_SHARE).then(|| Insight {
            sentence: format!(
                "Of the kind {} you solve {} without a hint; of others {}.",
                kind.title(),
                percent(here),
                percent(elsewhere)
            ),
            weight: here - elsewhere,
        })
    };
    kinds.into_iter().filter_map(of_kind).max_by(|left, right| left.weight.total_cmp(&right.weight))
}

fn faithful(material: &Material<'_>) -> Option<Insight> {
    let today = material.now.local_day();
    let days = (today - RECENT_DAYS + 1..=today).filter(|day| (material.practised)(*day)).count();
    (days >= FAITHFUL_DAYS).then(|| Insight {
        sentence: format!("You practised on {days} of the last {RECENT_DAYS} days."),
        weight: 0.4 + days as f64 / 100.0,
    })
}

fn fading(material: &Material<'_>) -> Option<Insight> {
    let titles: Vec<&str> = material
        .skills
        .iter()
        .filter(|skill| skill.mastery.fading)
        .map(|skill| skill.title.as_str())
        .collect();
    let sentence = match titles.as_slice() {
        [] => return None,
        [one] => format!("{one} begins to fade; a review brings it back."),
        [first, second] => format!("{first} and {second} begin to fade; reviews bring them back."),
        [first, rest @ ..] => {
            format!("{first} and {} more begin to fade; reviews bring them back.", rest.len())
        }
    };
    Some(Insight { sentence, weight: 0.6 })
}

/// Of those solved without help; `None` when they are fewer than `least`.
fn share_unaided(finished: &[&Finished], least: usize) -> Option<f64> {
    let unaided = finished.iter().filter(|finished| finished.unaided()).count();
    (finished.len() >= least).then(|| unaided as f64 / finished.len() as f64)
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn local_hour(at: Moment) -> i64 {
    (at.unix_millis + i64::from(at.offset_minutes) * 60_000).rem_euclid(86_400_000) / 3_600_000
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
