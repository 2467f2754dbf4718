//! How much there is to read in an input, and how much of that a person would have written by themselves: a
//! round number and a whole word are little, though they are not the least. It never makes an input.

use crate::domain::Value;
use crate::domain::exercise::Ask;

/// What one letter counts.
pub(super) const LETTER: usize = 16;
/// What the whole of something small counts.
const LITTLE: usize = 8;

/// How much there is to read in a question.
pub(super) fn size(ask: &Ask) -> usize {
    let inner = |arguments: &[Value]| arguments.iter().map(weight).sum::<usize>();
    match ask {
        Ask::Call { arguments, .. } => inner(arguments),
        Ask::Steps { constructor, steps } => {
            inner(constructor) + steps.iter().map(|step| 10 * LITTLE + inner(&step.arguments)).sum::<usize>()
        }
        Ask::Program { stdin, .. } => {
            let words = stdin.split_whitespace();
            let in_numbers: usize = words.filter_map(|word| word.parse::<i64>().ok()).map(number).sum();
            stdin.chars().count() * LITTLE + in_numbers
        }
    }
}

pub(super) fn weight(value: &Value) -> usize {
    match value {
        Value::None | Value::Bool(false) => LITTLE,
        Value::Bool(true) | Value::BigInt(_) | Value::Opaque { .. } => 2 * LITTLE,
        Value::Int(whole) => number(*whole),
        Value::Float(float) => {
            let shown = format!("{float}");
            let behind_the_point = shown.split_once('.').map_or(0, |(_, digits)| digits.len());
            number(float.trunc() as i64) + 2 * LITTLE * behind_the_point
        }
        Value::Str(text) => LITTLE + LETTER * text.chars().count(),
        Value::List(items) | Value::Tuple(items) | Value::Set(items) => {
            2 * LITTLE + items.iter().map(|item| 2 * LITTLE + weight(item)).sum::<usize>()
        }
        Value::Map(pairs) => {
            let pair = |(key, item): &(Value, Value)| 3 * LITTLE + weight(key) + weight(item);
            2 * LITTLE + pairs.iter().map(pair).sum::<usize>()
        }
    }
}

/// 0, 1, 2, then 3 and 10, then other digits and 100, then what has many digits that are not 0. Of two alike
/// the one nearer to 0 counts less.
fn number(whole: i64) -> usize {
    let shown = whole.unsigned_abs().to_string();
    let significant = shown.trim_end_matches('0').len();
    let first = match whole.unsigned_abs() {
        0 => 1,
        1 => 2,
        2 => 3,
        3 | 10 => 4,
        _ if significant == 1 && shown.starts_with('1') => 2 + shown.len(),
        _ => 2 + shown.len() + 2 * significant,
    };
    let bits = (u64::BITS - whole.unsigned_abs().leading_zeros()) as usize;
    first * LITTLE + bits.min(LITTLE - 1) + usize::from(whole < 0) * LITTLE
}

/// Smaller numbers, round ones before others.
pub(super) fn numbers(whole: i64) -> Vec<i64> {
    let sign = whole.signum();
    let mut found: Vec<i64> = [0, 1, 2, 10, 3, 5, 100, 1000].map(|round| round * sign).to_vec();
    if sign < 0 {
        found.extend(whole.checked_neg());
    }
    // The first digits, with 0 for the others.
    let mut place: i64 = 10;
    while let Some(next) = place.checked_mul(10).filter(|next| whole / next != 0) {
        place = next;
        found.push(whole / place * place);
    }
    found.extend([whole / 10 * 10, whole / 2, whole - sign]);
    found.retain(|other| other.unsigned_abs() <= whole.unsigned_abs() && number(*other) < number(whole));
    found
}

/// Smaller numbers with a point: whole ones first.
pub(super) fn floats(float: f64) -> Vec<f64> {
    let mut found: Vec<f64> = [0.0, 1.0, 2.0, 10.0]
        .into_iter()
        .filter(|round| *round < float.abs())
        .map(|round| round * float.signum())
        .collect();
    found.extend([
        float.trunc(),
        (float / 2.0).trunc(),
        (float * 2.0).trunc() / 2.0,
        (float * 10.0).trunc() / 10.0,
    ]);
    found
}

#[cfg(test)]
mod tests {
    use super::{number, numbers};

    #[test]
    fn round_numbers_count_less_than_others() {
        let in_order = [0, 1, 2, 3, 10, 5, 9, 100, 20, 1000, 12, 37, 999];
        for pair in in_order.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
        }
        assert!(number(-1) > number(1) && number(i64::MIN) > number(i64::MAX / 10 * 10));
    }

    #[test]
    fn smaller_numbers_are_smaller_and_no_longer() {
        for whole in [1, -1, 7, 10, 12, 37, -40, 1234, 1_000_000, i64::MAX, i64::MIN] {
            for other in numbers(whole) {
                assert!(number(other) < number(whole), "{other} for {whole}");
                assert!(other.unsigned_abs() <= whole.unsigned_abs(), "{other} for {whole}");
            }
        }
        assert!(numbers(0).is_empty());
        assert!(numbers(1234).contains(&1000) && numbers(1234).contains(&1200));
    }
}
