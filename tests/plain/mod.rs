//! `codementor --plain`: the whole program through pipes and at a terminal that can do nothing else.

mod at_a_terminal;
mod chosen;
mod commands;
mod first_day;
mod hostile;
mod models;
