//! Evidence with weights: what can be seen of a candidate, as names, and how far each name speaks for or against it.
//!
//! A table of weights is a logistic regression with an L1 penalty (Tibshirani 1996), so that few names stay in it and
//! each can be read. It is learnt from annotated releases by `cargo run --release --example learn_evidence`; no other
//! number of the program is learnt.

use rustc_hash::{FxHashMap, FxHasher};
use std::fmt::{self, Display, Write};
use std::hash::Hasher;

/// What was seen of one candidate.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The hashes of the names.
    seen: Vec<u64>,
    /// The names in words, for whoever learns or explains.
    names: Option<Vec<String>>,
}

impl Evidence {
    /// Evidence that keeps its names.
    pub fn in_words() -> Evidence {
        Evidence { names: Some(Vec::new()), ..Evidence::default() }
    }

    /// Notes that a property has a value: "verb=zählen".
    pub fn note(&mut self, property: &str, value: impl Display) {
        self.add(format_args!("{property}={value}"));
    }

    /// Notes that a property has a value, if it has.
    pub fn note_value_if(&mut self, property: &str, value: impl Display, holds: bool) {
        if holds {
            self.note(property, value);
        }
    }

    /// Notes a property, if the candidate has it: "verbless".
    pub fn note_if(&mut self, property: &str, holds: bool) {
        if holds {
            self.add(format_args!("{property}"));
        }
    }

    fn add(&mut self, name: fmt::Arguments) {
        self.seen.push(hash(name));
        if let Some(names) = &mut self.names {
            names.push(name.to_string());
        }
    }

    /// The names, if they were kept.
    pub fn names(&self) -> &[String] {
        self.names.as_deref().unwrap_or_default()
    }
}

/// The weights of single names and of pairs of names, for one question.
#[derive(Debug, Default)]
pub struct Weights {
    bias: f32,
    single: FxHashMap<u64, f32>,
    pairs: Vec<(u64, u64, f32)>,
}

impl Weights {
    /// Reads the lines of a table that answer one question: the question, a weight and a name, or two names with " & "
    /// between them, with tabs between; the name of the bias is "bias". Lines that begin with "# " are comments.
    ///
    /// # Panics
    /// If a line is no such line; the tables are part of the program, and a test reads them all.
    pub fn read(table: &str, question: &str) -> Weights {
        let mut weights = Weights::default();
        for line in table.lines().filter(|line| !line.starts_with("# ")) {
            let (asked, rest) = line.split_once('\t').expect("a question before the first tab");
            if asked == question {
                let (weight, name) = rest.split_once('\t').expect("a weight, a tab and a name");
                weights.add(name, weight.parse().expect("a number between the tabs"));
            }
        }
        weights
    }

    fn add(&mut self, name: &str, weight: f32) {
        let hash = |name: &str| hash(format_args!("{name}"));
        match name.split_once(" & ") {
            Some((one, other)) => self.pairs.push((hash(one), hash(other), weight)),
            None if name == "bias" => self.bias = weight,
            None => {
                self.single.insert(hash(name), weight);
            }
        }
    }

    /// The logarithm of the odds that the candidate is one: 0 where it is as likely as not.
    pub fn log_odds(&self, evidence: &Evidence) -> f32 {
        let seen = &evidence.seen;
        let single: f32 = seen.iter().filter_map(|name| self.single.get(name)).sum();
        let both = |one: &u64, other: &u64| seen.contains(one) && seen.contains(other);
        let pairs: f32 = self.pairs.iter().filter(|(one, other, _)| both(one, other)).map(|pair| pair.2).sum();
        self.bias + single + pairs
    }
}

fn hash(name: fmt::Arguments) -> u64 {
    let mut hasher = NameHasher::default();
    hasher.write_fmt(name).expect("hashing cannot fail");
    hasher.0.finish()
}

/// Takes a name in pieces: it has one hash however it is cut.
#[derive(Default)]
struct NameHasher(FxHasher);

impl Write for NameHasher {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        piece.bytes().for_each(|byte| self.0.write_u8(byte));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# a comment\n\
                         count\t-1.5\tbias\ncount\t2\tverb=zählen\n\
                         count\t0.5\tverb=zählen & verbless\nTotal\t9\tverb=zählen\n";

    #[test]
    fn weighs_single_names_and_pairs_of_those_that_were_seen() {
        let weights = Weights::read(TABLE, "count");
        let mut evidence = Evidence::default();
        assert_eq!(weights.log_odds(&evidence), -1.5);
        evidence.note("verb", "zählen");
        assert_eq!(weights.log_odds(&evidence), 0.5);
        evidence.note_if("verbless", true);
        assert_eq!(weights.log_odds(&evidence), 1.0);
    }

    #[test]
    fn keeps_names_only_where_asked() {
        let mut silent = Evidence::default();
        silent.note("verb", "zählen");
        assert!(silent.names().is_empty());
        let mut spoken = Evidence::in_words();
        spoken.note("verb", "zählen");
        spoken.note_if("verbless", false);
        assert_eq!(spoken.names(), ["verb=zählen"]);
    }
}
