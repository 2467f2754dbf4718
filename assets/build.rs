//! Tells cargo that the program must be built again when anything in this folder changes: most of it
//! is built in.

fn main() {
    println!("cargo::rerun-if-changed=assets");
}
