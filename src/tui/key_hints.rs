//! A keymap in words, as a model needs it for footer, help and texts. It never looks a key up.

use crate::app::keys::KeyHint;
use crate::config::keymap::Keymap;
use crate::domain::Context;

/// Every binding, section by section, for `Start::keys`.
pub fn key_hints(keymap: &Keymap) -> Vec<KeyHint> {
    let mut hints = Vec::new();
    for context in Context::ALL {
        for (action, chords) in keymap.bindings(context) {
            let keys = chords.iter().map(ToString::to_string).collect();
            hints.push(KeyHint { context, action, keys });
        }
    }
    hints
}
