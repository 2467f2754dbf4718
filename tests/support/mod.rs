//! What the tests share. It never asserts anything of its own.

pub mod copies;
pub mod exercises;
pub mod graders;
pub mod processes;

/// Says loudly that a test did not run. With `CODEMENTOR_REQUIRE_ALL` set, that is a failure.
pub fn skip(name: &str, why: &str) {
    assert!(std::env::var_os("CODEMENTOR_REQUIRE_ALL").is_none(), "{name} must run here, but: {why}");
    eprintln!("SKIPPED {name}: {why}");
}
