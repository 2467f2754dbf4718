//! What is known of the learner, and what is best for them next: pure rules over history. It never
//! reads the history itself, a clock or a file.

pub mod choose;
pub mod model;
pub mod review;
pub mod streak;
