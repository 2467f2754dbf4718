//! The exercises that the screen tests play with, and verdicts on them.

use codementor::app::map::SkillGraph;
use codementor::app::msg::{Entry, Opened};
use codementor::domain::attempt::{Attempt, Standing, State, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::{
    Ask, Case, Compare, Distractor, Expected, Hint, Kind, LanguageFiles, Parameter, Rubric, Rung, Signature,
};
use codementor::domain::puzzle::Puzzle;
use codementor::domain::score::{Part, Reason, Score};
use codementor::domain::skill::Skill;
use codementor::domain::tutoring::Ladder;
use codementor::domain::verdict::{CaseStatus, CaseVerdict, Problem, ProblemKind, Status, Tier};
use codementor::domain::{Exercise, ExerciseId, Language, Moment, TypeSpec, Value, Verdict};
use codementor::learner::catalogue::{Catalogue, Item, SkillEntry};
use codementor::learner::journey::Journey;
use codementor::learner::notice::Notice;
use std::collections::BTreeMap;
use std::sync::Arc;

pub const STARTER: &str = "def rainy_days(amounts, limit):\n    ...\n";

pub const WRONG: &str = "def rainy_days(amounts, limit):
    if limit < 0:
        raise ValueError(\"limit\")
    count = 0
    for amount in amounts:
        if amount >= limit:
            count += 1
    return count
";

pub const RIGHT: &str = "def rainy_days(amounts, limit):
    if limit < 0:
        raise ValueError(\"limit\")
    count = 0
    for amount in amounts:
        if amount > limit:
            count += 1
    return count
";

const SOLUTION: &str = "def rainy_days(amounts, limit):
    if limit < 0:
        raise ValueError(\"a limit is 0 or more\")
    return sum(
        amount > limit
        for amount in amounts
    )
";

const TASK: &str = "The weather station sends one amount of rain for each day, in millimetres. The \
museum's garden needs to know on how many of these days the rain was above a limit.

Write `rainy_days(amounts, limit)`. It gives back the number of days with more rain than the limit. A \
limit below zero makes no sense: refuse it with a `ValueError`.

## Examples

```python
rainy_days([0.0, 12.5, 3.0], 10.0)   # gives 1
rainy_days([], 10.0)                 # gives 0
```
";

/// Name, hidden, what is asked.
const CASES: [(&str, bool, &str, &str); 8] = [
    ("one rainy day of three", false, "rainy_days([0.0, 12.5, 3.0], 10.0)", "1"),
    ("no day above the limit", false, "rainy_days([1.0, 2.0], 10.0)", "0"),
    ("every day above the limit", false, "rainy_days([20.0, 30.0], 10.0)", "2"),
    ("a day exactly at the limit", false, "rainy_days([10.0], 10.0)", "0"),
    ("no days at all", true, "rainy_days([], 10.0)", "0"),
    ("one day", true, "rainy_days([11.0], 10.0)", "1"),
    ("a limit of zero", false, "rainy_days([0.0, 0.1], 0.0)", "1"),
    ("a negative limit is refused", false, "rainy_days([1.0], -1.0)", "ValueError"),
];

pub fn rainy_days() -> Exercise {
    let cases = CASES.iter().map(|(name, hidden, ..)| Case {
        name: (*name).to_owned(),
        hidden: *hidden,
        ask: Ask::Call { arguments: Vec::new(), expected: Expected::Value(Value::Int(1)) },
    });
    Exercise {
        id: id("rainy-days"),
        title: "Rainy days".to_owned(),
        kind: Kind::Function,
        skills: vec!["loops".to_owned(), "conditionals".to_owned()],
        difficulty: 2,
        minutes: 8,
        interests: vec!["science".to_owned()],
        prerequisites: Vec::new(),
        compare: Compare::Exact,
        keeps_arguments: true,
        signature: Signature::Function {
            name: "rainy_days".to_owned(),
            parameters: vec![Parameter {
                name: "amounts".to_owned(),
                type_spec: TypeSpec::List(Box::new(TypeSpec::Float)),
            }],
            returns: TypeSpec::Int,
        },
        rubric: Rubric::default(),
        task: TASK.to_owned(),
        cases: cases.collect(),
        hints: vec![Hint { rung: Rung::Look, text: "Look at the comparison.".to_owned() }],
        wrong: Vec::new(),
        allows: Vec::new(),
        distractors: Vec::new(),
        languages: BTreeMap::from([(
            Language::Python,
            LanguageFiles { starter: STARTER.to_owned(), solution: SOLUTION.to_owned(), program: None },
        )]),
    }
}

pub fn even_and_odd() -> Exercise {
    let program = "def even_and_odd(numbers):\n    even = [n for n in numbers if n % 2 == 0]\n    return len(even), len(numbers) - len(even)\n";
    let sheet = "even_and_odd([1, 2, 3]) -> \neven_and_odd([]) -> \n";
    let cases = ["two odd ones", "nothing at all"].map(|name| Case {
        name: name.to_owned(),
        hidden: false,
        ask: Ask::Call { arguments: Vec::new(), expected: Expected::Value(Value::Int(1)) },
    });
    Exercise {
        id: id("even-and-odd"),
        title: "Even and odd".to_owned(),
        kind: Kind::Predict,
        task: "Read the program. What does each call on the sheet give? Work it out by hand.".to_owned(),
        cases: cases.into(),
        languages: BTreeMap::from([(
            Language::Python,
            LanguageFiles {
                starter: sheet.to_owned(),
                solution: sheet.to_owned(),
                program: Some(program.to_owned()),
            },
        )]),
        ..rainy_days()
    }
}

/// The same to be put together from its pieces, two of them wrong.
pub fn in_pieces() -> Exercise {
    let wrong = |code: &str, partner: &str, shows: &str| Distractor {
        language: Language::Python,
        code: code.to_owned(),
        partner: partner.to_owned(),
        shows: shows.to_owned(),
    };
    let distractors = vec![
        wrong("if amount >= limit:", "if amount > limit:", "A day exactly at the limit is not above it."),
        wrong("count = 1", "count += 1", "This forgets the days before."),
    ];
    let id = id("days-in-pieces");
    let own: Vec<&Distractor> = distractors.iter().collect();
    let puzzle = Puzzle::of(&id, Language::Python, RIGHT, &own).expect("a puzzle");
    let files = LanguageFiles { starter: puzzle.program(&[]), solution: RIGHT.to_owned(), program: None };
    Exercise {
        id,
        kind: Kind::Arrange,
        distractors,
        languages: BTreeMap::from([(Language::Python, files)]),
        ..rainy_days()
    }
}

pub fn id(slug: &str) -> ExerciseId {
    ExerciseId::new("first-steps", slug)
}

pub fn opened(exercise: Exercise) -> Opened {
    Opened {
        exercise: Arc::new(exercise),
        language: Language::Python,
        draft: None,
        standing: Standing::default(),
        turns: Vec::new(),
        turn_days: Vec::new(),
        ladder: Ladder { given: 0, authored: 5, revealed_lines: 0, solution_lines: 7 },
        skill_titles: vec!["Loops".to_owned(), "Conditionals".to_owned()],
        file: None,
    }
}

pub fn catalogue(rainy: State) -> Vec<Entry> {
    let solved = if rainy == State::New { State::New } else { State::Solved };
    [
        ("rainy-days", "Rainy days", Kind::Function, 1, 8, &["loops", "conditionals"][..], rainy),
        ("a-greeting", "A greeting", Kind::Function, 1, 4, &["variables", "strings"], solved),
        ("shopping-bill", "Shopping bill", Kind::Function, 1, 5, &["types", "variables"], solved),
        ("even-and-odd", "Even and odd", Kind::Predict, 2, 5, &["conditionals", "types"], State::New),
        ("the-till", "The till", Kind::Operations, 5, 15, &["classes", "dictionaries"], State::New),
        ("word-count", "Word count", Kind::Program, 4, 12, &["dictionaries", "strings"], State::New),
        ("the-lost-comma", "The lost comma", Kind::Debug, 3, 10, &["strings", "lists"], State::New),
    ]
    .into_iter()
    .map(|(slug, title, kind, difficulty, minutes, skills, state)| Entry {
        id: id(slug),
        title: title.to_owned(),
        kind,
        difficulty,
        minutes,
        skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
        needs: Vec::new(),
        state,
        about: TASK.split("\n\n").next().unwrap_or_default().to_owned(),
    })
    .collect()
}

/// A map of eight skills.
pub fn skills() -> Arc<SkillGraph> {
    const CONCEPT: &str = "A loop does something again.\n\n```python\nfor day in week:\n    print(day)\n```\n\n**The trap.** The last one counts too.";
    let skill = |(slug, title, needs): (&str, &str, &[&str])| Skill {
        slug: slug.to_owned(),
        title: title.to_owned(),
        about: format!("What {} are good for.", title.to_lowercase()),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        concept: CONCEPT.to_owned(),
    };
    let skills = [
        ("variables", "Variables", &[][..]),
        ("types", "Types", &["variables"]),
        ("conditionals", "Conditionals", &["types"]),
        ("loops", "Loops", &["conditionals"]),
        ("strings", "Strings", &["types"]),
        ("lists", "Lists", &["loops"]),
        ("dictionaries", "Dictionaries", &["lists", "strings"]),
        ("classes", "Classes", &["dictionaries", "types"]),
    ];
    Arc::new(SkillGraph::new(&skills.map(skill)))
}

/// Of someone who has just come, before any question was asked.
pub fn newcomers_journey() -> Journey {
    Journey::new(Arc::new(known()))
}

fn known() -> Catalogue {
    let entries = catalogue(State::New);
    let item = |entry: &Entry| Item {
        id: entry.id.clone(),
        title: entry.title.clone(),
        kind: entry.kind,
        difficulty: entry.difficulty,
        minutes: entry.minutes,
        skills: entry.skills.clone(),
        needs: entry.needs.clone(),
        interests: Vec::new(),
    };
    let skills = [("loops", "Loops"), ("conditionals", "Conditionals"), ("strings", "Strings")];
    let skill = |(slug, title): (&str, &str)| SkillEntry { slug: slug.to_owned(), title: title.to_owned() };
    Catalogue::new(entries.iter().map(item).collect(), skills.map(skill).to_vec())
}

/// The history of someone who has been here for four weeks, or has answered the first questions just now.
pub fn journey(has_history: bool, now: Moment) -> Journey {
    let mut journey = newcomers_journey();
    let ended = [Event::InterviewEnded { completed: true }, Event::TourEnded { completed: true }];
    let passes = [("a-greeting", &[24, 23, 16, 15, 8, 3, 2][..]), ("shopping-bill", &[23, 16, 2, 1, 0][..])];
    let mut events: Vec<(i64, Event)> = Vec::new();
    for (slug, days) in passes.into_iter().filter(|_| has_history) {
        events.extend(days.iter().map(|ago| (*ago, Event::AttemptJudged(pass(slug, *ago)))));
    }
    if has_history {
        events.extend(ended.map(|event| (24, event)));
        events.push((0, Event::ExerciseOpened { exercise: id("rainy-days"), language: Language::Python }));
    } else {
        events.extend(ended.map(|event| (0, event)));
    }
    events.sort_by_key(|(ago, _)| -ago);
    for (ago, event) in events {
        let at = Moment { unix_millis: now.unix_millis - ago * 86_400_000, ..now };
        journey.observe(&event, at);
    }
    for told in journey.untold().iter().filter_map(Notice::told).collect::<Vec<_>>() {
        journey.observe(&told, now);
    }
    journey
}

fn pass(slug: &str, days_ago: i64) -> Attempt {
    Attempt {
        exercise: id(slug),
        language: Language::Python,
        source: format!("days_ago = {days_ago}\n"),
        trigger: Trigger::Asked,
        verdict: Verdict { exercise: id(slug), ..verdict(&[]) },
    }
}

/// A verdict in which the cases at `failing` failed.
pub fn verdict(failing: &[usize]) -> Verdict {
    let cases: Vec<CaseVerdict> = CASES
        .iter()
        .enumerate()
        .map(|(index, (name, hidden, input, expected))| {
            let fails = failing.contains(&index);
            CaseVerdict {
                name: (*name).to_owned(),
                hidden: *hidden,
                status: if fails { CaseStatus::Failed } else { CaseStatus::Passed },
                input: (*input).to_owned(),
                expected: (*expected).to_owned(),
                actual: Some(if fails { "1".to_owned() } else { (*expected).to_owned() }),
                message: None,
                output: String::new(),
                line: None,
                millis: 0.4,
                memory_kib: 9_000,
                error: None,
            }
        })
        .collect();
    Verdict {
        exercise: id("rainy-days"),
        language: Language::Python,
        status: if failing.is_empty() { Status::Pass } else { Status::Fail },
        problem: None,
        cases,
        output: String::new(),
        millis: 38.2,
        memory_kib: 9_500,
        tier: Tier::A,
        score: None,
    }
}

/// A pass whose program loses these points, a line each.
pub fn scored(quality: &[u8]) -> Verdict {
    let sentences = [
        "an except without a name hides every kind of error",
        "count is set and never used",
        "the loop can go over amounts itself, without positions",
    ];
    let reasons = quality.iter().zip(sentences.iter().cycle()).zip(4..).map(|((lost, sentence), line)| {
        Reason { lost: *lost, line: Some(line), sentence: (*sentence).to_owned() }
    });
    let score = Score {
        correctness: Part::full(40),
        quality: Part::less(30, reasons.collect()),
        efficiency: Part::full(15),
        style: Part::full(15),
        remarks: Vec::new(),
    };
    Verdict { score: Some(Box::new(score)), ..verdict(&[]) }
}

/// Every case raised the same error.
pub fn raised() -> Verdict {
    let mut verdict = verdict(&[0, 1, 2, 3, 4, 5, 6, 7]);
    for case in &mut verdict.cases {
        case.status = CaseStatus::Raised;
        case.actual = None;
        case.line = Some(6);
        case.message = Some("NameError: the name \"ammount\" is not defined".to_owned());
    }
    verdict
}

/// It printed a lot, and one case ran into its limit.
pub fn printed_and_timed_out() -> Verdict {
    let mut verdict = verdict(&[3, 6]);
    let rows: Vec<String> = (0..43).map(|number| format!("amount is {number}.0\n")).collect();
    verdict.cases[3].output = rows.concat();
    verdict.cases[6].status = CaseStatus::TimedOut;
    verdict.cases[6].actual = None;
    verdict.cases[6].millis = 10_000.0;
    verdict.cases[6].message = Some(
        "The program was still running after 10 seconds and was stopped. Look for a loop whose end never \
         comes."
            .to_owned(),
    );
    verdict.millis = 10_020.0;
    verdict
}

pub fn does_not_parse() -> Verdict {
    Verdict {
        status: Status::Error,
        problem: Some(Problem {
            kind: ProblemKind::Syntax,
            message: "the \"if\" needs a \":\" at its end.".to_owned(),
            line: Some(6),
            column: Some(27),
            error: None,
        }),
        cases: Vec::new(),
        ..verdict(&[])
    }
}
