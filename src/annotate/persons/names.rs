//! Reads a name of several words: initials and first names, particles, surname.

use super::words::{
    can_be_given, can_be_surname, is_certain_surname, is_given, is_initial, is_known_surname, is_noun_shaped,
    is_particle,
};
use crate::document::View;
use crate::german::lexicon::Class;
use std::ops::Range;

/// A name as it is shaped; whether it is one the context decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub tokens: Range<usize>,
    /// Whether the first names are listed ones.
    pub known_given: bool,
    /// Whether the surname is a listed one.
    pub known_surname: bool,
}

/// Reads a name of at least two words that begins at token `start` and lies within its sentence.
pub fn read(view: View, start: usize) -> Option<Name> {
    read_with(view, start, |view, at| can_be_surname(view, at) && !names_a_thing(view, at))
}

/// As [`read`], but with any noun as surname after a listed first name ("Erika Turm"): for places where only a person
/// can stand.
pub fn read_with_noun(view: View, start: usize) -> Option<Name> {
    read_with(view, start, is_noun_shaped).filter(|name| name.known_given)
}

fn read_with(view: View, start: usize, is_surname: fn(View, usize) -> bool) -> Option<Name> {
    const MOST_FIRST_NAMES: usize = 4;
    let end = sentence_end(view, start)?;
    let mut at = start;
    let known_given = is_given(view, at);
    if !known_given && !is_initial(view, at) && !can_be_given(view, at) {
        return None;
    }
    at += 1;
    while at < end && at - start < MOST_FIRST_NAMES && (is_initial(view, at) || is_given(view, at)) {
        at += 1;
    }
    let particles = at;
    at = after_particles(view, at, end);
    if at < end && is_surname(view, at) {
        at += 1;
    } else {
        // the last of several first names is the surname: "Hans Martin"
        at = particles;
        if at - start < 2 || is_initial(view, at - 1) {
            return None;
        }
    }
    // a second surname without hyphen: "Xaver Beispielmann Müller"
    if at < end && is_certain_surname(view, at) {
        at += 1;
    }
    if at < end && names_a_thing(view, at) {
        return None;
    }
    Some(Name { tokens: start..at, known_given, known_surname: is_known_surname(view, at - 1) })
}

/// Behind the particles from token `at` on, also "von und zu".
pub fn after_particles(view: View, mut at: usize, end: usize) -> usize {
    let start = at;
    while at < end && (is_particle(view, at) || at > start && view.word(at) == "und" && is_particle(view, at + 1)) {
        at += 1;
    }
    at
}

/// The name may be followed by what is named after it ("Erika Beispielmann Stiftung"): then it is the thing's.
pub fn names_a_thing(view: View, at: usize) -> bool {
    view.is_capitalised(at) && (view.is(at, Class::NamedThing) || view.is(at, Class::OrganisationHead))
        || view.word(at) == "&"
}

/// The end of the sentence that holds a token, as a token index.
pub fn sentence_end(view: View, at: usize) -> Option<usize> {
    let sentence = view.sentence(view.token(at)?.span.start)?;
    sentence.tokens.contains(&at).then_some(sentence.tokens.end)
}

/// The start of the sentence that holds a token, as a token index.
pub fn sentence_start(view: View, at: usize) -> usize {
    let sentence = view.token(at).and_then(|token| view.sentence(token.span.start));
    sentence.filter(|sentence| sentence.tokens.contains(&at)).map_or(at, |sentence| sentence.tokens.start)
}
