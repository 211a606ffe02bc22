//! The parts of a total as a list: "15 Mitglieder: zwölf Städte, zwei Kreise sowie das Land als …", "besteht aus 19 Höfen
//! und drei Schulen", "34 Gemeinden, 20 aus Nord und 14 aus Süd", "In der Altstadt wohnen 3.100, am Hafen 2.800".

use super::bodies::is_group;
use super::scene::in_date;
use super::{Count, CountKind, Layers, phrase, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, Number, RuleId};
use crate::document::{TokenKind, View};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

/// What has been counted before a list.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    /// The counts of the sentence itself.
    pub here: &'a [Mention<Count>],
    /// Those of the sentence before it.
    pub before: &'a [Mention<Count>],
}

/// The parts that a sentence gives.
pub fn read(layers: Layers, sentence: Range<usize>, counted: Counted) -> Vec<Mention<Count>> {
    let view = layers.view;
    let figures = layers.numbers.within(view.span(sentence.clone())).take(2).count();
    if counted.here.is_empty() && figures < 2 {
        return Vec::new();
    }
    let parts_members = has_parting_verb(view, sentence.clone());
    for at in sentence.clone() {
        let Some(opening) = opening(layers, at, sentence.clone(), counted, parts_members) else { continue };
        let parts = parts(layers, opening.list, opening.rule, opening.bare);
        if parts.len() >= opening.fewest {
            return parts;
        }
    }
    let shared = sharing_a_noun(layers, sentence.clone());
    if !shared.is_empty() {
        return shared;
    }
    let summed = summed_up(layers, sentence.clone(), counted.here);
    if summed.is_empty() { by_place(layers, sentence, counted) } else { summed }
}

/// The words that open a list of parts.
struct Opening {
    list: Range<usize>,
    rule: RuleId,
    /// With fewer parts it is none.
    fewest: usize,
    /// The parts have no noun of their own: "20 aus Nord und 14 aus Süd".
    bare: bool,
}

fn opening(
    layers: Layers,
    at: usize,
    sentence: Range<usize>,
    counted: Counted,
    parts_members: bool,
) -> Option<Opening> {
    let view = layers.view;
    let start = view.token(at)?.span.start;
    let last_figure = layers.numbers.before(start).map(|(_, number)| number.span);
    // the figure right before is the count that is taken apart
    let takes_apart = |counts: &[Mention<Count>]| {
        last_figure.is_some_and(|figure| counts.iter().any(|count| count.span.overlaps(figure)))
    };
    let list = |fewest, rule, bare| Some(Opening { list: at + 1..sentence.end, rule, fewest, bare });
    match view.word(at) {
        ":" if takes_apart(counted.here) || stands_before(view, counted.here, start) => {
            list(2, "breakdown-colon", false)
        }
        // "machen davon mit: 210 beim Obst, …": some may do so nowhere
        ":" if !counted.before.is_empty() && says_of_them(view, sentence.start..at) => {
            list(2, "breakdown-among", false)
        }
        ":" if !counted.before.is_empty() && parts_members => list(2, "breakdown-colon", false),
        "darunter" | "davon" | "Darunter" | "Davon" if takes_apart(counted.here) || takes_apart(counted.before) => {
            list(1, "breakdown-among", false)
        }
        "aus" | "auf" | "in" if parts_members && of_members(view, sentence.start..at) => {
            list(2, "breakdown-verb", false)
        }
        "," | "–" if takes_apart(counted.here) => list(2, "breakdown-comma", true),
        _ => None,
    }
}

/// Whether a count stands before a colon with nothing set apart between them: "15 Mitglieder aller drei Ebenen:".
fn stands_before(view: View, counts: &[Mention<Count>], colon: u32) -> bool {
    let between = |count: &Mention<Count>| view.slice(Span::new(count.span.end.min(colon), colon));
    counts.iter().any(|count| count.span.end <= colon && !between(count).contains([',', ';', '–', '(', '.', '„']))
}

/// "machen davon mit", "von ihnen".
fn says_of_them(view: View, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| matches!(view.small(at).as_ref(), "davon" | "ihnen" | "denen"))
}

/// "besteht aus", "setzt sich zusammen aus", "verteilen sich auf", "gliedern sich in".
fn has_parting_verb(view: View, mut sentence: Range<usize>) -> bool {
    sentence.any(|at| {
        matches!(
            view.word(at),
            "besteht"
                | "bestehen"
                | "zusammen"
                | "verteilen"
                | "verteilt"
                | "gliedern"
                | "gliedert"
                | "teilen"
                | "aufteilen"
        )
    })
}

/// Whether these tokens name a body of members or the members themselves.
fn of_members(view: View, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| is_group(view, at) || words::may_be_member(view, at))
}

fn parts(layers: Layers, list: Range<usize>, rule: RuleId, bare: bool) -> Vec<Mention<Count>> {
    let mut parts: Vec<Mention<Count>> = Vec::new();
    let items = items(layers.view, list);
    let last = items.len().saturating_sub(1);
    let mut is_whole = true;
    for (index, item) in items.into_iter().enumerate() {
        let is_last = index == last && !parts.is_empty() && rule != "breakdown-among" && !bare;
        let part = part(layers, item.clone(), rule).filter(|part| !bare || is_bare_part(layers.view, part));
        let part = part.or_else(|| single(layers, item, rule).filter(|_| is_last));
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

/// "20 aus dem Kreis Nord": a figure alone before a preposition.
fn is_bare_part(view: View, part: &Mention<Count>) -> bool {
    part.value.unit.is_none() && view.is(view.token_at(part.span.end), Class::Preposition)
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
        || view.is(at, Class::Modifier)
        || crate::german::numerals::cardinal(&word).is_some()
        || matches!(word.as_ref(), "sowie" | "und" | "je" | "jeweils")
}

/// An item that opens with a figure: "zwei reine Landesbetriebe", "je zwei Städte".
fn part(layers: Layers, item: Range<usize>, rule: RuleId) -> Option<Mention<Count>> {
    let view = layers.view;
    let from = view.token(item.start)?.span.start;
    let (_, number) = layers.numbers.after(from).filter(|(_, number)| number.span.start == from)?;
    let value = &number.value;
    if value.kind != NumberKind::Cardinal || value.upper.is_some() || in_date(layers, number) {
        return None;
    }
    let behind = view.tokens_in(value.figure).end;
    let noun = phrase::noun_behind(view, behind).filter(|noun| *noun < item.end);
    if noun.is_some_and(|noun| view.is(noun, Class::TimeUnit) || view.is(noun, Class::Measure)) {
        return None;
    }
    let unit = noun.map(|noun| view.span(behind..noun + 1));
    let span = unit.map_or(number.span, |unit| number.span.to(unit));
    Some(Mention { span, value: breakdown(number, unit)?, rule })
}

fn breakdown(number: &Mention<Number>, unit: Option<Span>) -> Option<Count> {
    let Number { modifier, .. } = number.value;
    Some(Count { count: number.value.count()?, modifier, kind: CountKind::Breakdown, unit, ..Count::default() })
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

/// "48 aktive und 120 fördernde Mitglieder": two figures with an adjective each share the noun.
fn sharing_a_noun(layers: Layers, sentence: Range<usize>) -> Vec<Mention<Count>> {
    const RULE: RuleId = "breakdown-shared";
    let view = layers.view;
    let numbers = || layers.numbers.within(view.span(sentence.clone())).map(|(_, number)| number);
    let is_cardinal = |number: &&Mention<Number>| {
        number.value.kind == NumberKind::Cardinal && number.value.upper.is_none() && !in_date(layers, number)
    };
    let mut numbers = numbers().filter(is_cardinal).peekable();
    while let Some(first) = numbers.next() {
        let Some(second) = numbers.peek() else { break };
        let adjectives = view.tokens_in(first.value.figure).end..view.token_at(second.span.start);
        let joint = adjectives.end.saturating_sub(1);
        let joins = (2..=3).contains(&adjectives.len())
            && matches!(view.word(joint), "und" | "sowie")
            && (adjectives.start..joint).all(|at| view.word(at).ends_with(['e', 'n']) && !view.is_capitalised(at));
        let behind = view.tokens_in(second.value.figure).end;
        let noun = phrase::noun_behind(view, behind).filter(|noun| joins && *noun > behind);
        let of_members = noun
            .and_then(|noun| words::unit(view, noun))
            .is_some_and(|unit| unit.class == crate::german::membership::UnitClass::Member);
        if let Some(noun) = noun.filter(|_| of_members) {
            let alone = view.span(adjectives.start..joint);
            let unit = view.span(behind..noun + 1);
            let one = breakdown(first, None).map(|value| Mention { span: first.span.to(alone), value, rule: RULE });
            let other = breakdown(second, Some(unit));
            let other = other.map(|value| Mention { span: second.span.to(unit), value, rule: RULE });
            return one.into_iter().chain(other).collect();
        }
    }
    Vec::new()
}

/// "341 Feuerwehren und sechs Betriebswehren, zusammen 347 Mitglieder": what is summed up are parts.
fn summed_up(layers: Layers, sentence: Range<usize>, here: &[Mention<Count>]) -> Vec<Mention<Count>> {
    let view = layers.view;
    let is_sum = |count: &&Mention<Count>| {
        let first = view.token_at(count.span.start);
        count.value.kind == CountKind::Total
            && (first.saturating_sub(2).max(sentence.start)..first + 1)
                .any(|at| matches!(view.word(at), "zusammen" | "insgesamt" | "macht" | "ergibt"))
    };
    let Some(sum) = here.iter().find(is_sum) else { return Vec::new() };
    let numbers = layers.numbers.within(view.span(sentence.clone())).map(|(_, number)| number);
    let mut parts = Vec::new();
    for number in numbers.take_while(|number| number.span.end <= sum.span.start) {
        let behind = view.tokens_in(number.value.figure).end;
        let noun = phrase::noun_behind(view, behind).filter(|noun| words::unit(view, *noun).is_some());
        let is_part = number.value.kind == NumberKind::Cardinal && !in_date(layers, number);
        let Some(noun) = noun.filter(|_| is_part) else { continue };
        let unit = view.span(behind..noun + 1);
        let value = breakdown(number, Some(unit));
        parts.extend(value.map(|value| Mention { span: number.span.to(unit), value, rule: "breakdown-summed" }));
    }
    if parts.len() < 2 { Vec::new() } else { parts }
}

/// "In der Altstadt wohnen 3.100, am Hafen 2.800 und in den Vororten 3.500": figures alone, each behind its place, after a
/// sentence that states the total.
fn by_place(layers: Layers, sentence: Range<usize>, counted: Counted) -> Vec<Mention<Count>> {
    let view = layers.view;
    let total = counted.before.iter().rev().find(|count| count.value.kind == CountKind::Total);
    let Some(total) = total.filter(|_| counted.here.is_empty()) else { return Vec::new() };
    let numbers: Vec<&Mention<Number>> =
        layers.numbers.within(view.span(sentence.clone())).map(|(_, number)| number).collect();
    if numbers.len() < 2 {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut from = sentence.start;
    for number in numbers {
        let figure = view.tokens_in(number.value.figure);
        let is_alone = !figure.is_empty() && phrase::noun_behind(view, figure.end).is_none();
        let place = (from..figure.start).any(|at| {
            view.is(at, Class::Preposition)
                && !matches!(view.word(at), "um" | "auf" | "seit" | "für" | "mit")
                && layers.times.starting_in(view.span(at + 1..at + 2)).next().is_none()
        });
        let is_smaller = number.value.count().is_some_and(|count| count < total.value.count);
        let fits = number.value.kind == NumberKind::Cardinal
            && number.value.upper.is_none()
            && is_alone
            && place
            && is_smaller
            && !in_date(layers, number);
        let Some(value) = breakdown(number, None).filter(|_| fits) else { return Vec::new() };
        parts.push(Mention { span: number.span, value, rule: "breakdown-places" });
        from = figure.end;
    }
    parts
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
            "breakdown-colon",
            "Dem Verein gehören 600 Frauen an. Sie verteilen sich so: 300 in Musterau, 200 in Ostheim und 100 in Westheim.",
            "total 600 Frauen; breakdown 300; breakdown 200; breakdown 100",
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
        (
            "breakdown-among",
            "Dem Verband gehören 68 Banken an. Sie beschäftigen 900 Menschen, darunter 60 Lernende.",
            "total 68 Banken",
        ),
        (
            "breakdown-comma",
            "Dem Zweckverband gehören 34 Gemeinden an, 20 aus dem Landkreis Nord und 14 aus dem Landkreis Süd.",
            "total 34 Gemeinden; breakdown 20; breakdown 14",
        ),
        (
            "breakdown-shared",
            "Der Gesangverein hat 48 aktive und 120 fördernde Mitglieder.",
            "breakdown 48; breakdown 120 fördernde Mitglieder",
        ),
        (
            "breakdown-summed",
            "Der Verband hat 41 Vereine und sechs Schulen, zusammen 47 Mitglieder.",
            "breakdown 41 Vereine; breakdown 6 Schulen; total 47 Mitglieder",
        ),
        (
            "breakdown-places",
            "Der Mieterverein hat 900 Mitglieder. In der Altstadt wohnen 400, am Hafen 200 und in den Vororten 300.",
            "total 900 Mitglieder; breakdown 400; breakdown 200; breakdown 300",
        ),
        ("breakdown-places", "Der Verein hat 900 Mitglieder. Im Mai kamen 400 und im Juni 200.", "total 900 Mitglieder"),
        ("breakdown-colon", "Der Preis steigt: zwölf Euro am Tag, zwei in der Nacht.", ""),
        ("breakdown-verb", "Das Haus besteht aus drei Etagen und zwei Kellern.", ""),
    ]
    .into_iter()
}
