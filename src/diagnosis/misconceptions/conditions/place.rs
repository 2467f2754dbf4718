//! Conditions about where something stands: in which loop, behind which question. They never look at a
//! right program.

use crate::diagnosis::misconceptions::looking::Looking;
use std::cmp::Ordering;

/// A question around or before it names this name.
pub(super) fn guarded(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    let at = looking.tree.nodes()[node].bytes.start;
    looking.around(node).filter(|above| looking.kinds.guards.contains(&looking.kind(*above))).any(|above| {
        // What stands before the node in the guard is asked before it.
        let asked = looking.tree.child(above, "condition").or_else(|| looking.tree.child(above, "left"));
        let whole = asked.unwrap_or(above);
        looking.mentions(whole, name).into_iter().any(|mention| {
            asked.is_none_or(|asked| !looking.whole(asked).contains(&node))
                && looking.tree.nodes()[mention].bytes.start < at
        })
    })
}

/// Inside of a loop that goes over this name itself, or over a view of it.
pub(super) fn looped(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    looking.around(node).filter(|above| looking.kind(*above) == looking.kinds.for_loop).any(|above| {
        let Some(right) = looking.tree.child(above, "right") else { return false };
        let body = looking.tree.child(above, "body");
        body.is_some_and(|body| looking.whole(body).contains(&node)) && goes_over(looking, right, name)
    })
}

fn goes_over(looking: &Looking<'_>, right: usize, name: &str) -> bool {
    let text: String = looking.tree.text(right).chars().filter(|letter| !letter.is_whitespace()).collect();
    let views = ["", ".items()", ".keys()", ".values()"];
    views.iter().any(|view| text == format!("{name}{view}")) || text == format!("enumerate({name})")
}

/// Inside of `for index in range(len(items))`: from the first place to the last.
pub(super) fn counted(looking: &Looking<'_>, node: usize, index: &str, items: &str) -> bool {
    loop_over_range(looking, node, index, |range| {
        range == format!("range(len({items}))") || range == format!("range(0,len({items}))")
    })
}

/// Inside of `for index in range(len(…) …)` that begins with 0.
pub(super) fn counts(looking: &Looking<'_>, node: usize, index: &str) -> bool {
    loop_over_range(looking, node, index, |range| {
        let inner = range.strip_prefix("range(").and_then(|rest| rest.strip_suffix(')')).unwrap_or_default();
        inner.starts_with("len(") && !inner.contains(',')
    })
}

fn loop_over_range(looking: &Looking<'_>, node: usize, index: &str, fits: impl Fn(&str) -> bool) -> bool {
    looking.around(node).filter(|above| looking.kind(*above) == looking.kinds.for_loop).any(|above| {
        let side = |field: &str| looking.tree.child(above, field).map_or("", |part| looking.tree.text(part));
        let range: String = side("right").chars().filter(|letter| !letter.is_whitespace()).collect();
        side("left") == index && fits(&range)
    })
}

/// An error is raised where the program itself catches it.
pub(super) fn caught_here(looking: &Looking<'_>, node: usize, error: &str) -> bool {
    let mut inner = node;
    for above in looking.around(node) {
        let in_body = looking.tree.nodes()[inner].field == Some("body");
        if looking.kind(above) == "try_statement" && in_body {
            let caught = looking.tree.children(above).filter(|child| looking.kind(*child) == "except_clause");
            return caught.into_iter().any(|clause| {
                let head: Vec<usize> = looking
                    .tree
                    .children(clause)
                    .take_while(|child| looking.kind(*child) != "block")
                    .collect();
                head.into_iter().any(|part| looking.names_in(part).contains(&error))
            });
        }
        inner = above;
    }
    false
}

/// Whenever the later condition is true, the first one is too: `x < 3` after `x < 5`, or `a and b`
/// after `a`. The captures may be whole conditions only.
pub(super) fn implies(looking: &Looking<'_>, later: usize, first: usize) -> bool {
    let text = |node: usize| looking.tree.text(node).split_whitespace().collect::<Vec<&str>>().join(" ");
    if text(later) == text(first) {
        return true;
    }
    if looking.kind(later) == "boolean_operator"
        && looking.tree.child(later, "operator").is_some_and(|sign| looking.tree.text(sign) == "and")
    {
        let sides = ["left", "right"].into_iter().filter_map(|side| looking.tree.child(later, side));
        return sides.into_iter().any(|side| implies(looking, side, first));
    }
    let (Some(narrow), Some(wide)) = (bound(looking, later), bound(looking, first)) else { return false };
    let order = narrow.number.partial_cmp(&wide.number);
    let inner = if narrow.below { Ordering::Less } else { Ordering::Greater };
    narrow.what == wide.what
        && narrow.below == wide.below
        && (order == Some(inner) || order == Some(Ordering::Equal) && (wide.equal || !narrow.equal))
}

/// `what < limit` and its kind.
struct Limit<'tree> {
    what: &'tree str,
    below: bool,
    equal: bool,
    number: f64,
}

fn bound<'tree>(looking: &Looking<'tree>, node: usize) -> Option<Limit<'tree>> {
    if looking.kind(node) != "comparison_operator" {
        return None;
    }
    let parts: Vec<usize> = looking.tree.children(node).collect();
    let [left, sign, right] = parts[..] else { return None };
    let sign = looking.tree.text(sign);
    let value = |node: usize| looking.tree.text(node).parse::<f64>().ok();
    let below = sign.starts_with('<');
    if !below && !sign.starts_with('>') {
        return None;
    }
    let equal = sign.ends_with('=');
    match (value(left), value(right)) {
        (None, Some(number)) => Some(Limit { what: looking.tree.text(left), below, equal, number }),
        (Some(number), None) => Some(Limit { what: looking.tree.text(right), below: !below, equal, number }),
        _ => None,
    }
}
