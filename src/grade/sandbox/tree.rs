//! The processes below a launcher as `/proc` tells of them, and what they hold. It reads and counts; it
//! never ends anything, and never trusts what a process says of itself.

use super::descendants;
use rustix::process::Pid;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;

/// One process, as far as anybody may see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) id: i32,
    pub(super) parent: i32,
    threads: u64,
    /// Address space, in KiB.
    pub(super) space: u64,
    /// Resident and swapped out, in KiB; pages that are shared count in each process.
    pub(super) held: u64,
}

/// What a process's pages come to when each is divided by those who share it, in KiB. The kernel divides by
/// those of the moment at which it is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// Private pages, pages of files, and swap.
    pub(super) own: u64,
    /// Pages of files in memory, shared memory among them.
    pub(super) shared: u64,
}

/// All processes below this one, which is not among them.
pub(super) fn below(root: i32) -> Vec<Seen> {
    let mut found: Vec<Seen> = Vec::new();
    let mut known = BTreeSet::from([root]);
    let mut ahead = vec![(root, look_at(root).map_or(1, |seen| seen.threads))];
    while let Some((parent, threads)) = ahead.pop() {
        let Some(children) = children(parent, threads) else {
            return by_scan(root);
        };
        for child in children {
            if known.insert(child)
                && let Some(seen) = look_at(child)
            {
                ahead.push((child, seen.threads));
                found.push(seen);
            }
        }
    }
    found
}

/// Where the kernel does not list a process's children: everybody is asked for their parent.
fn by_scan(root: i32) -> Vec<Seen> {
    descendants::of(root).unwrap_or_default().into_iter().filter_map(look_at).collect()
}

/// `None` when this kernel has no such list. A process that has gone has no children.
fn children(process: i32, threads: u64) -> Option<Vec<i32>> {
    let of_thread = |thread: &str| match fs::read_to_string(format!("/proc/{process}/task/{thread}/children"))
    {
        Ok(list) => Some(list.split_ascii_whitespace().filter_map(|child| child.parse().ok()).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::exists(format!("/proc/{process}/task/{thread}/stat")).is_ok_and(|there| !there).then(Vec::new)
        }
        Err(_) => Some(Vec::new()),
    };
    if threads <= 1 {
        return of_thread(&process.to_string());
    }
    let mut found = Vec::new();
    for thread in fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten() {
        found.extend(of_thread(thread.file_name().to_str()?)?);
    }
    Some(found)
}

fn look_at(process: i32) -> Option<Seen> {
    let status = fs::read(format!("/proc/{process}/status")).ok()?;
    // A name may be any bytes; it cannot hold a line's end, which the kernel writes as `\n`.
    let status = String::from_utf8_lossy(&status);
    let fields = fields(&status);
    let of = |name: &str| fields.get(name).copied().unwrap_or(0);
    Some(Seen {
        id: process,
        parent: of("PPid") as i32,
        threads: of("Threads"),
        space: of("VmSize"),
        held: of("VmRSS") + of("VmSwap"),
    })
}

/// Lines of the form `Name:  123 kB`.
fn fields(text: &str) -> BTreeMap<&str, u64> {
    text.lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(':')?;
            Some((name, rest.split_ascii_whitespace().next()?.parse().ok()?))
        })
        .collect()
}

/// What a process comes to at this moment. One that has closed itself off counts with all that it holds, one
/// that has ended with nothing: its pages are in the shares of those who are still there.
pub(super) fn share(process: i32) -> Share {
    let Ok(text) = fs::read_to_string(format!("/proc/{process}/smaps_rollup")) else {
        return Share { own: look_at(process).map_or(0, |now| now.held), shared: 0 };
    };
    let fields = fields(&text);
    let of = |name: &str| fields.get(name).copied().unwrap_or(0);
    Share { own: of("Pss_Anon") + of("Pss_File") + of("SwapPss"), shared: of("Pss_Shmem") }
}

/// Whether a process still has memory, which it lets go of before anybody can hear of its end.
pub(super) fn has_memory(process: i32) -> bool {
    look_at(process).is_some_and(|now| now.space > 0)
}

/// What a process that has closed itself off could hold beside what is seen of it; nothing once it has ended.
pub(super) fn unseen(process: i32) -> u64 {
    look_at(process).map_or(0, |now| now.space.saturating_sub(now.held))
}

/// Adds the process's shared memory without a file, in KiB by the number that tells one from another. It
/// counts in full: a page that no process has in its table at this moment is there all the same.
/// False when nobody may look.
pub(super) fn add_shared(process: i32, found: &mut BTreeMap<u64, u64>) -> bool {
    let Ok(maps) = fs::read(format!("/proc/{process}/maps")) else {
        return false;
    };
    for line in maps.split(|byte| *byte == b'\n').filter(|line| line.ends_with(b"/dev/zero (deleted)")) {
        if let Some((inode, size)) = std::str::from_utf8(line).ok().and_then(mapping) {
            // Each part of it may be mapped alone; together they are as large as all of it, or larger.
            *found.entry(inode).or_default() += size;
        }
    }
    true
}

/// `from-to permissions offset device inode path`: the inode, and how large in KiB.
fn mapping(line: &str) -> Option<(u64, u64)> {
    let mut words = line.split_ascii_whitespace();
    let (from, to) = words.next()?.split_once('-')?;
    let at = |address: &str| u64::from_str_radix(address, 16).ok();
    let size = at(to)?.saturating_sub(at(from)?) >> 10;
    words.next().filter(|permissions| permissions.ends_with('s'))?;
    Some((words.nth(2)?.parse().ok()?, size))
}

/// How many descriptors a process has open; 0 where the kernel (before 6.2) does not say.
pub(super) fn open_files(process: i32) -> u64 {
    fs::metadata(format!("/proc/{process}/fd")).map_or(0, |folder| folder.len())
}

/// Adds the pipes and sockets that a process has open, by name; false when nobody may look.
pub(super) fn add_channels(process: i32, found: &mut BTreeSet<std::path::PathBuf>) -> bool {
    let Ok(entries) = fs::read_dir(format!("/proc/{process}/fd")) else {
        return false;
    };
    for target in entries.flatten().filter_map(|entry| fs::read_link(entry.path()).ok()) {
        let name = target.as_os_str().as_encoded_bytes();
        if name.starts_with(b"socket:") || name.starts_with(b"pipe:") {
            found.insert(target);
        }
    }
    true
}

/// Whether two processes have one and the same memory, as after `vfork`.
#[expect(unsafe_code, reason = "kcmp has no safe form")]
pub(super) fn is_same_memory(one: i32, other: i32) -> bool {
    /// `KCMP_VM` of `linux/kcmp.h`.
    const MEMORY: i32 = 1;
    let known = [one, other].into_iter().all(|process| Pid::from_raw(process).is_some());
    // SAFETY: it takes integers and compares; nothing is read or written here.
    known && unsafe { libc::syscall(libc::SYS_kcmp, one, other, MEMORY, 0, 0) } == 0
}

#[cfg(test)]
mod tests {
    use super::{Share, add_shared, below, has_memory, is_same_memory, mapping, share, unseen};
    use std::collections::BTreeMap;
    use std::process::{Command, Stdio};

    #[test]
    fn a_line_of_a_map_is_read() {
        let line = "7f00-7f0c00 rw-s 00000000 00:01 1031 /dev/zero (deleted)";
        assert_eq!(mapping(line), Some((1031, (0x7f_0c00 - 0x7f00) >> 10)));
        assert_eq!(mapping("7f00-7f0c00 rw-p 00000000 00:01 1031 /dev/zero (deleted)"), None);
    }

    #[test]
    fn children_are_found_and_measured() {
        let own = std::process::id() as i32;
        let mut child =
            Command::new("/bin/sh").args(["-c", "read line"]).stdin(Stdio::piped()).spawn().expect("a shell");
        let number = child.id() as i32;
        let seen = below(own).into_iter().find(|seen| seen.id == number).expect("it is below us");
        assert!(seen.parent == own && seen.space >= seen.held && !is_same_memory(own, number));
        assert!(is_same_memory(own, own));
        assert!(share(own).own > 0 && add_shared(own, &mut BTreeMap::new()));
        assert!(share(number).own > 0 && unseen(number) > 0 && has_memory(number));
        drop(child.stdin.take());
        // Its number is still taken until it has been waited for, its memory is not.
        while has_memory(number) {
            std::thread::yield_now();
        }
        assert_eq!((share(number), unseen(number)), (Share::default(), 0));
        assert!(child.wait().is_ok());
        assert_eq!((share(number), unseen(number), has_memory(number)), (Share::default(), 0, false));
        assert!(below(own).iter().all(|seen| seen.id != number));
    }
}
