//! Who answers: looking for models, asking the learner about one, taking their answer. Nothing is sent to any
//! model before it was agreed to; it never sends anything itself.

use super::{boarding, record, say, tutoring};
use crate::app::board::Kind;
use crate::app::consent::Consent;
use crate::app::last_request::LastRequest;
use crate::app::msg::NoticeKind;
use crate::app::pages::Page;
use crate::app::voices::{Found, SentRequest, Standing, Voices};
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::preferences::HELPER_DECLINED;
use crate::domain::provider::ModelUse;
use crate::domain::tutoring::Question;
use crate::domain::{Action, Context, RequestId};

/// Opens the board of who answers, and looks for what could.
pub fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let was_open = matches!(model.page(), Some(Page::Board(board)) if board.kind == Kind::Voices);
    boarding::open(model, Kind::Voices);
    model.helper.offered = false;
    if !was_open {
        look(model, effects);
    }
}

/// A question goes to a model that was never agreed to: the learner is asked first. `false` where nobody has
/// to be asked about.
pub fn asks_first(model: &mut Model, question: &Question) -> bool {
    let Some(asking) = model.voices.asking.clone().filter(|_| !model.helper.put_off) else { return false };
    model.notices.make_room();
    model.pages.push(Page::Consent(Box::new(Consent::new(asking, Some(question.clone()), None))));
    true
}

/// At the first question in the learner's own words, when nothing is set up: look whether there is something.
pub fn consider_offering(model: &mut Model, question: &Question, effects: &mut Vec<Effect>) {
    let helper = &model.helper;
    let is_first = helper.found.is_none() && helper.looking.is_none();
    let typed = matches!(question, Question::Typed(_));
    if typed && is_first && !helper.declined && model.voices.providers.is_empty() {
        model.helper.offered = true;
        look(model, effects);
    }
}

fn look(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.helper.looking.is_none() {
        let request = model.requests.advance();
        model.helper.looking = Some(request);
        effects.push(Effect::FindVoices { request });
    }
}

pub fn found(model: &mut Model, request: RequestId, found: Vec<Found>) {
    if model.helper.looking.take_if(|asked| *asked == request).is_some() {
        model.helper.found = Some(found);
    }
}

/// What stands under the conversation while something that was found is offered.
pub fn offer(model: &Model) -> Option<String> {
    let helper = &model.helper;
    let found = helper.found.as_ref().filter(|_| helper.offered && !helper.declined)?;
    let first = found.first()?;
    let key = model.keys.word(Context::Chat, Action::Voices);
    Some(format!(
        "{}, could answer too. {key} shows how; nothing is sent before you agree, and this is said once.",
        first.title
    ))
}

pub fn choose(model: &mut Model, uses: ModelUse, effects: &mut Vec<Effect>) {
    model.voices.uses = uses;
    model.helper.put_off = false;
    effects.push(Effect::ChooseModelUse(uses));
}

/// The question about a provider of the settings; where it was agreed to, that is taken back.
pub fn ask_about(model: &mut Model, place: usize) {
    let Some(provider) = model.voices.providers.get(place) else { return };
    if matches!(provider.standing, Standing::LeftOut | Standing::Broken(_)) {
        return;
    }
    if let Some(asking) = provider.asking.clone() {
        model.pages.push(Page::Consent(Box::new(Consent::new(asking, None, None))));
    }
}

/// What was found is written into the settings once the learner has seen what would be sent.
pub fn ask_about_found(model: &mut Model, place: usize, effects: &mut Vec<Effect>) {
    if model.helper.trying.is_some() {
        return say(model, NoticeKind::Told, "One moment: another is being tried.", effects);
    }
    let found = model.helper.found.as_ref().and_then(|found| found.get(place));
    if let Some(asking) = found.map(|found| found.asking.clone()).filter(|asking| !asking.model.is_empty()) {
        model.pages.push(Page::Consent(Box::new(Consent::new(asking, None, Some(place)))));
    }
}

pub fn decline_helper(model: &mut Model, effects: &mut Vec<Effect>) {
    model.helper.declined = !model.helper.declined;
    let value = if model.helper.declined { "declined" } else { "welcome" }.to_owned();
    record(effects, Event::PreferenceChanged { key: HELPER_DECLINED.to_owned(), value });
}

/// An answer to the question on the page, which is closed; what was asked of the tutor goes on.
pub fn act_on_consent(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let page = isize::from(model.layout.body.height.max(4) as i16) - 3;
    let Some(Page::Consent(consent)) = model.pages.last_mut() else { return };
    match action {
        Action::Agree | Action::Decline => {}
        _ => {
            consent.top = super::acting::scrolled(consent.top, action, page);
            return;
        }
    }
    let Consent { asking, question, found, .. } = (**consent).clone();
    let agreed = action == Action::Agree;
    model.pages.pop();
    match found {
        Some(place) if agreed => {
            let request = model.requests.advance();
            (model.helper.trying, model.helper.tried) = (Some(request), None);
            effects.push(Effect::UseFound { request, place });
        }
        Some(_) => {}
        None => {
            model.voices.asking = None;
            effects.push(Effect::AnswerConsent { asking, agreed });
        }
    }
    if let Some(question) = question {
        tutoring::ask_now(model, question, effects);
    }
}

/// The question was left open: the offline tutor answers, until the next session.
pub fn put_off(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Page::Consent(consent)) = model.pages.pop() else { return };
    if let Some(question) = consent.question {
        model.helper.put_off = true;
        tutoring::ask_now(model, question, effects);
    }
}

pub fn told(model: &mut Model, voices: Voices) {
    model.voices = voices;
}

pub fn tried(
    model: &mut Model,
    request: RequestId,
    outcome: Result<String, String>,
    effects: &mut Vec<Effect>,
) {
    if model.helper.trying.take_if(|asked| *asked == request).is_none() {
        return;
    }
    let (well, words) = match outcome {
        Ok(words) => (true, words),
        Err(words) => (false, words),
    };
    let kind = if well { NoticeKind::Good } else { NoticeKind::Warning };
    model.helper.tried = Some((well, words.clone()));
    if !matches!(model.page(), Some(Page::Board(board)) if board.kind == Kind::Voices) {
        say(model, kind, words, effects);
    }
}

/// Opens the page of the last request.
pub fn open_last_request(model: &mut Model, effects: &mut Vec<Effect>) {
    if matches!(model.page(), Some(Page::LastRequest(_))) {
        model.pages.pop();
        return;
    }
    let request = model.requests.advance();
    model.notices.make_room();
    model.pages.push(Page::LastRequest(Box::new(LastRequest::new(request))));
    effects.push(Effect::ReadLastRequest { request });
}

pub fn last_request_read(model: &mut Model, request: RequestId, sent: Option<SentRequest>) {
    for page in &mut model.pages {
        if let Page::LastRequest(page) = page
            && page.asked == request
        {
            page.sent = Some(sent);
            return;
        }
    }
}

pub fn act_on_last_request(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let rows = isize::from(model.layout.body.height.max(4) as i16) - 3;
    let Some(Page::LastRequest(page)) = model.pages.last_mut() else { return };
    if matches!(action, Action::Copy | Action::CopyCode) {
        if let Some(text) = page.text() {
            effects.push(Effect::Copy(text));
            say(model, NoticeKind::Told, "The request is copied.", effects);
        }
        return;
    }
    page.top = super::acting::scrolled(page.top, action, rows);
}
