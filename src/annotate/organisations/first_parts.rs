//! Names within compounds: "Muster-Sprecherin", "ABC-Aktie".

use super::scan::Scan;
use super::words::{Shape, shape};
use super::{Found, OrganisationKind, OrganisationName};
use crate::document::{Spelling, TokenKind};
use crate::german::compounds::organisation_head;
use crate::german::lexicon::Class;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Adds the names that compounds begin with: names found elsewhere in the text, widely known ones, and those before a
/// noun that goes with a body alone ("Muster-Chefin").
pub(super) fn names(scan: Scan, found: &mut Vec<Found>) {
    let mut known: FxHashMap<&str, OrganisationKind> = FxHashMap::default();
    for found in found.iter().filter(|found| found.tokens.len() == 1) {
        known.entry(scan.slice(found.span)).or_insert(found.value.kind);
    }
    // "Musterbund-Präsidentin" of the "Musterbund Beispielow"
    for found in found.iter().filter(|found| found.tokens.len() > 1) {
        let alone = found.tokens.clone().find(|&at| scan.head(at).is_some_and(|head| head.stands_alone()));
        if let Some(at) = alone {
            known.entry(scan.word(at)).or_insert(found.value.kind);
        }
    }
    for at in 0..scan.tokens().len() {
        let token = scan.tokens()[at];
        if token.kind != TokenKind::Word || !token.spelling.has(Spelling::HYPHEN) {
            continue;
        }
        let word = scan.word(at);
        if let Some((end, kind)) = first_part(scan, at, word, &known) {
            let start = token.span.start;
            let value = OrganisationName { name: word[..end].to_owned(), kind, ..OrganisationName::default() };
            let span = Span::new(start, start + end as u32);
            found.push(Found { tokens: at..at + 1, span, value, rule: "compound-part" });
        }
    }
}

/// Where the name ends that a compound begins with, and what it names.
fn first_part(
    scan: Scan,
    at: usize,
    word: &str,
    known: &FxHashMap<&str, OrganisationKind>,
) -> Option<(usize, OrganisationKind)> {
    word.match_indices('-').rev().find_map(|(end, _)| {
        let (first, last) = (&word[..end], &word[end + 1..]);
        // "ABC-InfoNetz" is one name
        if last.is_empty() || first.is_empty() || shape(last) == Shape::Mixed {
            return None;
        }
        let kind = known.get(first).copied().or_else(|| widely_known(scan, first));
        if kind.is_some() {
            return kind.map(|kind| (end, kind));
        }
        let companion = scan.lexicon.classes(last);
        let goes_with_bodies = companion.has(Class::BodyCompanion)
            || organisation_head(scan.lexicon, last).is_some_and(|head| head.describes());
        (goes_with_bodies && could_be_name(scan, at, first)).then_some((end, OrganisationKind::Company))
    })
}

fn widely_known(scan: Scan, name: &str) -> Option<OrganisationKind> {
    super::known::find(scan.lexicon, std::iter::once(name)).filter(|known| !known.risky).map(|known| known.kind)
}

/// Whether the first part of a compound has the form of a name and is no word that is known.
fn could_be_name(scan: Scan, at: usize, first: &str) -> bool {
    let classes = scan.lexicon.classes(first);
    let common = [Class::CommonNoun, Class::Office, Class::CommonAcronym, Class::Place, Class::PlaceAdjective];
    let common = common.into_iter().any(|class| classes.has(class));
    let fits = match shape(first) {
        Shape::Upper | Shape::Mixed => true,
        Shape::Capital => {
            first.chars().count() > 3
                && !first.contains('-')
                // "Entwicklungs-": a noun's link
                && !first.ends_with('s')
                && !classes.has(Class::Adverb)
                && !classes.has(Class::MemberUnit)
                && !crate::german::compounds::ends_in_noun(scan.lexicon, first)
                && organisation_head(scan.lexicon, first).is_none()
        }
        _ => false,
    };
    fits && !common && !scan.is_place(at)
}
