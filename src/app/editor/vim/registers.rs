//! What was yanked and deleted, by the names of registers. The unnamed one is the editor's own, so that
//! its paste key and vim's `p` agree.

use crate::app::editor::{Editor, Register};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
pub(super) struct Registers {
    named: BTreeMap<char, Register>,
}

/// What throws away what is put into it.
const BLACK_HOLE: char = '_';
/// What was yanked last, whatever was deleted since.
const YANKED: char = '0';

impl Registers {
    /// Takes what was yanked or deleted.
    pub fn fill(&mut self, editor: &mut Editor, name: Option<char>, register: Register, yanked: bool) {
        match name {
            Some(BLACK_HOLE) => return,
            Some(name) if name.is_ascii_uppercase() => {
                let held = self.named.entry(name.to_ascii_lowercase()).or_default();
                let whole_lines = held.whole_lines || register.whole_lines;
                if whole_lines && !held.text.is_empty() && !held.text.ends_with('\n') {
                    held.text.push('\n');
                }
                held.text.push_str(&register.text);
                if whole_lines && !held.text.ends_with('\n') {
                    held.text.push('\n');
                }
                held.whole_lines = whole_lines;
                let held = held.clone();
                return editor.set_register(held);
            }
            Some(name) if name.is_ascii_alphanumeric() => {
                self.named.insert(name, register.clone());
            }
            None if yanked => {
                self.named.insert(YANKED, register.clone());
            }
            Some(_) | None => {}
        }
        editor.set_register(register);
    }

    /// What a register holds; the unnamed one and those of the desktop are the editor's.
    pub fn get(&self, editor: &Editor, name: Option<char>) -> Register {
        match name {
            Some(BLACK_HOLE) => Register::default(),
            Some(name) if name.is_ascii_alphanumeric() => {
                self.named.get(&name.to_ascii_lowercase()).cloned().unwrap_or_default()
            }
            _ => editor.register().clone(),
        }
    }
}
