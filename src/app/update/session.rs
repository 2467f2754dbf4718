//! The session as a whole: its beginning, its end, its theme, and news of the learner's progress. It
//! never opens files or reads clocks.

use super::{boarding, introducing, journeying, opening, saving, say, tell};
use crate::app::board::{Kind, settings};
use crate::app::keys::Keys;
use crate::app::layout::Focus;
use crate::app::msg::{NoticeKind, Start};
use crate::app::{Effect, Model};
use crate::domain::place::Pane;
use crate::domain::preferences::Preference;

pub fn started(model: &mut Model, start: Start, effects: &mut Vec<Effect>) {
    model.preferences = start.preferences;
    model.preferences_fixed = start.preferences_fixed;
    model.themes = start.themes;
    model.profile = start.journey.profile().clone();
    model.journey = start.journey;
    model.catalogue = start.catalogue;
    model.skills = start.skills;
    model.voices = start.voices;
    model.helper.declined = start.helper_declined;
    model.keys = Keys { hints: start.keys };
    model.place = start.place.clone();
    model.zoomed = start.place.zoomed;
    journeying::refresh(model, effects);
    model.browse.return_to(&start.place.browse, &model.catalogue);
    for notice in start.notices {
        tell(model, notice, effects);
    }
    journeying::tell_untold(model, effects);
    let asks = introducing::ask_newcomer(model, effects);
    model.tour_waits = !asks && !model.journey.tour_ended() && introducing::is_newcomer(model);
    let today = model.now.local_day();
    model.day = Some(today);
    if !asks && !model.tour_waits && model.journey.last_day().is_some_and(|last| last != today) {
        boarding::open(model, Kind::Today);
    }
    let place = start.place;
    let known = place.exercise.filter(|id| model.entry(id).is_some());
    if let Some(id) = known {
        let focus = Focus::of(place.pane);
        if place.pane != Pane::Editor {
            model.left_tab = place.pane;
        }
        model.focus = focus;
        opening::open(model, id, Some(focus), effects);
    } else if !asks {
        opening::open_first(model, effects);
    }
}

/// Whoever ends the session, a key or the machine: what was written is kept.
pub fn end(model: &mut Model, effects: &mut Vec<Effect>) {
    saving::now(model, effects);
    opening::remember(model, effects);
    effects.push(Effect::Quit);
    model.ended = true;
}

pub fn next_theme(model: &mut Model, effects: &mut Vec<Effect>) {
    let current = model.themes.iter().position(|theme| *theme == model.preferences.theme);
    let next = current.map_or(0, |place| (place + 1) % model.themes.len().max(1));
    let Some(theme) = model.themes.get(next).cloned() else { return };
    settings::set(model, Preference::Theme, &theme, effects);
    say(model, NoticeKind::Told, format!("Theme: {theme}."), effects);
}
