//! Smaller inputs than a given one: fewer items, shorter texts, smaller numbers, fewer steps. It never asks
//! whether they fail.

use crate::diagnosis::inputs::Domain;
use crate::domain::Value;
use crate::domain::exercise::Ask;

/// More of one value are not tried: there are other values.
const MOST_OF_ONE: usize = 24;

/// How much there is to read in a question.
pub(super) fn size(ask: &Ask) -> usize {
    match ask {
        Ask::Call { arguments, .. } => arguments.iter().map(weight).sum(),
        Ask::Steps { constructor, steps } => {
            let inner = |arguments: &[Value]| arguments.iter().map(weight).sum::<usize>();
            inner(constructor) + steps.iter().map(|step| 10 + inner(&step.arguments)).sum::<usize>()
        }
        Ask::Program { stdin, .. } => {
            stdin.len()
                + stdin
                    .split_whitespace()
                    .filter_map(|word| word.parse::<u64>().ok())
                    .map(bits)
                    .sum::<usize>()
        }
    }
}

fn weight(value: &Value) -> usize {
    match value {
        Value::None | Value::Bool(false) => 1,
        Value::Bool(true) | Value::BigInt(_) | Value::Opaque { .. } => 2,
        Value::Int(number) => 1 + bits(number.unsigned_abs()) + usize::from(*number < 0),
        Value::Float(number) => 1 + format!("{number}").len() + bits(number.abs() as u64),
        Value::Str(text) => 1 + 2 * text.chars().count(),
        Value::List(items) | Value::Tuple(items) | Value::Set(items) => {
            2 + items.iter().map(|item| 2 + weight(item)).sum::<usize>()
        }
        Value::Map(pairs) => {
            2 + pairs.iter().map(|(key, item)| 3 + weight(key) + weight(item)).sum::<usize>()
        }
    }
}

const fn bits(number: u64) -> usize {
    (u64::BITS - number.leading_zeros()) as usize
}

/// Whether the cases show that there may be such an input.
pub(super) fn holds(domain: &Domain, ask: &Ask) -> bool {
    let all = |start: &str, arguments: &[Value]| {
        arguments.iter().enumerate().all(|(index, value)| domain.holds(&format!("{start}/{index}"), value))
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

pub(super) fn smaller(ask: &Ask) -> Vec<Ask> {
    match ask {
        Ask::Call { arguments, expected } => smaller_arguments(arguments)
            .into_iter()
            .map(|arguments| Ask::Call { arguments, expected: expected.clone() })
            .collect(),
        Ask::Steps { constructor, steps } => {
            let mut found: Vec<Ask> = (0..steps.len())
                .map(|left_out| {
                    let mut steps = steps.clone();
                    steps.remove(left_out);
                    Ask::Steps { constructor: constructor.clone(), steps }
                })
                .collect();
            found.extend((1..steps.len()).map(|count| Ask::Steps {
                constructor: constructor.clone(),
                steps: steps[..count].to_vec(),
            }));
            for (index, step) in steps.iter().enumerate() {
                for arguments in smaller_arguments(&step.arguments) {
                    let mut steps = steps.clone();
                    steps[index].arguments = arguments;
                    found.push(Ask::Steps { constructor: constructor.clone(), steps });
                }
            }
            found.extend(
                smaller_arguments(constructor)
                    .into_iter()
                    .map(|constructor| Ask::Steps { constructor, steps: steps.clone() }),
            );
            found
        }
        Ask::Program { stdin, output } => smaller_lines(stdin)
            .into_iter()
            .map(|stdin| Ask::Program { stdin, output: output.clone() })
            .collect(),
    }
}

fn smaller_arguments(arguments: &[Value]) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    for (index, argument) in arguments.iter().enumerate() {
        for value in smaller_values(argument) {
            let mut changed = arguments.to_vec();
            changed[index] = value;
            found.push(changed);
        }
    }
    found
}

fn smaller_values(value: &Value) -> Vec<Value> {
    let mut found: Vec<Value> = match value {
        Value::Int(number) => {
            [0, 1, number / 2, number - number.signum()].into_iter().map(Value::Int).collect()
        }
        Value::Float(number) => {
            [0.0, 1.0, number.trunc(), (number / 2.0).trunc()].into_iter().map(Value::Float).collect()
        }
        Value::Bool(_) => vec![Value::Bool(false)],
        Value::Str(text) => {
            let letters: Vec<char> = text.chars().collect();
            fewer(&letters).into_iter().map(|letters| Value::Str(letters.into_iter().collect())).collect()
        }
        Value::List(items) => {
            let mut found: Vec<Value> = fewer(items).into_iter().map(Value::List).collect();
            found.extend(one_smaller(items).into_iter().map(Value::List));
            found
        }
        Value::Set(items) => fewer(items).into_iter().map(Value::Set).collect(),
        Value::Tuple(items) => one_smaller(items).into_iter().map(Value::Tuple).collect(),
        Value::Map(pairs) => {
            let mut found: Vec<Value> = fewer(pairs).into_iter().map(Value::Map).collect();
            for (index, (_, item)) in pairs.iter().enumerate() {
                for smaller in smaller_values(item) {
                    let mut changed = pairs.clone();
                    changed[index].1 = smaller;
                    found.push(Value::Map(changed));
                }
            }
            found
        }
        Value::None | Value::BigInt(_) | Value::Opaque { .. } => Vec::new(),
    };
    found.retain(|smaller| smaller != value);
    found.truncate(MOST_OF_ONE);
    found
}

/// Half of them, and all but one.
fn fewer<Item: Clone>(items: &[Item]) -> Vec<Vec<Item>> {
    let middle = items.len() / 2;
    let mut found = vec![Vec::new(), items[..middle].to_vec(), items[middle..].to_vec()];
    for left_out in 0..items.len() {
        let mut rest = items.to_vec();
        rest.remove(left_out);
        found.push(rest);
    }
    found.truncate(MOST_OF_ONE);
    found
}

fn one_smaller(items: &[Value]) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        for smaller in smaller_values(item) {
            let mut changed = items.to_vec();
            changed[index] = smaller;
            found.push(changed);
        }
    }
    found
}

/// Lines left out, with the count in the first line where there is one; numbers made smaller.
fn smaller_lines(stdin: &str) -> Vec<String> {
    let lines: Vec<&str> = stdin.lines().collect();
    let counted =
        lines.len() > 1 && lines[0].trim().parse::<usize>().is_ok_and(|count| count == lines.len() - 1);
    let join = |lines: &[String]| lines.join("\n") + "\n";
    let mut found = Vec::new();
    for left_out in usize::from(counted)..lines.len() {
        let mut rest: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        rest.remove(left_out);
        if counted {
            rest[0] = (rest.len() - 1).to_string();
        }
        found.push(join(&rest));
    }
    for (index, line) in lines.iter().enumerate().skip(usize::from(counted)) {
        for (place, word) in line.split(' ').enumerate() {
            let Ok(number) = word.parse::<i64>() else { continue };
            for smaller in [0, 1, number / 2, number - number.signum()] {
                let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
                words[place] = smaller.to_string();
                let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
                changed[index] = words.join(" ");
                found.push(join(&changed));
            }
        }
    }
    found.retain(|smaller| smaller != stdin);
    found
}
