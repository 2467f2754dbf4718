//! The mistakes that people make in Python, as single edits: which rule looks at which kind of node. The
//! numbers are shares among each other, drawn from what is told of novices' mistakes (off by one, the wrong
//! one of two comparisons, `=` for `+=`, a line too deep) and from what our own wrong solutions show.

mod calls;
mod literals;
mod operators;
mod places;
mod statements;
mod tables;

use crate::syntax::mutants::Maker;

pub(super) fn mutate(maker: &mut Maker<'_>) {
    let names = maker.names_in_scope();
    statements::mutate(maker, &names);
    for node in maker.own_nodes() {
        match maker.kind(node) {
            "comparison_operator" => operators::comparison(maker, node),
            "binary_operator" => operators::binary(maker, node),
            "boolean_operator" => operators::boolean(maker, node),
            "not_operator" => operators::not(maker, node),
            "unary_operator" => operators::unary(maker, node),
            "conditional_expression" => operators::conditional(maker, node),
            "integer" | "float" => literals::number(maker, node),
            "true" | "false" | "none" => literals::constant(maker, node, &names),
            "string" => literals::text(maker, node),
            "list" | "tuple" | "expression_list" | "pattern_list" => operators::items(maker, node),
            "call" => calls::call(maker, node),
            "attribute" => calls::attribute(maker, node),
            "subscript" => places::subscript(maker, node),
            "slice" => places::slice(maker, node),
            "identifier" => places::name(maker, node, &names),
            "if_clause" => operators::condition(maker, node, 0.2),
            "format_specifier" => literals::format(maker, node),
            _ => {}
        }
    }
}

/// `text` changed by a step, in brackets where what stands around it binds closer.
fn stepped(maker: &Maker<'_>, node: usize, step: &str) -> String {
    let text = maker.text(node);
    let inner = match maker.kind(node) {
        "comparison_operator" | "boolean_operator" | "not_operator" | "conditional_expression" => {
            format!("({text}) {step}")
        }
        _ => format!("{text} {step}"),
    };
    match maker.parent_kind(node) {
        "binary_operator" | "unary_operator" | "attribute" | "await" | "parenthesized_expression" => {
            format!("({inner})")
        }
        _ => inner,
    }
}

/// Whether it may be a number: nothing that is certainly none.
fn may_be_number(maker: &Maker<'_>, node: usize) -> bool {
    let kind = maker.kind(node);
    let never = ["string", "true", "false", "none", "list", "tuple", "dictionary", "set", "lambda"];
    let never_too = [
        "list_comprehension",
        "generator_expression",
        "comparison_operator",
        "boolean_operator",
        "not_operator",
        "keyword_argument",
        "slice",
        "list_splat",
        "dictionary_splat",
        "concatenated_string",
    ];
    !never.contains(&kind) && !never_too.contains(&kind)
}
