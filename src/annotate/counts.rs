//! Member counts: a figure with the unit that it counts.

use super::numbers::Modifier;
use super::{Layer, Number, TimeExpression};
use crate::document::View;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What a member count says; the names are those of the `kind` column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountKind {
    #[default]
    Total,
    Ordinal,
    Founding,
    New,
    Left,
    Breakdown,
    Previous,
    Planned,
}

/// A figure of members, whoever's they are. The mention's span runs from the figure (with its modifier) to the unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    pub count: u64,
    pub modifier: Modifier,
    pub kind: CountKind,
    /// The unit in the words of the text ("Mitglied", "öffentliche IT-Dienstleister").
    pub unit: Option<Span>,
    /// What the figure is limited to ("in Bayern", "kommunale").
    pub scope: Option<Span>,
}

pub fn annotate(_view: View, _numbers: &Layer<Number>, _times: &Layer<TimeExpression>) -> Layer<Count> {
    Layer::default()
}
