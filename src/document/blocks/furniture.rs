//! Lines that are no text: menu words, counters, rows of marks; and lines that give the date.

use super::{Reader, date_line, phrases};
use crate::document::TokenKind;
use std::ops::Range;

/// What a line is, if it is no text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Furniture {
    /// Menu words, counters, rows of marks.
    Leftover,
    /// A date, see [`date_line`].
    Date,
}

/// The longest line, in tokens, that is looked at part by part.
const LONGEST: usize = 60;

/// Told part by part ("18.06.2020 | 3 Kommentare"): all must be left-overs or dates.
pub fn read(reader: &Reader, tokens: &Range<usize>) -> Option<Furniture> {
    if date_line::read(reader, tokens).is_some() {
        return Some(Furniture::Date);
    }
    if tokens.len() > LONGEST || reader.ends_sentence(tokens) && reader.word(tokens.end - 1) != "…" {
        return None;
    }
    let (mut parts, mut short) = (0, 0);
    let mut all = true;
    for part in reader.split(tokens.clone(), |word| matches!(word, "|" | ">" | "»" | "›" | "·" | "•" | "||" | "+++"))
    {
        parts += 1;
        short += usize::from(part.len() <= 4);
        all &= is_leftover(reader, &part);
    }
    // "Startseite | Aktuelles | Mitglieder (36)": a row of short parts, one of them known
    let row = || parts >= 3 && short + 1 >= parts && first_is_menu(reader, tokens);
    (all || row()).then_some(Furniture::Leftover)
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
