//! The editor as a whole: against a simple model, on the screen, with its colours.

mod highlighting;
mod merging;
mod model;
mod model_agrees;
mod nothing_out_of_range;
pub mod random;
mod text_area;
mod undo_groups;
mod vim_beside;
mod vim_hands;
mod vim_random;
mod vim_table;
mod vim_table_of_modes;
