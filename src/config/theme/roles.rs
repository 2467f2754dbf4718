//! The roles that a theme gives a style to, and how each is told without colours. It never knows a
//! colour.

use crate::domain::tokens::TokenClass;

/// How a role looks where there are no colours (`NO_COLOR`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    Normal,
    Bold,
    Dim,
    Italic,
    Underline,
    Reverse,
    BoldUnderline,
}

/// Declares the roles once: variant, name in theme files, look without colours.
macro_rules! roles {
    ($($variant:ident, $name:literal, $plain:ident;)+) => {
        /// What something on the screen is, as far as its look goes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($variant,)+ }

        impl Role {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in a theme file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            pub const fn plain(self) -> Plain {
                match self { $(Self::$variant => Plain::$plain,)+ }
            }

            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

roles! {
    // The page and its greys.
    Background, "background", Normal;
    Text, "text", Normal;
    Muted, "muted", Normal;
    Faint, "faint", Dim;
    Hairline, "hairline", Dim;
    Accent, "accent", Bold;
    // Panes.
    Title, "title", Normal;
    TitleFocused, "title-focused", Bold;
    TabActive, "tab-active", BoldUnderline;
    TabInactive, "tab-inactive", Normal;
    FooterKey, "footer-key", Bold;
    FooterLabel, "footer-label", Normal;
    Chosen, "chosen", Reverse;
    Input, "input", Normal;
    // States.
    Passed, "passed", Normal;
    Working, "working", Normal;
    Failing, "failing", Bold;
    Told, "told", Normal;
    // Prose.
    Heading, "heading", Bold;
    Strong, "strong", Bold;
    Emphasis, "emphasis", Italic;
    Code, "code", Normal;
    CodeBlock, "code-block", Normal;
    Link, "link", Underline;
    LinkTarget, "link-target", Dim;
    Quote, "quote", Normal;
    Marker, "marker", Normal;
    Rule, "rule", Dim;
    // The editor.
    Selection, "selection", Reverse;
    CurrentLine, "current-line", Normal;
    Match, "match", Underline;
    CurrentMatch, "current-match", Reverse;
    Bracket, "bracket", BoldUnderline;
    Cursor, "cursor", Reverse;
    Gutter, "gutter", Dim;
    GutterCurrent, "gutter-current", Bold;
    Problem, "problem", Italic;
    // Sentences at the foot.
    NoticeTold, "notice-told", Normal;
    NoticeGood, "notice-good", Normal;
    NoticeWarning, "notice-warning", Bold;
    NoticeFailure, "notice-failure", Bold;
    // Charts and comparisons.
    Heat0, "heat-0", Dim;
    Heat1, "heat-1", Normal;
    Heat2, "heat-2", Normal;
    Heat3, "heat-3", Bold;
    Heat4, "heat-4", Bold;
    DiffAdded, "diff-added", Normal;
    DiffRemoved, "diff-removed", Normal;
    DiffMarked, "diff-marked", Underline;
    // Code.
    Comment, "comment", Dim;
    Keyword, "keyword", Bold;
    Operator, "operator", Normal;
    String, "string", Normal;
    Escape, "escape", Normal;
    Number, "number", Normal;
    Constant, "constant", Normal;
    Function, "function", Normal;
    Type, "type", Normal;
    Builtin, "builtin", Normal;
    Parameter, "parameter", Normal;
}

impl Role {
    pub const fn token(class: TokenClass) -> Self {
        match class {
            TokenClass::Comment => Self::Comment,
            TokenClass::Keyword => Self::Keyword,
            TokenClass::Operator => Self::Operator,
            TokenClass::String => Self::String,
            TokenClass::Escape => Self::Escape,
            TokenClass::Number => Self::Number,
            TokenClass::Constant => Self::Constant,
            TokenClass::Function => Self::Function,
            TokenClass::Type => Self::Type,
            TokenClass::Builtin => Self::Builtin,
            TokenClass::Parameter => Self::Parameter,
        }
    }

    /// The shade of a heat map, 0 (nothing) to 4; more is 4.
    pub const fn heat(shade: usize) -> Self {
        match shade {
            0 => Self::Heat0,
            1 => Self::Heat1,
            2 => Self::Heat2,
            3 => Self::Heat3,
            _ => Self::Heat4,
        }
    }
}
