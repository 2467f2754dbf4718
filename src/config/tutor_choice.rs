//! Writing the choice of a language model into `config.toml`: all that the person wrote stays, and the result
//! is read again before it takes the file's place.

use super::{Environment, Settings};
use crate::domain::provider::{ModelUse, ProviderSettings};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use thiserror::Error;
use toml::de::{DeTable, DeValue};

#[derive(Debug, Error)]
pub enum ChoiceError {
    #[error("failed to read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("failed to write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("failed to add `{name}` to {}: the file cannot be changed without a person", path.display())]
    Unclear { path: PathBuf, name: String },
    #[error("`{name}` is in {} already", path.display())]
    There { path: PathBuf, name: String },
}

impl ChoiceError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::Read { .. } | Self::Write { .. } => {
                "Look whether the folder is yours and the disk is not full. Nothing was changed.".to_owned()
            }
            Self::Unclear { .. } => "Mend it as `codementor doctor` says, and try again.".to_owned(),
            Self::There { .. } => {
                "Change its `model` there; `codementor doctor` tells where the file is.".to_owned()
            }
        }
    }
}

/// Adds a provider behind those that are there, and lets models be used as `uses` says.
pub fn choose(path: &Path, provider: &ProviderSettings, uses: ModelUse) -> Result<(), ChoiceError> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(ChoiceError::Read { path: path.to_owned(), source }),
    };
    let there = read(&before).tutor.providers.iter().any(|other| other.name == provider.name);
    if there {
        return Err(ChoiceError::There { path: path.to_owned(), name: provider.name.clone() });
    }
    let unclear = || ChoiceError::Unclear { path: path.to_owned(), name: provider.name.clone() };
    let after = with_provider(&before, provider, uses).ok_or_else(unclear)?;
    let settings = read(&after);
    if settings.tutor.uses != uses || settings.tutor.providers.last() != Some(provider) {
        return Err(unclear());
    }
    replace(path, &after).map_err(|source| ChoiceError::Write { path: path.to_owned(), source })
}

/// Lets models be used as `uses` says.
pub fn choose_use(path: &Path, uses: ModelUse) -> Result<(), ChoiceError> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(ChoiceError::Read { path: path.to_owned(), source }),
    };
    let unclear = || ChoiceError::Unclear { path: path.to_owned(), name: "use".to_owned() };
    let after = with_use(&before, uses).ok_or_else(unclear)?;
    if read(&after).tutor.uses != uses {
        return Err(unclear());
    }
    replace(path, &after).map_err(|source| ChoiceError::Write { path: path.to_owned(), source })
}

fn read(text: &str) -> Settings {
    Settings::read(Some(("config.toml", text)), &Environment::default()).0
}

fn with_provider(text: &str, provider: &ProviderSettings, uses: ModelUse) -> Option<String> {
    let mut text = with_use(text, uses)?;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let preset = super::presets().iter().find(|preset| preset.name == provider.name);
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "\n[[tutor.provider]]\nname  = {}\nmodel = {}\n",
        quoted(&provider.name),
        quoted(&provider.model)
    );
    if preset.is_none_or(|preset| preset.kind != provider.kind) {
        let _ = writeln!(text, "kind  = {}", quoted(provider.kind.name()));
    }
    if preset.is_none_or(|preset| preset.url != provider.url) {
        let _ = writeln!(text, "url   = {}", quoted(&provider.url));
    }
    Some(text)
}

/// The text with `use` in `[tutor]`.
fn with_use(text: &str, uses: ModelUse) -> Option<String> {
    let root = DeTable::parse(text).ok()?;
    let value = quoted(uses.name());
    let tutor = root.get_ref().iter().find(|(name, _)| name.get_ref() == "tutor").map(|(_, table)| table);
    if let Some(DeValue::Table(table)) = tutor.map(toml::Spanned::get_ref)
        && let Some((_, old)) = table.iter().find(|(name, _)| name.get_ref() == "use")
    {
        let span = old.span();
        return Some([&text[..span.start], &value, &text[span.end..]].concat());
    }
    let line = format!("use = {value}\n");
    let mut place = 0;
    for written in text.split_inclusive('\n') {
        place += written.len();
        let bare = written.split('#').next().unwrap_or_default().trim();
        if bare == "[tutor]" {
            let gap = if written.ends_with('\n') { "" } else { "\n" };
            return Some([&text[..place], gap, &line, &text[place..]].concat());
        }
    }
    let gap = if text.is_empty() {
        ""
    } else if text.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    Some(format!("{text}{gap}[tutor]\n{line}"))
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // A link to a file elsewhere, as people have who keep their settings together, stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = path.with_extension("toml.new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    if let Ok(before) = fs::metadata(&path) {
        fs::set_permissions(&beside, before.permissions())?;
    }
    fs::rename(&beside, &path)
}

#[cfg(test)]
mod tests {
    use super::{ChoiceError, ModelUse, ProviderSettings, choose, read};
    use crate::config::{Environment, preset};
    use std::fs;

    fn ollama() -> ProviderSettings {
        let mut provider = preset("ollama", &Environment::default()).expect("well known");
        provider.model = "small \"one\"".to_owned();
        provider
    }

    #[test]
    fn all_that_was_written_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("below/config.toml");
        for before in [
            "",
            "# mine\n[screen]\ntheme = \"light\" # bright",
            "[tutor] # the tutor\ndaily_cost = 2.0\n[screen]\nmouse = false\n",
            "[tutor]\nuse = \"none\" # for now\n",
            "[screen]\n[tutor]",
            "tutor.use = \"none\"\n",
            "[[tutor.provider]]\nname = \"groq\"\nmodel = \"a\"\n",
        ] {
            fs::create_dir_all(folder.path().join("below")).expect("a folder");
            fs::write(&path, before).expect("written");
            choose(&path, &ollama(), ModelUse::Local).expect(before);
            let after = fs::read_to_string(&path).expect("there");
            let settings = read(&after);
            assert_eq!(settings.tutor.uses, ModelUse::Local, "{after}");
            assert_eq!(settings.tutor.providers.last(), Some(&ollama()), "{after}");
            for line in before.lines().filter(|line| !line.contains("none")) {
                assert!(after.contains(line), "`{line}` is not in {after}");
            }
            assert_eq!(fs::read_dir(folder.path().join("below")).expect("a folder").count(), 1);
            assert!(matches!(choose(&path, &ollama(), ModelUse::Local), Err(ChoiceError::There { .. })));
        }
    }

    #[test]
    fn another_address_is_written_and_what_is_broken_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        let provider = ProviderSettings { url: "http://127.0.0.1:9".to_owned(), ..ollama() };
        choose(&path, &provider, ModelUse::Cloud).expect("a new file");
        assert_eq!(read(&fs::read_to_string(&path).expect("there")).tutor.providers.last(), Some(&provider));
        fs::write(&path, "[screen\n").expect("written");
        assert!(matches!(choose(&path, &provider, ModelUse::Local), Err(ChoiceError::Unclear { .. })));
        assert_eq!(fs::read_to_string(&path).expect("there"), "[screen\n");
    }
}
