//! Members that have come aboard: "erstmals dabei ist mit der X ein Haus aus …", "mit X ist erstmals … an Bord".

use super::{Reader, Statements};
use crate::document::{Sentence, View};
use crate::german::lexicon::Class;
use crate::relate::{MembershipFact, MembershipStatus};
use std::ops::Range;

/// Whether a token may speak of an arrival.
pub fn is_cue(view: View, at: usize) -> bool {
    matches!(view.word(at), "dabei" | "Bord")
}

/// Adds the body that a sentence says is with the others now. Only where the release counts the members of the body
/// that it is about: much else is "dabei".
pub fn read(reader: &Reader, sentence: &Sentence, statements: &mut Statements) {
    let view = reader.view;
    let tokens = sentence.tokens.clone();
    let says = |words: &[&str]| tokens.clone().any(|at| words.contains(&view.small(at).as_ref()));
    let is_said = tokens.clone().any(|at| is_cue(view, at))
        && says(&["erstmals", "neu", "jetzt", "nun"])
        && says(&["ist", "sind"])
        && !says(&["nicht", "kein", "keine"]);
    let Some(member) = is_said.then(|| with_whom(view, tokens.clone())).flatten() else { return };
    let named = reader
        .antecedents
        .named_in(view.span(member.clone()))
        .find(|mention| view.token_at(mention.span.start) <= member.start + 1);
    let (Some(member), Some(body)) = (named, reader.antecedents.topic()) else { return };
    let is_counted = reader.facts.counts.iter().any(|count| count.body == Some(body));
    if member.body == body || !is_counted || reader.antecedents.is_group(member.body) {
        return;
    }
    statements.all.push(MembershipFact {
        span: member.span,
        body: Some(body),
        member: Some(member.body),
        status: MembershipStatus::Joined,
        date: reader.only_date(sentence.span),
        list: None,
        complete: false,
        rule: "on-board",
    });
}

/// The tokens behind "mit".
fn with_whom(view: View, tokens: Range<usize>) -> Option<Range<usize>> {
    let with = tokens.clone().find(|&at| matches!(view.word(at), "mit" | "Mit"))?;
    let first = with + 1 + usize::from(view.is(with + 1, Class::Article));
    (first < tokens.end).then_some(first..tokens.end)
}
