//! Cuts the text where a format says that something begins or ends.

use super::lines::{self, Layout};
use super::pieces::{Piece, Shape, assemble};
use super::{Reader, items};
use crate::source::{Hint, HintKind};
use crate::text::{Span, Text};

/// The pieces of a text with hints: one for each hinted stretch; what no hint covers is divided by its lines.
pub fn assemble_hinted(reader: &Reader, text: &Text, hints: &[Hint]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut token = 0;
    for (region, shape) in regions(text, hints) {
        let first = token;
        while reader.tokens.get(token).is_some_and(|token| token.span.start < region.end) {
            token += 1;
        }
        if token == first {
            continue;
        }
        match shape {
            Some(shape) => pieces.push(Piece { tokens: first..token, shape, after_blank: true, lines: 1 }),
            None => {
                // from token to token: a hint may begin or end within one
                let lines = lines::read(reader, reader.span(first..token), first);
                let layout = lines::layout(reader, &lines);
                pieces.extend(assemble(reader, &lines, if lines.len() > 2 { layout } else { Layout::Paragraphs }));
            }
        }
    }
    for piece in &mut pieces {
        if piece.shape == Shape::Item(0) {
            piece.shape = Shape::Item(items::hinted_marker(reader, &piece.tokens));
        }
    }
    pieces
}

/// Hints that nest deeper than this say nothing more.
const DEEPEST: usize = 32;

/// The stretches between the borders of all hints, in order, with what the innermost telling hint says of each.
fn regions(text: &Text, hints: &[Hint]) -> Vec<(Span, Option<Shape>)> {
    let mut borders: Vec<(u32, bool, usize)> = Vec::new();
    let mut shapes = Vec::new();
    for hint in hints {
        let shape = match hint.kind {
            HintKind::Heading(level) => Shape::Heading(level),
            HintKind::ListItem => Shape::Item(0),
            HintKind::TableCell => Shape::TableCell,
            HintKind::Paragraph | HintKind::QuoteBlock => Shape::Paragraph,
            HintKind::Page | HintKind::Markup => continue,
        };
        let span = text.to_clean(hint.span);
        if !span.is_empty() {
            // ends sort before starts at one place
            borders.push((span.start, true, shapes.len()));
            borders.push((span.end, false, shapes.len()));
            shapes.push(shape);
        }
    }
    borders.sort_by_key(|&(at, opens, index)| (at, opens, index));
    let mut regions = Vec::with_capacity(borders.len() + 1);
    let mut open: Vec<usize> = Vec::new();
    let mut start = 0;
    for (at, opens, index) in borders {
        if at > start {
            regions.push((Span::new(start, at), told(&open, &shapes)));
            start = at;
        }
        if opens && open.len() < DEEPEST {
            open.push(index);
        } else if !opens && let Some(position) = open.iter().rposition(|&other| other == index) {
            open.remove(position);
        }
    }
    let end = text.as_str().len() as u32;
    if end > start {
        regions.push((Span::new(start, end), None));
    }
    regions
}

/// A paragraph within a list item is that item; an item within an item is one of its own.
fn told(open: &[usize], shapes: &[Shape]) -> Option<Shape> {
    let innermost = open.iter().rev().map(|&index| shapes[index]).find(|shape| *shape != Shape::Paragraph);
    innermost.or_else(|| open.last().map(|_| Shape::Paragraph))
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use crate::document::BlockKind;
    use crate::source::{Hint, HintKind};
    use crate::text::SourceSpan;

    #[test]
    fn hints_say_where_blocks_begin() {
        let text = "Neues Haus\nDer Bund wächst.\nHaus Muster\nHaus Beispiel";
        let hint = |part: &str, kind| {
            let start = text.find(part).unwrap() as u32;
            Hint { span: SourceSpan { start, end: start + part.len() as u32 }, kind }
        };
        let hints = [
            hint("Neues Haus", HintKind::Heading(1)),
            hint("Der Bund wächst.", HintKind::Paragraph),
            hint("Haus Muster", HintKind::ListItem),
            hint("Haus Beispiel", HintKind::ListItem),
        ];
        let kinds: Vec<BlockKind> = divided(text, &hints).1.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::ListItem]);
    }
}
