//! What was said before, as far as it fits: the newest turns whole, the older ones in a few lines. It never
//! repeats a line of the solution that was revealed.

use super::data::one_line;
use super::facts::rungs_taken;
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Speaker, Turn};
use crate::tutor::voice::{Message, Role};

/// Questions of older turns that the summary tells, from the newest.
const MOST_TOLD: usize = 6;
/// One turn of the past is told up to here, in characters.
const LONGEST_TURN: usize = 2_000;

/// The messages of a conversation in at most `room` characters, oldest first, each role once in a row, the
/// first the learner's. `last` is what the learner says now.
pub fn messages(turns: &[Turn], last: String, room: usize) -> Vec<Message> {
    let mut left = room.saturating_sub(last.len());
    let mut first = turns.len();
    while let Some(turn) = first.checked_sub(1).and_then(|index| turns.get(index)) {
        let length = shown(turn).len() + 40;
        if length > left {
            break;
        }
        left -= length;
        first -= 1;
    }
    let (older, newer) = turns.split_at(first);
    let mut messages: Vec<Message> = Vec::new();
    let mut add = |role: Role, text: String| match messages.last_mut().filter(|message| message.role == role)
    {
        Some(message) => {
            message.text.push_str("\n\n");
            message.text.push_str(&text);
        }
        None => messages.push(Message { role, text }),
    };
    if !older.is_empty() {
        add(Role::Learner, summary(older));
    }
    for (index, turn) in newer.iter().enumerate() {
        match turn.speaker {
            Speaker::Learner => add(Role::Learner, shown(turn)),
            Speaker::Tutor => {
                let asked = index > 0 && newer[index - 1].speaker == Speaker::Learner;
                if !asked {
                    add(Role::Learner, "Please give me the next hint.".to_owned());
                }
                add(Role::Tutor, shown(turn));
            }
        }
    }
    add(Role::Learner, last);
    messages
}

fn shown(turn: &Turn) -> String {
    match turn.rung {
        Some(Rung::Reveal) => {
            "(A line of the solution was shown, since the learner asked for it.)".to_owned()
        }
        Some(Rung::Pieces) => "(The pieces of a solution were shown, shuffled.)".to_owned(),
        _ => super::data::clipped(turn.text.trim(), LONGEST_TURN),
    }
}

/// Turns that are too long ago, in a few lines: the same turns give the same words.
fn summary(turns: &[Turn]) -> String {
    let mut lines = vec![format!("(What was said before, {} turns, in short.", turns.len())];
    let rungs = rungs_taken(turns);
    if !rungs.is_empty() {
        lines.push(format!("Hints taken: {rungs}."));
    }
    let asked: Vec<&Turn> = turns.iter().filter(|turn| turn.speaker == Speaker::Learner).collect();
    let told = &asked[asked.len().saturating_sub(MOST_TOLD)..];
    lines.extend(told.iter().map(|turn| format!("The learner asked: “{}”", one_line(&turn.text, 160))));
    let tutor = turns.iter().rev().find(|turn| turn.speaker == Speaker::Tutor && turn.rung.is_none());
    let question = tutor.and_then(|turn| last_question(&turn.text));
    lines.extend(question.map(|text| format!("The tutor asked at last: “{}”", one_line(&text, 200))));
    format!("{})", lines.join("\n"))
}

fn last_question(text: &str) -> Option<String> {
    let end = text.rfind('?')?;
    let before = &text[..end];
    let start = before.rfind(['.', '!', '?', '\n']).map_or(0, |index| index + 1);
    Some(text[start..=end].trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{last_question, messages};
    use crate::domain::exercise::Rung;
    use crate::domain::tutoring::{Speaker, Turn};
    use crate::tutor::voice::Role;

    fn turn(speaker: Speaker, text: &str, rung: Option<Rung>) -> Turn {
        Turn { speaker, text: text.to_owned(), rung }
    }

    #[test]
    fn a_long_conversation_is_summarised_and_the_roles_take_turns() {
        let mut turns = vec![turn(Speaker::Tutor, "Look here. What do you see?", Some(Rung::Look))];
        for number in 0..40 {
            turns.push(turn(Speaker::Learner, &format!("question {number} {}", "long ".repeat(60)), None));
            turns.push(turn(Speaker::Tutor, &format!("Well. What is {number}? Try."), None));
        }
        let said = messages(&turns, "and now?".to_owned(), 3_000);
        assert!(said.iter().map(|message| message.text.len()).sum::<usize>() < 4_500);
        assert!(said[0].role == Role::Learner && said[0].text.contains("look here"), "{}", said[0].text);
        assert!(said[0].text.contains("question 3"), "{}", said[0].text);
        assert!(said.windows(2).all(|pair| pair[0].role != pair[1].role));
        assert!(
            said.last().is_some_and(|last| last.role == Role::Learner && last.text.ends_with("and now?"))
        );
        assert_eq!(said, messages(&turns, "and now?".to_owned(), 3_000));
    }

    #[test]
    fn revealed_lines_are_not_repeated() {
        let turns = [turn(Speaker::Tutor, "Line 1 of 2: return secret", Some(Rung::Reveal))];
        let said = messages(&turns, "why?".to_owned(), 3_000);
        assert!(said.iter().all(|message| !message.text.contains("secret")), "{said:?}");
        assert_eq!(said.len(), 3);
    }

    #[test]
    fn the_last_question_is_a_sentence() {
        assert_eq!(last_question("So. Is it three? Think!").as_deref(), Some("Is it three?"));
        assert_eq!(last_question("No question."), None);
    }
}
