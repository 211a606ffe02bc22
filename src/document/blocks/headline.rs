//! Finds the headline among the lines above the text.

use super::furniture::Furniture;
use super::pieces::{Piece, Shape};
use super::zones::{self, Opening};
use super::{Reader, dateline, phrases};
use crate::document::TokenKind;

/// The piece that is the headline, among those before the first prose.
pub fn find(reader: &Reader, pieces: &[Piece], furniture: &[Option<Furniture>], body: usize) -> Option<usize> {
    let level = |piece: &Piece| if let Shape::Heading(level) = piece.shape { Some(level) } else { None };
    let heading = |at: &usize| furniture[*at].is_none();
    let highest = (0..body).filter(heading).filter_map(|at| level(&pieces[at])).min();
    if let Some(highest) = highest {
        return (0..body).filter(heading).find(|&at| level(&pieces[at]) == Some(highest));
    }
    let letterhead = letterhead(reader, pieces, furniture, body);
    let candidate = |at: usize, words: std::ops::RangeFrom<usize>, apart: bool| {
        is_candidate(reader, &pieces[at])
            && furniture[at].is_none()
            && words.contains(&letter_words(reader, &pieces[at]))
            && !(apart && (letterhead[at] || begins_with_date(reader, &pieces[at])))
    };
    let all = || 0..body.min(pieces.len());
    all()
        .find(|&at| candidate(at, 4.., true))
        .or_else(|| all().find(|&at| candidate(at, 2.., true)))
        .or_else(|| all().find(|&at| candidate(at, 3.., false)))
        .or_else(|| all().find(|&at| candidate(at, 1.., false)))
}

/// Words, figures left out.
fn letter_words(reader: &Reader, piece: &Piece) -> usize {
    piece.tokens.clone().filter(|&at| reader.word(at).starts_with(char::is_alphabetic)).count()
}

/// "24.02.2021 – aktualisiert um 12 Uhr"
fn begins_with_date(reader: &Reader, piece: &Piece) -> bool {
    let ordinal = |at: usize| reader.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Ordinal);
    ordinal(piece.tokens.start) && ordinal(piece.tokens.start + 1)
}

fn is_candidate(reader: &Reader, piece: &Piece) -> bool {
    let tokens = &piece.tokens;
    matches!(piece.shape, Shape::Open | Shape::Paragraph)
        && !is_label(reader, piece)
        && !is_notice(reader, piece)
        && reader.word(tokens.end - 1) != ":"
        && dateline::read_line(reader, tokens).is_none()
        && phrases::opening(reader, tokens, "caption") == 0
        && !phrases::is_byline(reader, tokens)
        && zones::heading(reader, tokens) != Some(Opening::Contact)
        && tokens
            .clone()
            .all(|at| !matches!(reader.tokens[at].kind, TokenKind::Email | TokenKind::Link) || tokens.len() > 4)
}

/// "Gemeinsame Pressemitteilung der …": a word for the text itself, and no colon with a headline behind it.
pub fn is_label(reader: &Reader, piece: &Piece) -> bool {
    let length = phrases::opening(reader, &piece.tokens, "label");
    let next = piece.tokens.start + length;
    if length == 0 {
        return false;
    }
    let titled = reader.word(next) == ":" && piece.tokens.end - next > 3;
    let alone = next >= piece.tokens.end || !reader.word(next).contains(char::is_alphabetic);
    reader.is_function_word(next) || alone && !titled
}

/// "+++ Wir bitten, Doppelungen zu entschuldigen +++"
pub fn is_notice(reader: &Reader, piece: &Piece) -> bool {
    let row = |at: usize| reader.word(at).len() >= 3 && !reader.word(at).contains(char::is_alphanumeric);
    piece.tokens.len() > 2 && row(piece.tokens.start) && row(piece.tokens.end - 1)
}

/// Which pieces stand in one group with a label or date and without the text itself: sender, address, date.
fn letterhead(reader: &Reader, pieces: &[Piece], furniture: &[Option<Furniture>], body: usize) -> Vec<bool> {
    let mut letterhead = vec![false; pieces.len()];
    let mut start = 0;
    while start < body.min(pieces.len()) {
        let mut end = start + 1;
        while end < pieces.len() && !pieces[end].after_blank {
            end += 1;
        }
        let marks = |at: usize| {
            furniture[at] == Some(Furniture::Date)
                || is_label(reader, &pieces[at])
                || dateline::read_line(reader, &pieces[at].tokens).is_some()
        };
        if end <= body && (start..end).any(marks) {
            letterhead[start..end].fill(true);
        }
        start = end;
    }
    letterhead
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;

    #[test]
    fn dates_names_and_captions_above_the_text_are_no_headline() {
        let text = format!(
            "03.04.2021 - zuletzt bearbeitet von der Redaktion\n\nNeue Häuser im Beispielbund\nVon Erika Beispielmann, dpa\n\n\
             Alle Häuser stehen am selben Ufer. Foto: Muster\n\n{PROSE}"
        );
        let blocks = shown(&text);
        assert_eq!(blocks[1], "Head Headline: Neue Häuser im Beispielbund");
        assert_eq!(blocks[2], "Head Subhead: Von Erika Beispielmann, dpa");
        assert_eq!(blocks[3], "Head Paragraph: Alle Häuser stehen am selben Ufer. Foto: Muster");
    }

    #[test]
    fn the_sender_above_the_headline_is_none() {
        let blocks =
            shown(&format!("Beispielbund der Häuser e. V.\nPressemitteilung 4/2021\n\nZwei neue Häuser\n\n{PROSE}"));
        assert_eq!(blocks[0], "Head Kicker: Beispielbund der Häuser e. V.");
        assert_eq!(blocks[2], "Head Headline: Zwei neue Häuser");
    }
}
