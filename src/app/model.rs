//! Everything that the program knows while it runs. It never knows how any of it is drawn or stored.

use super::board::interview;
use super::board::search::Search;
use super::browse::Browse;
use super::editor::vim::{Mode, Vim};
use super::history::Past;
use super::keys::Keys;
use super::layout::{Focus, Layout, Request};
use super::map::{SkillGraph, SkillMap};
use super::msg::{Entry, Grading};
use super::notices::Notices;
use super::pages::Page;
use super::practice::Practice;
use super::question::Question;
use super::tour::Tour;
use super::voices::{Helper, Voices};
use crate::domain::attempt::{Progress, State};
use crate::domain::place::{Pane, Place};
use crate::domain::preferences::{Preference, Preferences};
use crate::domain::profile::{EditorKeys, Profile};
use crate::domain::{ExerciseId, Moment, RequestId};
use crate::learner::choose::Choice;
use crate::learner::journey::{Figures, Journey};
use std::sync::Arc;

/// A screen takes the whole window; pages lie over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    #[default]
    Practice,
}

#[derive(Debug, Clone)]
pub struct Model {
    pub columns: u16,
    pub rows: u16,
    pub screen: Screen,
    /// Pages over the screen; the last one is seen.
    pub pages: Vec<Page>,
    /// A question in the footer, which has the keys until it is answered.
    pub question: Option<Question>,
    pub focus: Focus,
    /// Which tab is in front on the left where there are two columns.
    pub left_tab: Pane,
    pub zoomed: bool,
    pub layout: Layout,
    /// The open exercise; `None` until the first one is there.
    pub practice: Option<Box<Practice>>,
    pub opening: Option<Opening>,
    /// What vim's keys remember, whether they are on or not.
    pub vim: Vim,
    /// The list of all exercises, whether it is open or not.
    pub browse: Browse,
    /// All skills and their map, shared by every session.
    pub skills: Arc<SkillGraph>,
    /// Where one is on the map.
    pub skill_map: SkillMap,
    /// What was looked for in all conversations.
    pub search: Search,
    pub catalogue: Vec<Entry>,
    /// What the history says of the learner; it learns of every event once that is written down.
    pub journey: Box<Journey>,
    /// What the learner says of themselves, also what has not been written down yet.
    pub profile: Profile,
    /// The tour of the screen, while it is under way.
    pub tour: Option<Tour>,
    /// It begins as soon as an exercise is there to be shown.
    pub tour_waits: bool,
    /// The exercise that is proposed after the open one, with its reason.
    pub next: Option<Choice>,
    /// What else could come, the best first.
    pub others: Vec<Choice>,
    pub progress: Progress,
    /// Who answers questions.
    pub voices: Voices,
    /// What finds others who could.
    pub helper: Helper,
    /// All figures of the journey, while a board shows them; gathered anew when something happened.
    pub figures: Option<Box<Figures>>,
    pub preferences: Preferences,
    /// What the environment fixes, and no screen can change.
    pub preferences_fixed: Vec<Preference>,
    pub themes: Vec<String>,
    pub keys: Keys,
    /// `None` while the grader starts.
    pub grading: Option<Grading>,
    pub notices: Notices,
    /// The local day on which the learner last did something.
    pub day: Option<i64>,
    /// When the newest message came.
    pub now: Moment,
    pub requests: RequestId,
    pub place: Place,
    /// The session has ended; nothing more is done.
    pub ended: bool,
}

/// An exercise that has been asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub request: RequestId,
    pub id: ExerciseId,
    /// Where the keys go once it is there; `None`: as it suits the window.
    pub focus: Option<Focus>,
    /// It is taken again, to see what is remembered: from its starter.
    pub again: bool,
    /// An older version goes into its editor.
    pub past: Option<Past>,
}

impl Model {
    /// The model of a window, before anything is known; `Msg::Started` tells it the rest.
    pub fn new(columns: u16, rows: u16) -> Self {
        let request = Request {
            columns,
            rows,
            focus: Focus::default(),
            left_tab: Pane::Exercise,
            zoomed: false,
            input_rows: 1,
            card: None,
        };
        Self {
            columns,
            rows,
            screen: Screen::default(),
            pages: Vec::new(),
            question: None,
            focus: Focus::default(),
            left_tab: Pane::Exercise,
            zoomed: false,
            layout: Layout::of(&request),
            practice: None,
            opening: None,
            vim: Vim::default(),
            browse: Browse::default(),
            skills: Arc::default(),
            skill_map: SkillMap::default(),
            search: Search::default(),
            catalogue: Vec::new(),
            journey: Box::default(),
            profile: Profile::default(),
            tour: None,
            tour_waits: false,
            next: None,
            others: Vec::new(),
            progress: Progress::default(),
            voices: Voices::default(),
            helper: Helper::default(),
            figures: None,
            preferences: Preferences::default(),
            preferences_fixed: Vec::new(),
            themes: Vec::new(),
            keys: Keys::default(),
            grading: None,
            notices: Notices::default(),
            day: None,
            now: Moment::default(),
            requests: RequestId::default(),
            place: Place::default(),
            ended: false,
        }
    }

    pub fn entry(&self, id: &ExerciseId) -> Option<&Entry> {
        self.catalogue.iter().find(|entry| entry.id == *id)
    }

    pub fn open_id(&self) -> Option<&ExerciseId> {
        self.practice.as_ref().map(|practice| &practice.exercise.id)
    }

    /// Nothing has ever been done: the learner is new here.
    pub fn is_first_start(&self) -> bool {
        self.catalogue.iter().all(|entry| entry.state == State::New)
    }

    /// What the layout depends on, as it is now.
    pub fn layout_request(&self) -> Request {
        let request = Request {
            columns: self.columns,
            rows: self.rows,
            focus: self.focus,
            left_tab: self.left_tab,
            zoomed: self.zoomed,
            input_rows: self.practice.as_ref().map_or(1, |practice| practice.chat.input_rows()),
            card: None,
        };
        let card = self.tour.as_ref().map(|tour| tour.card(&self.keys, &Layout::of(&request)));
        Request { card, ..request }
    }

    /// The theme that is seen: the chosen one, or the one that is being looked at.
    pub fn theme(&self) -> &str {
        interview::theme_looked_at(self).unwrap_or(&self.preferences.theme)
    }

    /// The editor listens to vim's keys.
    pub fn has_vim_keys(&self) -> bool {
        self.preferences.editor_keys == EditorKeys::Vim
    }

    /// The mode that vim's keys are in, where they go to the text.
    pub fn vim_mode(&self) -> Option<Mode> {
        let in_text = self.focus == Focus::Editor
            && self.page().is_none()
            && self.tour.is_none()
            && self
                .practice
                .as_ref()
                .is_some_and(|practice| practice.finder.is_none() && !practice.arranges());
        (self.has_vim_keys() && in_text).then(|| self.vim.mode())
    }

    pub fn page(&self) -> Option<&Page> {
        self.pages.last()
    }
}
