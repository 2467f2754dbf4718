//! Sentences at the foot of the screen: the newest is shown for a while and then fades. They never take
//! the focus, and never hold a question.

use super::msg::{Notice, NoticeKind};
use crate::domain::Moment;
use std::collections::VecDeque;

/// How many are kept to be read again.
const KEPT: usize = 50;

/// What was told in this session, oldest first, and whether the newest still stands on the screen.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    pub told: Vec<Notice>,
    shown_since: Option<u64>,
    /// News that wait until there is room.
    waiting: VecDeque<Notice>,
}

impl Notices {
    /// Shows `notice`, and says for how many milliseconds it should stand.
    pub fn tell(&mut self, notice: Notice, now: Moment) -> u64 {
        let millis = reading_millis(&notice);
        if self.told.len() == KEPT {
            self.told.remove(0);
        }
        self.told.push(notice);
        self.shown_since = Some(now.steady_millis);
        millis
    }

    /// News that answer to nothing the learner just did: they are shown once nothing else is.
    pub fn announce(&mut self, notice: Notice) {
        self.waiting.push_back(notice);
    }

    /// The oldest of the news, if there is room for it now.
    pub fn next_news(&mut self) -> Option<Notice> {
        if self.shown_since.is_some() { None } else { self.waiting.pop_front() }
    }

    /// The one that stands on the screen.
    pub fn shown(&self) -> Option<&Notice> {
        self.shown_since.and(self.told.last())
    }

    /// Its time is over.
    pub fn fade(&mut self) {
        self.shown_since = None;
    }

    /// A page opens, whose keys are new to the eye: what only tells something makes room for them.
    pub fn make_room(&mut self) {
        if self.shown().is_some_and(|notice| matches!(notice.kind, NoticeKind::Told | NoticeKind::Good)) {
            self.fade();
        }
    }

    /// A key was pressed: what has been there long enough to be read makes room for the keys.
    pub fn pressed(&mut self, now: Moment) {
        if self.shown_since.is_some_and(|since| now.steady_millis >= since.saturating_add(2_000)) {
            self.shown_since = None;
        }
    }
}

/// Long enough to read it twice, and longer where something went wrong.
fn reading_millis(notice: &Notice) -> u64 {
    let reading = 2_500 + 60 * notice.text.chars().count() as u64;
    match notice.kind {
        NoticeKind::Told | NoticeKind::Good => reading.min(8_000),
        NoticeKind::Warning | NoticeKind::Failure => (reading * 2).min(20_000),
    }
}

#[cfg(test)]
mod tests {
    use super::Notices;
    use crate::app::msg::{Notice, NoticeKind};
    use crate::domain::Moment;

    fn at(steady_millis: u64) -> Moment {
        Moment { steady_millis, ..Moment::default() }
    }

    #[test]
    fn a_notice_stays_for_the_first_two_seconds_of_keys_and_then_goes() {
        let mut notices = Notices::default();
        let millis = notices.tell(Notice { kind: NoticeKind::Told, text: "Copied.".to_owned() }, at(1_000));
        assert!(millis >= 2_500);
        notices.pressed(at(1_500));
        assert!(notices.shown().is_some());
        notices.pressed(at(3_000));
        assert!(notices.shown().is_none());
        assert_eq!(notices.told.len(), 1);
    }
}
