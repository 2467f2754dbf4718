//! What differs from language to language: how values and calls are written, how an interpreter is found,
//! and which driver runs in it. It never judges. A new language is one entry here, a folder, and a driver.

pub mod python;

use crate::domain::{Language, Value};

/// How a language writes things, so that a learner reads their own language.
pub trait Notation: Sync {
    fn value(&self, value: &Value) -> String;
    /// `name(arguments)`.
    fn call(&self, name: &str, arguments: &[Value]) -> String;
    /// A value as a person wrote it.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the text.
    fn literal(&self, text: &str) -> Result<Value, String>;
    /// The language's word for the kind of a value, with an article: "a list", "text".
    fn kind(&self, value: &Value) -> String;
    /// Whether an error that derives from these classes counts as the expected one.
    fn is_error(&self, expected: &str, classes: &[String]) -> bool;
}

pub fn notation(language: Language) -> &'static dyn Notation {
    match language {
        Language::Python => &python::Python,
    }
}
