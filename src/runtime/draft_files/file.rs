//! One file of a draft: read whole or not at all, and written so that whoever reads it sees the old text
//! or the new one. It never follows a link, and never knows whose file it is.

use rustix::fs::{FileType, Mode, OFlags, fstat, open};
use rustix::io::Errno;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use thiserror::Error;

/// The largest program that is taken over, in bytes: some twenty thousand lines.
const LARGEST: u64 = 1 << 20;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub text: String,
    /// When it was last changed, moved here or otherwise touched, in milliseconds since 1970 (UTC).
    pub changed_millis: i64,
}

/// Why a file is not taken for a draft, or cannot be written.
#[derive(Debug, Error)]
pub enum FileTrouble {
    #[error("is a link, not a file")]
    Link,
    #[error("is a folder, not a file")]
    Folder,
    #[error("is not a file")]
    NotAFile,
    #[error("is larger than 1 MiB")]
    TooLarge,
    #[error("is not UTF-8 text")]
    NotText,
    #[error("cannot be read or written ({0})")]
    Machine(io::Error),
}

impl FileTrouble {
    /// What to do, and what is left as it is meanwhile.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Link | Self::Folder | Self::NotAFile => "Yours is kept here; move that away.",
            Self::TooLarge | Self::NotText => "It is left alone; yours is kept here.",
            Self::Machine(_) => "Yours is kept here.",
        }
    }
}

impl From<Errno> for FileTrouble {
    fn from(error: Errno) -> Self {
        match error {
            Errno::LOOP => Self::Link,
            _ => Self::Machine(error.into()),
        }
    }
}

/// Reads the file; `None` where there is none.
///
/// # Errors
/// When what is there is not a text file of a sensible size.
pub fn read(path: &Path) -> Result<Option<Found>, FileTrouble> {
    // A pipe would keep a reader waiting, if not for NONBLOCK.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = match open(path, flags, Mode::empty()) {
        Err(Errno::NOENT) => return Ok(None),
        opened => opened?,
    };
    let found = fstat(&file)?;
    match FileType::from_raw_mode(found.st_mode) {
        FileType::RegularFile => {}
        FileType::Directory => return Err(FileTrouble::Folder),
        _ => return Err(FileTrouble::NotAFile),
    }
    let mut bytes = Vec::new();
    File::from(file).take(LARGEST + 1).read_to_end(&mut bytes).map_err(FileTrouble::Machine)?;
    if bytes.len() as u64 > LARGEST {
        return Err(FileTrouble::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|_| FileTrouble::NotText)?;
    // As wide as they are on any system.
    let changed_millis = found.st_ctime as i64 * 1_000 + found.st_ctime_nsec as i64 / 1_000_000;
    Ok(Some(Found { text, changed_millis }))
}

/// Writes the file: beside it first, then in its place.
///
/// # Errors
/// When the disk does not take it; the file is then as it was.
pub fn write(path: &Path, text: &str) -> Result<(), FileTrouble> {
    let write = || -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Two programs may write at the same time; each has a file of its own until it is whole.
        let beside = folder.join(format!(".{name}.{}", std::process::id()));
        // Whatever a program of that number left there.
        let _ = fs::remove_file(&beside);
        let written = File::create_new(&beside)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .and_then(|()| fs::rename(&beside, path));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    };
    write().map_err(FileTrouble::Machine)
}

#[cfg(test)]
mod tests {
    use super::{FileTrouble, read, write};
    use std::fs;
    use std::path::Path;

    #[test]
    fn what_is_written_is_read_and_nothing_is_left_beside() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/er/solution.py");
        assert_eq!(read(&path).expect("nothing wrong"), None);
        for text in ["one\n", "", "zwei\né"] {
            write(&path, text).expect("written");
            let found = read(&path).expect("read").expect("there");
            assert_eq!(found.text, text);
        }
        let names = fs::read_dir(path.parent().expect("a folder")).expect("read").count();
        assert_eq!(names, 1);
    }

    #[test]
    fn what_is_no_text_file_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("folder")).expect("made");
        fs::write(at("real"), "text").expect("written");
        std::os::unix::fs::symlink(at("real"), at("link")).expect("made");
        fs::write(at("bytes"), [0xC3, 0x28]).expect("written");
        fs::write(at("large"), vec![b'x'; 5 << 20]).expect("written");
        let pipe = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe"), rustix::fs::FileType::Fifo, pipe, 0).expect("made");
        let told = |name: &str| read(&at(name)).expect_err(name).to_string();
        assert_eq!(told("folder"), FileTrouble::Folder.to_string());
        assert_eq!(told("link"), FileTrouble::Link.to_string());
        assert_eq!(told("bytes"), FileTrouble::NotText.to_string());
        assert_eq!(told("large"), FileTrouble::TooLarge.to_string());
        assert_eq!(told("pipe"), FileTrouble::NotAFile.to_string());
        // A folder is never replaced.
        assert!(matches!(write(&at("folder"), "text"), Err(FileTrouble::Machine(_))));
        assert!(matches!(write(Path::new("/proc/solution.py"), "text"), Err(FileTrouble::Machine(_))));
        assert!(fs::symlink_metadata(at("folder")).expect("there").is_dir());
    }
}
