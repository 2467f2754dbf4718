//! Tier A+: a control group (cgroup v2) for each sandbox, below our own, so that the kernel counts the
//! memory and the processes of the whole tree. It touches no group that is not ours alone.

use super::limits::Limits;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Where our own process goes: a group that passes memory on to others may not hold processes itself.
const MAIN: &str = "codementor-main";
const PREFIX: &str = "codementor-run-";
/// For the launcher and the driver, so that one process alone meets its own limit first.
const OWN_MIB: u64 = 32;
const OWN_PROCESSES: u64 = 4;

const HINT: &str = "`systemd-run --user --scope -p Delegate=yes codementor` asks for such a group";

/// A group below which one may be made for each sandbox. Dropping it puts our process back where it was.
#[derive(Debug, PartialEq, Eq)]
pub struct Delegated {
    base: PathBuf,
    /// It was we who divided it.
    divided: bool,
}

/// The one of this process: a second grader must not put back what the first one still needs.
static SHARED: Mutex<Weak<Delegated>> = Mutex::new(Weak::new());

impl Delegated {
    /// Makes our own group ready, if it is there for us to divide; otherwise says why not.
    pub fn find() -> Result<Arc<Self>, String> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = shared.upgrade() {
            return Ok(found);
        }
        let found = Arc::new(Self::make_ready()?);
        *shared = Arc::downgrade(&found);
        Ok(found)
    }

    fn make_ready() -> Result<Self, String> {
        let own = own_group()?;
        let base = match own.parent() {
            Some(parent) if own.file_name().is_some_and(|name| name == MAIN) => parent.to_owned(),
            _ => own,
        };
        if !base.join("cgroup.type").exists() {
            return Err(format!(
                "we are in the machine's own control group, which nobody has given us; {HINT}"
            ));
        }
        if !is_given(&base) {
            return Err(format!("our control group was not given to us to divide; {HINT}"));
        }
        let offered = words(&base.join("cgroup.controllers"));
        if !["memory", "pids"].iter().all(|wanted| offered.iter().any(|one| one == wanted)) {
            return Err(format!("our control group may not limit memory and processes; {HINT}"));
        }
        let passed_on = words(&base.join("cgroup.subtree_control"));
        let is_divided = ["memory", "pids"].iter().all(|wanted| passed_on.iter().any(|one| one == wanted));
        if !is_divided {
            divide(&base)?;
        }
        let found = Self { base, divided: !is_divided };
        found.sweep();
        // What cannot be tried here shows itself now and not in the middle of a lesson.
        let trial = Group::make(&found, &Limits::default());
        match trial {
            Ok(_) => Ok(found),
            Err(error) => Err(format!("our control group is not ours to divide ({error})")),
        }
    }

    /// Removes what a killed program has left: a group with processes in it cannot be removed.
    fn sweep(&self) {
        let own = format!("{PREFIX}{}-", std::process::id());
        for entry in fs::read_dir(&self.base).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(PREFIX) && !name.starts_with(&own) {
                let _ = fs::remove_dir(entry.path());
            }
        }
    }
}

impl Drop for Delegated {
    fn drop(&mut self) {
        let entries = fs::read_dir(&self.base).into_iter().flatten().flatten();
        let is_used =
            entries.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with(PREFIX));
        // Another grader of this process may still need it.
        if self.divided
            && !is_used
            && fs::write(self.base.join("cgroup.subtree_control"), "-memory -pids").is_ok()
        {
            let _ = fs::write(self.base.join("cgroup.procs"), std::process::id().to_string());
            let _ = fs::remove_dir(self.base.join(MAIN));
        }
    }
}

/// For a person, the kernel's permission says so. Root could divide any group, also one that a service manager
/// holds for its own; systemd marks those that it gives away (`man systemd.resource-control`, `Delegate=`).
fn is_given(base: &Path) -> bool {
    let is_marked = |group: &Path| {
        ["trusted.delegate", "user.delegate"].iter().any(|mark| {
            let mut value = [0_u8; 8];
            rustix::fs::getxattr(group, *mark, &mut value).is_ok_and(|size| value[..size] == *b"1")
        })
    };
    !rustix::process::geteuid().is_root() || base.ancestors().any(is_marked)
}

/// The folder of the group that this process is in.
fn own_group() -> Result<PathBuf, String> {
    let missing = || "this machine has no control groups of the second version".to_owned();
    let groups = fs::read_to_string("/proc/self/cgroup").map_err(|_| missing())?;
    let path = groups.lines().find_map(|line| line.strip_prefix("0::")).ok_or_else(missing)?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").map_err(|_| missing())?;
    mounts.lines().find_map(|line| folder_of(line, path)).ok_or_else(missing)
}

/// A line of `mountinfo`: `id parent device root place options … - kind source options`.
fn folder_of(mount: &str, group: &str) -> Option<PathBuf> {
    let (before, after) = mount.split_once(" - ")?;
    let mut fields = before.split(' ').skip(3);
    let (root, place) = (fields.next()?, fields.next()?);
    let inside = Path::new(group).strip_prefix(root).ok()?;
    after.starts_with("cgroup2 ").then(|| Path::new(place).join(inside))
}

/// Moves our process one step down, so that the group can pass its controllers on.
fn divide(base: &Path) -> Result<(), String> {
    let own = std::process::id().to_string();
    let members = words(&base.join("cgroup.procs"));
    if members.iter().any(|member| *member != own) {
        return Err(format!("other programs are in our control group; {HINT}"));
    }
    let refused = |error: io::Error| format!("our control group is not ours to divide ({error}); {HINT}");
    let main = base.join(MAIN);
    match fs::create_dir(&main) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(refused(error)),
        _ => {}
    }
    let divided = fs::write(main.join("cgroup.procs"), &own)
        .and_then(|()| fs::write(base.join("cgroup.subtree_control"), "+memory +pids"));
    divided.map_err(|error| {
        // Back to where it was, as if nothing had been tried.
        let _ = fs::write(base.join("cgroup.procs"), &own);
        let _ = fs::remove_dir(&main);
        refused(error)
    })
}

fn words(file: &Path) -> Vec<String> {
    fs::read_to_string(file).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// The group of one sandbox. Dropping it ends all that is in it, and removes it.
#[derive(Debug)]
pub(super) struct Group {
    folder: PathBuf,
}

impl Group {
    pub(super) fn make(below: &Delegated, limits: &Limits) -> io::Result<Self> {
        let name = format!("{PREFIX}{}-{}", std::process::id(), uuid::Uuid::new_v4().simple());
        let folder = below.base.join(name);
        fs::create_dir(&folder)?;
        let group = Self { folder };
        let memory = ((limits.memory_mib + OWN_MIB) << 20).to_string();
        group.set("memory.max", &memory)?;
        group.set("pids.max", &(limits.processes + OWN_PROCESSES).to_string())?;
        group.set("memory.oom.group", "1")?;
        match group.set("memory.swap.max", "0") {
            // A kernel that does not count swap has no such file.
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(group),
        }
    }

    fn set(&self, file: &str, value: &str) -> io::Result<()> {
        // Not `fs::write`, which would make a file where there is none.
        let mut file = fs::OpenOptions::new().write(true).open(self.folder.join(file))?;
        io::Write::write_all(&mut file, value.as_bytes())
    }

    /// Takes a process in, and so all that it will start.
    pub(super) fn take_in(&self, process: u32) -> io::Result<()> {
        self.set("cgroup.procs", &process.to_string())
    }

    /// Whether the kernel has ended the group for its memory.
    pub(super) fn ran_out_of_memory(&self) -> bool {
        let events = words(&self.folder.join("memory.events"));
        events
            .chunks(2)
            .any(|event| event[0].starts_with("oom_") && event.get(1).is_some_and(|count| count != "0"))
    }

    /// Waits until nobody is in it; a second is long for processes that were killed.
    fn wait_until_empty(&self) -> io::Result<()> {
        let events = self.folder.join("cgroup.events");
        let watched = fs::File::open(&events)?;
        let moment = Timespec { tv_sec: 1, tv_nsec: 0 };
        while fs::read_to_string(&events)?.contains("populated 1") {
            if poll(&mut [PollFd::new(&watched, PollFlags::PRI)], Some(&moment))? == 0 {
                break;
            }
        }
        Ok(())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let _ = self.set("cgroup.kill", "1");
        let _ = self.wait_until_empty();
        // What cannot be removed is empty, and the next start removes it.
        let _ = fs::remove_dir(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::folder_of;
    use std::path::PathBuf;

    #[test]
    fn our_group_s_folder_is_found() {
        let line = "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";
        assert_eq!(folder_of(line, "/user.slice/x"), Some(PathBuf::from("/sys/fs/cgroup/user.slice/x")));
        let contained = "35 24 0:30 /docker/7 /sys/fs/cgroup rw - cgroup2 cgroup rw";
        assert_eq!(folder_of(contained, "/docker/7/in"), Some(PathBuf::from("/sys/fs/cgroup/in")));
        assert_eq!(folder_of(contained, "/elsewhere"), None);
        assert_eq!(folder_of("35 24 0:30 / /sys/fs/cgroup rw - cgroup cgroup rw", "/"), None);
    }
}
