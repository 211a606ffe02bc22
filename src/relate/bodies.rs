//! Which mentions of a release name the same body.

use super::{Body, OrganisationFact};
use crate::annotate::{Layer, OrganisationName};
use crate::document::View;

pub fn merge(_view: View, _organisations: &Layer<OrganisationName>) -> (Vec<Body>, Vec<OrganisationFact>) {
    (Vec::new(), Vec::new())
}
