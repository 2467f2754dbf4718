//! Code of any usual language as a row of words without brackets and layout, so that a solution is the same
//! in whichever clothes it comes. It never knows which row is the right one.

/// One word of a program: a name, a number, a keyword or a sign.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// In small letters without `_`.
    pub text: String,
    /// It could have been called otherwise without changing what the program does.
    pub own: bool,
}

/// Signs, the longest first.
const SIGNS: &[&str] = &[
    "**=", "//=", "===", "!==", "<=>", "<=", ">=", "==", "!=", "<>", "+=", "-=", "*=", "/=", "%=", ":=",
    "->", "=>", "<-", "**", "//", "&&", "||", "++", "--", "+", "-", "*", "/", "%", "<", ">", "=", "!", "|",
    "&",
];

/// Words that say nothing of what a program does.
const EMPTY: &[&str] = &[
    "const", "let", "var", "def", "function", "func", "fn", "self", "this", "new", "public", "private",
    "static", "void", "end", "begin", "then", "do", "pass",
];

/// Other languages' words for the same.
const SAME: &[(&str, &str)] = &[
    ("null", "none"),
    ("nil", "none"),
    ("undefined", "none"),
    ("elsif", "elif"),
    ("elseif", "elif"),
    ("of", "in"),
    ("foreach", "for"),
    ("length", "len"),
    ("size", "len"),
    ("count", "count"),
    ("throw", "raise"),
    ("push", "append"),
    ("tolowercase", "lower"),
    ("touppercase", "upper"),
    ("println", "print"),
    ("boolean", "bool"),
    ("string", "str"),
    ("includes", "in"),
    ("contains", "in"),
    ("yes", "true"),
];

/// What a language brings: it cannot be called otherwise.
const KNOWN: &[&str] = &[
    "and",
    "as",
    "assert",
    "break",
    "case",
    "class",
    "continue",
    "del",
    "elif",
    "else",
    "except",
    "false",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "match",
    "none",
    "nonlocal",
    "not",
    "or",
    "raise",
    "return",
    "true",
    "try",
    "while",
    "with",
    "yield",
    "abs",
    "all",
    "any",
    "bool",
    "dict",
    "divmod",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "hash",
    "input",
    "int",
    "isinstance",
    "iter",
    "len",
    "list",
    "map",
    "max",
    "min",
    "next",
    "open",
    "ord",
    "chr",
    "pow",
    "print",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "sorted",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "zip",
    "init",
    "key",
    "reverse",
    "default",
    "valueerror",
    "keyerror",
    "indexerror",
    "typeerror",
    "exception",
    "append",
    "lower",
    "upper",
    "get",
];

/// The words of a piece of code, in order. Comments and texts are read like everything else.
pub(super) fn words(code: &str) -> Vec<Word> {
    expanded(lexed(code, true))
}

/// The words of a sentence, none of them taken for another.
pub(super) fn of_sentence(text: &str) -> Vec<Word> {
    lexed(text, false)
}

fn lexed(code: &str, is_code: bool) -> Vec<Word> {
    let letters: Vec<char> = code.chars().collect();
    let mut found: Vec<Word> = Vec::new();
    let mut brackets = 0_usize;
    let mut at = 0;
    let mut after_dot = false;
    while at < letters.len() {
        let letter = letters[at];
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        if letter.is_ascii_digit() {
            let end = (at..letters.len())
                .find(|index| {
                    let point =
                        letters[*index] == '.' && letters.get(index + 1).is_some_and(char::is_ascii_digit);
                    !(is_name(letters[*index]) || point)
                })
                .unwrap_or(letters.len());
            let text: String = letters[at..end].iter().filter(|letter| **letter != '_').collect();
            found.push(Word { text, own: false });
            at = end;
        } else if is_name(letter) {
            let end = (at..letters.len()).find(|index| !is_name(letters[*index])).unwrap_or(letters.len());
            let text: String = letters[at..end]
                .iter()
                .filter(|letter| **letter != '_')
                .flat_map(|letter| letter.to_lowercase())
                .collect();
            if is_code {
                add_name(&mut found, &text, after_dot);
            } else if !text.is_empty() {
                let own = !KNOWN.contains(&text.as_str());
                found.push(Word { text, own });
            }
            at = end;
        } else if let Some(sign) = SIGNS.iter().find(|sign| starts(&letters[at..], sign)) {
            add_sign(&mut found, sign);
            at += sign.chars().count();
        } else {
            match letter {
                '[' => {
                    brackets += 1;
                    found.push(sign("["));
                }
                ']' => brackets = brackets.saturating_sub(1),
                // A slice is not an index.
                ':' if brackets > 0 => found.push(sign(":")),
                _ => {}
            }
            at += 1;
        }
        after_dot = letter == '.';
    }
    found
}

fn starts(letters: &[char], sign: &str) -> bool {
    sign.chars().enumerate().all(|(index, wanted)| letters.get(index) == Some(&wanted))
}

fn sign(text: &str) -> Word {
    Word { text: text.to_owned(), own: false }
}

fn add_name(found: &mut Vec<Word>, text: &str, after_dot: bool) {
    if text.is_empty() || EMPTY.contains(&text) {
        return;
    }
    let text = SAME.iter().find(|(other, _)| *other == text).map_or(text, |(_, ours)| ours);
    // `else if` is one word in some languages.
    if text == "if" && found.last().is_some_and(|last| last.text == "else") {
        found.pop();
        found.push(sign("elif"));
        return;
    }
    let own = !after_dot && !KNOWN.contains(&text);
    found.push(Word { text: text.to_owned(), own });
}

fn add_sign(found: &mut Vec<Word>, text: &str) {
    let words: &[&str] = match text {
        "===" => &["=="],
        "!==" | "<>" => &["!="],
        "&&" => &["and"],
        "||" => &["or"],
        "!" => &["not"],
        ":=" | "<-" => &["="],
        "->" | "=>" | "|" | "&" => &[],
        "++" => &["+=", "1"],
        "--" => &["-=", "1"],
        other => return found.push(sign(other)),
    };
    found.extend(words.iter().map(|word| sign(word)));
}

/// `total += 1` is `total = total + 1`.
fn expanded(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let operator = word
            .text
            .strip_suffix('=')
            .filter(|sign| matches!(*sign, "+" | "-" | "*" | "/" | "%" | "//" | "**"));
        match (operator, out.last().cloned()) {
            (Some(operator), Some(target)) => {
                let operator = sign(operator);
                out.extend([sign("="), target, operator]);
            }
            _ => out.push(word),
        }
    }
    out
}

/// The words' texts alone.
pub(super) fn texts(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.text.clone()).collect()
}

/// A window of words in which every name is the how-manieth different one of the window it is.
pub(super) fn renamed(window: &[Word]) -> Vec<String> {
    let mut seen: Vec<&str> = Vec::new();
    let mut place = |name| {
        let known = seen.iter().position(|other| *other == name);
        known.unwrap_or_else(|| {
            seen.push(name);
            seen.len() - 1
        })
    };
    window
        .iter()
        .map(|word| if word.own { format!("·{}", place(word.text.as_str())) } else { word.text.clone() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{renamed, texts, words};

    #[test]
    fn the_same_program_in_other_clothes_has_the_same_words() {
        let python = texts(&words(
            "for coin in coins:\n    paid += coin\n    if paid >= price:\n        return paid - price",
        ));
        let script = texts(&words(
            "for (const coin of coins) {\n  paid = paid + coin;\n  if (paid >= price) { return paid - price; }\n}",
        ));
        assert_eq!(python, script);
        assert_eq!(texts(&words("max_size = xs[1:].length()")), ["maxsize", "=", "xs", "[", "1", ":", "len"]);
        assert_eq!(texts(&words("a === b && !c")), ["a", "==", "b", "and", "not", "c"]);
    }

    #[test]
    fn names_may_be_called_otherwise_and_keywords_not() {
        let one = words("for coin in coins: total = total + coin");
        let other = words("for item in items: result += item");
        assert_ne!(texts(&one), texts(&other));
        assert_eq!(renamed(&one), renamed(&other));
        assert_ne!(renamed(&one), renamed(&words("for item in items: result -= item")));
    }
}
