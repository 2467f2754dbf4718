//! The settings: every preference with its value, turned by the arrows, kept at once. It never knows
//! where they are kept.

use super::Sheet;
use crate::app::lines::{self, Line, Span, Target, Tone};
use crate::app::{Effect, Model, text};
use crate::domain::event::Event;
use crate::domain::preferences::Preference;

/// Columns for what a preference is called.
const LABEL: usize = 26;

/// In the order in which they are shown, by what they are about.
const GROUPS: [(&str, &[Preference]); 3] = [
    (
        "The screen",
        &[Preference::Theme, Preference::LineNumbers, Preference::Mouse, Preference::ReducedMotion],
    ),
    ("The editor", &[Preference::EditorKeys]),
    ("The checks", &[Preference::LiveChecks, Preference::CheckPause]),
];

const PAUSES: [(&str, &str); 5] = [
    ("100", "a blink (100 ms)"),
    ("250", "a short rest (250 ms)"),
    ("500", "half a second"),
    ("1000", "a second"),
    ("2000", "two seconds"),
];

pub fn sheet(model: &Model, width: u16) -> Sheet {
    Sheet::poured(width, 2, |width| {
        GROUPS.iter().map(|(title, preferences)| group(model, title, preferences, width)).collect()
    })
}

pub fn state(model: &Model) -> Vec<Span> {
    let words = if model.preferences_fixed.is_empty() { "kept at once" } else { "some are fixed" };
    vec![Span { text: words.to_owned(), tone: Tone::Muted }]
}

/// Goes to the value after the one that holds now, or to the one before it.
pub fn turn(model: &mut Model, target: Target, forward: bool, effects: &mut Vec<Effect>) {
    let Target::Row(index) = target else { return };
    let Some(preference) = Preference::ALL.get(index).copied() else { return };
    if model.preferences_fixed.contains(&preference) {
        return;
    }
    let values = values(model, preference);
    let here = values.iter().position(|(value, _)| *value == model.preferences.value(preference));
    let count = values.len().max(1);
    let next = here.map_or(0, |here| (here + if forward { 1 } else { count - 1 }) % count);
    if let Some((value, _)) = values.get(next) {
        set(model, preference, value, effects);
    }
}

/// Sets a preference, now and for later.
pub fn set(model: &mut Model, preference: Preference, value: &str, effects: &mut Vec<Effect>) {
    model.preferences.set(preference, value);
    if preference == Preference::Mouse {
        effects.push(Effect::CaptureMouse(model.preferences.mouse));
    }
    let (key, value) = (preference.name().to_owned(), model.preferences.value(preference));
    effects.push(Effect::Record(Box::new(Event::PreferenceChanged { key, value })));
}

fn group(model: &Model, title: &str, preferences: &[Preference], width: usize) -> Vec<Line> {
    let mut lines = vec![Line::blank(), Line::of(format!("  {title}"), Tone::Strong)];
    for preference in preferences {
        let place = Preference::ALL.iter().position(|other| other == preference).unwrap_or(0);
        let target = Target::Row(place);
        let fixed = model.preferences_fixed.contains(preference);
        let value = model.preferences.value(*preference);
        let words = values(model, *preference).into_iter().find(|(known, _)| *known == value);
        let words = words.map_or(value, |(_, words)| words);
        let row = Line::of("   ", Tone::Text)
            .with(text::pad(label(*preference), LABEL), Tone::Text)
            .with("‹ ", Tone::Faint)
            .with(words, if fixed { Tone::Muted } else { Tone::Accent })
            .with(" ›", Tone::Faint);
        lines.push(row.aimed(target));
        let about = if fixed {
            "An environment variable fixes it; take that away to choose here."
        } else {
            about(*preference)
        };
        lines.extend(lines::prose(about, width, 5, Tone::Muted).into_iter().map(|line| line.aimed(target)));
    }
    lines
}

/// The values to choose from: as they are kept, and as they read.
fn values(model: &Model, preference: Preference) -> Vec<(String, String)> {
    let pair = |(value, words): &(&str, &str)| ((*value).to_owned(), (*words).to_owned());
    match preference {
        Preference::Theme => {
            model.themes.iter().map(|theme| (theme.clone(), theme.replace('-', " "))).collect()
        }
        Preference::CheckPause => PAUSES.iter().map(pair).collect(),
        Preference::EditorKeys => {
            [("plain", "as in nano and VS Code"), ("vim", "as in vim")].iter().map(pair).collect()
        }
        Preference::LiveChecks | Preference::LineNumbers | Preference::Mouse | Preference::ReducedMotion => {
            [("on", "yes"), ("off", "no")].iter().map(pair).collect()
        }
    }
}

const fn label(preference: Preference) -> &'static str {
    match preference {
        Preference::Theme => "Colours",
        Preference::LiveChecks => "Run while I type",
        Preference::CheckPause => "After a rest of",
        Preference::LineNumbers => "Line numbers",
        Preference::Mouse => "Mouse",
        Preference::ReducedMotion => "Reduced motion",
        Preference::EditorKeys => "Keys",
    }
}

const fn about(preference: Preference) -> &'static str {
    match preference {
        Preference::Theme => "Every theme says the same; signs say what colours say.",
        Preference::LiveChecks => "Otherwise the checks run only when you ask.",
        Preference::CheckPause => "How long your keys rest before the checks run.",
        Preference::LineNumbers => "In front of the lines that you write.",
        Preference::Mouse => "Without it, the terminal selects text by itself.",
        Preference::ReducedMotion => "Nothing moves or counts up by itself.",
        Preference::EditorKeys => "With those of vim, i begins to write and Esc ends it; F1 lists them.",
    }
}
