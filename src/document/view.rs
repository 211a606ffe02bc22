//! Text and document together: what every annotator reads.

use super::{Block, Document, Sentence, Spelling, Token, TokenKind};
use crate::german::lexicon::{Class, ClassSet, Lexicon, Row, fold};
use crate::german::verbs::{Cells, Reading};
use crate::text::{Span, Text};
use std::borrow::Cow;

/// A read-only look at one divided release. Copy it freely.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub text: &'a Text,
    pub document: &'a Document,
    pub lexicon: &'a Lexicon,
}

impl<'a> View<'a> {
    #[inline]
    pub fn slice(self, span: Span) -> &'a str {
        self.text.slice(span)
    }

    pub fn tokens(self) -> &'a [Token] {
        &self.document.tokens
    }

    #[inline]
    pub fn token(self, index: usize) -> Option<&'a Token> {
        self.document.tokens.get(index)
    }

    /// The characters of a token; empty behind the last one.
    #[inline]
    pub fn word(self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| self.slice(token.span))
    }

    #[inline]
    pub fn is(self, index: usize, class: Class) -> bool {
        self.classes(index).has(class)
    }

    /// The lexicon's classes of a token; none behind the last one.
    #[inline]
    pub fn classes(self, index: usize) -> ClassSet {
        self.token(index).map_or(ClassSet::EMPTY, |token| token.classes)
    }

    /// The row of a token in the list of `class`.
    pub fn row(self, index: usize, class: Class) -> Option<Row> {
        let token = self.token(index).filter(|token| token.classes.has(class))?;
        self.lexicon.rows_of(token.entry, class).next()
    }

    /// All rows of a token in the list of `class`; see [`Lexicon::rows`].
    pub fn rows(self, index: usize, class: Class) -> impl Iterator<Item = Row> {
        let entry = self.token(index).map(|token| token.entry).unwrap_or_default();
        self.lexicon.rows_of(entry, class)
    }

    #[inline]
    pub fn kind(self, index: usize) -> Option<TokenKind> {
        self.token(index).map(|token| token.kind)
    }

    /// Whether the token begins with a capital letter.
    #[inline]
    pub fn is_capitalised(self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.spelling.has(Spelling::CAPITAL))
    }

    /// The characters of a token in small letters; empty behind the last one.
    #[inline]
    pub fn small(self, index: usize) -> Cow<'a, str> {
        match self.token(index) {
            Some(token) if token.spelling.has(Spelling::FOREIGN) => self.folded(token),
            Some(token) => Cow::Borrowed(&self.document.small[token.span.range()]),
            None => Cow::Borrowed(""),
        }
    }

    /// A token in small letters that stands in none beside the text.
    #[cold]
    #[inline(never)]
    fn folded(self, token: &Token) -> Cow<'a, str> {
        fold(self.slice(token.span))
    }

    /// The verb forms that a token can be, wherever it stands.
    #[inline]
    pub fn cells(self, index: usize) -> Cells {
        self.token(index).map_or(Cells::default(), |token| token.cells)
    }

    /// The readings of a token as a form of listed verbs.
    #[inline]
    pub fn readings(self, index: usize) -> &'a [Reading] {
        self.token(index).map_or(&[], |token| self.lexicon.readings_of(token.entry))
    }

    /// Whether no blank stands between this token and the one before.
    #[inline]
    pub fn is_glued(self, index: usize) -> bool {
        index > 0 && self.token(index).is_some_and(|token| token.span.start == self.document.tokens[index - 1].span.end)
    }

    /// The index of the first token that starts at or behind a byte offset.
    pub fn token_at(self, offset: u32) -> usize {
        self.document.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The tokens that lie within a span, as an index range.
    pub fn tokens_in(self, span: Span) -> std::ops::Range<usize> {
        let end = self.document.tokens.partition_point(|token| token.span.end <= span.end);
        self.token_at(span.start).min(end)..end
    }

    /// The span from the first byte of one token to the last of another; of no tokens, or of some that the text does not
    /// have, an empty one at its end.
    pub fn span(self, tokens: std::ops::Range<usize>) -> Span {
        match self.document.tokens.get(tokens) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => {
                let end = self.text.as_str().len() as u32;
                Span::new(end, end)
            }
        }
    }

    /// The index of the sentence that holds a byte offset, or the last one that begins before it.
    pub fn sentence_index(self, offset: u32) -> Option<usize> {
        self.document.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
    }

    pub fn sentence(self, offset: u32) -> Option<&'a Sentence> {
        self.sentence_index(offset).map(|index| &self.document.sentences[index])
    }

    /// Whether two tokens stand in one sentence.
    pub fn same_sentence(self, one: usize, other: usize) -> bool {
        let sentence = |index: usize| self.token(index).and_then(|token| self.sentence_index(token.span.start));
        sentence(one) == sentence(other)
    }

    pub fn block_index(self, offset: u32) -> Option<usize> {
        self.document.blocks.partition_point(|block| block.span.start <= offset).checked_sub(1)
    }

    pub fn block(self, offset: u32) -> Option<&'a Block> {
        self.block_index(offset).map(|index| &self.document.blocks[index])
    }
}
