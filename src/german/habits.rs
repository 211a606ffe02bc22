//! Words that say that something is so in general: "Heute gehören ihm 26 Gruppen an", "immer im Mai", "auch im Sommer".

use super::lexicon::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What sort of habit a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// The infinitive of a verb for what lasts.
    State,
    /// "immer", "jeweils".
    Always,
    /// "auch", "selbst" before a season.
    Even,
    /// "geöffnet" beside hours.
    Open,
}

static HABITS: LazyLock<FxHashMap<&'static str, Habit>> = LazyLock::new(|| {
    let sort = |name| match name {
        "state" => Habit::State,
        "always" => Habit::Always,
        "open" => Habit::Open,
        _ => Habit::Even,
    };
    let list = rows(include_str!("data/habits.tsv"));
    list.flat_map(|(words, name)| words.split(' ').map(move |word| (word, sort(name)))).collect()
});

/// The sort of habit that a word in small letters tells.
///
/// ```
/// use presselese::german::habits::{Habit, of};
/// assert_eq!(of("gehören"), Some(Habit::State));
/// assert_eq!(of("immer"), Some(Habit::Always));
/// ```
pub fn of(word: &str) -> Option<Habit> {
    HABITS.get(word).copied()
}
