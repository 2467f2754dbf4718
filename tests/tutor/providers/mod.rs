//! Language models over the wire: recorded streams, a server that does what it is told, and real servers.

mod falling_back;
mod lasting;
mod real;
mod recorded;
mod secrets;
mod speaking;
mod streams;
mod table;
