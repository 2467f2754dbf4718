//! `tutor [find | use N | none | local | cloud | last | offer yes | offer no]`: who answers the learner's
//! questions, as the full screen's page of the same has it.

use crate::app::voices::{Found, Provider, Standing, Voices};
use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::voice::lines;
use crate::cli::plain::{model, program};
use crate::domain::event::Event;
use crate::domain::preferences::HELPER_DECLINED;
use crate::domain::provider::ModelUse;
use crate::runtime::Speakers;
use crate::runtime::models::usage_report;
use crate::runtime::speakers::told;

/// Of the last request, so many lines are told.
const MOST_LINES: usize = 80;

pub static COMMAND: Command = Command {
    name: "tutor",
    group: Group::You,
    takes: "[find | use N | none | local | cloud | last]",
    about: "Tells who answers your questions: the offline tutor, or a language model that you agreed to.",
    more: "`tutor find` looks for models, `tutor use 1` takes the first that was found, `tutor none` leaves all out, \
           `tutor last` tells the last request whole, `tutor offer no` keeps them from being offered.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let (word, rest) = program::split_word(typed.trim());
    match (word.to_lowercase().as_str(), rest.trim().to_lowercase().as_str()) {
        ("", _) => tell(desk),
        ("find", "") => find(desk),
        ("use", number) => take(desk, number),
        ("none", "") => choose(desk, ModelUse::None),
        ("local", "") => choose(desk, ModelUse::Local),
        ("cloud", "") => choose(desk, ModelUse::Cloud),
        ("last", "") => last_request(desk),
        ("offer", "yes") => offer(desk, true),
        ("offer", "no") => offer(desk, false),
        _ => Err(Failure::new(
            format!("failed to understand `tutor {}`", typed.trim()),
            "`tutor`, `tutor find`, `tutor use 1`, `tutor none`, `tutor local`, `tutor cloud`, `tutor last`, or \
             `tutor offer no`.",
        )),
    }
}

fn speakers(desk: &mut Desk) -> Result<&mut Speakers, Failure> {
    desk.speakers.as_mut().ok_or_else(|| {
        Failure::new("failed to ask any model here", "The offline tutor answers: `ask` or `hint`.")
    })
}

fn tell(desk: &mut Desk) -> Told {
    let now = desk.now();
    let report = usage_report(&desk.store, now)?;
    let Voices { uses, uses_fixed, providers, today, month, .. } = speakers(desk)?.voices(&report);
    let fixed = if uses_fixed { " An environment variable fixes that." } else { "" };
    let which = match uses {
        ModelUse::None => "No model is asked; the offline tutor answers.",
        ModelUse::Local => "Only models on this machine or beside it may answer.",
        ModelUse::Cloud => "Models on this machine and on the Internet may answer.",
    };
    desk.say(&format!("{which}{fixed}"));
    if providers.is_empty() {
        desk.say("No provider is set up. `tutor find` looks for one.");
    }
    for provider in &providers {
        desk.say(&format!("- {}", one_line(provider)));
    }
    desk.say(&format!("Used today: {}. This month: {}.", today.words(), month.words()));
    Ok(())
}

fn one_line(provider: &Provider) -> String {
    let Provider { name, model, host, standing, .. } = provider;
    let standing = match standing {
        Standing::Answers => "you agreed to it",
        Standing::NotAsked => "you have not been asked",
        Standing::Refused => "you said no",
        Standing::LeftOut => "the choice leaves it out",
        Standing::Broken(why) => why,
    };
    format!("{name} with {model}, at {host}: {standing}.")
}

fn find(desk: &mut Desk) -> Told {
    let look = speakers(desk)?.look();
    desk.offered = true;
    let found = desk.console.listen(look, || {});
    if found.is_empty() {
        desk.say(
            "Nothing: no Ollama, llama.cpp, LM Studio or vLLM answers on this machine, and no key of a provider stands \
             in the environment. Start one, and look again.",
        );
    }
    for (Found { title, asking }, number) in found.iter().zip(1..) {
        let how = if asking.model.is_empty() {
            format!("`codementor tutor use {} --model MODEL`, outside, takes it.", asking.provider)
        } else {
            format!("It has {}. `tutor use {number}` takes it.", asking.model)
        };
        desk.say(&format!("{number}. {title}. {how}"));
    }
    Ok(())
}

fn take(desk: &mut Desk, number: &str) -> Told {
    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let found = place.and_then(|place| speakers(desk).ok()?.found_at(place).map(|asking| (place, asking)));
    let Some((place, asking)) = found.filter(|(_, asking)| !asking.model.is_empty()) else {
        return Err(Failure::new(
            format!("failed to take `{number}`"),
            "`tutor find` tells what there is, with its number.",
        ));
    };
    if model::may_answer(desk, &asking) != Some(true) {
        return Ok(());
    }
    let refused = |why: String| Failure::new("failed to write it into the settings", why);
    let (provider, event) = speakers(desk)?.take(place).map_err(refused)?;
    desk.record(&event)?;
    let roster = speakers(desk)?.roster().clone();
    let health = desk.console.listen(async { roster.look_after(&provider).await }, || {});
    match told(&provider, &health) {
        Ok(words) | Err(words) => desk.say(&words),
    }
    Ok(())
}

fn choose(desk: &mut Desk, uses: ModelUse) -> Told {
    let refused = |why: String| Failure::new("failed to change who answers", why);
    speakers(desk)?.choose(uses).map_err(refused)?;
    tell(desk)
}

fn last_request(desk: &mut Desk) -> Told {
    match speakers(desk)?.last_request() {
        Some(request) => {
            let passages = lines(&request.to, &request.text, MOST_LINES);
            desk.tell(&passages);
        }
        None => desk.say(
            "No model has been asked since the program was started. The offline tutor sends nothing anywhere.",
        ),
    }
    Ok(())
}

fn offer(desk: &mut Desk, wanted: bool) -> Told {
    let value = if wanted { "welcome" } else { "declined" }.to_owned();
    desk.record(&Event::PreferenceChanged { key: HELPER_DECLINED.to_owned(), value })?;
    desk.offered = !wanted;
    desk.say(if wanted { "What is found is offered again." } else { "No model is offered any more." });
    Ok(())
}
