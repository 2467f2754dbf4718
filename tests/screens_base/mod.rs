//! Frames on their way to a screen and back. It knows no model.

mod round_trip;
