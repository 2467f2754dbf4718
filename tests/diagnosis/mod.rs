//! Diagnosis: what is said of a program, proven on samples, on our own exercises and on random programs.

mod misconceptions;
mod missing;
mod rung;
