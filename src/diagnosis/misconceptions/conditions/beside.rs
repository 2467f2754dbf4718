//! Conditions that lay the program beside a right one. Where no right program is known they do not hold,
//! apart from `right-lacks`: nothing speaks against it.

use super::Asked;
use crate::diagnosis::misconceptions::looking::Looking;
use crate::diagnosis::misconceptions::right::{Names, Right, row, tokens};
use crate::syntax::Tree;

pub(super) fn judge(
    asked: &Asked<'_>,
    name: &str,
    node: Option<usize>,
    second: Option<usize>,
    words: &[&str],
) -> Option<bool> {
    let looking = asked.looking;
    let Some(right) = asked.right else { return (name == "right-lacks").then_some(true) };
    Some(match name {
        "right-known" => true,
        "right-lacks" => {
            let mode = right.mode_for(looking, node?);
            !right.has(&tokens(looking, node?, mode)?, mode)
        }
        "right-has-instead" => words.first().is_some_and(|text| has_instead(asked, right, node, text)),
        "right-has-somewhere" => {
            let mode = right.mode_for(looking, node?);
            let filled = fill(asked, words.first()?, looking.tree.text(node?));
            let there = tokens_of(looking, &filled, mode)?;
            right.has(&there, mode) && !right.has(&tokens(looking, node?, mode)?, mode)
        }
        "right-has-inside" => right.has_inside(&tokens(looking, node?, Names::Exact)?, words),
        "right-gives" => !right.gives.is_empty() && right.gives.iter().all(|kind| words.contains(kind)),
        "right-asks-before" => {
            let row = |node: usize| tokens(looking, node, Names::Exact);
            let place = |wanted: String| right.questions.iter().position(|one| *one == wanted);
            place(row(node?)?).zip(place(row(second?)?)).is_some_and(|(one, two)| one < two)
        }
        "right-works-out" => has_other(asked, right, node, 1, |there, here| {
            is_number(here, "") && there.contains(|letter: char| letter.is_alphabetic())
        }),
        "right-has-other-name" => other_name(asked, right, node?),
        "right-has-other-number" => has_other(asked, right, node, 2, is_number),
        "right-has-other-text" => has_other(asked, right, node, 2, is_text),
        "right-asks-more" => has_other(asked, right, node, 0, |there, here| grows(there, here, &["and "])),
        "right-adds-more" => has_other(asked, right, node, 1, |there, here| {
            grows(there, here, &["+ ", "- ", "* ", "/ ", "// ", "% "])
        }),
        "right-wraps" => has_other(asked, right, node, 1, wraps),
        "right-has-in" => {
            let mode = right.mode_for(looking, node?);
            let here = tokens(looking, node?, mode)?;
            let field = looking.tree.nodes()[node?].field.unwrap_or_default();
            let kinds = right.kinds.iter().filter(|kind| words.contains(kind));
            kinds.into_iter().any(|kind| right.has_there(kind, field, &here, mode))
        }
        "right-has" => right.kinds.iter().any(|kind| words.contains(kind)),
        "right-has-sign" => right.signs.iter().any(|sign| words.contains(&sign.as_str())),
        "right-calls" => right.called.iter().any(|called| words.contains(&called.as_str())),
        "right-keeps-arguments" => right.keeps_arguments,
        "right-orders" => {
            let row = |node: usize| tokens(looking, node, Names::Exact).filter(|row| !row.is_empty());
            let (first, second) = (row(node?)?, row(second?)?);
            right.blocks.iter().any(|block| {
                let place = |wanted: &String| block.iter().position(|one| one == wanted);
                place(&first).zip(place(&second)).is_some_and(|(first, second)| first < second)
            })
        }
        _ => return None,
    })
}

/// Where a node stands: what its parent has before and after it.
struct Place {
    here: String,
    before: String,
    after: String,
    mode: Names,
    /// For the head of a statement with a block: what it is to which kind of statement.
    head: Option<(&'static str, &'static str)>,
}

impl Place {
    fn of(asked: &Asked<'_>, right: &Right, node: usize) -> Option<Self> {
        let looking = asked.looking;
        let parent = looking.tree.nodes()[node].parent?;
        let kind = looking.kind(parent);
        if looking.kinds.with_block.contains(&kind) {
            let kind = looking.head_of(parent);
            let mode = right.mode_for(looking, node);
            let field = looking.tree.nodes()[node].field.unwrap_or_default();
            let here = tokens(looking, node, mode)?;
            return Some(Self {
                here,
                before: String::new(),
                after: String::new(),
                mode,
                head: Some((kind, field)),
            });
        }
        // The brackets of a call say little without what is called.
        let above = looking.tree.nodes()[parent].parent.filter(|_| kind == looking.kinds.arguments);
        let whole = above.unwrap_or(parent);
        let mode = right.mode_for(looking, whole);
        let before = row(looking, whole..node, mode)?;
        let after = row(looking, looking.whole(node).end..looking.whole(whole).end, mode)?;
        Some(Self { here: tokens(looking, node, mode)?, before, after, mode, head: None })
    }

    fn right_has(&self, right: &Right, there: &str) -> bool {
        match self.head {
            Some((parent, field)) => right.has_there(parent, field, there, self.mode),
            None => right.has(&format!("{}{there}{}", self.before, self.after), self.mode),
        }
    }
}

/// The right program has another text in this place, and not what stands here.
fn has_instead(asked: &Asked<'_>, right: &Right, node: Option<usize>, pattern: &str) -> bool {
    let Some(node) = node else { return false };
    let Some(place) = Place::of(asked, right, node) else { return false };
    let filled = fill(asked, pattern, asked.looking.tree.text(node));
    let Some(there) = words_of(asked.looking, node, &filled, place.mode) else { return false };
    place.right_has(right, &there) && !place.right_has(right, &place.here)
}

/// The right program has in this place something that fits, and not what stands here. Around it there
/// are at least so many tokens: fewer are found everywhere.
fn has_other(
    asked: &Asked<'_>,
    right: &Right,
    node: Option<usize>,
    around: usize,
    fits: impl Fn(&str, &str) -> bool,
) -> bool {
    let Some(place) = node.and_then(|node| Place::of(asked, right, node)) else { return false };
    let count = |row: &str| row.split(' ').filter(|word| !word.is_empty()).count();
    let enough = place.head.is_some() || count(&place.before) + count(&place.after) >= around;
    enough
        && !place.right_has(right, &place.here)
        && right
            .between(place.head, &place.before, &place.after, place.mode)
            .into_iter()
            .any(|there| there != place.here && fits(there, &place.here))
}

/// The same statement stands in the right program with another name in this one place.
fn other_name(asked: &Asked<'_>, right: &Right, node: usize) -> bool {
    let looking = asked.looking;
    let stops = |above: usize| {
        let kind = looking.kind(above);
        kind == "block" || kind == "module" || looking.kinds.with_block.contains(&kind)
    };
    let Some(whole) = looking
        .tree
        .ancestors(node)
        .find(|above| looking.tree.nodes()[*above].parent.is_some_and(stops))
        .filter(|whole| !stops(*whole))
    else {
        return false;
    };
    let end = looking.whole(node).end;
    let (Some(all), Some(before), Some(after)) = (
        tokens(looking, whole, Names::Exact),
        row(looking, whole..node, Names::Exact),
        row(looking, end..looking.whole(whole).end, Names::Exact),
    ) else {
        return false;
    };
    let here = looking.tree.text(node);
    if before.split(' ').count() + after.split(' ').count() < 4 {
        return false;
    }
    !right.has(&all, Names::Exact)
        && right.between(None, &before, &after, Names::Exact).into_iter().any(|there| is_name(there, here))
}

fn single(row: &str) -> Option<&str> {
    let row = row.strip_suffix(' ')?;
    (!row.contains(' ') || row.starts_with(['"', '\''])).then_some(row)
}

fn is_name(there: &str, here: &str) -> bool {
    let name = |row: &str| {
        single(row).is_some_and(|word| {
            word != "name" && word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
        })
    };
    name(there) && name(&format!("{} ", here.trim_end()))
}

fn is_number(there: &str, _here: &str) -> bool {
    let bare = there.strip_prefix("- ").unwrap_or(there);
    single(bare).is_some_and(|word| word.parse::<f64>().is_ok())
}

fn is_text(there: &str, _here: &str) -> bool {
    let word = there.trim_end().trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    word.starts_with(['"', '\'']) && word.matches('"').count() <= 2 && word.matches('\'').count() <= 2
}

/// `there` is `here` with one more part, joined by one of the signs, in brackets or not.
fn grows(there: &str, here: &str, signs: &[&str]) -> bool {
    let bare = there.strip_prefix("( ").and_then(|inner| inner.strip_suffix(") ")).unwrap_or(there);
    signs.iter().any(|sign| {
        bare.strip_prefix(here).is_some_and(|rest| rest.starts_with(sign))
            || bare.strip_suffix(here).is_some_and(|rest| rest.ends_with(sign))
    })
}

/// `there` is a call with `here` in it: `reversed(here)`, `here.strip()`.
fn wraps(there: &str, here: &str) -> bool {
    let around = there.strip_suffix(") ").and_then(|inner| inner.split_once("( "));
    around.is_some_and(|(called, inner)| {
        let given = inner == here
            || inner.strip_suffix(here).is_some_and(|rest| rest.ends_with(", "))
            || inner.strip_prefix(here).is_some_and(|rest| rest.starts_with(", "));
        single(called).is_some() && given
            || there
                .strip_prefix(here)
                .is_some_and(|rest| rest.starts_with(". ") && rest.matches("( ").count() == 1)
    })
}

/// `{}` is the part itself, `{name}` what the capture has.
fn fill(asked: &Asked<'_>, pattern: &str, itself: &str) -> String {
    let mut filled = pattern.replace("{}", itself);
    for (capture, node) in &asked.one.captures {
        filled = filled.replace(&format!("{{{capture}}}"), asked.looking.tree.text(*node));
    }
    filled
}

/// The tokens of a text in a node's place: the name of what is called stays itself.
fn words_of(looking: &Looking<'_>, node: usize, text: &str, mode: Names) -> Option<String> {
    let named = looking.is_label(node) || looking.tree.nodes()[node].field == Some("function");
    let word = text.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    if named && word { Some(format!("{text} ")) } else { tokens_of(looking, text, mode) }
}

/// The tokens of a text that stands nowhere.
fn tokens_of(looking: &Looking<'_>, text: &str, mode: Names) -> Option<String> {
    // A sign is no program.
    let sign = !text.contains(|letter: char| {
        letter.is_alphanumeric() || letter.is_whitespace() || "()[]{}\"'_".contains(letter)
    });
    if sign {
        return Some(format!("{text} "));
    }
    let tree = Tree::parse(looking.tree.language(), text).ok()?;
    tokens(&Looking::at(&tree), 0, mode)
}
