//! What sort of character stands somewhere: by table for bytes, by Unicode for the rest.

pub const BLANK: u8 = 1;
pub const LETTER: u8 = 2;
pub const DIGIT: u8 = 4;
pub const OTHER: u8 = 8;

/// The class of every byte. The bytes of "ä", "ß", "é" and their like (lead byte C3) count as letters; the two signs
/// among them, × and ÷, are kept apart by their second byte.
pub const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => BLANK,
            b'a'..=b'z' | b'A'..=b'Z' | 0xc3 => LETTER,
            0x97 | 0xb7 => OTHER,
            0x80..=0xbf => LETTER,
            b'0'..=b'9' => DIGIT,
            _ => OTHER,
        };
        byte += 1;
    }
    table
}

/// Letters, digits and what only ever stands within a word: combining marks, joiners, soft hyphens.
pub fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || is_within_word(character)
}

/// Characters that belong to the one before them.
pub fn is_within_word(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{fe0f}')
}

pub fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

pub fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '´' | '`' | 'ʼ' | '′')
}

/// Whether a stretch is one capital letter and then small ones: the look of a noun or of a sentence's first word.
pub fn is_title_case(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_some_and(char::is_lowercase)
}

/// The letters and digits that a stretch begins with.
pub fn leading_word(rest: &str) -> &str {
    &rest[..rest.find(|character| !is_word_character(character)).unwrap_or(rest.len())]
}
