//! Writes the blocks of the text down, with hints for what they are.

use super::blocks::{Block, Blocks, Kind};
use super::captions;
use super::main_content::Content;
use crate::source::{Hint, HintKind};
use crate::text::SourceSpan;

/// The text as it is analysed: paragraphs between blank lines, an item a line, a row of a table a line.
///
/// Lines within a block and short lines get no hint: they are read as those of plain text are.
pub fn write(blocks: &Blocks, content: &Content) -> (String, Vec<Hint>) {
    let mut text = String::new();
    let mut hints = Vec::new();
    let mut last: Option<Kind> = None;
    for &at in &content.kept {
        let block = &blocks.blocks[at];
        let shown = captions::without_credit(blocks.text(block), block.kind == Kind::Caption);
        if shown.is_empty() {
            continue;
        }
        let kind = if content.headline == Some(at) { Kind::Heading(1) } else { block.kind };
        if let Some(last) = last {
            text.push_str(between(last, kind));
        }
        let start = text.len() as u32;
        text.push_str(shown);
        let span = SourceSpan { start, end: text.len() as u32 };
        hints.extend(hint(block, kind, shown).map(|kind| Hint { span, kind }));
        last = Some(kind);
    }
    text.push('\n');
    (text, hints)
}

fn between(last: Kind, next: Kind) -> &'static str {
    match (last, next) {
        (Kind::Cell(row), Kind::Cell(next)) if row == next => "\t",
        (Kind::Cell(_), Kind::Cell(_)) | (Kind::Item, Kind::Item) => "\n",
        _ => "\n\n",
    }
}

fn hint(block: &Block, kind: Kind, shown: &str) -> Option<HintKind> {
    match kind {
        Kind::Heading(level) => Some(HintKind::Heading(level)),
        Kind::Item => Some(HintKind::ListItem),
        Kind::Cell(_) => Some(HintKind::TableCell),
        _ if shown.contains('\n') => None,
        Kind::Quote => Some(HintKind::QuoteBlock),
        Kind::Caption | Kind::Paragraph if block.is_sentences() => Some(HintKind::Paragraph),
        Kind::Caption | Kind::Paragraph => None,
    }
}
