//! A secret that opens a provider. It never shows itself: whoever must send it asks for it by name.

use std::fmt;

/// A provider's key. `Debug` and `Display` print `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// `None` when there is nothing in it, or something that no key has: blanks or control characters.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let fit = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_graphic());
        fit.then(|| Self(text.to_owned()))
    }

    /// The secret itself, for the header of a request and for nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The text without the secret in it, wherever it came from.
    pub fn kept_out_of(&self, text: &str) -> String {
        text.replace(&self.0, "***")
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_does_not_show_itself() {
        let key = Key::new(" sk-secret-1\n").expect("a key");
        assert_eq!(format!("{key:?} {key} {:?}", Some(&key)), "*** *** Some(***)");
        assert_eq!(key.reveal(), "sk-secret-1");
        assert_eq!(key.kept_out_of("wrong key: sk-secret-1."), "wrong key: ***.");
        for nothing in ["", " \n", "two words", "bell\u{7}", "ключ"] {
            assert_eq!(Key::new(nothing), None, "{nothing:?}");
        }
    }
}
