//! Compares what was found in releases with what a person wrote down: precision, recall and F1 by layer, and the misses.
//!
//! A gold file quotes its release (see `corpus/GUIDELINES.md`); nothing is scored that it does not name, and whatever
//! does not hold of a gold file is an error with its line.

use crate::Analysis;
use crate::check::Outcome;
use std::collections::BTreeMap;
use std::ops::AddAssign;

mod compare;
mod gold;
pub mod learning;
mod locate;

pub use gold::{Gold, GoldError, GoldSet};

/// Hits, finds and gold entries of one layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub hits: usize,
    pub found: usize,
    pub gold: usize,
}

impl Tally {
    /// In percent; 100 where nothing was found.
    pub fn precision(self) -> f64 {
        percent(self.hits, self.found)
    }

    /// In percent; 100 where there is nothing to find.
    pub fn recall(self) -> f64 {
        percent(self.hits, self.gold)
    }

    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        percent(2 * self.hits, self.found + self.gold)
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.hits += other.hits;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// One entry of gold that was not found, or one find that gold does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    pub release: String,
    pub layer: &'static str,
    /// "missed", "false" or "wrong".
    pub sort: &'static str,
    /// The words, and what is wrong with them.
    pub what: String,
}

/// The scores of one or more releases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    pub layers: BTreeMap<&'static str, Tally>,
    pub misses: Vec<Miss>,
    pub releases: usize,
    /// Releases with a finding above note that gold does not have.
    pub unexpected: usize,
}

impl AddAssign for Scores {
    fn add_assign(&mut self, other: Scores) {
        for (layer, tally) in other.layers {
            *self.layers.entry(layer).or_default() += tally;
        }
        self.misses.extend(other.misses);
        self.releases += other.releases;
        self.unexpected += other.unexpected;
    }
}

/// Compares one analysed release with its gold.
pub fn score(analysis: &Analysis, outcomes: &[Outcome], gold: &Gold) -> Result<Scores, GoldError> {
    let located = locate::locate(gold, &analysis.text)?;
    Ok(compare::compare(analysis, outcomes, gold, &located))
}
