//! Finds statements without marks that a line below them signs: "Theo Erdachter, Vorsitzender des Musterbundes".

use super::interview::unmarked;
use super::{Scene, Stretch, noun_phrase, questions};
use crate::document::{Block, BlockKind, TokenKind, Zone};
use std::ops::Range;

/// The signed paragraphs of a text. One alone must speak of "ich" or "wir"; several vouch for each other.
pub fn find(scene: Scene) -> Vec<Stretch> {
    let blocks = &scene.document.blocks;
    let signed: Vec<(&Block, Range<usize>)> = blocks
        .windows(2)
        .filter(|pair| is_statement(scene, &pair[0]))
        .filter_map(|pair| Some((&pair[0], signature(scene, &pair[1])?)))
        .collect();
    let fits =
        |(block, _): &&(&Block, Range<usize>)| signed.len() > 1 || questions::is_personal(scene, block.tokens.clone());
    let stretch = |(block, name): &(&Block, Range<usize>)| {
        unmarked(block.span, Some(scene.span(name.clone())), "signed-statement")
    };
    signed.iter().filter(fits).map(stretch).collect()
}

fn is_statement(scene: Scene, block: &Block) -> bool {
    let marked = || block.tokens.clone().any(|at| scene.kind(at) == Some(TokenKind::QuotationMark));
    let ends = scene.word(block.tokens.end.saturating_sub(1));
    block.kind == BlockKind::Paragraph && block.zone == Zone::Body && matches!(ends, "." | "!" | "?") && !marked()
}

/// The name in a line that holds but a person and what the person is.
pub fn signature(scene: Scene, block: &Block) -> Option<Range<usize>> {
    const LONGEST: usize = 24;
    let tokens = block.tokens.clone();
    let start = tokens.start + usize::from(matches!(scene.word(tokens.start), "–" | "—" | "-"));
    let name = noun_phrase::read(scene, start, tokens.end)?;
    let is_sentence = tokens.clone().any(|at| {
        let other = matches!(scene.kind(at), Some(TokenKind::Email | TokenKind::Link)) || scene.word(at) == ":";
        other || !scene.is_capitalised(at) && scene.cells(at).is_only_finite()
    });
    let described =
        matches!(scene.word(name.end), "," | "(" | "") || name.end == tokens.end || scene.word(name.end) == "|";
    let is_line = tokens.len() <= LONGEST && block.zone == Zone::Body && scene.word(tokens.end - 1) != ".";
    (is_line && described && !is_sentence && scene.names.is_person(name.clone())).then_some(name)
}
