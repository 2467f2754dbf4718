//! Numbers, texts and constants that stand in a program, each for one near it.

use crate::syntax::mutants::{EditKind, Maker};

const NEAR: &[i64] = &[0, 1, -1, 2, 10, 100];

pub(super) fn number(maker: &mut Maker<'_>, node: usize) {
    let text = maker.text(node);
    if let Ok(value) = text.parse::<i64>() {
        for (other, prior) in [
            (value - 1, 0.6),
            (value + 1, 0.6),
            (value * 2, 0.08),
            (value * 10, 0.05),
            (value / 10, 0.05),
            (value / 2, 0.05),
        ] {
            replace(maker, node, other, prior);
        }
        for other in NEAR {
            replace(maker, node, *other, 0.2);
        }
        replace(maker, node, -value, 0.15);
        if value.abs() > 1 {
            replace(maker, node, value - 2, 0.03);
            replace(maker, node, value + 2, 0.03);
        }
        for (other, prior) in others(maker, node) {
            maker.replace(node, other, EditKind::Constant, prior);
        }
    } else if let Ok(value) = text.parse::<f64>() {
        for other in [
            value + 1.0,
            value - 1.0,
            value * 10.0,
            value / 10.0,
            value * 2.0,
            value / 2.0,
            value + 0.5,
            value - 0.5,
            value + 0.1,
            value - 0.1,
            0.0,
            1.0,
        ] {
            // Shorter than what the calculation leaves.
            let short = (other * 1e9).round() / 1e9;
            maker.replace(node, format!("{short:?}"), EditKind::Constant, 0.2);
        }
        for (other, prior) in others(maker, node) {
            maker.replace(node, other, EditKind::Constant, prior);
        }
    }
}

fn replace(maker: &mut Maker<'_>, node: usize, value: i64, prior: f64) {
    let wrapped = value < 0 && ["binary_operator", "unary_operator"].contains(&maker.parent_kind(node));
    let text = if wrapped { format!("({value})") } else { value.to_string() };
    maker.replace(node, text, EditKind::Constant, prior);
}

/// The same kind of literal elsewhere in the program.
fn others(maker: &Maker<'_>, node: usize) -> Vec<(String, f64)> {
    let mut found: Vec<(String, f64)> = Vec::new();
    for (index, other) in maker.tree.nodes().iter().enumerate() {
        let text = maker.text(index);
        let same_kind = other.kind == maker.kind(node) && text != maker.text(node);
        if same_kind && found.len() < 8 && found.iter().all(|(known, _)| known != text) {
            found.push((text.to_owned(), 0.15));
        }
    }
    found
}

pub(super) fn constant(maker: &mut Maker<'_>, node: usize, names: &[&str]) {
    match maker.kind(node) {
        "true" => maker.replace(node, "False", EditKind::Constant, 0.5),
        "false" => maker.replace(node, "True", EditKind::Constant, 0.5),
        _ => {
            for other in ["0", "[]", "\"\"", "False", "-1"] {
                maker.replace(node, other, EditKind::Constant, 0.1);
            }
        }
    }
    for name in names.iter().take(12) {
        maker.replace(node, *name, EditKind::Name, 0.1);
    }
}

pub(super) fn text(maker: &mut Maker<'_>, node: usize) {
    let text = maker.text(node);
    let is_remark = maker.parent_kind(node) == "expression_statement";
    let Some(quote) = text.find(['"', '\'']).filter(|_| !is_remark) else { return };
    let (start, end) = (quote + 1, text.len().saturating_sub(1));
    if end < start || text[quote..].starts_with("\"\"\"") {
        return;
    }
    let (prefix, inner, close) = (&text[..start], &text[start..end], &text[end..]);
    let mut put = |inner: String, prior: f64| {
        maker.replace(node, format!("{prefix}{inner}{close}"), EditKind::Text, prior);
    };
    for (other, prior) in
        [("", 0.3), (" ", 0.3), (", ", 0.15), (",", 0.1), ("\\n", 0.15), ("-", 0.03), ("0", 0.05)]
    {
        if inner.len() <= 2 {
            put(other.to_owned(), prior);
        }
    }
    put(format!("{inner} "), 0.15);
    put(format!(" {inner}"), 0.15);
    put(inner.trim_end().to_owned(), 0.15);
    put(inner.trim_start().to_owned(), 0.15);
    put(inner.to_lowercase(), 0.15);
    put(inner.to_uppercase(), 0.1);
    let mut letters = inner.chars();
    if let Some(first) = letters.next() {
        put(format!("{}{}", first.to_uppercase(), letters.as_str()), 0.1);
        put(format!("{}{}", first.to_lowercase(), letters.as_str()), 0.05);
        put(letters.as_str().to_owned(), 0.03);
    }
    if let Some((last, _)) = inner.char_indices().next_back() {
        put(inner[..last].to_owned(), 0.1);
    }
    if inner.contains('{') && !prefix.contains('f') {
        maker.replace(node, format!("f{text}"), EditKind::Text, 0.5);
    }
    for (other, _) in others(maker, node) {
        maker.replace(node, other, EditKind::Text, 0.2);
    }
}

/// `.2f` with another number of digits.
pub(super) fn format(maker: &mut Maker<'_>, node: usize) {
    let text = maker.text(node);
    for (place, letter) in text.char_indices() {
        let Some(digit) = letter.to_digit(10) else { continue };
        for other in [digit + 1, digit.saturating_sub(1)] {
            let changed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
            maker.replace(node, changed, EditKind::Text, 0.3);
        }
    }
    for (one, other) in [('<', '>'), ('>', '<'), ('^', '<'), ('<', '^'), ('>', '^')] {
        if text.contains(one) {
            maker.replace(node, text.replacen(one, &other.to_string(), 1), EditKind::Text, 0.3);
        }
    }
}
