//! What the cases of an exercise show of the inputs that there may be: at each place, which values stand
//! there, how small and how large. It never guesses past that.

use crate::domain::Value;
use crate::domain::exercise::Ask;
use std::collections::{BTreeSet, HashMap};

/// What is known of each place. A place is a parameter, or what stands in a list, a text or a map of one.
#[derive(Debug, Default)]
pub(in crate::diagnosis) struct Domain {
    places: HashMap<String, Place>,
    /// Steps and constructors of all cases, for exercises about objects.
    pub methods: BTreeSet<String>,
}

#[derive(Debug)]
pub(in crate::diagnosis) struct Place {
    pub values: Vec<Value>,
    pub least: f64,
    pub most: f64,
    pub shortest: usize,
    pub longest: usize,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            least: f64::INFINITY,
            most: f64::NEG_INFINITY,
            shortest: usize::MAX,
            longest: 0,
        }
    }
}

/// The most values that are remembered of one place.
const REMEMBERED: usize = 60;

impl Domain {
    pub fn of<'asks>(asks: impl Iterator<Item = &'asks Ask>) -> Self {
        let mut domain = Self::default();
        for ask in asks {
            match ask {
                Ask::Call { arguments, .. } => domain.learn_all("", arguments),
                Ask::Steps { constructor, steps } => {
                    domain.learn_all("", constructor);
                    for step in steps {
                        domain.methods.insert(step.method.clone());
                        domain.learn_all(&step.method, &step.arguments);
                    }
                }
                Ask::Program { stdin, .. } => {
                    for word in stdin.split_whitespace() {
                        domain.learn("word", &read_word(word));
                    }
                }
            }
        }
        domain
    }

    pub fn at(&self, path: &str) -> Option<&Place> {
        self.places.get(path)
    }

    fn learn_all(&mut self, start: &str, arguments: &[Value]) {
        for (index, argument) in arguments.iter().enumerate() {
            self.learn(&format!("{start}/{index}"), argument);
        }
    }

    fn learn(&mut self, path: &str, value: &Value) {
        let place = self.places.entry(path.to_owned()).or_default();
        if place.values.len() < REMEMBERED && !place.values.contains(value) {
            place.values.push(value.clone());
        }
        let number = match value {
            Value::Int(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            _ => None,
        };
        if let Some(number) = number {
            place.least = place.least.min(number);
            place.most = place.most.max(number);
        }
        if let Some(length) = length(value) {
            place.shortest = place.shortest.min(length);
            place.longest = place.longest.max(length);
        }
        for (inner, item) in parts(path, value) {
            self.learn(&inner, item);
        }
    }

    /// Whether nothing in the value goes beyond what the cases show.
    pub fn holds(&self, path: &str, value: &Value) -> bool {
        let Some(place) = self.at(path) else { return true };
        let fits = match value {
            Value::Int(number) => place.allows(*number as f64),
            Value::Float(number) => place.allows(*number),
            _ => length(value).is_none_or(|length| length >= place.shortest),
        };
        fits && parts(path, value).into_iter().all(|(inner, item)| self.holds(&inner, item))
    }
}

impl Domain {
    /// Whether texts are made of as many words as those of the cases, where all of those are made of the same
    /// number, each as long as there: what is written like a time or a date stays one.
    pub fn holds_together(&self, path: &str, value: &Value) -> bool {
        let fits = match (value, self.at(path)) {
            (Value::Str(text), Some(place)) => place.is_written_so(text),
            _ => true,
        };
        fits && parts(path, value).into_iter().all(|(inner, item)| self.holds_together(&inner, item))
    }
}

impl Place {
    fn is_written_so(&self, text: &str) -> bool {
        let words = |text: &str| -> Vec<usize> {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            words.filter(|word| !word.is_empty()).map(|word| word.chars().count()).collect()
        };
        let known: Vec<Vec<usize>> = self
            .values
            .iter()
            .filter_map(|value| if let Value::Str(text) = value { Some(words(text)) } else { None })
            .collect();
        let Some(first) = known.first() else { return true };
        if first.len() < 2 || known.len() < 3 || known.iter().any(|other| other.len() != first.len()) {
            return true;
        }
        let shortest = |place: usize| known.iter().map(|words| words[place]).min().unwrap_or(0);
        let own = words(text);
        own.len() == first.len() && own.iter().enumerate().all(|(place, length)| *length >= shortest(place))
    }

    /// Not below the least that is shown; above the most by a little.
    fn allows(&self, number: f64) -> bool {
        self.least > self.most
            || number >= self.least && number <= self.most + (self.most.abs() * 0.5).max(2.0)
    }
}

pub(in crate::diagnosis) fn length(value: &Value) -> Option<usize> {
    match value {
        Value::Str(text) => Some(text.chars().count()),
        Value::List(items) | Value::Set(items) => Some(items.len()),
        Value::Map(pairs) => Some(pairs.len()),
        _ => None,
    }
}

/// What stands in a value, and the place that it stands at.
pub(in crate::diagnosis) fn parts<'value>(path: &str, value: &'value Value) -> Vec<(String, &'value Value)> {
    match value {
        Value::List(items) | Value::Set(items) => {
            items.iter().map(|item| (format!("{path}/*"), item)).collect()
        }
        Value::Tuple(items) => {
            items.iter().enumerate().map(|(index, item)| (format!("{path}/{index}"), item)).collect()
        }
        Value::Map(pairs) => pairs
            .iter()
            .flat_map(|(key, item)| [(format!("{path}/key"), key), (format!("{path}/value"), item)])
            .collect(),
        _ => Vec::new(),
    }
}

/// A word of standard input, as a number where it is one.
pub(in crate::diagnosis) fn read_word(word: &str) -> Value {
    if let Ok(number) = word.parse::<i64>()
        && number.to_string() == word
    {
        return Value::Int(number);
    }
    Value::Str(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Domain;
    use crate::domain::Value;
    use crate::domain::exercise::{Ask, Expected};

    fn domain(texts: &[&str]) -> Domain {
        let asks: Vec<Ask> = texts
            .iter()
            .map(|text| Ask::Call {
                arguments: vec![Value::Str((*text).to_owned())],
                expected: Expected::Value(Value::None),
            })
            .collect();
        Domain::of(asks.iter())
    }

    #[test]
    fn what_is_written_like_a_time_stays_one() {
        let times = domain(&["9:05", "12:30", "07:45"]);
        let fits = |text: &str| times.holds_together("/0", &Value::Str(text.to_owned()));
        assert!(fits("9:30") && fits("1:00"));
        assert!(!fits("12:3") && !fits("12") && !fits(""));
        let names = domain(&["robin", "the old magpie", "owl"]);
        assert!(names.holds_together("/0", &Value::Str("the old".to_owned())));
        assert!(names.holds_together("/0", &Value::Int(3)) && names.holds_together("/1", &Value::None));
    }
}
