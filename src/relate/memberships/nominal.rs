//! Members by noun: "A ist das 20. Mitglied des Verbands", "B, Gründungsmitglied der eG", "C in den Reihen der D".

use super::enumerations::status_of_unit;
use super::{Reader, Statements};
use crate::annotate::RuleId;
use crate::annotate::counts::words;
use crate::document::{Sentence, View};
use crate::german::membership::CountWord;
use crate::relate::{BodyId, MembershipFact, MembershipStatus, OrganisationFact};
use std::ops::Range;

/// Adds what the nouns of a sentence say of memberships.
pub fn read(reader: &Reader, sentence: &Sentence, statements: &mut Statements) {
    let mut nouns = sentence.tokens.clone().filter(|&at| {
        may_say_membership(reader.view, at) && !is_denied(reader.view, clause(reader.view, at, sentence))
    });
    let Some((status, rule, noun)) = nouns.find_map(|at| statement(reader, sentence, at)) else { return };
    let Some((member, body)) = member_and_body(reader, sentence, noun) else { return };
    statements.all.push(MembershipFact {
        span: member.span,
        body: Some(body),
        member: Some(member.body),
        status,
        date: reader.only_date(sentence.span),
        list: None,
        complete: false,
        rule,
    });
}

/// Few words do; most sentences hold none.
fn may_say_membership(view: View, at: usize) -> bool {
    words::may_speak_of_members(view, at) || view.word(at) == "Reihen"
}

/// The clause that a token stands in.
fn clause(view: View, at: usize, sentence: &Sentence) -> Range<usize> {
    let clause = view.document.clause_of(at).map(|index| view.document.clauses[index].tokens.clone());
    clause.unwrap_or(sentence.tokens.clone())
}

fn is_denied(view: View, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        matches!(view.small(at).as_ref(), "nicht" | "kein" | "keine" | "ob" | "wenn" | "falls" | "war" | "waren")
    })
}

/// What a noun says, if anything.
fn statement(reader: &Reader, sentence: &Sentence, at: usize) -> Option<(MembershipStatus, RuleId, usize)> {
    let view = reader.view;
    let tokens = sentence.tokens.clone();
    let says = |words: &[&str]| tokens.clone().any(|token| words.contains(&view.small(token).as_ref()));
    if view.word(at) == "Reihen" && at >= 2 && matches!(view.word(at - 1), "den" | "unseren" | "ihren" | "seinen") {
        return Some((MembershipStatus::Joined, "in-the-ranks", at));
    }
    // the noun in the singular: of one body
    let is_one = view.word(at).ends_with("itglied") || view.word(at).ends_with("artner");
    let is_newcomer = view.word(at) == "Neuzugang";
    // "mit X gehört ein Haus zu den Gründungsmitgliedern"
    let is_among = at >= 2 && matches!((view.word(at - 2), view.word(at - 1)), ("zu" | "Zu", "den"));
    let is_one = is_one || is_newcomer || is_among && says(&["gehört", "zählt"]);
    let status = status_of_unit(reader, at).filter(|_| is_one)?;
    let planned = tokens.clone().any(|token| words::count_word(view, token) == Some(CountWord::Plan));
    let is_copula = says(&["ist", "sind", "wird", "werden", "wurde", "wurden"]);
    match status {
        _ if planned => Some((MembershipStatus::Announced, "is-member", at)),
        MembershipStatus::Founding => Some((status, "founding-member", at)),
        MembershipStatus::Joined => Some((status, "new-member", at)),
        _ if is_copula || is_new(reader, at) => Some((MembershipStatus::Joined, "is-member", at)),
        _ => None,
    }
}

/// "neues Mitglied", "15. Mitglied".
fn is_new(reader: &Reader, noun: usize) -> bool {
    let Some(before) = noun.checked_sub(1) else { return false };
    let is_ordinal = reader
        .annotations
        .counts
        .before(reader.view.span(noun..noun + 1).end)
        .is_some_and(|(_, count)| count.span.end == reader.view.span(noun..noun + 1).end);
    is_ordinal || words::count_word(reader.view, before) == Some(CountWord::New)
}

/// The body behind the noun ("Mitglied der X"), and the nearest other one before it.
fn member_and_body<'a>(
    reader: &Reader<'a>,
    sentence: &Sentence,
    noun: usize,
) -> Option<(&'a OrganisationFact, BodyId)> {
    let view = reader.view;
    let behind = view.span(noun..sentence.tokens.end);
    let in_ranks_of_others = view.word(noun) == "Reihen" && view.word(noun - 1) == "den";
    let body = of_whom(reader, noun..sentence.tokens.end)
        .or_else(|| reader.body_of(sentence).filter(|_| !in_ranks_of_others))?;
    let before = sentence.tokens.start..noun;
    let other = |mention: &&OrganisationFact| {
        mention.body != body && !is_owner_of_noun(reader, mention) && !is_part_of_word(reader, mention)
    };
    let member = (!before.is_empty()).then(|| reader.antecedents.named_in(view.span(before)).find(other)).flatten();
    let member = member.or_else(|| reader.antecedents.named_in(behind).find(other))?;
    let is_plausible = !reader.antecedents.is_group(member.body) || reader.antecedents.is_group(body);
    (is_plausible && reader.antecedents.is_group(body)).then_some((member, body))
}

/// "ABC" of "ABC-InfoTech" is not the body meant.
fn is_part_of_word(reader: &Reader, mention: &OrganisationFact) -> bool {
    reader.view.tokens_in(mention.span).is_empty()
}

/// "das Systemhaus des X": the name only says whose it is.
fn is_owner_of_noun(reader: &Reader, mention: &OrganisationFact) -> bool {
    let first = reader.view.token_at(mention.span.start);
    first > 0 && matches!(reader.view.word(first - 1), "des" | "von" | "vom" | "beim" | "im" | "aus")
}

/// "… der X", "… im Verband X", "… in der Genossenschaft" right behind the noun.
fn of_whom(reader: &Reader, tokens: Range<usize>) -> Option<BodyId> {
    let view = reader.view;
    let near = tokens.start + 1..(tokens.start + 5).min(tokens.end);
    // "ihr Neuzugang ist X": the noun's owner does not stand behind the verb
    if near.is_empty() || matches!(view.word(near.start), "ist" | "sind" | "war" | "waren") {
        return None;
    }
    let named = reader.antecedents.named_in(view.span(near.clone())).next().map(|mention| mention.body);
    named.or_else(|| near.clone().find_map(|at| reader.antecedents.described(at)))
}
