//! Offices beside a name, before and after it, and the titles in between.

use super::Found;
use super::names::{sentence_end, sentence_start};
use super::words::{is_given, is_initial};
use crate::annotate::Mention;
use crate::document::{Spelling, TokenKind, View};
use crate::german::lexicon::{Class, ClassSet, Row};
use crate::german::offices::head;
use crate::text::Span;
use std::ops::Range;

/// An office as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    pub tokens: Range<usize>,
    /// The whole phrase: "stellvertretende Vorsitzende des Vorstands".
    pub span: Span,
    /// The first part of a compound with hyphen, which may name the body: "kraftwerk" in "kraftwerk-Geschäftsführer".
    pub first_part: Option<Span>,
    /// Whether bodies are called so as well ("Gesellschafter").
    pub either: bool,
}

/// What stands before a name: titles, and an office before those.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    /// "Prof. Dr.", without "Herr" or "Frau".
    pub title: Option<Span>,
    /// Whether a title or form of address stands there at all.
    pub titled: bool,
    pub office: Option<Office>,
    /// Whether the office stands right before the name (and its titles).
    pub direct: bool,
}

pub fn before(view: View, name: usize) -> Before {
    let floor = sentence_start(view, name);
    let mut at = name;
    let mut title: Option<Span> = None;
    let mut titled = false;
    while at > floor {
        let Some((start, kind)) = title_before(view, at).filter(|(start, _)| *start >= floor) else { break };
        let span = view.span(start..at);
        at = start;
        titled = true;
        if kind == "address" {
            break;
        }
        title = Some(title.map_or(span, |title| span.to(title)));
    }
    let direct = ending_at(view, behind_retired(view, at), floor);
    // "Sprecherin: …" may also lead to what she says
    let found = direct.is_some() && view.word(at.saturating_sub(1)) != ":";
    let office = direct.or_else(|| in_apposition(view, at, floor));
    Before { title, titled, office, direct: found }
}

/// Whether a title or office may end before a token; settles most tokens at once.
pub fn may_end_before(view: View, end: usize) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[Class::Title, Class::Office, Class::Organ]);
    let Some(last) = end.checked_sub(1).and_then(|last| view.token(last)) else { return false };
    match last.kind {
        // "kraftwerk-Geschäftsführer" begins with a small letter
        TokenKind::Word => {
            let spelling = last.spelling;
            spelling.has(Spelling::CAPITAL) || spelling.has(Spelling::HYPHEN) || last.classes.has_any(WORDS)
        }
        TokenKind::Punctuation => matches!(view.slice(last.span), ":" | "," | ")"),
        TokenKind::QuotationMark | TokenKind::Number | TokenKind::Ordinal => false,
        _ => true,
    }
}

/// The title that ends before a token: where it begins, and its kind.
pub fn title_before(view: View, end: usize) -> Option<(usize, &'static str)> {
    let last = end.checked_sub(1)?;
    match view.word(last) {
        "c." if last > 0 && view.word(last - 1) == "h." => return Some((last - 1, "academic")),
        "mult." => return Some((last, "academic")),
        // "Dipl.-Ing. (FH)"
        ")" if last > 2 && view.word(last - 2) == "(" && view.is(last - 3, Class::Title) => {
            return Some((last - 2, "academic"));
        }
        _ => {}
    }
    view.row(last, Class::Title).map(|row| (last, row.column(0)))
}

/// Where the office ends of "Direktor a. D.".
fn behind_retired(view: View, end: usize) -> usize {
    let word = |back: usize| end.checked_sub(back).map_or("", |at| view.word(at));
    match (word(2), word(1)) {
        ("a.", "D.") | ("i.", "R.") => end - 2,
        (_, "a.D." | "i.R.") => end - 1,
        _ => end,
    }
}

/// The office whose last word stands before token `end`, also with a colon between.
fn ending_at(view: View, end: usize, floor: usize) -> Option<Office> {
    let end = if end > floor && view.word(end - 1) == ":" { end - 1 } else { end };
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if let Some(office) = at(view, last, floor).filter(|office| office.tokens.end == end) {
        return Some(office);
    }
    if view.is(last, Class::Organ) && last >= floor + 2 {
        return at(view, last - 2, floor).filter(|office| office.tokens.end == end);
    }
    None
}

/// "der Geschäftsführer der X GmbH, [Theo Erdachter]": the office before the body before a comma.
fn in_apposition(view: View, name: usize, floor: usize) -> Option<Office> {
    const LONGEST_BODY: usize = 18;
    let comma = name.checked_sub(1).filter(|&comma| comma > floor && view.word(comma) == ",")?;
    let first = comma.saturating_sub(LONGEST_BODY).max(floor);
    for index in (first..comma).rev() {
        if view.is(index, Class::SayingVerb) || matches!(view.word(index), "," | ";" | ":" | "!" | "?") {
            return None;
        }
        if let Some(office) = at(view, index, floor) {
            let body = office.tokens.end;
            let linked = body == comma || is_link(view, body) || view.is_capitalised(body);
            return linked.then_some(office);
        }
    }
    None
}

/// Words that join an office to its body: "der", "von", "beim".
pub fn is_link(view: View, at: usize) -> bool {
    view.is(at, Class::Article) || view.is(at, Class::Preposition)
}

/// "Erika Beispielmann, [Vorständin der X eG]" or "Erika Beispielmann ([Vorsitzende])": the office after a name that
/// ends before token `end`.
pub fn after(view: View, end: usize) -> Option<Office> {
    const MOST_WORDS_BEFORE: usize = 4;
    let ceiling = sentence_end(view, end)?;
    let mut first = end;
    // a bracketed party or body may come first: "(FDP), Vorsitzende"
    if view.word(first) == "(" && office_within(view, first + 1, ceiling, MOST_WORDS_BEFORE).is_none() {
        let close = (first + 1..ceiling.min(first + 8)).find(|&at| view.word(at) == ")")?;
        first = close + 1;
    }
    if first >= ceiling || !matches!(view.word(first), "," | "(" | "–" | "-") {
        return None;
    }
    let office = office_within(view, first + 1, ceiling, MOST_WORDS_BEFORE)?;
    let next = office.tokens.end;
    // "…, Vorstand Theo Erdachter": the office of the next person in the list
    let belongs_to_next =
        next < ceiling && (is_given(view, next) || is_initial(view, next) || view.is(next, Class::Title));
    (!belongs_to_next || is_link(view, next)).then_some(office)
}

/// "die Geschäftsführer Theo Erdachter und Wilma Fantasius": an office in the plural is that of all names joined to it.
pub fn share(view: View, found: &mut [Mention<Found>]) {
    for index in 1..found.len() {
        let (before, here) = found.split_at_mut(index);
        let (Some(before), Some(here)) = (before.last(), here.first_mut()) else { return };
        let name = &before.value.tokens;
        let joined = here.value.tokens.start == name.end + 1 && matches!(view.word(name.end), "," | "und" | "sowie");
        let shared = |office: &&Office| joined && office.tokens.end <= name.start && is_plural(view, office);
        if let Some(office) = before.value.office.as_ref().filter(shared) {
            here.value.office.get_or_insert_with(|| office.clone());
        }
    }
}

/// The ending says so ("Präsidenten", "Sprecherinnen"), or the article "die" before a form that is not feminine.
fn is_plural(view: View, office: &Office) -> bool {
    let first = office.tokens.start;
    let article = first.checked_sub(1).map_or("", |before| view.word(before));
    let noun = view.word(office.tokens.end - 1);
    noun.ends_with("innen")
        || article.eq_ignore_ascii_case("die") && !noun.ends_with("in") && !noun.ends_with('e')
        || article.eq_ignore_ascii_case("die") && noun.ends_with("en")
}

/// The first office from token `first` on that only articles and adjectives stand before.
fn office_within(view: View, first: usize, ceiling: usize, most: usize) -> Option<Office> {
    for index in first..ceiling.min(first + most) {
        if let Some(office) = at(view, index, first) {
            return Some(office);
        }
        let word = view.word(index);
        let adjective = ["e", "er", "en", "es", "em"].iter().any(|ending| word.ends_with(ending));
        let fits = view.kind(index) == Some(TokenKind::Word)
            && !view.is(index, Class::Conjunction)
            && !view.is(index, Class::Preposition)
            && (view.is(index, Class::Article) || adjective || view.is(index, Class::OfficeQualifier));
        if !fits && view.kind(index) != Some(TokenKind::Ordinal) {
            return None;
        }
    }
    None
}

/// The office whose noun is token `noun`, with its qualifiers and organ.
pub fn at(view: View, noun: usize, floor: usize) -> Option<Office> {
    let (first_part, row) = noun_at(view, noun)?;
    let mut start = noun;
    while start > floor && (view.is(start - 1, Class::OfficeQualifier) || is_first(view, start - 1)) {
        start -= 1;
    }
    let mut end = noun + 1;
    if view.is(end, Class::Article) && view.is(end + 1, Class::Organ) {
        end += 2;
    } else if row.is_none() {
        return None;
    }
    let span = view.span(start..end);
    let either = row.is_some_and(|row| row.column(1) == "either") && end == noun + 1;
    Some(Office { tokens: start..end, span, first_part, either })
}

fn is_in_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// "1. Vorsitzende"
fn is_first(view: View, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Ordinal) && view.word(at).len() == 2
}

/// The row of an office noun, also of the last part of a compound; `None` as row for "Mitglied", which is an office
/// only with an organ.
fn noun_at(view: View, at: usize) -> Option<(Option<Span>, Option<Row>)> {
    let token =
        view.token(at).filter(|token| token.kind == TokenKind::Word || token.kind == TokenKind::Abbreviation)?;
    let word = view.word(at);
    if token.classes.has(Class::Office) {
        let row = view.lexicon.row(word, Class::Office)?;
        // "OB", but not "Ob"
        let fits = if is_in_capitals(row.lemma) { word.starts_with(row.lemma) } else { view.is_capitalised(at) };
        return fits.then_some((None, Some(row)));
    }
    if matches!(word, "Mitglied" | "Mitglieder") {
        return Some((None, None));
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        let row = view.lexicon.row(last, Class::Office).or_else(|| head(view.lexicon, last))?;
        let span = Span::new(token.span.start, token.span.start + first.len() as u32);
        return Some((Some(span), Some(row)));
    }
    const NAMES: [Class; 3] = [Class::GivenName, Class::Surname, Class::Place];
    let plain = view.is_capitalised(at) && !NAMES.iter().any(|&class| token.classes.has(class));
    plain.then(|| head(view.lexicon, word)).flatten().map(|row| (None, Some(row)))
}
