//! The words of the field, as plain data and pure rules. It knows nothing of any other module, of
//! files, of terminals or of time: everything else is built on it.

pub mod action;
pub mod attempt;
pub mod caught;
pub mod context;
pub mod date;
pub mod diagnosed;
pub mod edit;
pub mod event;
pub mod exercise;
pub mod finding;
pub mod ids;
pub mod key;
pub mod language;
pub mod moment;
pub mod nearest;
pub mod place;
pub mod preferences;
pub mod profile;
pub mod provider;
pub mod puzzle;
pub mod reading;
pub mod recall;
pub mod remark;
pub mod score;
pub mod skill;
pub mod tokens;
pub mod trace;
pub mod tutoring;
pub mod value;
pub mod verdict;

pub use action::Action;
pub use caught::{CaughtError, ErrorReading};
pub use context::Context;
pub use date::Date;
pub use diagnosed::Diagnosed;
pub use edit::Edit;
pub use exercise::Exercise;
pub use ids::{ExerciseId, RequestId};
pub use language::Language;
pub use moment::Moment;
pub use score::Score;
pub use trace::Trace;
pub use value::{TypeSpec, Value};
pub use verdict::Verdict;
