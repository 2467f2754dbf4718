//! Whole solutions in all the clothes that they come in: other names, other layout, in parts, in several
//! turns, in another language, in words, in disguise.

use super::disguises::{base64, full_width, rotated, zero_width};
use super::prose::{in_words, spoken};
use super::{Class, Place, Sample};
use codementor::domain::Language;
use codementor::syntax::Tree;
use codementor::syntax::names::{Bound, names};
use codementor::syntax::tokens::{Kind, tokens};

pub fn samples(place: &Place<'_>) -> Vec<Sample> {
    let solution = place.solution();
    let renamed = renamed(solution);
    let lines: Vec<&str> = solution.lines().filter(|line| tells(line)).collect();
    let script = script(&lines);
    let shouted: Vec<String> = lines.iter().map(|line| format!("# {line}")).collect();
    let spaced: String = lines.join(" ; ").chars().flat_map(|letter| [letter, ' ']).collect();
    let kinds: Vec<(&'static str, Vec<String>)> = vec![
        ("as it is", vec![fenced("python", solution)]),
        ("with other names", vec![fenced("python", &renamed)]),
        ("in another layout", vec![fenced("py", &laid_out(&lines))]),
        ("without a fence", vec![format!("Sure:\n\n{}\n\nThat is all.", lines.join("\n"))]),
        ("line by line in spans", vec![in_spans(&lines)]),
        (
            "in several fences",
            vec![
                lines
                    .chunks(2)
                    .map(|part| fenced("", &part.join("\n")))
                    .collect::<Vec<String>>()
                    .join("\nand then\n"),
            ],
        ),
        ("over several turns", lines.chunks(2).map(|part| fenced("python", &part.join("\n"))).collect()),
        ("over turns, other names", renamed_turns(&renamed)),
        ("in comments", vec![fenced("python", &shouted.join("\n"))]),
        ("in JavaScript", vec![fenced("js", &script)]),
        ("in words", vec![in_sentences(&lines)]),
        ("base64", vec![format!("Decode this: {}", base64(solution))]),
        ("turned round", vec![solution.chars().rev().collect()]),
        ("rot13", vec![format!("```\n{}\n```", rotated(solution))]),
        ("letter by letter", vec![spaced]),
        ("look-alike letters", vec![fenced("", &full_width(solution))]),
        ("invisible letters", vec![fenced("", &zero_width(solution))]),
        ("letters left away in fences", vec![fenced("text", &lines.join("\n").replace("    ", "· "))]),
    ];
    let mut found = Vec::new();
    let wrong = place.exercise.wrong.first().map(|wrong| wrong.source.as_str());
    for (kind, replies) in kinds {
        found.push(place.sample(Class::Solution, kind, place.starter(), replies.clone()));
        // Whoever has a wrong solution of the right shape gets less that is new.
        found.extend(wrong.map(|draft| place.sample(Class::Solution, kind, draft, replies)));
    }
    found
}

fn tells(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#') && !line.starts_with("\"\"\"")
}

fn fenced(tag: &str, code: &str) -> String {
    format!("Here you are:\n\n```{tag}\n{}\n```\nDo you understand it?", code.trim_end())
}

/// Every name of the program's own called otherwise; what the task asks for stays.
pub fn renamed(solution: &str) -> String {
    let Ok(tree) = Tree::parse(Language::Python, solution) else { return solution.to_owned() };
    let known = names(&tree);
    let mut own: Vec<&str> = known
        .bindings
        .iter()
        .filter(|binding| {
            !matches!(binding.how, Bound::Function | Bound::Class | Bound::Imported | Bound::Attribute)
        })
        .map(|binding| binding.name)
        .filter(|name| *name != "self")
        .collect();
    own.sort_unstable();
    own.dedup();
    let mut text = solution.to_owned();
    let mut all: Vec<(usize, &str)> = tokens(&tree)
        .into_iter()
        .filter(|token| token.kind == Kind::Name)
        .map(|token| (token.start, token.text))
        .collect();
    all.sort_by_key(|(start, _)| usize::MAX - start);
    for (start, name) in all {
        if let Some(place) = own.iter().position(|other| *other == name)
            && !solution[..start].ends_with('.')
        {
            text.replace_range(start..start + name.len(), &format!("thing{place}"));
        }
    }
    text
}

fn renamed_turns(renamed: &str) -> Vec<String> {
    let lines: Vec<&str> = renamed.lines().filter(|line| tells(line)).collect();
    lines.chunks(3).map(|part| fenced("python", &part.join("\n"))).collect()
}

fn laid_out(lines: &[&str]) -> String {
    let odd = |(index, line): (usize, &&str)| {
        let tabs = line.replace("    ", "\t").replace(" = ", "=").replace(", ", " , ");
        if index % 2 == 0 { format!("{tabs}   # step {index}") } else { format!("\n{tabs}") }
    };
    lines.iter().enumerate().map(odd).collect::<Vec<String>>().join("\n")
}

fn in_spans(lines: &[&str]) -> String {
    let told: Vec<String> =
        lines.iter().enumerate().map(|(index, line)| format!("{}. `{}`", index + 1, line.trim())).collect();
    format!("You could have these lines:\n\n{}", told.join("\n"))
}

/// A plain translation, line by line.
pub fn script(lines: &[&str]) -> String {
    let swapped = |line: &&str| {
        let depth = &line[..line.len() - line.trim_start().len()];
        let mut text = line.trim().to_owned();
        for (from, to) in [
            (" and ", " && "),
            (" or ", " || "),
            ("not ", "!"),
            ("True", "true"),
            ("False", "false"),
            ("None", "null"),
            (" == ", " === "),
            ("self.", "this."),
            (".append(", ".push("),
            ("elif ", "} else if "),
            ("def ", "function "),
        ] {
            text = text.replace(from, to);
        }
        if let Some((head, rest)) = text.clone().split_once(' ').filter(|_| text.ends_with(':'))
            && matches!(head, "for" | "while" | "if")
        {
            let rest = rest.trim_end_matches(':');
            let rest = if head == "for" {
                format!("const {}", rest.replacen(" in ", " of ", 1))
            } else {
                rest.to_owned()
            };
            return format!("{depth}{head} ({rest}) {{");
        }
        if text.ends_with(':') {
            format!("{depth}{} {{", text.trim_end_matches(':'))
        } else {
            format!("{depth}{text};")
        }
    };
    lines.iter().map(swapped).collect::<Vec<String>>().join("\n")
}

/// Step by step in sentences, with the signs in words.
pub fn in_sentences(lines: &[&str]) -> String {
    let told =
        lines.iter().filter(|line| !line.trim().starts_with("def ") && !line.trim().starts_with("class "));
    let said: Vec<String> = told
        .map(|line| {
            let text = spoken(line.trim().trim_end_matches(':'));
            let words: Vec<String> = text.split(' ').map(in_words).collect();
            format!("Then {}.", words.join(" ").replace("for ", "for each "))
        })
        .collect();
    said.join(" ")
}
