//! Python, in the words of `tree-sitter-python`. It holds data only.

mod items;
mod mutants;

use crate::syntax::grammar::Grammar;
use crate::syntax::habits::Habit;
use crate::syntax::query::Query;
use crate::syntax::statements::Kind;

pub(super) fn grammar() -> Grammar {
    let language = tree_sitter::Language::from(tree_sitter_python::LANGUAGE);
    let name_query = Query::built_in(&language, include_str!("../../queries/python/names.scm"));
    let habit_query = Query::built_in(&language, include_str!("../../queries/python/habits.scm"));
    Grammar {
        language,
        statements: STATEMENTS,
        blocks: &["module", "block"],
        scopes: &["function_definition", "lambda", "class_definition"],
        open_scopes: &["class_definition"],
        comments: &["comment", "line_continuation"],
        names: &["identifier"],
        numbers: &["integer", "float"],
        texts: &["string"],
        interpolations: &["interpolation"],
        remark: "expression_statement",
        spaced: &["assignment", "augmented_assignment", "comparison_operator"],
        operators: OPERATORS,
        built_in: BUILT_IN,
        reflection: &["locals", "globals", "vars", "eval", "exec"],
        is_sure: |tree, habit, one| habit != Habit::CountsItems || items::only_gets_items(tree, one),
        mutate: mutants::mutate,
        name_query,
        habit_query,
    }
}

const STATEMENTS: &[(&str, Kind)] = &[
    ("expression_statement", Kind::Expression),
    ("assert_statement", Kind::Other),
    ("return_statement", Kind::Return),
    ("raise_statement", Kind::Raise),
    ("break_statement", Kind::Leave),
    ("continue_statement", Kind::Leave),
    ("pass_statement", Kind::Nothing),
    ("delete_statement", Kind::Other),
    ("global_statement", Kind::Declaration),
    ("nonlocal_statement", Kind::Declaration),
    ("type_alias_statement", Kind::Other),
    ("print_statement", Kind::Other),
    ("exec_statement", Kind::Other),
    ("import_statement", Kind::Import),
    ("import_from_statement", Kind::Import),
    ("future_import_statement", Kind::Import),
    ("if_statement", Kind::If),
    ("for_statement", Kind::Loop),
    ("while_statement", Kind::Loop),
    ("try_statement", Kind::Try),
    ("with_statement", Kind::With),
    ("match_statement", Kind::Match),
    ("function_definition", Kind::Function),
    ("class_definition", Kind::Class),
    ("decorated_definition", Kind::Function),
];

/// Between two operands these have blanks on both sides (PEP 8). `+` and `*` may do without.
const OPERATORS: &[&str] =
    &["=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "<", "<=", "==", "!=", ">=", ">", "&=", "|=", "^="];

/// Those that beginners take and then miss. `id`, `dir`, `file`, `hash`, `vars` are taken by everyone.
const BUILT_IN: &[&str] = &[
    "abs",
    "all",
    "any",
    "bool",
    "dict",
    "enumerate",
    "filter",
    "float",
    "input",
    "int",
    "len",
    "list",
    "map",
    "max",
    "min",
    "open",
    "print",
    "range",
    "reversed",
    "round",
    "set",
    "sorted",
    "str",
    "sum",
    "tuple",
    "zip",
];
