//! Programs in Python, C and shell that try to get at what is not theirs, each attempt refused on each tier;
//! and the same ones without a sandbox, where they get it.

use super::abuse::{self, World};
use super::place::places;
use crate::support::copies::open_folder;
use crate::support::processes;
use codementor::grade::{Limits, RunEnd};
use rustix::process::geteuid;
use std::fmt::Write as _;
use std::fs;
use std::net::{TcpListener, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Whether a program gets what it wants without a sandbox, so that its refusal inside means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outside {
    /// Anybody does.
    Gets,
    /// Root does.
    GetsAsRoot,
    /// It is not tried, and why.
    NotTried(&'static str),
}
use Outside::{Gets, GetsAsRoot, NotTried};

const ATTEMPTS: &[(&str, Outside)] = &[
    ("bpf.c", GetsAsRoot),
    ("core_files.py", Gets),
    ("descriptors_of_others.c", Gets),
    ("device_files.py", Gets),
    ("devices.c", GetsAsRoot),
    ("environment_shell.sh", Gets),
    ("executable_memory_file.c", Gets),
    ("file_flags.c", Gets),
    ("huge_file.py", Gets),
    ("io_uring.c", Gets),
    ("kernel_log.c", GetsAsRoot),
    ("keyrings.c", Gets),
    ("kill_shell.sh", Gets),
    ("limits_raised.py", Gets),
    ("link_hard.c", Gets),
    ("link_race.py", Gets),
    ("locked_memory.py", Gets),
    ("machine.c", NotTried("it would rename the machine and set its clock")),
    ("memory_files.c", Gets),
    ("memory_in_pipes.c", Gets),
    ("memory_of_others.c", Gets),
    ("mount_here.c", NotTried("it would take the machine's root away")),
    ("mounts.c", GetsAsRoot),
    ("namespaces_clone.c", GetsAsRoot),
    ("namespaces_join.c", GetsAsRoot),
    ("namespaces_unshare.c", GetsAsRoot),
    ("net_abstract.c", Gets),
    ("net_families.c", Gets),
    ("net_names.py", Gets),
    ("net_netlink.c", Gets),
    ("net_raw.c", GetsAsRoot),
    ("net_shell.sh", Gets),
    ("net_tcp.py", Gets),
    ("net_vsock.c", NotTried("few machines have it")),
    (
        "new_privileges.c",
        NotTried("nobody can take the promise back; a kernel that let them would be broken"),
    ),
    ("old_ipc.c", Gets),
    ("outside_folders.py", Gets),
    ("outside_shell.sh", Gets),
    ("path_descriptor.c", Gets),
    ("path_handle.c", GetsAsRoot),
    ("path_resolve.c", Gets),
    ("performance_events.c", GetsAsRoot),
    ("personality.c", Gets),
    ("priorities.c", GetsAsRoot),
    ("proc_roots.py", Gets),
    ("proc_secrets.py", Gets),
    ("proc_settings.py", Gets),
    ("queues.c", Gets),
    ("rights.c", GetsAsRoot),
    ("root_change.c", GetsAsRoot),
    ("second_numbers.c", NotTried("a kernel may have been built without them")),
    ("shared_files.py", Gets),
    ("signal_by_owner.c", Gets),
    ("signal_others.c", Gets),
    ("trace.c", Gets),
    ("type_into_terminal.c", Gets),
    ("user_faults.c", GetsAsRoot),
    ("watch_files.c", Gets),
];

/// Things of a person's that lie open to everybody, and a process to be harmed.
struct Bait {
    folder: TempDir,
    tcp: TcpListener,
    udp: UdpSocket,
    _hidden: UnixListener,
    victim: Child,
    world: World,
}

impl Bait {
    fn lay() -> Self {
        let folder = open_folder();
        for name in ["secret", "victim-file"] {
            let file = folder.path().join(name);
            fs::write(&file, "secret").expect("the folder is ours");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).expect("the file is ours");
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).expect("the folder is ours");
        let tcp = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let udp = UdpSocket::bind("127.0.0.1:0").expect("a free port");
        let hidden_name = format!("codementor-{}", uuid::Uuid::new_v4().simple());
        let address = SocketAddr::from_abstract_name(&hidden_name).expect("a short name");
        let hidden = UnixListener::bind_addr(&address).expect("a new name");
        let victim = Command::new("sleep").arg("1000").stdin(Stdio::null()).spawn().expect("a process");
        let world = World {
            outside: folder.path().to_string_lossy().into_owned(),
            victim: victim.id(),
            tcp: tcp.local_addr().expect("it is bound").port(),
            udp: udp.local_addr().expect("it is bound").port(),
            hidden_name,
        };
        Self { folder, tcp, udp, _hidden: hidden, victim, world }
    }

    /// Nobody has called, and everything is as it was.
    fn assert_untouched(&mut self) {
        self.tcp.set_nonblocking(true).and(self.udp.set_nonblocking(true)).expect("sockets of ours");
        assert!(self.tcp.accept().is_err() && self.udp.recv(&mut [0]).is_err());
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .expect("the folder is ours")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["secret", "victim-file"]);
        let victim_file = fs::read_to_string(self.folder.path().join("victim-file"));
        assert_eq!(victim_file.ok().as_deref(), Some("secret"));
        assert!(!fs::exists("/dev/shm/codementor-abuse").expect("it can be looked for"));
        assert!(matches!(self.victim.try_wait(), Ok(None)), "the victim lives");
    }
}

impl Drop for Bait {
    fn drop(&mut self) {
        let _ = self.victim.kill();
        let _ = self.victim.wait();
    }
}

/// One program in Python that runs many, each in a process of its own, and says which one begins and ends.
fn one_after_another<'file>(files: impl Iterator<Item = &'file str>, world: &World) -> String {
    let mut source = abuse::carry_in();
    source.push_str(
        "import os, sys, traceback\ndef one(name, text):\n    print('==', name, flush=True)\n    child = os.fork()\n    \
         if child == 0:\n        try:\n            exec(compile(text, name, 'exec'), {})\n        except BaseException:\n            \
         traceback.print_exc(file=sys.stdout)\n        finally:\n            sys.stdout.flush()\n            os._exit(0)\n    \
         print('--', os.waitpid(child, 0)[1], flush=True)\n",
    );
    for file in files {
        if let Some(statements) = abuse::statements(file, world) {
            writeln!(source, "one({file:?}, {statements:?})").expect("a text can be written to");
        }
    }
    source
}

/// What each program said, by its name.
fn answers(output: &str) -> Vec<(&str, Vec<&str>)> {
    let mut answers: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in output.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            answers.push((name, Vec::new()));
        } else if let Some((_, lines)) = answers.last_mut()
            && line != "-- 0"
        {
            lines.push(line);
        }
    }
    answers
}

fn harmless((file, outside): &(&'static str, Outside)) -> Option<&'static str> {
    let root = geteuid().is_root();
    match outside {
        Gets => Some(file),
        GetsAsRoot if root => Some(file),
        GetsAsRoot => {
            crate::support::not_of_this_machine(file, "the tests do not run as root");
            None
        }
        NotTried(why) => {
            eprintln!("{file} is not tried without a sandbox: {why}");
            None
        }
    }
}

#[test]
fn every_attempt_is_refused() {
    for place in places(&Limits::default()) {
        let mut bait = Bait::lay();
        let source = one_after_another(ATTEMPTS.iter().map(|(file, _)| *file), &bait.world);
        let ran = place.run(&source);
        let tier = place.tier.title();
        assert_eq!(ran.outcome.end, RunEnd::Exited(0), "tier {tier}: {}{}", ran.output, ran.errors);
        for (file, lines) in answers(&ran.output) {
            assert!(!lines.is_empty(), "{file} said nothing on tier {tier}");
            let other: Vec<&&str> = lines
                .iter()
                .filter(|line| !line.contains("|refused|") && !line.ends_with("|SEE VICTIM|"))
                .collect();
            assert!(other.is_empty(), "{file} on tier {tier}: {other:?}");
        }
        assert_eq!(answers(&ran.output).len(), source.matches("\none(").count(), "{}", ran.output);
        bait.assert_untouched();
        place.close();
    }
}

#[test]
fn without_a_sandbox_they_get_it() {
    let python = crate::support::graders::tiers().first().map(|grader| grader.report().python.clone());
    let Some(python) = python else { return };
    let mut bait = Bait::lay();
    let folder = open_folder();
    let source = one_after_another(ATTEMPTS.iter().filter_map(harmless), &bait.world);
    let program = folder.path().join("all.py");
    fs::write(&program, source).expect("the folder is ours");
    let ran = Command::new(python)
        .arg(&program)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("Python starts");
    let _ = fs::remove_file("/dev/shm/codementor-abuse");
    let output = String::from_utf8_lossy(&ran.stdout);
    let none: Vec<_> = answers(&output)
        .into_iter()
        .filter(|(file, lines)| {
            *file != "signal_by_owner.c" && !lines.iter().any(|line| line.contains("|DONE|"))
        })
        .collect();
    assert!(
        none.is_empty(),
        "refused without a sandbox too: {none:#?}\n{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    assert!(answers(&output).len() >= ATTEMPTS.len() / 2, "{output}");
    processes::eventually("the victim is ended by the kernel's signal", || {
        !matches!(bait.victim.try_wait(), Ok(None))
    });
}

#[test]
fn every_program_has_its_place_in_a_table() {
    let mut known: Vec<&str> = ATTEMPTS.iter().map(|(file, _)| *file).collect();
    known.extend(super::endings::files());
    known.extend(super::forged::files());
    known.sort_unstable();
    assert_eq!(abuse::all(), known);
    assert!(known.len() >= 60);
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/sandbox.md");
    let plan = fs::read_to_string(plan).expect("the plan");
    let untold: Vec<_> = known.iter().filter(|file| !plan.contains(&format!("| `{file}` |"))).collect();
    assert!(untold.is_empty(), "not in plans/sandbox.md: {untold:?}");
}
