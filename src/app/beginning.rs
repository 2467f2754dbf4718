//! What it means to open an exercise: the practice as it begins, and what is written down of it. It never
//! knows which door it is opened at.

use super::draft_file::Newer;
use super::msg::Opened;
use super::practice::{Practice, Saving};
use crate::domain::Moment;
use crate::domain::event::Event;
use crate::learner::journey::Journey;

/// An exercise that begins.
#[derive(Debug)]
pub struct Beginning {
    pub practice: Practice,
    /// There is a draft of it.
    pub begun: bool,
    /// To be recorded in this order.
    pub events: Vec<Event>,
}

/// Begins where the learner left off; what is done `again`, to see what is remembered, from its starter.
pub fn begin(mut opened: Opened, again: bool, journey: &Journey, now: Moment) -> Beginning {
    let (id, language) = (opened.exercise.id.clone(), opened.language);
    let mut events = Vec::new();
    if !opened.standing.opened {
        events.push(Event::ExerciseOpened { exercise: id.clone(), language });
    }
    let under_review = journey.is_under_review(&id);
    if again && !under_review {
        let discarded = set_aside(&mut opened);
        events.push(Event::DraftReset { exercise: id.clone(), language, discarded });
    }
    let begun = opened.draft.is_some();
    let mut practice = Practice::open(opened, 0, false, now);
    practice.standing.opened = true;
    practice.review = again || under_review;
    if !begun && practice.review {
        // What was written back then is no draft any more.
        practice.draft = Saving::default();
    }
    // On another day it is tried again.
    let given_up_on = journey.record(&id).and_then(|record| record.given_up_on);
    practice.given_up = given_up_on == Some(now.local_day());
    Beginning { practice, begun, events }
}

/// The exercise begins from its starter again: gives back the newest text that there was.
fn set_aside(opened: &mut Opened) -> String {
    let draft = opened.draft.take().map(|draft| draft.source).unwrap_or_default();
    match opened.file.as_mut().and_then(|file| file.newer.take()) {
        Some(Newer::File(newer) | Newer::Draft(newer)) => newer,
        None => draft,
    }
}
