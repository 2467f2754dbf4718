//! The hint ladder: the authored rungs, then the solution in pieces, then line by line. It never skips a
//! rung.

use super::Conversation;
use crate::domain::Language;
use crate::domain::exercise::{Exercise, Hint, Rung};
use crate::domain::puzzle::Puzzle;
use crate::domain::tutoring::{Ladder, Speaker, Turn};

/// Where the ladder of an exercise stands after a conversation.
pub fn ladder_of(exercise: &Exercise, language: Language, turns: &[Turn]) -> Ladder {
    let (given, revealed_lines) = hints_and_reveals(turns);
    let rungs = exercise.hints.len() + usize::from(Puzzle::as_hint(exercise, language).is_some());
    Ladder {
        // Whoever has seen lines of it already is past its pieces.
        given: if revealed_lines > 0 { rungs } else { given.min(rungs) },
        authored: rungs,
        revealed_lines,
        solution_lines: solution_lines(exercise, language).len(),
    }
}

/// How many authored hints and how many revealed lines a conversation holds.
pub fn hints_and_reveals(turns: &[Turn]) -> (usize, usize) {
    let rungs: Vec<Rung> = turns.iter().filter_map(|turn| turn.rung).collect();
    let revealed = rungs.iter().filter(|rung| **rung == Rung::Reveal).count();
    (rungs.len() - revealed, revealed)
}

/// The next rung; `None` when everything has been shown.
pub fn next_rung(conversation: Conversation<'_>, ladder: Ladder) -> Option<Turn> {
    let Conversation { exercise, language, .. } = conversation;
    if let Some(hint) = exercise.hints.get(ladder.given) {
        let text = words_of(conversation, hint);
        return Some(Turn { speaker: Speaker::Tutor, text: text.to_owned(), rung: Some(hint.rung) });
    }
    if ladder.given < ladder.authored
        && let Some(puzzle) = Puzzle::as_hint(exercise, language)
    {
        return Some(Turn { speaker: Speaker::Tutor, text: in_pieces(&puzzle), rung: Some(Rung::Pieces) });
    }
    let lines = solution_lines(exercise, language);
    let line = lines.get(ladder.revealed_lines)?;
    let number = ladder.revealed_lines + 1;
    let text = format!("Line {number} of {}:\n\n```{}\n{line}\n```", lines.len(), language.slug());
    Some(Turn { speaker: Speaker::Tutor, text, rung: Some(Rung::Reveal) })
}

/// What was found in this very program, where that says more than its author could know; the author's own
/// words otherwise, and where the findings would only repeat what was said.
fn words_of<'said>(conversation: Conversation<'said>, hint: &'said Hint) -> &'said str {
    let found = conversation.diagnosed.and_then(|found| found.hint(hint.rung));
    let said = |text: &str| conversation.turns.iter().any(|turn| turn.text.contains(text));
    found.filter(|text| !said(text)).unwrap_or(&hint.text)
}

/// The offer in words; the pieces themselves lie where they can be moved, or are listed by who prints this.
fn in_pieces(puzzle: &Puzzle) -> String {
    format!(
        "Here is one way to write it, in {} pieces and shuffled. Put them in order and indent them: which \
         one has to come first, and which belong *into* another?",
        puzzle.pieces.len()
    )
}

/// The lines of the solution that can be revealed: those with something in them but a comment.
fn solution_lines(exercise: &Exercise, language: Language) -> Vec<&str> {
    let solution = exercise.files(language).map_or("", |files| files.solution.as_str());
    let tells = |line: &&str| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with(language.line_comment())
    };
    solution.lines().filter(tells).collect()
}
