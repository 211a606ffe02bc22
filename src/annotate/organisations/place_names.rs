//! Reads names of places, and series of them: "Bad Musterbach, Klein Beispiel und Muster am Berg (seit 2009)".

use super::scan::Scan;
use super::words::Shape;
use crate::document::TokenKind;
use crate::german::lexicon::{Class, ClassSet};
use crate::german::places::{is_landmark, opens_place};
use std::ops::Range;

/// Where the name ends that begins at `start`, if it can be that of a place: a listed one, one that ends like one, or
/// a capitalised word that nothing is known of.
pub fn name_end(scan: Scan, start: usize) -> Option<usize> {
    let mut at = start;
    // "Ober- und Untermuster"
    if is_half(scan, at) {
        return Some(at + 1);
    }
    if opens_place(scan.word(at)) && (scan.is_name_word(at + 1) && !scan.is_glued(at + 1)) {
        at += 1;
    }
    let opened = at > start;
    if !(opened && scan.is_name_word(at) || could_be_place(scan, at)) || scan.is_genitive_place(at) {
        return None;
    }
    at += 1;
    // "Muster-Ost/Beispiel"
    while scan.word(at) == "/" && scan.is_glued(at) && scan.is_glued(at + 1) && scan.is_name_word(at + 1) {
        at += 2;
    }
    Some(landmark_end(scan, at))
}

/// Behind "am Berg", "an der Muster", "a. d. Muster", "im Tal".
fn landmark_end(scan: Scan, at: usize) -> usize {
    let end = match (scan.word(at), scan.word(at + 1)) {
        ("a.", "d.") | ("a.", "der") | ("an", "der") | ("ob", "der") | ("bei", "der") | ("in", "der") => at + 2,
        ("am" | "im" | "a.", _) => at + 1,
        _ => return at,
    };
    let short = scan.word(at) == "a.";
    if is_landmark(scan.word(end)) || short && scan.is_name_word(end) { end + 1 } else { at }
}

/// "Ober-": waits for the second half of the next name.
fn is_half(scan: Scan, at: usize) -> bool {
    let word = scan.word(at);
    word.ends_with('-') && opens_place(word.trim_end_matches('-')) && matches!(scan.word(at + 1), "und" | ",")
}

fn could_be_place(scan: Scan, at: usize) -> bool {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::GivenName,
        Class::Office,
        Class::Title,
        Class::Month,
        Class::Weekday,
        Class::MemberUnit,
        Class::CommonAcronym,
        Class::PlaceAdjective,
        Class::Adverb,
        Class::Organ,
    ]);
    if scan.kind(at) != Some(TokenKind::Word) || !scan.is_name_word(at) {
        return false;
    }
    // "Mustermühle" may be a place
    let body = scan.head(at).is_some_and(|head| !head.is_site() || !head.is_compound());
    let named = scan.shape(at) == Shape::Capital && !scan.classes(at).has_any(OTHER) && !body;
    scan.is_place(at) || named && (!scan.is_listed_noun(at) || scan.is_place_like(at))
}

/// The names of a series that begins at `start`, and where it ends; a single name is a series too.
pub fn series(scan: Scan, start: usize) -> Option<(Vec<Range<usize>>, usize)> {
    const MOST_NAMES: usize = 200;
    let mut names = Vec::new();
    let mut at = start;
    let mut end = start;
    while names.len() < MOST_NAMES
        && let Some(name_end) = name_end(scan, at)
    {
        names.push(at..name_end);
        end = details_end(scan, name_end);
        let next = match scan.word(end) {
            "," if matches!(scan.word(end + 1), "und" | "sowie") => end + 2,
            "," | ";" | "und" | "sowie" => end + 1,
            _ => break,
        };
        at = described_end(scan, next);
    }
    (!names.is_empty()).then_some((names, end))
}

/// Behind "(seit 2009)".
fn details_end(scan: Scan, at: usize) -> usize {
    const LONGEST: usize = 10;
    if scan.word(at) != "(" {
        return at;
    }
    (at + 1..at + LONGEST).find(|&at| scan.word(at) == ")").map_or(at, |close| close + 1)
}

/// Behind "der Weiler", "das Dorf": a noun that tells what sort of place the name behind it names.
fn described_end(scan: Scan, at: usize) -> usize {
    let noun = at + usize::from(scan.is(at, Class::Article));
    let sort = matches!(scan.word(noun), "Weiler" | "Dorf" | "Ort" | "Ortsteil" | "Kurort" | "Luftkurort");
    if sort { noun + 1 } else { at }
}
