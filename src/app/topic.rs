//! What the interview asks and what the settings change: each topic with its words, its answers, which
//! of them are given now, and what giving one does. It never draws.

use crate::app::{Effect, Model};
use crate::domain::Language;
use crate::domain::event::Event;
use crate::domain::preferences::Preference;
use crate::domain::profile::{
    Confidence, Experience, Field, Frequency, GOALS, INTERESTS, LearningStyle, ProfileChange,
};

/// Something that the learner decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    Language,
    Experience,
    Goals,
    Interests,
    Minutes,
    Style,
    Frequency,
    Confidence,
    Preference(Preference),
}

/// One answer: how it is stored, and how it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub slug: String,
    pub words: String,
}

const MINUTES: [u16; 5] = [10, 20, 30, 45, 60];

const PAUSES: [(&str, &str); 5] = [
    ("100", "a blink (100 ms)"),
    ("250", "a short rest (250 ms)"),
    ("500", "half a second"),
    ("1000", "a second"),
    ("2000", "two seconds"),
];

const EXPERIENCES: [(Experience, &str, &str); 4] = [
    (Experience::New, "new", "I have never programmed, or hardly"),
    (Experience::Some, "some", "I know a little: a course, a few small programs"),
    (Experience::Comfortable, "comfortable", "I write programs that do what I want"),
    (Experience::Fluent, "fluent", "I have programmed for years, perhaps in another language"),
];

const STYLES: [(LearningStyle, &str, &str); 4] = [
    (LearningStyle::Trying, "trying", "by trying it myself first"),
    (LearningStyle::Examples, "examples", "from an example that works"),
    (LearningStyle::Reading, "reading", "by reading how it is meant"),
    (LearningStyle::Questions, "questions", "by being asked the right question"),
];

const FREQUENCIES: [(Frequency, &str, &str); 3] = [
    (Frequency::Daily, "daily", "every day"),
    (Frequency::Weekdays, "weekdays", "from Monday to Friday"),
    (Frequency::ThreeAWeek, "three-a-week", "on three days a week"),
];

const CONFIDENCES: [(Confidence, &str, &str); 3] = [
    (Confidence::Careful, "careful", "rather too easy than too hard"),
    (Confidence::Balanced, "balanced", "just hard enough"),
    (Confidence::Bold, "bold", "rather too hard than too easy"),
];

impl Topic {
    /// What the interview asks, in its order.
    pub const INTERVIEW: [Self; 8] = [
        Self::Language,
        Self::Experience,
        Self::Goals,
        Self::Interests,
        Self::Minutes,
        Self::Style,
        Self::Preference(Preference::EditorKeys),
        Self::Preference(Preference::Theme),
    ];

    /// Whether there is anything to choose: one language is no choice, and what the environment fixes is
    /// none either.
    pub fn is_open(self, model: &Model) -> bool {
        let fixed = matches!(self, Self::Preference(known) if model.preferences_fixed.contains(&known));
        !fixed && (self.takes_many() || self.answers(model).len() > 1)
    }

    /// Where the profile keeps it; `None` for what only the program is told.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Language => Some(Field::Language),
            Self::Experience => Some(Field::Experience),
            Self::Goals => Some(Field::Goals),
            Self::Interests => Some(Field::Interests),
            Self::Minutes => Some(Field::MinutesADay),
            Self::Style => Some(Field::Style),
            Self::Frequency => Some(Field::Frequency),
            Self::Confidence => Some(Field::Confidence),
            Self::Preference(Preference::Theme) => Some(Field::Theme),
            Self::Preference(Preference::EditorKeys) => Some(Field::EditorKeys),
            Self::Preference(_) => None,
        }
    }

    pub const fn question(self) -> &'static str {
        match self {
            Self::Language => "Which language do you want to learn?",
            Self::Experience => "How much have you programmed?",
            Self::Goals => "What do you want to program for?",
            Self::Interests => "What shall the exercises be about?",
            Self::Minutes => "How long do you want to practise, on a day when you do?",
            Self::Style => "How do you learn best?",
            Self::Frequency => "How often do you want to practise?",
            Self::Confidence => "How hard shall the exercises be?",
            Self::Preference(Preference::Theme) => "Which colours are good for your eyes?",
            Self::Preference(Preference::EditorKeys) => "Which keys do your hands know?",
            Self::Preference(preference) => preference.name(),
        }
    }

    /// What the settings call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Language => "Language",
            Self::Experience => "Experience",
            Self::Goals => "Goals",
            Self::Interests => "Interests",
            Self::Minutes => "Time a day",
            Self::Style => "I learn best",
            Self::Frequency => "I practise",
            Self::Confidence => "Exercises are",
            Self::Preference(preference) => match preference {
                Preference::Theme => "Colours",
                Preference::LiveChecks => "Run while I type",
                Preference::CheckPause => "After a rest of",
                Preference::LineNumbers => "Line numbers",
                Preference::Mouse => "Mouse",
                Preference::ReducedMotion => "Reduced motion",
                Preference::EditorKeys => "Keys",
            },
        }
    }

    /// What changes with it: why it is asked.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Language => "Every exercise is written in it.",
            Self::Experience => "Your first exercises begin where you are.",
            Self::Goals => "Exercises that lead there come first.",
            Self::Interests => "Of two that suit you, you get the one that you care about.",
            Self::Minutes => "A long exercise is not proposed when your time is nearly up.",
            Self::Style => "The tutor remembers how you like to be taught.",
            Self::Frequency => "Your streak asks for these days only.",
            Self::Confidence => "How sure you should be to solve what is proposed.",
            Self::Preference(preference) => match preference {
                Preference::Theme => "Every theme says the same; signs say what colours say.",
                Preference::LiveChecks => "Otherwise the checks run only when you ask.",
                Preference::CheckPause => "How long your keys rest before the checks run.",
                Preference::LineNumbers => "In front of the lines that you write.",
                Preference::Mouse => "Without it, the terminal selects text by itself.",
                Preference::ReducedMotion => "Nothing moves or counts up by itself.",
                Preference::EditorKeys => "The editor listens to them.",
            },
        }
    }

    /// Several answers may be given, one's own words among them.
    pub const fn takes_many(self) -> bool {
        matches!(self, Self::Goals | Self::Interests)
    }

    /// The answers to choose from, one's own words last.
    pub fn answers(self, model: &Model) -> Vec<Answer> {
        match self {
            Self::Language => {
                Language::ALL.iter().map(|language| answer(language.slug(), language.title())).collect()
            }
            Self::Experience => slugs(&EXPERIENCES),
            Self::Goals => with_own(&GOALS, &model.profile.goals),
            Self::Interests => with_own(&INTERESTS, &model.profile.interests),
            Self::Minutes => minutes(model.profile.minutes_a_day),
            Self::Style => slugs(&STYLES),
            Self::Frequency => slugs(&FREQUENCIES),
            Self::Confidence => slugs(&CONFIDENCES),
            Self::Preference(Preference::Theme) => {
                let words = |theme: &str| match theme {
                    "sixteen" => "the sixteen colours of your terminal".to_owned(),
                    other => other.replace('-', " "),
                };
                model.themes.iter().map(|theme| answer(theme, &words(theme))).collect()
            }
            Self::Preference(Preference::EditorKeys) => {
                pairs(&[("plain", "as in nano and VS Code"), ("vim", "as in vim")])
            }
            Self::Preference(Preference::CheckPause) => pairs(&PAUSES),
            Self::Preference(_) => pairs(&[("on", "yes"), ("off", "no")]),
        }
    }

    /// The slugs of what is answered now.
    pub fn given(self, model: &Model) -> Vec<String> {
        let profile = &model.profile;
        let one = |slug: Option<&str>| slug.map(str::to_owned).into_iter().collect();
        match self {
            Self::Language => one(Some(profile.language.slug())),
            Self::Experience => one(slug_of(&EXPERIENCES, &profile.experience)),
            Self::Goals => profile.goals.clone(),
            Self::Interests => profile.interests.clone(),
            Self::Minutes => vec![profile.minutes_a_day.to_string()],
            Self::Style => one(slug_of(&STYLES, &profile.style)),
            Self::Frequency => one(slug_of(&FREQUENCIES, &profile.frequency)),
            Self::Confidence => one(slug_of(&CONFIDENCES, &profile.confidence)),
            Self::Preference(preference) => vec![model.preferences.value(preference)],
        }
    }

    /// The answers that are given now, in words.
    pub fn given_words(self, model: &Model) -> String {
        let answers = self.answers(model);
        let words = |slug: String| {
            let known = answers.iter().find(|answer| answer.slug == slug);
            known.map_or(slug.clone(), |answer| answer.words.clone())
        };
        let given: Vec<String> = self.given(model).into_iter().map(words).collect();
        if given.is_empty() { "anything".to_owned() } else { given.join(", ") }
    }

    /// Gives an answer; of several, it is put in or taken out.
    pub fn give(self, model: &mut Model, slug: &str, effects: &mut Vec<Effect>) {
        let profile = &model.profile;
        let change = match self {
            Self::Language => Language::from_slug(slug).map(ProfileChange::Language),
            Self::Experience => value_of(&EXPERIENCES, slug).map(ProfileChange::Experience),
            Self::Goals => Some(ProfileChange::Goals(toggled(&profile.goals, slug))),
            Self::Interests => Some(ProfileChange::Interests(toggled(&profile.interests, slug))),
            Self::Minutes => slug.parse().ok().map(ProfileChange::MinutesADay),
            Self::Style => value_of(&STYLES, slug).map(ProfileChange::Style),
            Self::Frequency => value_of(&FREQUENCIES, slug).map(ProfileChange::Frequency),
            Self::Confidence => value_of(&CONFIDENCES, slug).map(ProfileChange::Confidence),
            Self::Preference(preference) => return prefer(model, preference, slug, effects),
        };
        if let Some(change) = change {
            say(model, change, effects);
        }
    }

    /// What is given now is the answer, though nothing of it changed.
    pub fn keep(self, model: &mut Model, effects: &mut Vec<Effect>) {
        match self {
            Self::Goals => say(model, ProfileChange::Goals(model.profile.goals.clone()), effects),
            Self::Interests => say(model, ProfileChange::Interests(model.profile.interests.clone()), effects),
            _ => {
                if let Some(slug) = self.given(model).first() {
                    self.give(model, slug, effects);
                }
            }
        }
    }

    /// Gives the answer after the one that is given now, or the one before it.
    pub fn turn(self, model: &mut Model, forward: bool, effects: &mut Vec<Effect>) {
        let answers = self.answers(model);
        let given = self.given(model);
        let here = answers.iter().position(|answer| given.contains(&answer.slug));
        let count = answers.len().max(1);
        let next = here.map_or(0, |here| (here + if forward { 1 } else { count - 1 }) % count);
        if let Some(answer) = answers.get(next) {
            self.give(model, &answer.slug, effects);
        }
    }
}

/// Sets a preference, now and for later.
pub fn prefer(model: &mut Model, preference: Preference, value: &str, effects: &mut Vec<Effect>) {
    model.preferences.set(preference, value);
    if preference == Preference::Mouse {
        effects.push(Effect::CaptureMouse(model.preferences.mouse));
    }
    let (key, value) = (preference.name().to_owned(), model.preferences.value(preference));
    effects.push(Effect::Record(Box::new(Event::PreferenceChanged { key, value })));
}

/// Changes the profile, now and for later.
fn say(model: &mut Model, change: ProfileChange, effects: &mut Vec<Effect>) {
    model.profile.apply(&change);
    effects.push(Effect::Record(Box::new(Event::ProfileChanged { change })));
}

fn toggled(list: &[String], slug: &str) -> Vec<String> {
    let mut list = list.to_vec();
    if list.iter().any(|other| other == slug) {
        list.retain(|other| other != slug);
    } else {
        list.push(slug.to_owned());
    }
    list
}

/// The usual times, with the one that holds where it is another.
fn minutes(holds: u16) -> Vec<Answer> {
    let mut all = MINUTES.to_vec();
    all.push(holds);
    all.sort_unstable();
    all.dedup();
    let words = |minutes: u16| match minutes {
        60 => "about an hour".to_owned(),
        minutes => format!("about {minutes} minutes"),
    };
    all.into_iter().map(|minutes| answer(&minutes.to_string(), &words(minutes))).collect()
}

fn with_own(known: &[(&str, &str)], given: &[String]) -> Vec<Answer> {
    let is_own = |slug: &&String| !known.iter().any(|(other, _)| other == slug);
    let mut answers = pairs(known);
    answers.extend(given.iter().filter(is_own).map(|own| answer(own, own)));
    answers
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<Answer> {
    pairs.iter().map(|(slug, words)| answer(slug, words)).collect()
}

fn slugs<Value>(table: &[(Value, &str, &str)]) -> Vec<Answer> {
    table.iter().map(|(_, slug, words)| answer(slug, words)).collect()
}

fn answer(slug: &str, words: &str) -> Answer {
    Answer { slug: slug.to_owned(), words: words.to_owned() }
}

fn slug_of<Value: PartialEq>(
    table: &[(Value, &'static str, &'static str)],
    wanted: &Value,
) -> Option<&'static str> {
    table.iter().find(|(value, ..)| value == wanted).map(|(_, slug, _)| *slug)
}

fn value_of<Value: Copy>(table: &[(Value, &'static str, &'static str)], wanted: &str) -> Option<Value> {
    table.iter().find(|(_, slug, _)| *slug == wanted).map(|(value, ..)| *value)
}
