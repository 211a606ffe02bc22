//! Reads a name of several words: initials and first names, particles, surname.

use super::words::{
    can_be_given, can_be_surname, is_certain_surname, is_given, is_initial, is_known_surname, is_likely_given,
    is_name_shaped, is_noun_shaped, is_particle,
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
    read_with(view, start, is_first, is_plain_surname)
}

/// As [`read`], but of first names that no list knows any is taken: for names right behind an office or a title.
pub fn read_beside_office(view: View, start: usize) -> Option<Name> {
    read_with(view, start, can_be_given, |view, at| is_plain_surname(view, at) || is_double_noun(view, at))
}

/// "Zaun-Garten": a double name of two nouns.
fn is_double_noun(view: View, at: usize) -> bool {
    let parts = || view.word(at).split('-');
    parts().count() == 2 && parts().all(|part| part.starts_with(char::is_uppercase)) && is_noun_shaped(view, at)
}

/// As [`read`], but with any noun as surname after a listed first name ("Erika Turm"): for places where only a person
/// can stand.
pub fn read_with_noun(view: View, start: usize) -> Option<Name> {
    read_with(view, start, is_given, is_noun_shaped).filter(|name| name.known_given)
}

/// Whether a word can be something within a name.
type Test = fn(View, usize) -> bool;

fn read_with(view: View, start: usize, is_first: Test, is_surname: Test) -> Option<Name> {
    const MOST_FIRST_NAMES: usize = 4;
    let mut at = start;
    // most nouns end here: what follows them is no part of a name
    if !may_go_on(view, at + 1) {
        return None;
    }
    let known_given = is_given(view, at);
    if !known_given && !is_initial(view, at) && !is_first(view, at) {
        return None;
    }
    let end = sentence_end(view, start)?;
    at += 1;
    while at < end && at - start < MOST_FIRST_NAMES && (is_initial(view, at) || is_given(view, at)) {
        at += 1;
    }
    let particles = at;
    at = after_particles(view, at, end);
    let place = at > particles && is_place_particle(view, particles) && !is_known_surname(view, at);
    if at < end && is_surname(view, at) && !place {
        at += 1;
    } else {
        // the last of several first names is the surname: "Hans Martin"
        at = particles;
        if at - start < 2 || is_initial(view, at - 1) {
            return None;
        }
    }
    // a title of the nobility may stand in the middle: "Theo Beispielmann Graf von Erdachter"
    let behind = after_particles(view, at, end);
    if behind > at && behind < end && view.is_capitalised(at) && is_surname(view, behind) {
        at = behind + 1;
    }
    // a second surname without hyphen: "Xaver Beispielmann Müller"
    if at < end && is_certain_surname(view, at) && view.word(at) != view.word(start) {
        at += 1;
    }
    if at < end && names_a_thing(view, at) {
        return None;
    }
    let known_surname = is_known_surname(view, at - 1);
    Some(Name { tokens: start..behind_generation(view, at), known_given, known_surname })
}

/// "Theo Erdachter jun."
pub fn behind_generation(view: View, end: usize) -> usize {
    end + usize::from(matches!(view.word(end), "jun." | "sen." | "jr." | "sr." | "junior" | "senior"))
}

/// Whether a token can be a further word of a name.
pub fn may_go_on(view: View, at: usize) -> bool {
    is_name_shaped(view, at) || is_initial(view, at) || is_particle(view, at)
}

/// A word that is a first name by its shape, and not a designation before one.
fn is_first(view: View, at: usize) -> bool {
    is_likely_given(view, at) && !begins_later(view, at) || is_before_initial(view, at)
}

fn is_plain_surname(view: View, at: usize) -> bool {
    can_be_surname(view, at) && !names_a_thing(view, at)
}

/// "Xyleen M. Beispielmann": an initial behind it makes a word a first name.
fn is_before_initial(view: View, at: usize) -> bool {
    can_be_given(view, at) && is_initial(view, at + 1) && is_name_shaped(view, at + 2)
}

/// "Kollegin Erika Beispielmann": an unknown word before a first name is no part of the name.
fn begins_later(view: View, at: usize) -> bool {
    is_given(view, at + 1) && (is_noun_shaped(view, at + 2) || is_particle(view, at + 2) || is_initial(view, at + 2))
}

/// "zur", "vom", "der": words that far more often lead to a place or thing than to a surname.
pub fn is_place_particle(view: View, at: usize) -> bool {
    matches!(view.word(at), "zum" | "zur" | "vom" | "der" | "den")
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
