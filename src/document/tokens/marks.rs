//! Marks: everything that is neither letter nor digit.

use crate::document::TokenKind;
use unicode_segmentation::UnicodeSegmentation;

/// The mark that `rest` begins with, its length and kind. Runs of one mark ("...", "!!", "+++") stay together.
pub fn read(rest: &str) -> (usize, TokenKind) {
    let Some(first) = rest.chars().next() else { return (0, TokenKind::Symbol) };
    match first {
        '„' | '“' | '”' | '"' | '»' | '«' | '‚' | '‘' | '’' | '‹' | '›' | '‛' | '‟' => {
            (first.len_utf8(), TokenKind::QuotationMark)
        }
        '\'' | '`' | '´' => {
            let doubled = rest[first.len_utf8()..].starts_with(first);
            (first.len_utf8() * if doubled { 2 } else { 1 }, TokenKind::QuotationMark)
        }
        ',' if rest.starts_with(",,") && rest[2..].chars().next().is_some_and(char::is_alphanumeric) => {
            (2, TokenKind::QuotationMark)
        }
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '¿' | '¡' => (first.len_utf8(), TokenKind::Punctuation),
        '.' | '…' => (run_of(rest, |mark| mark == first), TokenKind::Punctuation),
        '!' | '?' => (run_of(rest, |mark| matches!(mark, '!' | '?')), TokenKind::Punctuation),
        '<' | '-' | '=' if arrow(rest).is_some() => (arrow(rest).unwrap_or(1), TokenKind::Symbol),
        '>' if rest.starts_with(">>") => (2, TokenKind::QuotationMark),
        '<' if rest.starts_with("<<") => (2, TokenKind::QuotationMark),
        '-' | '–' | '—' | '―' | '‐' | '‑' | '‒' | '−' | '/' => (run(rest, first), TokenKind::Punctuation),
        _ if first.is_ascii() => (run(rest, first), TokenKind::Symbol),
        _ => symbol(rest),
    }
}

fn run(rest: &str, mark: char) -> usize {
    run_of(rest, |other| other == mark)
}

fn run_of(rest: &str, same: impl Fn(char) -> bool) -> usize {
    rest.find(|character| !same(character)).unwrap_or(rest.len())
}

/// "<-", "-->", "=>"
fn arrow(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let head = (bytes[0] == b'<') as usize;
    let shaft = bytes[head..].iter().take_while(|byte| matches!(byte, b'-' | b'=')).count();
    let tip = (bytes.get(head + shaft) == Some(&b'>')) as usize;
    (shaft > 0 && head + tip > 0).then_some(head + shaft + tip)
}

/// A sign beyond ASCII, with what Unicode counts to the same visible character.
fn symbol(rest: &str) -> (usize, TokenKind) {
    let cluster = rest.graphemes(true).next().unwrap_or(rest);
    let first = cluster.chars().next().unwrap_or(' ');
    let kind = match first {
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{26ff}' => TokenKind::Emoticon,
        _ => TokenKind::Symbol,
    };
    (cluster.len(), kind)
}
