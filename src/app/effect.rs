//! What `update` asks of the world. It never says how; `runtime` carries effects out.

use super::msg::{HighlightTarget, Timer};
use super::voices::Asking;
use crate::domain::attempt::Trigger;
use crate::domain::event::Event;
use crate::domain::place::{Place, Position};
use crate::domain::provider::ModelUse;
use crate::domain::tutoring::Question;
use crate::domain::{Exercise, ExerciseId, Language, RequestId, Verdict};
use ropey::Rope;
use std::ops::Range;
use std::sync::Arc;

/// Something to be done outside of the model.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Answered by `ExerciseOpened` or `OpenFailed`.
    OpenExercise {
        request: RequestId,
        id: ExerciseId,
    },
    /// Judge this source; answered by `Checked`. A new check cancels the one under way. The runtime
    /// writes the attempt into the history and answers with `Happened` too.
    Check {
        request: RequestId,
        exercise: Arc<Exercise>,
        language: Language,
        source: String,
        trigger: Trigger,
        /// The learner's, 1 to 10: errors are told accordingly.
        level: u8,
    },
    /// Look again for what can run code; answered by `GraderReady`.
    ProbeGrader,
    /// The learner agreed to run code without a sandbox on this machine; kept, and answered by
    /// `GraderReady`.
    AgreeNoSandbox,
    /// Stop the check under way; it answers `Cancelled`.
    CancelCheck,
    /// Look for what is wrong with a program that fails; answered by `Diagnosed`. It is given up for the next
    /// check, and for a look at another program.
    Diagnose {
        request: RequestId,
        exercise: Arc<Exercise>,
        language: Language,
        source: String,
        level: u8,
    },
    /// Give up the look under way; it answers without findings.
    CancelDiagnosis,
    /// Run a case step by step: the named one, or else the smallest that fails. Answered by `Traced`.
    Trace {
        request: RequestId,
        exercise: Arc<Exercise>,
        language: Language,
        source: String,
        level: u8,
        case: Option<String>,
    },
    /// Answered by `TutorSaid`, and before it by `TutorTold` while a reply comes; the runtime writes the
    /// turns into the history.
    AskTutor {
        request: RequestId,
        exercise: Arc<Exercise>,
        language: Language,
        question: Question,
        source: String,
        verdict: Option<Box<Verdict>>,
        /// The learner's, 1 to 10.
        level: u8,
        /// The answer may wait until the program has been looked at, two seconds at most.
        closely: bool,
    },
    /// Stop the reply to this request: what was said so far is kept, and `TutorSaid` tells it.
    CancelTutor {
        request: RequestId,
    },
    /// Look for models on this machine and for keys in the environment; answered by `VoicesFound`.
    FindVoices {
        request: RequestId,
    },
    /// Write what was found at this place into the settings, as agreed to, and try it; answered by `Voices`
    /// and `VoiceTried`.
    UseFound {
        request: RequestId,
        place: usize,
    },
    /// Which models may be asked at all; kept, and answered by `Voices`.
    ChooseModelUse(ModelUse),
    /// What the learner said about a provider; kept, and answered by `Voices`. It holds for whatever is
    /// asked after it.
    AnswerConsent {
        asking: Asking,
        agreed: bool,
    },
    /// Answered by `LastRequestRead`.
    ReadLastRequest {
        request: RequestId,
    },
    /// Answered by `TurnsFound`.
    SearchTurns {
        request: RequestId,
        words: String,
        most: usize,
    },
    /// Answered by `DraftSaved` or `SaveFailed`.
    SaveDraft {
        exercise: ExerciseId,
        language: Language,
        text: Rope,
        revision: u64,
        cursor: Position,
        top_line: usize,
        /// The newest change of the draft's file that the text has in it. Where there is a newer one, the
        /// file is left as it is, and `DraftFile` tells.
        taken: u64,
    },
    /// Keep a text that stood in the draft's file beside it; answered by `DraftFile`.
    KeepBeside {
        exercise: Arc<Exercise>,
        language: Language,
        change: u64,
        text: String,
    },
    /// Hand the terminal to the learner's own editor, on the draft's file; answered by `EditorClosed`,
    /// after what `DraftFile` tells.
    EditOutside {
        exercise: Arc<Exercise>,
        language: Language,
    },
    /// Read attempts, newest first: those of one exercise or of all, and only those before an attempt that
    /// is known. Answered by `AttemptsRead`.
    ReadAttempts {
        request: RequestId,
        exercise: Option<ExerciseId>,
        before: Option<i64>,
    },
    /// Read the program of an attempt; answered by `VersionRead`.
    ReadVersion {
        request: RequestId,
        sequence: i64,
    },
    SavePlace(Place),
    /// Append to the history; answered by `Happened`, or by `SaveFailed`.
    Record(Box<Event>),
    /// Answered by `Highlighted`, in one or more parts.
    Highlight {
        target: HighlightTarget,
        revision: u64,
        tag: String,
        text: Rope,
        /// Lines of the editor whose colours are out of date.
        stale: Option<Range<usize>>,
    },
    /// Hand this to the terminal's clipboard.
    Copy(String),
    /// Ask the terminal for the mouse, or leave it to the terminal.
    CaptureMouse(bool),
    /// Answered by `TimerFired`; a running timer of the same name begins anew.
    After {
        timer: Timer,
        millis: u64,
    },
    /// Forget a running timer.
    StopTimer(Timer),
    /// Clear the terminal and draw everything.
    Redraw,
    /// Hand the terminal back to the shell until `fg`.
    Suspend,
    /// End the session; everything is written down first.
    Quit,
}
