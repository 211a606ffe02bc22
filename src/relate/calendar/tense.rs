//! Whether the clause around a time tells of what was, is or will be.

use crate::document::{Mood, Tense, View};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    /// Of now, of plans ("tritt am 3. Mai auf"), of what is always so.
    Present,
    Future,
    Unknown,
}

/// The direction of the clause that holds a stretch, by its finite verb.
pub fn of(view: View, span: Span) -> Direction {
    let clauses = &view.document.clauses;
    let index = clauses.partition_point(|clause| clause.span.start <= span.start);
    let clause = index.checked_sub(1).map(|index| &clauses[index]).filter(|clause| clause.span.contains(span));
    // "könnte bis Mai dauern" has the form of the past and tells of what may come
    let may_be = clause.is_some_and(|clause| clause.mood == Some(Mood::SubjunctiveTwo));
    match clause.and_then(|clause| clause.tense) {
        Some(Tense::Past) if may_be => Direction::Unknown,
        Some(Tense::Past | Tense::Perfect | Tense::Pluperfect) => Direction::Past,
        Some(Tense::Present) => Direction::Present,
        Some(Tense::Future) => Direction::Future,
        None => Direction::Unknown,
    }
}
