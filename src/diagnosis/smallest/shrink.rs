//! Smaller inputs than a given one: fewer items, shorter texts, smaller numbers, fewer steps, in the order in
//! which a person would come upon them. It runs nothing.

use super::natural::{floats, numbers, size, weight};
use super::texts::{fewer, shorter};
use crate::diagnosis::inputs::{Domain, same_question};
use crate::domain::Value;
use crate::domain::exercise::Ask;

/// More of one value are not tried, nor of one that stands in another: there are other values.
const MOST_OF_ONE: usize = 48;
const MOST_INSIDE: usize = 10;

/// An input, with how odd it is beside another one of the same size.
type Odd<Thing> = (Thing, usize);

/// Goes from one failing input to smaller ones, for as long as `first_failing` knows one of those that it is
/// handed, smallest ones first. None of them is one of the `hidden` ones.
pub(super) fn shrink<Found, Problem>(
    start: Found,
    ask_of: impl Fn(&Found) -> &Ask,
    domain: &Domain,
    hidden: &[&Ask],
    mut first_failing: impl FnMut(&[Ask]) -> Result<Option<Found>, Problem>,
) -> Result<Found, Problem> {
    let mut best = start;
    loop {
        let ask = ask_of(&best);
        let mut asks = smaller(ask);
        asks.retain(|(other, _)| {
            size(other) < size(ask)
                && holds(domain, other)
                && !hidden.iter().any(|known| same_question(known, other))
        });
        asks.sort_by_key(|(other, odd)| size(other) + odd);
        let asks: Vec<Ask> = asks.into_iter().map(|(ask, _)| ask).collect();
        match first_failing(&asks)? {
            Some(smaller) => best = smaller,
            None => return Ok(best),
        }
    }
}

/// Whether the cases show that there may be such an input.
fn holds(domain: &Domain, ask: &Ask) -> bool {
    let all = |start: &str, arguments: &[Value]| {
        arguments.iter().enumerate().all(|(index, value)| {
            let path = format!("{start}/{index}");
            domain.holds(&path, value) && domain.holds_together(&path, value)
        })
    };
    match ask {
        Ask::Call { arguments, .. } => all("", arguments),
        Ask::Steps { constructor, steps } => {
            all("", constructor)
                && !steps.is_empty()
                && steps.iter().all(|step| all(&step.method, &step.arguments))
        }
        Ask::Program { .. } => true,
    }
}

fn smaller(ask: &Ask) -> Vec<Odd<Ask>> {
    match ask {
        Ask::Call { arguments, expected } => smaller_arguments(arguments)
            .into_iter()
            .map(|(arguments, odd)| (Ask::Call { arguments, expected: expected.clone() }, odd))
            .collect(),
        Ask::Steps { constructor, steps } => {
            let with = |constructor: &[Value], steps| Ask::Steps { constructor: constructor.to_vec(), steps };
            let mut found: Vec<Odd<Ask>> =
                fewer(steps).into_iter().map(|(steps, odd)| (with(constructor, steps), odd)).collect();
            for (index, step) in steps.iter().enumerate() {
                for (arguments, odd) in smaller_arguments(&step.arguments) {
                    let mut steps = steps.clone();
                    steps[index].arguments = arguments;
                    found.push((with(constructor, steps), odd));
                }
            }
            found.extend(
                smaller_arguments(constructor)
                    .into_iter()
                    .map(|(constructor, odd)| (with(&constructor, steps.clone()), odd)),
            );
            found
        }
        Ask::Program { stdin, output } => smaller_lines(stdin)
            .into_iter()
            .map(|(stdin, odd)| (Ask::Program { stdin, output: output.clone() }, odd))
            .collect(),
    }
}

fn smaller_arguments(arguments: &[Value]) -> Vec<Odd<Vec<Value>>> {
    one_smaller(arguments, MOST_OF_ONE)
}

fn smaller_values(value: &Value) -> Vec<Odd<Value>> {
    let plain = |values: Vec<Value>| values.into_iter().map(|value| (value, 0)).collect();
    let mut found: Vec<Odd<Value>> = match value {
        Value::Int(whole) => plain(numbers(*whole).into_iter().map(Value::Int).collect()),
        Value::Float(float) => plain(floats(*float).into_iter().map(Value::Float).collect()),
        Value::Bool(_) => plain(vec![Value::Bool(false)]),
        Value::Str(text) => shorter(text).into_iter().map(|(text, odd)| (Value::Str(text), odd)).collect(),
        Value::List(items) => {
            let all = fewer(items).into_iter().chain(one_smaller(items, MOST_INSIDE));
            all.map(|(items, odd)| (Value::List(items), odd)).collect()
        }
        Value::Set(items) => fewer(items).into_iter().map(|(items, odd)| (Value::Set(items), odd)).collect(),
        Value::Tuple(items) => one_smaller(items, MOST_INSIDE)
            .into_iter()
            .map(|(items, odd)| (Value::Tuple(items), odd))
            .collect(),
        Value::Map(pairs) => {
            let items: Vec<Value> = pairs.iter().map(|(_, item)| item.clone()).collect();
            let keys = || pairs.iter().map(|(key, _)| key.clone());
            let smaller = one_smaller(&items, MOST_INSIDE)
                .into_iter()
                .map(|(items, odd)| (keys().zip(items).collect(), odd));
            let all = fewer(pairs).into_iter().chain(smaller);
            all.map(|(pairs, odd)| (Value::Map(pairs), odd)).collect()
        }
        Value::None | Value::BigInt(_) | Value::Opaque { .. } => Vec::new(),
    };
    found.retain(|(smaller, _)| weight(smaller) < weight(value));
    found.sort_by_key(|(smaller, odd)| weight(smaller) + odd);
    found
}

/// The values with one of them made smaller, in so many ways at most.
fn one_smaller(items: &[Value], ways: usize) -> Vec<Odd<Vec<Value>>> {
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        for (smaller, odd) in spread(smaller_values(item), ways) {
            let mut changed = items.to_vec();
            changed[index] = smaller;
            found.push((changed, odd));
        }
    }
    found
}

/// So many of them, from the first to the last.
fn spread<Thing>(all: Vec<Thing>, most: usize) -> Vec<Thing> {
    let step = all.len().div_ceil(most).max(1);
    all.into_iter().step_by(step).collect()
}

/// Fewer lines, with the count in the first line where there is one; numbers made smaller.
fn smaller_lines(stdin: &str) -> Vec<Odd<String>> {
    let lines: Vec<String> = stdin.lines().map(str::to_owned).collect();
    let counted =
        lines.len() > 1 && lines[0].trim().parse::<usize>().is_ok_and(|count| count == lines.len() - 1);
    let head = usize::from(counted);
    let join = |lines: &[String]| lines.join("\n") + "\n";
    let mut found = Vec::new();
    for (rest, odd) in fewer(&lines[head..]).into_iter().filter(|(rest, _)| !rest.is_empty()) {
        let count = counted.then(|| rest.len().to_string());
        let all: Vec<String> = count.into_iter().chain(rest).collect();
        found.push((join(&all), odd));
    }
    for (index, line) in lines.iter().enumerate().skip(head) {
        for (place, word) in line.split(' ').enumerate() {
            let Ok(whole) = word.parse::<i64>() else { continue };
            for smaller in numbers(whole) {
                let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
                words[place] = smaller.to_string();
                let mut changed = lines.clone();
                changed[index] = words.join(" ");
                found.push((join(&changed), 0));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::shrink;
    use crate::diagnosis::inputs::{Chance, Domain};
    use crate::diagnosis::smallest::natural::size;
    use crate::diagnosis::smallest::texts::words;
    use crate::domain::Value;
    use crate::domain::exercise::{Ask, Expected};
    use std::convert::Infallible;

    const WORDS: [&str; 8] = ["robin", "wren", "isn't", "black-bird", "x", "owl;", "(a)", "12"];

    fn ask(value: Value) -> Ask {
        Ask::Call { arguments: vec![value], expected: Expected::Value(Value::None) }
    }

    fn text_of(ask: &Ask) -> &str {
        match ask {
            Ask::Call { arguments, .. } => match arguments.as_slice() {
                [Value::Str(text)] => text,
                other => panic!("no text: {other:?}"),
            },
            other => panic!("no call: {other:?}"),
        }
    }

    fn shrunk(start: Value, fails: impl Fn(&Ask) -> bool) -> Ask {
        let found: Result<Ask, Infallible> = shrink(
            ask(start),
            |ask| ask,
            &Domain::default(),
            &[],
            |asks| Ok(asks.iter().find(|ask| fails(ask)).cloned()),
        );
        match found {
            Ok(ask) => ask,
            Err(never) => match never {},
        }
    }

    fn shrunk_text(text: &str, fails: impl Fn(&str) -> bool) -> String {
        text_of(&shrunk(Value::Str(text.to_owned()), |ask| fails(text_of(ask)))).to_owned()
    }

    #[test]
    fn a_text_stays_what_a_person_would_write() {
        assert_eq!(shrunk_text("robin", |text| text.chars().count() >= 3), "rob");
        assert_eq!(shrunk_text("the robin sings", |text| text.contains("robin")), "robin");
        assert_eq!(shrunk_text("the robin sings", |text| words(text).len() > 1), "the robin");
        assert_eq!(shrunk_text("robin", |text| text.contains('b')), "b");
        assert_eq!(shrunk_text("((robin))", |text| text.contains('(') && text.contains('r')), "(r");
        assert_eq!(shrunk_text("one\ntwo\nthree\n", |text| text.contains("two")), "two");
    }

    #[test]
    fn numbers_are_round_and_lists_keep_their_beginning() {
        let more_than_six = |ask: &Ask| {
            matches!(ask, Ask::Call { arguments, .. }
                if matches!(arguments.as_slice(), [Value::Int(whole)] if *whole > 6))
        };
        assert_eq!(shrunk(Value::Int(4711), more_than_six), ask(Value::Int(10)));
        let numbers = |all: &[i64]| Value::List(all.iter().copied().map(Value::Int).collect());
        let three = |ask: &Ask| {
            matches!(ask, Ask::Call { arguments, .. }
                if matches!(arguments.as_slice(), [Value::List(items)] if items.len() >= 3 && items[0] != Value::Int(0)))
        };
        assert_eq!(shrunk(numbers(&[2, 1, 1, 7, 5]), three), ask(numbers(&[1, 0, 0])));
    }

    /// Whatever fails: what comes out fails, is no larger, and has only words that begin or end, or stand
    /// in, a word of the text.
    #[test]
    fn what_comes_out_fails_and_is_no_longer() {
        let mut chance = Chance::from_text("what comes out fails");
        for _ in 0..400 {
            let parts: Vec<&str> =
                (0..=chance.below(6)).filter_map(|_| chance.pick(&WORDS).copied()).collect();
            let text = parts.join([" ", "\n", ", "][chance.below(3)]);
            let letter = chance.pick(&['r', 'b', ' ', ';', 'x', '2']).copied().unwrap_or('r');
            let least = chance.below(9);
            let kind = chance.below(4);
            let fails = |text: &str| match kind {
                0 => text.contains(letter),
                1 => text.chars().count() >= least,
                2 => words(text).len() >= least,
                _ => text.chars().filter(char::is_ascii_lowercase).count() > least,
            };
            if !fails(&text) {
                continue;
            }
            let short = shrunk_text(&text, fails);
            assert!(fails(&short), "{short:?} for {text:?}");
            assert!(short.chars().count() <= text.chars().count(), "{short:?} for {text:?}");
            assert!(
                size(&ask(Value::Str(short.clone()))) <= size(&ask(Value::Str(text.clone()))),
                "{short:?} for {text:?}"
            );
            for word in words(&short) {
                assert!(text.contains(&short[word]), "{short:?} for {text:?}");
            }
        }
    }
}
