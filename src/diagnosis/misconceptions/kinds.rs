//! What the conditions must be told of a language: its kinds of nodes and the names that come with it, as
//! data. It holds no rule.

use crate::domain::Language;

pub(super) struct Kinds {
    pub function: &'static str,
    /// Where a name may belong.
    pub scopes: &'static [&'static str],
    pub for_loop: &'static str,
    pub loops: &'static [&'static str],
    pub name: &'static str,
    pub call: &'static str,
    pub member: &'static str,
    pub index: &'static str,
    pub statement: &'static str,
    pub returns: &'static str,
    /// What a function may do beside giving something back.
    pub deeds: &'static [&'static str],
    pub comment: &'static str,
    pub text: &'static str,
    /// Statements with a block: their head is compared, not the whole.
    pub with_block: &'static [&'static str],
    /// Kinds whose heads are compared as those of another kind.
    pub same_heads: &'static [(&'static str, &'static str)],
    /// Kinds of statements that something may stand in.
    pub around: &'static [&'static str],
    /// Where a condition guards what stands below it.
    pub guards: &'static [&'static str],
    pub lambda: &'static str,
    /// Methods that change their object in place.
    pub changers: &'static [&'static str],
    /// What a call is given, with its brackets.
    pub arguments: &'static str,
    /// Functions that change nothing of what they are given.
    pub harmless: &'static [&'static str],
}

pub(super) const fn kinds(language: Language) -> &'static Kinds {
    match language {
        Language::Python => &PYTHON,
    }
}

const PYTHON: Kinds = Kinds {
    function: "function_definition",
    scopes: &["function_definition", "module"],
    for_loop: "for_statement",
    loops: &["for_statement", "while_statement"],
    name: "identifier",
    call: "call",
    member: "attribute",
    index: "subscript",
    statement: "expression_statement",
    returns: "return_statement",
    deeds: &[
        "yield",
        "raise_statement",
        "global_statement",
        "nonlocal_statement",
        "delete_statement",
        "assert_statement",
        "import_statement",
        "with_statement",
        "await",
    ],
    comment: "comment",
    text: "string",
    with_block: &[
        "for_statement",
        "while_statement",
        "if_statement",
        "elif_clause",
        "function_definition",
        "for_in_clause",
    ],
    same_heads: &[("elif_clause", "if_statement")],
    around: &["if_statement", "for_statement", "while_statement", "try_statement"],
    guards: &[
        "if_statement",
        "elif_clause",
        "while_statement",
        "conditional_expression",
        "boolean_operator",
        "list_comprehension",
        "generator_expression",
    ],
    lambda: "lambda",
    changers: &[
        "append",
        "appendleft",
        "add",
        "clear",
        "discard",
        "extend",
        "insert",
        "pop",
        "popitem",
        "popleft",
        "remove",
        "reverse",
        "sort",
        "update",
    ],
    arguments: "argument_list",
    harmless: &[
        "print", "len", "str", "int", "float", "abs", "range", "sum", "max", "min", "round", "sorted",
    ],
};
