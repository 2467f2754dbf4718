//! CodeMentor: learn to program in a terminal, with real exercises, live verdicts, and a tutor who asks
//! the right question and never gives the answer away.
//!
//! # Bird's eye
//!
//! A session is a loop around a pure machine. Bytes come in at a door and become messages; `update`
//! takes the model and a message and returns effects; the runtime carries the effects out and sends
//! their answers back as messages; `view` draws the model. Nothing below a door knows what kind of
//! terminal it is on, so the same program runs locally, in tests, and over SSH.
//!
//! ```text
//!   keys ──► tui::terminal ──► tui::keys ──► Msg ──► app::update ──► Effect ──► runtime
//!                                             ▲           │                        │
//!                                             │        app::Model ──► tui::view    │
//!                                             └──────────── answers ◄──────────────┘
//!                                                                    store, grade, tutor
//! ```
//!
//! # Code map
//!
//! | module | what it is | imports, beside itself |
//! |---|---|---|
//! | [`domain`] | the words of the field: exercise, value, verdict, event … Plain data and pure rules | nothing |
//! | [`syntax`] | programs as trees: statements, tokens, names, queries | domain |
//! | [`learner`] | what is known of the learner, what is best next. Pure | domain |
//! | [`curriculum`] | packs of exercises: read, checked, kept as a library | domain |
//! | [`grade`] | runs code in the sandbox, judges and scores it | domain, syntax |
//! | [`diagnosis`] | what is wrong with a program, without any LLM: errors read, suspect statements, the smallest failing case, misconceptions, missing code, the words of a hint | domain, syntax, grade |
//! | [`tutor`] | the hint ladder, the conversation, and the language models behind its voice | domain, syntax, diagnosis |
//! | [`authoring`] | the author's bench: proves packs by running them | domain, syntax, curriculum, grade, diagnosis, tutor |
//! | [`store`] | the learner's SQLite: the log of events and its projections | domain |
//! | [`config`] | folders, settings, keymap, themes: defaults + files + environment | domain |
//! | [`app`] | the program as a pure machine: model, messages, update, effects, editor | domain, learner |
//! | [`runtime`] | the imperative shell: event loop, effects, services | everything but the doors |
//! | [`tui`] | draws a model; turns bytes into messages and frames into bytes | app, domain, config |
//! | [`telemetry`] | the one logging module | config |
//! | [`cli`] | one file a command; puts services together and opens a door | everything |
//!
//! Rooms that will be built on: `wire`, `sync` and `server` (the hosted API), `ssh` (the classroom), `mcp` (the agent door). The table
//! in `tests/tidy.rs` has their edges already; a test reads every import and fails on one that is not in
//! it.
//!
//! # Invariants
//!
//! 1. [`app::update`] is total, synchronous and pure: no I/O, no clock (time comes in the call), no
//!    tasks. What must happen is returned as [`app::Effect`]. *(held by `tests/tidy.rs`)*
//! 2. [`tui::view`] takes `&Model` and draws; it never blocks and changes nothing.
//! 3. Only `runtime` and the doors spawn tasks. Every answer carries the id of its request, and
//!    `update` drops the stale ones. *(held by `tests/tidy.rs`)*
//! 4. Only `config::environment` and the command line read the environment. *(held by `tests/tidy.rs`)*
//! 5. A learner's program has no network, cannot read outside of its folder and the toolchain, and
//!    cannot outlive its limits; what a tier cannot hold is said. *(held by `tests/sandbox/`)*
//! 6. Expected values never enter the process that runs the learner's program. *(held by `tests/grade/`)*
//! 7. History is an append-only log; every other table is rebuilt from it, or is only where the learner
//!    is. *(held by `tests/store/`)*
//! 8. A keystroke reaches SQLite within a second. *(held by `tests/stories/`)*
//! 9. No reply shows what the learner has not earned: the ladder is climbed rung by rung, and the
//!    solution comes last. *(held by `tests/tutor/`)*
//!
//! # Four walkthroughs
//!
//! **A key.** The door reads bytes; [`tui::terminal`] parses them; [`tui::keys`] looks the chord up in
//! the keymap of the context that the model is in, which gives an [`domain::Action`] or typed text, as an
//! [`app::Msg`]. [`app::update`] hands it to the editor, asks for a save and for a check when the keys
//! have rested, and the loop draws one frame.
//!
//! **A check.** [`app::Effect::Check`] carries the source. `runtime` cancels the check under way and
//! calls [`grade::Grader::check`] on a blocking thread: the warm Python in the sandbox forks, the driver
//! sends back what the program gave, and the comparison happens here, outside. Errors in it are read by
//! [`diagnosis::errors`], which puts them into words. The verdict becomes a message; the attempt goes into the
//! log.
//!
//! **A hint.** [`app::Effect::AskTutor`] goes to the history's thread, which reads the conversation so
//! far, asks [`tutor::answer`] for the next rung, writes it down, and sends it back. Where the learner's
//! program fails, `runtime` has it looked at first: [`diagnosis::diagnose`] runs it beside the reference and
//! searches for the edit that mends it, [`diagnosis::Diagnosis::read`] adds what its shape shows and composes the
//! rungs, and [`domain::Diagnosed`] is what of it may be told.
//!
//! **An exercise.** An author writes a folder as `assets/exercises/README.md` describes; `codementor pack
//! check` reads it by [`curriculum`], whose every complaint has a line, and proves it by [`authoring`].

pub mod app;
pub mod authoring;
pub mod cli;
pub mod config;
pub mod curriculum;
pub mod diagnosis;
pub mod domain;
pub mod grade;
pub mod learner;
pub mod runtime;
pub mod store;
pub mod syntax;
pub mod telemetry;
pub mod tui;
pub mod tutor;
