//! The states that everyone sees: a first start, a failing case, a pass.

use super::exercise::{RIGHT, WRONG, scored, verdict};
use super::stage::{SIZES, Stage};
use codementor::app::msg::Timer;

#[test]
fn the_first_start() {
    for (columns, rows) in SIZES {
        Stage::first_start(columns, rows).shows("first-start");
    }
}

#[test]
fn one_case_fails() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        stage.write(WRONG);
        stage.judge(verdict(&[3]), 38);
        stage.shows("one-fails");
    }
}

#[test]
fn all_pass() {
    for (columns, rows) in SIZES {
        let mut stage = Stage::working(columns, rows);
        stage.write(WRONG);
        stage.judge(verdict(&[3]), 38);
        stage.wait(60_000);
        stage.write(RIGHT);
        stage.judge(scored(&[]), 36);
        stage.fire(Timer::Tick);
        stage.fire(Timer::Tick);
        stage.fire(Timer::Tick);
        stage.shows("passing");
        for _ in 0..20 {
            stage.fire(Timer::Tick);
        }
        stage.shows("passed");
    }
}
