//! A sandbox with a warm driver in it, and one job after another for it. It watches the clock and the
//! pipes; it never knows what a record means, nor what was expected.

use super::cancel::Waiter;
use super::frames::{Frames, Garbled};
use super::output::{Captured, Splitter};
use super::sandbox::{Event, Failure, Heard, Limits, Sandbox, Spec, Step};
use crate::domain::Value;
use crate::domain::verdict::Tier;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::collections::BTreeMap;
use std::io::{ErrorKind, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a driver may take to start. Only a machine in great trouble needs it.
const START: Duration = Duration::from_secs(20);
const BUFFER: usize = 64 << 10;
/// The most that is read from one pipe before the clock is looked at: more than any pipe holds.
const READS: usize = 32;

/// A driver that waits for jobs, and its sandbox. Dropping it ends everything in it.
#[derive(Debug)]
pub(super) struct Warm {
    // Before the pipes: when these close, a driver would end by itself, in disorder.
    sandbox: Sandbox,
    jobs: PipeWriter,
    records: PipeReader,
    reports: PipeReader,
    output: PipeReader,
    errors: PipeReader,
    tier: Tier,
    ready: bool,
}

/// One job: the bytes for the driver, and the run's nonce, which is in them too.
pub(super) struct Job<'job> {
    pub(super) bytes: &'job [u8],
    pub(super) nonce: &'job [u8],
    /// When the whole run has used up its time.
    pub(super) deadline: Instant,
    /// As how many runs it may print.
    pub(super) runs: usize,
}

/// All that came of a job.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) records: Vec<Value>,
    /// Output by the number that ended it, and what came after that.
    pub(super) parts: BTreeMap<u32, Captured>,
    pub(super) rest: Captured,
    /// What went to standard error, where that is apart, in the same way.
    pub(super) error_parts: BTreeMap<u32, Captured>,
    pub(super) errors: Captured,
    pub(super) end: End,
    pub(super) memory_kib: u64,
}

impl Turn {
    /// What a program's case printed, and what it wrote to standard error. The last of a run may not have been
    /// ended by a number.
    pub(super) fn of_case(&mut self, index: usize) -> (Captured, Captured) {
        let number = index as u32 + 1;
        let printed = self.parts.remove(&number);
        let errors = self.error_parts.remove(&number);
        (
            printed.unwrap_or_else(|| std::mem::take(&mut self.rest)),
            errors.unwrap_or_else(|| std::mem::take(&mut self.errors)),
        )
    }
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// The run's process ended with this wait status. `clean`: it left nothing behind, so the sandbox can be
    /// used again; after any other end it cannot.
    Finished {
        status: i32,
        clean: bool,
    },
    /// A case, or the loading, used up its time.
    CaseTimedOut,
    /// The run used up its time.
    RunTimedOut,
    Cancelled,
    /// Something that is no record came on the records' pipe.
    Garbled,
    /// The driver ended, or never began: no fault of a run that had not begun.
    Gone(Option<Failure>),
}

impl Warm {
    pub(super) fn start(launcher: &Path, spec: &Spec) -> Result<Self, Failure> {
        let failed = |error: std::io::Error| Failure::new(Step::Spec, error);
        let (job_reader, jobs) = std::io::pipe().map_err(failed)?;
        let (records, record_writer) = std::io::pipe().map_err(failed)?;
        let (reports, report_writer) = std::io::pipe().map_err(failed)?;
        let (output, output_writer) = std::io::pipe().map_err(failed)?;
        let (errors, error_writer) = std::io::pipe().map_err(failed)?;
        for ours in [jobs.as_fd(), records.as_fd(), reports.as_fd(), output.as_fd(), errors.as_fd()] {
            rustix::io::ioctl_fionbio(ours, true).map_err(|error| failed(error.into()))?;
        }
        let nothing = std::fs::File::open("/dev/null").map_err(failed)?;
        let descriptors = [
            nothing.as_fd(),
            output_writer.as_fd(),
            error_writer.as_fd(),
            job_reader.as_fd(),
            record_writer.as_fd(),
            report_writer.as_fd(),
        ];
        let sandbox = Sandbox::start(launcher, spec, &descriptors)?;
        Ok(Self { sandbox, jobs, records, reports, output, errors, tier: spec.tier, ready: false })
    }

    pub(super) fn tier(&self) -> Tier {
        self.tier
    }

    /// Orders the end of everything in it, and does not wait for it.
    pub(super) fn order_end(&mut self) {
        self.sandbox.order_end();
    }

    /// Whether the driver is still there, as far as is known without asking it.
    pub(super) fn is_alive(&self) -> bool {
        matches!(self.sandbox.hear(), Heard::Nothing)
    }

    /// Runs one job. After any end but a clean one, this must be dropped.
    pub(super) fn run(&mut self, job: &Job<'_>, limits: &Limits, cancel: &Waiter) -> Turn {
        let mut state = State {
            frames: Frames::new(job.nonce),
            output: Splitter::new(job.nonce, limits.output_bytes * job.runs, limits.case_output_bytes),
            errors: Splitter::new(job.nonce, limits.output_bytes * job.runs, limits.case_output_bytes),
            records: Vec::new(),
            report: Vec::new(),
            memory_kib: 0,
            unsent: job.bytes,
            case_deadline: Instant::now() + limits.case,
        };
        let end = self.watch(&mut state, job, limits, cancel);
        // What was written before the end still counts, whatever the end was.
        self.read_all(&mut state);
        let (parts, rest) = state.output.finish();
        let (error_parts, errors) = state.errors.finish();
        let memory_kib = state.memory_kib;
        Turn { records: state.records, parts, rest, error_parts, errors, end, memory_kib }
    }

    fn watch(&mut self, state: &mut State<'_>, job: &Job<'_>, limits: &Limits, cancel: &Waiter) -> End {
        let start_deadline = Instant::now() + START;
        let mut run_deadline = job.deadline;
        let allowed = job.deadline.saturating_duration_since(Instant::now());
        loop {
            let deadline = if self.ready { state.case_deadline.min(run_deadline) } else { start_deadline };
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return if !self.ready {
                    End::Gone(Some(Failure::new(Step::Exec, "the driver did not answer")))
                } else if run_deadline <= state.case_deadline {
                    End::RunTimedOut
                } else {
                    End::CaseTimedOut
                };
            }
            let Some(news) = self.wait(state, left, cancel) else {
                continue;
            };
            if news.cancelled {
                return End::Cancelled;
            }
            if news.writable && self.send(state).is_err() {
                return self.gone();
            }
            match self.read_records(state) {
                Ok(true) => state.case_deadline = Instant::now() + limits.case,
                Ok(false) => {}
                Err(Garbled) => return End::Garbled,
            }
            let _ = read_into(&mut self.output, |bytes| state.output.push(bytes));
            let _ = read_into(&mut self.errors, |bytes| state.errors.push(bytes));
            let reports_closed = read_into(&mut self.reports, |bytes| state.report.extend_from_slice(bytes));
            if !self.ready && state.report.starts_with(b"ready\n") {
                state.report.drain(..6);
                self.ready = true;
                // The learner's time begins when the driver is there.
                state.case_deadline = Instant::now() + limits.case;
                run_deadline = Instant::now() + allowed;
            }
            if let Some(report) = Report::read(&state.report) {
                state.memory_kib = report.memory_kib;
                // The run's process is gone, so all that it ever wrote is in the pipes.
                return match self.read_records(state) {
                    Ok(_) if state.frames.is_between() => {
                        End::Finished { status: report.status, clean: report.clean }
                    }
                    _ => End::Garbled,
                };
            }
            if news.launcher || reports_closed {
                return self.gone();
            }
        }
    }

    /// Waits for something to happen; `None` when nothing has.
    fn wait(&self, state: &State<'_>, left: Duration, cancel: &Waiter) -> Option<News> {
        let control = self.sandbox.control()?;
        let readable = |descriptor| PollFd::from_borrowed_fd(descriptor, PollFlags::IN);
        let mut watched = vec![
            readable(cancel.as_fd()),
            readable(control),
            readable(self.records.as_fd()),
            readable(self.reports.as_fd()),
            readable(self.output.as_fd()),
            readable(self.errors.as_fd()),
        ];
        if !state.unsent.is_empty() {
            watched.push(PollFd::from_borrowed_fd(self.jobs.as_fd(), PollFlags::OUT));
        }
        let timeout = Timespec { tv_sec: left.as_secs() as i64, tv_nsec: i64::from(left.subsec_nanos()) };
        match poll(&mut watched, Some(&timeout)) {
            Ok(0) | Err(_) => None,
            Ok(_) => {
                let happened = |index: usize| watched.get(index).is_some_and(|one| !one.revents().is_empty());
                Some(News { cancelled: happened(0), launcher: happened(1), writable: happened(6) })
            }
        }
    }

    fn send(&mut self, state: &mut State<'_>) -> std::io::Result<()> {
        while !state.unsent.is_empty() {
            match self.jobs.write(state.unsent) {
                Ok(count) => state.unsent = &state.unsent[count..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// True when a whole record came.
    fn read_records(&mut self, state: &mut State<'_>) -> Result<bool, Garbled> {
        let _ = read_into(&mut self.records, |bytes| state.frames.push(bytes));
        let before = state.records.len();
        while let Some(record) = state.frames.next()? {
            state.records.push(record);
        }
        Ok(state.records.len() > before)
    }

    fn read_all(&mut self, state: &mut State<'_>) {
        let _ = self.read_records(state);
        let _ = read_into(&mut self.output, |bytes| state.output.push(bytes));
        let _ = read_into(&mut self.errors, |bytes| state.errors.push(bytes));
    }

    fn gone(&self) -> End {
        match self.reason_for_going() {
            // Nothing of the learner's has run by then.
            None if !self.ready => End::Gone(Some(Failure::new(
                Step::Exec,
                "Python ended before it was ready: is it being replaced?",
            ))),
            reason => End::Gone(reason),
        }
    }

    fn reason_for_going(&self) -> Option<Failure> {
        // The reason, if the launcher had time to give one, comes before its end.
        loop {
            match self.sandbox.hear() {
                Heard::Event(Event::Failed(failure)) => return Some(failure),
                Heard::Event(Event::Ended { .. }) => {}
                Heard::Gone => return None,
                Heard::Nothing => {
                    let control = self.sandbox.control()?;
                    let mut watched = [PollFd::from_borrowed_fd(control, PollFlags::IN)];
                    let moment = Timespec { tv_sec: 2, tv_nsec: 0 };
                    if !matches!(poll(&mut watched, Some(&moment)), Ok(count) if count > 0) {
                        return None;
                    }
                }
            }
        }
    }
}

struct State<'job> {
    frames: Frames,
    output: Splitter,
    errors: Splitter,
    records: Vec<Value>,
    report: Vec<u8>,
    memory_kib: u64,
    unsent: &'job [u8],
    case_deadline: Instant,
}

struct News {
    cancelled: bool,
    launcher: bool,
    writable: bool,
}

/// The driver's own line about a run that has ended: wait status, memory, and whether it left nothing.
struct Report {
    status: i32,
    memory_kib: u64,
    clean: bool,
}

impl Report {
    fn read(bytes: &[u8]) -> Option<Self> {
        let line = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
        let mut fields = line.split(' ');
        Some(Self {
            status: fields.next()?.parse().ok()?,
            memory_kib: fields.next()?.parse().ok()?,
            clean: fields.next()? == "1",
        })
    }
}

/// Reads what is there, without waiting and without end; true when the other end is closed.
pub(super) fn read_into(pipe: &mut PipeReader, mut take: impl FnMut(&[u8])) -> bool {
    let mut buffer = vec![0; BUFFER];
    for _ in 0..READS {
        match pipe.read(&mut buffer) {
            Ok(0) => return true,
            Ok(count) => take(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
    false
}
