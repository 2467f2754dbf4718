//! Stories: what a person does, key by key, and what they see, through the whole program with its real
//! parts.

mod main_job;
