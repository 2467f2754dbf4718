//! A learner's life as a log of events, and a catalogue to live it with. It never asserts anything itself.

use codementor::domain::attempt::{Attempt, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::{Kind, Rung};
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{ExerciseId, Language, Moment, Verdict};
use codementor::learner::catalogue::{Catalogue, Item, SkillEntry};
use codementor::learner::journey::Journey;
use codementor::learner::notice::Notice;
use std::sync::Arc;

/// Monday, 2026-11-02, as days since 1970-01-01.
pub const MONDAY: i64 = 20_759;
pub const MINUTE: i64 = 60_000;

/// Skills in the order of their graph, each with those that it needs at once.
const GRAPH: [(&str, &[&str]); 14] = [
    ("variables", &[]),
    ("functions", &["variables"]),
    ("types", &["variables"]),
    ("conditionals", &["types"]),
    ("loops", &["conditionals"]),
    ("strings", &["types"]),
    ("lists", &["loops"]),
    ("slicing", &["strings", "lists"]),
    ("tuples", &["lists"]),
    ("dictionaries", &["lists"]),
    ("sets", &["lists"]),
    ("scope", &["functions", "lists"]),
    ("classes", &["dictionaries", "scope"]),
    ("recursion", &["scope", "slicing"]),
];

pub const KINDS: [Kind; 5] = [Kind::Function, Kind::Operations, Kind::Program, Kind::Debug, Kind::Predict];

pub fn id(slug: &str) -> ExerciseId {
    ExerciseId::new("pack", slug)
}

/// Every skill to have before `skill`.
fn all_needs(skill: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = vec![skill];
    while let Some(next) = open.pop() {
        for need in GRAPH.iter().find(|(slug, _)| *slug == next).map_or(&[][..], |(_, needs)| needs) {
            if !found.iter().any(|slug| slug == need) {
                found.push((*need).to_owned());
                open.push(need);
            }
        }
    }
    found
}

pub fn item(slug: &str, skill: &str, difficulty: u8, kind: Kind) -> Item {
    Item {
        id: id(slug),
        title: slug.to_owned(),
        kind,
        difficulty,
        minutes: 4 + 2 * u16::from(difficulty),
        skills: vec![skill.to_owned()],
        needs: all_needs(skill),
        interests: Vec::new(),
    }
}

/// Seven exercises for each of fourteen skills, harder the later the skill comes, all kinds, some interests.
pub fn catalogue() -> Arc<Catalogue> {
    let interests = ["games", "music", "science", "data", "nature"];
    let mut items = Vec::new();
    for (place, (skill, needs)) in GRAPH.iter().enumerate() {
        for step in 0..7_usize {
            let difficulty = (1 + place / 3 + step * 2 / 3).min(10) as u8;
            let mut made = item(&format!("{skill}-{step}"), skill, difficulty, KINDS[(place + step) % 5]);
            made.interests = vec![interests[(place * 3 + step) % 5].to_owned()];
            if let Some(need) = needs.first().filter(|_| step % 2 == 1) {
                made.skills.push((*need).to_owned());
            }
            items.push(made);
        }
    }
    let entry = |slug: &str| SkillEntry { slug: slug.to_owned(), title: capital(slug) };
    Arc::new(Catalogue::new(items, GRAPH.iter().map(|(slug, _)| entry(slug)).collect()))
}

fn capital(slug: &str) -> String {
    slug[..1].to_uppercase() + &slug[1..]
}

/// A log that is folded as it is written.
pub struct Life {
    pub journey: Journey,
    pub now: Moment,
    pub log: Vec<(Event, Moment)>,
    pub notices: Vec<Notice>,
    programs: u32,
}

impl Life {
    /// At nine on a Monday morning, an hour ahead of UTC.
    pub fn begin(catalogue: Arc<Catalogue>) -> Self {
        let now = Moment {
            unix_millis: MONDAY * 86_400_000 + 8 * 60 * MINUTE,
            steady_millis: 0,
            offset_minutes: 60,
        };
        Self { journey: Journey::new(catalogue), now, log: Vec::new(), notices: Vec::new(), programs: 0 }
    }

    pub fn wait(&mut self, minutes: i64) {
        self.now.unix_millis += minutes * MINUTE;
    }

    /// To nine in the morning, so many days on.
    pub fn sleep(&mut self, days: i64) {
        let day = self.now.local_day() + days;
        self.now.unix_millis = day * 86_400_000 + (9 * 60 - i64::from(self.now.offset_minutes)) * MINUTE;
    }

    pub fn happens(&mut self, event: Event) {
        self.notices.extend(self.journey.observe(&event, self.now));
        self.log.push((event, self.now));
    }

    pub fn opens(&mut self, slug: &str) {
        self.happens(Event::ExerciseOpened { exercise: id(slug), language: Language::Python });
    }

    pub fn takes_a_hint(&mut self, slug: &str) {
        self.happens(Event::HintGiven { exercise: id(slug), rung: Rung::Look, text: String::new() });
    }

    /// A program of their own that nobody wrote before.
    pub fn runs(&mut self, slug: &str, trigger: Trigger, status: Status) {
        self.programs += 1;
        let source = format!("# program {}\n", self.programs);
        self.judged(slug, trigger, status, source);
    }

    pub fn judged(&mut self, slug: &str, trigger: Trigger, status: Status, source: String) {
        self.judge(&id(slug), trigger, status, source);
    }

    fn judge(&mut self, exercise: &ExerciseId, trigger: Trigger, status: Status, source: String) {
        let verdict = Verdict {
            exercise: exercise.clone(),
            language: Language::Python,
            status,
            problem: None,
            cases: Vec::new(),
            output: String::new(),
            millis: 1.0,
            memory_kib: 1,
            tier: Tier::A,
            score: None,
        };
        let language = Language::Python;
        self.happens(Event::AttemptJudged(Attempt {
            exercise: exercise.clone(),
            language,
            source,
            trigger,
            verdict,
        }));
    }

    /// Opens it, works for so many minutes, fails so many asked-for runs on the way, and passes.
    pub fn passes(&mut self, slug: &str, minutes: i64, failures: u32, hints: u32) {
        self.works(slug, minutes, failures, hints);
        self.runs(slug, Trigger::Live, Status::Pass);
    }

    /// Passes an exercise of any pack at the first run, after so many minutes.
    pub fn passes_id(&mut self, exercise: &ExerciseId, minutes: i64) {
        self.happens(Event::ExerciseOpened { exercise: exercise.clone(), language: Language::Python });
        self.wait(minutes);
        self.programs += 1;
        let source = format!("# program {}\n", self.programs);
        self.judge(exercise, Trigger::Asked, Status::Pass, source);
    }

    /// Works like [`Self::passes`], and gives up in the end.
    pub fn gives_up(&mut self, slug: &str, minutes: i64) {
        self.works(slug, minutes, 2, 0);
        self.happens(Event::ExerciseGivenUp { exercise: id(slug) });
    }

    fn works(&mut self, slug: &str, minutes: i64, failures: u32, hints: u32) {
        self.opens(slug);
        for _ in 0..failures {
            self.runs(slug, Trigger::Asked, Status::Fail);
        }
        for _ in 0..hints {
            self.takes_a_hint(slug);
        }
        for _ in 0..minutes {
            self.wait(1);
            self.runs(slug, Trigger::Live, Status::Error);
        }
    }
}
