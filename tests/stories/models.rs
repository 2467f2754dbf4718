//! Who answers: the offline tutor; a model on this machine, once it was agreed to; and the offline tutor again,
//! with the question kept, when a model fails in the middle of its reply.

use crate::support::chat_server::{beginning, ollama_models, ollama_whole, school_in, whole};
use crate::support::http::{Server, Step};
use crate::support::model_servers;
use crate::support::person::{Machine, Person};
use crate::support::skip;
use codementor::config::{Environment, Settings};
use codementor::domain::event::Event;
use codementor::domain::preferences::Preferences;
use codementor::runtime::ModelHome;
use codementor::store::Store;
use codementor::tutor::providers::{Network, Proxies};
use std::path::Path;
use tempfile::{TempDir, tempdir};

const FIRST: &str =
    "You are close, and your plan is sound. Take the smallest example and go through it by hand.\n\n";
const SECOND: &str = "What do you expect it to give there, by the words of the task?";

const RIGHT: &str = "def storm_distance(seconds):\n    return seconds * 340\n";

/// A learner whose settings name this server.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn at(url: &str, model: &str) -> Self {
        let folder = tempdir().expect("a folder");
        school_in(folder.path(), url, model);
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn sit_down(&self) -> Person {
        // Replies come word by word.
        let preferences = Preferences::default();
        let models = Some(models(self.path()));
        let machine = Machine { columns: 200, rows: 60, models, preferences, ..Machine::default() };
        let person = Person::sit_down(self.path(), machine);
        person.sees("F5");
        person.press(&["Alt+3"]);
        person.sees("ask in your own words");
        person
    }

    fn log(&self) -> Vec<Event> {
        let events =
            Store::open(&self.path().join("history.db")).expect("a history").events().expect("events");
        events.into_iter().map(|(event, _)| event).collect()
    }

    /// What was asked and answered, by the log.
    fn said(&self) -> Vec<String> {
        let said = self.log().into_iter().filter_map(|event| match event {
            Event::QuestionAsked { text, .. } => Some(format!("you: {text}")),
            Event::QuestionAnswered { text, .. } => Some(format!("tutor: {text}")),
            _ => None,
        });
        said.collect()
    }
}

fn models(home: &Path) -> ModelHome {
    models_where(home, Environment::default())
}

fn models_where(home: &Path, environment: Environment) -> ModelHome {
    let config_file = home.join("config.toml");
    let text = std::fs::read_to_string(&config_file).unwrap_or_default();
    let (settings, findings) = Settings::read(Some(("config.toml", &text)), &environment);
    assert_eq!(findings, []);
    ModelHome {
        settings,
        environment,
        config_file,
        keys_file: home.join("keys.toml"),
        history: home.join("history.db"),
        network: Network::new(Proxies::default()),
    }
}

#[test]
fn without_a_model_the_offline_tutor_answers_at_once() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 200, rows: 60, models: Some(models(home.path())), ..Machine::default() };
    let person = Person::sit_down(home.path(), machine);
    person.sees("offline tutor");
    person.press(&["Alt+3"]);
    person.write("what is a function?\n");
    person.sees("A function is a small machine");
    // Nothing was sent, and the page says so.
    person.press(&["Alt+l"]);
    person.sees("No model has been asked");
    person.press(&["Esc", "Alt+i"]);
    person.sees("Who may answer");
    person.sees("No provider is set up.");
    person.press(&["Esc"]);
    person.quits();
    assert!(!home.path().join("config.toml").exists(), "looking changes no settings");
}

#[test]
fn a_model_on_this_machine_answers_once_it_was_agreed_to() {
    let server = Server::replying_with(whole(&format!("{FIRST}{SECOND}")));
    let desk = Desk::at(&server.url, "small");
    let person = desk.sit_down();
    person.sees("offline tutor");
    person.write("why is it wrong?\n");
    person.sees("May school with small answer your questions?");
    person.sees("nothing goes");
    person.sees("your program");
    assert_eq!(server.received().len(), 0, "nothing is sent before");
    person.press(&["y"]);
    person.sees("words of the task?");
    person.sees("school");
    // What was sent can be read.
    person.press(&["Alt+l"]);
    person.sees("POST http://127.0.0.1");
    person.sees("\"model\": \"small\"");
    person.press(&["Ctrl+C"]);
    person.sees("The request is copied.");
    person.press(&["Esc"]);
    person.quits();
    let asked = server.received();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].body.contains("why is it wrong?"));
    assert!(!asked[0].body.contains("seconds * 340"), "the solution is not sent: {}", asked[0].body);
    assert_eq!(desk.said(), ["you: why is it wrong?".to_owned(), format!("tutor: {FIRST}{SECOND}")]);

    // It was agreed to once, and is all there after a restart.
    let person = desk.sit_down();
    person.sees("What do you expect it");
    person.write("and now?\n");
    person.waits_for("another reply", |screen| screen.matches("You are close").count() == 2);
    person.quits();
}

#[test]
fn a_model_that_is_found_is_written_into_the_settings_and_answers() {
    let server = Server::start(vec![
        ollama_models("small:1b"),
        ollama_whole("one"),
        ollama_whole(&format!("{FIRST}{SECOND}")),
    ]);
    let home = tempdir().expect("a folder");
    let host = server.url.trim_start_matches("http://");
    let found = Some(models_where(home.path(), Environment::from_iter([("OLLAMA_HOST", host)])));
    let person = Person::sit_down(
        home.path(),
        Machine { columns: 120, rows: 40, models: found, ..Machine::default() },
    );
    person.sees("F5");
    person.press(&["Alt+i"]);
    person.sees("ollama, on this machine");
    person.press(&["Down", "Enter"]);
    person.sees("May ollama with small:1b answer your questions?");
    assert!(!home.path().join("config.toml").exists(), "nothing is written before");
    person.press(&["y"]);
    person.sees("ollama answers your questions from now on.");
    person.press(&["Esc", "Alt+3"]);
    person.write("why is it wrong?\n");
    person.sees("words of the task?");
    person.quits();
    let written = models(home.path()).settings.tutor;
    assert_eq!(written.providers[0].model, "small:1b");
}

#[test]
fn who_says_no_is_answered_offline_and_nothing_is_sent() {
    let server = Server::replying_with(whole(FIRST));
    let desk = Desk::at(&server.url, "small");
    let person = desk.sit_down();
    person.write("what is a function?\n");
    person.sees("May school with small answer your questions?");
    person.press(&["n"]);
    person.sees("A function is a small machine");
    person.write("what is a loop?\n");
    person.sees("what is a loop?");
    person.waits_for("two answers", |screen| screen.matches("  tutor").count() >= 2);
    person.quits();
    assert_eq!(server.received().len(), 0);
}

#[test]
fn esc_ends_the_reply_and_the_request_and_keeps_what_was_said() {
    let server = Server::start(vec![vec![beginning(FIRST), Step::Hold], whole(&format!("{FIRST}{SECOND}"))]);
    let desk = Desk::at(&server.url, "small");
    let person = desk.sit_down();
    person.write("why is it wrong?\n");
    person.sees("May school with small answer your questions?");
    person.press(&["y"]);
    person.sees("You are close");
    person.write("and why?\n");
    person.sees("Your question stays in the line.");
    person.sees("> and why?");
    person.press(&["Esc"]);
    server.hung_up();
    person.sees("You stopped the tutor here.");
    // Again, by one key.
    person.press(&["Alt+a"]);
    person.sees("What do you expect it");
    person.quits();
    let said = desk.said();
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(
        said[1].starts_with("tutor: You are close") && said[1].ends_with("*You stopped the tutor here.*")
    );
    assert_eq!(said[2], "you: why is it wrong?");
}

#[test]
fn a_model_that_breaks_off_is_replaced_by_the_offline_tutor_and_the_question_is_kept() {
    let server = Server::start(vec![vec![beginning(FIRST), Step::Reset]]);
    let desk = Desk::at(&server.url, "small");
    let person = desk.sit_down();
    person.write("what is a function?\n");
    person.sees("May school with small answer your questions?");
    person.press(&["y"]);
    person.sees("Alt-A ask again");
    person.sees("A function is a small machine");
    person.sees_no_more("your plan is sound");
    person.quits();
    let said = desk.said();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0], "you: what is a function?");
    assert!(said[1].contains("A function is a small machine"), "{said:?}");

    let person = desk.sit_down();
    person.sees("A function is a small machine");
    assert!(!person.screen().contains("your plan is sound"));
    person.quits();
}

#[test]
fn leaving_in_the_middle_keeps_what_was_said() {
    let server = Server::start(vec![vec![beginning(FIRST), Step::Hold]]);
    let desk = Desk::at(&server.url, "small");
    let person = desk.sit_down();
    person.write("why is it wrong?\n");
    person.sees("May school with small answer your questions?");
    person.press(&["y"]);
    person.sees("You are close");
    person.quits();
    server.hung_up();
    let said = desk.said();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].starts_with("tutor: You are close"), "{said:?}");
}

#[test]
fn after_a_pass_one_key_has_the_model_look_back_at_the_program() {
    const SAID: &str =
        "You gave the function one plain line, and that reads well.\n\nWhich name would you give to 340?";
    let server = Server::replying_with(whole(SAID));
    let desk = Desk::at(&server.url, "small");
    let person = desk.sit_down();
    person.press(&["Alt+w"]);
    person.sees("something to say once every check passes");
    person.press(&["Alt+2"]);
    person.rewrite(RIGHT);
    person.sees("Alt-W");
    person.press(&["Alt+w"]);
    person.sees("May school with small answer your questions?");
    assert_eq!(server.received().len(), 0);
    person.press(&["y"]);
    person.sees("Which name would you give to 340?");
    person.quits();
    let asked = server.received();
    assert_eq!(asked.len(), 1);
    assert!(
        asked[0].body.contains("passes every check") && asked[0].body.contains("Well done"),
        "{}",
        asked[0].body
    );
    assert_eq!(desk.said(), [format!("tutor: {SAID}")]);
}

#[test]
fn without_a_model_the_same_key_tells_all_remarks() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 200, rows: 60, ..Machine::default() };
    let person = Person::sit_down(home.path(), machine);
    person.sees("F5");
    person.rewrite(RIGHT);
    person.sees("all that can be said of your program");
    person.press(&["Alt+w"]);
    person.waits_for("the remarks in the chat", |screen| {
        screen.contains("Well done") && screen.contains("tutor")
    });
    person.quits();
}

/// A tiny model of random weights: what it says is noise, but it is a real server that says it.
#[test]
fn a_real_server_answers_in_the_chat() {
    let server = match model_servers::llama(&[]) {
        Ok(server) => server,
        Err(why) => return skip("a_real_server_answers_in_the_chat", &why),
    };
    let desk = Desk::at(&server.url, "tiny");
    let person = desk.sit_down();
    person.write("what is a function?\n");
    person.sees("May school with tiny answer your questions?");
    person.press(&["y"]);
    person.waits_for("an answer, theirs or ours", |screen| {
        screen.contains("tokens today") || screen.contains("A function is a small machine")
    });
    person.quits();
    let said = desk.said();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0], "you: what is a function?");
}
