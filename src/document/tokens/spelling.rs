//! How a word is spelled, as far as rules ask for it again and again.

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

    pub fn has(self, mark: Spelling) -> bool {
        self.0 & mark.0 != 0
    }

    fn with(self, other: Spelling) -> Spelling {
        Spelling(self.0 | other.0)
    }

    pub fn of(word: &str) -> Spelling {
        let all = Spelling(word.bytes().fold(0, |all, byte| all | OF_BYTE[byte as usize]));
        if all.has(Spelling::FOREIGN) {
            return Spelling::of_western(word);
        }
        if word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) { all.with(Spelling::CAPITAL) } else { all }
    }

    fn of_western(word: &str) -> Spelling {
        let mut before = 0;
        let mut all = Spelling::default();
        let mut capitals = false;
        for (index, &byte) in word.as_bytes().iter().enumerate() {
            let (mark, capital) = match byte {
                b'a'..=b'z' => (Spelling::SMALL, false),
                b'A'..=b'Z' => (Spelling::default(), true),
                b'-' => (Spelling::HYPHEN, false),
                b'\'' => (Spelling::default(), false),
                0..0x80 => (Spelling::OTHER, false),
                LATIN => (Spelling::default(), false),
                0x97 | 0xb7 if before == LATIN => (Spelling::OTHER, false),
                0x80..=0x9e if before == LATIN => (Spelling::default(), true),
                0x80..=0xbf if before == LATIN => (Spelling::SMALL, false),
                _ => return Spelling::of_foreign(word),
            };
            all = all.with(mark);
            capitals |= capital && index <= 1 && (index == 0 || before == LATIN);
            before = byte;
        }
        if capitals { all.with(Spelling::CAPITAL) } else { all }
    }

    fn of_foreign(word: &str) -> Spelling {
        let mark = |character: char| match character {
            '-' => Spelling::HYPHEN,
            '\'' | '’' => Spelling::default(),
            _ if character.is_lowercase() => Spelling::SMALL,
            _ if character.is_alphabetic() => Spelling::default(),
            _ => Spelling::OTHER,
        };
        let first = if word.starts_with(char::is_uppercase) { Spelling::CAPITAL } else { Spelling::default() };
        word.chars().map(mark).fold(first.with(Spelling::FOREIGN), Spelling::with)
    }
}

/// What every byte of ASCII says of its word; all others are to be looked at with their neighbours.
static OF_BYTE: [u8; 256] = of_byte();

const fn of_byte() -> [u8; 256] {
    let mut table = [Spelling::FOREIGN.0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Spelling::SMALL.0,
            b'A'..=b'Z' | b'\'' => 0,
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
