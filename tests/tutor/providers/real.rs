//! Real servers: llama.cpp with a tiny random model, in both protocols that it speaks, and an LLM proxy with
//! replies, errors and 429s.

use super::table::{Heard, Table, at, hear, next, prompt, run};
use crate::support::model_servers::{ModelServer, llama, proxy};
use crate::support::skip;
use codementor::config::{Environment, preset};
use codementor::tutor::providers::discover;
use codementor::tutor::voice::{Piece, Voice};

/// A provider at a real server, with a model of it.
fn table(server: &ModelServer, kind: &str, model: &str, key: &str) -> Table {
    let file = at("one", kind, &server.url, "")
        .replace("model-of-one", model)
        .replace("key_from = \"\"", "key_from = \"ONE\"");
    let mut table = Table::new(&file);
    table.environment = Environment::from_iter([("ONE", key)]);
    table
}

fn assert_harmless(heard: &Heard) {
    assert!(!heard.text.chars().any(|letter| letter.is_control() && !"\n\t".contains(letter)), "{heard:?}");
}

#[test]
fn a_real_llama_cpp_speaks_and_tells_what_is_wrong() {
    let server = match llama(&["sk-llama-test"]) {
        Ok(server) => server,
        Err(why) => return skip("a_real_llama_cpp_speaks_and_tells_what_is_wrong", &why),
    };
    for kind in ["openai", "anthropic"] {
        let spoken = table(&server, kind, "tiny", "sk-llama-test");
        let heard = spoken.ask();
        assert_eq!(heard.error, None, "{kind}");
        let usage = heard.usage.expect("usage");
        // A random model says nothing but noise, which is what a cleaner is for.
        assert!(!heard.text.is_empty() && usage.input > 0 && usage.output > 1, "{kind}: {heard:?}");
        assert_harmless(&heard);
        let health = run(spoken.roster().look_after(&spoken.settings().tutor.providers[0]));
        assert_eq!(health.trouble, None, "{kind}");
        assert!(health.first_word.is_some(), "{kind}: {health:?}");
        let error = table(&server, kind, "tiny", "sk-wrong").ask().error.expect("a wrong key");
        assert!(error.message.contains("does not accept the key (401"), "{kind}: {error:?}");
    }
}

#[test]
fn a_real_llama_cpp_is_left_in_the_middle_and_found_again() {
    let server = match llama(&[]) {
        Ok(server) => server,
        Err(why) => return skip("a_real_llama_cpp_is_left_in_the_middle_and_found_again", &why),
    };
    let table = table(&server, "openai", "tiny", "sk-llama-test");
    let roster = table.roster();
    run(async {
        let mut pieces = roster.speak(&prompt("Tell me everything."));
        loop {
            match next(&mut pieces).await {
                Some(Ok(Piece::Text(_))) => break,
                Some(Ok(_)) => {}
                other => panic!("no word came: {other:?}"),
            }
        }
        drop(pieces);
    });
    // Its only slot is free again: a request that went on would hold it.
    assert_eq!(hear(&roster, &prompt("And now?")).error, None);
    let mut candidate = preset("llamacpp", &Environment::default()).expect("well known");
    candidate.url.clone_from(&server.url);
    let nowhere =
        preset("ollama", &Environment::from_iter([("OLLAMA_HOST", "127.0.0.1:9")])).expect("well known");
    let away = preset("groq", &Environment::default()).expect("well known");
    let found = run(discover(&table.network, [nowhere.clone(), candidate, away, nowhere]));
    let told: Vec<(&str, &str)> =
        found.iter().map(|found| (found.provider.name.as_str(), found.provider.model.as_str())).collect();
    assert_eq!(told, [("llamacpp", "tiny")]);
}

#[test]
fn a_real_proxy_replies_and_refuses() {
    let server = match proxy() {
        Ok(server) => server,
        Err(why) => return skip("a_real_proxy_replies_and_refuses", &why),
    };
    let ask = |model: &str| table(&server, "openai", model, "sk-proxy-test").ask();
    let good = ask("good");
    assert_eq!((good.error.clone(), good.text.as_str()), (None, "Look at the first round: what is it then?"));
    assert_eq!(good.usage.map(|usage| usage.output), Some(11));
    let busy = ask("busy").error.expect("refused");
    assert!(busy.message.contains("too much was asked of it (429"), "{busy:?}");
    let broken = ask("broken").error.expect("refused");
    assert!(broken.message.contains("it failed (500"), "{broken:?}");
    // It calls a model that it does not have a bad request; the models that it has are told.
    let missing = table(&server, "openai", "missing", "sk-proxy-test");
    let health = run(missing.roster().look_after(&missing.settings().tutor.providers[0]));
    assert!(health.trouble.is_some_and(|trouble| trouble.message.contains("400")));
    assert_eq!(health.models, ["good", "busy", "broken"]);
    // The next provider takes over from one that is busy.
    let mut both = table(&server, "openai", "busy", "sk-proxy-test");
    both.file += &at("two", "openai", &server.url, "")
        .replace("model-of-two", "good")
        .replace("key_from = \"\"", "key_from = \"ONE\"");
    let heard = both.ask();
    assert_eq!((heard.who(), heard.error.is_none()), (vec!["one", "two"], true));
}
