//! Stories: keys go in, the screen comes out, and between them runs the real program.

mod arrange;
mod attempts;
mod browse;
mod comfort;
mod days;
mod diagnosis;
mod external_editor;
mod kinds;
mod ladder;
mod main_job;
mod models;
mod month;
mod newcomer;
mod nothing_lost;
mod own_editor;
mod score;
mod vim;
mod watch;
