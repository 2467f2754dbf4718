//! A program that brings a situation about, so that the situation can be proven. It never runs it.

use super::situation::Versions;
use crate::domain::reading::TableReader;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub program: String,
    /// The function without arguments that is called; `None`: the program is run as it is.
    pub call: Option<String>,
    /// Standard input of a program.
    pub input: String,
    /// What the beginner's sentence must then say.
    pub says: Vec<String>,
    /// The versions of the language in which it comes about.
    pub versions: Versions,
}

impl Sample {
    pub(super) fn read(mut reader: TableReader<'_, '_>) -> Option<Self> {
        let program = reader.required_string("program");
        let call = reader.string("call");
        let input = reader.string("input").unwrap_or_default();
        let says = reader.strings("says");
        if says.is_empty() {
            let advice = "Add `says = [\"…\"]`: what the sentence must say of this very program.";
            reader.complain(&reader.span(), "`says` is missing or empty", advice);
        }
        let versions = Versions::read(&mut reader);
        reader.finish();
        Some(Self { program: program?, call, input, says, versions })
    }
}
