//! `agree`: the learner agrees to run programs without a sandbox, where this machine has none.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::event::Event;
use crate::domain::preferences::UNSANDBOXED;

pub static COMMAND: Command = Command {
    name: "agree",
    group: Group::You,
    takes: "",
    about: "Agrees to run your programs without a sandbox, where this machine has none; asks first.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let services = desk.services.clone();
    let work = move || services.grader();
    let started = desk.console.attend(work, |_| (), || ())?;
    if started.is_ok() {
        desk.say("Programs run in a sandbox here; there is nothing to agree to.");
        return Ok(());
    }
    if !desk.services.needs_consent() {
        return started.as_ref().as_ref().map(drop).map_err(Failure::from);
    }
    if !desk
        .agrees("Without a sandbox, what you run can read and change your files. Run programs all the same?")
    {
        desk.say("Not agreed; nothing is run.");
        return Ok(());
    }
    desk.record(&Event::PreferenceChanged { key: UNSANDBOXED.to_owned(), value: "agreed".to_owned() })?;
    let services = desk.services.clone();
    let started = desk.console.attend(move || services.allow_unsandboxed(), |_| (), || ())?;
    started.as_ref().as_ref().map(drop)?;
    desk.say("Agreed. `test` runs the checks.");
    Ok(())
}
