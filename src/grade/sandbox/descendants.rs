//! Who descends from this process, and killing all of them (tier B). It never touches a process that
//! does not.

use rustix::process::{Pid, PidfdFlags, Signal, getpid, pidfd_open, pidfd_send_signal};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

/// Every process below this one, as `/proc` shows it at this moment.
pub(super) fn of_self() -> io::Result<BTreeSet<i32>> {
    of(Pid::as_raw(Some(getpid())))
}

/// Every process below this one; it looks at all that there are.
pub(super) fn of(root: i32) -> io::Result<BTreeSet<i32>> {
    let mut children: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc")? {
        let Ok(entry) = entry else { continue };
        if let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok())
            && let Some(parent) = parent_of(process)
        {
            children.entry(parent).or_default().push(process);
        }
    }
    if children.is_empty() {
        return Err(io::Error::other("no process can be seen there"));
    }
    let mut found = BTreeSet::new();
    let mut ahead = vec![root];
    while let Some(process) = ahead.pop() {
        for child in children.get(&process).into_iter().flatten() {
            if found.insert(*child) {
                ahead.push(*child);
            }
        }
    }
    Ok(found)
}

pub(super) fn kill_all() {
    let Ok(found) = of_self() else { return };
    let own = Pid::as_raw(Some(getpid()));
    for process in &found {
        let Some(target) = Pid::from_raw(*process) else { continue };
        let Ok(handle) = pidfd_open(target, PidfdFlags::empty()) else { continue };
        // A number may have passed to a stranger in the meantime. With the handle held it cannot any more,
        // so a second look is certain.
        let still_ours = parent_of(*process).is_some_and(|parent| parent == own || found.contains(&parent));
        if still_ours {
            let _ = pidfd_send_signal(handle, Signal::KILL);
        }
    }
}

/// The fourth field of `/proc/<pid>/stat`; the second may hold anything, in parentheses.
fn parent_of(process: i32) -> Option<i32> {
    let stat = fs::read(format!("/proc/{process}/stat")).ok()?;
    let after_name = stat.iter().rposition(|byte| *byte == b')')?;
    let rest = std::str::from_utf8(stat.get(after_name + 1..)?).ok()?;
    rest.split_ascii_whitespace().nth(1)?.parse().ok()
}
