//! Which things of Python are taken for each other. Data only.

/// Comparisons, and those that they are taken for, with how often.
pub(super) const COMPARISONS: &[(&str, &[(&str, f64)])] = &[
    ("<", &[("<=", 1.0), (">", 0.6), (">=", 0.4), ("!=", 0.2), ("==", 0.15)]),
    ("<=", &[("<", 1.0), (">=", 0.6), (">", 0.4), ("==", 0.2), ("!=", 0.1)]),
    (">", &[(">=", 1.0), ("<", 0.6), ("<=", 0.4), ("!=", 0.2), ("==", 0.15)]),
    (">=", &[(">", 1.0), ("<=", 0.6), ("<", 0.4), ("==", 0.2), ("!=", 0.1)]),
    ("==", &[("!=", 0.6), (">=", 0.35), ("<=", 0.35), (">", 0.25), ("<", 0.25), ("in", 0.2), ("is", 0.05)]),
    ("!=", &[("==", 0.6), ("<", 0.3), (">", 0.3), ("not in", 0.2), ("<=", 0.15), (">=", 0.15)]),
    ("in", &[("not in", 0.6), ("==", 0.2)]),
    ("not in", &[("in", 0.6), ("!=", 0.1)]),
    ("is", &[("is not", 0.5), ("==", 0.5)]),
    ("is not", &[("is", 0.5), ("!=", 0.5)]),
];

pub(super) const OPERATORS: &[(&str, &[(&str, f64)])] = &[
    ("+", &[("-", 0.6), ("*", 0.35), ("//", 0.05), ("/", 0.05), ("%", 0.05)]),
    ("-", &[("+", 0.6), ("*", 0.1), ("//", 0.05), ("/", 0.1), ("%", 0.1)]),
    ("*", &[("+", 0.4), ("**", 0.3), ("/", 0.2), ("//", 0.25), ("-", 0.1), ("%", 0.1)]),
    ("/", &[("//", 0.7), ("*", 0.3), ("%", 0.25), ("-", 0.05), ("+", 0.05)]),
    ("//", &[("%", 0.5), ("/", 0.7), ("*", 0.25), ("-", 0.1), ("+", 0.05)]),
    ("%", &[("//", 0.5), ("/", 0.3), ("-", 0.05), ("*", 0.05), ("+", 0.05)]),
    ("**", &[("*", 0.4)]),
    ("&", &[("|", 0.4), ("^", 0.3), ("-", 0.1)]),
    ("|", &[("&", 0.4), ("^", 0.3)]),
    ("^", &[("&", 0.4), ("|", 0.3), ("**", 0.4)]),
    ("<<", &[(">>", 0.4)]),
    (">>", &[("<<", 0.4)]),
];

/// What changes a name in place, beside each other.
pub(super) const CHANGES: &[&str] = &["+=", "-=", "*=", "/=", "//=", "%=", "=", "|=", "&=", "**="];

/// Functions and methods that are taken for each other.
pub(super) const FAMILIES: &[&[&str]] = &[
    &["min", "max"],
    &["min", "max", "sum", "len"],
    &["any", "all"],
    &["sorted", "reversed", "list", "set", "tuple"],
    &["append", "extend", "add", "insert"],
    &["append", "appendleft"],
    &["pop", "popleft"],
    &["remove", "pop", "discard"],
    &["update", "add"],
    &["union", "intersection", "difference", "symmetric_difference"],
    &["upper", "lower", "title", "capitalize", "swapcase", "casefold"],
    &["isupper", "islower", "istitle"],
    &["isalpha", "isdigit", "isalnum", "isspace", "isnumeric", "isdecimal"],
    &["strip", "lstrip", "rstrip"],
    &["find", "rfind", "index", "rindex", "count"],
    &["split", "rsplit", "splitlines", "partition"],
    &["startswith", "endswith"],
    &["ljust", "rjust", "center", "zfill"],
    &["keys", "values", "items"],
    &["get", "pop", "setdefault"],
    &["int", "float", "round", "abs"],
    &["str", "repr"],
    &["str", "int", "float"],
    &["ord", "chr"],
    &["range", "enumerate", "len"],
    &["ceil", "floor", "trunc", "sqrt"],
    &["sort", "reverse"],
    &["heappush", "heappop"],
    &["bisect_left", "bisect_right", "bisect"],
    &["divmod", "pow"],
    &["permutations", "combinations", "product"],
    &["map", "filter"],
];

/// Calls that are often forgotten round a value.
pub(super) const WRAPS: &[(&str, f64)] = &[
    ("int", 0.3),
    ("str", 0.3),
    ("len", 0.3),
    ("sorted", 0.2),
    ("abs", 0.2),
    ("list", 0.15),
    ("sum", 0.15),
    ("float", 0.1),
    ("set", 0.1),
    ("round", 0.1),
    ("max", 0.08),
    ("min", 0.08),
    ("tuple", 0.05),
    ("reversed", 0.05),
];

/// Methods that are often forgotten behind a value.
pub(super) const METHODS: &[(&str, f64)] = &[
    (".lower()", 0.2),
    (".strip()", 0.2),
    (".split()", 0.12),
    (".copy()", 0.12),
    (".upper()", 0.08),
    (".items()", 0.08),
    (".values()", 0.06),
    (".title()", 0.03),
    (".capitalize()", 0.03),
];
