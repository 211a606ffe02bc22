//! The zones of a release: where the boilerplate and the press contact begin.

use super::{Reader, phrases};
use crate::document::{TokenKind, Zone};
use std::ops::Range;

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Opening {
    Boilerplate,
    /// "Über X": only if what follows speaks of X.
    Perhaps,
    Contact,
    /// Teasers of other stories.
    Teasers,
}

impl Opening {
    pub fn zone(self) -> Zone {
        match self {
            Opening::Contact => Zone::Contact,
            Opening::Boilerplate | Opening::Perhaps | Opening::Teasers => Zone::Boilerplate,
        }
    }
}

/// The longest heading, in tokens.
const LONGEST: usize = 14;

/// What a line opens, by its words alone.
pub fn heading(reader: &Reader, tokens: &Range<usize>) -> Option<Opening> {
    let words = tokens.len();
    if words == 0 || reader.tokens[tokens.start].kind != TokenKind::Word {
        return None;
    }
    if phrases::is(reader, tokens, "teasers") {
        return Some(Opening::Teasers);
    }
    let colon = tokens.clone().take(6).find(|&at| reader.word(at) == ":");
    let title = tokens.start..colon.unwrap_or(tokens.end);
    if phrases::is(reader, &title, "contact") || phrases::opening(reader, tokens, "contact_opening") > 0 {
        return Some(Opening::Contact);
    }
    // "Ansprechpartnerin für die Redaktionen:"
    let contact = phrases::opening(reader, tokens, "contact");
    if contact > 0
        && title.len() <= 8
        && colon.is_some_and(|colon| tokens.start + contact < colon)
        && reader.is_function_word(tokens.start + contact)
    {
        return Some(Opening::Contact);
    }
    if words > LONGEST || reader.ends_sentence(tokens) {
        return None;
    }
    if phrases::is(reader, &title, "boilerplate") {
        return Some(Opening::Boilerplate);
    }
    let opening = phrases::opening(reader, tokens, "boilerplate_opening");
    let named = opening > 0 && tokens.start + opening < title.end;
    // "Über 300 Gäste kamen" and "Über Nacht" go on in another way
    let name = named && !matches!(reader.tokens[tokens.start + opening].kind, TokenKind::Number | TokenKind::Ordinal);
    name.then_some(Opening::Perhaps)
}

/// "Tel.: 0385 123-45", "E-Mail: presse@…": a line of the press contact, wherever it stands.
pub fn is_contact_line(reader: &Reader, tokens: &Range<usize>) -> bool {
    let opening = phrases::opening(reader, tokens, "contact_line");
    let next = tokens.start + opening;
    let address = |at: usize| matches!(reader.tokens[at].kind, TokenKind::Number | TokenKind::Email | TokenKind::Link);
    opening > 0 && tokens.len() <= 20 && (next..tokens.end.min(next + 4)).any(address) && !reader.ends_sentence(tokens)
}

/// Whether the block below "Über X" is about X: a capitalised word of the heading stands at its begin.
pub fn speaks_of(reader: &Reader, heading: &Range<usize>, below: &Range<usize>) -> bool {
    /// How many tokens count as the begin.
    const BEGIN: usize = 15;
    let name = |at: &usize| reader.word(*at).contains(char::is_uppercase);
    heading.clone().skip(1).filter(name).any(|at| {
        let word = reader.word(at);
        below.clone().take(BEGIN).any(|other| is_same_name(word, reader.word(other)))
    })
}

/// Equal but for inflection ("Verbands", "Verband").
fn is_same_name(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short == long || short.len() >= 5 && long.len() - short.len() <= 2 && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;

    #[test]
    fn teasers_of_other_stories_are_furniture() {
        let text =
            format!("{PROSE}\n\nDas könnte Sie auch interessieren\nRuderclub begrüßt 100. Mitglied\n0 Kommentare");
        assert!(shown(&text)[1..].iter().all(|block| block.contains("Furniture")));
    }

    #[test]
    fn a_subhead_about_something_else_opens_no_boilerplate() {
        let text = format!("{PROSE}\n\nÜber Nacht berühmt\n{}", [PROSE; 6].join("\n\n"));
        assert!(shown(&text).iter().all(|block| block.starts_with("Body")));
    }
}
