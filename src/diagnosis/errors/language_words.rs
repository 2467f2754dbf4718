//! What is said of a language's own words: its keywords, its builtins, its types with their names in plain
//! words and their methods. It is data (`words.toml` in the language's folder).

use crate::domain::reading::{TableReader, TomlText};

#[derive(Debug, Clone, Default)]
pub(super) struct LanguageWords {
    pub(super) keywords: Vec<String>,
    pub(super) builtins: Vec<String>,
    pub(super) types: Vec<TypeWords>,
}

/// One type.
#[derive(Debug, Clone)]
pub(super) struct TypeWords {
    pub(super) name: String,
    /// With an article: "a list".
    pub(super) words: String,
    pub(super) methods: Vec<String>,
}

impl LanguageWords {
    pub(super) fn read(text: &TomlText<'_>) -> Self {
        let Some(root) = text.parse() else { return Self::default() };
        let mut reader = TableReader::new(text, &root, 0..0);
        let words = Self {
            keywords: reader.strings("keywords"),
            builtins: reader.strings("builtins"),
            types: reader.tables("type").into_iter().filter_map(read_type).collect(),
        };
        reader.finish();
        words
    }

    pub(super) fn of_type(&self, name: &str) -> Option<&TypeWords> {
        self.types.iter().find(|known| known.name == name)
    }

    /// The types that have this method, in words: "a list or a set".
    pub(super) fn owners(&self, method: &str) -> Option<String> {
        let owners = self.types.iter().filter(|known| known.methods.iter().any(|name| name == method));
        let words: Vec<&str> = owners.map(|known| known.words.as_str()).collect();
        let (last, others) = words.split_last()?;
        Some(if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) })
    }
}

fn read_type(mut reader: TableReader<'_, '_>) -> Option<TypeWords> {
    let name = reader.required_string("name");
    let words = reader.required_string("words");
    let methods = reader.strings("methods");
    reader.finish();
    Some(TypeWords { name: name?, words: words?, methods })
}
