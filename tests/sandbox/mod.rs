//! Programs that try to break out, to never end, or to use up the machine, on each tier. What holds and what
//! does not stands in `plans/sandbox.md`.

mod leftovers;
mod limits;
pub mod machines;
mod place;
mod secrets;
mod walls;
