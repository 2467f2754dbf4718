//! What is known of the learner, and what is best for them next: pure rules over history. It never
//! reads the history itself, a clock or a file.

pub mod badges;
pub mod catalogue;
pub mod choose;
pub mod days;
pub mod difficulty;
pub mod encounter;
pub mod help;
pub mod insights;
pub mod journey;
pub mod levels;
pub mod mastery;
pub mod memory;
pub mod model;
pub mod notice;
pub mod review;
