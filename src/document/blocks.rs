//! Divides the text into blocks.

use super::{Block, BlockKind, Document, Zone};
use crate::german::lexicon::Lexicon;
use crate::source::Hint;
use crate::text::{Span, Text};

/// Fills [`Document::blocks`], [`Document::dateline`] and [`Document::credit`]; the tokens are there already.
pub fn divide(text: &Text, _hints: &[Hint], _lexicon: &Lexicon, document: &mut Document) {
    let content = text.as_str();
    let mut token = 0;
    for line in content.split('\n').filter(|line| !line.trim().is_empty()) {
        let start = line.as_ptr() as usize - content.as_ptr() as usize;
        let span = Span::of(start..start + line.len());
        let first = token;
        while document.tokens.get(token).is_some_and(|token| token.span.end <= span.end) {
            token += 1;
        }
        document.blocks.push(Block {
            span,
            kind: BlockKind::Paragraph,
            zone: Zone::Body,
            sentences: 0..0,
            tokens: first..token,
        });
    }
}
