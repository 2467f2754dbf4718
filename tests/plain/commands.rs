//! What the commands of the plain program do, each through the real program.

use crate::support::exercises::how_many;
use crate::support::plain::{in_order, says};
use tempfile::tempdir;

#[test]
fn lines_are_written_moved_and_taken_back() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "delete 1-4\nshow\nappend def go():\nappend if True:\nappend return 1\ninsert 2 # first\nline 4 indent 12 return \
         2\nindent 3-4 8\ndelete 2\nundo\nundo\nredo\nshow\ndelete 9\ndelete 3-2\nline x\nline 0 a\nundo\n",
    );
    in_order(
        &transcript,
        &[
            "4 lines deleted; 0 lines left.",
            "thunder_count.py is empty.",
            "1: def go():",
            "2, indent 4: if True:",
            "3, indent 8: return 1",
            "2, indent 4: # first",
            "4, indent 12: return 2",
            "3, indent 8: if True:\n4, indent 16: return 2",
            "1 line deleted; 3 lines left.",
            "Undone. Your program has 4 lines.\n2, indent 4: # first",
            "Undone. Your program has 4 lines.\n3, indent 4: if True:",
            "Done again. Your program has 4 lines.\n3, indent 8: if True:",
            "4 lines:\n1: def go():\n2, indent 4: # first\n3, indent 8: if True:\n4, indent 16: return 2\nEnd",
            "Error: failed to find line 9. The program has lines 1 to 4",
            "nothing was deleted",
            "Error: failed to understand which line is meant. Say it like this: line 3 return total.",
            "Error: failed to find line 0.",
            "Undone.",
        ],
    );
}

#[test]
fn a_program_given_up_half_way_leaves_the_old_one() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "line 1 # mine\nwrite\nfirst\n  second\n.cancel\nshow 1\nwrite\n.\nshow 1\nwrite\n\tone\n.\nshow\nundo\n",
    );
    in_order(
        &transcript,
        &[
            "Given up; your program is as it was.",
            "1: # mine",
            "Nothing was typed; your program is as it was.",
            "1: # mine",
            "Your program has 1 line now.",
            "1, indent 4: one",
            "Undone. Your program has 4 lines.\n1: # mine",
        ],
    );
    let transcript = says(home.path(), "show 1\n");
    in_order(&transcript, &["You have begun it.", "1: # mine"]);
}

#[test]
fn what_throws_something_away_asks_first() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "reset\nline 1 # mine\nreset\nno\nshow 1\nreset\nwhat\nyes\nshow 1\nundo\nshow 1\ngive-up\nn\ngive-up\ny\ngive-up\nnext\nopen \
         1\nreset\n",
    );
    in_order(
        &transcript,
        &[
            "This is the starter; nothing has been changed.",
            "Go back to the starter?",
            "yes or no> no",
            "Kept as it is.",
            "1: # mine",
            "Type yes or no.",
            "The starter is back.",
            "1: def storm_distance(seconds):",
            "1: # mine",
            "Give this one up?",
            "You stay.",
            "Give this one up?",
            "The model solution:\nCode, 3 lines:",
            "it comes back when you know more",
            "There is nothing to give up",
            "codementor> next\n",
            "You are at exercise ",
            // The end of input is a no.
            "Go back to the starter?",
            "Kept as it is.",
            "Goodbye",
        ],
    );
}

#[test]
fn two_skips_a_week_and_then_no_more() {
    let home = tempdir().expect("a folder");
    let transcript = says(home.path(), "skip\nno\nskip\nyes\nnext\nyes\nskip\nnext\nopen 40\nskip\n");
    in_order(
        &transcript,
        &[
            "Set this one aside for a week? You can do that 2 times this week.",
            "You stay.",
            "Set this one aside",
            "You are at exercise ",
            "codementor> next\nSet this one aside for a week? It is the last time this week.",
            "You are at exercise ",
            "codementor> skip\nNo more skips until Monday.",
            "codementor> next\nNo more skips until Monday.",
            "codementor> skip\nThere is nothing to set aside",
        ],
    );
    in_order(&says(home.path(), "skip\n"), &["You are at exercise 40", "There is nothing to set aside"]);
}

#[test]
fn a_prediction_is_answered_call_by_call() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "answer 3\nopen parrot\ntask\nshow 1-2\nanswer '3.0 each'\nanswer 1 'wrong'\nanswer\ntest\nanswer 1 '3.0 \
         each'\nanswer '3 each, 1 for me'\nanswer 'Squawk!'\nanswer '2.0 each'\nanswer 'All mine!'\nanswer '0.0 \
         each'\nanswer '0 each, 3 for me'\nanswer '1.0 each'\nanswer 4\ntest\nrun\n",
    );
    in_order(
        &transcript,
        &[
            "Error: failed: this exercise does not ask for answers.",
            "This is the program to be read.",
            "Code, ",
            "End of code.",
            "1: divide_treasure(6, 2, 'please') ->\n",
            "1: divide_treasure(6, 2, 'please') -> '3.0 each'\n7 answers left.",
            "1: divide_treasure(6, 2, 'please') -> 'wrong'\n7 answers left.",
            "Error: failed to hear an answer.",
            "0 of 8 checks pass.",
            "You answered: `'wrong'`. That is not what it gives.",
            "All calls are answered.",
            "Error: failed: every call has its answer.",
            "All 8 checks pass.",
            "Error: failed: here a program is read, not run.",
        ],
    );
    let told = transcript.split("0 of 8").nth(1).and_then(|rest| rest.split("codementor>").next());
    assert!(!told.expect("the verdict").contains("3.0 each"), "an answer was given away: {transcript}");
}

#[test]
fn a_program_is_run_and_what_is_different_is_told() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "open stage-card\nwrite\nband = input()\nprint(\"I am\", band)\n.\nrun\nrun The Otters\ntest\ncheck 2\ncheck \
         99\nline 2 band +\ntest\nrun\n",
    );
    in_order(
        &transcript,
        &[
            "It gets the input of the first check.\nIt printed, 1 line:\nI am Velvet Otters\nEnd.",
            "It printed, 1 line:\nI am The Otters\nEnd.",
            "0 of 12 checks pass.\nCheck 1, an evening in Lisbon.\nInput, 2 lines:\nVelvet Otters\nLisbon\nEnd.",
            "Instead it gave: `I am Velvet Otters`. They part in line 1, at character 1: expected `Good evening, LISBON!`",
            "Also failing: 4, ",
            "Check 2, another band",
            "Error: failed to find check 99. They go from 1 to 12",
            "No check could be run. Python does not understand line 2 yet. It says: invalid syntax.",
            "SyntaxError",
        ],
    );
}

#[test]
fn a_flood_is_told_by_its_beginning() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "open stage-card\nwrite\nfor number in range(5000):\n    print(number)\nprint('x' * 9000)\n.\nrun\ntest\n",
    );
    in_order(
        &transcript,
        &["It printed, 100 lines:\n0\n1\n", "99\nEnd.\nThat was the beginning; 4901 lines more"],
    );
    assert!(transcript.lines().count() < 400, "{} lines", transcript.lines().count());
}

#[test]
fn the_solution_is_earned_and_the_ladder_climbed() {
    let home = tempdir().expect("a folder");
    let transcript =
        says(home.path(), &format!("solution\nask why?\nask\n{}solution\ntest\n", "hint\n".repeat(9)));
    in_order(
        &transcript,
        &[
            "The model solution opens when your checks pass.",
            "The tutor:\n",
            "Error: failed to hear a question.",
            "Hint 5 of 5, the shape:",
            "`hint` once more tells a line of the solution itself.",
            "Revealed, 1 of 3:",
            "Revealed, 3 of 3:",
            "Every hint and the whole solution have been shown",
            "The model solution:",
            "Nothing to check yet",
        ],
    );
}

#[test]
fn words_are_understood_or_the_nearest_is_named() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "tset\nre\nHELP\nhelp hint\nhelp xyzzy\nreturn 3\n\n   \nopen thnder-count\nopen\nopen 999\nopen the\nlist \
         debug functions\nlist nothing such\nmore\nlist\nmo\nconcept lops\n",
    );
    in_order(
        &transcript,
        &[
            "Error: failed to find a command `tset`. Did you mean `test`?",
            "Error: failed to tell which command is meant by `re`. Say more of it:",
            "Finding your way:",
            "- open NAME or NUMBER: Goes to an exercise",
            "hint. Gives the next hint",
            "Error: failed to find a command `xyzzy`.",
            "To write code, begin with `append`, `line` or `write`.",
            "Did you mean `thunder-count`?",
            "Error: failed to tell which exercise is meant.",
            &format!("They go from 1 to {}", how_many()),
            "fit. Say one of them:",
            "debug, difficulty",
            "No exercise has these words.",
            "There is nothing more to tell.",
            "1. How far is the storm? Begun. Name thunder-count",
            "`more` goes on.",
            "codementor> mo\n16. ",
            "Did you mean `concept loops`?",
        ],
    );
}

#[test]
fn settings_and_profile_are_kept() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "settings theme light\nsettings theme pink\nsettings mouse maybe\nsettings thme\nsettings check-pause \
         700\nprofile minutes 45\nprofile days three a week\nprofile interests Music, nature\nprofile minutes \
         2\nprofile shoes\nprofile style\n",
    );
    in_order(
        &transcript,
        &[
            "theme is light now.",
            "Error: failed to change theme. It can be dark, light",
            "Error: failed to change mouse. It can be on or off.",
            "Did you mean `theme`?",
            "check-pause is 700 now.",
            "Noted: minutes 45.",
            "Noted: days three a week.",
            "Error: failed to understand that value. For minutes, say a number",
            "Error: failed to find that in your profile.",
            "Error: failed to hear a value.",
        ],
    );
    let transcript = says(home.path(), "settings\nprofile\n");
    in_order(
        &transcript,
        &[
            "theme: light.",
            "check-pause: 700.",
            "interests: music, nature.",
            "minutes: 45.",
            "days: three a week.",
        ],
    );
}

#[test]
fn after_a_pass_one_question_and_a_grade() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "recall good\nline 4 return seconds * 340\ntest\nanswer\nanswer 12\nanswer 13\nrecall splendid\nrecall \
         easy\ntest\nnext\n",
    );
    in_order(
        &transcript,
        &[
            "It is not solved yet",
            "A badge: On your own.",
            "Do you know what it does? What does `storm_distance(",
            "Next: ",
            "Error: failed to hear an answer.",
            "codementor> answer 12\nIt gives `",
            "codementor> answer 13\nThat question is answered.",
            "Error: failed to understand how well.",
            "Noted: easy. It comes back in ",
            "You had passed it before; it stays passed.",
            "codementor> next\n",
            "You are at exercise ",
        ],
    );
    // A badge is told once.
    assert_eq!(transcript.matches("A badge: On your own.").count(), 1, "{transcript}");
    assert!(!says(home.path(), "progress\n").contains("A badge: On your own."));
}

#[test]
fn whoever_is_stuck_is_asked_once_by_the_tutor() {
    let home = tempdir().expect("a folder");
    let lines = ["seconds", "seconds + 1", "seconds + 2", "seconds + 3", "seconds + 4"];
    let tries = lines.map(|line| ["line 4 return ", line, "\ntest\n"].concat());
    let transcript = says(home.path(), &tries.concat());
    in_order(&transcript, &["The tutor, unasked:", "has been failing for a while", "`hint` gives a hint"]);
    assert_eq!(transcript.matches("The tutor, unasked:").count(), 1, "{transcript}");
    assert!(!says(home.path(), &tries[1..].concat()).contains("The tutor, unasked:"));
}

#[test]
fn a_run_is_stepped_through_in_lines() {
    let home = tempdir().expect("a folder");
    let transcript = says(
        home.path(),
        "trace\ndelete 1-4\nappend def storm_distance(seconds):\nappend return seconds * 34\ntrace thunder after six seconds\n\
         trace 99\ntrace\nhelp trace\n",
    );
    in_order(
        &transcript,
        &[
            "codementor> trace\nThere is nothing of yours to step through yet",
            "What should storm_distance(6) give? What does yours give?",
            "Step 1, line 1, `def storm_distance(seconds):`: seconds is 6.",
            "Step 2, line 2, `return seconds * 34`: it gives back 204.",
            "It gives 204, and 2040 should come.",
            "Error: failed to find a check called `99`.",
            "codementor> trace\nWhat should storm_distance(",
            "the smallest case that fails",
        ],
    );
}
