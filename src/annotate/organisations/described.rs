//! Whether a head noun only tells of the name beside it: "Sportverein SV Muster", "die Gruppe »Muster«".

use super::before_head::Left;
use super::known;
use super::scan::Scan;
use super::words::Shape;
use crate::document::TokenKind;
use crate::german::compounds::Head;
use crate::german::lexicon::Class;
use std::ops::Range;

/// All words between marks, where a name begins right behind the first one and no sentence stands between them.
pub fn in_marks(scan: Scan, start: usize) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 7;
    let is_mark = |at: usize| scan.kind(at) == Some(TokenKind::QuotationMark);
    if start == 0 || !is_mark(start - 1) {
        return None;
    }
    let end = (start..start + MOST_WORDS + 1).find(|&at| is_mark(at))?;
    let fits = |at: usize| {
        scan.is_name_word(at)
            || scan.is(at, Class::Preposition)
            || scan.is(at, Class::Article)
            || scan.word(at) == "und"
            || matches!(scan.kind(at), Some(TokenKind::Number | TokenKind::Abbreviation))
    };
    (end > start + 1 && (start..end).all(fits)).then_some(start..end)
}

/// The words in marks behind a bare noun, or behind a noun and what it is made of ("Einkaufsverbund kommunaler Häuser
/// »Muster im Norden«"), which only tells what sort of body they name. An alliance bears its noun: "Bündnis »Muster
/// jetzt«".
pub fn quoted(scan: Scan, at: usize, head: Head, left: &Left) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 6;
    let is_mark = |at: usize| scan.kind(at) == Some(TokenKind::QuotationMark);
    let is_adjective = scan.shape(at + 1) == Shape::Lower && !scan.is_function_word(at + 1);
    let is_described = is_adjective && is_mark(at + 3) && scan.is_common_noun(at + 2);
    let open = if is_described { at + 3 } else { at + 1 };
    if !is_mark(open) || left.named || head.kind() == "alliance" || head.is_compound() && !is_described {
        return None;
    }
    let close = (open + 2..open + 2 + MOST_WORDS).find(|&at| is_mark(at))?;
    Some(open + 1..close)
}

/// Whether the head only tells of the body named behind it: "Sportverein ABC Muster", "Gewerkschaft ABC",
/// "Branchenverband Musterforum Nord".
pub fn is_described(scan: Scan, at: usize, head: Head) -> bool {
    let next = at + 1;
    const LONG: usize = 10;
    // "die Partei Die Munteren"
    if head.lemma() == "Partei" && scan.shape(next) == Shape::Capital && scan.is(next, Class::Article) {
        return scan.is_name_word(next + 1);
    }
    // "Bezirksverband ABC Muster": a part of the body, and as such named with its noun; so is "Initiative NordMuster"
    if super::parts::is_part(head) || head.kind() == "alliance" && !head.is_compound() {
        return false;
    }
    if !(head.is_compound() || head.lemma().len() >= LONG || head.kind() == "union")
        || !scan.is_name_word(next)
        || scan.is_place(next)
    {
        return false;
    }
    let next_head = scan.head(next).filter(|head| !head.plural);
    // "Sportverein SV Muster", but "Turnverein Eintracht Muster" is all name
    let club = next_head.is_some_and(Head::is_club) && (scan.shape(next) == Shape::Upper || head.lemma() == "Klub");
    let known = known::find(scan.lexicon, std::iter::once(scan.word(next))).is_some_and(|known| !known.risky);
    let body = next_head.is_some_and(Head::is_compound) && scan.is_name_word(next + 1);
    club || known || body || matches!(scan.shape(next), Shape::Upper | Shape::Mixed)
}
