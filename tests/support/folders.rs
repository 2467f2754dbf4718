//! What lies in a folder, as bytes. It never knows what they mean.

use std::path::Path;

/// Every byte of every file below a folder.
pub fn everything_below(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(everything_below(&path));
        } else {
            all.extend(std::fs::read(&path).unwrap_or_default());
        }
    }
    all
}
