//! Lists of members in running text: behind a colon, "nämlich", "darunter" or "wie", and in a sentence of their own
//! ("Es sind dies A und B") behind the one that announces them.

use super::announcements::{self, Announcement};
use super::items::{self, Item};
use super::nouns;
use super::who::Who;
use super::{Reader, Statement, Statements};
use crate::document::Sentence;
use crate::relate::MembershipStatus;
use std::ops::Range;

/// Adds the lists of a sentence.
pub fn read(reader: &Reader, index: usize, statements: &mut Statements) {
    let sentence = &reader.view.document.sentences[index];
    let mut done = sentence.tokens.start;
    for at in sentence.tokens.clone() {
        if at < done {
            continue;
        }
        let Some(opening) = opening(reader, sentence, at) else { continue };
        let Some(announced) = announcements::read(reader, sentence, opening.announced.clone()) else { continue };
        if add(reader, announced, opening.list, opening.complete, statements) {
            done = sentence.tokens.end;
        }
    }
    let one = || one_of_them(reader, sentence).map(|list| (list, false));
    if done == sentence.tokens.start
        && let Some((list, complete)) = linked(reader, sentence).or_else(one)
        && let Some(before) = index.checked_sub(1).map(|before| &reader.view.document.sentences[before])
        && let Some(announced) = announcements::read(reader, before, before.tokens.clone())
    {
        add(reader, announced, list, complete, statements);
    }
}

/// Where a list begins, and the words that say what it is one of.
struct Opening {
    announced: Range<usize>,
    list: Range<usize>,
    complete: bool,
}

fn opening(reader: &Reader, sentence: &Sentence, at: usize) -> Option<Opening> {
    let view = reader.view;
    let announced = sentence.tokens.start..at;
    let opening = |from: usize, complete: bool| {
        let end = (at + 1..sentence.tokens.end).find(|&at| view.word(at) == ";").unwrap_or(sentence.tokens.end);
        let list = from..end;
        // "sind unter anderem A und B"
        let is_open = list.clone().take(3).any(|at| matches!(view.word(at), "anderem" | "beispielsweise" | "etwa"));
        (!list.is_empty() && !announced.is_empty()).then(|| Opening {
            announced: announced.clone(),
            list,
            complete: complete && !is_open,
        })
    };
    match view.small(at).as_ref() {
        ":" | "nämlich" | "namentlich" => opening(at + 1, true),
        "und" if view.word(at + 1) == "zwar" => opening(at + 2, true),
        "darunter" | "beispielsweise" | "insbesondere" => opening(at + 1, false),
        "zuletzt" if at > 0 && view.word(at - 1) == "," => opening(at + 1, false),
        "ihnen" | "anderem" if at > 0 && view.small(at - 1) == "unter" => opening(at + 1, false),
        "voran" if at > 0 && view.small(at - 1) == "allen" => opening(at + 1, false),
        "wie" | "etwa" => {
            let noun = at.checked_sub(1).filter(|noun| announced.contains(noun))?;
            nouns::status(reader, noun).and_then(|_| opening(at + 1, false))
        }
        _ => None,
    }
}

/// "Es sind dies …", "Dabei handelt es sich um …", "Zu ihnen gehören …": the list, and whether it is complete.
fn linked(reader: &Reader, sentence: &Sentence) -> Option<(Range<usize>, bool)> {
    const LONGEST_LINK: usize = 8;
    let view = reader.view;
    let head = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + LONGEST_LINK);
    let word = |at: usize| view.small(at);
    let points_back = |at: usize| {
        matches!(
            word(at).as_ref(),
            "dies"
                | "das"
                | "es"
                | "dabei"
                | "hierbei"
                | "einzelnen"
                | "konkret"
                | "namentlich"
                | "dazu"
                | "ihnen"
                | "darunter"
                | "davon"
                | "hierzu"
        )
    };
    let verb = head.clone().find(|&at| {
        matches!(
            word(at).as_ref(),
            "sind" | "ist" | "waren" | "handelt" | "gehören" | "zählen" | "finden" | "befinden" | "heißen" | "lauten"
        )
    })?;
    let is_linked = (sentence.tokens.start..verb).any(points_back) && !(head.start..verb).any(|at| reader.names_at(at));
    let open = (sentence.tokens.start..verb)
        .any(|at| matches!(word(at).as_ref(), "dazu" | "ihnen" | "darunter" | "davon" | "hierzu"));
    let from = (verb + 1..sentence.tokens.end).find(|&at| {
        !matches!(word(at).as_ref(), "dies" | "das" | "es" | "sich" | "dabei" | "hierbei" | "um" | "auch")
    })?;
    is_linked.then_some((from..sentence.tokens.end, !open))
}

/// "Eine davon, X, …", "Einer von ihnen ist Y": the name of one of those announced.
fn one_of_them(reader: &Reader, sentence: &Sentence) -> Option<Range<usize>> {
    let view = reader.view;
    let first = sentence.tokens.start;
    let of_them = view.word(first + 1) == "davon" || view.word(first + 1) == "von" && view.word(first + 2) == "ihnen";
    let is_one = matches!(view.word(first), "Eine" | "Einer" | "Eines" | "Ein");
    let from = first + if view.word(first + 1) == "davon" { 2 } else { 3 };
    let opens = matches!(view.word(from), "," | "ist" | "war");
    let end = (from + 1..sentence.tokens.end).find(|&at| view.word(at) == ",").unwrap_or(sentence.tokens.end);
    (is_one && of_them && opens && from + 1 < end).then_some(from + 1..end)
}

/// Adds the names of a list; `false` where it has none.
fn add(
    reader: &Reader,
    announced: Announcement,
    list: Range<usize>,
    complete: bool,
    statements: &mut Statements,
) -> bool {
    let items = items::read(reader, list.clone());
    let is_sure = |item: &Item| !matches!(item.who, Who::Name { .. });
    let enough = items.len() >= 2 || items.len() == 1 && (announced.of_one || !complete && is_sure(&items[0]));
    if !enough || announced.body.is_none() {
        return false;
    }
    let date = date(reader, &announced, &list);
    let number = statements.next_list();
    let is_listed = announced.status == MembershipStatus::Listed;
    let items: Vec<Item> = items.into_iter().filter(|item| Some(&item.who) != announced.body.as_ref()).collect();
    statements.all.extend(items.into_iter().map(|item| Statement {
        span: item.span,
        body: announced.body.clone(),
        status: if item.since && is_listed { MembershipStatus::Joined } else { announced.status },
        date: if item.date.is_empty() { date.clone() } else { item.date },
        member: item.who,
        decided: None,
        list: Some(number),
        again: Vec::new(),
        complete,
        rule: "enumeration",
    }));
    true
}

/// The date of the words before the list; else, of those who joined, that behind it, or that of the only figure of new members.
fn date(reader: &Reader, announced: &Announcement, list: &Range<usize>) -> String {
    if !announced.date.is_empty() || announced.status != MembershipStatus::Joined {
        return announced.date.clone();
    }
    let sentence = reader.view.sentence(reader.view.span(list.clone()).start);
    let dates = reader.dates_in(reader.view.span(list.clone())).filter(|date| {
        sentence.is_none_or(|sentence| !reader.in_bracket(sentence, reader.view.token_at(date.span.start)))
    });
    let beside = reader.only_date_of(dates.collect::<Vec<_>>().into_iter());
    if !beside.is_empty() {
        return beside;
    }
    reader.date_of_newcomers(announced.known_body())
}
