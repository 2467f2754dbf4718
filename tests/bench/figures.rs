//! Samples and how they are printed. It never measures.

use std::time::Duration;

/// What was measured, in any order; each row says in which unit.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    pub fn add_millis(&mut self, time: Duration) {
        self.add(time.as_secs_f64() * 1000.0);
    }

    /// The value that this share (in hundredths) of the samples does not exceed, by the nearest rank.
    pub fn percentile(&self, share: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (sorted.len() * share).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
    }
}

/// Begins a table.
pub fn heading(title: &str, notes: &[&str]) {
    println!("\n{title}");
    for note in notes {
        println!("  {note}");
    }
    println!("  {:46} {:>9} {:>9} {:>9} {:>9} {:>5}", "", "p50", "p90", "p99", "most", "n");
}

pub fn row(name: &str, unit: &str, samples: &Samples) {
    let at = |share: usize| short(samples.percentile(share));
    let name = format!("{name} [{unit}]");
    println!("  {name:46} {:>9} {:>9} {:>9} {:>9} {:>5}", at(50), at(90), at(99), at(100), samples.0.len());
}

/// The ratio of two medians, and whether it is what is wanted.
pub fn ratio(name: &str, samples: &Samples, base: &Samples, target: f64) {
    target_line(name, samples.percentile(50) / base.percentile(50), "x", target);
}

/// One figure, and whether it is what is wanted.
pub fn target_line(name: &str, value: f64, unit: &str, target: f64) {
    let word = if value <= target { "met" } else { "MISSED" };
    let name = format!("-> {name}");
    println!("  {name:46} {:>9} {unit:4} target {} {unit}: {word}", short(value), short(target));
}

pub fn note(words: &str) {
    println!("  {words}");
}

/// Three digits that mean something.
fn short(value: f64) -> String {
    match value.abs() {
        size if size < 0.0005 => "0".to_owned(),
        size if size < 1.0 => format!("{value:.3}"),
        size if size < 100.0 => format!("{value:.2}"),
        _ => format!("{value:.0}"),
    }
}
