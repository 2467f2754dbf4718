//! An editor so simple that it is surely right: a list of characters, searched from the beginning
//! each time. It knows prose only: no indentation, no pairs.

use codementor::app::editor::layout;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Debug, Clone, Default)]
pub struct Model {
    pub text: Vec<char>,
    pub anchor: usize,
    pub head: usize,
    goal: Option<usize>,
    register: (String, bool),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Left,
    Right,
    Up,
    Down,
    LineStart,
    LineEnd,
    Top,
    Bottom,
}

impl Model {
    pub fn new(text: &str) -> Self {
        Self { text: text.chars().collect(), ..Self::default() }
    }

    pub fn text(&self) -> String {
        self.text.iter().collect()
    }

    pub fn travel(&mut self, way: Way, extend: bool) {
        let (start, end) = self.range();
        let goal = self.goal.take();
        if !extend && start != end && matches!(way, Way::Left | Way::Right) {
            self.head = if way == Way::Left { start } else { end };
            self.anchor = self.head;
            return;
        }
        let (line_start, line_end) = (self.line_start(self.head), self.line_end(self.head));
        let column = goal.unwrap_or_else(|| self.column(self.head));
        self.head = match way {
            Way::Left => self.boundaries().into_iter().rfind(|edge| *edge < self.head).unwrap_or(0),
            Way::Right => self.boundaries().into_iter().find(|edge| *edge > self.head).unwrap_or(self.head),
            Way::Up if line_start == 0 => 0,
            Way::Up => self.at_column(self.line_start(line_start - 1), column),
            Way::Down if line_end == self.text.len() => line_end,
            Way::Down => self.at_column(line_end + 1, column),
            Way::LineStart => {
                let blanks =
                    self.text[line_start..line_end].iter().take_while(|blank| matches!(blank, ' ' | '\t'));
                let letter = line_start + blanks.count();
                let letter = self.boundaries().into_iter().rfind(|edge| *edge <= letter).unwrap_or(letter);
                if self.head == letter { line_start } else { letter }
            }
            Way::LineEnd => line_end,
            Way::Top => 0,
            Way::Bottom => self.text.len(),
        };
        if !extend {
            self.anchor = self.head;
        }
        if matches!(way, Way::Up | Way::Down) {
            self.goal = Some(column);
        }
    }

    pub fn select_all(&mut self) {
        (self.anchor, self.head, self.goal) = (0, self.text.len(), None);
    }

    pub fn insert(&mut self, text: &str) {
        let (start, end) = self.range();
        self.put(start, end, text);
    }

    pub fn delete_left(&mut self) {
        let (mut start, end) = self.range();
        if start == end {
            start = self.boundaries().into_iter().rfind(|edge| *edge < start).unwrap_or(0);
        }
        self.put(start, end, "");
    }

    pub fn delete_right(&mut self) {
        let (start, mut end) = self.range();
        if start == end {
            end = self.boundaries().into_iter().find(|edge| *edge > end).unwrap_or(end);
        }
        self.put(start, end, "");
    }

    pub fn copy(&mut self) {
        let (start, end) = self.range();
        self.register = if start == end {
            let line = self.line_start(self.head)..self.line_end(self.head);
            (self.text[line].iter().chain(&['\n']).collect(), true)
        } else {
            (self.text[start..end].iter().collect(), false)
        };
    }

    pub fn paste(&mut self, text: &str) {
        if self.register.1 && self.register.0 == text {
            self.paste_register();
        } else if !text.is_empty() {
            self.insert(text);
        }
    }

    pub fn paste_register(&mut self) {
        let (text, whole_lines) = self.register.clone();
        let (start, end) = self.range();
        if whole_lines && start == end {
            let line = self.line_start(start);
            let head = start + text.chars().count();
            self.put(line, line, &text);
            self.settle(head);
        } else if !text.is_empty() {
            self.put(start, end, &text);
        }
    }

    pub fn duplicate(&mut self) {
        let (start, end) = self.range();
        let (anchor, head) = (self.anchor, self.head);
        if start == end {
            let (line_start, line_end) = (self.line_start(head), self.line_end(head));
            let line: String = self.text[line_start..line_end].iter().collect();
            self.put(line_end, line_end, &format!("\n{line}"));
            self.settle(head + line_end - line_start + 1);
        } else {
            let copy: String = self.text[start..end].iter().collect();
            self.put(end, end, &copy);
            self.settle(head + end - start);
            self.anchor = self.whole(anchor + end - start);
        }
    }

    fn range(&self) -> (usize, usize) {
        (self.anchor.min(self.head), self.anchor.max(self.head))
    }

    fn put(&mut self, start: usize, end: usize, text: &str) {
        self.text.splice(start..end, text.chars());
        self.settle(start + text.chars().count());
    }

    fn settle(&mut self, head: usize) {
        self.head = self.whole(head);
        self.anchor = self.head;
        self.goal = None;
    }

    fn whole(&self, offset: usize) -> usize {
        self.boundaries().into_iter().find(|edge| *edge >= offset).unwrap_or(self.text.len())
    }

    fn boundaries(&self) -> Vec<usize> {
        let mut edges = vec![0];
        for cluster in self.text().graphemes(true) {
            edges.push(edges[edges.len() - 1] + cluster.chars().count());
        }
        edges
    }

    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset].iter().rposition(|end| *end == '\n').map_or(0, |end| end + 1)
    }

    fn line_end(&self, offset: usize) -> usize {
        self.text[offset..].iter().position(|end| *end == '\n').map_or(self.text.len(), |end| offset + end)
    }

    fn column(&self, offset: usize) -> usize {
        let line: String = self.text[self.line_start(offset)..offset].iter().collect();
        line.graphemes(true).fold(0, |column, cluster| column + layout::glyph(cluster, column).width)
    }

    fn at_column(&self, line_start: usize, wanted: usize) -> usize {
        let line: String = self.text[line_start..self.line_end(line_start)].iter().collect();
        let (mut offset, mut column) = (line_start, 0);
        for cluster in line.graphemes(true) {
            column += layout::glyph(cluster, column).width;
            if column > wanted {
                break;
            }
            offset += cluster.chars().count();
        }
        offset
    }
}
