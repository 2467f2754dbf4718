//! What all processes of a run use together, looked at while it runs. The kernel's limits hold for each
//! process; this holds for all of them where no cgroup does. It never ends anything: it says what is too much.
//!
//! A look is cheap as long as there is room: one small file for each process. Only when the address
//! spaces together pass the limit is more asked, and only when what they hold does is each page divided by
//! those who share it. The next look comes before the room that is left could have been filled.
//!
//! One look decides nothing. Processes are asked one after another, and when one of them ends meanwhile, the
//! shares of those who are asked later are larger: sixteen workers that share 240 MiB and end together could
//! come to more than 800 MiB.

use super::limits::Limits;
use super::tree::{self, Seen, Share};
use rustix::process::Pid;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// More than any machine of today fills: one processor writes 1 to 3 GiB of new pages in a second.
const KIB_IN_A_MILLISECOND: u64 = 8 << 10;
const SOONEST: Duration = Duration::from_millis(2);
const LATEST: Duration = Duration::from_millis(50);
/// For the driver and the launcher's own child. A single process is held by the kernel below the limit, so
/// that this much over it is always several.
const OWN_KIB: u64 = 32 << 10;
/// So many looks in a row must find too much: this many at a tree that stayed as it was,
const CERTAIN: u32 = 2;
/// and this many at one whose processes come and go, which a bomb may do on purpose.
const CERTAIN_IN_MOTION: u32 = 5;
/// More processes than an honest program has, or at least one that is in a hurry.
const FEW: usize = 8;
/// The lowest priority.
const LAST: i32 = 19;

/// What a run used too much of, all its processes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    Memory,
    /// Pipes and sockets: each holds memory of the kernel's, which is no process's own.
    Channels,
}

/// Looks at one sandbox again and again.
#[derive(Debug)]
pub struct Watch {
    launcher: i32,
    memory_kib: u64,
    channels: u64,
    next: Instant,
    doubt: Doubt,
    /// Those that have been told to let others go first.
    behind: BTreeSet<i32>,
    /// Started by root, who may be root of a container without the right to look.
    is_root: bool,
}

impl Watch {
    pub fn new(launcher: u32, limits: &Limits) -> Self {
        Self {
            launcher: launcher as i32,
            memory_kib: (limits.memory_mib << 10) + OWN_KIB,
            channels: limits.channels(),
            next: Instant::now() + LATEST / 5,
            doubt: Doubt::default(),
            behind: BTreeSet::new(),
            is_root: rustix::process::geteuid().is_root(),
        }
    }

    /// How long one may wait until the next look.
    pub fn until_next(&self) -> Duration {
        self.next.saturating_duration_since(Instant::now())
    }

    /// Looks, if it is time to.
    pub fn look(&mut self) -> Option<Excess> {
        if !self.until_next().is_zero() {
            return None;
        }
        let seen = tree::below(self.launcher);
        if self.too_many_channels(&seen) {
            return Some(Excess::Channels);
        }
        let asked: Vec<i32> = seen.iter().map(|one| one.id).collect();
        let used = self.memory(seen);
        let room = self.memory_kib.checked_sub(used);
        let wait = Duration::from_millis(room.unwrap_or(0) / KIB_IN_A_MILLISECOND);
        self.next = Instant::now() + wait.clamp(SOONEST, LATEST);
        let is_steady = || asked.iter().all(|one| tree::has_memory(*one));
        self.doubt.is_over(room.is_none(), is_steady).then_some(Excess::Memory)
    }

    /// In KiB; the roughest figure that is enough to decide.
    fn memory(&mut self, mut seen: Vec<Seen>) -> u64 {
        let resident: u64 = seen.iter().map(|one| one.held).sum();
        if seen.iter().map(|one| one.space).sum::<u64>() <= self.memory_kib {
            return resident;
        }
        self.step_back(&seen);
        // The largest first: a few of them tell of a bomb.
        seen.sort_by_key(|one| std::cmp::Reverse(one.held));
        if resident <= self.memory_kib {
            let rough = resident + self.out_of_sight(&seen, 0);
            if rough <= self.memory_kib {
                return rough;
            }
        }
        let mut sum = Share::default();
        for one in seen.iter().filter(|one| !is_borrower(one, &seen)) {
            let share = tree::share(one.id);
            sum.own += share.own;
            sum.shared += share.shared;
            if sum.own > self.memory_kib {
                return sum.own;
            }
        }
        sum.own + self.out_of_sight(&seen, sum.shared)
    }

    /// Shared memory without a file, of which this much has been seen, and whoever closes itself off: both
    /// count with all that they could hold.
    fn out_of_sight(&self, seen: &[Seen], shared_seen: u64) -> u64 {
        let mut shared = BTreeMap::new();
        let hidden: u64 = seen
            .iter()
            .filter(|one| !tree::add_shared(one.id, &mut shared) && !self.is_root)
            .map(|one| tree::unseen(one.id))
            .sum();
        shared_seen.max(shared.values().sum()) + hidden
    }

    /// Many processes would keep this one from looking, where all have the same share of the processor.
    fn step_back(&mut self, seen: &[Seen]) {
        if seen.len() > FEW {
            for one in seen.iter().filter(|one| self.behind.insert(one.id)) {
                let _ = rustix::process::setpriority_process(Pid::from_raw(one.id), LAST);
            }
        }
    }

    fn too_many_channels(&self, seen: &[Seen]) -> bool {
        if seen.iter().map(|one| tree::open_files(one.id)).sum::<u64>() <= self.channels {
            return false;
        }
        // Who was forked has the same ones: each counts once.
        let mut found = BTreeSet::new();
        let closed: u64 = seen
            .iter()
            .filter(|one| !tree::add_channels(one.id, &mut found) && !self.is_root)
            .map(|one| tree::open_files(one.id))
            .sum();
        found.len() as u64 + closed > self.channels
    }
}

/// How often in a row too much was found.
#[derive(Debug, Default)]
struct Doubt {
    looks: u32,
    steady: u32,
}

impl Doubt {
    /// Takes a look in; true when there is no doubt any more.
    fn is_over(&mut self, too_much: bool, is_steady: impl FnOnce() -> bool) -> bool {
        if !too_much {
            *self = Self::default();
            return false;
        }
        self.looks += 1;
        self.steady += u32::from(is_steady());
        self.steady >= CERTAIN || self.looks >= CERTAIN_IN_MOTION
    }
}

/// A process that has its parent's memory until it becomes another program.
fn is_borrower(one: &Seen, seen: &[Seen]) -> bool {
    seen.iter().any(|parent| {
        parent.id == one.parent && parent.space == one.space && tree::is_same_memory(parent.id, one.id)
    })
}

#[cfg(test)]
mod tests {
    use super::Doubt;

    #[test]
    fn one_look_decides_nothing() {
        let mut doubt = Doubt::default();
        for (too_much, steady, over) in [
            (true, true, false),
            (false, true, false),
            (true, true, false),
            (true, false, false),
            (true, true, true),
        ] {
            assert_eq!(doubt.is_over(too_much, || steady), over);
        }
        let mut in_motion = Doubt::default();
        let looks: Vec<bool> = (0..5).map(|_| in_motion.is_over(true, || false)).collect();
        assert_eq!(looks, [false, false, false, false, true]);
    }
}
