//! Sentences as rows of program words: what "set paid to zero" and "is at least" would be as code. It never
//! knows which words are wanted.

use super::words::{Word, of_sentence, words};

/// What a phrase would be as code, the longest phrases first where one begins another. An empty row is a
/// phrase that says nothing; `=` is only read after a word that sets.
const PHRASES: &[(&[&str], &[&str])] = &[
    (&["is", "greater", "than", "or", "equal", "to"], &[">="]),
    (&["is", "less", "than", "or", "equal", "to"], &["<="]),
    (&["is", "smaller", "than", "or", "equal", "to"], &["<="]),
    (&["greater", "than", "or", "equal", "to"], &[">="]),
    (&["larger", "than", "or", "equal", "to"], &[">="]),
    (&["bigger", "than", "or", "equal", "to"], &[">="]),
    (&["less", "than", "or", "equal", "to"], &["<="]),
    (&["smaller", "than", "or", "equal", "to"], &["<="]),
    (&["greater", "than", "or", "equal"], &[">="]),
    (&["less", "than", "or", "equal"], &["<="]),
    (&["greater", "or", "equal"], &[">="]),
    (&["less", "or", "equal"], &["<="]),
    (&["equal", "or", "greater"], &[">="]),
    (&["equal", "or", "less"], &["<="]),
    (&["is", "not", "equal", "to"], &["!="]),
    (&["not", "equal", "to"], &["!="]),
    (&["not", "equal"], &["!="]),
    (&["not", "equals"], &["!="]),
    (&["different", "from"], &["!="]),
    (&["differs", "from"], &["!="]),
    (&["up", "to", "and", "including"], &["<="]),
    (&["no", "less", "than"], &[">="]),
    (&["not", "less", "than"], &[">="]),
    (&["no", "more", "than"], &["<="]),
    (&["not", "more", "than"], &["<="]),
    (&["at", "least"], &[">="]),
    (&["at", "most"], &["<="]),
    (&["strictly", "less", "than"], &["<"]),
    (&["strictly", "greater", "than"], &[">"]),
    (&["less", "than"], &["<"]),
    (&["fewer", "than"], &["<"]),
    (&["smaller", "than"], &["<"]),
    (&["lower", "than"], &["<"]),
    (&["greater", "than"], &[">"]),
    (&["more", "than"], &[">"]),
    (&["larger", "than"], &[">"]),
    (&["bigger", "than"], &[">"]),
    (&["exceeds"], &[">"]),
    (&["below"], &["<"]),
    (&["above"], &[">"]),
    (&["is", "equal", "to"], &["=="]),
    (&["equal", "to"], &["=="]),
    (&["equals"], &["=="]),
    (&["double", "equals"], &["=="]),
    (&["two", "equals", "signs"], &["=="]),
    (&["same", "as"], &["=="]),
    (&["plus"], &["+"]),
    (&["minus"], &["-"]),
    (&["negative", "one"], &["-", "1"]),
    (&["times"], &["*"]),
    (&["multiplied", "by"], &["*"]),
    (&["to", "the", "power", "of"], &["**"]),
    (&["integer", "division"], &["//"]),
    (&["integer", "divided", "by"], &["//"]),
    (&["floor", "division"], &["//"]),
    (&["floor", "divided", "by"], &["//"]),
    (&["whole", "number", "division"], &["//"]),
    (&["double", "slash"], &["//"]),
    (&["divided", "by"], &["/"]),
    (&["modulo"], &["%"]),
    (&["modulus"], &["%"]),
    (&["percent", "sign"], &["%"]),
    (&["remainder"], &["%"]),
    (&["else", "if"], &["elif"]),
    (&["otherwise", "if"], &["elif"]),
    (&["otherwise"], &["else"]),
    (&["for", "each"], &["for"]),
    (&["for", "every"], &["for"]),
    (&["loop", "over"], &["for"]),
    (&["loop", "through"], &["for"]),
    (&["iterate", "over"], &["for"]),
    (&["go", "through"], &["for"]),
    (&["as", "long", "as"], &["while"]),
    (&["give", "back"], &["return"]),
    (&["hand", "back"], &["return"]),
    (&["send", "back"], &["return"]),
    (&["gives", "back"], &["return"]),
    (&["returns"], &["return"]),
    (&["returning"], &["return"]),
    (&["the", "length", "of"], &["len"]),
    (&["length", "of"], &["len"]),
    (&["number", "of", "items", "in"], &["len"]),
    (&["empty", "list"], &["["]),
    (&["square", "bracket"], &["["]),
    (&["zero"], &["0"]),
    (&["one"], &["1"]),
    (&["two"], &["2"]),
    (&["three"], &["3"]),
    (&["four"], &["4"]),
    (&["five"], &["5"]),
    (&["six"], &["6"]),
    (&["seven"], &["7"]),
    (&["eight"], &["8"]),
    (&["nine"], &["9"]),
    (&["ten"], &["10"]),
    (&["twelve"], &["12"]),
    (&["hundred"], &["100"]),
    (&["nothing"], &["none"]),
];

/// Words of sentences that are no words of a program, or may be either.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "that",
    "then",
    "it",
    "its",
    "is",
    "are",
    "be",
    "was",
    "to",
    "this",
    "your",
    "you",
    "and",
    "first",
    "next",
    "finally",
    "with",
    "by",
    "from",
    "as",
    "of",
    "at",
    "on",
    "so",
    "line",
    "step",
    "value",
    "variable",
    "number",
    "new",
    "called",
    "named",
    "there",
    "which",
    "we",
    "i",
    "now",
    "after",
    "before",
    "inside",
    "whole",
    "current",
    "again",
    "both",
    "colon",
    "comma",
    "dot",
    "bracket",
    "parenthesis",
    "open",
    "close",
    "quote",
    "quotes",
    "space",
    "sign",
];

/// Words after which "to", "as", "be" or "with" is an assignment.
const SETS: &[&str] = &[
    "set",
    "let",
    "initialise",
    "initialize",
    "assign",
    "store",
    "start",
    "starts",
    "begin",
    "begins",
    "make",
];

/// The words that say nothing are dropped here as well, so that both sides of a comparison lack them.
pub(super) fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// A word of a sentence, and whether it stands in backticks.
struct Said {
    word: Word,
    code: bool,
}

/// What a sentence would be as code.
pub(super) fn as_code(sentence: &str) -> Vec<Word> {
    let mut out = in_full(sentence);
    out.retain(|word| !is_empty_word(&word.text));
    out
}

/// The same with the words that say nothing: a program may have names that are such words.
pub(super) fn in_full(sentence: &str) -> Vec<Word> {
    let mut said: Vec<Said> = Vec::new();
    for (index, part) in sentence.split('`').enumerate() {
        let code = index % 2 == 1;
        let row = if code { words(part) } else { of_sentence(part) };
        said.extend(row.into_iter().map(|word| Said { word, code }));
    }
    translated(&said)
}

fn sign(text: &str) -> Word {
    Word { text: text.to_owned(), own: false }
}

fn translated(said: &[Said]) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut sets = false;
    // "Add this to that": the place where "this" began, and the sign.
    let mut added: Option<(usize, &str)> = None;
    while let Some(Said { word, code }) = said.get(at) {
        at += 1;
        if *code {
            out.push(word.clone());
            continue;
        }
        match word.text.as_str() {
            text if SETS.contains(&text) => sets = true,
            "to" | "as" | "be" | "with" | "at" if sets && !begins_phrase(&said[at - 1..]) => {
                out.push(sign("="));
                sets = false;
            }
            "becomes" | "gets" => out.push(sign("=")),
            "add" | "adding" | "increase" | "increment" => added = Some((out.len(), "+")),
            "subtract" | "subtracting" | "decrease" | "decrement" => added = Some((out.len(), "-")),
            direction @ ("to" | "from" | "by") if added.is_some() => {
                let (start, operator) = added.take().unwrap_or_default();
                let next = (at..said.len()).find(|index| !is_empty_word(&said[*index].word.text));
                let Some(next) = next else { continue };
                let mut amount: Vec<Word> =
                    out.drain(start..).filter(|word| !is_empty_word(&word.text)).collect();
                let mut target = vec![said[next].word.clone()];
                if direction == "by" {
                    std::mem::swap(&mut amount, &mut target);
                }
                out.extend(target.clone());
                out.push(sign("="));
                out.extend(target);
                out.push(sign(operator));
                out.extend(translated_amount(amount));
                at = next + 1;
            }
            _ => match phrase_at(&said[at - 1..]) {
                Some((length, code)) => {
                    out.extend(code.iter().map(|text| sign(text)));
                    at += length - 1;
                }
                None => out.push(word.clone()),
            },
        }
    }
    out
}

/// "Increase this by one": the number in words.
fn translated_amount(amount: Vec<Word>) -> Vec<Word> {
    let said: Vec<Said> = amount.into_iter().map(|word| Said { word, code: false }).collect();
    let first = said.first().and_then(|_| phrase_at(&said));
    match first {
        Some((length, code)) => {
            let rest = said.into_iter().skip(length).map(|said| said.word);
            code.iter().map(|text| sign(text)).chain(rest).collect()
        }
        None => said.into_iter().map(|said| said.word).collect(),
    }
}

fn begins_phrase(said: &[Said]) -> bool {
    phrase_at(said).is_some()
}

fn phrase_at(said: &[Said]) -> Option<(usize, &'static [&'static str])> {
    let fits = |phrase: &[&str]| {
        phrase.iter().enumerate().all(|(index, wanted)| {
            said.get(index).is_some_and(|said| !said.code && said.word.text == *wanted)
        })
    };
    PHRASES.iter().find(|(phrase, _)| fits(phrase)).map(|(phrase, code)| (phrase.len(), *code))
}

#[cfg(test)]
mod tests {
    use super::as_code;

    #[test]
    fn sentences_become_code() {
        for (sentence, expected) in [
            ("Set paid to zero.", "paid = 0"),
            ("Then add the coin to paid", "paid = paid + coin"),
            (
                "If paid is at least the price, return paid minus price.",
                "if paid >= price return paid - price",
            ),
            ("For each coin in coins, increase `paid` by coin", "for coin in coins paid = paid + coin"),
            ("It should be less than or equal to 3", "should <= 3"),
        ] {
            let code: Vec<String> = as_code(sentence).into_iter().map(|word| word.text).collect();
            assert_eq!(code.join(" "), expected, "{sentence}");
        }
    }
}
