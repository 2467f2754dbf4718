//! The real program in a world that fails it: killed, where nothing can be written, with damaged files. What the person
//! sees, and that nothing was lost or left over.

mod damaged_history;
mod doors;
mod extremes;
mod first_window;
mod fuzz;
mod homes;
mod killed;
mod machines;
mod no_room;
mod panics;
mod signalled;
