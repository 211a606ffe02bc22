//! Lists of names that may have several words: legal forms, known bodies, places.
//!
//! Keys are compared without blanks, token by token, so that it does not matter whether "e. V." and "e.V." are one
//! token or two. Unlike words, phrases keep their case: "SPAR" and "spar" are two things.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// A sorted list of names, each with a value.
#[derive(Debug)]
pub struct Phrases<V> {
    entries: Vec<(Box<str>, V)>,
    /// Which entries begin with these bytes.
    openings: FxHashMap<u64, Range<u32>>,
    /// Whether any entry may begin as a word does: settles most words at once.
    filter: Filter,
}

/// A set of first bytes: one bit for many of them, so that it may hold some that were never added.
#[derive(Debug)]
struct Filter(Box<[u64; Filter::BITS / 64]>);

impl Default for Filter {
    fn default() -> Filter {
        Filter(Box::new([0; Filter::BITS / 64]))
    }
}

impl Filter {
    const BITS: usize = 1 << 18;

    fn add(&mut self, name: &str) {
        for length in 1..=OPENING.min(name.len()) {
            let bit = Filter::bit(opening(name, length));
            self.0[bit / 64] |= 1 << (bit % 64);
        }
    }

    fn may_begin(&self, word: &str) -> bool {
        let bit = Filter::bit(opening(word, OPENING));
        !word.is_empty() && self.0[bit / 64] & 1 << (bit % 64) != 0
    }

    fn bit(first: u64) -> usize {
        // the middle bits of a product depend on all bits of its factors
        (first.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % Filter::BITS
    }
}

impl<V> Phrases<V> {
    /// Of equal names the first given stays.
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, V)>) -> Phrases<V> {
        let mut entries: Vec<(Box<str>, V)> = names.map(|(name, value)| (key(name), value)).collect();
        entries.retain(|(name, _)| !name.is_empty());
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        let mut openings: FxHashMap<u64, Range<u32>> = FxHashMap::default();
        for length in 1..=OPENING {
            let mut start = 0;
            for same in entries.chunk_by(|(one, _), (other, _)| opening(one, length) == opening(other, length)) {
                let end = start + same.len() as u32;
                if same[0].0.len() >= length {
                    openings.insert(opening(&same[0].0, length), start..end);
                }
                start = end;
            }
        }
        let mut filter = Filter::default();
        entries.iter().for_each(|(name, _)| filter.add(name));
        Phrases { entries, openings, filter }
    }

    /// Whether a name may begin with a word.
    pub fn may_begin(&self, word: &str) -> bool {
        self.filter.may_begin(word)
    }

    /// The longest name that the next words spell, and how many words that takes.
    pub fn longest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, &V)> {
        let mut words = words.into_iter().enumerate();
        let (_, first) = words.next()?;
        let mut candidates = self.beginning_with(first)?;
        let mut spelled = first.len();
        let mut best = exact(candidates, spelled).map(|value| (1, value));
        // behind the last word of a text come empty ones
        for (index, word) in words.take_while(|(_, word)| !word.is_empty()) {
            if candidates.last().is_none_or(|(name, _)| name.len() == spelled) {
                break;
            }
            candidates = narrow(candidates, spelled, word);
            spelled += word.len();
            if let Some(value) = exact(candidates, spelled) {
                best = Some((index + 1, value));
            }
        }
        best
    }

    /// The value of a name given in one piece, blanks or not.
    pub fn get(&self, name: &str) -> Option<&V> {
        let name = key(name);
        exact(self.beginning_with(&name)?, name.len())
    }

    /// The entries that begin with a word.
    fn beginning_with(&self, word: &str) -> Option<&[(Box<str>, V)]> {
        if !self.filter.may_begin(word) {
            return None;
        }
        let range = self.openings.get(&opening(word, OPENING))?;
        let entries = self.entries.get(range.start as usize..range.end as usize)?;
        Some(if word.len() > OPENING { narrow(entries, 0, word) } else { entries })
    }
}

const OPENING: usize = size_of::<u64>();

/// The first bytes of a name or word as a number, at most as many as given; 0 behind the end of a shorter one.
fn opening(word: &str, length: usize) -> u64 {
    let bytes = word.as_bytes();
    if let Some(first) = bytes.first_chunk::<OPENING>() {
        // the bytes behind `length` stand in the upper bits
        return u64::from_le_bytes(*first) & (u64::MAX >> (8 * (OPENING - length)));
    }
    bytes.iter().take(length).rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

fn key(name: &str) -> Box<str> {
    if !name.contains(char::is_whitespace) {
        return name.into();
    }
    let mut key = String::with_capacity(name.len());
    key.extend(name.split_whitespace());
    key.into_boxed_str()
}

/// Of entries that all share their first `spelled` bytes, those that go on with `word`.
fn narrow<'e, V>(entries: &'e [(Box<str>, V)], spelled: usize, word: &str) -> &'e [(Box<str>, V)] {
    fn rest<V>((name, _): &(Box<str>, V), spelled: usize) -> &[u8] {
        name.as_bytes().get(spelled..).unwrap_or_default()
    }
    let from = entries.partition_point(|entry| rest(entry, spelled) < word.as_bytes());
    let entries = &entries[from..];
    &entries[..entries.partition_point(|entry| rest(entry, spelled).starts_with(word.as_bytes()))]
}

/// The value of the name that is no longer than what was spelled: only the first can be.
fn exact<V>(entries: &[(Box<str>, V)], spelled: usize) -> Option<&V> {
    entries.first().filter(|(first, _)| first.len() == spelled).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins_however_it_is_cut() {
        let forms = Phrases::new([("e. V.", 1), ("GmbH", 2), ("GmbH & Co. KG", 3)].into_iter());
        assert_eq!(forms.longest(["e.", "V.", "in"]), Some((2, &1)));
        assert_eq!(forms.longest(["e.V."]), Some((1, &1)));
        assert_eq!(forms.longest(["GmbH", "&", "Co.", "KG"]), Some((4, &3)));
        assert_eq!(forms.longest(["GmbH", "&", "Partner"]), Some((1, &2)));
        assert_eq!(forms.longest(["GmbH", "", ""]), Some((1, &2)));
        assert_eq!(forms.longest(["Gmb"]), None);
        assert_eq!(forms.longest([]), None);
        assert_eq!(forms.get("e.V."), Some(&1));
    }
}
