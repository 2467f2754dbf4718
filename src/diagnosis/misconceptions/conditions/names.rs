//! Conditions about names: who gives them, reads them, changes what they stand for. They never look at a
//! right program.

use crate::diagnosis::misconceptions::looking::Looking;
use crate::syntax::names::Bound;

/// Within a node, a name of the other is given anew, changed in place, or handed to somebody who may
/// change it.
pub(super) fn changes(looking: &Looking<'_>, within: usize, other: usize) -> bool {
    looking.names_in(other).into_iter().any(|name| {
        looking.mentions(within, name).into_iter().any(|mention| {
            let given = looking.names.bindings.iter().any(|binding| binding.node == mention);
            given || looking.changes_in_place(mention) || is_handed_on(looking, mention)
        })
    })
}

/// An argument of a call by itself, or the object of a method.
fn is_handed_on(looking: &Looking<'_>, mention: usize) -> bool {
    let Some(parent) = looking.tree.nodes()[mention].parent else { return false };
    let harmless = looking.tree.nodes()[parent]
        .parent
        .and_then(|call| looking.tree.child(call, "function"))
        .is_some_and(|called| looking.kinds.harmless.contains(&looking.tree.text(called)));
    looking.kind(parent) == looking.kinds.arguments && !harmless
        || looking.kind(parent) == looking.kinds.member
}

/// Read behind the node in its function, or anywhere in a loop that both stand in.
pub(super) fn read_after(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    let end = looking.whole(node).end;
    let scope = looking.function_of(node);
    let outermost = looking
        .around(node)
        .filter(|above| looking.kinds.loops.contains(&looking.kind(*above)))
        .last()
        .map(|around| looking.whole(around));
    looking.reads(scope, name).into_iter().any(|read| {
        read >= end
            || outermost
                .as_ref()
                .is_some_and(|whole| whole.contains(&read) && !looking.whole(node).contains(&read))
    })
}

/// What the name stands for is changed in place behind the node, before the name is given anew.
pub(super) fn changed_after(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    let end = looking.whole(node).end;
    let scope = looking.function_of(node);
    let again = looking.bindings_of(name, scope).map(|one| one.node).filter(|one| *one >= end).min();
    let until = again.unwrap_or(usize::MAX);
    let mut mentions =
        looking.mentions(scope, name).into_iter().filter(|mention| *mention >= end && *mention < until);
    mentions.any(|mention| looking.changes_in_place(mention))
}

/// The same, two steps deep: `copy[0][1] = …`, `copy[0].append(…)`.
pub(super) fn nested_change_after(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    let end = looking.whole(node).end;
    let scope = looking.function_of(node);
    looking.mentions(scope, name).into_iter().filter(|mention| *mention >= end).any(|mention| {
        let parent = looking.tree.nodes()[mention].parent;
        let nested = parent.filter(|parent| {
            looking.kind(*parent) == looking.kinds.index
                && looking.tree.nodes()[mention].field == Some("value")
        });
        let deeper = nested.and_then(|nested| looking.tree.nodes()[nested].parent);
        let is_part = deeper.is_some_and(|deeper| {
            [looking.kinds.index, looking.kinds.member].contains(&looking.kind(deeper))
        });
        is_part && looking.changes_in_place(mention)
    })
}

/// Gone through at least twice: read in two places behind the node, or in a loop that the node is not in.
pub(super) fn used_twice(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    let end = looking.whole(node).end;
    let scope = looking.function_of(node);
    let reads: Vec<usize> = looking.reads(scope, name).into_iter().filter(|read| *read >= end).collect();
    let in_inner_loop = |read: &usize| {
        let mut inner = *read;
        looking.around(*read).any(|above| {
            let body = looking.tree.nodes()[inner].field == Some("body");
            inner = above;
            body && looking.kinds.loops.contains(&looking.kind(above))
                && !looking.whole(above).contains(&node)
        })
    };
    reads.len() > 1 || reads.iter().any(in_inner_loop)
}

/// Within the node, the name takes something in: `name += …`, `name = name + …`, `name.append(…)`.
pub(super) fn accumulates(looking: &Looking<'_>, within: usize, name: &str) -> bool {
    looking.mentions(within, name).into_iter().any(|mention| {
        let binding = looking.names.bindings.iter().find(|binding| binding.node == mention);
        let grows = binding.is_some_and(|binding| match binding.how {
            Bound::Changed => true,
            Bound::Assigned => {
                let value =
                    looking.tree.nodes()[mention].parent.and_then(|above| looking.tree.child(above, "right"));
                value.is_some_and(|value| !looking.reads(value, name).is_empty())
            }
            _ => false,
        });
        grows || looking.changes_in_place(mention)
    })
}

/// The name is given to something within the node.
pub(super) fn given_in(looking: &Looking<'_>, within: usize, name: &str) -> bool {
    let whole = looking.whole(within);
    looking.names.bindings.iter().any(|binding| binding.name == name && whole.contains(&binding.node))
}

/// `name` is put into `container[…]`, or the container gets something under a key.
pub(super) fn stored(looking: &Looking<'_>, node: usize, container: &str) -> bool {
    let scope = looking.function_of(node);
    looking.mentions(scope, container).into_iter().any(|mention| looking.changes_in_place(mention))
}

/// A name that the program gives to something where the node stands.
pub(super) fn is_variable(looking: &Looking<'_>, node: usize, name: &str) -> bool {
    let scope = looking.function_of(node);
    looking.bindings_of(name, scope).any(|binding| {
        matches!(
            binding.how,
            Bound::Parameter | Bound::Assigned | Bound::Counter | Bound::Unpacked | Bound::Changed
        )
    })
}

/// A text made of nothing but variables, numbers and signs.
pub(super) fn are_variables(looking: &Looking<'_>, node: usize) -> bool {
    let text = looking.tree.text(node);
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty() && !word.chars().all(|letter| letter.is_ascii_digit()))
        .collect();
    !words.is_empty() && words.iter().all(|word| is_variable(looking, node, word))
}

/// A function in a class has this name.
pub(super) fn is_method(looking: &Looking<'_>, name: &str) -> bool {
    looking.names.bindings.iter().any(|binding| {
        binding.how == Bound::Function && binding.name == name && looking.names.is_open(binding.scope)
    })
}

/// Given to something outside of the function only, apart from the very place where it is changed.
pub(super) fn is_outer(looking: &Looking<'_>, node: usize) -> bool {
    let name = looking.tree.text(node);
    let scope = looking.function_of(node);
    let outside =
        scope != 0 && looking.names.bindings.iter().any(|binding| binding.scope == 0 && binding.name == name);
    let inside = looking.bindings_of(name, scope).any(|binding| binding.how != Bound::Changed);
    outside && !inside && !looking.names.declared.contains(&name)
}

/// The counter of a `for` loop that the node stands in the body of.
pub(super) fn is_loop_name(looking: &Looking<'_>, node: usize) -> bool {
    let name = looking.tree.text(node);
    looking.around(node).any(|above| {
        let body = looking.tree.child(above, "body");
        looking.kind(above) == looking.kinds.for_loop
            && body.is_some_and(|body| looking.whole(body).contains(&node))
            && looking.tree.child(above, "left").is_some_and(|left| looking.tree.text(left) == name)
    })
}

/// A function without a name uses what each turn of the loop around it gives anew.
pub(super) fn captures_loop_name(looking: &Looking<'_>, lambda: usize) -> bool {
    let own = looking.tree.child(lambda, "parameters").map(|part| looking.names_in(part)).unwrap_or_default();
    let Some(body) = looking.tree.child(lambda, "body") else { return false };
    let loops: Vec<usize> =
        looking.around(lambda).filter(|above| looking.kind(*above) == looking.kinds.for_loop).collect();
    looking.names_in(body).into_iter().filter(|name| !own.contains(name)).any(|name| {
        loops.iter().any(|around| {
            let whole = looking.whole(*around);
            looking.names.bindings.iter().any(|binding| binding.name == name && whole.contains(&binding.node))
        })
    })
}

/// A function with a call of itself in it, or a call of the function that it stands in.
pub(super) fn calls_itself(looking: &Looking<'_>, node: usize) -> bool {
    if looking.kind(node) == looking.kinds.call {
        let called =
            looking.tree.child(node, "function").map_or("", |called| last_word(looking.tree.text(called)));
        return looking
            .tree
            .ancestors(node)
            .filter(|above| looking.kind(*above) == looking.kinds.function)
            .any(|above| {
                looking.tree.child(above, "name").is_some_and(|name| looking.tree.text(name) == called)
            });
    }
    let name = looking.tree.child(node, "name").map_or("", |name| looking.tree.text(name));
    let body = looking.tree.child(node, "body");
    body.is_some_and(|body| looking.called_in(body).contains(&name))
}

/// The function of the program with the name that stands here; or the function itself.
pub(super) fn function_named(looking: &Looking<'_>, node: usize) -> Option<usize> {
    if looking.kind(node) == looking.kinds.function {
        return Some(node);
    }
    let name = looking.tree.text(node);
    let binding = looking
        .names
        .bindings
        .iter()
        .find(|binding| binding.how == Bound::Function && binding.name == name)?;
    looking.tree.nodes()[binding.node].parent
}

fn last_word(text: &str) -> &str {
    text.rsplit('.').next().unwrap_or(text)
}
