//! The closed set of conditions that a pattern may ask for where tree-sitter's own language ends. It
//! never knows which misconception asks.
//!
//! Each is documented for authors in `assets/misconceptions/README.md`; `not-` before a name turns it
//! round.

mod beside;
mod names;
mod place;

use super::looking::Looking;
use super::right::Right;
use super::values;
use crate::syntax::{Argument, Condition, Match};

/// What a condition's arguments must be: captures, then texts.
struct Form {
    name: &'static str,
    captures: usize,
    texts: Texts,
}

enum Texts {
    None,
    One,
    Some,
}

const FORMS: &[Form] = &[
    form("inside", 1, Texts::Some),
    form("has", 1, Texts::Some),
    form("parent", 1, Texts::Some),
    form("kind", 1, Texts::Some),
    form("guarded", 2, Texts::None),
    form("looped", 2, Texts::None),
    form("counted", 3, Texts::None),
    form("counts", 2, Texts::None),
    form("caught-here", 2, Texts::None),
    form("names", 2, Texts::None),
    form("changes", 2, Texts::None),
    form("read-after", 2, Texts::None),
    form("changed-after", 2, Texts::None),
    form("nested-change-after", 2, Texts::None),
    form("used-twice", 2, Texts::None),
    form("accumulates", 2, Texts::None),
    form("given-in", 2, Texts::None),
    form("stored", 2, Texts::None),
    form("parameter", 1, Texts::None),
    form("variable", 1, Texts::None),
    form("variables", 1, Texts::None),
    form("defined", 1, Texts::None),
    form("method", 1, Texts::None),
    form("outer", 1, Texts::None),
    form("loop-name", 1, Texts::None),
    form("captures-loop-name", 1, Texts::None),
    form("calls-itself", 1, Texts::None),
    form("calls", 0, Texts::Some),
    form("gives-back", 1, Texts::None),
    form("does-nothing", 1, Texts::None),
    form("value", 1, Texts::Some),
    form("implies", 2, Texts::None),
    form("right-known", 0, Texts::None),
    form("right-lacks", 1, Texts::None),
    form("right-has-instead", 1, Texts::One),
    form("right-has-somewhere", 1, Texts::One),
    form("right-has-inside", 1, Texts::Some),
    form("right-works-out", 1, Texts::None),
    form("right-gives", 0, Texts::Some),
    form("right-asks-before", 2, Texts::None),
    form("right-has-other-name", 1, Texts::None),
    form("right-has-other-number", 1, Texts::None),
    form("right-has-other-text", 1, Texts::None),
    form("right-asks-more", 1, Texts::None),
    form("right-adds-more", 1, Texts::None),
    form("right-wraps", 1, Texts::None),
    form("right-has-in", 1, Texts::Some),
    form("right-has", 0, Texts::Some),
    form("right-has-sign", 0, Texts::Some),
    form("right-calls", 0, Texts::Some),
    form("right-keeps-arguments", 0, Texts::None),
    form("right-orders", 2, Texts::None),
];

const fn form(name: &'static str, captures: usize, texts: Texts) -> Form {
    Form { name, captures, texts }
}

/// Why a condition cannot be asked; `None` where it can.
pub(super) fn fault(condition: &Condition) -> Option<String> {
    let name = bare(&condition.name).0;
    let Some(form) = FORMS.iter().find(|form| form.name == name) else {
        return Some(format!("`#{}?` is not a condition", condition.name));
    };
    let (captures, texts) = condition.arguments.split_at(form.captures.min(condition.arguments.len()));
    let captures_fit =
        captures.len() == form.captures && captures.iter().all(|one| matches!(one, Argument::Capture(_)));
    let texts_fit = texts.iter().all(|one| matches!(one, Argument::Text(_)))
        && match form.texts {
            Texts::None => texts.is_empty(),
            Texts::One => texts.len() == 1,
            Texts::Some => !texts.is_empty(),
        };
    let wanted = match form.texts {
        Texts::None => "no text",
        Texts::One => "one text",
        Texts::Some => "at least one text",
    };
    (!captures_fit || !texts_fit)
        .then(|| format!("`#{}?` takes {} captures and {wanted}", condition.name, form.captures))
}

/// The names of all conditions.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    FORMS.iter().map(|form| form.name)
}

/// A condition's name without its `not-`, and whether it had one.
pub(super) fn bare(name: &str) -> (&str, bool) {
    name.strip_prefix("not-").map_or((name, false), |rest| (rest, true))
}

/// All that a condition looks at.
pub(super) struct Asked<'ask> {
    pub looking: &'ask Looking<'ask>,
    pub right: Option<&'ask Right>,
    pub one: &'ask Match,
}

impl Asked<'_> {
    pub fn holds(&self, condition: &Condition) -> bool {
        let (name, turned) = bare(&condition.name);
        self.judge(name, &condition.arguments).is_some_and(|holds| holds != turned)
    }

    /// `None` where a capture is not there: then nothing can be said, turned round or not.
    fn judge(&self, name: &str, arguments: &[Argument]) -> Option<bool> {
        let looking = self.looking;
        let node = |place: usize| match arguments.get(place) {
            Some(Argument::Capture(capture)) => self.one.node(capture),
            _ => None,
        };
        let text = |place: usize| looking.tree.text(place);
        let words: Vec<&str> = arguments
            .iter()
            .filter_map(|one| match one {
                Argument::Text(word) => Some(word.as_str()),
                Argument::Capture(_) => None,
            })
            .collect();
        Some(match name {
            "inside" => looking.around(node(0)?).any(|above| words.contains(&looking.kind(above))),
            "has" => looking.inside(node(0)?).into_iter().any(|inner| words.contains(&looking.kind(inner))),
            "parent" => {
                let parent = looking.tree.nodes()[node(0)?].parent?;
                words.contains(&looking.kind(parent))
            }
            "kind" => words.contains(&looking.kind(node(0)?)),
            "guarded" => place::guarded(looking, node(0)?, text(node(1)?)),
            "looped" => place::looped(looking, node(0)?, text(node(1)?)),
            "counted" => place::counted(looking, node(0)?, text(node(1)?), text(node(2)?)),
            "counts" => place::counts(looking, node(0)?, text(node(1)?)),
            "caught-here" => place::caught_here(looking, node(0)?, text(node(1)?)),
            "names" => {
                let wanted = looking.names_in(node(1)?);
                looking.names_in(node(0)?).iter().any(|name| wanted.contains(name))
            }
            "changes" => names::changes(looking, node(0)?, node(1)?),
            "read-after" => names::read_after(looking, node(0)?, text(node(1)?)),
            "changed-after" => names::changed_after(looking, node(0)?, text(node(1)?)),
            "nested-change-after" => names::nested_change_after(looking, node(0)?, text(node(1)?)),
            "used-twice" => names::used_twice(looking, node(0)?, text(node(1)?)),
            "accumulates" => names::accumulates(looking, node(0)?, text(node(1)?)),
            "given-in" => names::given_in(looking, node(0)?, text(node(1)?)),
            "stored" => names::stored(looking, node(0)?, text(node(1)?)),
            "parameter" => looking.is_parameter(text(node(0)?), node(0)?),
            "variable" => names::is_variable(looking, node(0)?, text(node(0)?).trim()),
            "variables" => names::are_variables(looking, node(0)?),
            "defined" => looking.is_defined(text(node(0)?)),
            "method" => names::is_method(looking, text(node(0)?)),
            "outer" => names::is_outer(looking, node(0)?),
            "loop-name" => names::is_loop_name(looking, node(0)?),
            "captures-loop-name" => names::captures_loop_name(looking, node(0)?),
            "calls-itself" => names::calls_itself(looking, node(0)?),
            "calls" => looking.called_in(0).iter().any(|called| words.contains(called)),
            "gives-back" => {
                names::function_named(looking, node(0)?).is_some_and(|one| looking.gives_back(one))
            }
            "does-nothing" => looking.does_nothing(node(0)?),
            "value" => values::kind_of(looking, node(0)?).is_some_and(|kind| words.contains(&kind)),
            "implies" => place::implies(looking, node(0)?, node(1)?),
            _ => beside::judge(self, name, node(0), node(1), &words)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, known};
    use std::collections::BTreeSet;

    #[test]
    fn every_condition_is_told_to_authors_and_judged() {
        let readme = include_str!("../../../../assets/misconceptions/README.md");
        let here = [include_str!("mod.rs"), include_str!("beside.rs")].concat();
        for name in known() {
            assert!(readme.contains(&format!("`#{name}?")), "{name} is not in the README");
            assert!(here.contains(&format!("\"{name}\" =>")), "{name} is never judged");
        }
        assert_eq!(known().collect::<BTreeSet<&str>>().len(), FORMS.len());
    }
}
