//! What tests share: doubles of the machine's edges. It never asserts anything itself.

pub mod virtual_terminal;
