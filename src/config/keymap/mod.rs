//! Which key asks for what, and where. It never sees a key being pressed; `tui::keys` does.

mod chord;
mod parse;
#[cfg(test)]
mod tests;

pub use chord::{Chord, ChordError, Key};

use crate::domain::finding::Finding;
use crate::domain::{Action, Context};
use std::collections::HashMap;

/// One line of a keymap. `None` takes away what the key would do otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    pub context: Context,
    pub chord: Chord,
    pub action: Option<Action>,
}

/// All bindings, the later files over the earlier ones.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    /// In the order in which help shows them; of an action's keys, the first is the one that the footer
    /// names. A later file's bindings come before those of an earlier one.
    bindings: Vec<Binding>,
    index: HashMap<(Context, Chord), Option<Action>>,
}

const BUILT_IN: (&str, &str) = ("the built-in keymap", include_str!("../../../assets/keymap.toml"));

impl Keymap {
    pub fn built_in() -> Self {
        Self::with(&[]).0
    }

    /// The built-in bindings and, over them, those of files (name, text), the last file winning. What is
    /// wrong is told, and everything else holds.
    pub fn with(files: &[(String, String)]) -> (Self, Vec<Finding>) {
        let mut keymap = Self::default();
        let mut findings = keymap.add(BUILT_IN.0, BUILT_IN.1);
        for (name, text) in files {
            findings.extend(keymap.add(name, text));
        }
        (keymap, findings)
    }

    fn add(&mut self, file: &str, text: &str) -> Vec<Finding> {
        let (added, findings) = parse::parse(file, text);
        for binding in &added {
            self.index.insert((binding.context, binding.chord), binding.action);
        }
        let place = |binding: &Binding| (binding.context, binding.chord);
        self.bindings.retain(|old| !added.iter().any(|new| place(new) == place(old)));
        self.bindings.splice(0..0, added);
        findings
    }

    /// What a key asks for where `context` has the focus: looked up there first, then in what it shares
    /// with others, then everywhere.
    pub fn lookup(&self, context: Context, chord: Chord) -> Option<Action> {
        let layers = context.layers().iter();
        layers.copied().find_map(|layer| self.index.get(&(layer, chord)).copied())?
    }

    /// The keys that ask for `action` where `context` has the focus; the first is the one to name.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<Chord> {
        let mut keys = Vec::new();
        for layer in context.layers() {
            for binding in self.bindings.iter().filter(|binding| binding.context == *layer) {
                let reaches = self.lookup(context, binding.chord) == Some(action);
                if binding.action == Some(action) && reaches && !keys.contains(&binding.chord) {
                    keys.push(binding.chord);
                }
            }
        }
        keys
    }

    /// The first of [`Self::keys_for`], as a person reads it.
    pub fn key_text(&self, context: Context, action: Action) -> Option<String> {
        self.keys_for(context, action).first().map(Chord::to_string)
    }

    /// One section as help shows it: each action once, with its keys there, in the order of the file.
    pub fn bindings(&self, context: Context) -> Vec<(Action, Vec<Chord>)> {
        let mut rows: Vec<(Action, Vec<Chord>)> = Vec::new();
        for binding in self.bindings.iter().filter(|binding| binding.context == context) {
            let Some(action) = binding.action else { continue };
            match rows.iter_mut().find(|(known, _)| *known == action) {
                Some((_, chords)) => chords.push(binding.chord),
                None => rows.push((action, vec![binding.chord])),
            }
        }
        rows
    }
}
