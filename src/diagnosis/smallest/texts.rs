//! Shorter texts than a given one, as a person would shorten it: whole lines and words first, then cut at the
//! ends. It never takes letters out of the middle of a word, and never joins two words.

use super::natural::LETTER;
use std::ops::Range;

/// Cutting at the beginning reads as odd as so many letters more.
const AT_THE_BEGINNING: usize = 2 * LETTER;
const FROM_THE_MIDDLE: usize = LETTER / 2;
/// Lengths that are tried one by one; longer texts are cut to halves and quarters too.
const ONE_BY_ONE: usize = 8;

/// Shorter texts, each with how odd it reads beside another one of the same length.
pub(super) fn shorter(text: &str) -> Vec<(String, usize)> {
    let mut found = vec![(String::new(), 0)];
    if text.trim_end().contains('\n') {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        found.extend(fewer(&lines).into_iter().map(|(lines, odd)| (lines.concat(), odd)));
    }
    let words = words(text);
    by_words(text, &words, &mut found);
    // Of several words whole ones are left, since `the robin` is read more easily than `t r`.
    if words.len() < 2 {
        cut(text, &words, &mut found);
    }
    let mut kept: Vec<(String, usize)> = Vec::new();
    for (shorter, odd) in found {
        if shorter.len() < text.len() && kept.iter().all(|(known, _)| *known != shorter) {
            kept.push((shorter, odd));
        }
    }
    kept
}

/// Fewer of several things: the first ones, the last ones, one, all but one.
pub(super) fn fewer<Item: Clone>(items: &[Item]) -> Vec<(Vec<Item>, usize)> {
    let mut found = vec![(Vec::new(), 0)];
    for count in counts(items.len()) {
        found.push((items[..count].to_vec(), 0));
        found.push((items[items.len() - count..].to_vec(), 1));
    }
    for (index, item) in items.iter().enumerate() {
        found.push((vec![item.clone()], 1));
        let mut rest = items.to_vec();
        rest.remove(index);
        found.push((rest, FROM_THE_MIDDLE));
    }
    found.retain(|(fewer, _)| fewer.len() < items.len());
    found
}

/// Numbers of things, fewer than there are and more than none.
fn counts(all: usize) -> Vec<usize> {
    let mut found: Vec<usize> = (1..all.min(ONE_BY_ONE + 1)).collect();
    found.extend([all / 4, all / 2, all - all / 4, all.saturating_sub(1)]);
    found.retain(|count| (1..all).contains(count));
    found.sort_unstable();
    found.dedup();
    found
}

fn by_words(text: &str, words: &[Range<usize>], found: &mut Vec<(String, usize)>) {
    for (index, word) in words.iter().enumerate() {
        if words.len() > 1 {
            found.push((text[..word.end].to_owned(), 0));
            found.push((text[word.start..].to_owned(), FROM_THE_MIDDLE));
            found.push((text[word.clone()].to_owned(), usize::from(index > 0)));
        }
        // With the gap before it, or behind it where it is the first.
        let (start, end) = match (index.checked_sub(1), words.get(index + 1)) {
            (Some(before), _) => (words[before].end, word.end),
            (None, Some(next)) => (word.start, next.start),
            (None, None) => continue,
        };
        push_without(text, start..end, found);
    }
    // A sign that stands for itself.
    for (start, sign) in text.char_indices() {
        if words.iter().all(|word| !word.contains(&start)) {
            push_without(text, start..start + sign.len_utf8(), found);
        }
    }
}

fn push_without(text: &str, part: Range<usize>, found: &mut Vec<(String, usize)>) {
    let (before, behind) = (&text[..part.start], &text[part.end..]);
    let joins = before.ends_with(is_letter) && behind.starts_with(is_letter);
    if !joins {
        found.push((format!("{before}{behind}"), FROM_THE_MIDDLE));
    }
}

/// At the ends of the text, and at the end of the word in it.
fn cut(text: &str, words: &[Range<usize>], found: &mut Vec<(String, usize)>) {
    let ends: Vec<usize> = text.char_indices().map(|(index, _)| index).skip(1).collect();
    for count in counts(ends.len() + 1) {
        found.push((text[..ends[count - 1]].to_owned(), 0));
        found.push((text[ends[ends.len() - count]..].to_owned(), AT_THE_BEGINNING));
    }
    for word in words {
        let letters: Vec<(usize, char)> = text[word.clone()].char_indices().collect();
        for count in counts(letters.len()).into_iter().filter(|count| letters[count - 1].1.is_alphanumeric())
        {
            let end = word.start + letters[count].0;
            found.push((format!("{}{}", &text[..end], &text[word.end..]), FROM_THE_MIDDLE));
        }
    }
}

/// Where the words of a text stand: letters and digits, with what holds them together.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (place, (start, letter)) in letters.iter().enumerate() {
        let beside = |other: Option<usize>| {
            other.and_then(|other| letters.get(other)).is_some_and(|(_, letter)| letter.is_alphanumeric())
        };
        let holds_together = is_letter(*letter) && beside(place.checked_sub(1)) && beside(Some(place + 1));
        if !letter.is_alphanumeric() && !holds_together {
            continue;
        }
        let end = start + letter.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == *start => last.end = end,
            _ => found.push(*start..end),
        }
    }
    found
}

/// What a word is made of.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || ['\'', '’', '-', '_'].contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::{shorter, words};

    fn words_of(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word]).collect()
    }

    #[test]
    fn words_are_told_from_signs() {
        assert_eq!(
            words_of("well-known, isn't it? - snake_case é1"),
            ["well-known", "isn't", "it", "snake_case", "é1"]
        );
        assert_eq!(words_of("-([])"), [""; 0]);
    }

    #[test]
    fn no_letter_is_taken_out_of_a_word_and_no_two_words_are_joined() {
        for text in ["robin", "the robin sings", "a,b;c\nd e\n\nf", "([{}])", "isn't it", "", "ß", "07:30 é"]
        {
            for (short, _) in shorter(text) {
                assert!(short.len() < text.len(), "{short:?} for {text:?}");
                for word in words_of(&short) {
                    let cut = |whole: &&str| whole.starts_with(word) || whole.ends_with(word);
                    assert!(words_of(text).iter().any(cut), "{short:?} for {text:?}");
                }
            }
        }
        let texts: Vec<String> = shorter("robin").into_iter().map(|(text, _)| text).collect();
        assert!(texts.contains(&"rob".to_owned()) && !texts.contains(&"rbin".to_owned()));
        let texts: Vec<String> = shorter("the robin sings").into_iter().map(|(text, _)| text).collect();
        assert!(texts.contains(&"the sings".to_owned()) && texts.contains(&"robin".to_owned()));
    }
}
