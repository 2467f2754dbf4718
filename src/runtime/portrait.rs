//! What a teacher is told of the learner, from their journey. It never decides what is true of them; `learner`
//! does.

use crate::domain::Moment;
use crate::domain::profile::{GOALS, INTERESTS, words};
use crate::learner::journey::Journey;
use crate::learner::mastery::MasteryWord;
use crate::tutor::lesson::Portrait;

pub fn portrait(journey: &Journey, now: Moment) -> Portrait {
    let profile = journey.profile();
    let in_words = |list: &[(&str, &'static str)], slugs: &[String]| -> Vec<String> {
        slugs.iter().map(|slug| words(list, slug).map_or_else(|| slug.clone(), str::to_owned)).collect()
    };
    let skills = journey.skills(now);
    let of = |wanted: &[MasteryWord]| -> Vec<String> {
        let chosen = skills.iter().filter(|skill| wanted.contains(&skill.mastery.word));
        chosen.map(|skill| skill.title.clone()).collect()
    };
    Portrait {
        level: journey.levels().level(),
        goals: in_words(&GOALS, &profile.goals),
        interests: in_words(&INTERESTS, &profile.interests),
        mastered: of(&[MasteryWord::Strong, MasteryWord::Steady]),
        struggling: of(&[MasteryWord::Learning]),
        remembered: journey.memory(now).into_iter().map(|line| line.text).collect(),
    }
}
