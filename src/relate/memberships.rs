//! Who is, becomes or was a member of whom.

use super::{Facts, MembershipFact};
use crate::annotate::Annotations;
use crate::document::View;

pub fn find(_view: View, _annotations: &Annotations, _facts: &Facts) -> Vec<MembershipFact> {
    Vec::new()
}
