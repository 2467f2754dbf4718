//! What goes wrong on the way, and who answers then: retries, timeouts, the next provider, and the words in
//! which it is told.

use super::recorded::{TEXT, all};
use super::table::{Heard, Table, at, hear, prompt, provider};
use crate::support::http::{Server, Step, refusal, stream};
use codementor::tutor::providers::{Network, Proxies};
use std::net::TcpListener;
use std::time::Duration;

fn good() -> Vec<Step> {
    vec![Step::Send(stream(all()[2].bytes.as_bytes()))]
}

fn refused(status: &str, headers: &str) -> Vec<Step> {
    vec![Step::Send(refusal(status, headers, "{\"error\":{\"message\":\"Slow down.\"}}"))]
}

/// What is heard of a provider with this server, and of a second that works.
fn with_second(server: &Server, more: &str) -> (Heard, usize) {
    let second = Server::start(vec![good()]);
    let file = provider("one", "openai", server, more) + &provider("two", "openai", &second, "");
    (Table::new(&file).ask(), second.received().len())
}

#[test]
fn what_is_over_soon_is_tried_again_before_the_first_byte() {
    for first in [
        refused("429 Too Many Requests", "retry-after: 0\r\n"),
        refused("429 Too Many Requests", ""),
        refused("503 Service Unavailable", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
        refused("529 Overloaded", ""),
        vec![Step::Reset],
        vec![Step::Send(stream(b"")), Step::Reset],
        vec![],
    ] {
        let server = Server::start(vec![first.clone(), good()]);
        let (heard, asked_second) = with_second(&server, "");
        assert_eq!((heard.text.as_str(), asked_second), (TEXT, 0), "{first:?}: {heard:?}");
        assert_eq!(heard.who(), ["one"]);
        assert_eq!(server.received().len(), 2, "{first:?}");
    }
}

#[test]
fn two_retries_are_enough_and_the_next_takes_over() {
    let server = Server::start(vec![refused("429 Too Many Requests", "retry-after: 0\r\n")]);
    let (heard, _) = with_second(&server, "");
    assert_eq!((heard.who(), heard.text.as_str()), (vec!["one", "two"], TEXT));
    assert_eq!(server.received().len(), 3);
}

#[test]
fn a_provider_that_asks_for_patience_is_left_for_the_next() {
    let server = Server::start(vec![refused("429 Too Many Requests", "retry-after: 60\r\n")]);
    let (heard, _) = with_second(&server, "");
    assert_eq!(heard.who(), ["one", "two"]);
    assert_eq!(server.received().len(), 1);
    let heard = Table::new(&provider("one", "openai", &server, "")).ask();
    let error = heard.error.expect("nobody else");
    assert_eq!(error.message, "one: too much was asked of it (429: Slow down).");
    assert_eq!(error.hint, "Ask again in 60 seconds, or name another provider beside it.");
}

#[test]
fn what_will_not_get_better_is_not_tried_again() {
    let nowhere =
        TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    for (script, message, hint) in [
        (
            refused("401 Unauthorized", ""),
            "does not accept the key (401: Slow down)",
            "codementor tutor key one",
        ),
        (refused("404 Not Found", ""), "does not know the model `model-of-one`", "tutor check"),
        (refused("500 Internal Server Error", ""), "it failed (500: Slow down)", "Ask again"),
        (refused("400 Bad Request", ""), "does not take the request", "tutor check"),
        (refused("302 Found", "location: http://127.0.0.1:1/\r\n"), "points to another address (302", "url"),
        (vec![Step::Send(stream(b"data: [DONE]\n\n"))], "said nothing", "Ask again"),
        (vec![Step::Send(stream(b"data: <html>\n\n"))], "cannot be read", "another protocol"),
        (vec![Step::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_vec())], "cut off", "Ask again"),
        (
            vec![Step::Send(refusal("502 Bad Gateway", "", "<html>\u{1b}[31m"))],
            "it failed (502).",
            "Ask again",
        ),
    ] {
        let server = Server::start(vec![script.clone()]);
        let heard = Table::new(&provider("one", "openai", &server, "")).ask();
        let error = heard.error.expect("a failure");
        assert!(error.message.starts_with("one: ") && error.message.contains(message), "{error:?}");
        assert!(error.hint.contains(hint), "{error:?}");
        assert_eq!(server.received().len(), 1, "{script:?}");
        let (heard, asked) = with_second(&Server::start(vec![script]), "");
        assert_eq!((heard.text.as_str(), asked), (TEXT, 1), "{message}");
    }
    let heard = Table::new(&at("one", "ollama", &format!("http://{nowhere}"), "")).ask();
    let error = heard.error.expect("a failure");
    assert_eq!(error.message, format!("one: no server is at {nowhere}."));
    assert!(error.hint.contains("ollama serve"), "{error:?}");
}

#[test]
fn no_word_in_time_and_the_next_takes_over() {
    let role = stream(b"data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n");
    for script in [
        vec![Step::Hold],
        vec![Step::Send(stream(b"")), Step::Hold],
        vec![Step::Send(role), Step::Hold],
        vec![Step::Send(stream(b"")), Step::Forever(b": ping\n\n".to_vec())],
    ] {
        let server = Server::start(vec![script.clone()]);
        let (heard, _) = with_second(&server, "first_word_millis = 150\nsilence_millis = 100\n");
        assert_eq!((heard.who(), heard.text.as_str()), (vec!["one", "two"], TEXT), "{script:?}");
        server.hung_up();
    }
}

#[test]
fn silence_in_the_middle_is_told_and_nobody_takes_over() {
    let begin = stream(b"data: {\"choices\":[{\"delta\":{\"content\":\"Look\"}}]}\n\n");
    for (steps, wanted) in [
        (vec![Step::Hold], "one: it fell silent for 1 second."),
        (vec![Step::Forever(b": ping\n\n".to_vec())], "one: it fell silent for 1 second."),
        (vec![], "one: its reply was cut off."),
        (vec![Step::Reset], "one: the connection was lost in the middle."),
        (
            vec![Step::Send(b"data: {\"error\":{\"message\":\"gone\"}}\n\n".to_vec())],
            "one: it broke off with an error (gone).",
        ),
        (vec![Step::Send(b"data: {\n\n".to_vec())], "one: its reply cannot be read."),
    ] {
        let script = [vec![Step::Send(begin.clone())], steps].concat();
        let server = Server::start(vec![script]);
        let (heard, asked_second) = with_second(&server, "silence_millis = 100\n");
        assert_eq!((heard.text.as_str(), heard.message()), ("Look", wanted));
        assert_eq!((asked_second, server.received().len()), (0, 1), "{wanted}");
    }
}

#[test]
fn a_promise_that_is_not_kept_is_a_loss() {
    // Chunks that end without the last one.
    let reply = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3d\r\n\
                 data: {\"choices\":[{\"delta\":{\"content\":\"Look\"}}]}\n\n";
    let piece = "data: {\"choices\":[{\"delta\":{\"content\":\"Look\"}}]}\n\n";
    let reply = reply.replace("3d", &format!("{:x}", piece.len())) + "\r\n5\r\nda";
    let server = Server::replying(reply.into_bytes());
    let heard = Table::new(&provider("one", "openai", &server, "")).ask();
    assert_eq!(
        (heard.text.as_str(), heard.message()),
        ("Look", "one: the connection was lost in the middle.")
    );
}

#[test]
fn an_endless_reply_is_given_up() {
    let begin = stream(b"");
    let piece = b"data: {\"choices\":[{\"delta\":{\"content\":\"0123456789\"}}]}\n\n".repeat(100);
    let server = Server::start(vec![vec![Step::Send(begin), Step::Forever(piece)]]);
    let heard = Table::new(&provider("one", "openai", &server, "")).ask();
    assert_eq!(heard.message(), "one: its reply has no end.");
    server.hung_up();
    let line = Server::start(vec![vec![Step::Send(stream(b"")), Step::Forever(vec![b'x'; 4096])]]);
    let heard = Table::new(&provider("one", "openai", &line, "")).ask();
    assert_eq!(heard.message(), "one: its reply has no end.");
}

#[test]
fn a_provider_that_failed_three_times_rests() {
    let server = Server::start(vec![refused("500 Internal Server Error", "")]);
    let mut table = Table::new(&provider("one", "openai", &server, ""));
    let roster = table.roster();
    for _ in 0..3 {
        assert!(hear(&roster, &prompt("Why?")).message().contains("it failed (500"));
    }
    // Another session of the same process knows it, too.
    for roster in [roster, table.roster()] {
        let heard = hear(&roster, &prompt("Why?"));
        assert!(heard.message().contains("failed three times in a row"), "{heard:?}");
        assert!(heard.sources.is_empty());
    }
    assert_eq!(server.received().len(), 3);
    table.network = Network::resting_for(Proxies::default(), Duration::ZERO);
    let roster = table.roster();
    for _ in 0..5 {
        assert!(hear(&roster, &prompt("Why?")).message().contains("it failed (500"), "it is tried again");
    }
}
