//! The program's own loop with a terminal in memory: bytes go in, and each frame is told with the time since
//! the bytes that it answers. Nothing of the loop is left out; only the terminal is not there.

use super::home::Home;
use super::pty::{COLUMNS, ROWS};
use codementor::app::{Model, Msg};
use codementor::config::keymap::Keymap;
use codementor::config::theme::Themes;
use codementor::curriculum::Library;
use codementor::domain::Moment;
use codementor::domain::preferences::Preferences;
use codementor::grade::{self, GraderConfig, Limits};
use codementor::runtime::{Clock, Door, Services, Session, SessionSetup};
use codementor::store::Store;
use codementor::tui::colour::ColourDepth;
use codementor::tui::terminal::{InputEvent, InputParser};
use codementor::tui::{Face, key_hints};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

const PATIENCE: Duration = Duration::from_secs(20);

/// A session that runs. Dropping it closes its terminal.
pub struct Running {
    keys: Option<UnboundedSender<Sent>>,
    frames: Receiver<Frame>,
    session: Option<JoinHandle<io::Result<()>>>,
}

/// One turn of the loop that drew the model.
pub struct Frame {
    /// Since the bytes were sent that this is the answer to; none where it answers something else.
    pub took: Option<Duration>,
    /// What the loop's thread has worked for it, in the processor's time: what a busy machine does not bend much.
    pub worked: Duration,
    /// How much is written to the terminal, in bytes.
    pub bytes: usize,
    /// Lines in the editor; none where no exercise is open.
    pub lines: Option<usize>,
    /// The verdict that is shown: how long judging took, in milliseconds, and on how many cases. None while
    /// what is in the editor has not been judged.
    pub verdict: Option<f64>,
}

struct Sent {
    bytes: Vec<u8>,
    at: Instant,
}

impl Running {
    pub fn begin(home: &Home) -> Self {
        let (keys, received) = unbounded_channel();
        let (shown, frames) = channel();
        let path = home.history();
        let session = std::thread::spawn(move || run(&path, received, shown));
        Self { keys: Some(keys), frames, session: Some(session) }
    }

    /// Sends bytes as a terminal would, and waits for the frame that answers them.
    pub fn send(&self, bytes: &[u8]) -> Frame {
        let keys = self.keys.as_ref().expect("the terminal is open");
        keys.send(Sent { bytes: bytes.to_vec(), at: Instant::now() }).expect("the session runs");
        loop {
            let frame = self.frames.recv_timeout(PATIENCE).expect("a frame comes");
            if frame.took.is_some() {
                return frame;
            }
        }
    }

    /// Waits until what is in the editor has its verdict on the screen; how long judging it took.
    pub fn until_verdict(&self) -> f64 {
        loop {
            let frame = self.frames.recv_timeout(PATIENCE).expect("a frame comes");
            if let Some(millis) = frame.verdict {
                return millis;
            }
        }
    }

    /// Waits until nothing has been drawn for that long; the last frame.
    pub fn until_quiet(&self, quiet: Duration) -> Option<Frame> {
        let mut last = None;
        while let Ok(frame) = self.frames.recv_timeout(quiet) {
            last = Some(frame);
        }
        last
    }

    /// Waits, as a person does between keys, whatever is drawn meanwhile.
    pub fn rest(&self, time: Duration) {
        let begun = Instant::now();
        while let Some(left) = time.checked_sub(begun.elapsed()) {
            let _ = self.frames.recv_timeout(left);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.keys = None;
        if let Some(session) = self.session.take() {
            session.join().expect("the session does not panic").expect("the session ends well");
        }
    }
}

/// As `cli::tutor` puts the program together, with the same threads.
fn run(history: &Path, keys: UnboundedReceiver<Sent>, frames: Sender<Frame>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (mut library, _) = Library::load(None);
    library.write_sheets(grade::prediction_sheets);
    let grader = GraderConfig {
        launcher: env!("CARGO_BIN_EXE_codementor").into(),
        python: None,
        search_path: std::env::var_os("PATH").unwrap_or_default(),
        scratch: std::env::temp_dir(),
        limits: Limits::default(),
        force_tier: None,
        allow_unsandboxed: false,
    };
    let (keymap, themes) = (Keymap::built_in(), Themes::built_in());
    let setup = SessionSetup {
        services: Arc::new(Services::new(library, grader, Clock::default())),
        store: Store::open(history).map_err(io::Error::other)?,
        columns: COLUMNS,
        rows: ROWS,
        preferences: Preferences::default(),
        fixed_preferences: Vec::new(),
        themes: themes.names().iter().map(ToString::to_string).collect(),
        warnings: Vec::new(),
        keys: key_hints(&keymap),
        drafts: None,
        models: None,
    };
    let face = Face::new(Arc::new(keymap), Arc::new(themes), ColourDepth::True);
    let mut door = BenchDoor {
        keys,
        frames,
        face,
        parser: InputParser::default(),
        answered: None,
        since: processor_time(),
    };
    let ended = runtime.block_on(async { Session::begin(setup)?.run(&mut door).await });
    runtime.shutdown_timeout(PATIENCE);
    ended
}

struct BenchDoor {
    keys: UnboundedReceiver<Sent>,
    frames: Sender<Frame>,
    face: Face,
    parser: InputParser,
    /// When the bytes were sent that have been understood and not yet shown.
    answered: Option<Instant>,
    /// The processor's time of the loop's thread when the newest bytes came.
    since: Duration,
}

/// How long this thread has had a processor.
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).expect("a time")
}

impl Door for BenchDoor {
    type Doing = (InputEvent, Instant);

    async fn next(&mut self) -> Option<Vec<Self::Doing>> {
        let sent = self.keys.recv().await?;
        self.since = processor_time();
        Some(self.parser.feed(&sent.bytes).into_iter().map(|event| (event, sent.at)).collect())
    }

    fn understand(&mut self, model: &Model, (event, at): Self::Doing, now: Moment) -> Option<Msg> {
        self.answered = Some(at);
        self.face.understand(model, &event, now)
    }

    async fn show(&mut self, model: &Model) -> io::Result<()> {
        let bytes = self.face.frame(model).len();
        let took = self.answered.take().map(|at| at.elapsed());
        let worked = processor_time().saturating_sub(self.since);
        let lines = model.practice.as_ref().map(|practice| practice.editor.line_count());
        let judged = model.practice.as_ref().filter(|practice| {
            practice.checks.running.is_none() && practice.checks.answered == Some(practice.editor.revision())
        });
        let verdict =
            judged.and_then(|practice| practice.checks.verdict.as_ref()).map(|verdict| verdict.millis);
        // Whoever measures may have gone.
        let _ = self.frames.send(Frame { took, worked, bytes, lines, verdict });
        Ok(())
    }

    async fn copy(&mut self, _text: &str) -> io::Result<()> {
        Ok(())
    }

    async fn capture_mouse(&mut self, _wanted: bool) -> io::Result<()> {
        Ok(())
    }

    fn forget(&mut self) {
        self.face.forget();
    }

    async fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}
