//! The section `[tutor]`: which language models may be asked, in which order, and at what cost. It never
//! holds a key, and never asks a model.

use super::Environment;
use super::settings::{Section, Settings};
use crate::domain::nearest::advice;
use crate::domain::provider::{ModelUse, ProviderKind, ProviderSettings};
use crate::domain::reading::{TableReader, TomlText};
use std::sync::OnceLock;

const PRESETS: &str = include_str!("../../assets/providers.toml");

/// Well-known providers, without a model.
pub fn presets() -> &'static [ProviderSettings] {
    static PRESETS_READ: OnceLock<Vec<ProviderSettings>> = OnceLock::new();
    PRESETS_READ.get_or_init(|| {
        let text = TomlText::new("(built in)/providers.toml", PRESETS);
        let root = text.parse();
        let mut providers = Vec::new();
        if let Some(root) = &root {
            for mut table in TableReader::new(&text, root, 0..0).tables("provider") {
                let mut provider = ProviderSettings::default();
                table.string("name").clone_into_if(&mut provider.name);
                read(&mut table, &mut provider);
                table.finish();
                providers.push(provider);
            }
        }
        providers
    })
}

/// One of them, where the environment moves it: `OLLAMA_HOST` as Ollama itself reads it.
pub fn preset(name: &str, environment: &Environment) -> Option<ProviderSettings> {
    let mut provider = presets().iter().find(|preset| preset.name == name).cloned()?;
    if provider.kind == ProviderKind::Ollama
        && let Some(host) = environment.text("OLLAMA_HOST")
    {
        provider.url = ollama_url(host);
    }
    Some(provider)
}

/// Ollama takes a bare host, a host with a port, or a whole address; 0.0.0.0 is where it listens, and no
/// place to go to.
fn ollama_url(host: &str) -> String {
    let (scheme, rest) = host.trim().split_once("://").unwrap_or(("http", host.trim()));
    let rest = rest.trim_end_matches('/');
    let (name, port) = match rest.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|digit| digit.is_ascii_digit()) => (name, port),
        _ => (rest, if scheme == "https" { "443" } else { "11434" }),
    };
    let name = match name {
        "" | "0.0.0.0" | "[::]" => "127.0.0.1",
        other => other,
    };
    format!("{scheme}://{name}:{port}")
}

/// Takes over `[tutor]`. The order of its providers is the order of the file.
pub(super) fn apply(settings: &mut Settings, section: &mut Section<'_, '_>) {
    let mut uses = String::new();
    section.text("use", &mut uses);
    match ModelUse::from_name(&uses) {
        Some(uses) => settings.tutor.uses = uses,
        None if uses.is_empty() => {}
        None => section.complain(
            &format!("`use` is not `{uses}`"),
            "Write \"none\", \"local\" (models on this machine) or \"cloud\" (both).",
        ),
    }
    section.number("daily_tokens", 0..1_000_000_001, &mut settings.tutor.budget.tokens);
    if let Some(cost) = section.table.amount("daily_cost") {
        settings.tutor.budget.cost = cost;
        section.note("daily_cost");
    }
    section.boolean("keep_replies", &mut settings.tutor.keep_replies);
    for mut table in section.table.tables("provider") {
        if let Some(provider) = provider(&mut table, &settings.tutor.providers) {
            settings.tutor.providers.push(provider);
        }
        table.finish();
        section.note("provider");
    }
}

/// What the environment moves, where the file does not say otherwise.
pub(super) fn apply_environment(settings: &mut Settings, environment: &Environment) {
    let Some(moved) = preset("ollama", environment) else { return };
    let usual = presets().iter().find(|preset| preset.name == "ollama").map(|preset| preset.url.as_str());
    for provider in &mut settings.tutor.providers {
        if provider.name == "ollama" && Some(provider.url.as_str()) == usual {
            provider.url.clone_from(&moved.url);
        }
    }
}

fn provider(table: &mut TableReader<'_, '_>, before: &[ProviderSettings]) -> Option<ProviderSettings> {
    let name = table.required_string("name")?;
    let fit = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if !name.chars().all(fit) {
        let advice = "Use letters, digits, `-`, `_` and `.` only.";
        table.complain(&table.span(), format!("`{name}` is no name for a provider"), advice);
    }
    let preset = presets().iter().find(|preset| preset.name == name);
    let known = preset.is_some();
    let mut provider = preset.cloned().unwrap_or_default();
    provider.name = name;
    read(table, &mut provider);
    let written_model = table.required_string("model");
    let usable = written_model.is_some() && names_a_place(table, &provider, known);
    if before.iter().any(|other| other.name == provider.name) {
        let message = format!("the provider `{}` is here twice", provider.name);
        table.complain(&table.span(), message, "Call one of the two something else.");
        return None;
    }
    provider.model = written_model.unwrap_or_default();
    usable.then_some(provider)
}

/// A provider that is not well known says itself where it is.
fn names_a_place(table: &TableReader<'_, '_>, provider: &ProviderSettings, known: bool) -> bool {
    if !provider.url.is_empty() {
        return true;
    }
    if !known {
        let names: Vec<&str> = presets().iter().map(|preset| preset.name.as_str()).collect();
        let otherwise =
            format!("Add `kind` and `url`, or use one of the names that need neither: {}.", names.join(", "));
        let advice = advice(&provider.name, names.iter().copied(), &otherwise);
        table.complain(&table.span(), format!("`{}` has no `url`", provider.name), advice);
    }
    false
}

fn read(table: &mut TableReader<'_, '_>, provider: &mut ProviderSettings) {
    if let Some(kind) = table.string("kind") {
        match ProviderKind::from_name(&kind) {
            Some(kind) => provider.kind = kind,
            None => table.complain(
                &table.span(),
                format!("`{kind}` is no kind of provider"),
                "Write \"anthropic\", \"openai\" (most servers speak that) or \"ollama\".",
            ),
        }
    }
    table.string("url").clone_into_if(&mut provider.url);
    if let Some(variable) = table.string("key_from") {
        provider.key_from = Some(variable).filter(|variable| !variable.is_empty());
    }
    if let Some(price) = table.amount("input_price") {
        provider.prices.input = price;
    }
    if let Some(price) = table.amount("output_price") {
        provider.prices.output = price;
    }
    let mut number = |key: &str, range: std::ops::Range<i64>, target: &mut u64| {
        if let Some(value) = table.integer(key, range) {
            *target = value.unsigned_abs();
        }
    };
    number("window", 0..10_000_001, &mut provider.window);
    number("connect_millis", 100..60_001, &mut provider.waits.connect);
    number("silence_millis", 100..300_001, &mut provider.waits.silence);
    number("retry_millis", 1..10_001, &mut provider.waits.retry);
    let mut first = 0;
    number("first_word_millis", 100..600_001, &mut first);
    if first > 0 {
        provider.waits.first = Some(first);
    }
}

/// Takes a value over where there is one.
trait CloneIntoIf {
    fn clone_into_if(self, target: &mut String);
}

impl CloneIntoIf for Option<String> {
    fn clone_into_if(self, target: &mut String) {
        if let Some(value) = self {
            *target = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Environment, ModelUse, ProviderKind, Settings, ollama_url, presets};
    use crate::domain::provider::{Budget, Prices, ProviderSettings};

    fn read(file: &str) -> (Settings, Vec<String>) {
        read_with(file, &Environment::default())
    }

    fn read_with(file: &str, environment: &Environment) -> (Settings, Vec<String>) {
        let (settings, findings) = Settings::read(Some(("config.toml", file)), environment);
        (settings, findings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn nothing_is_asked_by_default_and_a_day_costs_a_dollar_at_most() {
        let (settings, findings) = read("");
        assert_eq!(findings, [""; 0]);
        assert_eq!(settings.tutor.uses, ModelUse::None);
        assert_eq!(settings.tutor.providers, []);
        assert_eq!(settings.tutor.budget, Budget { tokens: 0, cost: 1_000_000 });
        assert!(settings.tutor.keep_replies);
    }

    #[test]
    fn a_well_known_name_and_a_model_are_enough() {
        let names: Vec<&str> = presets().iter().map(|preset| preset.name.as_str()).collect();
        assert_eq!(
            names,
            ["anthropic", "openai", "groq", "openrouter", "ollama", "llamacpp", "lmstudio", "vllm"]
        );
        for name in names {
            let file = format!(
                "[tutor]\nuse = \"cloud\"\n[[tutor.provider]]\nname = \"{name}\"\nmodel = \"small\"\n"
            );
            let (settings, findings) = read(&file);
            assert_eq!(findings, [""; 0], "{name}");
            let provider = &settings.tutor.providers[0];
            assert!(provider.url.starts_with("http") && provider.window > 0, "{provider:?}");
            assert_eq!((settings.tutor.uses, provider.model.as_str()), (ModelUse::Cloud, "small"));
            assert_eq!(provider.key_from.is_some(), provider.url.starts_with("https"), "{provider:?}");
        }
    }

    #[test]
    fn everything_can_be_said_of_a_provider() {
        let (settings, findings) = read(
            "[tutor]\nuse = \"cloud\"\ndaily_tokens = 9\ndaily_cost = 0.25\nkeep_replies = false\n\
             [[tutor.provider]]\nname = \"school\"\nkind = \"ollama\"\nurl = \"https://example.org\"\nmodel = \"a\"\n\
             key_from = \"SCHOOL\"\ninput_price = 0.15\noutput_price = 3\nwindow = 7\nconnect_millis = 100\n\
             first_word_millis = 200\nsilence_millis = 300\nretry_millis = 4\n\
             [[tutor.provider]]\nname = \"groq\"\nurl = \"http://127.0.0.1:1\"\nmodel = \"b\"\nkey_from = \"\"\n",
        );
        assert_eq!(findings, [""; 0]);
        assert_eq!(settings.tutor.budget, Budget { tokens: 9, cost: 250_000 });
        assert!(!settings.tutor.keep_replies);
        let school = &settings.tutor.providers[0];
        assert_eq!(school.kind, ProviderKind::Ollama);
        assert_eq!(school.prices, Prices { input: 150_000, output: 3_000_000 });
        assert_eq!((school.window, school.key_from.as_deref()), (7, Some("SCHOOL")));
        let waits = &school.waits;
        assert_eq!((waits.connect, waits.first, waits.silence, waits.retry), (100, Some(200), 300, 4));
        let groq = &settings.tutor.providers[1];
        assert_eq!((groq.url.as_str(), groq.key_from.as_deref()), ("http://127.0.0.1:1", None));
    }

    #[test]
    fn mistakes_are_told_with_their_line_and_the_rest_is_taken() {
        let (settings, findings) = read(
            "[tutor]\nuse = \"sky\"\ndaily_cost = -1\n\
             [[tutor.provider]]\nname = \"grok\"\nmodel = \"a\"\n\
             [[tutor.provider]]\nname = \"groq\"\n\
             [[tutor.provider]]\nname = \"ollama\"\nmodel = \"b\"\nmodle = \"c\"\nkind = \"smoke\"\n\
             [[tutor.provider]]\nname = \"ollama\"\nmodel = \"b\"\n\
             [[tutor.provider]]\nname = \"a b\"\nmodel = \"b\"\nurl = \"http://localhost\"\nwindow = \"big\"\n",
        );
        let names: Vec<&str> = settings
            .tutor
            .providers
            .iter()
            .map(|provider: &ProviderSettings| provider.name.as_str())
            .collect();
        assert_eq!(names, ["ollama", "a b"]);
        for (wanted, advice) in [
            ("config.toml:1: `use` is not `sky`", "none"),
            ("config.toml:3: `daily_cost` is not a number like 2.50", "Write"),
            ("config.toml:4: `grok` has no `url`", "Did you mean `groq`?"),
            ("config.toml:7: `model` is missing", "Add a line"),
            ("config.toml:12: `modle` is not a known key", "Did you mean `model`?"),
            ("config.toml:9: `smoke` is no kind of provider", "openai"),
            ("config.toml:14: the provider `ollama` is here twice", "something else"),
            ("config.toml:17: `a b` is no name for a provider", "letters"),
            ("config.toml:21: `window` is not a whole number", "without quotes"),
        ] {
            let found = findings.iter().find(|finding| finding.starts_with(wanted));
            assert!(found.is_some_and(|finding| finding.contains(advice)), "{wanted}: {findings:#?}");
        }
    }

    #[test]
    fn ollama_is_where_the_environment_says() {
        for (host, url) in [
            ("127.0.0.1", "http://127.0.0.1:11434"),
            ("192.168.1.4:9000", "http://192.168.1.4:9000"),
            ("0.0.0.0", "http://127.0.0.1:11434"),
            (":9000", "http://127.0.0.1:9000"),
            ("https://models.example.org/", "https://models.example.org:443"),
            ("http://nas.local", "http://nas.local:11434"),
            ("[::1]:9000", "http://[::1]:9000"),
        ] {
            assert_eq!(ollama_url(host), url, "{host}");
        }
        let file = "[[tutor.provider]]\nname = \"ollama\"\nmodel = \"a\"\n";
        let environment = Environment::from_iter([("OLLAMA_HOST", "127.0.0.1:9")]);
        let (settings, _) = read_with(file, &environment);
        assert_eq!(settings.tutor.providers[0].url, "http://127.0.0.1:9");
        let (settings, _) = read_with(&format!("{file}url = \"http://127.0.0.1:8\"\n"), &environment);
        assert_eq!(settings.tutor.providers[0].url, "http://127.0.0.1:8", "the file says so itself");
    }
}
