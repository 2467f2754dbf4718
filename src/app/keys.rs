//! The keys in words, as the keymap has them: what the footer, the help page and the texts say. It
//! never knows how a key is read or looked up.

use crate::domain::{Action, Context};

/// One line of the keymap: in this context, these keys ask for this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyHint {
    pub context: Context,
    pub action: Action,
    /// As a person reads them, the one to show first: `F5`, `Alt-H`.
    pub keys: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Keys {
    pub hints: Vec<KeyHint>,
}

impl Keys {
    /// The key that asks for `action` where `context` has the focus.
    pub fn label(&self, context: Context, action: Action) -> Option<&str> {
        context.layers().iter().find_map(|layer| {
            let found = self.hints.iter().find(|hint| hint.context == *layer && hint.action == action);
            found.and_then(|hint| hint.keys.first()).map(String::as_str)
        })
    }

    /// The same for a sentence, where there must be a word: the key, or what the action is called.
    pub fn word(&self, context: Context, action: Action) -> &str {
        self.label(context, action).unwrap_or(action.short())
    }

    pub fn section(&self, context: Context) -> impl Iterator<Item = &KeyHint> {
        self.hints.iter().filter(move |hint| hint.context == context && !hint.keys.is_empty())
    }
}
