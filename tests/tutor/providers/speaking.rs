//! A reply over a real socket: what is sent, what is heard, and how it ends when nobody wants it any more.

use super::recorded::{Recorded, TEXT, all};
use super::table::{Table, at, hear, listen, next, prompt, provider, run};
use crate::support::http::{Server, Step, stream};
use codementor::config::Environment;
use codementor::domain::provider::ProviderKind;
use codementor::tutor::voice::{Piece, Usage, Voice};
use serde_json::{Value, json};

#[test]
fn every_protocol_speaks() {
    for recorded in all() {
        let server = Server::replying(stream(recorded.bytes.as_bytes()));
        let table = Table::new(&provider("one", recorded.kind.name(), &server, "window = 4096\n"));
        let heard = table.ask();
        assert_eq!(heard.error, None, "{}", recorded.name);
        assert_eq!(heard.text, TEXT, "{}", recorded.name);
        assert_eq!(heard.who(), ["one"]);
        let usage = heard.usage.expect("usage");
        assert_eq!(usage.output, recorded.usage.1, "{}", recorded.name);
        // Where the provider tells no input, it is estimated.
        assert!(
            usage.input == recorded.usage.0 || recorded.usage.0 == 0 && usage.input > 0,
            "{}",
            recorded.name
        );
        let requests = server.received();
        assert_eq!(requests.len(), 1);
        assert_body(&recorded, &requests[0].line, &requests[0].body);
    }
}

fn assert_body(recorded: &Recorded, line: &str, body: &str) {
    let body: Value = serde_json::from_str(body).expect("JSON");
    let turns = json!([
        {"role": "user", "content": "Hello."},
        {"role": "assistant", "content": "Hello!"},
        {"role": "user", "content": "Why is it wrong?"},
    ]);
    let with_system = json!([
        {"role": "system", "content": "You teach."}, turns[0], turns[1], turns[2],
    ]);
    let (path, expected) = match recorded.kind {
        ProviderKind::Anthropic => (
            "POST /v1/messages HTTP/1.1",
            json!({"model": "model-of-one", "max_tokens": 300, "messages": turns, "stream": true, "system": "You teach."}),
        ),
        ProviderKind::OpenAi => (
            "POST /v1/chat/completions HTTP/1.1",
            json!({"model": "model-of-one", "messages": with_system, "stream": true,
                   "stream_options": {"include_usage": true}, "max_tokens": 300}),
        ),
        ProviderKind::Ollama => (
            "POST /api/chat HTTP/1.1",
            json!({"model": "model-of-one", "messages": with_system, "stream": true,
                   "options": {"num_predict": 300, "num_ctx": 4096}}),
        ),
    };
    assert_eq!((line, body), (path, expected));
}

#[test]
fn the_key_goes_where_each_protocol_looks_for_it() {
    for (kind, wanted) in [
        ("anthropic", "x-api-key: sk-test-77\n"),
        ("openai", "authorization: bearer sk-test-77\n"),
        ("ollama", "authorization: bearer sk-test-77\n"),
    ] {
        let server = Server::replying(stream(b""));
        let mut table =
            Table::new(&at("one", kind, &server.url, "").replace("key_from = \"\"", "key_from = \"ONE\""));
        table.environment = Environment::from_iter([("ONE", "sk-test-77")]);
        table.ask();
        let request = &server.received()[0];
        assert!(request.headers.contains(wanted), "{kind}: {}", request.headers);
        assert!(!request.body.contains("sk-test-77"));
        assert_eq!(request.headers.contains("anthropic-version: 2023-06-01\n"), kind == "anthropic");
    }
}

#[test]
fn a_dropped_stream_ends_the_request() {
    let begin = stream(b"data: {\"choices\":[{\"delta\":{\"content\":\"Look\"}}]}\n\n");
    let server = Server::start(vec![vec![Step::Send(begin), Step::Hold]]);
    let table = Table::new(&provider("one", "openai", &server, "input_price = 1.0\noutput_price = 1.0\n"));
    let roster = table.roster();
    run(async {
        let mut pieces = roster.speak(&prompt("Why?"));
        while let Some(piece) = next(&mut pieces).await {
            if piece == Ok(Piece::Text("Look".to_owned())) {
                break;
            }
        }
        drop(pieces);
        // The runtime lives on, so that it is the stream's end which ends the connection.
        tokio::task::spawn_blocking(move || server.hung_up()).await.expect("told");
    });
    // Before the first word, too.
    let server = Server::start(vec![vec![Step::Hold]]);
    let silent = Table::new(&provider("one", "openai", &server, ""));
    let other = silent.roster();
    run(async {
        let mut pieces = other.speak(&prompt("Why?"));
        assert!(matches!(next(&mut pieces).await, Some(Ok(Piece::From(_)))));
        let mut waiting = Box::pin(next(&mut pieces));
        // Polled until the server has the request.
        while server.received().is_empty() {
            let wait = std::future::poll_fn(|context| {
                assert!(waiting.as_mut().poll(context).is_pending());
                std::task::Poll::Ready(())
            });
            wait.await;
            tokio::task::yield_now().await;
        }
        drop(waiting);
        drop(pieces);
        tokio::task::spawn_blocking(move || server.hung_up()).await.expect("told");
    });
    // What was heard of the first was paid for.
    drop(roster);
    let day = table.clock.now().local_day();
    let usage = table.store().model_usage(day, day).expect("figures");
    assert_eq!((usage.len(), usage[0].replies, usage[0].output_tokens), (1, 1, 1));
    assert!(usage[0].input_tokens > 0 && usage[0].cost > 0, "{usage:?}");
}

#[test]
fn the_last_request_is_shown_whole_and_without_its_key() {
    let recorded = &all()[2];
    let server = Server::replying(stream(recorded.bytes.as_bytes()));
    let file = at("one", "openai", &server.url, "").replace("key_from = \"\"", "key_from = \"ONE\"");
    let mut table = Table::new(&file);
    table.environment = Environment::from_iter([("ONE", "sk-test-77")]);
    let roster = table.roster();
    assert_eq!(roster.last_request(), None);
    hear(&roster, &prompt("Why is it wrong?"));
    let shown = roster.last_request().expect("a request");
    assert_eq!((shown.provider.as_str(), shown.model.as_str()), ("one", "model-of-one"));
    assert!(shown.url.ends_with("/v1/chat/completions"), "{}", shown.url);
    let sent: Value = serde_json::from_str(&server.received()[0].body).expect("JSON");
    assert_eq!(serde_json::from_str::<Value>(&shown.body).expect("JSON"), sent);
    assert!(!format!("{shown:?}").contains("sk-test"));
}

#[test]
fn several_speak_at_once() {
    let recorded = &all()[2];
    let server = Server::replying(stream(recorded.bytes.as_bytes()));
    let table = Table::new(&format!("keep_replies = false\n{}", provider("one", "openai", &server, "")));
    let roster = table.roster();
    let (first, second) = (prompt("Why?"), prompt("How?"));
    let both = run(async { tokio::join!(listen(&roster, &first), listen(&roster, &second)) });
    assert_eq!((both.0.text.as_str(), both.1.text.as_str()), (TEXT, TEXT));
    assert_eq!(both.0.usage, Some(Usage { input: 19, output: 10 }));
}
