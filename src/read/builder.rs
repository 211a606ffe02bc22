//! Builds the text of a document block by block, with a hint for each.

use crate::source::{Hint, HintKind, Source};
use crate::text::SourceSpan;

/// A text in the making. Blocks are parted by a blank line, items and cells as a reader expects them.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    source: Source,
    last: Option<HintKind>,
}

impl Builder {
    /// Adds a block; one without text is left out. Items get a bullet where they have none of their own.
    pub fn block(&mut self, kind: HintKind, text: &str) {
        self.add(kind, text, None);
    }

    /// Adds lines that are read as those of plain text are: an address, or what a writer broke by hand.
    pub fn plain(&mut self, text: &str) {
        self.add(HintKind::Paragraph, text, None);
        if self.last == Some(HintKind::Paragraph) && !text.trim().is_empty() {
            self.source.hints.pop();
        }
    }

    /// Adds a line that stands directly below the one before, like those of an address.
    pub fn next_line(&mut self, kind: HintKind, text: &str) {
        self.add(kind, text, Some("\n"));
    }

    /// Adds the cells of a row of a table.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        let mut first = true;
        for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
            let in_table = self.last == Some(HintKind::TableCell);
            let gap = if !first {
                "\t"
            } else if in_table {
                "\n"
            } else {
                "\n\n"
            };
            self.add(HintKind::TableCell, cell, Some(gap));
            first = false;
        }
    }

    pub fn finish(self) -> Source {
        self.source
    }

    /// Whether nothing has been added yet.
    pub fn is_empty(&self) -> bool {
        self.source.text.is_empty()
    }

    fn add(&mut self, kind: HintKind, text: &str, gap: Option<&str>) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let in_list = kind == HintKind::ListItem && self.last == Some(kind);
        if !self.is_empty() {
            self.source.text.push_str(gap.unwrap_or(if in_list { "\n" } else { "\n\n" }));
        }
        let start = self.source.text.len() as u32;
        self.source.text.push_str(text);
        let end = self.source.text.len() as u32;
        self.source.hints.push(Hint { span: SourceSpan { start, end }, kind });
        self.last = Some(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_parted_and_hinted() {
        let mut builder = Builder::default();
        builder.block(HintKind::Heading(1), " Neues Haus ");
        builder.block(HintKind::Paragraph, "");
        builder.block(HintKind::Paragraph, "Der Bund wächst.");
        builder.block(HintKind::ListItem, "• Haus Muster");
        builder.block(HintKind::ListItem, "• Haus Beispiel");
        builder.plain("Musterbund\nHaus 3");
        builder.row(["a", "b"].into_iter());
        builder.row(["c", ""].into_iter());
        builder.block(HintKind::Paragraph, "Anschrift");
        builder.next_line(HintKind::Paragraph, "Musterweg 1");
        let source = builder.finish();
        let expected = "Neues Haus\n\nDer Bund wächst.\n\n• Haus Muster\n• Haus Beispiel\n\nMusterbund\nHaus 3\n\na\tb\nc\n\nAnschrift\nMusterweg 1";
        assert_eq!(source.text, expected);
        let hint = &source.hints[3];
        assert_eq!(&source.text[hint.span.start as usize..hint.span.end as usize], "• Haus Beispiel");
        assert_eq!(source.hints.len(), 9);
    }
}
