//! A whole command, done: what it means in the mode that one is in. It never reads letters.

use super::command::{Command, Motion, Operator, ScrollTo, Target, TextObject, Verb};
use super::motions::{Extent, Reach, last_place};
use super::operators::Operation;
use super::region::Region;
use super::text_objects::{held, region_of};
use super::word_motions::{Class, class_at, end};
use super::{Mode, Reply, Request, Vim, changes};
use crate::app::editor::{Editor, Outcome, Selection, graphemes};
use crate::domain::Action;

impl Vim {
    /// Does a command as one step of undo, and keeps it for `.`.
    pub(super) fn run(&mut self, editor: &mut Editor, command: &Command, now: u64) -> Reply {
        let changes = command.is_change() || command.verb == Verb::Repeat;
        if changes {
            editor.history.begin_group();
        }
        let covered = self.is_visual().then(|| self.covered(editor));
        let mut reply = self.perform(editor, command, now);
        if reply.outcome.changed.is_some() || self.mode == Mode::Insert {
            self.remember(command, covered);
        }
        if changes && self.mode != Mode::Insert {
            editor.history.end_group();
        }
        reply.told = reply.told.or(self.told.take());
        self.keep_in_line(editor);
        self.show(editor);
        reply
    }

    pub(super) fn perform(&mut self, editor: &mut Editor, command: &Command, now: u64) -> Reply {
        let times = command.times();
        let visual = self.is_visual();
        let outcome = match command.verb {
            Verb::Move(motion) => {
                self.go(editor, motion, command.count);
                Outcome::handled()
            }
            Verb::Operate(operator, target) => {
                return Reply::of(self.operate_on(editor, operator, target, command, now));
            }
            Verb::Select(object) => {
                self.select_object(editor, object, times);
                Outcome::handled()
            }
            Verb::Insert(place) if visual => {
                let region = self.selected(editor);
                self.end_visual(editor);
                let first = editor.buffer.line_of(region.range.start);
                let at_start = place == super::command::InsertAt::Cursor;
                let target = if at_start { editor.buffer.line_start(first) } else { region.range.end };
                editor.place(Selection::cursor(target));
                self.begin_insertion(1, false, false);
                Outcome::handled()
            }
            Verb::Insert(place) => self.insert_at(editor, place, times, now),
            Verb::ReplaceWith(letter) if visual => {
                let region = self.selected(editor);
                self.end_visual(editor);
                changes::replace_all(editor, region.range, letter, now)
            }
            Verb::ReplaceWith(letter) => changes::replace_ahead(editor, letter, times, now),
            Verb::ToggleCase => changes::toggle_case(editor, times, now),
            Verb::Join { spaced } => {
                let (first, last) = if visual {
                    self.selected(editor).line_numbers(editor)
                } else {
                    let line = editor.cursor().line;
                    (line, line + times.max(2) - 1)
                };
                self.end_visual(editor);
                changes::join(editor, first, last.max(first + 1), spaced, now)
            }
            Verb::Put { before } if visual => self.put_over(editor, command, before, now),
            Verb::Put { before } => self.put(editor, command, before, now),
            Verb::Undo => self.undo(editor, times),
            Verb::Repeat => self.repeat(editor, command.count, now),
            Verb::Visual { lines } => {
                let mode = if lines { Mode::VisualLine } else { Mode::Visual };
                if self.mode == mode {
                    self.end_visual(editor);
                } else {
                    self.begin_visual(editor, lines);
                }
                Outcome::handled()
            }
            Verb::Reselect => {
                self.reselect(editor);
                Outcome::handled()
            }
            Verb::SwapEnds => {
                let Selection { anchor, head } = editor.selection;
                editor.place(Selection { anchor: head, head: anchor });
                Outcome::handled()
            }
            Verb::Search { .. } => {
                self.waiting = Some(command.clone());
                return Reply::asking(Request::Search);
            }
            Verb::CommandLine => {
                let range = match command.count {
                    _ if visual => "'<,'>".to_owned(),
                    None => String::new(),
                    Some(1) => ".".to_owned(),
                    Some(count) => format!(".,.+{}", count - 1),
                };
                self.end_visual(editor);
                return Reply::asking(Request::CommandLine(range));
            }
            Verb::Scroll(place) => {
                scroll(editor, place);
                Outcome::handled()
            }
            Verb::Leave => return Reply::asking(Request::Do(Action::Quit)),
        };
        Reply::of(outcome)
    }

    fn go(&mut self, editor: &mut Editor, motion: Motion, count: Option<usize>) {
        let visual = self.is_visual();
        let Some(reach) = self.reach(editor, motion, count, false) else { return };
        let mut head = reach.target;
        if head == editor.buffer.len_chars() && !matches!(motion, Motion::LineEnd | Motion::Right) {
            head = last_place(editor, editor.buffer.last_line());
        }
        // A bracket or a letter that is looked for may be within a grapheme.
        head = graphemes::floor_boundary(editor.buffer.text(), head);
        editor.history.close();
        let anchor = if visual { editor.selection.anchor } else { head };
        editor.place(Selection { anchor, head });
        editor.goal_column = reach.goal;
    }

    fn operate_on(
        &mut self,
        editor: &mut Editor,
        operator: Operator,
        target: Target,
        command: &Command,
        now: u64,
    ) -> Outcome {
        let mut times = command.times();
        let head = editor.selection.head;
        let found = match target {
            Target::Motion(motion) => self.region_of_motion(editor, operator, motion, command.count),
            Target::Object(object) => {
                let region = region_of(editor, object, &held(editor, Selection::cursor(head)), times);
                region.map(|region| (region.range.start, region))
            }
            Target::Lines => {
                let line = editor.cursor().line;
                let region = Region::lines(editor, line, line + times - 1);
                let is_case = matches!(operator, Operator::Case(_));
                Some((if is_case { region.range.start } else { head }, region))
            }
            Target::Selection | Target::SelectedLines => {
                let mut region = self.selected(editor);
                let backward = head < editor.selection.anchor;
                let cursor = if region.lines && backward { head } else { region.range.start };
                if target == Target::SelectedLines {
                    let (first, last) = region.line_numbers(editor);
                    region = Region::lines(editor, first, last);
                }
                Some((cursor, region))
            }
        };
        let Some((cursor, mut region)) = found else { return Outcome::handled() };
        let text = editor.buffer.text();
        let (start, end) = (region.range.start, region.range.end);
        region.range = graphemes::floor_boundary(text, start)..graphemes::ceil_boundary(text, end);
        let cursor = graphemes::floor_boundary(text, cursor);
        if matches!(target, Target::Selection | Target::SelectedLines) {
            self.end_visual(editor);
        } else {
            times = 1;
            if operator == Operator::Delete {
                region = region.for_deleting(editor);
            }
        }
        let operation = Operation { operator, region, register: command.register, times, cursor };
        self.operate(editor, operation, now)
    }

    /// The region, and where the cursor is if nothing changes.
    fn region_of_motion(
        &mut self,
        editor: &mut Editor,
        operator: Operator,
        motion: Motion,
        count: Option<usize>,
    ) -> Option<(usize, Region)> {
        let head = editor.selection.head;
        let reach = match motion {
            // `cw` on a word leaves the blanks behind it.
            Motion::NextWord { big }
                if operator == Operator::Change && class_at(&editor.buffer, head, big) != Class::Blank =>
            {
                let mut target = head;
                for step in 0..count.unwrap_or(1).max(1) {
                    target = end(&editor.buffer, target, big, step == 0).unwrap_or(target);
                }
                Some(Reach { target, extent: Extent::Inclusive, goal: None })
            }
            _ => self.reach(editor, motion, count, true),
        };
        let Some(reach) = reach else {
            // Changing nothing still begins to insert.
            let begins = operator == Operator::Change && motion == Motion::Right;
            return begins.then(|| (head, Region::characters(head..head)));
        };
        let mut region = Region::of(editor, reach);
        if matches!(motion, Motion::NextWord { .. }) && region.lines {
            // A word that ends its line is taken without the line.
            region.lines = false;
            region.range.start = head;
        }
        let cursor = if region.lines { reach.target.min(head) } else { region.range.start };
        Some((cursor, region))
    }

    /// Selects an object, or goes on to the next one where more than a character is selected.
    fn select_object(&mut self, editor: &mut Editor, object: TextObject, times: usize) {
        let Selection { anchor, head } = editor.selection;
        let range = held(editor, editor.selection);
        let grown = anchor != head;
        let by_words = matches!(object.kind, super::command::ObjectKind::Word { .. });
        let inside = if grown && by_words && head >= anchor { range.end..range.end } else { range };
        let Some(region) = region_of(editor, object, &inside, times) else { return };
        if region.range.is_empty() && !region.lines {
            return;
        }
        if region.lines {
            self.mode = Mode::VisualLine;
        } else if self.mode == Mode::VisualLine {
            self.mode = Mode::Visual;
        }
        let start = if grown && by_words { anchor.min(region.range.start) } else { region.range.start };
        let last = editor.buffer.previous_grapheme(region.range.end).max(start);
        editor.place(Selection { anchor: start, head: last });
    }

    /// Puts a register in the place of what is selected.
    fn put_over(&mut self, editor: &mut Editor, command: &Command, keep: bool, now: u64) -> Outcome {
        let register = self.registers.get(editor, command.register);
        let region = self.selected(editor);
        self.end_visual(editor);
        changes::put_over(self, editor, &region, &register, keep, now)
    }
}

fn scroll(editor: &mut Editor, place: ScrollTo) {
    let line = editor.cursor().line;
    let rows = editor.viewport.rows;
    let top = match place {
        ScrollTo::Top => line,
        ScrollTo::Middle => line.saturating_sub(rows / 2),
        ScrollTo::Bottom => (line + 1).saturating_sub(rows),
    };
    let by = top.cast_signed() - editor.scroll().top.cast_signed();
    editor.scroll_by(by);
}
