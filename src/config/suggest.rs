//! "Did you mean": the known name that is nearest to a mistyped one. It never knows what names are for.

/// `Did you mean …?` where one of the names is near, then `otherwise`.
pub fn advice<'name>(typed: &str, names: impl Iterator<Item = &'name str>, otherwise: &str) -> String {
    match nearest(typed, names) {
        Some(name) => format!("Did you mean `{name}`?"),
        None => otherwise.to_owned(),
    }
}

/// The nearest name, if it is near enough to be meant: a third of its letters may differ.
pub fn nearest<'name>(typed: &str, names: impl Iterator<Item = &'name str>) -> Option<&'name str> {
    names
        .map(|name| (distance(typed, name), name))
        .filter(|(steps, name)| *steps * 3 <= name.chars().count().max(3))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, name)| name)
}

/// How many letters must be changed, added, taken away or swapped with their neighbour (optimal string
/// alignment).
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(64).collect();
    let other: Vec<char> = other.chars().take(64).collect();
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for row in 0..=one.len() {
        for column in 0..=other.len() {
            rows[row][column] = if row == 0 || column == 0 {
                row + column
            } else {
                let same = usize::from(one[row - 1] != other[column - 1]);
                let mut least = (rows[row - 1][column] + 1)
                    .min(rows[row][column - 1] + 1)
                    .min(rows[row - 1][column - 1] + same);
                if row > 1
                    && column > 1
                    && one[row - 1] == other[column - 2]
                    && one[row - 2] == other[column - 1]
                {
                    least = least.min(rows[row - 2][column - 2] + 1);
                }
                least
            };
        }
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found() {
        let names = ["check", "case-detail", "copy", "cut"];
        for (typed, expected) in
            [("chekc", Some("check")), ("casedetail", Some("case-detail")), ("xyz", None), ("", None)]
        {
            assert_eq!(nearest(typed, names.into_iter()), expected, "{typed}");
        }
    }
}
