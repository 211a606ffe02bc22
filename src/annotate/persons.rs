//! Names of people, with title and office.

use super::{Layer, OrganisationName};
use crate::document::View;
use crate::text::Span;

/// A name of a person, as found in its sentence. The mention's span holds the name alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonName {
    /// "Matthias Kammer", or the surname alone.
    pub name: String,
    /// "Prof. Dr."
    pub title: Option<Span>,
    /// "Geschäftsführer": the office named beside the name.
    pub role: Option<Span>,
    /// The body that the person speaks or acts for, as named beside it: an index into the organisations layer.
    pub organisation: Option<usize>,
}

pub fn annotate(_view: View, _organisations: &Layer<OrganisationName>) -> Layer<PersonName> {
    Layer::default()
}
