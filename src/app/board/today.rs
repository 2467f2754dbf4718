//! Today: the exercise of the day with its reason, what is under way, what is about to be forgotten, and how
//! it stands. It never chooses anything; the journey does.

use super::Sheet;
use crate::app::charts::{self, HeatMap};
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::msg::Entry;
use crate::app::update::opening;
use crate::app::{Effect, Model, text};
use crate::domain::attempt::State;
use crate::domain::{Action, Context, ExerciseId};
use crate::learner::choose::Choice;
use crate::learner::journey::{DueReview, TodayState};

/// Days that the calendar goes back.
const CALENDAR: u16 = 26 * 7;
/// How many reviews are listed.
const REVIEWS: usize = 4;
/// How many skills are listed.
const SKILLS: usize = 5;
/// Columns of a bar.
const BAR: usize = 12;

/// The row of today's exercise; rows from [`FIRST_REVIEW`] on are the reviews.
const TODAYS: usize = 0;
const CONTINUE: usize = 1;
const FIRST_REVIEW: usize = 2;

pub fn sheet(model: &Model, width: u16) -> Sheet {
    Sheet::poured(width, 2, |width| {
        vec![
            todays(model, width),
            under_way(model, width),
            reviews(model, width),
            ways(model),
            streak(model, width),
            skills(model, width),
            next_badge(model, width),
        ]
    })
}

pub fn state(model: &Model) -> Vec<Span> {
    let part = |text: String| Span { text, tone: Tone::Muted };
    let level = part(format!("level {}", model.journey.levels().level()));
    match model.journey.streak(model.now).current {
        0 => vec![level],
        days => vec![part(format!("streak {}", days_of(days))), level],
    }
}

/// Opens what the row stands for.
pub fn accept(model: &mut Model, target: Target, effects: &mut Vec<Effect>) {
    let Target::Row(row) = target else { return };
    let choice = match row {
        TODAYS => model.journey.today(model.now).map(|today| today.choice),
        CONTINUE => None,
        _ => model.journey.due_reviews(model.now).get(row - FIRST_REVIEW).map(review_choice),
    };
    let is_there = |choice: &Choice| {
        Some(&choice.id) == model.open_id() && (!choice.review || model.journey.is_under_review(&choice.id))
    };
    match choice.filter(|choice| !is_there(choice)) {
        Some(choice) => opening::open_choice(model, choice, effects),
        None => model.pages.clear(),
    }
}

fn review_choice(due: &DueReview) -> Choice {
    Choice {
        id: due.id.clone(),
        reason: format!(
            "You did it {} ago; see what is still there.",
            days_of(due.days.unsigned_abs() as u32)
        ),
        chance: due.recall,
        review: true,
    }
}

fn head(words: &str) -> Vec<Line> {
    vec![Line::blank(), Line::of(format!("  {words}"), Tone::Strong)]
}

fn todays(model: &Model, width: usize) -> Vec<Line> {
    let mut lines = head("Today's exercise");
    let Some(today) = model.journey.today(model.now) else {
        lines.extend(prose(
            "Everything is passed, and nothing is due. Take any again.",
            width,
            3,
            Tone::Muted,
        ));
        return lines;
    };
    let (sign, word, tone) = match today.state {
        TodayState::Done => ("✓", "done", Tone::Passed),
        TodayState::Begun => ("⋯", "under way", Tone::Working),
        TodayState::Proposed | TodayState::Waiting => ("◦", "waiting", Tone::Muted),
    };
    let title = title_of(model, &today.choice.id);
    let mut rows =
        vec![Line::of(format!("   {sign} "), tone).with(title, Tone::Accent).with_right(word, tone)];
    rows.extend(
        model.entry(&today.choice.id).map(|entry| Line::of(format!("     {}", facts(entry)), Tone::Muted)),
    );
    rows.extend(prose(&today.choice.reason, width, 5, Tone::Text));
    lines.extend(rows.into_iter().map(|line| line.aimed(Target::Row(TODAYS))));
    lines
}

/// The open exercise, unless it is today's.
fn under_way(model: &Model, width: usize) -> Vec<Line> {
    let todays = model.journey.today(model.now).map(|today| today.choice.id);
    let open = model.open_id().filter(|id| Some(*id) != todays.as_ref());
    let Some(entry) = open.and_then(|id| model.entry(id)).filter(|entry| entry.state == State::Started)
    else {
        return Vec::new();
    };
    let mut lines = head("Where you were");
    let words = match model.journey.record(&entry.id).and_then(|record| record.runs.last()) {
        Some(run) => format!("{} of {} checks pass", run.passed_cases, run.cases),
        None => "not tried yet".to_owned(),
    };
    let title = text::clip(&entry.title, width.saturating_sub(8));
    let rows = [
        Line::of("   ⋯ ", Tone::Working).with(title, Tone::Text),
        Line::of(format!("     {words}"), Tone::Muted),
    ];
    lines.extend(rows.map(|line| line.aimed(Target::Row(CONTINUE))));
    lines
}

fn reviews(model: &Model, width: usize) -> Vec<Line> {
    let due = model.journey.due_reviews(model.now);
    if due.is_empty() {
        return Vec::new();
    }
    let mut lines = head(&format!("About to be forgotten: {}", due.len()));
    for (place, review) in due.iter().take(REVIEWS).enumerate() {
        let recall = format!("{:.0} % still there", review.recall * 100.0);
        let title = text::clip(&title_of(model, &review.id), width.saturating_sub(recall.len() + 9));
        let row = Line::of("   ↻ ", Tone::Working).with(title, Tone::Text).with_right(recall, Tone::Muted);
        lines.push(row.aimed(Target::Row(FIRST_REVIEW + place)));
    }
    if due.len() > REVIEWS {
        lines.push(Line::of(format!("     and {} more", due.len() - REVIEWS), Tone::Muted));
    }
    lines
}

/// Where one can go from here.
fn ways(model: &Model) -> Vec<Line> {
    let mut lines = head("Or");
    let ways = [
        (Action::Exercises, "look through all exercises"),
        (Action::Progress, "see your progress"),
        (Action::Settings, "change how it works"),
        (Action::Palette, "everything else"),
    ];
    for (action, words) in ways {
        let key = text::pad(model.keys.word(Context::Editor, action), 8);
        let row = Line::of("   ", Tone::Text).with(key, Tone::Key).with(words, Tone::Text);
        lines.push(row.aimed(Target::Press(action)));
    }
    lines
}

fn streak(model: &Model, width: usize) -> Vec<Line> {
    let streak = model.journey.streak(model.now);
    let words = match (streak.current, streak.practised_today, streak.needs_today) {
        (0, ..) => "One pass begins a streak.".to_owned(),
        (_, true, _) => "Today counts already.".to_owned(),
        (days, false, true) => format!("A pass today makes it {}.", days_of(days + 1)),
        (_, false, false) => "It holds today without practice.".to_owned(),
    };
    let title = if streak.current == 0 {
        "No streak yet".to_owned()
    } else {
        format!("Streak: {}", days_of(streak.current))
    };
    let mut lines = head(&title);
    let longest = format!("longest {}", days_of(streak.longest));
    lines[1] = std::mem::take(&mut lines[1]).with_right(longest, Tone::Muted);
    lines.extend(prose(&words, width, 3, Tone::Muted));
    let counts: Vec<u32> = model.journey.calendar(model.now, CALENDAR).iter().map(|day| day.passes).collect();
    let map = HeatMap { today: model.now.local_day(), counts: &counts };
    lines.extend(map.lines(width.min(60)));
    lines
}

/// What is being learnt now: the skills that moved last and are not strong yet, the strongest first.
fn skills(model: &Model, width: usize) -> Vec<Line> {
    let mut standings = model.journey.skills(model.now);
    standings.retain(|skill| skill.passed > 0);
    standings.sort_by(|left, right| right.mastery.value.total_cmp(&left.mastery.value));
    if standings.is_empty() {
        return Vec::new();
    }
    let mut lines = head("Your skills");
    let names =
        standings.iter().take(SKILLS).map(|skill| text::width(&skill.title)).max().unwrap_or(0).min(20);
    for skill in standings.iter().take(SKILLS) {
        let fading = skill.mastery.fading;
        let (tone, word) =
            if fading { (Tone::Working, "fading") } else { (Tone::Passed, skill.mastery.word.title()) };
        let line = Line::of("   ", Tone::Text).with(text::pad(&skill.title, names + 2), Tone::Text);
        let bar = BAR.min(width.saturating_sub(names + 16));
        lines.push(charts::bar(line, skill.mastery.value, bar, tone).with(format!("  {word}"), Tone::Muted));
    }
    lines
}

fn next_badge(model: &Model, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(missing) = model.journey.levels().successes_missing() {
        let level = model.journey.levels().level();
        lines.extend(head(&format!("Level {level}")));
        let times = if missing == 1 { "One more success".to_owned() } else { format!("{missing} successes") };
        let words = format!("{times} without hints in a row lead to level {}.", level + 1);
        lines.extend(prose(&words, width, 3, Tone::Muted));
    }
    if let Some(next) = model.journey.badges().next() {
        lines.extend(head("The next badge"));
        let share = f64::from(next.progress) / f64::from(next.badge.needed.max(1));
        let row = Line::of(format!("   {}  ", next.badge.title), Tone::Text);
        lines.push(
            charts::bar(row, share, BAR, Tone::Accent)
                .with(format!("  {}", next.progress_words()), Tone::Muted),
        );
        lines.extend(prose(&format!("{}.", next.badge.takes), width, 3, Tone::Muted));
    }
    lines
}

fn facts(entry: &Entry) -> String {
    format!("level {} · about {} minutes · {}", entry.difficulty, entry.minutes, entry.kind.title())
}

fn title_of(model: &Model, id: &ExerciseId) -> String {
    model.entry(id).map_or_else(|| id.to_string(), |entry| entry.title.clone())
}

fn days_of(days: u32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}
