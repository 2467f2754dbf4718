//! What a person sees: each state of each screen at three sizes, as plain text beside this file, and
//! what keys do to it. Models are built by messages alone.

mod errors;
mod exercise;
mod first_look;
mod interview;
mod looks;
mod progress;
mod puzzle;
mod random;
mod replies;
mod rich;
mod stage;
mod states;
mod stepping;
mod updates;
mod voices;
