//! Whether some words of a sentence may be among many others: settles most questions for single words at once.

/// Which words there may be: one bit for some of them each, by their first and last letter and their length.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordFilter([u64; 4]);

impl WordFilter {
    /// The filter of words in small letters.
    pub fn of<W: AsRef<str>>(words: impl Iterator<Item = W>) -> WordFilter {
        let mut filter = WordFilter::default();
        for word in words {
            let (row, bit) = WordFilter::place(word.as_ref());
            filter.0[row] |= bit;
        }
        filter
    }

    /// Whether a word may be one of them; of those that are it always is.
    pub fn may_hold(&self, word: &str) -> bool {
        let (row, bit) = WordFilter::place(word);
        self.0[row] & bit != 0
    }

    fn place(word: &str) -> (usize, u64) {
        let [first, .., last] = word.as_bytes() else { return (0, 1) };
        let key = usize::from(*first) * 31 + usize::from(*last) * 7 + word.len() * 67;
        (key >> 6 & 3, 1 << (key & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_be_held() {
        let words = ["", "a", "ja", "über", "verband"];
        let filter = WordFilter::of(words.iter());
        assert!(words.iter().all(|word| filter.may_hold(word)));
        assert!(!filter.may_hold("nein") && !WordFilter::default().may_hold("ja"));
    }
}
