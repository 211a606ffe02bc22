//! The text with its tokens, and the questions that several of the files here ask of it.

use crate::document::{Token, TokenKind};
use crate::german::lexicon::{Class, ClassSet, Lexicon, Row};
use crate::text::Span;
use std::ops::Range;

pub struct Reader<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    pub tokens: &'a [Token],
    /// What stands before each token, and before the end.
    before: Vec<Before>,
}

/// How many tokens of two sorts stand before a token.
#[derive(Clone, Copy, Default)]
struct Before {
    words: u32,
    stops: u32,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon, tokens: &'a [Token]) -> Reader<'a> {
        let mut reader = Reader { text, lexicon, tokens, before: Vec::with_capacity(tokens.len() + 1) };
        let mut before = Before::default();
        for at in 0..tokens.len() {
            reader.before.push(before);
            before.words += u32::from(reader.holds_letter_or_digit(at));
            before.stops += u32::from(reader.is_stop(at));
        }
        reader.before.push(before);
        reader
    }

    fn holds_letter_or_digit(&self, at: usize) -> bool {
        match self.tokens[at].kind {
            TokenKind::Punctuation | TokenKind::QuotationMark => false,
            TokenKind::Symbol | TokenKind::Emoticon => self.word(at).contains(char::is_alphanumeric),
            _ => true,
        }
    }

    fn before(&self, at: usize) -> Before {
        self.before.get(at).or(self.before.last()).copied().unwrap_or_default()
    }

    /// The number of tokens with a letter or digit.
    pub fn words(&self, tokens: &Range<usize>) -> usize {
        self.before(tokens.end).words.saturating_sub(self.before(tokens.start).words) as usize
    }

    /// The characters of a token; empty behind the last one.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.range()])
    }

    /// The rows of a token in the list of `class`.
    pub fn rows(&self, at: usize, class: Class) -> impl Iterator<Item = Row> {
        let token = self.tokens.get(at).filter(|token| token.classes.has(class));
        self.lexicon.rows_of(token.map(|token| token.entry).unwrap_or_default(), class)
    }

    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.to(self.tokens[tokens.end - 1].span)
    }

    pub fn is_glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    /// A blank stands on both sides.
    pub fn is_spaced(&self, at: usize) -> bool {
        !self.is_glued(at) && !self.is_glued(at + 1)
    }

    pub fn is_function_word(&self, at: usize) -> bool {
        const FUNCTION_WORDS: ClassSet =
            ClassSet::of(&[Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction]);
        self.tokens.get(at).is_some_and(|token| token.classes.has_any(FUNCTION_WORDS))
    }

    pub fn is_stop(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Punctuation && self.word(at).starts_with(['.', '!', '?', '…'])
    }

    /// Whether the last word is followed by a full stop or the like, closing marks aside.
    pub fn ends_sentence(&self, tokens: &Range<usize>) -> bool {
        let closing =
            |at: &usize| self.tokens[*at].kind == TokenKind::QuotationMark || matches!(self.word(*at), ")" | "]");
        tokens.clone().rev().find(|at| !closing(at)).is_some_and(|at| self.is_stop(at))
    }

    /// As [`Reader::ends_sentence`], or with the mark behind a list item or its lead-in.
    pub fn ends_item(&self, tokens: &Range<usize>) -> bool {
        self.ends_sentence(tokens) || matches!(self.word(tokens.end - 1), ":" | ";" | ",")
    }

    /// The number of sentence ends.
    pub fn stops(&self, tokens: &Range<usize>) -> usize {
        self.before(tokens.end).stops.saturating_sub(self.before(tokens.start).stops) as usize
    }

    /// A full stop or the like, at the end or before another sentence.
    pub fn holds_sentence_end(&self, tokens: &Range<usize>) -> bool {
        self.stops(tokens) > 0
    }

    /// The stretches between the tokens that divide.
    pub fn split(&self, tokens: Range<usize>, divides: impl Fn(&str) -> bool) -> impl Iterator<Item = Range<usize>> {
        let mut parts = Vec::new();
        let mut start = tokens.start;
        for at in tokens.clone() {
            if divides(self.word(at)) {
                parts.push(start..at);
                start = at + 1;
            }
        }
        parts.push(start..tokens.end);
        parts.into_iter().filter(|part| !part.is_empty())
    }
}
