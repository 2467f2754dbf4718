//! After a pass the score is there with what cost points, and a better program gets more.

use crate::support::person::{Machine, Person};
use tempfile::tempdir;

/// It passes, and has a name that nobody uses and a print that nobody asked for.
const UNTIDY: &str =
    "def storm_distance(seconds):\n    Speed = 340\n    print(seconds)\n    return seconds * 340\n";
const TIDY: &str = "def storm_distance(seconds):\n    return seconds * 340\n";

#[test]
fn a_pass_shows_its_score_and_a_better_program_gets_more() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let home = tempdir().expect("a folder");
        let person = Person::sit_down(home.path(), Machine { columns, rows, ..Machine::default() });
        person.sees("not started");
        if columns < 100 {
            person.press(&["Enter"]);
        }
        person.sees("thunder after six seconds");
        person.press(&["Alt+2"]);
        person.rewrite(UNTIDY);
        person.sees("All 10 checks pass.");
        person.sees("score 94");
        person.sees("quality 25/30 · efficiency 15/15 · style 14/15");
        person.sees("-3 quality, line 2: Speed is set and never used");
        person.sees("-2 quality, line 3: a print is left over");
        person.sees("-1 style, line 2: Speed: names have small letters");

        person.rewrite(TIDY);
        person.sees("score 100");
        person.sees_no_more("never used");
        person.quits();
    }
}
