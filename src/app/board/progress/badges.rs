//! The badges: the next one, those that are earned with their day, and the others with how far they are. It
//! never decides who earns one.

use super::{Figures, Sheet, head};
use crate::app::charts::bar;
use crate::app::lines::{Line, Tone, prose};
use crate::app::{text, when};
use crate::learner::badges::BadgeStanding;

const TITLES: usize = 20;
const BAR: usize = 10;

pub fn sheet(figures: &Figures, width: u16) -> Sheet {
    let next = figures.next_badge.map(|next| next.badge.slug);
    let (mut earned, mut open): (Vec<&BadgeStanding>, Vec<&BadgeStanding>) =
        figures.badges.iter().partition(|badge| badge.earned_at.is_some());
    earned.sort_by_key(|badge| std::cmp::Reverse(badge.earned_at));
    open.retain(|badge| Some(badge.badge.slug) != next);
    Sheet::poured(width, 3, |width| {
        let mut blocks = Vec::new();
        if let Some(next) = &figures.next_badge {
            blocks.push([head("The next one", ""), still_open(next, Tone::Accent, width)].concat());
        }
        let mut first = head("Earned", format!("{} of {}", earned.len(), figures.badges.len()));
        if earned.is_empty() {
            first.extend(prose("None yet. The first comes with the first exercise.", width, 3, Tone::Muted));
        }
        grouped(first, earned.iter().map(|badge| had(badge, figures.today, width)), &mut blocks);
        let rest = open.iter().map(|badge| still_open(badge, Tone::Text, width));
        if !open.is_empty() {
            grouped(head("Still to earn", open.len().to_string()), rest, &mut blocks);
        }
        blocks
    })
}

/// Every badge is a block of its own, so that columns break between them; the first has the heading.
fn grouped(heading: Vec<Line>, badges: impl Iterator<Item = Vec<Line>>, blocks: &mut Vec<Vec<Line>>) {
    let mut heading = Some(heading);
    for badge in badges {
        blocks.push(match heading.take() {
            Some(heading) => [heading, badge].concat(),
            None => badge,
        });
    }
    blocks.extend(heading);
}

fn had(badge: &BadgeStanding, today: i64, width: usize) -> Vec<Line> {
    let day = badge.earned_at.map_or_else(String::new, |at| when::day(at.local_day(), today));
    let mut lines = vec![
        Line::of("   ✓ ", Tone::Passed).with(badge.badge.title, Tone::Text).with_right(day, Tone::Muted),
    ];
    lines.extend(prose(&format!("{}.", badge.badge.takes), width, 5, Tone::Muted));
    lines
}

fn still_open(badge: &BadgeStanding, tone: Tone, width: usize) -> Vec<Line> {
    let share = f64::from(badge.progress) / f64::from(badge.badge.needed.max(1));
    let line = Line::of("   ◦ ", Tone::Muted).with(text::pad(badge.badge.title, TITLES), tone);
    let mut lines =
        vec![bar(line, share, BAR, Tone::Accent).with(format!("  {}", badge.progress_words()), Tone::Muted)];
    lines.extend(prose(&format!("{}.", badge.badge.takes), width, 5, Tone::Muted));
    lines
}
