//! What tests share: doubles of the machine's edges, real graders, and a person who sits at a terminal. It
//! never asserts anything itself but that what was waited for has come.

pub mod chat_server;
pub mod copies;
pub mod exercises;
pub mod folders;
pub mod graders;
pub mod http;
pub mod keyboard;
pub mod model_servers;
pub mod person;
pub mod plain;
pub mod processes;
pub mod pseudo_terminal;
pub mod replies;
pub mod virtual_terminal;

/// Says loudly that a test is about another kind of machine than this one, where it would prove nothing.
pub fn not_of_this_machine(name: &str, why: &str) {
    eprintln!("SKIPPED {name}: {why}");
}

/// Says loudly that a test did not run. With `CODEMENTOR_REQUIRE_ALL` set, that is a failure.
pub fn skip(name: &str, why: &str) {
    assert!(std::env::var_os("CODEMENTOR_REQUIRE_ALL").is_none(), "{name} must run here, but: {why}");
    eprintln!("SKIPPED {name}: {why}");
}
