//! Which known word somebody may have meant. It never corrects anything by itself.

/// `Did you mean …?` where one of the words is near, and `otherwise` where none is.
pub fn advice<'word>(written: &str, known: impl IntoIterator<Item = &'word str>, otherwise: &str) -> String {
    match nearest(written, known) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => otherwise.to_owned(),
    }
}

/// The word that is nearest to `written`, when it is near enough to have been meant.
///
/// Source: optimal string alignment distance (Damerau 1964, Levenshtein 1966), in characters; near
/// enough is one third of the length, and at least one.
pub fn nearest<'word>(written: &str, known: impl IntoIterator<Item = &'word str>) -> Option<&'word str> {
    let limit = (written.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|word| (distance(&written.to_lowercase(), &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

fn distance(left: &str, right: &str) -> usize {
    // Nobody means a longer word than this.
    let letters = |word: &str| word.chars().take(64).collect::<Vec<char>>();
    let (left, right) = (letters(left), letters(right));
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for (down, letter) in left.iter().enumerate() {
        let mut row = vec![down + 1];
        for (across, other) in right.iter().enumerate() {
            let mut best = (rows[down][across] + usize::from(letter != other))
                .min(rows[down][across + 1] + 1)
                .min(row[across] + 1);
            let swapped = down > 0 && across > 0 && *letter == right[across - 1] && left[down - 1] == *other;
            if swapped {
                best = best.min(rows[down - 1][across - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["theme", "mouse", "line_numbers"];
        assert_eq!(nearest("theem", known), Some("theme"));
        assert_eq!(nearest("line-numbers", known), Some("line_numbers"));
        assert_eq!(nearest("language", known), None);
        assert_eq!(nearest("", known), None);
    }
}
