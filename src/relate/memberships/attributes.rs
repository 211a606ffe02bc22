//! Members by a participle before their name: "das im Herbst beigetretene Theater am Markt", "die neu aufgenommenen
//! Städte A und B", "der ausgeschiedene Verein C".

use super::phrases::is_name_word;
use super::who::Who;
use super::{Reader, Statement, Statements};
use super::{items, verbs};
use crate::document::{Sentence, TokenKind};
use crate::german::lexicon::Class;
use crate::german::membership_frames::{Frame, Outcome};
use crate::german::verbs::Cells;
use crate::relate::MembershipStatus;
use std::ops::Range;

/// Nothing longer stands between an article and its participle.
const LONGEST: usize = 8;

/// Adds the names behind a participle.
pub fn read(reader: &Reader, sentence: &Sentence, at: usize, statements: &mut Statements) {
    let view = reader.view;
    let Some(frame) = frame(reader, at) else { return };
    if at + 1 >= sentence.tokens.end || !is_name_word(reader, at + 1) {
        return;
    }
    let status = match frame.outcome {
        Outcome::Join => MembershipStatus::Joined,
        Outcome::Leave => MembershipStatus::Left,
        Outcome::Belong => MembershipStatus::Listed,
        Outcome::Found => return,
    };
    let before = attribute(reader, sentence, at);
    let mut items = items::read(reader, at + 1..sentence.tokens.end);
    let is_plural = items.len() > 1 && starts_in_plural(reader, before.start);
    items.truncate(if is_plural { items.len() } else { 1 });
    items.retain(|item| !matches!(item.who, Who::Person(_)) || frame.speaks_alone());
    // "des angeschlossenen Einzelhandels" is of a trade, not of a name
    items.retain(|item| verbs::is_sure_name(reader, item));
    let Some(body) = body(reader, sentence, before.clone(), frame) else { return };
    if items.first().is_none_or(|first| view.token_at(first.span.start) > at + 2) {
        return;
    }
    let date = reader.only_date(view.span(before));
    statements.all.extend(items.into_iter().filter(|item| item.who != body).map(|item| Statement {
        span: item.span,
        body: Some(body.clone()),
        member: item.who,
        status,
        date: date.clone(),
        decided: None,
        list: None,
        again: Vec::new(),
        complete: false,
        rule: "member-attribute",
    }));
}

/// What the participle of a verb of joining or leaving says: "beigetretene".
fn frame(reader: &Reader, at: usize) -> Option<Frame> {
    let view = reader.view;
    if view.is_capitalised(at) || !view.is_capitalised(at + 1) || view.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let word = view.word(at);
    let stem = ["en", "em", "er", "es", "e"].iter().find_map(|ending| word.strip_suffix(ending))?;
    if !stem.ends_with('t') && !stem.ends_with("en") {
        return None;
    }
    let readings = view.lexicon.readings_of(view.lexicon.entry(stem)).iter();
    let readings = readings.filter(|reading| reading.cells.may_be(Cells::PARTICIPLE));
    let mut frames = readings.flat_map(|reading| view.lexicon.membership_frames.of(reading.lemma)).copied();
    frames.find(|frame| {
        let takes_place = matches!(frame.outcome, Outcome::Join | Outcome::Leave);
        !frame.is_idiom() && takes_place && (frame.speaks_alone() || frame.may_be_elliptic())
    })
}

/// The words between the article and the participle.
fn attribute(reader: &Reader, sentence: &Sentence, at: usize) -> Range<usize> {
    let first = sentence.tokens.start.max(at.saturating_sub(LONGEST));
    let article = (first..at).rev().find(|&before| {
        let next_is_noun = reader.view.is_capitalised(before + 1) && before + 1 < at;
        reader.view.is(before, Class::Article) && !next_is_noun
    });
    article.unwrap_or(at)..at
}

fn starts_in_plural(reader: &Reader, article: usize) -> bool {
    matches!(reader.view.small(article).as_ref(), "die" | "den" | "der")
}

/// "die dem Verband beigetretene Stadt": the body within the attribute, else the one meant where members are spoken of.
fn body(reader: &Reader, sentence: &Sentence, attribute: Range<usize>, frame: Frame) -> Option<Who> {
    let view = reader.view;
    if !attribute.is_empty() {
        let mut named = reader.antecedents.named_in(view.span(attribute.clone()));
        let named = named.find(|mention| reader.antecedents.is_group(mention.body)).map(|mention| mention.body);
        if let Some(body) = named.or_else(|| attribute.clone().find_map(|at| reader.antecedents.described(at))) {
            return Some(Who::Body(body));
        }
    }
    let is_sure = frame.speaks_alone() || super::evidence::of_members(reader, sentence);
    is_sure.then(|| reader.implied(sentence.span.start)).flatten()
}
