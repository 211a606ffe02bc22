//! Cuts the text into tokens.
//!
//! One pass over the bytes finds the stretches between blanks. Most of them are letters with at most one mark behind
//! them and are done at once; the others are read piece by piece, each reader in a file of its own: links, emoticons,
//! figures, words, marks. Whether a full stop belongs to its word is asked in `dots`.

use super::{Token, TokenKind};
use crate::german::lexicon::{ClassSet, Lexicon};
use crate::text::Span;

mod characters;
mod dots;
mod emoticons;
mod figures;
mod links;
mod marks;
mod words;

use characters::{BLANK, CLASSES, LETTER};

/// The tokens of a text, in order and apart; together they hold every character that is no blank.
pub fn tokenise(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut scanner = Scanner { text, lexicon, tokens: Vec::with_capacity(text.len() / 6), line_start: true };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if CLASSES[bytes[at] as usize] == BLANK {
            scanner.line_start |= bytes[at] == b'\n';
            at += 1;
            continue;
        }
        let (start, mut before, mut last) = (at, 0, 0);
        while at < bytes.len() && CLASSES[bytes[at] as usize] != BLANK {
            before |= last;
            last = CLASSES[bytes[at] as usize];
            at += 1;
        }
        scanner.cut(start, at, before, last);
        scanner.line_start = false;
    }
    scanner.tokens
}

struct Scanner<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    /// Whether nothing but blanks stands before this place in its line.
    line_start: bool,
}

impl<'a> Scanner<'a> {
    /// Cuts a stretch between blanks; `before` holds the classes of all its bytes but the last.
    fn cut(&mut self, start: usize, end: usize, before: u8, last: u8) {
        if before | last == LETTER {
            return self.push(start..end, TokenKind::Word);
        }
        if before == LETTER && matches!(self.text.as_bytes()[end - 1], b',' | b';' | b':' | b'!' | b'?') {
            self.push(start..end - 1, TokenKind::Word);
            return self.push(end - 1..end, TokenKind::Punctuation);
        }
        let mut at = start;
        while at < end {
            at = self.read(start, at, end).max(at + 1);
        }
    }

    /// Reads the next token of the stretch `start..end` from `at`; gives the place behind it.
    fn read(&mut self, start: usize, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let Some(first) = rest.chars().next() else { return end };
        if first.is_whitespace() {
            return at + first.len_utf8();
        }
        let before = self.text[start..at].chars().next_back();
        if let Some((length, kind)) = links::read(rest, before) {
            return self.push_to(at, length, kind);
        }
        if let Some(length) = emoticons::read(rest, before) {
            return self.push_to(at, length, TokenKind::Emoticon);
        }
        if let Some(figure) = figures::read(rest, before, self.line_start && at == start) {
            return self.push_figure(at, end, figure);
        }
        if let Some(length) = words::read(rest, before, self.line_start && at == start, self.lexicon) {
            return self.push_word(at, end, length);
        }
        let (length, kind) = marks::read(rest);
        self.push_to(at, length, kind)
    }

    /// A word, with its full stop where that belongs to it.
    fn push_word(&mut self, at: usize, end: usize, mut length: usize) -> usize {
        let mut kind = TokenKind::Word;
        loop {
            let rest = &self.text[at..end];
            let Some(dotted) = self.dotted_word(at, at + length) else { break };
            kind = dotted;
            length += 1;
            // "Dr.-Ing.", "Dipl.-Kfm."
            match words::behind_dot(&rest[length..], self.lexicon) {
                Some(more) => {
                    length += more;
                    kind = TokenKind::Word;
                }
                None => break,
            }
        }
        if kind == TokenKind::Word && self.text[at..at + length].chars().all(char::is_numeric) {
            kind = TokenKind::Number;
        }
        self.push_to(at, length, kind)
    }

    fn push_figure(&mut self, at: usize, end: usize, figure: figures::Figure) -> usize {
        let mut start = at;
        for &(length, kind) in figure.parts() {
            let kind = if kind == TokenKind::Number && self.is_clock(start, start + length) { TokenKind::Time } else { kind };
            start = self.push_to(start, length, kind);
        }
        // the full stop of an ordinal is the only thing still open
        let last = figure.parts().last().map_or(TokenKind::Number, |part| part.1);
        if last == TokenKind::Number
            && self.text[start..end].starts_with('.')
            && let Some(token) = self.tokens.last().copied()
            && self.is_ordinal(token.span.start as usize, start)
        {
            self.tokens.pop();
            let whole = token.span.start as usize..start + 1;
            start = whole.end;
            self.push(whole, TokenKind::Ordinal);
        }
        start
    }

    fn push_to(&mut self, at: usize, length: usize, kind: TokenKind) -> usize {
        self.push(at..at + length, kind);
        at + length
    }

    fn push(&mut self, range: std::ops::Range<usize>, kind: TokenKind) {
        let classes = match kind {
            TokenKind::Word | TokenKind::Abbreviation => self.lexicon.classes(&self.text[range.clone()]),
            TokenKind::Symbol => self.lexicon.classes(&self.text[range.clone()]),
            _ => ClassSet::EMPTY,
        };
        self.tokens.push(Token { span: Span::of(range), kind, classes });
    }
}
