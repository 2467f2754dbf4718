//! What can be said to an editor in vim's language, as data. It never knows which letters say it, and
//! never does it.

/// A whole command of normal or visual mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The register that `"` names.
    pub register: Option<char>,
    /// All counts of the command, multiplied.
    pub count: Option<usize>,
    pub verb: Verb,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Move(Motion),
    Operate(Operator, Target),
    /// In visual mode: selects a text object.
    Select(TextObject),
    Insert(InsertAt),
    ReplaceWith(char),
    ToggleCase,
    Join {
        spaced: bool,
    },
    Put {
        before: bool,
    },
    Undo,
    Repeat,
    /// Begins or ends visual mode.
    Visual {
        lines: bool,
    },
    /// The last selection again.
    Reselect,
    /// The cursor goes to the other end of the selection.
    SwapEnds,
    /// Asks for a pattern; an operator waits for the place that it leads to.
    Search {
        forward: bool,
        operator: Option<Operator>,
    },
    /// Asks for a line of commands.
    CommandLine,
    Scroll(ScrollTo),
    Leave,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Delete,
    Change,
    Yank,
    Indent,
    Outdent,
    Case(Case),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Lower,
    Upper,
    Other,
}

/// What an operator takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Motion(Motion),
    Object(TextObject),
    /// As many lines as the count says.
    Lines,
    Selection,
    /// The lines that the selection touches.
    SelectedLines,
}

/// A way to another place. `big` words are all that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    Up,
    Down,
    NextWord {
        big: bool,
    },
    PreviousWord {
        big: bool,
    },
    WordEnd {
        big: bool,
    },
    PreviousWordEnd {
        big: bool,
    },
    LineStart,
    FirstLetter,
    LineEnd,
    LastLetter,
    Column,
    FirstLine,
    LastLine,
    LineDown,
    LineUp,
    ThisLine,
    Find(Find),
    FindAgain {
        turned: bool,
    },
    Bracket,
    NextParagraph,
    PreviousParagraph,
    NextMatch {
        turned: bool,
    },
    /// The next place of the word under the cursor.
    SameWord {
        forward: bool,
    },
    /// Lines of the view.
    ViewTop,
    ViewMiddle,
    ViewBottom,
}

/// `f`, `F`, `t` and `T`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Find {
    pub letter: char,
    pub forward: bool,
    /// Stops in front of it.
    pub till: bool,
}

/// `iw`, `a(` and their like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextObject {
    /// With what surrounds it.
    pub around: bool,
    pub kind: ObjectKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectKind {
    Word {
        big: bool,
    },
    Quoted(char),
    /// By its opening character.
    Bracketed(char),
    Paragraph,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsertAt {
    Cursor,
    AfterCursor,
    FirstLetter,
    LineEnd,
    LineBelow,
    LineAbove,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScrollTo {
    Top,
    Middle,
    Bottom,
}

impl Command {
    pub const fn of(verb: Verb) -> Self {
        Self { register: None, count: None, verb }
    }

    /// At least 1.
    pub fn times(&self) -> usize {
        self.count.unwrap_or(1).max(1)
    }

    /// The text changes, so that `.` does it again.
    pub const fn is_change(&self) -> bool {
        match self.verb {
            Verb::Operate(operator, _) => !matches!(operator, Operator::Yank),
            Verb::Insert(_)
            | Verb::ReplaceWith(_)
            | Verb::ToggleCase
            | Verb::Join { .. }
            | Verb::Put { .. } => true,
            Verb::Search { .. }
            | Verb::Move(_)
            | Verb::Select(_)
            | Verb::Undo
            | Verb::Repeat
            | Verb::Visual { .. }
            | Verb::Reselect
            | Verb::SwapEnds
            | Verb::CommandLine
            | Verb::Scroll(_)
            | Verb::Leave => false,
        }
    }
}
