//! Nouns for members: what they say of those named beside them.

use super::Reader;
use crate::annotate::counts::{CountKind, words};
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::german::membership::{self, CountWord, UnitClass, UnitHint};
use crate::relate::MembershipStatus;

/// What a noun for members says of those named beside it; an adjective or ordinal before it counts too.
pub fn status(reader: &Reader, noun: usize) -> Option<MembershipStatus> {
    if !reader.view.is_capitalised(noun) || is_of_committee(reader, noun) {
        return None;
    }
    let Some(unit) = words::unit(reader.view, noun) else {
        return membership::is_member_compound(reader.view.word(noun)).then_some(MembershipStatus::Listed);
    };
    match (unit.class, unit.hint) {
        (_, UnitHint::Founding) => Some(MembershipStatus::Founding),
        (UnitClass::Member, UnitHint::New) => Some(MembershipStatus::Joined),
        (UnitClass::Member, UnitHint::None) if is_new(reader, noun) => Some(MembershipStatus::Joined),
        (UnitClass::Member, UnitHint::None) => Some(MembershipStatus::Listed),
        (UnitClass::Event, UnitHint::New) if is_newcomer(reader, noun) => Some(MembershipStatus::Joined),
        // "die 24. Kommune im Verband"
        (UnitClass::Body, UnitHint::None) if is_ordinal(reader, noun) => Some(MembershipStatus::Joined),
        _ => None,
    }
}

/// "Mitglied des Vorstands", "Mitglieder im Beirat".
fn is_of_committee(reader: &Reader, noun: usize) -> bool {
    const REACH: usize = 4;
    let view = reader.view;
    let opens = matches!(view.word(noun + 1), "des" | "der" | "im" | "in" | "dieses" | "eines" | "einer" | "von");
    let behind = (noun + 1..noun + REACH).find(|&at| view.is_capitalised(at));
    opens && behind.is_some_and(|at| super::actors::is_organ(view, at))
}

/// "neues Mitglied", "15. Mitglied", "jüngste Mitglieder".
pub fn is_new(reader: &Reader, noun: usize) -> bool {
    let view = reader.view;
    let end = view.span(noun..noun + 1).end;
    let count = reader.annotations.counts.before(end).filter(|(_, count)| count.span.end == end);
    let before = noun.checked_sub(1);
    let says = |at: usize| {
        matches!(words::count_word(view, at), Some(CountWord::New | CountWord::More))
            || view.small(at).starts_with("jüngste")
    };
    count.is_some_and(|(_, count)| matches!(count.value.kind, CountKind::Ordinal | CountKind::New))
        || before.is_some_and(says)
}

/// "die 24. Kommune", "der fünfzigste Betrieb".
fn is_ordinal(reader: &Reader, noun: usize) -> bool {
    let view = reader.view;
    let end = view.span(noun..noun + 1).end;
    let count = reader.annotations.counts.before(end).filter(|(_, count)| count.span.end == end);
    let before = noun.checked_sub(1);
    count.is_some_and(|(_, count)| count.value.kind == CountKind::Ordinal)
        || before.is_some_and(|at| view.kind(at) == Some(TokenKind::Ordinal) && !reader.in_time(at))
}

/// "Unter den Neuen sind", "die Neuzugänge sind"; not "Neue Standorte".
fn is_newcomer(reader: &Reader, noun: usize) -> bool {
    let view = reader.view;
    let stands_alone = noun > 0 && view.is(noun - 1, Class::Article) && !view.is_capitalised(noun + 1);
    !view.word(noun).starts_with("Neue") || stands_alone
}

/// Whether a noun stands in the plural.
pub fn is_plural(reader: &Reader, noun: usize) -> bool {
    let word = reader.view.word(noun);
    ["er", "ern", "en", "nge", "ngen"].iter().any(|ending| word.ends_with(ending))
}
