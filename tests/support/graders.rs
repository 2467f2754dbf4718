//! Real graders, one for each tier, shared by all tests.

use codementor::domain::Language;
use codementor::domain::exercise::Exercise;
use codementor::domain::verdict::{Tier, Verdict};
use codementor::grade::{Cancel, Grader, GraderConfig, Limits};
use std::path::PathBuf;
use std::sync::OnceLock;

pub fn config(force_tier: Option<Tier>) -> GraderConfig {
    GraderConfig {
        launcher: PathBuf::from(env!("CARGO_BIN_EXE_codementor")),
        python: None,
        search_path: std::env::var_os("PATH").unwrap_or_default(),
        scratch: std::env::temp_dir(),
        limits: Limits::default(),
        force_tier,
        allow_unsandboxed: false,
    }
}

/// The tiers that this machine has.
pub fn tiers() -> Vec<&'static Grader> {
    [Tier::APlus, Tier::A, Tier::B].into_iter().filter_map(on).collect()
}

/// A grader of this tier; `None`, said loudly once, where the machine does not have it.
pub fn on(tier: Tier) -> Option<&'static Grader> {
    static GRADERS: [OnceLock<Option<Grader>>; 3] = [const { OnceLock::new() }; 3];
    let place = match tier {
        Tier::APlus => 0,
        Tier::A => 1,
        _ => 2,
    };
    GRADERS[place]
        .get_or_init(|| match Grader::start(config(Some(tier))) {
            Ok(grader) => Some(grader),
            Err(error) => {
                let (name, why) = (format!("tier {}", tier.title()), format!("{error}: {}", error.hint()));
                // Only whoever runs the machine can give us a control group: nothing can be installed for it.
                if tier == Tier::APlus {
                    super::not_of_this_machine(&name, &why);
                } else {
                    super::skip(&name, &why);
                }
                None
            }
        })
        .as_ref()
}

pub fn check(grader: &Grader, exercise: &Exercise, source: &str) -> Verdict {
    grader.check(exercise, Language::Python, source, &Cancel::new()).expect("the check is carried out")
}
