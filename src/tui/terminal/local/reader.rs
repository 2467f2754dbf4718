//! A thread that waits for the terminal's input and hands it on as it is. It never knows what it means.

use super::Bytes;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use std::io;
use tokio::sync::mpsc;

/// Reads that wait to be taken; when the program is behind, the terminal waits.
const QUEUE: usize = 16;
const LONGEST_READ: usize = 64 * 1024;

/// The thread ends when this is dropped, when the terminal is closed, or when nobody takes its bytes.
///
/// A thread and not the runtime's own polling: that needs the terminal in non-blocking mode, which the
/// shell and every other process on the same terminal would get too.
#[derive(Debug)]
pub(super) struct Reader {
    /// Ends when no more input can come.
    pub bytes: Bytes,
    /// Closed on drop, which wakes the thread.
    wake: OwnedFd,
}

impl Reader {
    pub fn start() -> io::Result<Self> {
        let (woken, wake) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
        let (sender, bytes) = mpsc::channel(QUEUE);
        std::thread::Builder::new().name("terminal input".to_owned()).spawn(move || read(&woken, &sender))?;
        Ok(Self { bytes, wake })
    }

    /// Ends the thread, so that another program can have the terminal; returns what it had read already,
    /// once it reads no more.
    pub async fn stop(self) -> Vec<u8> {
        let Self { mut bytes, wake } = self;
        drop(wake);
        let mut left = Vec::new();
        while let Some(read) = bytes.recv().await {
            left.extend(read);
        }
        left
    }
}

fn read(woken: &OwnedFd, sender: &mpsc::Sender<Vec<u8>>) {
    let terminal = rustix::stdio::stdin();
    let mut buffer = vec![0; LONGEST_READ];
    loop {
        let mut watched = [PollFd::new(&terminal, PollFlags::IN), PollFd::new(woken, PollFlags::IN)];
        match poll(&mut watched, None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return,
        }
        if !watched[1].revents().is_empty() {
            return;
        }
        if watched[0].revents().is_empty() {
            continue;
        }
        match rustix::io::read(terminal, &mut buffer) {
            // A terminal that is gone has no end but an error.
            Ok(0) => return,
            Ok(length) => {
                if sender.blocking_send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return,
        }
    }
}
