//! Whole statements: how a value is stored, what is given back, how deep a line stands and in which order.

use super::calls::wraps;
use super::operators::condition;
use super::tables::CHANGES;
use super::{may_be_number, stepped};
use crate::syntax::mutants::{EditKind, Maker};

const COMPOUND: [&str; 5] =
    ["if_statement", "for_statement", "while_statement", "with_statement", "try_statement"];
/// What a name has at first, in the programs of people.
const FIRST_VALUES: [&str; 9] =
    ["0", "1", "-1", "None", "\"\"", "[]", "float(\"inf\")", "float(\"-inf\")", "set()"];

pub(super) fn mutate(maker: &mut Maker<'_>, names: &[&str]) {
    let node = maker.statement;
    match maker.kind(node) {
        "expression_statement" => expression(maker, node, names),
        "return_statement" => returned(maker, node, names),
        "break_statement" => {
            maker.replace(node, "continue", EditKind::Statement, 0.4);
            maker.replace(node, "pass", EditKind::Statement, 0.3);
        }
        "continue_statement" => {
            maker.replace(node, "break", EditKind::Statement, 0.4);
            maker.replace(node, "pass", EditKind::Statement, 0.3);
        }
        "pass_statement" => {
            for other in ["break", "continue", "return"] {
                maker.replace(node, other, EditKind::Statement, 0.2);
            }
        }
        "if_statement" => branch(maker, node, names),
        "while_statement" => {
            if let Some(asked) = maker.tree.child(node, "condition") {
                condition(maker, asked, 0.3);
                named_condition(maker, asked, names);
            }
            keyword(maker, node, "while", "if", 0.3);
        }
        "for_statement" => {
            if let Some(items) = maker.tree.child(node, "right") {
                walked(maker, items, names);
            }
        }
        _ => {}
    }
    depth(maker, node);
    order(maker, node);
}

fn expression(maker: &mut Maker<'_>, node: usize, names: &[&str]) {
    let Some(inner) = maker.named(node).first().copied() else { return };
    match maker.kind(inner) {
        "assignment" => assignment(maker, inner, names),
        "augmented_assignment" => changed(maker, inner),
        // A docstring.
        "string" => return,
        "call" if maker.text(inner).starts_with("print(") => {
            let rest = maker.text(inner)["print".len()..].to_owned();
            maker.replace(node, format!("return {rest}"), EditKind::Return, 0.4);
        }
        _ => maker.replace(node, format!("return {}", maker.text(inner)), EditKind::Return, 0.5),
    }
    // `words.sort()` for `words = sorted(words)` and the like are two edits; one too many is one.
    maker.replace(node, "pass", EditKind::Statement, 0.15);
}

fn assignment(maker: &mut Maker<'_>, node: usize, names: &[&str]) {
    let (Some(left), Some(right)) = (maker.tree.child(node, "left"), maker.tree.child(node, "right")) else {
        return;
    };
    let source = maker.tree.source();
    if let Some(sign) = maker.tree.children(node).find(|child| maker.kind(*child) == "=") {
        let target = maker.text(left);
        let known = maker.names.bindings.iter().filter(|one| one.name == target).count() > 1
            || ["attribute", "subscript"].contains(&maker.kind(left));
        if known {
            for (other, prior) in [("+=", 0.6), ("-=", 0.2), ("*=", 0.1)] {
                maker.replace(sign, other, EditKind::Assignment, prior);
            }
        }
    }
    let literal =
        ["integer", "float", "string", "none", "true", "false", "list", "unary_operator", "dictionary"];
    if literal.contains(&maker.kind(right)) {
        for other in FIRST_VALUES {
            maker.replace(right, other, EditKind::InitialValue, 0.2);
        }
        let target = maker.text(left);
        for name in names.iter().filter(|name| **name != target).take(8) {
            maker.replace(right, *name, EditKind::InitialValue, 0.1);
            for index in ["[0]", "[-1]"] {
                maker.replace(right, format!("{name}{index}"), EditKind::InitialValue, 0.08);
            }
        }
    } else {
        value(maker, right, names, EditKind::Name);
        let (target, text) = (maker.text(left), maker.text(right));
        if may_be_number(maker, right) {
            // A record that is overwritten, or falls below nothing.
            for kept in [
                format!("max({target}, {text})"),
                format!("min({target}, {text})"),
                format!("max(0, {text})"),
            ] {
                maker.replace(right, kept, EditKind::Call, 0.12);
            }
        }
    }
    // Two names that change places: `left, right = right, left`.
    if maker.kind(left) == "identifier" && maker.kind(right) == "identifier" {
        let bytes = maker.bytes(left).start..maker.bytes(right).end;
        let between = &source[maker.bytes(left).end..maker.bytes(right).start];
        let turned = format!("{}{between}{}", maker.text(right), maker.text(left));
        maker.edit(bytes, turned, EditKind::Order, 0.3);
    }
}

/// The value of an assignment or a `return`, taken for something near it.
fn value(maker: &mut Maker<'_>, node: usize, names: &[&str], kind: EditKind) {
    if may_be_number(maker, node) && !["integer", "float"].contains(&maker.kind(node)) {
        for step in ["- 1", "+ 1"] {
            maker.replace(node, stepped(maker, node, step), EditKind::Constant, 0.25);
        }
        wraps(maker, node, 0.6);
    }
    if maker.kind(node) != "identifier" {
        for name in names.iter().take(10) {
            maker.replace(node, *name, kind, 0.08);
        }
    }
}

fn changed(maker: &mut Maker<'_>, node: usize) {
    let Some(sign) = maker.tree.child(node, "operator") else { return };
    let now = maker.text(sign);
    for other in CHANGES.iter().filter(|other| **other != now) {
        let prior = match (now, *other) {
            (_, "=") => 0.6,
            ("+=", "-=") | ("-=", "+=") => 0.5,
            ("*=", "+=") | ("+=", "*=") | ("/=", "//=") | ("//=", "/=") => 0.35,
            _ => 0.08,
        };
        maker.replace(sign, *other, EditKind::Assignment, prior);
    }
    if let Some(right) = maker.tree.child(node, "right") {
        value(maker, right, &[], EditKind::Name);
        // `text += letter` for `text = letter + text`.
        if let Some(left) = maker.tree.child(node, "left")
            && now == "+="
        {
            let (target, added) = (maker.text(left), maker.text(right));
            maker.replace(node, format!("{target} = {added} + {target}"), EditKind::Order, 0.2);
        }
    }
}

fn returned(maker: &mut Maker<'_>, node: usize, names: &[&str]) {
    let Some(inner) = maker.named(node).first().copied() else {
        maker.replace(node, "pass", EditKind::Statement, 0.2);
        for name in names.iter().take(8) {
            maker.replace(node, format!("return {name}"), EditKind::Return, 0.2);
        }
        return;
    };
    let text = maker.text(inner);
    maker.replace(node, format!("print({text})"), EditKind::Return, 0.1);
    maker.replace(node, "pass", EditKind::Statement, 0.1);
    maker.replace(node, text, EditKind::Return, 0.05);
    value(maker, inner, names, EditKind::Return);
    match maker.kind(inner) {
        "identifier" => {
            maker.replace(inner, format!("not {text}"), EditKind::Return, 0.15);
            maker.replace(inner, format!("-{text}"), EditKind::Return, 0.05);
            for name in names.iter().take(10).filter(|name| **name != text) {
                maker.replace(inner, format!("{text} + [{name}]"), EditKind::Return, 0.03);
                maker.replace(inner, format!("{text} + {name}"), EditKind::Return, 0.03);
            }
        }
        "comparison_operator" | "boolean_operator" | "call" => {
            maker.replace(inner, format!("not ({text})"), EditKind::Return, 0.15);
            maker.replace(inner, format!("-({text})"), EditKind::Return, 0.05);
        }
        "list_comprehension" => {
            for name in names.iter().take(10) {
                maker.replace(inner, format!("{name} + {text}"), EditKind::Return, 0.04);
            }
        }
        "binary_operator" => maker.replace(inner, format!("-({text})"), EditKind::Return, 0.05),
        "integer" | "string" | "true" | "false" | "none" | "list" => {
            for other in ["True", "False", "None", "0", "-1", "[]", "\"\"", "[[]]"] {
                maker.replace(inner, other, EditKind::Return, 0.12);
            }
            for name in names.iter().take(10) {
                maker.replace(inner, *name, EditKind::Return, 0.15);
                maker.replace(inner, format!("[{name}]"), EditKind::Return, 0.1);
                maker.replace(inner, format!("{name} == 0"), EditKind::Return, 0.04);
                maker.replace(inner, format!("not {name}"), EditKind::Return, 0.06);
            }
        }
        _ => {}
    }
}

/// `if`: its condition, and those of its `elif`s; whether it is one of them.
fn branch(maker: &mut Maker<'_>, node: usize, names: &[&str]) {
    let clauses: Vec<usize> =
        maker.tree.children(node).filter(|child| maker.kind(*child) == "elif_clause").collect();
    for part in std::iter::once(node).chain(clauses.iter().copied()) {
        if let Some(asked) = maker.tree.child(part, "condition") {
            condition(maker, asked, 0.35);
            named_condition(maker, asked, names);
            for constant in ["True", "False"] {
                maker.replace(asked, constant, EditKind::Condition, 0.05);
            }
        }
        if part != node {
            keyword(maker, part, "elif", "if", 0.3);
        }
    }
    let (before, _) = maker.neighbours();
    if before.is_some_and(|before| maker.kind(before) == "if_statement") {
        keyword(maker, node, "if", "elif", 0.4);
    }
    keyword(maker, node, "if", "while", 0.25);
}

fn keyword(maker: &mut Maker<'_>, node: usize, from: &str, to: &str, prior: f64) {
    let start = maker.bytes(node).start;
    if maker.text(node).starts_with(from) {
        maker.edit(start..start + from.len(), to, EditKind::Condition, prior);
    }
}

/// A condition that is only a name, or one name more.
fn named_condition(maker: &mut Maker<'_>, asked: usize, names: &[&str]) {
    let text = maker.text(asked);
    for name in names.iter().take(8).filter(|name| **name != text) {
        maker.replace(asked, *name, EditKind::Condition, 0.06);
        maker.replace(asked, format!("{text} and {name}"), EditKind::Condition, 0.04);
        maker.replace(asked, format!("{text} or not {name}"), EditKind::Condition, 0.05);
        maker.replace(asked, format!("not {name} or {text}"), EditKind::Condition, 0.02);
    }
}

/// What a loop walks over.
fn walked(maker: &mut Maker<'_>, items: usize, names: &[&str]) {
    let text = maker.text(items);
    for name in names.iter().take(8).filter(|name| **name != text) {
        maker.replace(items, format!("{text}[{name}:]"), EditKind::Range, 0.05);
        maker.replace(items, format!("{text}[:{name}]"), EditKind::Range, 0.05);
    }
    for (other, prior) in [
        (format!("{text}[1:]"), 0.3),
        (format!("{text}[:-1]"), 0.2),
        (format!("reversed({text})"), 0.2),
        (format!("sorted({text})"), 0.25),
        (format!("enumerate({text})"), 0.15),
        (format!("range({text})"), 0.2),
        (format!("range(len({text}))"), 0.2),
        (format!("{text}.items()"), 0.15),
        (format!("{text}.split()"), 0.15),
        (format!("set({text})"), 0.08),
        (format!("list({text})"), 0.05),
        (format!("{text}[:]"), 0.1),
    ] {
        maker.replace(items, other, EditKind::Range, prior);
    }
}

/// A line one step less deep, with all that follows it in its block; or one step deeper, into what stands
/// before it.
fn depth(maker: &mut Maker<'_>, node: usize) {
    let step = " ".repeat(maker.tree.language().indent());
    let (before, after) = maker.neighbours();
    let source = maker.tree.source();
    let start = line_start(source, maker.bytes(node).start);
    let own_end = maker.bytes(node).end;
    let block = maker.parent(node);
    let block_end = block.map_or(own_end, |block| maker.bytes(block).end);
    let outer = block.and_then(|block| maker.parent(block)).map_or("", |outer| maker.kind(outer));
    let in_branch = COMPOUND.contains(&outer) || ["else_clause", "elif_clause"].contains(&outer);
    if before.is_some() && in_branch && source[start..].starts_with(&step) {
        let lines = source[start..block_end.max(own_end)].lines();
        let moved: Vec<&str> = lines.map(|line| line.strip_prefix(step.as_str()).unwrap_or(line)).collect();
        maker.edit(start..block_end.max(own_end), moved.join("\n"), EditKind::Indentation, 0.5);
    }
    let follows = before.filter(|before| COMPOUND.contains(&maker.kind(*before)));
    if follows.is_some() && !COMPOUND.contains(&maker.kind(node)) {
        let deeper = |end: usize| {
            source[start..end]
                .lines()
                .map(|line| if line.is_empty() { String::new() } else { format!("{step}{line}") })
                .collect::<Vec<String>>()
                .join("\n")
        };
        maker.edit(start..own_end, deeper(own_end), EditKind::Indentation, 0.5);
        // Two steps, into the last statement of what stands before.
        let twice = source[start..own_end].lines().map(|line| format!("{step}{step}{line}"));
        let twice = twice.collect::<Vec<String>>().join("\n");
        maker.edit(start..own_end, twice, EditKind::Indentation, 0.15);
        if after.is_some() && block_end > own_end {
            maker.edit(start..block_end, deeper(block_end), EditKind::Indentation, 0.15);
        }
    }
}

fn line_start(source: &str, place: usize) -> usize {
    source[..place].rfind('\n').map_or(0, |end| end + 1)
}

/// Two lines that change places.
fn order(maker: &mut Maker<'_>, node: usize) {
    let (_, after) = maker.neighbours();
    let simple = |maker: &Maker<'_>, one: usize| {
        !["function_definition", "class_definition", "import_statement", "import_from_statement"]
            .contains(&maker.kind(one))
    };
    if let Some(after) = after
        && simple(maker, node)
        && simple(maker, after)
    {
        maker.swap(node, after, EditKind::Order, 0.25);
    }
}
