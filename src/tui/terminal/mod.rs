//! Our own terminal: bytes in, events out; buffers in, bytes out. It knows no model and no message, and
//! only `local` knows a real terminal, so that SSH and tests use the rest as it is.

pub mod event;
pub mod input;
#[cfg(unix)]
pub mod local;
pub mod output;
pub mod sequences;

pub use event::{InputEvent, MouseEvent, MouseKind, TerminalEvent};
pub use input::InputParser;
#[cfg(unix)]
pub use local::{EnteredTerminal, LocalTerminal, TerminalError};
pub use output::{Cursor, CursorShape, FrameWriter};
