//! The order of the pieces in the box: the same for everybody and at every time, and never the right one.

use super::making::Group;
use crate::domain::{ExerciseId, Language};

/// A number that depends on the exercise alone (FNV-1a).
pub fn seed(id: &ExerciseId, language: Language) -> u64 {
    let name = format!("{id}/{}", language.slug());
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Mixes the groups, and the pieces within each. Should they lie in the right order then, they are turned
/// until they do not.
pub fn mix(groups: &mut [Group], seed: u64) {
    let mut dice = Dice(seed);
    dice.mix(groups);
    for group in groups.iter_mut() {
        dice.mix(&mut group.members);
    }
    for _ in 0..groups.len() {
        let mut right: Vec<&Group> = groups.iter().collect();
        right.sort_by_key(|group| group.place);
        if right.iter().zip(groups.iter()).any(|(right, lying)| right.text != lying.text) {
            return;
        }
        groups.rotate_left(1);
    }
}

/// A small generator of numbers (splitmix64, Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % bound as u64) as usize
    }

    /// Fisher and Yates.
    fn mix<Item>(&mut self, items: &mut [Item]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
