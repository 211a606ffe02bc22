//! The phrases of `block_phrases.tsv`: what a line says of itself.

use super::Reader;
use crate::german::lexicon::{Class, is_in_small_letters};
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
    let longest = of_several(reader, tokens, sort).max();
    longest.unwrap_or_else(|| usize::from(!tokens.is_empty() && is_one_word(reader, tokens.start, sort)))
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
    match tokens.len() {
        1 => is_one_word(reader, tokens.start, sort),
        length => of_several(reader, &tokens, sort).any(|phrase| phrase == length),
    }
}

fn is_one_word(reader: &Reader, at: usize, sort: &str) -> bool {
    reader.rows(at, Class::BlockPhrase).any(|row| row.column(0) == sort)
}

/// The lengths of the phrases of several words that the tokens begin with. Most lines begin with a word that no such
/// phrase begins with.
fn of_several(reader: &Reader, tokens: &Range<usize>, sort: &str) -> impl Iterator<Item = usize> {
    let phrases = reader.rows(tokens.start, Class::BlockPhraseOpening).filter(move |row| row.column(0) == sort);
    phrases.filter_map(move |row| {
        let mut rest = tokens.clone();
        let same = |word: &str| rest.next().is_some_and(|at| is_in_small_letters(reader.word(at), word));
        row.lemma.split('_').all(same).then(|| rest.start - tokens.start)
    })
}
