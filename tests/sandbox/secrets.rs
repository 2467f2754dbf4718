//! What the person's own process holds, environment and open files, and what of it a program finds: nothing.

use super::place::{NOBODY, place, places, tool};
use crate::support::copies::open_folder;
use crate::support::graders;
use codementor::domain::verdict::CaseStatus;
use codementor::grade::{GraderConfig, Limits};
use std::fs;
use std::process::Command;

const SECRET: &str = "sk-the-secret-of-this-test";

/// Everything that could hold the secret, printed.
const LOOK: &str = "
import os, sys
print(dict(os.environ), sys.argv, sys.path)
for process in ['self', os.getppid(), 1, *range(max(2, os.getpid() - 50), os.getpid() + 50)]:
    for name in ('environ', 'cmdline', 'maps'):
        try:
            print(open(f'/proc/{process}/{name}', 'rb').read())
        except OSError:
            pass
found = []
for descriptor in range(3, 1024):
    try:
        os.fstat(descriptor)
        found.append(descriptor)
    except OSError:
        pass
print('descriptors', found)
try:
    os.lseek(0, 0, 0)
    print('standard input can be read again')
except OSError:
    pass
";

#[test]
fn neither_environment_nor_descriptors_pass_through() {
    let Some(shell) = tool("sh") else { return };
    let folder = open_folder();
    let program = folder.path().join("look.py");
    fs::write(&program, LOOK).expect("the folder is ours");
    let secret = folder.path().join("secret");
    fs::write(&secret, SECRET).expect("the folder is ours");
    for tier in [codementor::domain::verdict::Tier::A, codementor::domain::verdict::Tier::B] {
        if graders::on(tier).is_none() {
            continue;
        }
        // The descriptors 3 to 9 stay open in what the shell becomes.
        let run = Command::new(&shell)
            .args(["-c", "exec 3<\"$1\" 5<\"$1\" 7>>\"$1\" 9<\"$1\"; exec \"$0\" run \"$2\""])
            .args([env!("CARGO_BIN_EXE_codementor").as_ref(), secret.as_os_str(), program.as_os_str()])
            .env("CODEMENTOR_HOME", folder.path().join("home"))
            .env("CODEMENTOR_SANDBOX", tier.title())
            .env("ANTHROPIC_API_KEY", SECRET)
            .env("LD_PRELOAD", "")
            .output()
            .expect("the shell starts");
        let told = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success(), "{told}{}", String::from_utf8_lossy(&run.stderr));
        assert!(told.contains("descriptors []"), "{told}");
        assert!(!told.contains(SECRET) && !told.contains("ANTHROPIC"), "{told}");
        assert!(!told.contains("can be read again"), "{told}");
    }
}

#[test]
fn a_judged_program_holds_pipes_and_nothing_else() {
    let folder = open_folder();
    let file = fs::File::create(folder.path().join("secret")).expect("the folder is ours");
    for tier in places(&Limits::default()).iter().map(|place| place.tier) {
        // A descriptor that every child of this process inherits.
        let inherited = rustix::io::dup(&file).expect("a descriptor");
        let place = place(GraderConfig { ..graders::config(Some(tier)) });
        let source = "
import os, stat
def answer(given):
    odd = []
    for descriptor in range(1024):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
            odd.append((descriptor, mode))
    return odd or 2 * given
";
        let case = place.check(source);
        drop(inherited);
        assert_eq!(case.status, CaseStatus::Passed, "{case:#?}");
        place.close();
    }
}

#[test]
fn root_s_rights_are_gone() {
    if !rustix::process::geteuid().is_root() {
        crate::support::not_of_this_machine("dropping root's rights", "the tests do not run as root");
        return;
    }
    let source = "
import ctypes, os
user, effective, saved = os.getresuid()
group = os.getresgid()
assert user == effective == saved != 0 and 0 not in group and 0 not in os.getgroups(), os.getresuid()
for change in (os.setuid, os.setgid, os.seteuid, os.setegid):
    try:
        change(0)
    except OSError:
        continue
    raise AssertionError(change)
class Header(ctypes.Structure):
    _fields_ = [('version', ctypes.c_uint32), ('process', ctypes.c_int)]
held = (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capget(ctypes.byref(Header(0x20080522, 0)), held) == 0
print('rights', list(held), user)
";
    for place in places(&Limits::default()) {
        // A Python for everyone: one in root's own home needs the right to read it.
        let python = place.grader.report().python.clone();
        let ran = place.run(source);
        let told = ran.output.trim_end();
        let user = told.rsplit(' ').next().and_then(|user| user.parse::<u32>().ok());
        assert!(user.is_some_and(|user| user != 0 && user != NOBODY), "{told}{}", ran.errors);
        let may_read = 1 << 2;
        let words: Vec<u32> = told
            .trim_start_matches("rights [")
            .split(']')
            .next()
            .unwrap_or_default()
            .split(", ")
            .filter_map(|word| word.parse().ok())
            .collect();
        assert_eq!(words.len(), 6, "{told}");
        let allowed = if python.starts_with("/usr") { 0 } else { may_read };
        assert!(words.iter().all(|word| word & !allowed == 0), "{told}");
        place.close();
    }
}
