//! Which exercise comes next by order alone, for where no history is at hand. It proposes, and says why.

use crate::domain::ExerciseId;
use crate::domain::attempt::State;
use std::collections::HashMap;

/// What the choice needs to know of an exercise.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'entry> {
    pub id: &'entry ExerciseId,
    pub difficulty: u8,
    pub skills: &'entry [String],
    /// Every skill to have first.
    pub needs: &'entry [String],
    pub state: State,
}

/// A proposal with its reason, one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: ExerciseId,
    pub reason: String,
}

/// Proposes the exercise to do after `current` (which is never proposed itself).
///
/// First what was begun; then, among new exercises whose needed skills have all been practised, the
/// easiest; then, when no such exercise is left, the easiest of all new ones. `None` when everything
/// else is solved. Ties keep the order in which the candidates come.
pub fn next(candidates: &[Candidate<'_>], current: Option<&ExerciseId>) -> Option<Choice> {
    let open: Vec<&Candidate<'_>> = candidates
        .iter()
        .filter(|candidate| candidate.state != State::Solved && Some(candidate.id) != current)
        .collect();
    let practised = practised_skills(candidates);
    let ready = |candidate: &&&Candidate<'_>| {
        candidate.needs.iter().all(|need| practised.get(need.as_str()).copied().unwrap_or(true))
    };
    let begun = open.iter().filter(|candidate| candidate.state == State::Started);
    if let Some(found) = begun.min_by_key(|candidate| candidate.difficulty) {
        return Some(choice(found, "You have begun it already.".to_owned()));
    }
    if let Some(found) = open.iter().filter(ready).min_by_key(|candidate| candidate.difficulty) {
        let reason = match found.skills.first() {
            Some(skill) if practised.get(skill.as_str()) == Some(&false) => {
                format!("It begins something new: {skill}.")
            }
            Some(skill) => format!("It goes a step further with {skill}."),
            None => "It is the easiest that is left.".to_owned(),
        };
        return Some(choice(found, reason));
    }
    open.iter()
        .min_by_key(|candidate| candidate.difficulty)
        .map(|found| choice(found, "It is the easiest that is left.".to_owned()))
}

fn choice(candidate: &Candidate<'_>, reason: String) -> Choice {
    Choice { id: candidate.id.clone(), reason }
}

/// For each skill that has exercises: whether one of them is solved.
fn practised_skills<'entry>(candidates: &[Candidate<'entry>]) -> HashMap<&'entry str, bool> {
    let mut practised = HashMap::new();
    for candidate in candidates {
        for skill in candidate.skills {
            *practised.entry(skill.as_str()).or_insert(false) |= candidate.state == State::Solved;
        }
    }
    practised
}

#[cfg(test)]
mod tests {
    use super::{Candidate, next};
    use crate::domain::ExerciseId;
    use crate::domain::attempt::State;

    #[test]
    fn what_was_begun_comes_first_and_then_what_one_is_ready_for() {
        let ids: Vec<ExerciseId> = ["one", "two", "three"].map(|slug| ExerciseId::new("pack", slug)).into();
        let loops = vec!["loops".to_owned()];
        let lists = vec!["lists".to_owned()];
        let with = |states: [State; 3]| {
            let skills = [&loops, &lists, &loops];
            let candidates: Vec<Candidate<'_>> = (0..3)
                .map(|index| Candidate {
                    id: &ids[index],
                    difficulty: [3, 1, 4][index],
                    skills: skills[index],
                    needs: if index == 1 { &loops } else { &[] },
                    state: states[index],
                })
                .collect();
            next(&candidates, None).map(|choice| choice.id.slug)
        };
        assert_eq!(with([State::New, State::New, State::New]).as_deref(), Some("one"));
        assert_eq!(with([State::New, State::New, State::Started]).as_deref(), Some("three"));
        assert_eq!(with([State::Solved, State::New, State::New]).as_deref(), Some("two"));
        assert_eq!(with([State::Solved; 3]), None);
    }
}
