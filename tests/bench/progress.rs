//! What the progress costs on a long history: a frame of each part, gathering the figures, and a page of the
//! list of attempts with a program. It judges nothing but its own targets.

use super::Effort;
use super::figures::{Samples, heading, row, target_line};
use super::learner;
use codementor::app::msg::{Entry, Start};
use codementor::app::{Model, Msg, update};
use codementor::config::keymap::Keymap;
use codementor::config::theme::Themes;
use codementor::domain::attempt::State;
use codementor::domain::exercise::Kind;
use codementor::domain::place::Place;
use codementor::domain::preferences::Preferences;
use codementor::domain::{Action, ExerciseId};
use codementor::store::Store;
use codementor::tui::colour::ColourDepth;
use codementor::tui::theme::Theme;
use codementor::tui::{key_hints, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::hint::black_box;
use std::time::Instant;

/// Eight of ten events of the log are runs of the checks.
const EVENTS: usize = 125_000;
const EXERCISES: usize = 1_000;
/// Attempts in the database that the list is read from.
const STORED: i64 = 100_000;
const PAGE: usize = 200;

pub fn table(effort: Effort) {
    heading("The progress, on 100,000 attempts", &[]);
    frames(effort);
    pages(effort);
}

fn model() -> Model {
    let (journey, _) = learner::folded(EXERCISES, EVENTS);
    let entry = |number: usize| Entry {
        id: learner::id(number),
        title: format!("Exercise {number}"),
        kind: Kind::Function,
        difficulty: 3,
        minutes: 10,
        skills: Vec::new(),
        needs: Vec::new(),
        state: State::New,
        about: String::new(),
    };
    let start = Start {
        place: Place::default(),
        preferences: Preferences::default(),
        preferences_fixed: Vec::new(),
        themes: Themes::built_in().names(),
        catalogue: (0..EXERCISES).map(entry).collect(),
        journey: Box::new(journey),
        skills: std::sync::Arc::default(),
        notices: Vec::new(),
        voices: codementor::app::voices::Voices::default(),
        helper_declined: false,
        keys: key_hints(&Keymap::built_in()),
    };
    let mut model = Model::new(120, 40);
    update(&mut model, Msg::Started(Box::new(start)), learner::at(EVENTS));
    model
}

fn frames(effort: Effort) {
    let mut model = model();
    let themes = Themes::built_in();
    let Some(theme) = themes.get_or_first("dark") else { return };
    let theme = Theme::new(theme, ColourDepth::True);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    let now = learner::at(EVENTS);
    let (mut opened, mut frames) = (Samples::default(), Samples::default());
    for _ in 0..effort.rounds(6) {
        // What happens behind it is gathered anew.
        model.figures = None;
        let begin = Instant::now();
        update(&mut model, Msg::Act(Action::Progress), now);
        opened.add_millis(begin.elapsed());
        for _ in 0..effort.rounds(24) {
            let begin = Instant::now();
            update(&mut model, Msg::Act(Action::MoveDown), now);
            black_box(view(&model, &theme, &mut buffer));
            frames.add_millis(begin.elapsed());
            update(&mut model, Msg::Act(Action::NextPane), now);
        }
        update(&mut model, Msg::Act(Action::Cancel), now);
    }
    row("progress opened: all figures gathered", "ms", &opened);
    row("progress screen on 100,000 attempts: a key and its frame", "ms", &frames);
    target_line("a key and its frame", frames.percentile(99), "ms", 50.0);
}

fn pages(effort: Effort) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("history.db");
    if Store::open(&path).is_err() || fill(&path).is_err() {
        println!("  (no database could be made)");
        return;
    }
    let Ok(store) = Store::open(&path) else { return };
    let (mut newest, mut oldest, mut versions) = (Samples::default(), Samples::default(), Samples::default());
    let one = ExerciseId::new("pack", "exercise-7");
    for _ in 0..effort.rounds(24) {
        let begin = Instant::now();
        black_box(store.attempts(None, None, PAGE).map(|page| page.len()).unwrap_or_default());
        newest.add_millis(begin.elapsed());
        let begin = Instant::now();
        black_box(store.attempts(Some(&one), Some(300), PAGE).map(|page| page.len()).unwrap_or_default());
        black_box(store.attempts(None, Some(300), PAGE).map(|page| page.len()).unwrap_or_default());
        oldest.add_millis(begin.elapsed());
        let begin = Instant::now();
        black_box(store.version(STORED - 5).ok());
        versions.add_millis(begin.elapsed());
    }
    row("the newest 200 attempts of 100,000 read", "ms", &newest);
    row("the oldest, of all and of one exercise", "ms", &oldest);
    row("a program with those it is compared with", "ms", &versions);
}

/// Writes the rows at once: recording them one by one would take minutes and measure something else.
fn fill(path: &std::path::Path) -> rusqlite::Result<()> {
    let mut connection = rusqlite::Connection::open(path)?;
    let transaction = connection.transaction()?;
    for number in 1..=STORED {
        transaction
            .prepare_cached(
                "INSERT INTO event (sequence, event_id, device_id, device_sequence, kind, happened_at,
                                    offset_minutes, payload, sha256)
                 VALUES (?1, ?1, 'bench', ?1, 'attempt_judged', ?1, 0, '{}', '')",
            )?
            .execute([number])?;
        transaction
            .prepare_cached(
                "INSERT INTO attempt (sequence, exercise, language, source, trigger_kind, status, passed_cases,
                                      cases, millis, happened_at, offset_minutes)
                 VALUES (?1, 'pack/exercise-' || (?1 % 100), 'python', ?2, 'live', 'fail', 1, 2, 1.0, ?1, 0)",
            )?
            .execute(rusqlite::params![number, "def exercise(number):\n    return number\n".repeat(20)])?;
    }
    transaction.commit()
}
