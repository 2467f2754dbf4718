//! What one run may use, and how the kernel is told. It never knows what is run.

use super::failure::{Failure, Step};
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The limits of one run of a learner's program. Those that the kernel keeps hold for every process
/// of the run; the others are kept by the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Wall time of a whole run.
    pub wall: Duration,
    /// Wall time of loading the program, and of each case.
    pub case: Duration,
    /// Processor time of each process, in seconds.
    pub cpu_seconds: u64,
    /// Address space of each process; what all of them hold together.
    pub memory_mib: u64,
    /// Processes and threads at the same time.
    pub processes: u64,
    /// What is kept of a run's output; the rest is read and dropped.
    pub output_bytes: usize,
    /// What is kept of one case's output.
    pub case_output_bytes: usize,
    /// All files together on tier A, each file on tier B.
    pub files_mib: u64,
    /// Files and folders (tier A).
    pub files: u64,
    /// Descriptors open in one process.
    pub open_files: u64,
}

impl Limits {
    /// Pipes and sockets in all processes together. The kernel keeps up to 416 KiB in each.
    pub const fn channels(&self) -> u64 {
        self.open_files * 4
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wall: Duration::from_secs(10),
            case: Duration::from_secs(2),
            cpu_seconds: 10,
            memory_mib: 512,
            processes: 64,
            output_bytes: 1 << 20,
            case_output_bytes: 64 << 10,
            files_mib: 64,
            files: 4096,
            open_files: 256,
        }
    }
}

/// Tells the kernel what it can keep, for this process and all that it starts. `others` is how many
/// processes count against the same limit without being of the run.
pub(super) fn apply(limits: &Limits, others: u64) -> Result<(), Failure> {
    let table = [
        (Resource::As, limits.memory_mib << 20),
        (Resource::Cpu, limits.cpu_seconds + 1),
        (Resource::Fsize, limits.files_mib << 20),
        (Resource::Nofile, limits.open_files),
        (Resource::Nproc, limits.processes + others),
        (Resource::Stack, 8 << 20),
        (Resource::Core, 0),
        (Resource::Memlock, 0),
        (Resource::Msgqueue, 0),
        // Waiting signals and timers are memory of the kernel's.
        (Resource::Sigpending, 1024),
        (Resource::Rtprio, 0),
        (Resource::Nice, 0),
    ];
    for (resource, most) in table {
        // A limit that already stands lower stays: raising one needs a right that is rarely there.
        let hard = rustix::process::getrlimit(resource).maximum.map_or(most, |hard| hard.min(most));
        // At the hard limit of processor time the kernel only kills; at the soft one it says why.
        let soft = if resource == Resource::Cpu { hard.min(limits.cpu_seconds) } else { hard };
        let limit = Rlimit { current: Some(soft), maximum: Some(hard) };
        setrlimit(resource, limit).map_err(|error| Failure::new(Step::Limits, error))?;
    }
    Ok(())
}
