//! Sentences that tell an edit: an edit verb, and the words that the learner's program lacks, or the place
//! where they belong. It never looks at blocks of code.

use super::prose::{as_code, in_full, is_empty_word};
use super::reference::{Edit, Line};
use super::rows;
use super::words::{Word, of_sentence, texts, words};

/// Words that tell somebody what to do, at the beginning of a sentence or of a part of one.
const ORDERS: &[&str] = &[
    "change",
    "replace",
    "swap",
    "switch",
    "turn",
    "make",
    "set",
    "use",
    "write",
    "put",
    "add",
    "insert",
    "append",
    "remove",
    "delete",
    "drop",
    "move",
    "indent",
    "unindent",
    "dedent",
    "outdent",
    "start",
    "begin",
    "initialise",
    "initialize",
    "return",
    "compare",
    "multiply",
    "divide",
    "subtract",
    "include",
    "try",
    "type",
    "rename",
    "wrap",
    "convert",
    "sort",
    "call",
    "pass",
    "check",
    "give",
    "take",
    "get",
    "exclude",
    "flip",
    "invert",
    "negate",
    "let",
    "loop",
    "increase",
    "increment",
    "decrease",
    "decrement",
    "round",
    "count",
    "store",
    "keep",
    "assign",
    "pull",
    "push",
    "shift",
    "reverse",
    "correct",
    "fix",
    "substitute",
    "exchange",
    "edit",
    "modify",
    "adjust",
    "extend",
];

/// Words with which a statement is an order wherever they stand.
const OBLIGES: &[&str] = &[
    "should",
    "must",
    "need",
    "needs",
    "needed",
    "instead",
    "rather",
    "missing",
    "forgot",
    "forgotten",
    "forget",
    "lacks",
    "lacking",
    "supposed",
    "replace",
    "replaced",
    "replacing",
    "change",
    "changed",
    "changing",
    "fix",
    "ought",
    "belongs",
    "wants",
    "requires",
    "required",
    "solution",
    "correct",
    "swap",
    "swapping",
    "wrong",
    "bug",
    "mistake",
    "substitute",
    "left",
];

/// Words before a verb that make an order of a statement: "I would put", "you have to set".
const MODALS: &[&str] =
    &["would", "could", "should", "must", "can", "to", "might", "will", "d", "just", "simply"];

/// In a question these give the edit away all the same.
const LEADS: &[&str] = &[
    "instead", "replace", "replaced", "change", "changed", "swap", "rather", "add", "added", "adding",
    "remove", "removed", "removing", "insert", "write", "wrote", "put", "use", "used", "using", "move",
    "moved", "missing", "forget", "forgot", "switch", "switched", "turn", "turned", "make", "made", "set",
    "try", "tried", "indent",
];

const PLACES: &[&str] = &[
    "line",
    "end",
    "bottom",
    "top",
    "beginning",
    "start",
    "last",
    "first",
    "front",
    "before",
    "after",
    "below",
    "above",
    "inside",
    "outside",
    "underneath",
    "under",
    "loop",
    "function",
    "body",
    "branch",
    "behind",
];

const REMOVES: &[&str] = &[
    "remove",
    "removing",
    "removed",
    "delete",
    "deleting",
    "deleted",
    "drop",
    "dropping",
    "dropped",
    "rid",
    "unnecessary",
    "superfluous",
    "needless",
    "omit",
    "omitted",
    "erase",
    "erased",
    "redundant",
];

/// The same in two words, which need not stand side by side.
const REMOVES_IN_TWO: [(&[&str], &[&str]); 3] = [
    (
        &["take", "leave", "left", "cut", "throw", "cross", "get", "taking", "leaving", "cutting", "comment"],
        &["out", "away", "off"],
    ),
    (
        &["not", "no", "don", "never", "nothing"],
        &["need", "needs", "needed", "belong", "belongs", "necessary", "business", "there"],
    ),
    (&["too", "without", "extra"], &["much", "many", "the", "that", "it", "this"]),
];

const ADDS: &[&str] = &[
    "add",
    "adding",
    "insert",
    "inserting",
    "put",
    "putting",
    "write",
    "writing",
    "need",
    "needs",
    "missing",
    "lacks",
    "forgot",
    "forgotten",
    "must",
    "should",
    "append",
    "place",
    "include",
    "end",
    "finish",
    "set",
    "initialise",
    "initialize",
    "start",
    "begin",
    "create",
    "have",
    "has",
    "return",
    "give",
    "call",
    "use",
    "increase",
    "increment",
    "update",
    "store",
    "keep",
    "reset",
    "stop",
    "leave",
    "let",
    "make",
];

const DEPTHS: &[&str] = &[
    "indent",
    "indented",
    "indentation",
    "unindent",
    "dedent",
    "outdent",
    "outside",
    "inside",
    "into",
    "level",
    "deeper",
    "left",
    "right",
    "spaces",
    "tab",
    "same",
    "under",
    "below",
    "after",
    "step",
    "align",
    "out",
    "within",
];

const MOVES: &[&str] = &[
    "move", "moved", "moving", "indent", "indented", "unindent", "dedent", "outdent", "belongs", "should",
    "must", "needs", "need", "put", "place", "placed", "take", "pull", "push", "shift", "align", "wrong",
    "has", "bring", "slide",
];

/// Words that every sentence has; they name an edit only together with something else.
const WEAK: &[&str] = &[
    "return", "not", "in", "for", "if", "0", "1", "2", "and", "or", "is", "none", "true", "false", "=",
    "print", "len", "[", ":", "else", "while", "list", "set", "max", "min", "sum", "all", "any", "key",
    "str", "int", "type", "range", "from", "with", "as", "class", "open", "next", "input", "map", "get",
    "try", "default", "reverse", "+", "-",
];

/// Words that join sentences as well as conditions.
const GLUE: &[&str] = &["and", "or", "in", "is", "not", "if", "for", "as", "with"];

/// Orders after which only the thing itself comes.
const SHORT_ORDERS: &[&str] =
    &["use", "write", "put", "type", "insert", "change", "swap", "replace", "make", "set"];
const SHORT: usize = 8;

/// With these, what is named is to go, though nothing is said of what is to come.
const REPLACES: &[&str] = &["swap", "replace", "change", "instead", "rather", "substitute", "exchange"];

/// More ways to say a sign.
const SAYS: &[(&str, &[&str])] = &[
    ("<=", &["include", "including", "inclusive", "equality", "equal"]),
    (">=", &["include", "including", "inclusive", "equality", "equal"]),
    ("<", &["exclude", "excluding", "strict", "strictly", "exclusive", "less", "smaller"]),
    (">", &["exclude", "excluding", "strict", "strictly", "exclusive", "greater", "larger", "bigger"]),
    ("==", &["equal", "equality", "equals", "comparison", "compare"]),
    ("!=", &["unequal", "different", "inequality"]),
    ("+", &["add", "plus", "sum", "adding", "addition", "more", "increase"]),
    ("-", &["subtract", "minus", "difference", "subtraction", "negative", "less", "fewer", "decrease"]),
    ("*", &["multiply", "times", "product", "multiplication"]),
    ("**", &["power", "squared", "exponent"]),
    ("/", &["divide", "division", "true division"]),
    ("//", &["floor", "integer", "whole", "rounding"]),
    ("%", &["remainder", "modulo", "rest"]),
    ("not", &["negate", "invert", "opposite", "flip", "negation"]),
    ("break", &["stop", "leave", "exit", "quit"]),
    ("continue", &["skip"]),
    ("return", &["return", "returns", "returned"]),
    ("sorted", &["sort", "sorted", "sorting"]),
    ("and", &["both"]),
    ("or", &["either"]),
    ("=", &["assign", "set"]),
];

/// A sentence as the rules read it.
pub(super) struct Sentence {
    plain: Vec<String>,
    code: Vec<String>,
    /// The same with the words that say nothing.
    full: Vec<String>,
    /// The words in backticks, a row for each.
    spans: Vec<Vec<String>>,
    /// The whole in small letters.
    raw: String,
    asks: bool,
    orders: bool,
    obliges: bool,
}

impl Sentence {
    pub fn new(text: &str) -> Self {
        let bare = text.replace('`', " ");
        let plain = texts(&of_sentence(&bare));
        let asks = text.trim_end().ends_with('?');
        let spans = text.split('`').skip(1).step_by(2).map(|span| texts(&words(span))).collect();
        let has = |list: &[&str]| plain.iter().any(|word| list.contains(&word.as_str()));
        let orders = clauses(text).iter().any(|first| ORDERS.contains(&first.as_str()));
        let raw = text.to_lowercase();
        let modal = plain
            .windows(2)
            .any(|pair| MODALS.contains(&pair[0].as_str()) && ORDERS.contains(&pair[1].as_str()));
        let has_to = ["has to", "have to", "had to"].iter().any(|phrase| raw.contains(phrase));
        let obliges = if asks { has(LEADS) } else { has(OBLIGES) || modal || has_to };
        let full = texts(&in_full(text));
        Self { code: texts(&as_code(text)), full, spans, raw, asks, orders: orders && !asks, obliges, plain }
    }

    fn has(&self, list: &[&str]) -> bool {
        self.plain.iter().any(|word| list.contains(&word.as_str()))
    }

    /// The word is there: as code, as a phrase, or as one of the ways to say it.
    fn mentions(&self, word: &str) -> bool {
        let spoken = self.code.iter().any(|other| other == word) || !self.asks && self.says(word);
        // A name may be a word that every sentence has.
        spoken || is_empty_word(word) && self.names(word)
    }

    /// Such a word counts where it is code, or stands where only the name of something stands.
    fn names(&self, word: &str) -> bool {
        let in_code = self.spans.iter().any(|span| span.iter().any(|other| other == word));
        let at = |index: usize| self.plain.get(index).map_or("", String::as_str);
        let placed = self.plain.iter().enumerate().filter(|(_, other)| *other == word).any(|(index, _)| {
            let (before, after) = (at(index.wrapping_sub(1)), at(index + 1));
            let named = [
                "use", "write", "put", "be", "change", "swap", "replace", "try", "make", "it", "not", "needs",
            ];
            let joins = ["to", "instead", "rather", "for", "with", "by", "than", "of", "not"];
            named.contains(&before)
                || joins.contains(&after)
                    && (joins.contains(&before) || GLUE.iter().all(|glue| *glue != word))
                || before == "than"
                || before == "of" && at(index.wrapping_sub(2)) == "instead"
                || before == "to" && self.has(&["change", "turn"])
                || before == "the" && joins.contains(&after)
        });
        in_code || placed
    }

    fn says(&self, word: &str) -> bool {
        SAYS.iter().any(|(sign, ways)| *sign == word && self.has(ways))
    }

    /// The sentence is nothing but this code.
    pub fn is_only(&self, code: &[String]) -> bool {
        self.spans.len() == 1 && self.spans[0] == code && self.full == code
    }

    /// How many of these words are there, in their order: the longest common row.
    fn in_order(&self, wanted: &[String]) -> usize {
        let mut row = vec![0; self.code.len() + 1];
        for word in wanted {
            let mut before = 0;
            for (index, other) in self.code.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = if word == other { before + 1 } else { above.max(row[index]) };
                before = above;
            }
        }
        row.last().copied().unwrap_or(0)
    }
}

/// The first word of the sentence and of each of its parts.
fn clauses(text: &str) -> Vec<String> {
    let text = text.replace('`', " ").to_lowercase();
    let parts = text
        .split([',', ';', ':', '(', '—'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" then "));
    let polite = [
        "please", "just", "simply", "now", "so", "then", "first", "next", "finally", "to", "can", "could",
        "also", "and", "try", "by", "i", "would", "d",
    ];
    parts
        .filter_map(|part| {
            let plain = texts(&of_sentence(part));
            // "On line 4, change …" has its verb after the comma; "In line 4 change …" has it in the middle.
            let skip = plain.iter().position(|word| !polite.contains(&word.as_str()))?;
            let first = &plain[skip];
            let place = matches!(first.as_str(), "on" | "in" | "at")
                && plain.get(skip + 1).is_some_and(|next| next == "line");
            if place { plain.get(skip + 3).cloned() } else { Some(first.clone()) }
        })
        .collect()
}

/// Whether the sentence tells one of these edits.
pub(super) fn tells(sentence: &Sentence, edits: &[Edit]) -> bool {
    edits.iter().any(|edit| tells_one(sentence, edit))
}

fn tells_one(sentence: &Sentence, edit: &Edit) -> bool {
    if edit.indentation {
        let line = edit.inserted.first().is_some_and(|word| sentence.mentions(&word.text));
        let named = line || sentence.has(&["line", "statement", "it", "block"]);
        return sentence.has(MOVES)
            && sentence.has(DEPTHS)
            && named
            && (!sentence.asks || line && sentence.has(LEADS));
    }
    let content =
        |row: &[Word]| -> Vec<String> { texts(row).into_iter().filter(|word| word != ":").collect() };
    let (inserted, removed) = (content(&edit.inserted), content(&edit.removed));
    if inserted.is_empty() {
        let mentioned = removed.iter().filter(|word| sentence.mentions(word)).count();
        let most = mentioned * 10 >= removed.len() * 6 && mentioned > 0;
        let in_two = REMOVES_IN_TWO.iter().any(|(one, other)| sentence.has(one) && sentence.has(other));
        // What is only spoken of in other words has to be removed by a plain word.
        let direct = removed.iter().any(|word| sentence.code.contains(word) || sentence.names(word));
        let goes = sentence.has(REMOVES) || direct && (sentence.has(REPLACES) || in_two);
        return most && goes && (!sentence.asks || sentence.obliges);
    }
    // `total = total + 1` was meant by `+=`.
    if let Some(operator) =
        inserted.last().filter(|_| edit.before.last().is_some_and(|word| word.text == "="))
        && inserted.len() == 2
        && (sentence.orders || sentence.obliges)
        && (sentence.raw.contains(&format!("{operator}="))
            || operator == "+" && sentence.raw.contains("plus equals"))
    {
        return true;
    }
    if !sentence.orders && !sentence.obliges {
        return false;
    }
    if inserted.len() >= 3 && rows::find(&sentence.full, &inserted).is_some() {
        return true;
    }
    let mentioned: Vec<&String> = inserted.iter().filter(|word| sentence.mentions(word)).collect();
    if edit.whole && !sentence.asks && sentence.has(ADDS) {
        let keyword = inserted.first().is_some_and(|word| sentence.mentions(word));
        let most = mentioned.len() * 10 >= inserted.len() * 6;
        if keyword && sentence.has(PLACES) && mentioned.len() * 10 >= inserted.len().min(4) * 2
            || most && inserted.len() >= 2
        {
            return true;
        }
    }
    if mentioned.len() < inserted.len() {
        return false;
    }
    let strong = inserted.iter().any(|word| !WEAK.contains(&word.as_str()));
    let in_code = sentence.spans.iter().any(|span| rows::find(span, &inserted).is_some());
    let both = !removed.is_empty() && removed.iter().all(|word| sentence.mentions(word));
    let beside = [
        edit.before.last().map(|word| (vec![word.text.clone()], true)),
        edit.after.first().map(|word| (vec![word.text.clone()], false)),
    ];
    let beside = beside.into_iter().flatten().any(|(word, before)| {
        let row = if before { [word, inserted.clone()].concat() } else { [inserted.clone(), word].concat() };
        rows::find(&sentence.code, &row).is_some()
    });
    let short = sentence.orders && sentence.plain.len() <= SHORT && sentence.has(SHORT_ORDERS);
    let placed = sentence.orders
        && sentence.has(PLACES)
        && inserted.iter().any(|word| word.len() > 1 || inserted.len() > 1);
    if sentence.asks {
        return both || beside && inserted.len() > 1 || in_code && strong;
    }
    strong
        || in_code
        || both
        || beside
        || placed
        || short
        || inserted.len() > 1 && rows::find(&sentence.code, &inserted).is_some()
}

/// Lines of the reference that these sentences tell in words, each once.
pub(super) fn lines_told(sentences: &[Sentence], lines: &[Line]) -> usize {
    let told = |line: &&Line| {
        let wanted: Vec<String> = texts(&rows::spoken(&line.words));
        let telling = wanted.iter().filter(|word| word.as_str() != "=" && word.as_str() != "[").count();
        telling >= 3
            && sentences.iter().any(|sentence| {
                let exact = rows::find(&sentence.full, &texts(&line.words)).is_some();
                let found = sentence.in_order(&wanted);
                exact || found * 10 >= wanted.len() * 8 && sentence.code.len() <= 4 * wanted.len() + 12
            })
    };
    lines.iter().filter(told).count()
}
