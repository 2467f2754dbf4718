//! Programs as trees: what is read from one, whole or half written.

mod any_text;
mod mutants;
mod reading;
