//! What is printed for other programs: completions for shells, and the manual page. Both know every command,
//! and need no home.

use super::home::Home;
use std::fs;
use std::process::Command;

const COMMANDS: [&str; 16] = [
    "search",
    "today",
    "list",
    "test",
    "run",
    "hint",
    "progress",
    "export",
    "import",
    "reset",
    "doctor",
    "model",
    "completions",
    "man",
    "pack",
    "check",
];

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_codementor"))
        .args(arguments)
        .env_clear()
        .output()
        .expect("the program runs without a home");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
        assert!(script.contains("dry-run"), "{shell} does not know an option");
    }
    Home::new().run(&["completions", "cmd"]).complains(&["invalid value 'cmd'", "bash"]);
}

#[test]
fn bash_completes_with_them() {
    let home = Home::new();
    fs::write(home.path("script.bash"), printed(&["completions", "bash"])).expect("a file");
    let complete = |words: &str, at: usize| {
        let test = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={at}; _codementor codementor \"${{COMP_WORDS[{at}]}}\" \
             \"${{COMP_WORDS[{}]}}\"; echo \"${{COMPREPLY[*]}}\"",
            home.path("script.bash").display(),
            at - 1
        );
        let output = Command::new("bash").args(["--norc", "-c", &test]).output().expect("bash runs");
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        String::from_utf8(output.stdout).expect("text").trim().to_owned()
    };
    assert_eq!(complete("codementor exp", 1), "export");
    assert_eq!(complete("codementor reset --h", 2), "--history --help");
    assert_eq!(complete("codementor export --format m", 3), "markdown");
}

#[test]
fn the_manual_page_tells_every_command_with_its_options() {
    let page = printed(&["man"]);
    assert!(page.contains(".TH codementor 1 "), "{page}");
    for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "\"EXIT STATUS\"", "ENVIRONMENT", "FILES"]
    {
        assert_eq!(page.matches(&format!(".SH {section}\n")).count(), 1, "{section}");
    }
    for command in ["list", "test", "run", "export", "import", "reset", "completions", "man", "pack check"] {
        assert!(page.contains(&format!(".SS \"codementor {command}\"")), "{command} is not in the page");
    }
    assert!(
        page.contains("\\-\\-everything") && page.contains("\\-\\-dry\\-run"),
        "options are not in the page"
    );
}

#[test]
fn each_command_has_a_page_of_its_own() {
    for (command, words) in [
        (&["man", "import"][..], "\\-\\-dry\\-run"),
        (&["man", "pack", "check"], "[\\fIPATH\\fR]"),
        (&["man", "pack"], "codementor\\-pack\\-check(1)"),
    ] {
        let page = printed(command);
        let title = format!(".TH codementor-{} 1 ", command[1..].join("-"));
        assert!(page.contains(&title) && page.contains(words), "{page}");
        assert_eq!(page.matches(".SH NAME\n").count(), 1, "{page}");
    }
    Home::new()
        .run(&["man", "pack", "chek"])
        .complains(&["failed to find the command `pack chek`", "--help"]);
}
