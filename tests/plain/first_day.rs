//! A whole first day in plain lines, everything found again after a restart, and the full-screen program and
//! the plain one at the same work.

use crate::support::exercises::how_many;
use crate::support::person::{Machine, Person};
use crate::support::plain::{in_order, says};
use tempfile::tempdir;

#[test]
fn someone_new_learns_something_and_comes_back() {
    let home = tempdir().expect("a folder");
    let all = how_many();
    let transcript = says(
        home.path(),
        "task\nshow\nwrite\ndef storm_distance(seconds):\n    return seconds + 340\n.\ntest\nhint\nline 2 return \
         seconds * 340\ntest\nnext\n",
    );
    in_order(
        &transcript,
        &[
            &format!("You are at exercise 1 of {all}: How far is the storm?"),
            "This is today's exercise.",
            "No streak yet",
            "No reviews are due.",
            "codementor> task\n",
            "You see a flash of lightning",
            "- after 6 seconds: `2040`",
            "codementor> show\n",
            "thunder_count.py, 4 lines:",
            "4, indent 4: return ...",
            "codementor> write\n",
            "Your program has 2 lines now.",
            "codementor> test\n",
            "0 of 10 checks pass.",
            "Check 1, thunder after six seconds. Asked: `storm_distance(6)`. Expected: `2040`. Instead it gave: `346`.",
            "codementor> hint\n",
            "Hint 1 of 5, look here:",
            "Something goes wrong with `storm_distance(1)`. Look at line 2.",
            "codementor> line 2 return seconds * 340\n",
            "2, indent 4: return seconds * 340",
            "codementor> test\n",
            "All 10 checks pass.",
            "Score 100 of 100: correctness 40/40",
            "Solved with 2 runs and 1 hint. Your streak is 1 day, today among them.",
            "`next` goes there.",
            "codementor> next\n",
            "You are at exercise ",
            "Goodbye; everything is kept.",
        ],
    );

    let transcript = says(home.path(), "today\nopen 1\nshow\nhint again\nprogress\nsolution\n");
    in_order(
        &transcript,
        &[
            "Today's exercise is done: How far is the storm?",
            "codementor> open 1\n",
            "You have solved it.",
            "thunder_count.py, 2 lines:\n1: def storm_distance(seconds):\n2, indent 4: return seconds * 340\n",
            "Hint 1 of 5, look here:",
            &format!("Solved 1 of {all} exercises, 1 of them today."),
            "In the last four weeks you passed 1 exercise on 1 day: 1 today.",
            "Functions: learning",
            "The model solution:",
            "Code, 3 lines:",
            "indent 4: return seconds * 340",
            "End of code.",
        ],
    );
}

#[test]
fn the_full_screen_goes_on_where_plain_lines_ended_and_the_reverse() {
    let home = tempdir().expect("a folder");
    says(home.path(), "open penguin-diet\nwrite\n# from plain lines\n.\nhint\n");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("The penguin's diet");
    person.sees("# from plain lines");
    person.press(&["Alt+3"]);
    person.sees("1 of 6 taken");
    person.press(&["Alt+2"]);
    person.rewrite("# from the screen\nfish = 3\n");
    person.sees("fish = 3");
    person.press(&["F7"]);
    person.sees("Find:");
    person.write("storm");
    person.press(&["Enter"]);
    person.sees("storm_distance");
    person.quits();
    let transcript = says(home.path(), "open penguin\nshow\nhint again\n");
    in_order(
        &transcript,
        &[
            "How far is the storm?",
            "codementor> open penguin",
            "1: # from the screen\n2: fish = 3\n",
            "Hint 1 of 6",
        ],
    );
}

#[test]
fn a_pass_in_plain_lines_is_a_pass_on_the_screen() {
    let home = tempdir().expect("a folder");
    says(home.path(), "line 4 return seconds * 340\ntest\n");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("return seconds * 340");
    person.sees("checks pass.");
    person.press(&["F9"]);
    person.sees("Model solution");
    person.quits();
}
