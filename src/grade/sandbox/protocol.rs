//! What the host and the launcher say to each other, over one socket: first the host's `Spec` with the
//! descriptors of the program to start, then the launcher's `Event`s. When the host closes its end,
//! or dies, the launcher ends everything. It never carries anything of a learner's program.

use super::failure::{Failure, Step};
use super::limits::Limits;
use crate::domain::verdict::Tier;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags,
};
use serde::{Deserialize, Serialize};
use std::io::{IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::path::PathBuf;

/// The most descriptors that a program is given.
pub(super) const MOST_DESCRIPTORS: usize = 8;
/// The longest message; a spec carries a driver of some 20 KiB.
const LONGEST: usize = 192 << 10;

/// Everything that the launcher must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spec {
    pub tier: Tier,
    pub role: Role,
    pub program: PathBuf,
    pub arguments: Vec<String>,
    pub environment: Vec<(String, String)>,
    /// What the program may read: files and folders, by their real paths. Shown at the same place.
    pub shown: Vec<PathBuf>,
    /// Where tier B makes its work folder.
    pub scratch: PathBuf,
    pub identity: Identity,
    pub limits: Limits,
    /// Processes of the same user that are not of the run, where the kernel counts them together.
    pub neighbours: u64,
    /// Files put into the work folder before the program starts.
    pub files: Vec<(String, String)>,
}

/// How the started program relates to the runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A trusted driver which forks for each run. It is process 1 of its namespace, so that what it
    /// forks cannot signal it, and its end is the end of everything.
    Server,
    /// The run itself; a small process 1 of ours waits for it.
    Command,
}

/// Who the program runs as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Identity {
    /// The person who started us.
    Own,
    /// Started by root: this user and group number, which nobody else has. `may_read` keeps the one
    /// right to read what file modes forbid; Landlock still says where.
    Nobody { id: u32, may_read: bool },
}

/// What the launcher tells the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Failed(Failure),
    /// The program ended with this wait status; the largest resident memory in KiB.
    Ended {
        status: i32,
        memory_kib: u64,
    },
}

pub(super) fn send_spec(
    control: BorrowedFd<'_>,
    spec: &Spec,
    descriptors: &[BorrowedFd<'_>],
) -> Result<(), Failure> {
    let text = serde_json::to_vec(spec).map_err(|error| Failure::new(Step::Spec, error))?;
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    if !ancillary.push(SendAncillaryMessage::ScmRights(descriptors)) {
        return Err(Failure::new(Step::Spec, "too many descriptors"));
    }
    rustix::net::sendmsg(control, &[IoSlice::new(&text)], &mut ancillary, SendFlags::NOSIGNAL)
        .map_err(|error| Failure::new(Step::Spec, error))?;
    Ok(())
}

pub(super) fn receive_spec(control: BorrowedFd<'_>) -> Result<(Spec, Vec<OwnedFd>), Failure> {
    let mut text = vec![0; LONGEST];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut space);
    let received = rustix::net::recvmsg(
        control,
        &mut [IoSliceMut::new(&mut text)],
        &mut ancillary,
        RecvFlags::CMSG_CLOEXEC,
    )
    .map_err(|error| Failure::new(Step::Spec, error))?;
    let mut descriptors = Vec::new();
    for message in ancillary.drain() {
        if let RecvAncillaryMessage::ScmRights(rights) = message {
            descriptors.extend(rights);
        }
    }
    let spec =
        serde_json::from_slice(&text[..received.bytes]).map_err(|error| Failure::new(Step::Spec, error))?;
    Ok((spec, descriptors))
}

/// Tells the host. Failing to is no failure: there is no one left to tell.
pub(super) fn send_event(control: BorrowedFd<'_>, event: &Event) {
    if let Ok(text) = serde_json::to_vec(event) {
        let _ = rustix::net::send(control, &text, SendFlags::NOSIGNAL);
    }
}

/// What the launcher has said, if anything, without waiting.
pub(super) fn receive_event(control: BorrowedFd<'_>) -> Heard {
    let mut text = vec![0; 4096];
    match rustix::net::recv(control, &mut text, RecvFlags::DONTWAIT) {
        Ok((_, 0)) => Heard::Gone,
        Ok((_, length)) => serde_json::from_slice(&text[..length]).map_or(Heard::Gone, Heard::Event),
        Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => Heard::Nothing,
        Err(_) => Heard::Gone,
    }
}

/// The launcher's end of the socket, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Nothing,
    Event(Event),
    Gone,
}
