//! Names of organisations.

use super::{Layer, TimeExpression};
use crate::document::View;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The sort of body; the names are those of the `kind` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    Company,
    Cooperative,
    Association,
    Alliance,
    Authority,
    Municipality,
    University,
    Party,
    Union,
    Media,
    #[default]
    Other,
}

/// A name of a body, as found in its sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganisationName {
    /// The name without what surrounds it ("der DVZ M-V GmbH" → "DVZ M-V GmbH"), in the nominative where known.
    pub name: String,
    pub kind: OrganisationKind,
    /// The canonical legal form ("e. V.", "AöR").
    pub legal_form: Option<&'static str>,
    /// The bracketed or explained short name ("(DVZ M-V)").
    pub short_name: Option<Span>,
    /// The seat, where the text gives it beside the name ("aus Köln", "(Aachen)").
    pub place: Option<Span>,
}

pub fn annotate(_view: View, _times: &Layer<TimeExpression>) -> Layer<OrganisationName> {
    Layer::default()
}
