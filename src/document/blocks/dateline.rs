//! The dateline ("Schwerin, 22. Januar 2021 –") and the note of the source ("(Quelle: …)", "(dpa)").

use super::written_date::{self, WrittenDate};
use super::{Reader, phrases};
use crate::document::{Dateline, TokenKind};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// A dateline, and the agency's mark within it.
pub struct Found {
    pub dateline: Dateline,
    pub credit: Option<Span>,
    /// A mark or brackets set it off; without them only the first paragraph has one.
    pub sure: bool,
}

/// The dateline that a paragraph begins with.
pub fn read(reader: &Reader, paragraph: &Range<usize>) -> Option<Found> {
    let start = paragraph.start;
    if let Some(found) = in_brackets(reader, paragraph) {
        return Some(found);
    }
    if reader.word(start) == "(" && release_number(reader, paragraph) == start {
        return bracketed_place(reader, paragraph);
    }
    let place = place(reader, &(release_number(reader, paragraph)..paragraph.end));
    let mut at = place.end;
    let mut credit = None;
    if let Some(end) = bracket(reader, at, paragraph.end) {
        credit = Some(reader.span(at..end));
        at = end;
    }
    // "Neudorf (3. März 2021) Der Verband …"
    let bracketed = if place.is_empty() { None } else { bracketed_date(reader, at, paragraph.end) };
    let date = match &bracketed {
        Some(date) => Some(date.clone()),
        None => date_behind(reader, &place, at, paragraph.end, credit.is_some()),
    };
    if let Some(date) = &date {
        at = date.tokens.end + usize::from(bracketed.is_some());
        at = clock_end(reader, at).unwrap_or(at);
    }
    if credit.is_none()
        && let Some(end) = bracket(reader, at, paragraph.end)
    {
        credit = Some(reader.span(at..end));
        at = end;
    }
    if at >= paragraph.end || (place.is_empty() && date.is_none()) {
        return None;
    }
    let mark = reader.word(at);
    let dash = is_dash(mark);
    let next = reader.word(at + 1);
    let capital = at + 1 < paragraph.end && !next.starts_with(char::is_lowercase);
    let divided = match (date.is_some(), credit.is_some()) {
        (true, _) => dash || matches!(mark, ":" | "." | "|" | "/" | "·"),
        (false, true) => dash || matches!(mark, ":" | "."),
        // a place alone: only before a dash or full stop and a new sentence
        (false, false) => (dash && reader.is_spaced(at) || mark == ".") && capital && is_bare_place(reader, &place),
    };
    // "(ots) Der Verband" goes without a mark
    let known = is_known_place(reader, &place);
    let agency = |span: Span| known || !reader.text[span.range()].contains(char::is_uppercase);
    let unmarked = (credit.is_some_and(agency) || bracketed.is_some()) && reader.word(at - 1) == ")";
    // "14. März 2021 Der Verband": the mark or the blank was lost
    let lost = date.as_ref().is_some_and(|date| date.year && date.tokens.end == at);
    let begins = mark.starts_with(char::is_uppercase);
    if !divided && !((unmarked || lost) && begins) {
        return None;
    }
    // "Neudorf, 14. März 2021. – Der Verband"
    let end = (at..paragraph.end).find(|&at| !divided || !is_divider(reader.word(at))).unwrap_or(at + 1);
    let place = (!place.is_empty()).then(|| reader.span(place));
    let date = date.map(|date| reader.span(date.tokens));
    let dateline = Dateline { span: reader.span(start..end), place, date };
    Some(Found { dateline, credit, sure: divided || unmarked })
}

fn is_dash(mark: &str) -> bool {
    !mark.is_empty() && mark.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '―' | '−'))
}

fn is_divider(mark: &str) -> bool {
    is_dash(mark) || matches!(mark, ":" | "." | "|" | "/" | "·")
}

/// The token behind "(PM 12/2021)", where a paragraph begins with such a number.
fn release_number(reader: &Reader, paragraph: &Range<usize>) -> usize {
    let start = paragraph.start;
    let close = (start..paragraph.end.min(start + 6)).find(|&at| reader.word(at) == ")");
    match close {
        Some(close) if reader.word(start) == "(" && phrases::opening(reader, &(start + 1..close), "label") > 0 => {
            close + 1
        }
        _ => start,
    }
}

/// The date behind a place, or at the begin of the paragraph: "Neudorf, 14. März", "Neudorf – 14. März 2021",
/// "Pressemitteilung vom 14. März 2021".
fn date_behind(reader: &Reader, place: &Range<usize>, at: usize, limit: usize, credit: bool) -> Option<WrittenDate> {
    let label = phrases::opening(reader, &(place.start..limit), "label");
    if label > 0 && matches!(reader.word(place.start + label), "vom" | "v.") {
        return written_date::read(reader, place.start + label + 1, limit).filter(|date| date.year);
    }
    if place.is_empty() {
        return written_date::read(reader, at, limit);
    }
    let mark = reader.word(at);
    let comma = mark == ",";
    let begin = at + usize::from(comma || is_divider(mark) || mark == ";");
    let begin = begin + phrases::opening(reader, &(begin..limit), "date_word");
    let begin = begin + usize::from(reader.word(begin) == ":");
    let date = written_date::read(reader, begin, limit)?;
    let bare = begin == at && (credit || reader.tokens[at].kind == TokenKind::Ordinal);
    (comma || date.year && (begin > at || is_known_place(reader, place)) || bare).then_some(date)
}

/// ", 12 Uhr" behind a date.
fn clock_end(reader: &Reader, at: usize) -> Option<usize> {
    let at = at + usize::from(reader.word(at) == ",");
    let at = at + usize::from(reader.word(at) == "um");
    (reader.word(at).starts_with(|first: char| first.is_ascii_digit()) && reader.word(at + 1) == "Uhr")
        .then_some(at + 2)
}

/// "[Neudorf, 14. März 2021] Der Verband …", "(14. März 2021) – Der Verband …"
fn in_brackets(reader: &Reader, paragraph: &Range<usize>) -> Option<Found> {
    let start = paragraph.start;
    let closing = match reader.word(start) {
        "[" => "]",
        "(" => ")",
        _ => return None,
    };
    let close = (start + 1..paragraph.end.min(start + 14)).find(|&at| reader.word(at) == closing)?;
    let place = place(reader, &(start + 1..close));
    let date = date_behind(reader, &place, place.end, close, false).filter(|date| date.tokens.end == close)?;
    let at = close + 1;
    let divided = is_divider(reader.word(at));
    let begin = at + usize::from(divided);
    let begins = begin < paragraph.end && !reader.word(begin).starts_with(char::is_lowercase);
    begins.then(|| {
        let place = (!place.is_empty()).then(|| reader.span(place));
        let dateline = Dateline { span: reader.span(start..begin), place, date: Some(reader.span(date.tokens)) };
        Found { dateline, credit: None, sure: true }
    })
}

/// "(Wien) Der Verband …"
fn bracketed_place(reader: &Reader, paragraph: &Range<usize>) -> Option<Found> {
    let place = place(reader, &(paragraph.start + 1..paragraph.end));
    let closed = !place.is_empty() && reader.word(place.end) == ")" && is_bare_place(reader, &place);
    let next = place.end + 1;
    let dash = usize::from(matches!(reader.word(next), "-" | "–" | "—"));
    let capital = next + dash < paragraph.end && reader.word(next + dash).starts_with(char::is_uppercase);
    (closed && capital).then(|| {
        let span = reader.span(paragraph.start..next + dash);
        Found { dateline: Dateline { span, place: Some(reader.span(place)), date: None }, credit: None, sure: true }
    })
}

/// A line of its own with place and date ("Musterstadt, 3. März 2021").
pub fn read_line(reader: &Reader, line: &Range<usize>) -> Option<Dateline> {
    let place = place(reader, line);
    if place.is_empty() || reader.word(place.end) != "," {
        return None;
    }
    let date = written_date::read(reader, place.end + 1, line.end)?;
    let rest = date.tokens.end..line.end;
    let over = rest.clone().all(|at| !reader.word(at).contains(char::is_alphanumeric));
    (over || clock_end(reader, rest.start) == Some(rest.end)).then(|| Dateline {
        span: reader.span(line.clone()),
        place: Some(reader.span(place)),
        date: Some(reader.span(date.tokens)),
    })
}

/// Whether the tokens are a place, and a word of them is known as one.
pub fn is_known_place(reader: &Reader, tokens: &Range<usize>) -> bool {
    place(reader, tokens) == *tokens && tokens.clone().any(|at| reader.tokens[at].classes.has(Class::Place))
}

/// Up to four capitalised words, also with a slash or "am" between them ("Wien/Linz", "Frankfurt am Main").
fn place(reader: &Reader, tokens: &Range<usize>) -> Range<usize> {
    let mut end = tokens.start;
    let mut words = 0;
    while end < tokens.end && words < 4 {
        let word = reader.word(end);
        let token = reader.tokens[end];
        let name = matches!(token.kind, TokenKind::Word | TokenKind::Abbreviation)
            && word.starts_with(char::is_uppercase)
            && !token.classes.has(Class::Month)
            && !token.classes.has(Class::Weekday)
            && !reader.is_function_word(end);
        let joint = end > tokens.start
            && end + 1 < tokens.end
            && (matches!(word, "/" | "am" | "an" | "der" | "im" | "ob" | "und" | "bei" | "a." | "d." | "i." | "v.")
                || word == "-" && reader.is_glued(end))
            && (reader.word(end + 1).starts_with(char::is_uppercase)
                || token.kind == TokenKind::Abbreviation && reader.tokens[end + 1].kind == TokenKind::Abbreviation);
        if !name && !joint {
            break;
        }
        words += usize::from(name);
        end += 1;
    }
    tokens.start..end
}

/// Whether a place stands there that nothing else vouches for.
pub fn is_bare_place(reader: &Reader, place: &Range<usize>) -> bool {
    place.clone().filter(|&at| reader.word(at).starts_with(char::is_uppercase)).count() <= 2
        && place.clone().all(|at| {
            let classes = reader.tokens[at].classes;
            !classes.has(Class::CommonNoun) && !classes.has(Class::Office) && !classes.has(Class::Title)
        })
}

/// The end of "(dpa)", "(ots/PRNewswire)" from token `at`.
fn bracket(reader: &Reader, at: usize, limit: usize) -> Option<usize> {
    let close = (at + 1..limit.min(at + 6)).find(|&at| reader.word(at) == ")")?;
    let inside = reader.span(at + 1..close.max(at + 2));
    let name = (at + 1..close).any(|at| reader.tokens[at].kind == TokenKind::Word);
    let whole = !reader.text[inside.range()].contains(char::is_whitespace);
    (reader.word(at) == "(" && name && whole && inside.len() <= 24).then_some(close + 1)
}

/// The date between brackets that open at token `at`.
fn bracketed_date(reader: &Reader, at: usize, limit: usize) -> Option<WrittenDate> {
    let date = (reader.word(at) == "(").then(|| written_date::read(reader, at + 1, limit)).flatten()?;
    (reader.word(date.tokens.end) == ")").then_some(date)
}

/// "(Quelle: …)" at the begin or end of a paragraph, "Quelle: …" as one, "(dpa)" or "(xy)" at its end.
pub fn credit(reader: &Reader, paragraph: &Range<usize>) -> Option<Span> {
    let Range { start, end } = paragraph.clone();
    if phrases::opening(reader, paragraph, "credit") > 0 && reader.word(start + 1) == ":" && end - start < 15 {
        return Some(reader.span(start..end));
    }
    if reader.word(start) == "(" && phrases::opening(reader, &(start + 1..end), "credit") > 0 {
        let close = (start..end.min(start + 20)).find(|&at| reader.word(at) == ")")?;
        return Some(reader.span(start..close + 1));
    }
    if reader.word(end - 1) == ")" {
        let open = (start.max(end.saturating_sub(20))..end).rev().find(|&at| reader.word(at) == "(")?;
        let source = phrases::opening(reader, &(open + 1..end), "credit") > 0;
        // an editor's initials or an agency's name, all in small letters, behind the last sentence
        let marks = (open + 1..end - 1).all(|at| {
            matches!(reader.word(at), "/" | "," | "-")
                || reader.word(at).len() <= 4 && reader.word(at).chars().all(char::is_lowercase)
        });
        let behind = open == start || reader.ends_sentence(&(start..open));
        return (source || marks && behind && end - open > 2 && end - open <= 8).then(|| reader.span(open..end));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use crate::text::Span;

    #[track_caller]
    fn check_dateline(begin: &str, place: Option<&str>, date: Option<&str>) {
        let (text, document) = divided(&format!("{begin} {PROSE}"), &[]);
        let dateline = document.dateline.unwrap_or_else(|| panic!("no dateline: {begin}"));
        let slice = |span: Option<Span>| span.map(|span| text.slice(span));
        assert_eq!((text.slice(dateline.span), slice(dateline.place), slice(dateline.date)), (begin, place, date));
        assert_eq!(text.slice(document.sentences[0].span), begin, "the dateline is a sentence of its own");
    }

    #[test]
    fn datelines_are_read() {
        check_dateline("Neudorf, 22. Januar 2021 –", Some("Neudorf"), Some("22. Januar 2021"));
        check_dateline("NEUDORF (xyz) –", Some("NEUDORF"), None);
        check_dateline("Neudorf/Altstadt, am 3. Jänner –", Some("Neudorf/Altstadt"), Some("3. Jänner"));
        check_dateline("Neudorf am Bach, den 03.04.2021:", Some("Neudorf am Bach"), Some("03.04.2021"));
        check_dateline("Neudorf –", Some("Neudorf"), None);
        check_dateline("4. Mai 2021 –", None, Some("4. Mai 2021"));
        check_dateline("Neudorf (3. März 2021)", Some("Neudorf"), Some("3. März 2021"));
        check_dateline("Neudorf a. d. Ache, 3. März 2021.", Some("Neudorf a. d. Ache"), Some("3. März 2021"));
        check_dateline("(Neudorf)", Some("Neudorf"), None);
    }

    #[test]
    fn a_dash_within_a_sentence_makes_no_dateline() {
        for text in [
            "Der Bund – so heißt er – wächst weiter. Das freut alle.",
            "Am 3. Mai – einem Montag – trafen sich alle Häuser im Saal.",
        ] {
            assert_eq!(divided(text, &[]).1.dateline, None, "{text}");
        }
    }

    #[test]
    fn credits_are_found() {
        let (text, document) = divided(&format!("(Quelle: Beispielbund) {PROSE}"), &[]);
        assert_eq!(document.credit.map(|span| text.slice(span)), Some("(Quelle: Beispielbund)"));
    }
}
