//! All the themes there are: the built-in ones, and those that a person adds. It never opens a file.

use super::{Theme, parse};
use crate::domain::finding::Finding;

/// In the order in which `next-theme` goes through them.
pub(super) const BUILT_IN: [(&str, &str); 4] = [
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../../assets/themes/high-contrast.toml")),
    ("sixteen", include_str!("../../../assets/themes/sixteen.toml")),
];

/// What a theme is based on if it does not say.
const BASE: &str = "dark";

/// Themes by name, in order; there is always at least one.
#[derive(Debug, Clone)]
pub struct Themes {
    themes: Vec<Theme>,
}

impl Themes {
    pub fn built_in() -> Self {
        Self::with(&[]).0
    }

    /// As much of the built-in themes as it takes to draw with this one; nothing where it is none of them.
    pub fn only(name: &str) -> Option<Self> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        let mut set = Self { themes: Vec::new() };
        if name != BASE
            && let Some((base, text)) = BUILT_IN.iter().find(|(known, _)| *known == BASE)
        {
            set.add(base, text);
        }
        set.add(name, text);
        Some(set)
    }

    /// The built-in themes and these (name without ending, text). One of the same name takes the place
    /// of a built-in one. What is wrong is told, and the rest of the file holds.
    pub fn with(added: &[(String, String)]) -> (Self, Vec<Finding>) {
        let mut set = Self { themes: Vec::new() };
        let mut findings = Vec::new();
        for (name, text) in BUILT_IN {
            findings.extend(set.add(name, text));
        }
        for (name, text) in added {
            findings.extend(set.add(name, text));
        }
        (set, findings)
    }

    fn add(&mut self, name: &str, text: &str) -> Vec<Finding> {
        let file = format!("{name}.toml");
        let (parsed, mut findings) = parse::parse(&file, text);
        let Some(parsed) = parsed else { return findings };
        let base_name = parsed.base.clone().unwrap_or_else(|| BASE.to_owned());
        let base = self.get(&base_name).cloned();
        if base.is_none() && parsed.base.is_some() {
            findings.push(Finding {
                file,
                line: None,
                message: format!("the base `{base_name}` is not a theme"),
                advice: format!("Name one of: {}.", self.names().join(", ")),
            });
        }
        let base = base.or_else(|| self.themes.first().cloned());
        let theme = parsed.over(name, base.as_ref());
        match self.themes.iter_mut().find(|known| known.name == name) {
            Some(known) => *known = theme,
            None => self.themes.push(theme),
        }
        findings
    }

    pub fn built_in_names() -> Vec<String> {
        BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    pub fn names(&self) -> Vec<String> {
        self.themes.iter().map(|theme| theme.name.clone()).collect()
    }

    pub fn get(&self, name: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.name == name)
    }

    /// The theme of this name, or the first one.
    pub fn get_or_first(&self, name: &str) -> Option<&Theme> {
        self.get(name).or_else(|| self.themes.first())
    }
}
