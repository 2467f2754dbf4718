//! Built-in defaults and what a person changes of them: keymaps and themes. It never knows the screen.

pub mod keymap;
mod suggest;
pub mod theme;
