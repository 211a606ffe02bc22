//! Which words of an item are its name, where nobody knows it: how far they go, and how sure it is that they are one.

use super::Reader;
use super::actors::is_organ;
use super::phrases::{is_name_word, is_sentence_start};
use crate::annotate::organisations::{Shape, shape};
use crate::document::{TokenKind, View};
use crate::german::compounds::organisation_head;
use crate::german::inflection::adjective_stem;
use crate::german::lexicon::{Class, ClassSet};
use crate::german::membership;
use crate::german::places::looks_like_place;
use crate::german::verbs::Cells;
use std::ops::Range;

/// How sure it is that the words are a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A bare word that may be a common noun: a name only beside names.
    Doubtful,
    /// A bare word that nothing is known of.
    Bare,
    Sure,
}

/// The words of a run that are a name: without a noun that only tells what it is ("der Weiler Egg"); `None` where all
/// of them are common nouns.
pub fn unknown_name(reader: &Reader, run: Range<usize>, is_shared: bool) -> Option<(Range<usize>, Strength)> {
    let view = reader.view;
    let describes = |at: usize| {
        let word = view.word(at);
        organisation_head(view.lexicon, word).is_some_and(|head| head.describes())
            || membership::unit(view.lexicon, word).is_some_and(|unit| unit.class != membership::UnitClass::Body)
            || membership::is_place_noun(view.lexicon, word)
            || view.is(at, Class::Office)
            || is_organ(view, at)
    };
    // "Öffentliche Häuser": an adjective that only opens its sentence
    let opens =
        |at: usize| is_sentence_start(reader, at) || at > 0 && view.kind(at - 1) == Some(TokenKind::Punctuation);
    let is_adjective = |at: usize| opens(at) && view.word(at).ends_with('e') && adjective_stem(view.word(at)).is_some();
    let first = run.clone().find(|&at| at + 1 == run.end || !describes(at) && !is_adjective(at))?;
    if !is_name_word(reader, first) {
        return None;
    }
    let run_start = run.start;
    let run = first..run.end;
    if run.len() == 1 {
        // "der Weiler Egg": what stands before it says that it is a name
        let alone = word_alone(reader, first, is_shared)?;
        return Some((run, if first > run_start && describes(first - 1) { Strength::Sure } else { alone }));
    }
    // two nouns beside each other, "Bund der Köche": a noun with more behind it is a name
    let is_plural = |at: usize| membership::singular(view.lexicon, view.word(at)).is_some();
    let is_described = adjective_stem(view.word(first)).is_some() && run.len() == 2 && is_plural(first + 1);
    let is_of = matches!(view.word(first + 1), "der" | "des");
    let may_own = || {
        organisation_head(view.lexicon, view.word(first)).is_some_and(|head| !head.plural) || view.word(first) == "Haus"
    };
    (!is_described && (!is_of || may_own())).then_some((run, Strength::Sure))
}

/// Whether one word alone may be a name.
fn word_alone(reader: &Reader, at: usize, is_shared: bool) -> Option<Strength> {
    let view = reader.view;
    const COMMON: ClassSet = ClassSet::of(&[
        Class::CommonNoun,
        Class::MemberUnit,
        Class::OrganisationHead,
        Class::GroupNoun,
        Class::Office,
        Class::Organ,
        Class::Title,
        Class::CommonAcronym,
        Class::Weekday,
        Class::Month,
    ]);
    let classes = view.token(at)?.classes;
    let word = view.word(at);
    match shape(word) {
        _ if word.ends_with('-') => membership::is_place_prefix(view.lexicon, word).then_some(Strength::Sure),
        _ if view.is(at, Class::Place) || is_shared => Some(Strength::Sure),
        _ if classes.has_any(COMMON) || is_plain_head(view, word) || is_person_noun(view, word) => None,
        Shape::Upper | Shape::Mixed => Some(Strength::Sure),
        _ if looks_like_place(view.lexicon, word) || !reader.naming().is_common_noun(view, at) => Some(Strength::Bare),
        // a singular noun would have an article
        _ if !["e", "en", "er", "n"].iter().any(|ending| word.ends_with(ending)) => Some(Strength::Bare),
        _ => Some(Strength::Doubtful),
    }
}

/// "Verbände", "Hersteller", but not "Kornhaus".
fn is_plain_head(view: View, word: &str) -> bool {
    organisation_head(view.lexicon, word).is_some_and(|head| head.plural || head.describes() || !head.is_compound())
}

/// "Pächterinnen", "Betroffene": nouns for people that no list has.
fn is_person_noun(view: View, word: &str) -> bool {
    let stem = word.strip_suffix('n').unwrap_or(word);
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    word.ends_with("innen") || view.lexicon.verbs.read(stem).may_be(Cells::PARTICIPLE)
}

/// "muster iT": a small word belongs to the name where the next one begins small too.
pub fn begins_small(reader: &Reader, first: usize, start: usize) -> bool {
    let view = reader.view;
    let classes =
        [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::CountWord, Class::Adverb];
    first > start
        && view.word(first).starts_with(char::is_lowercase)
        && view.kind(first - 1) == Some(TokenKind::Word)
        && !classes.iter().any(|class| view.is(first - 1, *class))
}

/// Where the name ends that begins at `first`.
pub fn end_of_name(reader: &Reader, first: usize, end: usize) -> usize {
    let view = reader.view;
    let mut at = first;
    while at < end {
        let inside = view.token(at).and_then(|token| reader.antecedents.named_at(token.span.start));
        if let Some(mention) = inside {
            at = view.token_at(mention.span.end).max(at + 1);
        } else if is_name_word(reader, at)
            || matches!(view.word(at), "&" | "+" | "/") && at + 1 < end
            || is_founding_year(reader, first, at)
        {
            at += 1;
        } else if let Some(next) = tail(reader, first..at, end) {
            at = next;
        } else {
            break;
        }
    }
    at.min(end)
}

/// "TSV Musterau 1890": a year right behind the name of a club, that no verb follows.
fn is_founding_year(reader: &Reader, first: usize, at: usize) -> bool {
    let view = reader.view;
    let is_year = view.kind(at) == Some(TokenKind::Number) && view.word(at).len() == 4;
    let goes_on =
        matches!(view.kind(at + 1), None | Some(TokenKind::Punctuation)) || matches!(view.word(at + 1), "aus" | "und");
    at > first && is_year && goes_on && shape(view.word(first)) == Shape::Upper
}

/// Behind "am See", "an der Muster", "„Alpenglühn“", and, where the name is but a noun so far, "für Musik", "der Köche".
fn tail(reader: &Reader, name: Range<usize>, end: usize) -> Option<usize> {
    const LONGEST_QUOTATION: usize = 6;
    let view = reader.view;
    let at = name.end;
    if name.is_empty() || at + 1 >= end {
        return None;
    }
    if view.kind(at) == Some(TokenKind::QuotationMark) {
        let close =
            (at + 2..end.min(at + LONGEST_QUOTATION)).find(|&at| view.kind(at) == Some(TokenKind::QuotationMark));
        return close.map(|close| close + 1);
    }
    let is_noun_alone = name.len() == 1 && reader.naming().is_common_noun(view, name.start);
    let opens = match view.word(at) {
        "am" | "im" | "an" | "ob" => true,
        "für" | "gegen" | "zum" | "zur" | "der" | "des" => is_noun_alone,
        _ => false,
    };
    let mut next = at + 1 + usize::from(view.is(at + 1, Class::Article));
    if is_noun_alone && next < end && !view.is_capitalised(next) && view.kind(next) == Some(TokenKind::Word) {
        next += 1;
    }
    let fits = opens && next < end && view.is_capitalised(next) && is_name_word(reader, next);
    (fits && membership::group(view.lexicon, view.word(next)).is_none()).then_some(next + 1)
}
