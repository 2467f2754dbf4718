//! Why an exercise is proposed, in one sentence for the learner. It never says what was not counted.

use super::{Candidate, CandidateState, Recent, Situation};
use crate::domain::profile;
use crate::learner::catalogue::Item;

/// How far back successes are still spoken of.
const SPOKEN_OF: usize = 8;

/// The first that is true, from the most particular to the most general.
pub fn reason(situation: &Situation<'_>, candidate: &Candidate, item: &Item, topic: Option<usize>) -> String {
    let word = |skill: usize| situation.catalogue.skill_word(skill);
    let main = situation.catalogue.main_skill(candidate.item);
    if situation.open == Some(candidate.item) {
        return "You have begun it already; it is where you left it.".to_owned();
    }
    if let CandidateState::Due { days, .. } = candidate.state {
        return format!("You solved it {}; once more now, and it stays with you.", days_ago(days));
    }
    if let Some(topic) = topic {
        return format!("You asked for {}; this one suits you best.", word(topic));
    }
    if !candidate.ready {
        return "It asks for things that you have not practised yet; of those that are left, it comes first."
            .to_owned();
    }
    match candidate.state {
        CandidateState::Aside => {
            return "You had set it aside; nothing else is left that you are ready for.".to_owned();
        }
        CandidateState::GivenUp => {
            return "You gave it up once; by now you may have what it takes.".to_owned();
        }
        _ => {}
    }
    if situation.recent.first().is_some_and(|recent| recent.struggle) {
        return match main {
            Some(skill) if !candidate.new_skill => {
                format!("The last one was hard going; this one gives you firmer ground with {}.", word(skill))
            }
            _ => "The last one was hard going; this one is meant to be easier.".to_owned(),
        };
    }
    if let Some(skill) = main {
        if let Some(count) = quick_successes(situation, skill, item.difficulty) {
            let (number, skill) = (number_word(count), word(skill));
            return format!(
                "You solved {number} {skill} exercises quickly; this one asks for a little more."
            );
        }
        if candidate.fades {
            return format!("{} rested for a while; this one freshens it up.", item_skill(situation, skill));
        }
        if candidate.new_skill {
            return match last_built_on(situation, candidate) {
                Some(need) => {
                    format!("It begins something new: {}, which builds on {}.", word(skill), word(need))
                }
                None => format!("It begins something new: {}.", word(skill)),
            };
        }
    }
    particular_to_the_day(situation, item, main.map(word))
}

fn particular_to_the_day(situation: &Situation<'_>, item: &Item, skill: Option<String>) -> String {
    let about = skill.unwrap_or_else(|| "your programs".to_owned());
    if let Some(interest) = item.interests.iter().find(|interest| situation.interests.contains(interest)) {
        let interest = profile::words(&profile::INTERESTS, interest).unwrap_or(interest);
        return format!("It is about {interest}, which you like, and practises {about}.");
    }
    let kinds: Vec<_> = situation.recent.iter().take(2).map(|recent| recent.kind).collect();
    if kinds.len() == 2 && kinds[0] == kinds[1] && kinds[0] != item.kind {
        return format!(
            "A change after two {} exercises: this one is of the kind {}.",
            kinds[0].title(),
            item.kind.title()
        );
    }
    if let Some(left) = situation.minutes_left.filter(|left| u32::from(item.minutes) <= *left && *left <= 15)
    {
        return format!(
            "It goes a step further with {about}, in the {left} minutes that you have left today."
        );
    }
    format!("It goes a step further with {about}.")
}

/// How many of the last exercises were quick successes with this skill, two or more, none of them harder
/// than `difficulty`.
fn quick_successes(situation: &Situation<'_>, skill: usize, difficulty: u8) -> Option<usize> {
    let with_skill: Vec<&Recent> = situation
        .recent
        .iter()
        .take(SPOKEN_OF)
        .filter(|recent| !recent.review && situation.catalogue.skills_of(recent.item).contains(&skill))
        .collect();
    let quick =
        with_skill.iter().take_while(|recent| recent.quick && recent.difficulty <= difficulty).count();
    let harder = with_skill.iter().take(quick).any(|recent| recent.difficulty < difficulty);
    (quick >= 2 && harder).then_some(quick)
}

/// The skill that was practised last among those that the exercise needs or practises beside its main one.
fn last_built_on(situation: &Situation<'_>, candidate: &Candidate) -> Option<usize> {
    let catalogue = situation.catalogue;
    let builds_on = |skill: &usize| {
        catalogue.needs_of(candidate.item).contains(skill)
            || catalogue.skills_of(candidate.item).contains(skill)
    };
    let main = catalogue.main_skill(candidate.item);
    situation
        .recent
        .iter()
        .filter_map(|recent| recent.main_skill)
        .find(|skill| Some(*skill) != main && builds_on(skill))
}

fn item_skill(situation: &Situation<'_>, skill: usize) -> String {
    situation.catalogue.skills().get(skill).map_or_else(String::new, |entry| entry.title.clone())
}

fn days_ago(days: i64) -> String {
    match days {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

fn number_word(number: usize) -> String {
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    number
        .checked_sub(2)
        .and_then(|place| WORDS.get(place))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
