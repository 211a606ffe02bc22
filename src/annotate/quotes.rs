//! Stretches of speech: marked by quotation marks, or indirect.

use super::Layer;
use crate::document::View;
use crate::text::Span;

/// A stretch of speech. The mention's span holds the words said, marks excluded.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotedStretch {
    pub kind: QuoteKind,
    /// The words that introduce it ("sagte", "laut", "so").
    pub cue: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    Direct,
    Indirect,
}

pub fn annotate(_view: View) -> Layer<QuotedStretch> {
    Layer::default()
}
