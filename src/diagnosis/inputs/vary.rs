//! One small change of an input, by the kind of its values: shorter, longer, nearer to an edge, or with a
//! value from elsewhere. It never asks whether the input means anything.

use super::chance::Chance;
use super::domain::{Domain, read_word};
use crate::domain::Value;
use crate::domain::exercise::Ask;

pub(super) fn vary(ask: &Ask, domain: &Domain, chance: &mut Chance) -> Ask {
    let mut changed = ask.clone();
    match &mut changed {
        Ask::Call { arguments, .. } => vary_one(arguments, "", domain, chance),
        Ask::Steps { constructor, steps } => match chance.below(4) {
            0 if steps.len() > 1 => {
                steps.remove(chance.below(steps.len()));
            }
            1 if !steps.is_empty() => {
                let again = steps[chance.below(steps.len())].clone();
                steps.insert(chance.below(steps.len() + 1), again);
            }
            2 if !constructor.is_empty() => vary_one(constructor, "", domain, chance),
            _ => {
                let place = chance.below(steps.len());
                if let Some(step) = steps.get_mut(place) {
                    let method = step.method.clone();
                    vary_one(&mut step.arguments, &method, domain, chance);
                }
            }
        },
        Ask::Program { stdin, .. } => *stdin = vary_lines(stdin, domain, chance),
    }
    changed
}

fn vary_one(arguments: &mut [Value], start: &str, domain: &Domain, chance: &mut Chance) {
    let index = chance.below(arguments.len());
    if let Some(argument) = arguments.get_mut(index) {
        let path = format!("{start}/{index}");
        let changed = value(argument, &path, domain, chance);
        if domain.holds(&path, &changed) {
            *argument = changed;
        }
    }
}

fn value(old: &Value, path: &str, domain: &Domain, chance: &mut Chance) -> Value {
    // A value that stands at this place in another case, now and then.
    if chance.below(4) == 0
        && let Some(other) = domain.at(path).and_then(|place| chance.pick(&place.values))
    {
        return other.clone();
    }
    match old {
        Value::Bool(truth) => Value::Bool(!truth),
        Value::Int(number) => Value::Int(match chance.below(6) {
            0 => number.saturating_add(1),
            1 => number.saturating_sub(1),
            2 => number / 2,
            3 => number.saturating_mul(2),
            4 => 0,
            _ => number.saturating_add(chance.below(9) as i64 - 4),
        }),
        Value::Float(number) => Value::Float(match chance.below(4) {
            0 => number + 1.0,
            1 => number - 1.0,
            2 => (number * 2.0).round() / 4.0,
            _ => number * 2.0,
        }),
        Value::Str(text) => Value::Str(vary_text(text, path, domain, chance)),
        Value::List(items) => Value::List(vary_items(items, path, domain, chance)),
        Value::Set(items) => Value::Set(distinct(vary_items(items, path, domain, chance))),
        Value::Tuple(items) => {
            let mut items = items.clone();
            let index = chance.below(items.len());
            if let Some(item) = items.get_mut(index) {
                *item = value(item, &format!("{path}/{index}"), domain, chance);
            }
            Value::Tuple(items)
        }
        Value::Map(pairs) => Value::Map(vary_pairs(pairs, path, domain, chance)),
        Value::None | Value::BigInt(_) | Value::Opaque { .. } => old.clone(),
    }
}

fn vary_items(items: &[Value], path: &str, domain: &Domain, chance: &mut Chance) -> Vec<Value> {
    let mut items = items.to_vec();
    let inner = format!("{path}/*");
    let other = domain.at(&inner).and_then(|place| chance.pick(&place.values)).cloned();
    let index = chance.below(items.len());
    match (chance.below(7), items.is_empty(), other) {
        (0, false, _) => {
            items.remove(index);
        }
        (1, false, _) => items.insert(index, items[index].clone()),
        (2, false, _) => {
            let with = chance.below(items.len());
            items.swap(index, with);
        }
        (3, false, _) => items.truncate(index),
        (4, false, _) => items.reverse(),
        (5, _, Some(other)) | (_, true, Some(other)) => items.insert(chance.below(items.len() + 1), other),
        (_, false, _) => items[index] = value(&items[index], &inner, domain, chance),
        _ => {}
    }
    items
}

fn vary_pairs(
    pairs: &[(Value, Value)],
    path: &str,
    domain: &Domain,
    chance: &mut Chance,
) -> Vec<(Value, Value)> {
    let mut pairs = pairs.to_vec();
    let index = chance.below(pairs.len());
    let pick = |part: &str, chance: &mut Chance| {
        domain.at(&format!("{path}/{part}")).and_then(|place| chance.pick(&place.values)).cloned()
    };
    match chance.below(4) {
        0 if !pairs.is_empty() => {
            pairs.remove(index);
        }
        1 => {
            if let (Some(key), Some(item)) = (pick("key", chance), pick("value", chance))
                && pairs.iter().all(|(known, _)| *known != key)
            {
                pairs.push((key, item));
            }
        }
        2 if !pairs.is_empty() => pairs.reverse(),
        _ => {
            if let Some((_, item)) = pairs.get_mut(index) {
                *item = value(item, &format!("{path}/value"), domain, chance);
            }
        }
    }
    pairs
}

fn distinct(items: Vec<Value>) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

fn vary_text(text: &str, path: &str, domain: &Domain, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let index = chance.below(letters.len());
    let other = domain.at(path).and_then(|place| chance.pick(&place.values));
    let other: Vec<char> = match other {
        Some(Value::Str(other)) => other.chars().collect(),
        _ => Vec::new(),
    };
    match chance.below(7) {
        0 if !letters.is_empty() => {
            letters.remove(index);
        }
        1 if !letters.is_empty() => letters.insert(index, letters[index]),
        2 if !letters.is_empty() => {
            let with = chance.below(letters.len());
            letters.swap(index, with);
        }
        3 if !letters.is_empty() => letters.truncate(index),
        4 => letters.reverse(),
        5 => {
            if let Some(letter) = chance.pick(&other) {
                letters.insert(chance.below(letters.len() + 1), *letter);
            }
        }
        _ => {
            if let (Some(letter), Some(place)) = (chance.pick(&other), letters.get_mut(index)) {
                *place = *letter;
            }
        }
    }
    letters.into_iter().collect()
}

/// Lines of standard input. Where the first says how many follow, it stays true.
fn vary_lines(stdin: &str, domain: &Domain, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = stdin.lines().map(str::to_owned).collect();
    let counted = lines.first().and_then(|first| first.trim().parse::<usize>().ok())
        == lines.len().checked_sub(1)
        && lines.len() > 1;
    let first = usize::from(counted);
    let index = first + chance.below(lines.len() - first.min(lines.len()));
    match chance.below(5) {
        0 if lines.len() > first + 1 => {
            lines.remove(index);
        }
        1 if index < lines.len() => lines.insert(index, lines[index].clone()),
        2 if index < lines.len() => {
            let with = first + chance.below(lines.len() - first);
            lines.swap(index, with);
        }
        _ => {
            if let Some(line) = lines.get_mut(index) {
                *line = vary_words(line, domain, chance);
            }
        }
    }
    if counted {
        lines[0] = (lines.len() - 1).to_string();
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn vary_words(line: &str, domain: &Domain, chance: &mut Chance) -> String {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let index = chance.below(words.len());
    if let Some(word) = words.get_mut(index) {
        let changed = value(&read_word(word), "word", domain, chance);
        if std::mem::discriminant(&changed) == std::mem::discriminant(&read_word(word))
            && domain.holds("word", &changed)
        {
            *word = match changed {
                Value::Int(number) => number.to_string(),
                Value::Str(text) => text.replace(char::is_whitespace, ""),
                _ => word.clone(),
            };
        }
    }
    words.join(" ")
}
