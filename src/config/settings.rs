//! Every setting: built-in defaults, then `config.toml`, then the environment. A mistake in a file is a
//! finding with its line, and the value before it stays.

use super::Environment;
use crate::domain::finding::Finding;
use crate::domain::preferences::Preferences;
use crate::domain::profile::EditorKeys;
use crate::domain::provider::TutorSettings;
use crate::domain::reading::{TableReader, TomlText};
use crate::domain::verdict::Tier;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// All settings in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    pub preferences: Preferences,
    /// The configured interpreter; `None`: the one that the search path finds.
    pub python: Option<PathBuf>,
    pub sandbox: SandboxSettings,
    pub log: LogSettings,
    pub tutor: TutorSettings,
    /// Where each value that is not a default came from, by its name (`screen.theme`).
    pub sources: BTreeMap<String, Source>,
}

/// What a learner's program may use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SandboxSettings {
    /// `None`: the strongest that works.
    pub tier: Option<Tier>,
    pub wall_seconds: u64,
    pub case_seconds: u64,
    pub memory_mib: u64,
    pub processes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogSettings {
    /// As `tracing-subscriber`'s `EnvFilter` reads it, with module names for short.
    pub level: String,
    pub json: bool,
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    File,
    Environment,
}

const DEFAULTS: &str = include_str!("../../assets/config.toml");

impl Settings {
    /// Reads the defaults, then `file` (its name and text, where there is one), then the environment.
    pub fn read(file: Option<(&str, &str)>, environment: &Environment) -> (Self, Vec<Finding>) {
        let mut settings = Self::default();
        let mut findings = settings.apply("(built in)/config.toml", DEFAULTS);
        settings.sources.clear();
        if let Some((name, text)) = file {
            findings.extend(settings.apply(name, text));
        }
        findings.extend(settings.apply_environment(environment));
        (settings, findings)
    }

    fn apply(&mut self, name: &str, content: &str) -> Vec<Finding> {
        let text = TomlText::new(name, content);
        if let Some(root) = text.parse() {
            let mut reader = TableReader::new(&text, &root, 0..0);
            let sections: [(&'static str, Apply); 7] = [
                ("screen", Self::apply_screen),
                ("editor", Self::apply_editor),
                ("checks", Self::apply_checks),
                ("python", Self::apply_python),
                ("sandbox", Self::apply_sandbox),
                ("log", Self::apply_log),
                ("tutor", super::models::apply),
            ];
            for (section, apply) in sections {
                if let Some(table) = reader.table(section) {
                    let mut section = Section { name: section, table, given: Vec::new() };
                    apply(self, &mut section);
                    self.sources.extend(section.given.into_iter().map(|name| (name, Source::File)));
                    section.table.finish();
                }
            }
            reader.finish();
        }
        text.into_findings()
    }

    fn apply_screen(&mut self, section: &mut Section<'_, '_>) {
        section.text("theme", &mut self.preferences.theme);
        section.boolean("line_numbers", &mut self.preferences.line_numbers);
        section.boolean("mouse", &mut self.preferences.mouse);
        section.boolean("reduced_motion", &mut self.preferences.reduced_motion);
    }

    fn apply_editor(&mut self, section: &mut Section<'_, '_>) {
        let mut keys = String::new();
        section.text("keys", &mut keys);
        match EditorKeys::from_name(&keys) {
            Some(keys) => self.preferences.editor_keys = keys,
            None if keys.is_empty() => {}
            None => section
                .complain(&format!("`{keys}` are no keys for the editor"), "Write \"default\" or \"vim\"."),
        }
    }

    fn apply_checks(&mut self, section: &mut Section<'_, '_>) {
        section.boolean("live", &mut self.preferences.live_checks);
        section.number("pause_millis", 50..5_001, &mut self.preferences.check_pause_millis);
    }

    fn apply_python(&mut self, section: &mut Section<'_, '_>) {
        let mut path = String::new();
        section.text("path", &mut path);
        if !path.is_empty() {
            self.python = Some(PathBuf::from(path));
        }
    }

    fn apply_sandbox(&mut self, section: &mut Section<'_, '_>) {
        let mut tier = "auto".to_owned();
        section.text("tier", &mut tier);
        match read_tier(&tier) {
            Some(tier) => self.sandbox.tier = tier,
            None => section.complain(
                &format!("`{tier}` is not a tier of the sandbox"),
                "Write \"auto\", \"A\" or \"B\".",
            ),
        }
        section.number("wall_seconds", 1..31, &mut self.sandbox.wall_seconds);
        section.number("case_seconds", 1..31, &mut self.sandbox.case_seconds);
        section.number("memory_mib", 64..8_193, &mut self.sandbox.memory_mib);
        section.number("processes", 1..513, &mut self.sandbox.processes);
    }

    fn apply_log(&mut self, section: &mut Section<'_, '_>) {
        section.text("level", &mut self.log.level);
        let mut format = if self.log.json { "json" } else { "text" }.to_owned();
        section.text("format", &mut format);
        match format.as_str() {
            "text" => self.log.json = false,
            "json" => self.log.json = true,
            other => section
                .complain(&format!("`{other}` is not a format of the log"), "Write \"text\" or \"json\"."),
        }
    }

    fn apply_environment(&mut self, environment: &Environment) -> Vec<Finding> {
        let mut given = Vec::new();
        let mut findings = Vec::new();
        let mut take = |name: &'static str, setting: &str| {
            let value = environment.text(name).map(str::to_owned);
            if value.is_some() {
                given.push(setting.to_owned());
            }
            value
        };
        if let Some(theme) = take("CODEMENTOR_THEME", "screen.theme") {
            self.preferences.theme = theme;
        }
        if let Some(path) = take("CODEMENTOR_PYTHON", "python.path") {
            self.python = Some(PathBuf::from(path));
        }
        if let Some(level) = take("CODEMENTOR_LOG", "log.level") {
            self.log.level = level;
        }
        if let Some(tier) = take("CODEMENTOR_SANDBOX", "sandbox.tier") {
            match read_tier(&tier) {
                Some(tier) => self.sandbox.tier = tier,
                None => findings.push(Finding {
                    file: "CODEMENTOR_SANDBOX".to_owned(),
                    line: None,
                    message: format!("`{tier}` is not a tier of the sandbox"),
                    advice: "Set it to auto, A or B.".to_owned(),
                }),
            }
        }
        self.sources.extend(given.into_iter().map(|name| (name, Source::Environment)));
        super::models::apply_environment(self, environment);
        findings
    }
}

/// `Some(None)` is "auto"; `None` is no tier at all.
#[expect(clippy::option_option, reason = "the two answers `automatic` and `unreadable` are both real")]
fn read_tier(text: &str) -> Option<Option<Tier>> {
    match text {
        "auto" => Some(None),
        "A" | "a" => Some(Some(Tier::A)),
        "B" | "b" => Some(Some(Tier::B)),
        _ => None,
    }
}

/// What takes over one section of a file.
type Apply = fn(&mut Settings, &mut Section<'_, '_>);

/// One section of a file while it is applied.
pub(super) struct Section<'file, 'text> {
    name: &'static str,
    pub(super) table: TableReader<'file, 'text>,
    given: Vec<String>,
}

impl Section<'_, '_> {
    pub(super) fn text(&mut self, key: &str, target: &mut String) {
        if let Some(value) = self.table.string(key) {
            *target = value;
            self.note(key);
        }
    }

    pub(super) fn boolean(&mut self, key: &str, target: &mut bool) {
        if let Some(value) = self.table.boolean(key) {
            *target = value;
            self.note(key);
        }
    }

    pub(super) fn number(&mut self, key: &str, range: std::ops::Range<i64>, target: &mut u64) {
        if let Some(value) = self.table.integer(key, range) {
            *target = value.unsigned_abs();
            self.note(key);
        }
    }

    pub(super) fn complain(&self, message: &str, advice: &str) {
        self.table.complain(&self.table.span(), message, advice);
    }

    pub(super) fn note(&mut self, key: &str) {
        self.given.push(format!("{}.{key}", self.name));
    }
}

#[cfg(test)]
mod tests {
    use super::{EditorKeys, Environment, Settings, Source};

    #[test]
    fn the_defaults_are_without_fault() {
        let (settings, findings) = Settings::read(None, &Environment::default());
        assert_eq!(findings, []);
        assert_eq!(settings.preferences, crate::domain::preferences::Preferences::default());
        assert_eq!(settings.sandbox.memory_mib, 512);
        assert!(settings.sources.is_empty());
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
        let file = "[screen]\ntheme = \"light\"\n[checks]\nlive = false\n";
        let environment = Environment::from_iter([("CODEMENTOR_THEME", "sixteen")]);
        let (settings, findings) = Settings::read(Some(("config.toml", file)), &environment);
        assert_eq!(findings, []);
        assert_eq!(settings.preferences.theme, "sixteen");
        assert!(!settings.preferences.live_checks);
        assert_eq!(settings.sources.get("screen.theme"), Some(&Source::Environment));
        assert_eq!(settings.sources.get("checks.live"), Some(&Source::File));
    }

    #[test]
    fn the_editors_keys_are_chosen_by_name() {
        let read = |file| Settings::read(Some(("config.toml", file)), &Environment::default());
        let (settings, findings) = read("[editor]\nkeys = \"vim\"\n");
        assert_eq!((settings.preferences.editor_keys, findings), (EditorKeys::Vim, Vec::new()));
        let (settings, findings) = read("[editor]\nkeys = \"emacs\"\n");
        assert_eq!(settings.preferences.editor_keys, EditorKeys::Plain);
        assert!(findings[0].to_string().contains("`emacs` are no keys for the editor"), "{findings:?}");
    }

    #[test]
    fn mistakes_are_told_with_their_line_and_the_default_stays() {
        let file =
            "[screen]\ntheme = 3\ntheem = \"light\"\n\n[checks]\npause_millis = 1\n[sandbox]\ntier = \"Z\"\n";
        let (settings, findings) = Settings::read(Some(("config.toml", file)), &Environment::default());
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(told[0].starts_with("config.toml:2: `theme` is not a text in quotes"), "{told:?}");
        assert!(
            told[1].starts_with("config.toml:3: `theem` is not a known key\n    Did you mean `theme`?"),
            "{told:?}"
        );
        assert!(
            told[2].starts_with("config.toml:6: `pause_millis` is not a whole number from 50"),
            "{told:?}"
        );
        assert!(told[3].contains("`Z` is not a tier of the sandbox"), "{told:?}");
        assert_eq!(settings.preferences, crate::domain::preferences::Preferences::default());
    }

    #[test]
    fn a_file_that_is_not_toml_is_told() {
        let (settings, findings) =
            Settings::read(Some(("config.toml", "[screen\n")), &Environment::default());
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, Some(1));
        assert_eq!(settings.preferences.theme, "dark");
    }
}
