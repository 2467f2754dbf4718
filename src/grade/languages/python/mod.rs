//! Python: its notation, its interpreter and its driver. It never runs anything but the interpreter's
//! own answer to where it lives.

mod find;
mod literal;
mod notation;

pub use find::{Interpreter, find};

use super::Notation;
use crate::domain::Value;

/// Runs inside the sandbox; see the files themselves.
pub const DRIVER: &str = concat!(
    include_str!("../../drivers/python/placing.py"),
    include_str!("../../drivers/python/plain.py"),
    include_str!("../../drivers/python/driver.py"),
    include_str!("../../drivers/python/looking.py"),
    "serve()\n"
);

/// Gives the driver a copy of the builtins of its own, which no program can patch.
pub const BEGIN: &str = "import sys; exec(compile(sys.argv[1], 'driver', 'exec'), \
     {'__builtins__': dict(sys.modules['builtins'].__dict__), '__name__': 'driver'})";

/// The oldest version that the driver works with.
pub const OLDEST: (u32, u32) = (3, 8);

/// The arguments that start the driver.
pub fn driver_arguments() -> Vec<String> {
    ["-S", "-s", "-B", "-c", BEGIN, DRIVER].map(str::to_owned).to_vec()
}

/// Everything that a Python program finds in its environment, beside its folders.
pub fn environment() -> Vec<(String, String)> {
    [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("LANG", "C.UTF-8"),
        ("TERM", "dumb"),
        ("USER", "learner"),
        ("LOGNAME", "learner"),
        // The same order of sets in every run, so that a verdict is the same every time.
        ("PYTHONHASHSEED", "0"),
        ("PYTHONUTF8", "1"),
        ("PYTHONDONTWRITEBYTECODE", "1"),
        ("PYTHONNOUSERSITE", "1"),
        // Each thread would reserve much of the address space that a run may use.
        ("MALLOC_ARENA_MAX", "2"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// How Python writes things.
#[derive(Debug, Clone, Copy)]
pub struct Python;

impl Notation for Python {
    fn value(&self, value: &Value) -> String {
        notation::value(value)
    }

    fn call(&self, name: &str, arguments: &[Value]) -> String {
        let arguments: Vec<String> = arguments.iter().map(notation::value).collect();
        format!("{name}({})", arguments.join(", "))
    }

    fn literal(&self, text: &str) -> Result<Value, String> {
        literal::read(text)
    }

    fn kind(&self, value: &Value) -> String {
        notation::kind(value)
    }

    fn is_error(&self, expected: &str, classes: &[String]) -> bool {
        if notation::ERRORS.contains(&expected) {
            classes.iter().any(|class| class == expected)
        } else {
            // A name that Python does not have: any error counts, but not the end of the program.
            classes.iter().any(|class| class == "Exception" || class == expected)
        }
    }
}
