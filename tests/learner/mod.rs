//! What is known of a learner: the model, the rules, the choice; by tables, and through simulated lives.

mod built_in;
mod choose;
mod days;
mod journey;
mod kept;
mod knowing;
mod life;
mod memory_command;
mod model;
mod month;
