//! Says what each piece is: headline, paragraph, list item, and which zone of the release it stands in.

use super::furniture::{self, Furniture};
use super::pieces::{Piece, Shape};
use super::zones::{self, Opening};
use super::{Reader, dateline, headline, phrases};
use crate::document::{BlockKind, TokenKind, Zone};

/// The kind and zone of every piece.
pub fn tell(reader: &Reader, pieces: &[Piece]) -> Vec<(BlockKind, Zone)> {
    let furniture: Vec<Option<Furniture>> = pieces.iter().map(|piece| leftover(reader, piece)).collect();
    let first_prose = (0..pieces.len()).find(|&at| furniture[at].is_none() && is_prose(reader, &pieces[at]));
    let headline = headline::find(reader, pieces, &furniture, first_prose.unwrap_or(pieces.len()));
    let body = first_prose.unwrap_or_else(|| headline.map_or(0, |headline| headline + 1));
    let mut told = head(reader, &pieces[..body], &furniture, headline);
    told.extend(rest(reader, pieces, &furniture, body));
    told
}

fn leftover(reader: &Reader, piece: &Piece) -> Option<Furniture> {
    if piece.lines > 1 {
        return None;
    }
    match piece.shape {
        Shape::Open | Shape::Paragraph | Shape::Item(0) => furniture::read(reader, &piece.tokens),
        // "### 14. März 2022"
        Shape::Heading(_) => furniture::read(reader, &piece.tokens).filter(|found| *found == Furniture::Date),
        _ => None,
    }
}

/// Full sentences, as opposed to headings, names and addresses.
fn is_prose(reader: &Reader, piece: &Piece) -> bool {
    if !matches!(piece.shape, Shape::Open | Shape::Paragraph) {
        return false;
    }
    let words = words(reader, piece);
    let stops = reader.stops(&piece.tokens);
    let stopped = reader.ends_sentence(&piece.tokens);
    words >= 30
        || stopped && stops >= 1 && words >= 6
        || stops >= 2 && words >= 12
        || words >= 12 && dateline::read(reader, &piece.tokens).is_some_and(|found| found.dateline.date.is_some())
}

pub fn words(reader: &Reader, piece: &Piece) -> usize {
    reader.words(&piece.tokens)
}

/// The pieces before the first prose.
fn head(
    reader: &Reader,
    pieces: &[Piece],
    furniture: &[Option<Furniture>],
    headline: Option<usize>,
) -> Vec<(BlockKind, Zone)> {
    let mut zone = Zone::Head;
    let mut told = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        // a contact in the letterhead ends with its group
        if piece.after_blank {
            zone = Zone::Head;
        }
        if headline != Some(at) && matches!(zones::heading(reader, &piece.tokens), Some(Opening::Contact)) {
            zone = Zone::Contact;
        }
        let kind = match piece.shape {
            _ if furniture[at] == Some(Furniture::Date) || dateline::read_line(reader, &piece.tokens).is_some() => {
                BlockKind::PageDate
            }
            _ if furniture[at].is_some() => BlockKind::Furniture,
            _ if headline == Some(at) => BlockKind::Headline,
            Shape::Item(_) => BlockKind::ListItem,
            Shape::TableCell => BlockKind::TableCell,
            _ if zone == Zone::Contact || is_caption(reader, piece) => BlockKind::Paragraph,
            _ if headline.is_none_or(|headline| at < headline)
                || headline::is_label(reader, piece)
                || headline::is_notice(reader, piece) =>
            {
                BlockKind::Kicker
            }
            _ if phrases::opening(reader, &piece.tokens, "caption") > 0 || words(reader, piece) > 30 => {
                BlockKind::Paragraph
            }
            _ => BlockKind::Subhead,
        };
        told.push((kind, zone));
    }
    told
}

/// The words under a picture, or other text that is no heading.
fn is_caption(reader: &Reader, piece: &Piece) -> bool {
    let words = words(reader, piece);
    phrases::opening(reader, &piece.tokens, "caption") > 0
        || words > 30
        || words > 7 && reader.holds_sentence_end(&piece.tokens)
}

/// The pieces from the first prose on.
fn rest(reader: &Reader, pieces: &[Piece], furniture: &[Option<Furniture>], body: usize) -> Vec<(BlockKind, Zone)> {
    let mut zone = Zone::Body;
    let mut teasers = false;
    let mut told = Vec::with_capacity(pieces.len() - body);
    for at in body..pieces.len() {
        let piece = &pieces[at];
        let heading = is_heading(reader, pieces, furniture, at);
        let opening = if at > body { opening(reader, pieces, at) } else { None };
        match opening {
            Some(opening) => {
                zone = opening.zone();
                teasers = opening == Opening::Teasers;
            }
            // a heading of another sort closes the boilerplate; only a sure one closes the contact
            None if heading
                && (zone == Zone::Boilerplate || matches!(piece.shape, Shape::Heading(_)))
                && at > body
                && !teasers =>
            {
                zone = Zone::Body;
            }
            None => {}
        }
        let kind = match piece.shape {
            _ if teasers => BlockKind::Furniture,
            Shape::TableCell => BlockKind::TableCell,
            _ if furniture[at] == Some(Furniture::Leftover) => BlockKind::Furniture,
            Shape::Item(marker) if marker > 0 || zone != Zone::Contact => BlockKind::ListItem,
            _ if furniture[at] == Some(Furniture::Date)
                && (is_stamped(reader, piece) || ends_text(reader, pieces, furniture, at)) =>
            {
                BlockKind::PageDate
            }
            Shape::Heading(_) => BlockKind::Subhead,
            _ if opening.is_some() && !is_prose(reader, piece) && words(reader, piece) <= 10 => BlockKind::Subhead,
            _ if heading && zone != Zone::Contact => BlockKind::Subhead,
            _ => BlockKind::Paragraph,
        };
        let contact = zone != Zone::Contact && zones::is_contact_line(reader, &piece.tokens);
        told.push((kind, if contact { Zone::Contact } else { zone }));
    }
    told
}

/// "Stand: 3. März 2021"
fn is_stamped(reader: &Reader, piece: &Piece) -> bool {
    ["date_word", "revised"].iter().any(|sort| phrases::opening(reader, &piece.tokens, sort) > 0)
}

/// Whether no more of the text follows, but perhaps its boilerplate or contact.
fn ends_text(reader: &Reader, pieces: &[Piece], furniture: &[Option<Furniture>], at: usize) -> bool {
    let behind = at + 1..pieces.len();
    behind
        .clone()
        .find(|&at| opening(reader, pieces, at).is_some() || furniture[at].is_none() && is_prose(reader, &pieces[at]))
        .is_none_or(|next| opening(reader, pieces, next).is_some())
}

/// What piece `at` opens. "Über X" must be followed by a paragraph about X, or stand near the end.
fn opening(reader: &Reader, pieces: &[Piece], at: usize) -> Option<Opening> {
    /// How many blocks the boilerplate at the end may have.
    const LAST: usize = 4;
    if matches!(pieces[at].shape, Shape::Item(_) | Shape::TableCell) {
        return None;
    }
    let opening = zones::heading(reader, &pieces[at].tokens)?;
    let next = pieces.get(at + 1);
    let kept = match opening {
        Opening::Contact | Opening::Teasers => true,
        Opening::Boilerplate => next.is_some(),
        Opening::Perhaps => next.is_some_and(|next| {
            let contact = |piece: &Piece| {
                matches!(zones::heading(reader, &piece.tokens), Some(Opening::Contact | Opening::Teasers))
            };
            let near_end = at + LAST >= pieces.len() || pieces[at + 1..at + LAST].iter().any(contact);
            is_prose(reader, next) && (near_end || zones::speaks_of(reader, &pieces[at].tokens, &next.tokens))
        }),
    };
    kept.then_some(opening)
}

/// A short line without a full stop above a paragraph or list.
fn is_heading(reader: &Reader, pieces: &[Piece], furniture: &[Option<Furniture>], at: usize) -> bool {
    /// Words of the longest subhead.
    const LONGEST: usize = 14;
    let piece = &pieces[at];
    if matches!(piece.shape, Shape::Heading(_)) {
        return true;
    }
    let tokens = &piece.tokens;
    let last = reader.word(tokens.end - 1);
    let first = reader.word(tokens.start);
    let open = piece.shape == Shape::Open && piece.lines <= 2 && furniture[at].is_none();
    let shape = open
        && words(reader, piece) <= LONGEST
        && !reader.holds_sentence_end(tokens)
        && !last.ends_with([':', ';', ',', '-', '–'])
        && !first.starts_with(char::is_lowercase)
        && first
            .starts_with(|character: char| character.is_alphanumeric() || matches!(character, '„' | '»' | '"' | '“'))
        && tokens.clone().all(|at| !matches!(reader.tokens[at].kind, TokenKind::Link | TokenKind::Email))
        && phrases::opening(reader, tokens, "caption") == 0
        && !phrases::is_byline(reader, tokens);
    // what it stands above
    shape
        && pieces.get(at + 1).is_some_and(|next| {
            let below = matches!(next.shape, Shape::Item(_)) || is_prose(reader, next) || words(reader, next) >= 12;
            below && furniture[at + 1].is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;

    #[test]
    fn a_contact_line_stands_in_the_contact_wherever_it_is() {
        let blocks = shown(&format!("{PROSE}\n\n{PROSE}\n\nErika Beispielmann\nE-Mail: presse@bund.example"));
        assert!(blocks[3].starts_with("Contact"), "{blocks:#?}");
    }
}
