//! A pattern rule as a value: its name, how it reads, what it finds and where it stays silent.

use crate::document::View;
use std::ops::Range;

/// The name of the rule that found a mention; it reaches the `rule` column of the tables.
pub type RuleId = &'static str;

/// What a rule read: the tokens and their meaning.
pub type Read<T> = Option<(Range<usize>, T)>;

/// A rule that reads a stretch of tokens from a given one on.
///
/// One test a layer runs `examples` and `silent` of all its rules, so a rule never stands without them.
pub struct Rule<T: 'static> {
    pub name: RuleId,
    /// Tries to read from token `start`; gives the tokens read and their meaning.
    pub read: fn(View, usize) -> Read<T>,
    /// A sentence, the stretch that the rule must find in it, and what it must read there (as the layer's test prints it).
    pub examples: &'static [(&'static str, &'static str, &'static str)],
    /// Sentences in which the rule must find nothing.
    pub silent: &'static [&'static str],
}
