//! Whether hints helped: for each rung, how often the next run was better than the one before the hint. It is
//! folded from hints and attempts alone, so that the oldest log tells it too.

use crate::domain::exercise::Rung;
use serde::{Deserialize, Serialize};

/// Hints that were followed by a run, before anything is said of them.
const LEAST: u32 = 8;
/// The same for one rung, and how much more it must help than the others.
const LEAST_OF_RUNG: u32 = 5;
const LARGER_SHARE: f64 = 0.25;

/// Hints that were followed by a run of another program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub followed: u32,
    pub better: u32,
}

/// All hints, by their rung.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    rungs: Vec<(Rung, Tally)>,
}

impl Tally {
    fn share(self) -> f64 {
        f64::from(self.better) / f64::from(self.followed.max(1))
    }

    const fn and(self, other: Self) -> Self {
        Self { followed: self.followed + other.followed, better: self.better + other.better }
    }
}

impl Help {
    /// The run after a hint came.
    pub fn followed(&mut self, rung: Rung, better: bool) {
        let one = Tally { followed: 1, better: u32::from(better) };
        match self.rungs.iter_mut().find(|(known, _)| *known == rung) {
            Some((_, tally)) => *tally = tally.and(one),
            None => self.rungs.push((rung, one)),
        }
    }

    pub fn of(&self, rung: Rung) -> Tally {
        self.rungs.iter().find(|(known, _)| *known == rung).map_or_else(Tally::default, |(_, tally)| *tally)
    }

    /// A line of the solution is no help to think.
    fn all(&self) -> Tally {
        let hints = self.rungs.iter().filter(|(rung, _)| *rung != Rung::Reveal);
        hints.fold(Tally::default(), |sum, (_, tally)| sum.and(*tally))
    }

    /// What hints do for the learner, in a sentence, once there are enough of them; and their share.
    pub fn sentence(&self) -> Option<(String, f64)> {
        let all = self.all();
        (all.followed >= LEAST).then(|| {
            let which = if all.better == all.followed { "each".to_owned() } else { all.better.to_string() };
            let words = format!("After {which} of your {} hints the next run was better.", all.followed);
            (words, all.share())
        })
    }

    /// The rung that helps clearly more than the others.
    pub fn best(&self) -> Option<Rung> {
        let all = self.all();
        let others = |tally: &Tally| Tally {
            followed: all.followed - tally.followed,
            better: all.better - tally.better,
        };
        let stands_out = |tally: &Tally| {
            let rest = others(tally);
            tally.followed >= LEAST_OF_RUNG
                && rest.followed >= LEAST_OF_RUNG
                && tally.share() - rest.share() >= LARGER_SHARE
        };
        let hints = self.rungs.iter().filter(|(rung, _)| *rung != Rung::Reveal);
        let best = hints.filter(|(_, tally)| stands_out(tally));
        best.max_by(|left, right| left.1.share().total_cmp(&right.1.share())).map(|(rung, _)| *rung)
    }
}
