//! Where the keys go: what has the focus, as far as a keymap tells it apart. It never knows a key.

/// A section of a keymap. A key is looked up in the section of what has the focus, then in those
/// that it shares with others, then in the one for everywhere; see [`Context::layers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere.
    Global,
    /// Shared by all that takes text: moving, selecting, changing, copying.
    Text,
    /// Shared by all that is read and scrolled.
    Reading,
    Editor,
    /// The editor with vim's keys, while letters are commands.
    Vim,
    /// Pieces that are put together.
    Puzzle,
    Exercise,
    Checks,
    /// The hint chat; its input takes text.
    Chat,
    Progress,
    /// A list that is narrowed by what is typed.
    List,
    /// The list of all exercises, with its filters.
    Browse,
    /// The map of skills.
    Map,
    /// The help page; what is typed narrows it.
    Help,
    /// A board: today, progress, settings; its rows are chosen with the arrows.
    Board,
    /// The list of attempts, with the program of the chosen one.
    History,
    /// The questions of the beginning.
    Interview,
    /// The tour of the screen.
    Tour,
    /// A run that is stepped through.
    Stepping,
    /// The question whether a model may answer.
    Consent,
    /// Any other page: the model solution, a case shown whole, a concept.
    Page,
    /// A line that is asked for: a search, a line number.
    Prompt,
    /// A yes-or-no question in the footer.
    Dialog,
}

impl Context {
    pub const ALL: [Self; 23] = [
        Self::Global,
        Self::Text,
        Self::Reading,
        Self::Editor,
        Self::Vim,
        Self::Puzzle,
        Self::Exercise,
        Self::Checks,
        Self::Chat,
        Self::Progress,
        Self::List,
        Self::Browse,
        Self::Map,
        Self::Help,
        Self::Board,
        Self::History,
        Self::Interview,
        Self::Tour,
        Self::Stepping,
        Self::Consent,
        Self::Page,
        Self::Prompt,
        Self::Dialog,
    ];

    /// Its name in a keymap file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Text => "text",
            Self::Reading => "reading",
            Self::Editor => "editor",
            Self::Vim => "vim",
            Self::Puzzle => "puzzle",
            Self::Exercise => "exercise",
            Self::Checks => "checks",
            Self::Chat => "chat",
            Self::Progress => "progress",
            Self::List => "list",
            Self::Browse => "browse",
            Self::Map => "map",
            Self::Help => "help",
            Self::Board => "board",
            Self::History => "history",
            Self::Interview => "interview",
            Self::Tour => "tour",
            Self::Stepping => "stepping",
            Self::Consent => "consent",
            Self::Page => "page",
            Self::Prompt => "prompt",
            Self::Dialog => "dialog",
        }
    }

    /// What help calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Text => "Where you write",
            Self::Reading => "Where you read",
            Self::Editor => "In the editor",
            Self::Vim => "With vim's keys",
            Self::Puzzle => "In a puzzle",
            Self::Exercise => "In the exercise",
            Self::Checks => "In the checks",
            Self::Chat => "In the hints",
            Self::Progress => "In the progress",
            Self::List => "In a list",
            Self::Browse => "Looking through the exercises",
            Self::Map => "On the skill map",
            Self::Help => "In the help",
            Self::Board => "On a board of rows",
            Self::History => "In the list of attempts",
            Self::Interview => "In the first questions",
            Self::Tour => "In the tour",
            Self::Stepping => "Stepping through a run",
            Self::Consent => "When a model is asked about",
            Self::Page => "On a page",
            Self::Prompt => "When a line is asked for",
            Self::Dialog => "When a question is asked",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// The sections in which a key is looked up, the first that has it wins.
    pub const fn layers(self) -> &'static [Self] {
        match self {
            Self::Global => &[Self::Global],
            Self::Text => &[Self::Text, Self::Global],
            Self::Reading => &[Self::Reading, Self::Global],
            Self::Editor => &[Self::Editor, Self::Text, Self::Global],
            Self::Vim => &[Self::Vim, Self::Editor, Self::Text, Self::Global],
            Self::Puzzle => &[Self::Puzzle, Self::Reading, Self::Global],
            Self::Exercise => &[Self::Exercise, Self::Reading, Self::Global],
            Self::Checks => &[Self::Checks, Self::Reading, Self::Global],
            Self::Chat => &[Self::Chat, Self::Text, Self::Global],
            Self::Progress => &[Self::Progress, Self::Reading, Self::Global],
            Self::List => &[Self::List, Self::Text, Self::Global],
            Self::Browse => &[Self::Browse, Self::List, Self::Text, Self::Global],
            Self::Map => &[Self::Map, Self::Reading, Self::Global],
            Self::Help => &[Self::Help, Self::Text, Self::Global],
            Self::Board => &[Self::Board, Self::Reading, Self::Global],
            Self::History => &[Self::History, Self::Reading, Self::Global],
            Self::Interview => &[Self::Interview, Self::Reading, Self::Global],
            Self::Tour => &[Self::Tour, Self::Reading, Self::Global],
            Self::Stepping => &[Self::Stepping, Self::Reading, Self::Global],
            Self::Consent => &[Self::Consent, Self::Reading, Self::Global],
            Self::Page => &[Self::Page, Self::Reading, Self::Global],
            Self::Prompt => &[Self::Prompt, Self::Text, Self::Global],
            Self::Dialog => &[Self::Dialog, Self::Global],
        }
    }

    /// A printable key without a binding is typed here.
    pub const fn takes_text(self) -> bool {
        match self {
            Self::Text
            | Self::Editor
            | Self::Vim
            | Self::Chat
            | Self::List
            | Self::Browse
            | Self::Help
            | Self::Prompt => true,
            Self::Global
            | Self::Reading
            | Self::Puzzle
            | Self::Exercise
            | Self::Checks
            | Self::Progress
            | Self::Board
            | Self::History
            | Self::Map
            | Self::Interview
            | Self::Tour
            | Self::Stepping
            | Self::Consent
            | Self::Page
            | Self::Dialog => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Context;

    #[test]
    fn every_context_is_found_by_its_name_and_looks_in_itself_first() {
        for context in Context::ALL {
            assert_eq!(Context::from_name(context.name()), Some(context));
            assert_eq!(context.layers().first(), Some(&context));
            assert_eq!(context.layers().last(), Some(&Context::Global));
        }
    }
}
