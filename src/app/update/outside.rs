//! The draft in other programs' hands: what they changed is taken in or kept beside, and the learner's own
//! editor is called. It never reads or writes a file.

use super::{checking, editing, saving, say};
use crate::app::draft_file::{FileNews, Newer};
use crate::app::editor::normalise;
use crate::app::msg::NoticeKind;
use crate::app::text;
use crate::app::{Effect, Model};
use crate::domain::{Action, Context, ExerciseId};
use ropey::Rope;

const NO_FILE: &str = "Your draft is no file here: it is kept on the other side of the connection.";

/// Hands the draft to the learner's own editor.
pub fn edit(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    if practice.file.is_none() {
        return say(model, NoticeKind::Told, NO_FILE, effects);
    }
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    saving::now(model, effects);
    effects.push(Effect::EditOutside { exercise, language });
}

/// Says where the file is, and hands its path to the clipboard.
pub fn show_path(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    let Some(file) = &practice.file else {
        return say(model, NoticeKind::Told, NO_FILE, effects);
    };
    let (begin, end) = ("Your draft is ", " (copied)");
    let room = usize::from(model.columns).saturating_sub(2 + text::width(begin) + text::width(end));
    let words = format!("{begin}{}{end}", from_end(&file.shown, room));
    effects.push(Effect::Copy(file.path.clone()));
    say(model, NoticeKind::Told, words, effects);
}

/// The end of a path, where all of it has no room.
fn from_end(path: &str, columns: usize) -> String {
    if text::width(path) <= columns {
        return path.to_owned();
    }
    let parts: Vec<&str> = path.split('/').collect();
    let fits = (1..parts.len())
        .map(|first| format!("{}/{}", text::ELLIPSIS, parts[first..].join("/")))
        .find(|rest| text::width(rest) <= columns);
    fits.unwrap_or_else(|| text::clip(parts.last().unwrap_or(&path), columns))
}

/// An exercise has been opened: the newer of its draft and its file comes over the other, as one step.
pub fn opened(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    let Some(file) = &mut practice.file else { return };
    let name = file.name().to_owned();
    let trouble = file.trouble.take();
    let newer = file.newer.take();
    if let Some(trouble) = trouble {
        say(model, NoticeKind::Warning, trouble, effects);
    }
    let Some(newer) = newer else { return };
    let undo = undo_key(model);
    let (text, words) = match newer {
        Newer::File(text) => (text, format!("{name} was changed meanwhile: taken over. {undo} undoes it.")),
        Newer::Draft(text) => (text, format!("{name} held an older text. {undo} brings it here.")),
    };
    let now = model.now.steady_millis;
    editing::with_editor(model, effects, |editor| editor.take_over(&text, now));
    saving::now(model, effects);
    say(model, NoticeKind::Told, words, effects);
}

/// Something happened to a draft's file. What is told of another exercise's is found when that is opened.
pub fn told(model: &mut Model, exercise: &ExerciseId, news: FileNews, effects: &mut Vec<Effect>) {
    if model.open_id() != Some(exercise) {
        return;
    }
    match news {
        FileNews::Written(text) => {
            if let Some(file) = model.practice.as_mut().and_then(|practice| practice.file.as_mut()) {
                file.common = text;
            }
        }
        FileNews::Changed { change, text } => changed(model, change, text, effects),
        FileNews::Gone => {
            if let Some(practice) = &mut model.practice {
                saving::push(practice, effects);
                let name = practice.file.as_ref().map_or_else(String::new, |file| file.name().to_owned());
                let words = format!("{name} was gone from the disk; it is written again.");
                say(model, NoticeKind::Told, words, effects);
            }
        }
        FileNews::KeptBeside { change, text, name: kept } => {
            let Some(practice) = &mut model.practice else { return };
            let Some(file) = &mut practice.file else { return };
            if change > file.taken {
                (file.taken, file.common) = (change, Rope::from_str(&text));
            }
            saving::push(practice, effects);
            let short = format!("Changed twice: yours stays here, the other is in {kept}");
            let long = format!(
                "The same lines were changed twice: yours stay here, the others are in {kept}, beside it."
            );
            let fits = text::width(&long) + 4 <= usize::from(model.columns);
            say(model, NoticeKind::Warning, if fits { long } else { short }, effects);
        }
        FileNews::Trouble(words) => say(model, NoticeKind::Warning, words, effects),
    }
}

/// The learner's own editor is closed. What it saved has been told before.
pub fn closed(model: &mut Model, exercise: &ExerciseId, problem: Option<String>, effects: &mut Vec<Effect>) {
    if let Some(problem) = problem {
        say(model, NoticeKind::Failure, problem, effects);
    } else if model.open_id() == Some(exercise) {
        checking::saved_outside(model, effects);
    }
}

fn changed(model: &mut Model, change: u64, theirs: String, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    let Some(file) = &mut practice.file else { return };
    let ours = practice.editor.text();
    let base = file.common.to_string();
    let lines = normalise::line_endings(&theirs);
    let Some(merged) = text::merge(&base, &ours, &lines) else {
        let (exercise, language) = (practice.exercise.clone(), practice.language);
        return effects.push(Effect::KeepBeside { exercise, language, change, text: theirs });
    };
    (file.taken, file.common) = (change, Rope::from_str(&lines));
    let name = file.name().to_owned();
    let undo = undo_key(model);
    let words = if merged == *lines {
        format!("Taken over from {name}. {undo} undoes it.")
    } else {
        format!("Merged with the changes in {name}. {undo} undoes it.")
    };
    let (is_news, is_all) = (merged != ours, merged == *lines);
    let now = model.now.steady_millis;
    editing::with_editor(model, effects, |editor| editor.take_over(&merged, now));
    saving::now(model, effects);
    if !is_all && let Some(practice) = &mut model.practice {
        // The file lacks what was written here, whether that was sent before or not.
        saving::push(practice, effects);
    }
    if is_news {
        say(model, NoticeKind::Told, words, effects);
        checking::saved_outside(model, effects);
    }
}

fn undo_key(model: &Model) -> String {
    model.keys.word(Context::Editor, Action::Undo).to_owned()
}
