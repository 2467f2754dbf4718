//! What can be wrong with the bytes of a reply. It never knows who sent them.

/// Why a reply is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It ended before it said that it is whole.
    CutOff,
    /// A line is not what the protocol says.
    Garbled,
    LineTooLong,
    ReplyTooLong,
    /// It is whole, and there is no word in it.
    Empty,
    /// The provider says itself that something went wrong, in these words.
    Reported(String),
}
