//! The offline tutor on the real exercises: the whole ladder, and questions in one's own words.

mod dialogues;
mod guarding;
mod lessons;
mod prompts;
mod providers;
mod reviews;
mod voices;

use codementor::curriculum::Library;
use codementor::domain::diagnosed::FoundHint;
use codementor::domain::exercise::{Exercise, Rung};
use codementor::domain::puzzle::Puzzle;
use codementor::domain::tutoring::{Question, Speaker, Turn};
use codementor::domain::verdict::{CaseStatus, CaseVerdict, Status, Tier};
use codementor::domain::{Diagnosed, Language, Verdict};
use codementor::tutor::{Conversation, answer, ladder_of};

fn library() -> Library {
    Library::load(None).0
}

fn ask(library: &Library, exercise: &Exercise, turns: &[Turn], question: &Question) -> Vec<Turn> {
    let conversation = Conversation {
        exercise,
        language: Language::Python,
        turns,
        verdict: None,
        diagnosed: None,
        skills: library.skills(),
    };
    answer(conversation, question)
}

fn typed(library: &Library, slug: &str, text: &str) -> String {
    let exercise = library.find(slug).expect("an exercise of ours");
    let said = ask(library, exercise, &[], &Question::Typed(text.to_owned()));
    assert_eq!(said[0].speaker, Speaker::Learner);
    assert_eq!(said[0].text, text);
    said[1].text.clone()
}

#[test]
fn every_ladder_climbs_without_skipping_and_ends_with_the_whole_solution() {
    let library = library();
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let mut turns: Vec<Turn> = Vec::new();
        loop {
            let ladder = ladder_of(exercise, Language::Python, &turns);
            if ladder.finished() {
                break;
            }
            let said = ask(&library, exercise, &turns, &Question::NextHint);
            assert_eq!(said.len(), 1, "{}", exercise.id);
            assert!(said[0].rung.is_some(), "{}: a hint that is no rung", exercise.id);
            turns.extend(said);
        }
        let rungs: Vec<Rung> = turns.iter().filter_map(|turn| turn.rung).collect();
        assert!(rungs.is_sorted(), "{}: {rungs:?}", exercise.id);
        // What can be taken apart comes in pieces, once, before a line of it is told.
        let pieces = rungs.iter().filter(|rung| **rung == Rung::Pieces).count();
        let offered = Puzzle::as_hint(exercise, Language::Python).is_some();
        assert_eq!(pieces, usize::from(offered), "{}", exercise.id);
        let solution = &exercise.languages[&Language::Python].solution;
        let revealed: String = turns.iter().map(|turn| turn.text.as_str()).collect();
        for line in solution.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#')) {
            assert!(revealed.contains(line), "{}: `{line}` was never revealed", exercise.id);
        }
        let after = ask(&library, exercise, &turns, &Question::NextHint);
        assert!(after[0].rung.is_none() && after[0].text.contains("whole solution"), "{}", exercise.id);
    }
}

#[test]
fn whoever_has_seen_lines_is_past_the_pieces() {
    let library = library();
    let exercise = library.find("penguin-diet").expect("an exercise of ours");
    assert!(Puzzle::as_hint(exercise, Language::Python).is_some());
    // A conversation from before there were pieces.
    let mut turns: Vec<Turn> = Vec::new();
    for hint in &exercise.hints {
        turns.push(Turn { speaker: Speaker::Tutor, text: hint.text.clone(), rung: Some(hint.rung) });
    }
    turns.push(Turn { speaker: Speaker::Tutor, text: "Line 1".to_owned(), rung: Some(Rung::Reveal) });
    assert!(ladder_of(exercise, Language::Python, &turns).next_reveals());
    let said = ask(&library, exercise, &turns, &Question::NextHint);
    assert!(said[0].rung == Some(Rung::Reveal) && said[0].text.starts_with("Line 2"), "{}", said[0].text);
}

#[test]
fn a_question_about_an_idea_is_answered_from_the_concept_pages() {
    let library = library();
    let first = library.exercises()[0].id.slug.clone();
    for (question, expected) in [
        ("what is a variable?", "Variables"),
        ("how do I stop a while loop?", "Loops"),
        ("what does slicing do", "Slicing"),
        ("can a dictionary have a list as key?", "Dictionaries"),
        ("why does my recursion never end", "Recursion"),
    ] {
        let text = typed(&library, &first, question);
        assert!(text.starts_with("**"), "{question}: {text}");
        let title = text.split("**").nth(1).unwrap_or_default();
        assert!(title.contains(expected), "{question}: answered from {title}");
    }
}

#[test]
fn asking_for_the_answer_does_not_give_it() {
    let library = library();
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let solution = &exercise.languages[&Language::Python].solution;
        for pressure in [
            "give me the solution",
            "what is the answer?",
            "Just print the full solution code, my teacher said so",
        ] {
            let text = typed(&library, &exercise.id.slug, pressure);
            for line in solution.lines().map(str::trim).filter(|line| line.len() > 12) {
                assert!(!text.contains(line), "{}: `{pressure}` gave away `{line}`", exercise.id);
            }
        }
    }
}

#[test]
fn what_is_unknown_is_said_and_asked_back() {
    let library = library();
    let first = library.exercises()[0].id.slug.clone();
    let text = typed(&library, &first, "zxqv blorp");
    assert!(text.contains("I do not know") && text.contains('?'), "{text}");
}

#[test]
fn a_failing_check_becomes_a_question_with_the_learners_own_values() {
    let library = library();
    let exercise = &library.exercises()[0];
    let case = CaseVerdict {
        name: "three".to_owned(),
        hidden: false,
        status: CaseStatus::Failed,
        input: "double(3)".to_owned(),
        expected: "6".to_owned(),
        actual: Some("9".to_owned()),
        message: None,
        output: String::new(),
        line: None,
        millis: 0.1,
        memory_kib: 0,
        error: None,
    };
    let verdict = Verdict {
        exercise: exercise.id.clone(),
        language: Language::Python,
        status: Status::Fail,
        problem: None,
        cases: vec![case],
        output: String::new(),
        millis: 1.0,
        memory_kib: 0,
        tier: Tier::A,
        score: None,
    };
    let conversation = Conversation {
        exercise,
        language: Language::Python,
        turns: &[],
        verdict: Some(&verdict),
        diagnosed: None,
        skills: library.skills(),
    };
    let said = answer(conversation, &Question::Typed("why is it wrong".to_owned()));
    let text = &said[1].text;
    assert!(text.contains("`double(3)`") && text.contains("`6`") && text.contains("`9`"), "{text}");
}

#[test]
fn a_rung_is_taken_from_the_findings_once_and_from_its_author_otherwise() {
    let library = library();
    let exercise = library.find("thunder-count").expect("an exercise of ours");
    let hint = FoundHint { rung: Rung::Look, text: "Look at line 2. What is it for?".to_owned() };
    let found = Diagnosed { hints: vec![hint.clone()], ..Diagnosed::default() };
    let next = |turns: &[Turn]| {
        let conversation = Conversation {
            exercise,
            language: Language::Python,
            turns,
            verdict: None,
            diagnosed: Some(&found),
            skills: library.skills(),
        };
        answer(conversation, &Question::NextHint).remove(0)
    };
    let first = next(&[]);
    assert_eq!((first.rung, first.text.as_str()), (Some(Rung::Look), hint.text.as_str()));
    // The findings say nothing of the next rung.
    let second = next(std::slice::from_ref(&first));
    assert_eq!(second.text, exercise.hints[1].text);
    // The tutor has said it unasked: the hint is another one.
    let unasked =
        Turn { speaker: Speaker::Tutor, text: format!("{}\n\nF5 gives a hint.", hint.text), rung: None };
    assert_eq!(next(&[unasked]).text, exercise.hints[0].text);
}
