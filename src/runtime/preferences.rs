//! What the learner chose on a screen, over what the settings say. It never asks what a choice does.

use crate::domain::preferences::{Preference, Preferences};
use crate::store::{Store, StoreError};

/// The settings' preferences with the learner's own in place of all but the fixed ones.
pub fn chosen_preferences(
    store: &Store,
    mut preferences: Preferences,
    fixed: &[Preference],
    themes: &[String],
) -> Result<Preferences, StoreError> {
    for (key, value) in store.preferences()? {
        let chosen = Preference::from_name(&key).filter(|chosen| !fixed.contains(chosen));
        // A theme of one's own may have been taken away.
        if let Some(chosen) = chosen.filter(|chosen| *chosen != Preference::Theme || themes.contains(&value))
        {
            preferences.set(chosen, &value);
        }
    }
    Ok(preferences)
}
