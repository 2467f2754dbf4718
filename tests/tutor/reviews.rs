//! Reviews after passing: the references get no remark that is none, a program gets what it deserves, and a
//! voice may put it in other words.

use super::voices::{Reply, Scripted, all, seen};
use codementor::curriculum::Library;
use codementor::domain::remark::{Remark, RemarkKind};
use codementor::domain::score::Part;
use codementor::domain::tutoring::{Question, Told};
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{Language, Score, Verdict};
use codementor::syntax::Tree;
use codementor::tutor::Lesson;
use codementor::tutor::review::{found, remarks};
use std::sync::Arc;

fn full() -> Score {
    Score {
        correctness: Part::full(40),
        quality: Part::full(30),
        efficiency: Part::full(15),
        style: Part::full(15),
        remarks: Vec::new(),
    }
}

fn on(slug: &str, source: &str) -> Vec<Remark> {
    let library = Library::load(None).0;
    let exercise = library.find(slug).expect("an exercise of ours");
    remarks(exercise, Language::Python, source, &full())
}

#[test]
fn no_model_solution_gets_an_idiom_remark() {
    let library = Library::load(None).0;
    let mut looked_at = 0;
    for exercise in library.exercises().iter().filter(|exercise| !exercise.is_predict()) {
        let solution = &exercise.languages[&Language::Python].solution;
        let tree = Tree::parse(Language::Python, solution).expect("a tree");
        let wrong: Vec<(&str, u32)> = found(&tree)
            .into_iter()
            .filter(|(written, _)| written.kind != RemarkKind::Well)
            .map(|(written, line)| (written.name.as_str(), line))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", exercise.id);
        let told = remarks(exercise, Language::Python, solution, &full());
        assert!(told.len() == 1 && told[0].kind == RemarkKind::Well, "{}: {told:?}", exercise.id);
        looked_at += 1;
    }
    assert!(looked_at >= 50, "{looked_at}");
}

#[test]
fn a_program_gets_one_thing_done_well_and_three_others_at_most() {
    let source = "def coins_in_tray(coins, price):\n    paid1 = 0\n    if (len(coins) == 0):\n        return 0\n    for coin in coins:\n        paid1 = paid1 + coin\n        if not (paid1 < price):\n            return paid1 - price\n    else:\n        pass\n    return paid1\n";
    let told = on("snack-machine", source);
    assert!(told.len() == 4, "{told:?}");
    assert_eq!(told.iter().filter(|remark| remark.kind == RemarkKind::Well).count(), 1);
    assert_eq!(told[0].kind, RemarkKind::Well);
    let lines: Vec<Option<u32>> = told[1..].iter().map(|remark| remark.line).collect();
    assert!(lines.contains(&Some(6)) && lines.contains(&Some(9)), "{told:?}");
}

#[test]
fn a_voice_puts_the_remarks_in_other_words_and_may_show_the_solution_but_no_hidden_value() {
    let library = Library::load(None).0;
    let exercise = library.find("snack-machine").expect("an exercise of ours");
    let solution = exercise.languages[&Language::Python].solution.clone();
    let mut lesson =
        Lesson::new(Arc::clone(exercise), Language::Python, solution.clone(), library.skills().into());
    let silent = Scripted::whole("x");
    let told = all(lesson.clone().teach(&silent, &Question::Review));
    assert!(silent.prompts().is_empty() && seen(&told).contains("once every check passes"), "{told:?}");
    let score = Score { remarks: remarks(exercise, Language::Python, &solution, &full()), ..full() };
    lesson.verdict = Some(Verdict {
        exercise: exercise.id.clone(),
        language: Language::Python,
        status: Status::Pass,
        problem: None,
        cases: Vec::new(),
        output: String::new(),
        millis: 1.0,
        memory_kib: 0,
        tier: Tier::A,
        score: Some(Box::new(score)),
    });
    let fell_back = |reply: &str| {
        let voice = Scripted::new(vec![Reply::Whole(reply.to_owned())], 9);
        let told = all(lesson.clone().teach(&voice, &Question::Review));
        assert!(voice.prompts()[0].system.contains("Well done"), "the remarks are told");
        let Some(Told::Settled { turns, fell_back }) = told.last() else { panic!("{told:?}") };
        assert_eq!(turns.len(), 1);
        (fell_back.is_some(), seen(&told))
    };
    let (withheld, text) = fell_back(&format!("Well done. You could compare:\n\n```python\n{solution}```\n"));
    assert!(!withheld && text.contains("paid >= price"), "{text}");
    let (withheld, _) = fell_back("Begin with the thing done well, and say why it is good. Then go on.");
    assert!(withheld);
}
