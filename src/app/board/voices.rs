//! Who answers: the choice of models, the providers of the settings, what was found on this machine, and what
//! models have used. It never looks for anything itself.

use super::Sheet;
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::update::voicing;
use crate::app::voices::{Found, Provider, Standing};
use crate::app::{Effect, Model, text};
use crate::domain::Action;
use crate::domain::provider::ModelUse;

/// The row of the choice; those of the providers follow it.
const USES: usize = 0;
/// The first row of what was found.
const FOUND: usize = 100;
/// The row that ends all offers.
const OFFER: usize = 200;

pub fn sheet(model: &Model, width: u16) -> Sheet {
    Sheet::poured(width, 2, |width| {
        vec![choice(model, width), providers(model, width), found(model, width), used(model, width)]
    })
}

pub fn state(model: &Model) -> Vec<Span> {
    model.voices.title().into_iter().map(|text| Span { text, tone: Tone::Muted }).collect()
}

pub fn accept(model: &mut Model, target: Target, effects: &mut Vec<Effect>) {
    let Target::Row(row) = target else { return };
    match row {
        USES => turn(model, target, true, effects),
        OFFER => voicing::decline_helper(model, effects),
        row if row >= FOUND => voicing::ask_about_found(model, row - FOUND, effects),
        row => voicing::ask_about(model, row - 1),
    }
}

pub fn turn(model: &mut Model, target: Target, forward: bool, effects: &mut Vec<Effect>) {
    if target != Target::Row(USES) || model.voices.uses_fixed {
        return;
    }
    let all = ModelUse::ALL;
    let here = all.iter().position(|uses| *uses == model.voices.uses).unwrap_or(0);
    let step = if forward { 1 } else { all.len() - 1 };
    voicing::choose(model, all[(here + step) % all.len()], effects);
}

fn choice(model: &Model, width: usize) -> Vec<Line> {
    let uses = model.voices.uses;
    let (word, about) = match uses {
        ModelUse::None => ("no model", "The offline tutor answers. Nothing leaves this program."),
        ModelUse::Local => (
            "on this machine",
            "Models on this machine or in its own network may answer, each once you have agreed to it.",
        ),
        ModelUse::Cloud => (
            "also on the Internet",
            "Models on the Internet may answer too, each once you have agreed to it.",
        ),
    };
    let about = if model.voices.uses_fixed {
        "An environment variable fixes it; take that away to choose here."
    } else {
        about
    };
    let (before, after) = if model.voices.uses_fixed { ("  ", "") } else { ("‹ ", " ›") };
    let row = Line::of("   Models     ", Tone::Text)
        .with(before, Tone::Faint)
        .with(word, Tone::Accent)
        .with(after, Tone::Faint)
        .aimed(Target::Row(USES));
    let mut lines = vec![Line::blank(), Line::of("  Who may answer", Tone::Strong), row];
    lines.extend(aimed(prose(about, width, 5, Tone::Muted), Target::Row(USES)));
    lines
}

fn providers(model: &Model, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::blank(), Line::of("  In your settings", Tone::Strong)];
    if model.voices.providers.is_empty() {
        let none = "No provider is set up. What is found here can be written down with one key; any other stands in \
                    config.toml under [[tutor.provider]].";
        lines.extend(prose(none, width, 3, Tone::Muted));
        return lines;
    }
    for (place, provider) in model.voices.providers.iter().enumerate() {
        let target = Target::Row(place + 1);
        let (glyph, tone, words) = standing(provider);
        let title = text::clip(&provider.title(), width.saturating_sub(8));
        lines.push(Line::of(format!("   {glyph} "), tone).with(title, Tone::Text).aimed(target));
        let about = format!("{}: {words}", provider.host);
        lines.extend(aimed(prose(&about, width, 5, Tone::Muted), target));
    }
    lines
}

fn standing(provider: &Provider) -> (&'static str, Tone, &str) {
    match &provider.standing {
        Standing::Answers => ("✓", Tone::Passed, "you agreed to it. Enter takes that back."),
        Standing::NotAsked => ("◦", Tone::Muted, "you have not been asked. Enter asks."),
        Standing::Refused => ("✗", Tone::Muted, "you said no. Enter asks again."),
        Standing::LeftOut => ("◦", Tone::Muted, "the choice above leaves it out."),
        Standing::Broken(why) => ("✗", Tone::Failing, why),
    }
}

fn found(model: &Model, width: usize) -> Vec<Line> {
    let helper = &model.helper;
    let mut lines = vec![Line::blank(), Line::of("  Found here", Tone::Strong)];
    match &helper.found {
        _ if helper.looking.is_some() => lines.push(Line::of("   ⋯ looking", Tone::Working)),
        None => {}
        Some(found) if found.is_empty() => {
            let none = "Nothing: no Ollama, llama.cpp, LM Studio or vLLM answers on this machine, and no key of a \
                        provider stands in the environment. Start one, and open this page again.";
            lines.extend(prose(none, width, 3, Tone::Muted));
        }
        Some(found) => {
            for (place, found) in found.iter().enumerate() {
                lines.extend(found_rows(found, Target::Row(FOUND + place), width));
            }
        }
    }
    if helper.trying.is_some() {
        lines.push(Line::of("   ⋯ trying it", Tone::Working));
    } else if let Some((well, words)) = &helper.tried {
        let tone = if *well { Tone::Passed } else { Tone::Failing };
        let glyph = if *well { "✓" } else { "✗" };
        lines.extend(prose(&format!("{glyph} {words}"), width, 3, tone));
    }
    if helper.found.as_ref().is_some_and(|found| !found.is_empty()) {
        lines.push(Line::blank());
        let words = if helper.declined { "never offered by itself" } else { "do not offer this by yourself" };
        let tone = if helper.declined { Tone::Muted } else { Tone::Text };
        lines.push(Line::of("   ", Tone::Text).with(words, tone).aimed(Target::Row(OFFER)));
    }
    lines
}

fn found_rows(found: &Found, target: Target, width: usize) -> Vec<Line> {
    let asking = &found.asking;
    let row = Line::of("   ", Tone::Text).with(&found.title, Tone::Text).aimed(target);
    let place = if asking.is_local { "nothing goes to the Internet" } else { "on the Internet" };
    let about = if asking.model.is_empty() {
        format!(
            "{place}. `codementor tutor use {} --model MODEL` in a shell chooses its model.",
            asking.provider
        )
    } else {
        format!("{}; {place}. Enter shows what would be sent.", asking.model)
    };
    std::iter::once(row).chain(aimed(prose(&about, width, 5, Tone::Muted), target)).collect()
}

fn used(model: &Model, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::blank(), Line::of("  Used", Tone::Strong)];
    for (word, used) in [("today", model.voices.today), ("this month", model.voices.month)] {
        let row = format!("   {}{}", text::pad(word, 13), used.words());
        lines.push(Line::of(text::clip(&row, width), Tone::Text));
    }
    lines.push(Line::blank());
    let way = Line::of("   ", Tone::Text).with("show the last request whole, as it was sent", Tone::Text);
    lines.push(way.aimed(Target::Press(Action::LastRequest)));
    lines
}

fn aimed(lines: Vec<Line>, target: Target) -> impl Iterator<Item = Line> {
    lines.into_iter().map(move |line| line.aimed(target))
}
