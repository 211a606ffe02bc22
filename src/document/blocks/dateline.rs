//! The dateline ("Schwerin, 22. Januar 2021 –") and the note of the source ("(Quelle: …)", "(dpa)").

use super::{Reader, furniture, phrases};
use crate::document::{Dateline, TokenKind};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// A dateline, and the agency's mark within it.
pub struct Found {
    pub dateline: Dateline,
    pub credit: Option<Span>,
}

/// The dateline that a paragraph begins with.
pub fn read(reader: &Reader, paragraph: &Range<usize>) -> Option<Found> {
    let start = paragraph.start;
    if reader.word(start) == "(" {
        return bracketed_place(reader, paragraph);
    }
    let place = place(reader, paragraph);
    let mut at = place.end;
    let mut credit = None;
    if let Some(end) = bracket(reader, at, paragraph.end) {
        credit = Some(reader.span(at..end));
        at = end;
    }
    let mut date = None;
    // "Neudorf (3. März 2021) Der Verband …"
    let bracketed = if place.is_empty() { None } else { bracketed_date(reader, at, paragraph.end) };
    if let Some(inner) = &bracketed {
        date = Some(reader.span(inner.clone()));
        at = inner.end + 1;
    }
    let comma = reader.word(at) == ",";
    let begin = at + usize::from(comma);
    let end = date_end(reader, begin, paragraph.end);
    if end > begin
        && (comma || place.is_empty() || credit.is_some() || reader.word(begin).starts_with(['0', '1', '2', '3']))
    {
        let first = (begin..end).find(|&at| is_date_part(reader, at)).unwrap_or(begin);
        date = Some(reader.span(first..end));
        at = end;
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
    let dash = matches!(mark, "-" | "–" | "—" | "--" | "―" | "−");
    let next = reader.word(at + 1);
    let capital = at + 1 < paragraph.end && !next.starts_with(char::is_lowercase);
    let divided = match (date.is_some(), credit.is_some()) {
        (true, _) => dash || matches!(mark, ":" | "." | "|" | "/"),
        (false, true) => dash || matches!(mark, ":" | "."),
        // a place alone: only before a dash or full stop and a new sentence
        (false, false) => (dash && reader.is_spaced(at) || mark == ".") && capital && is_bare_place(reader, &place),
    };
    // "(ots) Der Verband" goes without a mark
    let known = place.clone().any(|at| reader.tokens[at].classes.has(Class::Place));
    let agency = |span: Span| known || !reader.text[span.range()].contains(char::is_uppercase);
    let unmarked = (credit.is_some_and(agency) || bracketed.is_some())
        && reader.word(at - 1) == ")"
        && mark.starts_with(char::is_uppercase);
    if !divided && !unmarked {
        return None;
    }
    let end = if divided { at + 1 } else { at };
    let place = (!place.is_empty()).then(|| reader.span(place));
    Some(Found { dateline: Dateline { span: reader.span(start..end), place, date }, credit })
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
        Found { dateline: Dateline { span, place: Some(reader.span(place)), date: None }, credit: None }
    })
}

/// A line of its own with place and date ("Musterstadt, 3. März 2021").
pub fn read_line(reader: &Reader, line: &Range<usize>) -> Option<Dateline> {
    let place = place(reader, line);
    let comma = !place.is_empty() && reader.word(place.end) == "," && place.end + 1 < line.end;
    let rest = place.end + 1..line.end;
    if !comma || !furniture::is_date(reader, &rest) {
        return None;
    }
    let first = rest.clone().find(|&at| is_date_part(reader, at))?;
    Some(Dateline {
        span: reader.span(line.clone()),
        place: Some(reader.span(place)),
        date: Some(reader.span(first..line.end)),
    })
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
fn is_bare_place(reader: &Reader, place: &Range<usize>) -> bool {
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

/// The tokens of a date between brackets that open at token `at`.
fn bracketed_date(reader: &Reader, at: usize, limit: usize) -> Option<Range<usize>> {
    let end = date_end(reader, at + 1, limit);
    (reader.word(at) == "(" && end > at + 1 && reader.word(end) == ")").then(|| at + 1..end)
}

/// The end of a date with the words before it ("den", "am", a weekday); `at` where there is none.
fn date_end(reader: &Reader, at: usize, limit: usize) -> usize {
    let limit = limit.min(at + 9);
    let mut end = at;
    let mut last = at;
    while end < limit {
        let word = reader.word(end);
        if is_date_part(reader, end) {
            last = end + 1;
        } else if !(reader.tokens[end].classes.has(Class::Weekday) || matches!(word, "den" | "dem" | "am" | "im" | ","))
        {
            break;
        }
        end += 1;
    }
    let month = (at..last).any(|at| reader.tokens[at].classes.has(Class::Month));
    let ordinals = (at..last).filter(|&at| reader.tokens[at].kind == TokenKind::Ordinal).count();
    if month || ordinals >= 2 || last - at == 3 && reader.word(last - 1).starts_with('-') { last } else { at }
}

fn is_date_part(reader: &Reader, at: usize) -> bool {
    let token = reader.tokens[at];
    token.kind == TokenKind::Ordinal || token.kind == TokenKind::Number || token.classes.has(Class::Month)
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
