//! The remarks of `assets/reviews/`, read once for the process. It never decides which of them are told.

use crate::domain::Language;
use crate::domain::remark::RemarkKind;
use crate::syntax::{Query, Tree};
use serde::Deserialize;
use std::sync::LazyLock;

const PYTHON: [(&str, &str); 4] = [
    ("faster.toml", include_str!("../../../assets/reviews/python/faster.toml")),
    ("idioms.toml", include_str!("../../../assets/reviews/python/idioms.toml")),
    ("naming.toml", include_str!("../../../assets/reviews/python/naming.toml")),
    ("well.toml", include_str!("../../../assets/reviews/python/well.toml")),
];

/// One remark as its author wrote it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub name: String,
    pub kind: RemarkKind,
    query: String,
    pub sentence: String,
    pub why: String,
    /// A program that has it, and one that looks alike and has not.
    pub shows: String,
    pub lacks: String,
}

#[derive(Deserialize)]
struct File {
    remark: Vec<Written>,
}

struct Entry {
    written: Written,
    query: Query,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    read().unwrap_or_else(|error| {
        // A test reads them all, so this is only how a broken build is told.
        tracing::error!(error, "failed to read the remarks");
        Vec::new()
    })
});

fn read() -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for (name, text) in PYTHON {
        let file: File = toml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
        for written in file.remark {
            let query = Query::compile(Language::Python, &written.query)
                .map_err(|error| format!("{name}, {}: {error}", written.name))?;
            entries.push(Entry { written, query });
        }
    }
    Ok(entries)
}

/// A remark, and the first line where it fits.
pub fn found(tree: &Tree) -> Vec<(&'static Written, u32)> {
    let first = |entry: &'static Entry| {
        let nodes = entry.query.matches(tree).into_iter().filter_map(|one| one.node("here"));
        let line = nodes.map(|node| tree.nodes()[node].first_line).min()?;
        Some((&entry.written, line))
    };
    ENTRIES.iter().filter_map(first).collect()
}

/// All of them, for whoever proves them.
pub fn all() -> impl Iterator<Item = &'static Written> {
    ENTRIES.iter().map(|entry| &entry.written)
}

#[cfg(test)]
mod tests {
    use super::{all, found, read};
    use crate::domain::Language;
    use crate::syntax::Tree;
    use std::collections::HashSet;

    #[test]
    fn each_remark_fits_where_it_should_and_nowhere_else() {
        let entries = read().expect("sound remarks");
        assert!(entries.len() >= 25, "{}", entries.len());
        let names: HashSet<&str> = all().map(|written| written.name.as_str()).collect();
        assert_eq!(names.len(), entries.len(), "two remarks have one name");
        for written in all() {
            let fits = |text: &str| {
                let tree = Tree::parse(Language::Python, text).expect("a tree");
                assert!(tree.is_sound(), "{}: {text}", written.name);
                found(&tree).iter().any(|(other, _)| other.name == written.name)
            };
            assert!(fits(&written.shows), "{} does not fit where it should", written.name);
            assert!(!fits(&written.lacks), "{} fits where it should not", written.name);
            assert!(written.sentence.ends_with('.') && written.why.ends_with('.'), "{}", written.name);
        }
    }
}
