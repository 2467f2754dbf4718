//! Stories: keys go in, the screen comes out, and between them runs the real program.

mod arrange;
mod comfort;
mod days;
mod kinds;
mod ladder;
mod main_job;
mod month;
mod newcomer;
mod nothing_lost;
mod score;
mod vim;
