//! Annotated releases as examples to learn weights from.

use super::locate::locate;
use super::{Gold, GoldError};
use crate::Analysis;
use crate::annotate::counts::{CountKind, candidates};
use crate::document::View;

/// A figure that may count members, and what gold says of it.
#[derive(Clone, Debug)]
pub struct CountExample {
    /// The names of what can be seen of it, as [`crate::annotate::evidence`] has them.
    pub names: Vec<String>,
    /// `None` where it counts no members.
    pub kind: Option<CountKind>,
}

/// The figures of one release.
pub fn count_examples(view: View, analysis: &Analysis, gold: &Gold) -> Result<Vec<CountExample>, GoldError> {
    let located = locate(gold, &analysis.text)?;
    let counts = located.counts.iter().zip(&gold.annotations.counts);
    let counts: Vec<_> = counts.map(|(span, count)| (*span, count.get_ref().kind)).collect();
    let examples = candidates(view, &analysis.annotations).into_iter().map(|candidate| {
        let kind = counts.iter().find(|(span, _)| span.overlaps(candidate.span)).map(|(_, kind)| *kind);
        CountExample { names: candidate.names, kind }
    });
    Ok(examples.collect())
}
