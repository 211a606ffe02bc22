//! The parts of a total: "15 Mitglieder: zwölf Städte, zwei Kreise sowie das Land als …", "besteht aus 19 Höfen und
//! drei Schulen", "darunter vier Hochschulen".

use super::{Count, CountKind, Layers, words};
use crate::annotate::counts::phrase;
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, RuleId};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// The parts that a sentence gives; `counts` are those that it states otherwise.
pub fn read(layers: Layers, sentence: Range<usize>, counts: &[Mention<Count>]) -> Vec<Mention<Count>> {
    let view = layers.view;
    let figures = layers.numbers.within(view.span(sentence.clone())).take(2).count();
    if counts.is_empty() && figures < 2 {
        return Vec::new();
    }
    let parts_members = has_parting_verb(view, sentence.clone());
    let first_count = counts.iter().map(|count| count.span.end).min();
    for at in sentence.clone() {
        let has_count = first_count.is_some_and(|end| end <= view.span(at..at + 1).start);
        let Some(opening) = opening(view, at, sentence.clone(), has_count, parts_members) else { continue };
        let parts = parts(layers, opening.list, opening.rule);
        if parts.len() >= opening.fewest {
            return parts;
        }
    }
    Vec::new()
}

/// The words that open a list of parts.
struct Opening {
    list: Range<usize>,
    rule: RuleId,
    /// With fewer parts it is none.
    fewest: usize,
}

fn opening(view: View, at: usize, sentence: Range<usize>, has_count: bool, parts_members: bool) -> Option<Opening> {
    let list = |from: usize| from..sentence.end;
    match view.word(at) {
        ":" if has_count => Some(Opening { list: list(at + 1), rule: "breakdown-colon", fewest: 2 }),
        "darunter" | "davon" | "Darunter" | "Davon" if has_count => {
            Some(Opening { list: list(at + 1), rule: "breakdown-among", fewest: 1 })
        }
        "aus" | "auf" | "in" if parts_members && of_members(view, sentence.start..at) => {
            Some(Opening { list: list(at + 1), rule: "breakdown-verb", fewest: 2 })
        }
        _ => None,
    }
}

/// "besteht aus", "setzt sich zusammen aus", "verteilen sich auf", "gliedern sich in".
fn has_parting_verb(view: View, mut sentence: Range<usize>) -> bool {
    sentence.any(|at| {
        matches!(view.word(at), "besteht" | "bestehen" | "zusammen" | "verteilen" | "verteilt" | "gliedern" | "teilen")
    })
}

/// Whether these tokens name a body of members or the members themselves.
fn of_members(view: View, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| super::scene::is_group(view, at) || words::may_be_member(view, at))
}

fn parts(layers: Layers, list: Range<usize>, rule: RuleId) -> Vec<Mention<Count>> {
    let mut parts: Vec<Mention<Count>> = Vec::new();
    let items = items(layers.view, list);
    let last = items.len().saturating_sub(1);
    let mut is_whole = true;
    for (index, item) in items.into_iter().enumerate() {
        let is_last = index == last && !parts.is_empty() && rule != "breakdown-among";
        let part = part(layers, item.clone(), rule).or_else(|| single(layers, item, rule).filter(|_| is_last));
        let Some(part) = part else {
            is_whole = false;
            break;
        };
        parts.push(part);
    }
    if !is_whole {
        // the sentence goes on otherwise: there may be more parts than were read
        parts.iter_mut().for_each(|part| part.rule = "breakdown-among");
    }
    parts
}

/// The items of an enumeration: what commas, "und" and "sowie" before a figure or an article part.
fn items(view: View, list: Range<usize>) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut start = list.start;
    let mut depth = 0;
    for at in list.clone() {
        match view.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            "," | "und" | "sowie" if depth == 0 && opens_item(view, at + 1) => {
                if start < at {
                    items.push(start..at);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    let is_end = |at: &usize| view.kind(*at) == Some(TokenKind::Punctuation);
    let end = if list.clone().next_back().is_some_and(|at| is_end(&at)) { list.end - 1 } else { list.end };
    if start < end {
        items.push(start..end);
    }
    items
}

fn opens_item(view: View, at: usize) -> bool {
    let word = view.small(at);
    view.kind(at) == Some(TokenKind::Number)
        || view.is(at, Class::Article)
        || crate::german::numerals::cardinal(&word).is_some()
        || matches!(word.as_ref(), "sowie" | "und")
}

/// An item that opens with a figure: "zwei reine Landesbetriebe".
fn part(layers: Layers, item: Range<usize>, rule: RuleId) -> Option<Mention<Count>> {
    let view = layers.view;
    let from = view.token(item.start)?.span.start;
    let (_, number) = layers.numbers.after(from).filter(|(_, number)| number.span.start == from)?;
    let value = &number.value;
    if value.kind != NumberKind::Cardinal || value.each || value.upper.is_some() {
        return None;
    }
    let behind = view.tokens_in(value.figure).end;
    let unit =
        phrase::noun_behind(view, behind).filter(|noun| *noun < item.end).map(|noun| view.span(behind..noun + 1));
    let span = unit.map_or(number.span, |unit| number.span.to(unit));
    let count =
        Count { count: value.count()?, modifier: value.modifier, kind: CountKind::Breakdown, unit, scope: None };
    Some(Mention { span, value: count, rule })
}

/// The last item may be one: "und ein Verein", "sowie die Musterwerke als einziger Betrieb des Bundes".
fn single(layers: Layers, item: Range<usize>, rule: RuleId) -> Option<Mention<Count>> {
    let view = layers.view;
    let article = matches!(view.word(item.start), "der" | "die" | "das" | "den" | "dem");
    let one = matches!(view.word(item.start), "ein" | "eine" | "einen" | "einem" | "einer");
    let start = phrase::noun_behind(view, item.start + 1).filter(|start| (article || one) && *start < item.end)?;
    if one {
        let unit = view.span(item.start + 1..start + 1);
        let count = Count { count: 1, kind: CountKind::Breakdown, unit: Some(unit), ..Count::default() };
        return Some(Mention { span: view.span(item.start..start + 1), value: count, rule });
    }
    let name = layers.organisations.starting_in(view.span(start..start + 1)).next().map(|(_, mention)| mention.span);
    let span: Span = name.unwrap_or(view.span(start..start + 1));
    let count = Count { count: 1, kind: CountKind::Breakdown, ..Count::default() };
    Some(Mention { span, value: count, rule })
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    [
        (
            "breakdown-colon",
            "Der Verbund zählt 9 Mitglieder: fünf kleine und mittlere Städte, drei Landkreise sowie die Hafengesellschaft als einziger Betrieb.",
            "total 9 Mitglieder; breakdown 5 kleine und mittlere Städte; breakdown 3 Landkreise; breakdown 1",
        ),
        (
            "breakdown-verb",
            "Der Verbund besteht aus 19 Höfen, neun Mühlen und drei Schulen.",
            "breakdown 19 Höfen; breakdown 9 Mühlen; breakdown 3 Schulen",
        ),
        (
            "breakdown-verb",
            "Die 212 Mitglieder verteilen sich auf 94 Museen und 118 Theater.",
            "total 212 Mitglieder; breakdown 94 Museen; breakdown 118 Theater",
        ),
        (
            "breakdown-among",
            "Der Verein hat 40 Mitglieder, darunter vier Hochschulen.",
            "total 40 Mitglieder; breakdown 4 Hochschulen",
        ),
        ("breakdown-colon", "Der Preis steigt: zwölf Euro am Tag, zwei in der Nacht.", ""),
        ("breakdown-verb", "Das Haus besteht aus drei Etagen und zwei Kellern.", ""),
    ]
    .into_iter()
}
