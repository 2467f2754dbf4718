//! How easy our own exercises are, in the model's logits: the author's estimate first, then what this
//! learner's results add. It never knows an outcome; the model does.

/// A newcomer's logit at difficulty 1 before anything else is known: about a chance of 0.8 with the model's
/// weights. Ten steps of `STEP` lead to a chance of about 0.03 at difficulty 10.
const EASIEST: f64 = 1.8;
/// Logits from one difficulty to the next. Steeper, and a newcomer finds two exercises in three out of
/// reach; flatter, and the author's estimate says nothing that ten results would not overrule.
const STEP: f64 = 0.55;

/// The easiness of an exercise whose author estimates it at `difficulty`, 1 to 10. In logits.
pub fn easiness(difficulty: u8) -> f64 {
    EASIEST - STEP * f64::from(difficulty.clamp(1, 10) - 1)
}

/// What having solved an exercise before adds to its easiness. Without it, each review that goes well would
/// count like a new exercise that goes well, and the model would think too much of whoever reviews often.
/// An assumption, until results of our own tell better. In logits.
pub const SOLVED_BEFORE: f64 = 1.0;

/// The ability of a learner who begins at `level`, 1 to 10: an exercise of the same difficulty is for them
/// what the easiest is for a newcomer. In logits.
pub fn ability(level: u8) -> f64 {
    STEP * f64::from(level.clamp(1, 10) - 1)
}

#[cfg(test)]
mod tests {
    use super::{ability, easiness};
    use crate::learner::model::{Model, Task};

    fn task(difficulty: u8) -> Task<'static> {
        Task { item: 0, skills: &[0], easiness: easiness(difficulty), place: 0, day: None }
    }

    #[test]
    fn chances_fall_with_difficulty_and_rise_with_the_level() {
        let newcomer = Model::default();
        let chances: Vec<f64> =
            (1..=10).map(|difficulty| newcomer.predict(&task(difficulty)).chance).collect();
        assert!(chances.windows(2).all(|pair| pair[0] > pair[1]), "{chances:?}");
        assert!((0.75..0.85).contains(&chances[0]) && chances[9] < 0.06, "{chances:?}");
        for level in 1..=10 {
            let chance = Model::starting_at(ability(level)).predict(&task(level)).chance;
            assert!((0.65..0.85).contains(&chance), "level {level}: {chance}");
        }
    }
}
