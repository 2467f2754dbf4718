//! How hard a hint is to read. Code is not read: a span counts as one short word, a block not at all.
//!
//! Source: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75,
//! 1975); syllables are counted by groups of vowels.

/// The school grade that a text asks for.
pub fn grade(text: &str) -> f64 {
    let prose = prose(text);
    let words = words_of(&prose);
    if words.is_empty() {
        return 0.0;
    }
    let sentences = sentences(&prose).max(1) as f64;
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len() as f64;
    0.39 * (count / sentences) + 11.8 * (syllables as f64 / count) - 15.59
}

/// How many words a text has; a code span is one.
pub fn words(text: &str) -> usize {
    words_of(&prose(text)).len()
}

/// How many questions a text asks.
pub fn questions(text: &str) -> usize {
    prose(text).matches('?').count()
}

/// The text without its code.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            for (index, piece) in line.split('`').enumerate() {
                out.push_str(if index % 2 == 0 { piece } else { "it" });
            }
        }
        out.push('\n');
    }
    out
}

fn words_of(prose: &str) -> Vec<&str> {
    let pieces = prose.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
    pieces.filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// A colon ends a thought as a full stop does; so does the end of a paragraph.
fn sentences(prose: &str) -> usize {
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | ':' | ';');
    prose
        .split(ends)
        .flat_map(|piece| piece.split("\n\n"))
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
        .count()
}

/// At least one; a silent e at the end is none of its own.
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let vowel = |letter: &char| "aeiouyäöü".contains(*letter);
    let groups = letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| vowel(letter) && (*at == 0 || !vowel(&letters[at - 1])))
        .count();
    // Two sounds in `variable`, one in `special` and `initial`.
    let parted = letters
        .windows(3)
        .filter(|three| three.ends_with(&['i', 'a']) && !vowel(&three[0]) && !matches!(three[0], 't' | 'c'));
    let groups = groups + parted.count();
    let silent = letters.len() > 2
        && letters.ends_with(&['e'])
        && !vowel(&letters[letters.len() - 2])
        && !letters.ends_with(&['l', 'e']);
    let past = letters.len() > 3
        && letters.ends_with(&['e', 'd'])
        && !matches!(letters[letters.len() - 3], 't' | 'd')
        && !vowel(&letters[letters.len() - 3]);
    groups.saturating_sub(usize::from(silent || past)).max(1)
}

#[cfg(test)]
mod tests {
    use super::{grade, questions, syllables, words};

    #[test]
    fn syllables_of_common_words() {
        for (word, count) in [
            ("line", 1),
            ("value", 2),
            ("program", 2),
            ("variable", 4),
            ("special", 2),
            ("changed", 1),
            ("started", 2),
            ("the", 1),
            ("table", 2),
            ("a", 1),
            ("42", 1),
            ("question", 2),
            ("smaller", 2),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn code_is_not_read() {
        let text = "Look at `total(items)` in line 3.\n\n```\nfor each in many: what?\n```\n\nWhat is in it?";
        assert_eq!((words(text), questions(text)), (10, 1));
        assert!(grade(text) < 3.0, "{}", grade(text));
    }

    #[test]
    fn long_words_in_long_sentences_are_hard() {
        let easy = "The dog sat on the mat. It was a good dog.";
        let hard = "Consequently, the implementation's initialisation necessitates considerable reconsideration of \
                    underlying algorithmic assumptions regarding termination conditions.";
        assert!(grade(easy) < 2.0 && grade(hard) > 16.0, "{} {}", grade(easy), grade(hard));
    }
}
