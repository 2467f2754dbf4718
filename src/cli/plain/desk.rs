//! The plain program's desk: the open exercise, the history, the journey, and how things are said and heard.
//! Every change is on disk before the next line is read. It never knows which commands there are.

use super::console::{Console, Heard};
use super::outside;
use super::voice::{Passage, Voice};
use crate::app::beginning::{Beginning, begin};
use crate::app::practice::Practice;
use crate::cli::Failure;
use crate::config::{EditorError, ExternalEditor};
use crate::domain::event::Event;
use crate::domain::place::Place;
use crate::domain::preferences::{HELPER_DECLINED, Preference, Preferences, UNSANDBOXED};
use crate::domain::tutoring::Question;
use crate::domain::{Diagnosed, Exercise, ExerciseId, Moment, Verdict};
use crate::learner::journey::Journey;
use crate::learner::notice::Notice;
use crate::runtime::draft_files;
use crate::runtime::{
    Checks, Diagnoses, DraftFolder, Services, Speakers, Subject, chosen_preferences, open_exercise,
    read_journey,
};
use crate::store::{Store, StoredDraft};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// What a command answers: nothing, or why it could not be done.
pub type Told = Result<(), Failure>;

/// Lines of a list that are said at once.
const PAGE: usize = 15;

/// What a desk is made of.
pub struct Furniture {
    pub services: Services,
    pub store: Store,
    pub speakers: Option<Speakers>,
    pub console: Console,
    pub voice: Voice,
    pub preferences: Preferences,
    pub fixed_preferences: Vec<Preference>,
    pub themes: Vec<String>,
    /// Where drafts lie as files.
    pub drafts: DraftFolder,
    pub own_editor: Result<ExternalEditor, EditorError>,
}

pub struct Desk {
    pub services: Arc<Services>,
    pub store: Store,
    pub journey: Journey,
    pub checks: Checks,
    pub diagnoses: Diagnoses,
    /// Models that may answer.
    pub speakers: Option<Speakers>,
    /// The question about one was put off until the next session.
    pub put_off: bool,
    /// Models that are not set up have been offered, or are not wanted.
    pub offered: bool,
    pub preferences: Preferences,
    /// What the environment fixes.
    pub fixed_preferences: Vec<Preference>,
    pub themes: Vec<String>,
    /// Drafts as files, which other programs may change.
    pub files: Mutex<draft_files::Desk>,
    /// The learner's own, or why there is none.
    pub own_editor: Result<ExternalEditor, EditorError>,
    pub console: Console,
    pub voice: Voice,
    /// The learner wants to leave.
    pub leaving: bool,
    practice: Option<Box<Practice>>,
    place: Place,
    /// The rest of a list, for `more`.
    rest: VecDeque<String>,
    /// What is worth telling after the command.
    news: Vec<Notice>,
    /// The local day of the last command.
    day: i64,
}

impl Desk {
    /// # Errors
    /// When the history cannot be read.
    pub fn furnish(furniture: Furniture) -> Result<Self, Failure> {
        let Furniture { services, mut store, preferences, fixed_preferences, themes, .. } = furniture;
        let ((journey, (agreed, declined), preferences, place), mended) =
            store.mending(services.clock.now(), |store| {
                let journey = read_journey(&services.library, store)?;
                let kept = store.preferences()?;
                let is_kept = |name: &str, wanted: Option<&str>| {
                    kept.iter().any(|(key, value)| key == name && wanted.is_none_or(|wanted| value == wanted))
                };
                let answers = (is_kept(UNSANDBOXED, None), is_kept(HELPER_DECLINED, Some("declined")));
                let chosen = chosen_preferences(store, preferences.clone(), &fixed_preferences, &themes)?;
                Ok((journey, answers, chosen, store.place()?))
            })?;
        if let Some(mended) = mended {
            eprintln!("warning: {}", mended.words());
        }
        if agreed {
            services.allow_unsandboxed_later();
        }
        let news = journey.untold().to_vec();
        let day = services.clock.now().local_day();
        Ok(Self {
            services: Arc::new(services),
            journey,
            checks: Checks::default(),
            diagnoses: Diagnoses::default(),
            speakers: furniture.speakers,
            put_off: false,
            offered: declined,
            preferences,
            fixed_preferences,
            themes,
            files: Mutex::new(draft_files::Desk::new(furniture.drafts)),
            own_editor: furniture.own_editor,
            console: furniture.console,
            voice: furniture.voice,
            leaving: false,
            practice: None,
            rest: VecDeque::new(),
            news,
            day,
            place,
            store,
        })
    }

    pub fn now(&self) -> Moment {
        self.services.clock.now()
    }

    /// The exercise at which the learner was last.
    pub fn last_place(&self) -> Option<ExerciseId> {
        self.place.exercise.clone().filter(|id| self.services.library.get(id).is_some())
    }

    /// The open exercise.
    pub fn practice(&mut self) -> Result<&mut Practice, Failure> {
        self.practice
            .as_deref_mut()
            .ok_or_else(|| Failure::new("failed: no exercise is open", "`list` tells which there are."))
    }

    /// The open exercise has been begun, or is today's, and has not come to an end.
    pub fn is_under_way(&mut self, now: Moment) -> Result<bool, Failure> {
        self.practice()?;
        Ok(self.practice.as_ref().is_some_and(|practice| practice.is_under_way(&self.journey, now)))
    }

    pub fn open_id(&self) -> Option<&ExerciseId> {
        self.practice.as_ref().map(|practice| &practice.exercise.id)
    }

    /// Its number in lists, from 1.
    pub fn number(&self, id: &ExerciseId) -> usize {
        let exercises = self.services.library.exercises();
        exercises.iter().position(|exercise| exercise.id == *id).map_or(0, |place| place + 1)
    }

    pub fn exercise(&self, id: &ExerciseId) -> Option<Arc<Exercise>> {
        self.services.library.get(id).cloned()
    }

    /// Opens an exercise as it was left, or from its starter where it is done again to see what is
    /// remembered; and keeps that one is there.
    pub fn open(&mut self, id: &ExerciseId, again: bool) -> Told {
        let opened = open_exercise(&self.services.library, &self.store, Some(&self.files), id)
            .map_err(|message| Failure::new(message, "`list` tells which there are."))?;
        let Beginning { practice, events, .. } = begin(opened, again, &self.journey, self.now());
        for event in &events {
            self.record(event)?;
        }
        self.practice = Some(Box::new(practice));
        if self.place.exercise.as_ref() != Some(id) {
            self.place.exercise = Some(id.clone());
            self.store.save_place(&self.place)?;
        }
        outside::opened(self)
    }

    /// The program as it stands, to be looked at closely; `None` where there is nothing of the learner's to look
    /// at.
    pub fn subject(&mut self) -> Result<Option<Subject>, Failure> {
        let level = self.journey.levels().level();
        let practice = self.practice()?;
        if practice.is_untouched() || practice.exercise.is_predict() {
            return Ok(None);
        }
        let (exercise, language) = (practice.exercise.clone(), practice.language);
        Ok(Some(Subject { exercise, language, source: practice.editor.text(), level }))
    }

    /// What is wrong with the program, where that can be told; at most two seconds go by. Ctrl-C ends it.
    pub fn look_closely(&mut self) -> Result<Option<Arc<Diagnosed>>, Failure> {
        let Some(subject) = self.subject()? else { return Ok(None) };
        let job = self.diagnoses.begin(subject);
        let services = self.services.clone();
        let Self { console, diagnoses, .. } = self;
        console.attend(move || job.run(&services), |_seconds| {}, || diagnoses.cancel())
    }

    /// What is known of the program. Only for a hint does one wait until it has been looked at.
    pub fn findings_for(&mut self, question: &Question) -> Result<Option<Arc<Diagnosed>>, Failure> {
        let passed = self.practice()?.checks.verdict.as_ref().is_some_and(Verdict::passed);
        if *question == Question::NextHint && !passed {
            return self.look_closely();
        }
        Ok(self.subject()?.and_then(|subject| self.diagnoses.known(&subject)))
    }

    /// Writes an event down, and lets the journey know.
    pub fn record(&mut self, event: &Event) -> Told {
        let now = self.now();
        self.store.record(event, now)?;
        let notices = self.journey.observe(event, now);
        self.news.extend(notices);
        Ok(())
    }

    /// The learner's program becomes this text, which is on disk then. Can be undone.
    pub fn rewrite(&mut self, text: &str) -> Told {
        let now = self.now().steady_millis;
        let _ = self.practice()?.editor.set_text_keeping_undo(text, now);
        self.save()
    }

    /// Writes the program down as it is.
    pub fn save(&mut self) -> Told {
        let now = self.now();
        let practice = self.practice()?;
        practice.sitting.active(now);
        practice.checks.untouched = practice.is_untouched();
        let source = practice.editor.text();
        self.save_text(source)?;
        outside::save(self)
    }

    /// Writes a text down as the draft, while the program itself is not finished yet.
    pub fn save_text(&mut self, source: String) -> Told {
        let now = self.now();
        let practice = self.practice()?;
        let draft = StoredDraft {
            exercise: practice.exercise.id.clone(),
            language: practice.language,
            source,
            cursor: practice.editor.cursor(),
            top_line: practice.editor.scroll().top,
        };
        Ok(self.store.save_draft(&draft, now)?)
    }

    pub fn say(&mut self, text: &str) {
        self.voice.say(text);
    }

    pub fn tell(&mut self, passages: &[Passage]) {
        self.voice.tell(passages);
    }

    /// The first command on another local day than the last.
    pub fn look_at_the_day(&mut self) {
        let today = self.now().local_day();
        if std::mem::replace(&mut self.day, today) != today {
            self.say("A new day has begun: `today` tells today's exercise.");
        }
    }

    /// Says what has become true of the learner, once.
    pub fn tell_news(&mut self) -> Told {
        for notice in std::mem::take(&mut self.news) {
            self.say(&notice.sentence());
            if let Some(told) = notice.told() {
                self.record(&told)?;
            }
        }
        Ok(())
    }

    /// Says the first lines of a list; `more` says the others.
    pub fn list(&mut self, lines: Vec<String>) {
        self.rest = lines.into();
        self.more();
    }

    /// The next lines of the list; `false` where there are none.
    pub fn more(&mut self) -> bool {
        let count = self.rest.len().min(PAGE);
        for line in self.rest.drain(..count).collect::<Vec<String>>() {
            self.say(&line);
        }
        if !self.rest.is_empty() {
            self.say(&format!("{} more; `more` goes on.", self.rest.len()));
        }
        count > 0
    }

    /// Waits for a line. In a pipe it is said again, so that what is written there reads like a terminal.
    pub fn hear(&mut self, prompt: &str) -> Heard {
        if self.console.is_terminal {
            self.voice.prompt(prompt);
        }
        let heard = self.console.hear();
        match &heard {
            Heard::Line { text, damaged } => {
                if !self.console.is_terminal {
                    self.voice.line(&format!("{prompt}{text}"));
                }
                if *damaged {
                    self.say("Some of that line was not UTF-8 text; U+FFFD stands in its place.");
                }
            }
            Heard::TooLong => self.say("That line was too long to be taken; it was passed over."),
            Heard::Interrupted | Heard::End if self.console.is_terminal => self.voice.line(""),
            Heard::Interrupted | Heard::End => {}
        }
        heard
    }

    /// Asks something that is answered with yes or no; no answer is a no.
    pub fn agrees(&mut self, question: &str) -> bool {
        self.say(question);
        loop {
            let Heard::Line { text, .. } = self.hear("yes or no> ") else { return false };
            match text.trim().to_lowercase().as_str() {
                "y" | "yes" => return true,
                "n" | "no" | "" => return false,
                _ => self.say("Type yes or no."),
            }
        }
    }
}
