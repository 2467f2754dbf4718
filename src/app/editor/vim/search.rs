//! `/`, `?`, `n`, `N`, `*` and `#`: what is searched for, and where it is next. It never opens the line in
//! which a pattern is typed.

use super::command::{Command, Motion, Target, Verb};
use super::pattern::{compile, of_word};
use super::{Reply, Vim};
use crate::app::editor::Editor;
use crate::app::editor::query::Query;
use crate::app::editor::words::is_word;

impl Vim {
    /// A pattern is being typed: its first match is shown, and where one was is not forgotten.
    pub fn preview(&mut self, editor: &mut Editor, typed: &str) {
        let typed = pattern_of(typed, self.waiting_forward());
        let query =
            compile(typed, false).map_or_else(|_| Query::default(), |regex| Query::pattern(typed, regex));
        let forward = self.waiting_forward();
        editor.look_for(query, |editor, origin| {
            let head = origin.head;
            if forward {
                editor.match_from(editor.buffer.next_grapheme(head))
            } else {
                editor.match_before(head)
            }
        });
    }

    /// The pattern is typed; nothing stands for the last one again.
    pub fn search(&mut self, editor: &mut Editor, typed: &str, now: u64) -> Reply {
        let Some(waiting) = self.waiting.take() else { return Reply::default() };
        let Verb::Search { forward, operator } = waiting.verb else { return Reply::default() };
        editor.abandon_search();
        let typed = pattern_of(typed, forward);
        if !typed.is_empty() {
            match compile(typed, false) {
                Ok(regex) => editor.search_for(Query::pattern(typed, regex)),
                Err(error) => return Reply::told(format!("{error}.")),
            }
        }
        self.searches_forward = forward;
        let motion = Motion::NextMatch { turned: false };
        let verb =
            operator.map_or(Verb::Move(motion), |operator| Verb::Operate(operator, Target::Motion(motion)));
        self.run(editor, &Command { verb, ..waiting }, now)
    }

    /// No pattern after all.
    pub fn abandon_search(&mut self, editor: &mut Editor) {
        self.waiting = None;
        let visual = self.is_visual();
        editor.abandon_search();
        if visual {
            self.show(editor);
        }
    }

    /// Which way a search goes that has been asked for.
    pub fn waiting_forward(&self) -> bool {
        match self.waiting.as_ref().map(|command| command.verb) {
            Some(Verb::Search { forward, .. }) => forward,
            _ => true,
        }
    }

    /// The place of the next match from the cursor, or from `from`.
    pub(super) fn match_at(
        &mut self,
        editor: &mut Editor,
        from: usize,
        forward: bool,
        times: usize,
    ) -> Option<usize> {
        if !editor.resume_search() {
            self.told = Some("Nothing has been searched for yet: / begins a search.".to_owned());
            return None;
        }
        let total = editor.search_count().map_or(0, |count| count.total);
        if total == 0 {
            self.told = Some(format!("“{}” is not in the text.", editor.query()));
            return None;
        }
        let mut at = from;
        for _ in 0..=((times - 1) % total) {
            let found = if forward {
                editor.match_from(editor.buffer.next_grapheme(at))
            } else {
                editor.match_before(at)
            };
            at = found?.start;
        }
        Some(at)
    }
}

/// The word at the cursor, or the next one of its line, is searched for; returns where it begins.
pub(super) fn search_word_under_cursor(editor: &mut Editor) -> Option<usize> {
    let buffer = &editor.buffer;
    let head = editor.selection.head;
    let line = buffer.line_of(head);
    let (start, end) = (buffer.line_start(line), buffer.line_end(line));
    let letter = |offset: usize| buffer.char_at(offset).filter(|_| offset < end);
    let dark = |offset: usize| letter(offset).is_some_and(|letter| !letter.is_whitespace());
    let word = |offset: usize| letter(offset).is_some_and(is_word);
    let is_whole = (head..end).any(word);
    let belongs = |offset: usize| if is_whole { word(offset) } else { dark(offset) };
    let mut first = (head..end).find(|offset| belongs(*offset))?;
    let last = (first..end).find(|offset| !belongs(*offset)).unwrap_or(end);
    while first > start && belongs(first - 1) {
        first -= 1;
    }
    let pattern = of_word(&buffer.slice(first..last), is_whole);
    let regex = compile(&pattern, false).ok()?;
    editor.search_for(Query::pattern(&pattern, regex));
    Some(first)
}

/// The sign that began a pattern ends it, unless a backslash is in front of it; what follows is not for us.
fn pattern_of(typed: &str, forward: bool) -> &str {
    let sign = if forward { '/' } else { '?' };
    let mut escaped = false;
    let end = typed.find(|letter: char| {
        let ends = letter == sign && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    end.map_or(typed, |end| &typed[..end])
}
