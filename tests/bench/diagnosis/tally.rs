//! What came of diagnoses, counted. It never runs one.

use super::Bug;
use crate::figures::{Samples, target_line};
use codementor::diagnosis::{Diagnosis, Pointing};
use std::time::Duration;

#[derive(Default)]
pub struct Tally {
    bugs: f64,
    top: [f64; 3],
    named: [f64; 2],
    regions: [f64; 2],
    millis: Samples,
}

const DEPTHS: [f64; 3] = [1.0, 3.0, 5.0];

impl Tally {
    pub fn add(&mut self, bug: &Bug, found: &Diagnosis, time: Duration) {
        self.bugs += 1.0;
        self.millis.add_millis(time);
        let Some(suspects) = &found.suspects else { return };
        let holds = |first: u32, last: u32| bug.lines.iter().any(|line| (first..=last).contains(line));
        let faulty: Vec<f64> = suspects
            .statements
            .iter()
            .filter(|one| holds(one.first_line, one.last_line))
            .map(|one| one.score)
            .collect();
        let best = faulty.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if best > 0.0 {
            let same = |score: f64| (score - best).abs() < 1e-9;
            let before =
                suspects.statements.iter().filter(|one| one.score > best && !same(one.score)).count();
            let tied = suspects.statements.iter().filter(|one| same(one.score)).count();
            let right = faulty.iter().filter(|score| same(**score)).count();
            for (sum, depth) in self.top.iter_mut().zip(DEPTHS) {
                *sum += ((depth - before as f64) * right as f64 / tied as f64).clamp(0.0, 1.0);
            }
        }
        match &suspects.pointing {
            Pointing::Line { line } => {
                self.named[0] += 1.0;
                self.named[1] += f64::from(u8::from(holds(*line, *line)));
            }
            Pointing::Region { lines } => {
                self.regions[0] += 1.0;
                self.regions[1] += f64::from(u8::from(lines.iter().any(|line| holds(*line, *line))));
            }
            Pointing::Nothing => {}
        }
    }

    /// As if one of the statements that a failing case ran were drawn by lot.
    pub fn add_chance(&mut self, bug: &Bug, found: &Diagnosis) {
        self.bugs += 1.0;
        let Some(suspects) = &found.suspects else { return };
        let ran = suspects.statements.iter().filter(|one| one.score > 0.0);
        let holds = |first: u32, last: u32| bug.lines.iter().any(|line| (first..=last).contains(line));
        let right = ran.clone().filter(|one| holds(one.first_line, one.last_line)).count() as f64;
        for (sum, depth) in self.top.iter_mut().zip(DEPTHS) {
            *sum += (depth * right / (ran.clone().count() as f64).max(1.0)).clamp(0.0, 1.0);
        }
    }

    pub fn heading() {
        println!(
            "  {:36} {:>6} {:>6} {:>6} {:>8} {:>12} {:>12} {:>7} {:>7}",
            "", "top-1", "top-3", "top-5", "silence", "line right", "region right", "p50 ms", "p90 ms"
        );
    }

    pub fn row(&self, name: &str) {
        let share = |part: f64, whole: f64| {
            if whole > 0.0 { format!("{:.1} %", 100.0 * part / whole) } else { "-".to_owned() }
        };
        let of = |pair: [f64; 2]| {
            if pair[0] > 0.0 { format!("{} of {}", pair[1], pair[0]) } else { "-".to_owned() }
        };
        let [first, third, fifth] = self.top.map(|sum| share(sum, self.bugs));
        let silent = self.bugs - self.named[0] - self.regions[0];
        println!(
            "  {name:36} {first:>6} {third:>6} {fifth:>6} {:>8} {:>12} {:>12} {:>7.0} {:>7.0}",
            share(silent, self.bugs),
            of(self.named),
            of(self.regions),
            self.millis.percentile(50),
            self.millis.percentile(90),
        );
    }

    /// Missed shares, so that less is better everywhere.
    pub fn targets(&self) {
        let missed = |sum: f64, whole: f64| 100.0 * (1.0 - sum / whole.max(1.0));
        target_line("not first", missed(self.top[0], self.bugs), "%", 25.0);
        target_line("not among three", missed(self.top[1], self.bugs), "%", 8.0);
        target_line("wrong line named", missed(self.named[1], self.named[0]).min(100.0), "%", 5.0);
        target_line("p90", self.millis.percentile(90), "ms", 1500.0);
    }
}
