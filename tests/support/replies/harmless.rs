//! What a good tutor says: authored hints, sentences of concept pages, the offline tutor's own answers,
//! questions of templates, and examples about other problems.

use super::prose::{function_of, name_of};
use super::templates::HARMLESS;
use super::{Class, Place, Sample};
use codementor::domain::Language;
use codementor::domain::tutoring::{Question, Speaker};
use codementor::tutor::{Conversation, answer};

/// Questions that learners ask.
const ASKED: [&str; 12] = [
    "what is a variable?",
    "how do I stop a while loop?",
    "what does slicing do",
    "why does my program fail?",
    "give me the solution",
    "what is the difference between a list and a tuple",
    "how do I sort by two things",
    "hello",
    "can I have a hint please",
    "what does return do",
    "how do I read a key of a dictionary",
    "I do not understand the task",
];

pub fn samples(place: &Place<'_>) -> Vec<Sample> {
    let (mut found, mut hints) = (Vec::new(), Vec::new());
    let exercise = place.exercise;
    let starter = place.starter();
    let mut add = |kind: &'static str, draft: &str, reply: String| {
        found.push(place.sample(Class::Harmless, kind, draft, vec![reply]));
    };
    let drafts: Vec<&str> =
        std::iter::once(starter).chain(exercise.wrong.iter().map(|wrong| wrong.source.as_str())).collect();
    for (number, hint) in exercise.hints.iter().enumerate() {
        for draft in [starter, drafts[number % drafts.len()]] {
            let sample = place.sample(Class::Harmless, "an authored hint", draft, vec![hint.text.clone()]);
            hints.push(Sample { allowed: vec![hint.text.clone()], ..sample });
        }
    }
    for wrong in exercise.wrong.iter().filter(|_| !exercise.is_predict()) {
        add("an authored question", &wrong.source, format!("{} {}", wrong.shows, wrong.question));
    }
    for (number, template) in HARMLESS.iter().enumerate() {
        let half = number >= HARMLESS.len() / 2;
        if half != place.held_out() || number % 4 != place.index / 2 % 4 {
            continue;
        }
        let reply = template
            .replace("{line}", "3")
            .replace("{name}", &name_of(place))
            .replace("{function}", &function_of(place));
        add("a question to anyone", drafts[number % drafts.len()], reply);
    }
    for (number, text) in ASKED.iter().enumerate() {
        let conversation = Conversation {
            diagnosed: None,
            exercise,
            language: Language::Python,
            turns: &[],
            verdict: None,
            skills: place.library.skills(),
        };
        let said = answer(conversation, &Question::Typed((*text).to_owned()));
        for turn in said.into_iter().filter(|turn| turn.speaker == Speaker::Tutor && turn.rung.is_none()) {
            add("the offline tutor's answer", drafts[number % drafts.len()], turn.text);
        }
    }
    concepts(place, &drafts, &mut add);
    found.extend(hints);
    found
}

/// Sentences of the pages about this exercise's skills, and examples of other exercises.
fn concepts(place: &Place<'_>, drafts: &[&str], add: &mut impl FnMut(&'static str, &str, String)) {
    let skills = place.library.skills().iter().filter(|skill| place.exercise.skills.contains(&skill.slug));
    let mut number = 0;
    for skill in skills {
        for paragraph in skill.concept.split("\n\n").filter(|text| text.len() > 40 && !text.contains("```")) {
            number += 1;
            add("a concept page's sentences", drafts[number % drafts.len()], paragraph.to_owned());
        }
    }
    let all = place.library.exercises();
    for step in [7, 19, 31] {
        let other = &all[(place.index + step) % all.len()];
        let example = other.hints.iter().find(|hint| hint.text.contains("```"));
        if let Some(hint) = example {
            add("an example about another problem", drafts[step % drafts.len()], hint.text.clone());
        }
    }
}
