//! The words of membership as tokens: the class that a token already has says which, without a second look-up.

use crate::document::{Spelling, View};
use crate::german::lexicon::Class;
use crate::german::membership::{self, CountWord, MembershipVerb, Unit, UnitClass};

/// What a token says of a count beside it.
pub fn count_word(view: View, at: usize) -> Option<CountWord> {
    view.row(at, Class::CountWord).and_then(membership::count_word_of)
}

/// The verb of membership that a token is a form of, given the small words that may be its separated particle.
pub fn verb(view: View, at: usize, has_particle: impl Fn(&str) -> bool) -> Option<MembershipVerb> {
    let token = view.token(at).filter(|token| token.classes.has(Class::MembershipVerb))?;
    membership::verb_of(view.lexicon.rows_of(token.entry, Class::MembershipVerb), has_particle)
}

/// The unit that a capitalised token names, if a list knows it.
pub fn unit(view: View, at: usize) -> Option<Unit> {
    let token = view.token(at).filter(|token| token.spelling.has(Spelling::CAPITAL))?;
    membership::unit_of(view.lexicon, view.slice(token.span), token.entry)
}

/// What a noun behind a figure counts; `None` for what is no member.
pub fn counted(view: View, at: usize) -> Option<Unit> {
    membership::counted(view.lexicon, view.word(at))
}

/// Whether a token can be a word for members or for their coming and going: "Mitglied", "Neuzugang".
pub fn may_speak_of_members(view: View, at: usize) -> bool {
    may_be_member(view, at) || view.is(at, Class::MemberUnit) && view.is_capitalised(at)
}

/// Whether a token is a word for members or membership: "Mitglied", "Mitgliederzahl", "Beitritt", "Gründungspartner".
pub fn is_member_word(view: View, at: usize) -> bool {
    let word = view.word(at);
    word.starts_with("Mitglied")
        || word.contains("mitglied")
        || view.row(at, Class::MemberUnit).is_some_and(|row| {
            matches!(membership::class(row), UnitClass::Member | UnitClass::Event) && row.column(3) != "whole"
        })
}

/// Whether a token can be a word for a member: "Mitglied", "Direktmitglieder", "Gründungspartner". Far cheaper than
/// [`unit()`], for the many sentences that hold none.
pub fn may_be_member(view: View, at: usize) -> bool {
    let Some(token) = view.token(at) else { return false };
    if token.classes.has(Class::MemberUnit) {
        return view.row(at, Class::MemberUnit).is_some_and(|row| membership::class(row) == UnitClass::Member);
    }
    (token.classes.is_empty() || token.classes.has(Class::MembershipTerm)) && {
        let word = view.slice(token.span);
        word.len() > 9
            && word.starts_with(char::is_uppercase)
            && (word.contains("itglied") || word.starts_with("Gründung"))
    }
}
