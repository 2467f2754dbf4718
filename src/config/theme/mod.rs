//! Themes as data: a style for every role. It never knows a terminal; `tui::theme` makes styles of
//! these for what a terminal can show.

mod colour;
mod parse;
mod roles;
mod set;
#[cfg(test)]
mod tests;

pub use colour::{ANSI_NAMES, Colour, contrast};
pub use roles::{Plain, Role};
pub use set::Themes;

use std::collections::BTreeMap;

/// How one role looks. What is `None` or false is as it is around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoleStyle {
    pub foreground: Option<Colour>,
    pub background: Option<Colour>,
    pub bold: bool,
    pub dim: bool,
    pub italic: bool,
    pub underline: bool,
    pub reverse: bool,
}

/// A theme: its name, and a style for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The name of its file, without the ending.
    pub name: String,
    /// What a person reads, like `High contrast`.
    pub title: String,
    styles: BTreeMap<Role, RoleStyle>,
}

impl Theme {
    pub fn style(&self, role: Role) -> RoleStyle {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}
