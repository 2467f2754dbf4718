//! The map by itself: layers hold, nothing lies upon anything else, every line can be followed from end to
//! end, and walking goes along lines.

use super::drawing::{DOWN, LEFT, NODE_ROWS, RIGHT, UP};
use super::graph::SkillGraph;
use super::walk::{self, Way};
use super::{SkillMap, tree};
use crate::domain::skill::Skill;
use std::collections::{BTreeSet, VecDeque};

fn skill(slug: &str, needs: &[&str]) -> Skill {
    Skill {
        slug: slug.to_owned(),
        title: slug.to_uppercase(),
        about: String::new(),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        concept: String::new(),
    }
}

/// The graph of the built-in pack, as of 2026-11.
fn built_in() -> SkillGraph {
    let skills = [
        ("variables", &[][..]),
        ("functions", &["variables"]),
        ("types", &["variables"]),
        ("conditionals", &["types"]),
        ("loops", &["conditionals"]),
        ("strings", &["types"]),
        ("lists", &["loops"]),
        ("grids", &["lists", "loops"]),
        ("slicing", &["strings", "lists"]),
        ("tuples", &["lists"]),
        ("dates", &["tuples", "types"]),
        ("dictionaries", &["lists"]),
        ("sets", &["lists"]),
        ("comprehensions", &["dictionaries"]),
        ("iteration", &["comprehensions", "functions"]),
        ("scope", &["functions", "lists"]),
        ("sorting", &["tuples", "functions"]),
        ("searching", &["sorting", "conditionals"]),
        ("higher-order", &["functions", "sorting"]),
        ("errors", &["functions", "conditionals"]),
        ("classes", &["dictionaries", "scope"]),
        ("text-parsing", &["slicing", "dictionaries"]),
        ("recursion", &["scope", "slicing"]),
        ("stacks-queues", &["classes"]),
        ("graphs", &["stacks-queues", "sets"]),
        ("dynamic-programming", &["recursion"]),
    ];
    SkillGraph::new(&skills.map(|(slug, needs)| skill(slug, needs)))
}

/// Graphs that nobody drew: each skill needs some of those before it.
fn random(count: usize, seed: u64) -> SkillGraph {
    let mut state = seed;
    let mut dice = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let slugs: Vec<String> = (0..count).map(|number| format!("skill-{number}")).collect();
    let skills: Vec<Skill> = (0..count)
        .map(|number| {
            let wanted = if number == 0 { 0 } else { dice(4) };
            let needs: Vec<&str> = (0..wanted).map(|_| slugs[dice(number)].as_str()).collect();
            skill(&slugs[number], &needs)
        })
        .collect();
    SkillGraph::new(&skills)
}

fn all() -> Vec<SkillGraph> {
    let mut graphs = vec![SkillGraph::default(), built_in()];
    graphs.extend((0..40).map(|seed| random(3 + seed as usize * 2, seed)));
    graphs
}

#[test]
fn every_skill_stands_below_what_it_needs() {
    for graph in all() {
        let boxes = &graph.drawing().boxes;
        for (number, node) in graph.nodes().iter().enumerate() {
            for need in &node.needs {
                assert!(graph.nodes()[*need].layer < node.layer);
                assert!(boxes[*need].top + NODE_ROWS < boxes[number].top, "there is room for a line");
                assert!(graph.nodes()[*need].opens.contains(&number));
            }
        }
        let drawn: usize = graph.layers().iter().map(Vec::len).sum();
        assert_eq!(drawn, graph.nodes().len());
    }
}

#[test]
fn no_skill_lies_upon_another_or_upon_a_line() {
    for graph in all() {
        let drawing = graph.drawing();
        let mut taken = BTreeSet::new();
        for node in &drawing.boxes {
            assert!(node.left + node.width <= drawing.width && node.top + NODE_ROWS <= drawing.height);
            for row in node.top..node.top + NODE_ROWS {
                for column in node.left..node.left + node.width {
                    assert!(taken.insert((row, column)), "two skills at {row}, {column}");
                    assert!(!drawing.strokes.contains_key(&(row, column)), "a line at {row}, {column}");
                }
            }
        }
    }
}

/// From below `from`, along its own strokes only, to above `to`.
fn can_be_followed(graph: &SkillGraph, from: usize, to: usize) -> bool {
    let drawing = graph.drawing();
    let boxes = &drawing.boxes;
    let ways_at = |row: usize, column: usize| {
        let cell = drawing.strokes.get(&(row, column))?;
        let own = cell.iter().find(|stroke| stroke.source == from && stroke.targets.contains(&to))?;
        Some(own.ways)
    };
    let below = boxes[from].top + NODE_ROWS;
    let columns = boxes[from].left..boxes[from].left + boxes[from].width;
    let mut open: VecDeque<(usize, usize)> = columns
        .filter(|column| ways_at(below, *column).is_some_and(|ways| ways & UP != 0))
        .map(|column| (below, column))
        .collect();
    let mut seen = BTreeSet::new();
    while let Some((row, column)) = open.pop_front() {
        let Some(ways) = ways_at(row, column) else { continue };
        if !seen.insert((row, column)) {
            continue;
        }
        let under = boxes[to].left..boxes[to].left + boxes[to].width;
        if ways & DOWN != 0 && row + 1 == boxes[to].top && under.contains(&column) {
            return true;
        }
        for (way, back, next) in [
            (DOWN, UP, (row + 1, column)),
            (LEFT, RIGHT, (row, column.wrapping_sub(1))),
            (RIGHT, LEFT, (row, column + 1)),
            (UP, DOWN, (row.wrapping_sub(1), column)),
        ] {
            let is_joined = ways_at(next.0, next.1).is_some_and(|other| other & back != 0);
            if ways & way != 0 && is_joined {
                open.push_back(next);
            }
        }
    }
    false
}

#[test]
fn every_line_can_be_followed_from_end_to_end() {
    for (place, graph) in all().iter().enumerate() {
        for (number, node) in graph.nodes().iter().enumerate() {
            for need in &node.needs {
                let (from, to) = (&graph.nodes()[*need].slug, &node.slug);
                assert!(can_be_followed(graph, *need, number), "graph {place}: {from} to {to}");
            }
        }
    }
}

/// Two lines may cross, one down and one across; they never run along each other or turn in one cell.
#[test]
fn lines_cross_but_never_lie_upon_each_other() {
    for (place, graph) in all().iter().enumerate() {
        for ((row, column), cell) in &graph.drawing().strokes {
            assert!(cell.len() <= 2, "graph {place}: {cell:?} at {row}, {column}");
            if let [one, other] = &cell[..] {
                let both = [one.ways, other.ways];
                assert!(
                    both.contains(&(UP | DOWN)) && both.contains(&(LEFT | RIGHT)),
                    "graph {place}: {cell:?} at {row}, {column}"
                );
            }
        }
    }
}

#[test]
fn the_built_in_map_stands_in_a_window_of_120_columns_with_few_crossings() {
    let graph = built_in();
    let crossings = graph.drawing().strokes.values().filter(|cell| cell.len() > 1).count();
    assert!(graph.drawing().width <= 118, "{} columns", graph.drawing().width);
    assert!(graph.drawing().height <= 48, "{} rows", graph.drawing().height);
    assert!(crossings <= 28, "{crossings} crossings");
}

#[test]
fn circles_and_strangers_are_left_out() {
    let graph = SkillGraph::new(&[
        skill("first", &["second", "nobody", "first"]),
        skill("second", &["first"]),
        skill("third", &["second", "second"]),
    ]);
    let needs: Vec<&[usize]> = graph.nodes().iter().map(|node| node.needs.as_slice()).collect();
    assert_eq!(needs, [&[][..], &[0], &[1]]);
}

fn walked(
    graph: &SkillGraph,
    from: &str,
    ways: &[Way],
    step: fn(&SkillGraph, &SkillMap, Way) -> usize,
) -> String {
    let mut map = SkillMap { chosen: graph.number(from).expect("a skill"), ..SkillMap::default() };
    for way in ways {
        let next = step(graph, &map, *way);
        map.choose(next);
    }
    graph.nodes()[map.chosen].slug.clone()
}

#[test]
fn walking_goes_along_lines_and_back_the_same_way() {
    let graph = built_in();
    for (from, ways, to) in [
        ("types", &[Way::Up][..], "variables"),
        ("loops", &[Way::Down], "lists"),
        ("scope", &[Way::Up, Way::Down], "scope"),
        ("grids", &[Way::Up, Way::Down], "grids"),
        ("sets", &[Way::Down], "graphs"),
        ("variables", &[Way::Up], "variables"),
        ("graphs", &[Way::Down], "graphs"),
    ] {
        assert_eq!(walked(&graph, from, ways, walk::step), to, "from {from}");
    }
    for row in graph.layers() {
        let first = &graph.nodes()[row[0]].slug;
        let ways = vec![Way::Right; row.len() + 3];
        assert_eq!(walked(&graph, first, &ways, walk::step), graph.nodes()[row[row.len() - 1]].slug);
    }
}

#[test]
fn the_list_has_every_skill_once_under_one_that_it_needs() {
    for graph in all() {
        let rows = tree::rows(&graph);
        let skills: BTreeSet<usize> = rows.iter().map(|row| row.skill).collect();
        assert_eq!((skills.len(), rows.len()), (graph.nodes().len(), graph.nodes().len()));
        for (place, row) in rows.iter().enumerate() {
            let above = rows[..place].iter().rev().find(|above| above.depth < row.depth);
            let needs = &graph.nodes()[row.skill].needs;
            match above.filter(|_| row.depth > 0) {
                Some(above) => assert!(needs.contains(&above.skill)),
                None => assert!(needs.is_empty()),
            }
            assert_eq!(row.also.len() + usize::from(row.depth > 0), needs.len());
        }
    }
    let graph = built_in();
    assert_eq!(walked(&graph, "types", &[Way::Right, Way::Right], walk::step_in_list), "loops");
    assert_eq!(walked(&graph, "graphs", &[Way::Left], walk::step_in_list), "stacks-queues");
}
