//! What is drawn, as a function of the model. It never blocks and never changes the model.

pub mod widgets;
