//! Members that are only counted and then told of one by one: "Zwei sind ausgetreten: Die Gilde X hat sich aufgelöst, der
//! Verein Y turnt jetzt im Nachbargau."

use super::actors;
use super::items::Item;
use super::scene::Scene;
use super::who::Who;
use super::{Reader, Statement, Statements};
use crate::annotate::counts::CountKind;
use crate::document::Sentence;
use crate::german::lexicon::Class;
use crate::german::membership::{self, EventNoun};
use crate::relate::MembershipStatus;
use std::ops::Range;

/// More are not told of one by one.
const MOST: usize = 6;
/// Nor over more sentences behind the one that counts them.
const REACH: usize = 3;

/// Adds the members that the clauses behind a counting one tell of, where they are as many as counted.
pub fn read(reader: &Reader, index: usize, statements: &mut Statements) {
    let sentences = &reader.view.document.sentences;
    let sentence = &sentences[index];
    let Some(counted) = counted(reader, sentence) else { return };
    let Some(body) = reader.body_of(sentence).map(Who::Body) else { return };
    let mut told: Vec<Told> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate().skip(index).take(REACH + 1) {
        let first = if at == index { counted.behind } else { sentence.tokens.start };
        told.extend(in_clauses(reader, sentence, first..sentence.tokens.end, &body));
        if told.len() >= counted.number {
            break;
        }
    }
    if told.len() != counted.number
        || told.iter().enumerate().any(|(at, one)| told[..at].iter().any(|other| other.item.who == one.item.who))
    {
        return;
    }
    statements.all.extend(told.into_iter().map(|told| Statement {
        span: told.item.span,
        body: Some(body.clone()),
        member: told.item.who,
        status: counted.status,
        date: told.date,
        decided: None,
        list: None,
        again: Vec::new(),
        complete: false,
        rule: "told-one-by-one",
    }));
}

struct Counted {
    number: usize,
    status: MembershipStatus,
    /// The token behind the words that count.
    behind: usize,
}

struct Told {
    item: Item,
    date: String,
}

/// The last figure of those who left or came, or "die beiden Austritte".
fn counted(reader: &Reader, sentence: &Sentence) -> Option<Counted> {
    let view = reader.view;
    let counts = reader.annotations.counts.within(sentence.span);
    let figures = counts.filter_map(|(_, count)| {
        let status = match count.value.kind {
            CountKind::New => MembershipStatus::Joined,
            CountKind::Left => MembershipStatus::Left,
            _ => return None,
        };
        let behind = view.token_at(count.span.end);
        Some(Counted { number: count.value.count as usize, status, behind })
    });
    let nouns = sentence.tokens.clone().filter(|&noun| view.is(noun, Class::MembershipTerm)).filter_map(|noun| {
        let status = match membership::event_noun(view.lexicon, view.word(noun))? {
            EventNoun::Leaving => MembershipStatus::Left,
            EventNoun::Joining | EventNoun::Admission => MembershipStatus::Joined,
            EventNoun::Membership => return None,
        };
        let is_both = noun > 0 && matches!(view.small(noun - 1).as_ref(), "beiden" | "beide");
        is_both.then_some(Counted { number: 2, status, behind: noun + 1 })
    });
    figures.chain(nouns).filter(|counted| (2..=MOST).contains(&counted.number)).last()
}

/// The bodies by name that are the subjects of clauses, one a clause.
fn in_clauses(reader: &Reader, sentence: &Sentence, tokens: Range<usize>, body: &Who) -> Vec<Told> {
    let clauses = &reader.view.document.clauses;
    let first = clauses.partition_point(|clause| clause.tokens.start < tokens.start);
    let near = clauses[first..].iter().take_while(|clause| clause.tokens.start < tokens.end).count();
    let scenes = (first..first + near).filter_map(|index| Scene::of(reader, sentence, index));
    let told = scenes.filter(|scene| scene.clause.finite.is_some()).filter_map(|scene| {
        let mut items = actors::subject(&scene, &[]);
        items.retain(|item| item.who != *body && !matches!(item.who, Who::Person(_)));
        match &items[..] {
            [item] => Some(Told { item: item.clone(), date: scene.date() }),
            _ => None,
        }
    });
    told.collect()
}
