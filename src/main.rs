//! The program's entrance: it hands the command line to `cli` and returns its exit status.

fn main() {}
