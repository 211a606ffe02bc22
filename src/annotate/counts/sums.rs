//! Figures that add up to a total told before: "98.204 sind höchstens 18, 112.333 zwischen 19 und 60, die übrigen 52.880
//! älter". Nothing but the sum says that they are its parts, and chance makes no such sum.

use super::scene::in_date;
use super::{Count, CountKind, Layers, phrase, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, Number, RuleId};
use crate::document::View;
use crate::german::membership::UnitClass;
use crate::text::Span;

/// A smaller total may be made up by chance.
const SMALLEST_TOTAL: u64 = 20;

/// How many sentences behind the total its parts may stand.
const REACH: usize = 4;

/// The parts that only their sum tells; `known` are the counts of the release.
pub fn read(layers: Layers, known: &[Mention<Count>]) -> Vec<Mention<Count>> {
    let view = layers.view;
    let mut found = Vec::new();
    for total in
        known.iter().filter(|count| count.value.kind == CountKind::Total && count.value.count >= SMALLEST_TOTAL)
    {
        let Some(index) = view.sentence_index(total.span.start) else { continue };
        let sentences = view.document.sentences.iter().enumerate().skip(index).take(REACH);
        for (at, sentence) in sentences {
            let stretch = if at == index {
                Span::new(total.span.end, sentence.span.end.max(total.span.end))
            } else {
                sentence.span
            };
            found.extend(parts(layers, stretch, total, known));
        }
    }
    found
}

/// The parts in a stretch: of all figures that may count members, or of those that begin a clause.
fn parts(layers: Layers, stretch: Span, total: &Mention<Count>, known: &[Mention<Count>]) -> Vec<Mention<Count>> {
    let all: Vec<Part> = layers.numbers.within(stretch).filter_map(|(_, number)| part(layers, number)).collect();
    let adds_up =
        |parts: &[&Part]| parts.len() > 1 && parts.iter().map(|part| part.count).sum::<u64>() == total.value.count;
    let opening: Vec<&Part> = all.iter().filter(|part| part.opens).collect();
    let every: Vec<&Part> = all.iter().collect();
    let parts = [every, opening].into_iter().find(|parts| adds_up(parts)).unwrap_or_default();
    let is_new = parts.iter().all(|part| !known.iter().any(|count| count.span.overlaps(part.span)));
    let as_count = |part: &&Part| Mention {
        span: part.unit.map_or(part.span, |unit| part.span.to(unit)),
        value: Count { count: part.count, kind: CountKind::Breakdown, unit: part.unit, ..Count::default() },
        rule: RULE,
    };
    if is_new { parts.iter().map(as_count).collect() } else { Vec::new() }
}

const RULE: RuleId = "breakdown-sum";

/// A figure that may be a part.
struct Part {
    count: u64,
    span: Span,
    unit: Option<Span>,
    /// It begins its sentence or clause.
    opens: bool,
}

fn part(layers: Layers, number: &Mention<Number>) -> Option<Part> {
    let view = layers.view;
    let is_usable = number.value.kind == NumberKind::Cardinal && number.value.upper.is_none() && !number.value.each;
    let figure = view.tokens_in(number.value.figure);
    if !is_usable || figure.is_empty() || in_date(layers, number) {
        return None;
    }
    let noun = phrase::noun_behind(view, figure.end);
    let counts = noun.is_none_or(|noun| words::counted(view, noun).is_some_and(|unit| unit.class != UnitClass::Event));
    let unit = noun.map(|noun| view.span(figure.end..noun + 1));
    let opens = opens_clause(view, figure.start);
    counts.then_some(Part { count: number.value.count()?, span: number.value.figure, unit, opens })
}

/// At the head of a sentence, behind a comma, "und" or "die übrigen".
fn opens_clause(view: View, figure: usize) -> bool {
    let Some(before) = figure.checked_sub(1) else { return true };
    let starts = view
        .token(figure)
        .is_some_and(|token| view.sentence(token.span.start).is_some_and(|sentence| sentence.tokens.start == figure));
    starts
        || matches!(
            view.word(before),
            "," | ";" | "und" | "sowie" | "übrigen" | "restlichen" | "verbleibenden" | "anderen"
        )
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (RuleId, &'static str, &'static str)> {
    [
        (
            RULE,
            "Der Verein hat 900 Mitglieder. 500 sind unter 18 Jahre alt, 300 zwischen 19 und 60, die übrigen 100 älter.",
            "total 900 Mitglieder; breakdown 500; breakdown 300; breakdown 100",
        ),
        (
            RULE,
            "Der Verein hat 900 Mitglieder. 450 Frauen stehen 450 Männern gegenüber.",
            "total 900 Mitglieder; breakdown 450 Frauen; breakdown 450 Männern",
        ),
        (RULE, "Der Verein hat 900 Mitglieder. 500 Euro kostet der Baum, 400 das Fest.", "total 900 Mitglieder"),
    ]
    .into_iter()
}
