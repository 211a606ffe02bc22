//! Whose members a count counts, and as of when.

use super::{CountFact, Facts};
use crate::annotate::Annotations;
use crate::document::View;

pub fn assign(_view: View, _annotations: &Annotations, _facts: &Facts) -> Vec<CountFact> {
    Vec::new()
}
