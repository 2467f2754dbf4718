//! `codementor today`: the exercise of the day and why it is that one, and what else there is to know before
//! one begins, as plain lines or as JSON. It never chooses; the journey does.

use super::output::{self, counted};
use super::{Failure, Home};
use crate::app::text::single_line;
use crate::app::wrap;
use crate::domain::{ExerciseId, Moment};
use crate::learner::catalogue::Item;
use crate::learner::journey::{DueReview, Journey, Record, Today, TodayState};
use crate::runtime::{Clock, read_journey_of_today};
use clap::Args;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::fmt::Write;
use std::process::ExitCode;

/// How many exercises a line names.
const NAMED: usize = 3;
/// What is left of 80 beside the names.
const COLUMNS: usize = 68;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Print JSON: an object with today, begun, reviews, streak and `next_badge`.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let now = Clock::default().now();
    let journey = read_journey_of_today(&library, &mut home.store()?, now)?;
    let day = Day { journey: &journey, now };
    if arguments.json {
        output::line(&format!("{:#}", day.json()))?;
    } else {
        home.warn();
        output::text(&day.lines())?;
    }
    Ok(ExitCode::SUCCESS)
}

struct Day<'journey> {
    journey: &'journey Journey,
    now: Moment,
}

impl Day<'_> {
    fn lines(&self) -> String {
        let begun = self.begun().into_iter().map(|(item, record)| told(item, record)).collect();
        let due = self.journey.due_reviews(self.now);
        let reviews = due.iter().map(|review| self.told_review(review)).collect();
        let today = self.journey.today(self.now);
        let mut text = String::new();
        row(&mut text, "Today", &self.told_today(today.as_ref()));
        if let Some(today) = today {
            row(&mut text, "Why", &[today.choice.reason]);
        }
        row(&mut text, "Begun", &named(begun, "nothing else"));
        row(&mut text, "Reviews", &named(reviews, "none is due"));
        row(&mut text, "Streak", &[self.told_streak()]);
        row(&mut text, "Next badge", &[self.told_badge()]);
        text
    }

    fn told_today(&self, today: Option<&Today>) -> Vec<String> {
        let Some(today) = today else {
            return vec!["Nothing is left: you have passed every exercise, and no review is due.".to_owned()];
        };
        let state = match today.state {
            TodayState::Proposed | TodayState::Waiting => "not begun yet",
            TodayState::Begun => "begun; it is where you left it",
            TodayState::Done => "passed today",
        };
        let Some(item) = self.item(&today.choice.id) else {
            return vec![today.choice.id.to_string(), state.to_owned()];
        };
        let minutes = counted(item.minutes.into(), "minute", "minutes");
        vec![
            format!("{} ({})", item.title, item.id.slug),
            format!("{}, difficulty {} of 10, about {minutes}", item.kind.title(), item.difficulty),
            state.to_owned(),
        ]
    }

    fn told_review(&self, review: &DueReview) -> String {
        let title = self.item(&review.id).map_or_else(|| review.id.to_string(), |item| item.title.clone());
        let ago = counted(review.days.unsigned_abs(), "day", "days");
        format!("{title} ({}), last done {ago} ago", review.id.slug)
    }

    fn told_streak(&self) -> String {
        let streak = self.journey.streak(self.now);
        let days = |count: u32| counted(count.into(), "day", "days");
        if streak.longest == 0 {
            return "none yet; it begins with the first exercise that you pass".to_owned();
        }
        let next = match (streak.practised_today, streak.needs_today) {
            (true, _) => "; you have practised today",
            (false, true) => "; practise today to keep it",
            (false, false) => "",
        };
        format!("{} (the longest: {}){next}", days(streak.current), days(streak.longest))
    }

    fn told_badge(&self) -> String {
        self.journey.badges().next().map_or_else(
            || "none; all of them are yours".to_owned(),
            |next| format!("{}, {}: {}", next.badge.title, next.progress_words(), next.badge.takes),
        )
    }

    /// What is under way beside today's exercise, the one worked on last first.
    fn begun(&self) -> Vec<(&Item, &Record)> {
        let today = self.journey.today(self.now).map(|today| today.choice.id);
        let mut begun: Vec<(&Item, &Record)> = self
            .journey
            .catalogue()
            .items()
            .iter()
            .filter(|item| today.as_ref() != Some(&item.id))
            .filter_map(|item| Some((item, self.journey.record(&item.id)?)))
            .filter(|(_, record)| record.is_begun())
            .collect();
        begun.sort_by_key(|(_, record)| Reverse(record.runs.last().map(|run| run.at)));
        begun
    }

    fn item(&self, id: &ExerciseId) -> Option<&Item> {
        let catalogue = self.journey.catalogue();
        catalogue.items().get(catalogue.number(id)?)
    }

    fn json(&self) -> Value {
        let streak = self.journey.streak(self.now);
        let begun: Vec<Value> = self
            .begun()
            .into_iter()
            .map(|(item, record)| json!({ "id": item.id, "runs": record.runs.len(), "hints": record.hints }))
            .collect();
        let review = |due: &DueReview| json!({ "id": due.id, "days": due.days, "recall": due.recall });
        json!({
            "today": self.journey.today(self.now).map(|today| self.today_as_json(&today)),
            "begun": begun,
            "reviews": self.journey.due_reviews(self.now).iter().map(review).collect::<Vec<_>>(),
            "streak": {
                "days": streak.current,
                "longest": streak.longest,
                "practised_today": streak.practised_today,
                "needs_today": streak.needs_today,
            },
            "next_badge": self.journey.badges().next().map(|next| json!({
                "badge": next.badge.slug,
                "title": next.badge.title,
                "takes": next.badge.takes,
                "progress": next.progress,
                "needed": next.badge.needed,
            })),
        })
    }

    fn today_as_json(&self, today: &Today) -> Value {
        let item = self.item(&today.choice.id);
        json!({
            "id": today.choice.id,
            "slug": today.choice.id.slug,
            "title": item.map(|item| &item.title),
            "kind": item.map(|item| item.kind),
            "difficulty": item.map(|item| item.difficulty),
            "minutes": item.map(|item| item.minutes),
            "skills": item.map(|item| &item.skills),
            "reason": today.choice.reason,
            "review": today.choice.review,
            "chance": today.choice.chance,
            "state": match today.state {
                TodayState::Proposed | TodayState::Waiting => "waiting",
                TodayState::Begun => "begun",
                TodayState::Done => "done",
            },
        })
    }
}

fn told(item: &Item, record: &Record) -> String {
    let runs = counted(record.runs.len() as u64, "run", "runs");
    let hints = counted(record.hints.into(), "hint", "hints");
    format!("{} ({}), {runs}, {hints}", item.title, item.id.slug)
}

/// The first few of them, and how many more there are.
fn named(mut all: Vec<String>, none: &str) -> Vec<String> {
    if all.is_empty() {
        return vec![none.to_owned()];
    }
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    if more > 0 {
        all.push(format!("and {more} more"));
    }
    all
}

/// A name, and beside it one thing to a line, broken where it is longer than a narrow terminal.
fn row(text: &mut String, name: &str, things: &[String]) {
    let mut name = name;
    for line in things.iter().flat_map(|thing| wrap::words(&single_line(thing), COLUMNS)) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<10}  {line}");
        name = "";
    }
}
