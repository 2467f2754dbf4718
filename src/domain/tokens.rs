//! What a piece of source text is, for colouring. It never knows a colour; themes do.

use serde::{Deserialize, Serialize};

/// The class of a token, coarse enough for a theme of a dozen styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TokenClass {
    Comment,
    Keyword,
    Operator,
    String,
    Escape,
    Number,
    Constant,
    Function,
    Type,
    Builtin,
    Parameter,
}

/// A coloured stretch of one line: a range of its bytes and what it is. Stretches of a line are in
/// order and do not overlap; what lies between them is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenSpan {
    pub start: usize,
    pub end: usize,
    pub class: TokenClass,
}
