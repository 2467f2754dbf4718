//! System calls that a learner's program has no use for, refused with "not permitted" so that it is told
//! and not killed. It is a second wall on tier A; on tier B it also closes what Landlock leaves open.

use super::failure::{Failure, Step};
use super::landlock::Held;
use super::syscalls;
use crate::domain::verdict::Tier;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, sock_filter,
};
use std::collections::BTreeMap;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Installs the filter for this process and all that it starts, for good.
pub(super) fn install(tier: Tier, held: Held) -> Result<(), Failure> {
    let filter = program(tier, held).map_err(|error| Failure::new(Step::Seccomp, error))?;
    seccompiler::apply_filter(&filter).map_err(|error| Failure::new(Step::Seccomp, error))
}

fn program(tier: Tier, held: Held) -> Result<BpfProgram, seccompiler::Error> {
    let arch = TargetArch::try_from(std::env::consts::ARCH)?;
    let refused = SeccompAction::Errno(libc::EPERM as u32);
    let filter = SeccompFilter::new(rules(tier, held)?, SeccompAction::Allow, refused, arch)?;
    let mut program = not_there(held);
    program.extend(BpfProgram::try_from(filter)?);
    Ok(program)
}

fn rules(tier: Tier, held: Held) -> Result<Rules, seccompiler::Error> {
    let mut rules = Rules::new();
    let mut refuse = |calls: &[i64]| {
        for call in calls {
            rules.insert(*call, Vec::new());
        }
    };
    refuse(syscalls::ALWAYS);
    if tier == Tier::B {
        refuse(syscalls::OUTSIDE_FILES);
        if !held.truncation {
            refuse(syscalls::TRUNCATION);
        }
        if !held.signals {
            refuse(syscalls::SIGNALS);
        }
    }
    // `clone` with a namespace; a thread or a child without one passes.
    let namespaces = [
        libc::CLONE_NEWNS,
        libc::CLONE_NEWUTS,
        libc::CLONE_NEWIPC,
        libc::CLONE_NEWUSER,
        libc::CLONE_NEWPID,
        libc::CLONE_NEWNET,
        libc::CLONE_NEWCGROUP,
    ];
    when(&mut rules, libc::SYS_clone, namespaces.map(|flag| (0, has(flag as u64), flag as u64)))?;
    when(&mut rules, libc::SYS_ioctl, syscalls::REQUESTS.map(|request| (1, SeccompCmpOp::Eq, request)))?;
    // No network. A socket of the same machine is of use to `asyncio` and `multiprocessing`; on tier B it
    // could reach services of the person's own, so there only pairs are left.
    if tier == Tier::A {
        when(&mut rules, libc::SYS_socket, [(0, SeccompCmpOp::Ne, libc::AF_UNIX as u64)])?;
    } else {
        rules.insert(libc::SYS_socket, Vec::new());
    }
    when(&mut rules, libc::SYS_socketpair, [(0, SeccompCmpOp::Ne, libc::AF_UNIX as u64)])?;
    // Limits, priorities and processors of other processes.
    for call in syscalls::OF_ONESELF {
        when(&mut rules, *call, [(0, SeccompCmpOp::Ne, 0)])?;
    }
    let process = [(libc::SYS_setpriority, 0), (libc::SYS_ioprio_set, 1)];
    for (call, own) in process {
        when(&mut rules, call, [(0, SeccompCmpOp::Ne, own), (1, SeccompCmpOp::Ne, 0)])?;
    }
    if tier == Tier::B && !held.signals {
        // A descriptor's owner is sent signals by the kernel, past every check of `kill`.
        let owner = [libc::F_SETOWN as u64, 15 /* F_SETOWN_EX */, 10 /* F_SETSIG */];
        when(&mut rules, libc::SYS_fcntl, owner.map(|command| (1, SeccompCmpOp::Eq, command)))?;
    }
    if tier == Tier::B && !held.truncation {
        // Opening for reading only, and cutting the file short all the same.
        let mask = (libc::O_TRUNC | libc::O_ACCMODE) as u64;
        let value = libc::O_TRUNC as u64;
        when(&mut rules, libc::SYS_openat, [(2, SeccompCmpOp::MaskedEq(mask), value)])?;
        #[cfg(target_arch = "x86_64")]
        when(&mut rules, libc::SYS_open, [(1, SeccompCmpOp::MaskedEq(mask), value)])?;
    }
    Ok(rules)
}

/// Refuses a call when any one of the conditions (argument, comparison, value) holds.
fn when<const COUNT: usize>(
    rules: &mut Rules,
    call: i64,
    conditions: [(u8, SeccompCmpOp, u64); COUNT],
) -> Result<(), seccompiler::Error> {
    let mut any = Vec::new();
    for (argument, comparison, value) in conditions {
        let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, comparison, value)?;
        any.push(SeccompRule::new(vec![condition])?);
    }
    rules.insert(call, any);
    Ok(())
}

const fn has(flag: u64) -> SeccompCmpOp {
    SeccompCmpOp::MaskedEq(flag)
}

/// Calls that are answered as if this kernel did not have them: those whose arguments lie in memory, where
/// no filter can look, so that the C library falls back to the calls that can be filtered; and on
/// x86-64 the second set of numbers for every call.
fn not_there(held: Held) -> BpfProgram {
    let missing = u32::from(SeccompAction::Errno(libc::ENOSYS as u32));
    let instruction = |code: u32, jump_true, jump_false, operand| sock_filter {
        code: code as u16,
        jt: jump_true,
        jf: jump_false,
        k: operand,
    };
    let mut program = vec![instruction(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 0)];
    let mut answer = |jump: u32, operand: u32| {
        program.push(instruction(libc::BPF_JMP | jump | libc::BPF_K, 0, 1, operand));
        program.push(instruction(libc::BPF_RET | libc::BPF_K, 0, 0, missing));
    };
    answer(libc::BPF_JEQ, libc::SYS_clone3 as u32);
    if !held.truncation {
        answer(libc::BPF_JEQ, libc::SYS_openat2 as u32);
    }
    if cfg!(target_arch = "x86_64") {
        answer(libc::BPF_JGE, 0x4000_0000);
    }
    program
}

#[cfg(test)]
mod tests {
    use super::{Held, program};
    use crate::domain::verdict::Tier;

    #[test]
    fn every_filter_compiles() {
        for tier in [Tier::A, Tier::B] {
            for signals in [false, true] {
                for truncation in [false, true] {
                    assert!(program(tier, Held { signals, truncation }).is_ok());
                }
            }
        }
    }
}
