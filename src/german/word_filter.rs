//! Whether some words may be among those of a sentence: settles most questions for single words at once.

/// Words in small letters: one bit for some of them each, by their first and last letter and their length, and one for
/// the end of each.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordFilter {
    words: [u64; 4],
    ends: [u64; 4],
}

impl WordFilter {
    /// The filter of the words of a text.
    pub fn of<W: AsRef<str>>(words: impl Iterator<Item = W>) -> WordFilter {
        let mut filter = WordFilter::default();
        for word in words {
            filter.add(word.as_ref());
            filter.add_end(word.as_ref());
        }
        filter
    }

    /// Adds a word, but not its end.
    pub fn add(&mut self, word: &str) {
        let (row, bit) = WordFilter::place(word);
        self.words[row] |= bit;
    }

    /// Adds an end that words may have.
    pub fn add_end(&mut self, end: &str) {
        let (row, bit) = WordFilter::place_of_end(end);
        self.ends[row] |= bit;
    }

    /// Whether a word may be one of them; of those that are it always is.
    pub fn may_hold(&self, word: &str) -> bool {
        let (row, bit) = WordFilter::place(word);
        self.words[row] & bit != 0
    }

    /// Whether a word or an end may be in both.
    pub fn may_meet(&self, other: &WordFilter) -> bool {
        let meet = |one: &[u64; 4], other: &[u64; 4]| one.iter().zip(other).any(|(one, other)| one & other != 0);
        meet(&self.words, &other.words) || meet(&self.ends, &other.ends)
    }

    fn place(word: &str) -> (usize, u64) {
        let [first, .., last] = word.as_bytes() else { return (0, 1) };
        let key = usize::from(*first) * 31 + usize::from(*last) * 7 + word.len() * 67;
        (key >> 6 & 3, 1 << (key & 63))
    }

    fn place_of_end(word: &str) -> (usize, u64) {
        let Some([third, second, last]) = word.as_bytes().last_chunk() else { return (0, 1) };
        let key = usize::from(*third) * 5 + usize::from(*second) * 67 + usize::from(*last) * 31;
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

    #[test]
    fn words_and_ends_meet_the_words_of_a_text() {
        let text = WordFilter::of(["der", "musterverband", "wächst"].iter());
        let mut wanted = WordFilter::default();
        assert!(!wanted.may_meet(&text));
        wanted.add("verein");
        assert!(!wanted.may_meet(&text));
        wanted.add_end("verband");
        assert!(wanted.may_meet(&text) && !wanted.may_meet(&WordFilter::default()));
        let mut wanted = WordFilter::default();
        wanted.add("wächst");
        assert!(wanted.may_meet(&text));
    }
}
