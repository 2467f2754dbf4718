//! What a run tries to leave behind: processes, folders, descriptors. Nothing of it is there when the verdict
//! is shown.

use super::place::{place_in, places};
use crate::support::copies::open_folder;
use crate::support::{graders, processes};
use codementor::domain::verdict::{CaseStatus, Tier};
use codementor::grade::{Limits, RunEnd};
use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// A daemon in the old manner; the program goes on only when the daemon runs, with `MARK` in its arguments.
const DAEMON: &str = "
import os, sys
def leave():
    here, there = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.set_inheritable(there, True)
            null = os.open('/dev/null', os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(null, descriptor)
            daemon = 'import os, signal, sys, time\\nfor number in range(1, 65):\\n    try:\\n        signal.signal(number, signal.SIG_IGN)\\n    except (OSError, ValueError):\\n        pass\\nos.write(int(sys.argv[1]), b\"!\")\\nwhile True:\\n    time.sleep(1000)\\n'
            os.execv(sys.executable, [sys.executable, '-S', '-c', daemon, str(there), 'MARK'])
        os._exit(0)
    os.wait()
    os.read(here, 1)
";

/// A tree that is hard to remove, and files that are hard to name.
const LITTER: &str = "
import os
def leave():
    for place in (os.getcwd(), os.environ['TMPDIR']):
        os.chdir(place)
        os.symlink('/', 'root')
        os.mkfifo('pipe')
        open('line\\nbreak', 'w').close()
        for number in range(500):
            open(f'file-{number}', 'w').close()
        for depth in range(300):
            os.mkdir('deep' * 10, 0o500 if depth == 299 else 0o700)
            os.chdir('deep' * 10)
        try:
            for number in range(3):
                os.chdir('..')
                os.chmod('.', 0)
        except OSError:
            pass
        os.chdir(place)
    os.umask(0o777)
    os.mkdir('closed')
";

#[test]
fn a_daemon_is_gone_when_the_verdict_is_shown() {
    for place in places(&Limits::default()) {
        let mark = format!("daemon-{}", uuid::Uuid::new_v4().simple());
        let source = DAEMON.replace("MARK", &mark);
        let ran = place.run(&format!("{source}\nleave()\nprint('done')\n"));
        assert_eq!(
            (ran.outcome.end, ran.output.as_str()),
            (RunEnd::Exited(0), "done\n"),
            "tier {}: {}",
            place.tier.title(),
            ran.errors
        );
        assert!(processes::marked(&mark).is_empty());
        let case = place.check(&format!("{source}\ndef answer(given):\n    leave()\n    return 2 * given\n"));
        assert_eq!(case.status, CaseStatus::Passed, "{case:#?}");
        assert!(processes::marked(&mark).is_empty());
        place.close();
    }
}

#[test]
fn litter_is_cleared_away() {
    for place in places(&Limits::default()) {
        let ran = place.run(&format!("{LITTER}\nleave()\n"));
        assert_eq!(ran.outcome.end, RunEnd::Exited(0), "tier {}: {}", place.tier.title(), ran.errors);
        let case = place.check(&format!("{LITTER}\ndef answer(given):\n    leave()\n    return 2 * given\n"));
        assert_eq!(case.status, CaseStatus::Passed, "{case:#?}");
        // The next run finds a clean folder.
        let look = "import os\ndef answer(given):\n    return 2 * given if os.listdir('.') == [] else 0\n";
        assert_eq!(place.check(look).status, CaseStatus::Passed);
        place.close();
    }
}

#[test]
fn what_a_killed_launcher_left_is_cleared_away_by_the_next() {
    // Only tier B has folders.
    if graders::on(Tier::B).is_none() {
        return;
    }
    let scratch = open_folder();
    let long_ago = SystemTime::now() - Duration::from_secs(3600);
    let make = |name: &str, is_old: bool| {
        let path = scratch.path().join(name);
        fs::create_dir_all(path.join("work/deep/deeper")).expect("the folder is ours");
        fs::write(path.join("work/deep/file"), "left").expect("the folder is ours");
        let folder = fs::File::open(&path).expect("the folder is there");
        if is_old {
            folder.set_modified(long_ago).expect("the folder is ours");
        }
        (path, folder)
    };
    let (left, _) = make("codementor-run-1-left", true);
    let (held, lock) = make("codementor-run-2-held", true);
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).expect("nobody else holds it");
    let (young, _) = make("codementor-run-3-young", false);
    let (strange, _) = make("of-someone-else", true);
    let place = place_in(scratch, graders::config(Some(Tier::B)));
    assert!(place.is_sound());
    assert!(!left.exists() && held.exists() && young.exists() && strange.exists());
    for folder in [held, young, strange] {
        fs::remove_dir_all(folder).expect("the folder is ours");
    }
    place.close();
}

/// Descriptors are counted for a whole process, so this has one of its own.
#[test]
fn no_descriptor_is_left() {
    let program = std::env::current_exe().expect("the program of the tests");
    let name = "sandbox::leftovers::alone_no_descriptor_is_left";
    let run = Command::new(program)
        .args([name, "--exact", "--test-threads=1"])
        .env(ALONE, "1")
        .output()
        .expect("the tests can be started");
    let told = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

/// Set where the process has nothing else to do.
const ALONE: &str = "CODEMENTOR_TEST_ALONE";

/// Not a test by itself: it counts the descriptors of the whole process.
#[test]
fn alone_no_descriptor_is_left() {
    if std::env::var_os(ALONE).is_none() {
        return;
    }
    let limits = Limits { case: Duration::from_millis(300), ..Limits::default() };
    let count = || fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
    // The shared graders that tell which tiers there are stay open.
    drop(places(&limits));
    let before = count();
    for place in places(&limits) {
        assert!(count() > before);
        for source in [
            "while True:\n    pass\n",
            "import os\nos._exit(0)\n",
            "import os\ndef answer(given):\n    os.closerange(0, 256)\n",
            "import os\ndef answer(given):\n    while True:\n        os.write(4, b'!')\n",
            "def answer(given):\n    while True:\n        pass\n",
            "open('left', 'w').close()\ndef answer(given):\n    return 2 * given\n",
        ] {
            let exercise = crate::support::exercises::double();
            let source = source.replace("answer", "double");
            let verdict = crate::support::graders::check(&place.grader, &exercise, &source);
            assert_eq!(verdict.tier, place.tier);
        }
        for source in ["print('done')\n", "import os\nos.closerange(0, 256)\n", "raise SystemExit(3)\n"] {
            assert!(matches!(place.run(source).outcome.end, RunEnd::Exited(_)));
        }
        assert_ne!(place.tier, Tier::None);
        place.close();
    }
    assert_eq!(count(), before);
}
