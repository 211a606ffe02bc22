//! Members by a noun beside their name: "die Hafen AG, Gründungsmitglied der eG", "Neumitglied Hafen AG", "die
//! Mitglieder A und B".

use super::items::{self, Item};
use super::nouns;
use super::who::Who;
use super::{Reader, Statement, Statements};
use crate::annotate::counts::words;
use crate::document::{Sentence, TokenKind};
use crate::german::lexicon::Class;
use crate::german::membership_frames::Outcome;
use crate::german::verbs::Cells;
use crate::relate::MembershipStatus;
use crate::text::Span;
use std::ops::Range;

/// No apposition has more words before its noun or participle.
const LONGEST_APPOSITION: usize = 9;

/// Adds what the nouns and participles of a sentence say of the names beside them.
pub fn read(reader: &Reader, sentence: &Sentence, statements: &mut Statements) {
    for noun in sentence.tokens.clone() {
        if reader.view.is(noun, Class::MembershipVerb) {
            statements.all.extend(by_participle(reader, sentence, noun));
        }
        if !words::may_speak_of_members(reader.view, noun) && !reader.view.is(noun, Class::MembershipTerm) {
            continue;
        }
        let Some(status) = nouns::status(reader, noun) else { continue };
        let Some(found) =
            behind_name(reader, sentence, noun, status).or_else(|| before_name(reader, sentence, noun, status))
        else {
            continue;
        };
        let Some(body) = body(reader, sentence, &found, noun) else { continue };
        let list = (found.items.len() > 1).then(|| statements.next_list());
        let items = found.items.into_iter().filter(|item| item.who != body);
        statements.all.extend(items.map(|item| Statement {
            span: item.span,
            body: Some(body.clone()),
            member: item.who,
            status: if found.since || item.since { joined(found.status) } else { found.status },
            date: if item.date.is_empty() { found.date.clone() } else { item.date },
            decided: None,
            list,
            again: Vec::new(),
            complete: false,
            rule: "member-apposition",
        }));
    }
}

/// As soon as the text says since when, a member has joined.
fn joined(status: MembershipStatus) -> MembershipStatus {
    if status == MembershipStatus::Listed { MembershipStatus::Joined } else { status }
}

struct Found {
    items: Vec<Item>,
    status: MembershipStatus,
    date: String,
    since: bool,
}

/// "A, seit 2011 Mitglied", "B (Gründungsmitglied)", "C, Neumitglied der D,": a name ends right before the comma.
fn behind_name(reader: &Reader, sentence: &Sentence, noun: usize, status: MembershipStatus) -> Option<Found> {
    let view = reader.view;
    let first = sentence.tokens.start.max(noun.saturating_sub(LONGEST_APPOSITION));
    let comma = (first..noun).rev().find(|&at| matches!(view.word(at), "," | "(" | "–"))?;
    let between = comma + 1..noun;
    let is_apposition = between.clone().all(|at| may_precede(reader, at)) && closes(reader, sentence, noun);
    let item = is_apposition.then(|| name_before(reader, sentence.tokens.start, comma)).flatten()?;
    // "seit 2011 Mitglied", "Mitglied seit 2011"
    let around = between.start..details_end(reader, sentence, noun);
    let date = date(reader, around.clone());
    let since = !date.is_empty() && super::says(view, around, &["seit"]);
    Some(Found { items: vec![item], status, date, since })
}

/// Where an apposition ends: at the next mark.
fn details_end(reader: &Reader, sentence: &Sentence, noun: usize) -> usize {
    let view = reader.view;
    let is_mark = |at: &usize| view.kind(*at) == Some(TokenKind::Punctuation);
    (noun + 1..sentence.tokens.end).find(is_mark).unwrap_or(sentence.tokens.end)
}

/// "A, im Mai dazugekommen,", "B (ausgetreten)": a participle of joining or leaving beside a name.
fn by_participle(reader: &Reader, sentence: &Sentence, at: usize) -> Option<Statement> {
    let view = reader.view;
    let readings = view.readings(at).iter().filter(|reading| reading.cells.may_be(Cells::PARTICIPLE));
    let frame = readings
        .flat_map(|reading| view.lexicon.membership_frames.of(reading.lemma))
        .find(|frame| frame.speaks_alone() && !frame.is_idiom())?;
    let status = match frame.outcome {
        Outcome::Join => MembershipStatus::Joined,
        Outcome::Leave => MembershipStatus::Left,
        _ => return None,
    };
    let closes = at + 1 >= sentence.tokens.end || view.kind(at + 1) == Some(TokenKind::Punctuation);
    let first = sentence.tokens.start.max(at.saturating_sub(LONGEST_APPOSITION));
    let comma = (first..at).rev().find(|&at| matches!(view.word(at), "," | "(" | "–")).filter(|_| closes)?;
    let between = comma + 1..at;
    let item = between
        .clone()
        .all(|at| may_precede(reader, at))
        .then(|| name_before(reader, sentence.tokens.start, comma))??;
    let date = if between.is_empty() { String::new() } else { date(reader, between) };
    let body = reader.implied(sentence.span.start).filter(|body| *body != item.who);
    Some(Statement {
        span: item.span,
        body: Some(body?),
        member: item.who,
        status,
        date,
        decided: None,
        list: None,
        again: Vec::new(),
        complete: false,
        rule: "member-apposition",
    })
}

/// "seit dem 1. Juli 2021", "das 15.", "ebenfalls langjähriges".
fn may_precede(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    reader.in_time(at)
        || view.is(at, Class::Article)
        || matches!(view.kind(at), Some(TokenKind::Ordinal | TokenKind::Number))
        || view.kind(at) == Some(TokenKind::Word) && !view.is_capitalised(at) && !view.cells(at).is_only_finite()
}

/// Whether an apposition may end behind its noun, or go on with whose member is meant.
fn closes(reader: &Reader, sentence: &Sentence, noun: usize) -> bool {
    let view = reader.view;
    let next = noun + 1;
    next >= sentence.tokens.end
        || view.kind(next) == Some(TokenKind::Punctuation)
        || matches!(
            view.word(next),
            "des" | "der" | "im" | "in" | "beim" | "bei" | "und" | "seit" | "unseres" | "unserer"
        )
}

/// The name that ends before a comma or bracket, with at most its seat or short name between.
pub fn name_before(reader: &Reader, first: usize, comma: usize) -> Option<Item> {
    let view = reader.view;
    if comma <= first {
        return None;
    }
    let end = past_details(reader, first, comma);
    let span = view.span(first..end);
    let body = reader.antecedents.named_in(span).filter(|mention| mention.span.end == span.end).last();
    let person = reader.facts.persons.iter().rfind(|fact| span.contains(fact.span) && fact.span.end == span.end);
    let (span, who) = match (body, person) {
        (Some(mention), _) => (mention.span, Who::Body(mention.body)),
        (None, Some(fact)) => (fact.span, Who::Person(fact.person)),
        (None, None) => return unknown_name(reader, first, end),
    };
    Some(Item { span, who, date: String::new(), since: false })
}

/// "die Gemeinde Musterau": the last phrase before a comma, where it is a name that nothing else shows.
fn unknown_name(reader: &Reader, first: usize, end: usize) -> Option<Item> {
    const LONGEST_NAME: usize = 6;
    let view = reader.view;
    let from = end.saturating_sub(LONGEST_NAME).max(first);
    let start = (from..end).rev().find(|&at| view.is(at, Class::Article) || at == first)?;
    items::read(reader, start..end).pop().filter(|item| item.span.end == view.span(first..end).end)
}

/// Before "(MST)" or "aus Musterau".
fn past_details(reader: &Reader, first: usize, end: usize) -> usize {
    let view = reader.view;
    if view.word(end - 1) == ")" {
        return (first..end).rev().find(|&at| view.word(at) == "(").filter(|&open| open > first).unwrap_or(end);
    }
    let is_seat = end >= first + 3 && matches!(view.word(end - 2), "aus" | "in") && view.is_capitalised(end - 1);
    if is_seat { end - 2 } else { end }
}

/// "Gründungsmitglied A", "die Mitglieder A und B": the name follows at once.
fn before_name(reader: &Reader, sentence: &Sentence, noun: usize, status: MembershipStatus) -> Option<Found> {
    let behind = noun + 1..sentence.tokens.end;
    let follows = !behind.is_empty() && super::phrases::is_name_word(reader, noun + 1);
    let mut items = if follows { items::read(reader, behind) } else { Vec::new() };
    items.truncate(if nouns::is_plural(reader, noun) { items.len() } else { 1 });
    let first = items.first().filter(|item| reader.view.token_at(item.span.start) == noun + 1)?;
    let is_body = !matches!(first.who, Who::Name { .. });
    (is_body || status != MembershipStatus::Listed).then(|| Found { items, status, date: String::new(), since: false })
}

fn date(reader: &Reader, tokens: Range<usize>) -> String {
    reader.only_date(reader.view.span(tokens))
}

/// Whose member: "… der X" behind the noun, else what the sentence speaks of.
fn body(reader: &Reader, sentence: &Sentence, found: &Found, noun: usize) -> Option<Who> {
    let view = reader.view;
    let near = noun + 1..(noun + 5).min(sentence.tokens.end);
    let names_owner = matches!(
        view.small(noun + 1).as_ref(),
        "des" | "der" | "im" | "in" | "beim" | "bei" | "unseres" | "unserer" | "dieses"
    );
    if names_owner && !near.is_empty() {
        let span = view.span(near.clone());
        let is_member = |span: Span| found.items.iter().any(|item| item.span.overlaps(span));
        let named = reader.antecedents.named_in(span).find(|mention| !is_member(mention.span));
        let described = || near.clone().find_map(|at| reader.antecedents.described(at));
        return named.map(|mention| mention.body).or_else(described).map(Who::Body);
    }
    let members: Vec<_> = found.items.iter().filter_map(|item| item.who.body()).collect();
    let of_sentence = reader.body_of(sentence).filter(|body| !members.contains(body));
    of_sentence.map(Who::Body).or_else(|| reader.implied(sentence.span.start))
}
