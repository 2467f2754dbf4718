//! Values that pass between exercises and programs, with their exact types, and the types that
//! signatures speak of. It never knows how a language writes them; that is `grade`.

use std::fmt;

/// A value of a language-neutral exercise.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    None,
    Bool(bool),
    Int(i64),
    /// An integer beyond 64 bits, in decimal digits: it can be told, never expected.
    BigInt(String),
    Float(f64),
    Str(String),
    List(Vec<Value>),
    Tuple(Vec<Value>),
    /// Without order; no two equal.
    Set(Vec<Value>),
    /// Pairs of key and value, in the order in which they came.
    Map(Vec<(Value, Value)>),
    /// Something that has no place in an exercise (a function, an object of a class of one's own):
    /// the name of its type and how it shows itself. It equals nothing.
    Opaque {
        type_name: String,
        shown: String,
    },
}

/// A type as signatures write it, like `list<tuple<str, int>>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeSpec {
    Any,
    None,
    Bool,
    Int,
    Float,
    Str,
    List(Box<TypeSpec>),
    Set(Box<TypeSpec>),
    Tuple(Vec<TypeSpec>),
    Map(Box<TypeSpec>, Box<TypeSpec>),
    Optional(Box<TypeSpec>),
}

impl TypeSpec {
    /// Reads a type as it stands in `exercise.toml`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (parsed, rest) = parse_type(text.trim())?;
        if rest.trim().is_empty() {
            Ok(parsed)
        } else {
            Err(format!("`{}` is left over after a type", rest.trim()))
        }
    }
}

fn parse_type(text: &str) -> Result<(TypeSpec, &str), String> {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let wanted = match name {
        "any" => return Ok((TypeSpec::Any, rest)),
        "none" => return Ok((TypeSpec::None, rest)),
        "bool" => return Ok((TypeSpec::Bool, rest)),
        "int" => return Ok((TypeSpec::Int, rest)),
        "float" => return Ok((TypeSpec::Float, rest)),
        "str" => return Ok((TypeSpec::Str, rest)),
        "list" | "set" | "optional" => Some(1),
        "map" => Some(2),
        "tuple" => None,
        other => return Err(format!("`{other}` is not a type")),
    };
    let (mut arguments, rest) = parse_arguments(name, rest)?;
    if let Some(wanted) = wanted
        && arguments.len() != wanted
    {
        return Err(format!("`{name}` takes {wanted} type(s) between < and >, not {}", arguments.len()));
    }
    let mut next = || Box::new(arguments.remove(0));
    let parsed = match name {
        "list" => TypeSpec::List(next()),
        "set" => TypeSpec::Set(next()),
        "optional" => TypeSpec::Optional(next()),
        "map" => TypeSpec::Map(next(), next()),
        _ => TypeSpec::Tuple(arguments),
    };
    Ok((parsed, rest))
}

fn parse_arguments<'text>(name: &str, text: &'text str) -> Result<(Vec<TypeSpec>, &'text str), String> {
    let mut rest = text
        .trim_start()
        .strip_prefix('<')
        .ok_or_else(|| format!("`{name}` needs its type(s) between < and >"))?;
    let mut arguments = Vec::new();
    loop {
        let (argument, after) = parse_type(rest)?;
        arguments.push(argument);
        let after = after.trim_start();
        if let Some(after) = after.strip_prefix(',') {
            rest = after;
        } else if let Some(after) = after.strip_prefix('>') {
            return Ok((arguments, after));
        } else {
            return Err(format!("`{name}<` is not closed by >"));
        }
    }
}

impl fmt::Display for TypeSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => formatter.write_str("any"),
            Self::None => formatter.write_str("none"),
            Self::Bool => formatter.write_str("bool"),
            Self::Int => formatter.write_str("int"),
            Self::Float => formatter.write_str("float"),
            Self::Str => formatter.write_str("str"),
            Self::List(item) => write!(formatter, "list<{item}>"),
            Self::Set(item) => write!(formatter, "set<{item}>"),
            Self::Optional(item) => write!(formatter, "optional<{item}>"),
            Self::Map(key, value) => write!(formatter, "map<{key}, {value}>"),
            Self::Tuple(items) => {
                let names: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(formatter, "tuple<{}>", names.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TypeSpec;

    #[test]
    fn types_read_as_they_are_written() {
        for text in
            ["int", "list<str>", "map<str, list<tuple<int, float>>>", "optional<set<bool>>", "any", "none"]
        {
            assert_eq!(TypeSpec::parse(text).map(|parsed| parsed.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_wrong_type_says_what_is_wrong() {
        for (text, complaint) in [
            ("integer", "`integer` is not a type"),
            ("list", "`list` needs its type(s) between < and >"),
            ("list<int", "`list<` is not closed by >"),
            ("map<int>", "`map` takes 2 type(s) between < and >, not 1"),
            ("int int", "`int` is left over after a type"),
        ] {
            assert_eq!(TypeSpec::parse(text), Err(complaint.to_owned()));
        }
    }
}
