//! A reply of the tutor while it comes. It never settles anything: what was said is told in the end.

use crate::app::document::GrowingDocument;
use crate::domain::tutoring::Told;

#[derive(Debug, Clone, Default)]
pub struct Reply {
    /// Who is speaking, as the screen calls them.
    pub by: Option<String>,
    pub text: GrowingDocument,
    /// Why what stood there was taken back.
    pub taken_back: Option<String>,
    /// The learner has stopped it, and the end has not been told yet.
    pub stopping: bool,
    /// Whole lines of each block that have been sent to be coloured.
    coloured: Vec<usize>,
}

impl Reply {
    pub fn hear(&mut self, told: Told) {
        match told {
            Told::By(name) => self.by = Some(name),
            Told::More(text) if !self.stopping => self.text.push(&text),
            Told::TakenBack(reason) => {
                self.text = GrowingDocument::default();
                self.coloured.clear();
                self.taken_back = Some(reason);
            }
            // The end comes with the history's word for it.
            Told::More(_) | Told::Settled { .. } => {}
        }
    }

    /// The blocks that have lines whose colours were not asked for, by their places.
    pub fn uncoloured(&mut self) -> Vec<(usize, String, String)> {
        let mut found = Vec::new();
        for (place, block) in self.text.code_blocks().enumerate() {
            let lines = block.text.lines().count();
            if self.coloured.len() <= place {
                self.coloured.push(0);
            }
            if self.coloured[place] != lines {
                self.coloured[place] = lines;
                found.push((place, block.tag.clone(), block.text.clone()));
            }
        }
        found
    }
}
