//! What a session needs of the place where its person sits: a terminal, an SSH channel, a test. It
//! never knows which of them it is.

use crate::app::{Model, Msg};
use crate::domain::Moment;
use std::future::Future;
use std::io;
use std::path::Path;

/// A screen with its keys.
pub trait Door {
    /// Something that the person did, not yet understood: what a key means depends on the model at the
    /// moment when it is applied.
    type Doing;

    /// The next doings, in order; `None` when the person is gone. May be dropped at any await without
    /// losing one.
    fn next(&mut self) -> impl Future<Output = Option<Vec<Self::Doing>>>;

    /// What a doing means now; `None` when it means nothing here.
    fn understand(&mut self, model: &Model, doing: Self::Doing, now: Moment) -> Option<Msg>;

    /// Draws the model; returns when the frame is on its way.
    fn show(&mut self, model: &Model) -> impl Future<Output = io::Result<()>>;

    /// Hands text to the person's clipboard.
    fn copy(&mut self, text: &str) -> impl Future<Output = io::Result<()>>;

    /// Asks for the mouse, or leaves it to the terminal.
    fn capture_mouse(&mut self, wanted: bool) -> impl Future<Output = io::Result<()>>;

    /// Hands the person's terminal to their own editor, on a file, until they are done; what went wrong,
    /// if anything, and what to do. A door without a machine of the person's has no editor to call.
    fn edit(&mut self, file: &Path) -> impl Future<Output = io::Result<Option<String>>> {
        let _ = file;
        async {
            Ok(Some("Your own editor cannot be called from here; this one is at your service.".to_owned()))
        }
    }

    /// Forgets what is on the screen, so that the next frame draws all of it.
    fn forget(&mut self);

    /// Gives the terminal back to the shell, until the person returns.
    fn suspend(&mut self) -> impl Future<Output = io::Result<()>>;
}
