//! Who says what.

use super::{Facts, QuoteFact};
use crate::annotate::Annotations;
use crate::document::View;

pub fn attribute(_view: View, _annotations: &Annotations, _facts: &Facts) -> Vec<QuoteFact> {
    Vec::new()
}
