//! Puts lines together to the pieces that become blocks: paragraphs, headings, list items.

use super::furniture::{self, Furniture};
use super::lines::{self, Layout, Line};
use super::{Reader, items, phrases};
use std::ops::Range;

/// Lines that belong together, before it is known what they are.
#[derive(Clone, Debug)]
pub struct Piece {
    pub tokens: Range<usize>,
    pub shape: Shape,
    /// A blank line or the begin of the text stands before it.
    pub after_blank: bool,
    pub lines: usize,
}

/// What is known of a piece from its lines or from a hint of its format.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Nothing.
    Open,
    /// A list item; so many tokens at its begin are the bullet or number.
    Item(usize),
    /// A heading of this level.
    Heading(u8),
    /// Said to be a paragraph.
    Paragraph,
    TableCell,
}

/// The pieces of `lines`.
pub fn assemble(reader: &Reader, lines: &[Line], layout: Layout) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = 0;
    let mut alone_before = true;
    while start < lines.len() {
        let mut end = start + 1;
        while end < lines.len() && !lines[end].after_blank {
            end += 1;
        }
        let width = lines::local_width(reader, &lines[start..end], layout);
        for at in start..end {
            // left-overs, dates, a lone bullet and the writer's name are never part of a paragraph
            let next = lines.get(at + 1).filter(|next| !next.after_blank);
            let leftover = furniture::read(reader, &lines[at].tokens)
                .filter(|_| next.is_none_or(|next| !lines::breaks_date(reader, &lines[at], next)));
            let alone = leftover.is_some() || phrases::is_byline(reader, &lines[at].tokens);
            let marker = if leftover == Some(Furniture::Leftover) { 0 } else { items::marker(reader, lines, at) };
            let follows = marker == 0
                && !alone
                && !alone_before
                && !lines::is_inner_heading(reader, &lines[at - 1], &lines[at], lines.get(at + 1), width);
            alone_before = alone;
            match pieces.last_mut() {
                Some(piece) if follows && lines::joins(reader, layout, width, &lines[at - 1], &lines[at]) => {
                    piece.tokens.end = lines[at].tokens.end;
                    piece.lines += 1;
                }
                _ => pieces.push(Piece {
                    tokens: lines[at].tokens.clone(),
                    shape: if marker > 0 { Shape::Item(marker) } else { Shape::Open },
                    after_blank: lines[at].after_blank,
                    lines: 1,
                }),
            }
        }
        start = end;
    }
    items::mark_lists(reader, &mut pieces);
    pieces
}
