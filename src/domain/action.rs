//! Everything that a person can ask of the program by a key, with its name in keymaps and the words
//! that help and footer show. It never knows which key; `assets/keymap.toml` does.

impl Action {
    /// Whether it makes sense to be asked for by its words: moving and typing do not.
    pub const fn stands_in_palette(self) -> bool {
        !matches!(
            self,
            Self::Palette
                | Self::Confirm
                | Self::Cancel
                | Self::AgreeNoSandbox
                | Self::Agree
                | Self::Decline
                | Self::Compare
                | Self::BringBack
                | Self::AllAttempts
                | Self::Mark
                | Self::Skip
                | Self::Back
                | Self::Erase
                | Self::MoveUp
                | Self::MoveDown
                | Self::MoveLeft
                | Self::MoveRight
                | Self::MoveWordLeft
                | Self::MoveWordRight
                | Self::MoveLineStart
                | Self::MoveLineEnd
                | Self::MovePageUp
                | Self::MovePageDown
                | Self::ScrollUp
                | Self::ScrollDown
                | Self::SelectUp
                | Self::SelectDown
                | Self::SelectLeft
                | Self::SelectRight
                | Self::SelectWordLeft
                | Self::SelectWordRight
                | Self::SelectLineStart
                | Self::SelectLineEnd
                | Self::SelectPageUp
                | Self::SelectPageDown
                | Self::SelectTop
                | Self::SelectBottom
                | Self::InsertNewline
                | Self::InsertIndent
                | Self::RemoveIndent
                | Self::DeleteLeft
                | Self::DeleteRight
                | Self::DeleteWordLeft
                | Self::DeleteWordRight
                | Self::ReplaceAll
                | Self::NextField
                | Self::TakePiece
                | Self::PieceLeft
                | Self::PieceRight
                | Self::ReturnPiece
                | Self::Send
                | Self::LastQuestion
                | Self::FilterSkill
                | Self::FilterKind
                | Self::FilterLevel
                | Self::FilterState
                | Self::ClearFilters
                | Self::NextOrder
                | Self::BestAbout
                | Self::Complete
        )
    }
}

/// Declares the actions once: variant, name in keymaps, short word for the footer, sentence for help.
macro_rules! actions {
    ($($variant:ident, $name:literal, $short:literal, $help:literal;)+) => {
        /// Something that a key, a click or the palette can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($variant,)+ }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in a keymap file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// One or two words, for the footer.
            pub const fn short(self) -> &'static str {
                match self { $(Self::$variant => $short,)+ }
            }

            /// What it does, for the help screen.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)+ }
            }

            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

actions! {
    // The program.
    Quit, "quit", "quit", "Leave CodeMentor; everything is kept";
    Help, "help", "help", "Show every key that works here";
    Cancel, "cancel", "close", "Close what is open, or stop what is under way";
    Confirm, "confirm", "ok", "Accept";
    ToggleVimKeys, "toggle-vim-keys", "vim keys", "Turn vim's keys in the editor on or off";
    NextTheme, "next-theme", "theme", "Switch to the next theme";
    Palette, "palette", "everything", "Find anything that can be done, by its words";
    SearchTurns, "search-turns", "find said", "Look through everything that was said with the tutor";
    Settings, "settings", "settings", "Change the settings";
    Redraw, "redraw", "redraw", "Draw the whole screen again";
    Suspend, "suspend", "suspend", "Stop the program for now; `fg` brings it back";
    // The practice screen.
    Check, "check", "check", "Run the checks now";
    Hint, "hint", "hint", "Ask the tutor for the next hint";
    Review, "review", "review", "Hear what the tutor says of a program that passes, line by line";
    NextExercise, "next-exercise", "next", "Go to the next exercise";
    Today, "today", "today", "Show today: the exercise of the day, reviews, your streak";
    Progress, "progress", "progress", "Show how far you have come: charts, skills, badges, history";
    History, "history", "attempts", "Show every attempt at this exercise, with its program";
    Compare, "compare", "changes", "Show the program whole, what changed in it, or all since the first attempt";
    BringBack, "bring-back", "bring back", "Bring this version back into the editor";
    AllAttempts, "all-attempts", "all", "List the attempts of all exercises, or of this one only";
    Memory, "memory", "memory", "Show what the tutor knows of you, to correct or erase it";
    Voices, "who-answers", "who answers", "Choose who answers your questions: the offline tutor, or a model";
    LastRequest, "last-request", "last request", "Show the last request to a model whole, as it was sent";
    Agree, "agree", "agree", "Agree that a model answers, where that is asked";
    Decline, "decline", "decline", "Say no to a model, where that is asked";
    Interview, "interview", "questions", "Answer the questions of the beginning again";
    Tour, "tour", "tour", "Show the tour of the screen again";
    GiveUp, "give-up", "give up", "Give the exercise up and see its solution (asks first)";
    Exercises, "exercises", "exercises", "Look through all exercises: search, filter, choose";
    SkillMap, "skill-map", "skill map", "Show the map of all skills, and which needs which";
    ShowSolution, "show-solution", "solution", "Put the model solution beside yours (after a pass)";
    ExternalEditor, "external-editor", "your editor", "Write in your own editor ($VISUAL or $EDITOR), and come back";
    DraftPath, "draft-path", "draft's file", "Show and copy the path of your draft, for another program";
    ResetDraft, "reset-draft", "start over", "Go back to the starter (asks first)";
    NextFailing, "next-failing", "next failing", "To the next failing check, or the line that does not parse";
    CaseDetail, "case-detail", "details", "Show the next check in full";
    StepThrough, "step-through", "step through", "Step through the run of the smallest case that fails";
    NextPane, "next-pane", "next pane", "Move to the next pane";
    PreviousPane, "previous-pane", "previous pane", "Move to the pane before";
    FocusExercise, "focus-exercise", "exercise", "Move to the exercise text";
    FocusEditor, "focus-editor", "editor", "Move to the editor";
    FocusChecks, "focus-checks", "checks", "Move to the checks";
    FocusChat, "focus-chat", "hints", "Move to the hint chat";
    FocusProgress, "focus-progress", "progress", "Move to your progress";
    Zoom, "zoom", "zoom", "Give the pane the whole screen, or give it back";
    ExerciseUp, "exercise-up", "exercise up", "Scroll the exercise up, from any pane";
    ExerciseDown, "exercise-down", "exercise down", "Scroll the exercise down, from any pane";
    Pieces, "pieces", "pieces", "Put the program together from pieces, or type it instead";
    AgreeNoSandbox, "agree-no-sandbox", "agree", "Agree to run without a sandbox, where that is asked";
    // Questions, the tour, and lists that can be changed.
    Mark, "mark", "mark", "Mark an answer, or take its mark away";
    Skip, "skip", "skip", "Leave this question out";
    Back, "back", "back", "Back to what was before";
    Erase, "erase", "erase", "Erase the line (asks first)";
    // Moving, in text and in lists.
    MoveUp, "move-up", "up", "Up one line";
    MoveDown, "move-down", "down", "Down one line";
    MoveLeft, "move-left", "left", "Left one character";
    MoveRight, "move-right", "right", "Right one character";
    MoveWordLeft, "move-word-left", "word left", "To the beginning of the word";
    MoveWordRight, "move-word-right", "word right", "To the end of the word";
    MoveLineStart, "move-line-start", "line start", "To the first letter of the line, then to its edge";
    MoveLineEnd, "move-line-end", "line end", "To the end of the line";
    MovePageUp, "move-page-up", "page up", "Up one page";
    MovePageDown, "move-page-down", "page down", "Down one page";
    MoveTop, "move-top", "top", "To the very beginning";
    MoveBottom, "move-bottom", "bottom", "To the very end";
    MoveToBracket, "move-to-bracket", "bracket", "To the matching bracket";
    ScrollUp, "scroll-up", "scroll up", "Scroll up one line; the cursor stays";
    ScrollDown, "scroll-down", "scroll down", "Scroll down one line; the cursor stays";
    SelectUp, "select-up", "select up", "Extend the selection up";
    SelectDown, "select-down", "select down", "Extend the selection down";
    SelectLeft, "select-left", "select left", "Extend the selection left";
    SelectRight, "select-right", "select right", "Extend the selection right";
    SelectWordLeft, "select-word-left", "select word left", "Extend the selection by a word, leftwards";
    SelectWordRight, "select-word-right", "select word right", "Extend the selection by a word, rightwards";
    SelectLineStart, "select-line-start", "select to start", "Extend the selection to the line's start";
    SelectLineEnd, "select-line-end", "select to end", "Extend the selection to the line's end";
    SelectPageUp, "select-page-up", "select page up", "Extend the selection up a page";
    SelectPageDown, "select-page-down", "select page down", "Extend the selection down a page";
    SelectTop, "select-top", "select to top", "Extend the selection to the beginning";
    SelectBottom, "select-bottom", "select to bottom", "Extend the selection to the end";
    SelectAll, "select-all", "select all", "Select everything";
    // Changing text.
    InsertNewline, "insert-newline", "new line", "Begin a new line, indented like this one";
    InsertIndent, "insert-indent", "indent", "Indent, or go to the next tab stop";
    RemoveIndent, "remove-indent", "outdent", "Take one step of indentation away";
    DeleteLeft, "delete-left", "delete", "Delete the character on the left";
    DeleteRight, "delete-right", "delete", "Delete the character on the right";
    DeleteWordLeft, "delete-word-left", "delete word", "Delete to the beginning of the word";
    DeleteWordRight, "delete-word-right", "delete word", "Delete to the end of the word";
    DeleteLine, "delete-line", "delete line", "Delete the line";
    DuplicateLine, "duplicate-line", "duplicate", "Duplicate the line or the selection";
    MoveLineUp, "move-line-up", "line up", "Move the line up";
    MoveLineDown, "move-line-down", "line down", "Move the line down";
    ToggleComment, "toggle-comment", "comment", "Turn lines into comments, or back";
    Undo, "undo", "undo", "Undo";
    Redo, "redo", "redo", "Redo what was undone";
    Copy, "copy", "copy", "Copy the selection, or the line";
    Cut, "cut", "cut", "Cut the selection, or the line";
    Paste, "paste", "paste", "Paste what was last copied here";
    Find, "find", "find", "Search in the text";
    FindNext, "find-next", "find next", "To the next match";
    FindPrevious, "find-previous", "find previous", "To the match before";
    Replace, "replace", "replace", "Search, and replace what is found";
    ReplaceAll, "replace-all", "all", "Replace everything that is found, at once";
    NextField, "next-field", "other line", "To the other of two lines that are asked for";
    GoToLine, "go-to-line", "go to line", "Go to a line by its number";
    // Looking through the exercises.
    FilterSkill, "filter-skill", "skill", "Only exercises about one skill";
    FilterKind, "filter-kind", "kind", "Only exercises of one kind";
    FilterLevel, "filter-level", "level", "Only exercises of some levels";
    FilterState, "filter-state", "state", "Only new ones, begun, due, solved, or what fits you now";
    NextOrder, "next-order", "order", "Sort by what suits you, by level, by title, by when you tried it";
    ClearFilters, "clear-filters", "clear", "Show all exercises again";
    BestAbout, "best-about", "best one", "Open the exercise about this skill that suits you best";
    Complete, "complete", "complete", "Complete the filter that is being typed";
    // A puzzle.
    TakePiece, "take-piece", "take", "Take the piece in hand, or put it down";
    PieceLeft, "piece-left", "left", "To the box; a piece in hand goes one step out";
    PieceRight, "piece-right", "right", "To the program; a piece in hand goes one step in";
    ReturnPiece, "return-piece", "put back", "Put the piece back into the box";
    // The chat's input.
    Send, "send", "send", "Send what you wrote to the tutor";
    AskAgain, "ask-again", "ask again", "Ask the last question once more, as it was";
    CopyCode, "copy-code", "copy code", "Copy the newest code of the conversation; again, the code before it";
    LastQuestion, "last-question", "last question", "Bring back what you asked last, when the input is empty";
}

#[cfg(test)]
mod tests {
    use super::Action;
    use std::collections::HashSet;

    #[test]
    fn every_action_is_found_by_its_name() {
        let names: HashSet<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        for action in Action::ALL {
            assert_eq!(Action::from_name(action.name()), Some(*action));
        }
    }
}
