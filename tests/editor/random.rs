//! Numbers that look random and are the same in every run (splitmix64, Steele, Lea and Flood 2014).

pub struct Random {
    state: u64,
}

impl Random {
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number from 0 up to, not including, `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    pub fn choose<'items, Item>(&mut self, items: &'items [Item]) -> &'items Item {
        &items[self.below(items.len())]
    }
}

/// Pieces of text that are hard to edit.
pub const PIECES: &[&str] = &[
    "a",
    "word",
    " ",
    "    ",
    "\n",
    "\n\n",
    "é",
    "e\u{301}",
    "\u{301}",
    "👨‍👩‍👧",
    "👨",
    "\u{200d}",
    "🇨🇭",
    "🇩",
    "漢字",
    "שלום",
    "مرحبا",
    "क्षि",
    "각",
    "\u{202e}",
    "\u{7f}",
    "\t",
    "(",
    ")",
    "[]",
    "{",
    "'",
    "\"",
    "\\",
    "#",
    ":",
    "if x:",
    "return",
    "x = 1",
    "\u{feff}",
    "\u{2028}",
    "ﬁ",
    "İ",
    "ß",
];

/// A text of so many pieces.
pub fn text(random: &mut Random, pieces: usize) -> String {
    (0..pieces).map(|_| *random.choose(PIECES)).collect()
}
