//! Cuts the text into tokens.

use super::{Token, TokenKind};
use crate::german::lexicon::{Class, Lexicon};
use crate::text::Span;

/// The tokens of a text, in order and apart.
pub fn tokenise(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (start, chunk) in chunks(text) {
        cut(text, start, start + chunk.len(), lexicon, &mut tokens);
    }
    tokens
}

/// The stretches between blanks.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(char::is_whitespace)
        .map(move |chunk| (chunk.as_ptr() as usize - text.as_ptr() as usize, chunk))
        .filter(|(_, chunk)| !chunk.is_empty())
}

fn cut(text: &str, mut start: usize, mut end: usize, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut behind = Vec::new();
    while let Some(first) = text[start..end].chars().next().filter(|first| !first.is_alphanumeric()) {
        tokens.push(mark(start, first));
        start += first.len_utf8();
    }
    while let Some(last) = text[start..end].chars().next_back().filter(|last| !last.is_alphanumeric()) {
        let word = &text[start..end];
        let digits = word[..word.len() - 1].bytes().all(|byte| byte.is_ascii_digit());
        if last == '.' && (digits || lexicon.classes(word).has(Class::Abbreviation)) {
            break;
        }
        end -= last.len_utf8();
        behind.push(mark(end, last));
    }
    if start < end {
        let word = &text[start..end];
        let kind = match word.as_bytes() {
            [digits @ .., b'.'] if digits.iter().all(u8::is_ascii_digit) => TokenKind::Ordinal,
            [.., b'.'] => TokenKind::Abbreviation,
            [first, ..] if first.is_ascii_digit() && !word.contains(char::is_alphabetic) => TokenKind::Number,
            _ => TokenKind::Word,
        };
        tokens.push(Token { span: Span::of(start..end), kind, classes: lexicon.classes(word) });
    }
    tokens.extend(behind.into_iter().rev());
}

fn mark(start: usize, character: char) -> Token {
    let kind = match character {
        '„' | '“' | '”' | '"' | '»' | '«' | '‚' | '‘' | '’' => TokenKind::QuotationMark,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '–' | '-' => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    };
    Token { span: Span::of(start..start + character.len_utf8()), kind, classes: Default::default() }
}
