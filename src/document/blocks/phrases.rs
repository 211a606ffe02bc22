//! The phrases of `block_phrases.tsv`: what a line says of itself.

use super::Reader;
use crate::document::TokenKind;
use crate::german::lexicon::{Class, Row};
use std::ops::Range;

/// The longest phrase of the list, in tokens.
const LONGEST: usize = 6;

/// Whether the tokens, closing punctuation left out, are a phrase of this sort.
pub fn is(reader: &Reader, tokens: &Range<usize>, sort: &str) -> bool {
    let mut end = tokens.end;
    while end > tokens.start && matches!(reader.word(end - 1), ":" | "." | "…" | "!" | ">" | "»" | "|") {
        end -= 1;
    }
    (1..=LONGEST).contains(&(end - tokens.start)) && has(reader, tokens.start..end, sort)
}

/// The number of tokens of the longest phrase of this sort that the tokens begin with; 0 for none.
pub fn opening(reader: &Reader, tokens: &Range<usize>, sort: &str) -> usize {
    let opens = reader.tokens.get(tokens.start).is_some_and(|first| first.classes.has(Class::BlockPhraseOpening));
    let longest = tokens.len().min(if opens { LONGEST } else { 1 });
    (1..=longest).rev().find(|length| has(reader, tokens.start..tokens.start + length, sort)).unwrap_or(0)
}

/// Whether a line that begins with such a phrase stands above a list of bodies.
pub fn opens_list(reader: &Reader, tokens: &Range<usize>) -> bool {
    tokens.len() <= 8 && opening(reader, tokens, "members") > 0 && !reader.holds_sentence_end(tokens)
}

/// "Von Erika Beispielmann und Max Muster": the writer's name on a line of its own.
pub fn is_byline(reader: &Reader, tokens: &Range<usize>) -> bool {
    let length = opening(reader, tokens, "byline");
    let name = |at: usize| {
        let word = reader.word(at);
        let joint = !word.contains(char::is_alphanumeric) || matches!(word, "und" | "von" | "dpa");
        joint && !matches!(word, "." | "!" | "?")
            || word.starts_with(char::is_uppercase) && !reader.is_function_word(at)
    };
    length > 0 && (length + 2..=12).contains(&tokens.len()) && (tokens.start + length..tokens.end).all(name)
}

fn has(reader: &Reader, tokens: Range<usize>, sort: &str) -> bool {
    let is_of_sort = |row: Row| row.column(0) == sort;
    let Some(first) = reader.tokens.get(tokens.start) else { return false };
    if tokens.len() == 1 {
        return reader.lexicon.rows_of(first.entry, Class::BlockPhrase).any(is_of_sort);
    }
    // most lines begin with a word that no phrase begins with
    if !first.classes.has(Class::BlockPhraseOpening)
        || reader.tokens[tokens.clone()].iter().any(|token| token.kind == TokenKind::QuotationMark)
    {
        return false;
    }
    let words: Vec<&str> = tokens.map(|at| reader.word(at)).collect();
    reader.lexicon.rows(&words.join("_"), Class::BlockPhrase).any(is_of_sort)
}
