//! Badges, insights and the tutor's memory: told when the history carries them, and not a case before.

use super::life::{Life, catalogue};
use codementor::domain::event::Event;
use codementor::domain::profile::ProfileChange;
use codementor::learner::badges::{BADGES, Badge};
use codementor::learner::mastery::MasteryWord;
use codementor::learner::memory::{MemoryTopic, erasure};
use codementor::learner::notice::Notice;

fn earned(life: &Life) -> Vec<&'static str> {
    let standings = life.journey.badges().standings();
    standings
        .iter()
        .filter(|standing| standing.earned_at.is_some())
        .map(|standing| standing.badge.slug)
        .collect()
}

fn said(life: &Life) -> Vec<String> {
    life.journey.insights(life.now).into_iter().map(|insight| insight.sentence).collect()
}

fn line(life: &Life, id: &str) -> Option<String> {
    life.journey.memory(life.now).into_iter().find(|line| line.id == id).map(|line| line.text)
}

#[test]
fn every_badge_has_its_own_name_and_is_offered_before_it_is_earned() {
    let life = Life::begin(catalogue());
    assert!(earned(&life).is_empty());
    for badge in &BADGES {
        assert_eq!(
            BADGES.iter().filter(|other| other.slug == badge.slug || other.title == badge.title).count(),
            1
        );
        assert!(badge.needed > 0 && !badge.takes.ends_with('.'), "{badge:?}");
        assert_eq!(Badge::from_slug(badge.slug).map(|found| found.title), Some(badge.title));
    }
}

#[test]
fn badges_are_earned_when_what_they_take_is_done() {
    let mut life = Life::begin(catalogue());
    life.passes("variables-0", 3, 0, 1);
    assert!(earned(&life).is_empty(), "{:?}", earned(&life));
    assert_eq!(life.journey.badges().next().map(|next| next.progress_words()), Some("1 of 5".to_owned()));
    life.passes("variables-1", 3, 0, 0);
    assert_eq!(earned(&life), ["unaided"]);
    let at = life.journey.badges().standings().iter().find_map(|standing| standing.earned_at);
    assert_eq!(at, Some(life.now));
    for (slug, failures) in [("variables-2", 9), ("variables-3", 0), ("types-0", 0), ("types-1", 0)] {
        life.sleep(1);
        life.passes(slug, 2, failures, 0);
    }
    assert_eq!(earned(&life), ["unaided", "stubborn", "run-5"]);
    life.gives_up("types-2", 3);
    life.sleep(1);
    life.passes("types-2", 3, 0, 0);
    life.sleep(1);
    life.passes("types-3", 3, 0, 0);
    assert!(earned(&life).contains(&"streak-7") && earned(&life).contains(&"unfinished-business"));
    life.sleep(20);
    life.passes("types-4", 3, 0, 0);
    assert!(earned(&life).contains(&"comeback") && !earned(&life).contains(&"passed-10"));
    assert!(life.notices.iter().any(|notice| matches!(notice, Notice::Comeback { days: 20 })));
    life.passes("variables-4", 3, 0, 0);
    assert!(earned(&life).contains(&"passed-10"));
    let standings = life.journey.badges().standings();
    let of =
        |slug: &str| standings.iter().find(|standing| standing.badge.slug == slug).map(|one| one.progress);
    assert_eq!((of("streak-30"), of("passed-50"), of("passed-10")), (Some(7), Some(10), Some(10)));
}

#[test]
fn a_skill_grows_strong_and_fades() {
    let mut life = Life::begin(catalogue());
    let word = |life: &Life| {
        let skills = life.journey.skills(life.now);
        skills
            .iter()
            .find(|skill| skill.slug == "variables")
            .map(|skill| (skill.mastery.word, skill.mastery.fading))
    };
    assert_eq!(word(&life), Some((MasteryWord::New, false)));
    for step in 0..7 {
        life.passes(&format!("variables-{step}"), 2, 0, 0);
        assert!(step < 2 || word(&life) >= Some((MasteryWord::Steady, false)), "{step}: {:?}", word(&life));
    }
    assert_eq!(word(&life), Some((MasteryWord::Strong, false)));
    assert!(earned(&life).contains(&"skill"));
    assert_eq!(line(&life, "strength:variables").as_deref(), Some("Variables: strong."));
    life.sleep(60);
    assert!(
        word(&life).is_some_and(|(word, fading)| word < MasteryWord::Strong && fading),
        "{:?}",
        word(&life)
    );
    assert!(said(&life).iter().any(|sentence| sentence.contains("Variables") && sentence.contains("fade")));
    life.passes("variables-0", 2, 0, 0);
    assert!(word(&life).is_some_and(|(_, fading)| !fading));
    let mastered = life.notices.iter().filter(|notice| matches!(notice, Notice::SkillMastered(_))).count();
    assert_eq!(mastered, 1, "it is told once");
}

#[test]
fn becoming_faster_is_told_from_three_cases_on_each_side() {
    let tell = |recent: usize, minutes: i64| {
        let mut life = Life::begin(catalogue());
        for slug in ["loops-0", "loops-1", "loops-2"] {
            life.passes(slug, 8, 0, 0);
        }
        life.sleep(21);
        for slug in ["loops-3", "loops-4", "loops-5"].into_iter().take(recent) {
            life.passes(slug, minutes, 0, 0);
        }
        said(&life).into_iter().find(|sentence| sentence.starts_with("You solve loops"))
    };
    assert_eq!(tell(2, 3), None, "two are too few");
    assert_eq!(tell(3, 4).as_deref(), Some("You solve loops in half the time of 3 weeks ago."));
    assert_eq!(tell(3, 11), None, "not much faster");
}

#[test]
fn fewer_hints_and_faithfulness_are_told_with_their_figures() {
    let mut life = Life::begin(catalogue());
    for step in 0..5 {
        life.passes(&format!("variables-{step}"), 5, 0, 2);
    }
    life.sleep(20);
    for step in 0..5 {
        life.passes(&format!("types-{step}"), 5, 0, u32::from(step == 0));
    }
    let hints = "You take 0.2 hints an exercise these two weeks; before that it was 2.0.";
    assert!(said(&life).contains(&hints.to_owned()), "{:?}", said(&life));
    assert!(!said(&life).iter().any(|sentence| sentence.contains("of the last 14 days")));
    for step in 0..10 {
        life.sleep(1);
        life.passes(&format!("loops-{}", step % 7), 5, 0, 1);
    }
    assert!(
        said(&life).contains(&"You practised on 11 of the last 14 days.".to_owned()),
        "{:?}",
        said(&life)
    );
}

#[test]
fn the_better_part_of_the_day_needs_eight_cases_on_each_side() {
    let mut life = Life::begin(catalogue());
    let mut exercises = ["variables", "types", "functions", "conditionals"]
        .into_iter()
        .flat_map(|skill| (0..7).map(move |step| format!("{skill}-{step}")));
    for day in 0..8 {
        assert!(said(&life).iter().all(|sentence| !sentence.starts_with("In the ")), "day {day}");
        life.passes(&exercises.next().expect("an exercise"), 4, 0, 0);
        life.wait(10 * 60);
        life.passes(&exercises.next().expect("an exercise"), 4, 0, 2);
        life.sleep(1);
    }
    let expected = "In the morning you solve 100 % without a hint; at other times 0 %.";
    assert!(said(&life).contains(&expected.to_owned()), "{:?}", said(&life));
}

#[test]
fn nothing_is_said_of_a_history_that_says_nothing() {
    let mut life = Life::begin(catalogue());
    assert!(said(&life).is_empty());
    life.passes("variables-0", 4, 1, 1);
    assert!(said(&life).is_empty(), "{:?}", said(&life));
    assert_eq!(line(&life, "pace"), None);
}

#[test]
fn each_line_of_memory_can_be_read_corrected_and_erased() {
    let mut life = Life::begin(catalogue());
    let interests = |of: &[&str]| Event::ProfileChanged {
        change: ProfileChange::Interests(of.iter().map(|slug| (*slug).to_owned()).collect()),
    };
    life.happens(interests(&["music", "games"]));
    life.happens(Event::ProfileChanged { change: ProfileChange::Goals(vec!["a first job".to_owned()]) });
    assert_eq!(line(&life, "interest:music").as_deref(), Some("You like music."));
    for slug in ["loops-0", "loops-1", "loops-2"] {
        life.gives_up(slug, 3);
    }
    assert_eq!(line(&life, "struggle:loops").as_deref(), Some("Loops: 3 of the last 3 were hard going."));
    for step in 0..5 {
        life.passes(&format!("variables-{step}"), 3, 0, 0);
    }
    assert_eq!(line(&life, "pace").as_deref(), Some("You work quicker than most exercises expect."));

    let corrected =
        Event::MemoryCorrected { line: "struggle:loops".to_owned(), text: "I was tired.".to_owned() };
    life.happens(corrected);
    life.happens(Event::MemoryErased { line: "interest:music".to_owned() });
    let lines = life.journey.memory(life.now);
    assert!(lines.iter().any(|line| line.text == "I was tired." && line.corrected));
    assert!(lines.iter().all(|line| line.id != "interest:music"));
    assert!(lines.windows(2).all(|pair| pair[0].topic <= pair[1].topic), "in the order of the topics");
    assert_eq!(lines[0].topic, MemoryTopic::Goal);
    let mut ids: Vec<&str> = lines.iter().map(|line| line.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), lines.len(), "each has its own id");
    // Said again, it is there again.
    life.happens(interests(&["music"]));
    assert_eq!(line(&life, "interest:music").as_deref(), Some("You like music."));
}

#[test]
fn what_is_erased_comes_back_only_for_something_new() {
    let mut life = Life::begin(catalogue());
    let says = |life: &mut Life, change: ProfileChange| life.happens(Event::ProfileChanged { change });
    let goals = |of: &[&str]| ProfileChange::Goals(of.iter().map(|slug| (*slug).to_owned()).collect());
    let erases = |life: &mut Life, line: &str| {
        for event in erasure(&life.journey.profile().clone(), line) {
            life.happens(event);
        }
    };
    // What was never said is assumed, and that is no knowledge.
    assert!(life.journey.memory(life.now).is_empty());
    says(&mut life, ProfileChange::MinutesADay(30));
    says(&mut life, goals(&["job", "a book of tides"]));
    assert_eq!(line(&life, "goal:job").as_deref(), Some("You want to program for a job."));
    erases(&mut life, "goal:job");
    erases(&mut life, "minutes");
    assert_eq!((line(&life, "goal:job"), line(&life, "minutes")), (None, None));
    assert_eq!(life.journey.profile().goals, ["a book of tides"]);
    assert_eq!(life.journey.profile().minutes_a_day, 20, "as for someone who has said nothing");
    // Another goal is not this one again.
    says(&mut life, goals(&["a book of tides", "games"]));
    assert_eq!(line(&life, "goal:job"), None);
    says(&mut life, goals(&["games", "job"]));
    assert!(line(&life, "goal:job").is_some());

    for slug in ["loops-0", "loops-1", "loops-2"] {
        life.gives_up(slug, 3);
    }
    erases(&mut life, "struggle:loops");
    assert_eq!(line(&life, "struggle:loops"), None);
    life.gives_up("loops-3", 3);
    life.gives_up("loops-4", 3);
    assert_eq!(line(&life, "struggle:loops"), None, "two are not enough to say so");
    life.gives_up("loops-5", 3);
    assert_eq!(line(&life, "struggle:loops").as_deref(), Some("Loops: 3 of the last 3 were hard going."));
}

#[test]
fn a_correction_stays_when_something_else_is_said() {
    let mut life = Life::begin(catalogue());
    let interests = |of: &[&str]| Event::ProfileChanged {
        change: ProfileChange::Interests(of.iter().map(|slug| (*slug).to_owned()).collect()),
    };
    life.happens(interests(&["everyday"]));
    assert_eq!(line(&life, "interest:everyday").as_deref(), Some("You like everyday life."));
    let text = "I like cooking.".to_owned();
    life.happens(Event::MemoryCorrected { line: "interest:everyday".to_owned(), text });
    life.happens(interests(&["everyday", "music"]));
    assert_eq!(line(&life, "interest:everyday").as_deref(), Some("I like cooking."));
    life.happens(interests(&["music"]));
    life.happens(interests(&["music", "everyday"]));
    assert_eq!(line(&life, "interest:everyday").as_deref(), Some("You like everyday life."));
}

#[test]
fn whether_hints_help_is_told_when_there_are_enough_of_them() {
    let mut life = Life::begin(catalogue());
    for number in 0..5 {
        let told = said(&life).iter().any(|line| line.contains("the next run was better"));
        assert_eq!(told, number == 4, "after {} hints", number * 2);
        life.passes(&format!("variables-{number}"), 5, 1, 2);
        life.sleep(1);
    }
    let told = said(&life);
    let helped = told.iter().find(|line| line.contains("the next run was better"));
    assert!(helped.is_some_and(|line| line.starts_with("After each of your 10 hints")), "{told:?}");
}
