//! What stands in brackets behind a name: its short name, or its seat.

use super::scan::Scan;
use super::words::{Shape, shape};
use super::{Found, NameRule, OrganisationName, name};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use rustc_hash::FxHashMap;
use std::ops::Range;

pub const NAME_WITH_ACRONYM: NameRule = NameRule {
    name: "name-with-acronym",
    read,
    examples: &[(
        "Sie spendet der Offenen Muster Foundry (OMF) viel.",
        "Offenen Muster Foundry",
        "Offenen Muster Foundry | other",
    )],
    silent: &["Das Gesetz (DSGVO) gilt.", "Die Künstliche Intelligenz (KI) hilft.", "Max Muster (ABC) sprach."],
};

/// A name without a head noun whose initials the acronym behind it spells.
fn read(scan: Scan, at: usize) -> Read<OrganisationName> {
    let short = short_name_at(scan, at)?;
    let letters: Vec<char> =
        scan.slice(scan.span(short.clone())).chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.len() < 2 || !letters.iter().all(|letter| letter.is_uppercase()) {
        return None;
    }
    let mut start = at;
    for letter in letters.iter().rev() {
        let before = start.checked_sub(1)?;
        if !scan.is_name_word(before) || !scan.word(before).starts_with(*letter) {
            return None;
        }
        start = before;
    }
    let last = at - 1;
    let is_name =
        !scan.is_common_noun(last) && !scan.is(start, Class::GivenName) && start >= scan.sentence_of(at).start;
    is_name.then(|| (start..at, name::value(scan, start..at, None)))
}

/// The tokens of a short name in brackets that open at `at`: "(DVZ M-V)" or "(krz)", but no "(Juni)" and no "(Köln)".
pub fn short_name_at(scan: Scan, at: usize) -> Option<Range<usize>> {
    if scan.word(at) != "(" {
        return None;
    }
    let start = at + 1;
    let end = (start..start + 4).find(|&end| scan.word(end) == ")")?;
    let words = start..end;
    let first = scan.word(start);
    let fits = |at: usize| {
        matches!(scan.kind(at), Some(TokenKind::Word)) && scan.shape(at) != Shape::Lower && !scan.is_place(at)
            || at > start && (scan.is_place(at) || scan.kind(at) == Some(TokenKind::Number))
    };
    let is_short = match shape(first) {
        // "(krz)": small letters that are no word
        Shape::Lower => words.len() == 1 && (2..=6).contains(&first.len()) && !scan.is_function_word(start),
        Shape::Upper | Shape::Mixed => {
            words.clone().all(fits) && !scan.is(start, Class::Adverb) && !scan.is(start, Class::CommonAcronym)
        }
        Shape::Capital => words.len() == 1 && !scan.is_common_noun(start) && fits(start) && first.len() <= 12,
        _ => false,
    };
    is_short.then_some(words)
}

/// Whether brackets at `at` hold a short name made from the letters of the name that `head_at` heads.
pub fn explains(scan: Scan, head_at: usize, at: usize) -> bool {
    short_name_at(scan, at).is_some_and(|short| abbreviates(scan, short, head_at.saturating_sub(3)..at))
}

/// Whether the letters of a short name come one after the other in the words, its first one as the beginning of a part.
fn abbreviates(scan: Scan, short: Range<usize>, words: Range<usize>) -> bool {
    if words.is_empty() {
        return false;
    }
    let short: String = scan.slice(scan.span(short)).chars().filter(|letter| letter.is_alphabetic()).collect();
    let short = short.to_lowercase();
    let full = scan.slice(scan.span(words)).to_lowercase();
    let Some(first) = short.chars().next() else { return false };
    let mut before = ' ';
    full.char_indices().any(|(index, letter)| {
        let begins = letter == first && !before.is_alphanumeric();
        before = letter;
        begins && is_subsequence(&short, &full[index..])
    })
}

fn is_subsequence(short: &str, full: &str) -> bool {
    let mut letters = full.chars();
    short.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Adds to each name what stands behind it: its short name, which is a mention of its own, and its seat.
pub(super) fn beside(scan: Scan, found: &mut Vec<Found>) {
    let mut short_names = Vec::new();
    for found in found.iter_mut() {
        let mut at = found.tokens.end;
        if let Some(short) = short_name_at(scan, at)
            && (found.value.legal_form.is_some() || abbreviates(scan, short.clone(), found.tokens.clone()))
        {
            let span = scan.span(short.clone());
            found.value.short_name = Some(span);
            let value = OrganisationName {
                name: scan.slice(span).to_owned(),
                kind: found.value.kind,
                ..OrganisationName::default()
            };
            at = short.end + 1;
            short_names.push(Found::new(scan, short, value, "short-name-in-brackets"));
        }
        found.value.place = seat(scan, at).map(|at| scan.span(at..at + 1));
    }
    found.append(&mut short_names);
    long_names(scan, found);
}

/// "ABC (Amt für Beispiele und Chemie)": the acronym stands first, the name in brackets.
fn long_names(scan: Scan, found: &mut [Found]) {
    let acronyms: FxHashMap<usize, Range<usize>> = found
        .iter()
        .filter(|found| scan.word(found.tokens.end) == "(")
        .map(|found| (found.tokens.end + 1, found.tokens.clone()))
        .collect();
    for found in found.iter_mut() {
        if let Some(acronym) = acronyms.get(&found.tokens.start)
            && scan.word(found.tokens.end) == ")"
            && found.tokens.len() > acronym.len()
            && abbreviates(scan, acronym.clone(), found.tokens.clone())
        {
            found.value.short_name = Some(scan.span(acronym.clone()));
        }
    }
}

/// "aus Köln", "in Berlin", "mit Sitz in Schwerin", "(Aachen)".
fn seat(scan: Scan, at: usize) -> Option<usize> {
    let place = match scan.word(at) {
        "aus" | "in" => at + 1,
        "mit" if scan.word(at + 1) == "Sitz" && scan.word(at + 2) == "in" => at + 3,
        "(" if scan.word(at + 2) == ")" => at + 1,
        _ => return None,
    };
    scan.is_place(place).then_some(place)
}
