//! Divides blocks into sentences.

use super::{Document, Sentence, TokenKind};
use crate::german::lexicon::Lexicon;
use crate::text::Text;

/// Fills [`Document::sentences`] and the blocks' ranges of them.
pub fn divide(text: &Text, _lexicon: &Lexicon, document: &mut Document) {
    for (index, block) in document.blocks.iter_mut().enumerate() {
        let first = document.sentences.len();
        let mut start = block.tokens.start;
        for at in block.tokens.clone() {
            let token = document.tokens[at];
            let ends = token.kind == TokenKind::Punctuation && matches!(text.slice(token.span), "." | "!" | "?");
            if ends || at + 1 == block.tokens.end {
                let span = document.tokens[start].span.to(token.span);
                document.sentences.push(Sentence { span, tokens: start..at + 1, block: index });
                start = at + 1;
            }
        }
        block.sentences = first..document.sentences.len();
    }
}
