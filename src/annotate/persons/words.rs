//! What a single token can be within the name of a person.

use crate::document::{TokenKind, View};
use crate::german::lexicon::{Class, ClassSet};
use crate::german::offices;

/// Classes whose words are no part of a name unless the surnames list them.
const OTHER_WORDS: [Class; 13] = [
    Class::Month,
    Class::Weekday,
    Class::MemberUnit,
    Class::OrganisationHead,
    Class::Office,
    Class::Organ,
    Class::Title,
    Class::Place,
    Class::CommonNoun,
    Class::NamedThing,
    Class::OfficeQualifier,
    Class::Abbreviation,
    Class::SayingVerb,
];

const FUNCTION_WORDS: [Class; 4] = [Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction];

fn has_any(classes: ClassSet, these: &[Class]) -> bool {
    these.iter().any(|&class| classes.has(class))
}

/// A word that begins with a capital and holds only letters, hyphens and apostrophes, and small letters too unless
/// it is long: "Beispielmann", "O'Connor", "BEISPIELMANN", but not "IT" or "Kund:innen".
pub fn is_name_shaped(view: View, at: usize) -> bool {
    const SHORTEST_IN_CAPITALS: usize = 5;
    if view.kind(at) != Some(TokenKind::Word) || !view.is_capitalised(at) {
        return false;
    }
    let word = view.word(at);
    let letters = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'));
    letters
        && word.len() > 1
        && !word.ends_with('-')
        && (word.len() >= SHORTEST_IN_CAPITALS || word.chars().any(char::is_lowercase))
}

/// A listed first name ("Erika", "Ann-Kathrin"; of a hyphenated one the first part counts).
pub fn is_given(view: View, at: usize) -> bool {
    if !is_name_shaped(view, at) || has_any(classes(view, at), &FUNCTION_WORDS) {
        return false;
    }
    let word = view.word(at);
    view.is(at, Class::GivenName)
        || word.split_once('-').is_some_and(|(first, second)| {
            view.lexicon.classes(first).has(Class::GivenName) && view.lexicon.classes(second).has(Class::GivenName)
        })
}

/// A first name that is also a common word or a place ("Roman"): no evidence by itself.
pub fn is_ambiguous_given(view: View, at: usize) -> bool {
    view.lexicon.row(view.word(at), Class::GivenName).is_some_and(|row| row.column(1) == "word")
}

/// "E." or "H.-J.".
pub fn is_initial(view: View, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Abbreviation)
        && view.word(at).split('-').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.eq(['.'])
        })
}

/// "von", "de", "Freiherr": stands between first name and surname.
pub fn is_particle(view: View, at: usize) -> bool {
    view.is(at, Class::NameParticle)
        && view.lexicon.row(view.word(at), Class::NameParticle).is_some_and(|row| match row.column(0) {
            "rank" => view.is_capitalised(at),
            // "Leonardo Di Muster"
            "foreign" => !view.is_capitalised(at) || is_name_shaped(view, at + 1),
            _ => !view.is_capitalised(at),
        })
}

/// A listed surname; of a double one ("Beispielmann-Müller") one part is enough.
pub fn is_known_surname(view: View, at: usize) -> bool {
    is_name_shaped(view, at)
        && (surname_classes(view, view.word(at)).has(Class::Surname)
            || view.word(at).contains('-')
                && view.word(at).split('-').any(|part| view.lexicon.classes(part).has(Class::Surname)))
}

/// A listed surname that is nothing else.
pub fn is_certain_surname(view: View, at: usize) -> bool {
    is_known_surname(view, at) && !is_word_surname(view, view.word(at)) && !has_any(classes(view, at), &OTHER_WORDS)
}

/// A listed surname that is also a common word or a place ("Vogel").
pub fn is_word_surname(view: View, word: &str) -> bool {
    let row = view.lexicon.row(word, Class::Surname);
    let row = row.or_else(|| view.lexicon.row(word.strip_suffix('s')?, Class::Surname));
    row.is_some_and(|row| row.column(0) == "word")
}

/// The classes of a surname, also in the genitive ("Müllers").
fn surname_classes(view: View, word: &str) -> ClassSet {
    let classes = view.lexicon.classes(word);
    match word.strip_suffix('s') {
        Some(stem) if !classes.has(Class::Surname) => view.lexicon.classes(stem),
        _ => classes,
    }
}

/// Whether the token may be a first name that no list knows, where one is expected.
pub fn can_be_given(view: View, at: usize) -> bool {
    is_name_shaped(view, at)
        && !has_any(classes(view, at), &OTHER_WORDS)
        && !is_function_word(view, at)
        && !view.is(at, Class::NameParticle)
        && !view.is(at, Class::PlaceAdjective)
        && !is_adjective_shaped(view.word(at))
        && offices::head(view.lexicon, view.word(at)).is_none()
}

/// As [`can_be_given`], where a noun or an adjective may stand as well.
pub fn is_likely_given(view: View, at: usize) -> bool {
    const LONGEST: usize = 11;
    let word = view.word(at);
    can_be_given(view, at) && word.chars().count() <= LONGEST && !is_noun_by_ending(word)
}

/// A capitalised word that may be a noun and so, in the right place, a surname.
pub fn is_noun_shaped(view: View, at: usize) -> bool {
    const NEVER: [Class; 5] = [Class::Month, Class::Weekday, Class::Title, Class::OfficeQualifier, Class::Abbreviation];
    is_name_shaped(view, at) && !is_function_word(view, at) && !has_any(classes(view, at), &NEVER)
}

/// Whether the token may be a surname: a listed one, or a word that nothing else is known of.
pub fn can_be_surname(view: View, at: usize) -> bool {
    if !is_name_shaped(view, at) {
        return false;
    }
    let word = view.word(at);
    let last_part = word.rsplit('-').next().unwrap_or(word);
    let last = if last_part.len() == word.len() { classes(view, at) } else { view.lexicon.classes(last_part) };
    last.has(Class::Surname)
        || is_known_surname(view, at)
        || !has_any(last, &OTHER_WORDS) && !is_function_word(view, at)
}

fn is_function_word(view: View, at: usize) -> bool {
    has_any(classes(view, at), &FUNCTION_WORDS)
}

fn classes(view: View, at: usize) -> ClassSet {
    view.token(at).map_or(ClassSet::EMPTY, |token| token.classes)
}

/// "Bayerische", "Öffentlicher": an inflected adjective of a body's name rather than a first name.
fn is_adjective_shaped(word: &str) -> bool {
    const SUFFIXES: [&str; 6] = ["isch", "lich", "ig", "ell", "tsch", "iv"];
    let stem = ["en", "er", "es", "em", "e"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.is_some_and(|stem| SUFFIXES.iter().any(|suffix| stem.ends_with(suffix)))
}

/// "Expertinnen", "Terroristen", "Musterstädter", "Forschung": hardly a first name that no list knows.
fn is_noun_by_ending(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["en", "er", "ern", "ers", "es", "ung", "heit", "keit", "tät", "weite"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}
