//! From Markdown to blocks, by the events of `pulldown-cmark`. It never knows a width.

use super::table::{Side, Table};
use super::{Block, CodeBlock, Document, Span, TextRole};
use crate::app::text::{single_line, strip_control};
use crate::domain::Language;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Lists and quotations deeper than this stand where the deepest allowed one stands: what walks the
/// blocks does so by recursion, and a text from elsewhere must not choose how deep.
const DEEPEST: usize = 12;

const LANGUAGE_TAG: &str = "lang:";

pub(super) fn parse(markdown: &str, language: Option<Language>) -> Document {
    let mut builder = Builder::new(language);
    builder.read(&strip_control(markdown));
    builder.finish()
}

/// What a list, an item or a quotation becomes once it is closed.
enum Container {
    Quote,
    List {
        start: Option<u64>,
        loose: bool,
        items: Vec<Vec<Block>>,
    },
    Item,
    /// Too deep: its blocks go to the one around it.
    Transparent,
}

struct Frame {
    container: Container,
    blocks: Vec<Block>,
}

struct Builder {
    language: Option<Language>,
    /// How many fences for this language we are in.
    inside: usize,
    frames: Vec<Frame>,
    root: Vec<Block>,
    code: Vec<CodeBlock>,
    spans: Vec<Span>,
    /// Roles of the inline elements that are open, the innermost last.
    roles: Vec<TextRole>,
    links: Vec<(String, usize)>,
    /// The tag and text of the code block that is open.
    fence: Option<(String, String)>,
    table: Option<Table>,
}

impl Builder {
    fn new(language: Option<Language>) -> Self {
        Self {
            language,
            inside: 0,
            frames: Vec::new(),
            root: Vec::new(),
            code: Vec::new(),
            spans: Vec::new(),
            roles: Vec::new(),
            links: Vec::new(),
            fence: None,
            table: None,
        }
    }

    fn read(&mut self, markdown: &str) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(tag) => self.open(tag),
                Event::End(tag) => self.close(tag),
                Event::Text(text) => self.text(&text),
                Event::Code(text) => self.push(&single_line(&text), TextRole::Code),
                // There is no HTML here: what looks like it is shown as it was written.
                Event::Html(text) | Event::InlineHtml(text) => self.text(text.trim_end_matches('\n')),
                Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                    self.text(&text);
                }
                Event::SoftBreak => self.text(" "),
                Event::HardBreak => self.push("\n", TextRole::Body),
                Event::Rule => self.block(Block::Rule),
                Event::TaskListMarker(_) => {}
            }
        }
    }

    fn finish(mut self) -> Document {
        self.end_paragraph();
        Document { blocks: self.root, code: self.code }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end_paragraph();
                self.roles.push(TextRole::Heading);
            }
            Tag::Emphasis => self.roles.push(TextRole::Emphasis),
            Tag::Strong => self.roles.push(TextRole::Strong),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((single_line(&dest_url), self.spans.len()));
                self.roles.push(TextRole::Link);
            }
            Tag::BlockQuote(_) => self.open_container(Container::Quote),
            Tag::List(start) => {
                self.open_container(Container::List { start, loose: false, items: Vec::new() });
            }
            Tag::Item => self.open_container(Container::Item),
            Tag::Paragraph => {
                self.end_paragraph();
                if let [.., list, Frame { container: Container::Item, .. }] = self.frames.as_mut_slice()
                    && let Container::List { loose, .. } = &mut list.container
                {
                    *loose = true;
                }
            }
            Tag::CodeBlock(kind) => {
                self.end_paragraph();
                let tag = match kind {
                    CodeBlockKind::Fenced(info) => {
                        single_line(&info).split_whitespace().next().unwrap_or_default().to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                self.fence = Some((tag, String::new()));
            }
            Tag::Table(alignments) => {
                self.end_paragraph();
                self.table = Some(Table::new(alignments.into_iter().map(side).collect()));
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Heading(_) => {
                self.roles.pop();
                let spans = std::mem::take(&mut self.spans);
                if !spans.is_empty() {
                    self.block(Block::Heading(spans));
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => {
                self.roles.pop();
            }
            TagEnd::Link | TagEnd::Image => {
                self.roles.pop();
                self.end_link();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close_container(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::TableCell => {
                let spans = std::mem::take(&mut self.spans);
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(spans);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.block(Block::Table(table));
                }
            }
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn open_container(&mut self, container: Container) {
        self.end_paragraph();
        let container = if self.frames.len() < DEEPEST { container } else { Container::Transparent };
        self.frames.push(Frame { container, blocks: Vec::new() });
    }

    fn close_container(&mut self) {
        self.end_paragraph();
        let Some(frame) = self.frames.pop() else { return };
        match frame.container {
            Container::Quote => self.block(Block::Quote(frame.blocks)),
            Container::List { start, loose, items } => self.block(Block::List { start, loose, items }),
            Container::Item => match self.frames.last_mut() {
                Some(Frame { container: Container::List { items, .. }, .. }) => items.push(frame.blocks),
                _ => self.blocks().extend(frame.blocks),
            },
            Container::Transparent => self.blocks().extend(frame.blocks),
        }
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        self.frames.last_mut().map_or(&mut self.root, |frame| &mut frame.blocks)
    }

    fn block(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks().push(block);
    }

    /// What was written since the last block is a paragraph. (In lists without blank lines, text stands
    /// in its item without one.)
    fn end_paragraph(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks().push(Block::Paragraph(spans));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.fence {
            code.push_str(text);
            return;
        }
        let role = match self.roles.iter().find(|role| **role == TextRole::Heading) {
            Some(heading) => *heading,
            None => self.roles.last().copied().unwrap_or(TextRole::Body),
        };
        self.push(&single_line(text), role);
    }

    fn push(&mut self, text: &str, role: TextRole) {
        match self.spans.last_mut() {
            Some(last) if last.role == role => last.text.push_str(text),
            _ => self.spans.push(Span::new(text, role)),
        }
    }

    /// Writes where a link leads, unless its text says it or it leads within the page.
    fn end_link(&mut self) {
        let Some((target, from)) = self.links.pop() else { return };
        let shown: String =
            self.spans.get(from..).unwrap_or_default().iter().map(|span| span.text.as_str()).collect();
        let told = shown == target || target.strip_prefix("mailto:") == Some(&shown);
        if !target.is_empty() && !target.starts_with('#') && !told {
            self.push(&format!(" ({target})"), TextRole::LinkTarget);
        }
    }

    fn end_code(&mut self) {
        let Some((tag, mut text)) = self.fence.take() else { return };
        if let Some(slug) = tag.strip_prefix(LANGUAGE_TAG) {
            // Fences within fences end at the second: nothing asks for more.
            if self.inside == 0 && self.language.is_some_and(|language| language.slug() == slug) {
                self.inside += 1;
                self.read(&text);
                self.end_paragraph();
                self.inside -= 1;
            }
            return;
        }
        if text.ends_with('\n') {
            text.pop();
        }
        let index = self.code.len();
        self.code.push(CodeBlock { tag, text });
        self.block(Block::Code(index));
    }
}

fn side(alignment: Alignment) -> Side {
    match alignment {
        Alignment::None | Alignment::Left => Side::Left,
        Alignment::Center => Side::Centre,
        Alignment::Right => Side::Right,
    }
}
