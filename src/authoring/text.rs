//! What can be proven of an exercise's texts without running anything: that no hint gives the solution
//! away. It never knows where the texts were stored.

use crate::domain::Exercise;
use crate::domain::Language;

/// A line of the solution says nothing by itself when it is shorter than this, in characters, blanks
/// not counted: `else:`, `return total`, `pass`.
const TELLING: usize = 14;

/// For each hint that contains a line of the solution: its index and that line.
///
/// A line that the starter has already, or that every program of its kind has, gives nothing away.
pub fn leaking_hints(exercise: &Exercise, language: Language) -> Vec<(usize, String)> {
    let Some(files) = exercise.files(language) else { return Vec::new() };
    let bare = |line: &str| line.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let starter: Vec<String> = files.starter.lines().map(bare).collect();
    let telling: Vec<String> = files
        .solution
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with(language.line_comment()) && !is_common(line))
        .map(str::to_owned)
        .filter(|line| bare(line).chars().count() >= TELLING && !starter.contains(&bare(line)))
        .collect();
    let mut leaks = Vec::new();
    for (index, hint) in exercise.hints.iter().enumerate() {
        let text = bare(&hint.text);
        if let Some(line) = telling.iter().find(|line| text.contains(&bare(line))) {
            leaks.push((index, line.clone()));
        }
    }
    leaks
}

/// Lines that stand in many programs alike.
fn is_common(line: &str) -> bool {
    ["import ", "from ", "class ", "\"\"\""].iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::leaking_hints;
    use crate::curriculum::Library;
    use crate::domain::Language;
    use std::sync::Arc;

    #[test]
    fn a_hint_with_a_line_of_the_solution_is_found() {
        let (library, _) = Library::load(None);
        let exercise =
            library.exercises().iter().find(|exercise| !exercise.is_predict()).expect("an exercise");
        assert_eq!(leaking_hints(exercise, Language::Python), []);
        let mut leaky = (**exercise).clone();
        let solution = leaky.languages[&Language::Python].solution.clone();
        leaky.hints[0].text = format!("Write this:\n```python\n{solution}\n```");
        assert_eq!(leaking_hints(&Arc::new(leaky), Language::Python).len(), 1);
    }
}
