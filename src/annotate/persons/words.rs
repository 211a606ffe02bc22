//! What a single token can be within the name of a person.

use crate::document::{Spelling, TokenKind, View};
use crate::german::lexicon::{Class, ClassSet};
use crate::german::offices;

/// Classes whose words are no part of a name unless the surnames list them.
const OTHER_WORDS: ClassSet = ClassSet::of(&[
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
]);

const FUNCTION_WORDS: ClassSet =
    ClassSet::of(&[Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction]);

/// A word that begins with a capital and holds only letters, hyphens and apostrophes, and small letters too unless
/// it is long: "Beispielmann", "O'Connor", "BEISPIELMANN", but not "IT" or "Kund:innen".
pub fn is_name_shaped(view: View, at: usize) -> bool {
    const SHORTEST_IN_CAPITALS: u32 = 5;
    let Some(token) = view.token(at) else { return false };
    let (spelling, length) = (token.spelling, token.span.len());
    token.kind == TokenKind::Word
        && spelling.has(Spelling::CAPITAL)
        && !spelling.has(Spelling::OTHER)
        && length > 1
        && (length >= SHORTEST_IN_CAPITALS || spelling.has(Spelling::SMALL))
        && !(spelling.has(Spelling::HYPHEN) && view.word(at).ends_with('-'))
}

/// A listed first name ("Erika", "Ann-Kathrin"; of a hyphenated one the first part counts).
pub fn is_given(view: View, at: usize) -> bool {
    let given = |name: &str| view.lexicon.classes(name).has(Class::GivenName);
    is_name_shaped(view, at)
        && !view.classes(at).has_any(FUNCTION_WORDS)
        && (view.is(at, Class::GivenName)
            || has_hyphen(view, at)
                && view.word(at).split_once('-').is_some_and(|(first, second)| given(first) && given(second)))
}

fn has_hyphen(view: View, at: usize) -> bool {
    view.token(at).is_some_and(|token| token.spelling.has(Spelling::HYPHEN))
}

/// A first name that is also a common word or a place ("Roman"): no evidence by itself.
pub fn is_ambiguous_given(view: View, at: usize) -> bool {
    view.row(at, Class::GivenName).is_some_and(|row| row.column(1) == "word")
}

/// "E.", "H.-J." or "Th.".
pub fn is_initial(view: View, at: usize) -> bool {
    const SOUNDS: [&str; 4] = ["Th.", "Ch.", "Chr.", "Ph."];
    view.kind(at) == Some(TokenKind::Abbreviation)
        && view.word(at).split('-').all(|part| {
            let mut letters = part.chars();
            SOUNDS.contains(&part) || letters.next().is_some_and(char::is_uppercase) && letters.eq(['.'])
        })
}

/// "von", "de", "Freiherr": stands between first name and surname.
pub fn is_particle(view: View, at: usize) -> bool {
    view.is(at, Class::NameParticle)
        && view.row(at, Class::NameParticle).is_some_and(|row| match row.column(0) {
            "rank" => view.is_capitalised(at),
            // "Leonardo Di Muster"
            "foreign" => !view.is_capitalised(at) || is_name_shaped(view, at + 1),
            _ => !view.is_capitalised(at),
        })
}

/// A listed surname; of a double one ("Beispielmann-Müller") one part is enough.
pub fn is_known_surname(view: View, at: usize) -> bool {
    let listed = |name: &str| view.lexicon.classes(name).has(Class::Surname);
    is_name_shaped(view, at)
        && (view.is(at, Class::Surname)
            || view.word(at).strip_suffix('s').is_some_and(listed)
            || has_hyphen(view, at) && view.word(at).split('-').any(listed))
}

/// A listed surname that is nothing else.
pub fn is_certain_surname(view: View, at: usize) -> bool {
    is_known_surname(view, at) && !is_word_surname(view, view.word(at)) && !view.classes(at).has_any(OTHER_WORDS)
}

/// A listed surname that is also a common word or a place ("Vogel").
pub fn is_word_surname(view: View, word: &str) -> bool {
    let row = view.lexicon.row(word, Class::Surname);
    let row = row.or_else(|| view.lexicon.row(word.strip_suffix('s')?, Class::Surname));
    row.is_some_and(|row| row.column(0) == "word")
}

/// Whether the token may be a first name that no list knows, where one is expected.
pub fn can_be_given(view: View, at: usize) -> bool {
    const NEVER: ClassSet = OTHER_WORDS.union(FUNCTION_WORDS).with(Class::NameParticle).with(Class::PlaceAdjective);
    is_name_shaped(view, at)
        && !view.classes(at).has_any(NEVER)
        && !is_adjective_shaped(view.word(at))
        && offices::head(view.lexicon, view.word(at)).is_none()
}

/// As [`can_be_given`], where a noun or an adjective may stand as well.
pub fn is_likely_given(view: View, at: usize) -> bool {
    const LONGEST: usize = 11;
    let word = view.word(at);
    word.len() <= 2 * LONGEST && !is_noun_by_ending(word) && can_be_given(view, at) && word.chars().count() <= LONGEST
}

/// A capitalised word that may be a noun and so, in the right place, a surname.
pub fn is_noun_shaped(view: View, at: usize) -> bool {
    const OTHERS: [Class; 5] =
        [Class::Month, Class::Weekday, Class::Title, Class::OfficeQualifier, Class::Abbreviation];
    const NEVER: ClassSet = FUNCTION_WORDS.union(ClassSet::of(&OTHERS));
    is_name_shaped(view, at) && !view.classes(at).has_any(NEVER)
}

/// Whether the token may be a surname: a listed one, or a word that nothing else is known of.
pub fn can_be_surname(view: View, at: usize) -> bool {
    if !is_name_shaped(view, at) {
        return false;
    }
    let word = view.word(at);
    let last_part = word.rsplit('-').next().unwrap_or(word);
    let last = if last_part.len() == word.len() { view.classes(at) } else { view.lexicon.classes(last_part) };
    last.has(Class::Surname)
        || !last.has_any(OTHER_WORDS) && !view.classes(at).has_any(FUNCTION_WORDS)
        || is_known_surname(view, at)
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
