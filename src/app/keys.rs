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
    /// The key that asks for `action` where `context` has the focus: the first one that a more special
    /// section has not taken for something else.
    pub fn label(&self, context: Context, action: Action) -> Option<&str> {
        let layers = context.layers();
        layers.iter().enumerate().find_map(|(depth, layer)| {
            let hint = self.hints.iter().find(|hint| hint.context == *layer && hint.action == action)?;
            let free = |key: &&String| !layers[..depth].iter().any(|inner| self.takes(*inner, key));
            hint.keys.iter().find(free).map(String::as_str)
        })
    }

    /// The same for a sentence, where there must be a word: the key, or what the action is called.
    pub fn word(&self, context: Context, action: Action) -> &str {
        self.label(context, action).unwrap_or(action.short())
    }

    /// The words for the three answers to the question about a model: yes, no, later.
    pub fn consent(&self) -> [&str; 3] {
        [Action::Agree, Action::Decline, Action::Cancel].map(|action| self.word(Context::Consent, action))
    }

    fn takes(&self, context: Context, key: &str) -> bool {
        self.hints.iter().any(|hint| hint.context == context && hint.keys.iter().any(|other| other == key))
    }

    /// One section of the keymap, in its order.
    pub fn section(&self, context: Context) -> impl Iterator<Item = &KeyHint> {
        self.hints.iter().filter(move |hint| hint.context == context && !hint.keys.is_empty())
    }
}
