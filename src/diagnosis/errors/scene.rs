//! All that is known of one error: its facts, the program's text and tree, and what can be told from them.
//! It never decides which situation it is.

use super::Program;
use super::language_words::LanguageWords;
use super::loops::EndlessLoop;
use crate::domain::CaughtError;
use crate::domain::caught::ShownValue;
use crate::domain::nearest::nearest;
use crate::syntax::{Tree, names};
use std::collections::BTreeMap;
use std::ops::Range;

/// What patterns and queries have given names to.
pub(super) type Groups = BTreeMap<String, String>;

/// Before these stands another place: `{left_value}` is the value of what `{left}` is. Some of them only
/// have a value where something is so, and are there to be needed: `none`, `text`, `empty`, `builtin`,
/// `silent`.
pub(super) const ENDINGS: [&str; 14] = [
    "value", "type", "kind", "length", "last", "near", "owners", "similar", "own", "none", "text", "empty",
    "builtin", "silent",
];

pub(super) struct Scene<'error> {
    pub(super) caught: &'error CaughtError,
    pub(super) program: Program<'error>,
    pub(super) words: &'error LanguageWords,
    pub(super) lines: Vec<&'error str>,
    pub(super) tree: Option<Tree>,
    /// Where the error is, in bytes, if the exact place is known.
    pub(super) bytes: Option<Range<usize>>,
    /// The values may be shown.
    pub(super) open: bool,
}

impl<'error> Scene<'error> {
    pub(super) fn new(
        caught: &'error CaughtError,
        program: Program<'error>,
        words: &'error LanguageWords,
        open: bool,
    ) -> Self {
        let lines: Vec<&str> = program.source.split('\n').collect();
        let tree = Tree::parse(program.language, program.source).ok();
        let bytes = exact_bytes(caught, &lines).filter(|bytes| program.source.get(bytes.clone()).is_some());
        Self { caught, program, words, lines, tree, bytes, open }
    }

    /// 1-based.
    pub(super) fn line(&self) -> Option<u32> {
        self.caught.line()
    }

    pub(super) fn line_text(&self) -> Option<&'error str> {
        self.lines.get(self.line()?.checked_sub(1)? as usize).copied()
    }

    /// The nearest line before it that is not blank.
    pub(super) fn previous_line(&self) -> Option<&'error str> {
        let before = self.lines.get(..self.line()?.checked_sub(1)? as usize)?;
        before.iter().rev().find(|line| !line.trim().is_empty()).copied()
    }

    /// The function that it happened in.
    pub(super) fn function(&self) -> Option<String> {
        let (_, name) = self.caught.trace.last()?;
        (!name.starts_with('<')).then(|| name.clone())
    }

    /// The exact piece of the program, where it is known.
    pub(super) fn code(&self) -> Option<&'error str> {
        self.program.source.get(self.bytes.clone()?)
    }

    /// What a place of a sentence stands for.
    pub(super) fn value(
        &self,
        groups: &Groups,
        endless: Option<&EndlessLoop>,
        place: &str,
    ) -> Option<String> {
        if let Some(found) = groups.get(place) {
            return Some(found.clone());
        }
        if let Some(found) = self.fact(endless, place) {
            return Some(found);
        }
        let (base, ending) = place.rsplit_once('_').filter(|(_, ending)| ENDINGS.contains(ending))?;
        let base = self.value(groups, endless, base)?;
        match ending {
            "value" => self.shown(&base),
            "type" => self.type_of(&base),
            "kind" => self.kind(&base),
            "length" => Some(self.named(&base)?.length?.to_string()),
            "last" => Some(self.named(&base)?.length?.checked_sub(1)?.to_string()),
            "near" => self.near(&base),
            "owners" => self.words.owners(&base),
            "similar" => {
                let known = self.words.of_type(&self.value(groups, endless, "type")?)?;
                nearest(&base, known.methods.iter().map(String::as_str)).map(str::to_owned)
            }
            "own" => {
                let own = self.tree.iter().flat_map(|tree| attributes(tree));
                nearest(&base, own.filter(|name| *name != base)).map(str::to_owned)
            }
            "none" => self.type_of(&base).filter(|found| found == "NoneType"),
            "text" => self.type_of(&base).filter(|found| found == "str").and_then(|_| self.shown(&base)),
            "empty" => self.named(&base)?.length.filter(|length| *length == 0).map(|_| base),
            "builtin" => Some(base).filter(|name| self.words.builtins.contains(name)),
            "silent" => self.tree.as_ref().is_some_and(|tree| gives_nothing(tree, &base)).then_some(base),
            _ => None,
        }
    }

    fn fact(&self, endless: Option<&EndlessLoop>, place: &str) -> Option<String> {
        match place {
            "line" => endless.map(|one| one.line).or_else(|| self.line()).map(|line| line.to_string()),
            "condition" => endless.map(|one| one.condition.clone()),
            "loop_name" => endless.map(|one| one.name.clone()).filter(|name| !name.is_empty()),
            "error" => Some(self.caught.kind.clone()),
            "message" => Some(self.caught.message.clone()).filter(|message| !message.is_empty()),
            "limit" => self.caught.limit.clone(),
            "code" => self.code().map(str::to_owned),
            "left" | "right" | "operator" => {
                self.part(&["binary_operator", "comparison_operator", "augmented_assignment"], place)
            }
            "callee" => self.part(&["call"], "function"),
            "argument" => {
                let tree = self.tree.as_ref()?;
                let arguments = tree.child(self.node(&["call"])?, "arguments")?;
                let first = tree.children(arguments).find(|child| tree.nodes()[*child].named)?;
                Some(tree.text(first).to_owned())
            }
            "object" => self.part(&["attribute"], "object"),
            "attribute" => self.part(&["attribute"], "attribute"),
            "sequence" => self.part(&["subscript"], "value"),
            "index" => self.part(&["subscript"], "subscript"),
            "target" => {
                let (tree, line) = (self.tree.as_ref()?, self.line()?);
                let assigns = |node: &usize| {
                    let node = &tree.nodes()[*node];
                    node.kind == "assignment" && (node.first_line..=node.last_line).contains(&line)
                };
                let left = tree.child((0..tree.nodes().len()).find(assigns)?, "left")?;
                Some(tree.text(left).to_owned())
            }
            "first_word" => self.first_word().map(str::to_owned),
            "keyword" => {
                let word = self.first_word()?;
                let known = self.words.keywords.iter().map(String::as_str);
                nearest(word, known).filter(|meant| *meant != word).map(str::to_owned)
            }
            _ => None,
        }
    }

    fn first_word(&self) -> Option<&'error str> {
        let line = self.line_text()?.trim_start();
        let end = line.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(line.len());
        line.get(..end).filter(|word| !word.is_empty())
    }

    /// A part of what failed, of one of these kinds.
    fn part(&self, kinds: &[&str], field: &str) -> Option<String> {
        let tree = self.tree.as_ref()?;
        let node = self.node(kinds)?;
        let part = match (tree.nodes()[node].kind, field) {
            // A comparison is a row of operands and operators.
            ("comparison_operator", "left") => tree.children(node).next()?,
            ("comparison_operator", "right") => tree.children(node).nth(2)?,
            ("comparison_operator", "operator") => tree.children(node).nth(1)?,
            _ => tree.child(node, field)?,
        };
        Some(tree.text(part).to_owned())
    }

    /// What failed: what has exactly the error's place, or where that is not known, the only one of these
    /// kinds on its line.
    fn node(&self, kinds: &[&str]) -> Option<usize> {
        let (tree, line) = (self.tree.as_ref()?, self.line()?);
        let mut found = (0..tree.nodes().len()).filter(|index| {
            let node = &tree.nodes()[*index];
            kinds.contains(&node.kind) && self.is_there(node, line)
        });
        let first = found.next()?;
        (self.bytes.is_some() || found.next().is_none()).then_some(first)
    }

    /// Whether a node is what failed, as far as that is known.
    pub(super) fn is_there(&self, node: &crate::syntax::Node, line: u32) -> bool {
        match &self.bytes {
            Some(bytes) => node.bytes == *bytes,
            None => node.first_line == line,
        }
    }

    fn named(&self, name: &str) -> Option<&ShownValue> {
        self.caught.values.iter().filter(|_| self.open).find(|value| value.name == name)
    }

    fn shown(&self, text: &str) -> Option<String> {
        self.named(text).map(|value| value.shown.clone()).or_else(|| literal(text).map(|_| text.to_owned()))
    }

    fn type_of(&self, text: &str) -> Option<String> {
        let known = self.caught.values.iter().find(|value| value.name == text);
        known.map(|value| value.type_name.clone()).or_else(|| literal(text).map(str::to_owned))
    }

    /// In plain words: of a type's name, or of what a name holds.
    fn kind(&self, text: &str) -> Option<String> {
        let type_name =
            if self.words.of_type(text).is_some() { text.to_owned() } else { self.type_of(text)? };
        Some(match self.words.of_type(&type_name) {
            Some(known) => known.words.clone(),
            None => format!("an object of the class {type_name}"),
        })
    }

    /// The name of the program or the language that somebody who wrote this may have meant.
    fn near(&self, name: &str) -> Option<String> {
        let tree = self.tree.as_ref()?;
        let found = names::names(tree);
        let own = found.bindings.iter().map(|binding| binding.name).filter(|known| *known != name);
        let all = own.chain(self.words.builtins.iter().map(String::as_str));
        nearest(name, all).map(str::to_owned)
    }
}

/// Whether the program defines this function, and no line of it gives a value back.
fn gives_nothing(tree: &Tree, name: &str) -> bool {
    let nodes = tree.nodes();
    let mut definitions = (0..nodes.len()).filter(|node| {
        nodes[*node].kind == "function_definition"
            && tree.child(*node, "name").is_some_and(|own| tree.text(own) == name)
    });
    definitions.next().is_some_and(|definition| {
        !tree.descendants(definition).any(|node| {
            nodes[node].kind == "yield"
                || (nodes[node].kind == "return_statement" && tree.children(node).nth(1).is_some())
        })
    })
}

/// The attributes that a program gives to its own objects, and its methods.
fn attributes(tree: &Tree) -> Vec<&str> {
    let found = names::names(tree);
    let own = |how| matches!(how, names::Bound::Attribute | names::Bound::Function);
    found.bindings.iter().filter(|binding| own(binding.how)).map(|binding| binding.name).collect()
}

/// The type of a value that is written out.
fn literal(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?;
    let last = text.chars().last()?;
    Some(match first {
        '"' | '\'' if text.len() > 1 && last == first => "str",
        '[' if last == ']' => "list",
        '{' if last == '}' && text.contains(':') => "dict",
        _ if matches!(text, "True" | "False") => "bool",
        _ if text == "None" => "NoneType",
        _ if text.parse::<i64>().is_ok() => "int",
        _ if first.is_ascii_digit() && text.parse::<f64>().is_ok() => "float",
        _ => return None,
    })
}

/// The place of an error in bytes of the program's text.
fn exact_bytes(caught: &CaughtError, lines: &[&str]) -> Option<Range<usize>> {
    let place = caught.place?;
    let byte = |line: u32, column: u32| {
        let row = usize::try_from(line).ok()?.checked_sub(1)?;
        let text = lines.get(row)?;
        let before: usize = lines[..row].iter().map(|line| line.len() + 1).sum();
        let skip = usize::try_from(column).ok()?.checked_sub(1)?;
        Some(before + text.char_indices().nth(skip).map_or(text.len(), |(byte, _)| byte))
    };
    let (start, end) = (byte(place.line, place.column?)?, byte(place.end_line, place.end_column)?);
    (start <= end).then_some(start..end)
}
