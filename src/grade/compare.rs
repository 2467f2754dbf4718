//! Whether what a program gave is what was expected. It never knows where either came from.

use crate::domain::Value;
use crate::domain::exercise::{Compare, Expected};
use std::cmp::Ordering;

/// Whether a value is the expected one. An expected error never equals a value.
pub(super) fn meets(compare: Compare, expected: &Expected, actual: &Value) -> bool {
    match expected {
        Expected::Value(wanted) => equal(compare, wanted, actual),
        Expected::AnyOf(accepted) => accepted.iter().any(|wanted| equal(compare, wanted, actual)),
        Expected::Error(_) => false,
    }
}

/// Equality with types: an `int` may stand where a `float` is expected, and nothing else for another.
pub(super) fn equal(compare: Compare, wanted: &Value, actual: &Value) -> bool {
    match (compare, wanted, actual) {
        (Compare::Unordered, Value::List(wanted), Value::List(actual))
        | (Compare::Unordered, Value::Tuple(wanted), Value::Tuple(actual)) => same_items(0.0, wanted, actual),
        (Compare::Tolerance(tolerance), wanted, actual) => same(tolerance, wanted, actual),
        (_, wanted, actual) => same(0.0, wanted, actual),
    }
}

fn same(tolerance: f64, wanted: &Value, actual: &Value) -> bool {
    match (wanted, actual) {
        (Value::None, Value::None) => true,
        (Value::Bool(wanted), Value::Bool(actual)) => wanted == actual,
        (Value::Int(wanted), Value::Int(actual)) => wanted == actual,
        (Value::BigInt(wanted), Value::BigInt(actual)) | (Value::Str(wanted), Value::Str(actual)) => {
            wanted == actual
        }
        (Value::Float(wanted), Value::Float(actual)) => close(tolerance, *wanted, *actual),
        // Exactly the number, not its nearest float.
        (Value::Float(wanted), Value::Int(actual)) => {
            let float = *actual as f64;
            close(tolerance, *wanted, float) && float as i128 == i128::from(*actual)
        }
        (Value::List(wanted), Value::List(actual)) | (Value::Tuple(wanted), Value::Tuple(actual)) => {
            wanted.len() == actual.len()
                && wanted.iter().zip(actual).all(|(wanted, actual)| same(tolerance, wanted, actual))
        }
        (Value::Set(wanted), Value::Set(actual)) => same_items(tolerance, wanted, actual),
        (Value::Map(wanted), Value::Map(actual)) => same_pairs(tolerance, wanted, actual),
        _ => false,
    }
}

/// The same number for all practical purposes. NaN, if it is expected, is what it is; zero has no sign.
fn close(tolerance: f64, wanted: f64, actual: f64) -> bool {
    if wanted.is_nan() || actual.is_nan() {
        return wanted.is_nan() && actual.is_nan();
    }
    #[expect(clippy::float_cmp, reason = "without a tolerance, exactly the same number is asked for")]
    let equal = wanted == actual;
    equal
        || (wanted.is_finite()
            && actual.is_finite()
            && (wanted - actual).abs() <= tolerance * wanted.abs().max(1.0))
}

/// The same items in any order: both in one order, then one by one.
fn same_items(tolerance: f64, wanted: &[Value], actual: &[Value]) -> bool {
    if wanted.len() != actual.len() {
        return false;
    }
    let (mut wanted, mut actual): (Vec<&Value>, Vec<&Value>) =
        (wanted.iter().collect(), actual.iter().collect());
    wanted.sort_by(|left, right| order(left, right));
    actual.sort_by(|left, right| order(left, right));
    wanted.into_iter().zip(actual).all(|(wanted, actual)| same(tolerance, wanted, actual))
}

fn same_pairs(tolerance: f64, wanted: &[(Value, Value)], actual: &[(Value, Value)]) -> bool {
    if wanted.len() != actual.len() {
        return false;
    }
    let sorted = |pairs: &'_ [(Value, Value)]| {
        let mut indices: Vec<usize> = (0..pairs.len()).collect();
        indices.sort_by(|left, right| order(&pairs[*left].0, &pairs[*right].0));
        indices
    };
    sorted(wanted).into_iter().zip(sorted(actual)).all(|(left, right)| {
        same(tolerance, &wanted[left].0, &actual[right].0)
            && same(tolerance, &wanted[left].1, &actual[right].1)
    })
}

/// An order of all values, in which an `int` stands where the same `float` does.
pub(super) fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        (Value::Int(left), Value::Int(right)) => left.cmp(right),
        (Value::Float(left), Value::Float(right)) => number_order(*left, *right),
        (Value::Int(left), Value::Float(right)) => number_order(*left as f64, *right),
        (Value::Float(left), Value::Int(right)) => number_order(*left, *right as f64),
        (Value::BigInt(left), Value::BigInt(right)) | (Value::Str(left), Value::Str(right)) => {
            left.cmp(right)
        }
        (Value::List(left), Value::List(right)) | (Value::Tuple(left), Value::Tuple(right)) => {
            lexical(left.iter(), right.iter())
        }
        (Value::Set(left), Value::Set(right)) => {
            let (mut left, mut right): (Vec<&Value>, Vec<&Value>) =
                (left.iter().collect(), right.iter().collect());
            left.sort_by(|one, other| order(one, other));
            right.sort_by(|one, other| order(one, other));
            lexical(left.into_iter(), right.into_iter())
        }
        (Value::Map(left), Value::Map(right)) => lexical(
            left.iter().flat_map(|(key, item)| [key, item]),
            right.iter().flat_map(|(key, item)| [key, item]),
        ),
        _ => rank(left).cmp(&rank(right)),
    }
}

fn lexical<'values>(
    mut left: impl Iterator<Item = &'values Value>,
    mut right: impl Iterator<Item = &'values Value>,
) -> Ordering {
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(one), Some(other)) => match order(one, other) {
                Ordering::Equal => {}
                decided => return decided,
            },
        }
    }
}

/// Zero has no sign here either.
fn number_order(left: f64, right: f64) -> Ordering {
    (left + 0.0).total_cmp(&(right + 0.0))
}

const fn rank(value: &Value) -> u8 {
    match value {
        Value::None => 0,
        Value::Bool(_) => 1,
        Value::Int(_) | Value::Float(_) => 2,
        Value::BigInt(_) => 3,
        Value::Str(_) => 4,
        Value::List(_) => 5,
        Value::Tuple(_) => 6,
        Value::Set(_) => 7,
        Value::Map(_) => 8,
        Value::Opaque { .. } => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::equal;
    use crate::domain::Value::{self, Bool, Float, Int, List, Map, Set, Str, Tuple};
    use crate::domain::exercise::Compare::{self, Exact, Tolerance, Unordered};

    fn check(compare: Compare, wanted: &Value, actual: &Value, same: bool) {
        assert_eq!(equal(compare, wanted, actual), same, "{compare:?} {wanted:?} {actual:?}");
    }

    #[test]
    fn types_count() {
        check(Exact, &Int(3), &Int(3), true);
        check(Exact, &Int(3), &Float(3.0), false);
        check(Exact, &Float(3.0), &Int(3), true);
        check(Exact, &Float(9_007_199_254_740_992.0), &Int(9_007_199_254_740_993), false);
        check(Exact, &Int(1), &Bool(true), false);
        check(Exact, &Bool(true), &Int(1), false);
        check(Exact, &Float(1.0), &Bool(true), false);
        check(Exact, &Int(3), &Str("3".to_owned()), false);
        check(Exact, &List(vec![Int(1)]), &Tuple(vec![Int(1)]), false);
        check(Exact, &Int(3), &Value::BigInt("3".to_owned()), false);
        let object = Value::Opaque { type_name: "Same".to_owned(), shown: "3".to_owned() };
        check(Exact, &Int(3), &object, false);
        check(Exact, &object, &object, false);
    }

    #[test]
    fn floats_are_exact_unless_a_tolerance_is_given() {
        check(Exact, &Float(0.3), &Float(0.1 + 0.2), false);
        check(Tolerance(1e-9), &Float(0.3), &Float(0.1 + 0.2), true);
        check(Tolerance(1e-6), &Float(1e9), &Float(1e9 + 100.0), true);
        check(Tolerance(1e-6), &Float(1.0), &Float(1.1), false);
        check(Exact, &Float(f64::NAN), &Float(f64::NAN), true);
        check(Exact, &Float(0.0), &Float(-0.0), true);
        check(Tolerance(1.0), &Float(1.0), &Float(f64::INFINITY), false);
        check(Tolerance(0.5), &Float(1.0), &Float(f64::NAN), false);
    }

    #[test]
    fn order_counts_where_it_has_a_meaning() {
        let (forth, back) = (vec![Int(1), Int(2), Int(2)], vec![Int(2), Int(1), Int(2)]);
        check(Exact, &List(forth.clone()), &List(back.clone()), false);
        check(Unordered, &List(forth.clone()), &List(back.clone()), true);
        check(Unordered, &List(forth.clone()), &List(vec![Int(1), Int(1), Int(2)]), false);
        let nested = |items: &Vec<Value>| List(vec![List(items.clone())]);
        check(Unordered, &nested(&forth), &nested(&back), false);
        check(Exact, &Set(vec![Int(1), Float(2.0)]), &Set(vec![Int(2), Int(1)]), true);
        let pair = |key: &str, item: i64| (Str(key.to_owned()), Int(item));
        check(Exact, &Map(vec![pair("a", 1), pair("b", 2)]), &Map(vec![pair("b", 2), pair("a", 1)]), true);
        check(Exact, &Map(vec![pair("a", 1)]), &Map(vec![pair("a", 2)]), false);
    }
}
