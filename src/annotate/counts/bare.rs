//! Figures without a unit of their own: "13 sind seither zugestiegen", "zwei haben ihn verlassen", "Ende 2020 waren es 70".

use super::phrase;
use super::scene::{in_date, is_group, nearest_verb};
use super::{Count, CountKind, Layers, words};
use crate::annotate::numbers::NumberKind;
use crate::annotate::{Mention, Number};
use crate::document::{Sentence, TokenKind, View};
use crate::german::lexicon::Class;
use crate::german::membership::{CountWord, MembershipVerb};
use crate::text::Span;
use std::ops::Range;

/// The count that a figure alone states; `counted` says whether a count stands before it in this sentence or the last.
pub fn read(layers: Layers, sentence: &Sentence, number: &Mention<Number>, counted: bool) -> Option<Mention<Count>> {
    let view = layers.view;
    let value = &number.value;
    let figure = view.tokens_in(value.figure);
    // "waren es 70. Zwölf …": the full stop looks like that of an ordinal
    let ends_sentence = value.kind == NumberKind::Ordinal
        && view.slice(value.figure).ends_with('.')
        && figure.start > 0
        && view.word(figure.start - 1) == "es"
        && view.is_capitalised(figure.end);
    let usable = (value.kind == NumberKind::Cardinal || ends_sentence)
        && value.upper.is_none()
        && !value.each
        && !figure.is_empty();
    if !usable
        || !ends_sentence && phrase::noun_behind(view, figure.end).is_some() && !is_more(view, figure.end)
        || in_date(layers, number)
    {
        return None;
    }
    let kind = moving(view, sentence, figure.clone())
        .filter(|_| !ends_sentence && (counted || speaks_of_members(view, around(view, sentence))))
        .or_else(|| level(view, sentence, figure, counted))?;
    let count = Count { count: value.count()?, modifier: value.modifier, kind, unit: None, scope: None };
    let span = if ends_sentence { Span::new(number.span.start, number.span.end - 1) } else { number.span };
    Some(Mention { span, value: count, rule: "bare-figure" })
}

/// "vier weitere (kamen hinzu)".
fn is_more(view: View, at: usize) -> bool {
    words::count_word(view, at) == Some(CountWord::More)
        && !(view.is_capitalised(at + 1) && view.kind(at + 1) == Some(TokenKind::Word))
}

/// The figure is the subject of joining or leaving.
fn moving(view: View, sentence: &Sentence, figure: Range<usize>) -> Option<CountKind> {
    let governed = figure.start > sentence.tokens.start
        && (view.is(figure.start - 1, Class::Preposition) || view.is(figure.start - 1, Class::Article));
    if governed {
        return None;
    }
    let behind = figure.end..clause_end(view, figure.end, sentence.tokens.end);
    let verb = nearest_verb(view, behind.clone(), behind.clone())
        .or_else(|| nearest_verb(view, (sentence.tokens.start..figure.start).rev().take(6), behind))?;
    match verb {
        MembershipVerb::Join => Some(CountKind::New),
        MembershipVerb::Leave => Some(CountKind::Left),
        _ => None,
    }
}

fn clause_end(view: View, from: usize, end: usize) -> usize {
    (from..end).find(|&at| matches!(view.word(at), "," | ";" | ":" | ".")).unwrap_or(end)
}

/// "waren es 70", "sind es nun 15".
fn level(view: View, sentence: &Sentence, figure: Range<usize>, counted: bool) -> Option<CountKind> {
    let mut words = (sentence.tokens.start..figure.start).rev().take(4);
    let es = words.find(|&at| view.word(at) == "es")?;
    let ends = view.slice(view.span(figure.clone())).ends_with('.')
        || view.word(figure.end).starts_with(|mark: char| !mark.is_alphanumeric())
        || figure.end == sentence.tokens.end;
    let of_members = || around(view, sentence).any(|at| words::may_be_member(view, at));
    let goes_on = view.word(figure.end) == "und";
    match es.checked_sub(1).map(|at| view.word(at)) {
        Some("waren") if ends && counted => Some(CountKind::Previous),
        // the first figure of all is no earlier one: "Anfang Mai waren es 300"
        Some("waren") if (ends || goes_on) && of_members() => Some(CountKind::Total),
        Some("sind") if ends && (counted || of_members()) => Some(CountKind::Total),
        _ => None,
    }
}

/// This sentence and the one before it.
fn around(view: View, sentence: &Sentence) -> Range<usize> {
    let before = view.sentence_index(sentence.span.start).and_then(|index| index.checked_sub(1));
    let before = before.map(|index| &view.document.sentences[index]).filter(|before| before.block == sentence.block);
    before.map_or(sentence.tokens.start, |before| before.tokens.start)..sentence.tokens.end
}

fn speaks_of_members(view: View, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| words::may_be_member(view, at) || is_group(view, at))
}

#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    [
        (
            "bare-figure",
            "Zu den zehn Gründungsmitgliedern kamen vier weitere hinzu.",
            "founding 10 Gründungsmitgliedern; new 4",
        ),
        ("bare-figure", "Der Verband nahm 16 Häuser auf, zwei haben ihn verlassen.", "new 16 Häuser; left 2"),
        ("bare-figure", "Dem Verband gehören 68 Banken an; Ende 2020 waren es 70.", "total 68 Banken; previous 70"),
        (
            "bare-figure",
            "Dem Verband gehören 68 Banken an, im Mai waren es 70. Drei Austritte gab es im Juni.",
            "total 68 Banken; previous 70; left 3 Austritte",
        ),
        ("bare-figure", "So viele Mitglieder hatte der Verein noch nie. Anfang Mai waren es 300.", "total 300"),
        ("bare-figure", "Der Verband wollte sechs Stadien. Am Ende waren es zwölf.", ""),
        ("bare-figure", "Im Regal stehen zehn Bücher; Ende 2020 waren es 70.", ""),
        ("bare-figure", "Zwei haben den Saal verlassen.", ""),
    ]
    .into_iter()
}
