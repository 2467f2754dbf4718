//! The imperative shell around the pure program. It never draws.

pub mod highlight;
