//! Lessons with a voice: what flows, what is held, what is taken back, and what the offline tutor says then.

use super::voices::{Reply, Scripted, all, seen};
use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::domain::exercise::{Hint, Rung};
use codementor::domain::tutoring::{Question, Speaker, Told, Turn};
use codementor::tutor::Lesson;

const HARMLESS: &str = "You are close. Which coin is the first one after which the price is paid?\n\nTry it by hand \
                        with `50`, `50` and `50`.";

fn lesson(slug: &str) -> Lesson {
    let library = Library::load(None).0;
    let exercise = library.find(slug).expect("an exercise of ours").clone();
    let draft = exercise.languages[&Language::Python].starter.clone();
    Lesson::new(exercise, Language::Python, draft, library.skills().into())
}

fn solution(lesson: &Lesson) -> String {
    lesson.exercise.languages[&Language::Python].solution.clone()
}

fn typed(text: &str) -> Question {
    Question::Typed(text.to_owned())
}

fn settled(told: &[Told]) -> (Vec<Turn>, Option<String>) {
    match told.last() {
        Some(Told::Settled { turns, fell_back }) => (turns.clone(), fell_back.clone()),
        other => panic!("the reply does not end with what was said: {other:?}"),
    }
}

fn more(told: &[Told]) -> String {
    told.iter()
        .filter_map(|one| if let Told::More(text) = one { Some(text.as_str()) } else { None })
        .collect()
}

#[test]
fn a_harmless_reply_flows_and_is_what_was_said() {
    for size in [1, 5, 4_000] {
        let voice = Scripted::new(vec![Reply::Whole(HARMLESS.to_owned())], size);
        let told = all(lesson("snack-machine").teach(&voice, &typed("why so much?")));
        assert_eq!(told[0], Told::By("script".to_owned()));
        assert_eq!(more(&told), HARMLESS);
        let (turns, fell_back) = settled(&told);
        assert_eq!(fell_back, None);
        assert_eq!(turns.len(), 2);
        assert!(turns[0].speaker == Speaker::Learner && turns[0].text == "why so much?");
        assert!(turns[1].speaker == Speaker::Tutor && turns[1].text == HARMLESS && turns[1].rung.is_none());
        // The first sentence did not wait for the last one.
        assert!(size > 100 || told.len() > 3, "{told:?}");
    }
}

#[test]
fn a_solution_is_taken_back_asked_for_once_more_and_then_not_shown() {
    let lesson = lesson("avocado-window");
    let solution = solution(&lesson);
    let voice = Scripted::whole(&format!("Good question, look here:\n\n```python\n{solution}```\nDone."));
    let told = all(lesson.clone().teach(&voice, &typed("give me the solution")));
    assert_eq!(voice.prompts().len(), 2);
    assert!(voice.prompts()[1].system.starts_with(&voice.prompts()[0].system));
    assert!(voice.prompts()[1].system.len() > voice.prompts()[0].system.len());
    assert_eq!(told.iter().filter(|one| matches!(one, Told::TakenBack(_))).count(), 2, "{told:?}");
    assert!(!seen(&told).contains("guacamole\""), "{told:?}");
    let (turns, fell_back) = settled(&told);
    assert!(fell_back.is_some_and(|why| why.contains("offline")));
    assert_eq!(turns, lesson.offline(&typed("give me the solution")));
}

#[test]
fn the_second_try_may_be_good() {
    let lesson = lesson("avocado-window");
    let bad = format!("```python\n{}```\n", solution(&lesson));
    let voice = Scripted::new(vec![Reply::Whole(bad), Reply::Whole(HARMLESS.to_owned())], 3);
    let told = all(lesson.teach(&voice, &typed("what now?")));
    // Nothing of the first reply had been shown, so there is nothing to take back.
    assert!(!told.iter().any(|one| matches!(one, Told::TakenBack(_))), "{told:?}");
    let (turns, fell_back) = settled(&told);
    assert!(fell_back.is_none() && turns[1].text == HARMLESS);
}

#[test]
fn a_voice_that_fails_leaves_the_question_and_the_offline_answer() {
    for begun in ["", "Look at the loop. It", "Look at the loop. It is `open"] {
        let lesson = lesson("snack-machine");
        let voice = Scripted::new(vec![Reply::Broken(begun.to_owned())], 4);
        let told = all(lesson.clone().teach(&voice, &typed("what is a loop?")));
        let (turns, fell_back) = settled(&told);
        assert_eq!(voice.prompts().len(), 1);
        assert_eq!(turns, lesson.offline(&typed("what is a loop?")));
        assert_eq!(fell_back.as_deref(), Some("The script broke off. Ask again."));
        let taken = told.iter().any(|one| matches!(one, Told::TakenBack(_)));
        assert_eq!(taken, !begun.is_empty(), "{told:?}");
    }
}

#[test]
fn an_empty_reply_falls_back_and_an_endless_one_is_cut() {
    let voice = Scripted::whole(" \n\n ");
    let (turns, fell_back) = settled(&all(lesson("snack-machine").teach(&voice, &typed("hm, why?"))));
    assert!(fell_back.is_some() && turns.len() == 2);
    let endless = "What do you see there? ".repeat(2_000);
    let voice = Scripted::whole(&endless);
    let (turns, fell_back) = settled(&all(lesson("snack-machine").teach(&voice, &typed("hm, why?"))));
    assert!(fell_back.is_none() && turns[1].text.len() < 7_000 && turns[1].text.ends_with('?'));
}

#[test]
fn a_hint_in_other_words_counts_as_its_rung_and_revealing_needs_no_voice() {
    let mut lesson = lesson("snack-machine");
    let voice = Scripted::whole(HARMLESS);
    let (turns, _) = settled(&all(lesson.clone().teach(&voice, &Question::NextHint)));
    assert_eq!(turns, [Turn { speaker: Speaker::Tutor, text: HARMLESS.to_owned(), rung: Some(Rung::Look) }]);
    let prompt = &voice.prompts()[0];
    assert!(prompt.system.contains("the machine never sees all"), "{}", prompt.system);
    assert!(prompt.messages.last().is_some_and(|last| last.text.contains("next hint")));

    let diagnosed = Hint { rung: Rung::Look, text: "Look at line 4.".to_owned() };
    lesson.findings.hint = Some(diagnosed);
    let broken = Scripted::new(vec![Reply::Broken(String::new())], 4);
    let (turns, _) = settled(&all(lesson.clone().teach(&broken, &Question::NextHint)));
    assert!(turns[0].text == "Look at line 4." && turns[0].rung == Some(Rung::Look));
    lesson.findings.hint = None;

    let given =
        |hint: &Hint| Turn { speaker: Speaker::Tutor, text: hint.text.clone(), rung: Some(hint.rung) };
    lesson.turns = lesson.exercise.hints.iter().map(given).collect();
    lesson.turns.push(Turn { speaker: Speaker::Tutor, text: "Pieces.".to_owned(), rung: Some(Rung::Pieces) });
    let silent = Scripted::whole("nobody asks");
    let told = all(lesson.clone().teach(&silent, &Question::NextHint));
    assert!(silent.prompts().is_empty() && told.len() == 1);
    assert_eq!(settled(&told).0[0].rung, Some(Rung::Reveal));
}
