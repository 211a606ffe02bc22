//! What stands in brackets behind a name: its short name, or its seat.

use super::scan::Scan;
use super::words::{Shape, shape};
use super::{Found, NameRule, OrganisationName, name};
use crate::annotate::rule::Read;
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::text::on_one_line;
use rustc_hash::FxHashMap;
use std::ops::Range;

pub const NAME_WITH_ACRONYM: NameRule = NameRule {
    name: "name-with-acronym",
    begins: &[Shape::Mark],
    read,
    examples: &[
        (
            "Sie spendet der Offenen Muster Foundry (OMF) viel.",
            "Offenen Muster Foundry",
            "Offene Muster Foundry | other",
        ),
        (
            "Auch die Freie Runde Musterheide (FRM) tritt an.",
            "Freie Runde Musterheide",
            "Freie Runde Musterheide | other",
        ),
        ("Sie gehört zur Bundesrunde Musterix (BuRuMu).", "Bundesrunde Musterix", "Bundesrunde Musterix | other"),
    ],
    silent: &[
        "Das Gesetz (DSGVO) gilt.",
        "Die Allgemeinen Geschäftsbedingungen (AGBX) gelten.",
        "Die Künstliche Intelligenz (KI) hilft.",
        "Max Muster (ABC) sprach.",
    ],
};

/// A name without a head noun whose words the acronym behind it abbreviates, each by its first letter at least.
fn read(scan: Scan, at: usize) -> Read<OrganisationName> {
    let short = short_name_at(scan, at)?;
    let letters = letters_of(scan, short.clone());
    if letters.len() < 2 || scan.shape(short.start) == Shape::Lower {
        return None;
    }
    let first = scan.sentence_of(at).start.max(at.saturating_sub(letters.len()));
    let start = (first..at).rev().find(|&start| scan.is_name_word(start) && spells(scan, &letters, start..at))?;
    let last = at - 1;
    let is_phrase = (start..at).all(|at| scan.is_name_word(at));
    // "Freie Liste Musterheide (FLM)", "Bundesforum Musterstudium (BuFoMu)"
    let is_proper = !scan.is_common_noun(last)
        || scan.shape(start) == Shape::Mixed
        || letters.len() > 2
            && at - start > 1
            && (scan.is_place_like(last) && scan.is_adjective(start)
                || scan.shape(short.start) == Shape::Mixed && !scan.is_listed_noun(last));
    let is_single = at - start == 1;
    (is_phrase && is_proper && !is_single && !scan.is(start, Class::GivenName))
        .then(|| (start..at, name::value(scan, start..at, None)))
}

/// The letters of a short name, in small.
fn letters_of(scan: Scan, short: Range<usize>) -> Vec<char> {
    let letters = scan.slice(scan.span(short)).chars().filter(|letter| letter.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether letters are made of words in their order: of each by its first letter and perhaps others, but for words of
/// grammar, which may be left out.
fn spells(scan: Scan, letters: &[char], words: Range<usize>) -> bool {
    const MOST_LETTERS: usize = 16;
    if letters.len() > MOST_LETTERS {
        return false;
    }
    // one bit for each number of letters that the words so far can have made
    let mut made = 1u32;
    for at in words {
        let optional = scan.shape(at) == Shape::Lower && scan.is_function_word(at) || scan.shape(at) == Shape::Mark;
        let mut next = if optional { made } else { 0 };
        let mut small = scan.word(at).chars().flat_map(char::to_lowercase);
        let Some(initial) = small.next() else { return false };
        let mut within = followed(letters, made, initial);
        for letter in small {
            within |= followed(letters, within, letter);
        }
        next |= within;
        if next == 0 {
            return false;
        }
        made = next;
    }
    made & (1 << letters.len()) != 0
}

/// The numbers of letters that one more letter makes of those made so far.
fn followed(letters: &[char], made: u32, letter: char) -> u32 {
    let fits = |&(index, wanted): &(usize, &char)| *wanted == letter && made & (1 << index) != 0;
    letters.iter().enumerate().filter(fits).fold(0, |next, (index, _)| next | 1 << (index + 1))
}

/// Where the short name in brackets opens that is made of all the words from a head noun, or up to three words before
/// it, to there: the name then goes as far as the bracket.
pub fn spelled_to(scan: Scan, head_at: usize, end: usize) -> Option<usize> {
    const MOST_WORDS_BEFORE: usize = 3;
    const FEWEST_LETTERS: usize = 3;
    let open = (head_at + 2..end).find(|&at| scan.word(at) == "(")?;
    let letters = letters_of(scan, short_name_at(scan, open)?);
    let first = scan.sentence_of(head_at).start.max(head_at.saturating_sub(MOST_WORDS_BEFORE));
    let fits = letters.len() >= FEWEST_LETTERS && (first..=head_at).any(|start| spells(scan, &letters, start..open));
    fits.then_some(open)
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
    let inner = inner_owners(scan, found);
    for found in found.iter_mut() {
        let mut at = found.tokens.end;
        if let Some(short) = short_name_at(scan, at)
            && inner.get(&at).is_none_or(|&start| start == found.tokens.start)
            && (found.value.legal_form.is_some() || abbreviates(scan, short.clone(), found.tokens.clone()))
        {
            let span = scan.span(short.clone());
            found.value.short_name = Some(span);
            let value = OrganisationName {
                name: on_one_line(scan.slice(span)),
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

/// "Fachgruppe Muster des Arbeitsverbands Beispiel (AVB)": where a name ends before brackets within another that ends
/// there too, the one whose first word begins like the short name. By the bracket, where the owner begins.
fn inner_owners(scan: Scan, found: &[Found]) -> FxHashMap<usize, usize> {
    let mut owners: FxHashMap<usize, usize> = FxHashMap::default();
    for found in found {
        let open = found.tokens.end;
        let Some(short) = short_name_at(scan, open) else { continue };
        let initial = |at: usize| scan.word(at).chars().flat_map(char::to_lowercase).next();
        if initial(short.start) == initial(found.tokens.start) && abbreviates(scan, short, found.tokens.clone()) {
            let start = owners.entry(open).or_insert(found.tokens.start);
            *start = (*start).min(found.tokens.start);
        }
    }
    owners
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
