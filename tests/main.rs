//! The one test binary: every test that is not beside its code is a module of it.

mod editor;
mod screens;
mod screens_base;
mod support;
