//! A document for someone who listens, or who has lines and nothing else: prose, and code told apart by
//! words instead of by a tint. It never wraps, and draws nothing.

use super::table::Table;
use super::{Block, Document, Span, TextRole};

/// One piece, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    Heading(String),
    Prose(String),
    /// The lines of a code block.
    Code(Vec<String>),
}

impl Document {
    /// The whole document, piece by piece.
    pub fn spoken(&self) -> Vec<Spoken> {
        let mut teller = Teller { document: self, pieces: Vec::new(), marker: String::new() };
        teller.blocks(&self.blocks);
        teller.pieces
    }
}

struct Teller<'document> {
    document: &'document Document,
    pieces: Vec<Spoken>,
    /// Stands before the next piece of prose: the marker of a list's item.
    marker: String,
}

impl Teller<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(spans) => self.pieces.push(Spoken::Heading(words(spans))),
            Block::Paragraph(spans) => self.prose(&words(spans)),
            Block::List { start, items, .. } => self.list(*start, items),
            Block::Quote(inner) => {
                self.prose("Quotation:");
                self.blocks(inner);
                self.prose("End of quotation.");
            }
            Block::Code(index) => {
                let lines = self.document.code.get(*index).map(|code| code.text.split('\n'));
                let lines = lines.into_iter().flatten().map(str::to_owned).collect();
                self.pieces.push(Spoken::Code(lines));
            }
            Block::Table(table) => self.table(table),
            // A line across a page says nothing to the ear.
            Block::Rule => {}
        }
    }

    fn prose(&mut self, text: &str) {
        let marker = std::mem::take(&mut self.marker);
        self.pieces.push(Spoken::Prose(format!("{marker}{text}")));
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let before = std::mem::take(&mut self.marker);
        for (item, place) in items.iter().zip(0..) {
            let marker = match start {
                Some(first) => format!("{}. ", first.saturating_add(place)),
                None => "- ".to_owned(),
            };
            self.marker = format!("{before}{marker}");
            self.blocks(item);
            self.marker.clear();
        }
    }

    /// Each cell with the name of its column, since nobody hears what stands below what.
    fn table(&mut self, table: &Table) {
        let Some((head, rows)) = table.rows.split_first() else { return };
        let names: Vec<String> = head.iter().map(|cell| words(cell)).collect();
        self.prose(&format!("Table, {} rows:", rows.len()));
        for row in rows {
            let cells = row.iter().enumerate().map(|(column, cell)| match names.get(column) {
                Some(name) if !name.is_empty() => format!("{name}: {}", words(cell)),
                _ => words(cell),
            });
            let cells: Vec<String> = cells.collect();
            self.prose(&format!("- {}.", cells.join("; ")));
        }
    }
}

/// The text of spans; code within prose keeps its backticks, so that it is told apart.
fn words(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span.role {
            TextRole::Code => format!("`{}`", span.text),
            _ => span.text.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Spoken;
    use crate::app::document::Document;
    use crate::domain::Language;

    fn spoken(markdown: &str) -> Vec<Spoken> {
        Document::parse(markdown, Some(Language::Python)).spoken()
    }

    fn prose(text: &str) -> Spoken {
        Spoken::Prose(text.to_owned())
    }

    #[test]
    fn everything_is_told_in_its_order() {
        let markdown =
            "# Rain\n\nCall **it** `rain`.\n\n---\n\n- one\n- two:\n\n  ```\n  a\n    b\n  ```\n\n3. three\n";
        assert_eq!(
            spoken(markdown),
            [
                Spoken::Heading("Rain".to_owned()),
                prose("Call it `rain`."),
                prose("- one"),
                prose("- two:"),
                Spoken::Code(vec!["a".to_owned(), "  b".to_owned()]),
                prose("3. three"),
            ]
        );
    }

    #[test]
    fn tables_and_quotations_are_told_without_drawing() {
        let markdown = "> wise\n\n| day | rain |\n|---|---|\n| Monday | 3 |\n| Tuesday | |\n";
        assert_eq!(
            spoken(markdown),
            [
                prose("Quotation:"),
                prose("wise"),
                prose("End of quotation."),
                prose("Table, 2 rows:"),
                prose("- day: Monday; rain: 3."),
                prose("- day: Tuesday; rain: ."),
            ]
        );
    }
}
