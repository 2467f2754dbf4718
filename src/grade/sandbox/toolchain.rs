//! Which parts of the system any program needs in order to start: libraries, and the tables that find
//! them. What a language needs beyond that, the language says.

use std::path::{Path, PathBuf};

const SYSTEM: [&str; 12] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/alternatives",
    "/nix/store",
    "/gnu/store",
    "/run/current-system/sw",
];

/// The system's parts that are there, and `more`, without those that lie in another.
pub fn shown(more: &[PathBuf]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        SYSTEM.iter().map(PathBuf::from).filter(|path| path.symlink_metadata().is_ok()).collect();
    for path in more {
        if !paths.iter().any(|other| within(path, other)) {
            paths.retain(|other| !within(other, path));
            paths.push(path.clone());
        }
    }
    paths
}

fn within(path: &Path, other: &Path) -> bool {
    path.starts_with(other)
}
