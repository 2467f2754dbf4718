//! Sentences with places to fill in: `{name}` is the name's value. It never knows what a name means.

/// A sentence cut at its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Place(String),
}

/// What is filled in is no longer than this, in characters.
const MOST_LETTERS: usize = 72;

impl Template {
    /// # Errors
    /// A sentence that says what is wrong with the text.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let Some((place, after)) = after.split_once('}') else {
                return Err("a `{` has no `}`".to_owned());
            };
            let sound =
                |letter: char| letter.is_ascii_lowercase() || letter == '_' || letter.is_ascii_digit();
            if place.is_empty() || !place.chars().all(sound) {
                return Err(format!("`{{{place}}}` is not a place to fill in"));
            }
            parts.push(Part::Words(words.to_owned()));
            parts.push(Part::Place(place.to_owned()));
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Self { parts })
    }

    pub(super) fn places(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Place(place) => Some(place.as_str()),
            Part::Words(_) => None,
        })
    }

    /// `None` where a place has no value.
    pub(super) fn fill(&self, value: impl Fn(&str) -> Option<String>) -> Option<String> {
        let mut filled = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => filled.push_str(words),
                Part::Place(place) => filled.push_str(&one_line(&value(place)?)),
            }
        }
        Some(filled)
    }
}

/// In one line, without what could harm a screen, and not long.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let clean: String = words.join(" ").chars().filter(|letter| !letter.is_control()).collect();
    if clean.chars().count() <= MOST_LETTERS {
        return clean;
    }
    let mut cut: String = clean.chars().take(MOST_LETTERS - 1).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn places_are_filled_or_the_whole_is_not() {
        let template = Template::parse("`{left}` is {left_kind}.").expect("a template");
        assert_eq!(template.places().collect::<Vec<_>>(), ["left", "left_kind"]);
        let value = |place: &str| (place == "left").then(|| "a\n\u{1b}b".to_owned());
        assert_eq!(template.fill(value), None);
        assert_eq!(template.fill(|_| Some("a\n\u{1b}b".to_owned())).as_deref(), Some("`a b` is a b."));
        assert!(Template::parse("{left").is_err() && Template::parse("{Left}").is_err());
    }
}
