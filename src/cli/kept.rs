//! The folder `kept/`, where things go before something takes their place. Names in it begin with the time in
//! UTC, and none is ever used twice.

use super::{Failure, Home};
use crate::domain::Moment;
use std::fs;
use std::path::PathBuf;

/// A path in it that nothing has, like `kept/2026-11-25T09-16-27Z-history.json`. The folder is there.
pub fn path(home: &Home, now: Moment, what: &str, extension: &str) -> Result<PathBuf, Failure> {
    let folder = home.paths.kept();
    fs::create_dir_all(&folder).map_err(|error| {
        Failure::new(
            format!("failed to make the folder {}: {error}", folder.display()),
            "Look whether the data folder may be written to. Nothing was changed.",
        )
    })?;
    let time = jiff::Timestamp::from_millisecond(now.unix_millis).unwrap_or_default();
    let time = time.strftime("%Y-%m-%dT%H-%M-%SZ");
    let mut copy = 1;
    loop {
        let number = if copy == 1 { String::new() } else { format!("-{copy}") };
        let path = folder.join(format!("{time}-{what}{number}.{extension}"));
        if !path.exists() {
            return Ok(path);
        }
        copy += 1;
    }
}
