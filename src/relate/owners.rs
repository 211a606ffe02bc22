//! Whose members a count counts, and as of when.
//!
//! The nearest words decide: "15 Mitglieder der X", then the body named in the sentence, then what points back at one
//! ("die Genossenschaft", "sie"), then "Über X", then the body that the release is about.

use super::antecedents::Antecedents;
use super::{BodyId, CountFact, Facts, TimeType};
use crate::annotate::counts::CountKind;
use crate::annotate::{Annotations, Count, Mention};
use crate::document::{Clause, View};
use crate::german::lexicon::Class;
use crate::text::Span;
use std::ops::Range;

pub fn assign(view: View, annotations: &Annotations, facts: &Facts) -> Vec<CountFact> {
    if annotations.counts.is_empty() {
        return Vec::new();
    }
    let antecedents = Antecedents::new(view, facts);
    let counts = annotations.counts.iter();
    counts.map(|count| fact(view, &antecedents, facts, count)).collect()
}

fn fact(view: View, antecedents: &Antecedents, facts: &Facts, mention: &Mention<Count>) -> CountFact {
    let Count { count, modifier, kind, unit, scope } = mention.value.clone();
    let body = owner(view, antecedents, mention);
    let as_of = if may_be_dated(mention) { as_of(view, facts, mention.span) } else { String::new() };
    CountFact { span: mention.span, body, count, modifier, kind, unit, scope, as_of, rule: mention.rule }
}

fn owner(view: View, antecedents: &Antecedents, mention: &Mention<Count>) -> Option<BodyId> {
    let at = mention.span.start;
    let near = genitive(view, antecedents, mention.span.end).or_else(|| in_sentence(view, antecedents, mention));
    // "ein Bündnis von zehn X", "wird von zehn X getragen": of what the sentence names, or of nothing named at all
    let needs_name = matches!(mention.rule, "union-of" | "carried-by");
    near.or_else(|| antecedents.boilerplate(at).or(antecedents.topic()).filter(|_| !needs_name))
}

/// How far behind the unit the name may stand: "Mitglieder der neu gegründeten …".
const GENITIVE_REACH: usize = 4;

/// "Mitglieder der X", "Mitglied im Verband X", "Mitglieder des Netzwerks".
fn genitive(view: View, antecedents: &Antecedents, end: u32) -> Option<BodyId> {
    let first = view.token_at(end);
    let opens = matches!(
        view.word(first),
        "der" | "des" | "dieser" | "dieses" | "im" | "beim" | "vom" | "in" | "bei" | "von" | "unserer" | "unseres"
    );
    if !opens {
        return None;
    }
    let noun = (first..first + GENITIVE_REACH).find(|&at| view.is_capitalised(at))?;
    let span = view.span(noun..noun + 1);
    let before = view.span(first..noun + 1);
    let named = antecedents.named_in(before).next().filter(|mention| mention.span.start <= span.start);
    match named {
        Some(mention) => may_own(antecedents, mention.body).then_some(mention.body),
        None => antecedents.described(noun),
    }
}

/// A town or a paper is not what its sentence counts the members of, unless nothing but a genitive says so.
fn may_own(antecedents: &Antecedents, body: BodyId) -> bool {
    antecedents.is_group(body) || antecedents.is_unclear(body)
}

/// The body that the sentence names or points at: in the clause first, before the figure first.
fn in_sentence(view: View, antecedents: &Antecedents, mention: &Mention<Count>) -> Option<BodyId> {
    let sentence = view.sentence(mention.span.start)?.tokens.clone();
    let clause = clause_of(view, mention.span).map_or(sentence.clone(), |clause| clause.tokens.clone());
    let figure = view.token_at(mention.span.start);
    let behind = view.token_at(mention.span.end);
    let places = [clause.start..figure, behind..clause.end, sentence.start..clause.start, clause.end..sentence.end];
    for place in places {
        if let Some(body) = pointed_at(view, antecedents, place.clone(), mention.value.kind) {
            return Some(body);
        }
    }
    None
}

/// The last body with members that these tokens name, describe or stand for.
fn pointed_at(view: View, antecedents: &Antecedents, tokens: Range<usize>, kind: CountKind) -> Option<BodyId> {
    if tokens.is_empty() {
        return None;
    }
    let span = view.span(tokens.clone());
    let named: Vec<BodyId> = antecedents.named_in(span).map(|mention| mention.body).collect();
    if let Some(body) = named.iter().rev().copied().find(|&body| antecedents.is_group(body)) {
        return Some(body);
    }
    if let Some(body) = tokens.clone().rev().find_map(|at| antecedents.described(at)) {
        return Some(body);
    }
    // of a new member and the body that it joins, only the latter has the count
    if kind != CountKind::Ordinal
        && let [body] = named[..]
        && antecedents.is_unclear(body)
    {
        return Some(body);
    }
    tokens.rev().find(|&at| is_pronoun(view, at)).and_then(|at| antecedents.pronoun(at))
}

fn is_pronoun(view: View, at: usize) -> bool {
    let word = view.small(at);
    matches!(word.as_ref(), "er" | "sie" | "es" | "ihr" | "ihm" | "deren" | "dessen")
        || view.is(at, Class::Article) && (word.starts_with("ihre") || word.starts_with("seine"))
}

/// "Ab Herbst dürfen alle 21 Mitglieder …": the date is that of the sentence, not of a count told in passing.
fn may_be_dated(mention: &Mention<Count>) -> bool {
    !matches!(mention.rule, "own-members" | "with-members" | "union-of" | "carried-by" | "members-of" | "are-members")
}

/// The day, month or year that the clause of the count names, as a TIMEX3 value.
fn as_of(view: View, facts: &Facts, span: Span) -> String {
    let Some(clause) =
        clause_of(view, span).map(|clause| clause.span).or_else(|| view.sentence(span.start).map(|one| one.span))
    else {
        return String::new();
    };
    let first = facts.dates.partition_point(|date| date.span.start < clause.start);
    let dates = facts.dates[first..].iter().take_while(|date| date.span.end <= clause.end);
    let mut dates = dates.filter(|date| {
        date.calendar && date.days.is_some() && date.kind == TimeType::Date && !is_since(view, date.span)
    });
    match (dates.next(), dates.next()) {
        (Some(date), None) => date.value.clone(),
        _ => String::new(),
    }
}

/// "seit 2004", "Gegründet 2004": when something began, not when it was counted.
fn is_since(view: View, span: Span) -> bool {
    let first = view.token_at(span.start);
    let words = first.saturating_sub(2)..first + 1;
    words.into_iter().any(|at| matches!(view.small(at).as_ref(), "seit" | "seitdem" | "gegründet" | "ab" | "("))
}

/// The innermost clause that holds a span.
fn clause_of<'a>(view: View<'a>, span: Span) -> Option<&'a Clause> {
    let index = view.document.clause_of(view.token_at(span.start))?;
    Some(&view.document.clauses[index])
}
