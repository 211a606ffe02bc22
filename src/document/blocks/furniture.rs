//! Lines that are no text: menu words, counters, rows of marks; and lines that hold a date alone.

use super::{Reader, phrases};
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use std::ops::Range;

/// What a line is, if it is no text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Furniture {
    /// Menu words, counters, rows of marks.
    Leftover,
    /// A date and at most such things beside it.
    Date,
}

/// The longest line, in tokens, that is looked at part by part.
const LONGEST: usize = 60;

/// Told part by part ("18.06.2020 | 3 Kommentare"): all must be left-overs or dates.
pub fn read(reader: &Reader, tokens: &Range<usize>) -> Option<Furniture> {
    if tokens.len() > LONGEST || reader.ends_sentence(tokens) && reader.word(tokens.end - 1) != "…" {
        return None;
    }
    let mut date = false;
    let mut parts = 0;
    let (mut short, mut longest) = (0, 0);
    let mut all = true;
    for part in reader.split(tokens.clone(), |word| matches!(word, "|" | ">" | "»" | "›" | "·" | "•" | "||" | "+++"))
    {
        parts += 1;
        short += usize::from(part.len() <= 4);
        if is_date(reader, &part) {
            date = true;
        } else if !is_leftover(reader, &part) {
            all = false;
            longest = longest.max(part.len());
        }
    }
    match (all, date) {
        (true, true) => Some(Furniture::Date),
        (true, false) => Some(Furniture::Leftover),
        _ if closes_with_date(reader, tokens) => Some(Furniture::Date),
        // "Beispielverband e. V. | 3. März 2021"
        (false, true) if parts >= 2 && longest <= 6 => Some(Furniture::Date),
        // "Startseite | Aktuelles | Mitglieder (36)": a row of short parts, one of them known
        (false, _) if parts >= 3 && short + 1 >= parts && first_is_menu(reader, tokens) => Some(Furniture::Leftover),
        _ => None,
    }
}

fn first_is_menu(reader: &Reader, tokens: &Range<usize>) -> bool {
    let mut parts = reader.split(tokens.clone(), |word| matches!(word, "|" | ">" | "»" | "›" | "·" | "•" | ":"));
    parts.any(|part| phrases::is(reader, &part, "menu"))
}

fn is_leftover(reader: &Reader, part: &Range<usize>) -> bool {
    let marks = part.clone().all(|at| !reader.word(at).contains(char::is_alphanumeric));
    marks || phrases::is(reader, part, "menu") || is_counter(reader, part) || reader.word(part.start) == "©"
}

/// "0 Kommentare", "Teilen 12", "Seite 2 von 3", "Kommentare (0)", "2/3"
fn is_counter(reader: &Reader, part: &Range<usize>) -> bool {
    let number = |at: usize| reader.tokens[at].kind == TokenKind::Number;
    let figures = part.clone().filter(|&at| number(at)).count();
    if figures == 0 || part.len() > 6 {
        return false;
    }
    // a lone figure counts something or is the number of a page
    if part.len() == 1
        || part.len() == 3 && number(part.start + 1) && reader.word(part.start) == reader.word(part.start + 2)
    {
        return true;
    }
    if number(part.start) && part.len() > 1 && phrases::is(reader, &(part.start + 1..part.end), "counter") {
        return true;
    }
    let word = part.start..part.start + 1;
    let rest_is_figures =
        (part.start + 1..part.end).all(|at| number(at) || !reader.word(at).contains(char::is_alphanumeric));
    if rest_is_figures && (phrases::is(reader, &word, "counter") || phrases::is(reader, &word, "menu")) {
        return true;
    }
    // "Seite 2 von 3"
    let page = reader.word(part.start).eq_ignore_ascii_case("seite") && part.len() > 1 && number(part.start + 1);
    page && (part.len() == 2 || part.len() == 4 && number(part.end - 1))
}

/// A date, with nothing but words that stand beside dates.
pub fn is_date(reader: &Reader, part: &Range<usize>) -> bool {
    if part.len() > 14 {
        return false;
    }
    let (mut day, mut month, mut year) = (false, false, false);
    for at in part.clone() {
        let word = reader.word(at);
        let token = reader.tokens[at];
        match token.kind {
            TokenKind::Ordinal if day => month = true,
            TokenKind::Ordinal => day = true,
            TokenKind::Number | TokenKind::Time => {
                year |= word.len() == 4 && word.starts_with(['1', '2']);
                // "-01" and "-22" of "2021-01-22"
                (day, month) = if word.starts_with('-') { (month, true) } else { (day, month) };
            }
            _ if token.classes.has(Class::Month) => month = true,
            _ if token.classes.has(Class::Weekday) => {}
            TokenKind::Punctuation if matches!(word, "," | ":" | "-" | "–" | "—" | "(" | ")" | "/" | ".") => {}
            _ if phrases::is(reader, &(at..at + 1), "date_word") => {}
            _ => return false,
        }
    }
    day && month && (year || part.len() <= 6)
}

/// A line of a letterhead that ends with its date: "Pressenotiz vom 3. März 2021", "Nr. 12/21      3. März 2021",
/// "Musterbund, Neudorf, 3. März 2021". A headline goes on in the same breath: "Tag der Vereine am 3. März 2021".
fn closes_with_date(reader: &Reader, tokens: &Range<usize>) -> bool {
    const LETTERHEAD: usize = 12;
    let year = reader.word(tokens.end - 1);
    if tokens.len() > LETTERHEAD || !(year.len() == 4 && year.starts_with(['1', '2'])) {
        return false;
    }
    let dates = (3..=6).filter_map(|length| tokens.end.checked_sub(length)).filter(|&start| start > tokens.start);
    dates.rev().any(|start| {
        let wide = reader.tokens[start].span.start - reader.tokens[start - 1].span.end > 2;
        let apart = wide || matches!(reader.word(start - 1), "vom" | "," | "·" | "/");
        let bare =
            |at: usize| reader.tokens[at].kind == TokenKind::Ordinal || reader.tokens[at].kind == TokenKind::Number;
        apart && bare(start) && is_date(reader, &(start..tokens.end))
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;

    #[test]
    fn leftovers_and_dates_are_told_from_text() {
        for (line, kind) in [
            ("Startseite | Aktuelles | Mitglieder (36) | Kontakt", "Furniture"),
            ("3 Kommentare", "Furniture"),
            ("Seite 2 von 3", "Furniture"),
            ("- 2 -", "Furniture"),
            ("~~~~~~~~", "Furniture"),
            ("18.06.2020 | 0 Kommentare | 214 Aufrufe", "PageDate"),
            ("Pressemitteilung vom 19. November 2018", "PageDate"),
            ("Beispielbund e. V. | 3. März 2021", "PageDate"),
            ("Stand: 2021-03-03", "PageDate"),
            ("Pressenotiz vom 3. März 2021", "PageDate"),
            ("Nr. 12/21          3. März 2021", "PageDate"),
            ("Presseaussendung, Neudorf, 3. März 2021", "PageDate"),
            ("Tag der Vereine am 3. März 2021", "Headline"),
            ("15 Mitglieder", "Headline"),
            ("Am 3. März in Neudorf", "Headline"),
        ] {
            assert_eq!(shown(&format!("{line}\n\n{PROSE}"))[0], format!("Head {kind}: {line}"));
        }
    }
}
