//! What a token can be in a name, by its shape and its word classes.

use crate::document::{Spelling, View};
use crate::german::compounds::Head;
use crate::german::lexicon::{Class, ClassSet};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "verband"
    Lower,
    /// "Verband", "Landes-Verband"
    Capital,
    /// "DVZ", "M-V": capitals alone, at least two.
    Upper,
    /// "Komm.ONE", "ekom21", "iT", "1&1", "GmbH": no form that a common word takes.
    Mixed,
    /// "15", "1.200"
    Figure,
    /// "(", "–"
    Mark,
}

pub fn shape(word: &str) -> Shape {
    shape_of_letters(word).unwrap_or_else(|| shape_of_any(word))
}

/// The shape of a word of letters alone, small but perhaps for the first one: that is, of most words.
pub fn shape_of_spelling(spelling: Spelling) -> Option<Shape> {
    const UNCOMMON: Spelling =
        Spelling::HYPHEN.with(Spelling::OTHER).with(Spelling::FOREIGN).with(Spelling::INNER_CAPITAL);
    if spelling.has(UNCOMMON) || !spelling.has(Spelling::SMALL) {
        return None;
    }
    Some(if spelling.has(Spelling::CAPITAL) { Shape::Capital } else { Shape::Lower })
}

/// The shape of a word of German letters alone, small but perhaps for the first one: that is, of most words.
fn shape_of_letters(word: &str) -> Option<Shape> {
    let (first, rest) = match word.as_bytes() {
        [b'A'..=b'Z', rest @ ..] if !rest.is_empty() => (Shape::Capital, rest),
        // "Ä", "Ö", "Ü"
        [0xc3, 0x84 | 0x96 | 0x9c, rest @ ..] if !rest.is_empty() => (Shape::Capital, rest),
        [] => return None,
        all => (Shape::Lower, all),
    };
    // "ä", "ö", "ü", "ß" begin with 0xc3
    let small = |byte: &u8| matches!(byte, b'a'..=b'z' | 0xc3 | 0xa4 | 0xb6 | 0xbc | 0x9f);
    rest.iter().all(small).then_some(first)
}

fn shape_of_any(word: &str) -> Shape {
    let (mut upper, mut lower, mut digits, mut inner) = (0, 0, 0, false);
    let mut before = ' ';
    for character in word.chars() {
        if character.is_uppercase() {
            upper += 1;
            inner |= before.is_alphanumeric() && lower > 0 || matches!(before, '.' | '&' | '@');
        } else if character.is_lowercase() {
            lower += 1;
        } else if character.is_numeric() {
            digits += 1;
        }
        before = character;
    }
    let first_is_upper = word.starts_with(char::is_uppercase);
    match (upper, lower, digits) {
        (0, 0, 0) => Shape::Mark,
        (0, 0, _) if word.contains('&') => Shape::Mixed,
        (0, 0, _) => Shape::Figure,
        (_, 0, _) if upper + digits >= 2 => Shape::Upper,
        (_, _, 1..) if !word.contains('-') => Shape::Mixed,
        _ if inner && !is_gender_form(word) => Shape::Mixed,
        (2.., 1.., _) if !word.contains(['-', '/', '\'', '’']) && !is_gender_form(word) => Shape::Mixed,
        (1.., ..) if !first_is_upper && !word.contains('-') => Shape::Mixed,
        // "ABC-geführte": an adjective
        _ if word
            .rsplit('-')
            .next()
            .is_some_and(|last| last.starts_with(char::is_lowercase) && last.len() + 1 < word.len()) =>
        {
            Shape::Lower
        }
        _ if first_is_upper => Shape::Capital,
        _ => Shape::Lower,
    }
}

/// "InformatikerInnen", "KundIn": an inner capital that means both genders.
fn is_gender_form(word: &str) -> bool {
    word.ends_with("Innen") || word.ends_with("In")
}

/// Endings of nouns that no name of a body ends in by chance.
const NOUN_ENDINGS: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaften", "tion", "tionen", "ismus", "tät", "täten", "nisse",
    "nissen", "ierung", "innen", "stellung", "rechts", "arbeit", "arbeiten",
];

/// Whether the word is listed as a common noun, or seen by its ending to be one.
pub fn is_listed_noun(view: View, at: usize, head: Option<Head>) -> bool {
    const COMMON: ClassSet = ClassSet::of(&[
        Class::CommonNoun,
        Class::Month,
        Class::Weekday,
        Class::MemberUnit,
        Class::Office,
        Class::Title,
        Class::OrganisationHead,
    ]);
    if classes(view, at).has_any(COMMON) || head.is_some_and(Head::describes) {
        return true;
    }
    let word = view.word(at);
    let last = memchr::memrchr2(b'-', b'/', word.as_bytes()).map_or(word, |mark| &word[mark + 1..]);
    NOUN_ENDINGS.iter().any(|ending| last.len() > ending.len() + 2 && last.ends_with(ending))
}

pub fn is_function_word(classes: ClassSet) -> bool {
    const FUNCTION: ClassSet =
        ClassSet::of(&[Class::Article, Class::Preposition, Class::Pronoun, Class::Conjunction, Class::Adverb]);
    classes.has_any(FUNCTION)
}

pub fn classes(view: View, at: usize) -> ClassSet {
    view.token(at).map_or(ClassSet::EMPTY, |token| token.classes)
}

/// "Bayern", "Mecklenburg-Vorpommern", also with the hyphen lost ("MecklenburgVorpommern").
pub fn is_place(view: View, at: usize, shape: Shape) -> bool {
    let place = |word: &str| view.lexicon.classes(word).has(Class::Place);
    if classes(view, at).has(Class::Place) {
        return view.is_capitalised(at);
    }
    shape == Shape::Mixed && with_hyphen(view.word(at)).is_some_and(|word| place(&word))
}

/// A word whose inner capital once followed a hyphen, with that hyphen.
pub fn with_hyphen(word: &str) -> Option<String> {
    let mut before = ' ';
    for (index, character) in word.char_indices() {
        if character.is_uppercase() && before.is_lowercase() {
            return Some(format!("{}-{}", &word[..index], &word[index..]));
        }
        before = character;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (word, expected) in [
            ("", Shape::Mark),
            ("A", Shape::Capital),
            ("Ä", Shape::Capital),
            ("a", Shape::Lower),
            ("über", Shape::Lower),
            ("Übermaß", Shape::Capital),
            ("ÜBER", Shape::Upper),
            ("verband", Shape::Lower),
            ("baden-württembergische", Shape::Lower),
            ("Verband", Shape::Capital),
            ("Rhein-Main", Shape::Capital),
            ("IT-Verband", Shape::Capital),
            ("ABC", Shape::Upper),
            ("ABC-geführte", Shape::Lower),
            ("M-V", Shape::Upper),
            ("B2", Shape::Upper),
            ("Xyz.ABC", Shape::Mixed),
            ("abc21", Shape::Mixed),
            ("iT", Shape::Mixed),
            ("2&2", Shape::Mixed),
            ("GmbH", Shape::Mixed),
            ("RheinMain", Shape::Mixed),
            ("KundInnen", Shape::Capital),
            ("15", Shape::Figure),
            ("1.200", Shape::Figure),
            ("–", Shape::Mark),
        ] {
            assert_eq!(shape(word), expected, "{word}");
            let by_spelling = shape_of_spelling(Spelling::of(word));
            assert!(by_spelling.is_none_or(|shape| shape == expected), "{word}: {by_spelling:?}");
        }
    }

    #[test]
    fn a_lost_hyphen_comes_back() {
        assert_eq!(with_hyphen("RheinMain").as_deref(), Some("Rhein-Main"));
        assert_eq!(with_hyphen("Main"), None);
    }
}
