//! Lists: lines with a bullet or number, lines below a bullet that stands alone, lines below a lead-in.

use super::lines::Line;
use super::pieces::{Piece, Shape};
use super::{Reader, phrases, zones};
use crate::document::TokenKind;
use std::ops::Range;

/// The number of tokens at the begin of line `at` that are its bullet or number; 0 where it has none.
pub fn marker(reader: &Reader, lines: &[Line], at: usize) -> usize {
    let line = &lines[at];
    let first = line.tokens.start;
    let free = line.tokens.len() > 1 && !reader.is_glued(first + 1);
    let word = reader.word(first);
    if is_bullet(word) {
        let dash = matches!(word, "-" | "–" | "—");
        // a dash may also stand at the head of a wrapped line
        let small = reader.word(first + 1).starts_with(char::is_lowercase);
        let within = dash && small && !line.after_blank && at > 0 && !reader.ends_item(&lines[at - 1].tokens);
        // "•Text" is an item, "»Text" and "*Text*" are none
        let sure = matches!(word, "•" | "▪" | "►" | "▶" | "▸" | "‣" | "●" | "■" | "✓" | "✔" | "\u{f0b7}")
            && line.tokens.len() > 1;
        return usize::from((free || sure) && !within);
    }
    match reader.tokens[first].kind {
        TokenKind::Ordinal if free => usize::from(is_in_sequence(reader, lines, at)),
        // "1)", "a)", "(1)"
        TokenKind::Number | TokenKind::Word
            if line.tokens.len() > 2 && reader.word(first + 1) == ")" && word.len() <= 2 =>
        {
            2
        }
        TokenKind::Punctuation if word == "(" && line.tokens.len() > 3 && reader.word(first + 2) == ")" => {
            let short = reader.tokens[first + 1].kind == TokenKind::Number && reader.word(first + 1).len() <= 2;
            if short { 3 } else { 0 }
        }
        _ => 0,
    }
}

/// The tokens of the bullet that a hinted list item begins with.
pub fn hinted_marker(reader: &Reader, item: &Range<usize>) -> usize {
    let bullet = is_bullet(reader.word(item.start)) || reader.tokens[item.start].kind == TokenKind::Ordinal;
    usize::from(bullet && item.len() > 1 && !reader.is_glued(item.start + 1))
}

fn is_bullet(word: &str) -> bool {
    matches!(
        word,
        "-" | "–"
            | "—"
            | "*"
            | "•"
            | "▪"
            | "·"
            | "►"
            | "▶"
            | "▸"
            | "‣"
            | "◦"
            | "○"
            | "●"
            | "■"
            | "□"
            | "◆"
            | "✓"
            | "✔"
            | "→"
            | "»"
            | "\u{f0b7}"
    )
}

/// "1." counts as a list's number if the numbers around it go on ("2." further down, "1." further up).
fn is_in_sequence(reader: &Reader, lines: &[Line], at: usize) -> bool {
    /// How many lines one item may have.
    const REACH: usize = 12;
    let value = |line: &Line| {
        let ordinal = reader.tokens[line.tokens.start].kind == TokenKind::Ordinal;
        ordinal.then(|| reader.word(line.tokens.start).trim_end_matches('.').parse::<u32>().ok()).flatten()
    };
    let Some(own) = value(&lines[at]) else { return false };
    let before =
        lines[at.saturating_sub(REACH)..at].iter().any(|line| value(line).is_some_and(|other| other + 1 == own));
    let after = lines[at + 1..].iter().take(REACH).any(|line| value(line) == own.checked_add(1));
    before || after
}

/// Turns open pieces into list items where what stands above them says so.
pub fn mark_lists(reader: &Reader, pieces: &mut [Piece]) {
    let mut at = 0;
    while at < pieces.len() {
        let lone = is_lone_bullet(reader, &pieces[at]);
        let lead_in = is_lead_in(reader, &pieces[at]);
        let below = at + 1..group_end(pieces, at + 1);
        at += 1;
        if lone && !pieces.get(at).is_some_and(|next| is_lone_bullet(reader, next)) {
            mark_below_bullet(reader, &mut pieces[below.clone()]);
            at = below.end;
        } else if lead_in && below.len() >= 2 && pieces[below.clone()].iter().all(|piece| is_short_line(reader, piece))
        {
            pieces[below.clone()].iter_mut().for_each(mark);
            at = below.end;
        }
    }
}

/// The pieces between a lone bullet and the next blank line. A paragraph that lost the blank line before it is no item.
fn mark_below_bullet(reader: &Reader, pieces: &mut [Piece]) {
    /// A piece of more tokens is a paragraph.
    const LONGEST: usize = 60;
    let mut short = false;
    for piece in pieces {
        let long = piece.lines >= 3 && reader.ends_sentence(&piece.tokens);
        if short && long || piece.tokens.len() > LONGEST {
            break;
        }
        short |= !long;
        if !is_lone_bullet(reader, piece) {
            mark(piece);
        }
    }
}

fn is_lone_bullet(reader: &Reader, piece: &Piece) -> bool {
    piece.tokens.len() == 1 && is_bullet(reader.word(piece.tokens.start))
}

/// A line that ends with a colon, or a heading such as "Unsere Mitglieder"; the heading of the press contact is none.
fn is_lead_in(reader: &Reader, piece: &Piece) -> bool {
    let colon = reader.word(piece.tokens.end - 1) == ":";
    (colon || phrases::opens_list(reader, &piece.tokens)) && zones::heading(reader, &piece.tokens).is_none()
}

fn mark(piece: &mut Piece) {
    if piece.shape == Shape::Open {
        piece.shape = Shape::Item(0);
    }
}

/// The end of the pieces from `start` that no blank line divides; one at the begin is passed over.
fn group_end(pieces: &[Piece], start: usize) -> usize {
    let mut end = start + 1;
    while end < pieces.len() && !pieces[end].after_blank {
        end += 1;
    }
    end.min(pieces.len())
}

/// A line without a full sentence in it.
fn is_short_line(reader: &Reader, piece: &Piece) -> bool {
    let lead = is_lone_bullet(reader, piece) || reader.word(piece.tokens.end - 1) == ":";
    piece.tokens.len() <= 25
        && !lead
        && !reader.holds_sentence_end(&piece.tokens)
        && zones::heading(reader, &piece.tokens).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use crate::document::TokenKind;

    #[test]
    fn bullets_and_numbers_make_list_items() {
        let text =
            format!("{PROSE} Das sind:\n– Haus Muster, Neudorf\n– Haus Beispiel\n\n{PROSE}\n\n1. Erstens\n2. Zweitens");
        let items: Vec<String> = shown(&text).into_iter().filter(|block| block.contains("ListItem")).collect();
        assert_eq!(items.len(), 4);
        assert_eq!(items[0], "Body ListItem: – Haus Muster, Neudorf");
        let (_, document) = divided(&text, &[]);
        assert!(document.tokens.iter().all(|token| token.kind != TokenKind::Ordinal), "a list's number is no ordinal");
    }

    #[test]
    fn lines_below_a_lone_bullet_are_items_and_the_paragraph_behind_them_is_none() {
        let text = format!(
            "{PROSE}\nDabei sind:\n-\n\nHaus Muster e.V. (HM)\nHaus Beispiel\n\n\u{c}-\n\nHaus Drei\n\n{PROSE}"
        );
        let items = shown(&text).into_iter().filter(|block| block.contains("ListItem")).count();
        assert_eq!(items, 3);
        assert!(shown(&text).last().is_some_and(|last| last.starts_with("Body Paragraph")));
    }

    #[test]
    fn short_lines_below_a_lead_in_are_items() {
        let text =
            format!("{PROSE}\n\nMitglieder des Bundes:\nHaus Muster e. V.\nHaus Beispiel\nStadt Neudorf\n\n{PROSE}");
        assert_eq!(shown(&text).into_iter().filter(|block| block.contains("ListItem")).count(), 3);
    }

    #[test]
    fn an_ordinal_at_the_head_of_a_line_is_no_list() {
        assert_eq!(
            shown(&format!("15. Mitglied beim Beispielbund\n\n{PROSE}"))[0],
            "Head Headline: 15. Mitglied beim Beispielbund"
        );
    }
}
