//! Members in a bullet list: one item a member, under a line that says what the list is.

use super::enumerations::{status_of_count, status_of_unit};
use super::items::Item;
use super::{ListStatement, Reader, Statements};
use crate::annotate::counts::{is_group, words};
use crate::document::{Block, BlockKind, Zone};
use crate::german::lexicon::Class;
use crate::german::membership::{self, MembershipVerb};
use crate::relate::{BodyId, MembershipStatus};
use crate::text::Span;
use std::ops::Range;

pub fn read(reader: &Reader, statements: &mut Statements) {
    // stray marks between the items are no end of the list
    let blocks: Vec<&Block> =
        reader.view.document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture).collect();
    let is_item = |block: &&Block| block.kind == BlockKind::ListItem && block.zone != Zone::Contact;
    let mut at = 0;
    while at < blocks.len() {
        let length = blocks[at..].iter().take_while(|block| is_item(block)).count();
        let lead_in = at.checked_sub(1).filter(|_| length > 0).map(|before| blocks[before]);
        if let Some(list) = lead_in.and_then(|block| list(reader, block)) {
            add(reader, list, &blocks[at..at + length], statements);
        }
        at += length.max(1);
    }
}

/// A shorter list says nothing of its kind.
const FEWEST_ITEMS: usize = 2;

fn add(reader: &Reader, mut list: ListStatement, blocks: &[&Block], statements: &mut Statements) {
    let items: Vec<Item> = blocks.iter().filter_map(|block| item(reader, block.tokens.clone())).collect();
    if items.len() >= FEWEST_ITEMS && items.len() == blocks.len() {
        // no body is a member of itself
        list.body = list.body.filter(|&body| items.iter().all(|item| item.member != Some(body)));
        statements.add_list(list, items);
    }
}

/// What the line above a list makes of its items; `None` where they are no members.
fn list(reader: &Reader, block: &Block) -> Option<ListStatement> {
    let view = reader.view;
    let last = view.document.sentences.get(block.sentences.end.checked_sub(1)?)?;
    let opens = block.tokens.clone().next_back().is_some_and(|at| view.word(at) == ":");
    let is_heading = matches!(block.kind, BlockKind::Subhead | BlockKind::Headline);
    if !opens && !is_heading || mentions_committee(reader, last.tokens.clone()) {
        return None;
    }
    // "Der Verbund hat elf Mitglieder. Das sind:"
    let is_short = last.tokens.len() <= 6;
    let spoken_of = if is_short && !is_heading { block.tokens.clone() } else { last.tokens.clone() };
    let status = counted(reader, spoken_of.clone())
        .or_else(|| belongs(reader, last.tokens.clone()))
        .or_else(|| spoken_of.clone().find_map(|at| status_of_unit(reader, at)))?;
    Some(ListStatement {
        body: body(reader, block, spoken_of.clone()),
        status,
        complete: !is_open(reader, spoken_of),
        date: reader.only_date(block.span),
        rule: "bullet-list",
    })
}

/// The owner of the count in the line above; else whom the line names or describes; else what the release is about.
fn body(reader: &Reader, block: &Block, tokens: Range<usize>) -> Option<BodyId> {
    let span = reader.view.span(tokens.clone());
    if let Some(count) = reader.facts.counts.iter().rev().find(|count| span.contains(count.span)) {
        return count.body;
    }
    let named = reader.antecedents.named_in(span).map(|mention| mention.body).next();
    let describes = tokens.clone().any(|at| is_group(reader.view, at));
    let described = || tokens.clone().find_map(|at| reader.antecedents.described(at));
    let left_open = || reader.antecedents.boilerplate(block.span.start).or(reader.antecedents.topic());
    named.or_else(described).or_else(|| left_open().filter(|_| !describes))
}

fn mentions_committee(reader: &Reader, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| membership::is_committee(reader.view.lexicon, reader.view.word(at)))
}

fn counted(reader: &Reader, tokens: Range<usize>) -> Option<MembershipStatus> {
    let counts = reader.annotations.counts.within(reader.view.span(tokens));
    counts.last().and_then(|(_, count)| status_of_count(count.value.kind))
}

/// "Dem Trägerkreis gehören an:".
fn belongs(reader: &Reader, tokens: Range<usize>) -> Option<MembershipStatus> {
    let view = reader.view;
    let has_particle = |particle: &str| tokens.clone().any(|at| view.word(at) == particle);
    let is = |wanted: MembershipVerb| tokens.clone().any(|at| words::verb(view, at, has_particle) == Some(wanted));
    match () {
        () if is(MembershipVerb::Belong) => Some(MembershipStatus::Listed),
        () if is(MembershipVerb::Join) || is(MembershipVerb::Admit) => Some(MembershipStatus::Joined),
        () => None,
    }
}

/// "unter anderem", "beispielsweise", "darunter": more members than those listed.
fn is_open(reader: &Reader, tokens: Range<usize>) -> bool {
    tokens
        .clone()
        .any(|at| matches!(reader.view.word(at), "darunter" | "beispielsweise" | "anderem" | "u. a." | "z. B."))
}

/// An item's member: the name at its head, up to a bracket, a comma or the end.
fn item(reader: &Reader, tokens: Range<usize>) -> Option<Item> {
    let view = reader.view;
    let first =
        tokens.clone().find(|&at| view.word(at).starts_with(char::is_alphanumeric) && !view.is(at, Class::Article))?;
    let block = view.span(first..tokens.end);
    let named = reader.antecedents.named_in(block).next().filter(|mention| mention.span.start == block.start);
    let from = named.map_or(first, |mention| view.token_at(mention.span.end)).max(first + 1);
    let end =
        (from..tokens.end).find(|&at| matches!(view.word(at), "(" | "," | ";" | ":" | "–" | "-")).unwrap_or(tokens.end);
    let end = if end > first + 1 && matches!(view.word(end - 1), "." | ",") { end - 1 } else { end };
    let head = view.span(first..end.max(first + 1));
    if end - first > LONGEST_NAME || reader.is_person(head) {
        return None;
    }
    let date = reader.dates_in(view.span(tokens)).next().map_or(String::new(), |date| date.value.clone());
    Some(match named {
        Some(mention) if goes_on_in_lower_case(reader, mention.span, end) => {
            Item { span: mention.span, member: Some(mention.body), date }
        }
        _ => Item { span: head, member: None, date },
    })
}

/// An item longer than this is a sentence.
const LONGEST_NAME: usize = 14;

/// Behind the name nothing that could belong to it: the end, a mark, or "aus Köln".
fn goes_on_in_lower_case(reader: &Reader, name: Span, end: usize) -> bool {
    let behind = reader.view.token_at(name.end);
    behind >= end || !reader.view.is_capitalised(behind)
}
