//! The texts of `assets/prompts/`, with their versions and their gaps. It never knows what fills them.

use crate::domain::exercise::Rung;

pub const TUTOR: &str = include_str!("../../../assets/prompts/tutor.md");
pub const RUNGS: &str = include_str!("../../../assets/prompts/rungs.md");
pub const HINT: &str = include_str!("../../../assets/prompts/hint.md");
pub const MESSAGE: &str = include_str!("../../../assets/prompts/message.md");
pub const REVIEW: &str = include_str!("../../../assets/prompts/review.md");
pub const AGAIN: &str = include_str!("../../../assets/prompts/again.md");

/// All of them, by the names of their files.
pub const ALL: [(&str, &str); 6] = [
    ("review", REVIEW),
    ("tutor", TUTOR),
    ("rungs", RUNGS),
    ("hint", HINT),
    ("message", MESSAGE),
    ("again", AGAIN),
];

/// The number at the head of a text; a change of its words is a new version.
pub fn version(text: &str) -> Option<u32> {
    let head = text.strip_prefix("---\n")?.split("\n---\n").next()?;
    head.lines().find_map(|line| line.strip_prefix("version: ")).and_then(|number| number.parse().ok())
}

/// A text without its head.
pub fn body(text: &str) -> &str {
    let body = text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n")).map(|(_, body)| body);
    body.unwrap_or(text).trim_end()
}

/// What `rungs.md` says of a rung; the ladder's last two are nothing that a model climbs.
pub fn of_rung(rung: Rung) -> &'static str {
    let title = match rung {
        Rung::Look => "look",
        Rung::Question => "question",
        Rung::Concept => "concept",
        Rung::Example => "example",
        Rung::Shape | Rung::Pieces | Rung::Reveal => "shape",
    };
    let section = body(RUNGS).split("## ").find_map(|section| section.strip_prefix(title));
    section.unwrap_or_default().trim()
}

/// A text with its gaps filled, each once: what is filled in is never looked at for gaps again.
pub fn filled(text: &str, gaps: &[(&str, &str)]) -> String {
    let mut rest = body(text);
    let mut out = String::with_capacity(rest.len());
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let known = from.find('}').and_then(|close| {
            let name = &from[1..close];
            gaps.iter().find(|(gap, _)| *gap == name).map(|(_, words)| (close, *words))
        });
        if let Some((close, words)) = known {
            out.push_str(words);
            rest = &from[close + 1..];
        } else {
            out.push('{');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{ALL, body, filled, of_rung, version};
    use crate::domain::exercise::Rung;

    #[test]
    fn every_text_has_a_version_and_every_rung_its_words() {
        for (name, text) in ALL {
            assert!(version(text).is_some_and(|number| number > 0), "{name}");
            assert!(!body(text).contains("version:"), "{name}");
        }
        let words: Vec<&str> = Rung::AUTHORED.map(of_rung).to_vec();
        assert!(words.iter().all(|text| text.len() > 60 && !text.contains('#')), "{words:?}");
    }

    #[test]
    fn what_fills_a_gap_has_no_gaps() {
        let text = filled("a {one} b {two} c {three", &[("one", "{two}"), ("two", "2")]);
        assert_eq!(text, "a {two} b 2 c {three");
    }
}
