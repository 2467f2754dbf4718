//! The settings: what the learner said of themselves and every preference, turned by the arrows, kept at
//! once. It never knows where they are kept.

use super::Sheet;
use super::interview::Interview;
use crate::app::lines::{self, Line, Span, Target, Tone};
use crate::app::topic::{self, Topic};
use crate::app::update::introducing;
use crate::app::{Effect, Model, text};
use crate::domain::Action;
use crate::domain::preferences::Preference;

/// Columns for what a setting is called.
const LABEL: usize = 17;

/// In the order in which they are shown, by what they are about.
const GROUPS: [(&str, &[Topic]); 4] = [
    (
        "The screen",
        &[
            Topic::Preference(Preference::Theme),
            Topic::Preference(Preference::LineNumbers),
            Topic::Preference(Preference::Mouse),
            Topic::Preference(Preference::ReducedMotion),
        ],
    ),
    ("The editor", &[Topic::Preference(Preference::EditorKeys)]),
    ("The checks", &[Topic::Preference(Preference::LiveChecks), Topic::Preference(Preference::CheckPause)]),
    (
        "You",
        &[
            Topic::Language,
            Topic::Experience,
            Topic::Goals,
            Topic::Interests,
            Topic::Minutes,
            Topic::Frequency,
            Topic::Confidence,
            Topic::Style,
        ],
    ),
];

/// What else can be asked for, under what is about the learner.
const WAYS: [(Action, &str); 4] = [
    (Action::Voices, "who answers your questions"),
    (Action::Memory, "what the tutor knows of you"),
    (Action::Interview, "ask me everything again"),
    (Action::Tour, "show the tour again"),
];

pub fn sheet(model: &Model, width: u16) -> Sheet {
    Sheet::poured(width, 2, |width| {
        let mut blocks: Vec<Vec<Line>> =
            GROUPS.iter().map(|(title, topics)| group(model, title, topics, width)).collect();
        let way = |(action, words): &(Action, &str)| {
            Line::of("   ", Tone::Text).with(*words, Tone::Text).aimed(Target::Press(*action))
        };
        if let Some(last) = blocks.last_mut() {
            last.push(Line::blank());
            last.extend(WAYS.iter().map(way));
        }
        blocks
    })
}

pub fn state(model: &Model) -> Vec<Span> {
    let words = if model.preferences_fixed.is_empty() { "kept at once" } else { "some are fixed" };
    vec![Span { text: words.to_owned(), tone: Tone::Muted }]
}

/// Goes to the next value; where there can be several, all of them are shown to be marked.
pub fn accept(model: &mut Model, target: Target, effects: &mut Vec<Effect>) {
    match topic_of(target) {
        Some(topic) if topic.takes_many() => introducing::ask(model, Interview::one(topic)),
        _ => turn(model, target, true, effects),
    }
}

/// Goes to the value after the one that holds now, or to the one before it.
pub fn turn(model: &mut Model, target: Target, forward: bool, effects: &mut Vec<Effect>) {
    if let Some(topic) = topic_of(target)
        && topic.is_open(model)
        && !topic.takes_many()
    {
        topic.turn(model, forward, effects);
    }
}

/// Sets a preference, now and for later.
pub fn set(model: &mut Model, preference: Preference, value: &str, effects: &mut Vec<Effect>) {
    topic::prefer(model, preference, value, effects);
}

/// A row's number is the place of its topic among all.
fn topic_of(target: Target) -> Option<Topic> {
    let Target::Row(index) = target else { return None };
    GROUPS.iter().flat_map(|(_, topics)| *topics).nth(index).copied()
}

fn group(model: &Model, title: &str, topics: &[Topic], width: usize) -> Vec<Line> {
    let mut lines = vec![Line::blank(), Line::of(format!("  {title}"), Tone::Strong)];
    for topic in topics {
        let all = GROUPS.iter().flat_map(|(_, topics)| *topics);
        let target = Target::Row(all.take_while(|other| *other != topic).count());
        let open = topic.is_open(model);
        let row = Line::of("   ", Tone::Text).with(text::pad(topic.label(), LABEL), Tone::Text);
        let room = width.saturating_sub(LABEL + 8);
        let words = text::clip(&topic.given_words(model), room);
        let (before, after) = if !open || topic.takes_many() { ("  ", "") } else { ("‹ ", " ›") };
        let row = row
            .with(before, Tone::Faint)
            .with(words, if open { Tone::Accent } else { Tone::Muted })
            .with(after, Tone::Faint);
        lines.push(row.aimed(target));
        let about = match topic {
            _ if open => topic.about(),
            Topic::Preference(_) => "An environment variable fixes it; take that away to choose here.",
            _ => "There is no other to choose yet.",
        };
        lines.extend(lines::prose(about, width, 5, Tone::Muted).into_iter().map(|line| line.aimed(target)));
    }
    lines
}
