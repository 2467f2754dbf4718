//! Machines as they are: ordinary users, root, a `python3` that is a script, a Python in a home that others
//! cannot enter.

use super::place::{NOBODY, Place, place, tool};
use crate::support::copies::{OwnCopy, open_folder};
use crate::support::{graders, not_of_this_machine, skip};
use codementor::domain::verdict::Tier;
use codementor::grade::GraderConfig;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub fn system_python() -> Option<PathBuf> {
    let python = tool("python3")?;
    python.canonicalize().ok()
}

/// Our program, started as an ordinary user; `None`, said loudly, where this cannot be done.
fn as_ordinary_user(program: &Path, home: &Path) -> Option<Command> {
    let mut command = if rustix::process::geteuid().is_root() {
        let mut command = Command::new(tool("setpriv")?);
        let identity = format!("{NOBODY}");
        command
            .args(["--reuid", &identity, "--regid", &identity, "--clear-groups", "--inh-caps=-all"])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    command.env_clear().env("PATH", "/usr/bin:/bin").env("CODEMENTOR_HOME", home).current_dir("/");
    Some(command)
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn an_ordinary_user_runs_and_tests() {
    if system_python().is_none() {
        return;
    }
    let copy = OwnCopy::make();
    let folder = open_folder();
    let home = folder.path().join("home");
    fs::create_dir(&home).expect("the folder is ours");
    if rustix::process::geteuid().is_root() {
        chown(&home, Some(NOBODY), Some(NOBODY)).expect("root may give");
    }
    let program = folder.path().join("who.py");
    fs::write(&program, "import os\nprint('user', os.getuid())\nopen('/etc/shadow')\n").expect("it is ours");
    let exercises = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exercises");
    let solution = folder.path().join("solution.py");
    fs::copy(exercises.join("banana-peel/python/solution.py"), &solution).expect("the exercise is there");
    for tier in [Tier::A, Tier::B] {
        if graders::on(tier).is_none() {
            continue;
        }
        let Some(mut run) = as_ordinary_user(&copy.program, &home) else { return };
        run.env("CODEMENTOR_SANDBOX", tier.title()).arg("run").arg(&program);
        let output = run.output().expect("it starts");
        let text = told(&output);
        assert!(text.starts_with("user ") && !text.starts_with("user 0\n"), "{text}");
        assert!(text.contains("own folder"), "{text}");
        let Some(mut test) = as_ordinary_user(&copy.program, &home) else { return };
        test.env("CODEMENTOR_SANDBOX", tier.title()).args(["test", "banana-peel", "--file"]).arg(&solution);
        let output = test.output().expect("it starts");
        let text = told(&output);
        assert!(output.status.success(), "tier {}: {text}", tier.title());
        assert!(text.contains(&format!("sandbox: {}", tier.title())), "{text}");
    }
}

/// The place works with the libraries below a folder, and its report tells both what was asked and what
/// answered.
fn assert_works(place: Place, asked: &Path, program: &Path, libraries: &Path) {
    let report = place.grader.report();
    assert_eq!(report.python_asked, asked);
    assert_eq!(report.python.canonicalize().ok().as_deref(), Some(program));
    let ran = place.run("import json, os\nprint(os.path.realpath(json.__file__), end='')\n");
    let tier = place.tier.title();
    assert!(Path::new(&ran.output).starts_with(libraries), "tier {tier}: {} {}", ran.output, ran.errors);
    place.close();
}

#[test]
fn a_shim_is_seen_through() {
    let Some(python) = system_python() else { return };
    let folder = open_folder();
    let shim = folder.path().join("python3");
    // As pyenv and asdf do: a script that looks for the real one on the path and becomes it.
    fs::write(
        &shim,
        format!("#!/bin/sh\n# a choice that takes a moment\nexec '{}' \"$@\"\n", python.display()),
    )
    .expect("the folder is ours");
    fs::set_permissions(&shim, fs::Permissions::from_mode(0o755)).expect("the file is ours");
    for tier in [Tier::A, Tier::B] {
        if graders::on(tier).is_none() {
            continue;
        }
        let search_path = std::env::join_paths([folder.path(), Path::new("/usr/bin"), Path::new("/bin")])
            .expect("paths without colons");
        assert_works(
            place(GraderConfig { search_path, ..graders::config(Some(tier)) }),
            &shim,
            &python,
            Path::new("/usr"),
        );
    }
}

/// A Python that lives here alone: its program and its libraries, copied.
pub fn copy_python(python: &Path, home: &Path) -> Option<PathBuf> {
    let ask =
        "import os, sys; print(os.path.dirname(os.__file__)); print('python%d.%d' % sys.version_info[:2])";
    let answer = Command::new(python).args(["-c", ask]).output().ok()?;
    let answer = String::from_utf8(answer.stdout).ok()?;
    let (library, name) = answer.trim_end().split_once('\n')?;
    let program = home.join("bin").join(name);
    fs::create_dir_all(home.join("bin")).ok()?;
    fs::create_dir_all(home.join("lib")).ok()?;
    fs::copy(python, &program).ok()?;
    let copied = Command::new("cp")
        .args(["-rL", "--no-preserve=mode", library])
        .arg(home.join("lib").join(name))
        .stderr(std::process::Stdio::null())
        .status();
    copied.ok()?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).ok()?;
    symlink(&program, home.join("bin/python3")).ok()?;
    Some(program)
}

#[test]
fn a_python_in_a_closed_home_works() {
    let Some(python) = system_python() else { return };
    let folder = open_folder();
    let home = folder.path().join("ann");
    let Some(program) = copy_python(&python, &home.join("python")) else {
        skip("a Python in a closed home", "this machine's Python cannot be copied");
        return;
    };
    let asked = home.join("python/bin/python3");
    for closed in [&["ann"][..], &["ann", "ann/python", "ann/python/bin", "ann/python/lib"]] {
        for place in closed {
            let folder = folder.path().join(place);
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).expect("the folder is ours");
        }
        for tier in [Tier::A, Tier::B] {
            if graders::on(tier).is_none() {
                continue;
            }
            let config = GraderConfig { python: Some(asked.clone()), ..graders::config(Some(tier)) };
            assert_works(place(config), &asked, &program, &home.join("python/lib"));
        }
    }
    // Whom root's program becomes could not go there without help.
    if rustix::process::geteuid().is_root() {
        let Some(setpriv) = tool("setpriv") else { return };
        let stranger = Command::new(setpriv)
            .args(["--reuid", &NOBODY.to_string(), "--clear-groups", "--inh-caps=-all"])
            .args(["sh", "-c", "exec \"$0\" -c pass"])
            .arg(&asked)
            .output()
            .expect("it starts");
        assert!(!stranger.status.success());
    } else {
        not_of_this_machine("a home closed to the learner's user", "without root it is the person's own");
    }
}
