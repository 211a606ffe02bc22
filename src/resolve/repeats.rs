//! Which release repeats an earlier one, and which corrects one.
//!
//! The same bytes are the same release; so are two whose longest paragraphs are equal, in whatever format and under
//! whatever headline they came. A release that calls itself a correction and shares a paragraph with another takes its
//! place. Memory: a few words a release.

use rustc_hash::{FxHashMap, FxHashSet};

/// Index of a release in the run, in input order.
pub type Position = u32;

/// What is compared of a release.
#[derive(Clone, Debug, Default)]
pub struct Likeness<'a> {
    /// Of its bytes; any hash in hexadecimal.
    pub hash: &'a str,
    /// Of its longest paragraphs.
    pub fingerprints: &'a [u64],
    /// Whether it calls itself a correction.
    pub is_correction: bool,
}

/// The releases met so far.
#[derive(Debug, Default)]
pub struct Repeats {
    count: Position,
    bytes: FxHashMap<u64, Position>,
    /// The first release with a paragraph.
    paragraphs: FxHashMap<u64, Position>,
    corrections: FxHashSet<Position>,
    /// Release → the one that it repeats.
    copies: FxHashMap<Position, Position>,
    /// Correction → what it corrects.
    corrected: FxHashMap<Position, Position>,
}

/// How a release relates to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    New,
    /// It repeats this one.
    Copy(Position),
    /// It corrects this one, which no longer counts.
    Corrects(Position),
    /// This one, met before it, corrects it.
    CorrectedBy(Position),
}

impl Repeats {
    /// Takes in a release, to be called in input order.
    pub fn add(&mut self, likeness: &Likeness) -> Relation {
        let position = self.count;
        self.count += 1;
        let relation = self.relation(likeness);
        match relation {
            Relation::Copy(first) => drop(self.copies.insert(position, first)),
            Relation::Corrects(first) => drop(self.corrected.insert(position, first)),
            Relation::CorrectedBy(correction) => drop(self.corrected.insert(correction, position)),
            Relation::New => {}
        }
        if likeness.is_correction {
            self.corrections.insert(position);
        }
        self.bytes.entry(short(likeness.hash)).or_insert(position);
        for &paragraph in likeness.fingerprints {
            // a later correction is the text that counts
            if matches!(relation, Relation::Corrects(_)) {
                self.paragraphs.insert(paragraph, position);
            } else {
                self.paragraphs.entry(paragraph).or_insert(position);
            }
        }
        relation
    }

    fn relation(&self, likeness: &Likeness) -> Relation {
        if let Some(&first) = self.bytes.get(&short(likeness.hash)) {
            return Relation::Copy(first);
        }
        let known = |paragraph: &u64| self.paragraphs.get(paragraph).copied();
        let Some(other) = likeness.fingerprints.iter().find_map(known) else { return Relation::New };
        match (likeness.is_correction, self.corrections.contains(&other)) {
            (true, false) => Relation::Corrects(other),
            (false, true) => Relation::CorrectedBy(other),
            _ if likeness.fingerprints.iter().all(|paragraph| known(paragraph) == Some(other)) => Relation::Copy(other),
            _ => Relation::New,
        }
    }

    /// The release that a release repeats.
    pub fn copied(&self, release: Position) -> Option<Position> {
        self.copies.get(&release).copied()
    }

    /// The release that a release corrects.
    pub fn corrected(&self, release: Position) -> Option<Position> {
        self.corrected.get(&release).copied()
    }

    /// The releases that others repeat or correct: their names will be asked for.
    pub fn referred_to(&self) -> FxHashSet<Position> {
        self.copies.values().chain(self.corrected.values()).copied().collect()
    }
}

/// The first eight bytes of a hash: of a million releases two would share them once in thirty million runs.
fn short(hash: &str) -> u64 {
    hash.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness<'a>(hash: &'a str, fingerprints: &'a [u64], is_correction: bool) -> Likeness<'a> {
        Likeness { hash, fingerprints, is_correction }
    }

    #[test]
    fn bytes_or_all_paragraphs_make_a_copy() {
        let mut repeats = Repeats::default();
        assert_eq!(repeats.add(&likeness("00000000000000a1", &[1, 2], false)), Relation::New);
        assert_eq!(repeats.add(&likeness("00000000000000a1", &[1, 2], false)), Relation::Copy(0));
        assert_eq!(repeats.add(&likeness("00000000000000a2", &[2, 1], false)), Relation::Copy(0));
        assert_eq!(repeats.add(&likeness("00000000000000a3", &[1, 3], false)), Relation::New);
        assert_eq!(repeats.add(&likeness("00000000000000a4", &[], false)), Relation::New);
        assert_eq!((repeats.copied(1), repeats.copied(3)), (Some(0), None));
    }

    #[test]
    fn a_correction_takes_the_place_of_what_it_corrects_in_either_order() {
        let mut repeats = Repeats::default();
        repeats.add(&likeness("00000000000000a1", &[1, 2], false));
        assert_eq!(repeats.add(&likeness("00000000000000a2", &[1, 3], true)), Relation::Corrects(0));
        repeats.add(&likeness("00000000000000b1", &[7, 8], true));
        assert_eq!(repeats.add(&likeness("00000000000000b2", &[7, 9], false)), Relation::CorrectedBy(2));
        assert_eq!((repeats.corrected(1), repeats.corrected(2)), (Some(0), Some(3)));
    }
}
