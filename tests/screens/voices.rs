//! Who answers: the page of the choice, the question before anything is sent, and the last request.

use super::stage::{SIZES, Stage};
use codementor::app::voices::{Asking, Found, Provider, SentRequest, Standing, Used, Voices};
use codementor::app::{Effect, Msg};
use codementor::domain::event::Event;
use codementor::domain::provider::ModelUse;
use codementor::domain::tutoring::Question;
use codementor::domain::{Action, RequestId};

fn asking(provider: &str, model: &str, host: &str, is_local: bool) -> Asking {
    let sent = ["your level", "your goals", "the text of the exercise", "your program"];
    Asking {
        provider: provider.to_owned(),
        model: model.to_owned(),
        host: host.to_owned(),
        protocol: "openai".to_owned(),
        is_local,
        sent: sent.map(str::to_owned).to_vec(),
        never_sent: "Never sent: the solution, your other files, your history, any key.".to_owned(),
    }
}

fn provider(asking: Asking, standing: Standing) -> Provider {
    Provider {
        name: asking.provider.clone(),
        model: asking.model.clone(),
        host: asking.host.clone(),
        is_local: asking.is_local,
        standing,
        asking: Some(asking),
    }
}

fn ollama() -> Asking {
    asking("ollama", "llama3.2", "127.0.0.1:11434", true)
}

fn groq() -> Asking {
    asking("groq", "llama-3.1-8b-instant", "api.groq.com", false)
}

fn voices(uses: ModelUse) -> Voices {
    Voices {
        uses,
        uses_fixed: false,
        providers: vec![provider(ollama(), Standing::Answers), provider(groq(), Standing::Refused)],
        asking: None,
        today: Used { tokens: 12_480, cost: 0 },
        month: Used { tokens: 231_007, cost: 41_230 },
    }
}

fn each(name: &str, play: impl Fn(&mut Stage)) {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        play(&mut stage);
        stage.shows(name);
    }
}

fn looked(stage: &Stage) -> RequestId {
    stage.newest(|effect| match effect {
        Effect::FindVoices { request } => Some(*request),
        _ => None,
    })
}

fn find(stage: &mut Stage, found: Vec<Found>) {
    let request = looked(stage);
    stage.send(Msg::VoicesFound { request, found });
}

fn found_ollama() -> Vec<Found> {
    vec![Found { title: "ollama, on this machine".to_owned(), asking: ollama() }]
}

fn ask(stage: &mut Stage, words: &str) {
    stage.act(Action::FocusChat);
    stage.send(Msg::Type(words.to_owned()));
    stage.act(Action::Send);
}

#[test]
fn who_answers_in_every_state() {
    each("voices-none", |stage| {
        stage.act(Action::Voices);
        find(stage, Vec::new());
    });
    each("voices-found", |stage| {
        stage.act(Action::Voices);
        find(stage, found_ollama());
    });
    each("voices-set-up", |stage| {
        stage.send(Msg::Voices(Box::new(voices(ModelUse::Cloud))));
        stage.act(Action::Voices);
        find(stage, Vec::new());
    });
    each("voices-consent-near", |stage| {
        let asking = Some(ollama());
        stage.send(Msg::Voices(Box::new(Voices { asking, ..Voices::default() })));
        ask(stage, "why?");
    });
    each("voices-consent-far", |stage| {
        let asking = Some(groq());
        stage.send(Msg::Voices(Box::new(Voices { asking, ..Voices::default() })));
        ask(stage, "why?");
    });
    each("voices-offered", |stage| {
        ask(stage, "why?");
        find(stage, found_ollama());
        let asked = stage.newest(|effect| match effect {
            Effect::AskTutor { request, .. } => Some(*request),
            _ => None,
        });
        let ladder = codementor::domain::tutoring::Ladder { authored: 5, ..Default::default() };
        stage.send(Msg::TutorSaid { request: asked, turns: Vec::new(), ladder, fell_back: None });
    });
    each("voices-last-request", |stage| {
        stage.act(Action::LastRequest);
        let request = stage.newest(|effect| match effect {
            Effect::ReadLastRequest { request } => Some(*request),
            _ => None,
        });
        let sent = SentRequest {
            to: "POST http://127.0.0.1:11434/api/chat".to_owned(),
            text: "{\n  \"model\": \"llama3.2\",\n  \"messages\": [\n    {\n      \"role\": \"system\",\n      \"content\": \
                   \"You teach programming to one learner. You ask one question at a time, and never give the \
                   answer.\"\n    }\n  ]\n}"
                .to_owned(),
        };
        stage.send(Msg::LastRequestRead { request, sent: Some(sent) });
    });
}

fn asked(stage: &Stage) -> Vec<Question> {
    let sent = stage.effects.iter().filter_map(|effect| match effect {
        Effect::AskTutor { question, .. } => Some(question.clone()),
        _ => None,
    });
    sent.collect()
}

fn answers(stage: &Stage) -> Vec<bool> {
    let sent = stage.effects.iter().filter_map(|effect| match effect {
        Effect::AnswerConsent { agreed, .. } => Some(*agreed),
        _ => None,
    });
    sent.collect()
}

#[test]
fn nothing_is_asked_before_the_learner_has_answered() {
    for (action, answered) in
        [(Action::Agree, vec![true]), (Action::Decline, vec![false]), (Action::Cancel, vec![])]
    {
        let mut stage = Stage::working(120, 40);
        stage.send(Msg::Voices(Box::new(Voices { asking: Some(groq()), ..Voices::default() })));
        ask(&mut stage, "why?");
        assert_eq!(asked(&stage), []);
        stage.act(Action::MovePageDown);
        assert_eq!(asked(&stage), []);
        stage.act(action);
        assert_eq!(answers(&stage), answered);
        assert_eq!(asked(&stage), [Question::Typed("why?".to_owned())]);
        // The answer is carried out before the question is.
        let place = |wanted: fn(&Effect) -> bool| stage.effects.iter().position(wanted);
        let question = place(|effect| matches!(effect, Effect::AskTutor { .. }));
        assert!(place(|effect| matches!(effect, Effect::AnswerConsent { .. })) <= question);
    }
}

#[test]
fn later_is_asked_again_in_the_next_session_only() {
    let mut stage = Stage::working(120, 40);
    stage.send(Msg::Voices(Box::new(Voices { asking: Some(groq()), ..Voices::default() })));
    stage.act(Action::Hint);
    stage.act(Action::Cancel);
    assert_eq!(asked(&stage).len(), 1);
    let request = stage.newest(|effect| match effect {
        Effect::AskTutor { request, .. } => Some(*request),
        _ => None,
    });
    let ladder = codementor::domain::tutoring::Ladder { authored: 5, ..Default::default() };
    stage.send(Msg::TutorSaid { request, turns: Vec::new(), ladder, fell_back: None });
    stage.act(Action::Hint);
    assert_eq!(asked(&stage).len(), 2);
}

#[test]
fn what_is_found_is_offered_once_and_can_be_declined_for_good() {
    let mut stage = Stage::working(120, 40);
    ask(&mut stage, "why?");
    find(&mut stage, found_ollama());
    assert_eq!(asked(&stage).len(), 1, "the offline tutor answers meanwhile");
    stage.act(Action::Voices);
    stage.act(Action::MoveBottom);
    stage.act(Action::MoveUp);
    stage.act(Action::Confirm);
    let declined = |effect: &Effect| matches!(effect, Effect::Record(event) if matches!(&**event, Event::PreferenceChanged { value, .. } if value == "declined"));
    assert!(stage.effects.iter().any(declined));
    stage.act(Action::Cancel);
    assert!(!stage.text().contains("could answer too"), "{}", stage.text());
}

#[test]
fn what_is_found_is_written_down_only_after_the_question() {
    let mut stage = Stage::working(120, 40);
    stage.act(Action::Voices);
    find(&mut stage, found_ollama());
    stage.act(Action::MoveDown);
    stage.act(Action::Confirm);
    assert!(stage.text().contains("May ollama with llama3.2 answer your questions?"), "{}", stage.text());
    let used = |stage: &Stage| {
        stage.effects.iter().filter(|effect| matches!(effect, Effect::UseFound { .. })).count()
    };
    assert_eq!(used(&stage), 0);
    stage.act(Action::Agree);
    assert_eq!(used(&stage), 1);
    let request = stage.newest(|effect| match effect {
        Effect::UseFound { request, place: 0 } => Some(*request),
        _ => None,
    });
    assert!(stage.text().contains("trying it"));
    stage.send(Msg::VoiceTried {
        request,
        outcome: Ok("ollama answers your questions from now on.".to_owned()),
    });
    assert!(stage.text().contains("ollama answers your questions from now on."), "{}", stage.text());
}
