//! Names of widely known bodies.

use super::scan::Scan;
use super::words::{Shape, shape};
use super::{NameRule, OrganisationKind, OrganisationName};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::compounds::ends_in_noun;
use crate::german::lexicon::{Class, Lexicon, Row, names_in};
use std::cmp::Reverse;
use std::ops::Range;

pub const KNOWN_NAME: NameRule = NameRule {
    name: "known-name",
    begins: super::ANY,
    read,
    examples: &[
        ("Das teilte die Deutsche Bahn mit.", "Deutsche Bahn", "Deutsche Bahn | company"),
        ("Ein Zug der Deutschen Bahn stand.", "Deutschen Bahn", "Deutsche Bahn | company"),
        // the next line is another name's
        ("Neues von der Deutschen Bahn\n\nQXV Musterstadt ist dabei", "Deutschen Bahn", "Deutsche Bahn | company"),
    ],
    silent: &["Die Bahn fährt an deutschen Orten vorbei."],
};

fn read(scan: Scan, at: usize) -> Read<OrganisationName> {
    if !matches!(scan.kind(at)?, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number | TokenKind::Link) {
        return None;
    }
    // only words in capitals are looked up in another spelling
    if scan.shape(at) != Shape::Upper && !scan.lexicon.known_organisations.may_begin(scan.word(at)) {
        return None;
    }
    let Known { words, name, kind, risky } = find(scan.lexicon, (at..at + LONGEST).map(|at| scan.word(at)))?;
    if scan.is_glued(at + words) && scan.kind(at + words) == Some(TokenKind::Word) {
        return None;
    }
    let mut tokens = at..at + words;
    if risky && !is_meant(scan, &tokens, kind == OrganisationKind::Party) {
        return None;
    }
    if is_button(scan, &tokens) {
        return None;
    }
    // "Muster ABC": a part of the body
    let goes_on = tokens.end < scan.sentence_of(at).end;
    if goes_on && scan.shape(tokens.end) == Shape::Upper && is_part_of_name(scan, tokens.end) {
        tokens.end += 1;
    }
    // a name that is listed with its legal form
    let form = tokens.clone().skip(1).find_map(|at| scan.legal_form(at).filter(|form| at + form.tokens == tokens.end));
    let legal_form = form.map(|form| form.canonical);
    let name = if tokens.len() == words { name.to_owned() } else { format!("{name} {}", scan.word(at + words)) };
    Some((tokens, OrganisationName { name, kind, legal_form, ..OrganisationName::default() }))
}

/// "Teilen: Facebook | Twitter": a button of the page.
fn is_button(scan: Scan, tokens: &Range<usize>) -> bool {
    const NETWORKS: &[&str] =
        &["Facebook", "Twitter", "Instagram", "YouTube", "LinkedIn", "Xing", "XING", "WhatsApp", "Google", "Pinterest"];
    const LABELS: &[&str] =
        &["|", "Teilen", "teilen", "Folgen", "folgen", "Share", "Drucken", "E-Mail", "Tweet", "Tweeten", "Like"];
    const REACH: usize = 3;
    let near = tokens.start.saturating_sub(REACH)..tokens.end + REACH;
    NETWORKS.contains(&scan.word(tokens.start)) && near.into_iter().any(|at| LABELS.contains(&scan.word(at)))
}

/// An acronym that may belong to the name before it.
fn is_part_of_name(scan: Scan, at: usize) -> bool {
    scan.kind(at) == Some(TokenKind::Word)
        && scan.word(at).chars().all(char::is_alphabetic)
        && !scan.is(at, Class::CommonAcronym)
        && !scan.is_place(at)
        && scan.legal_form(at).is_none()
        && find(scan.lexicon, std::iter::once(scan.word(at))).is_none()
}

/// No listed name has more words.
const LONGEST: usize = 10;

/// A body of the list.
pub struct Known {
    /// How many words its name takes.
    pub words: usize,
    /// In the nominative.
    pub name: &'static str,
    pub kind: OrganisationKind,
    /// Whether the name is also a common word, a surname or the initials of something else.
    pub risky: bool,
}

/// The body whose name the words begin with.
pub fn find<'w>(lexicon: &Lexicon, words: impl Iterator<Item = &'w str> + Clone) -> Option<Known> {
    let (count, row) = match lexicon.known_organisations.longest(words.clone()) {
        Some(found) => found,
        None => (1, shouted(lexicon, words.clone().next()?)?),
    };
    let text: Vec<&str> = words.take(count).collect();
    let name = written(row, &text.join(" "));
    let risky = names_in(row.column(2)).any(|risky| risky == name);
    Some(Known { words: count, name, kind: OrganisationKind::from_name(row.column(0)), risky })
}

/// A name that the text writes in capitals alone ("MUSTER").
fn shouted<'l>(lexicon: &'l Lexicon, word: &str) -> Option<&'l Row> {
    if word.bytes().any(|byte| byte.is_ascii_lowercase())
        || word.len() < 4
        || shape(word) != Shape::Upper
        || word.chars().count() < 4
    {
        return None;
    }
    let mut letters = word.chars();
    let first = letters.next()?;
    lexicon.known_organisations.get(&format!("{first}{}", letters.as_str().to_lowercase()))
}

/// Whether a risky name is meant as one: in quotation marks („Spiegel“), or, where it is no common noun, not beside
/// what makes a surname of it ("Erika Muster", "Frau Muster").
fn is_meant(scan: Scan, tokens: &Range<usize>, is_party: bool) -> bool {
    let before = tokens.start.checked_sub(1);
    let quoted = before.is_some_and(|at| scan.kind(at) == Some(TokenKind::QuotationMark))
        && scan.kind(tokens.end) == Some(TokenKind::QuotationMark);
    if quoted {
        return true;
    }
    let at = tokens.start;
    if is_party && is_bracketed(scan, tokens) || is_greens(scan, tokens) {
        return true;
    }
    if tokens.len() > 1 || scan.is_common_noun(at) || ends_in_noun(scan.lexicon, scan.word(at)) {
        return false;
    }
    const PERSONAL: [Class; 4] = [Class::GivenName, Class::Title, Class::Office, Class::NameParticle];
    let personal = |at: usize| PERSONAL.into_iter().any(|class| scan.is(at, class)) && scan.is_capitalised(at);
    let surname = before.is_some_and(|at| personal(at) || scan.word(at) == "und" || scan.word(at).ends_with('.'));
    // "die Siedlung Muster": named after, or a place
    let apposed = before.is_some_and(|at| scan.is_name_word(at));
    let family = apposed || matches!(scan.word(tokens.end), "junior" | "senior") || scan.is_name_word(tokens.end);
    scan.is(at, Class::Surname) && !surname && !family && !scan.is_sentence_start(at)
}

/// "Erika Muster (Die Mitte)": the party of a person.
fn is_bracketed(scan: Scan, tokens: &Range<usize>) -> bool {
    tokens.start > 1
        && scan.word(tokens.start - 1) == "("
        && matches!(scan.word(tokens.end), ")" | "," | "/")
        && scan.is_name_word(tokens.start - 2)
}

/// "die Grünen", "der Linken": within a sentence and without a noun behind it, the party.
fn is_greens(scan: Scan, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    tokens.len() == 1
        && matches!(
            scan.word(at),
            "Grünen" | "Linken" | "Liberalen" | "Christdemokraten" | "Sozialdemokraten" | "Freidemokraten"
        )
        && at > 0
        && scan.is(at - 1, Class::Article)
        && !scan.is_name_word(at + 1)
}

/// The form of the name in the list that the text inflects: the one that shares the longest beginning with it.
fn written(row: &Row, text: &str) -> &'static str {
    let shared = |name: &str| name.chars().zip(text.chars()).take_while(|(one, other)| one == other).count();
    let others = names_in(row.column(1)).chain(names_in(row.column(2)));
    // of equals the shorter and then the first stays: "Muster" is not "Muster Wirtschaft"
    let rank = |name: &str| (shared(name), Reverse(name.len()));
    others.fold(row.lemma, |best, name| if rank(name) > rank(best) { name } else { best })
}
