//! What is known of a learner: the model, the rules, the choice; by tables, and through simulated lives.

mod days;
mod model;
