//! Running a learner's file as a program of its own, as `codementor run FILE.py` does: standard input is
//! passed through, output is passed on as it comes. It judges nothing.

use super::cancel::{Cancel, Waiter};
use super::error::GradeError;
use super::plan::Plan;
use super::sandbox::{Event, Excess, Heard, Sandbox, Watch};
use super::warm::held;
use super::words;
use crate::domain::verdict::Tier;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io::{ErrorKind, PipeReader, PipeWriter, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, Instant};

/// Enough for the last line of a traceback, with what other processes of the run wrote after it.
const LAST_ERRORS: usize = 4 << 10;

/// What to run, and where its input comes from and its output goes.
pub struct RunFile<'run> {
    /// The file's name, as messages are to call it, without folders.
    pub name: String,
    pub source: String,
    pub input: Input<'run>,
    /// Is given the output as it comes, until the limit is reached.
    pub output: &'run mut dyn FnMut(Stream, &[u8]),
    /// Wall time; a person who types answers needs more than the limits' own.
    pub wall: Duration,
}

/// Standard input of a run.
pub enum Input<'run> {
    Nothing,
    Text(Vec<u8>),
    /// Whatever comes from here, as it comes: a terminal, a pipe or a file.
    From(BorrowedFd<'run>),
}

/// Where output was written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    Output,
    Errors,
}

/// How a run went.
#[derive(Debug, Clone, PartialEq)]
pub struct RunOutcome {
    pub end: RunEnd,
    /// What ended it, in plain words, unless it simply came to its end.
    pub words: Option<String>,
    /// There was more output than is passed on.
    pub cut: bool,
    pub millis: f64,
    pub memory_kib: u64,
    pub tier: Tier,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunEnd {
    Exited(i32),
    Signalled(i32),
    TimedOut,
    /// All its processes together used too much.
    TooMuch,
}

pub(super) fn run(
    plan: &Plan,
    tier: Tier,
    run: RunFile<'_>,
    cancel: &Cancel,
) -> Result<RunOutcome, GradeError> {
    let waiter = cancel.waiter().map_err(cannot_start)?;
    let (input_reader, input) = std::io::pipe().map_err(cannot_start)?;
    let (output, output_writer) = std::io::pipe().map_err(cannot_start)?;
    let (errors, error_writer) = std::io::pipe().map_err(cannot_start)?;
    for ours in [input.as_fd(), output.as_fd(), errors.as_fd()] {
        rustix::io::ioctl_fionbio(ours, true).map_err(cannot_start)?;
    }
    let begin = Instant::now();
    let sandbox = {
        let given = [input_reader.as_fd(), output_writer.as_fd(), error_writer.as_fd()];
        let spec = plan.command(tier, &run.name, &run.source);
        Sandbox::start(&plan.launcher, &spec, plan.delegated.as_deref(), &given)?
    };
    let tier = held(tier, &sandbox);
    drop((input_reader, output_writer, error_writer));
    let mut pump = Pump {
        watch: sandbox.watch(&plan.limits),
        sandbox,
        output: Some(output),
        errors: Some(errors),
        feed: Feed::new(input, run.input),
        pass_on: run.output,
        left: plan.limits.output_bytes,
        cut: false,
        last_errors: Vec::new(),
    };
    let ended = pump.until_end(begin + run.wall, &waiter)?;
    let (end, words, memory_kib) = match ended {
        Ended::TooMuch(excess) => (RunEnd::TooMuch, Some(words::too_much(excess, &plan.limits)), 0),
        Ended::TimedOut => {
            let limit = words::seconds(run.wall.as_secs_f64());
            let words = format!("It did not end within {limit}. A loop may never stop.");
            (RunEnd::TimedOut, Some(words), 0)
        }
        Ended::Itself { status, memory_kib } => {
            let (end, words) = end(status, &String::from_utf8_lossy(&pump.last_errors), plan);
            (end, words, memory_kib)
        }
    };
    let millis = begin.elapsed().as_secs_f64() * 1000.0;
    Ok(RunOutcome { end, words, cut: pump.cut, millis, memory_kib, tier })
}

/// The interpreter with nothing attached, from start to end.
pub(super) fn run_bare(plan: &Plan, tier: Tier, arguments: Vec<String>) -> Result<i32, GradeError> {
    let nothing =
        std::fs::OpenOptions::new().read(true).write(true).open("/dev/null").map_err(cannot_start)?;
    let given = [nothing.as_fd(), nothing.as_fd(), nothing.as_fd()];
    let spec = plan.bare(tier, arguments);
    let sandbox = Sandbox::start(&plan.launcher, &spec, plan.delegated.as_deref(), &given)?;
    let mut watch = sandbox.watch(&plan.limits);
    loop {
        if watch.as_mut().and_then(Watch::look).is_some() {
            return Err(GradeError::Start { reason: "it used too much".to_owned() });
        }
        if let Some(control) = sandbox.control() {
            let wait = watch.as_ref().map(|watch| timespec(watch.until_next()));
            let _ = poll(&mut [PollFd::from_borrowed_fd(control, PollFlags::IN)], wait.as_ref());
        }
        match sandbox.hear() {
            Heard::Event(Event::Ended { status, .. }) => return Ok(status),
            Heard::Event(Event::Failed(failure)) => return Err(failure.into()),
            Heard::Nothing => {}
            Heard::Gone => {
                return Err(GradeError::Start { reason: "the sandbox ended without a word".to_owned() });
            }
        }
    }
}

fn timespec(time: Duration) -> Timespec {
    Timespec { tv_sec: time.as_secs() as i64, tv_nsec: i64::from(time.subsec_nanos()) }
}

fn end(status: i32, errors: &str, plan: &Plan) -> (RunEnd, Option<String>) {
    match status & 0x7f {
        0 => {
            let code = (status >> 8) & 0xff;
            let words = (code != 0).then(|| {
                // Python ends with 1 after a traceback.
                let limit = (code == 1).then(|| words::told_by_traceback(errors, &plan.limits)).flatten();
                limit.unwrap_or_else(|| format!("The program ended with exit status {code}."))
            });
            (RunEnd::Exited(code), words)
        }
        signal => (RunEnd::Signalled(signal), Some(words::died(status, &plan.limits))),
    }
}

fn cannot_start(error: impl std::fmt::Display) -> GradeError {
    GradeError::Start { reason: error.to_string() }
}

/// How it came to an end, seen from here.
enum Ended {
    Itself { status: i32, memory_kib: u64 },
    TimedOut,
    TooMuch(Excess),
}

struct Pump<'run> {
    sandbox: Sandbox,
    watch: Option<Watch>,
    /// Each until its other end is closed.
    output: Option<PipeReader>,
    errors: Option<PipeReader>,
    feed: Feed<'run>,
    pass_on: &'run mut dyn FnMut(Stream, &[u8]),
    left: usize,
    cut: bool,
    /// The end of what went to standard error, also when it is not passed on.
    last_errors: Vec<u8>,
}

impl Pump<'_> {
    fn until_end(&mut self, deadline: Instant, cancel: &Waiter) -> Result<Ended, GradeError> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                self.pass_output();
                return Ok(Ended::TimedOut);
            }
            if let Some(excess) = self.watch.as_mut().and_then(Watch::look) {
                self.pass_output();
                return Ok(Ended::TooMuch(excess));
            }
            let left = self.watch.as_ref().map_or(left, |watch| left.min(watch.until_next()));
            if self.wait(left, cancel) {
                return Err(GradeError::Cancelled);
            }
            self.feed.step();
            self.pass_output();
            match self.sandbox.hear() {
                Heard::Nothing => {}
                Heard::Event(Event::Failed(failure)) => return Err(failure.into()),
                Heard::Event(Event::Ended { status, memory_kib }) => {
                    // The program is gone, so all that it wrote is in the pipes.
                    self.pass_output();
                    let itself = Ended::Itself { status, memory_kib };
                    return Ok(self.sandbox.excess().map_or(itself, Ended::TooMuch));
                }
                Heard::Gone => {
                    if let Some(excess) = self.sandbox.excess() {
                        self.pass_output();
                        return Ok(Ended::TooMuch(excess));
                    }
                    let reason = "the sandbox ended without a word".to_owned();
                    return Err(GradeError::Start { reason });
                }
            }
        }
    }

    /// Waits until something happens; true when the run was cancelled.
    fn wait(&self, left: Duration, cancel: &Waiter) -> bool {
        let readable = |descriptor| PollFd::from_borrowed_fd(descriptor, PollFlags::IN);
        let mut watched = vec![readable(cancel.as_fd())];
        watched.extend([&self.output, &self.errors].into_iter().flatten().map(|pipe| readable(pipe.as_fd())));
        watched.extend(self.sandbox.control().map(readable));
        watched.extend(self.feed.awaits());
        poll(&mut watched, Some(&timespec(left))).is_ok() && !watched[0].revents().is_empty()
    }

    fn pass_output(&mut self) {
        for stream in [Stream::Output, Stream::Errors] {
            let open = if stream == Stream::Output { &mut self.output } else { &mut self.errors };
            let Some(pipe) = open else { continue };
            let closed = super::warm::read_into(pipe, |bytes| {
                if stream == Stream::Errors {
                    self.last_errors.extend_from_slice(bytes);
                    let older = self.last_errors.len().saturating_sub(LAST_ERRORS);
                    self.last_errors.drain(..older);
                }
                let kept = bytes.len().min(self.left);
                self.left -= kept;
                self.cut |= kept < bytes.len();
                if kept > 0 {
                    (self.pass_on)(stream, &bytes[..kept]);
                }
            });
            if closed {
                *open = None;
            }
        }
    }
}

/// Passes input on, never more than the program takes.
struct Feed<'run> {
    /// Closed at the end of the input.
    to: Option<PipeWriter>,
    from: Option<BorrowedFd<'run>>,
    pending: Vec<u8>,
}

impl<'run> Feed<'run> {
    fn new(to: PipeWriter, input: Input<'run>) -> Self {
        let (from, pending) = match input {
            Input::Nothing => (None, Vec::new()),
            Input::Text(text) => (None, text),
            Input::From(source) => (Some(source), Vec::new()),
        };
        let to = (from.is_some() || !pending.is_empty()).then_some(to);
        Self { to, from, pending }
    }

    fn awaits(&self) -> Option<PollFd<'_>> {
        let to = self.to.as_ref()?;
        match self.from {
            Some(from) if self.pending.is_empty() => Some(PollFd::from_borrowed_fd(from, PollFlags::IN)),
            _ => Some(PollFd::from_borrowed_fd(to.as_fd(), PollFlags::OUT)),
        }
    }

    fn step(&mut self) {
        let Some(to) = &mut self.to else { return };
        if self.pending.is_empty()
            && let Some(from) = self.from
        {
            let mut now = [PollFd::from_borrowed_fd(from, PollFlags::IN)];
            if !matches!(poll(&mut now, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })), Ok(1)) {
                return;
            }
            let mut buffer = [0; 4096];
            match rustix::io::read(from, &mut buffer) {
                Ok(0) | Err(_) => self.from = None,
                Ok(count) => self.pending.extend_from_slice(&buffer[..count]),
            }
        }
        match to.write(&self.pending) {
            Ok(count) => {
                self.pending.drain(..count);
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
            // The program does not read any more.
            Err(_) => self.to = None,
        }
        if self.pending.is_empty() && self.from.is_none() {
            self.to = None;
        }
    }
}
