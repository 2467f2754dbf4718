//! Where a key must never be, and the roads on which it must never travel.

use super::recorded::all;
use super::table::{Table, at, hear, prompt};
use crate::support::folders::everything_below;
use crate::support::http::{Server, refusal, stream};
use codementor::config::{Environment, keys};
use codementor::domain::key::Key;

const KEY: &str = "sk-very-secret-4711";

#[test]
fn a_key_is_in_no_error_whatever_the_provider_says() {
    let echo = format!("{{\"error\":{{\"message\":\"Incorrect API key provided: {KEY}.\"}}}}");
    let event = format!(
        "data: {{\"choices\":[{{\"delta\":{{\"content\":\"a\"}}}}]}}\n\ndata: {{\"error\":\"bad {KEY}\"}}\n\n"
    );
    for reply in [refusal("401 Unauthorized", "", &echo), stream(event.as_bytes())] {
        let server = Server::replying(reply);
        let file = at("one", "openai", &server.url, "").replace("key_from = \"\"", "key_from = \"ONE\"");
        let mut table = Table::new(&file);
        table.environment = Environment::from_iter([("ONE", KEY)]);
        let error = table.ask().error.expect("a failure");
        assert!(!format!("{error:?}").contains(KEY) && error.message.contains("***"), "{error:?}");
    }
}

#[test]
fn a_key_is_in_no_file_but_its_own() {
    let server = Server::replying(stream(all()[2].bytes.as_bytes()));
    let table = Table::new(&at("one", "openai", &server.url, ""));
    let keys_file = table.path("keys.toml");
    keys::keep(&keys_file, "one", &Key::new(KEY).expect("a key")).expect("kept");
    assert_eq!(table.ask().error, None);
    assert!(server.received()[0].headers.contains(KEY), "it was used");
    std::fs::remove_file(keys_file).expect("there");
    let all = everything_below(table.folder.path());
    assert!(all.len() > 10_000, "there is a history");
    assert!(!all.windows(KEY.len()).any(|window| window == KEY.as_bytes()));
}

#[test]
fn a_key_does_not_travel_in_the_open() {
    let file = at("one", "openai", "http://models.example.com/v1", "")
        .replace("key_from = \"\"", "key_from = \"ONE\"");
    let mut table = Table::new(&file);
    table.environment = Environment::from_iter([("ONE", KEY)]);
    let error = hear(&table.roster(), &prompt("Why?")).error.expect("refused");
    assert!(error.message.contains("for all to read") && error.hint.contains("https://"), "{error:?}");
}

#[test]
fn a_provider_without_its_key_says_how_to_get_one() {
    let file = at("one", "openai", "https://models.example.com/v1", "")
        .replace("key_from = \"\"", "key_from = \"ONE\"");
    let error = Table::new(&file).ask().error.expect("refused");
    assert_eq!(error.message, "one: it needs a key, and there is none.");
    assert_eq!(error.hint, "Set ONE, or keep a key with `codementor tutor key one`.");
}

#[test]
fn what_is_near_is_reached_without_a_proxy_and_what_is_far_through_it() {
    use codementor::tutor::providers::{Network, Proxies};
    let proxy = Server::replying(refusal("403 Forbidden", "", "not here"));
    let near = Server::replying(stream(all()[2].bytes.as_bytes()));
    let file = at("far", "openai", "http://models.example.com/v1", "") + &at("near", "openai", &near.url, "");
    let mut table = Table::new(&file);
    let proxies = |except: Option<&str>| Proxies {
        http: Some(proxy.url.clone()),
        https: None,
        except: except.map(str::to_owned),
    };
    table.network = Network::new(proxies(None));
    let heard = table.ask();
    assert_eq!(heard.who(), ["far", "near"]);
    let asked = proxy.received();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].line.starts_with("POST http://models.example.com/v1/chat/completions"), "{asked:?}");
    assert_eq!(near.received().len(), 1);
    let nowhere = Proxies { http: Some("http://127.0.0.1:9".to_owned()), ..Proxies::default() };
    let mut alone = Table::new(&at("far", "openai", "http://models.example.com/v1", ""));
    alone.network = Network::new(nowhere);
    assert_eq!(alone.ask().message(), "far: the proxy that leads to models.example.com does not answer.");
    // Which is not asked for what it is not to be asked for.
    table.network = Network::new(proxies(Some("example.com")));
    let heard = hear(&table.roster(), &prompt("Another question?"));
    assert_eq!((heard.who(), proxy.received().len()), (vec!["far", "near"], 1));
}
