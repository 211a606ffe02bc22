//! The noun phrase round a figure: what stands before it, the adjectives, the unit.

use super::words;
use crate::annotate::{Mention, Number};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, Unit, UnitClass};
use crate::german::numerals;
use crate::text::Span;
use std::ops::Range;

/// A figure with the unit that it counts: "nunmehr | 15 | öffentliche | Mitglieder".
#[derive(Clone, Debug)]
pub struct Phrase {
    pub figure: Range<usize>,
    /// `None` for a figure that stands alone: "zwei (haben ihn verlassen)".
    pub noun: Option<Noun>,
}

/// What a figure counts.
#[derive(Clone, Debug)]
pub struct Noun {
    /// The noun that heads the unit.
    pub head: usize,
    /// The token behind the unit.
    pub end: usize,
    pub unit: Unit,
}

impl Phrase {
    /// The phrase that a figure opens; `None` where it counts what is no member ("Gäste").
    pub fn read(view: View, number: &Mention<Number>) -> Option<Phrase> {
        let figure = view.tokens_in(number.value.figure);
        if figure.is_empty() {
            return None;
        }
        // what stands on the next line is another figure's
        let head = if is_label_line(view, &figure) { None } else { noun_behind(view, figure.end) };
        let Some(head) = head else { return Some(Phrase { figure, noun: None }) };
        let unit = words::counted(view, head)?;
        Some(Phrase { figure, noun: Some(Noun { head, end: end_of_list(view, head, unit), unit }) })
    }

    /// The token behind figure and unit.
    pub fn end(&self) -> usize {
        self.noun.as_ref().map_or(self.figure.end, |noun| noun.end)
    }

    /// Between figure and unit.
    pub fn adjectives(&self) -> Range<usize> {
        self.figure.end..self.noun.as_ref().map_or(self.figure.end, |noun| noun.head)
    }

    /// The unit with its adjectives; empty without one.
    pub fn unit_tokens(&self) -> Range<usize> {
        self.figure.end..self.end()
    }
}

/// "Vereine: 40", alone on its line.
pub fn is_label_line(view: View, figure: &Range<usize>) -> bool {
    let Some(label) = figure.start.checked_sub(2) else { return false };
    let breaks = |before: usize| match (view.token(before), view.token(before + 1)) {
        (Some(one), Some(next)) => view.slice(Span::new(one.span.end, next.span.start)).contains('\n'),
        _ => true,
    };
    view.word(label + 1) == ":"
        && breaks(figure.end - 1)
        && label.checked_sub(1).is_none_or(breaks)
        && words::unit(view, label).is_some_and(|unit| matches!(unit.class, UnitClass::Body | UnitClass::People))
}

/// Adjectives, elided nouns and small words that may stand between figure and unit.
const MOST_TOKENS_BETWEEN: usize = 6;

/// The noun that an adjective phrase from `start` on leads to.
pub fn noun_behind(view: View, start: usize) -> Option<usize> {
    let end = view.sentence(view.token(start.checked_sub(1)?)?.span.start)?.tokens.end;
    for at in start..end.min(start + MOST_TOKENS_BETWEEN) {
        let word = view.word(at);
        if is_elided(word) || is_hyphen_of_elided(view, at) {
            continue;
        }
        if view.kind(at) == Some(TokenKind::Word) && view.is_capitalised(at) && !is_adjective(view, at) {
            // "… waren es 70. Drei Austritte …"
            if numerals::cardinal(&view.small(at)).is_some() {
                return None;
            }
            return Some(if is_name_like_adjective(view, at) { at + 1 } else { at });
        }
        if !(is_joint(word) && at > start || is_adjective(view, at)) {
            return None;
        }
    }
    None
}

/// "Freiwillige Feuerwehren": an adjective that is written as part of a name.
fn is_name_like_adjective(view: View, at: usize) -> bool {
    let inflected = ["e", "en", "er"].iter().any(|ending| view.word(at).ends_with(ending));
    inflected
        && view.is_capitalised(at + 1)
        && words::unit(view, at).is_none_or(|unit| unit.lemma == "Freiwillige")
        && words::unit(view, at + 1).is_some()
}

/// "Genossinnen und Genossen", "Banken, Molkereien und Winzer": nouns of which none has a figure of its own.
fn end_of_list(view: View, head: usize, unit: Unit) -> usize {
    const LONGEST_LIST: usize = 12;
    let is_event = |unit: Unit| unit.class == UnitClass::Event;
    let goes_on = |at: usize| words::unit(view, at).is_some_and(|next| is_event(next) == is_event(unit));
    let mut at = head + 1;
    while at < head + LONGEST_LIST {
        match view.word(at) {
            "und" | "oder" | "sowie" if goes_on(at + 1) => return at + 2,
            "," if goes_on(at + 1) => at += 2,
            // a list that does not end in "und" is none
            _ => break,
        }
    }
    head + 1
}

fn is_joint(word: &str) -> bool {
    matches!(word, "und" | "oder" | "sowie" | "," | "-" | "–")
}

/// "Landes-" (und Kommunalbetriebe), "kommunale-".
fn is_elided(word: &str) -> bool {
    word.len() > 2 && word.ends_with('-')
}

fn is_hyphen_of_elided(view: View, at: usize) -> bool {
    view.word(at) == "-" && view.is_glued(at) || view.word(at + 1) == "-" && view.is_glued(at + 1)
}

/// A word that can stand between figure and noun: an inflected adjective or an adverb to one.
fn is_adjective(view: View, at: usize) -> bool {
    let small_word = [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction]
        .iter()
        .any(|class| view.is(at, *class));
    if view.kind(at) != Some(TokenKind::Word) || small_word || view.is(at, Class::MembershipVerb) {
        return false;
    }
    let word = view.word(at);
    if view.is_capitalised(at) {
        // "Berliner", "Schweizer": made from a town; a noun in -er is followed by none
        let is_unit = words::unit(view, at).is_some();
        return word.ends_with("er") && word.len() > 5 && view.is_capitalised(at + 1) && !is_unit;
    }
    let count_word = words::count_word(view, at);
    match count_word {
        Some(
            CountWord::New
            | CountWord::More
            | CountWord::Before
            | CountWord::SoFar
            | CountWord::Ahead
            | CountWord::Filler,
        ) => true,
        Some(_) => false,
        None => {
            ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending)) && !is_auxiliary(&view.small(at))
                || is_adverb_of_adjective(view, at)
                || matches!(word, "rein" | "meist" | "teils" | "überwiegend" | "vorwiegend" | "ausschließlich")
        }
    }
}

/// "ehrenamtlich geführte": an adjective that says how of the next.
fn is_adverb_of_adjective(view: View, at: usize) -> bool {
    let (word, next) = (view.word(at), view.word(at + 1));
    let says_how = ["lich", "isch", "ig", "weise", "haft", "bar"].iter().any(|ending| word.ends_with(ending));
    let is_inflected =
        ["te", "ten", "ter", "ene", "enen", "ener", "nde", "nden", "nder"].iter().any(|ending| next.ends_with(ending));
    says_how && is_inflected && next.starts_with(char::is_lowercase)
}

/// Finite forms and adverbs that look like adjectives.
fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "werden"
            | "wurden"
            | "wurde"
            | "waren"
            | "wäre"
            | "wären"
            | "seien"
            | "sollen"
            | "sollten"
            | "wollen"
            | "können"
            | "konnten"
            | "müssen"
            | "dürfen"
            | "haben"
            | "hatten"
            | "kommen"
            | "kamen"
            | "gehören"
            | "gehörten"
            | "aber"
            | "über"
            | "unter"
            | "gegen"
            | "je"
            | "alle"
            | "allen"
            | "prozent"
            | "wieder"
            | "gestern"
            | "heute"
            | "immer"
            | "außer"
    )
}

/// What stands before a phrase.
#[derive(Clone, Debug, Default)]
pub struct Lead {
    words: Vec<CountWord>,
    /// The token before the small words: article, preposition, verb; `None` at the head of the sentence.
    pub governor: Option<usize>,
}

impl Lead {
    pub fn has(&self, word: CountWord) -> bool {
        self.words.contains(&word)
    }
}

/// Reads backwards from a figure over its modifiers and words such as "nunmehr" and "neue" to the word that governs it.
pub fn lead(view: View, number: &Mention<Number>, first: usize) -> Lead {
    let mut lead = Lead::default();
    let modifiers = view.token_at(number.span.start);
    let mut at = view.token_at(number.value.figure.start);
    while at > first {
        at -= 1;
        let word = words::count_word(view, at);
        match word {
            Some(
                CountWord::Now
                | CountWord::Filler
                | CountWord::Before
                | CountWord::SoFar
                | CountWord::Ahead
                | CountWord::New
                | CountWord::More,
            ) => lead.words.extend(word),
            _ if at >= modifiers || view.is(at, Class::Modifier) && !view.is(at, Class::Preposition) => {}
            _ => {
                lead.governor = Some(at);
                break;
            }
        }
    }
    lead
}
