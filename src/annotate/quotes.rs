//! Stretches of speech: marked by quotation marks, or indirect.
//!
//! Marks are paired first (`marks`), words that introduce speech are found (`cues`); then `direct` tells speech in
//! marks from terms and titles, and `indirect` finds what is told in Konjunktiv, with "dass" or before "so X". Who the
//! speaker is beyond the words beside the quote is the business of `relate/speakers`.

mod cues;
mod direct;
mod indirect;
pub mod marks;
mod noun_phrase;

use super::{Layer, Mention};
use crate::document::View;
use crate::text::Span;
use cues::Cue;

/// A stretch of speech. The mention's span holds the words said, marks excluded.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotedStretch {
    pub kind: QuoteKind,
    /// The parts of the span that are said, where something stands between them ("…, sagte X, …").
    pub segments: Vec<Span>,
    /// The words that introduce it ("sagte", "laut", "so").
    pub cue: Option<Span>,
    /// The words beside it that name the speaker ("der Vorsitzende Theo Erdachter", "sie").
    pub speaker: Option<Span>,
    /// Who acts in the sentence before, where nothing beside the stretch names a speaker.
    pub background: Option<Span>,
    /// Whether it goes on with the quote that the paragraph before left open.
    pub continues: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    Direct,
    Indirect,
}

pub fn annotate(view: View) -> Layer<QuotedStretch> {
    let marked = marks::pair(view);
    let speech = direct::Marks::new(view, &marked);
    let mut cues = cues::find(view);
    cues.retain(|cue| !speech.hold(cue.tokens.start));
    let direct = direct::find(view, &marked, &cues);
    let indirect = indirect::find(view, &direct, &cues);
    Layer::new(direct.into_iter().chain(indirect).collect())
}

/// The words of a cue's speaker.
fn speaker_span(view: View, cue: &Cue) -> Option<Span> {
    cue.speaker.clone().map(|speaker| view.span(speaker))
}

type Stretch = Mention<QuotedStretch>;
