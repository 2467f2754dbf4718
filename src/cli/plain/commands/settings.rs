//! `settings [NAME VALUE]`: the preferences that the full-screen program has too, and changing one.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;
use crate::domain::event::Event;
use crate::domain::nearest::nearest;
use crate::domain::preferences::Preference;

pub static COMMAND: Command = Command {
    name: "settings",
    group: Group::You,
    takes: "[NAME VALUE]",
    about: "Tells the settings, or changes one; the full-screen program uses them.",
    more: "For example: settings theme light.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let (name, value) = program::split_word(typed.trim());
    if name.is_empty() {
        for preference in Preference::ALL {
            let (value, choices) = (desk.preferences.value(preference), choices(desk, preference));
            let fixed = if desk.fixed_preferences.contains(&preference) {
                " An environment variable fixes it."
            } else {
                ""
            };
            desk.say(&format!("- {}: {value}. It can be {choices}.{fixed}", preference.name()));
        }
        return Ok(());
    }
    let preference = Preference::from_name(&name.to_lowercase()).ok_or_else(|| {
        let near = nearest(name, Preference::ALL.iter().map(|preference| preference.name()));
        let hint = near
            .map_or_else(|| "`settings` tells them.".to_owned(), |near| format!("Did you mean `{near}`?"));
        Failure::new("failed to find that setting", hint)
    })?;
    if desk.fixed_preferences.contains(&preference) {
        let hint = "An environment variable fixes it; take that away to choose here.";
        return Err(Failure::new(format!("failed to change {}", preference.name()), hint));
    }
    let value = value.trim().to_lowercase();
    let mut changed = desk.preferences.clone();
    changed.set(preference, &value);
    let known = preference != Preference::Theme || desk.themes.contains(&value);
    let taken =
        changed.value(preference) == value || (preference == Preference::EditorKeys && value == "default");
    if !known || !taken {
        let hint = format!("It can be {}.", choices(desk, preference));
        return Err(Failure::new(format!("failed to change {}", preference.name()), hint));
    }
    let value = changed.value(preference);
    desk.record(&Event::PreferenceChanged { key: preference.name().to_owned(), value: value.clone() })?;
    desk.preferences = changed;
    desk.say(&format!("{} is {value} now.", preference.name()));
    Ok(())
}

fn choices(desk: &Desk, preference: Preference) -> String {
    match preference {
        Preference::Theme => desk.themes.join(", "),
        Preference::CheckPause => "50 to 5000, in milliseconds".to_owned(),
        Preference::EditorKeys => "plain or vim".to_owned(),
        _ => "on or off".to_owned(),
    }
}
