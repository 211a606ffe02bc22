//! What a stretch of text says of members that it does not name: "Fünf Gemeinden sind beigetreten:", "elf Mitglieder",
//! "Neue Mitglieder". Whoever is named behind it is one of them.

use super::scene::Scene;
use super::who::Who;
use super::{Reader, nouns, predicates, verbs};
use crate::annotate::counts::{CountKind, is_group};
use crate::document::{Sentence, View};
use crate::german::membership::is_committee_of;
use crate::german::membership_frames::Outcome;
use crate::relate::{BodyId, MembershipStatus};
use std::ops::Range;

#[derive(Clone, Debug)]
pub struct Announcement {
    pub status: MembershipStatus,
    pub body: Option<Who>,
    pub date: String,
    /// Whether a verb or noun says what becomes of one member too; a count wants several.
    pub of_one: bool,
}

/// What these tokens of a sentence announce: by the verb of a clause, by a count, or by a noun for members.
pub fn read(reader: &Reader, sentence: &Sentence, tokens: Range<usize>) -> Option<Announcement> {
    if tokens.is_empty() {
        return None;
    }
    let by_verb = by_verb(reader, sentence, &tokens);
    // "der Beirat nahm auf:", but not "dem Beirat gehören an:"
    let is_listed = |announced: &Announcement| announced.status == MembershipStatus::Listed;
    if by_verb.as_ref().is_none_or(is_listed) && mentions_committee(reader, tokens.clone()) {
        return None;
    }
    by_verb.or_else(|| by_count(reader, sentence, &tokens)).or_else(|| by_noun(reader, sentence, &tokens))
}

fn mentions_committee(reader: &Reader, tokens: Range<usize>) -> bool {
    let View { document, lexicon, .. } = reader.view;
    let mut tokens = document.tokens[tokens].iter();
    tokens.any(|token| is_committee_of(lexicon, reader.view.slice(token.span), token.entry))
}

fn by_verb(reader: &Reader, sentence: &Sentence, tokens: &Range<usize>) -> Option<Announcement> {
    let clauses = &reader.view.document.clauses;
    let first = clauses.partition_point(|clause| clause.tokens.start < sentence.tokens.start);
    let near = clauses[first..].iter().enumerate().take_while(|(_, clause)| clause.tokens.start < tokens.end);
    let mut last = None;
    for (index, clause) in near {
        if !reader.gate.opens_for_clause(reader.view, clause) {
            continue;
        }
        let Some(scene) = Scene::of(reader, sentence, first + index) else { continue };
        let verb = scene.verbs.iter().all(|verb| tokens.contains(verb));
        if !verb {
            continue;
        }
        if let Some(reading) = predicates::read(&scene) {
            let body = reading.bodies.into_iter().next();
            last = Some(Announcement { status: reading.status, body, date: reading.date, of_one: true });
        } else if let Some(reading) = verbs::read(reader, &scene).filter(|reading| reading.is_plain) {
            let one = reading.outcome != Outcome::Belong;
            last = Some(Announcement { status: reading.status, body: reading.body, date: reading.date, of_one: one });
        }
    }
    last
}

/// The last count before the list says what those listed are.
fn by_count(reader: &Reader, sentence: &Sentence, tokens: &Range<usize>) -> Option<Announcement> {
    let span = reader.view.span(tokens.clone());
    let (_, last) = reader.annotations.counts.within(span).last()?;
    let status = status_of_count(last.value.kind)?;
    let fact = reader.facts.counts.iter().find(|count| count.span == last.span);
    let body = fact.and_then(|count| count.body).map(Who::Body).or_else(|| body(reader, sentence, tokens));
    Some(Announcement { status, body, date: date(reader, tokens), of_one: false })
}

/// A noun farther from the end of the words says nothing of what follows.
const FARTHEST_NOUN: usize = 10;

/// "Neue Mitglieder:", "die Gründungsmitglieder:".
fn by_noun(reader: &Reader, sentence: &Sentence, tokens: &Range<usize>) -> Option<Announcement> {
    let (noun, status) = tokens.clone().rev().find_map(|at| Some((at, nouns::status(reader, at)?)))?;
    // "Mitglieder" at the head of a line or right before its mark, not in the midst of a sentence
    let is_near = noun + FARTHEST_NOUN >= tokens.end;
    let body = body(reader, sentence, tokens);
    let of_one = !nouns::is_plural(reader, noun);
    is_near.then(|| Announcement { status, body, date: date(reader, tokens), of_one })
}

/// Whom the words name or describe; else what the release is about, where they describe nobody.
fn body(reader: &Reader, sentence: &Sentence, tokens: &Range<usize>) -> Option<Who> {
    let describes = tokens.clone().any(|at| is_group(reader.view, at));
    let body = reader.body_of(sentence).map(Who::Body);
    body.or_else(|| reader.implied(sentence.span.start).filter(|_| !describes))
}

/// The date of the clause of the last count, or of all the words.
fn date(reader: &Reader, tokens: &Range<usize>) -> String {
    reader.only_date(reader.view.span(tokens.clone()))
}

/// The status of members that are listed for a count.
pub fn status_of_count(kind: CountKind) -> Option<MembershipStatus> {
    match kind {
        CountKind::Total => Some(MembershipStatus::Listed),
        CountKind::Founding => Some(MembershipStatus::Founding),
        CountKind::New => Some(MembershipStatus::Joined),
        CountKind::Left => Some(MembershipStatus::Left),
        _ => None,
    }
}

/// The body of an announcement, where it is one that the release knows.
impl Announcement {
    pub fn known_body(&self) -> Option<BodyId> {
        self.body.as_ref().and_then(Who::body)
    }
}
