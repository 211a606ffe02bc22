//! Which words of a list another word may end in: tells it from the last letters, so that a compound is not looked up
//! end by end.

use rustc_hash::FxHashMap;

/// The words of a list by their last letters.
#[derive(Debug)]
pub struct Endings {
    /// Last bytes of a word, see [`key`] → which lengths, in bytes, the words have that end so: one bit a length.
    lengths: FxHashMap<u32, u64>,
    /// Whether any word may end in such bytes: one bit for some of them; settles most words at once.
    filter: [[u64; 16]; 16],
    /// As the filter, for words of such a length that begin and end in such bytes.
    whole: Box<[u64; 256]>,
}

impl Default for Endings {
    fn default() -> Endings {
        Endings { lengths: FxHashMap::default(), filter: Default::default(), whole: Box::new([0; 256]) }
    }
}

/// Shorter words are no part of a compound.
const LAST: usize = 3;

/// A compound has at least so much before its last part.
const SHORTEST_FIRST_PART: usize = 3;

impl Endings {
    /// Adds a word in small letters.
    pub fn add(&mut self, word: &str) {
        if let Some(last) = word.as_bytes().last_chunk::<LAST>() {
            let key = key(*last);
            *self.lengths.entry(key).or_default() |= bit(word.len());
            let (row, column, bit) = Endings::place(key);
            self.filter[row][column] |= bit;
            if let Some((place, bit)) = Endings::place_of_whole(word, key) {
                self.whole[place] |= bit;
            }
        }
    }

    /// Where the filter has the bit of a key.
    fn place(key: u32) -> (usize, usize, u64) {
        // the upper bits of a product depend on all bits of its factors
        let hash = key.wrapping_mul(0x9e37_79b1) as usize;
        (hash >> 28 & 15, hash >> 24 & 15, 1 << (hash >> 18 & 63))
    }

    /// Where the second filter has the bit of a word with the key of its last bytes.
    fn place_of_whole(word: &str, last: u32) -> Option<(usize, u64)> {
        let first = key(*word.as_bytes().first_chunk::<LAST>()?);
        let hash = (first ^ last.rotate_left(11) ^ (word.len() as u32) << 24).wrapping_mul(0x9e37_79b1) as usize;
        Some((hash >> 24 & 255, 1 << (hash >> 18 & 63)))
    }

    /// Whether an end may be a word of the list.
    fn may_be_whole(&self, end: &str, last: u32) -> bool {
        Endings::place_of_whole(end, last).is_some_and(|(place, bit)| self.whole[place] & bit != 0)
    }

    /// The lengths of the words that end in these bytes: one bit a length.
    fn lengths(&self, last: [u8; LAST]) -> u64 {
        let key = key(last);
        let (row, column, bit) = Endings::place(key);
        if self.filter[row][column] & bit == 0 {
            return 0;
        }
        self.lengths.get(&key).copied().unwrap_or_default()
    }

    /// Whether the word, or its part behind a hyphen, may be or end in a word of the list; settles most words at once.
    pub fn may_end(&self, word: &str) -> bool {
        word.as_bytes().last_chunk::<LAST>().is_none_or(|last| last.contains(&b'-') || self.lengths(*last) != 0)
    }

    /// The ends of a compound that may be a word of the list, from the longest on, and where they begin; an end
    /// begins with a small letter.
    pub fn of<'w>(&self, word: &'w str) -> impl Iterator<Item = (usize, &'w str)> {
        self.in_any_case(word).filter(|(_, end)| end.starts_with(char::is_lowercase))
    }

    /// As [`Endings::of`], also where the end begins with a capital letter.
    pub fn in_any_case<'w>(&self, word: &'w str) -> impl Iterator<Item = (usize, &'w str)> {
        let last = word.as_bytes().last_chunk::<LAST>();
        let lengths = last.map_or(0, |last| self.lengths(*last));
        let last = last.map_or(0, |last| key(*last));
        let longest = word.len().saturating_sub(SHORTEST_FIRST_PART).min(u64::BITS as usize - 1);
        let mut left = lengths & (bit(longest + 1).wrapping_sub(1));
        std::iter::from_fn(move || {
            let length = left.checked_ilog2()?;
            left -= bit(length as usize);
            Some(length as usize)
        })
        .filter_map(|length| Some((word.len() - length, word.get(word.len() - length..)?)))
        .filter(move |(_, end)| self.may_be_whole(end, last))
    }
}

/// The last bytes of a word, in small letters, as a number.
fn key(bytes: [u8; LAST]) -> u32 {
    const EACH: u32 = 0x01_01_01;
    let [first, second, third] = bytes;
    let key = u32::from_be_bytes([0, first, second, third]);
    if key & (EACH * 0x80) == 0 {
        // the highest bit of each byte, behind the sums: whether it is at least "A", and whether it is more than "Z"
        let capitals = (key + EACH * (0x80 - u32::from(b'A'))) & !(key + EACH * (0x7f - u32::from(b'Z')));
        return key | (capitals & (EACH * 0x80)) >> 2;
    }
    key_of_letters(bytes)
}

/// As [`key`], letter by letter.
fn key_of_letters(bytes: [u8; LAST]) -> u32 {
    let mut before = 0;
    bytes.iter().fold(0, |key, &byte| {
        let small = match byte {
            // "Ä" and its like
            0x80..=0x9e if before == 0xc3 => byte + 0x20,
            byte => byte.to_ascii_lowercase(),
        };
        before = byte;
        key << 8 | u32::from(small)
    })
}

fn bit(length: usize) -> u64 {
    1u64.checked_shl(length as u32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_are_those_of_their_letters(bytes in any::<[u8; LAST]>()) {
            prop_assert_eq!(key(bytes), key_of_letters(bytes));
        }
    }

    #[test]
    fn only_ends_that_may_be_listed_are_given() {
        let mut endings = Endings::default();
        for word in ["verband", "band", "ämter"] {
            endings.add(word);
        }
        let ends = |word: &'static str| endings.of(word).map(|(at, _)| &word[at..]).collect::<Vec<_>>();
        assert_eq!(ends("Musterverband"), ["verband", "band"]);
        assert_eq!(ends("Musterämter"), ["ämter"]);
        assert_eq!(ends("Rumpelband"), ["band"], "no word of the list begins as \"pelband\" does");
        assert_eq!(ends("Verband"), ["band"]);
        assert!(endings.may_end("VERBAND") && endings.may_end("ÄMTER") && endings.may_end("Muster-X"));
        assert!(!endings.may_end("Musterhaus"));
        assert!(ends("Musterhaus").is_empty() && ends("").is_empty() && ends("ß").is_empty());
    }
}
