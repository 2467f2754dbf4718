//! What the history means for the open program: news of level and badges, the figures of progress, and the
//! exercise that comes next. It never writes anything down itself, and decides nothing; `learner` does.

use super::{looking_back, say};
use crate::app::msg::NoticeKind;
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::{Action, Context, Moment};
use crate::learner::choose::{Choice, Wish};
use crate::learner::journey::TodayState;
use crate::learner::notice::Notice;

/// An event was written down.
pub fn happened(model: &mut Model, event: &Event, at: Moment, effects: &mut Vec<Effect>) {
    let news = model.journey.observe(event, at);
    tell_news(model, news, passed_exercise(event), effects);
    refresh(model, effects);
    looking_back::happened(model, event, effects);
}

/// Everything that is shown of the journey, as it is now.
pub fn refresh(model: &mut Model, effects: &mut Vec<Effect>) {
    model.figures = None;
    model.progress = model.journey.progress(model.now);
    for entry in &mut model.catalogue {
        entry.state = model.journey.state(&entry.id);
    }
    model.browse.refresh(&model.catalogue, &model.journey, model.now);
    keep_todays(model, effects);
    propose(model);
}

/// What comes after the open exercise.
pub fn propose(model: &mut Model) {
    let wish = Wish { leave_out: model.open_id().cloned().into_iter().collect(), ..Wish::default() };
    let selection = model.journey.choose(model.now, &wish);
    let (best, others) =
        selection.map_or((None, Vec::new()), |selection| (Some(selection.choice), selection.alternatives));
    model.others = others;
    model.next = model.journey.todays_that_waits(model.open_id(), model.now).or(best);
}

/// The first thing that the learner does on another local day than before.
pub fn look_at_the_day(model: &mut Model, effects: &mut Vec<Effect>) {
    let today = model.now.local_day();
    if model.day.replace(today).is_none_or(|day| day == today) {
        return;
    }
    refresh(model, effects);
    let key = model.keys.word(Context::Editor, Action::Today).to_owned();
    say(model, NoticeKind::Told, format!("A new day has begun: {key} shows today's exercise."), effects);
}

/// What was reached in earlier sessions, or by other commands, and has never been told.
pub fn tell_untold(model: &mut Model, effects: &mut Vec<Effect>) {
    let untold = model.journey.untold().to_vec();
    tell_news(model, untold, None, effects);
}

/// News of a pass stand beside it; others wait at the foot of the screen until there is room.
fn tell_news(
    model: &mut Model,
    news: Vec<Notice>,
    passed: Option<&crate::domain::ExerciseId>,
    effects: &mut Vec<Effect>,
) {
    let celebrated = passed.is_some()
        && model.open_id() == passed
        && model.practice.as_ref().is_some_and(|practice| practice.checks.celebration.is_some());
    for notice in news {
        let text = notice.sentence();
        match &mut model.practice {
            Some(practice) if celebrated => practice.checks.news.push(text),
            _ => model.notices.announce(crate::app::msg::Notice { kind: NoticeKind::Good, text }),
        }
        effects.extend(notice.told().map(|event| Effect::Record(Box::new(event))));
    }
}

fn passed_exercise(event: &Event) -> Option<&crate::domain::ExerciseId> {
    match event {
        Event::AttemptJudged(attempt) if attempt.verdict.passed() => Some(&attempt.exercise),
        _ => None,
    }
}

/// Today's exercise, once proposed, stays until midnight.
fn keep_todays(model: &Model, effects: &mut Vec<Effect>) {
    if let Some(today) = model.journey.today(model.now)
        && today.state == TodayState::Proposed
    {
        let Choice { id, reason, .. } = today.choice;
        effects.push(Effect::Record(Box::new(Event::ExerciseChosen { exercise: id, reason })));
    }
}
