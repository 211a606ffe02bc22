//! How a word is spelled, as far as rules ask for it again and again.

use crate::german::numerals;

/// A set of marks of a word's spelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling(u8);

impl Spelling {
    /// Begins with a capital letter.
    pub const CAPITAL: Spelling = Spelling(1);
    /// Holds a small letter.
    pub const SMALL: Spelling = Spelling(1 << 1);
    /// Holds a hyphen.
    pub const HYPHEN: Spelling = Spelling(1 << 2);
    /// Holds something that is neither letter nor hyphen nor apostrophe.
    pub const OTHER: Spelling = Spelling(1 << 3);
    /// Holds characters beyond those of German and its neighbours in the west: [`small_letters`] leaves them alone.
    pub const FOREIGN: Spelling = Spelling(1 << 4);
    /// Holds a capital letter behind its first character.
    pub const INNER_CAPITAL: Spelling = Spelling(1 << 5);
    /// Begins as number words do; see [`numerals::may_begin`].
    pub const NUMBER: Spelling = Spelling(1 << 6);

    /// Whether it has one of these marks.
    pub fn has(self, marks: Spelling) -> bool {
        self.0 & marks.0 != 0
    }

    pub const fn with(self, other: Spelling) -> Spelling {
        Spelling(self.0 | other.0)
    }

    pub fn of(word: &str) -> Spelling {
        let letters = Spelling::of_letters(word);
        if numerals::may_begin(word) { letters.with(Spelling::NUMBER) } else { letters }
    }

    fn of_letters(word: &str) -> Spelling {
        let Some((first, rest)) = word.as_bytes().split_first() else { return Spelling::default() };
        let first = OF_BYTE[*first as usize];
        let rest = rest.iter().fold(0, |marks, &byte| marks | OF_BYTE[byte as usize]);
        if (first | rest) & Spelling::FOREIGN.0 != 0 {
            return Spelling::of_characters(word);
        }
        Spelling(first | rest & !Spelling::CAPITAL.0).with(Spelling::inner(Spelling(rest)))
    }

    fn of_characters(word: &str) -> Spelling {
        let mut marks = Spelling::default();
        for (index, character) in word.chars().enumerate() {
            let mark = match character {
                '-' => Spelling::HYPHEN,
                '\'' | '’' => Spelling::default(),
                _ if character.is_lowercase() => Spelling::SMALL,
                _ if character.is_uppercase() && index == 0 => Spelling::CAPITAL,
                _ if character.is_uppercase() => Spelling::INNER_CAPITAL,
                _ if character.is_alphabetic() => Spelling::default(),
                _ => Spelling::OTHER,
            };
            let foreign = if character > '\u{ff}' { Spelling::FOREIGN } else { Spelling::default() };
            marks = marks.with(mark).with(foreign);
        }
        marks
    }

    /// What a capital letter means behind the first character.
    fn inner(self) -> Spelling {
        if self.has(Spelling::CAPITAL) { Spelling::INNER_CAPITAL } else { Spelling::default() }
    }
}

/// What every byte of ASCII says of its word; the others are to be read as characters.
static OF_BYTE: [u8; 256] = of_byte();

const fn of_byte() -> [u8; 256] {
    let mut table = [Spelling::FOREIGN.0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Spelling::SMALL.0,
            b'A'..=b'Z' => Spelling::CAPITAL.0,
            b'\'' => 0,
            b'-' => Spelling::HYPHEN.0,
            _ => Spelling::OTHER.0,
        };
        byte += 1;
    }
    table
}

/// First byte of "Ä", "ß", "é" and their like; the second tells capital from small.
const LATIN: u8 = 0xc3;

/// The text in small letters, byte for byte beside it: words of German and its neighbours are found in it under their
/// own spans.
pub fn small_letters(text: &str) -> String {
    let mut bytes = text.as_bytes().to_ascii_lowercase();
    for at in memchr::memchr_iter(LATIN, text.as_bytes()) {
        match bytes.get_mut(at + 1) {
            Some(0x97) => {}
            Some(second @ 0x80..=0x9e) => *second += 0x20,
            _ => {}
        }
    }
    // only bytes within the same rows of characters were exchanged
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::german::lexicon::fold;
    use proptest::prelude::*;

    fn is_of_letters(word: &str) -> bool {
        word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'))
    }

    proptest! {
        #[test]
        fn the_spelling_is_that_of_the_characters(word in "[a-zA-ZÀ-ÿ0-9.'’Łſİẞ–-]{0,9}") {
            let spelling = Spelling::of(&word);
            prop_assert_eq!(spelling.has(Spelling::CAPITAL), word.starts_with(char::is_uppercase));
            prop_assert_eq!(spelling.has(Spelling::INNER_CAPITAL), word.chars().skip(1).any(char::is_uppercase));
            prop_assert_eq!(spelling.has(Spelling::SMALL), word.contains(char::is_lowercase));
            prop_assert_eq!(spelling.has(Spelling::HYPHEN), word.contains('-'));
            prop_assert_eq!(spelling.has(Spelling::OTHER), !is_of_letters(&word));
        }

        #[test]
        fn small_letters_are_those_of_every_word(word in "[a-zA-ZÀ-ÿ0-9.'’Łſİẞ–-]{0,9}") {
            let small = small_letters(&word);
            prop_assert_eq!(small.len(), word.len());
            if !Spelling::of(&word).has(Spelling::FOREIGN) {
                prop_assert_eq!(small.as_str(), fold(&word));
            }
        }
    }
}
