//! Nouns for members: what they say of those named beside them.

use super::Reader;
use crate::annotate::counts::{CountKind, words};
use crate::document::TokenKind;
use crate::german::lexicon::Class;
use crate::german::membership::{self, CountWord, MemberNoun, UnitClass, UnitHint};
use crate::relate::MembershipStatus;

/// What a noun for members says of those named beside it; an adjective or ordinal before it counts too.
pub fn status(reader: &Reader, noun: usize) -> Option<MembershipStatus> {
    if !reader.view.is_capitalised(noun) || is_of_committee(reader, noun) {
        return None;
    }
    if let Some(said) = membership::member_noun(reader.view.lexicon, reader.view.word(noun)) {
        return status_of_term(reader, noun, said);
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

/// What a noun says that names members only in some places: "zu den Vätern des Verbands", "jüngster Zuwachs".
fn status_of_term(reader: &Reader, noun: usize, said: MemberNoun) -> Option<MembershipStatus> {
    match said {
        MemberNoun::Founder => Some(MembershipStatus::Founding),
        MemberNoun::Newcomer => Some(MembershipStatus::Joined),
        MemberNoun::MaybeNewcomer => is_new(reader, noun).then_some(MembershipStatus::Joined),
        MemberNoun::Member => {
            Some(if is_new(reader, noun) { MembershipStatus::Joined } else { MembershipStatus::Listed })
        }
        MemberNoun::Owner if is_owner_of_body(reader, noun) => {
            Some(if is_new(reader, noun) { MembershipStatus::Joined } else { MembershipStatus::Listed })
        }
        MemberNoun::Owner => None,
    }
}

/// "Träger des Zweckverbands", "Gesellschafter der Hafen GmbH": somebody has a body with members, or there is a word
/// for nothing else.
fn is_owner_of_body(reader: &Reader, noun: usize) -> bool {
    const REACH: usize = 6;
    let view = reader.view;
    let opens = matches!(view.word(noun + 1), "des" | "der" | "im" | "in" | "von" | "unseres" | "unserer" | "dieses");
    let near = noun + 1..(noun + REACH).min(view.tokens().len());
    let names_group = || near.clone().any(|at| membership::group(view.lexicon, view.word(at)).is_some());
    let named = || {
        let mut named = reader.antecedents.named_in(view.span(near.clone()));
        named.next().is_some_and(|mention| {
            reader.antecedents.is_group(mention.body) || reader.has_counted_members(mention.body)
        })
    };
    let says_alone =
        || view.small(noun).starts_with("gesellschafter") && reader.implied(view.span(noun..noun + 1).start).is_some();
    opens && !near.is_empty() && (names_group() || named()) || says_alone()
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
            || ["jüngste", "neueste", "frischeste"].iter().any(|start| view.small(at).starts_with(start))
    };
    // "Mitglied Nummer 26"
    let is_numbered = matches!(view.word(noun + 1), "Nummer" | "Nr.") && reader.is_number(noun + 2);
    is_numbered
        || count.is_some_and(|(_, count)| matches!(count.value.kind, CountKind::Ordinal | CountKind::New))
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
