//! The program as a pure machine. It does no input or output, reads no clock and knows no screen.

pub mod editor;
