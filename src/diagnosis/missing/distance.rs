//! The cheapest way from one ordered tree to another, node by node. It never knows what a node is.
//!
//! Source: Zhang and Shasha, "Simple fast algorithms for the editing distance between trees and related
//! problems", SIAM Journal on Computing 18 (1989). Nodes are in the order of the text; the method wants
//! them in postorder, and numbers them anew.

/// Trees whose sizes multiply to more are not compared.
pub const MOST_PAIRS: usize = 40_000;

/// A tree as the parents of its nodes, each after its parent; the first has none.
pub struct Ordered {
    /// For each place in postorder, the node.
    nodes: Vec<usize>,
    /// For each place in postorder, the place of its leftmost leaf.
    leftmost: Vec<usize>,
    keyroots: Vec<usize>,
}

impl Ordered {
    pub fn of(parents: &[Option<usize>]) -> Self {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
        for (node, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(node);
            }
        }
        let (mut nodes, mut leftmost) = (Vec::new(), Vec::new());
        // Each with the next child to go into, and the place of its first leaf once that is known.
        let mut open: Vec<(usize, usize, Option<usize>)> =
            if parents.is_empty() { Vec::new() } else { vec![(0, 0, None)] };
        while let Some((node, next, first)) = open.pop() {
            if let Some(child) = children[node].get(next) {
                open.push((node, next + 1, first));
                open.push((*child, 0, None));
                continue;
            }
            let place = nodes.len();
            let leaf = first.unwrap_or(place);
            nodes.push(node);
            leftmost.push(leaf);
            if let Some(above) = open.last_mut() {
                above.2.get_or_insert(leaf);
            }
        }
        let is_keyroot = |place: usize| !leftmost[place + 1..].contains(&leftmost[place]);
        let keyroots = (0..nodes.len()).filter(|place| is_keyroot(*place)).collect();
        Self { nodes, leftmost, keyroots }
    }
}

/// What becomes of the nodes: both are there, or only one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    pub cost: u32,
    /// Pairs of nodes that are laid on each other.
    pub pairs: Vec<(usize, usize)>,
}

/// The cheapest script; `single` is the cost of a node that the other tree has not, `pair` that of laying
/// two on each other. `None` where the trees are too large.
pub fn script(
    left: &Ordered,
    right: &Ordered,
    single: u32,
    pair: &dyn Fn(usize, usize) -> u32,
) -> Option<Script> {
    let (rows, columns) = (left.nodes.len(), right.nodes.len());
    if rows * columns > MOST_PAIRS || rows == 0 || columns == 0 {
        return None;
    }
    let mut table = Table { left, right, single, pair, trees: vec![0; rows * columns], columns };
    for down in &left.keyroots {
        for across in &right.keyroots {
            table.forest(*down, *across);
        }
    }
    let cost = table.trees[rows * columns - 1];
    let mut pairs = Vec::new();
    let mut open = vec![(rows - 1, columns - 1)];
    while let Some((down, across)) = open.pop() {
        table.follow(down, across, &mut pairs, &mut open);
    }
    pairs.sort_unstable();
    Some(Script { cost, pairs })
}

struct Table<'trees> {
    left: &'trees Ordered,
    right: &'trees Ordered,
    single: u32,
    pair: &'trees dyn Fn(usize, usize) -> u32,
    /// The distance of each pair of subtrees.
    trees: Vec<u32>,
    columns: usize,
}

impl Table<'_> {
    fn pair_cost(&self, down: usize, across: usize) -> u32 {
        (self.pair)(self.left.nodes[down], self.right.nodes[across])
    }

    /// Distances of the forests below two roots; those of whole subtrees are kept.
    fn forest(&mut self, down: usize, across: usize) -> Vec<Vec<u32>> {
        let (top, start) = (self.left.leftmost[down], self.right.leftmost[across]);
        let (height, width) = (down - top + 2, across - start + 2);
        let mut forest = vec![vec![0; width]; height];
        for row in 1..height {
            forest[row][0] = forest[row - 1][0] + self.single;
        }
        for column in 1..width {
            forest[0][column] = forest[0][column - 1] + self.single;
        }
        for row in 1..height {
            for column in 1..width {
                let (one, two) = (top + row - 1, start + column - 1);
                let alone =
                    (forest[row - 1][column] + self.single).min(forest[row][column - 1] + self.single);
                let whole = self.left.leftmost[one] == top && self.right.leftmost[two] == start;
                let together = if whole {
                    forest[row - 1][column - 1] + self.pair_cost(one, two)
                } else {
                    forest[self.left.leftmost[one] - top][self.right.leftmost[two] - start]
                        + self.trees[one * self.columns + two]
                };
                forest[row][column] = alone.min(together);
                if whole {
                    self.trees[one * self.columns + two] = forest[row][column];
                }
            }
        }
        forest
    }

    /// Walks back through the forests of two roots; subtrees that are laid on each other come later.
    fn follow(
        &mut self,
        down: usize,
        across: usize,
        pairs: &mut Vec<(usize, usize)>,
        open: &mut Vec<(usize, usize)>,
    ) {
        let forest = self.forest(down, across);
        let (top, start) = (self.left.leftmost[down], self.right.leftmost[across]);
        let (mut row, mut column) = (down - top + 1, across - start + 1);
        while row > 0 && column > 0 {
            let (one, two) = (top + row - 1, start + column - 1);
            let here = forest[row][column];
            let whole = self.left.leftmost[one] == top && self.right.leftmost[two] == start;
            if whole && here == forest[row - 1][column - 1] + self.pair_cost(one, two) {
                pairs.push((self.left.nodes[one], self.right.nodes[two]));
                row -= 1;
                column -= 1;
            } else if here == forest[row - 1][column] + self.single {
                row -= 1;
            } else if here == forest[row][column - 1] + self.single {
                column -= 1;
            } else {
                open.push((one, two));
                row = self.left.leftmost[one] - top;
                column = self.right.leftmost[two] - start;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PAIRS, Ordered, script};

    fn distance(left: &[(Option<usize>, char)], right: &[(Option<usize>, char)]) -> u32 {
        let parents =
            |tree: &[(Option<usize>, char)]| tree.iter().map(|(parent, _)| *parent).collect::<Vec<_>>();
        let (one, two) = (Ordered::of(&parents(left)), Ordered::of(&parents(right)));
        let pair = |down: usize, across: usize| u32::from(left[down].1 != right[across].1);
        let found = script(&one, &two, 1, &pair).expect("small trees");
        let alone = left.len() + right.len() - 2 * found.pairs.len();
        let changed = found.pairs.iter().filter(|(down, across)| left[*down].1 != right[*across].1).count();
        assert_eq!(found.cost as usize, alone + changed, "the script does not cost what it says");
        for pair in found.pairs.windows(2) {
            assert!(pair[0].0 < pair[1].0);
        }
        found.cost
    }

    /// The example of the paper: f(d(a, c(b)), e) and f(c(d(a, b)), e) are two steps apart.
    #[test]
    fn the_papers_own_example() {
        let left =
            [(None, 'f'), (Some(0), 'd'), (Some(1), 'a'), (Some(1), 'c'), (Some(3), 'b'), (Some(0), 'e')];
        let right =
            [(None, 'f'), (Some(0), 'c'), (Some(1), 'd'), (Some(2), 'a'), (Some(2), 'b'), (Some(0), 'e')];
        assert_eq!(distance(&left, &right), 2);
        assert_eq!(distance(&right, &left), 2);
        assert_eq!(distance(&left, &left), 0);
        assert_eq!(distance(&left[..1], &right), 5);
    }

    #[test]
    fn what_is_too_large_is_not_compared() {
        let chain: Vec<Option<usize>> = (0..300).map(|node: usize| node.checked_sub(1)).collect();
        let tree = Ordered::of(&chain);
        assert!(chain.len() * chain.len() > MOST_PAIRS);
        assert_eq!(script(&tree, &tree, 1, &|_, _| 0), None);
        assert_eq!(script(&Ordered::of(&[]), &tree, 1, &|_, _| 0), None);
    }
}
