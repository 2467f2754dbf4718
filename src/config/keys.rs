//! Keys of language models: from the environment, or from a file that nobody else may read. They are never
//! written anywhere else.
//!
//! The system's keyring is not asked: reaching it takes a library of D-Bus with a second runtime in it, and
//! there is none on a server, which is where a classroom runs.

use super::Environment;
use crate::domain::key::Key;
use crate::domain::provider::ProviderSettings;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What keeps a key from being read or kept.
#[derive(Debug, Error)]
pub enum KeyError {
    #[error("{} can be read by others on this machine", .0.display())]
    Open(PathBuf),
    #[error("failed to read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    // What stands in the file is never told: it is keys.
    #[error("{} is not as it should be", .0.display())]
    Garbled(PathBuf),
    #[error("failed to write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
}

impl KeyError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::Open(path) => format!(
                "Its keys are not used until it is yours alone: `chmod 600 {}`. If others may have read it, make new \
                 keys.",
                path.display()
            ),
            Self::Garbled(_) => {
                "It has lines like `groq = \"the key\"`; mend it, or move it away.".to_owned()
            }
            Self::Read { .. } | Self::Write { .. } => {
                "Look whether the folder is yours and the disk is not full.".to_owned()
            }
        }
    }
}

/// Where a key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySource {
    Environment,
    File,
}

/// The keys of these providers, by name, as far as there are any; and what is wrong with the file of keys.
pub fn find(
    providers: &[ProviderSettings],
    environment: &Environment,
    file: &Path,
) -> (BTreeMap<String, (Key, KeySource)>, Option<KeyError>) {
    let (kept, error) = match read(file) {
        Ok(kept) => (kept, None),
        Err(error) => (BTreeMap::new(), Some(error)),
    };
    let of = |provider: &ProviderSettings| {
        let variable = provider.key_from.as_deref().and_then(|name| environment.text(name));
        let from_environment = variable.and_then(Key::new).map(|key| (key, KeySource::Environment));
        from_environment.or_else(|| kept.get(&provider.name).map(|key| (key.clone(), KeySource::File)))
    };
    let found =
        providers.iter().filter_map(|provider| Some((provider.name.clone(), of(provider)?))).collect();
    (found, error)
}

/// Keeps a provider's key.
pub fn keep(file: &Path, provider: &str, key: &Key) -> Result<(), KeyError> {
    let mut keys = read(file)?;
    keys.insert(provider.to_owned(), key.clone());
    write(file, &keys)
}

/// Whether there was one to forget.
pub fn forget(file: &Path, provider: &str) -> Result<bool, KeyError> {
    let mut keys = read(file)?;
    let there = keys.remove(provider).is_some();
    if there {
        write(file, &keys)?;
    }
    Ok(there)
}

fn read(path: &Path) -> Result<BTreeMap<String, Key>, KeyError> {
    let failed = |source| KeyError::Read { path: path.to_owned(), source };
    let mut file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(failed(error)),
    };
    // Of the open file, so that none can be put in its place in between.
    if !is_private(&file.metadata().map_err(failed)?) {
        return Err(KeyError::Open(path.to_owned()));
    }
    let mut text = String::new();
    io::Read::read_to_string(&mut file, &mut text).map_err(failed)?;
    let table: toml::Table = text.parse().map_err(|_| KeyError::Garbled(path.to_owned()))?;
    let key = |(name, value): (String, toml::Value)| {
        let key = value.as_str().and_then(Key::new).ok_or_else(|| KeyError::Garbled(path.to_owned()))?;
        Ok((name, key))
    };
    table.into_iter().map(key).collect()
}

fn write(path: &Path, keys: &BTreeMap<String, Key>) -> Result<(), KeyError> {
    let table: toml::Table =
        keys.iter().map(|(name, key)| (name.clone(), toml::Value::from(key.reveal()))).collect();
    let text = format!(
        "# Keys of language models. Nobody but you may read this file; `codementor tutor key` and\n\
         # `codementor tutor forget` change it.\n{table}"
    );
    let failed = |source| KeyError::Write { path: path.to_owned(), source };
    let beside = path.with_extension("toml.new");
    let written = private_file(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        // Half a file of keys is nothing to leave behind.
        let _ = fs::remove_file(&beside);
    }
    moved.map_err(failed)
}

fn private_file(path: &Path) -> io::Result<fs::File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn is_private(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let others = metadata.permissions().mode() & 0o077;
    others == 0
}

#[cfg(not(unix))]
fn is_private(_metadata: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::{Environment, Key, KeyError, KeySource, ProviderSettings, find, forget, keep};
    use std::fs;

    fn provider(name: &str, key_from: Option<&str>) -> ProviderSettings {
        ProviderSettings {
            name: name.to_owned(),
            key_from: key_from.map(str::to_owned),
            ..ProviderSettings::default()
        }
    }

    #[test]
    fn the_environment_comes_before_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("below/keys.toml");
        keep(&file, "groq", &Key::new("from-file").expect("a key")).expect("kept");
        keep(&file, "a.b", &Key::new("with\"quote").expect("a key")).expect("kept");
        let providers = [provider("groq", Some("GROQ")), provider("a.b", None), provider("c", Some("C"))];
        let environment = Environment::from_iter([("GROQ", "from-environment\n")]);
        let (keys, error) = find(&providers, &environment, &file);
        assert!(error.is_none());
        let told: Vec<(&str, &str, KeySource)> =
            keys.iter().map(|(name, (key, source))| (name.as_str(), key.reveal(), *source)).collect();
        assert_eq!(
            told,
            [("a.b", "with\"quote", KeySource::File), ("groq", "from-environment", KeySource::Environment)]
        );
        assert!(forget(&file, "groq").expect("forgotten"));
        assert!(!forget(&file, "groq").expect("nothing to forget"));
        let (keys, _) = find(&providers, &Environment::default(), &file);
        assert_eq!(keys.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_refused_with_words() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("keys.toml");
        keep(&file, "groq", &Key::new("secret-1").expect("a key")).expect("kept");
        let mode = fs::metadata(&file).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
        for mode in [0o640, 0o604, 0o644] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("changed");
            let (keys, error) = find(&[provider("groq", None)], &Environment::default(), &file);
            let error = error.expect("refused");
            assert!(keys.is_empty() && matches!(error, KeyError::Open(_)), "{mode:o}");
            assert!(error.hint().contains("chmod 600"), "{}", error.hint());
            assert!(keep(&file, "other", &Key::new("key").expect("a key")).is_err());
        }
    }

    #[test]
    fn what_is_wrong_with_the_file_is_told_without_its_keys() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("keys.toml");
        keep(&file, "groq", &Key::new("secret-1").expect("a key")).expect("kept");
        fs::write(&file, "groq = \"secret-1\nx").expect("written");
        let (_, error) = find(&[], &Environment::default(), &file);
        let error = error.expect("garbled");
        assert!(!format!("{error} {error:?} {}", error.hint()).contains("secret-1"));
    }
}
