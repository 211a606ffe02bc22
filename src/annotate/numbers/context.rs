//! What stands around a figure: modifiers before it, the other end of a range, a unit behind it.

use super::{Figure, Modifier, Number, NumberKind};
use crate::annotate::Mention;
use crate::document::{View, Zone};
use crate::german::lexicon::Class;

/// The figure with its surroundings; `next` moves behind what they take.
pub fn complete(view: View, figure: Figure, next: &mut usize) -> Option<Mention<Number>> {
    let mut figure = range(view, figure);
    *next = figure.tokens.end;
    figure.kind = kind(view, &figure);
    let mut span = figure.span;
    let mut start = figure.tokens.start;
    let mut each = false;
    if figure.kind != NumberKind::Label {
        if figure.upper.is_some() && start > 0 && is_word(view, start - 1, "zwischen") {
            start -= 1;
        }
        let before = words_before(view, start);
        start = before.start;
        each = before.each;
        if let Some(modifier) = before.modifier {
            figure.modifier = modifier;
        }
        if let Some(end) = or_more(view, figure.tokens.end) {
            figure.modifier = Modifier::AtLeast;
            span = span.to(view.span(figure.tokens.end..end));
            *next = end;
        }
        span.start = view.token(start)?.span.start;
    }
    let Figure { value, upper, kind, modifier, rule, span: figure, .. } = figure;
    Some(Mention { span, value: Number { value, upper, kind, modifier, each, figure }, rule })
}

fn is_word(view: View, token: usize, word: &str) -> bool {
    view.small(token) == word
}

/// "zehn bis zwölf", "zwischen 5 und 7", "drei oder vier": two figures that are the ends of one.
fn range(view: View, figure: Figure) -> Figure {
    if figure.kind != NumberKind::Cardinal || figure.upper.is_some() {
        return figure;
    }
    let joint = figure.tokens.end;
    let joins = match view.word(joint) {
        "bis" | "oder" => true,
        "und" => figure.tokens.start > 0 && is_word(view, figure.tokens.start - 1, "zwischen"),
        _ => false,
    };
    if !joins {
        return figure;
    }
    let Some(upper) = super::figure(view, joint + 1) else { return figure };
    if upper.kind != NumberKind::Cardinal || upper.upper.is_some() || upper.value <= figure.value {
        return figure;
    }
    let mut value = figure.value;
    if let Some(factor) = super::words::factor(view, upper.tokens.end - 1).filter(|_| upper.tokens.len() > 1)
        && value * factor < upper.value
    {
        value *= factor;
    }
    let span = figure.span.to(upper.span);
    Figure {
        tokens: figure.tokens.start..upper.tokens.end,
        span,
        value,
        upper: Some(upper.value),
        rule: "range",
        ..figure
    }
}

/// What the unit behind, a sign before or the place in the release makes of a figure.
fn kind(view: View, figure: &Figure) -> NumberKind {
    let in_words = !view.word(figure.tokens.start).starts_with(|first: char| first.is_ascii_digit());
    if figure.kind != NumberKind::Cardinal && figure.kind != NumberKind::Ordinal {
        return figure.kind;
    }
    if figure.kind == NumberKind::Cardinal
        && let Some(unit) = view.row(figure.tokens.end, Class::Measure)
        && is_spelt_as(view.word(figure.tokens.end), unit.lemma)
    {
        return if unit.column(0) == "percent" { NumberKind::Percent } else { NumberKind::Measure };
    }
    let Some(before) = figure.tokens.start.checked_sub(1) else { return figure.kind };
    if !in_words && is_label(view, before, figure) {
        return NumberKind::Label;
    }
    match view.row(before, Class::Measure) {
        Some(sign) if sign.column(0) == "money" && figure.kind == NumberKind::Cardinal && !in_words => {
            NumberKind::Measure
        }
        _ => figure.kind,
    }
}

/// Units of one or two letters are written in one way only: "m" is a unit, "M" is not.
fn is_spelt_as(word: &str, lemma: &str) -> bool {
    let is_short = word.len() <= 2 && word.is_ascii();
    !is_short || word == lemma || word.chars().all(|letter| letter.is_lowercase() || !letter.is_alphabetic())
}

fn is_label(view: View, before: usize, figure: &Figure) -> bool {
    let word = view.word(before);
    if view.block(figure.span.start).is_some_and(|block| block.zone == Zone::Contact) {
        return true;
    }
    let follows_label = view
        .lexicon
        .row(word, Class::LabelWord)
        .is_some_and(|_| word.len() > 1 || word == "§" || next_is_no_unit(view, figure));
    follows_label && (figure.kind == NumberKind::Cardinal || word.starts_with('§'))
        || figure.kind == NumberKind::Cardinal && is_street(word) && next_is_no_unit(view, figure)
}

/// Nothing that could be counted follows: an end, a mark or a small word.
fn next_is_no_unit(view: View, figure: &Figure) -> bool {
    let next = view.word(figure.tokens.end);
    !next.starts_with(char::is_alphabetic)
        || view.is(figure.tokens.end, Class::Preposition)
        || view.is(figure.tokens.end, Class::Conjunction)
}

fn is_street(word: &str) -> bool {
    ["straße", "strasse", "str.", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "chaussee"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

struct Before {
    start: usize,
    modifier: Option<Modifier>,
    each: bool,
}

/// Reads backwards over modifiers ("mehr als"), words that change nothing ("nunmehr") and "je".
fn words_before(view: View, figure: usize) -> Before {
    let mut before = Before { start: figure, modifier: None, each: false };
    let mut at = figure;
    while let Some((start, modifier)) = modifier_before(view, at) {
        at = start;
        match modifier {
            Some(modifier) => before.modifier = before.modifier.or(Some(modifier)),
            None if at + 1 < figure && before.modifier.is_none() => break,
            None => {}
        }
        before.start = at;
    }
    if before.start > 0 && matches!(&*view.small(before.start - 1), "je" | "jeweils") {
        before.start -= 1;
        before.each = true;
    }
    before
}

/// The longest modifier of up to three words that ends before a token; `None` inside for a word that changes nothing.
pub fn modifier_before(view: View, end: usize) -> Option<(usize, Option<Modifier>)> {
    // the last word of a longer modifier is a small one: "mehr als", "bis zu"
    let is_small = |token: usize| view.word(token).starts_with(char::is_lowercase);
    let most = if end > 0 && is_small(end - 1) { 3.min(end) } else { 1.min(end) };
    (1..=most).rev().find_map(|words| {
        let start = end - words;
        let row = if words == 1 {
            view.row(start, Class::Modifier)?
        } else {
            let phrase: Vec<&str> = (start..end).map(|token| view.word(token)).collect();
            view.lexicon.row(&phrase.join("_"), Class::Modifier)?
        };
        Some((start, by_name(row.column(0))))
    })
}

fn by_name(name: &str) -> Option<Modifier> {
    match name {
        "more_than" => Some(Modifier::MoreThan),
        "less_than" => Some(Modifier::LessThan),
        "approx" => Some(Modifier::Approx),
        "at_least" => Some(Modifier::AtLeast),
        "at_most" => Some(Modifier::AtMost),
        "exact" => Some(Modifier::Exact),
        _ => None,
    }
}

/// "300 oder mehr", "300 und mehr".
fn or_more(view: View, end: usize) -> Option<usize> {
    (matches!(view.word(end), "oder" | "und") && view.word(end + 1) == "mehr").then_some(end + 2)
}
