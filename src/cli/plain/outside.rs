//! The draft as a file in other programs' hands: what they changed is taken in or kept beside, and said. It
//! decides as the screen does, by the same parts.

use super::desk::{Desk, Told};
use crate::app::draft_file::{DraftFile, FileNews, Newer};
use crate::app::editor::normalise;
use crate::app::text;
use crate::runtime::draft_files;
use ropey::Rope;
use std::sync::{MutexGuard, PoisonError};

/// An exercise has been opened: the newer of its draft and its file comes over the other, as one step.
pub fn opened(desk: &mut Desk) -> Told {
    let now = desk.now().steady_millis;
    let practice = desk.practice()?;
    let Some(file) = &mut practice.file else { return Ok(()) };
    let (name, trouble, newer) = (file.name().to_owned(), file.trouble.take(), file.newer.take());
    if let Some(trouble) = trouble {
        desk.say(&trouble);
    }
    let (text, words) = match newer {
        None => return Ok(()),
        Some(Newer::File(text)) => {
            (text, format!("{name} was changed meanwhile: taken over. `undo` undoes it."))
        }
        Some(Newer::Draft(text)) => (text, format!("{name} held an older text. `undo` brings it here.")),
    };
    let _ = desk.practice()?.editor.take_over(&text, now);
    desk.save()?;
    desk.say(&words);
    Ok(())
}

/// Looks whether another program has done something to the file; `false` where nothing was.
pub fn look(desk: &mut Desk) -> Result<bool, crate::cli::Failure> {
    let Ok(practice) = desk.practice() else { return Ok(false) };
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let news = files(desk).look(&exercise, language);
    let is_news = news.is_some();
    if let Some(news) = news {
        meet(desk, news)?;
    }
    Ok(is_news)
}

/// Writes the program into its file; what another program did there meanwhile is met first.
pub fn save(desk: &mut Desk) -> Told {
    let practice = desk.practice()?;
    let Some(taken) = practice.file.as_ref().map(|file| file.taken) else { return Ok(()) };
    let (exercise, language, text) =
        (practice.exercise.clone(), practice.language, practice.editor.snapshot());
    let news = files(desk).save(&exercise, language, &text, taken);
    news.map_or(Ok(()), |news| meet(desk, news))
}

fn meet(desk: &mut Desk, news: FileNews) -> Told {
    match news {
        FileNews::Written(text) => {
            if let Some(file) = file(desk)? {
                file.common = text;
            }
            Ok(())
        }
        FileNews::Changed { change, text } => changed(desk, change, text),
        FileNews::Gone => {
            let name = file(desk)?.map_or_else(String::new, |file| file.name().to_owned());
            desk.say(&format!("{name} was gone from the disk; it is written again."));
            save(desk)
        }
        FileNews::KeptBeside { change, text, name } => {
            if let Some(file) = file(desk)?
                && change > file.taken
            {
                (file.taken, file.common) = (change, Rope::from_str(&text));
            }
            desk.say(&format!(
                "The same lines were changed twice: yours stay here, the others are in {name}, beside it."
            ));
            save(desk)
        }
        FileNews::Trouble(words) => {
            desk.say(&words);
            Ok(())
        }
    }
}

fn changed(desk: &mut Desk, change: u64, theirs: String) -> Told {
    let now = desk.now().steady_millis;
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let ours = practice.editor.text();
    let Some(file) = &mut practice.file else { return Ok(()) };
    let lines = normalise::line_endings(&theirs).into_owned();
    let Some(merged) = text::merge(&file.common.to_string(), &ours, &lines) else {
        let news = files(desk).keep_beside(&exercise, language, change, theirs);
        return meet(desk, news);
    };
    (file.taken, file.common) = (change, Rope::from_str(&lines));
    let name = file.name().to_owned();
    let _ = practice.editor.take_over(&merged, now);
    desk.save()?;
    if merged != ours {
        let how = if merged == lines { "Taken over from" } else { "Merged with the changes in" };
        desk.say(&format!("{how} {name}. `undo` undoes it; `test` checks it."));
    }
    Ok(())
}

fn file(desk: &mut Desk) -> Result<Option<&mut DraftFile>, crate::cli::Failure> {
    Ok(desk.practice()?.file.as_mut())
}

pub fn files(desk: &Desk) -> MutexGuard<'_, draft_files::Desk> {
    desk.files.lock().unwrap_or_else(PoisonError::into_inner)
}
