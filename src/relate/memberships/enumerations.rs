//! Members enumerated in a sentence: "Gründungsmitglieder sind A, B und C", "vier neue Mitglieder: A …", "darunter A".

use super::items::{self, Item};
use super::{ListStatement, Reader, Statements};
use crate::annotate::counts::{CountKind, words};
use crate::document::Sentence;
use crate::german::lexicon::Class;
use crate::german::membership::{MembershipVerb, UnitClass, UnitHint};
use crate::relate::{BodyId, MembershipStatus};
use crate::text::Span;
use std::ops::Range;

/// Reads the enumeration of a sentence; `false` where it has none.
pub fn read(reader: &Reader, sentence: &Sentence, statements: &mut Statements) -> bool {
    sentence
        .tokens
        .clone()
        .any(|at| opening(reader, sentence, at).is_some_and(|opening| add(reader, sentence, opening, statements)))
}

/// Adds the list behind an opening; `false` where the words behind it are none.
fn add(reader: &Reader, sentence: &Sentence, opening: Opening, statements: &mut Statements) -> bool {
    let found = items::read(reader, opening.list.clone());
    let body = reader.body_of(sentence);
    let has_known_body = body.is_some() || found.iter().any(|item| item.member.is_some());
    if !is_list_of_names(&found) || !has_known_body {
        return false;
    }
    let lead_in = lead_in(reader, sentence.tokens.start..opening.list.start);
    let list = ListStatement {
        body,
        status: opening.status,
        complete: opening.complete,
        date: date(reader, sentence, lead_in, body, &opening),
        rule: "enumeration",
    };
    statements.add_list(list, found);
    true
}

/// The date of the words before the list; else that of those behind it; else that of the only
/// figure of new members: "Unter den Neuen sind …".
fn date(reader: &Reader, sentence: &Sentence, lead_in: Span, body: Option<BodyId>, opening: &Opening) -> String {
    let before = reader.only_date(lead_in);
    if !before.is_empty() || opening.status != MembershipStatus::Joined {
        return before;
    }
    let beside = reader.only_date(reader.view.span(opening.list.start..sentence.tokens.end));
    if !beside.is_empty() {
        return beside;
    }
    let mut new = reader.facts.counts.iter().filter(|count| {
        count.kind == CountKind::New && count.body == body && body.is_some() && !count.as_of.is_empty()
    });
    match (new.next(), new.next()) {
        (Some(count), None) => count.as_of.clone(),
        _ => String::new(),
    }
}

/// The words that a list belongs to: from the clause of the last count on, where there is one.
fn lead_in(reader: &Reader, before: Range<usize>) -> Span {
    let view = reader.view;
    let whole = view.span(before.clone());
    let Some((_, count)) = reader.annotations.counts.within(whole).last() else { return whole };
    let clause = view.document.clause_of(view.token_at(count.span.start));
    let start = clause.map_or(whole.start, |clause| view.document.clauses[clause].span.start);
    Span::new(start.max(whole.start), whole.end)
}

/// Two names at least.
fn is_list_of_names(items: &[Item]) -> bool {
    items.len() >= 2
}

struct Opening {
    list: Range<usize>,
    status: MembershipStatus,
    complete: bool,
}

/// Whether a list of members begins behind a token.
fn opening(reader: &Reader, sentence: &Sentence, at: usize) -> Option<Opening> {
    let view = reader.view;
    let list = at + 1..sentence.tokens.end;
    let before = sentence.tokens.start..at;
    if list.is_empty() {
        return None;
    }
    // "sind unter anderem A und B"
    let is_open = list.clone().take(3).any(|at| matches!(view.word(at), "anderem" | "beispielsweise" | "etwa"));
    let complete = |status| Some(Opening { list: list.clone(), status, complete: !is_open });
    let open = |status| Some(Opening { list: list.clone(), status, complete: false });
    match view.small(at).as_ref() {
        "sind" | "waren" => {
            if let Some(status) = subject(reader, before.clone()) {
                return complete(status);
            }
            among(reader, before, "unter").and_then(open)
        }
        "gehören" | "zählen" | "gehörten" | "zählten" => {
            if let Some(status) = among(reader, before.clone(), "zu") {
                return open(status);
            }
            let end = list.clone().rev().find(|&last| view.word(last) == "an" && last + 2 >= list.end)?;
            let to_whom = reader.body_of(sentence).is_some() && !before.is_empty();
            to_whom.then_some(Opening { list: at + 1..end, status: MembershipStatus::Listed, complete: true })
        }
        "von" => {
            let founded = list.clone().find(|&at| matches!(view.word(at), "gegründet" | "gerufen"))?;
            let passive = before.clone().any(|at| matches!(view.word(at), "wurde" | "war" | "ist"));
            let body = before.clone().find(|&at| reader.antecedents.described(at).is_some() || names(reader, at));
            (passive && body.is_some()).then_some(Opening {
                list: at + 1..founded,
                status: MembershipStatus::Founding,
                complete: true,
            })
        }
        ":" => behind_colon(reader, sentence, before).and_then(complete),
        "darunter" | "beispielsweise" => counted(reader, before).and_then(open),
        "ihnen" if at > 0 && view.word(at - 1) == "unter" => counted(reader, before).and_then(open),
        "wie" => {
            let unit = before.end.checked_sub(1).and_then(|noun| status_of_unit(reader, noun))?;
            open(unit)
        }
        _ => None,
    }
}

/// Whether the name of a body with members begins at a token.
fn names(reader: &Reader, at: usize) -> bool {
    let mut named = reader.antecedents.named_in(reader.view.span(at..at + 1));
    named.any(|mention| reader.antecedents.is_group(mention.body))
}

/// "Gründungsmitglieder (der X) sind": the members are the subject.
fn subject(reader: &Reader, before: Range<usize>) -> Option<MembershipStatus> {
    let nearby = before.clone().rev().take(8);
    let noun = nearby.into_iter().find(|&at| status_of_unit(reader, at).is_some())?;
    let governor = noun.checked_sub(1).filter(|at| *at >= before.start).map(|at| reader.view.small(at).into_owned());
    let is_subject = governor.is_none_or(|word| {
        matches!(
            word.as_ref(),
            "die" | "unsere" | "ihre" | "seine" | "neue" | "weitere" | "ersten" | "neuen" | "weiteren"
        )
    });
    let status =
        if is_new(reader, noun, before.start) { Some(MembershipStatus::Joined) } else { status_of_unit(reader, noun) };
    status.filter(|_| is_subject)
}

/// "Zu den Gründungsmitgliedern", "Unter den neuen Mitgliedern".
fn among(reader: &Reader, before: Range<usize>, preposition: &str) -> Option<MembershipStatus> {
    let first = before.clone().find(|&at| reader.view.small(at) == preposition)?;
    let noun = (first + 1..(first + 5).min(before.end)).find(|&at| status_of_unit(reader, at).is_some())?;
    if is_new(reader, noun, first) { Some(MembershipStatus::Joined) } else { status_of_unit(reader, noun) }
}

fn is_new(reader: &Reader, noun: usize, first: usize) -> bool {
    noun > first && matches!(reader.view.small(noun - 1).as_ref(), "neue" | "neuen" | "weitere" | "weiteren")
}

/// What a noun for members says of those named behind it.
pub fn status_of_unit(reader: &Reader, noun: usize) -> Option<MembershipStatus> {
    if !reader.view.is_capitalised(noun) {
        return None;
    }
    let unit = words::unit(reader.view, noun)?;
    match (unit.class, unit.hint) {
        (UnitClass::Member, UnitHint::None) => Some(MembershipStatus::Listed),
        (UnitClass::Member, UnitHint::Founding) => Some(MembershipStatus::Founding),
        (UnitClass::Member, UnitHint::New) => Some(MembershipStatus::Joined),
        (UnitClass::Event, UnitHint::New) if is_newcomers(reader, noun) => Some(MembershipStatus::Joined),
        _ => None,
    }
}

/// "Unter den Neuen sind", "die Neuzugänge sind"; not "Neue Standorte".
fn is_newcomers(reader: &Reader, noun: usize) -> bool {
    let view = reader.view;
    let stands_alone = noun > 0 && view.is(noun - 1, Class::Article) && !view.is_capitalised(noun + 1);
    view.word(noun).starts_with("Neuz") || view.word(noun).starts_with("Neue") && stands_alone
}

/// "… neun Gründungsmitglieder:", "Neue Mitglieder:", "… sind beigetreten:".
fn behind_colon(reader: &Reader, sentence: &Sentence, before: Range<usize>) -> Option<MembershipStatus> {
    let view = reader.view;
    let joins = before.clone().any(|at| {
        let verb = words::verb(view, at, |particle| before.clone().any(|other| view.word(other) == particle));
        matches!(verb, Some(MembershipVerb::Join | MembershipVerb::Admit))
    });
    if joins && reader.body_of(sentence).is_some() {
        return Some(MembershipStatus::Joined);
    }
    counted(reader, before.clone()).or_else(|| {
        let last = before.end.checked_sub(1)?;
        let status = status_of_unit(reader, last)?;
        Some(if is_new(reader, last, before.start) { MembershipStatus::Joined } else { status })
    })
}

/// The status that the last count before a list gives to those listed.
fn counted(reader: &Reader, before: Range<usize>) -> Option<MembershipStatus> {
    if before.is_empty() {
        return None;
    }
    let counts = reader.annotations.counts.within(reader.view.span(before));
    let (_, last) = counts.last()?;
    status_of_count(last.value.kind)
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
