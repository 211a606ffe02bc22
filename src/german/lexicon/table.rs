//! A table of words that is asked for every token of every text.

use rustc_hash::FxHashMap;

/// Words in small letters, each with a number.
#[derive(Debug, Default)]
pub struct WordTable {
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl WordTable {
    pub fn with_capacity(words: usize) -> WordTable {
        WordTable { short: FxHashMap::with_capacity_and_hasher(words, Default::default()), long: FxHashMap::default() }
    }

    pub fn get(&self, word: &str) -> Option<u32> {
        match short_key(word) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }

    /// The number of a word, which is `next` where it is new.
    pub fn number(&mut self, word: &str, next: u32) -> u32 {
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
fn short_key(word: &str) -> Option<u128> {
    let mut bytes = [0; size_of::<u128>()];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        }
        assert_eq!((table.get("j"), table.get(""), table.get("beispieldachverband")), (None, None, None));
    }
}
