//! Packs of exercises: found, read, checked for sense, and kept as a library. It never runs a program;
//! that a solution passes is proven by `authoring`.

mod cases;
mod exercise;
mod files;
mod graph;
mod library;
mod pack;
mod puzzle;
mod values;

pub use files::PackFiles;
pub use library::Library;
pub use pack::{Pack, pack_name, read_exercise, read_pack};
