//! Where the members of a body sit: "Sitze der Mitglieder: Fünf sind in Hessen, je zwei in Bayern und Sachsen".

use super::{Count, CountKind, Layers, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, RuleId};
use crate::document::View;
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// With fewer parts it is no enumeration of seats.
const FEWEST: usize = 2;

/// The parts behind the colon of a sentence that speaks of members. A part "je zwei" holds for each of its places, so
/// the parts need not add up: they are read as those behind "darunter" are.
pub fn read(layers: Layers, sentence: Range<usize>) -> Vec<Mention<Count>> {
    let view = layers.view;
    let colon = sentence.clone().find(|&at| view.word(at) == ":");
    let Some(colon) = colon.filter(|&at| (sentence.start..at).any(|at| words::may_be_member(view, at))) else {
        return Vec::new();
    };
    let starts: Vec<usize> = (colon + 1..sentence.end).filter(|&at| opens_part(view, at)).collect();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(sentence.end));
    let parts: Vec<Mention<Count>> =
        starts.iter().zip(ends).map_while(|(&start, end)| part(layers, start..end)).collect();
    if parts.len() < FEWEST { Vec::new() } else { parts }
}

/// Behind the colon or a comma.
fn opens_part(view: View, at: usize) -> bool {
    at > 0
        && matches!(view.word(at - 1), ":" | ",")
        && (view.is(at + 1, Class::Preposition) || view.word(at + 1) == "sind" || view.word(at) == "je")
}

/// "je zwei in Bayern und Sachsen": figure and places.
fn part(layers: Layers, part: Range<usize>) -> Option<Mention<Count>> {
    let view = layers.view;
    let preposition = part.clone().take(4).find(|&at| matches!(view.word(at), "in" | "im" | "aus"))?;
    let (count, span) = figure(layers, part.start..preposition)?;
    let first = (preposition + 1..part.end).find(|&at| !view.is(at, Class::Article))?;
    let last = (first..part.end)
        .take_while(|&at| view.is_capitalised(at) || matches!(view.word(at), "und" | "," | "-" | "sowie"))
        .filter(|&at| view.is_capitalised(at))
        .last()?;
    let is_place = view.is(first, Class::Place);
    let scope = Some(view.span(preposition..last + 1));
    let count = Count { count, kind: CountKind::Breakdown, scope, ..Count::default() };
    is_place.then_some(Mention { span, value: count, rule: RULE })
}

const RULE: RuleId = "breakdown-seats";

/// The figure with "je"; "eines" is one only here.
fn figure(layers: Layers, tokens: Range<usize>) -> Option<(u64, Span)> {
    let view = layers.view;
    let stretch = view.span(tokens.clone());
    if let Some((_, number)) = layers.numbers.within(stretch).next() {
        let is_usable = number.value.kind == NumberKind::Cardinal && number.value.upper.is_none();
        return number.value.count().filter(|_| is_usable).map(|count| (count, number.span));
    }
    let one = tokens.clone().find(|&at| matches!(view.word(at), "ein" | "eine" | "einer" | "eines" | "eins"))?;
    Some((1, view.span(tokens.start..one + 1)))
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    [
        (
            RULE,
            "So verteilen sich die Sitze der Mitglieder: Vier sind in Hessen zu Hause, je zwei in Bayern und Sachsen, je eines in Berlin, Bremen und Hamburg.",
            "breakdown 4; breakdown 2; breakdown 1",
        ),
        (RULE, "Die Mitglieder reisen: Vier fahren nach Hessen, je zwei in den Urlaub.", ""),
        (RULE, "Der Preis steigt: Vier Euro kostet er in Hessen, je zwei in Bayern und Sachsen.", ""),
    ]
    .into_iter()
}
