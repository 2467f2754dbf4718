//! The sentence under the filters: what is wrong with what was typed, the best exercise about a topic, or
//! how many there are. And what to say where nothing is found. It never changes anything.

use super::Facet;
use crate::app::lines::{Line, Target, Tone, prose};
use crate::app::{Model, text};
use crate::domain::{Action, Context};
use crate::learner::choose::{Choice, Wish};

/// The row under the filters.
pub fn remark(model: &Model, width: usize) -> Line {
    let browse = &model.browse;
    let asked = browse.asked();
    if let Some(remark) = &asked.remark {
        let words = text::clip(remark, width.saturating_sub(5));
        return Line::of("  ! ", Tone::Working).with(words, Tone::Text);
    }
    if let Some(choice) = best_about(model) {
        return offer(model, &choice, width);
    }
    let (found, all) = (browse.found.len(), model.catalogue.len());
    let words =
        if found == all { format!("all {all} exercises") } else { format!("{found} of {all} exercises") };
    Line::of(format!("  {words}"), Tone::Faint)
}

/// How many are found, where the row under the filters has something else to say.
pub fn count(model: &Model) -> Option<String> {
    let asked = model.browse.asked();
    let says_else = asked.remark.is_some() || best_about(model).is_some();
    says_else.then(|| format!("{} of {} exercises", model.browse.found.len(), model.catalogue.len()))
}

/// The exercise about the skill that is asked for which suits the learner best.
pub fn best_about(model: &Model) -> Option<Choice> {
    about(model, model.browse.asked().filter.skill?)
}

/// The exercise about a skill which suits the learner best.
pub fn about(model: &Model, slug: String) -> Option<Choice> {
    let wish = Wish { topic: Some(slug), ..Wish::default() };
    model.journey.choose(model.now, &wish).map(|selection| selection.choice)
}

fn offer(model: &Model, choice: &Choice, width: usize) -> Line {
    let key = model.keys.word(Context::Browse, Action::BestAbout);
    let title = model.entry(&choice.id).map_or("", |entry| entry.title.as_str());
    let front = format!("{title}. ");
    let room = width.saturating_sub(text::width(key) + text::width(&front) + 12);
    Line::of("  ", Tone::Text)
        .with(key.to_owned(), Tone::Key)
        .with(" best: ", Tone::Muted)
        .with(front, Tone::Strong)
        .with(text::clip(&choice.reason, room), Tone::Muted)
        .aimed(Target::Press(Action::BestAbout))
}

/// What to say where no exercise is like that: which filter to drop.
pub fn nothing(model: &Model, width: usize) -> Vec<Line> {
    let browse = &model.browse;
    let asked = browse.asked();
    let count =
        |count: usize| if count == 1 { "1 exercise".to_owned() } else { format!("{count} exercises") };
    let mut lines = vec![Line::blank()];
    let sorry = match (asked.text.is_empty(), asked.filter.is_empty()) {
        (false, true) => format!("No exercise has “{}” in its title, its skills or its text.", asked.text),
        (false, false) => format!("No exercise with “{}” is like that.", asked.text),
        (true, _) => "No exercise is like that.".to_owned(),
    };
    lines.extend(prose(&sorry, width, 2, Tone::Text));
    lines.push(Line::blank());
    let row = |action: Action, words: String| {
        let key = text::pad(model.keys.word(Context::Browse, action), 8);
        Line::of("   ", Tone::Text)
            .with(key, Tone::Key)
            .with(text::clip(&words, width.saturating_sub(12)), Tone::Muted)
            .aimed(Target::Press(action))
    };
    for facet in Facet::ALL {
        let Some(word) = asked.filter.word(facet) else { continue };
        let left = browse.count(&model.catalogue, &asked.filter.without(facet));
        if left > 0 {
            lines.push(row(facet.action(), format!("without {} {word}: {}", facet.word(), count(left))));
        }
    }
    if !asked.text.is_empty() && !asked.filter.is_empty() {
        let typed = super::Typed { text: String::new(), ..asked };
        let left = browse.all_found(&model.catalogue, &typed).len();
        if left > 0 {
            lines.push(row(Action::Cancel, format!("without “{}”: {}", browse.asked().text, count(left))));
        }
    }
    lines.push(row(Action::ClearFilters, format!("shows all {}", count(model.catalogue.len()))));
    lines
}
