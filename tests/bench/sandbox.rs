//! What a sandbox costs: the interpreter doing nothing, inside and outside.

use super::Effort;
use super::figures::{Samples, heading, note, ratio, row};
use super::verdict::graders;
use codementor::domain::verdict::Tier;
use std::process::{Command, Stdio};
use std::time::Instant;

const ROUNDS: usize = 60;

pub fn table(effort: Effort) {
    heading(
        "sandbox: `python3 -c pass` in a new sandbox against bare",
        &["Each from the call that makes the process to its end; the two alternate."],
    );
    for (tier, grader) in graders() {
        let grader = match grader {
            Ok(grader) => grader,
            Err(reason) => {
                note(&format!("tier {}: not on this machine. {reason}", tier.title()));
                continue;
            }
        };
        let (mut bare, mut inside) = (Samples::default(), Samples::default());
        for _ in 0..effort.rounds(ROUNDS) {
            let begun = Instant::now();
            let ended = Command::new(&grader.report().python)
                .args(["-c", "pass"])
                .env("PYTHONDONTWRITEBYTECODE", "1")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            bare.add_millis(begun.elapsed());
            assert!(ended.is_ok_and(|status| status.success()), "bare Python works");
            let begun = Instant::now();
            let ended = grader.run_bare(vec!["-c".to_owned(), "pass".to_owned()]);
            inside.add_millis(begun.elapsed());
            assert_eq!(ended.ok(), Some(0), "Python works in the sandbox");
        }
        row("bare", "ms", &bare);
        row(&format!("sandbox, tier {}", tier.title()), "ms", &inside);
        let target = if tier == Tier::B { 1.15 } else { 1.4 };
        ratio(&format!("tier {} against bare", tier.title()), &inside, &bare, target);
    }
}
