//! How far a name goes before its head noun: "Technische Universität", "Kölner Musterbund", "Ev.-Luth. Kirche".

use super::scan::Scan;
use super::words::Shape;
use crate::document::TokenKind;
use crate::german::compounds::Head;
use crate::german::inflection::adjective_stem;
use crate::german::lexicon::{Class, ClassSet};

/// No name has more words before its head.
pub const MOST_WORDS_BEFORE: usize = 6;

/// Where a name begins.
pub struct Left {
    pub start: usize,
    /// Whether they make a name of the noun.
    pub named: bool,
}

/// The capitalised adjectives and proper words before the head: "Technischen", "Kölner", "Muster".
pub fn left(scan: Scan, at: usize, head: Head, named: bool) -> Left {
    let first = scan.sentence_of(at).start;
    let mut left = Left { start: at, named: false };
    while left.start > first && at - left.start < MOST_WORDS_BEFORE {
        let before = left.start - 1;
        if head.is_club() && scan.kind(before) == Some(TokenKind::Ordinal) {
            left.start = before;
            break;
        }
        // "Umwelt- und Musterverband": the first half of two words that share their second one
        let halves = matches!(scan.word(before), "und" | "&" | "oder" | "," | "sowie")
            && before > first
            && scan.word(before - 1).ends_with('-')
            && scan.is_capitalised(before - 1);
        if halves {
            left.start = before - 1;
            continue;
        }
        if is_short_adjective(scan, before) {
            left = Left { start: before, named: true };
            continue;
        }
        // "die Freie evangelische Gemeinde": an adjective in small letters behind a capitalised one
        if before > first + 1 && scan.shape(before) == Shape::Lower && is_inner_adjective(scan, before, head) {
            left = Left { start: before - 1, named: true };
            continue;
        }
        if !scan.is_name_word(before) || !is_proper_before(scan, before, head, at, named) {
            break;
        }
        left = Left { start: before, named: true };
    }
    if left.start == at
        && let Some(start) = named_by_nouns(scan, at, head, first)
    {
        return Left { start, named: true };
    }
    // halves alone are no name's beginning: "Schul- und Sportamt"
    left
}

/// "die Quartier Musterau Genossenschaft": between an article and a noun for a body only a name has room for several
/// nouns; but "die Rechtsform Genossenschaft" is none.
fn named_by_nouns(scan: Scan, at: usize, head: Head, first: usize) -> Option<usize> {
    let bond = matches!(head.kind(), "cooperative" | "association");
    let is_noun = |at: usize| {
        scan.is_name_word(at)
            && scan.shape(at) == Shape::Capital
            && scan.head(at).is_none()
            && !scan.is_person(at)
            && !scan.is_adjective(at)
            && !scan.classes(at).has_any(NO_PART_OF_NAME)
    };
    let start = (first..at).rev().take_while(|&at| is_noun(at)).last()?;
    let behind_article = start > first && scan.row(start - 1, Class::Article).is_some_and(|row| row.lemma == "der");
    (bond && !head.is_site() && at - start > 1 && at - start <= 3 && behind_article).then_some(start)
}

/// What tells of a person or a time, and so is no part of the name of a body.
const NO_PART_OF_NAME: ClassSet =
    ClassSet::of(&[Class::Office, Class::Title, Class::Month, Class::Weekday, Class::GivenName, Class::MemberUnit]);

/// Whether an adjective in small letters stands behind a capitalised adjective that an article precedes, which makes
/// both part of the name.
fn is_inner_adjective(scan: Scan, at: usize, head: Head) -> bool {
    let opening = at - 1;
    let bond = matches!(head.kind(), "association" | "municipality" | "alliance" | "party" | "union" | "other");
    bond && adjective_stem(scan.word(at)).is_some()
        && !scan.is_function_word(at)
        && scan.is_capitalised(opening)
        && scan.is_adjective(opening)
        && !is_ordinal(scan.word(opening))
        && !is_plain_adjective(scan.word(opening))
        && opening > 0
        && scan.is(opening - 1, Class::Article)
}

/// "Ev.-Luth.", "Städt.": an adjective cut short.
pub fn is_short_adjective(scan: Scan, at: usize) -> bool {
    const SHORT: &[&str] =
        &["ev.", "kath.", "luth.", "ref.", "röm.", "dt.", "städt.", "staatl.", "allg.", "bayer.", "württ."];
    let word = scan.word(at);
    scan.is_capitalised(at)
        && word.ends_with('.')
        && word
            .to_lowercase()
            .split('-')
            .all(|part| SHORT.iter().any(|short| short.trim_end_matches('.') == part.trim_end_matches('.')))
}

pub fn is_proper_before(scan: Scan, before: usize, head: Head, at: usize, named: bool) -> bool {
    let word = scan.word(before);
    match scan.shape(before) {
        _ if head.is_english() => !scan.is_common_noun(before) && !scan.is(before, Class::PlaceAdjective),
        Shape::Upper | Shape::Mixed => true,
        _ if is_of_a_town(scan, before) => head.kind() != "authority" && head.lemma() != "Institut",
        _ if scan.is_adjective(before) => {
            // no article stands at the start of a sentence before a name alone
            let titled = is_of_a_country(word) || named;
            let opens = scan.is_sentence_start(before) || scan.shape(before.max(1) - 1) == Shape::Mark;
            !is_ordinal(word) && (!opens || titled && !is_plain_adjective(word))
        }
        // "Erika Beispielmann Stiftung"
        _ if scan.is(before, Class::GivenName) && before + 1 < at => scan.is(before + 1, Class::Surname),
        _ => {
            let possessive = word.ends_with('s') && !scan.is(before.saturating_sub(1), Class::Article);
            scan.is_unknown_capital(before)
                && !possessive
                && !scan.is(before, Class::Place)
                && !scan.is(before, Class::GivenName)
        }
    }
}

/// "Kölner": made from a town, so that it never inflects.
pub fn is_of_a_town(scan: Scan, at: usize) -> bool {
    scan.is(at, Class::PlaceAdjective) && scan.word(at).ends_with("er") && adjective_stem(scan.word(at)).is_none()
}

/// "Neue", "Große", "Ersten", "Öffentlichen": capitalised for other reasons than a name.
pub fn is_plain_adjective(word: &str) -> bool {
    const PLAIN: &[&str] = &["neu", "groß", "klein", "alt", "gut", "erst", "zweit", "dritt", "öffentlich", "höher"];
    adjective_stem(word).is_some_and(|stem| PLAIN.contains(&stem.to_lowercase().as_str()))
}

/// "Ersten", "Zweite": counts, and names nothing.
pub fn is_ordinal(word: &str) -> bool {
    const ORDINALS: &[&str] = &["Erst", "Zweit", "Dritt", "Viert", "Fünft", "Letzt", "Nächst"];
    adjective_stem(word).is_some_and(|stem| ORDINALS.contains(&stem))
}

/// "Deutscher", "Bayerisches", "Europäische": part of a name even where the sentence begins with it.
pub fn is_of_a_country(word: &str) -> bool {
    adjective_stem(word).is_some_and(|stem| stem.ends_with("sch") && !stem.ends_with("logisch"))
}
