//! Members in a bullet list: one item a member, under a line that says what the list is.

use super::announcements::{self, Announcement};
use super::items::Item;
use super::names;
use super::who::Who;
use super::{Reader, Statement, Statements};
use crate::annotate::counts::CountKind;
use crate::document::{Block, BlockKind, TokenKind, Zone};
use crate::german::lexicon::Class;
use crate::relate::{CountFact, DateFact, MembershipStatus};
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
        let announced = |block| announced(reader, block).or_else(|| counted(reader, block, length));
        if let Some(announced) = lead_in.and_then(announced) {
            add(reader, announced, lead_in, &blocks[at..at + length], statements);
        }
        at += length.max(1);
    }
}

/// A shorter list says nothing of its kind.
const FEWEST_ITEMS: usize = 2;

fn add(
    reader: &Reader,
    announced: Announcement,
    lead_in: Option<&Block>,
    blocks: &[&Block],
    statements: &mut Statements,
) {
    // a table begins with what its columns are called
    let is_head = |block: &Block| block.tokens.len() > 1 && block.tokens.clone().all(|at| is_column_name(reader, at));
    let blocks = if blocks.first().is_some_and(|block| is_head(block)) { &blocks[1..] } else { blocks };
    let items: Vec<Item> = blocks.iter().filter_map(|block| item(reader, block.tokens.clone())).collect();
    if items.len() < FEWEST_ITEMS || items.len() != blocks.len() {
        return;
    }
    let number = statements.next_list();
    let complete = lead_in.is_some_and(|block| !is_open(reader, block.tokens.clone()));
    // no body is a member of itself
    let is_none_of_them = |body: &Who| items.iter().all(|item| item.who != *body);
    let implied = || reader.implied(reader.view.span(blocks[0].tokens.clone()).start);
    let body = announced.body.filter(is_none_of_them).or_else(|| implied().filter(is_none_of_them));
    statements.all.extend(items.into_iter().map(|item| Statement {
        span: item.span,
        body: body.clone(),
        member: item.who,
        status: if item.since && announced.status == MembershipStatus::Listed {
            MembershipStatus::Joined
        } else {
            announced.status
        },
        date: if item.date.is_empty() { announced.date.clone() } else { item.date },
        decided: None,
        list: Some(number),
        again: Vec::new(),
        complete,
        rule: "bullet-list",
    }));
}

/// What the line above a list makes of its items; `None` where they are no members.
fn announced(reader: &Reader, block: &Block) -> Option<Announcement> {
    let view = reader.view;
    let sentences = view.document.sentences.get(block.sentences.clone())?;
    let last = block.tokens.clone().next_back()?;
    let opens = view.word(last) == ":";
    let is_heading = matches!(block.kind, BlockKind::Subhead | BlockKind::Headline);
    // "Den Zweckverband bilden": the list goes on with the sentence
    let goes_on = view.kind(last) == Some(TokenKind::Word);
    if !opens && !is_heading && !goes_on {
        return None;
    }
    // "Der Verbund hat elf Mitglieder. Das sind:"
    let near = sentences.iter().rev().take(2);
    near.filter_map(|sentence| announcements::read(reader, sentence, sentence.tokens.clone())).next()
}

/// A count of members before the colon that is just the number of items: "von zehn Partnerorganisationen ausgerichtet:".
fn counted(reader: &Reader, block: &Block, items: usize) -> Option<Announcement> {
    let opens = block.tokens.clone().next_back().is_some_and(|at| reader.view.word(at) == ":");
    let is_theirs = |count: &&CountFact| block.span.contains(count.span) && count.count == items as u64;
    let count = reader.facts.counts.iter().filter(|_| opens).find(is_theirs)?;
    let status = match count.kind {
        CountKind::Total => MembershipStatus::Listed,
        CountKind::Founding => MembershipStatus::Founding,
        CountKind::New => MembershipStatus::Joined,
        CountKind::Left => MembershipStatus::Left,
        _ => return None,
    };
    Some(Announcement { body: count.body.map(Who::Body), status, date: count.as_of.clone(), of_one: false })
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
    let ends = |at: usize| matches!(view.word(at), "(" | "," | ";" | ":" | "–" | "-" | "|") || opens_column(reader, at);
    let end = (from..tokens.end).find(|&at| ends(at)).unwrap_or(tokens.end);
    let end = if end > first + 1 && matches!(view.word(end - 1), "." | ",") { end - 1 } else { end };
    let head = first..end.max(first + 1);
    if head.len() > LONGEST_NAME {
        return None;
    }
    let span = view.span(tokens);
    // "Heimatverein Musterau 1898" is a name
    let in_name = |date: &&DateFact| {
        let at = view.token_at(date.span.start);
        head.contains(&at) && at > 0 && view.is_capitalised(at - 1)
    };
    let date = reader.dates_in(span).find(|date| !in_name(date)).map_or(String::new(), |date| date.value.clone());
    let since = !date.is_empty();
    let person = reader.facts.persons.iter().find(|fact| span.contains(fact.span) && fact.span.start == block.start);
    let (span, who) = match (named, person) {
        (Some(mention), _) if goes_on_in_lower_case(reader, mention.span, end) => {
            (mention.span, Who::Body(mention.body))
        }
        (None, Some(fact)) => (fact.span, Who::Person(fact.person)),
        _ => (view.span(head.clone()), names::called(reader, head, &None)),
    };
    Some(Item { span, who, date, since })
}

/// Whether blanks or a tab set a token apart from the one before, as in a table.
fn opens_column(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    let gap = at.checked_sub(1).map(|before| Span::new(view.span(before..at).end, view.span(at..at + 1).start));
    gap.is_some_and(|gap| gap.len() > 1 && !view.slice(gap).contains('\n') || view.slice(gap).contains('\t'))
}

/// "Ort", "Höhe", "seit": a word that a column may be called.
fn is_column_name(reader: &Reader, at: usize) -> bool {
    let view = reader.view;
    reader.naming().is_common_noun(view, at)
        || matches!(view.word(at), "seit" | "Name" | "Ort" | "|" | "Mitglied" | "Nr.")
        || opens_column(reader, at)
}

/// An item longer than this is a sentence.
const LONGEST_NAME: usize = 14;

/// Behind the name nothing that could belong to it: the end, a mark, or "aus Köln".
fn goes_on_in_lower_case(reader: &Reader, name: Span, end: usize) -> bool {
    let behind = reader.view.token_at(name.end);
    behind >= end || !reader.view.is_capitalised(behind)
}
