//! A table of words that is asked for every token of every text.

use rustc_hash::FxHashMap;

/// Words in small letters, each with a number.
#[derive(Debug, Default)]
pub struct WordTable {
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<[u8]>, u32>,
}

impl WordTable {
    pub fn with_capacity(words: usize) -> WordTable {
        WordTable { short: FxHashMap::with_capacity_and_hasher(words, Default::default()), long: FxHashMap::default() }
    }

    pub fn get(&self, word: &str) -> Option<u32> {
        self.get_bytes(word.as_bytes())
    }

    /// As [`WordTable::get`] for a word that may hold capital letters.
    pub fn get_in_any_case(&self, word: &str) -> Option<u32> {
        if let Some(key) = short_key(word.as_bytes()).and_then(fold_key) {
            return self.short.get(&key).copied();
        }
        let mut buffer = [0; 64];
        match fold_into(word, &mut buffer) {
            Some(small) => self.get_bytes(small),
            None => self.get(&word.to_lowercase()),
        }
    }

    fn get_bytes(&self, word: &[u8]) -> Option<u32> {
        match short_key(word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }

    /// The number of a word, which is `next` where it is new.
    pub fn number(&mut self, word: &str, next: u32) -> u32 {
        let word = word.as_bytes();
        match short_key(word) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => match self.long.get(word) {
                Some(&number) => number,
                None => *self.long.entry(word.into()).or_insert(next),
            },
        }
    }
}

/// The bytes of a word of at most 16 as a number: most words are hashed and compared so, in a few instructions. Words
/// hold no zero bytes.
fn short_key(word: &[u8]) -> Option<u128> {
    if word.len() > size_of::<u128>() {
        return None;
    }
    // the first and the last bytes; where they overlap they agree
    let join = |first: u128, last: u128, size: usize| first | last << (8 * (word.len() - size));
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        return Some(join(u64::from_le_bytes(*first).into(), u64::from_le_bytes(*last).into(), size_of::<u64>()));
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        return Some(join(u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into(), size_of::<u32>()));
    }
    Some(word.iter().rev().fold(0, |key, &byte| key << 8 | u128::from(byte)))
}

/// The key of a word with its capitals made small, all bytes at once; `None` where some are no ASCII.
fn fold_key(key: u128) -> Option<u128> {
    const EACH: u128 = u128::MAX / 0xff;
    if key & (EACH * 0x80) != 0 {
        return None;
    }
    // the highest bit of each byte, behind the sums: whether it is at least "A", and whether it is more than "Z"
    let from_a = key + EACH * (0x80 - b'A' as u128);
    let behind_z = key + EACH * (0x7f - b'Z' as u128);
    let capitals = (from_a & !behind_z) & (EACH * 0x80);
    Some(key | capitals >> 2)
}

/// A word of western letters in small ones; `None` where it is too long or holds other letters.
fn fold_into<'b>(word: &str, buffer: &'b mut [u8; 64]) -> Option<&'b [u8]> {
    let small = buffer.get_mut(..word.len())?;
    let mut before = 0;
    for (byte, to) in word.bytes().zip(small.iter_mut()) {
        *to = match byte {
            0..0x80 => byte.to_ascii_lowercase(),
            // first byte of "Ä", "ß", "é" and their like; the second tells capital from small
            0xc3 => byte,
            0x80..=0x9e if before == 0xc3 && byte != 0x97 => byte + 0x20,
            0x80..=0xbf if before == 0xc3 => byte,
            _ => return None,
        };
        before = byte;
    }
    Some(small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::german::lexicon::fold;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_words_have_their_bytes_as_key(word in "[a-zäß]{0,17}") {
            let mut bytes = [0; 16];
            let short = bytes.get_mut(..word.len()).map(|to| to.copy_from_slice(word.as_bytes()));
            prop_assert_eq!(short_key(word.as_bytes()), short.map(|()| u128::from_le_bytes(bytes)));
        }

        #[test]
        fn keys_are_folded_as_their_words(word in "[ -~]{0,16}") {
            let folded = short_key(word.as_bytes()).and_then(fold_key);
            prop_assert_eq!(folded, short_key(word.to_ascii_lowercase().as_bytes()));
        }

        #[test]
        fn words_are_folded_as_by_unicode(word in "[a-zA-ZÀ-ÿ0-9.ŁſΣ-]{0,40}") {
            let mut buffer = [0; 64];
            if let Some(small) = fold_into(&word, &mut buffer) {
                prop_assert_eq!(std::str::from_utf8(small).unwrap(), fold(&word));
            }
        }
    }

    #[test]
    fn long_and_short_words_keep_their_numbers() {
        let words = ["ja", "beispielverband", "beispielverbandä", "beispielverbände", "musterdachverbände"];
        let mut table = WordTable::default();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(table.number(word, number as u32), number as u32);
            assert_eq!(table.number(word, 99), number as u32);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(table.get(word), Some(number as u32));
            assert_eq!(table.get_in_any_case(&word.to_uppercase()), Some(number as u32));
        }
        assert_eq!((table.get("j"), table.get(""), table.get("beispieldachverband")), (None, None, None));
    }
}
