//! What the tests of this folder share: a roster with a real history, and a whole reply heard to its end.

use crate::support::http::Server;
use codementor::config::{Environment, Settings};
use codementor::runtime::Clock;
use codementor::runtime::models;
use codementor::store::Store;
use codementor::tutor::providers::consent::asking;
use codementor::tutor::providers::{Network, Proxies, Roster};
use codementor::tutor::voice::{Message, Piece, Pieces, Prompt, Role, Source, Usage, Voice, VoiceError};
use std::fmt::Write;
use std::future::{Future, poll_fn};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// A learner who agreed to every provider of their settings.
pub struct Table {
    pub folder: TempDir,
    pub clock: Clock,
    pub network: Arc<Network>,
    pub environment: Environment,
    pub file: String,
}

/// A reply, heard to its end.
#[derive(Debug, Default, PartialEq)]
pub struct Heard {
    pub sources: Vec<Source>,
    pub text: String,
    pub usage: Option<Usage>,
    pub error: Option<VoiceError>,
}

impl Heard {
    pub fn who(&self) -> Vec<&str> {
        self.sources.iter().map(|source| source.provider.as_str()).collect()
    }

    pub fn message(&self) -> &str {
        self.error.as_ref().map_or("", |error| error.message.as_str())
    }
}

impl Table {
    /// With these lines in `config.toml` under `[tutor]`.
    pub fn new(file: &str) -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            clock: Clock::default(),
            network: Network::new(Proxies::default()),
            environment: Environment::default(),
            file: format!("[tutor]\nuse = \"cloud\"\n{file}"),
        }
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    pub fn settings(&self) -> Settings {
        let (settings, findings) = Settings::read(Some(("config.toml", &self.file)), &self.environment);
        assert_eq!(findings, []);
        settings
    }

    pub fn store(&self) -> Store {
        Store::open(&self.path("history.db")).expect("a history")
    }

    /// A roster as the program makes one, of what is in the folder.
    pub fn roster(&self) -> Roster {
        let settings = self.settings();
        let mut store = self.store();
        for provider in &settings.tutor.providers {
            if let Some(asking) = asking(provider) {
                store.record(&asking.answered(true), self.clock.now()).expect("recorded");
            }
        }
        drop(store);
        self.roster_as_it_is()
    }

    /// The same, with no more agreed to than before.
    pub fn roster_as_it_is(&self) -> Roster {
        let (keys, history) = (self.path("keys.toml"), self.path("history.db"));
        let (clock, network) = (self.clock.clone(), Arc::clone(&self.network));
        models::roster(&self.settings(), &self.environment, &keys, &history, clock, network)
            .expect("a roster")
    }

    pub fn ask(&self) -> Heard {
        hear(&self.roster(), &prompt("Why is it wrong?"))
    }
}

/// A provider's table; `more` are lines of it.
pub fn provider(name: &str, kind: &str, server: &Server, more: &str) -> String {
    at(name, kind, &server.url, more)
}

pub fn at(name: &str, kind: &str, url: &str, more: &str) -> String {
    let mut table = format!("[[tutor.provider]]\nname = \"{name}\"\nkind = \"{kind}\"\nurl = \"{url}\"\n");
    // Writing to a string cannot fail.
    let _ = writeln!(table, "model = \"model-of-{name}\"\nretry_millis = 1\nkey_from = \"\"\n{more}");
    table
}

pub fn prompt(question: &str) -> Prompt {
    let say = |role, text: &str| Message { role, text: text.to_owned() };
    Prompt {
        system: "You teach.".to_owned(),
        messages: vec![
            say(Role::Learner, "Hello."),
            say(Role::Tutor, "Hello!"),
            say(Role::Learner, question),
        ],
        most_tokens: 300,
    }
}

pub fn run<Work: Future>(work: Work) -> Work::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        // It only matters when it never ends.
        tokio::time::timeout(Duration::from_secs(60), work).await.expect("it ends")
    })
}

pub async fn next(pieces: &mut Pieces) -> Option<Result<Piece, VoiceError>> {
    poll_fn(|context| pieces.as_mut().poll_next(context)).await
}

pub fn hear(voice: &dyn Voice, prompt: &Prompt) -> Heard {
    run(listen(voice, prompt))
}

pub async fn listen(voice: &dyn Voice, prompt: &Prompt) -> Heard {
    let mut pieces = voice.speak(prompt);
    let mut heard = Heard::default();
    while let Some(piece) = next(&mut pieces).await {
        assert_eq!(heard.error, None, "nothing comes after an error");
        match piece {
            Ok(Piece::From(source)) => {
                assert_eq!(heard.text, "", "nobody takes over in the middle");
                heard.sources.push(source);
            }
            Ok(Piece::Text(text)) => heard.text.push_str(&text),
            Ok(Piece::Usage(usage)) => heard.usage = Some(usage),
            Err(error) => heard.error = Some(error),
        }
    }
    heard
}
