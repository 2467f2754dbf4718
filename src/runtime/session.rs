//! One person's session: the only event loop there is, for a local terminal, an SSH channel and a test
//! alike. All that has come is applied before one frame is drawn.

use super::caretaking::Caretaker;
use super::door::Door;
use super::draft_files::DraftFolder;
use super::effects::{Effects, UNSANDBOXED};
use super::journey;
use super::keeper::Keeper;
use super::models::usage_report;
use super::preferences::chosen_preferences;
use super::services::Services;
use super::speakers::{ModelHome, Speakers};
use super::timers::Timers;
use crate::app::keys::KeyHint;
use crate::app::msg::{Notice, NoticeKind, Start};
use crate::app::{Effect, Model, Msg, last_words, update};
use crate::domain::preferences::{HELPER_DECLINED, Preference, Preferences};
use crate::domain::{Moment, RequestId};
use crate::store::Store;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// What a session begins with.
pub struct SessionSetup {
    pub services: Arc<Services>,
    pub store: Store,
    pub columns: u16,
    pub rows: u16,
    /// As the settings say, before what the learner chose on a screen.
    pub preferences: Preferences,
    /// What the environment fixes: what was chosen on a screen does not count.
    pub fixed_preferences: Vec<Preference>,
    pub themes: Vec<String>,
    pub warnings: Vec<String>,
    /// The keymap in words.
    pub keys: Vec<KeyHint>,
    /// Where drafts lie as files for other programs; `None`: nowhere.
    pub drafts: Option<DraftFolder>,
    /// Where models are set up; `None`: only the offline tutor answers.
    pub models: Option<ModelHome>,
}

/// A session before it runs.
pub struct Session {
    model: Model,
    effects: Effects,
    timers: Timers,
    answers: UnboundedReceiver<Msg>,
    caretaker: Caretaker,
    ended: bool,
}

impl Session {
    /// Must be called within a tokio runtime.
    ///
    /// # Errors
    /// When the history cannot be read, or the machine gives no thread.
    pub fn begin(setup: SessionSetup) -> io::Result<Self> {
        let SessionSetup {
            services,
            mut store,
            columns,
            rows,
            preferences,
            fixed_preferences,
            themes,
            warnings,
            keys,
            drafts,
            models,
        } = setup;
        let unreadable =
            |error: crate::store::StoreError| io::Error::other(format!("{error}. {}", error.hint()));
        let (((journey, new), agreed, preferences, place), mended) = store
            .mending(services.clock.now(), |store| {
                let (journey, new) = journey::fold(&services.library, store)?;
                let agreed = store.preferences()?.iter().any(|(key, _)| key == UNSANDBOXED);
                let chosen = chosen_preferences(store, preferences.clone(), &fixed_preferences, &themes)?;
                Ok(((Box::new(journey), new), agreed, chosen, store.place()?))
            })
            .map_err(unreadable)?;
        let catalogue = super::entries(&services.library, &journey);
        if agreed {
            services.allow_unsandboxed_later();
        }
        let warnings = warnings.into_iter().chain(mended.map(|mended| mended.words()));
        let notices = warnings.map(|text| Notice { kind: NoticeKind::Warning, text }).collect();
        let speakers = models
            .map(|home| Speakers::begin(home, services.clock.clone()))
            .transpose()
            .map_err(unreadable)?;
        let report = usage_report(&store, services.clock.now()).map_err(unreadable)?;
        let voices = speakers.as_ref().map(|speakers| speakers.voices(&report)).unwrap_or_default();
        let chosen = store.preferences().map_err(unreadable)?;
        let helper_declined = chosen.iter().any(|(key, value)| key == HELPER_DECLINED && value == "declined");
        let start = Start {
            place,
            preferences,
            preferences_fixed: fixed_preferences,
            themes,
            skills: services.skills.clone(),
            catalogue,
            journey,
            notices,
            voices,
            helper_declined,
            keys,
        };
        let (sender, answers) = unbounded_channel();
        let caretaker = Caretaker::begin(store.path().to_owned(), services.clock.clone());
        let keeper = Keeper::start(store)?;
        if let Some(new) = new {
            keeper.send(move |store| journey::keep(store, &new));
        }
        let effects = Effects::new(services, keeper, sender, drafts, speakers);
        let model = Model::new(columns, rows);
        let mut session =
            Self { model, effects, timers: Timers::default(), answers, caretaker, ended: false };
        session.effects.start_grader();
        session.apply(Msg::Started(Box::new(start)), &mut Vec::new());
        Ok(session)
    }

    /// Runs until the person leaves or is gone; everything is written down when it returns.
    ///
    /// # Errors
    /// When the door cannot be written to any more.
    pub async fn run(mut self, door: &mut impl Door) -> io::Result<()> {
        let ended = self.attend(door).await;
        if ended.is_err() {
            // A terminal that is closed may be noticed by writing to it first.
            self.apply(Msg::Interrupted, &mut Vec::new());
        }
        self.effects.cancel_runs();
        self.effects.end_lessons().await;
        self.effects.keep_journey();
        ended
    }

    async fn attend(&mut self, door: &mut impl Door) -> io::Result<()> {
        let mut for_door = vec![Effect::CaptureMouse(self.model.preferences.mouse)];
        // What was done while another exercise is on its way is meant for that one.
        let mut held = VecDeque::new();
        let mut patience = Patience::default();
        loop {
            while patience.left(&self.model, self.effects.now()).is_none()
                && let Some(doing) = held.pop_front()
            {
                if let Some(message) = door.understand(&self.model, doing, self.effects.now()) {
                    self.apply(message, &mut for_door);
                }
            }
            // Before anything is waited for: nothing may come after what was asked for.
            for effect in for_door.drain(..) {
                match effect {
                    Effect::Copy(text) => door.copy(&text).await?,
                    Effect::CaptureMouse(wanted) => door.capture_mouse(wanted).await?,
                    Effect::Redraw => door.forget(),
                    Effect::Suspend => {
                        // Stopped is stopped: what is not written by now may never be.
                        self.effects.settled().await;
                        door.suspend().await?;
                    }
                    Effect::EditOutside { exercise, language } => {
                        let problem = match self.effects.draft_file_for(&exercise, language).await {
                            Ok(file) => door.edit(&file).await?,
                            Err(problem) => Some(problem),
                        };
                        self.effects.editor_closed(exercise.id.clone(), problem);
                    }
                    _ => {}
                }
            }
            if self.ended {
                return Ok(());
            }
            door.show(&self.model).await?;
            let wait = patience.left(&self.model, self.effects.now());
            tokio::select! {
                doings = door.next(), if wait.is_none() => match doings {
                    Some(doings) => held.extend(doings),
                    None => self.apply(Msg::Interrupted, &mut for_door),
                },
                () = tokio::time::sleep(wait.unwrap_or_default()), if wait.is_some() => {}
                timer = self.timers.next() => self.apply(Msg::TimerFired(timer), &mut for_door),
                Some(answer) = self.answers.recv() => self.apply(answer, &mut for_door),
                found = self.caretaker.next() => self.effects.care_for_history(found),
                () = self.effects.draft_file_stirred() => self.effects.look_at_draft_file(),
            }
            while let Ok(answer) = self.answers.try_recv() {
                self.apply(answer, &mut for_door);
            }
        }
    }

    /// Applies a message and begins its effects; what only the door can do is put into `for_door`.
    fn apply(&mut self, message: Msg, for_door: &mut Vec<Effect>) {
        if self.ended {
            return;
        }
        let mut effects = VecDeque::from(update(&mut self.model, message, self.effects.now()));
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::After { timer, millis } => self.timers.begin(timer, millis),
                Effect::StopTimer(timer) => self.timers.stop(timer),
                Effect::Quit => self.ended = true,
                Effect::Copy(_)
                | Effect::CaptureMouse(_)
                | Effect::Redraw
                | Effect::Suspend
                | Effect::EditOutside { .. } => {
                    for_door.push(effect);
                }
                other => self.effects.carry_out(other),
            }
        }
    }
}

/// A panic anywhere in the loop takes the session with it, but not what was typed last.
impl Drop for Session {
    fn drop(&mut self) {
        if std::thread::panicking()
            && let Some(save) = last_words(&mut self.model)
        {
            self.effects.carry_out(save);
        }
    }
}

/// How long what is done waits for an exercise. It comes within milliseconds; should it not, no one is
/// locked out.
const HELD_AT_MOST_MILLIS: u64 = 1_000;

/// Whether what the person does waits for an exercise that has been asked for.
#[derive(Debug, Default)]
struct Patience {
    /// The newest request, and when it was first seen, in steady milliseconds.
    asked: Option<(RequestId, u64)>,
}

impl Patience {
    /// How long to wait still; `None`: no longer, or for nothing.
    fn left(&mut self, model: &Model, now: Moment) -> Option<Duration> {
        let request = model.opening.as_ref()?.request;
        let since = match self.asked {
            Some((asked, since)) if asked == request => since,
            _ => now.steady_millis,
        };
        self.asked = Some((request, since));
        let left = (since + HELD_AT_MOST_MILLIS).checked_sub(now.steady_millis)?;
        (left > 0).then(|| Duration::from_millis(left))
    }
}
