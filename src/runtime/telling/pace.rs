//! How fast a reply is let through: as it comes, but evenly, however it comes. It never drops a letter.

/// Letters that are let through at once, however few wait: some 150 in a second.
const FEWEST: usize = 6;
/// So many frames spread what waits; more of it comes faster.
const SPREAD: usize = 12;
/// The same once all of it is there.
const SPREAD_AT_THE_END: usize = 4;

/// What came and has not been let through.
#[derive(Debug, Default)]
pub struct Pace {
    waiting: String,
}

impl Pace {
    pub fn take(&mut self, text: &str) {
        self.waiting.push_str(text);
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// What waited is not wanted any more.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }

    /// The part for the next frame; `ended`: nothing more will come.
    pub fn release(&mut self, ended: bool) -> String {
        let count = self.waiting.chars().count();
        let spread = if ended { SPREAD_AT_THE_END } else { SPREAD };
        let letters = count.div_ceil(spread).max(FEWEST);
        let end = self.waiting.char_indices().nth(letters).map_or(self.waiting.len(), |(place, _)| place);
        self.waiting.drain(..end).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Pace;

    #[test]
    fn a_torrent_is_let_through_in_even_parts_and_without_loss() {
        let text = "Wörter und mehr. ".repeat(200);
        let mut pace = Pace::default();
        let mut through = String::new();
        let mut parts = Vec::new();
        // Thirty letters a frame: some eight hundred in a second.
        for piece in text.chars().collect::<Vec<char>>().chunks(30) {
            pace.take(&piece.iter().collect::<String>());
            let part = pace.release(false);
            parts.push(part.chars().count());
            through.push_str(&part);
        }
        assert!(parts[40..].iter().all(|part| (20..=34).contains(part)), "{parts:?}");
        let mut frames = 0;
        while !pace.is_empty() {
            through.push_str(&pace.release(true));
            frames += 1;
        }
        assert_eq!(through, text);
        assert!(frames < 20, "{frames}");
    }

    #[test]
    fn what_is_taken_back_does_not_come() {
        let mut pace = Pace::default();
        pace.take("no");
        pace.forget();
        pace.take("yes");
        assert_eq!(pace.release(false), "yes");
    }
}
