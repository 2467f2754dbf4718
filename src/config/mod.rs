//! What the program is told by files and environment: folders, settings, keys, themes. It never keeps
//! what it finds anywhere, and nothing below it knows where a value came from.

pub mod environment;
pub mod external_editor;
pub mod keymap;
pub mod keys;
mod models;
pub mod paths;
pub mod settings;
pub mod theme;
pub mod tutor_choice;

pub use environment::Environment;
pub use external_editor::{EditorError, ExternalEditor};
pub use models::{preset, presets};
pub use paths::Paths;
pub use settings::Settings;
