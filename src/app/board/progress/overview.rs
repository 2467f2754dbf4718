//! Everything at a glance: what stands out, the streak, the year, growth, level, skills, time, reviews. It
//! never counts anything.

use super::{Figures, Sheet, axes, head, words};
use crate::app::charts::{HeatMap, LineChart, bar, radar};
use crate::app::lines::{Line, Span, Tone, prose};
use crate::app::{text, when};
use crate::domain::Date;
use crate::domain::date::WEEKDAYS;

/// Rows of a line over time.
const CHART_ROWS: usize = 5;
const RADAR_ROWS: usize = 13;
/// Columns that charts take at most.
const CHART_WIDTH: usize = 64;
/// Sentences that stand out.
const INSIGHTS: usize = 4;
const BAR: usize = 16;

pub fn sheet(figures: &Figures, width: u16) -> Sheet {
    Sheet::poured(width, 3, |width| {
        vec![
            insights(figures, width),
            streak(figures, width),
            year(figures, width),
            growth(figures, width),
            level(figures, width),
            skills(figures, width),
            time(figures, width),
            reviews(figures, width),
            next_badge(figures, width),
        ]
    })
}

fn insights(figures: &Figures, width: usize) -> Vec<Line> {
    let mut lines = head("What stands out", "");
    if figures.insights.is_empty() {
        let words = match figures.passed {
            0 => "Nothing yet: this page fills as you pass exercises. Esc goes back to the first one.",
            _ => "Nothing yet: after a dozen exercises over two weeks, what has changed is said here.",
        };
        lines.extend(prose(words, width, 3, Tone::Muted));
    }
    for insight in figures.insights.iter().take(INSIGHTS) {
        let mut rows = prose(&insight.sentence, width, 5, Tone::Text);
        if let Some(first) = rows.first_mut() {
            first.left[0] = Span { text: "   • ".to_owned(), tone: Tone::Text };
        }
        lines.extend(rows);
    }
    lines
}

fn streak(figures: &Figures, width: usize) -> Vec<Line> {
    let streak = &figures.streak;
    let title = match streak.current {
        0 => "No streak yet".to_owned(),
        days => format!("Streak: {}", when::count(days, "day")),
    };
    let mut lines = head(&title, format!("longest {}", when::count(streak.longest, "day")));
    lines.extend(prose(&words::streak(figures), width, 3, Tone::Muted));
    lines
}

fn year(figures: &Figures, width: usize) -> Vec<Line> {
    let counts: Vec<u32> = figures.days.iter().map(|day| day.passes).collect();
    let (total, days) = (counts.iter().sum::<u32>(), counts.iter().filter(|count| **count > 0).count());
    if total == 0 {
        let mut lines = head("The year", "");
        lines.extend(prose("Each day on which you pass something is marked here.", width, 3, Tone::Muted));
        return lines;
    }
    let mut lines =
        head("The year", format!("{} on {}", words::passes(total), when::count(days as i64, "day")));
    lines.extend(HeatMap { today: figures.today, counts: &counts }.lines(width.min(CHART_WIDTH)));
    if let Some(best) = figures.best_day {
        let passes = words::passes(best.passes);
        let words = format!("The best day: {}, with {passes}.", when::day(best.day, figures.today));
        lines.extend(prose(&words, width, 3, Tone::Muted));
    }
    lines
}

fn growth(figures: &Figures, width: usize) -> Vec<Line> {
    let mut lines = head("Exercises passed", format!("{} of {}", figures.passed, figures.exercises));
    if figures.runs == 0 {
        lines.extend(prose("A line over time begins with the first one.", width, 3, Tone::Muted));
        return lines;
    }
    lines.extend(prose(&words::passed(figures), width, 3, Tone::Muted));
    lines.extend(over_time(figures, &figures.growth, width));
    lines
}

fn level(figures: &Figures, width: usize) -> Vec<Line> {
    let mut lines = head(&format!("Level {}", figures.level), "of 10");
    lines.extend(prose(&words::level(figures), width, 3, Tone::Muted));
    lines.extend(over_time(figures, &figures.levels, width));
    lines
}

/// A line from the first pass until today.
fn over_time(figures: &Figures, values: &[f64], width: usize) -> Vec<Line> {
    let Some(first) = figures.first_day.filter(|_| values.len() > 1) else { return Vec::new() };
    let from = match Date::of(first) {
        date if date.year == Date::of(figures.today).year => date.short(),
        date => date.long(),
    };
    let from = if first == figures.today { "before".to_owned() } else { from };
    LineChart { values, from: &from, to: "today" }.lines(width.saturating_sub(2).min(CHART_WIDTH), CHART_ROWS)
}

fn skills(figures: &Figures, width: usize) -> Vec<Line> {
    let begun = figures.skills.iter().filter(|skill| skill.tried > 0).count();
    let mut lines = head("Skills", format!("{begun} of {} begun", figures.skills.len()));
    let drawn = radar(&axes(figures), width.saturating_sub(2).min(CHART_WIDTH), RADAR_ROWS);
    if drawn.is_empty() {
        let words = "With exercises of three skills, a chart compares them here.";
        lines.extend(prose(words, width, 3, Tone::Muted));
        return lines;
    }
    lines.extend(drawn);
    lines.push(Line::of("   Centre: new. Rim: mastered. Dots: half-way.", Tone::Faint));
    lines
}

fn time(figures: &Figures, width: usize) -> Vec<Line> {
    let time = figures.time;
    let mut lines = head("Time at work", format!("{} in all", when::duration(time.whole)));
    for (label, millis) in [("today", time.today), ("this week", time.this_week)] {
        lines.push(
            Line::of(format!("   {}", text::pad(label, 12)), Tone::Muted)
                .with(text::pad_left(&when::duration(millis), 14), Tone::Text),
        );
    }
    lines.extend(prose("Breaks of more than ten minutes are left out.", width, 3, Tone::Faint));
    lines
}

/// How many are due on each of the next days: a block, its figure, its day.
fn reviews(figures: &Figures, width: usize) -> Vec<Line> {
    const BLOCKS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    const COLUMN: usize = 6;
    let whole: u32 = figures.reviews.iter().sum();
    let mut lines = head("Reviews to come", format!("{whole} in 7 days"));
    if whole == 0 {
        let words = "None. What you pass comes back before it is forgotten.";
        lines.extend(prose(words, width, 3, Tone::Muted));
        return lines;
    }
    let most = figures.reviews.iter().copied().max().unwrap_or(1).max(1);
    let column = COLUMN.min(width.saturating_sub(5) / figures.reviews.len()).max(4);
    let (mut blocks, mut counts, mut names) =
        (Line::of("   ", Tone::Text), Line::of("   ", Tone::Text), Line::of("   ", Tone::Text));
    for (place, count) in figures.reviews.iter().enumerate() {
        let height = (*count as usize * 8).div_ceil(most as usize).min(8);
        let tone = if place == 0 { Tone::Working } else { Tone::Accent };
        let words = if *count == 0 { "·".to_owned() } else { count.to_string() };
        let weekday = WEEKDAYS[Date::of(figures.today + place as i64).weekday];
        let name = if place == 0 { "now" } else { weekday };
        blocks = blocks.with(text::pad(&BLOCKS[height].repeat(3), column), tone);
        counts = counts.with(text::pad(&format!("{words:^3}"), column), Tone::Text);
        names = names.with(text::pad(name, column), Tone::Faint);
    }
    lines.extend([blocks, counts, names]);
    lines
}

fn next_badge(figures: &Figures, width: usize) -> Vec<Line> {
    let earned = figures.badges.iter().filter(|badge| badge.earned_at.is_some()).count();
    let mut lines = head("Badges", format!("{earned} of {}", figures.badges.len()));
    let Some(next) = &figures.next_badge else {
        lines.extend(prose("All of them are yours.", width, 3, Tone::Muted));
        return lines;
    };
    let share = f64::from(next.progress) / f64::from(next.badge.needed.max(1));
    let row = Line::of(format!("   Next: {}  ", next.badge.title), Tone::Text);
    lines.push(bar(row, share, BAR, Tone::Accent).with(format!("  {}", next.progress_words()), Tone::Muted));
    lines.extend(prose(&format!("{}.", next.badge.takes), width, 3, Tone::Muted));
    lines
}
